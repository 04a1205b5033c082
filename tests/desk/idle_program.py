"""A program that runs one idle probe on a desk and prints its reports as JSON lines.

``python -m tests.desk.idle_program NAME AFTER_S``; then reads ``watch S``, ``ask``, ``stall``, ``turn S``, ``stop``
and ``quit``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from backcare_desktop.ports import IdleProbe, IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable
from backcare_desktop.system.clock import boot_s
from backcare_desktop.system.idle.chosen import ChosenIdle
from tests.desk.passing import turned
from tests.desk.stall import Stall, load_like_the_app


def _probe(name: str) -> IdleProbe:
    if name == "x11":
        from backcare_desktop.system.idle.x11 import X11Idle

        return X11Idle()
    if name == "xss":
        from backcare_desktop.system.idle.xss import XScreenSaverIdle

        return XScreenSaverIdle()
    if name == "mutter":
        from backcare_desktop.system.idle.mutter import MutterIdle

        return MutterIdle()
    if name == "wayland":
        from backcare_desktop.system.idle.wayland import WaylandIdle

        return WaylandIdle()
    return ChosenIdle()


def _say(event: str, **values: object) -> None:
    sys.stdout.write(json.dumps({"at_s": round(boot_s(), 3), "event": event, **values}) + "\n")


def _say_report(report: IdleReport) -> None:
    match report:
        case InputStopped(idle_s):
            _say("stopped", idle_s=idle_s)
        case InputBegan():
            _say("began")
        case ProbeLost(why):
            _say("lost", why=why)


def _obey(probe: IdleProbe, line: str, quit_program: Callable[[], None]) -> None:
    match line.split():
        case ["watch", after_s]:
            probe.watch(float(after_s))
            _say("watching")
        case ["ask"]:
            probe.ask(lambda idle_s: _say("answer", idle_s=idle_s))
            _say("asked")
        case ["choice"]:
            assert isinstance(probe, ChosenIdle)
            choice, tried = probe.choice, [[tried.name, tried.why] for tried in probe.choice.tried]
            _say("choice", chosen=choice.chosen, tried=tried, is_settled=probe.is_settled)
        case ["turn", seconds]:
            turned(float(seconds), partial(_say, "turned"))
        case ["stop"]:
            probe.stop()
            probe.stop()
            _say("at rest")
        case _:
            probe.stop()
            quit_program()


def main(name: str, after_s: str) -> int:
    is_measured = load_like_the_app()
    app = QCoreApplication([])
    stall = Stall() if is_measured else None  # it wakes the program all the time
    probe = _probe(name)
    load_ms = stall.take() if stall is not None else 0.0
    try:
        probe.start(_say_report)
    except ProbeUnavailable as error:
        _say("unavailable", why=str(error))
        return 1
    start_ms = stall.take() if stall is not None else 0.0
    probe.watch(float(after_s))
    _say("started")
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines() or ["quit"]:
            if line == "stall" and stall is not None:
                _say("stall", load_ms=load_ms, start_ms=start_ms, since_ms=stall.take())
            else:
                _obey(probe, line, app.quit)

    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
