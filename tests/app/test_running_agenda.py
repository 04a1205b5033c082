"""Clock reminders in the running app: on time, in the GUI thread, planned anew when needed, not loaded for nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from backcare_desktop.agenda import Agenda
from backcare_desktop.core import engine, settings
from backcare_desktop.core.rules import Rules
from backcare_desktop.heartbeat import Heartbeat
from backcare_desktop.system.clock import SystemClock

NOON_UTC_S = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("UTC")).timestamp()  # a Monday
NEAR_S = 10.0
"""A quarter of a second of a clock 40 times as fast; what beats every 30 s from its start does not come so near."""


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
    """The heartbeat and the engine as the app drives them: each beat is one step, then it sleeps until the next."""

    def __init__(self, clock: HandClock, rules: Rules) -> None:
        self.beats: list[tuple[float, str]] = []
        self._clock = clock
        self._rules = rules
        self._is_stepping = self._is_owed = False
        self._loop = QEventLoop()
        self._wanted: Callable[[], bool] = bool
        self._limit = QTimer(singleShot=True)
        self._limit.timeout.connect(self._loop.quit)
        self.heart = Heartbeat(clock, self.beat)
        self._state = engine.begin(self.heart.read().at, rules)
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
        self._state, _told = engine.step(self._state, self.heart.read().at, (), self._rules)
        self.heart.sleep_until(engine.next_deadline(self._state, self._rules), shows_countdown=False)

    def comes_to(self, wanted: Callable[[], bool], timeout_ms: int = 8000) -> bool:
        """Let it run until that is so, or for that long; whether it is."""
        self._wanted = wanted
        self._limit.start(timeout_ms)
        self._loop.exec()
        self._limit.stop()
        return wanted()

    def has_beaten_at(self, utc_s: float) -> bool:
        """Whether it did so at this time, as near as a busy machine lets it."""
        return any(0 <= at_s - utc_s <= NEAR_S for at_s, _ in self.beats)


@pytest.fixture
def qt(qapp: QCoreApplication) -> QCoreApplication:
    return qapp


def test_the_app_beats_at_a_reminders_time_in_the_gui_thread(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 135, speed=40)
    shell = Shell(clock, rules_with_warm_up("12:00"))
    assert shell.comes_to(lambda: shell.has_beaten_at(NOON_UTC_S))
    assert {name for _, name in shell.beats} == {"MainThread"}
    assert len(shell.beats) <= 12  # each 30 s and once for the agenda, once for the reminder


def test_a_wall_clock_that_is_set_plans_the_agenda_anew(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 7200, speed=40)
    shell = Shell(clock, rules_with_warm_up("12:00"))
    assert shell.comes_to(lambda: len(shell.beats) >= 2)
    clock.set_forward(NOON_UTC_S - 75 - clock.utc_s())
    shell.beat()
    assert shell.comes_to(lambda: shell.has_beaten_at(NOON_UTC_S))


def test_a_journey_plans_the_agenda_anew(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 75, speed=40, zone="UTC")
    shell = Shell(clock, rules_with_warm_up("13:00"))
    assert shell.comes_to(lambda: len(shell.beats) >= 1)
    clock.zone_name = "Europe/Berlin"
    assert shell.comes_to(lambda: shell.has_beaten_at(NOON_UTC_S))


def test_a_time_that_has_come_calls_once_and_the_next_is_a_day_away(qt: QCoreApplication) -> None:
    clock = HandClock(NOON_UTC_S - 4, speed=40)
    calls: list[str] = []
    agenda = Agenda(clock, lambda: calls.append(threading.current_thread().name))
    agenda.plan(rules_with_warm_up("12:00"))
    waiting = agenda.run_due()
    assert waiting is not None
    assert 0 < waiting <= 0.1
    loop = QEventLoop()
    timer = QTimer(interval=200, singleShot=True)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
    after = agenda.run_due()
    agenda.run_due()
    assert calls == ["MainThread"]
    assert after is not None
    assert 86000 / 40 < after <= 86400 / 40


@pytest.mark.parametrize(("settings", "is_loaded"), [("enabled = false", False), ('times = ["17:30"]', True)])
def test_apscheduler_is_loaded_only_for_a_clock_reminder(settings: str, is_loaded: bool) -> None:
    program = f"""
import json, sys, tomllib
from PySide6.QtCore import QCoreApplication, QTimer
from backcare_desktop import app as _whole_app
from backcare_desktop.core import engine, settings
from backcare_desktop.heartbeat import Heartbeat
from backcare_desktop.system.clock import SystemClock
qt = QCoreApplication([])
rules = settings.check(tomllib.loads('''[reminders.warmup]\\n{settings}'''))[0].rules
def beat():
    heart.read()
    heart.sleep_until(engine.next_deadline(engine.begin(heart.read().at, rules), rules), shows_countdown=True)
heart = Heartbeat(SystemClock(), beat)
heart.keep(rules)
beat()
end = QTimer(interval=1500)
end.timeout.connect(qt.quit)
end.start()
qt.exec()
print(json.dumps("apscheduler" in sys.modules))
"""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) is is_loaded
