"""The warm and cold timer over sleep, a crash and a restart: a pack that is on is never forgotten."""

from __future__ import annotations

import pytest

from backcare_desktop.core.pack import heatcold
from backcare_desktop.core.pack.state import (
    Done,
    Why,
)
from tests.core.packstory import day_of

WARM = "open, none-fits, heat, none-fits, start"
COLD = "open, none-fits, cold, none-fits, start"


@pytest.mark.parametrize("gap", ["sleep", "crash"])
def test_who_hears_of_the_end_too_late_is_told_that_time_passed(gap: str) -> None:
    day = day_of(f"{COLD}, 1m, {gap} 40m")
    assert day.told[-2:] == ["0:41:00 Done passed", "0:41:00 alarm"]
    day.tell("30m")
    assert len(day.rang_s) == 30 + 20


@pytest.mark.parametrize("gap", ["sleep", "crash"])
def test_a_short_gap_changes_nothing(gap: str) -> None:
    assert day_of(f"{COLD}, 1m, {gap} 2m, 2m").told[-1] == "0:05:00 SkinCheck"
    assert day_of(f"{COLD}, 4m, {gap} 80s").screen == "SkinCheck"
    assert day_of(f"{COLD}, 5m, {gap} 10s, yes, 4m50s").told[-2:] == ["0:10:00 Done time_up", "0:10:00 alarm"]
    assert day_of(f"{COLD}, 5m, yes, 4m50s, {gap} 30s").told[-2:] == ["0:10:20 Done time_up", "0:10:20 alarm"]


@pytest.mark.parametrize("gap", ["sleep", "crash"])
def test_a_look_slept_through_stops_the_timer(gap: str) -> None:
    assert day_of(f"{COLD}, 4m, {gap} 130s").told[-2:] == ["0:06:10 Done unanswered", "0:06:10 alarm"]
    assert day_of(f"{COLD}, 4m, {gap} 5m").told[-2:] == ["0:09:00 Done passed", "0:09:00 alarm"]


@pytest.mark.parametrize("gap", ["sleep", "crash"])
def test_an_alarm_that_nobody_could_hear_begins_again(gap: str) -> None:
    day = day_of(f"{COLD}, 5m, yes, 5m, {gap} 8h")
    assert day.told[-1] == "8:10:00 alarm"
    day.tell("20m")
    assert len(day.rang_s) == 1 + 30 + 10
    assert isinstance(day.state.phase, Done)
    assert day.state.phase.why is Why.PASSED


@pytest.mark.parametrize("gap", ["sleep", "crash"])
def test_what_comes_after_the_pack_goes_on_too(gap: str) -> None:
    assert day_of(f"{WARM}, 1m, stop, {gap} 4m, 1m").screen == "AfterCheck"
    assert day_of(f"{WARM}, 1m, stop, {gap} 8h, open").screen == "Choose"
    assert day_of(f"{WARM}, 1m, stop, 5m, {gap} 1m").screen == "AfterCheck"
    assert day_of(f"{WARM}, 5m, no, {gap} 1m").screen == "Advice"
    assert day_of(f"{WARM}, 5m, no, {gap} 5m").screen == "AfterCheck"


def test_a_restart_counts_what_either_clock_says() -> None:
    assert day_of(f"{COLD}, 1m, dead clock +1h, crash 2s").told[-2:] == ["0:01:02 Done passed", "0:01:02 alarm"]
    assert day_of(f"{COLD}, 5m, dead clock +30s, crash 2s, 28s").told[-2:] == [
        "0:05:30 Done unanswered",
        "0:05:30 alarm",
    ]
    assert day_of(f"{COLD}, 1m, dead clock -1h, crash 2m").screen == "Running"
    day = day_of(f"{COLD}, 1m, dead clock -1h, crash 2m, 2m, yes, 5m")
    assert day.told[-2:] == ["0:10:00 Done time_up", "0:10:00 alarm"]


def test_a_restart_after_the_boot_clock_began_anew_goes_by_the_wall_clock() -> None:
    day = day_of(f"{COLD}, 2m")
    day.boot_s, day.ahead_s = 10.0, day.ahead_s + 120 + 50
    day.state = heatcold.wake(day.state, day.at())
    day.step()
    assert heatcold.next_deadline(day.state) == pytest.approx(10 + 300 - 180)


def test_before_a_pack_is_on_nothing_is_taken_up_again() -> None:
    assert day_of("open, none-fits, heat, crash 2s").screen == "Idle"
    assert day_of("open, none-fits, crash 2s, open").screen == "Choose"
