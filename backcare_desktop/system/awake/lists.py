"""Who keeps the screen on: the lists that desktops keep of it, each asked in its own way."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.awake.kde import KdeList
from backcare_desktop.system.awake.keepers import PROPERTIES, Answer, Keeper, KeeperList, listen
from backcare_desktop.system.awake.services import IDLE
from backcare_desktop.system.connections.bus import Body, Bus, BusError


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
            listen(self._bus, self.service, self.service, member, changed)

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
        listen(self._bus, self.service, self._interface, "HasInhibitChanged", changed)

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
        listen(self._bus, self.service, PROPERTIES, "PropertiesChanged", changed, path="/org/freedesktop/login1")

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
NO_LIST = "this desktop keeps no list of who keeps the screen on, and logind does not answer"


def find(session: Bus, system: Callable[[], Bus], found: Callable[[KeeperList | None], None]) -> None:
    """Hand over the list of this desktop; None when there is none. The system's bus is asked only where it must be."""
    there: list[bool] = []

    def on_logind(bus: Bus, is_there: bool) -> None:
        found(LogindList(bus) if is_there else None)

    def on_service(is_there: bool) -> None:
        there.append(is_there)
        if len(there) < len(SERVICES):
            return
        if any(there):
            found(DESKTOPS[there.index(True)](session))
            return
        try:
            bus = system()
        except ProbeUnavailable:
            found(None)
        else:
            bus.has(LogindList.service, partial(on_logind, bus))

    for service in SERVICES:
        session.has(service, on_service)
