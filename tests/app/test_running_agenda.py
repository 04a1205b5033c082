"""Clock reminders in the running app: on time, in the GUI thread, planned anew when needed, not loaded for nothing."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from backcare_desktop.agenda import Agenda
from backcare_desktop.core import settings
from backcare_desktop.core.rules import Rules
from backcare_desktop.heartbeat import Heartbeat
from backcare_desktop.system.clock import SystemClock
from tests.desk.desk import wait

NOON_UTC_S = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("UTC")).timestamp()  # a Monday
NEAR_S = 10.0
"""What beats every 30 s from its start does not come so near after."""


class HandClock(SystemClock):
    """The machine's boot clock at some speed, with a wall clock and a zone that a test sets."""

    def __init__(self, utc_s: float, *, speed: float = 1.0, zone: str = "UTC") -> None:
        super().__init__(speed)
        self._offset_s = utc_s - super().boot_s()
        self.zone_name = zone

    def utc_s(self) -> float:
        return super().boot_s() + self._offset_s

    def zone(self) -> str:
        return self.zone_name

    def set_forward(self, seconds: float) -> None:
        self._offset_s += seconds


def rules_with_warm_up(*times: str) -> Rules:
    raw = {"reminders": {"warmup": {"times": list(times)}}}
    return settings.check(raw)[0].rules


class Shell:
    """The heartbeat as the app drives it: each beat reads the clocks, then it sleeps.

    Not until the engine's next deadline, which would wake it in time as well: only the agenda and the 30 s do.
    """

    def __init__(self, clock: HandClock, rules: Rules) -> None:
        self.beats: list[tuple[float, str]] = []
        self._clock = clock
        self._is_stepping = self._is_owed = False
        self._loop = QEventLoop()
        self._wanted: Callable[[], bool] = bool
        self._limit = QTimer(singleShot=True)
        self._limit.timeout.connect(self._loop.quit)
        self.heart = Heartbeat(clock, self.beat)
        self.heart.keep(rules)
        self.beat()

    def beat(self) -> None:
        self.beats.append((self._clock.utc_s(), threading.current_thread().name))
        if self._is_stepping:
            self._is_owed = True
            return
        self._is_stepping = True
        self._step()
        while self._is_owed:
            self._is_owed = False
            self._step()
        self._is_stepping = False
        if self._wanted():
            self._loop.quit()

    def _step(self) -> None:
        self.heart.read()
        self.heart.sleep_until(math.inf, shows_countdown=False)

    def comes_to(self, wanted: Callable[[], bool], timeout_ms: int = 8000) -> bool:
        """Let it run until that is so, or for that long; whether it is."""
        self._wanted = wanted
        self._limit.start(timeout_ms)
        self._loop.exec()
        self._limit.stop()
        return wanted()

    def beats_at(self, utc_s: float) -> bool:
        """Whether it comes to do so then: before a timer of the same loop that is due a little later, however late."""
        found: list[bool] = []
        later = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        later.timeout.connect(lambda: found.append(any(at_s >= utc_s for at_s, _ in self.beats)))
        later.timeout.connect(self._loop.quit)
        later.start(round((utc_s + NEAR_S - self._clock.utc_s()) * 1000 / self._clock.speed))
        self._wanted = bool
        self._loop.exec()
        return found == [True]


@pytest.fixture
def qt(qapp: QCoreApplication) -> QCoreApplication:
    return qapp


def test_the_app_beats_at_a_reminders_time_in_the_gui_thread(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 135, speed=40)
    shell = Shell(clock, rules_with_warm_up("12:00"))
    assert shell.beats_at(NOON_UTC_S)
    assert {name for _, name in shell.beats} == {"MainThread"}
    assert len(shell.beats) <= 12  # each 30 s and once for the agenda, once for the reminder


def test_a_wall_clock_that_is_set_plans_the_agenda_anew(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 7200, speed=40)
    shell = Shell(clock, rules_with_warm_up("12:00"))
    assert shell.comes_to(lambda: len(shell.beats) >= 2)
    clock.set_forward(NOON_UTC_S - 75 - clock.utc_s())
    shell.beat()
    assert shell.beats_at(NOON_UTC_S)


def test_a_journey_plans_the_agenda_anew(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 135, speed=40, zone="UTC")
    shell = Shell(clock, rules_with_warm_up("13:00"))
    assert shell.comes_to(lambda: len(shell.beats) >= 2)
    clock.zone_name = "Europe/Berlin"
    assert shell.beats_at(NOON_UTC_S)


def test_a_time_that_has_come_calls_once_and_the_next_is_a_day_away(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 4, speed=40)
    calls: list[str] = []
    agenda = Agenda(clock, lambda: calls.append(threading.current_thread().name))
    agenda.plan(rules_with_warm_up("12:00"))

    def is_called() -> bool:
        agenda.run_due()
        assert not calls or clock.utc_s() >= NOON_UTC_S
        return bool(calls)

    wait(is_called, 5, "noon", pump=True)
    after = agenda.run_due()
    agenda.run_due()
    assert calls == ["MainThread"]
    assert after is not None
    assert 86000 / 40 < after <= 86400 / 40


@pytest.mark.parametrize(("settings", "is_loaded"), [("enabled = false", False), ('times = ["17:30"]', True)])
def test_apscheduler_is_loaded_only_for_a_clock_reminder(settings: str, is_loaded: bool) -> None:
    program = f"""
import json, sys, tomllib
from PySide6.QtCore import QCoreApplication
from backcare_desktop import app as _whole_app
from backcare_desktop.core import engine, settings
from backcare_desktop.heartbeat import Heartbeat
from backcare_desktop.system.clock import SystemClock
qt = QCoreApplication([])
rules = settings.check(tomllib.loads('''[reminders.warmup]\\n{settings}'''))[0].rules
beats = []
def beat():
    beats.append(None)
    if len(beats) == 3:
        qt.quit()  # the agenda is loaded with the first beat of the heart's own, or never
    heart.read()
    heart.sleep_until(engine.next_deadline(engine.begin(heart.read().at, rules), rules), shows_countdown=True)
heart = Heartbeat(SystemClock(), beat)
heart.keep(rules)
beat()
qt.exec()
print(json.dumps("apscheduler" in sys.modules))
"""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) is is_loaded
