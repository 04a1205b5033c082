"""What keeps the program that rests all day small; docs/performance.md has the figures."""

from __future__ import annotations

import builtins
import ctypes
import gc
import inspect
import linecache
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

LARGE_BYTES = 64 * 1024
"""Blocks from this size on are kept out of the heap: a kept picture, not a widget."""
_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3
"""Numbers of glibc's malloc.h."""


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
    """Let APScheduler be imported without asyncio, its pools and plug-ins, which we never use: 5 MB less.

    Of asyncio it takes one function, from Python 3.14 on that of ``inspect``; of its pools the default executor, which
    ``agenda`` replaces before anything runs; its plug-ins it looks for among all packages, by way of ``email``. Who
    imports these modules afterwards gets the real ones.
    """
    stand_ins: dict[str, dict[str, object]] = {
        "importlib.metadata": {
            "version": lambda _package: "3",
            "PackageNotFoundError": LookupError,
            "entry_points": lambda **_group: (),
        },
        "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
        "apscheduler.executors.pool": {"ThreadPoolExecutor": None},
        "tzlocal": {"get_localzone": None},  # it is told the zone
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


def collect_by_hand() -> None:
    """Let no thread collect garbage by itself from now on: ``collect`` does, in the GUI thread.

    Windows and timers end in cycles, too, and Qt's part of them must not end in the thread that happens to collect.
    """
    gc.disable()


def collect() -> None:
    """Collect garbage where ``collect_by_hand`` is in force, when and as thoroughly as Python would have."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(counts) if count > most]
    if due and not gc.isenabled():
        gc.collect(due[-1])


def keep_heap_small() -> None:
    """Let all threads share one heap, and keep large blocks out of it, so that each can be returned at once.

    glibc gives every thread a heap of its own and, after some pictures, keeps blocks of up to 32 MB in it: 2 MB after
    every window was open once. Call it before the first thread starts.
    """
    mallopt = _of_libc("mallopt")
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
        mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back() -> None:
    """Collect what nobody uses, and return whole pages: glibc keeps 1 to 2 MB for windows that may never come again."""
    gc.collect()
    trim = _of_libc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_libc(name: str) -> Callable[..., object] | None:
    """A function of the system's C library; None where it has none of that name (all but glibc)."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
