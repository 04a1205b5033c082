"""Programs that keep the screen on, and players, as desktops tell of them: mocked services on a desk's own bus."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import TracebackType
from typing import Self

from tests.desk.desk import Desk
from tests.desk.mock import Mock

GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
INHIBITOR = "org.gnome.SessionManager.Inhibitor"
KDE = (
    "org.kde.Solid.PowerManagement",
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
)
XFCE = (
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
PLAYER = "/org/mpris/MediaPlayer2"
PLAYER_PART = "org.mpris.MediaPlayer2.Player"


class Mocked:
    """Something that is there until it is ended."""

    mock: Mock
    _is_there = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Let it vanish, as if it crashed; safe to call twice."""
        if self._is_there:
            self._is_there = False
            self.mock.end()


class Service(Mocked):
    """A mocked service whose methods answer as told."""

    def __init__(self, desk: Desk, place: tuple[str, str, str], *, bus: str = "DBUS_SESSION_BUS_ADDRESS") -> None:
        self.mock = Mock(desk, desk.env[bus], place[0], ["--system", *place] if "SYSTEM" in bus else list(place))
        self._path, self._interface = place[1:]

    def answer(self, method: str, gets: str, gives: str, code: str) -> None:
        """From now on this method answers with the value of this Python expression."""
        self.mock.call(self._path, "AddMethod", "sssss", self._interface, method, gets, gives, f"ret = {code}")

    def emit(self, signal: str, signature: str = "", *values: object) -> None:
        self.mock.emit(self._path, self._interface, signal, signature, *values)


class GnomeSession(Service):
    """GNOME's session manager. Keepers by app and flags: 8 for the screen, 4 for the machine."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, GNOME)
        self._number = 0
        self.keep({})

    def keep(self, keepers: dict[str, int]) -> None:
        """These keep awake now."""
        paths = []
        for app, flags in keepers.items():
            self._number += 1
            paths.append(f"/org/gnome/SessionManager/Inhibitor{self._number}")
            methods = [("GetAppId", "", "s", f"ret = {app!r}"), ("GetFlags", "", "u", f"ret = dbus.UInt32({flags})")]
            self.mock.call(GNOME[1], "AddObject", "ssa{sv}a(ssss)", paths[-1], INHIBITOR, {}, methods)
        flags_of_all = reduce(or_, keepers.values(), 0)
        self.answer("GetInhibitors", "", "ao", f"dbus.Array({paths!r}, signature='o')")
        self.answer("IsInhibited", "u", "b", f"bool(args[0] & {flags_of_all})")
        self.emit("InhibitorAdded" if keepers else "InhibitorRemoved", "o", (paths or ["/gone"])[0])


class Player(Mocked):
    """A media player."""

    def __init__(self, desk: Desk, name: str = "film", status: str = "Playing") -> None:
        place = [f"org.mpris.MediaPlayer2.{name}", PLAYER, "org.mpris.MediaPlayer2"]
        self.mock = Mock(desk, desk.env["DBUS_SESSION_BUS_ADDRESS"], place[0], place)
        self.mock.call(PLAYER, "AddProperty", "ssv", PLAYER_PART, "PlaybackStatus", ("s", status))
        self.say(status)

    def say(self, status: str) -> None:
        """Play, pause or stop."""
        self.mock.set(PLAYER, PLAYER_PART, "PlaybackStatus", "s", status)
