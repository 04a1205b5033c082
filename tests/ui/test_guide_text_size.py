"""Larger and smaller text in the guide: what was being read, in the page and in the list, stays in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.page_view import PageView
from tests.ui.kept import kept

LIBRARY = Library(assets.root())
SCALES = (1.1, 1.2, 1.5, 2.0, 0.8, 1.0)
"""A window of 1120 pixels has three, two and one columns on this way."""


@pytest.fixture
def guide() -> Iterator[Guide]:
    with kept(Guide(lambda _verb: None, LIBRARY, Reader(by_id(LIBRARY.countries, "UK"), "GB"))) as window:
        window.resize(1120, 700)
        yield window


def write(scale: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", scale)
    settle()


def settle() -> None:
    """Let the layouts come to rest: one may ask for another."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def read_on(page: PageView, words: str) -> None:
    """Scroll to these words."""
    settle()
    for px in range(page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(px)
        if first_words(page).startswith(words):
            page.verticalScrollBar().setValue(px + 10)
            return
    raise AssertionError(words)


def first_words(page: PageView) -> str:
    """The paragraph at the upper edge of the page."""
    return page.cursorForPosition(QPoint(24, 4)).block().text()


def first_row(choices: Choices) -> str:
    return str(choices.indexAt(QPoint(choices.viewport().width() // 2, 4)).data())


@pytest.mark.parametrize("words", ["What people often say", "No single sitting posture is proven to cause pain."])
def test_the_page_goes_on_with_the_words_that_were_read(guide: Guide, words: str) -> None:
    guide.show_item("cause.posture")
    read_on(guide.columns.page, words)
    for scale in SCALES:
        write(scale)
        assert first_words(guide.columns.page).startswith(words), scale


def test_words_that_stand_on_the_page_more_than_once_are_those_that_were_read(guide: Guide) -> None:
    guide.show_item("page.red-flags")
    page, urgent = guide.columns.page, "Call 999 (or 112) now."
    settle()
    places = [
        page.document().findBlockByNumber(number).position()
        for number in range(page.document().blockCount())
        if page.document().findBlockByNumber(number).text() == urgent
    ]
    assert len(places) == 3
    cursor = page.textCursor()
    cursor.setPosition(places[-1])
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + page.cursorRect(cursor).top())
    assert first_words(page) == urgent
    for scale in SCALES:
        write(scale)
        assert page.cursorForPosition(QPoint(24, 4)).block().position() == places[-1], scale


def test_a_page_in_larger_text_and_back_stands_as_it_stood_in_the_middle_of_a_line(guide: Guide) -> None:
    guide.show_item("page.sources")
    settle()
    bar = guide.columns.page.verticalScrollBar()
    for px in (700, 707, 714, 721, 728, 735):  # lines of one paragraph and between two
        bar.setValue(px)
        write(1.5)
        write(1.0)
        assert abs(bar.value() - px) <= 1


def test_a_page_at_its_top_stays_there(guide: Guide) -> None:
    guide.show_item("cause.posture")
    settle()
    for scale in SCALES:
        write(scale)
        assert guide.columns.page.verticalScrollBar().value() == 0, scale


def test_another_page_begins_at_its_top(guide: Guide) -> None:
    guide.show_item("cause.posture")
    read_on(guide.columns.page, "What people often say")
    guide.show_item("cause.nerve")
    write(1.2)
    assert guide.columns.page.verticalScrollBar().value() == 0


def test_a_page_read_in_a_smaller_window_goes_on_with_the_same_words(guide: Guide) -> None:
    guide.show_item("cause.posture")
    read_on(guide.columns.page, "What people often say")
    guide.resize(740, 700)
    settle()
    assert first_words(guide.columns.page) == "What people often say"


def test_a_list_that_the_person_scrolled_keeps_its_first_row(guide: Guide) -> None:
    guide.show_item("cause.posture")
    settle()
    items = guide.columns.items
    items.verticalScrollBar().setValue(400)
    row = first_row(items)
    for scale in (1.1, 1.2, 1.5, 0.8):
        write(scale)
        assert first_row(items) == row, scale


def test_a_chosen_row_stays_in_sight(guide: Guide) -> None:
    guide.show_item("cause.posture")
    settle()
    items = guide.columns.items
    near_the_end = items.ids()[-2]
    guide.show_item(near_the_end)
    settle()
    for scale in (1.1, 1.2, 1.5, 1.0):
        write(scale)
        assert guide.shown() == near_the_end
        assert items.viewport().rect().contains(items.visualRect(items.currentIndex())), scale
