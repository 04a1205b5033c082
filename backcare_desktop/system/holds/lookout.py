"""What the probes of holds have in common: each tells what it sees, and loses its source once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.ferry import PATIENCE_MS, Aside, is_hung, lasting

T = TypeVar("T")


class Lookout(ABC):
    """A HoldProbe: it tells what it sees at first, each change of it, and what it is asked for."""

    name = ""
    late = ""
    """What is said of a source that does not answer within two seconds."""

    def __init__(self) -> None:
        self._report: Callable[[HoldReport], None] | None = None
        self._last: Seen | None = None
        self._is_asked = False
        self._timers: list[QTimer] = []

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report, self._last, self._is_asked = report, None, True
        self._patience = self._timer(self._on_late, PATIENCE_MS)
        try:
            self._open()
        except ProbeUnavailable:
            self.stop()
            raise

    def ask(self) -> None:
        """Look again and report, also when nothing changed."""
        if self._report is not None:
            self._is_asked = True
            self._look()

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""
        if self._report is not None:
            self._report = None
            while self._timers:
                timer = self._timers.pop()
                timer.stop()
                timer.deleteLater()
            self._close()

    def _timer(self, do: Callable[[], object], interval_ms: int = 0) -> QTimer:
        """A timer that rings once each time it is started, until the probe stops."""
        timer = QTimer(lasting(), singleShot=True, interval=interval_ms)
        timer.timeout.connect(do)
        self._timers.append(timer)
        return timer

    # --- what differs

    @abstractmethod
    def _open(self) -> None:
        """Begin to watch, and have a first look. Raises ProbeUnavailable; then all is closed again."""

    @abstractmethod
    def _look(self) -> None:
        """Look, and have it told by ``_see``, soon."""

    @abstractmethod
    def _close(self) -> None:
        """Release everything, also what ``_open`` did not get to."""

    # --- what it tells

    def _see(self, seen: Seen) -> None:
        """Tell it, unless it is known already and nobody asked."""
        if self._report is not None and (self._is_asked or seen != self._last):
            self._is_asked, self._last = False, seen
            self._report(seen)

    def _lose(self, why: str) -> None:
        """Stop, and tell why."""
        report = self._report
        self.stop()
        if report is not None:
            report(ProbeLost(why))

    def _on_late(self) -> None:
        self._lose(self.late)

    def _land(self, found: HoldReport) -> None:
        """Tell what a thread has found."""
        self._patience.stop()
        if isinstance(found, ProbeLost):
            self._lose(found.why)
        else:
            self._see(found)


class AsideLookout(Lookout, Generic[T]):
    """A Lookout that may be slow, and so looks in a thread: whenever something calls it to, or again and again."""

    every_s = 0.0
    """How often it looks by itself; 0: never."""

    def __init__(self) -> None:
        super().__init__()
        self._aside: Aside[T | ProbeLost] | None = None

    def _open(self) -> None:
        if is_hung(self.name):
            raise ProbeUnavailable(self.late)
        self._aside = Aside(self.name, self._safely, self._landed, self._on_late)
        self._again = self._timer(self._look, round(self.every_s * 1000))
        self._look()

    def _look(self) -> None:
        if self._aside is not None:
            self._aside.run()
            if self.every_s:
                self._again.start()

    def _close(self) -> None:
        if self._aside is not None:
            aside, self._aside = self._aside, None
            aside.close()

    @abstractmethod
    def _find(self) -> T:
        """In the thread. Raises ProbeUnavailable when it cannot be told any more."""

    @abstractmethod
    def _judge(self, found: T) -> None:
        """On the GUI thread: ``_see`` what that means."""

    def _safely(self) -> T | ProbeLost:
        try:
            return self._find()
        except ProbeUnavailable as error:
            return ProbeLost(str(error))

    def _landed(self, found: T | ProbeLost) -> None:
        if isinstance(found, ProbeLost):
            self._lose(found.why)
        else:
            self._judge(found)
