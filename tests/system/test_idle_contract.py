"""What every idle probe promises, held by the real ones on real desktops and by the fake."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.system.idle_rigs import Rig, rig

AFTER_S = 0.5
KINDS = [
    "fake",
    *(pytest.param(kind, marks=pytest.mark.desk) for kind in ("x11", "xss", "mutter", "wayland-2")),
]


@pytest.fixture(params=KINDS)
def idle(request: pytest.FixtureRequest) -> Iterator[Rig]:
    with rig(request.param, 60.0) as running:
        running.touch()
        running.watch(AFTER_S)
        yield running


def kinds(idle: Rig) -> list[str]:
    return [kind for kind, _ in idle.reported()]


def first_kinds(idle: Rig, count: int, *, within_s: float) -> list[str]:
    """So many of the kinds that were reported, once there are as many."""
    idle.until(lambda: len(kinds(idle)) >= count, within_s)
    return kinds(idle)[:count]


def next_idle_s(idle: Rig, told: int, *, within_s: float) -> float:
    """What the report after so many earlier ones said of the idle time."""
    assert idle.until(lambda: len(kinds(idle)) > told, within_s)
    kind, idle_s = idle.reported()[told]
    assert kind == "stopped"
    return idle_s


def since_touched_s(idle: Rig) -> float:
    return idle.now_s() - idle.touched_s + 0.01


def test_input_is_reported_each_time_it_stops_and_each_time_it_begins(idle: Rig) -> None:
    assert AFTER_S <= next_idle_s(idle, 0, within_s=AFTER_S + 1.0) <= since_touched_s(idle)
    idle.touch()
    assert first_kinds(idle, 2, within_s=idle.began_within_s) == ["stopped", "began"]
    assert first_kinds(idle, 3, within_s=AFTER_S + 1.0) == ["stopped", "began", "stopped"]
    idle.watch(9.0)
    idle.touch()
    assert first_kinds(idle, 4, within_s=idle.began_within_s) == ["stopped", "began", "stopped", "began"]


def test_ongoing_input_is_not_reported(idle: Rig) -> None:
    """Over and over until a busy machine lets no more than a second pass between two keys."""
    after_s, longest_s, told = 1.5, 9.0, 0
    idle.watch(after_s)
    while longest_s > 1.0:
        told, times = len(kinds(idle)), [idle.now_s()]
        idle.touch()
        while times[-1] < times[0] + after_s + 0.5:
            idle.let_pass(0.4)  # the pauses of a hand: time itself is what no probe may take for its end
            idle.touch()
            times.append(idle.now_s())
        longest_s = max(later - earlier for earlier, later in pairwise(times))
    assert "stopped" not in kinds(idle)[told:]


def test_a_longer_time_replaces_the_earlier_one(idle: Rig) -> None:
    idle.watch(1.5)
    told = len(kinds(idle))  # where the machine is slow, the earlier time has come before
    assert next_idle_s(idle, told, within_s=2.5) >= 1.5


def test_a_time_that_is_over_already_is_reported_soon_and_a_longer_one_when_it_comes(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.watch(0.3)
    assert next_idle_s(idle, 1, within_s=0.5) >= AFTER_S
    idle.watch(1.2)
    assert 1.2 <= next_idle_s(idle, 2, within_s=1.7) <= since_touched_s(idle)
    idle.touch()
    assert first_kinds(idle, 4, within_s=idle.began_within_s) == ["stopped", "stopped", "stopped", "began"]


def test_it_answers_how_long_there_was_no_input(idle: Rig) -> None:
    if idle.can_ask:
        assert idle.until(lambda: 0.1 <= (idle.ask() or 0.0) <= since_touched_s(idle), 1.0)
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle_s = idle.ask()
    assert idle_s is not None
    assert AFTER_S <= idle_s <= since_touched_s(idle)


def test_once_stopped_it_reports_and_answers_nothing(idle: Rig) -> None:
    idle.watch(1.0)
    idle.stop()
    told = kinds(idle)
    idle.let_input_stop_and_begin(1.0)
    assert kinds(idle) == told
    assert idle.keeps_silent()


def test_a_lost_source_is_reported_once(idle: Rig) -> None:
    idle.lose()
    assert idle.until(lambda: "lost" in kinds(idle), 1.0)
    idle.settle(AFTER_S + 0.3)
    assert kinds(idle).count("lost") == 1
    assert kinds(idle)[-1] == "lost"
    assert idle.keeps_silent()
