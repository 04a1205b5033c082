"""Settings that change while the app runs: counters stay, and what is switched off goes (R15)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
BOTH = only("stretch posture")
WARMUP = only("warmup")


def test_a_raised_interval_keeps_the_counter() -> None:
    assert told("work 50m, set reminders.stretch.every = '80m', work 30m1s", STRETCH) == lines("""
        1:20:00 notice stretch
    """)


def test_a_lowered_interval_already_exceeded_is_due_now() -> None:
    assert told("work 50m, set reminders.stretch.every = '40m', work 1s", STRETCH) == lines("""
        0:50:00 notice stretch
    """)


def test_a_prompt_on_screen_keeps_the_times_it_began_with() -> None:
    assert told("work 61m, set reminders.stretch.patience = '1h', work 1m31s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
    """)


def test_how_long_hands_must_rest_stays_as_it_was_when_the_prompt_began() -> None:
    assert told("work 1h5s, set timing.settle_idle = '30s', idle 20s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:00:10 break stretch
    """)


def test_a_running_break_keeps_its_length() -> None:
    assert told(
        """
        work 61m, begin, work 1m, set reminders.stretch.duration = '2m', work 4m
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_a_prompt_that_was_put_off_comes_back_as_the_settings_are_now() -> None:
    assert told(
        """
        work 61m, snooze, set reminders.stretch.duration = '2m', work 6m, begin, work 2m
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:06:00 notice stretch
        1:07:00 break stretch
        1:09:00 taken stretch 120 s
    """)


def test_a_reminder_switched_off_withdraws_its_notice_and_forgets() -> None:
    assert told(
        """
        work 61m, set reminders.stretch.enabled = false, work 1m, set reminders.stretch.enabled = true, work 60m
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (off)
        2:02:00 notice stretch
    """)


def test_a_running_break_switched_off_withdraws() -> None:
    assert told(
        """
        work 61m, begin, work 1m, set reminders.stretch.enabled = false, work 1m
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:02:00 withdrawn stretch (off)
    """)


def test_a_snoozed_one_switched_off_never_comes() -> None:
    assert told("work 61m, snooze, set reminders.stretch.enabled = false, work 10m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
    """)


def test_a_held_clock_reminder_switched_off_is_not_missed() -> None:
    assert told(
        """
        work 29m, hold dnd, work 2m, set reminders.warmup.enabled = false, work 1h
        """,
        WARMUP,
        start="2026-03-02 17:00",
    ) == lines("""
        0:30:00 held warmup by dnd
    """)


def test_one_that_was_switched_off_can_still_be_asked_for() -> None:
    assert told("work 1m, break posture, work 1s, set timing.grace = '1h', work 3m", STRETCH) == lines("""
        0:01:00 notice posture
        0:03:30 skipped posture (ignored)
    """)


def test_an_asked_one_switched_off_withdraws_too() -> None:
    assert told(
        """
        work 1m, break posture, work 1s, set reminders.posture.enabled = false, work 3m
        """,
        BOTH,
    ) == lines("""
        0:01:00 notice posture
        0:01:01 withdrawn posture (off)
    """)


def test_settings_reset_no_counter() -> None:
    assert told("work 50m, set timing.grace = '1h', work 10m1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)
