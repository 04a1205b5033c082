"""The real app on a desk, and the command line that speaks to it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from backcare_desktop.single.client import PATIENCE_S, ask_status
from backcare_desktop.single.messages import NoAnswer, NotRunning
from backcare_desktop.store.runtime import NAME, socket_path
from tests.desk.app_program import AppTime
from tests.desk.desk import Desk, Program
from tests.desk.programs import PATIENCE

SOON = """\
[timing]
quiet_gap = "1m"
merge_window = "1m"
settle_idle = "15s"
[reminders.eyes]
enabled = false
[reminders.posture]
enabled = false
[reminders.rest]
enabled = false
[reminders.warmup]
enabled = false
[reminders.stretch]
every = "1m"
duration = "4m"
"""
"""Settings for a fast clock: one stretch break after a minute of use, half a second of rest (at 30x) begins it."""


class BackCare:
    """Starts the app, as often as a test wants, and asks it through its real commands."""

    def __init__(self, desk: Desk, settings: str = "") -> None:
        self.desk = desk
        self.config = Path(desk.env["XDG_CONFIG_HOME"]) / NAME
        self.data = Path(desk.env["XDG_DATA_HOME"]) / NAME
        self.state = Path(desk.env["XDG_STATE_HOME"]) / NAME
        self.settings = self.config / "settings.toml"
        self.program: Program
        if settings:
            self.write(settings)

    def write(self, settings: str) -> None:
        """Write the settings file, as the person does."""
        self.config.mkdir(parents=True, exist_ok=True)
        self.settings.write_text(settings)

    def start(self, *words: str, speed: float = 1.0, env: dict[str, str | None] | None = None) -> Program:
        """Start it and wait until it answers; a clock of its own needs the program that has one."""
        is_plain = speed == 1.0 and not any(word.startswith("--later") for word in words)
        module = ["backcare_desktop"] if is_plain else ["tests.desk.app_program", f"{speed:g}"]
        return self._start(self.desk.python("-m", *module, *words, env=env))

    def start_to_leap(self, *words: str) -> Program:
        """Start it with a clock that goes as fast as the machine's, and ahead with each ``leap``."""
        return self._start(self.desk.python("-m", "tests.desk.leap_program", *words, talk=True))

    def leap(self, seconds: float) -> None:
        """Let so much time pass at once, for an app that was started to leap."""
        done = self._leapt() + 1
        self.program.write(f"{seconds:g}")
        self.desk.wait(lambda: self._leapt() == done, 10, f"{seconds:g} s later")

    def _leapt(self) -> int:
        return sum("leapt" in each for each in self.program.said())

    def _start(self, program: Program) -> Program:
        self.program = program
        self.desk.wait(lambda: self.is_answering() or self.program.code is not None, 15, "the app answers")
        assert self.program.code is None, self.program.text()
        return self.program

    def is_answering(self) -> bool:
        try:
            ask_status(socket_path(self.desk.env))
        except (NotRunning, NoAnswer):
            return False
        return True

    def run(self, *words: str, env: dict[str, str | None] | None = None) -> subprocess.CompletedProcess[str]:
        """``backcare`` with these words, to its end; what it printed, errors included."""
        return self.desk.finish([sys.executable, "-m", "backcare_desktop", *words], env=env)

    def tell(self, *words: str) -> str:
        """The same, which must be done."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stdout}"
        return done.stdout.strip()

    def status(self) -> dict[str, Any]:
        """``backcare status --json``, without the time a process takes."""
        answer = ask_status(socket_path(self.desk.env), timeout_s=PATIENCE_S * PATIENCE)
        assert isinstance(answer, str), answer
        said: dict[str, Any] = json.loads(answer)
        return said

    def wait_state(self, state: str, timeout_s: float = 10.0) -> dict[str, Any]:
        """Wait until the app is in that state, and return its status."""

        def is_there() -> dict[str, Any] | None:
            assert self.program.code is None, f"the app ended with {self.program.code}:\n{self.program.text()}"
            now = self.status()
            return now if now["state"] == state else None

        return self.desk.wait(is_there, timeout_s, f"{state}") or {}

    def let_pass(self, length: timedelta) -> None:
        """Let so much of the app's time go by; only where it has a clock of its own."""
        clock = self.clock
        end = clock.now() + length
        self.desk.wait(lambda: clock.now() >= end, length.total_seconds() / clock.speed + 5, f"{length} go by")

    @property
    def clock(self) -> AppTime:
        """The app's own clock."""
        return AppTime(**self.program.said()[0])

    def left_s(self, reminder: str) -> float:
        """How much further use this reminder needs, told while somebody is there."""

        def told() -> float | None:
            self.desk.key("shift")
            return next_in_s(self.status(), reminder)

        found = self.desk.wait(told, 5, f"the time left to {reminder}")
        assert found is not None
        return found

    def history(self) -> list[tuple[str, str]]:
        """Item and entry of each moment that is kept, oldest first; it works with no app running."""
        rows = [json.loads(line) for line in self.tell("history", "--json").splitlines()]
        return [(row["item"], row["entry"]) for row in rows if row["entry"] not in ("use", "away", "hold", "pause")]

    def quit(self) -> None:
        """End it as the person does."""
        self.tell("quit")
        assert self.program.wait() == 0, self.program.text()


def next_in_s(status: dict[str, Any], reminder: str) -> float | None:
    """How much further use this reminder needs; None while it stands still."""
    found: float | None = next(each["in_s"] for each in status["next"] if each["reminder"] == reminder)
    return found
