"""A program that keeps the screen on, and what all lists of such have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jeepney import MatchRule

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.awake.services import APP
from backcare_desktop.system.connections.bus import Bus, BusError
from backcare_desktop.system.holds.named import is_named

SAYS_NOTHING = (APP, "BackCare", "caffeine", "plasmashell")
"""Our own timer, and switches by which a person keeps the screen on for good (KDE's is in its panel)."""
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Keeper:
    """A program that keeps the machine awake."""

    app: str
    is_for_screen: bool
    """False where the list does not tell the screen from the machine: music is enough to get into such a one."""

    @property
    def says_something(self) -> bool:
        """Whether somebody may be there because of it."""
        return not is_named(SAYS_NOTHING, self.app)


Answer = Callable[[list[Keeper] | BusError], None]


class KeeperList(Protocol):
    """One desktop's list."""

    name: str
    """Whose it is, in words."""
    service: str

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""

    def look(self, answer: Answer) -> None:
        """Ask who is on it now. A service that hangs never answers."""


def listen(
    bus: Bus, sender: str, interface: str, member: str, changed: Callable[[], None], *, path: str | None = None
) -> None:
    """Have ``changed`` called for each signal of that kind."""
    rule = MatchRule(type="signal", sender=sender, interface=interface, member=member, path=path)
    bus.listen(rule, lambda _body: changed())
