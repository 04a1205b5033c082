"""The history window: by day, in gentle words, and something useful when there is nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QUrl

from backcare_desktop.core.commands import Open, Page, TakeNext, Verb
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.ui import history
from backcare_desktop.ui.history import HistoryWindow
from tests.ui.kept import kept

NOW = datetime(2026, 3, 3, 15, 20, tzinfo=UTC)
TODAY = date(2026, 3, 3)
TITLES = {"stretch": "Stretch break", "eyes": "Rest your eyes", "rest": "Longer break", "pc.feet": "Feet on the floor?"}


def at(hours_ago: float, entry: Entry, item: str = "stretch", why: str = "", seconds: float | None = None) -> Row:
    return Row(NOW - timedelta(hours=hours_ago), entry, item, why, seconds)


ROWS = (
    at(0, Entry.TAKEN, seconds=300.0),
    at(1, Entry.SKIPPED, why="ignored"),
    at(2, Entry.NATURAL, "rest", seconds=1500.0),
    at(24, Entry.ANSWER, "pc.feet", "no"),
    at(72, Entry.MISSED),
)


@contextmanager
def show(verbs: list[Verb], rows: Sequence[Row]) -> Iterator[tuple[HistoryWindow, list[int]]]:
    asked: list[int] = []

    def give(days: int) -> Sequence[Row]:
        asked.append(days)
        return rows

    with kept(HistoryWindow(verbs.append, give, TITLES, TODAY)) as window:
        yield window, asked


def test_days_are_listed_newest_first_with_their_sums(verbs: list[Verb]) -> None:
    with show(verbs, ROWS) as (window, _):
        text = window.page.toPlainText()
    order = [text.index(words) for words in ("Today", "Yesterday", "Saturday, 28 February")]
    assert order == sorted(order)
    assert "1 taken, 1 while away and 1 skipped. 30 min of breaks in all." in text
    assert "No breaks came up." in text
    assert "1 not shown." in text
    assert "What you hide or log stays on this computer." in text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (at(0, Entry.TAKEN, seconds=300.0), "taken, 5 min"),
        (at(0, Entry.NATURAL, seconds=1500.0), "you were away, that counts, 25 min"),
        (at(0, Entry.SKIPPED, why="pressed"), "skipped"),
        (at(0, Entry.SKIPPED, why="ignored"), "came and went"),
        (at(0, Entry.SKIPPED, why="something new"), "skipped"),
        (at(0, Entry.MISSED), "not shown, there was no good moment"),
        (at(0, Entry.SNOOZED), "put off"),
        (at(0, Entry.HELD, why="call, camera"), "waited, you were on a call and the camera was on"),
        (at(0, Entry.HELD), "waited"),
        (at(0, Entry.ANSWER, why="no"), "no"),
        (at(0, Entry.PAUSED), "Reminders paused"),
        (at(0, Entry.RESUMED), "Reminders on again"),
        (Row(NOW, Entry.TAKEN, "eyes", unseen=True), "taken, nobody could tell"),
    ],
)
def test_every_outcome_has_gentle_words(row: Row, words: str) -> None:
    assert history.outcome_words(row) == words


def test_every_entry_has_words() -> None:
    for entry in Entry:
        assert history.line(at(0, entry, why="yes"), TITLES)


def test_titles_are_plain_text() -> None:
    assert "&lt;b&gt;" in history.line(at(0, Entry.TAKEN, "own"), {"own": "<b>"})


def test_a_day_of_another_year_has_its_year() -> None:
    assert history.day_words(date(2025, 12, 31), TODAY) == "Wednesday, 31 December 2025"


def test_nothing_yet_offers_a_break(verbs: list[Verb]) -> None:
    with show(verbs, ()) as (window, _):
        assert "Nothing here yet. Your first break will be." in window.page.toPlainText()
        window.page.anchorClicked.emit(QUrl("next:"))
    assert verbs == [TakeNext()]


def test_answers_about_the_desk_lead_to_all_of_them(verbs: list[Verb]) -> None:
    with show(verbs, (at(0, Entry.TAKEN),)) as (window, _):
        assert "Your desk answers" not in window.page.toPlainText()
    with show(verbs, (at(0, Entry.ANSWER, why="later"),)) as (window, _):
        assert "for later" in window.page.toPlainText()
        window.page.anchorClicked.emit(QUrl("answers:"))
    assert verbs == [Open(Page.ANSWERS)]


def test_more_days_on_request(verbs: list[Verb]) -> None:
    with show(verbs, ROWS) as (window, asked):
        assert asked == [history.FEW_DAYS]
        window.page.anchorClicked.emit(QUrl("more:"))
        assert asked == [history.FEW_DAYS, history.MANY_DAYS]
        assert "Show more days" not in window.page.toPlainText()
