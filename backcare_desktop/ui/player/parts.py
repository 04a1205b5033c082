"""Parts of the warm-up player: the bar of phases, and the row of buttons to halt, skip, go back and look ahead."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit
from backcare_desktop.core.events import Done, GoOn, Halt
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import theme
from backcare_desktop.ui.walk import Stand
from backcare_desktop.ui.widgets import PlainButton, PrimaryButton, TextButton

_BAR_PX: Final = 6
_GAP_PX: Final = theme.SPACE_8


class Way(QWidget):
    """The row of buttons under a step; once all steps are over, the one that says so."""

    def __init__(self, emit: Emit, go: Callable[[int], None]) -> None:
        super().__init__()
        self._emit = emit
        self._is_halted = False
        self._measured_px = 0
        self.back = TextButton("‹ Back", lambda: go(-1), theme.SIZE_HEADING)
        self.halt = PlainButton("Halt", self.toggle, theme.SIZE_HEADING, icon="halt")
        self.halt.setToolTip("Stand still, and go on (Space)")
        self.done = PrimaryButton("Done", lambda: emit(Done()), theme.SIZE_HEADING, icon="done")
        self.next = TextButton("Next ›", lambda: go(1), theme.SIZE_HEADING)
        self._row = centred(self, self.back, self.halt, self.done, self.next)

    def toggle(self) -> None:
        """Halt, or go on."""
        self._emit(GoOn() if self._is_halted else Halt())

    def show_state(self, prompt: PromptView, stand: Stand) -> None:
        """Offer what can be done now."""
        if prompt.is_halted is not self._is_halted:
            self._is_halted = prompt.is_halted
            self._dress(is_halted=prompt.is_halted)
        self.halt.setVisible(prompt.is_halted or (prompt.can_halt and not stand.is_over))
        self.done.setVisible(stand.is_over and prompt.can_done)
        self.back.setEnabled(stand.index > 0)
        self.next.setVisible(not stand.is_over)

    def fit(self, ratio: float, margin_px: int) -> None:
        """Write in that part of the size, with so much room above."""
        self._row.setContentsMargins(0, margin_px, 0, 0)
        for button in (self.halt, self.done):
            theme.set_font(button, round(theme.SIZE_HEADING * ratio))
        size_px = self.halt.font().pixelSize()
        if size_px != self._measured_px:
            self._measured_px = size_px
            self._keep_width()
        self._row.activate()
        self.updateGeometry()  # now, as the room is being shared out

    def loosen(self, room_px: int) -> int:
        """Stand off from the words above, as far as this room goes; what is left of it."""
        above_px = self._row.contentsMargins().top()
        more_px = max(0, min(theme.SPACE_12 - above_px, room_px))
        self._row.setContentsMargins(0, above_px + more_px, 0, 0)
        self._row.activate()
        self.updateGeometry()
        return room_px - more_px

    def _dress(self, *, is_halted: bool) -> None:
        self.halt.setText("Go on" if is_halted else "Halt")
        self.halt.show_icon("play" if is_halted else "halt")
        self.halt.wear("primary" if is_halted else "")

    def _keep_width(self) -> None:
        """As wide for either word: what stands beside it does not move when it changes."""
        widths = []
        for is_halted in (not self._is_halted, self._is_halted):
            self._dress(is_halted=is_halted)
            widths.append(self.halt.sizeHint().width())
        self.halt.setMinimumWidth(max(widths))


class Aside(QWidget):
    """Below the step and the list: the other form of the steps, and the list itself."""

    def __init__(self, plan: WarmUp, ease: Callable[[], None], look: Callable[[], None]) -> None:
        super().__init__()
        self._can_ease = any(step.easier for step in plan.steps)
        self.easier = TextButton("", ease, theme.SIZE_HEADING, icon="swap")
        self.look = TextButton("", look, theme.SIZE_HEADING, icon="list")
        centred(self, self.easier, self.look)

    def show_choice(self, stand: Stand, *, is_easier: bool, looks: bool) -> None:
        """Offer what is not shown now."""
        self.easier.setText("Full steps" if is_easier else "Easier steps")
        self.easier.setVisible(not stand.is_over and self._can_ease)
        self.look.setText("Close the list" if looks else "What comes")
        self.look.setVisible(looks or not stand.is_over)


def centred(widget: QWidget, *buttons: QWidget) -> QHBoxLayout:
    """Put buttons side by side in the middle."""
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_24)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def loosen_rows(column: QVBoxLayout, room_px: int) -> int:
    """Part rows that were moved closer, where this room is enough for all of them; what is left of it."""
    rows = [row for at in range(column.count()) if (row := column.itemAt(at)) is not None and not row.isEmpty()]
    more_px = max(0, len(rows) - 1) * (theme.SPACE_8 - column.spacing())
    if more_px > room_px:
        return room_px
    column.setSpacing(theme.SPACE_8)
    return room_px - more_px


class PhaseBar(QWidget):
    """The four phases side by side, as wide as they are long, filled as far as the warm-up is."""

    def __init__(self, plan: WarmUp) -> None:
        super().__init__()
        self._plan = plan
        self._place_s = 0.0
        self._names_fit = True
        theme.set_font(self, theme.SIZE_HEADING)

    def show_place(self, place_s: float) -> None:
        """That much of the plan is over."""
        self._place_s = place_s
        whole = wording.countdown_text(self._plan.total_s)
        self.setAccessibleName(f"Progress of the warm-up: {wording.countdown_text(floor(place_s))} of {whole}")
        self.update()

    def fit(self, ratio: float, width_px: int) -> None:
        """Write the names in that part of their size, where each has room below its bar."""
        theme.set_font(self, round(theme.SIZE_HEADING * ratio))
        metrics = QFontMetrics(self.font())
        room_px, total_s = self._room_px(width_px), self._plan.total_s
        self._names_fit = all(
            metrics.horizontalAdvance(each.phase.words) <= room_px * each.duration_s / total_s
            for each in self._plan.phases
        )
        self.setFixedHeight(_BAR_PX + theme.SPACE_8 + (metrics.height() if self._names_fit else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars and names."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room_px = self._room_px(self.width())
        x, begin_s = 0.0, 0.0
        for phase in self._plan.phases:
            width = room_px * phase.duration_s / self._plan.total_s
            part = min(1.0, max(0.0, (self._place_s - begin_s) / phase.duration_s))
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, wide, high in ((tokens.line, width, _BAR_PX / 2), (tokens.accent, width * part, _BAR_PX)):
                painter.setBrush(QColor(colour))
                bar = theme.seen(self, QRectF(x, (_BAR_PX - high) / 2, wide, high))
                painter.drawRoundedRect(bar, high / 2, high / 2)
            painter.setPen(QColor(tokens.text if 0 < part < 1 else tokens.second))
            below = theme.seen(self, QRectF(x, _BAR_PX, width, self.height() - _BAR_PX))
            if self._names_fit:
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, phase.phase.words)
            x, begin_s = x + width + _GAP_PX, begin_s + phase.duration_s

    def _room_px(self, width_px: int) -> int:
        return width_px - _GAP_PX * (len(self._plan.phases) - 1)
