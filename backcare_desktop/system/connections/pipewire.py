"""What there is at the PipeWire server (nodes, links, programs), told as it comes and goes.

In PipeWire's own protocol (docs.pipewire.org, "Native Protocol") and not by its library, which brings 2 MB and threads:
we say hello and listen, and nothing here waits.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import pipepod

CORE, CLIENT, REGISTRY = 0, 1, 2
"""Who is spoken to: the first two are fixed, the third is the number that we give the registry."""
HELLO, SYNC, PONG, GET_REGISTRY = 1, 2, 3, 5
UPDATE_PROPERTIES = 2
DONE, PING = 1, 2
MADE, GONE = 0, 1
VERSION = 3
"""Of the protocol, and of the registry."""
INTERFACE = "PipeWire:Interface:"
_HEADER = struct.Struct("=IIII")
_READ_BYTES = 16384
"""At a time, so that the first long list keeps nobody waiting."""

Made = Callable[[int, str, dict[str, str]], None]


class PipeWire:
    """One connection to the server, in the Qt loop."""

    def __init__(self, made: Made, gone: Callable[[int], None], lost: Callable[[str], None]) -> None:
        """Connect. Raises ProbeUnavailable when no server runs.

        ``made`` gets number, kind ("Node", "Link") and properties of each thing there is, ``gone`` its number; ``lost``
        is called once when the connection ends.
        """
        self._made, self._gone, self._lost = made, gone, lost
        self._answers: dict[int, Callable[[], None]] = {}
        self._received = b""
        self._sent = 0
        self._socket = _connect(os.environ)
        self._is_open = True
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._send(CORE, HELLO, pipepod.number(VERSION))
        name = pipepod.row(pipepod.number(1), pipepod.text("application.name"), pipepod.text("BackCare"))
        self._send(CLIENT, UPDATE_PROPERTIES, name)
        self._send(CORE, GET_REGISTRY, pipepod.number(VERSION), pipepod.number(REGISTRY))

    def sync(self, answer: Callable[[], None]) -> None:
        """Call back once the server has told all that it knew when it heard this."""
        self._answers[self._sent] = answer
        self._send(CORE, SYNC, pipepod.number(CORE), pipepod.number(self._sent))

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._is_open:
            self._is_open = False
            self._notifier.setEnabled(False)
            self._socket.close()
            self._answers.clear()

    def _send(self, to: int, opcode: int, *values: bytes) -> None:
        body = pipepod.row(*values)
        message = _HEADER.pack(to, opcode << 24 | len(body), self._sent, 0) + body
        self._sent += 1
        # A server that is gone is heard of by reading; one that is stuck never answers.
        with suppress(OSError):
            self._socket.send(message, socket.MSG_NOSIGNAL)

    def _read(self) -> None:
        try:
            got = self._socket.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self._end(str(error))
            return
        if not got:
            self._end("it has closed")
            return
        self._received += got
        try:
            self._take_messages()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, struct.error):
            self._end("it says what we do not understand")

    def _take_messages(self) -> None:
        data, at = self._received, 0
        while self._is_open and len(data) - at >= _HEADER.size:
            to, code, _number, _files = _HEADER.unpack_from(data, at)
            end = at + _HEADER.size + (code & 0xFFFFFF)
            if len(data) < end:
                break
            self._heed(to, code >> 24, data[at + _HEADER.size : end])
            at = end
        self._received = data[at:]

    def _heed(self, to: int, opcode: int, body: bytes) -> None:
        if to == REGISTRY and opcode == MADE:
            number, _rights, kind, _version, properties = pipepod.read(body)[:5]
            self._made(number, kind.removeprefix(INTERFACE), _pairs(properties))
        elif to == REGISTRY and opcode == GONE:
            self._gone(pipepod.read(body)[0])
        elif to == CORE and opcode == DONE:
            answer = self._answers.pop(pipepod.read(body)[1], None)
            if answer is not None:
                answer()
        elif to == CORE and opcode == PING:
            about, number = pipepod.read(body)[:2]
            self._send(CORE, PONG, pipepod.number(about), pipepod.number(number))

    def _end(self, why: str) -> None:
        if self._is_open:
            self.close()
            self._lost(f"the PipeWire server is gone ({why})")


def _pairs(values: list[Any]) -> dict[str, str]:
    """The properties, which come as their number, name, value, name, value."""
    return {str(name): str(value) for name, value in zip(values[1::2], values[2::2], strict=True)}


def _connect(environ: Mapping[str, str]) -> socket.socket:
    remote = environ.get("PIPEWIRE_REMOTE") or "pipewire-0"
    folder = environ.get("PIPEWIRE_RUNTIME_DIR") or environ.get("XDG_RUNTIME_DIR") or "/nowhere"
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
    try:
        server.connect(str(Path(folder, remote)))
    except FileNotFoundError:
        server.close()
        raise ProbeUnavailable("no PipeWire server runs") from None
    except OSError as error:
        server.close()
        raise ProbeUnavailable(f"the PipeWire server does not answer ({error})") from None
    return server
