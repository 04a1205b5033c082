"""The stage of a break: a centred column of large words on one screen, and a bar with every way out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.events import Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.present import PromptView, View
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.keys import KeyGate
from backcare_desktop.ui.lines import Lines, TimeRing
from backcare_desktop.ui.material import QuietKeys
from backcare_desktop.ui.widgets import TextButton

COLUMN_PX: Final = 880
TIGHTEST: Final = 8
ROOM_PX: Final = (760, 620)
"""The least screen for text at its usual size; one twice as large takes text twice as large."""
_PLAIN: Final = f'QLabel[look=""] {{ color: {theme.DARK.text}; }}'
"""Needed beside ``always_dark``: a label of a styled window takes the colour of the app, not of the window."""
_QUIET: Final = f"""
QPushButton[look="text"] {{ color: {theme.DARK.second}; }}
QPushButton[look="text"]:hover {{ color: {theme.DARK.text}; }}
"""


class Stage(overlay.Overlay):
    """The screen with the pointer: a centred column for the break or the warm-up, and a bar with every way out.

    A subclass fills ``column`` in ``build``, shows each state in ``fill`` and makes room in ``tighten``.
    """

    def __init__(self, emit: Emit, quiet_keys: QuietKeys) -> None:
        super().__init__(takes_keys=True)
        theme.always_dark(self)
        self._emit = emit
        self._is_over = False
        self.ratio = 1.0
        self.ring = TimeRing()
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.body.setStyleSheet(_PLAIN)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE_8)
        self.help = TextButton("When to get help", self._leave_for_help, theme.SIZE_HEADING)
        self.leave = TextButton("Leave", self._leave, theme.SIZE_HEADING)
        self.esc = EscHint()
        self.later = TextButton("Later", lambda: emit(SnoozeFor()), theme.SIZE_HEADING)
        self.skip = TextButton("Skip", lambda: emit(Skip()), theme.SIZE_HEADING)
        self.done = TextButton("Done", lambda: emit(Done()), theme.SIZE_HEADING)
        self.build()
        self._lay_out()
        self.keys = KeyGate(self, lambda: self.findChildren(QPushButton), quiet_keys)
        self.keys.held.connect(self.esc.show_part)
        self.keys.leave.connect(self._leave)
        theme.signals.changed.connect(self.fit)

    def build(self) -> None:
        """Fill ``column``."""
        raise NotImplementedError

    def fill(self, prompt: PromptView) -> None:
        """Show this state in ``column``."""
        raise NotImplementedError

    def tighten(self, step: int) -> None:
        """Take that much away (0: nothing, up to TIGHTEST) so that all fits on a small screen."""
        raise NotImplementedError

    def show_state(self, view: View) -> None:
        """Show this state."""
        prompt = view.prompt
        if prompt is None:
            return
        self.ring.show_time(prompt)
        self.later.setVisible(prompt.can_snooze)
        self.skip.setVisible(prompt.can_skip)
        self.done.setVisible(prompt.can_done)
        self.fill(prompt)

    def fit(self) -> None:
        """Give every line its room on this screen."""
        self.fit_from(0)

    def fit_from(self, first: int) -> None:
        """Make room, beginning with that step of tightness: what has gone before does not come back and forth."""
        margins = self._page.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        height = self.height() - margins.top() - margins.bottom() - theme.SPACE_40
        self.ratio = text_ratio(self.width(), self.height())
        self.body.setFixedWidth(min(COLUMN_PX, width))
        for lines in self.findChildren(Lines):
            lines.fit(self.body.width(), self.ratio)
        for button in self.findChildren(TextButton):
            theme.set_font(button, round(theme.SIZE_HEADING * self.ratio))
        height -= self.bar.sizeHint().height()
        for step in range(first, TIGHTEST + 1):
            self.tighten(step)
            self.column.invalidate()
            self.column.activate()
            if self.column.minimumSize().height() <= height:
                break

    def end(self) -> None:
        """The prompt is over: give keyboard and memory back."""
        self._is_over = True
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew on another screen."""
        super().resizeEvent(event)
        self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing by the system's own means is leaving, by the same path as the others."""
        if not self._is_over:
            event.ignore()
            self._leave()

    def _leave(self) -> None:
        self._emit(Exit())

    def _leave_for_help(self) -> None:
        """The page would lie below this window: whoever needs it must not be kept."""
        self._emit(Exit())
        self._emit(Open(Page.HELP))

    def _lay_out(self) -> None:
        self.bar = QWidget()
        self.bar.setStyleSheet(_QUIET)
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(theme.SPACE_12)
        for widget in (self.help, self.leave, self.esc, None, self.later, self.skip, self.done):
            if widget is None:
                bar.addStretch(1)
            else:
                bar.addWidget(widget)
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(theme.SPACE_40, theme.SPACE_24, theme.SPACE_40, theme.SPACE_24)
        page.setSpacing(0)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # never larger than the screen
        page.addStretch(1)
        page.addWidget(self.body, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)
        page.addWidget(self.bar)


class EscHint(QWidget):
    """Says that holding Esc leaves, and shows how far it is held."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.words = Lines(theme.SIZE_HEADING, "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        self.show_part(0.0)

    def show_part(self, part: float) -> None:
        """Held that far, 0 to 1."""
        self._part = part
        self.words.say("keep holding Esc" if part else "or hold Esc")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar that fills."""
        if self._part:
            painter = QPainter(self)
            width = round(self.width() * self._part)
            painter.fillRect(QRect(0, self.height() - 4, width, 4), QColor(theme.of(self).accent))


def text_ratio(width_px: int, height_px: int) -> float:
    """How much of the person's text scale a screen has room for; these words are large already."""
    room = max(1.0, min(width_px / ROOM_PX[0], height_px / ROOM_PX[1]))
    return min(1.0, room / theme.text_scale()) if theme.text_scale() > 1 else 1.0
