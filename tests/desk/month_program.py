"""The real app with a break every two minutes of its fast clock; after each it prints what it holds.

``python -m tests.desk.month_program SPEED BREAKS``: ends after so many breaks.
"""

from __future__ import annotations

import gc
import json
import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from backcare_desktop.app import App
from backcare_desktop.core.commands import Quit
from backcare_desktop.core.events import Event, Happened, IdleKnown, What
from backcare_desktop.launch import run
from backcare_desktop.system.clock import SystemClock

SETTINGS = """\
[timing]
quiet_gap = "0s"
merge_window = "0s"
[reminders]
eyes.enabled = false
rest.enabled = false
warmup.enabled = false
[reminders.posture]
every = "1m"
duration = "5s"
patience = "5s"
[reminders.stretch]
every = "2m"
duration = "30s"
notice = "0s"
patience = "40s"
"""


class Month(App):
    """Nobody can tell whether the person is there, so that time alone brings notice and break (R17)."""

    breaks = 0

    def start(self, *, hidden: bool) -> None:
        """Begin as ever, with all probes there before the first break, then sense no more."""
        self._look = QTimer(interval=60)
        self._look.timeout.connect(self._tell)
        super().start(hidden=hidden)
        self.lookout.begin()
        self.senses.stop()
        self.post(IdleKnown(False))

    def post(self, *events: Event) -> tuple[Happened, ...]:
        """Take it in as ever, and count the breaks that end by it."""
        told = super().post(*events)
        if any((each.what, each.reminder) == (What.TAKEN, "stretch") for each in told):
            self.breaks += 1
            self._look.start()
        return told

    def _tell(self) -> None:
        if any(each.windowTitle().startswith("BackCare ") for each in QApplication.topLevelWidgets()):
            return  # Qt has not yet destroyed it
        self._look.stop()
        sys.stdout.write(json.dumps({"breaks": self.breaks, **held()}) + "\n")
        sys.stdout.flush()
        if self.breaks == int(sys.argv[2]):
            self.emit(Quit())


def held() -> dict[str, int]:
    """What this process holds now; memory in kB."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    return {
        "widgets": len(QApplication.allWidgets()),
        "timers": sum(isinstance(each, QTimer) for each in gc.get_objects()),
        "files": len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - numbers, no paths
        "threads": len(list(Path("/proc/self/task").iterdir())),
        "memory_kb": int(re.findall(r"VmRSS:\s+(\d+)", status)[0]),
    }


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[:1], start_hidden=True, app_class=Month, clock=SystemClock(float(sys.argv[1]))))
