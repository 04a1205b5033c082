"""Plays moves inside the guide: one, or a set in its order, without leaving the page that is read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.guide.figure import MovePanel
from backcare_desktop.ui.guide.tools import icon_button
from backcare_desktop.ui.page_view import COLUMN_PX
from backcare_desktop.ui.widgets import Line, PlainButton, Text

STOP, PLAY = "Stop", "Play"
OVER: Final = "That was the last one."


class MovePlayer(QWidget):
    """The figure with its controls. Stopped it shows the key poses; a set goes on by itself while it plays.

    ``is_still``: reduced motion, where nothing plays and the person goes from move to move.
    """

    closed = Signal()
    """The person is done with the moves of an entry."""
    changed = Signal()
    """It plays now, or no longer."""

    def __init__(self, panel: MovePanel, *, is_still: bool) -> None:
        super().__init__()
        self.panel = panel
        self.is_playing = False
        self._is_still = is_still
        self._moves: tuple[Exercise, ...] = ()
        self._on = 0
        self.line = Line()
        self.title = Text(look="second")
        self.caution = Text(look="second", size_px=theme.SIZE_SMALL)
        self.previous = icon_button("back", "Previous move")
        self.next = icon_button("forward", "Next move")
        self.play = PlainButton(STOP, self.toggle, theme.SIZE_SMALL)
        self.close_it = icon_button("close", "Close the moves")
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.close_it.clicked.connect(self.closed)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._on_to_next)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self.hide()

    def load(self, moves: tuple[Exercise, ...], *, plays: bool, can_close: bool) -> None:
        """Have these moves, the first one on; none: nothing is shown. ``can_close``: it belongs to an entry."""
        self._moves = moves
        self._on = 0
        self.is_playing = bool(moves) and plays and not self._is_still
        self.close_it.setVisible(can_close)
        self.line.setVisible(can_close)
        for button in (self.previous, self.next):
            button.setVisible(len(moves) > 1)
        is_alone = len(moves) == 1 and not can_close
        self.title.setVisible(not is_alone)
        self.caution.setVisible(not is_alone)
        self.play.setVisible(not self._is_still)
        self.setVisible(bool(moves))
        self._show()
        self.changed.emit()

    def fit(self, column_height_px: int) -> None:
        """Take the room that there is."""
        self.setMaximumWidth(theme.scaled(COLUMN_PX) + 2 * theme.SPACE_24)
        self.panel.fit(column_height_px)

    def toggle(self) -> None:
        """Stop, or play from the beginning of the move that is on."""
        self.is_playing = not self.is_playing
        self._show()
        self.changed.emit()

    def go(self, by: int) -> None:
        """To the move before or after."""
        self._on = min(max(0, self._on + by), len(self._moves) - 1)
        self._show()
        self._announce()

    def first(self) -> QWidget:
        """The control to begin with."""
        return self.play if not self._is_still else self.next if len(self._moves) > 1 else self.close_it

    @property
    def move(self) -> Exercise | None:  # type: ignore[override]  # Qt's own is not used here
        """The move that is on."""
        return self._moves[self._on] if self._moves else None

    def restyle(self) -> None:
        """Take over the theme."""
        size = theme.scaled(18)
        for button in (self.previous, self.next, self.close_it, self.play):
            button.setIconSize(QSize(size, size))

    def minimumSizeHint(self) -> QSize:
        """The figure goes where there is no room for it: the window must be able to get lower than it."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self.panel.minimumSizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: a set does not run on."""
        super().hideEvent(event)
        self._turn.stop()

    def _show(self, words: str = "") -> None:
        move, count = self.move, len(self._moves)
        self._turn.stop()
        self.panel.show_move(move)
        figure = self.panel.figure
        if figure is not None and figure.is_still is self.is_playing:
            figure.is_still = not self.is_playing
            self.panel.show_move(move)
        self.play.setText(STOP if self.is_playing else PLAY)
        self.play.setIcon(glyphs.icon("stop" if self.is_playing else "play", "accent"))
        if move is None:
            return
        place = f"{self._on + 1} of {count} · " if count > 1 else ""
        self.title.setText(words or f"{place}{move.name} · {move.amount}")
        self.caution.setText(f"Careful: {move.caution}")
        self.previous.setEnabled(self._on > 0)
        self.next.setEnabled(self._on < count - 1)
        if self.is_playing and count > 1:
            self._turn.start(1000 * move.total_s)

    def _on_to_next(self) -> None:
        if self._on + 1 < len(self._moves):
            self.go(1)
        else:
            self.is_playing = False
            self._show(OVER)
            self._announce()
            self.changed.emit()

    def _announce(self) -> None:
        from backcare_desktop.ui.hearing import announce

        announce(self, self.title.text())

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(theme.SPACE_8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caution)
        controls.addWidget(self.previous)
        controls.addWidget(self.play)
        controls.addWidget(self.next)
        controls.addLayout(words, 1)
        controls.addWidget(self.close_it)
        controls.setContentsMargins(theme.SPACE_24, theme.SPACE_4, theme.SPACE_24, theme.SPACE_8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.panel)
        column.addSpacing(theme.SPACE_8)
        column.addLayout(controls)
