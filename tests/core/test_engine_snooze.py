"""A prompt that is put off: when it comes again, how often, and what ends it (R8)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
BOTH = only("stretch posture")
PLAYER = only("warmup")


def test_a_snoozed_prompt_is_due_again() -> None:
    assert told("work 61m, snooze, work 6m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:06:00 notice stretch
    """)


def test_a_snooze_may_have_a_time_of_its_own() -> None:
    assert told("work 61m, snooze 20m, work 21m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:21:00
        1:21:00 notice stretch
    """)


def test_a_running_break_can_be_put_off() -> None:
    assert told("work 61m, begin, work 1m, snooze, work 6m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:02:00 snoozed stretch until 1:07:00
        1:07:00 notice stretch
    """)


def test_a_prompt_can_be_put_off_as_often_as_the_settings_say() -> None:
    assert told(
        """
        work 61m, snooze, work 6m, snooze, work 6m, snooze, skip, work 61m, snooze, work 1s
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:06:00 notice stretch
        1:07:00 snoozed stretch until 1:12:00
        1:12:00 notice stretch
        1:13:00 refused stretch snooze (it was put off as often as the settings allow; begin or skip it)
        1:13:00 skipped stretch (pressed)
        2:13:00 notice stretch
        2:14:00 snoozed stretch until 2:19:00
    """)


def test_with_no_snoozes_none_is_allowed() -> None:
    assert told("work 61m, snooze, work 1s", only("stretch", "[reminders.stretch]\nsnoozes = 0")) == lines("""
        1:00:00 notice stretch
        1:01:00 refused stretch snooze (it was put off as often as the settings allow; begin or skip it)
    """)


def test_what_joined_is_put_off_too() -> None:
    assert told("work 61m, snooze, work 6m, done, skip, work 1s", BOTH) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
        1:00:00 notice stretch + posture
        1:01:00 snoozed stretch until 1:06:00 + posture
        1:06:00 notice stretch + posture
        1:07:00 refused stretch done (the break has not begun)
        1:07:00 skipped stretch (pressed) + posture
    """)


def test_shorter_ones_wait_for_a_snoozed_one_and_join_it() -> None:
    assert told(
        "work 61m, snooze 30m, work 31m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "70m"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:31:00
        1:31:00 notice stretch + posture
    """)


def test_a_longer_one_does_not_wait_for_a_snoozed_one() -> None:
    assert told(
        "work 61m, snooze 30m, work 10m, skip, work 30m",
        only(
            "stretch rest",
            """
        [reminders.rest]
        every = "69m"
    """,
        ),
    ) == lines("""
        1:01:00 refused snooze (nothing is on screen; take a break with: backcare next)
        1:09:00 notice rest + stretch
        1:11:00 skipped rest (pressed) + stretch
    """)


def test_a_snooze_goes_on_through_sleep() -> None:
    assert told("work 61m, snooze 10m, sleep 4m, work 7m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:11:00
        1:11:00 notice stretch
    """)


def test_a_natural_break_ends_a_snooze() -> None:
    assert told("work 61m, snooze 30m, idle 5m1s, work 40m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:31:00
        1:06:01 natural stretch 301 s
    """)


def test_a_longer_natural_break_ends_the_snooze_of_a_shorter_one() -> None:
    rest = """
        [reminders.rest]
        every = "1h"
        reset_after = "3m"
        [reminders.posture]
        reset_after = "30m"
    """
    assert told("work 30m10s, snooze 20m, work 9m50s, idle 5m, work 29m", only("posture rest", rest)) == lines("""
        0:30:00 notice posture
        0:30:10 snoozed posture until 0:50:10
        0:45:00 natural rest 300 s
    """)


def test_a_snoozed_clock_reminder_has_its_grace_from_the_end_of_the_snooze() -> None:
    assert told(
        "work 31m, snooze 1h, hold dnd, work 89m, release dnd, work 31s", PLAYER, start="2026-03-02 17:00"
    ) == lines("""
        0:30:00 notice warmup
        0:31:00 snoozed warmup until 1:31:00
        1:31:00 held warmup by dnd
        2:00:30 notice warmup
    """)


def test_a_snoozed_clock_reminder_is_missed_after_that() -> None:
    assert told(
        "work 31m, snooze 1h, hold dnd, work 91m, release dnd, work 31s", PLAYER, start="2026-03-02 17:00"
    ) == lines("""
        0:30:00 notice warmup
        0:31:00 snoozed warmup until 1:31:00
        1:31:00 held warmup by dnd
        2:01:00 missed warmup
    """)


def test_an_asked_one_can_be_put_off_and_comes_back() -> None:
    assert told("work 10m, break stretch, work 1m, snooze, work 6m", STRETCH) == lines("""
        0:10:00 break stretch
        0:11:00 snoozed stretch until 0:16:00
        0:16:00 notice stretch
    """)


def test_an_absence_too_short_to_be_a_natural_break_leaves_an_asked_snooze() -> None:
    assert told("work 10m, break stretch, work 1m, snooze 10m, idle 6m, work 5m", STRETCH) == lines("""
        0:10:00 break stretch
        0:11:00 snoozed stretch until 0:21:00
        0:21:00 notice stretch
    """)
