"""One line that says how far a printing is and what came of it, with the way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.hearing import announce
from backcare_desktop.ui.widgets import Text, TextButton


class PressLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Text(size_px=theme.SIZE_SMALL)
        self.stop = TextButton("Stop", size_px=theme.SIZE_SMALL)
        self.stop.setAccessibleName("Stop printing")
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.margins(theme.SPACE_8, 0, 0, 0))
        line.addWidget(self.words, 1)
        line.addWidget(self.stop)
        self.hide()

    def show_progress(self, words: str) -> None:
        """How far it is; "": it is over. Told aloud once, at its beginning."""
        if words and self.isHidden():
            announce(self, words)
        self._show(words, can_stop=True)

    def say(self, words: str) -> None:
        """What came of it."""
        self._show(words, can_stop=False)
        announce(self, words)

    def _show(self, words: str, *, can_stop: bool) -> None:
        self.words.setText(words)
        self.stop.setVisible(can_stop)
        self.setVisible(bool(words))
