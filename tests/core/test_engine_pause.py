"""A pause: for a time, until a time, and what waits for its end (R12)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
WARMUP = only("warmup")
NOTHING_ALL_DAY = only("rest", '[reminders.rest]\nevery = "24h"')


def test_in_a_pause_counters_stand_still() -> None:
    assert told("work 50m, pause 30m, work 30m, work 10m1s", STRETCH) == lines("""
        0:50:00 paused
        1:20:00 resumed
        1:30:00 notice stretch
    """)


def test_in_a_pause_being_away_counts_as_always() -> None:
    assert told("work 50m, pause 30m, idle 6m, work 30m", STRETCH) == lines("""
        0:50:00 paused
        0:56:00 natural stretch 360 s
        1:20:00 resumed
    """)


def test_a_pause_withdraws_a_notice_until_the_release_delay() -> None:
    assert told("work 61m, pause 10m, work 11m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (pause)
        1:01:00 paused
        1:11:00 resumed
        1:11:30 notice stretch
    """)


def test_a_pause_ends_a_running_break() -> None:
    assert told("work 61m, begin, work 4m, pause 1m, work 10m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:05:00 skipped stretch (pause)
        1:05:00 paused
        1:06:00 resumed
    """)


def test_a_pause_misses_the_clock_reminder_on_screen() -> None:
    assert told("work 31m, pause, work 1h", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 withdrawn warmup (pause)
        0:31:00 missed warmup
        0:31:00 paused
    """)


def test_a_pause_misses_a_clock_reminder_that_waits() -> None:
    assert told("work 29m, hold dnd, work 2m, pause, work 1m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 held warmup by dnd
        0:31:00 missed warmup
        0:31:00 paused
    """)


def test_a_clock_reminder_that_falls_into_a_pause_is_missed() -> None:
    assert told("work 1m, pause 1h, work 2h", WARMUP, start="2026-03-02 17:00") == lines("""
        0:01:00 paused
        0:30:00 missed warmup
        1:01:00 resumed
    """)


def test_also_where_the_end_of_the_pause_was_slept_through() -> None:
    assert told(
        "work 1m, pause 31m, sleep 45m, work 2m",
        only(
            "warmup",
            """
        [timing]
        grace = "2h"
    """,
        ),
        start="2026-03-02 17:00",
    ) == lines("""
        0:01:00 paused
        0:46:00 missed warmup
        0:46:00 resumed
    """)


def test_what_fires_after_the_pause_in_the_same_sleep_is_shown() -> None:
    assert told("work 1m, pause 20m, sleep 45m, work 2m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:01:00 paused
        0:46:00 resumed
        0:46:30 notice warmup
    """)


def test_a_clock_reminder_at_the_very_end_of_a_pause_is_shown() -> None:
    assert told("work 1m, pause until 17:30, work 31m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:01:00 paused
        0:30:00 resumed
        0:30:30 notice warmup
    """)
    assert told("work 1m, pause 29m, sleep 45m, work 2m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:01:00 paused
        0:46:00 resumed
        0:46:30 notice warmup
    """)


def test_snoozes_stand_still_in_a_pause() -> None:
    assert told("work 61m, snooze 5m, work 1m, pause 30m, work 40m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:02:00 paused
        1:32:00 resumed
        1:36:00 notice stretch
        1:38:30 break stretch
    """)


def test_a_snooze_that_was_over_before_stays_due() -> None:
    assert told(
        """
        work 61m, snooze 5m, hold dnd, work 6m, pause 30m, release dnd, work 31m
        """,
        STRETCH,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
        1:06:00 held stretch by dnd
        1:07:00 paused
        1:37:00 resumed
        1:37:30 notice stretch
    """)


def test_a_snoozed_clock_reminder_stands_still_too() -> None:
    assert told("work 31m, snooze 5m, work 1m, pause 3h, work 3h10m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 snoozed warmup until 0:36:00
        0:32:00 paused
        3:32:00 resumed
        3:36:00 notice warmup
        3:38:30 skipped warmup (ignored)
    """)


def test_a_snoozed_clock_reminder_due_again_is_missed() -> None:
    day = "work 31m, snooze 5m, hold dnd, work 6m, pause 3h, work 1m"
    assert told(day, WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 snoozed warmup until 0:36:00
        0:36:00 held warmup by dnd
        0:37:00 missed warmup
        0:37:00 paused
    """)


def test_a_pause_for_a_time_goes_by_the_boot_clock() -> None:
    assert told("pause 2h, work 1m, clock +3h, work 2h", STRETCH) == lines("""
        0:00:00 paused
        2:00:00 resumed
    """)


def test_a_pause_until_a_time_goes_by_the_wall_clock() -> None:
    assert told("pause until 13:00, work 1m, clock +3h, work 1h", STRETCH) == lines("""
        0:00:00 paused
        1:00:00 resumed
    """)


def test_a_pause_until_a_time_goes_by_the_zone_then_valid() -> None:
    assert told(
        "pause until 13:00, work 1m, zone Europe/London, work 6h",
        NOTHING_ALL_DAY,
    ) == lines("""
        0:00:00 paused
        5:00:00 resumed
    """)


def test_until_a_time_that_has_just_come_means_tomorrow() -> None:
    assert told("pause until 09:00, work 25h", NOTHING_ALL_DAY) == lines("""
        0:00:00 paused
        24:00:00 resumed
    """)


def test_until_tomorrow_means_the_next_beginning_of_a_day() -> None:
    assert told("pause tomorrow, work 25h", NOTHING_ALL_DAY) == lines("""
        0:00:00 paused
        19:00:00 resumed
    """)


def test_until_tomorrow_after_midnight_means_this_morning() -> None:
    assert told("pause tomorrow, work 25h", NOTHING_ALL_DAY, start="2026-03-02 01:00") == lines("""
        0:00:00 paused
        3:00:00 resumed
    """)


def test_until_a_time_in_a_repeated_hour_means_the_next_one() -> None:
    assert told("work 90m, pause until 02:45, work 1h", NOTHING_ALL_DAY, start="2026-10-25 02:00") == lines("""
        1:30:00 paused
        1:45:00 resumed
    """)


def test_until_a_time_that_is_skipped_means_right_after_the_gap() -> None:
    assert told("pause until 02:30, work 3h", NOTHING_ALL_DAY, start="2026-03-29 01:00") == lines("""
        0:00:00 paused
        1:00:00 resumed
    """)


def test_a_new_pause_replaces_the_old() -> None:
    assert told("pause 1h, work 30m, pause 1h, work 3h", NOTHING_ALL_DAY) == lines("""
        0:00:00 paused
        0:30:00 paused
        1:30:00 resumed
    """)


def test_resume_ends_a_pause() -> None:
    assert told("pause, work 5h, resume, work 1h", STRETCH) == lines("""
        0:00:00 paused
        5:00:00 resumed
        6:00:00 notice stretch
    """)


def test_resume_without_a_pause_is_refused() -> None:
    assert told("work 1m, resume, work 1m", STRETCH) == lines("""
        0:01:00 refused resume (reminders are not paused)
    """)


def test_a_break_asked_for_starts_in_a_pause() -> None:
    assert told("pause, work 1m, break stretch, work 6m", STRETCH) == lines("""
        0:00:00 paused
        0:01:00 break stretch
        0:06:00 taken stretch 300 s
    """)


def test_nothing_is_told_as_held_in_a_pause() -> None:
    assert told("work 59m, pause 1h, hold dnd, work 3h", STRETCH) == lines("""
        0:59:00 paused
        1:59:00 resumed
        2:00:00 held stretch by dnd
    """)
