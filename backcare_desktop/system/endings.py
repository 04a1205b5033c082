"""Lets SIGTERM, SIGINT and SIGHUP end the app in order."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


class EndSignals:
    """Calls ``end`` in the GUI thread when the system or the terminal asks the app to end.

    Without a timer that would let Python look for signals: they write to a socket that Qt watches.
    """

    def __init__(self, end: Callable[[], object]) -> None:
        self._end = end
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno())
        for each in (signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
            signal.signal(each, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._came)

    def _came(self) -> None:
        self._read.recv(64)
        self._end()

    def close(self) -> None:
        """Watch no more."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()
