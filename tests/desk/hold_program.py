"""A program that runs one hold probe on a desk and prints its reports as JSON lines.

``python -m tests.desk.hold_program MODULE:CLASS [VALUES as JSON]``; then reads ``ask``, ``stop`` and ``quit`` as lines.
It keeps the longest time that its GUI thread did not turn (``stall_ms``), without what it waited for a processor.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.choose import Candidate
from backcare_desktop.system.clock import boot_s


class Stall:
    """Looks every 2 ms how long the loop stood still. Loading modules happens once and is left out."""

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

    def forget(self) -> None:
        """Leave out what happened since the last look."""
        self._last = self._now()

    @staticmethod
    def _now() -> tuple[int, int]:
        """Nanoseconds that passed, and those that this thread waited for a processor."""
        queued = int(Path("/proc/thread-self/schedstat").read_text().split()[1])
        return time.perf_counter_ns(), queued


def _say(event: str, **values: object) -> None:
    sys.stdout.write(json.dumps({"at_s": round(boot_s(), 3), "event": event, **values}) + "\n")
    sys.stdout.flush()


def _say_report(report: HoldReport) -> None:
    match report:
        case Seen(stands, what):
            _say("seen", stands=stands, what=what)
        case ProbeLost(why):
            _say("lost", why=why)


def _obey(probe: HoldProbe, line: str, stall: Stall, quit_program: Callable[[], None]) -> None:
    match line:
        case "ask":
            probe.ask()
            _say("asked")
        case "stall":
            _say("stall", ms=stall.longest_ms)
        case "stop":
            probe.stop()
            probe.stop()
            _say("at rest")
        case _:
            probe.stop()
            quit_program()


def main(place: str, values: str = "[]") -> int:
    app = QCoreApplication([])
    given = {str(number): each for number, each in enumerate(json.loads(values))}
    stall = Stall()
    try:
        probe: HoldProbe = Candidate("it", place, "", tuple(given)).make(given)
        stall.forget()
        probe.start(_say_report)
    except ProbeUnavailable as error:
        _say("unavailable", why=str(error))
        return 1
    stall.look()
    _say("started", name=probe.name)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines() or ["quit"]:
            _obey(probe, line, stall, app.quit)

    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
