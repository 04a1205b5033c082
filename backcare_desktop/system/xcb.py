"""A small X11 connection of our own, by ctypes on libxcb, which Qt's X11 platform brings along.

libxcb and not libX11: there a lost server or an X error ends the process unless global handlers, which Qt also
sets, are replaced; here both are values. Requests are packed by hand, so no extension's library is needed.
"""

from __future__ import annotations

import ctypes
import select
import struct
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSocketNotifier, QTimer

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system import libxcb, xsilence
from backcare_desktop.system.clock import boot_s

REPLY_TIMEOUT_S = 0.5
_CHECKED = 1
_SYNTHETIC = 0x80


class XLost(Exception):
    """The X server is gone."""


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension of the X server: its handle for requests and the number of its first event."""

    handle: ctypes.Structure
    first_event: int


@dataclass(frozen=True, slots=True)
class Question:
    """A request that has an answer. For one of an extension: ``opcode`` is the extension's, ``data`` the request's."""

    opcode: int
    body: bytes = b""
    data: int = 0


class XConnection:
    """One connection to the X server of DISPLAY. Its calls may raise XLost; none ends the process or waits long."""

    def __init__(self) -> None:
        xsilence.check()
        self._xcb, self._libc = libxcb.load()
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        self._notifier: QSocketNotifier | None = None
        self._asked: deque[tuple[int, Callable[[bytes | None], None]]] = deque()
        if self._is_broken():
            self.close()
            raise ProbeUnavailable("no X server answers at DISPLAY")

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._queued.stop()
            self._notifier = None
        if self._asked:
            xsilence.note_silence()
        self._asked.clear()
        if self._connection.value:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = ctypes.c_void_p()

    def extension(self, name: str) -> Extension | None:
        """An extension by its name; None when the server lacks it. Waits for the server once for each name."""
        handle = libxcb.ExtensionName(name.encode(), 0)
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
        self._flush()

    def ask(self, extension: Extension | None, opcode: int, body: bytes = b"", *, data: int = 0) -> bytes | None:
        """Send a request and return the answer; None for an X error, or after half a second of silence."""
        return self._wait_for(self._request(extension, opcode, body, data=data, is_void=False))

    def ask_all(self, questions: Sequence[Question]) -> list[bytes | None]:
        """As ``ask``, for all at once: the server is waited for once."""
        return [self._wait_for(sequence) for sequence in [self._put(question) for question in questions]]

    def _wait_for(self, sequence: int) -> bytes | None:
        self._flush()
        deadline_s = boot_s() + REPLY_TIMEOUT_S
        while (found := self._poll(sequence)) is None:
            left_s = deadline_s - boot_s()
            if left_s <= 0:
                self._xcb.xcb_discard_reply(self._connection, sequence)
                xsilence.note_silence()
                return None
            select.select([self._xcb.xcb_get_file_descriptor(self._connection)], [], [], left_s)
        self._checked()
        return found or None

    def later(self, question: Question, answered: Callable[[bytes | None], None]) -> None:
        """Send a request and go on; ``answered`` gets the answer from the Qt loop, in turn; None for an X error.

        A server that does not answer keeps nobody waiting. Only while the connection listens.
        """
        self._asked.append((self._put(question), answered))
        self._flush()

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
        while self._notifier is not None and (self._hand_event() or self._hand_answer()):
            pass
        if self._notifier is not None and self._is_broken():
            # A closed socket is readable for ever: without this the process would spin.
            self.close()
            self._lost("the X server is gone")

    def _hand_event(self) -> bool:
        pointer = self._xcb.xcb_poll_for_event(self._connection)
        if not pointer:
            return False
        event = ctypes.string_at(pointer, 32)
        self._libc.free(pointer)
        if event[0] & ~_SYNTHETIC > 1:  # 0 is an X error, 1 a reply: neither is an event
            self._event(event)
        return True

    def _hand_answer(self) -> bool:
        if not self._asked or self._is_broken():
            return False
        found = self._poll(self._asked[0][0])
        if found is None or self._is_broken():
            return False
        self._asked.popleft()[1](found or None)
        return True

    def _poll(self, sequence: int) -> bytes | None:
        """The answer to that request, empty for an X error; None while there is none."""
        reply, error = ctypes.c_void_p(), ctypes.c_void_p()
        if not self._xcb.xcb_poll_for_reply(self._checked(), sequence, ctypes.byref(reply), ctypes.byref(error)):
            return None
        self._libc.free(error)
        if not reply.value:
            return b""
        length = 32 + 4 * struct.unpack_from("4xI", ctypes.string_at(reply, 8))[0]
        answer = ctypes.string_at(reply, length)
        self._libc.free(reply)
        return answer

    def _flush(self) -> None:
        self._xcb.xcb_flush(self._connection)
        if self._notifier is not None:
            # What comes in meanwhile waits in libxcb and wakes nobody: look at it soon.
            self._queued.start()

    def _put(self, question: Question) -> int:
        return self._request(None, question.opcode, question.body, data=question.data, is_void=False)

    def _request(self, extension: Extension | None, opcode: int, body: bytes, *, data: int, is_void: bool) -> int:
        packed = ctypes.create_string_buffer(struct.pack("BBH", 0, data, 0) + body, 4 + len(body))
        # libxcb uses the two places before the first one for itself.
        vector = (libxcb.Iovec * 4)()
        vector[2] = libxcb.Iovec(ctypes.addressof(packed), len(packed))
        handle = ctypes.pointer(extension.handle) if extension else None
        request = libxcb.Request(1, handle, opcode, is_void)
        place = ctypes.byref(vector, 2 * ctypes.sizeof(libxcb.Iovec))
        flags = 0 if is_void else _CHECKED
        return int(self._xcb.xcb_send_request(self._checked(), flags, place, ctypes.byref(request)))

    def _is_broken(self) -> bool:
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def _checked(self) -> ctypes.c_void_p:
        if not self._connection.value or self._is_broken():
            raise XLost("the X server is gone")
        return self._connection


def atom(connection: XConnection, name: str) -> int:
    """The number of a name on this server."""
    return atom_number(connection.ask_all([atom_question(name)])[0])


def atom_question(name: str) -> Question:
    """What number a name has on this server, as one of several questions."""
    return Question(16, padded(name))


def atom_number(answer: bytes | None) -> int:
    """What was answered to that; 0: nothing."""
    return int(struct.unpack_from("8xI", answer)[0]) if answer else 0


def padded(name: str) -> bytes:
    """A name as requests have it."""
    text = name.encode()
    return struct.pack("HH", len(text), 0) + text + b"\0" * (-len(text) % 4)
