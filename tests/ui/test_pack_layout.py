"""The room in the window of the warm and cold timer: nothing cut off, and what matters in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from backcare_desktop.core.commands import PackAction, Verb
from backcare_desktop.ui import theme
from backcare_desktop.ui.pack.parts import Bell
from backcare_desktop.ui.pack.window import PackWindow
from backcare_desktop.ui.widgets import Card, Icon
from tests.ui.kept import kept
from tests.ui.pack_screen import BANNER, FOOTER, STORIES, WARM, view_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def window(verbs: list[Verb]) -> Iterator[PackWindow]:
    with kept(PackWindow(verbs.append, view_of("open"), banner=BANNER, footer=FOOTER)) as window:
        yield window


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("story", STORIES.values(), ids=list(STORIES))
def test_no_word_is_cut_off(qapp: QApplication, window: PackWindow, story: str, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    window.become(view_of(story))
    qapp.processEvents()
    for label in window.findChildren(QLabel):
        if label.isVisible():
            assert label.heightForWidth(label.width()) <= label.height(), label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_stop_and_the_answers_never_scroll_out_of_sight(window: PackWindow) -> None:
    for story in ("running", "skin check", "done", "after check"):
        window.become(view_of(STORIES[story]))
        window.resize(560, 300)
        for button in window.page.buttons.values():
            corner = button.mapTo(window, QPoint(0, 0))
            assert window.rect().contains(button.rect().translated(corner)), story


@pytest.mark.parametrize(
    ("story", "scale", "is_whole"), [("open", 1.0, True), ("open, none-fits, heat", 2.0, False), ("open", 2.0, False)]
)
def test_the_answers_to_a_list_stay_in_sight_and_it_is_said_while_there_is_more_of_it(
    qapp: QApplication, window: PackWindow, story: str, scale: float, is_whole: bool
) -> None:
    theme.apply(qapp, "light", scale)
    window.become(view_of(story))
    window.show()
    window.resize(window.width(), 720)
    QApplication.processEvents()
    bar = window._bar()
    assert (bar.maximum() == 0) is is_whole
    assert window.page.below.isVisible() is not is_whole
    answers = [window.page.buttons[each] for each in (PackAction.NONE_FITS, PackAction.ONE_FITS)]
    places = [each.mapTo(window, QPoint(0, 0)) for each in answers]
    for each, place in zip(answers, places, strict=True):
        assert place.y() + each.height() <= 720
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert not window.page.below.isVisible()
    assert [each.mapTo(window, QPoint(0, 0)) for each in answers] == places


def test_a_list_that_comes_after_another_begins_at_its_top(qapp: QApplication, window: PackWindow) -> None:
    theme.apply(qapp, "light", 2.0)
    window.resize(700, 500)
    qapp.processEvents()
    window._bar().setValue(window._bar().maximum())
    assert window._bar().value() > 0
    window.become(view_of("open, none-fits, heat"))
    qapp.processEvents()
    assert window._bar().value() == 0


@pytest.mark.parametrize("method", ["heat", "cold", "alternate"])
def test_long_lists_stand_side_by_side_where_there_is_room(window: PackWindow, method: str) -> None:
    window.become(view_of(f"open, none-fits, {method}"))
    window.show()
    window.resize(1200, 690)  # nine tenths of a screen of 1280 by 800 with a panel
    QApplication.processEvents()
    assert (window._bar().maximum(), window.page.below.isVisible()) == (0, False)
    cards = [each.geometry() for each in window.page.findChildren(Card)]
    assert {each.top() for each in cards} == {0}
    assert (cards[0].left(), cards[-1].right()) == (0, window.page.lists.width() - 1)
    assert [other.left() - one.right() for one, other in pairwise(cards)] == [17] * (len(cards) - 1)
    window.resize(600, 690)
    QApplication.processEvents()
    assert len({each.geometry().top() for each in window.page.findChildren(Card)}) == len(cards)
    assert window.page.below.isVisible()


def test_the_window_is_wide_for_long_lists_alone(window: PackWindow) -> None:
    window.show()
    before, all_there_is_px = window.geometry(), window.screen().availableGeometry().width()
    assert before.width() == 560
    window.become(view_of("open, none-fits, heat"))
    assert window.width() == min(1200, all_there_is_px)
    window.become(view_of("open, none-fits, heat, none-fits"))
    assert window.geometry() == before
    window.become(view_of("open, none-fits, heat"))
    window.resize(700, 690)
    window.become(view_of("open, none-fits"))
    assert window.width() == 700
    area = window.screen().availableGeometry()
    window.become(view_of("open, none-fits, heat, none-fits"))
    window.setGeometry(area.right() - 600, area.top() + 40, 560, 600)
    window.become(view_of("open, none-fits, heat"))
    assert window.frameGeometry().left() == area.left(), "no part of it is beside the screen"
    with kept(PackWindow(lambda _verb: None, view_of("open, none-fits, heat"), banner="", footer="")) as another:
        assert another.width() == min(1200, all_there_is_px)
        another.become(view_of("open, none-fits, heat, none-fits"))
        assert another.width() == 560


def test_the_alarm_stands_in_one_line_and_in_the_middle_as_the_dial_does(
    qapp: QApplication, window: PackWindow
) -> None:
    window.become(view_of(f"{WARM}, 5m30s"))
    qapp.processEvents()
    bell = window.page.bell
    words, sign = bell.words, bell.findChildren(Icon)[0]
    assert words.height() < 2 * words.fontMetrics().height()
    middle = (sign.x() + words.x() + words.fontMetrics().horizontalAdvance(words.text())) / 2
    assert abs(bell.x() + middle - window.page.width() / 2) <= theme.SPACE_8


@pytest.mark.parametrize("story", ["running", "skin check", "waiting"])
def test_in_large_text_the_dial_stands_beside_the_words_and_nothing_needs_to_scroll(
    qapp: QApplication, window: PackWindow, story: str
) -> None:
    theme.apply(qapp, "light", 2.0)
    window.become(view_of(STORIES[story]))
    window.resize(1120, 648)  # nine tenths of a screen of 1280 by 720
    qapp.processEvents()
    dial, words = window.page.dial.geometry(), window.page.headline.geometry()
    assert dial.right() < words.left()
    assert dial.top() < words.top() < dial.bottom()
    assert window.area.verticalScrollBar().maximum() == 0


def test_text_that_grows_while_a_pack_is_on_lays_its_screen_out_anew(qapp: QApplication, window: PackWindow) -> None:
    window.become(view_of(STORIES["running"]))
    narrow = window.page
    theme.apply(qapp, "light", 2.0)
    window.become(view_of(f"{WARM}, 1s"))
    assert window.page is not narrow
    assert narrow.isHidden()
    theme.apply(qapp, "light", 1.0)
    window.become(view_of(f"{WARM}, 2s"))
    assert window.page is narrow


def test_the_alarm_wraps_where_a_line_has_no_room(qapp: QApplication) -> None:
    bell = Bell(is_centred=True)
    with kept(bell):
        bell.resize(200, bell.heightForWidth(200))
        qapp.processEvents()
        assert 1.5 * bell.words.fontMetrics().height() < bell.words.heightForWidth(bell.words.width())
        assert bell.words.heightForWidth(bell.words.width()) <= bell.words.height()


def test_the_lengths_need_no_scrolling_on_a_screen_of_1280_by_800(qapp: QApplication, verbs: list[Verb]) -> None:
    setup = view_of("open, none-fits, heat, none-fits")
    with kept(PackWindow(verbs.append, setup, banner=f"{BANNER} Then sit. " * 3, footer=FOOTER)) as window:
        window.resize(560, 689)  # nine tenths of it, with a panel
        qapp.processEvents()
        assert window._bar().maximum() == 0
        assert window.page.foot.y() == window.area.geometry().bottom() + 1


@pytest.mark.parametrize("story", ["waiting", "rest"])
def test_a_screen_that_says_little_stands_in_the_middle(qapp: QApplication, window: PackWindow, story: str) -> None:
    window.become(view_of(STORIES[story]))
    window.resize(560, 689)
    qapp.processEvents()
    page = window.page
    seen = [each.geometry() for each in page.findChildren(QWidget) if each.parent() is page and each.isVisible()]
    above, below = min(each.top() for each in seen), page.height() - max(each.bottom() + 1 for each in seen)
    assert abs(above - below) <= 1
    assert above > 50


def test_a_long_page_is_read_by_keys(window: PackWindow) -> None:
    window.become(view_of("open, none-fits, heat"))
    window.resize(560, 400)
    bar = window._bar()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    QTest.keyClick(window, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(window, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_answers_to_a_list_stand_in_one_line(verbs: list[Verb], qapp: QApplication) -> None:
    with kept(PackWindow(verbs.append, view_of("open, none-fits, heat"), banner=BANNER, footer=FOOTER)) as window:
        qapp.processEvents()
        middles = [each.geometry().top() + each.height() / 2 for each in window.page.buttons.values()]
        assert len(middles) == 3
        assert max(middles) - min(middles) <= 1


def test_a_window_low_on_the_screen_comes_up_when_its_next_page_is_longer(window: PackWindow) -> None:
    window.become(view_of("open, none-fits"))
    window.resize(560, 300)
    bottom = window.screen().availableGeometry().bottom()
    window.move(40, bottom - 300)
    window.become(view_of("open, none-fits, heat"))
    assert window.height() > 300
    assert window.frameGeometry().bottom() <= bottom
