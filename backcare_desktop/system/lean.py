"""What keeps the program that rests all day small; docs/performance.md has the figures."""

from __future__ import annotations

import builtins
import ctypes
import gc
import inspect
import linecache
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


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
def light_apscheduler() -> Iterator[None]:
    """Let APScheduler be imported without asyncio and without its pools, which we never use: 3.5 MB less.

    Of asyncio it takes one function, from Python 3.14 on that of ``inspect``; of its pools the default executor, which
    ``agenda`` replaces before anything runs. Who imports these modules afterwards gets the real ones.
    """
    stand_ins: dict[str, dict[str, object]] = {
        "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
        "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
    }
    missing = [name for name in stand_ins if name not in sys.modules]
    for name in missing:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(stand_ins[name])
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]


def give_back() -> None:
    """Collect what nobody uses, and return whole pages: glibc keeps 1 to 2 MB for windows that may never come again."""
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
