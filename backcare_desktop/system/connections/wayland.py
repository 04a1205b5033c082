"""A small Wayland connection of our own, in the protocol's own words: no library is loaded, and nothing waits."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections.wire import Wire

DISPLAY = 1
"""The number of the object that is there from the beginning."""
PATIENCE_MS = 2000
HUNG = "the Wayland compositor does not answer"
NONSENSE = "the Wayland compositor sent what cannot be read"
_HEAD = 8

Heard = Callable[[int, bytes], None]
"""What an object tells: the event's number and its arguments."""


class WaylandLost(Exception):
    """Raised by who hears of an event after which there is no use in going on; the text says why."""


class WaylandConnection:
    """One connection to the compositor of WAYLAND_DISPLAY. File descriptors are not taken."""

    def __init__(self, lost: Callable[[str], None], environ: Mapping[str, str] = os.environ) -> None:
        """Connect. ``lost`` hears of the end, once, with the reason; also when an answer takes over two seconds.

        Raises ProbeUnavailable when nobody listens there.
        """
        self._lost = lost
        place = Path(environ.get("XDG_RUNTIME_DIR", "/"), environ.get("WAYLAND_DISPLAY") or "wayland-0")
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
        try:
            line.connect(str(place))
        except OSError as error:
            line.close()
            raise ProbeUnavailable(f"no Wayland compositor answers ({error.strerror})") from None
        self._wire = Wire(line, self._take, self._on_end)
        self._heard: dict[int, Heard] = {DISPLAY: self._on_display}
        self._last_number = DISPLAY
        self._came = b""
        self._open = 0
        """Questions without an answer."""
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        self._patience.stop()
        self._heard = {}
        self._wire.close()

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
        """Ask something of an object."""
        self._wire.send(struct.pack("IHH", number, opcode, _HEAD + len(body)) + body)

    def sync(self, done: Callable[[], None]) -> None:
        """Call ``done`` when all that was asked before is answered."""

        def heard(_event: int, _body: bytes) -> None:
            self._open -= 1
            self._patience.stop()
            if self._open:
                self._patience.start()
            done()

        self._open += 1
        if not self._patience.isActive():
            self._patience.start()
        self.send(DISPLAY, 0, struct.pack("I", self.new(heard)))

    def _take(self, came: bytes) -> None:
        self._came += came
        try:
            while self._wire.is_open and len(self._came) >= _HEAD:
                number, opcode, size = struct.unpack_from("IHH", self._came)
                if size < _HEAD:
                    raise WaylandLost(NONSENSE)
                if len(self._came) < size:
                    break
                body, self._came = self._came[_HEAD:size], self._came[size:]
                self._hand_out(number, opcode, body)
        except WaylandLost as error:
            self._lose(str(error))

    def _hand_out(self, number: int, opcode: int, body: bytes) -> None:
        heard = self._heard.get(number)
        if heard is None:
            return
        try:
            heard(opcode, body)
        except struct.error:
            raise WaylandLost(NONSENSE) from None

    def _on_end(self, _why: str) -> None:
        self.close()
        self._lost("the Wayland compositor is gone")

    def _on_silence(self) -> None:
        if self._wire.has_news:
            self._patience.start()
        else:
            self._lose(HUNG)

    def _lose(self, why: str) -> None:
        if self._wire.is_open:
            self.close()
            self._lost(why)

    def _on_display(self, event: int, body: bytes) -> None:
        if event == 0:
            error = struct.unpack_from("4xI", body)[0]
            raise WaylandLost(f"the Wayland compositor ended the connection (error {error})")
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
