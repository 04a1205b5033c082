"""“I did it”: one more row in the real history, and the line that offers it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from backcare_desktop.amends import Amends
from backcare_desktop.core.settings import defaults
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SKIPPED = Row(TEN, Entry.SKIPPED, "stretch", "pressed")


class Day:
    """A history, and a time that goes on."""

    def __init__(self, path: Path) -> None:
        self.at = TEN
        self.history = History(path, now=lambda: self.at, tell=lambda _problem: None)
        self.amends = Amends(
            lambda days: self.history.rows(since=self.at - timedelta(days=days)),
            self.history.add,
            settings=defaults,
            now=lambda: self.at,
        )

    def happens(self, row: Row) -> None:
        self.history.add(row)
        self.amends.heed(row)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path / "history.db")
    yield made
    made.history.close()


def test_a_skipped_break_is_put_right_by_one_more_row_and_offered_no_more(day: Day) -> None:
    assert day.amends.open is None
    day.happens(SKIPPED)
    assert day.amends.open == "stretch"
    assert day.amends.put_right(None) == Row(TEN, Entry.DID, "stretch", seconds=300.0)
    assert day.amends.open is None
    assert day.amends.put_right("stretch") is None
    assert [(row.entry, row.why) for row in day.history.rows()] == [(Entry.SKIPPED, "pressed"), (Entry.DID, "")]


def test_tomorrow_and_after_the_next_break_it_is_offered_no_more(day: Day) -> None:
    day.happens(SKIPPED)
    day.happens(Row(TEN, Entry.TAKEN, "eyes"))
    assert day.amends.open == "stretch"
    day.at = TEN + timedelta(hours=19)
    assert day.amends.open is None
    assert day.amends.put_right(None) is None
    day.at = TEN
    day.happens(Row(TEN, Entry.TAKEN, "stretch"))
    assert day.amends.open is None


def test_what_was_deleted_is_not_offered(day: Day) -> None:
    day.happens(SKIPPED)
    day.history.delete(None, None, time(4))
    day.amends.begin_anew()
    assert day.amends.open is None
    assert day.amends.put_right(None) is None
