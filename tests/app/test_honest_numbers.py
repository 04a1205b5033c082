"""A fortnight reckoned by hand: day, week, month, year, paper, CSV and JSON all say the same of it.

It has a night in which the clock changes, a flight, work after midnight, and things that are no breaks.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core.lookback.charts import Bars, Squares, Strip
from backcare_desktop.core.lookback.deskreport import report
from backcare_desktop.core.lookback.lookback import Fact, Look
from backcare_desktop.core.lookback.periods import Grain, period_of
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.folders import find
from backcare_desktop.store.history import History
from backcare_desktop.ui.history.deeds import save_rows
from backcare_desktop.ui.history.past import Past
from tests.app.conftest import Terminal

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
EDGE, WEEK = time(4, 0), date(2026, 3, 23)
NOW = datetime(2026, 3, 31, 12, 0, tzinfo=BERLIN)
TITLES = {"eyes": "Rest your eyes", "stretch": "Stretch break", "rest": "Longer break"}


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = BERLIN) -> datetime:
    """In March 2026; on the 29th the clock goes from 02:00 to 03:00 in Berlin."""
    return datetime(2026, 3, day, hour, minute, tzinfo=zone)


ROWS = (
    Row(at(17, 9), Entry.USE, seconds=7200.0, away_s=0.0),
    Row(at(17, 11, 5), Entry.TAKEN, "stretch", seconds=300.0, away_s=300.0),
    # Monday: an hour with five minutes of rests; hands that went on are no break
    Row(at(23, 9), Entry.USE, seconds=3600.0, away_s=300.0),
    Row(at(23, 9, 30), Entry.TAKEN, "eyes", seconds=20.0, away_s=0.0),
    Row(at(23, 10, 5), Entry.TAKEN, "stretch", seconds=300.0, away_s=280.0),
    # Tuesday: a call that adjoins; a skip that was put right, and one that was not
    Row(at(24, 9), Entry.USE, "", "call", 1800.0, away_s=0.0),
    Row(at(24, 9, 30), Entry.USE, seconds=1800.0, away_s=0.0),
    Row(at(24, 10), Entry.SKIPPED, "stretch", "pressed"),
    Row(at(24, 10), Entry.DID, "stretch", seconds=300.0),
    Row(at(24, 10, 20), Entry.SKIPPED, "eyes", "ignored"),
    # Wednesday: away at lunch; what was not shown, put off or held is no offer
    Row(at(25, 12), Entry.NATURAL, "rest", seconds=900.0),
    Row(at(25, 13), Entry.MISSED, "warmup"),
    Row(at(25, 14), Entry.SNOOZED, "stretch", seconds=300.0),
    Row(at(25, 15), Entry.HELD, "stretch", "call"),
    # Thursday ends at four in the morning of Friday; nobody could tell who was there
    Row(at(27, 0, 30), Entry.USE, seconds=3600.0, away_s=0.0),
    Row(at(27, 3, 59), Entry.TAKEN, "eyes", seconds=20.0, unseen=True),
    # Friday evening, lived in New York: Saturday morning in Berlin
    Row(at(27, 22, 0, NEW_YORK), Entry.USE, seconds=3600.0, away_s=0.0),
    # Saturday's night has an hour less: two hours from 00:30 end at 03:30
    Row(at(29, 0, 30), Entry.USE, seconds=7200.0, away_s=0.0),
    Row(at(29, 10), Entry.TAKEN, "rest", seconds=900.0, away_s=900.0),
)  # fmt: skip
DAYS = {
    "2026-03-17": ("2 h", "–", "2 h", "1", "0", "0", "0"),
    "2026-03-23": ("55 min", "–", "1 h", "1", "0", "1", "0"),
    "2026-03-24": ("1 h", "30 min", "1 h", "1", "0", "0", "1"),
    "2026-03-25": ("–", "–", "–", "0", "1", "0", "0"),
    "2026-03-26": ("1 h", "–", "1 h", "0", "0", "1", "0"),
    "2026-03-27": ("1 h", "–", "1 h", "0", "0", "0", "0"),
    "2026-03-28": ("2 h", "–", "2 h", "0", "0", "0", "0"),
    "2026-03-29": ("–", "–", "–", "1", "0", "0", "0"),
}
"""At the desk, on calls, longest sitting; taken, while away, marked done, came and went."""


@pytest.fixture
def past(home: Path) -> Iterator[Past]:
    """What the window reads, out of the file that the command line reads, too."""
    folders = find()
    folders.make()
    with closing(History(folders.history, now=lambda: NOW, tell=lambda each: pytest.fail(str(each)))) as history:
        history.add(*ROWS)
        assert history.keep_sums(date(2026, 3, 31), EDGE) == 11
        yield Past(
            rows=history.rows,
            sums=lambda first, end: history.sums(first, end, EDGE),
            count=lambda first, end: history.count(first, end, EDGE),
            first_day=lambda: history.first_day(EDGE),
            titles=lambda: TITLES,
            now=lambda: NOW,
            day_starts_at=EDGE,
        )


def bars(look: Look, title: str) -> Bars:
    return next(each for each in look.charts if isinstance(each, Bars) and each.title == title)


def test_the_week(past: Past) -> None:
    look = past.look(period_of(Grain.WEEK, WEEK))
    assert look.sentence == "5 h 55 min at the desk and 4 breaks."
    assert look.facts == (
        Fact("At the desk", "5 h 55 min", "the week before: 2 h"),
        Fact("Longest sitting", "2 h", "Sun 29 Mar, 00:30 to 03:30"),
        Fact("On calls", "30 min", "8 % of the time at the desk"),
        Fact("Breaks", "4", "3 taken, 1 while away\nthe week before: 1"),
    )
    use = [line[1:] for line in bars(look, "Time at the desk").lines]
    assert use == [("55 min", ""), ("1 h", "30 min"), ("", ""), ("1 h", ""), ("1 h", ""), ("2 h", ""), ("", "")]
    assert [line[1:] for line in bars(look, "Breaks").lines] == [
        ("1", "0", "1", "0", "0"),
        ("1", "0", "0", "1", "0"),
        ("0", "1", "0", "0", "1"),
        ("0", "0", "1", "0", "0"),
        ("0", "0", "0", "0", "0"),
        ("0", "0", "0", "0", "0"),
        ("1", "0", "0", "0", "0"),
    ]
    assert bars(look, "Breaks by time of day").lines == (
        ("before 9:00", "1", "0", "1", "0"),
        ("9:00 to 11:00", "5", "3", "1", "1"),
    )
    assert bars(look, "Breaks by kind").lines == (
        ("Rest your eyes", "3", "0", "2", "1"),
        ("Stretch break", "2", "2", "0", "0"),
        ("Longer break", "1", "1", "0", "0"),
    )


def test_the_month_and_the_year_are_the_days_together(past: Past) -> None:
    month, year = (past.look(period_of(grain, WEEK)) for grain in (Grain.MONTH, Grain.YEAR))
    assert month.sentence == "7 h 55 min at the desk and 5 breaks so far."
    assert year.sentence == month.sentence
    assert bars(year, "Time at the desk").lines[2] == ("March 2026", "7 h 55 min", "30 min")
    assert bars(year, "Breaks").lines[2] == ("March 2026", "4", "1", "2", "1", "1")
    squares = next(each for each in year.charts if isinstance(each, Squares))
    assert [(each.day.day, each.level) for each in squares.squares if each.level] == [
        (17, 1), (23, 1), (24, 1), (26, 1), (27, 1), (28, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "hours", "lines"),
    [
        (date(2026, 3, 26), 24, (("00:30", "01:30", "At the desk", "1 h"),)),
        (date(2026, 3, 27), 24, (("22:00", "23:00", "At the desk", "1 h"),)),
        (date(2026, 3, 28), 23, (("00:30", "03:30", "At the desk", "2 h"),)),
        (date(2026, 3, 29), 24, (("09:45", "10:00", "Longer break: taken, 15 min", "15 min"),)),
    ],
)
def test_each_day_is_as_long_as_it_was(past: Past, day: date, hours: int, lines: tuple[tuple[str, ...], ...]) -> None:
    strip = past.look(period_of(Grain.DAY, day)).charts[0]
    assert isinstance(strip, Strip)
    assert strip.ticks[-1][0] <= hours * 3600.0 < strip.ticks[-1][0] + 3600.0
    assert strip.lines[: len(lines)] == lines


def test_paper_says_the_same(past: Past) -> None:
    asked = past.asked(period_of(Grain.FORTNIGHT, date(2026, 3, 29)))
    found = report(asked, past.kept(asked, past.fresh(asked)))
    days = {(date(2026, 3, 16) + timedelta(days=number)).isoformat(): line for number, line in enumerate(found.lines)}
    assert {day: line[1:] for day, line in days.items() if line[1:] != ("–",) * 3 + ("",) * 4} == DAYS
    assert [each.value for each in found.facts] == ["59 min", "2 h", "6 %", "0.6"]


def test_what_is_taken_away_says_the_same(past: Past, said: Terminal, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        assert save_rows(past, form, str(tmp_path / f"all.{form}")).startswith("Saved as ")
    table = (tmp_path / "all.csv").read_text()
    assert table == said("history", "--csv")[1]
    assert (tmp_path / "all.jsonl").read_text() == said("history", "--json")[1]
    records = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    cells = list(csv.DictReader(io.StringIO(table)))
    assert len(cells) == len(records) == len(ROWS) == past.count(None, None)
    assert [each["day"] for each in cells] == [each["day"] for each in records]
    worked: dict[str, float] = {}
    for each in records:
        if each["entry"] == "use":
            worked[each["day"]] = worked.get(each["day"], 0.0) + each["seconds"] - each["away_s"]
    assert worked == {
        "2026-03-17": 7200.0, "2026-03-23": 3300.0, "2026-03-24": 3600.0,
        "2026-03-26": 3600.0, "2026-03-27": 3600.0, "2026-03-28": 7200.0,
    }  # fmt: skip
    breaks = [each["day"][-2:] for each in cells if each["is_break"] == "yes"]
    assert breaks == ["17", "23", "24", "25", "29"]
    night = next(each for each in records if each["day"] == "2026-03-28")
    assert (night["at"], night["until"]) == ("2026-03-29T00:30:00+01:00", "2026-03-29T02:30:00+01:00")
    week = said("history", "2026-03-23..2026-03-29", "--json")[1].splitlines()
    assert len(week) == len(ROWS) - 2
