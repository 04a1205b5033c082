"""A D-Bus connection by jeepney in the Qt loop, for what QtDBus cannot send: unsigned and 64-bit arguments.

Import this module only where it is about to be used: jeepney costs 1.5 to 3 MB.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection, prep_socket
from PySide6.QtCore import QSocketNotifier, QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.clock import boot_s

ASK_TIMEOUT_S = 0.25
NONSENSE = "nonsense"
_BUS = "org.freedesktop.DBus"
Body = tuple[Any, ...]


class BusError(Exception):
    """A call was answered with an error, or not in time."""


class Bus:
    """A message bus: calls whose answers come by callback, and signals. Nothing here waits, but ``ask`` and ``has``."""

    def __init__(self, lost: Callable[[str], None], which: str = "session") -> None:
        """Connect; ``lost`` is called once when the connection ends. Raises ProbeUnavailable with the reason.

        ``which``: ``session`` or ``system``.
        """
        self._lost = lost
        self._which = which
        self._connection = _connect() if which == "session" else _connect_system()
        self._waiting: dict[int, tuple[Callable[[Body | BusError], None], str]] = {}
        """Who waits for the answer to which call, and of what kind it must be."""
        self._listening: list[tuple[MatchRule, Callable[[Body], None]]] = []
        self._late: list[Message] = []
        self._is_open = True
        self._notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._soon = QTimer(singleShot=True, interval=0)
        self._soon.timeout.connect(self._deliver)

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._is_open:
            self._is_open = False
            self._notifier.setEnabled(False)
            self._soon.stop()
            self._connection.close()
            self._waiting.clear()
            self._listening.clear()

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

    def ask(self, address: DBusAddress, method: str, signature: str = "", body: Body = (), *, gives: str = "") -> Body:
        """Call and wait for the answer, a quarter of a second at most. Raises BusError."""
        results: list[Body | BusError] = []
        serial = self._send(new_method_call(address, method, signature or None, body), results.append, gives)
        deadline_s = boot_s() + ASK_TIMEOUT_S
        while not results and self._is_open:
            left_s = deadline_s - boot_s()
            try:
                message = self._connection.receive(timeout=max(0.0, left_s))
            except TimeoutError:
                break
            except OSError as error:
                self._end(str(error))
                break
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                self._dispatch(message)
            else:
                # Its callbacks must not run inside the caller's question.
                self._late.append(message)
                self._soon.start()
        self._waiting.pop(serial, None)
        result = results[0] if results else BusError(f"{method}: no answer")
        if isinstance(result, BusError):
            raise result
        return result

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

    def has(self, name: str, *, startable: bool = False) -> bool:
        """Whether somebody owns ``name``, or (``startable``) the bus could start its owner. Asks the bus itself."""
        bus = DBusAddress("/org/freedesktop/DBus", _BUS, _BUS)
        if self.ask(bus, "NameHasOwner", "s", (name,), gives="b")[0]:
            return True
        return startable and name in self.ask(bus, "ListActivatableNames", gives="as")[0]

    def _send(self, message: Message, answer: Callable[[Body | BusError], None] | None, gives: str = "") -> int:
        serial = int(next(self._connection.outgoing_serial))
        if not self._is_open:
            return serial
        if answer is not None:
            self._waiting[serial] = answer, gives
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            self._end(str(error))
        return serial

    def _read(self) -> None:
        try:
            self._connection.parser.add_data(self._connection.sock.recv(65536) or _ended())
        except OSError as error:
            self._end(str(error))
            return
        self._deliver()

    def _deliver(self) -> None:
        while self._is_open:
            message = self._late.pop(0) if self._late else self._connection.parser.get_next_message()
            if message is None:
                return
            self._dispatch(message)

    def _dispatch(self, message: Message) -> None:
        waiting = self._waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
        if waiting is not None:
            answer, gives = waiting
            answer(_result(message, gives))
        elif message.header.message_type is MessageType.signal:
            for rule, signal in tuple(self._listening):
                if rule.matches(message):
                    signal(message.body)

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


def _connect() -> DBusConnection:
    try:
        default = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
        if "DBUS_SESSION_BUS_ADDRESS" not in os.environ and default.exists():
            return DBusConnection(prep_socket(str(default), timeout=1.0))
        return open_dbus_connection("SESSION")
    except LookupError:
        raise ProbeUnavailable("there is no session bus (DBUS_SESSION_BUS_ADDRESS is not set)") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise ProbeUnavailable(f"the session bus cannot be reached ({error})") from None


def _connect_system() -> DBusConnection:
    try:
        return open_dbus_connection("SYSTEM")
    except (OSError, RuntimeError, ValueError) as error:
        raise ProbeUnavailable(f"the system bus cannot be reached ({error})") from None


def _ended() -> bytes:
    raise ConnectionResetError("closed by the other side")
