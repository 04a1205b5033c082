"""Carries what another thread found to the GUI thread, and runs what is slow in a thread of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

T = TypeVar("T")

PATIENCE_MS = 2000
"""What takes longer is taken for hung."""
MOST_HUNG = 2
"""So many threads may hang with one thing; then no more are started for it until one comes back."""


def lasting() -> QObject:
    """The parent of what Qt keeps for something that a thread may be the last to let go of.

    Python's part of it may end in any thread; Qt's part only in the GUI thread, and not within its own signal.
    """
    app = QCoreApplication.instance()
    assert app is not None
    return app


def is_hung(what: str) -> bool:
    """Whether threads of this name hang already, so that one more would be no use."""
    return sum(thread.name == what for thread in threading.enumerate()) >= MOST_HUNG


class Ferry(Generic[T]):
    """What any thread loads here lands on the GUI thread, in the same order.

    A pair of sockets wakes the GUI thread: on Windows nothing else can be listened to.
    """

    def __init__(self, land: Callable[[T], None]) -> None:
        self._land = land
        self._lock = threading.Lock()
        self._cargo: list[T] = []
        self._is_open = True
        self._reading, self._writing = socket.socketpair()
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, lasting())
        self._notifier.activated.connect(self._arrive)

    def load(self, found: T) -> None:
        """Send it over; from any thread, and without effect once closed."""
        with self._lock:
            if self._is_open:
                self._cargo.append(found)
                if len(self._cargo) == 1:
                    self._writing.send(b".")

    def close(self) -> None:
        """Nothing lands from now on; safe to call twice."""
        with self._lock:
            if not self._is_open:
                return
            self._is_open = False
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._reading.close()
        self._writing.close()

    def _arrive(self) -> None:
        with self._lock:
            if not self._is_open:
                return
            self._reading.recv(16)
            cargo, self._cargo = self._cargo, []
        for each in cargo:
            if self._is_open:  # closed by what landed before it
                self._land(each)


class Aside(Generic[T]):
    """Does one slow thing in a thread, at most one at a time; whoever asks meanwhile gets one more run after it."""

    def __init__(self, what: str, do: Callable[[], T], done: Callable[[T], None], late: Callable[[], None]) -> None:
        """``do`` runs in a thread named ``what``; ``done`` and ``late`` (it hangs) are called on the GUI thread."""
        self._what, self._do, self._done = what, do, done
        self._is_owed = self._is_running = False
        self._ferry: Ferry[T] = Ferry(self._landed)
        self._patience = QTimer(lasting(), singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(late)
        self._is_open = True

    def run(self) -> None:
        """Do it now, or once more after the run that is under way."""
        if self._is_running or not self._is_open:
            self._is_owed = True
            return
        self._is_running, self._is_owed = True, False
        self._patience.start()
        threading.Thread(target=self._work, daemon=True, name=self._what).start()

    def close(self) -> None:
        """Forget what runs; safe to call twice."""
        if self._is_open:
            self._is_open = False
            self._patience.stop()
            self._patience.deleteLater()
            self._ferry.close()

    def _work(self) -> None:
        self._ferry.load(self._do())

    def _landed(self, found: T) -> None:
        self._is_running = False
        self._patience.stop()
        if self._is_owed:
            self.run()
        self._done(found)
