"""Mocked system services on private buses (python-dbusmock), told from a test what to answer and to signal."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.desk.desk import Desk, wait
from tests.desk.programs import PATIENCE

MOCK = "org.freedesktop.DBus.Mock"
PYTHON = "/usr/bin/python3"
"""Debian's own Python, since python-dbusmock is Debian's."""


def has_dbusmock(desk: Desk) -> bool:
    return shutil.which(PYTHON) is not None and desk.finish([PYTHON, "-c", "import dbusmock"]).returncode == 0


class Mock:
    """One mocked service, such as ``Mock(desk, address, "org.freedesktop.login1", ["--template", "logind"])``."""

    def __init__(self, desk: Desk, address: str, service: str, words: Sequence[str]) -> None:
        bus = {"DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address}
        self._service = service
        self.program = desk.start([PYTHON, "-m", "dbusmock", *words], env=bus)
        wait(lambda: desk.has_name(service, address=address), 10, f"the mocked {service}")
        self._connection = open_dbus_connection(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the service, as if it crashed."""
        self._connection.close()
        self.program.signal(signal.SIGKILL)  # also one that is frozen answers nothing any more
        self.program.end()

    def text(self) -> str:
        """Its log: every call that came, with its arguments."""
        return self.program.text()

    def freeze(self) -> None:
        """Let it answer nothing any more, while it keeps its name."""
        self.program.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it answer what it was asked meanwhile."""
        self.program.signal(signal.SIGCONT)

    def call(self, path: str, method: str, signature: str, *body: Any) -> tuple[Any, ...]:
        """Call a method of the mock itself."""
        message = new_method_call(DBusAddress(path, self._service, MOCK), method, signature or None, body)
        reply = self._connection.send_and_get_reply(message, timeout=5 * PATIENCE)
        assert reply.header.message_type is not MessageType.error, f"{method}: {reply.body}"
        return tuple(reply.body)

    def emit(self, path: str, interface: str, signal: str, signature: str = "", *values: Any) -> None:
        """Send a signal with these values, one for each letter of ``signature``."""
        variants = list(zip(signature, values, strict=True))
        self.call(path, "EmitSignal", "sssav", interface, signal, signature, variants)

    def set(self, path: str, interface: str, name: str, signature: str, value: Any) -> None:
        """Change a property and tell so."""
        self.call(path, "UpdateProperties", "sa{sv}", interface, {name: (signature, value)})
