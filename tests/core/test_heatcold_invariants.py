"""Whatever the person, the machine and its clocks do, the warm and cold timer keeps its limits."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.pack import heatcold
from backcare_desktop.core.pack.day import preset_of, taken_today
from backcare_desktop.core.pack.state import (
    Done,
    Method,
    Running,
    SkinCheck,
    State,
)
from tests.core.packstory import PRESETS, PackDay

TIMES = ["1s", "29s", "30s", "31s", "59s", "60s", "61s", "3m", "5m", "9m", "10m", "20m", "30m", "2h", "4h", "12h"]
DOES = st.sampled_from([action.value for action in PackAction])
EAGER = st.sampled_from(["open", "none-fits", "none-fits", "heat", "cold", "alternate", "start", "start", "yes", "off"])
PASSES = st.tuples(st.sampled_from(["", "", "sleep ", "crash "]), st.sampled_from(TIMES)).map("".join)
SETS = st.sampled_from(["clock +1h", "clock -1h", "clock +26h", "clock -26h", "dead clock -3h", "dead clock +3h"])
PHRASES = st.lists(st.one_of(EAGER, EAGER, EAGER, DOES, PASSES, PASSES, SETS), max_size=60)


class Watcher:
    """Looks at the timer after each phrase, and fails on what must never be."""

    def __init__(self, extra_every_s: float = inf) -> None:
        self.day = PackDay(extra_every_s=extra_every_s)
        self.begun: list[tuple[float, float]] = []
        """Each pack: when it began and when it was last seen on."""
        self.count = 0

    def live(self, phrases: list[str]) -> None:
        for phrase in phrases:
            was = self.day.state
            self.day.tell(phrase)
            self.look(was, phrase)

    def look(self, was: State, phrase: str) -> None:
        day, state = self.day, self.day.state
        assert heatcold.next_deadline(state) > day.boot_s - 1e-6 or "clock" in phrase
        match state.phase:
            case Running(pack=pack) | SkinCheck(pack=pack):
                assert day.boot_s - pack.started_s <= min(pack.length_s, 1200) + 1e-6, "past the hard stop"
                if not isinstance(was.phase, Running | SkinCheck):
                    self._begun(state, pack.gap_s)
            case Done(ring_s=ring_s, quiet_s=quiet_s):
                assert ring_s - day.boot_s <= (20 if day.boot_s < quiet_s - 20 else 60) + 1e-6, "silent too long"
                assert day.rang_s, "an end without an alarm"
            case _:
                pass
        if not phrase.startswith("dead clock"):  # set while no app runs: the next start hears of it
            assert heatcold.step(state, day.at(), None) == (state, ())

    def _begun(self, state: State, gap_s: float) -> None:
        now_s = self.day.boot_s
        if self.begun:
            assert now_s - self.begun[-1][0] >= self.begun[-1][1], "within the gap"
        self.begun.append((now_s, gap_s))
        for method in Method:
            assert taken_today(state, method, self.day.at()) <= preset_of(PRESETS, method).max_per_day


def of_packs(day: PackDay) -> list[str]:
    """The transcript without the pages before a pack and the rest, which follow the day by themselves."""
    return [each for each in day.told if not {"Safety", "Choose", "Setup", "Rest"} & set(each.split())]


def twice(phrases: list[str]) -> tuple[list[str], list[str]]:
    """The day by itself, and with steps that nobody asked for; the Watcher looks at each of them."""
    watcher, often = Watcher(), Watcher(extra_every_s=13.0)
    watcher.live(phrases)
    often.live(phrases)
    return of_packs(watcher.day), of_packs(often.day)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(PHRASES)
@example(["12h", "open", "none-fits", "dead clock +3h"])
def test_whatever_happens_no_pack_stays_on_too_long_and_none_begins_too_soon(phrases: list[str]) -> None:
    by_itself, with_more_steps = twice(phrases)
    assert with_more_steps == by_itself


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(PHRASES)
def test_whatever_happens_on_a_great_many_days(phrases: list[str]) -> None:
    by_itself, with_more_steps = twice(phrases)
    assert with_more_steps == by_itself
