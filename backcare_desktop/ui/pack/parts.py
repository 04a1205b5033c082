"""What stands on several screens of the warm and cold timer: its foot, the bell of the alarm, a drawn sign."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.widgets import Flow, Icon, Line, Text, TextButton

WHICH_PAGE: Final = "page.packs-which"
RINGS: Final = "The alarm sounds until you answer."


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

    def __init__(self) -> None:
        super().__init__()
        self.words = Text(RINGS, size_px=theme.SIZE_BODY, weight=QFont.Weight.DemiBold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_8)
        row.addWidget(Icon("bell", "now"))
        row.addWidget(self.words, 1)
        self.hide()
