"""What stands in the way, from probes to engine: it begins, ends, sticks, dies, hangs, flaps, is switched off."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.events import HoldBegan, Watching
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import check
from backcare_desktop.ports import Seen, Sight
from backcare_desktop.system.holds.chosen import AWAKE
from tests.app.obstacle_rig import SOON, STRETCH, Given, Hangs, Shell, Slow, until
from tests.desk.passing import turn_loop

pytestmark = pytest.mark.usefixtures("qapp")

A_MIC = "a microphone is in use"


@pytest.fixture
def call() -> Given:
    return Given("first", "")


@pytest.fixture
def second() -> Given:
    return Given("second", "")


@pytest.fixture
def shell(call: Given, second: Given) -> Iterator[Shell]:
    made = Shell({Obstacle.CALL: (call, second)})
    made.obstacles.heed()
    until(lambda: made.obstacles.sees().get("call") == Sight(Seen(False), made.now()), "the first word")
    yield made
    made.obstacles.stop()
    made.obstacles.stop()


def test_a_call_holds_the_break_back_from_its_begin_to_its_end_and_then_it_comes(shell: Shell, call: Given) -> None:
    shell.pass_by(50)
    call.fake.see(True, A_MIC)
    assert shell.holds == [("call", A_MIC)]
    assert shell.obstacles.sees()["call"] == Sight(Seen(True, A_MIC), shell.now())
    began = shell.now()
    for _ in range(3):
        shell.pass_by(5)
        call.fake.ask()
        until(lambda: shell.state.holds[0].answered_s == shell.now_s, "the answer")
    assert shell.obstacles.sees()["call"].since == began
    call.fake.see(False)
    until(lambda: shell.holds == [], "the end")
    shell.pass_by(0.5)
    assert [(each.what.value, each.boot_s / 60) for each in shell.told] == [("held", 60.0), ("notice", 65.5)]


def test_a_source_that_sticks_loses_its_hold_after_ten_minutes(shell: Shell, call: Given) -> None:
    call.fake.see(True, A_MIC)
    call.fake.is_mute = True
    shell.obstacles._ask()
    shell.pass_by(9.9)
    assert shell.holds == [("call", A_MIC)]
    shell.pass_by(0.1)
    assert shell.holds == []


@pytest.mark.warns
def test_asked_twice_without_an_answer_it_is_replaced(shell: Shell, call: Given, second: Given) -> None:
    call.unavailable.append("it hangs")
    call.fake.see(True, A_MIC)
    call.fake.is_mute = True
    shell.obstacles._ask()
    assert second.fakes == []
    shell.obstacles._ask()
    second.fake.see(True, "another")
    assert call.fakes[0].stopped == 1
    until(lambda: shell.holds == [("call", "another")], "the other's word")


def test_while_it_stands_it_is_asked_again_and_again_and_the_hold_goes_on(
    call: Given,
) -> None:
    shell = Shell({Obstacle.CALL: (call,)}, replace(SOON, ask_every_s=0.02, least_ask_ms=20))
    shell.obstacles.heed()
    until(lambda: call.fakes and call.fake.is_running, "the probe")
    turn_loop(every_ms=20)
    assert call.fake.asked == 0
    call.fake.see(True, A_MIC)
    for asked in range(2, 12, 2):
        shell.now_s += 300
        until(lambda asked=asked: call.fake.asked >= asked, "another question")  # type: ignore[misc]
    shell.pass_by(0)
    assert shell.holds == [("call", A_MIC)]
    call.fake.see(False)
    until(lambda: shell.holds == [], "the end")
    asked = call.fake.asked
    turn_loop(every_ms=20)
    assert call.fake.asked == asked
    shell.obstacles.stop()


@pytest.mark.warns
def test_a_source_that_dies_ends_its_hold_says_why_and_comes_back(shell: Shell, call: Given, second: Given) -> None:
    second.unavailable.append("not installed")
    call.unavailable.append("connection refused")
    call.fake.see(True, A_MIC)
    call.fake.lose("the sound server went away")
    assert shell.holds == []
    assert shell.obstacles.sees()["call"] == Sight(None, shell.now(), "the sound server went away")
    call.unavailable.clear()
    until(lambda: shell.obstacles.sees()["call"].seen == Seen(False), "the source's return")


@pytest.mark.warns
def test_a_source_that_dies_is_replaced_by_the_next_and_the_hold_goes_on(
    shell: Shell, call: Given, second: Given
) -> None:
    call.unavailable.append("gone")
    call.fake.see(True, A_MIC)
    call.fake.lose("the sound server went away")
    second.fake.see(True, "another")
    until(lambda: shell.holds == [("call", "another")], "the other's word")
    assert [choice.chosen for choice in shell.obstacles.choices()] == ["second"]


def test_what_cannot_be_seen_at_the_start_is_told_and_taken_when_it_can(call: Given) -> None:
    call.unavailable.append("no sound server")
    shell = Shell({Obstacle.CALL: (call,)})
    shell.obstacles.heed()
    until(lambda: shell.obstacles.sees().get("call", Sight()).why == "no sound server", "the reason")
    call.unavailable.clear()
    assert until(lambda: shell.obstacles.sees()["call"].seen == Seen(False), "the source")
    shell.obstacles.stop()


def test_one_that_goes_on_and_off_quickly_is_heard_calmly_with_a_line_for_each_change(
    shell: Shell, call: Given, caplog: pytest.LogCaptureFixture
) -> None:
    before = len(shell.changes())
    with caplog.at_level(logging.DEBUG):
        for _ in range(500):
            call.fake.see(True, A_MIC)
            call.fake.see(False)
        call.fake.see(True, A_MIC)
        until(lambda: shell.holds == [("call", A_MIC)], "the last word")
        turn_loop(SOON.calm_ms)
        assert shell.holds == [("call", A_MIC)]
    assert len(shell.changes()) - before <= 3
    assert [each for each in caplog.messages if each.startswith("call: ")] == ["call: began"]
    assert A_MIC not in caplog.text


def test_the_same_word_again_and_again_changes_nothing_but_is_an_answer(shell: Shell, call: Given) -> None:
    for _ in range(50):
        call.fake.see(False)
    assert shell.changes() == []
    shell.pass_by(1)
    call.fake.see(True, A_MIC)
    until(lambda: shell.holds, "the call")
    shell.pass_by(9)
    call.fake.see(True, A_MIC)
    until(lambda: shell.state.holds[0].answered_s == shell.now_s, "the answer")
    shell.pass_by(9)
    assert shell.holds == [("call", A_MIC)]
    assert shell.state.holds[0].since_s == 60.0


def test_a_hold_from_before_a_restart_ends_when_nothing_is_seen_any_more(call: Given) -> None:
    shell = Shell({Obstacle.CALL: (call,)})
    shell.post(HoldBegan(Obstacle.CALL, A_MIC, expires=True))
    shell.obstacles.heed()
    assert until(lambda: shell.holds == [], "the end")
    shell.obstacles.stop()


def test_what_keeps_the_screen_awake_is_told_as_watching() -> None:
    awake = Given("awake", "")
    shell = Shell({AWAKE: (awake,)})
    shell.obstacles.heed()
    until(lambda: awake.fakes and awake.fake.is_running, "the probe")
    awake.fake.see(True, "a video plays")
    assert (shell.state.watching, shell.holds) == (True, [])
    awake.fake.see(False)
    until(lambda: not shell.state.watching, "the end")
    assert shell.changes() == [Watching(True), Watching(False)]
    shell.obstacles.stop()


def test_after_a_gap_each_is_asked_anew_but_not_within_the_step(shell: Shell, call: Given) -> None:
    call.fake.see(True, A_MIC)
    call.fake.is_mute = True
    shell.obstacles._ask()
    shell.obstacles.woke()
    assert call.fake.asked == 1
    until(lambda: call.fake.asked == 2, "the question")
    assert call.fake.is_running  # what it owed from before the gap is no reason to leave it


def test_settings_are_heeded_at_once_and_a_call_is_watched_all_the_same(call: Given) -> None:
    full, named = Given("full", ""), Given("named", "", wants=("app.programs",))
    shell = Shell({Obstacle.CALL: (call,), Obstacle.FULLSCREEN: (full,), Obstacle.APP: (named,)}, holds={"call": False})
    shell.obstacles.heed()
    until(lambda: len(shell.obstacles.sees()) == 3 and shell.obstacles.sees()["fullscreen"].seen, "the first words")
    assert len(call.fakes) == 1  # time on a call counts as use, whatever the settings hold (R1)
    assert named.fakes == []
    assert shell.obstacles.sees()["app"].is_off
    full.fake.see(True, "a window fills the screen")
    shell.settings = check(STRETCH | {"holds": {"fullscreen": False, "app": True}, "app": {"programs": ["vlc"]}})[0]
    shell.obstacles.heed()
    assert shell.holds == []
    assert not full.fake.is_running
    assert shell.obstacles.sees()["fullscreen"].is_off
    until(lambda: named.fakes, "the named programs")
    shell.settings = check(STRETCH | {"holds": {"app": True}, "app": {"programs": ["vlc", "mpv"]}})[0]
    shell.obstacles.heed()
    until(lambda: len(named.fakes) == 2, "the new list")
    assert not named.fakes[0].is_running
    assert named.values == [(("vlc",),), (("vlc", "mpv"),)]
    until(lambda: len(full.fakes) == 2, "the full screen again")
    assert len(call.fakes) == 1
    shell.obstacles.stop()


def test_probes_that_hang_never_keep_the_app_from_its_work() -> None:
    shell = Shell({each.value: (Slow("slow", ""),) for each in Obstacle if each is not Obstacle.FOCUS})
    shell.obstacles.heed()
    for turn in range(100):
        QCoreApplication.processEvents()
        shell.pass_by(0.1)
        if turn == 50:
            shell.obstacles._ask()
    hanging = [each for each in threading.enumerate() if each.name == Hangs.name]
    assert len(hanging) >= 5  # all this went on while those of the default settings hung
    Hangs.never.set()
    shell.obstacles.stop()
