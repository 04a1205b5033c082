"""Working hours: outside of them nothing starts and nothing counts (R11)."""

from __future__ import annotations

from tests.story import lines, only, told

OFFICE = only("stretch", '[hours]\nmon = ["09:00-12:30", "13:15-17:30"]')


def test_outside_working_hours_nothing_starts_and_nothing_counts() -> None:
    assert told("work 2h, idle 6m, work 3h, work 21m", OFFICE) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:07:30 taken stretch 300 s
        2:06:00 natural stretch 360 s
        3:06:00 notice stretch
        3:08:30 break stretch
        3:13:30 taken stretch 300 s
        5:15:00 notice stretch
        5:17:30 break stretch
        5:22:30 taken stretch 300 s
    """)


def test_a_notice_withdraws_at_the_end_of_working_hours() -> None:
    assert told(
        "work 30m",
        only(
            "stretch",
            """
        [hours]
        mon = ["09:00-09:21"]
        [reminders.stretch]
        every = "20m"
    """,
        ),
    ) == lines("""
        0:20:00 notice stretch
        0:21:00 withdrawn stretch (hours)
    """)


def test_a_running_break_may_finish() -> None:
    assert told(
        "work 30m",
        only(
            "stretch",
            """
        [hours]
        mon = ["09:00-09:23"]
        [reminders.stretch]
        every = "20m"
    """,
        ),
    ) == lines("""
        0:20:00 notice stretch
        0:22:30 break stretch
        0:27:30 taken stretch 300 s
    """)


def test_what_was_put_off_is_dropped_and_starts_anew() -> None:
    assert told(
        """
        work 21m, snooze, snooze, work 1m, work 60m, snooze, work 6m, snooze, work 6m, snooze, work 1s
        """,
        only(
            "stretch",
            """
        [hours]
        mon = ["09:00-09:22", "10:00-12:00"]
        [reminders.stretch]
        every = "20m"
    """,
        ),
    ) == lines("""
        0:20:00 notice stretch
        0:21:00 snoozed stretch until 0:26:00
        0:21:00 refused snooze (nothing is on screen; take a break with: backcare next)
        1:20:00 notice stretch
        1:22:00 snoozed stretch until 1:27:00
        1:27:00 notice stretch
        1:28:00 snoozed stretch until 1:33:00
        1:33:00 notice stretch
        1:34:00 refused stretch snooze (it was put off as often as the settings allow; begin or skip it)
    """)


def test_a_clock_reminder_of_the_persons_own_word_stays_put_off() -> None:
    assert told(
        "work 31m, snooze 10m, work 11m",
        only(
            "warmup",
            """
        [hours]
        mon = ["09:00-17:35"]
    """,
        ),
        start="2026-03-02 17:00",
    ) == lines("""
        0:30:00 notice warmup
        0:31:00 snoozed warmup until 0:41:00
        0:41:00 notice warmup
    """)


def test_a_range_past_midnight_goes_on_into_the_next_day() -> None:
    assert told(
        "work 4h",
        only(
            "stretch",
            """
        [hours]
        mon = ["22:00-00:30"]
        [reminders.stretch]
        every = "2h10m"
    """,
        ),
        start="2026-03-02 22:00",
    ) == lines("""
        2:10:00 notice stretch
        2:12:30 break stretch
        2:17:30 taken stretch 300 s
    """)


def test_adjoining_ranges_are_one() -> None:
    assert told(
        "work 61m",
        only(
            "stretch",
            """
        [hours]
        mon = ["08:00-09:30", "09:30-24:00"]
        tue = ["00:00-08:00"]
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
    """)


def test_until_midnight_and_from_midnight_are_one() -> None:
    assert told(
        "work 61m",
        only(
            "stretch",
            """
        [hours]
        mon = ["08:00-24:00"]
        tue = ["00:00-08:00"]
    """,
        ),
        start="2026-03-02 23:30",
    ) == lines("""
        1:00:00 notice stretch
    """)


def test_the_end_is_outside() -> None:
    assert told("work 1h, work 1m", only("stretch", '[hours]\nmon = ["09:00-10:00"]')) == []


def test_every_prompts_end_with_working_hours() -> None:
    assert told(
        "work 62m",
        only(
            "",
            """
        [reminders.tea]
        every = "59m"
        trigger = "clock"
        [hours]
        mon = ["09:00-10:00"]
    """,
        ),
    ) == lines("""
        0:59:00 notice tea
        1:00:00 withdrawn tea (hours)
    """)


def test_a_break_asked_for_starts_outside_working_hours() -> None:
    assert told("work 4h, break stretch, work 5m", OFFICE) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:07:30 taken stretch 300 s
        2:07:30 notice stretch
        2:10:00 break stretch
        2:15:00 taken stretch 300 s
        3:15:00 notice stretch
        3:17:30 break stretch
        3:22:30 taken stretch 300 s
        4:00:00 break stretch
        4:05:00 taken stretch 300 s
    """)


def test_what_is_asked_for_as_working_hours_begin_stands_for_the_shorter_ones_at_once() -> None:
    office = only("posture stretch", '[timing]\nmerge_window = "30m"\n[hours]\nmon = ["09:10-12:30"]')
    assert told("work 9m59s, break stretch, skip, work 1s, break stretch, work 1s", office) == lines("""
        0:09:59 break stretch
        0:09:59 skipped stretch (pressed)
        0:10:00 break stretch + posture
    """)


def test_a_card_asked_for_stays_outside_working_hours() -> None:
    assert told(
        "work 4h, break posture, work 5m",
        only(
            "posture",
            """
        [hours]
        mon = ["09:00-10:00"]
        [reminders.posture]
        every = "2h"
    """,
        ),
    ) == lines("""
        4:00:00 notice posture
        4:02:30 skipped posture (ignored)
    """)


def test_working_hours_slept_through_count_as_over() -> None:
    assert told(
        "work 61m, snooze, work 1m, sleep 58m, work 58m",
        only(
            "stretch",
            """
        [hours]
        mon = ["09:00-10:30", "11:00-12:00"]
        [reminders.stretch]
        reset_after = "2h"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:06:00
    """)


def test_what_was_reached_before_they_were_over_is_a_natural_break() -> None:
    assert told(
        "work 50m, sleep 2h, work 1m",
        only(
            "stretch rest",
            """
        [hours]
        mon = ["09:00-09:57", "10:30-12:00"]
        [reminders.rest]
        every = "1h"
    """,
        ),
    ) == lines("""
        2:50:00 natural stretch 7200 s
    """)


def test_a_gap_that_began_outside_working_hours_changes_nothing() -> None:
    assert (
        told(
            "work 90m, sleep 1h, work 50m",
            only(
                "stretch",
                """
        [hours]
        mon = ["09:00-10:00", "11:00-13:00"]
        [reminders.stretch]
        reset_after = "2h"
    """,
            ),
        )
        == []
    )
