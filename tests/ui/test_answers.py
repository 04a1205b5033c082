"""The answers about the desk over time: a table to read and to hear, the advice that waits, never a score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Answer, Open, Page, Reply, Verb
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.answers import AnswersWindow
from backcare_desktop.ui.answerstable import AnswersTable
from tests.ui.kept import kept

QUESTIONS = Library(assets.root()).posture_questions
TODAY = date(2026, 3, 9)


def row(day: int, question_id: str, reply: Reply) -> Row:
    return Row(datetime(2026, 3, day, 10, tzinfo=UTC), Entry.ANSWER, question_id, reply)


ROWS = [
    row(2, "pc.feet", Reply.NO),
    row(2, "pc.feet", Reply.LATER),
    row(3, "pc.change", Reply.YES),
    row(8, "pc.change", Reply.NO),
    row(8, "pc.change", Reply.DONE),
    row(9, "pc.change", Reply.YES),
]


@pytest.fixture
def rows() -> list[Row]:
    return list(ROWS)


@pytest.fixture
def window(verbs: list[Verb], rows: list[Row]) -> Iterator[AnswersWindow]:
    with kept(AnswersWindow(verbs.append, QUESTIONS, lambda: rows, TODAY)) as made:
        yield made


def table(window: AnswersWindow) -> list[list[str]]:
    assert window._content is not None
    (found,) = window._content.findChildren(AnswersTable)
    cells = [[found.item(line, column) for column in range(3)] for line in range(found.rowCount())]
    return [["" if cell is None else cell.text().replace("\u00a0", " ") for cell in line] for line in cells]


def said(window: AnswersWindow) -> str:
    assert window._content is not None
    return "\n".join(label.text() for label in window._content.findChildren(QLabel))


def press(window: AnswersWindow, name: str) -> None:
    assert window._content is not None
    below = [*window._content.findChildren(QPushButton), window.help]
    buttons = {each.accessibleName() or each.text().replace("&", ""): each for each in below}
    QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)


def test_each_question_has_its_answers_with_their_days(window: AnswersWindow) -> None:
    assert table(window) == [
        ["Have you changed position in the last 30 minutes?", "yes, today", "no, changed, yesterday\nyes, 3 March"],
        ["Are both feet resting on the floor or a footrest?", "no, for later, 2 March", ""],
    ]
    assert "There is no score" in said(window)


def test_a_screen_reader_meets_a_table_with_named_columns(window: AnswersWindow) -> None:
    (found,) = window.findChildren(AnswersTable)
    heard = QAccessible.queryAccessibleInterface(found)
    assert heard is not None
    assert heard.role() is QAccessible.Role.Table
    columns = [found.horizontalHeaderItem(column) for column in range(3)]
    assert [each.text() for each in columns if each is not None] == ["Question", "Last time", "Before"]


def test_advice_that_waits_is_done_here(window: AnswersWindow, verbs: list[Verb], rows: list[Row]) -> None:
    assert "For later" in said(window)
    press(window, "Done: Lower the chair, or use a footrest or a box.")
    assert verbs == [Answer("pc.feet", Reply.DONE)]
    rows.append(row(9, "pc.feet", Reply.DONE))
    window.refresh()
    assert "For later" not in said(window)
    assert table(window)[1][1:] == ["changed, today", "no, for later, 2 March"]


def test_with_no_answers_yet_it_says_what_to_do(verbs: list[Verb]) -> None:
    with kept(AnswersWindow(verbs.append, QUESTIONS, list, TODAY)) as window:
        assert said(window).startswith("Your desk, question by question\nNo answers yet.")
        press(window, "Begin the desk check")
        press(window, "When to get help")
    assert verbs == [Open(Page.CHECK), Open(Page.HELP)]


def test_the_way_to_help_stays_in_sight_below_a_long_table(verbs: list[Verb]) -> None:
    every = [row(2, question.id, Reply.YES) for question in QUESTIONS]
    with kept(AnswersWindow(verbs.append, QUESTIONS, lambda: every, TODAY)) as window:
        window.resize(500, 400)
        window.show()
        assert window.area.verticalScrollBar().maximum() > 0
        assert not window.help.visibleRegion().isEmpty()
        assert not window.area.isAncestorOf(window.help)
        assert window.history.nextInFocusChain() is window.help


def _height(area: QScrollArea) -> int:
    inside = area.widget()
    return 0 if inside is None else inside.height()


def test_arrows_reach_every_line_and_keep_it_in_sight(qtbot: QtBot, verbs: list[Verb]) -> None:
    every = [row(2, question.id, Reply.YES) for question in QUESTIONS]
    with kept(AnswersWindow(verbs.append, QUESTIONS, lambda: every, TODAY)) as window:
        window.resize(500, 400)
        (found,), (area,) = window.findChildren(AnswersTable), window.findChildren(QScrollArea)
        qtbot.waitUntil(lambda: _height(area) > found.height())
        found.setFocus()
        for _ in QUESTIONS:
            QTest.keyClick(found, Qt.Key.Key_Down)
        assert found.currentRow() == 15
        line = found.visualRect(found.currentIndex())
        assert area.viewport().rect().contains(found.viewport().mapTo(area.viewport(), line.center()))


def test_a_long_past_ends_with_and_earlier(verbs: list[Verb]) -> None:
    many = [row(day, "pc.feet", Reply.YES) for day in range(1, 10)]
    with kept(AnswersWindow(verbs.append, QUESTIONS, lambda: many, TODAY)) as window:
        assert table(window)[0][2].splitlines()[-2:] == ["yes, 3 March", "and earlier"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_is_cut_off(qapp: QApplication, window: AnswersWindow, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    (found,) = window.findChildren(AnswersTable)
    needed = [
        max(found.sizeHintForIndex(found.model().index(line, column)).height() for column in range(3))
        for line in range(2)
    ]
    assert [found.rowHeight(line) for line in range(2)] >= needed
    assert found.height() >= found.horizontalHeader().height() + sum(found.rowHeight(line) for line in range(2))


def test_the_answers_go_on_paper_with_what_is_left_for_later(window: AnswersWindow, tmp_path: Path) -> None:
    assert [action.text() for action in window.print_menu().actions()] == ["Print…", "Save as PDF…"]
    paper = window.on_paper().page(0, QSizeF(600, 900)).toPlainText().replace("\u00a0", " ")
    assert paper.startswith("Your desk, question by question\n")
    assert "no, changed, yesterday" in paper
    path = tmp_path / "answers.pdf"
    window.press.save(window.on_paper(), str(path))
    while window.press.is_busy:
        QApplication.processEvents()
    assert path.read_bytes().startswith(b"%PDF-")
    assert window.under_way.words.text() == f"Saved as {path}"
    assert not window.under_way.stop.isVisible()
