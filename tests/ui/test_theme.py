"""The look: contrast, text scale, light and dark at run time, and what is not loaded at rest."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui import theme, tones
from backcare_desktop.ui.theme import DARK, LIGHT, Tokens
from backcare_desktop.ui.widgets import Flow, Heading, PlainButton, Ring, Text

TEXTS = ("text", "second", "accent", "warm", "cool", "now", "today", "soon")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("name", TEXTS)
def test_every_text_stands_out_seven_times(tokens: Tokens, name: str) -> None:
    assert contrast(getattr(tokens, name), tokens.ground) >= 7
    assert contrast(getattr(tokens, name), tokens.surface) >= 7


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
def test_words_on_the_filled_button_and_outlines_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.ground, tokens.accent) >= 7
    assert contrast(tokens.edge, tokens.ground) >= 3
    assert contrast(tokens.edge, tokens.surface) >= 3


@pytest.mark.parametrize("tokens", [tones.HIGH_DARK, tones.HIGH_LIGHT], ids=["dark", "light"])
def test_high_contrast_goes_beyond_it_and_outlines_every_control(tokens: Tokens) -> None:
    for name in TEXTS:
        assert contrast(getattr(tokens, name), tokens.ground) >= 10, name
    assert contrast(tokens.edge, tokens.ground) == pytest.approx(21)
    assert contrast(tokens.line, tokens.ground) >= 4.5


@pytest.mark.parametrize("accent", [*tones.ACCENTS.values(), "#FFFF00", "#000000", "#FFFFFF", "#3584E4"])
def test_any_accent_can_be_read_in_every_theme(accent: str) -> None:
    for is_dark in (False, True):
        for is_high, least in ((False, 7), (True, 10)):
            tokens = tones.tokens(is_dark=is_dark, is_high=is_high, accent=accent)
            assert min(contrast(tokens.accent, tokens.ground), contrast(tokens.accent, tokens.surface)) >= least


def test_an_accent_that_can_be_read_stays_as_it_is() -> None:
    assert tones.tokens(is_dark=False, is_high=False, accent="#003A60").accent == "#003A60"
    assert tones.tokens(is_dark=False, is_high=False) is LIGHT


def test_contrast_and_accent_reach_open_windows_and_those_that_are_always_dark(
    qapp: QApplication, qtbot: QtBot
) -> None:
    window, dark = Text("Hello"), QWidget()
    for each in (window, dark):
        qtbot.addWidget(each)
    theme.always_dark(dark)
    theme.apply(qapp, "light", 1.0, contrast="high")
    assert window.palette().color(QPalette.ColorRole.WindowText) == QColor("#000000")
    assert dark.palette().color(QPalette.ColorRole.Window) == QColor("#000000")
    theme.apply(qapp, "light", 1.0, contrast="usual", accent="#003A60")
    assert theme.of(window).accent == "#003A60"
    assert theme.of(dark).accent != "#003A60"  # too dark for a dark window: lighter, of that hue


def test_open_windows_change_their_colours(qapp: QApplication, qtbot: QtBot) -> None:
    label = Text("Hello")
    qtbot.addWidget(label)
    label.show()
    said: list[str] = []

    def note() -> None:
        said.append(theme.current().ground)

    theme.signals.changed.connect(note)
    theme.apply(qapp, "dark", 1.0)
    theme.signals.changed.disconnect(note)
    assert said == ["#12171A"]
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#F1F4F2")
    assert theme.of(label) is DARK


def test_the_break_window_is_dark_in_both_themes(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.always_dark(window)
    inside = QWidget(window)
    assert theme.of(inside) is DARK
    theme.apply(qapp, "light", 1.0)
    assert theme.of(inside) is DARK
    assert window.palette().color(QPalette.ColorRole.Window) == QColor("#12171A")


def test_text_grows_while_windows_are_open(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    heading, button, ring = Heading("Hello"), PlainButton("Go"), Ring(64)
    for widget in (heading, button, ring):
        column.addWidget(widget)
    window.show()
    theme.apply(qapp, "light", 2.0)
    assert (heading.font().pixelSize(), button.font().pixelSize()) == (44, 30)
    assert ring.width() == 128
    theme.apply(qapp, "light", 1.0)
    assert (heading.font().pixelSize(), button.font().pixelSize(), ring.width()) == (22, 15, 64)


def test_a_window_that_was_never_shown_takes_the_text_scale_too(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 1.5)
    heading = Heading("Hello")
    qtbot.addWidget(heading)
    theme.apply(qapp, "light", 1.0)
    heading.show()
    assert heading.font().pixelSize() == 22


def test_the_desktop_decides_unless_the_person_does(qapp: QApplication) -> None:
    hints = QGuiApplication.styleHints()
    theme.apply(qapp, "system", 1.0)
    assert theme.current() is (DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT)
    theme.apply(qapp, "dark", 1.0)
    theme.signals.follow_system()
    assert theme.current() is DARK


def test_a_row_that_is_full_goes_on_below(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = Flow(spacing_px=8)
    window.setLayout(flow)
    buttons = [PlainButton(word) for word in ("shoulders", "neck", "upper back")]
    for button in buttons:
        flow.addWidget(button)
    window.resize(buttons[0].sizeHint().width() + buttons[1].sizeHint().width() + 8, 200)
    window.show()
    assert buttons[0].y() == buttons[1].y() < buttons[2].y()
    assert flow.heightForWidth(10_000) < flow.heightForWidth(window.width())


def test_at_rest_in_the_tray_no_window_is_loaded() -> None:
    program = "import sys, backcare_desktop.ui.tray; print(*sorted(m for m in sys.modules if '.ui.' in m))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "backcare_desktop.ui.emblem",
        "backcare_desktop.ui.menu",
        "backcare_desktop.ui.tray",
        "backcare_desktop.ui.trayicon",
    ]
