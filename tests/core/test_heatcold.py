"""The warm and cold timer, transition by transition (guidance 2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.pack import heatcold
from backcare_desktop.core.pack.day import lengths, preset_of, today
from backcare_desktop.core.pack.state import (
    AfterCheck,
    Done,
    Idle,
    Length,
    Method,
    Pack,
    Phase,
    Running,
    Safety,
    Setup,
    SkinCheck,
    State,
    Waiting,
    Why,
)
from tests.core.packstory import PRESETS, PackDay, day_of, told
from tests.story import lines

WARM = "open, none-fits, heat, none-fits, start"
COLD = "open, none-fits, cold, none-fits, start"
BOTH = "open, none-fits, alternate, none-fits, start"
ENDED = "off, 5m, yes"
WHOLE = f"{WARM}, 5m, yes, 5m, yes, 5m, {ENDED}"


# ---- the whole way


def test_a_warm_pack_from_the_first_page_to_the_rest() -> None:
    assert told(WHOLE) == lines("""
        0:00:00 Safety
        0:00:00 Choose
        0:00:00 Safety
        0:00:00 Setup
        0:00:00 Running
        0:05:00 SkinCheck
        0:05:00 Running
        0:10:00 SkinCheck
        0:10:00 Running
        0:15:00 Done time_up
        0:15:00 alarm
        0:15:00 Waiting
        0:20:00 AfterCheck
        0:20:00 Rest
    """)


@pytest.mark.parametrize(
    ("method", "length", "ends_at", "looks_at"),
    [
        ("cold", "shorter", 300, []),
        ("cold", "usual", 600, [300]),
        ("cold", "longer", 900, [300, 600]),
        ("cold", "careful", 600, [180, 360, 540]),
        ("heat", "shorter", 600, [300]),
        ("heat", "usual", 900, [300, 600]),
        ("heat", "longer", 1200, [300, 600, 900]),
        ("heat", "careful", 600, [180, 360, 540]),
        ("alternate", "usual", 1140, [180, 240, 420, 480, 660, 720, 900, 960]),
    ],
)
def test_each_pack_has_its_length_and_its_looks(method: str, length: str, ends_at: int, looks_at: list[int]) -> None:
    day = day_of(f"open, none-fits, {method}, none-fits, {length}, start")
    phase = day.state.phase
    assert isinstance(phase, Running)
    assert phase.pack.length_s == ends_at
    assert list(phase.pack.checks_s) == looks_at
    asked = []
    while not isinstance(day.state.phase, Done):
        day.boot_s = heatcold.next_deadline(day.state)
        day.step()
        if isinstance(day.state.phase, SkinCheck):
            asked.append(day.boot_s)
            day.step(PackAction.YES)
    assert asked == looks_at
    assert day.boot_s == ends_at


def test_alternating_goes_from_warm_to_cool_and_ends_warm() -> None:
    phase = day_of(BOTH).state.phase
    assert isinstance(phase, Running)
    assert phase.pack.turns == ("warm", "cool", "warm", "cool", "warm", "cool", "warm", "cool", "warm")


def test_alternating_offers_no_other_length_and_nothing_careful() -> None:
    assert lengths(preset_of(PRESETS, Method.ALTERNATE)) == {Length.USUAL: 1140.0}
    assert day_of("open, none-fits, alternate, none-fits, careful").state.phase == Setup(Method.ALTERNATE)
    assert day_of("open, none-fits, alternate, none-fits, longer").state.phase == Setup(Method.ALTERNATE)


def test_a_preset_longer_than_its_hard_stop_is_cut_there() -> None:
    too_long = replace(preset_of(PRESETS, Method.HEAT), max_s=3600)
    state = State(phase=Setup(Method.HEAT, Length.LONGER), read_on=today(PackDay().at()), read=("", "heat"))
    state, _ = heatcold.step(state, PackDay().at(), PackAction.START, [too_long])
    assert isinstance(state.phase, Running)
    assert state.phase.pack.length_s == 1200


# ---- read this first


def test_the_safety_text_is_read_for_each_method_and_again_each_new_day() -> None:
    assert day_of(f"{WHOLE}, 3h, open, heat").state.phase == Setup(Method.HEAT)
    assert day_of(f"{WHOLE}, 3h, open, heat, back, cold").state.phase == Safety(Method.COLD)
    assert day_of(f"{WHOLE}, 15h, open").screen == "Safety"


def test_a_page_left_open_over_midnight_begins_with_the_safety_text_again() -> None:
    for page in ("open, none-fits", "open, none-fits, heat", "open, none-fits, heat, none-fits"):
        assert day_of(f"{page}, sleep 15h").state.phase == Safety(), page


def test_one_that_fits_leads_to_not_for_you_and_back() -> None:
    assert day_of("open, one-fits").screen == "NotForYou"
    assert day_of("open, one-fits, back").state.phase == Safety()
    assert day_of("open, none-fits, heat, one-fits").screen == "NotForYou"
    assert day_of("open, none-fits, heat, one-fits, back").state.phase == Safety(Method.HEAT)
    assert day_of("open, one-fits, open").state.phase == Safety()


def test_that_something_fitted_is_never_kept() -> None:
    for story in ("open, one-fits", "open, none-fits, heat, one-fits"):
        kept = heatcold.kept(day_of(story).state)
        assert kept.phase == Idle()
        assert "NotForYou" not in repr(kept)
    assert heatcold.kept(day_of("open, one-fits").state) == heatcold.kept(day_of("open").state)


def test_back_leads_to_the_choice() -> None:
    assert day_of("open, none-fits, heat, back").screen == "Choose"
    assert day_of("open, none-fits, heat, none-fits, careful, back").screen == "Choose"
    assert day_of("open, back").screen == "Safety"


def test_another_length_can_be_chosen_again_and_again() -> None:
    day = day_of("open, none-fits, cold, none-fits, careful, longer, shorter, usual, careful")
    assert day.state.phase == Setup(Method.COLD, Length.CAREFUL)


# ---- a look at the skin


def test_a_look_without_an_answer_rings_and_then_stops() -> None:
    assert told(f"{COLD}, 6m25s")[5:] == lines("""
        0:05:00 SkinCheck
        0:05:30 alarm
        0:05:50 alarm
        0:06:00 Done unanswered
        0:06:00 alarm
        0:06:20 alarm
    """)


def test_a_late_yes_goes_on_and_the_time_has_run_on() -> None:
    day = day_of(f"{COLD}, 5m59s, yes")
    assert day.screen == "Running"
    day.tell("4m1s")
    assert day.boot_s == 600
    assert day.screen == "Done"


def test_a_no_stops_and_gives_advice_and_asks_once_more_after() -> None:
    assert told(f"{WARM}, 5m, no, 1m, off, 5m, yes")[5:] == lines("""
        0:05:00 SkinCheck
        0:05:00 Advice
        0:06:00 Waiting
        0:11:00 AfterCheck
        0:11:00 Rest
    """)


def test_advice_that_nobody_answers_still_asks_once_more() -> None:
    assert told(f"{WARM}, 5m, no, 5m")[6:] == ["0:05:00 Advice", "0:10:00 AfterCheck"]


def test_advice_hears_nothing_but_that_it_was_read() -> None:
    assert day_of(f"{WARM}, 5m, no, yes, no, start").screen == "Advice"
    assert day_of(f"{WARM}, 5m, no, stop").screen == "Waiting"


def test_a_switch_while_the_look_is_not_answered_ends_it() -> None:
    assert told(f"{BOTH}, 4m")[5:] == lines("""
        0:03:00 SkinCheck
        0:03:30 alarm
        0:03:50 alarm
        0:04:00 Done unanswered
        0:04:00 alarm
    """)


def test_the_end_comes_during_the_last_look_of_a_careful_pack() -> None:
    story = "open, none-fits, cold, none-fits, careful, start, 3m, yes, 3m, yes, 3m, 1m"
    assert day_of(story).told[-2:] == ["0:10:00 Done time_up", "0:10:00 alarm"]


# ---- it must come off


def test_the_alarm_sounds_every_20_seconds_and_after_ten_minutes_once_a_minute_until_it_is_off() -> None:
    day = day_of(f"{COLD}, 5m, yes, 5m, 3h")
    assert day.rang_s[:30] == [600.0 + 20 * number for number in range(30)]
    assert day.rang_s[30:] == [1240.0 + 60 * number for number in range(170)]
    assert day.screen == "Done"
    day.tell("off")
    assert day.screen == "Waiting"


def test_it_is_off_ends_the_alarm() -> None:
    assert day_of(f"{COLD}, 5m, yes, 5m10s, off, 1m").rang_s == [600.0]


def test_there_is_no_snooze_and_no_extension() -> None:
    ended = day_of(f"{COLD}, 5m, yes, 5m")
    for action in PackAction:
        if action not in (PackAction.OFF, PackAction.STOP):
            state, _ = heatcold.step(ended.state, ended.at(), action, PRESETS)
            assert isinstance(state.phase, Done), action
    running = day_of(COLD)
    for action in PackAction:
        if action is not PackAction.STOP:
            state, _ = heatcold.step(running.state, running.at(), action, PRESETS)
            assert state == running.state, action


@pytest.mark.parametrize("story", [f"{WARM}, 2m, stop", f"{WARM}, 5m, stop", f"{WARM}, 7m, stop"])
def test_stop_stops_wherever_a_pack_may_be_on(story: str) -> None:
    assert day_of(story).screen == "Waiting"


def test_the_last_look_hears_only_its_answers_and_ends_by_itself() -> None:
    after = f"{WARM}, 1m, stop, 5m"
    assert day_of(f"{after}, off, stop, start").screen == "AfterCheck"
    assert day_of(f"{after}, yes").screen == "Rest"
    assert day_of(f"{after}, no").screen == "Advice"
    assert day_of(f"{after}, no, off").screen == "Rest"
    assert day_of(f"{after}, no, 1h").screen == "Advice"
    assert day_of(f"{after}, 29m").screen == "AfterCheck"
    assert day_of(f"{after}, 30m").screen == "Rest"


def test_waiting_for_the_last_look_hears_nothing() -> None:
    assert day_of(f"{WARM}, 1m, stop, off, stop, yes, start, open").screen == "Waiting"


# ---- what the app asks


def test_the_screen_stays_awake_while_a_pack_may_be_on_and_the_alarm_sounds() -> None:
    awake = {
        story: heatcold.keeps_awake(day_of(story).state)
        for story in (COLD, f"{COLD}, 5m", f"{COLD}, 5m, yes, 5m", f"{COLD}, 5m, yes, 5m, 11m", f"{COLD}, stop", "open")
    }
    assert list(awake.values()) == [True, True, True, False, False, False]


def test_only_questions_and_the_end_must_reach_the_person() -> None:
    pack = Pack(Method.COLD, 0.0, 600.0, (), ("cold",), 300.0, 7200.0)
    reached: list[Phase] = [SkinCheck(pack, 1, 0.0, 30.0), Done(pack, Why.TIME_UP, 0.0, 600.0), AfterCheck(pack, 0.0)]
    assert all(heatcold.asks(State(phase=phase)) for phase in reached)
    assert not any(heatcold.asks(State(phase=phase)) for phase in (Running(pack), Waiting(pack, 0.0), Idle()))


def test_a_question_is_heard_when_it_appears_and_not_when_it_was_passed_over() -> None:
    day = day_of(COLD)
    state, effects = heatcold.step(day.state, replace(day.at(), boot_s=300.0), None)
    assert [effect.value for effect in effects] == ["ask"]
    _, effects = heatcold.step(state, replace(day.at(), boot_s=9000.0), None)
    assert [effect.value for effect in effects] == ["alarm"]
    waiting = day_of(f"{COLD}, stop").state
    _, effects = heatcold.step(waiting, replace(day.at(), boot_s=9000.0), None)
    assert effects == ()


def test_nothing_is_kept_anew_where_nothing_changed() -> None:
    day = day_of(f"{COLD}, 1m")
    before = day.state
    day.tell("1m")
    day.step()
    assert day.state == before
