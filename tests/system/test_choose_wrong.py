"""An idle probe that is wrong counts as lost, and one that is right is kept. Without a desktop."""

from __future__ import annotations

import pytest

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost
from backcare_desktop.system.candidates import Tried
from backcare_desktop.system.idle.chosen import ChosenIdle, Pace
from tests.fakes import idle_of
from tests.system.given_idle import Given, until

pytestmark = pytest.mark.usefixtures("qapp")

WATCHFUL = Pace(
    first_retry_s=0.02, grace_s=0.02, late_s=0.02, slack_s=0.5, check_s=0.02, soon_check_s=0.02, zero_look_s=0.001
)
"""Whether a probe is right is looked at after moments instead of seconds and minutes."""


@pytest.mark.warns
def test_a_probe_that_misses_keys_of_our_own_windows_is_replaced(
    best: Given, second: Given, reports: list[IdleReport]
) -> None:
    chosen = ChosenIdle([best, second], WATCHFUL)
    chosen.start(reports.append)
    chosen.watch(30.0)
    best.fake.advance(600.0)  # it counts from its own start, or stands still
    chosen.saw_input()
    until(lambda: chosen.choice.chosen == "second", "the other probe")
    assert chosen.choice.tried[0] == Tried("best", "was lost: it missed keys that came to our own windows")
    assert reports == [InputStopped(600.0), InputBegan()]
    chosen.stop()


@pytest.mark.warns
def test_a_probe_that_never_tells_of_new_input_is_replaced(second: Given, reports: list[IdleReport]) -> None:
    mute = Given("mute", "", can_ask=False)
    chosen = ChosenIdle([mute, second], WATCHFUL)
    chosen.start(reports.append)
    chosen.watch(30.0)
    mute.fake.advance(30.0)
    chosen.saw_input()
    assert until(lambda: chosen.choice.chosen == "second", "the other probe")
    chosen.stop()


def test_a_probe_that_knows_of_our_windows_keys_is_kept(best: Given, reports: list[IdleReport]) -> None:
    chosen = ChosenIdle([best], WATCHFUL)
    chosen.start(reports.append)
    chosen.watch(30.0)
    best.fake.advance(40.0)
    chosen.saw_input()
    best.fake.touch()
    until(lambda: not chosen._compare.isActive(), "the comparison")
    assert chosen.choice.chosen == "best"
    assert reports == [InputStopped(40.0), InputBegan()]
    chosen.stop()


@pytest.mark.warns
def test_a_probe_that_always_says_zero_is_lost_and_with_no_other_nothing_is_known(
    best: Given, reports: list[IdleReport]
) -> None:
    chosen = ChosenIdle([best], WATCHFUL)
    chosen.start(reports.append)
    chosen.watch(30.0)
    until(lambda: reports, "the loss")
    assert reports == [ProbeLost("it says “input just now” all the time")]
    assert idle_of(chosen) is None
    assert round(chosen._timer.interval() / 1000) == 300  # it would start at once, so it is left alone for a while
    chosen._retry_at_s = 0.0
    chosen._on_timer()
    assert chosen.choice.chosen == "best"
    best.fake.advance(40.0)
    assert reports[-1] == InputStopped(40.0)
    chosen.stop()


@pytest.mark.warns
def test_a_probe_that_moves_is_no_liar(best: Given, reports: list[IdleReport]) -> None:
    chosen, beside = ChosenIdle([best], WATCHFUL), ChosenIdle([Given("liar", "")], WATCHFUL)
    chosen.start(reports.append)
    best.fake.advance(0.004)
    told: list[IdleReport] = []
    beside.start(told.append)
    until(lambda: told, "as many looks as a liar is given, and it is lost")
    assert chosen.choice.chosen == "best"
    chosen.stop()
    beside.stop()
