"""What is read from a distance: centred lines of few characters, the ring with the time, dots for the steps."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import theme
from backcare_desktop.ui.widgets import Ring, Text

LINE_CHARACTERS: Final = 46
LEAST_CHARACTERS: Final = 12
RING_PX: Final = 216
_DOT_PX: Final = 12


class Lines(Text):
    """A text in centred lines of at most 46 characters and about equal length."""

    def __init__(self, size_px: int, look: str = "", weight: QFont.Weight = QFont.Weight.Normal) -> None:
        super().__init__(size_px=size_px, look=look, weight=weight)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(False)
        self._size_px = size_px
        self._weight = weight
        self._words = ""
        self._room_px = 0
        self._ratio = 1.0

    def say(self, text: str) -> None:
        """Show these words."""
        if text != self._words:
            self._words = text
            self._wrap()

    def write(self, size_px: int) -> None:
        """Write in that size from now on."""
        self._size_px = size_px
        self.fit(self._room_px, self._ratio)

    def fit(self, room_px: int, ratio: float) -> None:
        """Use at most that width, and that part of the size."""
        self._room_px, self._ratio = room_px, ratio
        theme.set_font(self, round(self._size_px * ratio), self._weight)
        self._wrap()

    def _wrap(self) -> None:
        self.setText(fitted(QFontMetrics(self.font()), self._words, self._room_px))


class TimeRing(Ring):
    """The time that is left, in a ring that empties."""

    def __init__(self) -> None:
        super().__init__(RING_PX, width_px=4.0, text_px=theme.SIZE_TIME)

    def show_time(self, prompt: PromptView) -> None:
        """Show what is left of this prompt."""
        left_s = prompt.left_s or 0.0
        self.show_left(left_s, prompt.total_s)

    def show_left(self, left_s: float, total_s: float) -> None:
        """Show that much left of a whole."""
        text = wording.countdown_text(left_s)
        self.set_text(text)
        self.set_value(left_s / total_s if total_s > 0 else 0.0)
        self.setAccessibleName(f"Time left {text}")

    def text(self) -> str:
        """The time it shows."""
        return self._text

    def shrink(self, part: float, ratio: float) -> None:
        """Take that part of the usual size, 0 hides it; ``ratio`` as for the text."""
        self.setVisible(part > 0)
        size_px = theme.SIZE_TIME if part > 0.8 else theme.SIZE_TITLE
        theme.set_font(self, round(size_px * ratio), QFont.Weight.Normal)
        side_px = theme.scaled(RING_PX * part * ratio)
        self.setFixedSize(side_px, side_px)


class Dots(QWidget):
    """One dot for each step: filled up to the one that is on."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._on = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, on: int, count: int) -> None:
        """The step ``on`` (from 0) of ``count`` is on."""
        if (on, count) == (self._on, self._count):
            return
        self._on, self._count = on, count
        self.setAccessibleName(f"Move {min(on + 1, count)} of {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the dots."""
        return QSize(max(1, self._count) * 2 * _DOT_PX, 2 * _DOT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots: done ones and the one that is on filled, that one larger."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self._count):
            middle = theme.seen(self, QRectF((2 * index + 1) * _DOT_PX, self.height() / 2, 0, 0)).topLeft()
            painter.setPen(QColor(tokens.accent if index <= self._on else tokens.edge))
            painter.setBrush(QColor(tokens.accent) if index <= self._on else Qt.BrushStyle.NoBrush)
            radius = _DOT_PX / 2 if index == self._on else _DOT_PX / 3
            painter.drawEllipse(middle, radius, radius)


def fitted(metrics: QFontMetrics, text: str, room_px: float) -> str:
    """Break a text into lines of about equal length that fit into that width, 0: any."""
    limit = LINE_CHARACTERS
    rows = balanced(text, limit)
    while room_px and limit > LEAST_CHARACTERS and widest_px(metrics, rows) > room_px:
        limit -= 2
        rows = balanced(text, limit)
    return rows


@lru_cache(maxsize=256)  # a window that finds its size asks for the same again and again
def balanced(text: str, limit: int) -> str:
    """Break a text into as few lines as ``limit`` characters allow, all about equally long.

    A dot between two parts goes where the line breaks between them.
    """
    rows = textwrap.wrap(text, limit, break_on_hyphens=False)
    for narrower in range(limit - 1, LEAST_CHARACTERS - 1, -1):
        tried = textwrap.wrap(text, narrower, break_long_words=False, break_on_hyphens=False)
        if len(tried) > len(rows) or max(map(len, tried), default=0) > narrower:
            break
        rows = tried
    return "\n".join(row.removesuffix(" ·").removeprefix("· ") for row in rows)


def widest_px(metrics: QFontMetrics, text: str) -> int:
    """The width of the longest row."""
    return max((metrics.horizontalAdvance(row) for row in text.split("\n")), default=0)
