"""A Windows made of its documented structures: what our code calls arrives here through ctypes, as it would there.

Each function is a real C function with the types that ``windows_structures.FUNCTIONS`` gives it.
"""

from __future__ import annotations

import ctypes
from itertools import count
from threading import Condition
from types import SimpleNamespace
from typing import Any

from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.api import STORE, WindowsApi

FILETIME_AT_BOOT = 133_000_000_000_000_000
HOUR_MS = 3_600_000
WINDOW = 0x7FFF_0000_1234
"""A handle that needs more than 32 bits, as they may."""


class FakeWindows:
    """Windows whose input, programs, session and registry are the test's."""

    def __init__(self) -> None:
        self.is_mute = False
        """Whether it answers no question any more."""
        self.ticks_ms = 5 * HOUR_MS
        self.input_tick = 5 * HOUR_MS
        self.state = 5
        """QUNS_ACCEPTS_NOTIFICATIONS."""
        self.execution = 0
        self.front_pid = 0
        self.programs: dict[int, str] = {4: "System"}
        self.session: tuple[int, int] | None = (0, win.WTS_SESSIONSTATE_UNLOCK)
        self.is_ready = True
        """Whether it takes registrations for the session."""
        self.open_handles = 0
        self.registered: list[str] = []
        self.registry = FakeRegistry()
        self.procedure: Any = None
        self._events: dict[int, bool] = {}
        self._numbers = count(100)
        self._set = Condition()
        self._armed = 0
        self._left: list[tuple[int, str]] = []
        self._told: Any = None
        self.api = WindowsApi(
            win.Libraries(
                registry=self.registry, **{library: self._linked(functions) for library, functions in FUNCTIONS}
            )
        )

    def _linked(self, functions: dict[str, tuple[Any, ...]]) -> SimpleNamespace:
        return SimpleNamespace(
            **{name: ctypes.CFUNCTYPE(*types)(getattr(self, name)) for name, types in functions.items()}
        )

    # --- the test's hands

    def use(self, device: str, program: str, ended: int = 0, began: int = FILETIME_AT_BOOT + HOUR_MS * 10_000) -> None:
        """Let a program take the device (``ended`` 0) or give it back; Windows tells those who watch."""
        self.registry.values[rf"{STORE}\{device}\{program}"] = {"LastUsedTimeStart": began, "LastUsedTimeStop": ended}
        self.tell_of_change()

    def tell_of_change(self) -> None:
        if self._armed:
            event, self._armed = self._armed, 0
            self.SetEvent(event)

    def send(self, message: int, what: int) -> int:
        """Send the window a message."""
        return int(self.procedure(WINDOW, message, what, 1))

    # --- user32

    def GetLastInputInfo(self, place: int) -> bool:
        info = win.LastInputInfo.from_address(place)
        info.tick = self.input_tick % 2**32
        return info.size == 8 and not self.is_mute

    def GetForegroundWindow(self) -> int | None:
        return WINDOW if self.front_pid else None

    def GetWindowThreadProcessId(self, window: int, place: int) -> int:
        assert window == WINDOW
        win.DWORD.from_address(place).value = self.front_pid
        return 1

    def RegisterClassW(self, place: int) -> int:
        self.procedure = win.WindowClass.from_address(place).procedure
        return 1

    def CreateWindowExW(self, _style: int, name: str, *_more: object) -> int:
        assert name.startswith("BackCareListener")
        assert self.procedure(WINDOW, 0x81, 0, 0) == 1  # WM_NCCREATE, which DefWindowProc must answer
        self.registered.append("window")
        return WINDOW

    def DestroyWindow(self, window: int) -> bool:
        assert window == WINDOW
        self.registered.remove("window")
        return True

    def DefWindowProcW(self, window: int, message: int, first: int, second: int) -> int:
        return 1

    def RegisterSuspendResumeNotification(self, window: int, _how: int) -> int:
        assert window == WINDOW
        self.registered.append("sleep")
        return 99

    def UnregisterSuspendResumeNotification(self, handle: int) -> bool:
        assert handle == 99
        self.registered.remove("sleep")
        return True

    # --- kernel32

    def GetTickCount64(self) -> int:
        return self.ticks_ms

    def GetSystemTimeAsFileTime(self, place: int) -> None:
        ctypes.c_uint64.from_address(place).value = FILETIME_AT_BOOT + self.ticks_ms * 10_000

    def GetModuleHandleW(self, _name: str | None) -> int:
        return 0x7FF6_0000_0000

    def OpenProcess(self, access: int, _inherit: int, pid: int) -> int | None:
        assert access == win.PROCESS_QUERY_LIMITED_INFORMATION
        if "\\" not in self.programs.get(pid, ""):
            return None
        self.open_handles += 1
        return pid

    def QueryFullProcessImageNameW(self, process: int, _format: int, place: int, length_place: int) -> bool:
        length = win.DWORD.from_address(length_place)
        text = self.programs[process].encode("utf-16-le")
        assert len(text) < length.value * 2
        ctypes.memmove(place, text, len(text))
        length.value = len(text) // 2
        return True

    def CreateToolhelp32Snapshot(self, what: int, _pid: int) -> int | None:
        assert what == win.TH32CS_SNAPPROCESS
        if self.is_mute:
            return win.INVALID_HANDLE
        self.open_handles += 1
        self._left = list(self.programs.items())
        return 77

    def Process32FirstW(self, snapshot: int, place: int) -> bool:
        return self.Process32NextW(snapshot, place)

    def Process32NextW(self, snapshot: int, place: int) -> bool:
        entry = win.ProcessEntry.from_address(place)
        assert (snapshot, entry.size) == (77, 568)
        if not self._left:
            return False
        entry.pid, path = self._left.pop(0)
        name = path.rpartition("\\")[2].encode("utf-16-le") + b"\0\0"
        ctypes.memmove(entry.file, name, len(name))
        return True

    def CloseHandle(self, handle: int) -> bool:
        self.open_handles -= 1
        self._events.pop(handle, None)
        if handle == self._armed:
            self._armed = 0
        return True

    def CreateEventW(self, _security: None, _is_manual: int, _is_set: int, _name: None) -> int:
        self.open_handles += 1
        event = next(self._numbers)
        self._events[event] = False
        return event

    def SetEvent(self, event: int) -> bool:
        with self._set:
            assert event in self._events, "it was closed: it may be another one's already"
            self._events[event] = True
            self._set.notify_all()
        return True

    def WaitForMultipleObjects(self, number: int, place: int, _all: int, _patience_ms: int) -> int:
        events = list((ctypes.c_void_p * number).from_address(place))
        with self._set:
            self._set.wait_for(lambda: any(self._events[each] for each in events if each))
            which = next(index for index, each in enumerate(events) if each and self._events[each])
            self._events[events[which] or 0] = False
        return which

    # --- wtsapi32

    def WTSRegisterSessionNotification(self, window: int, _which: int) -> bool:
        assert window == WINDOW
        if self.is_ready:
            self.registered.append("session")
        return self.is_ready

    def WTSUnRegisterSessionNotification(self, window: int) -> bool:
        self.registered.remove("session")
        return True

    def WTSQuerySessionInformationW(self, _server: None, session: int, what: int, place: int, length: int) -> bool:
        assert (session, what) == (0xFFFFFFFF, 25)
        if self.session is None:
            return False
        state, flags = self.session
        self._told = win.SessionInfo(level=1, session=1, state=state, flags=flags)
        ctypes.c_void_p.from_address(place).value = ctypes.addressof(self._told)
        win.DWORD.from_address(length).value = 232
        self.open_handles += 1
        return True

    def WTSFreeMemory(self, place: int) -> None:
        assert place == ctypes.addressof(self._told)
        self.open_handles -= 1

    # --- the others

    def SHQueryUserNotificationState(self, place: int) -> int:
        ctypes.c_int32.from_address(place).value = self.state
        return -0x7FFF_BFFB if self.is_mute else 0

    def CallNtPowerInformation(self, level: int, _in: None, _in_length: int, place: int, length: int) -> int:
        assert (level, length) == (16, 4)
        win.DWORD.from_address(place).value = self.execution
        return 0

    def RegNotifyChangeKeyValue(self, key: int, is_deep: int, what: int, event: int, is_async: int) -> int:
        assert (key, is_deep, what, is_async) == (FakeKey.handle, 1, 5, 1)
        self._armed = event
        return 0


FUNCTIONS = list(win.FUNCTIONS.items())


class FakeKey:
    """An open key of the registry."""

    handle = 0x1_0000_0042

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> FakeKey:
        return self

    def __exit__(self, *_error: object) -> None:
        self.Close()

    def Close(self) -> None:
        """Nothing is held."""


class FakeRegistry:
    """Python's ``winreg``, with the values of the test by the path of their key."""

    HKEY_CURRENT_USER = FakeKey("")
    KEY_READ = 0x20019

    def __init__(self) -> None:
        self.values: dict[str, dict[str, object]] = {rf"{STORE}\{device}": {} for device in ("microphone", "webcam")}

    def OpenKey(self, key: FakeKey, path: str, _reserved: int = 0, _access: int = KEY_READ) -> FakeKey:
        full = rf"{key.path}\{path}".lstrip("\\")
        if not any(place == full or place.startswith(full + "\\") for place in self.values):
            raise FileNotFoundError(full)
        return FakeKey(full)

    def EnumKey(self, key: FakeKey, place: int) -> str:
        start = key.path + "\\"
        below = {each.removeprefix(start).partition("\\")[0] for each in list(self.values) if each.startswith(start)}
        try:
            return sorted(below)[place]
        except IndexError:
            raise OSError(259, "No more data is available") from None

    def QueryValueEx(self, key: FakeKey, name: str) -> tuple[object, int]:
        try:
            return self.values[key.path][name], 11
        except KeyError:
            raise FileNotFoundError(name) from None
