"""A pointer for a compositor without one, as long as it is kept: wlroots' virtual pointer, in its wire protocol."""

from __future__ import annotations

import socket
import struct
from pathlib import Path
from typing import Final

MANAGER: Final = "zwlr_virtual_pointer_manager_v1"
LEFT: Final = 0x110
# New numbers must follow one another.
_DISPLAY, _REGISTRY, _FIRST_CALLBACK, _MANAGER_ID, _POINTER = 1, 2, 3, 4, 5


class Pointer:
    """Moves and clicks; the place is in pixels of a screen of that size."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        self._size = size
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(5.0)
        self._socket.connect(str(path))
        self._callback = _FIRST_CALLBACK
        self._send(_DISPLAY, 1, struct.pack("I", _REGISTRY))
        offered = self._settle()
        name = MANAGER.encode() + b"\0"
        at = offered.index(struct.pack("I", len(name)) + name)
        padded = name + bytes(-len(name) % 4)
        (number,) = struct.unpack_from("I", offered, at - 4)
        bound = struct.pack("II", number, len(name)) + padded + struct.pack("II", 1, _MANAGER_ID)
        self._send(_REGISTRY, 0, bound)
        self._send(_MANAGER_ID, 0, struct.pack("II", 0, _POINTER))
        self._settle()

    def click(self, x: int, y: int) -> None:
        """Move there, press and release the first button."""
        self._send(_POINTER, 1, struct.pack("5I", 0, x, y, *self._size))
        self._send(_POINTER, 4)
        self._settle()
        for is_down in (1, 0):
            self._send(_POINTER, 2, struct.pack("3I", 0, LEFT, is_down))
            self._send(_POINTER, 4)
        self._settle()

    def close(self) -> None:
        self._socket.close()

    def _send(self, number: int, opcode: int, body: bytes = b"") -> None:
        self._socket.sendall(struct.pack("IHH", number, opcode, 8 + len(body)) + body)

    def _settle(self) -> bytes:
        """Wait until all that was sent is done; return all that came meanwhile."""
        self._send(_DISPLAY, 0, struct.pack("I", self._callback))
        done, came = struct.pack("IHH", self._callback, 0, 12), b""
        self._callback = max(self._callback, _POINTER) + 1
        while done not in came:
            more = self._socket.recv(4096)
            assert more, "the compositor hung up"
            came += more
        return came
