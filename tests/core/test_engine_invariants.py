"""What holds on any day, however it goes: Hypothesis makes up days with times around every threshold."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_desktop.core import engine
from backcare_desktop.core.events import Happened, Moment, What
from backcare_desktop.core.model import Break, State
from backcare_desktop.core.rules import Rules
from backcare_desktop.core.settings import merged
from tests import story

ALL = story.given("""
    [reminders.stretch]
    countdown = "while_away"
    [reminders.tea]
    every = "45m"
    trigger = "clock"
    [reminders.water]
    every = "25m"
    duration = "5m"
    presentation = "window"
    reset_after = "10s"
    strict = true
    [reminders.pill]
    times = ["03:02", "09:10", "09:30", "02:30", "23:59"]
    snoozes = 3
    [holds]
    app = true
""")
WORKING = merged(
    ALL, story.given('[hours]\nmon = ["09:00-09:59", "09:59-12:30", "13:15-17:30"]\nsun = ["22:00-02:45"]')
)
PATIENT = merged(
    ALL,
    story.given("""
    [timing]
    grace = "0s"
    quiet_gap = "1m"
    release_delay = "0s"
    [reminders.eyes]
    reset_after = "2h"
    presentation = "card"
    [reminders.water]
    strict = false
    snoozes = 10
    reset_after = "25m"
"""),
)
PLACES = [
    ("2026-03-02 09:00", "Europe/Berlin"),
    ("2026-03-29 01:20", "Europe/Berlin"),
    ("2026-10-25 01:50", "Europe/Berlin"),
    ("2026-11-01 01:10", "America/New_York"),
    ("2026-04-05 01:40", "Australia/Lord_Howe"),
    ("2011-12-29 23:30", "Pacific/Apia"),
]
SECONDS = [0, 1, 4, 5, 6, 9, 10, 11, 19, 20, 21, 29, 30, 31, 59, 60, 61, 119, 120, 121, 149, 150, 151, 299, 300, 301]
MINUTES = [9, 10, 11, 15, 19, 20, 21, 25, 29, 30, 31, 45, 59, 60, 61, 119, 121, 180, 540]

lengths = st.one_of(st.sampled_from(SECONDS).map(lambda n: f"{n}s"), st.sampled_from(MINUTES).map(lambda n: f"{n}m"))
lasting = st.tuples(
    st.sampled_from(["work", "work", "work", "idle", "idle", "video", "lock", "sleep", "crash", "stuck"]), lengths
).map(" ".join)
ids = st.sampled_from(["eyes", "posture", "stretch", "rest", "warmup", "tea", "water", "pill"])
at_once = st.one_of(
    st.sampled_from(["begin", "skip", "done", "exit", "snooze", "snooze 61s", "snooze 2h", "pause", "resume"]),
    st.sampled_from(["halt", "halt", "go-on"]),
    st.sampled_from(["pause 59s", "pause 30m", "pause until 10:00", "pause until 02:30", "pause tomorrow"]),
    st.sampled_from(["hold dnd", "hold call", "hold focus", "release dnd", "release call", "release focus"]),
    st.sampled_from(["clock +1h", "clock -1h", "clock +20m", "clock -9m", "clock +26h", "clock -26h"]),
    st.sampled_from(["zone America/New_York", "zone Europe/Berlin", "zone Asia/Tokyo"]),
    st.sampled_from(["blind", "seeing"]),
    ids.map(lambda each: f"break {each}"),
    ids.map(lambda each: f"set reminders.{each}.enabled = false"),
    ids.map(lambda each: f"set reminders.{each}.enabled = true"),
    st.sampled_from(["20m", "30m", "3h"]).map(lambda every: f'set reminders.stretch.every = "{every}"'),
)
days = st.lists(st.one_of(lasting, lasting, at_once), min_size=1, max_size=14)
PEACE = ["release dnd", "release call", "release focus", "resume", "seeing", "work 4h"]

OUTCOMES = {What.TAKEN, What.SKIPPED, What.SNOOZED, What.WITHDRAWN}


class Watcher:
    """Looks at every step of a day and fails on what must never be."""

    def __init__(self) -> None:
        self.on_screen: str | None = None

    def __call__(self, before: State, after: State, told: tuple[Happened, ...], rules: Rules) -> None:
        assert engine.next_deadline(after, rules) > after.boot_s
        assert all(counter >= 0 for counter in after.counters.values())
        assert replace(after) == after
        assert len(set(after.fired)) == len(after.fired)
        assert [each.boot_s for each in told] == [after.boot_s] * len(told)
        self._follow(told)
        assert self.on_screen == (after.prompt.reminder.id if after.prompt else None)
        shown = after.prompt is not None and (before.prompt is None or after.prompt.number != before.prompt.number)
        if shown and after.prompt is not None and not after.prompt.asked:
            assert after.pause is None
            assert not [each for each in after.holds if each.on in rules.holds]
            assert not after.locked
        if after.boot_s - before.boot_s > 120 and before.asleep_since_s is not None and after.prompt is not None:
            in_old_break = isinstance(after.prompt.phase, Break) and after.prompt.phase.since_s < after.boot_s
            assert not in_old_break, "woke up in a break"
        again, more = engine.step(after, Moment(after.boot_s, after.utc_s, after.zone), (), rules)
        assert not more
        assert [each.name for each in fields(State) if getattr(again, each.name) != getattr(after, each.name)] == []

    def _follow(self, told: tuple[Happened, ...]) -> None:
        for each in told:
            match each.what:
                case What.NOTICE:
                    assert self.on_screen is None
                    self.on_screen = each.reminder
                case What.BREAK:
                    assert self.on_screen in (None, each.reminder)
                    self.on_screen = each.reminder
                case what if what in OUTCOMES:
                    assert self.on_screen == each.reminder
                    self.on_screen = None


def live(phrases: list[str], raw: story.Raw, place: tuple[str, str], extra_every_s: float) -> story.Day:
    """A day looked at in every step, and then four hours of peace."""
    day = story.Day(raw, *place, extra_every_s=extra_every_s, each_step=Watcher())
    for words in [*phrases, *PEACE]:
        day.tell(words)
    day.post()
    return day


Transcript = list[str]


def twice(phrases: list[str], raw: story.Raw, place: tuple[str, str]) -> tuple[Transcript, Transcript]:
    """The day by itself, and with steps that nobody asked for; the Watcher looks at each of them."""
    day = live(phrases, raw, place, float("inf"))
    assert not day.state.snoozes, "a prompt that was put off ends"
    by_itself = [story.line(each) for each in day.told]
    return by_itself, [story.line(each) for each in live(phrases, raw, place, 97.0).told]


MADE_UP = st.tuples(days, st.sampled_from([ALL, WORKING, PATIENT]), st.sampled_from(PLACES))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE_UP)
def test_on_any_day_the_rules_that_always_hold_do(day: tuple[list[str], story.Raw, tuple[str, str]]) -> None:
    by_itself, with_more_steps = twice(*day)
    assert with_more_steps == by_itself


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE_UP)
def test_on_a_great_many_days_the_rules_that_always_hold_do(
    day: tuple[list[str], story.Raw, tuple[str, str]],
) -> None:
    by_itself, with_more_steps = twice(*day)
    assert with_more_steps == by_itself
