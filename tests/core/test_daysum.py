"""The sum of a day: breaks that stand for shorter ones, and words for all of it."""

from __future__ import annotations

from datetime import time

from backcare_desktop.core import daysum, settings
from backcare_desktop.core.daysum import Lane, Share
from backcare_desktop.core.rules import Kind, Presentation, Reminder, Trigger


def reminder(name: str, every_s: float | None, duration_s: float, *, at: tuple[time, ...] = ()) -> Reminder:
    trigger = Trigger.CLOCK if at or every_s is None else Trigger.USE
    return Reminder(name, Kind.CUSTOM, name.title(), trigger, Presentation.CARD, duration_s, every_s, 120.0, times=at)


def test_one_reminder_comes_as_often_as_it_fits_into_the_day() -> None:
    assert daysum.shares([reminder("stretch", 3600.0, 300.0)], 300.0) == (Share("Stretch", 7, 300.0),)


def test_the_longer_break_stands_for_the_shorter() -> None:
    both = daysum.shares([reminder("posture", 1800.0, 60.0), reminder("stretch", 3600.0, 300.0)], 300.0)
    assert [(share.title, share.times) for share in both] == [("Posture", 7), ("Stretch", 7)]


def test_a_shorter_break_waits_for_a_longer_one_that_is_near() -> None:
    both = daysum.shares([reminder("posture", 1800.0, 60.0), reminder("stretch", 1900.0, 300.0)], 300.0)
    assert [share.title for share in both] == ["Stretch"]


def test_clock_reminders_count_by_their_times() -> None:
    day = daysum.shares([reminder("warm-up", None, 600.0, at=(time(7), time(17, 30)))], 300.0)
    assert day == (Share("Warm-Up", 2, 600.0),)
    hourly = Reminder("water", Kind.CUSTOM, "Water", Trigger.CLOCK, Presentation.CARD, 60.0, 7200.0, 120.0)
    assert daysum.shares([hourly], 300.0) == (Share("Water", 4, 60.0),)
    never = Reminder("water", Kind.CUSTOM, "Water", Trigger.CLOCK, Presentation.CARD, 60.0, None, 120.0)
    assert daysum.shares([never], 300.0) == ()


def test_the_default_day_in_words() -> None:
    rules = settings.defaults().rules
    assert daysum.sentence(daysum.shares(rules.reminders, rules.merge_window_s)) == (
        "A day of 8 hours at the desk: 14 × 20 s (rest your eyes), 7 × 1 min (change position), 5 × 5 min (stretch"
        " break), 2 × 10 min (longer break) and 1 × 10 min (warm-up). About 1 h 7 min in all."
    )


def test_no_reminder_is_said_so() -> None:
    assert daysum.sentence(()) == "Nothing reminds you: all reminders are off."
    assert daysum.total(()) == "Nothing reminds you: all reminders are off."


def test_the_sum_alone() -> None:
    assert daysum.total((Share("Stretch", 7, 300.0),)) == "About 35 min of breaks in 8 hours at the desk."


def test_a_day_to_be_drawn_has_each_break_at_its_time() -> None:
    nine_s = 9 * 3600.0
    asked = [
        reminder("stretch", 3600.0, 300.0),
        reminder("walk", None, 600.0, at=(time(17, 30),)),
        reminder("tea", None, 60.0),
    ]
    assert daysum.lanes(asked, 300.0, nine_s, 3 * 3600.0) == (
        Lane("Stretch", Kind.CUSTOM, 300.0, (3600.0, 7500.0)),
        Lane("Walk", Kind.CUSTOM, 600.0, (30600.0,)),
    )
