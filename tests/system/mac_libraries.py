"""Stand-ins for the libraries of macOS: what Apple's pages say of their functions, with values that a test sets.

Above them runs all of BackCare's own code: the structures, the pointers, what is released and what is listened to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from backcare_desktop.system.macos.api import Api, Rect
from tests.system.mac_devices import Device, DeviceLibrary

CENTER, MAIN_LOOP, ROOT, NOTIFIER, PORT, SOURCE, DARWIN_CENTER = 901, 902, 903, 904, 905, 906, 907
BOOLEAN, OTHER = 21, 22


@dataclass
class Mac:
    """A Mac as its libraries show it."""

    idle_s: float = 0.0
    session: dict[str, object] | None = field(default_factory=lambda: dict[str, object](kCGSSessionOnConsoleKey=True))
    windows: list[dict[str, object]] = field(default_factory=list)
    displays: list[Rect] = field(default_factory=lambda: [Rect(0, 0, 1440, 900)])
    microphones: dict[int, Device] = field(default_factory=lambda: {40: Device()})
    cameras: dict[int, Device] = field(default_factory=lambda: {50: Device()})
    missing: set[str] = field(default_factory=set)
    """Libraries that are not there."""
    is_dead: bool = False
    """Devices and displays are told no more."""
    power_root: int = ROOT
    assertions: dict[int, list[dict[str, object]]] = field(default_factory=dict)
    """What keeps the Mac awake, by the number of the program."""
    allowed: list[int] = field(default_factory=list)
    """The numbers of the changes of power that were allowed."""
    asked: set[str] = field(default_factory=set)
    """Which entries of windows were read."""
    threads: set[str] = field(default_factory=set)
    """Who asked for devices and windows."""
    sources: set[tuple[object, ...]] = field(default_factory=set)
    observers: list[tuple[int, int, str, Any]] = field(default_factory=list)
    listeners: list[tuple[str, int, str, Any]] = field(default_factory=list)
    power: Any = None
    _things: dict[int, object] = field(default_factory=dict)
    _owned: list[int] = field(default_factory=list)

    def api(self) -> Api:
        """What BackCare takes for macOS."""
        return Api(self._load, lambda _library, name: self._thing(name))

    @property
    def is_at_rest(self) -> bool:
        """Nothing is listened to, and all that was made has been released."""
        return not (self.sources or self.observers or self.listeners or self._owned or self.power)

    def notify(self, name: str) -> None:
        """Post a notification."""
        for center, observer, wanted, heard in list(self.observers):
            if wanted == name:
                heard(center, observer, self._thing(name), None, None)

    def tell_power(self, message: int, number: int) -> None:
        """Send what is sent to those who registered for system power."""
        self.power(None, 7, message, number)

    def change(self) -> None:
        """Tell all listeners that something changed, in a thread of the library's."""
        for _library, device, _selector, heard in list(self.listeners):
            thread = threading.Thread(target=heard, args=(device, 1, None, None))
            thread.start()
            thread.join()

    # --- the libraries

    def _load(self, name: str) -> Any:
        if name in self.missing:
            raise OSError(f"{name} is not there")
        match name:
            case "CoreGraphics":
                return self._graphics()
            case "CoreFoundation":
                return SimpleNamespace(**vars(self._values()), **vars(self._loops()))
            case "IOKit":
                return self._iokit()
            case "CoreAudio":
                return DeviceLibrary(self, "AudioObject").functions()
            case "CoreMediaIO":
                return DeviceLibrary(self, "CMIOObject").functions()
        raise OSError(name)

    def _thing(self, value: object, *, owned: bool = False) -> int:
        handle = 1000 + len(self._things)
        self._things[handle] = value
        if owned:
            self._owned.append(handle)
        return handle

    def _graphics(self) -> SimpleNamespace:
        def idle(state: int, kind: int) -> float:
            assert (state, kind) == (1, 0xFFFFFFFF)
            return self.idle_s

        def window_list(options: int, relative_to: int) -> int:
            assert (options, relative_to) == (1 | 16, 0)
            self.threads.add(threading.current_thread().name)
            return self._thing(self.windows, owned=True)

        def rect(dictionary: int, into: Any) -> bool:
            bounds = self._things[dictionary]
            assert isinstance(bounds, Rect)
            into._obj.x, into._obj.y, into._obj.width, into._obj.height = (
                bounds.x,
                bounds.y,
                bounds.width,
                bounds.height,
            )
            return True

        def display_list(most: int, ids: Any, count: Any) -> int:
            assert most >= len(self.displays)
            for at in range(len(self.displays)):
                ids[at] = 70 + at
            count._obj.value = len(self.displays)
            return 1000 if self.is_dead else 0

        return SimpleNamespace(
            CGEventSourceSecondsSinceLastEventType=idle,
            CGSessionCopyCurrentDictionary=lambda: self.session and self._thing(self.session, owned=True),
            CGWindowListCopyWindowInfo=window_list,
            CGRectMakeWithDictionaryRepresentation=rect,
            CGGetActiveDisplayList=display_list,
            CGDisplayBounds=lambda each: self.displays[each - 70],
            CGWindowLevelForKey=lambda key: {8: 24}[key],
        )

    def _values(self) -> SimpleNamespace:
        def entry(dictionary: int, key: int) -> int | None:
            name, values = self._things[key], self._things[dictionary]
            assert isinstance(values, dict)
            self.asked.add(str(name))
            return self._thing(values[name]) if name in values else None

        def number(handle: int, kind: int, into: Any) -> int:
            assert kind == 3
            into._obj.value = self._things[handle]
            return 1

        def pairs(dictionary: int, keys: Any, things: Any) -> None:
            values = self._things[dictionary]
            assert isinstance(values, dict)
            for at, (key, value) in enumerate(values.items()):
                keys[at], things[at] = self._thing(key), self._thing(value)

        def count(dictionary: int) -> int:
            values = self._things[dictionary]
            assert isinstance(values, dict)
            return len(values)

        def words(handle: int, room: Any, _size: int, _encoding: int) -> int:
            room.value = str(self._things[handle]).encode()
            return 1

        def listed(handle: int) -> list[object]:
            values = self._things[handle]
            assert isinstance(values, list)
            return values

        return SimpleNamespace(
            CFRelease=self._owned_remove(),
            CFGetTypeID=lambda handle: BOOLEAN if isinstance(self._things[handle], bool) else OTHER,
            CFBooleanGetTypeID=lambda: BOOLEAN,
            CFBooleanGetValue=lambda handle: int(bool(self._things[handle])),
            CFNumberGetValue=number,
            CFArrayGetCount=lambda handle: len(listed(handle)),
            CFArrayGetValueAtIndex=lambda handle, at: self._thing(listed(handle)[at]),
            CFDictionaryGetValue=entry,
            CFDictionaryGetCount=count,
            CFDictionaryGetKeysAndValues=pairs,
            CFStringCreateWithCString=lambda _none, text, _encoding: self._thing(text.decode(), owned=True),
            CFStringGetCString=words,
        )

    def _owned_remove(self) -> Callable[[int], None]:
        def release(handle: int) -> None:
            self._owned.remove(handle)

        return release

    def _loops(self) -> SimpleNamespace:
        def observe(*given: Any) -> None:
            center, us, heard, name, thing, behaviour = given
            assert center in (CENTER, DARWIN_CENTER)
            assert (thing, behaviour) == (None, 4)
            self.observers.append((center, us, str(self._things[name]), heard))

        def forget(center: int, us: int) -> None:
            self.observers = [each for each in self.observers if each[:2] != (center, us)]

        def source_of(loop: int, source: int, modes: int) -> tuple[object, ...]:
            return loop, source, self._things[modes]

        return SimpleNamespace(
            CFNotificationCenterGetDistributedCenter=lambda: CENTER,
            CFNotificationCenterGetDarwinNotifyCenter=lambda: DARWIN_CENTER,
            CFNotificationCenterAddObserver=observe,
            CFNotificationCenterRemoveEveryObserver=forget,
            CFRunLoopGetMain=lambda: MAIN_LOOP,
            CFRunLoopAddSource=lambda *given: self.sources.add(source_of(*given)),
            CFRunLoopRemoveSource=lambda *given: self.sources.remove(source_of(*given)),
        )

    def _iokit(self) -> SimpleNamespace:
        def register(_ours: None, port: Any, heard: Any, notifier: Any) -> int:
            if self.power_root:
                port._obj.value, notifier._obj.value, self.power = PORT, NOTIFIER, heard
            return self.power_root

        def forget(notifier: Any) -> int:
            assert notifier._obj.value == NOTIFIER
            self.power = None
            return 0

        def assertions(into: Any) -> int:
            if self.is_dead:
                return -1
            into._obj.value = self._thing(self.assertions, owned=True)
            return 0

        def allow(root: int, number: int) -> int:
            assert root == ROOT
            self.allowed.append(number)
            return 0

        return SimpleNamespace(
            IORegisterForSystemPower=register,
            IODeregisterForSystemPower=forget,
            IOAllowPowerChange=allow,
            IOPMCopyAssertionsByProcess=assertions,
            IONotificationPortGetRunLoopSource=lambda port: {PORT: SOURCE}[port.value],
            IONotificationPortDestroy=lambda _port: None,
            IOServiceClose=lambda _root: 0,
        )


def window(pid: int, box: tuple[float, float, float, float], *, layer: int = 0, program: str = "") -> dict[str, object]:
    """An entry of the list of windows."""
    named = {"kCGWindowOwnerName": program} if program else {}
    title = {"kCGWindowName": "a private title"}
    return {"kCGWindowOwnerPID": pid, "kCGWindowLayer": layer, "kCGWindowBounds": Rect(*box), **named, **title}
