"""What of Windows is called, and how: its structures, numbers and functions. From documentation, not run on Windows.

Written after these pages of Microsoft's: "LASTINPUTINFO structure (winuser.h)", "PROCESSENTRY32W structure
(tlhelp32.h)", "WTSINFOEX_LEVEL1_W structure (wtsapi32.h)", "WTS_INFO_CLASS enumeration (wtsapi32.h)", "WNDCLASSW
structure (winuser.h)", "QUERY_USER_NOTIFICATION_STATE enumeration (shellapi.h)", "WM_WTSSESSION_CHANGE message",
"PBT_APMRESUMESUSPEND event" and "CallNtPowerInformation function (powerbase.h)". The types have fixed sizes, so that
the layouts are the same wherever this is read.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable

BOOL = LONG = ctypes.c_int32
DWORD = ctypes.c_uint32
HANDLE = ctypes.c_void_p
WPARAM, LPARAM = ctypes.c_size_t, ctypes.c_ssize_t

if sys.platform == "win32":
    WindowProcedure = ctypes.WINFUNCTYPE(LPARAM, HANDLE, DWORD, WPARAM, LPARAM)
else:
    WindowProcedure = ctypes.CFUNCTYPE(LPARAM, HANDLE, DWORD, WPARAM, LPARAM)

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND, PBT_APMRESUMESUSPEND, PBT_APMRESUMEAUTOMATIC = 0x4, 0x7, 0x12
WTS_CONSOLE_CONNECT, WTS_CONSOLE_DISCONNECT = 0x1, 0x2
WTS_REMOTE_CONNECT, WTS_REMOTE_DISCONNECT = 0x3, 0x4
WTS_SESSION_LOCK, WTS_SESSION_UNLOCK = 0x7, 0x8
WTS_CURRENT_SESSION, WTS_SESSION_INFO_EX = 0xFFFFFFFF, 25
WTS_DISCONNECTED = 4
WTS_SESSIONSTATE_LOCK, WTS_SESSIONSTATE_UNLOCK = 0, 1
NOTIFY_FOR_THIS_SESSION = DEVICE_NOTIFY_WINDOW_HANDLE = 0

QUNS_BUSY, QUNS_RUNNING_D3D_FULL_SCREEN, QUNS_PRESENTATION_MODE = 2, 3, 4
SYSTEM_EXECUTION_STATE, ES_DISPLAY_REQUIRED = 16, 0x2

PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
TH32CS_SNAPPROCESS = 0x2
INVALID_HANDLE = ctypes.c_void_p(-1).value
MAX_PATH, LONGEST_PATH = 260, 32768
REG_NOTIFY_CHANGE_NAME, REG_NOTIFY_CHANGE_LAST_SET = 0x1, 0x4
INFINITE = 0xFFFFFFFF


class LastInputInfo(ctypes.Structure):
    """When the last key was pressed, or the pointer moved, in milliseconds that wrap around after 49.7 days."""

    _fields_ = (("size", DWORD), ("tick", DWORD))


class ProcessEntry(ctypes.Structure):
    """A program that runs. The name is UTF-16."""

    _fields_ = (
        ("size", DWORD),
        ("usage", DWORD),
        ("pid", DWORD),
        ("heap", ctypes.c_size_t),
        ("module", DWORD),
        ("threads", DWORD),
        ("parent", DWORD),
        ("priority", LONG),
        ("flags", DWORD),
        ("file", ctypes.c_uint16 * MAX_PATH),
    )


class SessionInfo(ctypes.Structure):
    """The beginning of what is known of a session. What follows has 64-bit numbers, hence the gap after the level."""

    _fields_ = (("level", DWORD), ("_gap", DWORD), ("session", DWORD), ("state", LONG), ("flags", LONG))


class WindowClass(ctypes.Structure):
    """A kind of window: its name, and what hears its messages."""

    _fields_ = (
        ("style", DWORD),
        ("procedure", WindowProcedure),
        ("class_extra", LONG),
        ("window_extra", LONG),
        ("instance", HANDLE),
        ("icon", HANDLE),
        ("cursor", HANDLE),
        ("background", HANDLE),
        ("menu", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
    )


_POINTER, _NUMBER, _TEXT = ctypes.c_void_p, DWORD, ctypes.c_wchar_p
_CREATE = (HANDLE, _NUMBER, _TEXT, _TEXT, _NUMBER, LONG, LONG, LONG, LONG, HANDLE, HANDLE, HANDLE, _POINTER)

FUNCTIONS: dict[str, dict[str, tuple[Any, ...]]] = {
    "user32": {
        "GetLastInputInfo": (BOOL, _POINTER),
        "GetForegroundWindow": (HANDLE,),
        "GetWindowThreadProcessId": (_NUMBER, HANDLE, _POINTER),
        "RegisterClassW": (ctypes.c_uint16, _POINTER),
        "CreateWindowExW": _CREATE,
        "DestroyWindow": (BOOL, HANDLE),
        "DefWindowProcW": (LPARAM, HANDLE, _NUMBER, WPARAM, LPARAM),
        "RegisterSuspendResumeNotification": (HANDLE, HANDLE, _NUMBER),
        "UnregisterSuspendResumeNotification": (BOOL, HANDLE),
    },
    "kernel32": {
        "GetTickCount64": (ctypes.c_uint64,),
        "GetSystemTimeAsFileTime": (None, _POINTER),
        "GetModuleHandleW": (HANDLE, _TEXT),
        "OpenProcess": (HANDLE, _NUMBER, BOOL, _NUMBER),
        "QueryFullProcessImageNameW": (BOOL, HANDLE, _NUMBER, _POINTER, _POINTER),
        "CreateToolhelp32Snapshot": (HANDLE, _NUMBER, _NUMBER),
        "Process32FirstW": (BOOL, HANDLE, _POINTER),
        "Process32NextW": (BOOL, HANDLE, _POINTER),
        "CloseHandle": (BOOL, HANDLE),
        "CreateEventW": (HANDLE, _POINTER, BOOL, BOOL, _TEXT),
        "SetEvent": (BOOL, HANDLE),
        "WaitForMultipleObjects": (_NUMBER, _NUMBER, _POINTER, BOOL, _NUMBER),
    },
    "wtsapi32": {
        "WTSRegisterSessionNotification": (BOOL, HANDLE, _NUMBER),
        "WTSUnRegisterSessionNotification": (BOOL, HANDLE),
        "WTSQuerySessionInformationW": (BOOL, HANDLE, _NUMBER, LONG, _POINTER, _POINTER),
        "WTSFreeMemory": (None, _POINTER),
    },
    "shell32": {"SHQueryUserNotificationState": (LONG, _POINTER)},
    "powrprof": {"CallNtPowerInformation": (LONG, LONG, _POINTER, _NUMBER, _POINTER, _NUMBER)},
    "advapi32": {"RegNotifyChangeKeyValue": (LONG, HANDLE, BOOL, _NUMBER, HANDLE, BOOL)},
}
"""For each library its functions: what they give, then what they take."""


@dataclass(frozen=True, slots=True)
class Libraries:
    """The system's libraries, and Python's module for the registry. Tests bring their own."""

    user32: Any
    kernel32: Any
    wtsapi32: Any
    shell32: Any
    powrprof: Any
    advapi32: Any
    registry: Any


def load() -> Libraries:
    """The real ones. Raises ProbeUnavailable."""
    if sys.platform != "win32":
        raise ProbeUnavailable("this is not Windows")
    import winreg

    loaded: dict[str, Any] = {"registry": winreg}
    try:
        for name, functions in FUNCTIONS.items():
            loaded[name] = ctypes.WinDLL(name, use_last_error=True)
            for function, (result, *arguments) in functions.items():
                found = getattr(loaded[name], function)
                found.restype, found.argtypes = result, arguments
    except (OSError, AttributeError) as error:
        raise ProbeUnavailable(f"this Windows lacks something that is needed ({error})") from None
    return Libraries(**loaded)
