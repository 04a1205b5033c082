"""A break that the person asks for: at once, whatever stands in the way."""

from __future__ import annotations

from tests.story import lines, only, told

STRETCH = only("stretch")
POSTURE = only("posture")
BOTH = only("stretch posture")


def test_a_break_asked_for_begins_at_once() -> None:
    assert told("work 10m, break stretch, work 6m, break warmup, work 1s", only("stretch")) == lines("""
        0:10:00 break stretch
        0:15:00 taken stretch 300 s
        0:16:00 break warmup
    """)


def test_a_light_one_asked_for_is_shown() -> None:
    assert told("work 10m, break posture, break posture, work 2m30s", POSTURE) == lines("""
        0:10:00 notice posture
        0:10:00 refused posture break (it is on screen already)
        0:12:30 skipped posture (ignored)
    """)


def test_asking_for_the_one_whose_notice_stands_begins_it() -> None:
    assert told("work 61m, break stretch, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
    """)


def test_asking_for_another_withdraws_the_notice() -> None:
    assert told("work 61m, break posture, work 10s, done, work 6m", BOTH) == lines("""
        0:30:00 notice posture
        0:32:30 skipped posture (ignored)
        1:00:00 notice stretch + posture
        1:01:00 withdrawn stretch (break) + posture
        1:01:00 notice posture
        1:01:10 taken posture 10 s
        1:06:10 notice stretch
    """)


def test_asking_during_a_break_is_refused() -> None:
    assert told("work 61m, begin, work 1s, break stretch, break posture, work 1s", STRETCH) == lines("""
        1:00:00 notice stretch
        1:01:00 break stretch
        1:01:01 refused stretch break (a break is running; leave it with: backcare exit)
        1:01:01 refused posture break (a break is running; leave it with: backcare exit)
    """)


def test_an_unknown_one_is_refused() -> None:
    assert told("work 1m, break nap, work 1s") == lines("""
        0:01:00 refused nap break (there is no such reminder; there are eyes, posture, stretch, rest, warmup)
    """)


def test_what_was_asked_for_stays_due_when_it_is_withdrawn() -> None:
    assert told("work 10m, break posture, work 10s, lock 10s, work 2m", POSTURE) == lines("""
        0:10:00 notice posture
        0:10:10 withdrawn posture (away)
        0:10:20 notice posture
    """)


def test_a_clock_reminder_asked_for_stays_due_when_it_is_withdrawn() -> None:
    assert told(
        "work 10m, break pill, work 10s, lock 10s, work 2m",
        only(
            "",
            """
        [reminders.pill]
        times = ["20:00"]
    """,
        ),
    ) == lines("""
        0:10:00 notice pill
        0:10:10 withdrawn pill (away)
        0:10:20 notice pill
    """)
