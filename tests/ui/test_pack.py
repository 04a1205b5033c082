"""The window of the warm and cold timer: what it shows, what a click emits, where the keyboard goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from backcare_desktop.core.commands import Open, PackAction, PackDo, Page, Verb
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.pack.window import PackWindow
from tests.ui.kept import kept
from tests.ui.pack_screen import BANNER, FOOTER, STORIES, WARM, focus, texts, view_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def window(verbs: list[Verb]) -> Iterator[PackWindow]:
    with kept(PackWindow(verbs.append, view_of("open"), banner=BANNER, footer=FOOTER)) as window:
        yield window


def shown(window: PackWindow) -> list[str]:
    """The buttons that can be seen, without the two at the foot."""
    found = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return [each.text().replace("&", "") for each in found if each.parent() is not window.page.foot]


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


def test_the_dial_is_read_aloud_with_its_word_and_by_the_minute(window: PackWindow) -> None:
    window.become(view_of(f"{WARM}, 10s"))
    assert window.page.dial.accessibleName() == "Warm, 15 min left"
    window.become(view_of(f"{WARM}, stop"))
    assert window.page.dial.accessibleName() == "5 min left"


def test_the_move_to_try_opens_in_the_guide(window: PackWindow, verbs: list[Verb]) -> None:
    window.become(view_of(f"{WARM}, stop, 5m, yes"))
    assert shown(window) == ["Try a shoulder roll"]
    next(each for each in window.page.findChildren(QAbstractButton) if each.isVisible()).click()
    assert verbs == [Open(Page.GUIDE, "shoulder-rolls")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_warning_has_a_red_outline(window: PackWindow, qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme, 1.0)
    edge = window.banner.grab().toImage().pixelColor(1, window.banner.height() // 2)
    assert edge.name() == theme.current().now.lower()
