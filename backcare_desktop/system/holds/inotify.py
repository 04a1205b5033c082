"""Hears from the kernel what happens to files and folders, such as who opens them, by inotify through ctypes."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from backcare_desktop.ports import ProbeUnavailable

OPENED, CLOSED = 0x020, 0x008 | 0x010
CREATED, REMOVED, RIGHTS_CHANGED, MOVED_IN = 0x100, 0x200, 0x004, 0x080
_NON_BLOCKING, _CLOSE_ON_EXEC = os.O_NONBLOCK, os.O_CLOEXEC
_HEAD = struct.Struct("iIII")


class Inotify:
    """Watches paths from the Qt loop. ``came`` gets the name of what it happened to; a watched file itself has none."""

    def __init__(self, came: Callable[[str], None]) -> None:
        """Raises ProbeUnavailable when the kernel gives no more of these."""
        self._came = came
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._file: int = self._libc.inotify_init1(_NON_BLOCKING | _CLOSE_ON_EXEC)
        if self._file < 0:
            raise ProbeUnavailable(f"the kernel watches no more files ({os.strerror(ctypes.get_errno())})")
        self._notifier = QSocketNotifier(self._file, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def watch(self, path: Path, events: int) -> bool:
        """Hear of these events there, too; False when we may not, or it is gone. Twice is as once."""
        added: int = self._libc.inotify_add_watch(self._file, os.fsencode(path), events)
        return added >= 0

    def close(self) -> None:
        """Hear no more; safe to call twice."""
        if self._file >= 0:
            self._notifier.setEnabled(False)
            os.close(self._file)
            self._file = -1

    def _read(self) -> None:
        if self._file < 0:
            return
        try:
            data = os.read(self._file, 16384)
        except BlockingIOError:
            return
        place, names = 0, []
        while place < len(data):
            *_, length = _HEAD.unpack_from(data, place)
            place += _HEAD.size
            names.append(data[place : place + length].rstrip(b"\0").decode(errors="replace"))
            place += length
        for name in dict.fromkeys(names):
            if self._file >= 0:
                self._came(name)
