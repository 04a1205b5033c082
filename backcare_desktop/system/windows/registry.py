"""Windows' registry: what stands below a key, and when it changes. From documentation, not run on Windows.

Written after Microsoft's "RegNotifyChangeKeyValue function (winreg.h)" and "WaitForMultipleObjects function
(synchapi.h)", and Python's "winreg: Windows registry access".
"""

from __future__ import annotations

import ctypes
from itertools import count
from threading import Lock
from typing import Any

from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.structures import Libraries


def key_names(registry: Any, key: Any) -> list[str]:
    """The names of the keys below."""
    names: list[str] = []
    for place in count():
        try:
            names.append(registry.EnumKey(key, place))
        except OSError:
            return names
    return names


def key_number(registry: Any, key: Any, below: str, name: str) -> int | None:
    """A number that stands below; None where there is none."""
    try:
        with registry.OpenKey(key, below) as place:
            value = registry.QueryValueEx(place, name)[0]
    except OSError:
        return None
    return value if isinstance(value, int) else None


class KeyWatch:
    """Lets one thread wait for changes below a key; ``nudge`` and ``end`` may be called from others."""

    def __init__(self, libraries: Libraries, path: str) -> None:
        """Raises OSError where there is no such key."""
        registry = libraries.registry
        self._kernel, self._notify = libraries.kernel32, libraries.advapi32.RegNotifyChangeKeyValue
        self._key = registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_READ)  # KEY_NOTIFY is part of it
        self._events = [self._kernel.CreateEventW(None, 0, 0, None) for _ in range(3)]
        self._end, self._nudge, self._change = self._events
        self._is_armed = False
        self._is_open = True
        self._lock = Lock()
        """A handle that was closed may be another one's already: it must not be touched."""

    def arm(self) -> None:
        """From now on no change is missed: call it before looking. Raises OSError."""
        if not self._is_armed:
            what = win.REG_NOTIFY_CHANGE_NAME | win.REG_NOTIFY_CHANGE_LAST_SET
            if self._notify(self._key.handle, 1, what, self._change, 1) != 0:
                raise OSError("the registry cannot be watched")
            self._is_armed = True

    def wait(self) -> bool:
        """Wait until there is reason to look again; False: it was ended. Raises OSError."""
        handles = (win.HANDLE * 3)(*self._events)
        which: int = self._kernel.WaitForMultipleObjects(3, ctypes.byref(handles), 0, win.INFINITE)
        if which not in (0, 1, 2):
            raise OSError("the registry cannot be waited for")
        self._is_armed = self._is_armed and which != 2
        return which != 0

    def nudge(self) -> None:
        """Let the thread look again."""
        self._set(self._nudge)

    def end(self) -> None:
        """Let the thread stop waiting, for good."""
        self._set(self._end)

    def close(self) -> None:
        """Release everything; for the thread itself, as its last deed."""
        with self._lock:
            self._is_open = False
            self._key.Close()
            for event in self._events:
                self._kernel.CloseHandle(event)

    def _set(self, event: int) -> None:
        with self._lock:
            if self._is_open:
                self._kernel.SetEvent(event)
