"""A small X11 connection of our own, in the protocol's own words: no library is loaded, and nothing waits.

A server that leaves a question unanswered for two seconds is taken for hung, and the connection given up.
"""

from __future__ import annotations

import os
import struct
from collections import deque
from collections.abc import Callable, Generator, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections.wire import Wire
from backcare_desktop.system.connections.x11place import HUNG, LET_IN, REFUSED, hello, padded, place_of, read_keys

T = TypeVar("T")

PATIENCE_MS = 2000
GONE = "the X server is gone"
NONSENSE = "the X server sent what cannot be read"
_ERROR, _REPLY, _GENERIC_EVENT, _SYNTHETIC = 0, 1, 35, 0x80
_HEAD = 32
_MOST = 1 << 22
"""No answer to what we ask is so long."""
_INTERN, _EXTENSION = 16, 98


@dataclass(frozen=True, slots=True)
class Question:
    """A request that has an answer. For one of an extension: ``opcode`` is the extension's, ``data`` the request's."""

    opcode: int
    body: bytes = b""
    data: int = 0


@dataclass(frozen=True, slots=True)
class Extension:
    """How an extension of the server is spoken to: by its number, and what its first event is."""

    opcode: int
    first_event: int


Answers = list[bytes | None]
"""None: the server says that this was wrong."""
Steps = Generator[list[Question], Answers, T]
"""Asks several questions at a time, and goes on with their answers. May raise ProbeUnavailable: then all ends."""


class XConnection:
    """One connection to the X server of DISPLAY."""

    root = 0
    """The root window of the first screen; known from the first step on."""

    def __init__(
        self,
        lost: Callable[[str], None],
        event: Callable[[bytes], None] = lambda _event: None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """Connect. ``lost`` hears of the end, once, with the reason; ``event`` gets each event (32 bytes).

        Raises ProbeUnavailable when nobody listens there. All else is told from the Qt loop.
        """
        self._lost, self._event = lost, event
        place = place_of(environ.get("DISPLAY", ""))
        self._wire = Wire(place.connect(), self._take, self._on_end)
        self._came = b""
        self._sent = 0
        self._last_id = self._id_base = self._id_step = 0
        self._waiting: deque[tuple[int, Callable[[bytes | None], None]]] = deque()
        self._owed: deque[Callable[[], None]] = deque()
        """Steps that wait for those before them, or for the server to let us in."""
        self._is_in = False
        self._is_busy = True
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        self._patience.start()
        self._wire.send(hello(place.key(read_keys(environ))))

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        self._wire.close()
        self._patience.stop()
        self._waiting.clear()
        self._owed.clear()

    def run(self, steps: Steps[T], done: Callable[[T], None]) -> None:
        """Take these steps, each when the answers to the one before have come, and hand over what they return.

        Their turn comes after all steps that were to be taken before.
        """
        self._owed.append(partial(self._go_on, steps, done, None))
        self._begin_next()

    def send(self, opcode: int, body: bytes = b"", data: int = 0) -> None:
        """Send a request that has no answer, within a step or later. ``data``: its second byte."""
        self._sent = (self._sent + 1) & 0xFFFF
        whole = padded(body)
        self._wire.send(struct.pack("BBH", opcode, data, 1 + len(whole) // 4) + whole)

    def new_id(self) -> int:
        """An unused number for something that this connection creates on the server."""
        self._last_id += self._id_step
        return self._id_base | self._last_id

    # --- asking

    def _begin_next(self) -> None:
        if not self._is_busy and self._owed and self._wire.is_open:
            self._is_busy = True
            self._owed.popleft()()

    def _go_on(self, steps: Steps[T], done: Callable[[T], None], answers: Answers | None) -> None:
        try:
            questions = next(steps) if answers is None else steps.send(answers)
        except StopIteration as end:
            result = end.value
        except ProbeUnavailable as error:
            self._lose(str(error))
            return
        except (struct.error, LookupError):
            self._lose(NONSENSE)
            return
        else:
            self._ask(questions, partial(self._go_on, steps, done))
            return
        done(result)
        self._is_busy = False
        self._begin_next()

    def _ask(self, questions: list[Question], answered: Callable[[Answers], None]) -> None:
        came: Answers = []

        def take(answer: bytes | None) -> None:
            came.append(answer)
            if len(came) == len(questions):
                answered(came)

        for question in questions:
            self.send(question.opcode, question.body, question.data)
            self._waiting.append((self._sent, take))
        if not self._patience.isActive():
            self._patience.start()

    # --- what comes

    def _take(self, came: bytes) -> None:
        self._came += came
        while self._wire.is_open and (one := self._next()):
            if self._is_in:
                self._hand_out(one)
            else:
                self._on_hello(one)

    def _next(self) -> bytes:
        """What came first; empty while it is not there as a whole."""
        if len(self._came) < (_HEAD if self._is_in else 8):
            return b""
        if not self._is_in:
            length = 8 + 4 * struct.unpack_from("6xH", self._came)[0]
        else:
            kind = self._came[0] & ~_SYNTHETIC
            more = struct.unpack_from("4xI", self._came)[0] if kind in (_REPLY, _GENERIC_EVENT) else 0
            length = _HEAD + 4 * more
        if length > _MOST:
            self._lose(NONSENSE)
        if len(self._came) < length:
            return b""
        one, self._came = self._came[:length], self._came[length:]
        return one

    def _hand_out(self, one: bytes) -> None:
        kind, number = one[0] & ~_SYNTHETIC, struct.unpack_from("2xH", one)[0]
        if kind > _REPLY:
            self._event(one[:_HEAD])
        elif self._waiting and self._waiting[0][0] == number:
            _, take = self._waiting.popleft()
            self._patience.stop()
            if self._waiting:
                self._patience.start()
            take(one if kind == _REPLY else None)
        elif kind == _REPLY:
            self._lose(NONSENSE)  # nobody asked

    # --- being let in

    def _on_hello(self, said: bytes) -> None:
        if said[0] != LET_IN:
            self._lose(REFUSED)
            return
        try:
            self._id_base, mask, maker, formats = struct.unpack_from("12xII4xH3xB", said)
            self.root = struct.unpack_from("I", said, 40 + (maker + 3) // 4 * 4 + formats * 8)[0]
        except struct.error:
            self._lose(NONSENSE)
            return
        self._id_step = mask & -mask
        self._patience.stop()
        self._is_in, self._is_busy = True, False
        self._begin_next()

    def _on_end(self, _why: str) -> None:
        self.close()
        self._lost(GONE)

    def _on_silence(self) -> None:
        if self._wire.has_news:
            self._patience.start()
        else:
            self._lose(HUNG)

    def _lose(self, why: str) -> None:
        if self._wire.is_open:
            self.close()
            self._lost(why)


def atom_question(name: str) -> Question:
    """What number a name has on this server."""
    return Question(_INTERN, _named(name))


def atom_number(answer: bytes | None) -> int:
    """What was answered to that; 0: nothing."""
    return int(struct.unpack_from("8xI", answer)[0]) if answer else 0


def extension_question(name: str) -> Question:
    """Whether the server has an extension, and how it is spoken to."""
    return Question(_EXTENSION, _named(name))


def extension(answer: bytes | None) -> Extension | None:
    """What was answered to that; None: the server lacks it."""
    is_there, opcode, first_event = struct.unpack_from("8xBBB", answer) if answer else (0, 0, 0)
    return Extension(opcode, first_event) if is_there else None


def _named(name: str) -> bytes:
    return struct.pack("HH", len(name), 0) + padded(name.encode())
