"""Holds: hold, don't drop (R9)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
BOTH = only("stretch posture")
CALM = only("stretch posture", '[reminders.posture]\nevery = "2h"')
WARMUP = only("warmup")


def test_a_held_prompt_is_shown_once_after_the_release() -> None:
    assert told("work 50m, hold call, work 30m, release call, work 8m", CALM) == lines("""
        1:00:00 held stretch by call
        1:20:30 notice stretch
        1:23:00 break stretch
        1:28:00 taken stretch 300 s
    """)


def test_held_is_told_with_all_that_hold() -> None:
    assert told("hold screenshare, hold dnd, work 61m", CALM) == lines("""
        1:00:00 held stretch by dnd, screenshare
    """)


def test_a_longer_one_stands_for_all_that_is_held() -> None:
    assert told("hold dnd, work 61m, release dnd, work 31s", BOTH) == lines("""
        0:30:00 held posture by dnd
        1:00:00 held stretch by dnd + posture
        1:01:30 notice stretch + posture
    """)


def test_what_will_be_due_soon_is_not_told_as_held() -> None:
    assert told(
        "hold dnd, work 50m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "46m"
        [reminders.stretch]
        every = "50m"
    """,
        ),
    ) == lines("""
        0:50:00 held stretch by dnd + posture
    """)


def test_what_was_due_before_is_not_told_as_held() -> None:
    assert told("work 61m, hold dnd, work 5m, release dnd, work 31s", CALM) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (hold)
        1:06:30 notice stretch
    """)


def test_a_clock_reminder_on_screen_was_due_before() -> None:
    assert told("work 31m, hold dnd, work 5m, release dnd, work 31s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 withdrawn warmup (hold)
        0:36:30 notice warmup
    """)


def test_held_is_told_once_until_something_can_be_shown() -> None:
    assert told(
        """
        hold dnd, work 61m, hold call, work 1m, release dnd, work 1m, release call, work 10s, hold dnd, work 1m
        """,
        CALM,
    ) == lines("""
        1:00:00 held stretch by dnd
    """)


def test_a_snoozed_prompt_due_again_under_a_hold_is_held() -> None:
    assert told("work 61m, snooze 5m, hold dnd, work 6m, release dnd, work 31s", CALM) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:06:00 held stretch by dnd
        1:07:30 notice stretch
    """)


def test_a_notice_withdraws_when_a_hold_begins() -> None:
    assert told("work 61m, hold fullscreen, work 1s, release fullscreen, work 31s", CALM) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (hold)
        1:01:31 notice stretch
    """)


def test_a_running_break_goes_on_under_a_hold() -> None:
    assert told("work 61m, begin, work 1s, hold call, work 6m", CALM) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_one_that_becomes_due_in_a_break_under_a_hold_is_held() -> None:
    assert told(
        "work 61m, begin, work 1s, hold dnd, work 8m",
        only(
            "stretch rest",
            """
        [reminders.rest]
        every = "63m"
        [timing]
        merge_window = "0s"
        quiet_gap = "0s"
        [reminders.stretch]
        every = "6m"
    """,
        ),
    ) == lines("""
        0:06:00 notice stretch
        0:08:30 break stretch
        0:13:30 taken stretch 300 s
        0:19:30 notice stretch
        0:22:00 break stretch
        0:27:00 taken stretch 300 s
        0:33:00 notice stretch
        0:35:30 break stretch
        0:40:30 taken stretch 300 s
        0:46:30 notice stretch
        0:49:00 break stretch
        0:54:00 taken stretch 300 s
        1:00:00 notice stretch
        1:01:00 break stretch
        1:03:00 held rest by dnd + stretch
        1:06:00 taken stretch 300 s
    """)


def test_ending_one_of_two_holds_lifts_nothing() -> None:
    assert told(
        """
        work 59m, hold dnd, hold call, work 5m, release call, work 5m, release dnd, work 31s
        """,
        CALM,
    ) == lines("""
        1:00:00 held stretch by call, dnd
        1:09:30 notice stretch
    """)


def test_holds_that_the_settings_leave_out_hold_nothing() -> None:
    assert told(
        "work 59m, hold dnd, hold app, hold calendar, work 2m",
        only(
            "stretch",
            """
        [holds]
        dnd = false
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
    """)


def test_nothing_starts_in_the_release_delay() -> None:
    assert told(
        """
        work 55m, hold dnd, release dnd, work 4m31s, hold dnd, work 10s, release dnd, work 50s
        """,
        CALM,
    ) == lines("""
        1:00:11 notice stretch
    """)


def test_the_sitting_that_goes_on_counts() -> None:
    assert told("hold dnd, work 70m, release dnd, work 1m, idle 6m, work 1m", CALM) == lines("""
        1:00:00 held stretch by dnd
        1:10:30 notice stretch
        1:11:05 break stretch
        1:16:05 taken stretch 300 s
    """)


def test_a_natural_break_clears_what_is_held() -> None:
    assert told("hold dnd, work 70m, idle 6m, release dnd, work 10m", CALM) == lines("""
        1:00:00 held stretch by dnd
        1:16:00 natural stretch 360 s
    """)


def test_a_simulated_hold_never_ends_by_itself_also_after_a_sleep() -> None:
    assert told("hold focus, hold dnd, work 1m, sleep 8h, work 2h", CALM) == lines("""
        9:01:00 held stretch by dnd, focus
    """)


def test_a_held_clock_reminder_is_missed_after_its_grace() -> None:
    assert told("work 29m, hold dnd, work 2h", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 held warmup by dnd
        1:00:00 missed warmup
    """)


def test_what_was_asked_for_starts_under_a_hold() -> None:
    assert told("hold dnd, work 1m, break stretch, work 6m", CALM) == lines("""
        0:01:00 break stretch
        0:06:00 taken stretch 300 s
    """)


def test_a_hold_switched_off_in_the_settings_holds_no_more() -> None:
    assert told("hold dnd, work 61m, set holds.dnd = false, work 31s", CALM) == lines("""
        1:00:00 held stretch by dnd
        1:01:30 notice stretch
    """)


def test_a_hold_switched_on_in_the_settings_withdraws_the_notice() -> None:
    assert told("hold app, work 61m, set holds.app = true, work 31s", CALM) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (hold)
    """)
