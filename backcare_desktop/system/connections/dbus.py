"""The small things we need from QtDBus beyond what PySide offers: answers by callback, and values out of variants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

PROPERTIES = "org.freedesktop.DBus.Properties"
BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
QUICK_MS = 18
"""Longest wait for the bus itself: nobody notices it."""
Signal = tuple[str, str, str, str]
"""Service, path, interface, name."""


def connect(bus: QDBusConnection, signal: Signal, receiver: QObject, slot: str) -> bool:
    """Have ``slot`` of ``receiver``, such as ``"changed(QDBusMessage)"``, called for each ``signal``."""
    return bus.connect(*signal, receiver, _slot(slot))


def disconnect(bus: QDBusConnection, signal: Signal, receiver: QObject, slot: str) -> bool:
    """Undo ``connect``."""
    return bus.disconnect(*signal, receiver, _slot(slot))


def _slot(slot: str) -> bytes:
    # WORKAROUND: PySide6 6.11's stubs say bytes here, but bytes are refused at run time.
    return cast("bytes", SLOT(slot))


def call_later(
    bus: QDBusConnection,
    message: QDBusMessage,
    answer: Callable[[list[Any] | None], None],
    *,
    limit_ms: int = -1,
    refused: Callable[[str], None] | None = None,
) -> None:
    """Call without waiting; ``answer`` gets the values, or None after an error, also when its object stopped meanwhile.

    ``refused`` gets the error's name instead. No answer within ``limit_ms`` (-1: D-Bus's own 25 s) is an error.
    """
    # Of the app, not of whoever asks: an answer that ends its object would take the caller of that answer along.
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, limit_ms), QCoreApplication.instance())

    def finished() -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        is_error = reply.type() == QDBusMessage.MessageType.ErrorMessage
        if is_error and refused is not None:
            refused(reply.errorName())
        else:
            answer(None if is_error else [plain(value) for value in reply.arguments()])

    if watcher.isFinished():
        # Without a connection it is finished at once, and never says so.
        soon = QTimer(watcher, singleShot=True, interval=0)
        soon.timeout.connect(finished)
        soon.start()
    else:
        watcher.finished.connect(finished)


def call_now(bus: QDBusConnection, message: QDBusMessage, limit_ms: int) -> list[Any] | None:
    """Call and wait so long at most, which keeps all waiting; None after an error."""
    reply = bus.call(message, QDBus.CallMode.Block, limit_ms)
    if reply.type() != QDBusMessage.MessageType.ReplyMessage:
        return None
    return [plain(value) for value in reply.arguments()]


def is_there(bus: QDBusConnection, name: str) -> bool | None:
    """Whether somebody owns ``name``, or the bus could start its owner; None when the bus does not say so at once.

    Only the bus itself is asked, never the owner.
    """
    if not bus.isConnected():
        return False
    found = call_now(bus, method(BUS, BUS_PATH, BUS, "NameHasOwner", name), QUICK_MS)
    if not found or found[0]:
        return found[0] if found else None
    startable = call_now(bus, method(BUS, BUS_PATH, BUS, "ListActivatableNames"), QUICK_MS)
    return None if startable is None else name in startable[0]


def method(service: str, path: str, interface: str, name: str, *arguments: Any) -> QDBusMessage:
    """A method call, ready to be sent."""
    message = QDBusMessage.createMethodCall(service, path, interface, name)
    message.setArguments(list(arguments))
    return message


def get_property(service: str, path: str, interface: str, name: str) -> QDBusMessage:
    """A call that asks for one property."""
    return method(service, path, PROPERTIES, "Get", interface, name)


def plain(value: Any) -> Any:
    """The value itself, out of however many variants."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
