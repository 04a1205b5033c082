"""A small Wayland connection of our own, in the protocol's own words: no library is loaded, and nothing waits."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from backcare_desktop.ports import ProbeUnavailable

DISPLAY = 1
"""The number of the object that is there from the beginning."""
_HEAD = 8
_MOST = 65536

Heard = Callable[[int, bytes], None]
"""What an object tells: the event's number and its arguments."""


class WaylandLost(Exception):
    """The compositor is gone, or ended the connection."""


class WaylandConnection:
    """One connection to the compositor of WAYLAND_DISPLAY. File descriptors are not taken."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        place = Path(environ.get("XDG_RUNTIME_DIR", "/"), environ.get("WAYLAND_DISPLAY") or "wayland-0")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        try:
            self._socket.connect(str(place))
        except OSError as error:
            self._socket.close()
            raise ProbeUnavailable(f"no Wayland compositor answers ({error.strerror})") from None
        self._heard: dict[int, Heard] = {DISPLAY: self._on_display}
        self._last_number = DISPLAY
        self._came = b""
        self._why = ""
        self._notifier: QSocketNotifier | None = None

    @property
    def descriptor(self) -> int:
        """Readable when something came."""
        return self._socket.fileno()

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        self._heard = {}
        self._socket.close()

    def new(self, heard: Heard) -> int:
        """A number for an object that the next request makes; ``heard`` gets what it tells."""
        self._last_number += 1
        self._heard[self._last_number] = heard
        return self._last_number

    def adopt(self, number: int, heard: Heard) -> None:
        """Hear an object that the compositor made."""
        self._heard[number] = heard

    def forget(self, number: int) -> None:
        """Hear that object no more."""
        self._heard.pop(number, None)

    def send(self, number: int, opcode: int, body: bytes = b"") -> None:
        """Ask something of an object. Raises WaylandLost."""
        try:
            self._socket.sendall(struct.pack("IHH", number, opcode, _HEAD + len(body)) + body)
        except OSError as error:
            raise WaylandLost(f"the Wayland compositor is gone ({error.strerror})") from None

    def sync(self, done: Callable[[], None]) -> None:
        """Call ``done`` when all that was asked before is answered. Raises WaylandLost."""

        def heard(_event: int, _body: bytes) -> None:
            done()

        self.send(DISPLAY, 0, struct.pack("I", self.new(heard)))

    def listen(self, lost: Callable[[str], None]) -> None:
        """Read from the Qt loop from now on; ``lost`` hears of the connection's end, once."""
        self._notifier = QSocketNotifier(self.descriptor, QSocketNotifier.Type.Read)

        def on_readable() -> None:
            try:
                self.read()
            except WaylandLost as error:
                self.close()
                lost(str(error))

        self._notifier.activated.connect(on_readable)

    def read(self) -> None:
        """Hand out what came; does not wait. Raises WaylandLost."""
        try:
            came = self._socket.recv(_MOST)
        except BlockingIOError:
            return
        except OSError as error:
            raise WaylandLost(f"the Wayland compositor is gone ({error.strerror})") from None
        if not came:
            raise WaylandLost("the Wayland compositor is gone")
        self._came += came
        while len(self._came) >= _HEAD:
            number, opcode, size = struct.unpack_from("IHH", self._came)
            if size < _HEAD:
                raise WaylandLost("the Wayland compositor sent what cannot be read")
            if len(self._came) < size:
                break
            body, self._came = self._came[_HEAD:size], self._came[size:]
            self._hand_out(number, opcode, body)

    def _hand_out(self, number: int, opcode: int, body: bytes) -> None:
        heard = self._heard.get(number)
        if heard is None:
            return
        try:
            heard(opcode, body)
        except (struct.error, LookupError):
            raise WaylandLost("the Wayland compositor sent what cannot be read") from None
        if self._why:
            raise WaylandLost(self._why)

    def _on_display(self, event: int, body: bytes) -> None:
        if event == 0:
            self._why = f"the Wayland compositor ended the connection (error {struct.unpack_from('4xI', body)[0]})"
        else:
            self.forget(struct.unpack("I", body)[0])


def text(data: str) -> bytes:
    """A string as it is sent."""
    encoded = data.encode() + b"\0"
    return struct.pack("I", len(encoded)) + encoded + b"\0" * (-len(encoded) % 4)


def read_text(body: bytes, at: int = 0) -> tuple[str, int]:
    """The string that stands there, and where what follows begins."""
    (length,) = struct.unpack_from("I", body, at)
    data = body[at + 4 : at + 4 + length]
    return data.rstrip(b"\0").decode(errors="replace"), at + 4 + (length + 3) // 4 * 4
