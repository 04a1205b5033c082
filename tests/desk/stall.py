"""How long the GUI thread of a program that runs a probe stood still, without what it waited for a processor."""

from __future__ import annotations

import os
import time
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer


def load_like_the_app() -> bool:
    """With LIKE_THE_APP set, load what the app has loaded before its first probe; whether it is set."""
    is_wanted = bool(os.environ.get("LIKE_THE_APP"))
    if is_wanted:
        import_module("backcare_desktop.app")
        import_module("backcare_desktop.obstacles")
    return is_wanted


def ran_ns() -> int:
    """A clock of this thread: it stands still while the thread waits for a processor."""
    queued = int(Path("/proc/thread-self/schedstat").read_text().split()[1])
    return time.perf_counter_ns() - queued


class Stall:
    """Looks every 2 ms how long the loop stood still."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last_ns = ran_ns()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now_ns = ran_ns()
        self.longest_ms = max(self.longest_ms, (now_ns - self._last_ns) / 1e6)
        self._last_ns = now_ns

    def take(self) -> float:
        """How long it stood still at most until now; from now on it is counted anew."""
        self.look()
        longest_ms, self.longest_ms = self.longest_ms, 0.0
        return longest_ms
