"""A window that nobody sees and that hears what Windows tells programs. From documentation, not run on Windows.

After Microsoft's "CreateWindowExW function (winuser.h)", "WTSRegisterSessionNotification function (wtsapi32.h)" and
"RegisterSuspendResumeNotification function (winuser.h)". It is no message-only window: "What kind of messages can a
message-only window receive?" says that those miss what is told to all, such as WM_POWERBROADCAST.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import count

from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.structures import Libraries

CLASS_NAME = "BackCareListener"
_NUMBERS = count(1)
"""Each window has a class of its own, as a class stays and has the address of what heard for it."""

Heard = Callable[[int, int], None]
"""Takes the message and its first number."""


class Listener:
    """The window. Qt's loop hands its messages out, as it does for all windows of the thread."""

    _kept: object = None
    """The class of windows, and what hears for it, must outlive every window: Windows holds only their address."""
    _hearing: Heard | None = None

    def __init__(self, libraries: Libraries, heard: Heard) -> None:
        """Raises OSError when there can be no window."""
        self._libraries = libraries
        user = libraries.user32
        instance = libraries.kernel32.GetModuleHandleW(None)
        procedure = win.WindowProcedure(self._procedure)
        kind = win.WindowClass(procedure=procedure, instance=instance, name=f"{CLASS_NAME}{next(_NUMBERS)}")
        if not user.RegisterClassW(ctypes.byref(kind)):
            raise OSError("Windows makes no kind of window for us")
        self._kept, self._hearing = (procedure, kind), heard
        self.handle = user.CreateWindowExW(0, kind.name, "", 0, 0, 0, 0, 0, None, None, instance, None)
        if not self.handle:
            raise OSError("Windows makes no window for us")
        self._is_told_of_session = False
        self._power: int | None = None

    def hear_session(self) -> bool:
        """Ask to be told of lock and unlock; False: Windows is not ready for it (yet)."""
        if not self._is_told_of_session:
            register = self._libraries.wtsapi32.WTSRegisterSessionNotification
            self._is_told_of_session = bool(register(self.handle, win.NOTIFY_FOR_THIS_SESSION))
        return self._is_told_of_session

    def hear_sleep(self) -> bool:
        """Ask to be told of sleep; False: Windows refuses."""
        register = self._libraries.user32.RegisterSuspendResumeNotification
        self._power = register(self.handle, win.DEVICE_NOTIFY_WINDOW_HANDLE)
        return bool(self._power)

    def close(self) -> None:
        """Hear nothing more; safe to call twice."""
        self._hearing = None
        if not self.handle:
            return
        if self._is_told_of_session:
            self._libraries.wtsapi32.WTSUnRegisterSessionNotification(self.handle)
        if self._power:
            self._libraries.user32.UnregisterSuspendResumeNotification(self._power)
        self._libraries.user32.DestroyWindow(self.handle)
        self.handle = None
        _ENDED.append(self._kept)

    def _procedure(self, window: int, message: int, first: int, second: int) -> int:
        if self._hearing is not None and message in (win.WM_WTSSESSION_CHANGE, win.WM_POWERBROADCAST):
            self._hearing(message, first)
            return 1 if message == win.WM_POWERBROADCAST else 0
        return int(self._libraries.user32.DefWindowProcW(window, message, first, second))


_ENDED: list[object] = []
"""Kept to the end, as a message may be on its way while the window is closed. There is one for each start."""
