"""Loads PySide6, and takes its watch off all later imports."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # its import sets the watch


def unwatch_imports() -> None:
    """Let imports be Python's own again; call it before the rest of the app is imported.

    WORKAROUND for PySide6 6.8 to 6.11: it replaces ``__import__`` by one that reads the source of every module imported
    from then on, looks there for the word PySide6, and keeps the lines for good (in linecache). That serves only
    ``from __feature__ import …``, which we do not use, and takes 4 MB and a tenth of the start, with APScheduler 7 MB.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        setattr(builtins, "__import__", own)  # noqa: B010  # for mypy it cannot be assigned to
