"""The About window: what BackCare is for and what not, who stands behind its words, licence and privacy."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.guide.guidance import Texts
from backcare_desktop.core.view import View
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.trayicon import Picture, Sign
from backcare_desktop.ui.widgets import Card, Flow, Heading, Line, Text, TextButton
from backcare_desktop.ui.window import StateSign, Window

WIDTH_PX: Final = 680
LICENCE: Final = "BackCare is free software under the Apache License 2.0, without any warranty."
CREDITS: Final = (
    "Texts, figures and icons are our own. The studies and guidelines behind the guide are named there, at each entry. "
    "Made with Python, Qt for Python (LGPL), APScheduler, tomlkit, platformdirs, jeepney and miniaudio."
)
NETWORK: Final = "BackCare never goes on the network."


class AboutWindow(Window):
    """Says the same in every state."""

    def __init__(self, emit: Emit, texts: Texts, version: str) -> None:
        super().__init__("About BackCare", WIDTH_PX)
        self.column.setSpacing(theme.SPACE_12)
        self.version = Text(f"Version {version}", look="second")
        self.purpose = Text(texts.intended_purpose)
        self.review = Text(texts.reviewed)
        self.links = [
            help_link(emit),
            TextButton("&Guide and sources", partial(emit, Open(Page.GUIDE)), icon="guide"),
        ]
        self.column.addLayout(self._head())
        self.column.addWidget(self.purpose)
        self.column.addWidget(
            _part("The guide", self.review, f"Last checked on {texts.checked}.", texts.disclaimers.guide)
        )
        self.column.addWidget(_part("Privacy", texts.disclaimers.privacy, NETWORK))
        self.column.addWidget(_part("Licence and credits", LICENCE, CREDITS))
        self.column.addStretch(1)
        self.footer.addLayout(self._foot())
        self.fit()

    def render(self, view: View) -> None:  # type: ignore[override]  # Qt's own is not virtual, and not used here
        """As every window; there is nothing to change."""

    def _foot(self) -> QVBoxLayout:
        """The links, below a line; they stay in sight where the rest scrolls."""
        result = QVBoxLayout()
        result.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, theme.SPACE_12)
        result.setSpacing(theme.SPACE_12)
        links = Flow(theme.SPACE_16, outdent_px=LINK_EDGE_PX)
        for link in self.links:
            links.addWidget(link)
        result.addWidget(Line())
        result.addLayout(links)
        return result

    def _head(self) -> QHBoxLayout:
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(Heading("BackCare", theme.SIZE_TITLE), 1, Qt.AlignmentFlag.AlignBottom)
        name.addWidget(self.version, 1, Qt.AlignmentFlag.AlignTop)
        sign = StateSign(Picture(Sign.WORKING, 18))
        sign.setAccessibleName("The sign of BackCare: a spine in a ring")
        result = QHBoxLayout()
        result.setSpacing(theme.SPACE_24)
        result.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        result.addLayout(name, 1)
        return result


def _part(title: str, *lines: Text | str) -> Card:
    result = Card(theme.SPACE_4)
    result.column.addWidget(Heading(title, theme.SIZE_LARGE))
    for line in lines:
        result.column.addWidget(line if isinstance(line, Text) else Text(line, look="second"))
    return result
