"""What another thread reads is what the history says, and what the database adds up is what the rows add up to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from backcare_desktop.core.lookback.periods import Sums, sums_of
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_apart import Apart
from tests.ui.history_life import EDGE, NOW, kept_in, life

FIRST, END = date(2026, 2, 2), date(2026, 3, 7)
MORE = (
    Row(NOW - timedelta(hours=12, minutes=30), Entry.TAKEN, "eyes", seconds=20.0, unseen=True),
    Row(NOW - timedelta(days=1), Entry.SKIPPED, "stretch", "pressed"),
    Row(NOW - timedelta(days=1), Entry.DID, "stretch", seconds=300.0),
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    result = kept_in(tmp_path / "history.db", [*life(FIRST), *MORE])
    yield result
    result.close()


def test_the_database_adds_up_what_the_rows_add_up_to(history: History) -> None:
    rows = history.rows()
    assert len(rows) > 500
    assert history.sums(FIRST, END, EDGE) == sums_of(rows, EDGE)


def test_another_thread_reads_the_same(history: History) -> None:
    found: list[object] = []
    apart = history.apart()

    def read() -> None:
        found.extend((apart.rows(None, None), apart.rows(NOW - timedelta(days=1), NOW, (Entry.USE,))))
        found.append(apart.sums(FIRST, END, EDGE))

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert found == [
        history.rows(),
        history.rows(NOW - timedelta(days=1), NOW, (Entry.USE,)),
        history.sums(FIRST, END, EDGE),
    ]


def test_a_file_that_is_not_there_or_is_none_has_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no database")
    apart = Apart([tmp_path / "none.db", broken])
    assert apart.rows(None, None) == []
    assert apart.sums(FIRST, END, EDGE) == Sums({}, {}, {})
