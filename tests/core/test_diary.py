"""How a day went: stretches at the desk, absences, holds and pauses, as rows of the history."""

from __future__ import annotations

import re
from datetime import timedelta

from backcare_desktop.core import diary
from backcare_desktop.core.diary import Diary, Step
from backcare_desktop.core.tally import Entry, Row, over_at
from tests.story import BERLIN, MONDAY, Day, Raw, lines, only

QUIET = only("")


class Written(Day):
    """A day whose diary is kept."""

    diary: Diary | None = None
    rows: tuple[Row, ...] = ()

    def post(self) -> None:
        events = tuple(self.waiting)
        super().post()
        self.diary, rows = diary.follow(self.diary, Step(events, self.state, self.rules))
        self.rows += rows


def day_of(text: str, raw: Raw = QUIET, start: str = MONDAY, zone: str = BERLIN) -> Written:
    day = Written(raw, start, zone, extra_every_s=30.0)
    for words in re.split(r",\s*", " ".join(text.split())):
        day.tell(words)
    day.post()
    return day


def line(row: Row) -> str:
    over = row.at + timedelta(seconds=row.seconds or 0)
    words = [f"{row.at:%H:%M:%S}-{over:%H:%M:%S}", row.entry.value, row.item, row.why, "unseen" if row.unseen else ""]
    return " ".join(filter(None, (*words, f"rests {row.away_s:g} s" if row.away_s else "")))


def written(text: str, raw: Raw = QUIET, start: str = MONDAY, zone: str = BERLIN) -> list[str]:
    return [line(row) for row in day_of(text, raw, start, zone).rows]


def lasting(text: str) -> list[str]:
    day = day_of(text)
    assert day.diary is not None
    return [line(row) for row in diary.lasting(day.diary, day.rules)]


def test_two_minutes_without_input_end_a_stretch() -> None:
    assert written("work 1h, idle 2m, work 30m, idle 10m, work 1m") == lines("""
        09:00:00-10:00:00 use
        10:00:00-10:02:00 away
        10:02:00-10:32:00 use
        10:32:00-10:42:00 away
    """)


def test_a_shorter_rest_is_part_of_the_stretch_and_is_counted() -> None:
    assert written("work 10m, idle 119s, work 8m1s, idle 31s, work 29s, idle 5m, work 1s") == lines("""
        09:00:00-09:21:00 use rests 150 s
        09:21:00-09:26:00 away
    """)


def test_a_locked_screen_and_a_machine_that_sleeps_say_so() -> None:
    assert written("work 10m, lock 20m, work 10m, sleep 1h, work 10m, stuck 30m, work 1m") == lines("""
        09:00:00-09:10:00 use
        09:10:00-09:30:00 away locked
        09:30:00-09:40:00 use
        09:40:00-10:40:00 away asleep
        10:40:00-10:50:00 use
        10:50:00-11:20:00 away asleep
    """)


def test_a_short_sleep_is_a_short_rest() -> None:
    assert lasting("work 10m, sleep 40s, work 10m") == ["09:00:00-09:20:40 use rests 40 s"]


def test_an_absence_that_outlasts_a_sleep_is_one() -> None:
    assert written("work 10m, lock 5m, sleep 1h, idle 10m, work 1m") == lines("""
        09:00:00-09:10:00 use
        09:10:00-10:25:00 away asleep
    """)


def test_a_night_in_which_the_clock_changes_is_as_long_as_it_was() -> None:
    use, away = day_of("work 2h, idle 5m, work 1s", start="2026-03-29 01:00").rows
    assert use.at.isoformat() == "2026-03-29T01:00:00+01:00"
    assert over_at(use).timestamp() - use.at.timestamp() == 7200.0
    assert over_at(use) == away.at
    assert away.at.isoformat() == "2026-03-29T04:00:00+02:00"


def test_a_call_is_a_stretch_of_its_own_and_adjoins() -> None:
    assert written("work 10m, hold call, idle 20m, release call, work 5m, idle 3m, work 1s") == lines("""
        09:00:00-09:10:00 use
        09:10:00-09:30:00 use call
        09:10:00-09:30:00 hold call
        09:30:00-09:35:00 use
        09:35:00-09:38:00 away
    """)


def test_where_nobody_can_tell_use_it_says_so() -> None:
    assert written("work 10m, blind, idle 20m, seeing, work 5m, idle 3m, work 1s") == lines("""
        09:00:00-09:10:00 use
        09:10:00-09:30:00 use unseen
        09:30:00-09:35:00 use
        09:35:00-09:38:00 away
    """)


def test_holds_are_kept_with_their_length_and_short_ones_are_not() -> None:
    assert written(
        "work 5m, hold dnd, work 1m, hold fullscreen, work 20s, release fullscreen, work 2m, release dnd"
    ) == ["09:05:00-09:08:20 hold dnd"]


def test_a_hold_that_the_settings_do_not_heed_is_none() -> None:
    assert written("work 5m, hold dnd, work 1m, release dnd, work 1m", only("", "[holds]\ndnd = false")) == []


def test_a_hold_does_not_last_through_a_sleep() -> None:
    assert written("work 5m, hold dnd, work 5m, sleep 1h, work 5m, release dnd, work 1m") == lines("""
        09:00:00-09:10:00 use
        09:10:00-10:10:00 away asleep
        09:05:00-09:10:00 hold dnd
        10:10:00-10:15:00 hold dnd
    """)


def test_a_pause_is_kept_with_its_length() -> None:
    assert written("work 5m, pause, work 10m, resume, work 1m") == ["09:05:00-09:15:00 pause"]
    assert written("work 5m, pause, resume, work 1m") == []


def test_what_lasts_can_be_seen_before_it_is_over() -> None:
    assert lasting("work 5m, pause, work 10m, hold dnd, work 10m") == lines("""
        09:00:00-09:25:00 use
        09:15:00-09:25:00 hold dnd
        09:05:00-09:25:00 pause
    """)
    assert lasting("work 5m, lock 10m") == ["09:00:00-09:05:00 use", "09:05:00-09:15:00 away locked"]
    assert lasting("work 5m, lock 1m") == ["09:00:00-09:05:00 use"]
    assert lasting("idle 1h") == []


def test_each_row_lies_in_one_day() -> None:
    day = day_of("work 10m, idle 30h, work 1m", start="2026-03-02 23:00")
    assert [(str(row.at), row.seconds, row.entry) for row in day.rows] == [
        ("2026-03-02 23:00:00+01:00", 600.0, Entry.USE),
        ("2026-03-02 23:10:00+01:00", 17400.0, Entry.AWAY),
        ("2026-03-03 04:00:00+01:00", 86400.0, Entry.AWAY),
        ("2026-03-04 04:00:00+01:00", 4200.0, Entry.AWAY),
    ]


def test_the_rests_of_a_stretch_over_the_edge_are_shared_out() -> None:
    day = day_of("work 59m, idle 1m, work 1h, idle 5m, work 1s", start="2026-03-03 03:00")
    assert [(f"{row.at:%H:%M}", row.seconds, row.away_s) for row in day.rows] == [
        ("03:00", 3600.0, 30.0),
        ("04:00", 3600.0, 30.0),
        ("05:00", 300.0, None),
    ]


def test_the_days_on_which_the_clock_moves_have_23_and_25_hours() -> None:
    spring = day_of("work 10m, idle 40h, work 1s", start="2026-03-27 22:00")
    assert [row.seconds for row in spring.rows] == [600.0, 6 * 3600 - 600.0, 23 * 3600.0, 11 * 3600.0 + 600.0]
    autumn = day_of("work 10m, idle 40h, work 1s", start="2026-10-23 22:00")
    assert [row.seconds for row in autumn.rows] == [600.0, 6 * 3600 - 600.0, 25 * 3600.0, 9 * 3600.0 + 600.0]


def test_an_edge_that_the_clock_repeats_ends_the_day_once() -> None:
    edge = only("", '[timing]\nday_starts_at = "02:30"')
    day = day_of("work 10m, idle 5h, work 1s", edge, start="2026-10-24 23:50")
    assert [(str(row.at), row.seconds) for row in day.rows[1:]] == [
        ("2026-10-25 00:00:00+02:00", 9000.0),
        ("2026-10-25 02:30:00+02:00", 9000.0),
    ]


def test_a_clock_that_is_set_begins_anew() -> None:
    day = day_of("work 10m, pause, work 10m, clock +3h, work 10m, resume, idle 5m, work 1s")
    assert [line(row) for row in day.rows] == lines("""
        09:00:00-09:19:30 use
        09:10:00-09:19:30 pause
        12:20:00-12:30:00 pause
        12:20:00-12:30:00 use
        12:30:00-12:35:00 away
    """)


def test_a_journey_ends_a_stretch_where_it_was_and_the_next_one_adjoins() -> None:
    day = day_of("work 1h, idle 1m, zone America/New_York, work 10m, idle 5m, work 1s")
    assert [(str(row.at), row.seconds, row.entry) for row in day.rows] == [
        ("2026-03-02 09:00:00+01:00", 3660.0, Entry.USE),
        ("2026-03-02 04:01:00-05:00", 600.0, Entry.USE),
        ("2026-03-02 04:11:00-05:00", 300.0, Entry.AWAY),
    ]


def test_a_crash_loses_nothing_and_what_nobody_saw_is_not_made_up() -> None:
    assert written("work 10m, hold dnd, work 5m, crash 90s, work 5m, release dnd, idle 3m, work 1s") == lines("""
        09:10:00-09:21:30 hold dnd
        09:00:00-09:21:30 use
        09:21:30-09:24:30 away
    """)
    assert written("work 10m, pause, work 5m, crash 1h, work 5m") == lines("""
        09:00:00-09:15:00 use
        09:10:00-09:15:00 pause
    """)
    assert written("work 10m, lock 5m, crash 1h, work 5m") == lines("""
        09:00:00-09:10:00 use
        09:10:00-09:15:00 away locked
    """)


def test_input_that_came_and_went_between_two_reports_ends_an_absence() -> None:
    from backcare_desktop.core.events import InputOff

    day = Written(QUIET)
    day.tell("work 10m")
    day.tell("idle 20m")
    day.hear(InputOff(300.0))
    day.post()
    assert [line(row) for row in day.rows] == ["09:00:00-09:10:00 use", "09:10:00-09:25:00 away"]


def test_the_time_without_input_is_known_also_where_the_step_brings_input() -> None:
    from backcare_desktop.core.events import InputOn

    day = day_of("work 10m, idle 25s")
    before = day.diary
    assert before is not None
    day.hear(InputOn())
    day.post()
    after = Step((InputOn(),), day.state, day.rules)
    assert diary.idle_s(before, after, day.boot_s) == 25.0
    assert diary.idle_s(day.diary, after, day.boot_s) == 0.0
    assert diary.idle_s(None, after, day.boot_s) == 0.0


def test_the_first_hours_without_anybody_are_not_told() -> None:
    assert written("idle 2h, work 10m, idle 5m, work 1s") == ["11:00:00-11:10:00 use", "11:10:00-11:15:00 away"]


def test_the_diary_goes_on_after_being_saved() -> None:
    from backcare_desktop.store.saved_state import dump, load_as

    kept = day_of("work 10m, hold dnd, pause, work 5m").diary
    assert kept is not None
    assert load_as(Diary, dump(kept)).state == kept
