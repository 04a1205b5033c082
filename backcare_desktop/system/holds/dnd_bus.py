"""Do not disturb where it is asked for over D-Bus: KDE Plasma, Xfce, dunst, SwayNotificationCenter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeLost
from backcare_desktop.system.connections import dbus
from backcare_desktop.system.holds.dnd import LIMIT_MS, NO_ANSWER, NO_SENSE, NO_USE, PATH, SERVICE, Answer

XFCONF, XFCONF_PATH = "org.xfce.Xfconf", "/org/xfce/Xfconf"
SWAYNC, SWAYNC_PATH = "org.erikreider.swaync.cc", "/org/erikreider/swaync/cc"
NOT_SET: Final = ("org.xfce.Xfconf.Error.PropertyNotFound", "org.xfce.Xfconf.Error.ChannelNotFound")
"""Errors that say: nobody ever turned it on."""
CANNOT: Final = tuple(f"org.freedesktop.DBus.Error.{why}" for why in ("InvalidArgs", "UnknownProperty"))
"""Errors of a service that is too old to tell. All others may pass."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the signals after which it is asked anew."""

    call: tuple[str, ...]
    """Service, path, interface, method, arguments."""
    changes: tuple[dbus.Signal, ...]
    """From whoever sends them: to find out who that should be, Qt would wait for the bus."""


def _property(interface: str, name: str) -> Question:
    """A property of the notification service itself."""
    call = (SERVICE, PATH, dbus.PROPERTIES, "Get", interface, name)
    return Question(call, (("", PATH, dbus.PROPERTIES, "PropertiesChanged"),))


QUESTIONS: Final[Mapping[str, Question]] = {
    # Older Plasma says so only while a program asked for it, newer also when the person did.
    "plasma": _property(SERVICE, "Inhibited"),
    "dunst": _property("org.dunstproject.cmd0", "paused"),
    "xfce": Question(
        (XFCONF, XFCONF_PATH, XFCONF, "GetProperty", "xfce4-notifyd", "/do-not-disturb"),
        tuple(("", XFCONF_PATH, XFCONF, name) for name in ("PropertyChanged", "PropertyRemoved")),
    ),
    "swaync": Question(
        (SERVICE, SWAYNC_PATH, SWAYNC, "GetDnd"),
        tuple(("", SWAYNC_PATH, SWAYNC, name) for name in ("Subscribe", "SubscribeV2")),
    ),
}


class AskedKeeper(QObject):
    """Asks once at a time, and once more for all that changed meanwhile."""

    def __init__(self, which: str) -> None:
        super().__init__()
        self._question = QUESTIONS[which]
        self._bus = QDBusConnection.sessionBus()
        self._tell: Callable[[Answer], None] | None = None
        self._is_asking = self._is_owed = False
        asked = self._question.call[0]
        self.services = () if asked == SERVICE else (asked,)

    def start(self, tell: Callable[[Answer], None]) -> None:
        """Tell each change from now on."""
        self._tell = tell
        for signal in self._question.changes:
            dbus.connect(self._bus, signal, self, "ask()")

    @Slot()
    def ask(self) -> None:
        """Look, and tell what holds."""
        if self._is_asking:
            self._is_owed = True
            return
        self._is_asking, self._is_owed = True, False
        call = dbus.method(*self._question.call)
        dbus.call_later(self._bus, call, self._on_answer, limit_ms=LIMIT_MS, refused=self._on_error)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._tell is not None:
            self._tell = None
            for signal in self._question.changes:
                dbus.disconnect(self._bus, signal, self, "ask()")

    def _on_answer(self, answer: list[Any] | None) -> None:
        match answer:
            case [bool(is_on)]:
                self._land(is_on)
            case _:
                self._land(ProbeLost(NO_SENSE))

    def _on_error(self, error: str) -> None:
        if error in NOT_SET:
            self._land(False)
        else:
            self._land(ProbeLost(NO_USE if error in CANNOT else NO_ANSWER))

    def _land(self, answer: Answer) -> None:
        self._is_asking = False
        if self._tell is None:
            return
        if self._is_owed:
            self.ask()
        self._tell(answer)
