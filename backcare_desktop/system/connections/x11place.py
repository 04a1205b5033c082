"""Where the X server of DISPLAY listens, and the key to its door."""

from __future__ import annotations

import os
import re
import socket
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable

NOBODY = "no X server answers at DISPLAY"
HUNG = "the X server does not answer"
REFUSED = "the X server does not let us in"
LET_IN = 1
PATIENCE_S = 2.0
KIND = b"MIT-MAGIC-COOKIE-1"
_DISPLAY = re.compile(r"([^:]*):(\d+)(?:\.\d+)?")
_HERE = ("", "unix", "localhost")
_LOCAL, _ANY = 256, 65535
"""Of keys: for this machine, whose name goes with it; for every machine."""
_FIRST_PORT = 6000


@dataclass(frozen=True, slots=True)
class Place:
    """One display."""

    host: str
    """Empty: this machine, by its socket."""
    number: str

    def connect(self) -> socket.socket:
        """A socket that does not block, connected or on its way to be. Raises ProbeUnavailable."""
        if self.host:
            return self._connect_far()
        name = f"/tmp/.X11-unix/X{self.number}"
        for place in (name, f"\0{name}"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
            try:
                line.connect(place)
            except OSError:
                line.close()
            else:
                return line
        raise ProbeUnavailable(NOBODY)

    def _connect_far(self) -> socket.socket:
        """By its number on the network: to look up a name would wait."""
        line = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
        try:
            line.connect((socket.inet_ntoa(socket.inet_aton(self.host)), _FIRST_PORT + int(self.number)))
        except BlockingIOError:
            pass
        except (OSError, OverflowError):
            line.close()
            raise ProbeUnavailable(NOBODY) from None
        return line

    def key(self, keys: bytes) -> bytes:
        """The key to it, of those in a file of keys; empty: none is needed, or there is none."""
        ours = socket.gethostname().encode()
        address = socket.inet_aton(self.host) if self.host else b""
        for family, of, number, kind, key in _keys(keys):
            is_for_us = family == _ANY or (family == _LOCAL and of == ours) or (bool(address) and of == address)
            if is_for_us and number in (b"", self.number.encode()) and kind == KIND:
                return key
        return b""


def place_of(display: str) -> Place:
    """The place that DISPLAY names. Raises ProbeUnavailable."""
    found = _DISPLAY.fullmatch(display)
    if found is None:
        raise ProbeUnavailable("there is no X server (DISPLAY is not set)" if not display else NOBODY)
    host, number = found.groups()
    if host == "localhost":
        return Place("127.0.0.1", number)  # a far program's way here, as ssh makes it
    return Place("" if host in _HERE else host, number)


def read_keys(environ: Mapping[str, str] = os.environ) -> bytes:
    """The person's file of keys; empty where there is none."""
    try:
        return Path(environ.get("XAUTHORITY") or Path(environ.get("HOME", "/nowhere"), ".Xauthority")).read_bytes()
    except OSError:
        return b""


def hello(key: bytes) -> bytes:
    """What a connection begins with."""
    kind = KIND if key else b""
    order = ord("l" if sys.byteorder == "little" else "B")
    return struct.pack("BxHHHHxx", order, 11, 0, len(kind), len(key)) + padded(kind) + padded(key)


def padded(data: bytes) -> bytes:
    """Up to the next multiple of four, as requests have it."""
    return data + b"\0" * (-len(data) % 4)


def why_closed(environ: Mapping[str, str] = os.environ) -> str:
    """Why the X server of DISPLAY does not let us in; empty where it does. Waits for it, two seconds at most."""
    try:
        place = place_of(environ.get("DISPLAY", ""))
        with place.connect() as line:
            line.settimeout(PATIENCE_S)
            line.sendall(hello(place.key(read_keys(environ))))
            return "" if line.recv(1) == bytes((LET_IN,)) else REFUSED
    except ProbeUnavailable as error:
        return str(error)
    except TimeoutError:
        return HUNG
    except OSError:
        return NOBODY


def _keys(data: bytes) -> Iterator[tuple[int, bytes, bytes, bytes, bytes]]:
    """For which machines, which of them, which display, what kind of key, the key; up to where a file is cut off."""
    at = 0
    try:
        while at < len(data):
            (family,) = struct.unpack_from(">H", data, at)
            at += 2
            parts = []
            for _ in range(4):
                (length,) = struct.unpack_from(">H", data, at)
                parts.append(data[at + 2 : at + 2 + length])
                at += 2 + length
            yield family, *parts
    except struct.error:
        return
