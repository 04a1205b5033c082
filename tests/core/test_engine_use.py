"""Use counts, being away counts as the break, a full counter is due (R1 to R3)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
POSTURE = only("posture")
EYES = only("eyes")
BOTH = only("stretch posture")
LONG = only("stretch rest")


def test_use_counts_until_pause_after_has_passed() -> None:
    assert told("work 50m, idle 4m, work 9m29s, work 2s", STRETCH) == lines("""
        1:03:30 notice stretch
    """)


def test_a_pause_shorter_than_pause_after_counts_as_use() -> None:
    assert told("work 30m, idle 29s, work 29m31s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_a_video_counts_as_use() -> None:
    assert told("work 10m, video 50m", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_a_video_counts_as_nothing_where_the_settings_say_so() -> None:
    assert told("work 10m, video 50m, work 1m", only("stretch", "[away]\ncount_video_as_use = false")) == []


def test_a_video_behind_a_locked_screen_does_not_count() -> None:
    assert told("work 50m, hold camera, lock 6m, idle 0s, work 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_time_in_a_call_is_no_time_without_input() -> None:
    assert told("work 50m, hold call, idle 9m, release call, idle 59s, work 2m", STRETCH) == lines("""
        1:00:29 notice stretch
    """)


def test_a_call_counts_as_use_also_where_calls_hold_nothing_back() -> None:
    assert told("work 50m, hold call, idle 11m", only("stretch", "[holds]\ncall = false")) == lines("""
        1:00:00 notice stretch
    """)


def test_do_not_disturb_does_not_count_as_use() -> None:
    assert told("work 50m, hold dnd, idle 6m, work 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_being_away_for_reset_after_is_the_break() -> None:
    assert told("work 30m, idle 5m, work 1m", STRETCH) == []


def test_input_at_the_very_instant_of_the_reset_prevents_it() -> None:
    assert told("work 50m, idle 5m, work 9m30s", STRETCH) == lines("""
        1:04:30 notice stretch
    """)


def test_being_away_a_second_less_is_nothing() -> None:
    assert told("work 50m, idle 4m59s, work 9m30s", STRETCH) == lines("""
        1:04:29 notice stretch
    """)


def test_lock_and_sleep_are_time_without_input() -> None:
    assert told("work 50m, idle 2m, lock 2m, sleep 2m, work 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_no_natural_break_is_told_before_half_of_every() -> None:
    assert told("work 29m29s, idle 6m, work 1m", STRETCH) == []


def test_half_of_every_is_enough_for_a_natural_break() -> None:
    assert told("work 29m30s, idle 6m, work 1m", STRETCH) == lines("""
        0:35:30 natural stretch 360 s
    """)


def test_only_the_longest_break_that_an_absence_stood_for_is_told() -> None:
    assert told("work 100m, skip, skip, idle 11m, work 1m", LONG) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:07:30 taken stretch 300 s
        1:40:00 refused skip (nothing is on screen; take a break with: backcare next)
        1:40:00 refused skip (nothing is on screen; take a break with: backcare next)
        1:51:00 natural rest 660 s
    """)


def test_a_short_absence_leaves_the_longer_reminder_alone() -> None:
    assert told("work 58m, idle 6m, work 2h1m, skip", LONG) == lines("""
        1:04:00 natural stretch 360 s
        2:04:00 notice stretch
        2:06:30 break stretch
        2:11:30 taken stretch 300 s
        3:05:00 refused skip (nothing is on screen; take a break with: backcare next)
    """)


def test_of_two_of_equal_length_the_one_with_the_longer_every_is_told() -> None:
    assert told(
        "work 50m, idle 6m, work 1m",
        only(
            "",
            """
        [reminders.a]
        every = "1h"
        [reminders.b]
        every = "80m"
    """,
        ),
    ) == lines("""
        0:56:00 natural b 360 s
    """)


def test_a_break_taken_in_an_absence_is_not_told_again_as_natural() -> None:
    assert told("work 61m, idle 20m, work 1m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:05 break stretch
        1:06:05 taken stretch 300 s
    """)


def test_an_absence_may_grow_from_a_taken_break_into_a_longer_natural_one() -> None:
    assert told("work 61m, skip, work 35m, break stretch, idle 12m, work 1m", LONG) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (pressed)
        1:36:00 break stretch
        1:41:00 taken stretch 300 s
        1:48:00 natural rest 720 s
    """)


def test_no_shorter_break_than_the_running_one_is_natural() -> None:
    assert told("work 60m, work 151s, idle 3m, work 1m, idle 2m", BOTH) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
        1:00:00 notice stretch + posture
        1:02:30 break stretch + posture
        1:07:30 taken stretch 300 s + posture
    """)


def test_one_cannot_become_due_while_away() -> None:
    assert told("work 59m20s, idle 4m, work 1m", STRETCH) == lines("""
        1:03:30 notice stretch
    """)


def test_a_reminder_is_due_when_its_counter_reaches_every() -> None:
    assert told("work 59m59s, work 1s, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_a_night_asleep_never_ends_in_a_break() -> None:
    assert told("work 59m, sleep 8h, work 59m", STRETCH) == lines("""
        8:59:00 natural stretch 28800 s
    """)


def test_nobody_was_ever_there() -> None:
    assert told("idle 24h") == lines("""
        9:00:00 missed warmup
    """)
