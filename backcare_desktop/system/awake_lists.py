"""Who keeps the screen on: the lists that desktops keep of it, each asked in its own way."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Protocol

from jeepney import DBusAddress, MatchRule

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.awake_services import APP, IDLE
from backcare_desktop.system.bus import NONSENSE, Body, Bus, BusError
from backcare_desktop.system.named import is_named

SAYS_NOTHING = (APP, "BackCare", "caffeine", "plasmashell")
"""Our own timer, and switches by which a person keeps the screen on for good (KDE's is in its panel)."""
KDE_SCREEN = 4
"""KDE's word for "the screen stays on"; 1 is for no sleep alone, as for a long download."""
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


class GnomeList:
    """GNOME's session manager; those of MATE, Cinnamon and Budgie are the same."""

    name = "the session manager"
    service = "org.gnome.SessionManager"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._manager = DBusAddress("/org/gnome/SessionManager", self.service, self.service)

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""
        for member in ("InhibitorAdded", "InhibitorRemoved"):
            _listen(self._bus, self.service, self.service, member, changed)

    def look(self, answer: Answer) -> None:
        """Ask first whether anybody is on it; then for all, and of each what it keeps and who it is."""

        def on_is_inhibited(found: Body | BusError) -> None:
            if isinstance(found, BusError) or not found[0]:
                answer(found if isinstance(found, BusError) else [])
            else:
                self._bus.call(self._manager, "GetInhibitors", answer=on_all, gives="ao")

        def on_all(found: Body | BusError) -> None:
            if isinstance(found, BusError):
                answer(found)
            else:
                _Inhibitors(self._bus, list(found[0]), answer)

        self._bus.call(self._manager, "IsInhibited", "u", (IDLE,), answer=on_is_inhibited, gives="b")


class _Inhibitors:
    """Asks each of GNOME's inhibitors; one that is gone meanwhile keeps nothing."""

    def __init__(self, bus: Bus, paths: list[str], answer: Answer) -> None:
        self._answer = answer
        self._found: list[Keeper] = []
        self._open = len(paths)
        if not paths:
            answer([])
        for path in paths:
            _Inhibitor(bus, path, self._on_found)

    def _on_found(self, keeper: Keeper | None) -> None:
        if keeper is not None:
            self._found.append(keeper)
        self._open -= 1
        if self._open == 0:
            self._answer(self._found)


class _Inhibitor:
    def __init__(self, bus: Bus, path: str, found: Callable[[Keeper | None], None]) -> None:
        self._bus, self._found = bus, found
        self._where = DBusAddress(path, GnomeList.service, "org.gnome.SessionManager.Inhibitor")
        bus.call(self._where, "GetFlags", answer=self._on_flags, gives="u")

    def _on_flags(self, flags: Body | BusError) -> None:
        if isinstance(flags, BusError) or not flags[0] & IDLE:
            self._found(None)
        else:
            self._bus.call(self._where, "GetAppId", answer=self._on_app, gives="s")

    def _on_app(self, app: Body | BusError) -> None:
        self._found(None if isinstance(app, BusError) else Keeper(str(app[0]), is_for_screen=True))


class KdeList:
    """KDE's power manager: since Plasma 6.5 its list says what each keeps; before, only that something does."""

    name = "KDE's power manager"
    service = "org.kde.Solid.PowerManagement"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._path = f"/{self.service.replace('.', '/')}/PolicyAgent"
        self._interface = f"{self.service}.PolicyAgent"
        self._agent = DBusAddress(self._path, self.service, self._interface)

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""
        _listen(self._bus, self.service, self._interface, "InhibitionsChanged", changed)
        _listen(self._bus, self.service, PROPERTIES, "PropertiesChanged", changed, path=self._path)

    def look(self, answer: Answer) -> None:
        """Ask who is on it now."""

        def on_active(found: Body | BusError) -> None:
            if isinstance(found, BusError):
                self._look_as_before(answer)
            elif not found[0][0].startswith("a(sss"):  # what, who, why, mode, state
                answer(BusError(NONSENSE))
            else:
                answer([Keeper(str(who), True) for what, who, *_ in found[0][1] if "idle" in what.split(":")])

        where = DBusAddress(self._path, self.service, PROPERTIES)
        self._bus.call(where, "Get", "ss", (self._interface, "ActiveInhibitions"), answer=on_active, gives="v")

    def _look_as_before(self, answer: Answer) -> None:
        """Ask first whether the screen is kept on, since the list does not tell; then who is on it."""

        def on_has(found: Body | BusError) -> None:
            if isinstance(found, BusError) or not found[0]:
                answer(found if isinstance(found, BusError) else [])
            else:
                self._bus.call(self._agent, "ListInhibitions", answer=on_list, gives="a(ss)")

        def on_list(found: Body | BusError) -> None:
            # Who and why.
            answer(found if isinstance(found, BusError) else [Keeper(str(row[0]), True) for row in found[0]])

        self._bus.call(self._agent, "HasInhibition", "u", (KDE_SCREEN,), answer=on_has, gives="b")


class PowerList:
    """Xfce's power manager, whose list does not tell the screen from the machine."""

    name = "Xfce's power manager"
    service = "org.freedesktop.PowerManagement"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._interface = f"{self.service}.Inhibit"
        self._inhibit = DBusAddress("/org/freedesktop/PowerManagement/Inhibit", self.service, self._interface)

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""
        _listen(self._bus, self.service, self._interface, "HasInhibitChanged", changed)

    def look(self, answer: Answer) -> None:
        """Ask who is on it."""

        def on_list(found: Body | BusError) -> None:
            answer(found if isinstance(found, BusError) else [Keeper(str(app), False) for app in found[0]])

        self._bus.call(self._inhibit, "GetInhibitors", answer=on_list, gives="as")


class LogindList:
    """logind, where the desktop has no list. On GNOME it would be no use: its session manager is on it for others."""

    name = "logind"
    service = "org.freedesktop.login1"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._manager = DBusAddress("/org/freedesktop/login1", self.service, f"{self.service}.Manager")

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""
        _listen(self._bus, self.service, PROPERTIES, "PropertiesChanged", changed, path="/org/freedesktop/login1")

    def look(self, answer: Answer) -> None:
        """Ask who is on it; other people's programs and the system's own say nothing of this person."""

        def on_list(found: Body | BusError) -> None:
            if isinstance(found, BusError):
                answer(found)
                return
            mine = [each for each in found[0] if each[3] == "block" and each[4] == os.getuid()]
            answer([Keeper(str(who), True) for what, who, *_ in mine if "idle" in what.split(":")])

        self._bus.call(self._manager, "ListInhibitors", answer=on_list, gives="a(ssssuu)")


DESKTOPS: tuple[Callable[[Bus], KeeperList], ...] = (GnomeList, KdeList, PowerList)
"""The best first. KDE has the name of PowerList too, with no list behind it."""
SERVICES = (GnomeList.service, KdeList.service, PowerList.service)


def find(session: Bus, system: Callable[[], Bus]) -> KeeperList:
    """The list of this desktop. Raises ProbeUnavailable when there is none."""
    for kind, service in zip(DESKTOPS, SERVICES, strict=True):
        if session.has(service):
            return kind(session)
    try:
        bus = system()
        if bus.has(LogindList.service):
            return LogindList(bus)
    except (ProbeUnavailable, BusError):
        pass
    raise ProbeUnavailable("this desktop keeps no list of who keeps the screen on, and logind does not answer")


def _listen(
    bus: Bus, sender: str, interface: str, member: str, changed: Callable[[], None], *, path: str | None = None
) -> None:
    rule = MatchRule(type="signal", sender=sender, interface=interface, member=member, path=path)
    bus.listen(rule, lambda _body: changed())
