"""The window in front: what is known of it, and how the probes of holds that go by it report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import HoldReport, ProbeLost, Seen


@dataclass(frozen=True, slots=True)
class Front:
    """A window that somebody works in. Its title is never asked for."""

    is_full: bool = False
    """It fills its screen, panels and all."""
    names: tuple[str, ...] = ()
    """What its program calls itself."""
    pid: int = 0
    """0: not known."""


class FrontWatch(Protocol):
    """Tells of the window in front, by events. Our own windows do not count: what they lie above stays in front."""

    limit: str
    """Which windows it cannot see, in words for the person; empty: it sees all."""

    def start(self, found: Callable[[Front], None], lost: Callable[[str], None]) -> None:
        """Begin, and tell soon what is in front; later at each change. Raises ProbeUnavailable with the reason."""

    def look(self) -> None:
        """Look again and tell, also when nothing changed."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""


class FrontHold:
    """A HoldProbe that goes by the window in front. Subclasses say which windows stand in the way."""

    name = ""
    what = ""
    """In words for the person, when one stands."""

    def __init__(self, watch: FrontWatch) -> None:
        self._watch = watch
        self._report: Callable[[HoldReport], None] | None = None

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report, self._is_asked, self._last = report, True, False
        self._watch.start(self._found, self._lost)

    def ask(self) -> None:
        """Look again and report, also when nothing changed."""
        self._is_asked = True
        self._watch.look()

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""
        self._report = None
        self._watch.stop()

    def _is_in_the_way(self, front: Front) -> bool:
        raise NotImplementedError

    def _found(self, front: Front) -> None:
        stands = self._is_in_the_way(front)
        if self._report is not None and (self._is_asked or stands is not self._last):
            self._is_asked, self._last = False, stands
            self._report(Seen(stands, self.what if stands else self._watch.limit))

    def _lost(self, why: str) -> None:
        report = self._report
        self.stop()
        if report is not None:
            report(ProbeLost(why))
