"""Stand-ins for the outside world that a test moves by hand. Each passes the same contract test as the real ones."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable


class FakeIdle:
    """An idle probe whose time and input are the test's: ``advance``, ``touch``, ``lose``."""

    name = "fake idle"

    def __init__(self, *, unavailable: str = "", can_ask: bool = True) -> None:
        self.unavailable = unavailable
        """Why ``start`` fails; empty: it works."""
        self.can_ask = can_ask
        self.idle_s = 0.0
        self.after_s: float | None = None
        self._report: Callable[[IdleReport], None] | None = None
        self._is_stopped = self._is_reported = False

    @property
    def is_running(self) -> bool:
        return self._report is not None

    def start(self, report: Callable[[IdleReport], None]) -> None:
        if self.unavailable:
            raise ProbeUnavailable(self.unavailable)
        self._report = report

    def watch(self, after_s: float) -> None:
        self.after_s = after_s
        self._is_reported = False

    def ask(self) -> float | None:
        return self.idle_s if self.can_ask and self.is_running else None

    def stop(self) -> None:
        self._report = None

    def advance(self, seconds: float) -> None:
        """Let time pass without input."""
        self.idle_s += seconds
        if self._report is None or self.after_s is None or self._is_reported:
            return
        if self.idle_s >= self.after_s:
            self._is_stopped = self._is_reported = True
            self._report(InputStopped(self.idle_s))

    def touch(self) -> None:
        """Press a key."""
        self.idle_s = 0.0
        if self._report is not None and self._is_stopped:
            self._is_stopped = self._is_reported = False
            self._report(InputBegan())

    def lose(self, why: str) -> None:
        """Let the source vanish."""
        if self._report is not None:
            report = self._report
            self.stop()
            report(ProbeLost(why))
