"""One prompt stands for all shorter ones (R4)."""

from __future__ import annotations

from tests.story import lines, only, told


def test_a_due_one_waits_for_a_longer_one_within_the_merge_window() -> None:
    assert told("work 55m, work 5m1s", only("stretch posture", '[reminders.posture]\nevery = "55m"')) == lines("""
        1:00:00 notice stretch + posture
    """)


def test_a_due_one_does_not_wait_a_second_longer() -> None:
    assert told("work 55m, work 5m1s", only("stretch posture", '[reminders.posture]\nevery = "54m59s"')) == lines("""
        0:54:59 notice posture
        0:57:29 skipped posture (ignored)
    """)


def test_of_two_windows_the_shorter_waits_for_a_quarter_of_its_every() -> None:
    assert told(
        "work 65m",
        only(
            "stretch rest",
            """
        [reminders.stretch]
        every = "48m"
        [reminders.rest]
        every = "1h"
    """,
        ),
    ) == lines("""
        1:00:00 notice rest + stretch
        1:02:30 break rest + stretch
    """)


def test_the_next_longest_that_does_not_wait_is_shown() -> None:
    assert told(
        "work 65m",
        only(
            "stretch rest eyes",
            """
        [reminders.stretch]
        every = "48m"
        [reminders.rest]
        every = "1h"
        [reminders.eyes]
        every = "50m"
    """,
        ),
    ) == lines("""
        0:50:00 notice eyes
        0:51:00 skipped eyes (ignored)
        1:00:00 notice rest + stretch
        1:02:30 break rest + stretch
    """)


def test_a_due_one_waits_for_a_clock_reminder_as_long() -> None:
    assert told("work 65m", only("stretch", '[reminders.walk]\ntimes = ["10:04"]\nduration = "5m"')) == lines("""
        1:04:00 notice walk + stretch
    """)


def test_a_due_one_does_not_wait_for_a_shorter_clock_reminder() -> None:
    assert told("work 62m", only("stretch", '[reminders.walk]\ntimes = ["10:04"]\nduration = "4m"')) == lines("""
        1:00:00 notice stretch
    """)


def test_one_that_would_be_due_outside_working_hours_is_not_waited_for() -> None:
    assert told(
        "work 61m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "57m"
        [hours]
        mon = ["09:00-10:00"]
    """,
        ),
    ) == lines("""
        0:57:00 notice posture
        0:59:30 skipped posture (ignored)
    """)


def test_one_that_is_due_just_before_the_end_of_working_hours_is_waited_for() -> None:
    assert told(
        "work 61m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "57m"
        [hours]
        mon = ["09:00-10:01"]
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch + posture
        1:01:00 withdrawn stretch (hours) + posture
    """)


def test_a_shorter_one_waits_while_a_longer_one_waits_for_the_gap() -> None:
    assert told(
        "work 57m, done, work 4m, work 2m",
        only(
            "stretch posture eyes",
            """
        [reminders.posture]
        every = "56m"
        [reminders.eyes]
        every = "58m"
        [timing]
        merge_window = "0s"
        quiet_gap = "3m"
        [reminders.stretch]
        every = "59m1s"
    """,
        ),
    ) == lines("""
        0:56:00 notice posture + eyes
        0:57:00 taken posture 60 s + eyes
        1:00:00 notice stretch
        1:02:30 break stretch
    """)


def test_of_equals_the_longer_every_is_shown() -> None:
    assert told(
        "work 60m, work 1s",
        only(
            "",
            """
        [reminders.a]
        every = "30m"
        [reminders.b]
        every = "1h"
        [reminders.pill]
        times=["10:00"]
        duration="50s"
    """,
        ),
    ) == lines("""
        0:30:00 notice a
        0:32:30 skipped a (ignored)
        1:00:00 notice b + a
    """)


def test_of_equals_in_all_the_first_in_the_file_is_shown() -> None:
    assert told(
        "work 30m, work 1s",
        only(
            "",
            """
        [reminders.b]
        every = "30m"
        [reminders.a]
        every = "30m"
    """,
        ),
    ) == lines("""
        0:30:00 notice b + a
    """)


def test_what_becomes_due_during_a_prompt_joins_it() -> None:
    assert told("work 60m, work 9m", only("stretch posture", '[reminders.posture]\nevery = "66m"')) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch + posture
        1:07:30 taken stretch 300 s + posture
    """)


def test_what_joined_a_skipped_prompt_starts_anew_with_it() -> None:
    assert told("work 61m, skip, work 29m59s", only("stretch posture")) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
        1:00:00 notice stretch + posture
        1:01:00 skipped stretch (pressed) + posture
    """)


def test_a_skipped_prompt_leaves_others_as_they_are() -> None:
    assert told("work 61m, skip, work 25m", only("stretch posture", '[reminders.posture]\nevery = "80m"')) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed)
        1:20:00 notice posture
        1:22:30 skipped posture (ignored)
    """)


def test_a_taken_break_sets_all_shorter_ones_to_nothing() -> None:
    assert told(
        "work 61m, idle 8m, work 79m",
        only(
            "stretch posture",
            """
        [reminders.posture]
        every = "80m"
    """,
        ),
    ) == lines("""
        1:00:00 notice stretch
        1:01:05 break stretch
        1:06:05 taken stretch 300 s
        2:09:00 notice stretch
        2:11:30 break stretch
        2:16:30 taken stretch 300 s
    """)


def test_a_skipped_clock_reminder_leaves_due_what_joined_it() -> None:
    assert told(
        "work 61m, work 1m, skip, work 5m1s",
        only(
            "stretch",
            """
        [reminders.walk]
        times = ["10:01"]
        duration = "6m"
    """,
        ),
    ) == lines("""
        1:01:00 notice walk + stretch
        1:02:00 skipped walk (pressed) + stretch
        1:07:00 notice stretch
    """)


def test_a_clock_reminder_never_joins() -> None:
    assert told("work 61m, work 3m, skip, work 5m", only("stretch", '[reminders.walk]\ntimes = ["10:02"]')) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:04:00 skipped stretch (pressed)
        1:09:00 notice walk
    """)
