"""A warm-up that is halted: it stands still until the person goes on, and not for ever (R7)."""

from __future__ import annotations

import pytest

from backcare_desktop.core import present
from backcare_desktop.core.view import View
from tests.story import Day, day_of, lines, only, told

WARMUP = only("warmup")
HANDS_OFF = only("warmup", '[reminders.warmup]\ncountdown = "while_away"')
STRICT = only("warmup", "[reminders.warmup]\nstrict = true")
BOTH = only("warmup stretch")


def seen(day: Day) -> View:
    """What the person is told now."""
    return present.view(day.state, day.rules, 0.0)


def test_what_is_halted_ends_as_much_later() -> None:
    assert told("work 1m, break warmup, idle 3m, halt, idle 4m, go-on, idle 10m", WARMUP) == lines("""
        0:01:00 break warmup
        0:15:00 taken warmup 600 s
    """)


def test_it_can_be_halted_again() -> None:
    story = "work 1m, break warmup, idle 3m, halt, idle 2m, go-on, idle 3m, halt, idle 3m, go-on, idle 10m"
    assert told(story, WARMUP) == lines("""
        0:01:00 break warmup
        0:16:00 taken warmup 600 s
    """)


def test_halted_for_twice_its_time_it_is_given_up() -> None:
    assert told("work 1m, break warmup, idle 3m, halt, idle 1h", WARMUP) == lines("""
        0:01:00 break warmup
        0:21:00 skipped warmup (ignored)
    """)


def test_who_went_on_in_time_may_finish() -> None:
    assert told("work 1m, break warmup, idle 3m, halt, idle 15m, go-on, idle 10m", WARMUP) == lines("""
        0:01:00 break warmup
        0:26:00 taken warmup 600 s
    """)


def test_after_twice_its_time_it_cannot_be_halted_once_more() -> None:
    story = "work 1m, break warmup, idle 3m, halt, idle 15m, go-on, idle 4m, halt, idle 10m"
    assert told(story, WARMUP) == lines("""
        0:01:00 break warmup
        0:23:00 refused warmup halt (it has stood still long enough; leave it with: backcare exit)
        0:26:00 taken warmup 600 s
    """)


def test_hands_at_rest_do_not_let_it_go_on() -> None:
    assert told("work 1m, break warmup, idle 2m, halt, idle 5m, go-on, idle 20m", HANDS_OFF) == lines("""
        0:01:00 break warmup
        0:16:05 taken warmup 600 s
    """)


def test_hands_off_are_counted_all_the_same() -> None:
    day = day_of("work 1m, break warmup, idle 3m, halt, idle 2m, work 1m, go-on, idle 8m", WARMUP)
    assert day.told[-1].hands_off_s == 720.0


@pytest.mark.parametrize(
    ("story", "says"),
    [
        ("halt", "0:00:00 refused halt (only a warm-up that runs can be halted)"),
        ("go-on", "0:00:00 refused go-on (nothing is halted; a warm-up that runs is halted with: backcare halt)"),
        ("break stretch, halt", "0:00:00 refused stretch halt (only a warm-up that runs can be halted)"),
        (
            "break warmup, go-on",
            "0:00:00 refused warmup go-on (nothing is halted; a warm-up that runs is halted with: backcare halt)",
        ),
        (
            "break warmup, halt, halt",
            "0:00:00 refused warmup halt (it is halted already; go on with: backcare go-on)",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(story: str, says: str) -> None:
    assert says in told(story, BOTH)


def test_its_notice_cannot_be_halted() -> None:
    assert told("work 8h30m5s, halt, work 1s, go-on, work 1s", WARMUP) == lines("""
        8:30:00 notice warmup
        8:30:05 refused warmup halt (only a warm-up that runs can be halted)
        8:30:06 refused warmup go-on (nothing is halted; a warm-up that runs is halted with: backcare halt)
    """)


def test_done_counts_what_has_run() -> None:
    assert told("break warmup, idle 4m, halt, idle 9m, done", WARMUP) == lines("""
        0:00:00 break warmup
        0:13:00 skipped warmup (early)
    """)
    assert told("break warmup, idle 6m, halt, idle 9m, done", WARMUP) == lines("""
        0:00:00 break warmup
        0:15:00 taken warmup 360 s
    """)


def test_a_strict_one_can_be_halted_and_left() -> None:
    assert told("break warmup, idle 4m, halt, idle 1m, exit", STRICT) == lines("""
        0:00:00 break warmup
        0:05:00 skipped warmup (exit)
    """)


def test_a_sleep_never_completes_what_stood_still() -> None:
    assert told("break warmup, idle 4m, halt, idle 1m, sleep 8h, idle 1m", WARMUP) == lines("""
        0:00:00 break warmup
        8:05:00 skipped warmup (gap)
    """)


def test_it_stands_still_through_a_short_sleep() -> None:
    assert told("break warmup, idle 4m, halt, idle 1m, sleep 50s, idle 10s, go-on, idle 10m", WARMUP) == lines("""
        0:00:00 break warmup
        0:12:00 taken warmup 600 s
    """)


def test_it_stands_still_through_a_restart() -> None:
    assert told("break warmup, idle 4m, halt, idle 1m, crash 100s, idle 20s, go-on, idle 10m", WARMUP) == lines("""
        0:00:00 break warmup
        0:13:00 taken warmup 600 s
    """)
    assert told("break warmup, idle 4m, halt, idle 1m, crash 1h, idle 20s", WARMUP) == lines("""
        0:00:00 break warmup
        1:05:00 skipped warmup (gap)
    """)


def test_one_that_was_over_in_a_restart_was_given_up() -> None:
    assert told("break warmup, idle 4m, halt, idle 15m, crash 100s, idle 20s", WARMUP) == lines("""
        0:00:00 break warmup
        0:20:40 skipped warmup (ignored)
    """)


def test_a_lock_changes_nothing() -> None:
    assert told("work 1m, break warmup, idle 4m, halt, lock 3m, go-on, idle 10m", WARMUP) == lines("""
        0:01:00 break warmup
        0:14:00 taken warmup 600 s
    """)


def test_a_pause_ends_it() -> None:
    assert told("break warmup, idle 4m, halt, idle 1m, pause 30m, idle 1m", WARMUP) == lines("""
        0:00:00 break warmup
        0:05:00 skipped warmup (pause)
        0:05:00 paused
    """)


def test_being_halted_is_told() -> None:
    running = seen(day_of("work 1m, break warmup, idle 4m", WARMUP)).prompt
    assert running is not None
    assert (running.can_halt, running.is_halted, running.is_running) == (True, False, True)
    halted = seen(day_of("work 1m, break warmup, idle 4m, halt, idle 5m", WARMUP))
    assert halted.prompt is not None
    assert (halted.prompt.can_halt, halted.prompt.is_halted, halted.prompt.is_running) == (False, True, False)
    assert halted.prompt.left_s == 360.0
    assert (halted.headline, halted.why) == ("Warm-up, 6 min left", "Halted until you go on")
    stretch = seen(day_of("work 1m, break stretch, idle 1m", BOTH)).prompt
    assert stretch is not None
    assert (stretch.can_halt, stretch.is_halted) == (False, False)
