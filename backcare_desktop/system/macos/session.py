"""Tells when a Mac's screen is locked and when it sleeps. Written from documentation, not run.

Apple's pages, below developer.apple.com/documentation: ``corefoundation/cfnotificationcenteraddobserver``,
``coregraphics/cgsessioncopycurrentdictionary()``, ``iokit/1557114-ioregisterforsystempower``,
``iokit/1557064-ioallowpowerchange``. The names of the two notifications stand on no page. Both kinds of news come on
the main thread, whose loop Qt runs. A sleep that nobody tells of is still noticed by the boot clock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import byref, c_int32, c_long, c_uint32, c_void_p
from functools import partial
from typing import Any

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.macos.api import FAILURES, LABEL, Api, Prototype

_LOCKED, _UNLOCKED = "com.apple.screenIsLocked", "com.apple.screenIsUnlocked"
_SCREEN_CHANGED_HANDS = "com.apple.coregraphics.GUIConsoleSessionChanged"
"""kCGNotifyGUIConsoleSessionChanged, as the header CGSession.h has it: another person's session came or went."""
_AT_ONCE = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately."""
_CAN_SLEEP, _WILL_SLEEP, _IS_AWAKE = 0xE0000270, 0xE0000280, 0xE0000300
"""kIOMessageCanSystemSleep, kIOMessageSystemWillSleep, kIOMessageSystemHasPoweredOn."""

Notified = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
"""CFNotificationCallback."""
Powered = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)
"""IOServiceInterestCallback."""

_P = c_void_p
_FOUNDATION: dict[str, Prototype] = {
    "CFNotificationCenterGetDistributedCenter": (_P,),
    "CFNotificationCenterGetDarwinNotifyCenter": (_P,),
    "CFNotificationCenterAddObserver": (None, _P, _P, Notified, _P, _P, c_long),
    "CFNotificationCenterRemoveEveryObserver": (None, _P, _P),
    "CFRunLoopGetMain": (_P,),
    "CFRunLoopAddSource": (None, _P, _P, _P),
    "CFRunLoopRemoveSource": (None, _P, _P, _P),
}
_POWER: dict[str, Prototype] = {
    "IORegisterForSystemPower": (c_uint32, _P, _P, Powered, _P),
    "IODeregisterForSystemPower": (c_int32, _P),
    "IOAllowPowerChange": (c_int32, c_uint32, c_long),
    "IONotificationPortGetRunLoopSource": (_P, _P),
    "IONotificationPortDestroy": (None, _P),
    "IOServiceClose": (c_int32, c_uint32),
}


class MacSession:
    """The SessionProbe of macOS. A screen that another person has counts as locked."""

    name = f"macOS session and power ({LABEL})"
    is_settled, is_blind = True, False

    def __init__(self, api: Api | None = None) -> None:
        self._api = api or Api()
        self._locked: Callable[[bool], None] | None = None
        self._asleep: Callable[[bool], None] | None = None
        self._told: bool | None = None
        self._ends: list[Callable[[], object]] = []
        self._kept: list[object] = []
        """What macOS calls and points to while we listen; also afterwards, should we be in such a call."""
        self.notes: tuple[str, ...] = ()
        """For the doctor: what is missing, in words."""

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called at once with what holds now. Raises ProbeUnavailable."""
        try:
            is_locked = self._api.is_locked()
            if is_locked is None:
                raise ProbeUnavailable("macOS knows no session with a screen here")
            self._locked, self._asleep = locked, asleep
            self._hear_locks()
        except FAILURES as error:
            self.stop()
            raise ProbeUnavailable(f"macOS does not tell of the session ({error})") from None
        self.notes = () if self._hear_power() else ("sleep is not told, and is noticed by the clock",)
        self._tell(is_locked)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._locked = self._asleep = self._told = None
        ends, self._ends = self._ends, []
        for end in reversed(ends):
            end()

    # --- the lock

    def _hear_locks(self) -> None:
        foundation = self._foundation()
        distributed, darwin = (
            foundation.CFNotificationCenterGetDistributedCenter(),
            foundation.CFNotificationCenterGetDarwinNotifyCenter(),
        )
        us = ctypes.create_string_buffer(1)
        self._kept.append(us)
        for center in (distributed, darwin):
            self._ends.append(partial(foundation.CFNotificationCenterRemoveEveryObserver, center, ctypes.addressof(us)))
        for center, name, heard in (
            (distributed, _LOCKED, lambda: self._tell(True)),
            (distributed, _UNLOCKED, lambda: self._tell(False)),
            (darwin, _SCREEN_CHANGED_HANDS, self._ask),
        ):
            call = Notified(lambda *_what, heard=heard: heard())
            self._kept.append(call)
            text = self._api.text(name)
            foundation.CFNotificationCenterAddObserver(center, ctypes.addressof(us), call, text, None, _AT_ONCE)
            self._api.release(text)

    def _ask(self) -> None:
        if self._locked is not None:
            self._tell(bool(self._api.is_locked()))

    def _tell(self, is_locked: bool) -> None:
        if self._locked is not None and is_locked is not self._told:
            self._told = is_locked
            self._locked(is_locked)

    # --- sleep

    def _hear_power(self) -> bool:
        """Hear of sleep and waking; whether macOS lets us."""
        foundation = self._foundation()
        try:
            power = self._api.library("IOKit", _POWER)
            modes = self._api.constant("CoreFoundation", "kCFRunLoopCommonModes")
        except FAILURES:
            return False
        port, notifier = c_void_p(), c_uint32()
        heard = Powered(lambda _ours, _service, message, number: self._on_power(message, number or 0))
        self._kept += [heard, port, notifier]
        self._root = power.IORegisterForSystemPower(None, byref(port), heard, byref(notifier))
        if not self._root:
            return False
        loop, source = foundation.CFRunLoopGetMain(), power.IONotificationPortGetRunLoopSource(port)
        self._ends += [
            lambda: power.IONotificationPortDestroy(port),
            lambda: power.IOServiceClose(self._root),
            lambda: power.IODeregisterForSystemPower(byref(notifier)),
            lambda: foundation.CFRunLoopRemoveSource(loop, source, modes),
        ]
        foundation.CFRunLoopAddSource(loop, source, modes)
        return True

    def _on_power(self, message: int, number: int) -> None:
        """Who is asked, or told of a sleep to come, must allow it: otherwise macOS waits for 30 seconds."""
        if message == _WILL_SLEEP and self._asleep is not None:
            self._asleep(True)
        if message in (_CAN_SLEEP, _WILL_SLEEP):
            self._api.library("IOKit", _POWER).IOAllowPowerChange(self._root, number)
        if message == _IS_AWAKE and self._asleep is not None:
            self._asleep(False)
            self._ask()

    def _foundation(self) -> Any:
        return self._api.library("CoreFoundation", _FOUNDATION)
