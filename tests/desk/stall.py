"""How long the GUI thread of a program stood still, without what it waited for a processor, and how often it waited."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.desk.programs import Program, wait


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


def waits_of(do: Callable[[], object]) -> int:
    """How often this thread went to sleep by itself meanwhile, as who waits for another process does.

    To be kept from a processor is no such sleep, so that it is no more often on a busy machine.
    """
    before = _waited()
    do()
    return _waited() - before


def least_waits(ask: Callable[[], int], times: int = 6) -> int:
    """The fewest of so many times, or 0 once it was; ``ask`` asks what hangs, and returns how often it waited.

    Who waits for what hangs does so each time; another thread of its program holds it up now and then.
    """
    least = ask()
    for _ in range(times - 1):
        if not least:
            break
        least = min(least, ask())
    return least


def _waited() -> int:
    found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", Path("/proc/thread-self/status").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])


def longest_share(program: Program, since: str) -> float:
    """The longest that the GUI thread of a program with a probe stood still, as a share of the time until the loss.

    ``since``: the event from which it counts. About 1 for who waits for a source that hangs until it is given up.
    """
    (began,) = (said["at_s"] for said in program.said() if said["event"] == since)
    (lost,) = (said["at_s"] for said in program.said() if said["event"] == "lost")
    program.write("stall")
    (stall,) = wait(lambda: [said for said in program.said() if said["event"] == "stall"], what="the stall")
    return float(stall["ms"] / 1000 / (lost - began))


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
