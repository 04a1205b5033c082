"""The warm and cold timer lets no pack begin too soon, and none too often."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.pack.day import taken_today, wait_s
from backcare_desktop.core.pack.state import (
    Idle,
    Method,
    Safety,
    Setup,
)
from tests.core.packstory import day_of

WARM = "open, none-fits, heat, none-fits, start"
COLD = "open, none-fits, cold, none-fits, start"
BOTH = "open, none-fits, alternate, none-fits, start"
AGAIN = "open, heat, start"
ENDED = "off, 5m, yes"
WHOLE = f"{WARM}, 5m, yes, 5m, yes, 5m, {ENDED}"


def test_the_gap_begins_when_the_pack_is_off() -> None:
    assert day_of(f"{WARM}, 1m, stop, 1h59m59s, open").screen == "Rest"
    assert day_of(f"{WARM}, 1m, stop, 5m, yes, 1h54m59s, open").screen == "Rest"
    assert day_of(f"{WARM}, 1m, stop, 5m, yes, 1h55m, open").screen == "Choose"
    assert day_of(f"{COLD}, 5m, yes, 5m, 8m, off, 5m, yes, 1h54m, open").screen == "Rest"


def test_after_alternating_the_gap_is_four_hours() -> None:
    ended = f"{BOTH}, 1m, stop, 5m, yes"
    assert day_of(f"{ended}, 3h54m, open").screen == "Rest"
    assert day_of(f"{ended}, 3h55m, open").screen == "Choose"


def test_the_rest_ends_by_itself_on_screen() -> None:
    assert day_of(f"{WARM}, 1m, stop, 5m, yes, 1h54m59s").screen == "Rest"
    assert day_of(f"{WARM}, 1m, stop, 5m, yes, 1h55m").screen == "Choose"


@pytest.mark.parametrize("change", ["clock -3h", "dead clock -3h, crash 1m", "clock -26h"])
def test_a_clock_set_back_never_shortens_the_gap(change: str) -> None:
    day = day_of(f"{WHOLE}, 1h, {change}, open, 30m, open")
    assert day.screen in ("Rest", "Safety")
    assert wait_s(day.state, day.at()) > 0
    assert day_of(f"{WHOLE}, 1h, {change}, open, 2h, open").screen in ("Choose", "Safety")


def test_a_clock_set_forward_never_shortens_the_gap() -> None:
    day = day_of(f"{WHOLE}, 1h, clock +3h, open")
    assert day.screen == "Rest"
    assert wait_s(day.state, day.at()) == 3600 - 300


def test_the_gap_outlasts_a_restart() -> None:
    assert day_of(f"{WHOLE}, crash 1h, open").screen == "Rest"
    assert day_of(f"{WHOLE}, crash 2h, open").screen == "Choose"


def test_the_gap_holds_even_if_the_end_was_lost() -> None:
    day = day_of(WARM)
    day.state = replace(day.state, phase=Idle())
    day.tell("open")
    assert day.screen == "Rest"


def test_three_warm_packs_a_day_and_no_fourth() -> None:
    one = "1m, stop, 5m, yes, 2h"
    day = day_of(f"{WARM}, {one}, {AGAIN}, {one}, {AGAIN}, {one}, open, heat")
    assert day.screen == "Choose"
    assert taken_today(day.state, Method.HEAT, day.at()) == 3
    day.tell("cold")
    assert day.state.phase == Safety(Method.COLD)
    day.tell("12h")
    day.step()
    assert taken_today(day.state, Method.HEAT, day.at()) == 0


def test_a_pack_that_is_on_past_midnight_counts_for_the_new_day() -> None:
    late = "2026-03-02 23:50"
    on_past = day_of(f"{WARM}, 5m, yes, 5m, yes, 5m, {ENDED}", start=late)
    assert taken_today(on_past.state, Method.HEAT, on_past.at()) == 1
    asleep_on = day_of(f"{WARM}, 5m, yes, sleep 30m", start=late)
    assert taken_today(asleep_on.state, Method.HEAT, asleep_on.at()) == 1
    off_before = day_of(f"{WARM}, 5m, stop, 5m, yes, 3m", start=late)
    assert taken_today(off_before.state, Method.HEAT, off_before.at()) == 0


def test_a_clock_set_back_a_day_does_not_forget_the_packs_of_the_day() -> None:
    day = day_of(f"{WHOLE}, 1h, clock -26h")
    assert taken_today(day.state, Method.HEAT, day.at()) == 1
    day.tell("26h")
    day.step()
    assert taken_today(day.state, Method.HEAT, day.at()) == 0


def test_start_is_asked_again_whether_it_may() -> None:
    day = day_of("open, none-fits, heat, none-fits")
    day.state = replace(day.state, read=("",))
    day.tell("start")
    assert day.screen == "Choose"
    full = day_of(f"{WARM}, 1m, stop, 5m, yes, 2h, open, heat")
    full.state = replace(full.state, taken=full.state.taken * 3)
    full.tell("start")
    assert full.screen == "Choose"
    early = day_of(f"{WARM}, 1m, stop, 5m, yes")
    early.state = replace(early.state, phase=Setup(Method.HEAT))
    early.tell("start")
    assert early.screen == "Rest"
