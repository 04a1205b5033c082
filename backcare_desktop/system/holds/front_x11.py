"""The window in front on X11, as the window manager names it: by events, and without ever waiting for an answer."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections.x11 import (
    Question,
    Steps,
    XConnection,
    atom_number,
    atom_question,
    extension,
    extension_question,
)
from backcare_desktop.system.holds.front import Front

_CHANGE_ATTRIBUTES, _GEOMETRY, _GET_PROPERTY, _TRANSLATE, _INPUT_FOCUS = 2, 14, 20, 40, 43
_QUERY_VERSION, _GET_MONITORS = 0, 42
"""Of the RandR extension."""
_FOCUS_CAME, _FOCUS_WENT, _DESTROYED, _UNMAPPED, _PLACED, _PROPERTY_CHANGED = 9, 10, 17, 18, 22, 28
_EVENT_MASK = 1 << 11
_STRUCTURE, _FOCUS, _PROPERTIES = 1 << 17, 1 << 21, 1 << 22
_NO_WINDOW = 1
"""Lower numbers of the focus stand for "nobody" and "where the pointer is"."""

_ACTIVE, _MANAGER, _STATE = "_NET_ACTIVE_WINDOW", "_NET_SUPPORTING_WM_CHECK", "_NET_WM_STATE"
_FULL, _HIDDEN = "_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_HIDDEN"
_TYPE, _DESKTOP, _PID, _CLASS = "_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_PID", "WM_CLASS"
_NAMES = (_ACTIVE, _MANAGER, _STATE, _FULL, _HIDDEN, _TYPE, _DESKTOP, _PID, _CLASS)
CHATTER = 10
"""A window whose properties change so often for nothing (in some programs with each key) is heeded by its size only."""
PLACED_MS = 300
"""So long after its last move a window is looked at: by then its state is told, too."""
PARTLY_BLIND = "nothing seen, but here only windows of X programs can be"
NO_MANAGER = "no window manager tells which window is in front"


class X11Front:
    """Watches the active window. One that took the keyboard past the window manager, as old games do, counts too."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self.limit = (
            "nothing seen, but here only windows of X programs can be" if environ.get("WAYLAND_DISPLAY") else ""
        )
        self._x: XConnection | None = None
        self._heeded = 0
        """The window whose changes are told to us: the last in front that was not ours."""
        self._chatter = 0
        self._is_managed = True
        """The window manager knows that window."""
        self._is_looking = self._is_owed = False
        self._placed = QTimer(singleShot=True, interval=PLACED_MS)
        self._placed.timeout.connect(self.look)

    def start(self, found: Callable[[Front], None], lost: Callable[[str], None]) -> None:
        """Begin to tell. Raises ProbeUnavailable with the reason."""
        self._found, self._lost = found, lost
        self._x = XConnection(self._on_lost, self._on_event)
        self._x.run(self._opening(self._x), self._on_open)

    def look(self) -> None:
        """Look again and tell; the answers come later."""
        if self._is_looking:
            self._is_owed = True
        elif self._x is not None:
            self._is_looking = True
            self._x.run(self._steps(), self._settle)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._placed.stop()
        if self._x is not None:
            self._x.close()
            self._x = None
        self._heeded, self._is_looking, self._is_owed = 0, False, False

    # --- beginning

    def _opening(self, x: XConnection) -> Steps[dict[int, int]]:
        """The windows whose changes we always want, and which changes."""
        names = [atom_question(name) for name in _NAMES]
        randr, *numbers = yield [extension_question("RANDR"), *names]
        self._root, found = x.root, extension(randr)
        self._atoms = dict(zip(_NAMES, map(atom_number, numbers), strict=True))
        self._randr = found.opcode if found is not None else 0
        version = [Question(self._randr, struct.pack("II", 1, 5), _QUERY_VERSION)] if self._randr else []
        told, *_ = yield [self._property(self._root, _MANAGER), *version]
        self._manager = _number(told)
        (mark,) = yield [self._property(self._manager or self._root, _MANAGER)]
        if not self._manager or _number(mark) != self._manager:
            raise ProbeUnavailable(NO_MANAGER)
        return {self._root: _FOCUS | _PROPERTIES, self._manager: _STRUCTURE}

    def _on_open(self, always: dict[int, int]) -> None:
        self._always = always
        for window in always:
            self._heed(window)
        self.look()

    def _heed(self, window: int, changes: int = 0) -> None:
        """Be told of these changes of a window, and of no others but for those we always want."""
        if self._x is not None:
            mask = changes | self._always.get(window, 0)
            self._x.send(_CHANGE_ATTRIBUTES, struct.pack("III", window, _EVENT_MASK, mask))

    def _on_event(self, event: bytes) -> None:
        kind, subject, detail = event[0] & 0x7F, *struct.unpack_from("4xII", event)
        if kind == _DESTROYED and detail == self._manager:
            self._on_lost("the window manager is gone")
        elif kind in (_FOCUS_CAME, _FOCUS_WENT, _DESTROYED, _UNMAPPED):
            self.look()
        elif kind == _PLACED:
            self._placed.start()
        elif kind == _PROPERTY_CHANGED:
            told = (_ACTIVE,) if subject == self._root else (_STATE, _TYPE, _CLASS)
            if detail in [self._atoms[name] for name in told]:
                self.look()
            elif subject == self._heeded:
                self._chatter += 1
                if self._chatter == CHATTER:
                    self.look()

    def _on_lost(self, why: str) -> None:
        if self._x is not None:
            self.stop()
            self._lost(why)

    # --- looking

    def _settle(self, front: Front) -> None:
        self._is_looking = False
        if self._is_owed:
            self._is_owed = False
            self.look()
        self._found(front)

    def _steps(self) -> Steps[Front]:
        (active,) = yield [self._property(self._root, _ACTIVE)]
        window = _number(active)
        is_managed = window > _NO_WINDOW
        if not is_managed:
            (focus,) = yield [Question(_INPUT_FOCUS)]
            window = struct.unpack_from("8xI", focus)[0] if focus else 0
        if window <= _NO_WINDOW:
            return Front()
        (pid,) = yield [self._property(window, _PID)]
        if _number(pid) == os.getpid():
            window = self._heeded
        else:
            self._is_managed = is_managed
        return (yield from self._steps_at(window)) if window else Front()

    def _steps_at(self, window: int) -> Steps[Front]:
        """A window that is gone by now is nobody's, and not full."""
        if window != self._heeded:
            self._chatter = 0
        if self._heeded not in (0, window):
            self._heed(self._heeded)
        # Each time: a new window may have the number of one that is gone.
        self._heed(window, _STRUCTURE | _FOCUS | (_PROPERTIES if self._chatter < CHATTER else 0))
        self._heeded = window
        state, kind, pid, names = yield [self._property(window, name) for name in (_STATE, _TYPE, _PID, _CLASS)]
        states = set(_numbers(state))
        is_full = self._atoms[_FULL] in states and self._atoms[_HIDDEN] not in states
        if not self._is_managed and self._randr:
            place, size, monitors = yield self._asked_of_place(window)
            is_full = _fills(place, size, monitors)
        is_desktop = self._atoms[_DESKTOP] in _numbers(kind)
        return Front(is_full and not is_desktop, _words(names), _number(pid))

    def _asked_of_place(self, window: int) -> list[Question]:
        return [
            Question(_TRANSLATE, struct.pack("IIhh", window, self._root, 0, 0)),
            Question(_GEOMETRY, struct.pack("I", window)),
            Question(self._randr, struct.pack("IB3x", self._root, True), _GET_MONITORS),
        ]

    def _property(self, window: int, name: str) -> Question:
        any_type, begin, most = 0, 0, 64
        return Question(_GET_PROPERTY, struct.pack("IIIII", window, self._atoms[name], any_type, begin, most))


def _value(answer: bytes | None) -> bytes:
    if answer is None:
        return b""
    bits, count = struct.unpack_from("xB14xI", answer)
    return answer[32 : 32 + count * bits // 8]


def _numbers(answer: bytes | None) -> tuple[int, ...]:
    value = _value(answer)
    return struct.unpack(f"{len(value) // 4}I", value[: len(value) // 4 * 4])


def _number(answer: bytes | None) -> int:
    return next(iter(_numbers(answer)), 0)


def _words(answer: bytes | None) -> tuple[str, ...]:
    return tuple(word.decode(errors="replace") for word in _value(answer).split(b"\0") if word)


def _fills(place: bytes | None, size: bytes | None, monitors: bytes | None) -> bool:
    """Whether a window covers one monitor or more."""
    if place is None or size is None or monitors is None:
        return False
    left, top = struct.unpack_from("12xhh", place)
    width, height = struct.unpack_from("16xHH", size)
    return any(
        left <= x and top <= y and left + width >= x + wide and top + height >= y + high
        for x, y, wide, high in _monitors(monitors)
    )


def _monitors(answer: bytes) -> Iterator[tuple[int, int, int, int]]:
    at = 32
    for _ in range(struct.unpack_from("12xI", answer)[0]):
        outputs, x, y, width, height = struct.unpack_from("6xHhhHH", answer, at)
        yield x, y, width, height
        at += 24 + 4 * outputs
