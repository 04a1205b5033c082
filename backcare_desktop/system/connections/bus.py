"""A D-Bus connection by jeepney in the Qt loop, for what QtDBus cannot send: unsigned and 64-bit arguments.

Import this module only where it is about to be used: jeepney costs 1.5 to 3 MB.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Parser, new_method_call
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections.wire import Wire

PATIENCE_MS = 2000
NONSENSE = "nonsense"
_BUS = "org.freedesktop.DBus"
BUS = DBusAddress("/org/freedesktop/DBus", _BUS, _BUS)
Body = tuple[Any, ...]


class BusError(Exception):
    """A call was answered with an error."""


class Bus:
    """A message bus: calls whose answers come by callback, and signals. Nothing here waits."""

    def __init__(self, lost: Callable[[str], None], which: str = "session") -> None:
        """Connect; ``lost`` is called once when the connection ends. Raises ProbeUnavailable when nobody listens there.

        ``which``: ``session`` or ``system``.
        """
        self._lost = lost
        self._which = which
        self._is_open = True
        self._wire = Wire(_connect(which), self._on_bytes, self._end)
        self._greeting: Authenticator | None = Authenticator()
        """None once the bus has let us in."""
        self._parser = Parser()
        self._owed: list[bytes] = []
        """What is sent once the bus has let us in."""
        self._serials = count(1)
        self._waiting: dict[int, tuple[Callable[[Body | BusError], None], str]] = {}
        """Who waits for the answer to which call, and of what kind it must be."""
        self._listening: list[tuple[MatchRule, Callable[[Body], None]]] = []
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        self._patience.start()
        self._wire.send(self._greeting.data_to_send() or b"")
        self._send(message_bus.Hello(), self._on_welcome)

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        self._is_open = False
        self._wire.close()
        self._patience.stop()
        self._waiting.clear()
        self._listening.clear()

    @property
    def has_news(self) -> bool:
        """Whether something came that was not read yet: then an answer may be among it."""
        return self._wire.has_news

    def call(
        self,
        address: DBusAddress,
        method: str,
        signature: str = "",
        body: Body = (),
        *,
        answer: Callable[[Body | BusError], None] | None = None,
        gives: str = "",
    ) -> None:
        """Send a call; its result, or BusError, goes to ``answer`` from the Qt loop.

        ``gives``: the signature of the result; one of another kind is an error, too.
        """
        self._send(new_method_call(address, method, signature or None, body), answer, gives)

    def listen(self, rule: MatchRule, signal: Callable[[Body], None]) -> None:
        """Hand the arguments of every signal that fits ``rule`` to ``signal``."""
        # Signals name their sender by its unique name, rules by its well-known one: leave that test to the bus.
        here = MatchRule(type="signal")
        here.header_fields.update({key: value for key, value in rule.header_fields.items() if key != "sender"})
        here.arg_conditions.update(rule.arg_conditions)
        self._listening.append((here, signal))
        self._send(message_bus.AddMatch(rule), None)

    def on_owner(self, name: str, changed: Callable[[str], None]) -> None:
        """Tell when ``name`` gets a new owner; empty when nobody owns it any more."""
        rule = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        self.listen(rule, lambda body: changed(body[2]))

    def has(self, name: str, answer: Callable[[bool], None]) -> None:
        """Tell whether somebody owns ``name``. Asks the bus itself, so that nobody is started or waited for."""

        def on_answer(found: Body | BusError) -> None:
            answer(isinstance(found, tuple) and found[0])

        self.call(BUS, "NameHasOwner", "s", (name,), answer=on_answer, gives="b")

    # --- talking

    def _send(self, message: Message, answer: Callable[[Body | BusError], None] | None, gives: str = "") -> None:
        serial = next(self._serials)
        if not self._is_open:
            return
        if answer is not None:
            self._waiting[serial] = answer, gives
        data = message.serialise(serial=serial)
        if self._greeting is None:
            self._wire.send(data)
        else:
            self._owed.append(data)

    def _on_bytes(self, came: bytes) -> None:
        if self._greeting is not None:
            self._greet(self._greeting, came)
            return
        self._parser.add_data(came)
        while self._is_open and (message := self._next()) is not None:
            self._dispatch(message)

    def _next(self) -> Message | None:
        try:
            return self._parser.get_next_message()
        except (ValueError, LookupError, struct.error):
            self._end("it sent what cannot be read")
            return None

    def _greet(self, greeting: Authenticator, came: bytes) -> None:
        try:
            greeting.feed(came)
        except ValueError as error:
            self._end(str(error))
            return
        if greeting.authenticated:
            self._greeting = None
            self._wire.send(BEGIN + b"".join(self._owed))
            self._owed = []

    def _dispatch(self, message: Message) -> None:
        waiting = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
        if waiting is not None:
            answer, gives = waiting
            answer(_result(message, gives))
        elif message.header.message_type is MessageType.signal:
            for rule, signal in tuple(self._listening):
                if rule.matches(message):
                    signal(message.body)

    def _on_welcome(self, _name: Body | BusError) -> None:
        self._patience.stop()

    def _on_silence(self) -> None:
        if self._wire.has_news:
            self._patience.start()
        else:
            self._end("it does not answer")

    def _end(self, why: str) -> None:
        if self._is_open:
            self.close()
            self._lost(f"the {self._which} bus is gone ({why})")


def _result(message: Message, gives: str) -> Body | BusError:
    fields, body = message.header.fields, message.body
    if message.header.message_type is MessageType.error:
        return BusError(f"{fields.get(HeaderFields.error_name, '')} {body[0] if body else ''}".strip())
    if gives and fields.get(HeaderFields.signature, "") != gives:
        return BusError(NONSENSE)
    return tuple(body)


def _connect(which: str) -> socket.socket:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
    try:
        line.connect(_place(which))
    except (LookupError, ValueError):
        line.close()
        raise ProbeUnavailable(f"there is no {which} bus (DBUS_{which.upper()}_BUS_ADDRESS names none)") from None
    except (OSError, RuntimeError) as error:
        line.close()
        raise ProbeUnavailable(f"the {which} bus cannot be reached ({error})") from None
    return line


def _place(which: str) -> str:
    default = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    if which == "session" and "DBUS_SESSION_BUS_ADDRESS" not in os.environ and default.exists():
        return str(default)
    return str(get_bus(which.upper()))
