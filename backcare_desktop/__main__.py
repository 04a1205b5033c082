"""``python -m backcare_desktop`` is ``backcare``."""

from __future__ import annotations

from backcare_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
