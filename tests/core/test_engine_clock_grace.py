"""Clock reminders that cannot be shown at their time: shown within their grace, or missed once (R10)."""

from __future__ import annotations

from tests.story import lines, only, told

WARMUP = only("warmup")
WITHOUT_GRACE = only(
    "",
    """
    [reminders.pill]
    times = ["09:09", "09:30"]
    [timing]
    grace = "0s"
""",
)
HOURLY = only("", '[reminders.tea]\nevery = "1h"\ntrigger = "clock"')


def test_one_that_fires_while_away_is_shown_when_the_person_is_back() -> None:
    assert told("work 29m, idle 20m, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:49:00 notice warmup
    """)


def test_at_the_very_end_of_its_grace_it_is_still_shown() -> None:
    assert told("work 29m, idle 31m, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        1:00:00 notice warmup
    """)


def test_a_second_later_it_is_missed() -> None:
    assert told("work 29m, idle 31m1s, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        1:00:00 missed warmup
    """)


def test_one_that_fires_in_sleep_is_shown_on_waking() -> None:
    assert told("work 29m, sleep 20m, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:49:00 notice warmup
    """)


def test_after_a_long_sleep_it_is_missed() -> None:
    assert told("work 29m, sleep 2h, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        2:29:00 missed warmup
    """)


def test_one_that_fires_while_the_app_is_dead_is_shown_after_the_start() -> None:
    assert told("work 29m, crash 20m, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        0:49:00 notice warmup
    """)


def test_after_a_long_death_it_is_missed() -> None:
    assert told("work 29m, crash 14h, work 1s", WARMUP, start="2026-03-02 17:00") == lines("""
        14:29:00 missed warmup
    """)


def test_one_that_fires_in_the_quiet_gap_waits() -> None:
    assert told("work 61m, skip, work 6m", only("stretch", '[reminders.pill]\ntimes = ["10:02"]')) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed)
        1:06:00 notice pill
    """)


def test_one_that_fires_while_another_prompt_is_on_screen_waits() -> None:
    assert told(
        "work 61m, work 9m",
        only(
            "stretch",
            """
        [reminders.pill]
        times = ["10:01"]
        [reminders.stretch]
        patience = "3m"
        [timing]
        quiet_gap = "0s"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:03:00 break stretch
        1:08:00 taken stretch 300 s
        1:08:00 notice pill
    """)


def test_without_grace_it_is_shown_now_or_never() -> None:
    assert told("work 9m, idle 40s, work 2h", WITHOUT_GRACE) == lines("""
        0:09:00 notice pill
        0:11:30 skipped pill (ignored)
        0:30:00 notice pill
        0:32:30 skipped pill (ignored)
    """)


def test_without_grace_one_that_cannot_be_shown_is_missed() -> None:
    assert told("work 8m, idle 2m, work 2h", WITHOUT_GRACE) == lines("""
        0:09:00 missed pill
        0:30:00 notice pill
        0:32:30 skipped pill (ignored)
    """)


def test_missed_is_told_once_until_something_can_be_shown() -> None:
    assert told("idle 5h, work 1s", HOURLY) == lines("""
        0:30:00 missed tea
        5:00:00 notice tea
    """)


def test_missed_is_told_anew_after_that() -> None:
    assert told("idle 1h40m, work 30m, idle 1h40m, work 1s", HOURLY) == lines("""
        0:30:00 missed tea
        2:00:00 notice tea
        2:02:30 skipped tea (ignored)
        3:30:00 missed tea
    """)


def test_each_occurrence_has_its_own_grace() -> None:
    assert told(
        "work 50m, idle 61m, work 1s",
        only(
            "",
            """
        [reminders.tea]
        every = "20m"
        trigger = "clock"
    """,
        ),
    ) == lines("""
        0:00:00 notice tea
        0:02:30 skipped tea (ignored)
        0:20:00 notice tea
        0:22:30 skipped tea (ignored)
        0:40:00 notice tea
        0:42:30 skipped tea (ignored)
        1:30:00 missed tea
        1:51:00 notice tea
    """)


def test_several_that_wait_are_shown_as_one() -> None:
    assert told(
        "work 50m, idle 25m, work 1s, skip, work 15m",
        only(
            "",
            """
        [reminders.tea]
        every = "10m"
        trigger = "clock"
    """,
        ),
    ) == lines("""
        0:00:00 notice tea
        0:02:30 skipped tea (ignored)
        0:10:00 notice tea
        0:12:30 skipped tea (ignored)
        0:20:00 notice tea
        0:22:30 skipped tea (ignored)
        0:30:00 notice tea
        0:32:30 skipped tea (ignored)
        0:40:00 notice tea
        0:42:30 skipped tea (ignored)
        0:50:00 notice tea
        0:51:00 taken tea 60 s
        1:15:00 notice tea
        1:15:01 skipped tea (pressed)
        1:20:01 notice tea
        1:22:31 skipped tea (ignored)
        1:30:00 notice tea
    """)
