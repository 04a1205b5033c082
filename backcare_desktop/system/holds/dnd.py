"""Do not disturb of the desktop: asked of whoever shows its notifications, which is not the same on each desktop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any, Final, Protocol

from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.connections import dbus
from backcare_desktop.system.ferry import lasting
from backcare_desktop.system.holds.lookout import Lookout

WHAT: Final = "do not disturb is on"
SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
LIMIT_MS = 2000
"""Longest wait for a service, beside which all goes on."""

NONE: Final = "no notification service runs"
GONE: Final = "the notification service is gone"
NO_ANSWER: Final = "the notification service does not answer"
NO_SENSE: Final = "the notification service's answer makes no sense"
NO_USE: Final = "this version of the notification service does not tell when do not disturb is on"

Answer = bool | ProbeLost
"""Whether do not disturb is on, or why that cannot be told any more."""


class Keeper(Protocol):
    """Where do not disturb is kept."""

    services: tuple[str, ...]
    """The names on the bus without which it cannot be told."""

    def start(self, tell: Callable[[Answer], None]) -> None:
        """Tell each change from now on. Raises ProbeUnavailable."""

    def ask(self) -> None:
        """Look, and tell what holds."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""


@dataclass(frozen=True, slots=True)
class Place:
    """A keeper that is loaded only for the notification service that it belongs to."""

    words: str
    maker: str
    """``module:class`` below backcare_desktop.system."""
    arguments: tuple[Any, ...]

    def make(self) -> Keeper:
        module, name = self.maker.split(":")
        made: Keeper = getattr(import_module(f"backcare_desktop.system.{module}"), name)(*self.arguments)
        return made


def _asked(words: str, which: str) -> Place:
    return Place(words, "holds.dnd_bus:AskedKeeper", (which,))


def _setting(words: str, schema: str, key: str, *, quiet: bool) -> Place:
    return Place(words, "holds.dnd_gsettings:SettingKeeper", (schema, key, quiet))


PLACES: Final[Mapping[str, Place]] = {
    "gnome-shell": _setting("GNOME", "org.gnome.desktop.notifications", "show-banners", quiet=False),
    "cinnamon": _setting("Cinnamon", "org.cinnamon.desktop.notifications", "display-notifications", quiet=False),
    "Notification Daemon": _setting("MATE", "org.mate.NotificationDaemon", "do-not-disturb", quiet=True),
    "Plasma": _asked("KDE Plasma", "plasma"),
    "Xfce Notify Daemon": _asked("Xfce", "xfce"),
    "dunst": _asked("dunst", "dunst"),
    "SwayNotificationCenter": _asked("SwayNotificationCenter", "swaync"),
}
"""Where each notification service keeps it, by the name by which the service calls itself."""

_dumb: dict[str, str] = {}
"""Services that cannot tell, and why: asked no more. Their kind of name on the bus is never given out again."""


class DoNotDisturb(Lookout):
    """The HoldProbe of do not disturb. A service that goes is lost; the one that takes its place is asked instead."""

    name = "notification service"

    def __init__(self) -> None:
        super().__init__()
        self._bus = QDBusConnection.sessionBus()  # the app's own, open since its start
        self._keeper: Keeper | None = None
        self._watchers: list[QDBusServiceWatcher] = []

    def _open(self) -> None:
        if not self._bus.isConnected():
            raise ProbeUnavailable("there is no session bus")
        owner = _owner(self._bus)
        self._watch(SERVICE)
        self._meet(owner)

    def _look(self) -> None:
        if self._keeper is not None:
            self._keeper.ask()

    def _close(self) -> None:
        self._leave()
        for watcher in self._watchers:
            watcher.deleteLater()
        self._watchers = []

    # ---- who shows notifications

    def _watch(self, service: str) -> None:
        # WORKAROUND: PySide6 6.11's addWatchedService() can wait for ever; the constructor does not.
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        watcher = QDBusServiceWatcher(service, self._bus, mode, lasting())
        watcher.serviceOwnerChanged.connect(self._on_owner)
        self._watchers.append(watcher)

    def _meet(self, owner: str) -> None:
        """Ask who that is, and listen to it from now on instead of to the one before."""
        self._leave()
        self._owner = owner
        question = dbus.method(owner, PATH, SERVICE, "GetServerInformation")
        dbus.call_later(self._bus, question, partial(self._on_server, owner), limit_ms=LIMIT_MS)

    def _leave(self) -> None:
        if self._keeper is not None:
            keeper, self._keeper = self._keeper, None
            keeper.stop()
        while len(self._watchers) > 1:
            self._watchers.pop().deleteLater()

    def _on_server(self, owner: str, answer: list[Any] | None) -> None:
        """The service said what it is."""
        if self._report is None or owner != self._owner:
            return
        if answer is None:
            self._lose(NO_ANSWER)
            return
        try:
            self._keep(_place(answer))
        except ProbeUnavailable as error:
            self._find_dumb(str(error))

    def _keep(self, place: Place) -> None:
        self._off = f"do not disturb is off ({place.words})"
        keeper = place.make()
        for service in keeper.services:
            self._watch(service)
        keeper.start(self._on_answer)
        self._keeper = keeper
        keeper.ask()

    def _on_owner(self, service: str, _before: str, after: str) -> None:
        if not after:
            self._lose(GONE)  # also when the bus itself ended
        elif service == SERVICE:
            self._meet(after)
        else:
            self.ask()

    # ---- what it says

    def _on_answer(self, answer: Answer) -> None:
        if isinstance(answer, ProbeLost):
            if answer.why == NO_USE:
                self._find_dumb(NO_USE)
            else:
                self._lose(answer.why)
        else:
            self._see(Seen(answer, WHAT if answer else self._off))

    def _find_dumb(self, why: str) -> None:
        _dumb[self._owner] = why
        self._lose(why)


def _owner(bus: QDBusConnection) -> str:
    """Who shows notifications, by the name that it has on the bus for good; only the bus itself is asked."""
    question = dbus.method(dbus.BUS, dbus.BUS_PATH, dbus.BUS, "GetNameOwner", SERVICE)
    answer = dbus.call_now(bus, question, dbus.QUICK_MS)
    if not answer:
        raise ProbeUnavailable(NONE)
    owner = str(answer[0])
    if owner in _dumb:
        raise ProbeUnavailable(_dumb[owner])
    return owner


def _place(answer: list[Any]) -> Place:
    """Where the service that says this of itself keeps do not disturb. Raises ProbeUnavailable."""
    match answer:
        case [str(name), *_] if name in PLACES:
            return PLACES[name]
        case [str(name), *_] if name.strip():
            short = " ".join(name.split())[:40]
            raise ProbeUnavailable(f"{short} does not tell other programs when do not disturb is on")
    raise ProbeUnavailable("the notification service does not say what it is")
