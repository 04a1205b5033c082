"""The tray: a View in, tooltip, icon and menu out; a click in, a verb out. Painted only when something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from backcare_desktop.core.commands import Focus, Open, Page, Quit, TakeNext, Verb
from backcare_desktop.core.events import Begin, PauseFor, Resume, Skip, SnoozeFor, TakeBreak
from backcare_desktop.core.rules import Kind
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.trayicon import Glyph
from tests.ui.views import DUE, FOCUSING, MOODS, ON_BREAK, PAUSED, REMINDERS, STRETCH_IN_12, WORKING, reminder

# Qt looks for a panel on X11 also where there is none; the app makes no icon before a panel is there.
pytestmark = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)

Reason = QSystemTrayIcon.ActivationReason


@pytest.fixture
def tray(qapp: QApplication, verbs: list[Verb]) -> Iterator[Tray]:
    tray = Tray(verbs.append, REMINDERS)
    tray.render(WORKING)
    tray.show()
    yield tray
    tray.close()


def icon_of(tray: Tray) -> QSystemTrayIcon:
    icons = [icon for icon in tray.findChildren(QSystemTrayIcon) if icon.isVisible()]
    assert len(icons) == 1
    return icons[0]


def menu_of(tray: Tray) -> QMenu:
    """As the person sees it: opened."""
    menu = icon_of(tray).contextMenu()
    menu.aboutToShow.emit()
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text().replace("&&", "+").replace("&", "") for action in menu.actions() if action.isVisible()]


def action(menu: QMenu, *path: str) -> QAction:
    first, *rest = path
    found = next(each for each in menu.actions() if each.isVisible() and each.text().replace("&", "") == first)
    below = found.menu()
    if not rest:
        return found
    assert isinstance(below, QMenu)
    return action(below, *rest)


@pytest.mark.parametrize("mood", MOODS)
def test_the_tooltip_is_what_the_view_says(tray: Tray, mood: str) -> None:
    view = replace(MOODS[mood], tooltip=f"BackCare: {mood}")
    tray.render(view)
    assert icon_of(tray).toolTip() == f"BackCare: {mood}"


@pytest.mark.parametrize(
    ("mood", "path", "verb"),
    [
        ("notice", ("Begin: Stretch break",), Begin()),
        ("notice", ("Later (in 5 min)",), SnoozeFor()),
        ("notice", ("Skip",), Skip()),
        ("working", ("Take a break now", "Stretch break"), TakeBreak("stretch")),
        ("working", ("Warm up", "12 minutes"), TakeBreak("warmup", 720.0)),
        ("working", ("Not now", "Hold back 1 h"), Focus(3600.0)),
        ("working", ("Not now", "Pause until tomorrow"), PauseFor(until_tomorrow=True)),
        ("working", ("Not now", "Pause until I resume"), PauseFor()),
        ("paused", ("Resume reminders",), Resume()),
        ("focusing", ("Stop holding back",), Focus(0.0)),
        ("working", ("Guide",), Open(Page.GUIDE)),
        ("break", ("When to get help",), Open(Page.HELP)),
        ("working", ("Quit",), Quit()),
    ],
)
def test_a_click_in_the_menu_is_a_verb(
    tray: Tray, verbs: list[Verb], mood: str, path: tuple[str, ...], verb: Verb
) -> None:
    tray.render(MOODS[mood])
    action(menu_of(tray), *path).trigger()
    assert verbs == [verb]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.Trigger, [Open(Page.STATUS)]),
        (Reason.MiddleClick, [TakeNext()]),
        (Reason.Context, []),
        (Reason.DoubleClick, []),
    ],
)
def test_a_click_on_the_icon(tray: Tray, verbs: list[Verb], reason: Reason, expected: list[Verb]) -> None:
    icon_of(tray).activated.emit(reason)
    assert verbs == expected


def test_the_same_view_again_paints_nothing(tray: Tray) -> None:
    key = icon_of(tray).icon().cacheKey()
    before = menu_of(tray).actions()
    tray.render(replace(WORKING))
    assert icon_of(tray).icon().cacheKey() == key
    assert menu_of(tray).actions() == before


def test_a_minute_later_only_the_words_change(tray: Tray) -> None:
    key = icon_of(tray).icon().cacheKey()
    changes: list[str] = []
    for each in icon_of(tray).contextMenu().actions():
        each.changed.connect(partial(changes.append, each.text()))
    later = replace(WORKING, next=(replace(STRETCH_IN_12, text="in 11 min"),), ring=0.805, tooltip="in 11 min")
    tray.render(later)
    assert icon_of(tray).icon().cacheKey() == key
    assert icon_of(tray).toolTip() == "in 11 min"
    assert changes == []
    assert "Stretch break in 11 min" in labels(menu_of(tray))


def test_the_icon_is_painted_when_its_picture_changes(tray: Tray) -> None:
    keys = set()
    for view in (WORKING, replace(WORKING, ring=0.5), DUE, ON_BREAK, PAUSED):
        tray.render(view)
        keys.add(icon_of(tray).icon().cacheKey())
    tray.wear(Glyph.DARK)
    keys.add(icon_of(tray).icon().cacheKey())
    assert len(keys) == 6


def test_the_menu_stays_the_same_object_and_grows_nowhere(tray: Tray) -> None:
    menu = icon_of(tray).contextMenu()
    actions = menu.actions()
    for _ in range(50):
        for view in MOODS.values():
            tray.render(view)
            menu_of(tray)
    assert icon_of(tray).contextMenu() is menu
    assert menu.actions() == actions
    assert len(menu.findChildren(QAction)) < 60


def test_the_reminders_can_change_while_the_menu_lives(tray: Tray, verbs: list[Verb], qapp: QApplication) -> None:
    tray.offer([reminder("tea", Kind.CUSTOM, "Tea")])
    qapp.processEvents()
    action(menu_of(tray), "Take a break now", "Tea").trigger()
    assert verbs == [TakeBreak("tea")]
    assert labels(menu_of(tray)).count("Take a break now") == 1


def test_reminders_and_form_may_come_before_the_first_view(qapp: QApplication, verbs: list[Verb]) -> None:
    tray = Tray(verbs.append)
    tray.offer(REMINDERS)
    tray.wear(Glyph.LIGHT)
    tray.show()
    assert [icon for icon in tray.findChildren(QSystemTrayIcon) if icon.isVisible()] == []
    tray.render(FOCUSING)
    assert "Take a break now" in labels(menu_of(tray))
    tray.close()


def test_a_host_that_comes_later_gets_one_new_icon(tray: Tray, verbs: list[Verb], qapp: QApplication) -> None:
    first = icon_of(tray)
    tray.host_came()
    qapp.processEvents()
    second = icon_of(tray)
    assert second is not first
    assert second.toolTip() == WORKING.tooltip
    tray.host_came()
    assert icon_of(tray) is second
    action(menu_of(tray), "Guide").trigger()
    assert verbs == [Open(Page.GUIDE)]


def test_closing_leaves_nothing_and_may_be_done_twice(tray: Tray, qapp: QApplication) -> None:
    tray.close()
    tray.close()
    tray.render(PAUSED)
    assert [icon for icon in tray.findChildren(QSystemTrayIcon) if icon.isVisible()] == []


def test_where_there_is_no_tray_it_says_so(tray: Tray) -> None:
    assert tray.is_there is False
