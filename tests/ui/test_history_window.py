"""The history window: a day, a week, a month or a year as charts and as tables; every step by mouse and by keys."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from threading import Event

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QScrollArea, QWidget

from backcare_desktop.core.commands import Open, Page, TakeNext, Verb
from backcare_desktop.core.lookback.periods import Grain, Sums
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.history_apart import Apart
from backcare_desktop.ui.history import report as history_report
from backcare_desktop.ui.history.bars import LyingBars, UprightBars
from backcare_desktop.ui.history.deeds import fortnight
from backcare_desktop.ui.history.first import FIRST_DAY, NOTHING
from backcare_desktop.ui.history.head import calendar_menu
from backcare_desktop.ui.history.page import unbroken
from backcare_desktop.ui.history.strip import DayStrip
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.history.year import YearSquares
from backcare_desktop.ui.widgets import Text
from tests.ui.history_life import NOW, kept_in, life, past_of
from tests.ui.history_windows import loaded, sheet, show, show_rows, until
from tests.ui.kept import kept

TODAY = date(2026, 3, 5)


class Slow:
    """Another thread's reader that adds up only once it may go on."""

    def __init__(self, store: Apart) -> None:
        self.rows = store.rows
        self.goes_on = Event()
        self._sums = store.sums

    def sums(self, first: date, end: date, edge: time) -> Sums:
        assert self.goes_on.wait(20)
        return self._sums(first, end, edge)


def texts(window: QWidget) -> str:
    return "\n".join(each.text() for each in window.findChildren(Text))


# ---- what is shown


def test_it_opens_on_today_with_the_strip_the_kinds_and_the_list(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        page = sheet(window)
        assert window.head.title.text() == "Today, Thursday, 5 March"
        assert [type(each) for each in page.charts] == [DayStrip, LyingBars]
        assert page.sentence.text() == "4 h 43 min at the desk and 9 breaks so far."
        assert "Longest sitting\n1 h 2 min\n08:55 to 09:57" in texts(page)
        assert page.moments.model().index(1, 1).data() == "Stretch break: taken, 5 min"
        assert "What you hide or log stays on this computer." in texts(window)
        assert FIRST_DAY not in texts(window)


def test_week_month_and_year_have_their_charts(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        bars = [UprightBars, UprightBars, LyingBars, LyingBars]
        window.pick(Grain.WEEK)
        assert [type(each) for each in sheet(window).charts] == bars
        assert window.head.title.text() == "2 to 8 March"
        assert "the week before, same days: " in texts(sheet(window))
        window.pick(Grain.MONTH)
        loaded(window)
        assert [type(each) for each in sheet(window).charts] == bars
        window.head.grains.setCurrentIndex(3)
        loaded(window)
        assert [type(each) for each in sheet(window).charts] == [YearSquares, *bars]
        assert window.head.title.text() == "2026"
        window.grab()  # every chart paints without a complaint


def test_nothing_yet_shows_an_example_and_offers_a_break(tmp_path: Path, verbs: list[Verb]) -> None:
    with show_rows(tmp_path, verbs, ()) as window:
        assert NOTHING in texts(window)
        assert "It is made up." in texts(window)
        (take,) = (each for each in window.findChildren(QPushButton) if each.text() == "Take the &next break now")
        take.click()
        window.grab()
    assert verbs == [TakeNext()]


def test_the_first_day_says_that_there_is_no_score(tmp_path: Path, verbs: list[Verb]) -> None:
    with show_rows(tmp_path, verbs, life(TODAY)) as window:
        assert FIRST_DAY in texts(window)


def test_before_the_first_day_it_says_when_the_history_begins(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.go(date(2025, 12, 1))
        assert "Your history begins on Monday, 12 January 2026." in texts(window)
        assert not window.head.earlier.isEnabled()


def test_answers_about_the_desk_lead_to_all_of_them(tmp_path: Path, verbs: list[Verb]) -> None:
    with show_rows(tmp_path, verbs, [Row(NOW, Entry.ANSWER, "pc.feet", "no")]) as window:
        (link,) = (each for each in window.findChildren(QPushButton) if "question by question" in each.text())
        link.click()
    assert verbs == [Open(Page.ANSWERS)]


def test_what_was_written_meanwhile_is_shown_by_refresh(tmp_path: Path, verbs: list[Verb]) -> None:
    history = kept_in(tmp_path / "history.db", life(TODAY))
    with kept(HistoryWindow(verbs.append, past_of(history))) as window:
        (area,) = (each for each in window.findChildren(QScrollArea) if each.widget())
        area.verticalScrollBar().setValue(90)
        history.add(Row(NOW, Entry.MISSED, "warmup"))
        QTest.keyClick(window, Qt.Key.Key_F5)
        lines = sheet(window).moments.model()
        assert lines.index(lines.rowCount() - 1, 1).data() == "Warm-up: not shown, there was no good moment"
        assert area.verticalScrollBar().value() == 90
    history.close()


# ---- steps


def test_the_arrow_keys_and_home_turn_the_days(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        QTest.keyClick(window, Qt.Key.Key_Left)
        assert window.head.title.text() == "Yesterday, Wednesday, 4 March"
        QTest.keyClick(window, Qt.Key.Key_Left)
        QTest.keyClick(window, Qt.Key.Key_Right)
        assert window.period.first == date(2026, 3, 4)
        QTest.keyClick(window, Qt.Key.Key_Home)
        QTest.keyClick(window, Qt.Key.Key_Right)
        assert window.period.first == TODAY
        assert not window.head.later.isEnabled()
        assert window.head.earlier.toolTip() == "Earlier (←)"


def test_arrows_are_mirrored_where_people_read_from_right_to_left(
    qapp: QApplication, verbs: list[Verb], lived: History
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        with show(verbs, lived) as window:
            QTest.keyClick(window, Qt.Key.Key_Right)
            assert window.period.first == date(2026, 3, 4)
            assert window.head.earlier.toolTip() == "Earlier (→)"
            strip = sheet(window).charts[0]
            first, second = strip.seen(strip.spots[0]), strip.seen(strip.spots[4])
            assert first.x() > second.x()
            window.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_grain_keeps_the_day_in_sight_and_buttons_turn_it(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.go(date(2026, 2, 4))
        window.head.grains.setCurrentIndex(1)
        assert window.head.title.text() == "2 to 8 February"
        window.head.later.click()
        assert window.period.first == date(2026, 2, 9)
        window.head.earlier.click()
        window.head.today.click()
        assert window.head.title.text() == "2 to 8 March"
        window.head.grains.setCurrentIndex(0)
        assert window.period.first == TODAY


def test_a_date_is_chosen_from_a_calendar(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        menu = calendar_menu(window, TODAY, TODAY, window.go)
        (calendar,) = menu.findChildren(QCalendarWidget)
        assert calendar.maximumDate() == QDate(2026, 3, 5)
        calendar.activated.emit(QDate(2026, 2, 10))
        assert window.head.title.text() == "Tuesday, 10 February"


def test_only_the_last_question_is_answered(verbs: list[Verb], lived: History) -> None:
    with show(verbs, lived) as window:
        window.head.grains.setCurrentIndex(3)
        window.head.grains.setCurrentIndex(0)
        loaded(window)
        assert isinstance(sheet(window).charts[0], DayStrip)


def test_what_was_there_is_greyed_only_where_reading_takes_long(verbs: list[Verb], lived: History) -> None:
    slow = Slow(lived.apart())
    with kept(HistoryWindow(verbs.append, replace(past_of(lived), apart=lambda: slow))) as window:
        before = sheet(window)
        window.pick(Grain.YEAR)
        assert before.isEnabled()
        until(lambda: not before.isEnabled())
        slow.goes_on.set()
        loaded(window)
        assert sheet(window).isEnabled()
        assert isinstance(sheet(window).charts[0], YearSquares)


def test_escape_closes_it_and_help_is_in_sight(tmp_path: Path, verbs: list[Verb]) -> None:
    with show_rows(tmp_path, verbs, ()) as window:
        window.help.click()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()
    assert verbs == [Open(Page.HELP)]


# ---- to take away


def test_the_report_is_two_sheets_with_what_it_is_not(tmp_path: Path, lived: History) -> None:
    file = tmp_path / "two weeks.pdf"
    assert history_report.save_pdf(str(file), fortnight(past_of(lived))) == ""
    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 2
    assert history_report.save_pdf(str(tmp_path / "no" / "such.pdf"), fortnight(past_of(lived)))


def test_rows_are_saved_as_csv_and_as_json(tmp_path: Path, verbs: list[Verb]) -> None:
    rows = life(date(2026, 3, 3))
    with show_rows(tmp_path, verbs, rows) as window:
        ways = {each.name.rpartition(".")[2]: each for each in window.deeds.ways()}
        assert set(ways) == {"pdf", "csv", "jsonl"}
        for kind in ("csv", "jsonl"):
            file = tmp_path / f"mine.{kind}"
            window.deeds.carry_out(ways[kind], str(file))
            until(lambda file=file: window.said.text() == f"Saved as {file}")  # type: ignore[misc]
        window.deeds.carry_out(ways["csv"], str(tmp_path / "no" / "such.csv"))
        until(lambda: window.said.text().startswith("It could not be saved"))
        assert [each.text() for each in window.deeds.menu(window.deeds.ways()).actions()][1].startswith("All of it")
    with (tmp_path / "mine.csv").open(newline="") as text:
        lines = list(csv.DictReader(text))
    assert len(lines) == len(rows)
    assert lines[0]["at"] == "2026-03-03T09:12:00+01:00"
    assert json.loads((tmp_path / "mine.jsonl").read_text().splitlines()[0])["entry"] == "use"


def test_a_backup_is_offered_where_one_can_be_made(tmp_path: Path, verbs: list[Verb], lived: History) -> None:
    past = replace(past_of(lived), back_up=lambda path: f"Backup written to {path}.")
    with kept(HistoryWindow(verbs.append, past)) as window:
        way = window.deeds.ways()[-1]
        assert (way.words, way.name) == ("&Back up everything…", "BackCare backup 2026-03-05.zip")
        window.deeds.carry_out(way, "mine.zip")
        until(lambda: window.said.text() == "Backup written to mine.zip.")
        assert window.said.isVisible()


def test_no_length_of_time_falls_apart_at_the_end_of_a_line() -> None:
    assert unbroken("a week before: 7 h 22 min") == "a week before: 7\u00a0h\u00a022\u00a0min"
    assert unbroken("18 % of the time at the desk") == "18\u00a0% of the time at the desk"
    assert unbroken("8 taken, 1 while away") == "8 taken, 1 while away"
