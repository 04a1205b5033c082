"""The real app, whose clock goes as fast as the machine's, and ahead when it is told so.

``python -m tests.desk.leap_program [--background] [--later=3600] [--speed=10]``: each line on its input is a number of
seconds, which pass at once. What is due meanwhile happens in its order, and what has to be done in time can be done in
peace. After a “=” they pass without the app's knowledge, as while its process stands still. It prints each line as
``{"leapt": "60"}`` once it has come to pass.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QSocketNotifier

from backcare_desktop.app import App
from backcare_desktop.launch import run
from backcare_desktop.system.clock import SystemClock

STEP_S = 5.0
"""Far less than a silence (60 s), after which the app would take the machine for one that slept."""


def said(option: str) -> float:
    """The number that was given for it; 0 when there is none."""
    return sum(float(word.partition("=")[2]) for word in sys.argv if word.startswith(f"{option}="))


CLOCK = SystemClock(said("--speed") or 1.0, ahead_s=said("--later"))


class Leaping(App):
    """Lets time pass when told to."""

    def start(self, *, hidden: bool) -> None:
        """Begin as ever, and listen."""
        super().start(hidden=hidden)
        self._told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._told.activated.connect(self._leap)

    def _leap(self) -> None:
        lines = os.read(sys.stdin.fileno(), 4096).decode().split()
        if not lines:
            self._told.setEnabled(False)
        for line in lines:
            end_s = CLOCK.ahead_s + float(line.removeprefix("="))
            while CLOCK.ahead_s < end_s:
                CLOCK.ahead_s = end_s if line.startswith("=") else min(CLOCK.ahead_s + STEP_S, end_s)
                self.preferences.follow_file()
                self.post()
            sys.stdout.write(json.dumps({"leapt": line}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    hidden = "--background" in sys.argv
    raise SystemExit(run(sys.argv[:1], start_hidden=hidden, app_class=Leaping, clock=CLOCK))
