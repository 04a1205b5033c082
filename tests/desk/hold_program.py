"""A program that runs one hold probe on a desk and prints its reports as JSON lines.

``python -m tests.desk.hold_program MODULE:CLASS [VALUES as JSON]``; then reads ``ask``, ``stall``, ``turn``, ``stop``
and ``quit``. It keeps the longest time that its GUI thread did not turn, without what it waited for a processor: while
the probe was loaded, while it was started, and since (or since the last ``stall``).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.clock import boot_s
from tests.desk.passing import turned
from tests.desk.stall import Stall, load_like_the_app, waits_of


def _say(event: str, **values: object) -> None:
    sys.stdout.write(json.dumps({"at_s": round(boot_s(), 3), "event": event, **values}) + "\n")
    sys.stdout.flush()


def _say_report(report: HoldReport) -> None:
    match report:
        case Seen(stands, what):
            _say("seen", stands=stands, what=what)
        case ProbeLost(why):
            _say("lost", why=why)


def _obey(probe: HoldProbe, line: str, tell_stall: Callable[[], None], quit_program: Callable[[], None]) -> None:
    match line:
        case "ask":
            waits = waits_of(probe.ask)
            _say("asked", waits=waits)
        case "stall":
            tell_stall()
        case "turn":
            turned(0.3, partial(_say, "turned"))
        case "stop":
            probe.stop()
            probe.stop()
            _say("at rest")
        case _:
            probe.stop()
            quit_program()


def main(place: str, values: str = "[]") -> int:
    load_like_the_app()
    app = QCoreApplication([])
    given = {str(number): each for number, each in enumerate(json.loads(values))}
    stall = Stall()
    try:
        stall.take()
        probe: HoldProbe = Candidate("it", place, "", tuple(given)).make(given)
        load_ms = stall.take()
        waits = waits_of(partial(probe.start, _say_report))
    except ProbeUnavailable as error:
        _say("unavailable", why=str(error))
        return 1
    start_ms = stall.take()
    _say("started", name=probe.name, waits=waits)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def tell_stall() -> None:
        since_ms = stall.take()
        _say("stall", load_ms=load_ms, start_ms=start_ms, since_ms=since_ms, ms=max(start_ms, since_ms))

    def read() -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines() or ["quit"]:
            _obey(probe, line, tell_stall, app.quit)

    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
