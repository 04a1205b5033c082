"""What every idle probe promises, held by the real ones on real desktops and by the fake."""

from __future__ import annotations

from collections.abc import Iterator

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
    """The kinds that were reported, once they are as many as that, or that time is over."""
    idle.until(lambda: len(kinds(idle)) >= count, within_s)
    return kinds(idle)


def test_input_that_stops_is_reported_within_a_second_of_the_time(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    assert AFTER_S <= idle.reported()[0][1] < AFTER_S + 1.0


def test_input_that_begins_is_reported_at_once(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.touch()
    assert first_kinds(idle, 2, within_s=idle.began_within_s) == ["stopped", "began"]


def test_input_that_stops_again_is_reported_again(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.touch()
    assert first_kinds(idle, 3, within_s=idle.began_within_s + AFTER_S + 1.0) == ["stopped", "began", "stopped"]


def test_ongoing_input_is_not_reported(idle: Rig) -> None:
    idle.watch(1.5)
    for _ in range(5):
        idle.touch()
        idle.until(lambda: False, 0.4)
    assert kinds(idle) == []


def test_a_longer_time_replaces_the_earlier_one(idle: Rig) -> None:
    idle.watch(1.5)
    idle.until(lambda: False, 1.0)
    assert kinds(idle) == []
    assert first_kinds(idle, 1, within_s=1.5) == ["stopped"]
    assert idle.reported()[0][1] >= 1.5


def test_a_time_that_is_over_already_is_reported_soon(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.watch(0.3)
    assert first_kinds(idle, 2, within_s=0.5) == ["stopped", "stopped"]
    assert idle.reported()[1][1] >= AFTER_S


def test_while_input_has_stopped_a_longer_time_is_reported_when_it_comes(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.watch(1.2)
    assert first_kinds(idle, 2, within_s=1.7) == ["stopped", "stopped"]
    assert 1.2 <= idle.reported()[1][1] < 2.2
    idle.touch()
    assert first_kinds(idle, 3, within_s=idle.began_within_s) == ["stopped", "stopped", "began"]


def test_input_is_still_reported_after_the_time_was_replaced(idle: Rig) -> None:
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle.watch(9.0)
    idle.touch()
    assert first_kinds(idle, 2, within_s=idle.began_within_s) == ["stopped", "began"]


def test_it_answers_how_long_there_was_no_input(idle: Rig) -> None:
    if idle.can_ask:
        idle.until(lambda: False, 0.2)
        idle_s = idle.ask()
        assert idle_s is not None
        assert 0.1 <= idle_s < AFTER_S + 1.0
    assert first_kinds(idle, 1, within_s=AFTER_S + 1.0) == ["stopped"]
    idle_s = idle.ask()
    assert idle_s is not None
    assert AFTER_S <= idle_s < AFTER_S + 2.0


def test_once_stopped_it_reports_and_answers_nothing(idle: Rig) -> None:
    idle.watch(1.0)
    idle.stop()
    idle.until(lambda: False, 1.3)
    idle.touch()
    idle.until(lambda: False, 0.3)
    assert kinds(idle) == []
    assert idle.ask() is None


def test_a_lost_source_is_reported_once(idle: Rig) -> None:
    idle.lose()
    assert first_kinds(idle, 1, within_s=1.0) == ["lost"]
    idle.until(lambda: False, AFTER_S + 0.3)
    assert kinds(idle) == ["lost"]
    assert idle.ask() is None
