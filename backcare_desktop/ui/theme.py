"""The look: colours, type and spacing as tokens, applied to the whole app at once.

A window that is dark in both themes calls ``always_dark(window)``; what is painted by hand asks ``of(widget)`` for its
colours. A widget whose size of type differs from the body gets it by ``set_font`` and keeps it when the text scale
changes.
"""

from __future__ import annotations

import gc
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.frozen import dataclass

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB. ``line``: hairlines; ``edge``: the outline of a control."""

    ground: str
    surface: str
    text: str
    second: str
    accent: str
    warm: str
    cool: str
    now: str
    today: str
    soon: str
    body: str
    far_limb: str
    line: str
    edge: str
    is_dark: bool


DARK: Final = Tokens(
    ground="#12171A",
    surface="#1B2226",
    text="#F1F4F2",
    second="#B9C4C0",
    accent="#7FD1AE",
    warm="#F4B982",
    cool="#8FC9F2",
    now="#FF9C93",
    today="#F4B982",
    soon="#F2D16B",
    body="#DDE5E1",
    far_limb="#7C8A86",
    line="#2E383D",
    edge="#74827E",
    is_dark=True,
)
LIGHT: Final = Tokens(
    ground="#F6F5F1",
    surface="#FFFFFF",
    text="#1A1F1D",
    second="#47524E",
    accent="#085C44",
    warm="#7C4209",
    cool="#0F5687",
    now="#9B1E18",
    today="#7C4209",
    soon="#654B00",
    body="#2B3532",
    far_limb="#8E9A96",
    line="#DDDAD2",
    edge="#76827E",
    is_dark=False,
)

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24
SPACE_40: Final = 40
SPACE_64: Final = 64
RADIUS_CONTROL: Final = 8
RADIUS_CARD: Final = 14
RADIUS_NOTICE: Final = 22
SIZE_SMALL: Final = 13
SIZE_BODY: Final = 15
SIZE_LARGE: Final = 18
SIZE_HEADING: Final = 22
SIZE_TITLE: Final = 32
SIZE_TIME: Final = 56

_SIZE = "type_size_px"
_WEIGHT = "type_weight"
_DARK = "always_dark"


class _Theme(QObject):
    """What was applied last, and the signal that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.scheme: Scheme = "system"
        self.text_scale = 1.0
        self.is_following = False
        self.family = ""

    def follow_system(self) -> None:
        """The desktop turned light or dark: take it over, unless the person chose a theme."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.scheme == "system" and _system_tokens() is not self.tokens:
            apply(app, self.scheme, self.text_scale)


signals: Final = _Theme()
"""``signals.changed`` is sent after colours or text scale changed, for what neither palette nor style sheet reaches."""


def current() -> Tokens:
    """The colours of the theme that is applied now."""
    return signals.tokens


def of(widget: QWidget) -> Tokens:
    """The colours to paint this widget with: dark in a window that is always dark."""
    return DARK if widget.window().property(_DARK) else signals.tokens


def text_scale() -> float:
    """How much larger than usual the person wants the text; 1 is usual."""
    return signals.text_scale


def scaled(size_px: float) -> int:
    """A length that grows with the text, such as the width of a column of it."""
    return round(size_px * signals.text_scale)


def apply(app: QApplication, scheme: Scheme, text_scale: float) -> None:
    """Give the whole app this theme and text scale; safe to call at any time, also with windows open."""
    hints = QGuiApplication.styleHints()
    if not signals.is_following:
        signals.is_following = True
        signals.family = app.font().family()
        hints.colorSchemeChanged.connect(signals.follow_system)
    signals.scheme, signals.text_scale = scheme, text_scale
    if scheme == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    signals.tokens = {"system": _system_tokens(), "light": LIGHT, "dark": DARK}[scheme]
    app.setFont(font(SIZE_BODY))
    app.setPalette(palette(signals.tokens))
    app.setStyleSheet(sheet(signals.tokens))
    _refresh_all(app)
    signals.changed.emit()


def font(size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font at one of the sizes 13, 15, 18, 22, 32, 56, times the text scale; figures of equal width."""
    result = QFont(QGuiApplication.font())
    if signals.family:
        result.setFamily(signals.family)
    result.setPixelSize(scaled(size_px))
    result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def set_font(widget: QWidget, size_px: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    """Write this widget in that size, now and after the text scale changes."""
    widget.setProperty(_SIZE, size_px)
    widget.setProperty(_WEIGHT, weight.value)
    widget.setFont(font(size_px, weight))


def always_dark(window: QWidget) -> None:
    """Make this window dark in both themes, with everything in it."""
    window.setProperty(_DARK, True)
    _refresh(window)


def palette(tokens: Tokens) -> QPalette:
    """The colours for what Qt paints itself."""
    role = QPalette.ColorRole
    result = QPalette()
    for group, text in (
        (QPalette.ColorGroup.Active, tokens.text),
        (QPalette.ColorGroup.Inactive, tokens.text),
        (QPalette.ColorGroup.Disabled, tokens.edge),
    ):
        for each, colour in (
            (role.Window, tokens.ground),
            (role.WindowText, text),
            (role.Base, tokens.surface),
            (role.AlternateBase, tokens.ground),
            (role.Text, text),
            (role.PlaceholderText, tokens.second),
            (role.Button, tokens.surface),
            (role.ButtonText, text),
            (role.BrightText, tokens.text),
            (role.ToolTipBase, tokens.surface),
            (role.ToolTipText, tokens.text),
            (role.Highlight, tokens.accent),
            (role.HighlightedText, tokens.ground),
            (role.Accent, tokens.accent),
            (role.Link, tokens.accent),
            (role.LinkVisited, tokens.accent),
            (role.Light, tokens.surface),
            (role.Midlight, tokens.line),
            (role.Mid, tokens.line),
            (role.Dark, tokens.edge),
            (role.Shadow, tokens.ground),
        ):
            result.setColor(group, each, QColor(colour))
    return result


def sheet(tokens: Tokens) -> str:
    """The one style sheet; holds no type sizes, so that ``set_font`` works."""
    from backcare_desktop.ui.stylesheet import SHEET

    return SHEET.format(
        ground=tokens.ground,
        surface=tokens.surface,
        text=tokens.text,
        second=tokens.second,
        accent=tokens.accent,
        line=tokens.line,
        edge=tokens.edge,
        radius=RADIUS_CONTROL,
        card=RADIUS_CARD,
    )


def _system_tokens() -> Tokens:
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _refresh_all(app: QApplication) -> None:
    """Refresh every widget, with no garbage collected meanwhile.

    A window that is collected takes parts of Qt's own with it (a viewport, a line edit's button); what Python holds of
    those does not know that they are gone, and the process would end.
    """
    gc.disable()
    try:
        for widget in app.allWidgets():
            _refresh(widget)
    finally:
        gc.enable()


def _refresh(widget: QWidget) -> None:
    if widget.property(_DARK):
        widget.setPalette(palette(DARK))
        widget.setStyleSheet(sheet(DARK))
    size_px = widget.property(_SIZE)
    if isinstance(size_px, int):
        widget.ensurePolished()  # else the style sheet brings the earlier size back at the first show
        set_font(widget, size_px, QFont.Weight(widget.property(_WEIGHT)))
    widget.update()
