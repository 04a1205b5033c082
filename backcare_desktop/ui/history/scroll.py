"""What scrolls in the history window: the page that is shown, and where it stays."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.widgets import Text
from backcare_desktop.ui.window import SCROLL_BAR_PX, keep_scroll_bar

PRIVACY: Final = "What you hide or log stays on this computer."


class Scroll(QScrollArea):
    """A page is changed in its place: anywhere else all its styles would be looked up anew."""

    def __init__(self) -> None:
        super().__init__()
        self.page: QWidget | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar(self)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        beside_bar = theme.SPACE_24 - SCROLL_BAR_PX
        self._column.setContentsMargins(theme.margins(theme.SPACE_24, theme.SPACE_8, beside_bar, theme.SPACE_16))
        self._column.setSpacing(theme.SPACE_16)
        self._column.addStretch(1)
        self._column.addWidget(Text(PRIVACY, size_px=theme.SIZE_SMALL, look="second"))
        self.setWidget(whole)

    def put(self, page: QWidget, *, from_top: bool) -> None:
        """Show this page now; else it stays where it was scrolled to."""
        before, self.page = self.page, page
        if before is not None:
            keep_until_destroyed(before)  # a chart of it may be what was clicked just now
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.insertWidget(0, page)
        page.show()  # at once: else all is laid out, and painted, without it first
        if from_top:
            self.verticalScrollBar().setValue(0)
