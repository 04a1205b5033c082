"""A socket in the Qt loop that keeps nobody waiting: what cannot be sent yet is sent later."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

_MOST = 65536
"""Read at a time."""


class Wire:
    """One connection. Its end is told once, and never from within ``send``."""

    def __init__(self, line: socket.socket, came: Callable[[bytes], None], ended: Callable[[str], None]) -> None:
        """``line`` does not block, and may still be on its way to be connected; ``ended`` gets the reason."""
        self._line, self._came, self._ended = line, came, ended
        self._owed = b""
        self._reads = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read)
        self._reads.activated.connect(self._read)
        self._writes = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write)
        self._writes.setEnabled(False)
        self._writes.activated.connect(self._write)
        self.is_open = True

    def send(self, data: bytes) -> None:
        """Send it, now or when there is room; without effect once closed."""
        if self.is_open:
            self._owed += data
            self._write()

    @property
    def has_news(self) -> bool:
        """Whether something came that was not read yet: then the other side does not hang, we were busy."""
        return self.is_open and bool(select.select([self._line], [], [], 0)[0])

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self.is_open:
            self.is_open = False
            self._reads.setEnabled(False)
            self._writes.setEnabled(False)
            self._line.close()

    def _write(self) -> None:
        try:
            self._owed = self._owed[self._line.send(self._owed, socket.MSG_NOSIGNAL) :]
        except BlockingIOError:
            pass
        except OSError:
            self._owed = b""  # reading tells that it is gone, and why
        self._writes.setEnabled(bool(self._owed))

    def _read(self) -> None:
        try:
            came = self._line.recv(_MOST)
        except BlockingIOError:
            return
        except OSError as error:
            self._end(error.strerror or str(error))
            return
        if came:
            self._came(came)
        else:
            self._end("closed by the other side")

    def _end(self, why: str) -> None:
        if self.is_open:
            self.close()
            self._ended(why)
