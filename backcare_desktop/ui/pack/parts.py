"""What stands on several screens of the warm and cold timer: its foot, the bell of the alarm, a drawn sign."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, PackAction, Page
from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.widgets import Flow, Icon, Line, Text, TextButton

WHICH_PAGE: Final = "page.packs-which"
RINGS: Final = "The alarm sounds until you answer."
METHODS: Final = {
    PackAction.COLD: ("cold", "cool"),
    PackAction.HEAT: ("warm", "warm"),
    PackAction.ALTERNATE: ("reset", "text"),
}
"""The sign of each kind of pack, and the token of its colour; the word stands beside it."""
SIGN_PX: Final = 26
METHOD_PX: Final = 190
TALL_PX: Final = 56


class Foot(QWidget):
    """What stands below every screen: the short rules, help, and the guide."""

    def __init__(self, emit: Emit, words: str) -> None:
        super().__init__()
        self.help = help_link(emit)
        self.which = TextButton("Which one, and how &long?", partial(emit, Open(Page.GUIDE, WHICH_PAGE)), icon="guide")
        links = Flow(theme.SPACE_24, outdent_px=LINK_EDGE_PX)
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

    def __init__(self, *, is_centred: bool = False) -> None:
        super().__init__()
        self.words = _Sentence(RINGS, size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_8)
        row.addStretch(1 if is_centred else 0)
        row.addWidget(Icon("bell", "now"))
        row.addWidget(self.words, 0 if is_centred else 1)
        row.addStretch(1 if is_centred else 0)
        self.hide()


class _Sentence(Text):
    """Wants one line, so that it can stand in the middle beside its sign; wraps where there is no room for that."""

    def sizeHint(self) -> QSize:
        """As wide as all its words; of itself it would want several short lines."""
        width_px = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width_px, self.heightForWidth(width_px))


def wide_row(buttons: Iterable[QAbstractButton]) -> QHBoxLayout:
    """The answers side by side, as large as can be: wet or cold hands must hit them."""
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE_12)
    for button in buttons:
        button.setMinimumHeight(theme.scaled(TALL_PX))
        row.addWidget(button, 1)
    return row


def sign(button: QAbstractButton, action: PackAction) -> None:
    """Let the choice of a kind of pack show the sign of that kind."""
    if action in METHODS:
        name, token = METHODS[action]
        button.setIcon(glyphs.icon(name, token, button))
        button.setIconSize(QSize(theme.scaled(SIGN_PX) + theme.SPACE_4, theme.scaled(SIGN_PX)))
        button.setMinimumSize(theme.scaled(METHOD_PX), theme.scaled(TALL_PX))
