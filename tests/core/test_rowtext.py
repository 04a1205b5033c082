"""Rows as records, for CSV, JSON and backups, and back."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

import pytest

from backcare_desktop.core.lookback.rowtext import COLUMNS, cells_of, counted, record_of, row_of_record
from backcare_desktop.core.tally import Entry, Row

FOUR = time(4)
BERLIN = timezone(timedelta(hours=1))
LATE = datetime(2026, 3, 3, 1, 30, tzinfo=BERLIN)
USE = Row(LATE, Entry.USE, "", "call", 3600.5, unseen=True, away_s=60.0)
TAKEN = Row(LATE, Entry.TAKEN, "stretch", seconds=300.0, covers=("eyes", "posture"))


def test_a_row_says_all_about_itself() -> None:
    assert record_of(USE, FOUR) == {
        "day": "2026-03-02",
        "at": "2026-03-03T01:30:00+01:00",
        "until": "2026-03-03T02:30:00.500000+01:00",
        "entry": "use",
        "item": "",
        "why": "call",
        "seconds": 3600.5,
        "away_s": 60.0,
        "covers": [],
        "unseen": True,
        "is_break": False,
    }
    assert tuple(record_of(USE, FOUR)) == COLUMNS


def test_the_cells_of_a_row() -> None:
    at = "2026-03-03T01:30:00+01:00"
    assert cells_of(TAKEN, FOUR) == [
        *("2026-03-02", at, at, "taken", "stretch", "", "300", "", "eyes posture", "no", "yes"),
    ]
    assert cells_of(USE, FOUR)[6:8] == ["3600.5", "60"]


@pytest.mark.parametrize("row", [USE, TAKEN, Row(LATE, Entry.PAUSED)])
def test_a_row_comes_back(row: Row) -> None:
    assert row_of_record(record_of(row, FOUR)) == row


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "soon"},
        {"at": "2026-03-03T01:30:00"},
        {"at": "9999-12-31T23:00:00+00:00"},
        {"at": 5},
        {"entry": "levitated"},
        {"item": "a\nb"},
        {"why": "x" * 501},
        {"seconds": -1},
        {"seconds": True},
        {"seconds": "300"},
        {"away_s": 1e300},
        {"covers": "eyes"},
        {"covers": [5]},
    ],
)
def test_what_is_no_row_is_none(wrong: dict[str, object]) -> None:
    assert row_of_record(record_of(TAKEN, FOUR) | wrong) is None


def test_what_is_no_record_is_none_and_what_is_not_there_is_not_known() -> None:
    assert row_of_record([]) is None
    assert row_of_record({"at": LATE.isoformat(), "entry": "taken"}) == Row(LATE, Entry.TAKEN)


def test_how_many() -> None:
    assert [counted(each) for each in (0, 1, 2)] == ["no entries", "1 entry", "2 entries"]
