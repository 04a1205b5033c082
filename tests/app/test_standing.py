"""The sit/stand timer over a day: the card, the person who swaps or does not, and all that comes between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from backcare_desktop.core import present, settings, timetable
from backcare_desktop.core.events import RulesChanged
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import View
from backcare_desktop.standing import Standing
from tests.story import Day, given, line, lines, only

ON = "[reminders.sit-stand]\nenabled = true\n"


class Notes(dict[str, Any]):
    """A memory in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


@dataclass
class Desk(Day):
    """A day of somebody whose desk goes up and down, if the settings say so."""

    notes: Notes = field(default_factory=Notes)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.standing = Standing(self.notes, self.settings, self.now)
        self.rules = self.standing.rules()

    def settings(self) -> Settings:
        return settings.check(self.raw)[0]

    def now(self) -> datetime:
        return timetable.local_time(self.boot_s + self.ahead_s, self.zone)

    def post(self) -> None:
        """As the app does: after each step the rules may be others."""
        before, events, told = self.state, tuple(self.waiting), len(self.told)
        super().post()
        if self.standing.heed(events, self.told[told:], before, self.state):
            self.hear(RulesChanged(self.standing.rules()))
            super().post()

    def view(self) -> View:
        return self.standing.said(present.view(self.state, self.rules, self.ahead_s))

    def tell(self, words: str) -> None:
        """Settings that change are taken over as the app does."""
        if words.startswith("set "):
            self.raw = settings.merged(self.raw, given(words.removeprefix("set ")))
            self.hear(RulesChanged(self.standing.rules()))
        else:
            super().tell(words)

    def live(self, story: str) -> list[str]:
        """The transcript of this part of the story."""
        told = len(self.told)
        for phrase in story.split(", "):
            self.tell(phrase)
        self.post()
        return [line(each) for each in self.told[told:]]


def desk(text: str = "", others: str = "", start: str = "2026-03-02 09:00") -> Desk:
    return Desk(only(others, ON + text), start=start)


def test_it_is_off_unless_switched_on() -> None:
    off = Desk({})
    assert not any("sit-stand" in each for each in off.live("work 3h"))
    assert [each.id for each in off.rules.reminders] == ["eyes", "posture", "stretch", "rest", "warmup"]
    assert off.notes == {}


def test_sitting_30_minutes_and_standing_15_take_turns() -> None:
    assert desk().live("work 31m, done, work 16m, done, work 31m, done") == lines("""
        0:30:00 notice sit-stand
        0:31:00 taken sit-stand 60 s
        0:46:00 notice sit-stand
        0:47:00 taken sit-stand 60 s
        1:17:00 notice sit-stand
        1:18:00 taken sit-stand 60 s
    """)


def test_the_words_say_which_way_and_since_when_one_stands() -> None:
    day = desk()
    day.live("work 1m")
    assert (day.view().headline, day.view().tooltip.count("tanding")) == ("Stand for a while in 29 min", 0)
    day.live("work 30m, done, work 1m")
    seen = day.view()
    assert seen.headline == "Sit again in 14 min"
    assert seen.why.endswith(", standing since 09:31")
    assert seen.tooltip.endswith("\nStanding since 09:31")
    day.live("work 15m")
    assert day.view().prompt is not None
    day.live("done")
    assert "tanding" not in day.view().tooltip


def test_a_name_of_ones_own_is_kept() -> None:
    day = desk('title = "Up or down"\n')
    day.live("work 1m")
    assert day.view().headline == "Up or down in 29 min"


def test_a_skip_while_sitting_changes_nothing() -> None:
    day = desk()
    assert day.live("work 31m, skip, work 30m") == lines("""
        0:30:00 notice sit-stand
        0:31:00 skipped sit-stand (pressed)
        1:01:00 notice sit-stand
    """)
    assert day.notes == {}


def test_who_stands_on_is_asked_again_and_before_the_40_minutes_are_over() -> None:
    day = desk()
    day.live("work 31m, done")
    assert day.live("work 16m, skip, work 16m, skip, work 6m, skip, work 15m") == lines("""
        0:46:00 notice sit-stand
        0:47:00 skipped sit-stand (pressed)
        1:02:00 notice sit-stand
        1:03:00 skipped sit-stand (pressed)
        1:08:00 notice sit-stand
        1:09:00 skipped sit-stand (pressed)
        1:24:00 notice sit-stand
    """)


def test_a_stretch_break_on_the_way_does_not_make_standing_longer() -> None:
    day = desk('stand_for = "20m"\n', "stretch")
    assert day.live("work 31m, done, work 10m, break stretch, work 5m, work 6m") == lines("""
        0:30:00 notice sit-stand
        0:31:00 taken sit-stand 60 s
        0:41:00 break stretch
        0:46:00 taken stretch 300 s + sit-stand
        0:51:00 notice sit-stand
    """)


@pytest.mark.parametrize("stand_for", ["30m", "40m"])
def test_standing_around_a_stretch_break_lasts_40_minutes_at_most(stand_for: str) -> None:
    day = desk(f'stand_for = "{stand_for}"\n', "stretch")
    day.live("work 31m, done")
    assert [each.partition(" +")[0] for each in day.live("work 43m")] == lines("""
        1:00:00 notice stretch
        1:02:30 break stretch
        1:07:30 taken stretch 300 s
        1:12:30 notice sit-stand
    """)


def test_the_most_that_can_be_chosen_leaves_room_for_a_break_that_is_waited_for() -> None:
    day = desk('stand_for = "40m"\n')
    day.live("work 31m, done")
    assert day.live("work 36m") == ["1:06:00 notice sit-stand"]


def test_a_short_absence_is_no_end_of_standing_and_a_long_one_is() -> None:
    day = desk()
    day.live("work 31m, done, work 10m, idle 10m, work 1m")
    assert day.view().headline == "Sit again in 4 min"
    day.live("idle 31m, work 1m")
    assert day.standing.spell() is None
    assert day.view().headline == "Stand for a while in 29 min"


def test_a_night_ends_standing() -> None:
    day = desk()
    day.live("work 31m, done, work 1m, sleep 10h, work 1m")
    assert day.standing.spell() is None


def test_a_new_day_begins_sitting_also_for_those_who_work_through_it() -> None:
    day = desk(start="2026-03-02 03:20")
    day.live("work 31m, done, work 1m")
    assert day.standing.spell() is not None
    day.live("work 10m")
    assert day.standing.spell() is None


def test_standing_outlives_a_restart() -> None:
    day = desk()
    day.live("work 31m, done, work 5m, crash 60s, work 1m")
    assert day.standing.spell() is not None
    assert "Sit again in" in day.view().headline


def test_it_waits_for_a_call_to_end() -> None:
    day = desk()
    day.live("work 31m, done, work 10m, hold call, work 10m")
    assert day.live("release call, work 40s") == lines("""
        0:51:30 notice sit-stand
    """)


def test_switched_off_while_standing_it_is_forgotten_at_once() -> None:
    day = desk()
    day.live("work 31m, done, work 14m, set reminders.sit-stand.enabled = false, work 2h")
    assert [each.what for each in day.told] == ["notice", "taken"]
