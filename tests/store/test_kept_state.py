"""The engine goes on from its saved state, across restarts and reboots."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.core.model import State
from backcare_desktop.store import kept_state
from backcare_desktop.store.memory import Memory

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class HandClock:
    """A clock that the test sets."""

    speed = 1.0

    def __init__(self, boot_s: float, utc_s: float, boot: str) -> None:
        self._boot_s, self._utc_s, self._boot = boot_s, utc_s, boot

    def boot_s(self) -> float:
        return self._boot_s

    def utc_s(self) -> float:
        return self._utc_s

    def zone(self) -> str:
        return "UTC"

    def boot_id(self) -> str:
        return self._boot


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.db", now=lambda: NOW, tell=lambda problem: pytest.fail(str(problem)))


SAVED = State(5000.0, 1_000_000.0, "Europe/Berlin", counters={"stretch": 1234.5})


def test_nothing_saved_is_nothing_restored(memory: Memory) -> None:
    assert kept_state.restore(memory, HandClock(1.0, 2.0, "a")) is None


def test_within_one_boot_the_boot_clock_goes_on(memory: Memory) -> None:
    kept_state.keep(memory, kept_state.Kept(SAVED, 10.0), HandClock(4990.0, 1_000_000.0, "a"))
    assert kept_state.restore(memory, HandClock(5290.0, 9_999_999.0, "a")) == kept_state.Kept(SAVED, 10.0)


def test_the_diary_of_the_same_moment_comes_back(memory: Memory) -> None:
    kept_state.keep(memory, kept_state.Kept(SAVED, 0.0, "the day so far"), HandClock(4990.0, 1_000_000.0, "a"))
    kept = kept_state.restore(memory, HandClock(5290.0, 9_999_999.0, "a"))
    assert kept is not None
    assert kept.diary == "the day so far"


def test_across_a_reboot_it_is_wall_clock(memory: Memory) -> None:
    kept_state.keep(memory, kept_state.Kept(SAVED, 0.0), HandClock(5000.0, 1_000_000.0, "a"))
    kept = kept_state.restore(memory, HandClock(20.0, 1_000_600.0, "b"))
    assert kept is not None
    assert kept.ahead_s + 20.0 == 5600.0


def test_a_wall_clock_that_went_backwards_counts_as_nothing(memory: Memory) -> None:
    kept_state.keep(memory, kept_state.Kept(SAVED, 0.0), HandClock(5000.0, 1_000_000.0, "a"))
    kept = kept_state.restore(memory, HandClock(20.0, 900_000.0, "b"))
    assert kept is not None
    assert kept.ahead_s + 20.0 == 5000.0


def test_a_boot_clock_never_goes_back(memory: Memory) -> None:
    kept_state.keep(memory, kept_state.Kept(SAVED, 0.0), HandClock(5000.0, 1_000_000.0, "a"))
    kept = kept_state.restore(memory, HandClock(4000.0, 1_000_000.0, "a"))
    assert kept is not None
    assert kept.ahead_s == 1000.0


@pytest.mark.warns
def test_what_cannot_be_read_is_not_restored(memory: Memory) -> None:
    memory.put("engine", {"state": "{}", "boot_id": "a", "ahead_s": 0.0})
    assert kept_state.restore(memory, HandClock(1.0, 2.0, "a")) is None
    memory.put("engine", "nonsense")
    assert kept_state.restore(memory, HandClock(1.0, 2.0, "a")) is None
