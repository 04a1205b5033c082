"""Makes sure that no app runs, nor starts meanwhile, where a command changes what an app would have open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from backcare_desktop.ports import Problem
from backcare_desktop.single.server import take_lock
from backcare_desktop.store.folders import Folders, make_folder


@contextmanager
def alone_or_none(folders: Folders) -> Iterator[bool]:
    """Have the lock of the app for a while; whether it could be had: else an app runs, and is to be asked.

    An app that is started meanwhile waits for it (launch.py). Raises Problem.
    """
    make_folder(folders.runtime)
    try:
        lock = take_lock(str(folders.lock))
    except OSError as error:
        raise Problem(f"It cannot be told whether BackCare runs ({error}). Nothing was changed.") from None
    if lock is None:
        yield False
        return
    try:
        yield True
    finally:
        lock.unlock()
