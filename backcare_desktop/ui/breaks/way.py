"""The way through a break's moves: back and next, another one, "not for me", and for a moment its undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import Lines
from backcare_desktop.ui.stay import stay_near
from backcare_desktop.ui.widgets import TextButton

UNDO_MS: Final = 10_000
"""How long a word about what was done stands, and its undo with it."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the buttons do."""

    back: Callable[[], None]
    swap: Callable[[], None]
    put_away: Callable[[], None]
    next: Callable[[], None]
    undo: Callable[[], None]
    told: Callable[[], None]
    """The word is gone: there is room again."""


class Way(QWidget):
    """One row of buttons; a word about what was done stands above it."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._told = ways.told
        self.word = Lines(theme.SIZE_HEADING)
        self.undo = TextButton("Undo", ways.undo, theme.SIZE_HEADING, icon="reset")
        self.back = TextButton("‹ Back", ways.back, theme.SIZE_HEADING)
        self.swap = TextButton("Swap", ways.swap, theme.SIZE_HEADING, icon="swap")
        self.put_away = TextButton("Not for me", ways.put_away, theme.SIZE_HEADING, icon="hide")
        self.next = TextButton("Next ›", ways.next, theme.SIZE_HEADING)
        for button, words, key in (
            (self.back, "The move before", "Left"),
            (self.swap, "Another move in its place", "Down"),
            (self.put_away, "Do not show this move again. “Your own moves” brings it back", "Delete"),
            (self.next, "The next move", "Right"),
            (self.undo, "Bring it back", "Ctrl+Z"),
        ):
            button.setToolTip(f"{words} ({key})")
            button.setAccessibleDescription(f"{words}. Key: {key}.")
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(UNDO_MS)
        self._over.timeout.connect(self.forget)
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_4)
        for widgets in ((self.word, self.undo), (self.back, self.swap, self.put_away, self.next)):
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE_16)
            row.addStretch(1)
            for widget in widgets:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addStretch(1)
            column.addLayout(row)

    def show_place(self, on: int, count: int) -> None:
        """The move ``on`` (from 0) of ``count`` is on; as many as there are once all are over."""
        before = self.window().focusWidget()
        self.back.setEnabled(on > 0)
        self.next.setEnabled(on + 1 < count)
        for button in (self.back, self.next):
            button.setVisible(count > 1)
        for button in (self.swap, self.put_away):
            button.setVisible(on < count)
        stay_near(before, self.back, self.next)

    def tell(self, words: str, *, can_undo: bool) -> None:
        """Say what was done, or why not, for a while."""
        self.word.say(words)
        self.word.setVisible(True)
        self._show_undo(is_wanted=can_undo)
        self._over.start()

    def forget(self) -> None:
        """The word is gone."""
        self._over.stop()
        self._show_undo(is_wanted=False)
        self.word.setVisible(False)
        self._told()

    @property
    def is_telling(self) -> bool:
        """Whether a word stands there."""
        return not self.word.isHidden()

    @property
    def can_undo(self) -> bool:
        """Whether what was done can still be undone."""
        return not self.undo.isHidden()

    def fit(self, room_px: int, ratio: float) -> None:
        """Take that width, and that part of the size of type."""
        theme.set_font(self.undo, round(theme.SIZE_HEADING * ratio))
        self.word.fit(max(1, room_px - self.undo.sizeHint().width() - theme.SPACE_16), ratio)

    def _show_undo(self, *, is_wanted: bool) -> None:
        before = self.window().focusWidget()
        self.undo.setVisible(is_wanted)
        stay_near(before, self.put_away, self.back, self.next)
