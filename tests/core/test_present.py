"""What the person is told: a view of the state, compared with the words written out."""

from __future__ import annotations

import json
from dataclasses import replace
from math import inf

import pytest

from backcare_desktop.core import engine
from backcare_desktop.core.events import (
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    Moment,
    PauseFor,
    Skip,
    SnoozeFor,
    TakeBreak,
)
from backcare_desktop.core.present import mood_of, status, view
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import check
from backcare_desktop.core.view import Mood
from tests.core.present_day import NINE, ONE, Day


def test_work_is_told_with_what_comes_next() -> None:
    seen = Day().at(12)
    assert (seen.mood, seen.why, seen.headline) == (
        Mood.WORKING,
        "12 min at the computer",
        "Rest your eyes in 8 min",
    )
    assert [(each.reminder, each.in_s, each.text) for each in seen.next] == [
        ("eyes", 480.0, "in 8 min"),
        ("posture", 1080.0, "in 18 min"),
        ("stretch", 2880.0, "in 48 min"),
        ("rest", 10080.0, "in 2 h 48 min"),
        ("warmup", 29880.0, "at 17:30"),
    ]
    assert seen.next[-1].at is not None
    assert seen.next[-1].at.isoformat() == "2026-03-02T17:30:00+01:00"
    assert seen.ring == pytest.approx(0.2)
    assert seen.tooltip == "BackCare: 12 min at the computer\nRest your eyes in 8 min"


def test_what_was_put_off_comes_when_its_time_is_over() -> None:
    day = Day(ONE)
    day.at(60)
    day.at(61, SnoozeFor(300))
    seen = day.at(62)
    assert [(each.reminder, each.in_s, each.text) for each in seen.next] == [("stretch", 240.0, "in 4 min")]
    assert seen.headline == "Stretch break in 4 min"


def test_what_is_due_in_the_quiet_gap_comes_after_it() -> None:
    reminders: dict[str, object] = {**ONE["reminders"], "posture": {"every": "25m"}, "warmup": {}}
    day = Day({"reminders": reminders, "timing": {"quiet_gap": "10m"}})
    day.at(20, TakeBreak("warmup"))
    day.at(22, Skip())
    assert day.at(24).headline == "Change position in 8 min"
    seen = day.at(26)
    assert (seen.mood, seen.headline) == (Mood.WORKING, "Change position in 6 min")
    assert seen.next[0].in_s == 360.0
    assert day.at(32).prompt is not None


def test_the_first_minute_has_just_begun() -> None:
    assert Day().at(0.5).why == "You have just begun"


def test_a_warm_up_tomorrow_and_on_monday() -> None:
    day = Day()
    assert day.at(9 * 60).next[-1].text == "tomorrow at 17:30"
    assert day.at(4.5 * 24 * 60 + 60).next[-1].text == "on Monday at 17:30"


def test_being_away_says_that_it_counts() -> None:
    day = Day(ONE)
    day.at(40, InputOff())
    assert day.at(44).why == "Away 4 min"
    seen = day.at(46)
    assert (seen.mood, seen.why) == (Mood.AWAY, "Away 6 min, counts as your break")
    assert seen.next[0].in_s is None
    assert seen.next[0].text == "after 1 h of use"


def test_before_the_first_input_it_waits() -> None:
    rules = check({})[0].rules
    state = engine.begin(Moment(0, NINE, "Europe/Berlin"), rules)
    seen = view(state, rules, NINE)
    assert (seen.mood, seen.why, seen.headline) == (Mood.AWAY, "Waiting for you to begin", "You are away")


def test_a_notice_says_why_and_what_may_be_done() -> None:
    seen = Day(ONE).at(60)
    prompt = seen.prompt
    assert prompt is not None
    assert (seen.mood, seen.headline, seen.why) == (Mood.NOTICE, "Time for: Stretch break", "1 h at the computer")
    assert (prompt.left_s, prompt.total_s, prompt.is_break, prompt.is_running) == (150.0, 150.0, False, True)
    assert (prompt.can_begin, prompt.can_snooze, prompt.can_skip, prompt.can_done) == (True, True, True, False)


def test_a_notice_with_endless_patience_has_no_end() -> None:
    settings = {"reminders": ONE["reminders"] | {"stretch": {"patience": "never"}}}
    prompt = Day(settings).at(60).prompt
    assert prompt is not None
    assert (prompt.left_s, prompt.is_running) == (None, False)


def test_a_break_counts_down() -> None:
    day = Day(ONE)
    day.at(10, TakeBreak("stretch"))
    seen = day.at(12)
    prompt = seen.prompt
    assert prompt is not None
    assert (seen.mood, seen.headline, seen.why) == (Mood.BREAK, "Stretch break, 3 min left", "You asked for it")
    assert (prompt.left_s, prompt.total_s, prompt.is_break, prompt.is_running) == (180.0, 300.0, True, True)
    assert seen.ring is None


def test_a_countdown_that_waits_for_the_hands_does_not_run() -> None:
    settings = {"reminders": ONE["reminders"] | {"stretch": {"countdown": "while_away"}}}
    day = Day(settings)
    day.at(10, TakeBreak("stretch"))
    prompt = day.at(11).prompt
    assert prompt is not None
    assert (prompt.left_s, prompt.is_running) == (300.0, False)


def test_a_warm_up_says_that_its_time_has_come() -> None:
    day = Day()
    day.at(505, TakeBreak("rest"))
    seen = day.at(518.5)
    prompt = seen.prompt
    assert prompt is None
    seen = day.at(520.5)
    assert seen.prompt is not None
    assert (seen.prompt.reminder, seen.why) == ("warmup", "The time you chose has come")


def test_a_held_break_says_by_what_and_since_when() -> None:
    day = Day(ONE)
    day.at(50, HoldBegan(Obstacle.CALL))
    seen = day.at(61)
    assert (seen.mood, seen.headline) == (Mood.HELD, "Stretch break waits")
    assert seen.why == "Held: on a call since 09:50"
    assert [(each.on, each.text) for each in seen.holds] == [(Obstacle.CALL, "on a call since 09:50")]
    assert day.at(62, HoldEnded(Obstacle.CALL)).why == "Held: a quiet moment after what just ended"


@pytest.mark.parametrize(("on", "in_company"), [(Obstacle.CALL, True), (Obstacle.CAMERA, True), (Obstacle.DND, False)])
def test_a_break_asked_for_in_a_call_knows_of_it_also_where_calls_hold_nothing(on: Obstacle, in_company: bool) -> None:
    day = Day({**ONE, "holds": {"call": False}})
    prompt = day.at(10, HoldBegan(on), TakeBreak("stretch")).prompt
    assert prompt is not None
    assert prompt.in_company is in_company


def test_a_hold_with_nothing_due_is_work() -> None:
    seen = Day(ONE).at(10, HoldBegan(Obstacle.DND))
    assert (seen.mood, seen.holds[0].text) == (Mood.WORKING, "do not disturb is on since 09:10")


def test_focus_says_until_when() -> None:
    seen = Day(ONE).at(10, HoldBegan(Obstacle.FOCUS, for_s=1800.0))
    assert seen.holds[0].text == "you asked for quiet until 09:40"


@pytest.mark.parametrize(
    ("pause", "why", "until"),
    [
        (PauseFor(), "Paused until you resume", None),
        (PauseFor(for_s=1800.0), "Paused until 09:40", "2026-03-02T09:40:00+01:00"),
        (PauseFor(until_tomorrow=True), "Paused until tomorrow at 04:00", "2026-03-03T04:00:00+01:00"),
    ],
)
def test_a_pause_says_until_when(pause: PauseFor, why: str, until: str | None) -> None:
    seen = Day(ONE).at(10, pause)
    assert (seen.mood, seen.why, seen.is_paused, seen.ring) == (Mood.PAUSED, why, True, None)
    assert (seen.paused_until and seen.paused_until.isoformat()) == until


def test_outside_working_hours_it_says_so() -> None:
    seen = Day(ONE | {"hours": {"mon": ["12:00-13:00"]}}).at(10)
    assert (seen.mood, seen.why, seen.headline) == (
        Mood.OFF_HOURS,
        "Outside your working hours",
        "Outside working hours",
    )


def test_with_everything_switched_off_nothing_comes() -> None:
    seen = Day({"reminders": ONE["reminders"] | {"stretch": {"enabled": False}}}).at(10)
    assert (seen.headline, seen.next, seen.ring, seen.why) == (
        "Nothing is switched on",
        (),
        None,
        "You have just begun",
    )


def test_unknown_idle_time_is_told_as_unknown() -> None:
    assert Day().at(1, IdleKnown(known=False)).idle_s is None


def test_a_strict_break_offers_only_what_it_allows() -> None:
    settings = {"reminders": ONE["reminders"] | {"stretch": {"strict": True, "snoozes": 0}}}
    day = Day(settings)
    prompt = day.at(60).prompt
    assert prompt is not None
    assert (prompt.can_begin, prompt.can_skip, prompt.can_snooze) == (True, False, False)
    seen = day.at(61, SnoozeFor())
    assert seen.mood is Mood.NOTICE


def test_the_status_line_is_what_the_contract_says() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"warmup": {"enabled": True}}})
    seen = day.at(60, HoldBegan(Obstacle.DND))
    assert json.loads(json.dumps(status(seen, "1.2"))) == {
        "version": "1.2",
        "state": "held",
        "why": "Held: do not disturb is on since 10:00",
        "since": "2026-03-02T09:00:00+01:00",
        "prompt": None,
        "next": [
            {"reminder": "stretch", "in_s": 0.0},
            {"reminder": "warmup", "in_s": 27000.0, "at": "2026-03-02T17:30:00+01:00"},
        ],
        "holds": [{"on": "dnd", "since": "2026-03-02T10:00:00+01:00", "what": ""}],
        "paused_until": None,
        "idle_s": 0.0,
    }


def test_the_status_line_has_the_prompt_and_no_infinity() -> None:
    day = Day(ONE)
    seen = day.at(60)
    line = status(replace(seen, idle_s=inf), "1")
    assert line["prompt"] == {"reminder": "stretch", "phase": "notice", "left_s": 150.0}
    assert line["idle_s"] is None


def test_the_mood_alone_is_the_mood_of_the_view() -> None:
    day = Day(ONE)
    day.at(60)
    assert mood_of(day.state, day.rules) is Mood.NOTICE


def test_a_warm_up_on_no_day_never_comes() -> None:
    seen = Day(ONE | {"reminders": ONE["reminders"] | {"warmup": {"days": []}}}).at(1)
    assert [each.reminder for each in seen.next] == ["stretch"]
