"""What the shell needs of the engine, and what only the shell does: late wakes, polled input, expiring holds."""

from __future__ import annotations

from dataclasses import fields, replace
from math import inf

from backcare_desktop.core import engine
from backcare_desktop.core.events import (
    Event,
    HoldBegan,
    HoldEnded,
    InputOff,
    InputOn,
    Locked,
    Moment,
    Restarted,
    Slept,
    TakeBreak,
    What,
    Woke,
)
from backcare_desktop.core.model import Occurrence, Snooze, State
from backcare_desktop.core.reminding.turn import Turn
from backcare_desktop.core.rules import Obstacle
from tests.story import Day, Raw, line, only

STRETCH = only("stretch")


def day(raw: Raw = STRETCH) -> Day:
    """A day that begins with input."""
    begun = Day(raw)
    begun.hear(InputOn())
    begun.post()
    return begun


def at(begun: Day, seconds: float, *events: Event) -> list[str]:
    """Jump to that instant with these events, as a late heartbeat does; what is told."""
    begun.told.clear()
    begun.boot_s = seconds
    begun.hear(*events)
    begun.post()
    return [line(each) for each in begun.told]


def test_a_turn_has_the_fields_of_the_state() -> None:
    of_state = [(each.name, each.type) for each in fields(State)]
    assert [(each.name, each.type) for each in fields(Turn)] == [
        *of_state,
        ("rules", "Rules"),
        ("told", "list[Happened]"),
    ]


def test_a_late_wake_does_everything_at_its_own_time() -> None:
    assert at(day(), 4000.0) == [
        "1:00:00 notice stretch",
        "1:02:30 break stretch",
    ]


def test_the_first_deadline_is_when_something_may_join_or_be_due() -> None:
    begun = day()
    assert engine.next_deadline(begun.state, begun.rules) == 3300.0
    at(begun, 3300.0)
    assert engine.next_deadline(begun.state, begun.rules) == 3600.0


def test_nothing_is_asked_for_when_nothing_will_happen() -> None:
    begun = Day(only(""))
    assert engine.next_deadline(begun.state, begun.rules) == inf


def test_a_sleeping_machine_asks_for_nothing_and_bears_a_beat() -> None:
    begun = day()
    at(begun, 600.0, Slept())
    assert engine.next_deadline(begun.state, begun.rules) == inf
    assert at(begun, 601.0) == []
    assert at(begun, 1000.0, Woke(), InputOn()) == []
    assert begun.state.counters == {"stretch": 0.0}


def test_idle_time_is_watched_for_what_it_changes_next() -> None:
    begun = day()
    assert engine.watch_s(begun.state, begun.rules) == 30.0
    at(begun, 3600.0)
    assert engine.watch_s(begun.state, begun.rules) == 5.0
    posture = day(only("posture"))
    at(posture, 1800.0)
    assert engine.watch_s(posture.state, posture.rules) == 30.0


def test_input_that_ended_a_while_ago_counts_from_then() -> None:
    begun = day()
    at(begun, 3580.0, InputOff(4.0))
    assert at(begun, 3606.0) == ["1:00:00 notice stretch"]
    assert at(begun, 3611.0) == ["1:00:10 break stretch"]


def test_hands_were_off_since_the_input_that_is_heard_of_late() -> None:
    begun = day()
    at(begun, 3600.0)
    at(begun, 3600.0, TakeBreak("stretch"))
    at(begun, 3700.0, InputOff(40.0))
    at(begun, 3710.0, InputOn())
    at(begun, 3720.0, InputOff(200.0))
    at(begun, 3900.0)
    assert begun.told[0].what is What.TAKEN
    assert begun.told[0].hands_off_s == 300.0


def test_input_that_came_and_went_between_two_reports_ends_an_absence() -> None:
    begun = day()
    at(begun, 3000.0, InputOff())
    assert at(begun, 3402.0, InputOff(2.0)) == ["0:56:42 natural stretch 400 s"]
    assert at(begun, 3500.0, InputOff(100.0)) == []


def test_a_report_that_says_nothing_new_ends_no_absence() -> None:
    begun = day()
    at(begun, 3000.0, InputOff())
    assert at(begun, 3400.0, InputOff(399.5)) == []
    assert at(begun, 3500.0, InputOn()) == ["0:58:20 natural stretch 499.5 s"]


def test_what_a_probe_says_of_the_time_of_a_gap_counts_for_nothing() -> None:
    begun = day()
    at(begun, 3000.0, Slept())
    at(begun, 3400.0, Woke(), InputOff(10.0))
    assert at(begun, 3405.0, InputOn()) == ["0:56:45 natural stretch 405 s"]


def test_input_at_a_locked_screen_is_none() -> None:
    begun = day()
    at(begun, 3000.0, Locked(True))
    at(begun, 3400.0, InputOff(1.0))
    assert at(begun, 3401.0, Locked(False), InputOn()) == ["0:56:41 natural stretch 401 s"]


def test_a_hold_whose_source_answers_no_more_ends_after_ten_minutes() -> None:
    begun = day()
    at(begun, 3500.0, HoldBegan(Obstacle.CALL, expires=True))
    at(begun, 3700.0, HoldBegan(Obstacle.CALL, "meeting", expires=True))
    assert (begun.state.holds[0].since_s, begun.state.holds[0].what) == (3500.0, "meeting")
    assert engine.next_deadline(begun.state, begun.rules) == 4300.0
    assert at(begun, 4400.0) == ["1:12:10 notice stretch"]


def test_after_a_gap_its_ten_minutes_begin_anew() -> None:
    begun = day()
    at(begun, 3500.0, HoldBegan(Obstacle.CALL, expires=True), HoldBegan(Obstacle.DND))
    at(begun, 3501.0, Slept())
    at(begun, 9000.0, Woke(), InputOn())
    assert [each.answered_s for each in begun.state.holds] == [9000.0, inf]
    assert engine.next_deadline(begun.state, begun.rules) == 9300.0
    at(begun, 9601.0)
    assert [each.on for each in begun.state.holds] == [Obstacle.DND]


def test_focus_ends_when_its_time_is_over() -> None:
    begun = day()
    at(begun, 3500.0, HoldBegan(Obstacle.FOCUS, for_s=600.0))
    assert at(begun, 4200.0) == ["1:00:00 held stretch by focus", "1:08:50 notice stretch"]


def test_ending_a_hold_that_does_not_stand_changes_nothing() -> None:
    begun = day()
    assert at(begun, 3600.0, HoldEnded(Obstacle.CALL)) == ["1:00:00 notice stretch"]


def test_a_break_may_be_asked_for_in_another_length() -> None:
    begun = day()
    at(begun, 60.0, TakeBreak("warmup", 720.0))
    assert at(begun, 790.0) == ["0:13:00 taken warmup 720 s"]
    assert at(begun, 4380.0) == ["1:13:00 notice stretch"]


def test_the_notice_on_screen_may_begin_in_another_length() -> None:
    begun = day()
    at(begun, 3601.0)
    at(begun, 3602.0, TakeBreak("stretch", 60.0))
    assert at(begun, 3700.0) == ["1:01:02 taken stretch 60 s"]


def test_what_waits_of_a_reminder_that_is_no_more_is_passed_over() -> None:
    begun = day()
    begun.state = replace(begun.state, pending=(Occurrence("gone", 90.0),))
    assert at(begun, 60.0) == []
    assert at(begun, 120.0) == ["0:01:30 missed gone"]


def test_a_prompt_that_was_put_off_before_a_reminder_vanished_still_ends() -> None:
    begun = day()
    reminder = replace(begun.rules.reminders[1], id="gone")
    begun.state = replace(begun.state, snoozes=(Snooze(reminder, 0.0, 60.0),))
    assert at(begun, 300.0) == ["0:01:00 notice gone", "0:03:30 skipped gone (ignored)"]


def test_a_notice_of_a_reminder_that_vanished_withdraws_for_good() -> None:
    begun = day()
    reminder = replace(begun.rules.reminders[1], id="gone")
    begun.state = replace(begun.state, snoozes=(Snooze(reminder, 0.0, 60.0),))
    at(begun, 61.0)
    assert at(begun, 62.0, Locked(True)) == ["0:01:02 withdrawn gone (away)"]
    assert at(begun, 90.0, Locked(False), InputOn()) == []


def test_a_boot_clock_that_stands_counts_as_nothing() -> None:
    begun = day()
    at(begun, 600.0)
    state, told = engine.step(begun.state, Moment(600.0, begun.moment().utc_s, begun.zone), [Restarted()], begun.rules)
    assert told == ()
    assert state.counters == {"stretch": 600.0}


def test_a_change_is_marked_and_the_passing_of_time_is_not() -> None:
    begun = day()
    at(begun, 100.0)
    assert begun.state.changed_s == 0.0
    at(begun, 200.0, InputOff())
    assert begun.state.changed_s == 200.0
    at(begun, 240.0)
    assert begun.state.changed_s == 200.0
    begun.ahead_s += 5
    at(begun, 250.0)
    assert begun.state.changed_s == 250.0


def test_a_reminder_on_no_day_of_the_week_never_fires() -> None:
    begun = day(only("", '[reminders.pill]\ntimes = ["09:10"]\ndays = []'))
    assert engine.next_deadline(begun.state, begun.rules) == inf
    assert at(begun, 86400.0) == []


def test_a_late_wake_keeps_the_order_of_each_instant() -> None:
    begun = day(only("stretch", '[reminders.pill]\ntimes = ["10:01"]\n[timing]\nquiet_gap = "0s"'))
    assert at(begun, 4060.0) == [
        "1:00:00 notice stretch",
        "1:02:30 break stretch",
        "1:07:30 taken stretch 300 s",
        "1:07:30 notice pill",
    ]
