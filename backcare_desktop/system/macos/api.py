"""What BackCare asks of macOS, by ctypes; all calls go through ``Api``. Written from documentation, not run.

Nothing is loaded before the first call. Tests give ``load`` and ``constant`` of their own, which stand for libraries.

Apple's pages, below developer.apple.com/documentation: ``coregraphics/cgeventsource/secondssincelasteventtype``,
``coregraphics/cgsessioncopycurrentdictionary()``, ``coregraphics/cgwindowlistcopywindowinfo``,
``coregraphics/cggetactivedisplaylist``, ``coregraphics/cgdisplaybounds``, ``coregraphics/cgwindowlevelforkey``,
``corefoundation/cfdictionary``, ``corefoundation/cfarray``, ``corefoundation/cfstring``. That the session's dictionary
names the locked screen stands on no page; that it does has been so since 2003.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from ctypes import byref, c_bool, c_char_p, c_double, c_int32, c_long, c_ubyte, c_uint32, c_ulong, c_void_p
from typing import Any

from backcare_desktop.core.frozen import dataclass

LABEL = "written from documentation, not run"
"""Said of each adapter for macOS, in the doctor too, until somebody ran it there."""
FAILURES = (OSError, AttributeError, ValueError)
"""What a call raises where a library, a function or a constant is not there."""

_HID_SYSTEM_STATE, _ANY_INPUT = 1, 0xFFFFFFFF
_ON_SCREEN_ONLY, _NO_DESKTOP_ELEMENTS = 1, 16
_MENU_BAR_LEVEL_KEY = 8
_UTF8, _SINT32 = 0x08000100, 3
_MOST_DISPLAYS, _LONGEST_NAME = 32, 1024
_CONSOLE, _LOCKED = "kCGSSessionOnConsoleKey", "CGSSessionScreenIsLocked"


class Rect(ctypes.Structure):
    """CGRect: points, from the upper left corner of the main display."""

    _fields_ = (("x", c_double), ("y", c_double), ("width", c_double), ("height", c_double))


Prototype = tuple[Any, ...]
"""What a function gives, and then what it takes."""

_POINTER = c_void_p
PROTOTYPES: dict[str, dict[str, Prototype]] = {
    "CoreGraphics": {
        "CGEventSourceSecondsSinceLastEventType": (c_double, c_int32, c_uint32),
        "CGSessionCopyCurrentDictionary": (_POINTER,),
        "CGWindowListCopyWindowInfo": (_POINTER, c_uint32, c_uint32),
        "CGRectMakeWithDictionaryRepresentation": (c_bool, _POINTER, _POINTER),
        "CGGetActiveDisplayList": (c_int32, c_uint32, _POINTER, _POINTER),
        "CGDisplayBounds": (Rect, c_uint32),
        "CGWindowLevelForKey": (c_int32, c_int32),
    },
    "CoreFoundation": {
        "CFRelease": (None, _POINTER),
        "CFGetTypeID": (c_ulong, _POINTER),
        "CFBooleanGetTypeID": (c_ulong,),
        "CFBooleanGetValue": (c_ubyte, _POINTER),
        "CFNumberGetValue": (c_ubyte, _POINTER, c_long, _POINTER),
        "CFArrayGetCount": (c_long, _POINTER),
        "CFArrayGetValueAtIndex": (_POINTER, _POINTER, c_long),
        "CFDictionaryGetValue": (_POINTER, _POINTER, _POINTER),
        "CFStringCreateWithCString": (_POINTER, _POINTER, c_char_p, c_uint32),
        "CFStringGetCString": (c_ubyte, _POINTER, c_char_p, c_long, c_uint32),
    },
}


@dataclass(frozen=True, slots=True)
class Box:
    """Where a window or a display is, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the screen. Its title is never asked for, and its program's name only where it is wanted."""

    pid: int
    layer: int
    box: Box
    program: str = ""


def framework(name: str) -> Any:
    """A library of the system's. Raises OSError where it is not there."""
    return ctypes.CDLL(f"/System/Library/Frameworks/{name}.framework/{name}")


def address_of(library: Any, name: str) -> int:
    """What a constant of a library points to. Raises ValueError where it is not there."""
    return c_void_p.in_dll(library, name).value or 0


class Api:
    """The functions of macOS that are needed, each with Python's values. They raise what FAILURES names."""

    def __init__(
        self, load: Callable[[str], Any] = framework, constant: Callable[[Any, str], int] = address_of
    ) -> None:
        self._load, self._constant = load, constant
        self._libraries: dict[str, Any] = {}

    def library(self, name: str, more: dict[str, Prototype] | None = None) -> Any:
        """A loaded library whose functions know what they take; ``more``: functions that are not in PROTOTYPES."""
        if name not in self._libraries:
            found = self._load(name)
            _declare(found, PROTOTYPES.get(name, {}))
            self._libraries[name] = found
        if more is not None:
            _declare(self._libraries[name], more)
        return self._libraries[name]

    def constant(self, library: str, name: str) -> int:
        """The object that a constant of a loaded library stands for."""
        return self._constant(self._libraries[library], name)

    def idle_s(self) -> float:
        """Seconds since the last key, pointer or tablet, of whichever program."""
        answer = self.library("CoreGraphics").CGEventSourceSecondsSinceLastEventType(_HID_SYSTEM_STATE, _ANY_INPUT)
        return float(answer)

    def is_locked(self) -> bool | None:
        """Whether the screen is locked, or another person has it; None where there is no session with a screen."""
        session = self.library("CoreGraphics").CGSessionCopyCurrentDictionary()
        if not session:
            return None
        try:
            return self._flag(session, _LOCKED, missing=False) or not self._flag(session, _CONSOLE, missing=True)
        finally:
            self._cf.CFRelease(session)

    def windows(self, *, named: bool = False) -> list[Window]:
        """The windows on the screen, the one in front first; ``named``: with the names of their programs."""
        graphics = self.library("CoreGraphics")
        listed = graphics.CGWindowListCopyWindowInfo(_ON_SCREEN_ONLY | _NO_DESKTOP_ELEMENTS, 0)
        if not listed:
            return []
        try:
            return [self._window(entry, named=named) for entry in self.each(listed)]
        finally:
            self._cf.CFRelease(listed)

    def displays(self) -> list[Box]:
        """Where the displays are."""
        graphics = self.library("CoreGraphics")
        ids, count = (c_uint32 * _MOST_DISPLAYS)(), c_uint32()
        if graphics.CGGetActiveDisplayList(_MOST_DISPLAYS, ids, byref(count)) != 0:
            return []
        return [_box(graphics.CGDisplayBounds(each)) for each in ids[: count.value]]

    def menu_bar_layer(self) -> int:
        """On which layer the menu bar lies."""
        return int(self.library("CoreGraphics").CGWindowLevelForKey(_MENU_BAR_LEVEL_KEY))

    # --- Core Foundation

    @property
    def _cf(self) -> Any:
        return self.library("CoreFoundation")

    def text(self, words: str) -> int:
        """A CFString, which the caller releases."""
        return int(self._cf.CFStringCreateWithCString(None, words.encode(), _UTF8) or 0)

    def release(self, thing: int) -> None:
        """Let go of what was made or copied."""
        self._cf.CFRelease(thing)

    def each(self, listed: int) -> Iterator[int]:
        """What is in a CFArray."""
        return (self._cf.CFArrayGetValueAtIndex(listed, at) for at in range(self._cf.CFArrayGetCount(listed)))

    def entry(self, dictionary: int, name: str) -> int:
        """What a CFDictionary has under a name; 0: nothing."""
        key = self.text(name)
        try:
            return int(self._cf.CFDictionaryGetValue(dictionary, key) or 0)
        finally:
            self.release(key)

    def number(self, value: int) -> int:
        """The number in a CFNumber."""
        number = c_int32()
        return number.value if value and self._cf.CFNumberGetValue(value, _SINT32, byref(number)) else 0

    def words(self, text: int) -> str:
        """The words in a CFString."""
        room = ctypes.create_string_buffer(_LONGEST_NAME)
        is_read = text and self._cf.CFStringGetCString(text, room, _LONGEST_NAME, _UTF8)
        return room.value.decode(errors="replace") if is_read else ""

    def _flag(self, dictionary: int, name: str, *, missing: bool) -> bool:
        value = self.entry(dictionary, name)
        if not value:
            return missing
        if self._cf.CFGetTypeID(value) == self._cf.CFBooleanGetTypeID():
            return bool(self._cf.CFBooleanGetValue(value))
        return self.number(value) != 0

    def _window(self, entry: int, *, named: bool) -> Window:
        def of(name: str) -> int:
            value = self._cf.CFDictionaryGetValue(entry, self.constant("CoreGraphics", name))
            return int(value or 0)

        rect, bounds = Rect(), of("kCGWindowBounds")
        if bounds:
            self.library("CoreGraphics").CGRectMakeWithDictionaryRepresentation(bounds, byref(rect))
        pid, layer = self.number(of("kCGWindowOwnerPID")), self.number(of("kCGWindowLayer"))
        return Window(pid, layer, _box(rect), self.words(of("kCGWindowOwnerName")) if named else "")


def _declare(library: Any, prototypes: dict[str, Prototype]) -> None:
    for name, (gives, *takes) in prototypes.items():
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes


def _box(rect: Rect) -> Box:
    return Box(rect.x, rect.y, rect.width, rect.height)
