"""Where the card of the warm and cold timer lies while a break, a warm-up or a notice is on screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.material import Corner, Manner
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.pack.card import PackCard, PackCards
from backcare_desktop.ui.pack.place import free_place
from tests.ui.break_screen import Screen
from tests.ui.pack_screen import WARM, view_of
from tests.ui.player_screen import on_screen, player
from tests.ui.prompt_scenes import PROMPTS, view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

QUESTION = f"{WARM}, 5m"
IN_CORNER = QRect(416, 609, 368, 175)
"""At the bottom right of the test's screen of 800 × 800."""


@pytest.fixture
def cards() -> Iterator[PackCards]:
    cards = PackCards(lambda _verb: None, lambda: Manner(is_still=True))
    yield cards
    cards.close()


def asked(cards: PackCards) -> PackCard:
    """The card, as it is after another second of the timer."""
    QApplication.processEvents()
    cards.become(view_of(QUESTION), is_seen=False)
    QApplication.processEvents()
    assert isinstance(cards.card, PackCard)
    return cards.card


def hidden(prompt: QWidget, card: QWidget) -> list[str]:
    """The buttons of a prompt that the card lies over."""
    return [
        each.text() or each.accessibleName()
        for each in prompt.findChildren(QPushButton)
        if each.isVisible() and card.geometry().intersects(QRect(each.mapToGlobal(QPoint(0, 0)), each.size()))
    ]


def test_alone_it_lies_in_its_corner(cards: PackCards) -> None:
    assert asked(cards).geometry() == IN_CORNER


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("corner", [Corner.BOTTOM_RIGHT, Corner.BOTTOM_LEFT, Corner.TOP_RIGHT])
def test_over_a_break_it_hides_no_button(qtbot: QtBot, percent: int, corner: Corner) -> None:
    screen = Screen(qtbot, "shoulder-blade-squeeze", "hip-march", size=(800, 800))
    screen.window.show_text(percent)
    cards = PackCards(lambda _verb: None, lambda: Manner(is_still=True, corner=corner))
    try:
        card = asked(cards)
        assert hidden(screen.window, card) == []
        assert card.screen().availableGeometry().contains(card.geometry())
    finally:
        cards.close()


def test_over_a_break_in_large_text_it_hides_no_button(qtbot: QtBot, qapp: QApplication, cards: PackCards) -> None:
    theme.apply(qapp, "light", 1.5)
    screen = Screen(qtbot, "shoulder-blade-squeeze", "hip-march", size=(800, 800))
    assert hidden(screen.window, asked(cards)) == []


def test_over_a_warm_up_it_hides_no_button(qtbot: QtBot, cards: PackCards) -> None:
    window = on_screen(qtbot, player([]), (800, 800))
    assert hidden(window, asked(cards)) == []


def test_above_a_notice_it_hides_no_button(qtbot: QtBot, cards: PackCards) -> None:
    notice: CornerWindow = Notice(lambda _verb: None, Manner(is_still=True))
    qtbot.addWidget(notice, before_close_func=lambda shown: shown.end())
    notice.show_state(view(PROMPTS["stretch"]))
    notice.open()
    card = asked(cards)
    assert not card.geometry().intersects(notice.geometry())
    assert card.geometry().right() == notice.geometry().right()


@pytest.mark.parametrize(("is_still", "parts"), [(False, 1), (True, 4)], ids=["moving", "key poses"])
def test_over_a_break_it_lies_beside_the_move(cards: PackCards, is_still: bool, parts: int) -> None:
    card = asked(cards)
    area, in_corner = QRect(0, 0, 1280, 800), QRect(896, 609, 368, 175)
    for move in ("shoulder-blade-squeeze", "hip-figure-four"):
        screen = Screen(None, move, "hip-march")
        figure = screen.figure
        figure.is_still = is_still
        QApplication.processEvents()
        place = free_place(card, in_corner, area, Corner.BOTTOM_RIGHT)
        shown = [rect.translated(figure.mapToGlobal(QPoint(0, 0))) for rect in figure.drawn()]
        assert len(shown) == parts
        assert not any(place.intersects(rect) for rect in shown), move
        screen.window.end()
        QApplication.processEvents()


def test_it_makes_way_for_a_break_that_begins_but_not_from_below_the_pointer(qtbot: QtBot, cards: PackCards) -> None:
    card = asked(cards)
    screen = Screen(qtbot, "shoulder-blade-squeeze", "hip-march", size=(800, 800))
    QApplication.sendEvent(card, QEvent(QEvent.Type.Enter))
    assert asked(cards).geometry() == IN_CORNER
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert hidden(screen.window, card) == ["Larger text", "Later", "Skip break", "Done"]
    assert hidden(screen.window, asked(cards)) == []


def test_it_stays_where_it_is_when_the_break_is_over(qtbot: QtBot, cards: PackCards) -> None:
    screen = Screen(None, "shoulder-blade-squeeze", "hip-march", size=(800, 800))
    place = asked(cards).geometry()
    assert place != IN_CORNER
    screen.window.end()
    assert asked(cards).geometry() == place
