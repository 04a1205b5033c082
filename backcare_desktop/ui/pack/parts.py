"""What stands on several screens of the warm and cold timer: its foot, the bell of the alarm, a drawn sign."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.widgets import Flow, Line, Text, TextButton

WHICH_PAGE: Final = "page.packs-which"
RINGS: Final = "The alarm sounds until you answer."


class Foot(QWidget):
    """What stands below every screen: the short rules, help, and the guide."""

    def __init__(self, emit: Emit, words: str) -> None:
        super().__init__()
        self.help = TextButton("When to get &help", partial(emit, Open(Page.HELP)))
        self.which = TextButton("Which one, and how &long?", partial(emit, Open(Page.GUIDE, WHICH_PAGE)))
        links = Flow(theme.SPACE_24)
        for link in (self.help, self.which):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, theme.SPACE_12)
        column.setSpacing(theme.SPACE_8)
        column.addWidget(Line())
        column.addWidget(Text(words, size_px=theme.SIZE_SMALL, look="second"))
        column.addLayout(links)


class Bell(QWidget):
    """Says that the alarm sounds: a sign and words, in the colour of what must be done now."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Text(RINGS, size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_8)
        row.addWidget(Sign("bell", "now"))
        row.addWidget(self.words, 1)
        self.hide()


class Sign(QWidget):
    """One of the drawn icons, in the colour of a token; the word that says the same stands beside it."""

    def __init__(self, name: str, token: str, size_px: int = 24) -> None:
        super().__init__()
        self._name, self._token, self._size_px = name, token, size_px

    def sizeHint(self) -> QSize:
        """As large as the text wants it."""
        return QSize(theme.scaled(self._size_px), theme.scaled(self._size_px))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the middle."""
        side = float(self.sizeHint().width())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        glyphs.paint(QPainter(self), self._name, box, QColor(getattr(theme.of(self), self._token)))
