"""The pages of the guide that were kept: in the order of keeping, over a restart, and back in their place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.store import kept_pages
from backcare_desktop.store.memory import Memory


def opened(path: Path) -> Memory:
    def tell(problem: Exception) -> None:
        raise AssertionError(problem)

    return Memory(path, now=lambda: datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tell=tell)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite"


def test_pages_are_kept_in_the_order_of_keeping_and_over_a_restart(file: Path) -> None:
    memory = opened(file)
    assert kept_pages.kept(memory) == ()
    for item in ("care.heat", "neck-turn", "rf.heart", "neck-turn"):
        kept_pages.keep(memory, item)
    memory.close()
    assert kept_pages.kept(opened(file)) == ("care.heat", "neck-turn", "rf.heart")


def test_a_page_that_was_dropped_can_come_back_to_its_place(file: Path) -> None:
    memory = opened(file)
    for item in ("care.heat", "neck-turn", "rf.heart"):
        kept_pages.keep(memory, item)
    kept_pages.drop(memory, "neck-turn")
    assert kept_pages.kept(memory) == ("care.heat", "rf.heart")
    kept_pages.keep(memory, "neck-turn", 1)
    assert kept_pages.kept(memory) == ("care.heat", "neck-turn", "rf.heart")


@pytest.mark.parametrize(
    ("found", "kept"),
    [("care.heat", ()), ({"care.heat": 1}, ()), (["care.heat", 7, "care.heat", None], ("care.heat",))],
)
def test_what_cannot_be_a_list_of_pages_is_none(file: Path, found: object, kept: tuple[str, ...]) -> None:
    memory = opened(file)
    memory.put(kept_pages.KEY, found)
    assert kept_pages.kept(memory) == kept
