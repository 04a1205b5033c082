"""The set of icons: each can be drawn, is used, is sharp, turned round where it points, and has its words' colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.guide import needs
from backcare_desktop.core.settings import defaults
from backcare_desktop.ui import all_settings, glyphs, menuicons, signs, theme, tones
from backcare_desktop.ui.buttons import PlainButton, PrimaryButton, TextButton
from backcare_desktop.ui.menu import Gap, menu_of
from backcare_desktop.ui.shapes import FILLED, POINTING, SHAPES, path_of
from backcare_desktop.ui.tray import TrayMenu
from tests.ui.test_theme import contrast
from tests.ui.views import WORKING

UI = Path(__file__).resolve().parents[2] / "backcare_desktop"


@pytest.fixture
def from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painted(name: str) -> QImage:
    result = QImage(48, 48, QImage.Format.Format_ARGB32)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    glyphs.paint(painter, name, QRectF(0, 0, 48, 48), QColor("#000000"))
    painter.end()
    return result


@pytest.mark.parametrize("name", SHAPES)
def test_an_icon_stays_within_its_grid(name: str) -> None:
    box = path_of(name).boundingRect()
    assert QRectF(2, 2, 20, 20).contains(box)
    assert max(box.width(), box.height()) >= 9


def test_an_icon_for_each_group_of_settings_each_need_and_each_name_that_is_told_apart() -> None:
    assert {*signs.PAGES.values(), *signs.GROUPS.values(), *signs.NEEDS.values(), *POINTING, *FILLED} <= set(SHAPES)
    assert {each.group for each in all_settings.definitions(defaults())} <= set(signs.GROUPS)
    assert {*(each.id for each in needs.NEEDS), needs.KEPT} == set(signs.NEEDS)


def test_no_icon_is_unused() -> None:
    shapes = UI / "ui/shapes.py"
    source = "\n".join(path.read_text() for path in UI.rglob("*.py") if path != shapes)
    assert [name for name in SHAPES if not re.search(rf'"{name}["-]', source)] == []


@pytest.mark.usefixtures("qapp")
def test_what_points_is_turned_round_where_one_reads_from_the_right(request: pytest.FixtureRequest) -> None:
    before = {name: painted(name) for name in SHAPES}
    request.getfixturevalue("from_the_right")
    assert {name for name in SHAPES if painted(name) != before[name]} == POINTING
    tips = [
        (image.pixelColor(15, 24).alpha(), image.pixelColor(32, 24).alpha())
        for image in (before["back"], painted("back"))
    ]
    assert tips == [(255, 0), (0, 255)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_a_dot_for_every_dot_of_the_screen(ratio: float) -> None:
    pixmap = glyphs.icon("clock").pixmap(QSize(24, 24), ratio)
    assert pixmap.size() == QSize(round(24 * ratio), round(24 * ratio))
    assert pixmap.devicePixelRatio() == ratio


def ink_of(button: QWidget, icon: QImage) -> str:
    """The colour of the icon where it is painted in full."""
    solid = {icon.pixelColor(x, y).name() for x in range(icon.width()) for y in range(icon.height())
             if icon.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert len(solid) == 1
    return solid.pop()


def test_an_icon_has_the_colour_of_the_words_beside_it(qtbot: QtBot, qapp: QApplication) -> None:
    light, dark = QWidget(), QWidget()
    inks = []
    for window in (light, dark):
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for kind in (TextButton, PlainButton, PrimaryButton):
            column.addWidget(kind("Stop", icon="stop"))
    theme.always_dark(dark)
    for window in (light, dark):
        window.show()
        for button in window.findChildren(PlainButton) + window.findChildren(TextButton):
            image = button.icon().pixmap(QSize(32, 32), 1.0).toImage()
            inks.append((ink_of(button, image), button.palette().color(button.foregroundRole()).name()))
    assert [icon for icon, _words in inks] == [words for _icon, words in inks]
    assert {theme.LIGHT.accent, theme.DARK.accent, theme.LIGHT.text} <= {icon.upper() for icon, _words in inks}
    qapp.processEvents()


@pytest.mark.parametrize(
    ("words", "shown"), [("‹ Back", "Back"), ("Next ›", "Next"), ("&Not now ▾", "&Not now"), ("×", ""), ("Go", "Go")]
)
def test_a_sign_in_the_words_of_a_button_is_drawn(qtbot: QtBot, words: str, shown: str) -> None:
    button = TextButton(words)
    qtbot.addWidget(button)
    assert (button.text(), button.icon().isNull()) == (shown, words == "Go")


def test_an_icon_grows_with_the_words(qtbot: QtBot, qapp: QApplication) -> None:
    button = TextButton("Later", icon="clock")
    qtbot.addWidget(button)
    before = button.iconSize().height()
    theme.apply(qapp, "light", 2.0)
    assert (before, button.iconSize().height()) == (18, 36)


@pytest.mark.usefixtures("qapp")
def test_an_icon_in_a_menu_of_the_panel_is_seen_on_light_and_on_dark() -> None:
    for ground in ("#FFFFFF", "#000000", theme.DARK.surface, theme.LIGHT.ground):
        assert contrast(tones.LIGHT.edge, ground) >= 3
    image = menuicons.drawn("stop", by_panel=True).pixmap(QSize(16, 16)).toImage()
    assert ink_of(QWidget(), image) == tones.LIGHT.edge.lower()


@pytest.mark.usefixtures("qapp")
def test_the_tray_menu_has_its_icons_from_its_first_opening_on() -> None:
    menu = TrayMenu(lambda _verb: None)
    entries = menu_of(WORKING, defaults().rules.reminders)
    menu.become(entries)
    assert not any(action.icon().availableSizes() for action in menu.actions())
    menu.draw(by_panel=True)
    drawn = [action.text() for action in menu.actions() if action.icon().availableSizes()]
    assert drawn == [entry.text for entry in entries if not isinstance(entry, Gap) and entry.icon]
    assert {"&Guide", "When to get &help", "&Not now", "&Quit"} <= set(drawn)
