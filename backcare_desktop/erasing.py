"""Deletes days of the running app's history in another thread: the windows live on, and new rows wait so long."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal

from backcare_desktop.ports import Problem
from backcare_desktop.store.history import History
from backcare_desktop.store.history_erase import Eraser

Erased = int | Problem
"""How many rows are gone, or why not."""
BUSY = "Something is just being deleted. Nothing else was deleted. Try again in a moment."
FAILED = "It could not be deleted. The log says why. Try again, or quit BackCare and start it again."


class Erasing(QObject):
    """One at a time. Used from the thread of the windows."""

    _ended = Signal()

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self._thread: Thread | None = None
        self._found: Erased = Problem(FAILED)
        self._done: Callable[[Erased], None] = _nothing
        self._ended.connect(self.close)

    @property
    def is_busy(self) -> bool:
        """Whether one is under way."""
        return self._thread is not None

    def begin(self, erase: Callable[[Eraser], int], done: Callable[[Erased], None]) -> None:
        """Have ``erase`` called in another thread; ``done`` hears of its end in this one."""
        if self.is_busy:
            done(Problem(BUSY))
            return
        try:
            eraser = self._history.begin_erasing()
        except Problem as problem:
            done(problem)
            return
        if eraser is None:
            done(0)
            return
        self._found, self._done = Problem(FAILED), done
        self._thread = Thread(target=self._run, args=(erase, eraser), name="erase")
        self._thread.start()

    def close(self) -> None:
        """Let what is under way come to its end; the app ends no sooner."""
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        self._history.end_erasing()
        done, self._done = self._done, _nothing
        done(self._found)

    def _run(self, erase: Callable[[Eraser], int], eraser: Eraser) -> None:
        try:
            self._found = erase(eraser)
        except Problem as problem:
            self._found = problem
        finally:
            self._ended.emit()


def _nothing(_: Erased) -> None:
    pass
