"""Clock reminders: at their times and days, never early, never twice (R10)."""

from __future__ import annotations

from tests.story import lines, only, told

WARMUP = only("warmup")
OFFICE = """
    [reminders.tea]
    every = "1h"
    trigger = "clock"
    [hours]
    mon = ["09:00-12:30", "13:15-17:30"]
"""


def test_one_fires_at_its_time_on_its_days() -> None:
    assert told("work 98h", WARMUP, start="2026-03-05 16:00") == lines("""
        1:30:00 notice warmup
        1:32:30 skipped warmup (ignored)
        25:30:00 notice warmup
        25:32:30 skipped warmup (ignored)
        97:30:00 notice warmup
        97:32:30 skipped warmup (ignored)
    """)


def test_times_are_not_bound_by_working_hours() -> None:
    assert told("work 32m", only("warmup", '[hours]\nmon = ["09:00-12:00"]'), start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
    """)


def test_every_counts_from_the_beginning_of_each_range_of_working_hours() -> None:
    assert told("work 9h", only("", OFFICE)) == lines("""
        1:00:00 notice tea
        1:02:30 skipped tea (ignored)
        2:00:00 notice tea
        2:02:30 skipped tea (ignored)
        3:00:00 notice tea
        3:02:30 skipped tea (ignored)
        5:15:00 notice tea
        5:17:30 skipped tea (ignored)
        6:15:00 notice tea
        6:17:30 skipped tea (ignored)
        7:15:00 notice tea
        7:17:30 skipped tea (ignored)
        8:15:00 notice tea
        8:17:30 skipped tea (ignored)
    """)


def test_every_keeps_to_its_days() -> None:
    assert told("work 30h", only("", '[reminders.tea]\nevery = "8h"\ntrigger = "clock"\ndays = ["tue"]')) == lines("""
        15:00:00 notice tea
        15:02:30 skipped tea (ignored)
        23:00:00 notice tea
        23:02:30 skipped tea (ignored)
    """)


def test_without_hours_every_counts_from_midnight() -> None:
    assert told("work 26h", only("", '[reminders.tea]\nevery = "7h"\ntrigger = "clock"')) == lines("""
        5:00:00 notice tea
        5:02:30 skipped tea (ignored)
        12:00:00 notice tea
        12:02:30 skipped tea (ignored)
        15:00:00 notice tea
        15:02:30 skipped tea (ignored)
        22:00:00 notice tea
        22:02:30 skipped tea (ignored)
    """)


def test_a_range_past_midnight_belongs_to_the_day_it_begins_on() -> None:
    assert told(
        "work 7h",
        only(
            "",
            """
        [reminders.tea]
        every = "90m"
        trigger = "clock"
        days = ["mon"]
        [hours]
        mon = ["22:00-03:00"]
    """,
        ),
        start="2026-03-02 21:00",
    ) == lines("""
        2:30:00 notice tea
        2:32:30 skipped tea (ignored)
        4:00:00 notice tea
        4:02:30 skipped tea (ignored)
        5:30:00 notice tea
        5:32:30 skipped tea (ignored)
    """)


def test_adjoining_ranges_each_count_anew() -> None:
    assert told(
        "work 5h",
        only(
            "",
            """
        [reminders.tea]
        every = "90m"
        trigger = "clock"
        [hours]
        mon = ["09:00-11:00", "11:00-14:00"]
    """,
        ),
    ) == lines("""
        1:30:00 notice tea
        1:32:30 skipped tea (ignored)
        3:30:00 notice tea
        3:32:30 skipped tea (ignored)
    """)


def test_times_win_over_every() -> None:
    assert told("work 5h", only("", '[reminders.tea]\nevery = "1h"\ntimes = ["10:10"]')) == lines("""
        1:10:00 notice tea
        1:12:30 skipped tea (ignored)
    """)
