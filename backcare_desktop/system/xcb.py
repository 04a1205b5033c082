"""A small X11 connection of our own, by ctypes on libxcb, which Qt's X11 platform brings along.

libxcb and not libX11: there a lost server or an X error ends the process unless global handlers, which Qt also
sets, are replaced; here both are values. Requests are packed by hand, so no extension's library is needed.
"""

from __future__ import annotations

import ctypes
import select
import struct
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSocketNotifier, QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.clock import boot_s

REPLY_TIMEOUT_S = 0.5
_CHECKED = 1
_SYNTHETIC = 0x80


class XLost(Exception):
    """The X server is gone."""


class _Iovec(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _Extension(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("global_id", ctypes.c_int))


class _Request(ctypes.Structure):
    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.POINTER(_Extension)),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension of the X server: its handle for requests and the number of its first event."""

    handle: ctypes.Structure
    first_event: int


def _load() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    try:
        xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    except OSError as error:
        raise ProbeUnavailable(f"libxcb is missing ({error})") from None
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    for function, result, arguments in (
        (xcb.xcb_connect, pointer, (ctypes.c_char_p, pointer)),
        (xcb.xcb_connection_has_error, ctypes.c_int, (pointer,)),
        (xcb.xcb_disconnect, None, (pointer,)),
        (xcb.xcb_flush, ctypes.c_int, (pointer,)),
        (xcb.xcb_get_file_descriptor, ctypes.c_int, (pointer,)),
        (xcb.xcb_get_setup, pointer, (pointer,)),
        (xcb.xcb_generate_id, ctypes.c_uint32, (pointer,)),
        (xcb.xcb_get_extension_data, pointer, (pointer, ctypes.POINTER(_Extension))),
        (xcb.xcb_send_request, number, (pointer, ctypes.c_int, pointer, ctypes.POINTER(_Request))),
        (xcb.xcb_poll_for_reply, ctypes.c_int, (pointer, number, pointer, pointer)),
        (xcb.xcb_discard_reply, None, (pointer, number)),
        (xcb.xcb_poll_for_event, pointer, (pointer,)),
        (xcb.xcb_poll_for_queued_event, pointer, (pointer,)),
        (libc.free, None, (pointer,)),
    ):
        function.restype, function.argtypes = result, arguments
    return xcb, libc


class XConnection:
    """One connection to the X server of DISPLAY. Its calls may raise XLost; none ends the process or waits long."""

    def __init__(self) -> None:
        self._xcb, self._libc = _load()
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        self._notifier: QSocketNotifier | None = None
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise ProbeUnavailable("no X server answers at DISPLAY")

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._queued.stop()
            self._notifier = None
        if self._connection.value:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = ctypes.c_void_p()

    def extension(self, name: str) -> Extension | None:
        """An extension by its name; None when the server lacks it. Waits for the server once for each name."""
        handle = _Extension(name.encode(), 0)
        data = self._xcb.xcb_get_extension_data(self._checked(), ctypes.byref(handle))
        if not data:
            raise XLost("the X server is gone")
        present, _major, first_event = struct.unpack_from("8xBBB", ctypes.string_at(data, 12))
        return Extension(handle, first_event) if present else None

    def new_id(self) -> int:
        """An unused number for something that this connection creates on the server."""
        return int(self._xcb.xcb_generate_id(self._checked()))

    def root(self) -> int:
        """The root window of the first screen."""
        setup = self._xcb.xcb_get_setup(self._checked())
        vendor_length, formats = struct.unpack_from("24xH3xB", ctypes.string_at(setup, 40))
        offset = 40 + (vendor_length + 3) // 4 * 4 + formats * 8
        return int(struct.unpack("I", ctypes.string_at(setup + offset, 4))[0])

    def send(self, extension: Extension | None, opcode: int, body: bytes = b"", *, data: int = 0) -> None:
        """Send a request that has no answer. ``data`` is the second byte of core requests."""
        self._request(extension, opcode, body, data=data, is_void=True)
        self._xcb.xcb_flush(self._connection)

    def ask(self, extension: Extension | None, opcode: int, body: bytes = b"", *, data: int = 0) -> bytes | None:
        """Send a request and return the answer; None for an X error, or after half a second of silence."""
        sequence = self._request(extension, opcode, body, data=data, is_void=False)
        self._xcb.xcb_flush(self._connection)
        deadline_s = boot_s() + REPLY_TIMEOUT_S
        reply, error = ctypes.c_void_p(), ctypes.c_void_p()
        while not self._xcb.xcb_poll_for_reply(self._checked(), sequence, ctypes.byref(reply), ctypes.byref(error)):
            left_s = deadline_s - boot_s()
            if left_s <= 0:
                self._xcb.xcb_discard_reply(self._connection, sequence)
                return None
            select.select([self._xcb.xcb_get_file_descriptor(self._connection)], [], [], left_s)
        self._checked()
        if self._notifier is not None:
            # Events that came with the answer wait in libxcb and wake nobody: look at them soon.
            self._queued.start()
        self._libc.free(error)
        if not reply.value:
            return None
        length = 32 + 4 * struct.unpack_from("4xI", ctypes.string_at(reply, 8))[0]
        answer = ctypes.string_at(reply, length)
        self._libc.free(reply)
        return answer

    def listen(self, event: Callable[[bytes], None], lost: Callable[[str], None]) -> None:
        """Hand each event (32 bytes) to ``event`` from the Qt loop, and the connection's end to ``lost``, once."""
        self._event, self._lost = event, lost
        self._queued = QTimer(singleShot=True, interval=0)
        self._queued.timeout.connect(self._read)
        descriptor = self._xcb.xcb_get_file_descriptor(self._checked())
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._queued.start()

    def _read(self) -> None:
        while self._notifier is not None:
            pointer = self._xcb.xcb_poll_for_event(self._connection)
            if not pointer:
                break
            event = ctypes.string_at(pointer, 32)
            self._libc.free(pointer)
            if event[0] & ~_SYNTHETIC > 1:  # 0 is an X error, 1 a reply: neither is an event
                self._event(event)
        if self._notifier is not None and self._xcb.xcb_connection_has_error(self._connection):
            # A closed socket is readable for ever: without this the process would spin.
            self.close()
            self._lost("the X server is gone")

    def _request(self, extension: Extension | None, opcode: int, body: bytes, *, data: int, is_void: bool) -> int:
        packed = ctypes.create_string_buffer(struct.pack("BBH", 0, data, 0) + body, 4 + len(body))
        # libxcb uses the two places before the first one for itself.
        vector = (_Iovec * 4)()
        vector[2] = _Iovec(ctypes.addressof(packed), len(packed))
        handle = ctypes.pointer(extension.handle) if extension else None
        request = _Request(1, handle, opcode, is_void)
        place = ctypes.byref(vector, 2 * ctypes.sizeof(_Iovec))
        flags = 0 if is_void else _CHECKED
        return int(self._xcb.xcb_send_request(self._checked(), flags, place, ctypes.byref(request)))

    def _checked(self) -> ctypes.c_void_p:
        if not self._connection.value or self._xcb.xcb_connection_has_error(self._connection):
            raise XLost("the X server is gone")
        return self._connection


def atom(connection: XConnection, name: str) -> int:
    """The number of a name on this server."""
    text = name.encode()
    padded = struct.pack("HH", len(text), 0) + text + b"\0" * (-len(text) % 4)
    answer = connection.ask(None, 16, padded)
    return int(struct.unpack_from("8xI", answer)[0]) if answer else 0
