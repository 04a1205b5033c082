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


class Stall:
    """Looks every 2 ms how long the loop stood still."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = self._now()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now, queued = self._now()
        stood_ms = (now - self._last[0] - (queued - self._last[1])) / 1e6
        self.longest_ms = max(self.longest_ms, stood_ms)
        self._last = now, queued

    def take(self) -> float:
        """How long it stood still at most until now; from now on it is counted anew."""
        self.look()
        longest_ms, self.longest_ms = self.longest_ms, 0.0
        return longest_ms

    @staticmethod
    def _now() -> tuple[int, int]:
        """Nanoseconds that passed, and those that this thread waited for a processor."""
        queued = int(Path("/proc/thread-self/schedstat").read_text().split()[1])
        return time.perf_counter_ns(), queued
