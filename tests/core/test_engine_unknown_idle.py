"""Where nobody can tell whether the person is there (R17)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
BOTH = only("stretch posture")
HANDS_OFF = only("stretch", '[reminders.stretch]\ncountdown = "while_away"')


def test_unknown_idle_time_counts_as_use() -> None:
    assert told("blind, idle 60m, idle 1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_with_unknown_idle_time_a_notice_becomes_a_break_by_patience() -> None:
    assert told("blind, idle 68m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:07:30 taken stretch 300 s
    """)


def test_with_unknown_idle_time_or_by_begin() -> None:
    assert told("blind, idle 61m, begin, idle 5m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_with_unknown_idle_time_while_away_runs_as_always() -> None:
    assert told("blind, idle 61m, begin, idle 5m", HANDS_OFF) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_with_unknown_idle_time_a_light_one_is_not_taken_by_itself() -> None:
    assert told("blind, idle 33m", BOTH) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
    """)


def test_with_unknown_idle_time_a_lock_still_is_an_absence() -> None:
    assert told("blind, idle 50m, lock 5m1s, idle 1s", STRETCH) == lines("""
        0:55:01 natural stretch 301 s
    """)


def test_losing_the_probe_ends_an_absence() -> None:
    assert told("work 50m, idle 6m, blind, idle 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_when_idle_time_is_known_again_it_runs_from_then() -> None:
    assert told("blind, idle 50m, seeing, idle 5m, work 1s", STRETCH) == []
