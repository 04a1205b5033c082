"""Stand-ins for the outside world that a test moves by hand. Each passes the same contract test as the real ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from backcare_desktop.ports import (
    Cue,
    HoldReport,
    IdleAnswer,
    IdleProbe,
    IdleReport,
    InputBegan,
    InputStopped,
    ProbeLost,
    ProbeUnavailable,
    Seen,
)


class FakeIdle:
    """An idle probe whose time and input are the test's: ``advance``, ``touch``, ``lose``."""

    name = "fake idle"

    def __init__(self, *, unavailable: str = "", can_ask: bool = True) -> None:
        self.unavailable = unavailable
        """Why ``start`` fails; empty: it works."""
        self.can_ask = can_ask
        self.is_mute = False
        """Whether it hangs."""
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

    def ask(self, answer: IdleAnswer) -> None:
        if self.is_running and not self.is_mute:
            answer(self.idle_s if self.can_ask else None)

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


def idle_of(probe: IdleProbe) -> float | None:
    """What a probe that answers at once says; None also when it says nothing."""
    told: list[float | None] = []
    probe.ask(told.append)
    return told[-1] if told else None


class FakeHoldProbe:
    """A hold's probe whose source is the test's: ``see``, ``lose``, and ``is_mute`` for one that hangs."""

    name = "fake hold"

    def __init__(self, *, unavailable: str = "", stands: bool = False) -> None:
        self.unavailable = unavailable
        """Why ``start`` fails; empty: it works."""
        self.seen = Seen(stands, "a fake stands" if stands else "")
        self.is_mute = False
        self.asked = 0
        self.stopped = 0
        self._report: Callable[[HoldReport], None] | None = None
        self._soon = QTimer(singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)

    @property
    def is_running(self) -> bool:
        return self._report is not None

    def start(self, report: Callable[[HoldReport], None]) -> None:
        if self.unavailable:
            raise ProbeUnavailable(self.unavailable)
        self._report = report
        self._soon.start()

    def ask(self) -> None:
        self.asked += 1
        self._soon.start()

    def stop(self) -> None:
        self.stopped += 1
        self._soon.stop()
        self._report = None

    def see(self, stands: bool, what: str = "") -> None:
        """Let the obstacle begin or end."""
        self.seen = Seen(stands, what)
        self._tell()

    def lose(self, why: str) -> None:
        """Let the source vanish."""
        if self._report is not None:
            report = self._report
            self.stop()
            report(ProbeLost(why))

    def _tell(self) -> None:
        if self._report is not None and not self.is_mute:
            self._report(self.seen)


class FakePlayer:
    """Hears what would sound: each cue with its volume, and ``None`` for a stop."""

    def __init__(self) -> None:
        self.heard: list[tuple[Cue, float] | None] = []
        self.is_closed = False

    def play(self, cue: Cue, volume: float) -> None:
        self.heard.append((cue, volume))

    def stop(self) -> None:
        self.heard.append(None)

    def close(self) -> None:
        self.is_closed = True


class FakeSpeaker:
    """Keeps what would be said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_closed = False

    def say(self, text: str) -> None:
        self.said.append(text)

    def close(self) -> None:
        self.is_closed = True


class FakeAwake:
    """Knows whether the screen would stay on, and for what; empty: it may sleep."""

    def __init__(self) -> None:
        self.why = ""

    def hold(self, why: str) -> None:
        self.why = why

    def release(self) -> None:
        self.why = ""
