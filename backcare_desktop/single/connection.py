"""One client of the running app, which may be slow, wordy or gone."""

from __future__ import annotations

import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer

MOST_BYTES = 65_536
"""A longer request is none of ours; a follower that lets so much pile up is let go."""
PATIENCE_S = 5.0
"""For a client to say what it wants and to take the answer."""


class Connection:
    """One connection: reads one line, then sends lines as fast as the other side takes them."""

    def __init__(
        self,
        connection: socket.socket,
        respond: Callable[[Connection, bytes], None],
        closed: Callable[[Connection], None],
    ) -> None:
        self.is_follower = False
        self._connection = connection
        self._respond = respond
        self._closed = closed
        self._inbox = b""
        self._outbox = b""
        self._is_answered = False
        self._reading: QSocketNotifier | None = notifier(connection, QSocketNotifier.Type.Read, self._read)
        self._writing: QSocketNotifier | None = None
        self._patience: QTimer | None = QTimer()
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.close)
        self._patience.start(round(PATIENCE_S * 1000))

    def wait(self) -> None:
        """The answer comes later, and the client waits as long as it likes."""
        if self._patience is not None:
            self._patience.stop()

    def send(self, line: bytes) -> None:
        """Send a line, now or as soon as the other side takes it; who takes none for too long is let go."""
        if self._patience is not None and not self._patience.isActive() and not self.is_follower:
            self._patience.start()
        self._outbox += line
        if len(self._outbox) > max(MOST_BYTES, len(line)):
            self.close()
            return
        self._write()

    def close(self) -> None:
        """End the connection; safe to call twice."""
        self._closed(self)
        stop(self._reading)
        stop(self._writing)
        self._reading = self._writing = None
        if self._patience is not None:
            self._patience.stop()
            self._patience.timeout.disconnect(self.close)
            self._patience = None
        self._connection.close()

    def _read(self) -> None:
        try:
            piece = self._connection.recv(MOST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self.close()
        elif not self._is_answered:
            self._inbox += piece
            self._look()

    def _look(self) -> None:
        line, end, _ = self._inbox.partition(b"\n")
        if end or len(self._inbox) > MOST_BYTES:
            self._is_answered = True
            self._inbox = b""
            self._respond(self, line if len(line) <= MOST_BYTES else b"")

    def _write(self) -> None:
        try:
            while self._outbox:
                sent = self._connection.send(self._outbox)
                self._outbox = self._outbox[sent:]
        except BlockingIOError:
            if self._writing is None:
                self._writing = notifier(self._connection, QSocketNotifier.Type.Write, self._write)
            return
        except OSError:
            self.close()
            return
        stop(self._writing)
        self._writing = None
        if not self.is_follower:
            self.close()
        elif self._patience is not None:
            self._patience.stop()


def notifier(connection: socket.socket, way: QSocketNotifier.Type, call: Callable[[], None]) -> QSocketNotifier:
    """Have ``call`` called whenever the connection can be read or written."""
    watch = QSocketNotifier(connection.fileno(), way)
    watch.activated.connect(call)
    return watch


def stop(watch: QSocketNotifier | None) -> None:
    """Let go of a watch before its connection is closed, also from within its own call."""
    if watch is not None:
        watch.setEnabled(False)
        watch.activated.disconnect()
        watch.deleteLater()
