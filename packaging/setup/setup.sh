#!/bin/sh
# Finds the Python to build the virtual environment with, and hands over to environment.py.
#   sh packaging/setup/setup.sh app|test|package
# The first of $PYTHON, python3.14 ... python3.11, python3 is taken that really runs (a pyenv shim may not), is 3.11
# or newer, and can import venv and ensurepip. An environment that is ready keeps its Python until $PYTHON asks.
set -u
cd "$(dirname "$0")/../.." || exit 1
unset PYTHONHOME PYTHONPATH

is_new_enough() { "$1" -I -S -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venvs() { "$1" -I -S -c 'import venv, ensurepip' >/dev/null 2>&1; }

# The quick way, some 0.1 s: no other Python is looked for, no pip, no apt, no network.
case $1 in package) ready=.venv-package/bin/python ;; *) ready=.venv/bin/python ;; esac
if [ -z "${PYTHON-}" ] && [ -x "$ready" ] && "$ready" -I -S packaging/setup/environment.py "$1" --is-ready; then
    exit 0
fi

without_venv=
for candidate in "${PYTHON-}" python3.14 python3.13 python3.12 python3.11 python3; do
    if [ -n "$candidate" ] && is_new_enough "$candidate"; then
        if makes_venvs "$candidate"; then
            exec "$candidate" -I -S packaging/setup/environment.py "$1"
        fi
        : "${without_venv:=$candidate}"
    fi
    if [ -n "$candidate" ] && [ "$candidate" = "${PYTHON-}" ]; then
        echo "PYTHON=$PYTHON cannot be used (it must run, be 3.11 or newer and have venv and ensurepip): looking for another." >&2
    fi
done
if [ -n "$without_venv" ]; then  # Debian and Ubuntu ship Python without venv: environment.py gets it, or says how.
    exec "$without_venv" -I -S packaging/setup/environment.py "$1"
fi
echo "BackCare needs Python 3.11 or newer, and found none: install it, or name it with PYTHON=/path/to/python make setup." >&2
exit 1
