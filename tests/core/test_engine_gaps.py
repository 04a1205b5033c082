"""Sleep, standstill and restart (R13, R14)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")


def test_a_sleep_of_more_than_a_minute_is_time_without_input() -> None:
    assert told("work 50m, sleep 61s, work 1m", STRETCH) == []


def test_a_long_sleep_is_the_break() -> None:
    assert told("work 50m, sleep 5m, work 1m", STRETCH) == lines("""
        0:55:00 natural stretch 300 s
    """)


def test_counters_stand_still_in_sleep() -> None:
    assert told("work 50m, sleep 2m, work 10m", STRETCH) == lines("""
        1:02:00 notice stretch
    """)


def test_counters_stand_still_in_a_short_sleep_too() -> None:
    assert told("work 50m, sleep 60s, work 10m", STRETCH) == lines("""
        1:01:00 notice stretch
    """)


def test_a_short_sleep_is_no_time_without_input() -> None:
    assert told("work 50m, idle 4m30s, sleep 60s, idle 20s, work 1m", STRETCH) == []


def test_a_short_sleep_behind_a_locked_screen_is_none_either() -> None:
    assert told("work 50m, lock 4m30s, sleep 60s, work 1m", STRETCH) == []


def test_a_long_sleep_adds_to_an_absence() -> None:
    assert told("work 50m, idle 4m, sleep 61s, work 1m", STRETCH) == lines("""
        0:55:01 natural stretch 301 s
    """)


def test_a_sleep_in_a_call_is_time_without_input_too() -> None:
    assert told("work 50m, hold call, idle 2m, sleep 6m, idle 1m", STRETCH) == lines("""
        0:58:00 natural stretch 360 s
    """)


def test_a_sleep_with_unknown_idle_time_is_time_without_input_too() -> None:
    assert told("blind, idle 50m, sleep 6m, idle 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_a_process_that_stood_still_counts_as_time_without_input() -> None:
    assert told("work 50m, stuck 6m, work 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_use_grows_until_pause_after_into_a_standstill() -> None:
    assert told("work 50m, stuck 2m, work 9m31s", STRETCH) == lines("""
        1:01:30 notice stretch
    """)


def test_a_short_standstill_changes_nothing() -> None:
    assert told("work 50m, stuck 60s, work 9m1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_a_long_gap_withdraws_a_notice_which_stays_due() -> None:
    assert told("work 61m, sleep 2m, work 3m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:03:00 withdrawn stretch (gap)
        1:03:00 notice stretch
        1:05:30 break stretch
    """)


def test_a_gap_as_long_as_the_break_clears_the_notice() -> None:
    assert told("work 61m, sleep 5m, work 3m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:06:00 withdrawn stretch (gap)
        1:06:00 natural stretch 300 s
    """)


def test_after_a_short_sleep_patience_starts_anew() -> None:
    assert told("work 62m, sleep 30s, work 2m31s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:05:00 break stretch
    """)


def test_after_a_short_sleep_the_rest_of_the_hands_starts_anew() -> None:
    assert told("work 60m, idle 8s, sleep 30s, idle 11s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:00:48 break stretch
    """)


def test_a_break_whose_rest_fitted_into_the_gap_was_taken() -> None:
    assert told("work 61m, begin, work 1m, sleep 4m, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_a_break_that_the_gap_cut_short_was_skipped() -> None:
    assert told("work 61m, begin, work 1m, sleep 3m59s, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:05:59 skipped stretch (gap)
    """)


def test_a_countdown_runs_on_in_a_short_sleep() -> None:
    assert told("work 61m, begin, work 1m, sleep 60s, work 3m1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_a_break_may_end_in_a_short_sleep() -> None:
    assert told("work 61m, begin, work 4m30s, sleep 60s, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:30 taken stretch 300 s
    """)


def test_a_break_in_a_long_standstill_is_skipped() -> None:
    assert told("work 61m, begin, work 1m, stuck 2m, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:04:00 skipped stretch (gap)
    """)


def test_waking_from_days_asleep_is_one_quiet_moment() -> None:
    assert told("work 61m, snooze, sleep 72h, work 59m") == lines("""
        0:20:00 notice eyes
        0:21:00 skipped eyes (ignored)
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
        0:41:00 notice eyes
        0:42:00 skipped eyes (ignored)
        1:00:00 notice stretch + posture, eyes
        1:01:00 snoozed stretch until 1:06:00 + posture, eyes
        73:01:00 missed warmup
        73:01:00 natural stretch 259200 s
        73:21:00 notice eyes
        73:22:00 skipped eyes (ignored)
        73:31:00 notice posture
        73:33:30 skipped posture (ignored)
        73:42:00 notice eyes
        73:43:00 skipped eyes (ignored)
    """)


def test_a_short_crash_counts_as_if_the_app_had_run() -> None:
    assert told("work 50m, crash 2m, work 8m1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)


def test_a_longer_crash_is_time_without_input() -> None:
    assert told("work 50m, crash 121s, work 9m31s", STRETCH) == lines("""
        1:01:31 notice stretch
    """)


def test_a_long_crash_is_the_break() -> None:
    assert told("work 50m, crash 5m1s, work 1m", STRETCH) == lines("""
        0:55:01 natural stretch 301 s
    """)


def test_after_a_crash_patience_starts_anew() -> None:
    assert told("work 62m, crash 1m, work 2m31s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:05:30 break stretch
    """)


def test_a_long_crash_withdraws_the_notice() -> None:
    assert told("work 61m, crash 3m, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:04:00 withdrawn stretch (gap)
        1:04:00 notice stretch
    """)


def test_a_break_goes_on_after_a_short_crash() -> None:
    assert told("work 61m, begin, work 1m, crash 1m, work 3m1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_a_break_that_was_over_in_a_short_crash_was_taken_then() -> None:
    assert told("work 61m, begin, work 4m, crash 2m, work 59m1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:07:00 taken stretch 300 s
        2:06:00 notice stretch
    """)


def test_a_break_that_fitted_into_a_long_crash_was_taken() -> None:
    assert told("work 61m, begin, work 1m, crash 6m, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:08:00 taken stretch 300 s
    """)


def test_a_long_crash_in_unknown_idle_time_ends_with_the_start() -> None:
    assert told("blind, idle 50m, crash 6m, idle 1m", STRETCH) == lines("""
        0:56:00 natural stretch 360 s
    """)


def test_snoozes_survive_a_crash() -> None:
    assert told("work 61m, snooze 10m, crash 3m, work 8m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 snoozed stretch until 1:11:00
        1:11:00 notice stretch
    """)


def test_a_pause_survives_a_crash() -> None:
    assert told("work 50m, pause 10m, crash 20m, work 1s", STRETCH) == lines("""
        0:50:00 paused
        1:10:00 resumed
        1:10:00 natural stretch 1200 s
    """)


def test_a_clock_that_went_back_over_a_restart_counts_as_nothing() -> None:
    assert told("work 50m, clock -3h, crash 1m, work 9m1s", STRETCH) == lines("""
        1:00:00 notice stretch
    """)
