"""Files of a history, as a test wants them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_rows import MIGRATIONS
from tests.store.conftest import AT, Told

BREAK = Row(AT, Entry.TAKEN, "stretch", seconds=300.0, covers=("posture", "eyes"), unseen=True)
LATER = Row(AT + timedelta(hours=1), Entry.SKIPPED, "rest", "pressed")


def make(path: Path, told: Told, migrations: tuple[str, ...] = MIGRATIONS) -> History:
    return History(path, now=lambda: AT, tell=told, migrations=migrations)


def many(count: int) -> list[Row]:
    return [Row(AT + timedelta(minutes=number), Entry.TAKEN, "eyes", seconds=float(number)) for number in range(count)]


def fill_with(path: Path, rows: list[Row], migrations: tuple[str, ...] = MIGRATIONS) -> None:
    told = Told()
    history = make(path, told, migrations)
    for row in rows:
        history.add(row)
    history.close()
    assert told.problems == []


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())
