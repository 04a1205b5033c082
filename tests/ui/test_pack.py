"""The window and the card of the warm and cold timer: what they show, what a click emits, where the keyboard goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, PackAction, PackDo, Page, Verb
from backcare_desktop.core.pack import view as packview
from backcare_desktop.core.pack.screen import PackView
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.pack.card import PackCard, PackCards
from backcare_desktop.ui.pack.parts import Bell
from backcare_desktop.ui.pack.window import PackWindow
from backcare_desktop.ui.widgets import Card, Icon
from tests.core.packstory import HEAT_COLD, day_of
from tests.ui.kept import kept

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

WARM = "open, none-fits, heat, none-fits, start"
STORIES = {
    "safety": "open",
    "safety of a method": "open, none-fits, heat",
    "not for you": "open, one-fits",
    "choose": "open, none-fits",
    "setup": "open, none-fits, heat, none-fits",
    "running": WARM,
    "skin check": f"{WARM}, 5m",
    "done": f"{WARM}, 6m",
    "advice": f"{WARM}, 5m, no",
    "waiting": f"{WARM}, stop",
    "after check": f"{WARM}, stop, 5m",
    "rest": f"{WARM}, stop, 5m, yes",
}
BANNER = "Chest pressure? Call 112."
FOOTER = "For comfort only. Cover the pack. Check your skin. Stop at 20 minutes."


def view_of(story: str) -> PackView:
    day = day_of(story, start="2026-03-02 12:00")
    return packview.view(day.state, day.at(), HEAT_COLD)


@pytest.fixture
def window(verbs: list[Verb]) -> Iterator[PackWindow]:
    with kept(PackWindow(verbs.append, view_of("open"), banner=BANNER, footer=FOOTER)) as window:
        yield window


def shown(window: PackWindow) -> list[str]:
    """The buttons that can be seen, without the two at the foot."""
    found = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return [each.text().replace("&", "") for each in found if each.parent() is not window.page.foot]


def focus() -> QAbstractButton | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QAbstractButton) else None


def texts(window: PackWindow) -> str:
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("story", STORIES.values(), ids=list(STORIES))
def test_every_screen_emits_what_its_buttons_say_and_nothing_else(
    window: PackWindow, verbs: list[Verb], story: str
) -> None:
    view = view_of(story)
    window.become(view)
    for choice in view.choices:
        window.page.buttons[choice.action].click()
    assert verbs == [PackDo(choice.action) for choice in view.choices]
    assert view.headline in texts(window)
    assert FOOTER in texts(window)


@pytest.mark.parametrize("story", STORIES.values(), ids=list(STORIES))
def test_help_is_one_key_from_every_screen(window: PackWindow, verbs: list[Verb], story: str) -> None:
    window.become(view_of(story))
    window.page.foot.help.click()
    window.page.foot.which.click()
    assert verbs == [Open(Page.HELP), Open(Page.GUIDE, "page.packs-which")]


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
    with kept(PackWindow(lambda _verb: None, view_of("open, none-fits, heat"), banner="", footer="")) as another:
        assert another.width() == min(1200, all_there_is_px)
        another.become(view_of("open, none-fits, heat, none-fits"))
        assert another.width() == 560


def test_tab_goes_through_the_answers_and_then_to_help(window: PackWindow) -> None:
    window.become(view_of(f"{WARM}, 5m"))
    order = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        button = focus()
        assert button is not None
        order.append(button.text().replace("&", ""))
    assert order == ["Yes, go on", "No, stop", "When to get help", "Which one, and how long?"]


def test_a_key_meant_for_the_screen_before_chooses_nothing(window: PackWindow, verbs: list[Verb]) -> None:
    window.become(view_of(WARM))
    window.page.buttons[PackAction.STOP].setFocus()
    window.become(view_of(f"{WARM}, 5m"))
    assert focus() is None
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert verbs == []


def test_a_second_that_passes_leaves_the_focus_where_it_is(window: PackWindow) -> None:
    window.become(view_of(WARM))
    stop = window.page.buttons[PackAction.STOP]
    stop.setFocus()
    window.become(view_of(f"{WARM}, 61s"))
    assert window.page.buttons[PackAction.STOP] is stop
    assert focus() is stop
    assert window.page.dial.text() == "13:59"
    assert window.page.words[0].text() == "Look at your skin in 4 min."


def test_another_length_changes_the_marks_and_keeps_the_place(window: PackWindow, verbs: list[Verb]) -> None:
    window.become(view_of("open, none-fits, heat, none-fits"))
    QApplication.processEvents()
    window.page.buttons[PackAction.USUAL].setFocus()
    QTest.keyClick(window.page.buttons[PackAction.USUAL], Qt.Key.Key_Down)
    assert verbs == [PackDo(PackAction.LONGER)]
    window.become(view_of("open, none-fits, heat, none-fits, longer"))
    assert focus() is window.page.buttons[PackAction.LONGER]
    assert window.page.buttons[PackAction.START].text() == "&Start 20 min"
    assert verbs == [PackDo(PackAction.LONGER)]


def test_alternating_is_hidden_until_more_is_wanted(window: PackWindow) -> None:
    window.become(view_of("open, none-fits"))
    QApplication.processEvents()
    assert shown(window) == ["Cold", "Warm", "More"]
    assert window.page.more.x() + LINK_EDGE_PX == window.page.buttons[PackAction.COLD].x()
    window.page.more.click()
    assert shown(window) == ["Cold", "Warm", "Alternate (not tested for back spasm)"]
    assert focus() is window.page.buttons[PackAction.ALTERNATE]


def test_what_was_had_often_enough_cannot_be_chosen(window: PackWindow) -> None:
    one = "stop, 5m, yes, 2h"
    again = f"open, heat, start, {one}"
    window.become(view_of(f"{WARM}, {one}, {again}, {again}, open"))
    assert not window.page.buttons[PackAction.HEAT].isEnabled()
    assert window.page.notes[PackAction.HEAT].text() == "3 of 3: enough today"


def test_heart_and_arteries_are_named_before_a_pack_is_on(window: PackWindow) -> None:
    for story in ("open", "open, none-fits", "open, none-fits, heat, none-fits"):
        window.become(view_of(story))
        assert BANNER in texts(window)
    window.become(view_of(WARM))
    assert BANNER not in texts(window)


def test_the_alarm_is_said_in_words_and_not_only_heard(window: PackWindow) -> None:
    window.become(view_of(f"{WARM}, 5m"))
    assert "The alarm sounds until you answer." not in texts(window)
    window.become(view_of(f"{WARM}, 5m30s"))
    assert "The alarm sounds until you answer." in texts(window)
    assert window.page.answer.text() == "30 s to answer. Then the timer stops."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_alarm_stands_in_one_line_and_in_the_middle_as_the_dial_does(
    qapp: QApplication, window: PackWindow, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    window.become(view_of(f"{WARM}, 5m30s"))
    qapp.processEvents()
    bell = window.page.bell
    words, sign = bell.words, bell.findChildren(Icon)[0]
    assert words.height() < 2 * words.fontMetrics().height()
    middle = (sign.x() + words.x() + words.fontMetrics().horizontalAdvance(words.text())) / 2
    assert abs(bell.x() + middle - window.page.width() / 2) <= theme.SPACE_8


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


def test_the_dial_is_read_aloud_with_its_word_and_by_the_minute(window: PackWindow) -> None:
    window.become(view_of(f"{WARM}, 10s"))
    assert window.page.dial.accessibleName() == "Warm, 15 min left"
    window.become(view_of(f"{WARM}, stop"))
    assert window.page.dial.accessibleName() == "5 min left"


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


def test_the_move_to_try_opens_in_the_guide(window: PackWindow, verbs: list[Verb]) -> None:
    window.become(view_of(f"{WARM}, stop, 5m, yes"))
    assert shown(window) == ["Try a shoulder roll"]
    next(each for each in window.page.findChildren(QAbstractButton) if each.isVisible()).click()
    assert verbs == [Open(Page.GUIDE, "shoulder-rolls")]


def test_the_answers_to_a_list_stand_in_one_line(verbs: list[Verb], qapp: QApplication) -> None:
    with kept(PackWindow(verbs.append, view_of("open, none-fits, heat"), banner=BANNER, footer=FOOTER)) as window:
        qapp.processEvents()
        middles = [each.geometry().top() + each.height() / 2 for each in window.page.buttons.values()]
        assert len(middles) == 3
        assert max(middles) - min(middles) <= 1


# ---- the card


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_warning_has_a_red_outline(window: PackWindow, qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme, 1.0)
    edge = window.banner.grab().toImage().pixelColor(1, window.banner.height() // 2)
    assert edge.name() == theme.current().now.lower()
