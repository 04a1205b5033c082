# Every command sets up what it needs: see packaging/setup/. When all is there, that takes a tenth of a second.
#   PYTHON=python3.12 make setup     another Python
#   make test ARGS="-k engine"       some tests, without the coverage gate
.DEFAULT_GOAL := help
.PHONY: help setup run demo test test-slow test-wayland lint format bench contact-sheet screenshots sounds package package-wheel package-folder requirements clean
.NOTPARALLEL:

PY := .venv/bin/python
UV ?= uv

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## the virtual environment in .venv and the system libraries Qt needs
	@sh packaging/setup/setup.sh app

.PHONY: setup-test setup-package
setup-test:
	@sh packaging/setup/setup.sh test
setup-package:
	@sh packaging/setup/setup.sh package

run: setup  ## start BackCare (without a display: the demo)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set): running 'make demo' on a virtual one."; \
		$(MAKE) --no-print-directory demo; \
	else \
		exec .venv/bin/backcare $(ARGS); \
	fi

demo: setup-test  ## the real app on a virtual screen; screenshots in build/demo/
	@$(PY) -m tests.demo $(ARGS)

# Side by side what needs no desktop; one after the other what shares screen, sound and time with the machine.
test: setup-test  ## all tests, and full branch coverage of the core
ifdef ARGS
	$(PY) -m pytest $(ARGS)
else
	$(PY) -m pytest -n logical -m "not desk and not slow and not wayland" --cov --cov-report=
	$(PY) -m coverage report --fail-under=100
	$(PY) -m pytest -m "desk and not slow and not wayland"
endif

test-slow: setup-test  ## the tests that take minutes
	$(PY) -m pytest -m slow $(ARGS)

test-wayland: setup-test  ## BackCare on sway and labwc, from a Debian 13 made in build/ (root, debootstrap)
	$(PY) -m pytest tests/wayland -m wayland $(ARGS)

lint: setup-test  ## ruff, mypy, the import contracts, the desktop files
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo
	@sh packaging/linux/validate.sh

format: setup-test  ## let ruff mend and format what it can
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: setup-test  ## the measurements, beside a bare PySide6 tray program
	@$(PY) -m bench $(ARGS)

contact-sheet: setup-test  ## all drawn figures on one page for each theme, in build/, to be looked at
	@mkdir -p build
	@$(PY) -m bench.contact_sheet build/contact-sheet-light.png $(ARGS)
	@$(PY) -m bench.contact_sheet build/contact-sheet-dark.png --dark $(ARGS)
	@echo "build/contact-sheet-light.png, build/contact-sheet-dark.png"

screenshots: setup-test  ## pictures of every window in every look, in build/screenshots/, and those of docs/design.md
	@$(PY) -m bench.screenshots $(ARGS)
	@$(PY) -m bench.screenshots --docs

sounds: setup-test  ## resources/sounds/*.wav, made anew by packaging/sounds/synthesise.py
	@$(PY) packaging/sounds/synthesise.py

package: package-wheel package-folder  ## all packages, in dist/

package-wheel: setup-package  ## the wheel, tried in a clean environment
	@.venv-package/bin/python packaging/wheel.py

package-folder: setup-package  ## a folder that runs without Python
	@.venv-package/bin/python packaging/pyinstaller/build.py

requirements:  ## resolve requirements/*.in anew (needs uv; ARGS=--upgrade for newer versions)
	@command -v $(UV) >/dev/null || { echo "This needs uv: install it, or name it with make requirements UV=/path/to/uv." >&2; exit 1; }
	@cd requirements && for use in app calendar test dev package; do \
		$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-emit-find-links --custom-compile-command "make requirements" $(ARGS) -o $$use.txt $$use.in || exit 1; \
	done

clean:  ## remove all that was built, the virtual environments too
	rm -rf .venv .venv.* .venv-* build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
