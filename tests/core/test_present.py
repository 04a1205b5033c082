"""What the person is told: a view of the state, compared with the words written out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from math import inf

import pytest

from backcare_desktop.core import engine
from backcare_desktop.core.events import (
    Begin,
    Done,
    Event,
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    InputOn,
    Moment,
    PauseFor,
    RulesChanged,
    Skip,
    SnoozeFor,
    TakeBreak,
)
from backcare_desktop.core.present import mood_of, status, view
from backcare_desktop.core.rules import Obstacle, Rules
from backcare_desktop.core.settings import check
from backcare_desktop.core.view import Mood, View
from backcare_desktop.core.wording import sitting

NINE = 1772438400.0
"""Monday 2 March 2026, 09:00 in Berlin, as seconds since 1970 UTC."""


class Day:
    """A day at the desk from 09:00, moved by hand."""

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.rules: Rules = check(settings or {})[0].rules
        self.state = engine.begin(self.moment(0), self.rules)
        self.at(0, InputOn())

    def moment(self, minutes: float) -> Moment:
        return Moment(minutes * 60, NINE + minutes * 60, "Europe/Berlin")

    def at(self, minutes: float, *events: Event) -> View:
        self.state, _ = engine.step(self.state, self.moment(minutes), events, self.rules)
        return view(self.state, self.rules, NINE)


ONE = {"reminders": {each: {"enabled": False} for each in ("eyes", "posture", "rest", "warmup")}}


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


def test_the_notice_after_a_call_says_how_much_of_the_sitting_was_on_it() -> None:
    day = Day(ONE)
    day.at(27, HoldBegan(Obstacle.CALL, expires=False))
    held = day.at(72)
    assert (held.mood, held.why) == (Mood.HELD, "Held: on a call since 09:27")
    assert day.at(72, HoldEnded(Obstacle.CALL)).why == "Held: a quiet moment after what just ended"
    notice = day.at(72.5)
    assert (notice.mood, notice.why) == (Mood.NOTICE, "You sat 72 min, 45 of them on a call")


def test_a_sitting_that_was_one_long_call_says_so() -> None:
    day = Day(ONE)
    day.at(0, HoldBegan(Obstacle.CAMERA))
    day.at(65, HoldEnded(Obstacle.CAMERA))
    assert day.at(65.5).why == "You sat 66 min, 65 of them on a call"
    assert sitting(3600, 3590) == "You sat 60 min, all of them on a call"


def test_what_was_no_call_is_not_told_as_one() -> None:
    day = Day(ONE)
    day.at(20, HoldBegan(Obstacle.SCREENSHARE))
    day.at(70, HoldEnded(Obstacle.SCREENSHARE))
    assert day.at(70.5).why == "1 h 10 min at the computer"


def test_after_its_break_the_calls_of_a_sitting_are_over() -> None:
    day = Day(ONE)
    day.at(10, HoldBegan(Obstacle.CALL))
    day.at(30, HoldEnded(Obstacle.CALL))
    assert day.at(60).why == "You sat 60 min, 20 of them on a call"
    day.at(60, Begin())
    assert day.at(65).why == "You have just begun"
    assert day.at(125.1).why == "1 h at the computer"


def test_notice_status_and_tooltip_say_the_same_sitting_and_a_skip_does_not_end_it() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"posture": {"every": "40m"}}})
    assert day.at(39).why == "39 min at the computer"
    card = day.at(40)
    assert (card.prompt and card.prompt.reminder, card.why) == ("posture", "40 min at the computer")
    assert day.at(41, Done()).why == "41 min at the computer"
    notice = day.at(60)
    assert (notice.prompt and notice.prompt.why, notice.why) == ("1 h at the computer", "1 h at the computer")
    assert notice.tooltip.splitlines()[0] == "BackCare: 1 h at the computer"
    assert day.at(61, Skip()).why == "1 h 1 min at the computer"
    assert day.at(62, TakeBreak("stretch"), Skip()).why == "1 h 2 min at the computer"
    assert day.at(63, InputOff()).why == "1 h 3 min at the computer"
    assert day.at(66, InputOn()).why == "1 h 4 min at the computer"
    day.at(70, InputOff())
    day.at(76)
    assert day.at(77, InputOn()).why == "You have just begun"


def test_what_was_asked_for_and_withdrawn_makes_no_sitting_longer() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"posture": {}}})
    day.at(10, TakeBreak("posture"))
    day.at(11, HoldBegan(Obstacle.DND))
    assert day.at(12, HoldEnded(Obstacle.DND)).why == "Held: a quiet moment after what just ended"
    assert day.at(13).why == "13 min at the computer"


def test_a_longer_break_says_the_sitting_and_how_long_ago_its_last_one_is() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"rest": {"every": "2h"}}})
    day.at(60)
    day.at(60, Begin())
    day.at(65)
    notice = day.at(120)
    assert (notice.prompt and notice.prompt.reminder) == "rest"
    assert notice.why == "55 min at the computer, 2 h of use since the last one"
    day = Day(ONE | {"reminders": ONE["reminders"] | {"rest": {"every": "1h5m"}}, "timing": {"quiet_gap": "0s"}})
    day.at(59.5, TakeBreak("stretch"))
    day.at(64.5)
    assert day.at(65).why == "1 h 5 min of use since the last one"


def test_where_only_cards_are_on_the_longest_of_them_ends_a_sitting() -> None:
    reminders = ONE["reminders"] | {"stretch": {"enabled": False}, "posture": {}, "eyes": {}}
    day = Day({"reminders": reminders})
    assert day.at(20).why == "20 min at the computer"
    assert day.at(20, Done()).why == "20 min at the computer"
    day.at(30)
    assert day.at(30.5, Done()).why == "You have just begun"


def test_no_sitting_is_told_of_a_time_without_any_reminder_by_use() -> None:
    day = Day(ONE)
    day.at(30)
    none, one = check({"reminders": ONE["reminders"] | {"stretch": {"enabled": False}}})[0].rules, day.rules
    day.at(31, RulesChanged(none))
    day.rules = none
    day.at(40)
    day.at(41, RulesChanged(one))
    day.rules = one
    assert day.at(43).why == "2 min at the computer"
