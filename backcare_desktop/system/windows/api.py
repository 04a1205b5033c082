"""The questions that BackCare asks Windows, in Python's terms. From documentation, not run on Windows.

Written after these pages of Microsoft's: "GetLastInputInfo function (winuser.h)", "SHQueryUserNotificationState
function (shellapi.h)", "CallNtPowerInformation function (powerbase.h)", "QueryFullProcessImageNameW function
(winbase.h)", "Process32FirstW function (tlhelp32.h)" and "WTSQuerySessionInformationW function (wtsapi32.h)". Who uses
a microphone or a camera stands in the registry, which Microsoft shows in the settings but does not describe; that it
may be read so is told by "CapabilityAccessManager" (Windows DFIR handbook) and "Windows ConsentStore" (MSXFAQ).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cache

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.registry import KeyWatch, key_names, key_number
from backcare_desktop.system.windows.structures import Libraries

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
DESKTOP_PROGRAMS = "NonPackaged"
FILETIMES_PER_MS = 10_000


@dataclass(frozen=True, slots=True)
class Use:
    """When a program last used a device. Times are FILETIMEs: 100 ns since 1601 UTC."""

    program: str
    """The path of its file, or the name of its package."""
    is_package: bool
    began: int
    ended: int
    """0: it still uses it."""


class WindowsApi:
    """Windows, asked through ``libraries``. Answers are None, 0 or empty where it has none."""

    def __init__(self, libraries: Libraries) -> None:
        self.libraries = libraries

    # --- input and time

    def last_input_tick(self) -> int | None:
        """The 32-bit tick of the last input in this session."""
        info = win.LastInputInfo(size=ctypes.sizeof(win.LastInputInfo))
        return info.tick if self.libraries.user32.GetLastInputInfo(ctypes.byref(info)) else None

    def ticks_ms(self) -> int:
        """Milliseconds since the start of the machine, sleep included."""
        return int(self.libraries.kernel32.GetTickCount64())

    def booted_at(self) -> int:
        """The FILETIME at which the machine started."""
        now = ctypes.c_uint64()
        self.libraries.kernel32.GetSystemTimeAsFileTime(ctypes.byref(now))
        return now.value - self.ticks_ms() * FILETIMES_PER_MS

    # --- what the screen shows

    def notification_state(self) -> int | None:
        """One of the QUNS numbers."""
        state = ctypes.c_int32()
        is_told = self.libraries.shell32.SHQueryUserNotificationState(ctypes.byref(state)) == 0
        return state.value if is_told else None

    def is_display_required(self) -> bool | None:
        """Whether some program keeps the screen on."""
        state = win.DWORD()
        ask = self.libraries.powrprof.CallNtPowerInformation
        is_told = ask(win.SYSTEM_EXECUTION_STATE, None, 0, ctypes.byref(state), ctypes.sizeof(state)) == 0
        return bool(state.value & win.ES_DISPLAY_REQUIRED) if is_told else None

    # --- programs

    def front_pid(self) -> int:
        """The program that owns the window in front; 0: none, as while windows change."""
        window, pid = self.libraries.user32.GetForegroundWindow(), win.DWORD()
        if window:
            self.libraries.user32.GetWindowThreadProcessId(window, ctypes.byref(pid))
        return pid.value

    def path_of(self, pid: int) -> str:
        """The file of a program; empty where it may not be known."""
        kernel = self.libraries.kernel32
        process = kernel.OpenProcess(win.PROCESS_QUERY_LIMITED_INFORMATION, 0, pid)
        if not process:
            return ""
        text, length = (ctypes.c_uint16 * win.LONGEST_PATH)(), win.DWORD(win.LONGEST_PATH)
        is_told = kernel.QueryFullProcessImageNameW(process, 0, ctypes.byref(text), ctypes.byref(length))
        kernel.CloseHandle(process)
        return _text(text[: length.value]) if is_told else ""

    def running(self) -> Iterator[tuple[int, str]]:
        """Number and file name of each program that runs. Slow: not for the GUI thread. Raises OSError."""
        kernel = self.libraries.kernel32
        snapshot = kernel.CreateToolhelp32Snapshot(win.TH32CS_SNAPPROCESS, 0)
        if snapshot in (None, win.INVALID_HANDLE):
            raise OSError("the programs that run cannot be listed")
        try:
            entry = win.ProcessEntry(size=ctypes.sizeof(win.ProcessEntry))
            is_there = kernel.Process32FirstW(snapshot, ctypes.byref(entry))
            while is_there:
                yield entry.pid, _text(entry.file[:])
                is_there = kernel.Process32NextW(snapshot, ctypes.byref(entry))
        finally:
            kernel.CloseHandle(snapshot)

    # --- the session

    def session_state(self) -> tuple[int, int] | None:
        """The connection's state and the lock's flag of this session."""
        found, length = ctypes.c_void_p(), win.DWORD()
        terminal = self.libraries.wtsapi32
        where = (None, win.WTS_CURRENT_SESSION, win.WTS_SESSION_INFO_EX)
        if not terminal.WTSQuerySessionInformationW(*where, ctypes.byref(found), ctypes.byref(length)):
            return None
        if not found.value:
            return None
        answer = None
        if length.value >= ctypes.sizeof(win.SessionInfo):
            info = win.SessionInfo.from_address(found.value)
            answer = (info.state, info.flags) if info.level == 1 else None
        terminal.WTSFreeMemory(found)
        return answer

    # --- devices in use

    def uses(self, device: str) -> list[Use]:
        """Who used ``microphone`` or ``webcam`` last, and who does now. Raises OSError where there is no list."""
        registry = self.libraries.registry
        found: list[Use] = []
        with registry.OpenKey(registry.HKEY_CURRENT_USER, rf"{STORE}\{device}") as store:
            packages = [name for name in key_names(registry, store) if name != DESKTOP_PROGRAMS]
            places = [(name, name, True) for name in packages]
            try:
                with registry.OpenKey(store, DESKTOP_PROGRAMS) as programs:
                    paths = key_names(registry, programs)
                places += [(rf"{DESKTOP_PROGRAMS}\{path}", path.replace("#", "\\"), False) for path in paths]
            except FileNotFoundError:
                """No such program has asked for it yet."""
            for place, program, is_package in places:
                began = key_number(registry, store, place, "LastUsedTimeStart")
                ended = key_number(registry, store, place, "LastUsedTimeStop")
                if began and ended is not None:
                    found.append(Use(program, is_package, began, ended))
        return found

    def watch_uses(self, device: str) -> KeyWatch:
        """Wakes up a thread when they change. Raises OSError where there is no list."""
        return KeyWatch(self.libraries, rf"{STORE}\{device}")


@cache
def the_api() -> WindowsApi:
    """Windows itself. Raises ProbeUnavailable."""
    return WindowsApi(win.load())


def _text(units: list[int]) -> str:
    """What stands in UTF-16 before the first zero."""
    end = units.index(0) if 0 in units else len(units)
    return b"".join(unit.to_bytes(2, "little") for unit in units[:end]).decode("utf-16-le", errors="replace")
