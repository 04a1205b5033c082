"""What keeps the program that rests all day small; docs/performance.md has the figures."""

from __future__ import annotations

import builtins
import ctypes
import gc
import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast


def unwatch_imports() -> None:
    """Load PySide6, and let imports be Python's own again; call it before the rest of the app is imported.

    WORKAROUND for PySide6 6.8 to 6.11: it replaces ``__import__`` by one that reads the source of every module imported
    from then on, looks there for the word PySide6, and keeps the lines for good (in linecache). That serves only
    ``from __feature__ import …``, which we do not use, and takes 4 MB, with APScheduler 8 MB.
    """
    import PySide6.QtCore  # noqa: F401  # sets the watch

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        setattr(builtins, "__import__", own)  # noqa: B010  # for mypy it cannot be assigned to
        linecache.clearcache()


@contextmanager
def without_ssl() -> Iterator[None]:
    """Let asyncio, which APScheduler imports and we never run, do as in a Python built without OpenSSL: 1.8 MB less.

    Who imports ssl afterwards gets it.
    """
    if "ssl" in sys.modules:
        yield
        return
    modules = cast("dict[str, Any]", sys.modules)
    modules["ssl"] = None
    try:
        yield
    finally:
        del modules["ssl"]


def give_back() -> None:
    """Collect what nobody uses, and return whole pages: glibc keeps 1 to 2 MB for windows that may never come again."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
