"""Clock reminders when the clock jumps: set by hand, on a journey, and by summer time (R10, R16)."""

from __future__ import annotations

from tests.story import lines, only, told

WARMUP = only("warmup")
HOURLY = only("", '[reminders.tea]\nevery = "1h"\ntrigger = "clock"')
AT_HALF_PAST_TWO = only("", '[reminders.pill]\ntimes = ["02:30"]')


def test_a_jump_over_its_time_counts_as_not_showable_then() -> None:
    assert told("work 20m, clock +20m, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:20:00 notice warmup
    """)


def test_a_jump_far_over_its_time_misses_it() -> None:
    assert told("work 20m, clock +2h, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:20:00 missed warmup
    """)


def test_the_grace_after_a_jump_begins_at_its_time() -> None:
    assert told(
        "work 20m, hold dnd, clock +20m, work 19m, release dnd, work 10m", WARMUP, start="2026-03-02 17:00"
    ) == lines("""
        0:20:00 held warmup by dnd
        0:39:30 notice warmup
        0:42:00 skipped warmup (ignored)
    """)


def test_a_clock_set_back_does_not_repeat_it() -> None:
    assert told("work 31m, skip, clock -20m, work 40m", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 skipped warmup (pressed)
    """)


def test_a_clock_set_back_by_days_does_not_repeat_it() -> None:
    assert told(
        "work 31m, skip, clock -72h, work 75h",
        only(
            "",
            """
        [reminders.pill]
        times = ["17:30"]
    """,
        ),
        start="2026-03-02 17:00",
    ) == lines("""
        0:30:00 notice pill
        0:31:00 skipped pill (pressed)
        24:30:00 notice pill
        24:32:30 skipped pill (ignored)
        48:30:00 notice pill
        48:32:30 skipped pill (ignored)
    """)


def test_one_fires_at_the_very_instant_of_the_first_start() -> None:
    assert told("work 1s", WARMUP, start="2026-03-02 17:30") == lines("""
        0:00:00 notice warmup
    """)


def test_a_clock_set_back_to_its_very_time_lets_one_fire_that_has_not_been() -> None:
    assert told("work 5m, clock -10m, work 1s", WARMUP, start="2026-03-02 17:35") == lines("""
        0:05:00 notice warmup
    """)


def test_a_clock_set_ahead_by_a_month_and_back_repeats_nothing() -> None:
    assert told(
        """
        work 31m, skip, clock +720h, work 1m, clock -720h, work 1m, clock -10m, work 20m
        """,
        WARMUP,
        start="2026-03-02 17:00",
    ) == lines("""
        0:30:00 notice warmup
        0:31:00 skipped warmup (pressed)
        0:31:00 missed warmup
    """)


def test_a_journey_east_passes_its_time_over() -> None:
    assert told("work 20m, zone Europe/Helsinki, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:20:00 missed warmup
    """)


def test_a_short_journey_east_leaves_it_within_its_grace() -> None:
    assert told(
        "work 20m, zone Asia/Kathmandu, work 1s", WARMUP, start="2026-03-02 17:00", zone="Asia/Kolkata"
    ) == lines("""
        0:20:00 notice warmup
    """)


def test_a_journey_west_does_not_repeat_it() -> None:
    assert told("work 31m, skip, zone Europe/London, work 2h", WARMUP, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 skipped warmup (pressed)
    """)


def test_a_journey_west_puts_off_what_is_to_come() -> None:
    assert told("work 20m, zone Europe/London, work 2h", WARMUP, start="2026-03-02 17:00") == lines("""
        1:30:00 notice warmup
        1:32:30 skipped warmup (ignored)
    """)


def test_a_time_that_summer_time_skips_fires_right_after_the_gap() -> None:
    assert told("work 90m", AT_HALF_PAST_TWO, start="2026-03-29 01:00") == lines("""
        1:00:00 notice pill
        1:02:30 skipped pill (ignored)
    """)


def test_a_time_that_the_end_of_summer_time_repeats_fires_the_first_time() -> None:
    assert told("work 4h", AT_HALF_PAST_TWO, start="2026-10-25 01:00") == lines("""
        1:30:00 notice pill
        1:32:30 skipped pill (ignored)
    """)


def test_slept_through_the_first_time_it_is_not_shown_the_second_time() -> None:
    assert told("work 65m, sleep 50m, work 3h", AT_HALF_PAST_TWO, start="2026-10-25 01:15") == lines("""
        1:55:00 missed pill
    """)


def test_within_its_grace_it_is_shown_after_the_first_time() -> None:
    assert told("work 65m, sleep 30m, work 3h", AT_HALF_PAST_TWO, start="2026-10-25 01:15") == lines("""
        1:35:00 notice pill
        1:37:30 skipped pill (ignored)
    """)


def test_the_day_that_samoa_skipped_counts_as_a_gap() -> None:
    assert told(
        "work 90m",
        only(
            "",
            """
        [reminders.pill]
        times = ["12:00"]
    """,
        ),
        start="2011-12-29 23:00",
        zone="Pacific/Apia",
    ) == lines("""
        1:00:00 notice pill
        1:02:30 skipped pill (ignored)
    """)


def test_half_an_hour_is_skipped_on_lord_howe() -> None:
    assert told(
        "work 70m",
        only(
            "",
            """
        [reminders.pill]
        times = ["02:15"]
    """,
        ),
        start="2026-10-04 01:30",
        zone="Australia/Lord_Howe",
    ) == lines("""
        0:30:00 notice pill
        0:32:30 skipped pill (ignored)
    """)


def test_half_an_hour_is_repeated_on_lord_howe() -> None:
    assert told(
        "work 2h",
        only(
            "",
            """
        [reminders.pill]
        times = ["01:45"]
    """,
        ),
        start="2026-04-05 01:30",
        zone="Australia/Lord_Howe",
    ) == lines("""
        0:15:00 notice pill
        0:17:30 skipped pill (ignored)
    """)


def test_new_york_springs_forward_too() -> None:
    assert told("work 70m", AT_HALF_PAST_TWO, start="2026-03-08 01:30", zone="America/New_York") == lines("""
        0:30:00 notice pill
        0:32:30 skipped pill (ignored)
    """)


def test_every_hour_at_the_end_of_summer_time_fires_once_each() -> None:
    assert told("work 4h30m", HOURLY, start="2026-10-25 00:30") == lines("""
        0:30:00 notice tea
        0:32:30 skipped tea (ignored)
        1:30:00 notice tea
        1:32:30 skipped tea (ignored)
        3:30:00 notice tea
        3:32:30 skipped tea (ignored)
        4:30:00 notice tea
    """)


def test_a_leap_day_is_a_day() -> None:
    assert told("work 32h", only("", '[reminders.pill]\ntimes = ["00:00"]'), start="2028-02-28 20:00") == lines("""
        4:00:00 notice pill
        4:02:30 skipped pill (ignored)
        28:00:00 notice pill
        28:02:30 skipped pill (ignored)
    """)
