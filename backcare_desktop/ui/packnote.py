"""The pack that is on or must come off, in the status window, one press away from its timer."""

from __future__ import annotations

from functools import partial

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.ui import signs, theme
from backcare_desktop.ui.widgets import Card, Flow, PlainButton, Text


class PackNote(Card):
    """Stands there as long as a pack is not to be forgotten."""

    def __init__(self, emit: Emit) -> None:
        super().__init__(theme.SPACE_12)
        self.words = Text()
        self.open = PlainButton("Open the ti&mer", partial(emit, Open(Page.PACK)), icon=signs.PAGES[Page.PACK])
        row = Flow()
        row.addWidget(self.open)
        self.column.addWidget(self.words)
        self.column.addLayout(row)
        self.hide()

    def become(self, words: str) -> None:
        """Say this, or go away."""
        if words != self.words.text():
            self.words.setText(words)
        self.setVisible(bool(words))
