"""Edges stand in line, what stands in a row is equally high, and headings have the sizes of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop import ui
from backcare_desktop.ui import blocks, theme
from backcare_desktop.ui.breaks.window import BreakWindow
from backcare_desktop.ui.choicerows import Row
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.history.page import Page
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.lines import balanced
from backcare_desktop.ui.own.fields import Pick
from backcare_desktop.ui.page_view import PageView
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.widgets import TextButton
from tests.ui import every_window, scenes
from tests.ui.break_screen import Screen
from tests.ui.kept import kept

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COLUMN_PX = 24
EDGE_PX = 4
"""Inside its own unseen edge begins what a link says, and the mark of a switch."""
KINDS = (TextButton, Switch, Radio)


@pytest.fixture(autouse=True)
def read_from_the_left(qapp: QApplication) -> Iterator[None]:
    """As it was, whatever a test turned round."""
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def lefts(window: QWidget, *kinds: type[QWidget]) -> list[int]:
    """Where these begin in the window, from the left."""
    found = [each for kind in kinds for each in window.findChildren(kind) if each.isVisible()]
    return sorted(each.mapTo(window, QPoint(0, 0)).x() for each in found)


def cut_off(window: QWidget) -> list[str]:
    """What stands so far outside that the frame of its focus is cut."""
    found = [each for kind in KINDS for each in window.findChildren(kind) if not each.visibleRegion().isEmpty()]
    return [each.text() for each in found if each.visibleRegion().boundingRect().width() < each.width()]


@pytest.mark.parametrize("name", ["status", "history", "first-run-1", "first-run-2", "check", "pack", "about"])
def test_links_begin_where_everything_begins(qapp: QApplication, name: str) -> None:
    del qapp
    with every_window.opened(name) as window:
        assert lefts(window, TextButton)[0] + EDGE_PX == COLUMN_PX
        assert cut_off(window) == []


def test_switches_and_answers_begin_where_the_words_begin(qapp: QApplication) -> None:
    del qapp
    with every_window.opened("settings") as window:
        assert isinstance(window, SettingsWindow)
        assert {each + EDGE_PX for each in lefts(window, Switch)} == {window._sum.mapTo(window, QPoint(0, 0)).x()}
        assert cut_off(window) == []
    with every_window.opened("own") as window:
        assert lefts(window, Switch, TextButton) == [COLUMN_PX - EDGE_PX, COLUMN_PX - EDGE_PX]
        assert cut_off(window) == []
    with scenes.opened("pack-set-up") as window:
        assert lefts(window, Radio) == 4 * [COLUMN_PX - EDGE_PX]
        assert cut_off(window) == []


def test_tabs_and_buttons_of_one_row_are_equally_high(qapp: QApplication) -> None:
    del qapp
    with every_window.opened("history") as window:
        assert isinstance(window, HistoryWindow)
        head = window.head
        assert {head.earlier.height(), head.date.height(), head.grains.tabRect(0).height()} == {head.today.height()}


def test_headings_have_the_sizes_of_the_table(qapp: QApplication) -> None:
    del qapp
    with every_window.opened("guide") as window:
        assert isinstance(window, Guide)
        page = window.findChildren(PageView)[0]
        sizes = set()
        block = page.document().begin()
        while block.isValid():
            level, run = block.blockFormat().headingLevel(), block.begin()
            if level and not run.atEnd():
                sizes.add((level, run.fragment().charFormat().font().pixelSize()))
            block = block.next()
        assert sizes == {(1, 32), (2, 22)}


def test_a_page_begins_where_its_tools_and_its_player_begin(qapp: QApplication) -> None:
    del qapp
    with every_window.opened("guide") as window:
        assert isinstance(window, Guide)
        page = window.findChildren(PageView)[0]
        words_px = page.mapTo(window, QPoint(0, 0)).x() + round(page.document().documentMargin())
        assert window.columns.tools.keep.mapTo(window, QPoint(0, 0)).x() + EDGE_PX == words_px


def test_the_facts_of_a_move_are_turned_round(qapp: QApplication) -> None:
    assert blocks.across("<td>For</td>", "<td>neck</td>") == "<tr><td>For</td><td>neck</td></tr>"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert blocks.across("<td>For</td>", "<td>neck</td>") == "<tr><td>neck</td><td>For</td></tr>"


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_bar_of_the_chosen_row_stands_where_reading_begins(qapp: QApplication, is_mirrored: bool) -> None:
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    qapp.setLayoutDirection(right if is_mirrored else left)
    choices = Choices("Topics")
    with kept(choices):
        choices.resize(300, 200)
        choices.show_rows([Row("Neck", "neck")])
        choices.mark("neck")
        every_window.settle()
        picture, row = choices.viewport().grab().toImage(), choices.visualItemRect(choices.item(0))
        accent = theme.of(choices).accent.lower()
        drawn = [x for x in range(row.width()) if picture.pixelColor(x, row.center().y()).name() == accent]
    at_left, at_right = len([x for x in drawn if x < 20]), len([x for x in drawn if x > row.width() - 20])
    assert (at_right > at_left) is is_mirrored  # beside the thin frame of the keyboard, which is on both sides
    assert (at_left > at_right) is not is_mirrored


def test_no_line_of_a_break_ends_with_a_dot_between_two_parts() -> None:
    said = balanced("Evidence: may help a little · studied in people with low back pain", 40)
    assert said == "Evidence: may help a little\nstudied in people with low back pain"


def test_the_words_of_a_break_stand_in_the_middle_without_the_ring_too(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 2.0)
    screen = Screen(None, "shoulder-blade-squeeze", size=(1280, 720))
    every_window.settle()
    window = screen.window
    assert isinstance(window, BreakWindow)
    name = window.head.name
    middle = QRect(name.mapTo(window, QPoint(0, 0)), name.size()).center().x()
    is_ring_out = window.head.ring.isHidden()
    window.end()
    every_window.settle()
    assert is_ring_out
    assert abs(middle - 640) <= 1


def test_read_from_the_right_a_page_ends_where_its_head_ends_and_arrows_stand_left(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with every_window.opened("history") as window:
        assert isinstance(window, HistoryWindow)
        page = window.page
        assert isinstance(page, Page)
        ends = {each.mapTo(window, QPoint(each.width(), 0)).x() for each in (page.sentence, window.head.title)}
        assert ends == {window.width() - COLUMN_PX}
    pick = Pick([("seated", "Sitting")])
    pick.resize(160, 36)
    picture = pick.grab(QRect(8, 9, 18, 18)).toImage()
    pick.deleteLater()
    assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) > 1


def test_no_margins_of_two_sides_are_left_as_they_are_when_windows_are_turned_round() -> None:
    four = re.compile(r"setContentsMargins\(([^,()]+), [^,()]+, ([^,()]+), [^,()]+\)")
    sources = {each: each.read_text() for each in Path(ui.__file__).parent.rglob("*.py")}
    found = [(each.name, one[0]) for each, text in sources.items() for one in four.finditer(text) if one[1] != one[2]]
    assert found == []
