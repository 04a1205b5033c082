"""Injects input into a headless GNOME compositor through its remote desktop service."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.desk.desk import Desk
from tests.desk.programs import PATIENCE

REMOTE = "org.gnome.Mutter.RemoteDesktop"


class MutterInput:
    """A remote desktop session, which lasts as long as its connection."""

    def __init__(self, desk: Desk) -> None:
        self._connection = open_dbus_connection(desk.env["DBUS_SESSION_BUS_ADDRESS"])
        (path,) = self._call(DBusAddress("/org/gnome/Mutter/RemoteDesktop", REMOTE, REMOTE), "CreateSession")
        self._session = DBusAddress(path, REMOTE, f"{REMOTE}.Session")
        self._call(self._session, "Start")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def move(self) -> None:
        """Move the pointer a little."""
        self._call(self._session, "NotifyPointerMotionRelative", "dd", 3.0, 3.0)

    def _call(self, address: DBusAddress, method: str, signature: str = "", *body: Any) -> tuple[Any, ...]:
        message = new_method_call(address, method, signature or None, body)
        reply = self._connection.send_and_get_reply(message, timeout=5 * PATIENCE)
        assert reply.header.message_type is not MessageType.error, f"{method}: {reply.body}"
        return tuple(reply.body)
