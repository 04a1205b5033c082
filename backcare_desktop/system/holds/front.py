"""The window in front: what is known of it, and how the probes of holds that go by it report."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Protocol

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import Seen
from backcare_desktop.system.holds.lookout import Lookout

FILLS = "a window fills the screen"


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


class FrontHold(Lookout):
    """A HoldProbe that goes by the window in front."""

    what = ""
    """In words for the person, when one stands."""

    def __init__(self, watch: FrontWatch) -> None:
        super().__init__()
        self._watch = watch

    def _open(self) -> None:
        self._watch.start(self._found, self._lose)

    def _look(self) -> None:
        self._watch.look()

    def _close(self) -> None:
        self._watch.stop()

    @abstractmethod
    def _is_in_the_way(self, front: Front) -> bool:
        """Whether this window is one of those that count."""

    def _found(self, front: Front) -> None:
        stands = self._is_in_the_way(front)
        self._see(Seen(stands, self.what if stands else self._watch.limit))


class FullScreen(FrontHold):
    """The HoldProbe of films, games and slides."""

    what = FILLS

    def _is_in_the_way(self, front: Front) -> bool:
        return front.is_full
