"""The warm and cold timer in the app: kept over restarts on a real disk, heard whatever is set, seen when it asks."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf
from pathlib import Path
from typing import Any

import pytest

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import settings
from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.screen import PackView, Screen
from backcare_desktop.cues import Cues
from backcare_desktop.packtimer import KEY, PackTimer
from backcare_desktop.ports import Cue
from backcare_desktop.store.memory import Memory
from backcare_desktop.store.problems import Problem
from tests.fakes import FakeAwake, FakePlayer, FakeSpeaker
from tests.ui.views import WORKING

LIBRARY = Library(assets.root())
NOON_UTC_S = datetime(2026, 3, 2, 12, 0, tzinfo=UTC).timestamp()
START = ["open", "none-fits", "cold", "none-fits", "start"]


class Screens:
    """What is on screen."""

    def __init__(self) -> None:
        self.shown: list[PackView] = []
        self.shows_pack = False

    def show_pack(self, view: PackView) -> None:
        self.shown.append(view)


class Desk:
    """The app around the timer: a beat at each deadline, as the heartbeat makes them."""

    def __init__(self, folder: Path, sound: dict[str, object] | None = None) -> None:
        self.folder, self.now_s = folder, 0.0
        self.sound = sound or {}
        self.player, self.speaker, self.awake = FakePlayer(), FakeSpeaker(), FakeAwake()
        self.problems: list[str] = []
        self.begin()

    def begin(self) -> None:
        """Start the app, again if it ran before."""
        self.screens = Screens()
        self.memory = Memory(
            self.folder / "memory.sqlite", now=lambda: datetime(2026, 3, 2, tzinfo=UTC), tell=self._tell
        )
        cues = Cues(
            lambda: settings.check({"sound": self.sound})[0],
            lambda: 0.0,
            player=lambda: self.player,
            speaker=lambda: self.speaker,
            awake=lambda: self.awake,
        )
        self.timer = PackTimer(self.memory, cues, lambda: LIBRARY.heat_cold, self.beat)
        self.timer.screens = self.screens
        self.beat()

    def _tell(self, problem: Problem) -> None:
        self.problems.append(str(problem))

    def beat(self) -> bool:
        return self.timer.beat(Moment(self.now_s, NOON_UTC_S + self.now_s, "UTC"))

    def do(self, *words: str) -> list[bool]:
        return [self.timer.do(PackAction(word)) for word in words]

    def let_pass(self, seconds: float) -> None:
        end_s = self.now_s + seconds
        while self.timer.deadline_s <= end_s:
            self.now_s = self.timer.deadline_s
            self.beat()
        self.now_s = end_s
        self.beat()

    def kill(self, dead_s: float) -> None:
        """End without a word, and start again so much later."""
        self.now_s += dead_s
        self.awake.why = ""
        self.begin()

    @property
    def screen(self) -> Screen:
        return self.timer.view().screen

    def kept(self) -> Any:
        """What is on the disk, read anew."""
        return Memory(self.folder / "memory.sqlite", now=lambda: datetime(2026, 3, 2, tzinfo=UTC), tell=self._tell).get(
            KEY
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def alarms(desk: Desk) -> int:
    return desk.player.heard.count((Cue.ALARM, 0.5))


def test_an_app_at_rest_never_wakes_for_it_and_keeps_nothing(desk: Desk) -> None:
    assert desk.timer.deadline_s == inf
    assert not desk.timer.shows_countdown
    assert desk.kept() is None
    assert desk.screens.shown == []


def test_it_is_woken_exactly_and_asks_over_everything_without_being_open(desk: Desk) -> None:
    assert desk.do(*START) == [True] * 5
    assert desk.timer.deadline_s == 300.0
    desk.let_pass(299.0)
    assert desk.screens.shown == []
    desk.let_pass(1.0)
    assert desk.screens.shown[-1].headline == "Lift the pack. Look at your skin. Is it only a bit pink?"
    assert alarms(desk) == 0
    desk.let_pass(30.0)
    assert alarms(desk) == 1
    desk.let_pass(30.0)
    assert desk.screens.shown[-1].screen is Screen.DONE
    assert alarms(desk) == 3
    desk.do("off")
    desk.let_pass(60.0)
    assert alarms(desk) == 3


def test_the_view_says_which_pack_is_on_until_nothing_is_owed(desk: Desk) -> None:
    assert desk.timer.said(WORKING) == WORKING
    desk.do(*START)
    seen = desk.timer.said(WORKING)
    assert seen.pack == "Cold pack on until 12:10"
    assert seen.tooltip == "BackCare: at the desk for 48 min\nCold pack on until 12:10\nStretch break in 12 min"
    desk.let_pass(299.0)
    assert not desk.beat(), "nothing else is to be said"
    desk.now_s = 300.0
    assert desk.beat(), "who shows what is said has to show it anew"
    assert desk.timer.said(WORKING).pack == "Lift the pack. Look at your skin. Is it only a bit pink?"
    desk.do("yes", "stop")
    assert desk.timer.said(WORKING).pack == "The pack is off. Look at your skin once more at 12:10."
    desk.kill(7200.0)
    assert desk.timer.said(WORKING).pack == ""
    desk.do(*START)
    desk.kill(7200.0)
    assert desk.timer.said(WORKING).pack == "Time passed. Take the pack off and check your skin."


def test_the_screen_stays_awake_until_the_pack_is_off(desk: Desk) -> None:
    desk.do(*START)
    assert desk.awake.why == "Warm or cold timer"
    desk.let_pass(300.0)
    desk.do("yes")
    desk.let_pass(330.0)
    assert (desk.screen, desk.awake.why) == (Screen.DONE, "Warm or cold timer")
    desk.do("off")
    assert desk.awake.why == ""


def test_an_alarm_that_nobody_answers_sounds_on_and_lets_the_screen_sleep(desk: Desk) -> None:
    desk.do(*START)
    desk.let_pass(360.0 + 600.0)
    assert (desk.screen, desk.awake.why, alarms(desk)) == (Screen.DONE, "", 2 + 30)


def test_the_alarm_sounds_with_the_volume_at_nothing_and_tones_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"volume": 0, "steps": False})
    desk.do(*START)
    desk.let_pass(360.0)
    assert alarms(desk) == 3


def test_who_wants_tones_and_words_hears_the_question(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"steps": True, "spoken": True})
    desk.do(*START)
    desk.let_pass(305.0)
    assert desk.player.heard == [(Cue.STEP, 0.5)]
    assert desk.speaker.said == ["Lift the pack. Look at your skin. Is it only a bit pink?"]


@pytest.mark.parametrize("dead_s", [1.0, 120.0])
def test_after_kill_9_it_goes_on_where_it_is(desk: Desk, dead_s: float) -> None:
    desk.do(*START)
    desk.let_pass(60.0)
    desk.kill(dead_s)
    assert (desk.screen, desk.timer.deadline_s, desk.awake.why) == (Screen.RUNNING, 300.0, "Warm or cold timer")
    desk.let_pass(300.0 - desk.now_s)
    assert desk.screens.shown[-1].screen is Screen.SKIN_CHECK


def test_started_again_past_the_end_it_says_that_time_passed_and_sounds(desk: Desk) -> None:
    desk.do(*START)
    desk.let_pass(60.0)
    desk.kill(3600.0)
    assert desk.screens.shown[-1].headline == "Time passed. Take the pack off and check your skin."
    assert alarms(desk) == 1
    desk.let_pass(20.0)
    assert alarms(desk) == 2


def test_gap_and_count_outlast_a_restart(desk: Desk) -> None:
    desk.do(*START)
    desk.do("stop")
    desk.let_pass(300.0)
    desk.do("yes")
    desk.kill(3600.0)
    assert desk.timer.deadline_s == inf, "nothing runs, so nothing is loaded"
    desk.do("open")
    assert desk.timer.view().headline == "Next one from 14:00."
    assert "Cold: 1 of 4 today." in desk.timer.view().words
    desk.kill(7200.0)
    desk.do("open")
    assert desk.screen is Screen.CHOOSE


def test_the_disk_never_learns_that_something_fitted(desk: Desk) -> None:
    desk.do("open", "one-fits")
    assert desk.timer.view().headline == "Not for you today."
    kept = str(desk.kept())
    assert "NotForYou" not in kept
    assert "hc." not in kept
    desk.kill(1.0)
    desk.do("open")
    assert desk.screen is Screen.SAFETY


def test_what_does_not_fit_the_screen_is_refused(desk: Desk) -> None:
    assert desk.do("stop", "open", "yes", "none-fits") == [False, True, False, True]


def test_an_open_window_is_kept_true_and_counts_down(desk: Desk) -> None:
    desk.screens.shows_pack = True
    desk.do(*START)
    assert desk.timer.shows_countdown
    desk.now_s = 61.0
    desk.beat()
    assert desk.screens.shown[-1].left_s == 539.0
    desk.do("stop")
    assert desk.screens.shown[-1].screen is Screen.WAITING


@pytest.mark.warns
def test_what_cannot_be_read_begins_afresh_and_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.memory.put(KEY, {"is_on": True, "state": "{"})
    desk.kill(1.0)
    assert desk.timer.deadline_s == inf
    assert "warm or cold timer: not JSON" in caplog.text
    desk.do("open")
    assert desk.screen is Screen.SAFETY
    assert desk.problems == []
