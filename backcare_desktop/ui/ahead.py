"""What comes in a warm-up: all its steps by phase with their times, and the notes, to read at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.evidence import Note
from backcare_desktop.core.moves.warmups import WarmUpStep
from backcare_desktop.ui import theme
from backcare_desktop.ui.walk import Walk
from backcare_desktop.ui.widgets import Text
from backcare_desktop.ui.window import keep_scroll_bar

NOW = "now"


class Ahead(QScrollArea):
    """The list of the steps; the one that is on is marked and in sight."""

    def __init__(self, walk: Walk, notes: Sequence[Note]) -> None:
        super().__init__()
        self._walk = walk
        self._notes = tuple(notes)
        self._ratio = 1.0
        self._on = 0
        self._marked: Text | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keep_scroll_bar(self)
        self._recolour()
        theme.signals.changed.connect(self._recolour)
        self.setAccessibleName("What comes")
        self.viewport().setAutoFillBackground(False)

    def _recolour(self) -> None:
        tokens = theme.dark()
        edge = f"QScrollArea {{ border: {tokens.focus_px}px solid transparent; }}"
        self.setStyleSheet(f"{edge} QScrollArea:focus {{ border-color: {tokens.accent}; }}")

    def show_steps(self, on: int) -> None:
        """Show all steps, with this one marked."""
        self._on, scrolled_px = on, self.verticalScrollBar().value()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(theme.margins(theme.SPACE_8, 0, theme.SPACE_16, 0))
        self._grid.setHorizontalSpacing(theme.SPACE_24)
        self._grid.setVerticalSpacing(theme.SPACE_4)
        self._grid.setColumnStretch(0, 1)
        marked = None
        for phase in self._walk.plan.phases:
            self._add_heading(f"{phase.phase.words} · {wording.exact(phase.duration_s)}")
            for index, step in enumerate(self._walk.plan.steps):
                if step.phase is phase.phase:
                    line = self._add_step(index, step)
                    marked = line if index == on else marked
        self._add_heading("What counts")
        self._add(what_counts(self._walk.plan.total_s), columns=2)
        for note in self._notes:
            self._add_heading(note.title)
            for words in note.lines:
                self._add(words, columns=2)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # else it has the ground of the other windows
        self._marked = marked
        self._keep_marked(scrolled_px)

    def fit(self, ratio: float, height_px: int) -> None:
        """Take that height and write in that part of the size."""
        self.setFixedHeight(height_px)
        if ratio != self._ratio:
            self._ratio = ratio
            self.show_steps(self._on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere now; the step that is on comes into sight, with some before it."""
        super().resizeEvent(event)
        self._show_marked()

    def _keep_marked(self, scrolled_px: int) -> None:
        """A list made anew stands where the one before did, unless the step that is on is out of sight there."""
        self._grid.activate()  # now, as a new list has its places only later
        self.verticalScrollBar().setValue(scrolled_px)
        if self._marked is not None and not self.viewport().rect().contains(self._place(self._marked)):
            self._show_marked()

    def _show_marked(self) -> None:
        if self._marked is not None:
            self._grid.activate()
            scrolled_px = self.verticalScrollBar().value() + self._place(self._marked).top()
            self.verticalScrollBar().setValue(scrolled_px - self.viewport().height() // 3)

    def _place(self, line: Text) -> QRect:
        return QRect(line.mapTo(self.viewport(), QPoint()), line.size())

    def _add_heading(self, words: str) -> None:
        self._grid.setRowMinimumHeight(self._grid.rowCount(), theme.SPACE_12)
        self._add(words, weight=QFont.Weight.DemiBold, look="accent")

    def _add_step(self, index: int, step: WarmUpStep) -> Text:
        is_on = index == self._on
        weight = QFont.Weight.DemiBold if is_on else QFont.Weight.Normal
        line = self._add(step.text, weight=weight, look="second" if index < self._on else "")
        time = self._text(
            f"{NOW} · {wording.countdown_text(step.duration_s)}" if is_on else _time(step), weight, "second"
        )
        self._grid.addWidget(
            time, self._grid.rowCount() - 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        if step.easier:
            easier = self._add(f"Easier: {step.easier}", look="accent" if self._walk.is_easier else "second")
            easier.setIndent(theme.SPACE_16)
        return line

    def _add(self, words: str, *, weight: QFont.Weight = QFont.Weight.Normal, look: str = "", columns: int = 1) -> Text:
        text = self._text(words, weight, look)
        self._grid.addWidget(text, self._grid.rowCount(), 0, 1, columns)
        return text

    def _text(self, words: str, weight: QFont.Weight, look: str) -> Text:
        return Text(words, size_px=round(theme.SIZE_HEADING * self._ratio), weight=weight, look=look)


def what_counts(total_s: float) -> str:
    """What going ahead does, and from when a warm-up is kept as done."""
    half = wording.countdown_text(total_s / 2)
    return f"“Next” moves you ahead. From {half} on, Done is kept as done. Before that, it is kept as skipped."


def _time(step: WarmUpStep) -> str:
    return wording.countdown_text(step.duration_s)
