"""The look: colours, type and spacing as tokens, applied to the whole app at once.

A window that is dark in both themes calls ``always_dark(window)``; what is painted by hand asks ``of(widget)`` for its
colours. A widget whose size of type differs from the body gets it by ``set_font`` and keeps it when the text scale
changes.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QMargins, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.ui import stylesheet, tones
from backcare_desktop.ui.tones import DARK as DARK  # noqa: PLC0414 - windows take the colours from here
from backcare_desktop.ui.tones import LIGHT as LIGHT  # noqa: PLC0414
from backcare_desktop.ui.tones import Tokens as Tokens  # noqa: PLC0414

Scheme = Literal["system", "light", "dark"]
Contrast = Literal["system", "high", "usual"]

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
TARGET_PX: Final = 32
"""The least height of what can be clicked; in a break ``TARGET_BREAK_PX``."""
TARGET_BREAK_PX: Final = 44
MOTION_MS: Final = 180
MOTION_LONG_MS: Final = 240
"""The lengths of all that moves, eased out; under reduced motion nothing does."""

_SIZE = "type_size_px"
_WEIGHT = "type_weight"
_DARK = "always_dark"


class _Theme(QObject):
    """What was applied last, and the signal that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.dark = DARK
        self.scheme: Scheme = "system"
        self.contrast: Contrast = "system"
        self.accent = ""
        self.text_scale = 1.0
        self.is_following = False
        self.family = ""

    def follow_system(self) -> None:
        """The desktop turned light or dark, or asks for more contrast: take it over, unless the person chose."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and _wanted() != (self.tokens, self.dark):
            apply(app, self.scheme, self.text_scale, contrast=self.contrast, accent=self.accent)


signals: Final = _Theme()
"""``signals.changed`` is sent after colours or text scale changed, for what neither palette nor style sheet reaches."""


def current() -> Tokens:
    """The colours of the theme that is applied now."""
    return signals.tokens


def of(widget: QWidget) -> Tokens:
    """The colours to paint this widget with: dark in a window that is always dark."""
    return signals.dark if widget.window().property(_DARK) else signals.tokens


def dark() -> Tokens:
    """The colours of a window that is dark in both themes."""
    return signals.dark


def text_scale() -> float:
    """How much larger than usual the person wants the text; 1 is usual."""
    return signals.text_scale


def scaled(size_px: float) -> int:
    """A length that grows with the text, such as the width of a column of it."""
    return round(size_px * signals.text_scale)


def apply(
    app: QApplication, scheme: Scheme, text_scale: float, *, contrast: Contrast = "system", accent: str = ""
) -> None:
    """Give the whole app this theme and text scale; safe to call at any time, also with windows open.

    ``accent``: #RRGGBB, made light or dark enough to be read; empty for the theme's own.
    """
    hints = QGuiApplication.styleHints()
    if not signals.is_following:
        signals.is_following = True
        signals.family = app.font().family()
        hints.colorSchemeChanged.connect(signals.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(signals.follow_system)
    signals.scheme, signals.text_scale = scheme, text_scale
    signals.contrast, signals.accent = contrast, accent
    if scheme == "system":
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    signals.tokens, signals.dark = _wanted()
    app.setFont(font(SIZE_BODY))
    _colour(app, signals.tokens)
    for widget in app.allWidgets():
        _refresh(widget)
    signals.changed.emit()


def seen(widget: QWidget, box: QRectF) -> QRectF:
    """Where something painted by hand stands: at the other side in a window that is read from the right."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return box
    return QRectF(widget.width() - box.left() - box.width(), box.top(), box.width(), box.height())


def margins(begin_px: int, top_px: int, end_px: int, bottom_px: int) -> QMargins:
    """The margins of a layout, from where reading begins; Qt does not turn them round."""
    left_px, right_px = (begin_px, end_px) if begin_side() == "left" else (end_px, begin_px)
    return QMargins(left_px, top_px, right_px, bottom_px)


def begin_side() -> Literal["left", "right"]:
    """The side at which reading begins, as a style sheet names it."""
    return "left" if QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight else "right"


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


def _wanted() -> tuple[Tokens, Tokens]:
    """The colours that hold now: of the windows, and of those that are always dark."""
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark if signals.scheme == "system" else signals.scheme == "dark"
    asks = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    is_high = asks if signals.contrast == "system" else signals.contrast == "high"
    dark = tones.tokens(is_dark=True, is_high=is_high, accent=signals.accent)
    return (dark if is_dark else tones.tokens(is_dark=False, is_high=is_high, accent=signals.accent)), dark


def _colour(what: QApplication | QWidget, tokens: Tokens) -> None:
    """Have what Qt paints itself look so."""
    what.setPalette(stylesheet.palette(tokens))
    lengths = {"icon": scaled(SIZE_LARGE), "radius": RADIUS_CONTROL, "card": RADIUS_CARD}
    what.setStyleSheet(stylesheet.sheet(tokens, lengths))


def _refresh(widget: QWidget) -> None:
    if widget.property(_DARK):
        _colour(widget, signals.dark)
    size_px = widget.property(_SIZE)
    if isinstance(size_px, int):
        widget.ensurePolished()  # else the style sheet brings the earlier size back at the first show
        set_font(widget, size_px, QFont.Weight(widget.property(_WEIGHT)))
    widget.update()
