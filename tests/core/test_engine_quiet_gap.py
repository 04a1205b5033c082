"""Between two prompts there is a quiet gap, but for badges and for what was put off or asked for (R5)."""

from __future__ import annotations

from tests.story import lines, only, told


def test_nothing_starts_in_the_quiet_gap() -> None:
    assert told(
        "work 61m, skip, work 4m59s, work 1s, work 1s",
        only(
            "stretch",
            """
        [reminders.walk]
        times = ["10:02"]
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed)
        1:06:00 notice walk
    """)


def test_a_badge_makes_no_gap() -> None:
    assert told("work 22m", only("eyes", '[reminders.pill]\ntimes = ["09:21"]')) == lines("""
        0:21:00 notice pill + eyes
    """)


def test_a_badge_waits_for_no_gap() -> None:
    assert told(
        "work 61m, skip, work 6m",
        only(
            "stretch eyes",
            """
        [reminders.eyes]
        every = "68m"
        [timing]
        quiet_gap = "7m"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed) + eyes
    """)


def test_after_a_natural_break_there_is_a_gap() -> None:
    assert told(
        "work 50m, idle 6m, work 5m, work 1s",
        only(
            "stretch",
            """
        [reminders.pill]
        times = ["09:57"]
    """,
        ),
    ) == lines("""
        0:56:00 natural stretch 360 s
        1:01:00 notice pill
    """)


def test_after_a_natural_break_of_a_badge_there_is_none() -> None:
    assert told("work 14m, idle 2m, work 1s", only("eyes", '[reminders.pill]\ntimes = ["09:16"]')) == lines("""
        0:16:00 natural eyes 120 s
        0:16:00 notice pill
    """)


def test_a_missed_reminder_makes_no_gap() -> None:
    assert told(
        "hold dnd, work 40m, release dnd, work 5m",
        only(
            "posture",
            """
        [reminders.posture]
        every = "40m30s"
        [reminders.pill]
        times = ["09:10"]
    """,
        ),
    ) == lines("""
        0:10:00 held pill by dnd
        0:40:00 missed pill
        0:40:30 notice posture
        0:43:00 skipped posture (ignored)
    """)


def test_a_snooze_makes_no_gap() -> None:
    assert told("work 61m, snooze, work 1m", only("stretch", '[reminders.pill]\ntimes = ["10:01"]')) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:01:00 notice pill
    """)


def test_a_snoozed_prompt_waits_for_no_gap() -> None:
    assert told(
        "work 61m, snooze, work 4m, done, work 2m",
        only(
            "stretch",
            """
        [reminders.pill]
        times = ["10:04"]
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:04:00 notice pill
        1:05:00 taken pill 60 s
        1:06:00 notice stretch
    """)


def test_a_snoozed_prompt_waits_for_the_gap_after_a_natural_break() -> None:
    assert told(
        "work 61m, snooze 5m, idle 3m, work 6m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "2h"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:04:00 natural posture 180 s
        1:09:00 notice stretch
    """)


def test_what_the_person_asks_for_waits_for_no_gap() -> None:
    assert told("work 61m, skip, break stretch, work 1m", only("stretch")) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed)
        1:01:00 break stretch
    """)
