"""Standing in line: what has an unseen edge for the frame of its focus begins where the words above it begin."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX

EDGES: tuple[int, int, int, int] = (LINK_EDGE_PX, 0, LINK_EDGE_PX, 0)
"""The margins of a widget that is ``Flush`` and holds others that are: room for their frames."""


class Flush(QVBoxLayout):
    """Lets links, switches and radio buttons, or a widget that holds some, stand so far outside on both sides."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.SPACE_4)
        beginning = Qt.AlignmentFlag.AlignLeading
        for widget in widgets:
            self.addWidget(widget, 0, beginning if isinstance(widget, QAbstractButton) else Qt.AlignmentFlag(0))

    def setGeometry(self, rect: QRect) -> None:
        """Begin and end further outside."""
        super().setGeometry(rect.adjusted(-LINK_EDGE_PX, 0, LINK_EDGE_PX, 0))

    def heightForWidth(self, width: int) -> int:
        """How high it is, with that bit of room more."""
        return super().heightForWidth(width + 2 * LINK_EDGE_PX)
