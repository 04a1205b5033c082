"""The card of the warm and cold timer: when it comes, what it asks, where it may lie."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, PackAction, PackDo, Page, Verb
from backcare_desktop.ui import theme
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.pack.card import PackCard, PackCards
from tests.ui.pack_screen import STORIES, WARM, view_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def cards(verbs: list[Verb]) -> Iterator[PackCards]:
    cards = PackCards(verbs.append, lambda: Manner(is_still=True))
    yield cards
    cards.close()


def card_of(cards: PackCards) -> PackCard:
    card = cards.card
    assert isinstance(card, PackCard)
    return card


@pytest.mark.parametrize("story", ["skin check", "done", "after check"])
def test_the_card_comes_when_the_window_is_not_in_front_and_goes_with_it(cards: PackCards, story: str) -> None:
    cards.become(view_of(STORIES[story]), is_seen=True)
    assert cards.card is None
    cards.become(view_of(STORIES[story]), is_seen=False)
    assert card_of(cards).isVisible()
    cards.become(view_of(STORIES[story]), is_seen=True)
    assert cards.card is None


def test_no_card_comes_while_nothing_is_asked(cards: PackCards) -> None:
    for story in ("running", "waiting", "rest", "advice", "choose"):
        cards.become(view_of(STORIES[story]), is_seen=False)
        assert cards.card is None, story


def test_the_card_is_answered_and_opens_timer_and_help(cards: PackCards, verbs: list[Verb]) -> None:
    cards.become(view_of(f"{WARM}, 5m"), is_seen=False)
    card = card_of(cards)
    for button in card.findChildren(QAbstractButton):
        button.click()
    assert set(verbs) == {
        PackDo(PackAction.YES),
        PackDo(PackAction.NO),
        Open(Page.PACK),
        Open(Page.HELP),
    }


def test_the_card_takes_no_key_and_says_what_it_asks(cards: PackCards) -> None:
    cards.become(view_of(f"{WARM}, 5m"), is_seen=False)
    card = card_of(cards)
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert all(each.focusPolicy() is Qt.FocusPolicy.NoFocus for each in card.findChildren(QAbstractButton))
    assert card.accessibleName() == "Lift the pack. Look at your skin. Is it only a bit pink?"
    assert card.answer.text() == "1 min to answer. 10:00 left in all."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_grows_with_what_it_says(qapp: QApplication, qtbot: QtBot, cards: PackCards, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    for story in (f"{WARM}, 5m", f"{WARM}, 5m30s", f"{WARM}, 6m", f"{WARM}, stop, 5m"):
        cards.become(view_of(story), is_seen=False)
        qapp.processEvents()
        card = card_of(cards)
        assert card.screen().availableGeometry().contains(card.geometry()), story
        for label in card.findChildren(QLabel):
            if label.isVisible():
                assert label.heightForWidth(label.width()) <= label.height(), label.text()
