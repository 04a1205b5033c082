"""A prompt's life: notice, break and outcome (R6 to R8)."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
POSTURE = only("posture")
STRICT = only("stretch", "[reminders.stretch]\nstrict = true")
HANDS_OFF = only("stretch", '[reminders.stretch]\ncountdown = "while_away"')
PLAYER = only("warmup")
NEVER = only("stretch", '[reminders.stretch]\npatience = "never"')


def test_a_light_one_is_taken_after_its_duration_without_input() -> None:
    assert told("work 30m30s, idle 2m", POSTURE) == lines("""
        0:30:00 notice posture
        0:31:30 taken posture 60 s
    """)


def test_the_last_input_counts_also_before_the_notice() -> None:
    assert told("work 29m50s, idle 1m", POSTURE) == lines("""
        0:30:00 notice posture
        0:30:50 taken posture 50 s
    """)


def test_an_absence_longer_than_a_badge_lasts_takes_it_as_it_appears() -> None:
    assert told("work 19m35s, idle 26s", only("eyes")) == lines("""
        0:20:00 notice eyes
        0:20:00 taken eyes 0 s
    """)


def test_a_light_one_is_skipped_when_patience_ends() -> None:
    assert told("work 33m", POSTURE) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
    """)


def test_a_light_one_is_taken_on_done() -> None:
    assert told("work 30m20s, done, work 1s", POSTURE) == lines("""
        0:30:00 notice posture
        0:30:20 taken posture 20 s
    """)


def test_done_after_a_long_look_tells_at_most_the_duration() -> None:
    assert told("work 32m, done, work 1s", POSTURE) == lines("""
        0:30:00 notice posture
        0:32:00 taken posture 60 s
    """)


def test_a_light_one_is_skipped_on_skip() -> None:
    assert told("work 30m20s, skip, work 1s", POSTURE) == lines("""
        0:30:00 notice posture
        0:30:20 skipped posture (pressed)
    """)


def test_there_is_nothing_to_begin_on_a_light_one() -> None:
    assert told("work 30m20s, begin, work 1s", POSTURE) == lines("""
        0:30:00 notice posture
        0:30:20 refused posture begin (there is nothing to begin)
    """)


def test_a_window_becomes_the_break_after_a_rest_of_the_hands() -> None:
    assert told("work 1h1m, idle 6s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:05 break stretch
    """)


def test_a_notice_stands_at_least_its_time() -> None:
    assert told("work 59m58s, idle 13s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:00:10 break stretch
    """)


def test_a_window_becomes_the_break_when_patience_ends() -> None:
    assert told("work 1h3m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
    """)


def test_patience_never_waits_until_answered() -> None:
    assert told("work 9h, begin, work 1s", NEVER) == lines("""
        1:00:00 notice stretch
        9:00:00 break stretch
    """)


def test_patience_never_waits_for_a_rest_of_the_hands_too() -> None:
    assert told("work 9h, idle 1m", NEVER) == lines("""
        1:00:00 notice stretch
        9:00:05 break stretch
    """)


def test_begin_begins_at_once() -> None:
    assert told("work 1h1s, begin, work 1s, begin, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:00:01 break stretch
        1:00:02 refused stretch begin (the break runs already)
    """)


def test_done_before_the_break_is_refused() -> None:
    assert told("work 1h1s, done, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:00:01 refused stretch done (the break has not begun)
    """)


def test_a_player_begins_only_on_begin() -> None:
    assert told("work 32m, idle 1m", PLAYER, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:32:30 skipped warmup (ignored)
    """)


def test_a_player_is_skipped_when_patience_ends() -> None:
    assert told("work 33m", PLAYER, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:32:30 skipped warmup (ignored)
    """)


def test_a_warm_up_is_taken_at_its_end() -> None:
    assert told("work 31m, begin, work 10m", PLAYER, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 break warmup
        0:41:00 taken warmup 600 s
    """)


def test_a_lock_withdraws_a_notice_until_the_first_input() -> None:
    assert told("work 61m, lock 40s, idle 5s, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (away)
        1:01:45 notice stretch
    """)


def test_an_unlocked_screen_is_enough_for_those_who_were_not_away_yet() -> None:
    assert told("work 61m, lock 20s, idle 10s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 withdrawn stretch (away)
        1:01:20 notice stretch
        1:01:30 break stretch
    """)


def test_nothing_appears_on_a_locked_screen() -> None:
    assert told("work 59m, lock 2m, work 1m, work 1s", STRETCH) == lines("""
        1:02:00 notice stretch
    """)


def test_a_lock_withdraws_the_notice_of_a_clock_reminder_within_its_grace() -> None:
    assert told("work 31m, lock 28m, work 1s", PLAYER, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 withdrawn warmup (away)
        0:59:00 notice warmup
    """)


def test_a_clock_reminder_withdrawn_by_a_lock_is_missed_after_its_grace() -> None:
    assert told("work 31m, lock 30m, work 1s", PLAYER, start="2026-03-02 17:00") == lines("""
        0:30:00 notice warmup
        0:31:00 withdrawn warmup (away)
        1:00:00 missed warmup
    """)


def test_a_reset_withdraws_the_notice() -> None:
    assert told(
        "work 30m10s, idle 21s, work 1s",
        only(
            "posture",
            """
        [reminders.posture]
        reset_after = "20s"
    """,
        ),
    ) == lines("""
        0:30:00 notice posture
        0:30:30 withdrawn posture (away)
        0:30:31 natural posture 21 s
    """)


def test_a_break_ends_taken() -> None:
    assert told("work 61m, begin, work 5m", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:06:00 taken stretch 300 s
    """)


def test_done_after_half_of_the_countdown_is_taken() -> None:
    assert told("work 61m, begin, work 150s, done, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:03:30 taken stretch 150 s
    """)


def test_done_earlier_is_skipped() -> None:
    assert told("work 61m, begin, work 149s, done, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:03:29 skipped stretch (early)
    """)


def test_skip_in_a_break_skips() -> None:
    assert told("work 61m, begin, work 4m, skip, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:05:00 skipped stretch (pressed)
    """)


def test_with_while_away_input_stops_the_countdown() -> None:
    assert told("work 61m, begin, idle 2m, work 1m, idle 3m11s", HANDS_OFF) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:07:10 taken stretch 300 s
    """)


def test_with_while_away_a_break_of_typing_gives_up() -> None:
    assert told("work 61m, begin, idle 2m, work 8m", HANDS_OFF) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:11:00 skipped stretch (ignored)
    """)


def test_a_strict_break_cannot_be_left_but_by_the_exit() -> None:
    assert told(
        """
        work 61m, skip, snooze 1m, work 1m, begin, work 4m, skip, done, snooze, exit, work 1m
        """,
        STRICT,
    ) == lines("""
        1:00:00 notice stretch
        1:01:00 refused stretch skip (the break is strict; leave it with: backcare exit)
        1:01:00 snoozed stretch until 1:02:00
        1:02:00 refused begin (nothing is on screen; take a break with: backcare next)
        1:02:00 notice stretch
        1:04:30 break stretch
        1:06:00 refused stretch skip (the break is strict; leave it with: backcare exit)
        1:06:00 refused stretch done (the break is strict; leave it with: backcare exit)
        1:06:00 refused stretch snooze (the break is strict; leave it with: backcare exit)
        1:06:00 skipped stretch (exit)
    """)


def test_a_strict_notice_can_be_left_by_the_exit() -> None:
    assert told("work 61m, exit, work 1s", STRICT) == lines("""
        1:00:00 notice stretch
        1:01:00 skipped stretch (exit)
    """)


def test_strict_means_nothing_to_a_light_one() -> None:
    assert told("work 31m, skip, work 1s", only("posture", "[reminders.posture]\nstrict = true")) == lines("""
        0:30:00 notice posture
        0:31:00 skipped posture (pressed)
    """)


def test_buttons_without_a_prompt_are_refused() -> None:
    assert told("work 1m, begin, skip, done, exit, snooze, work 1s", STRETCH) == lines("""
        0:01:00 refused begin (nothing is on screen; take a break with: backcare next)
        0:01:00 refused skip (nothing is on screen; take a break with: backcare next)
        0:01:00 refused done (nothing is on screen; take a break with: backcare next)
        0:01:00 refused exit (nothing is on screen; take a break with: backcare next)
        0:01:00 refused snooze (nothing is on screen; take a break with: backcare next)
    """)
