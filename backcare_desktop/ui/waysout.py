"""The bar of a break with every way out: help and leaving at the left, the others at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.events import Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import theme
from backcare_desktop.ui.coverparts import HOLD_ON, EscHint
from backcare_desktop.ui.hearing import announce
from backcare_desktop.ui.widgets import TextButton

_SIZE: Final = theme.SIZE_HEADING
_LINE_PX: Final = 4


class WaysOut(QWidget):
    """The buttons below the words. ``called``: what is skipped here; ``enlarge``: "Larger text" was chosen."""

    def __init__(self, emit: Emit, called: str, enlarge: Callable[[], None]) -> None:
        super().__init__()
        self._emit = emit
        self._held = 0.0
        self.help = TextButton("When to get help", self.leave_for_help, _SIZE, icon="phone")
        self.leave = TextButton("Leave", self.leave_now, _SIZE, icon="leave")
        self.esc = EscHint()
        self.larger = TextButton("Larger text", enlarge, _SIZE, icon="larger")
        self.later = TextButton("Later", lambda: emit(SnoozeFor()), _SIZE, icon="clock")
        self.skip = TextButton(f"Skip {called}", lambda: emit(Skip()), _SIZE, icon="skip")
        self.done = TextButton("Done", lambda: emit(Done()), _SIZE, icon="done")
        self.leave.setToolTip(self.esc.words.text())
        self.leave.setAccessibleDescription(self.esc.words.text())
        self.later.setToolTip(f"The {called} comes again in a while")
        self.done.setToolTip(f"End the {called} now")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_8)
        for left in (self.help, self.leave, self.esc):
            row.addWidget(left)
        row.addStretch(1)
        for right in (self.larger, self.later, self.skip, self.done):
            row.addWidget(right)
        self._recolour()
        theme.signals.changed.connect(self._recolour)

    def show_prompt(self, prompt: PromptView) -> None:
        """Offer what this prompt allows; help and leaving are always there."""
        self.later.setVisible(prompt.can_snooze)
        self.skip.setVisible(prompt.can_skip)
        self.done.setVisible(prompt.can_done)

    def show_text(self, percent: int, *, has_larger: bool, is_usual: bool) -> None:
        """Say what "Larger text" does next; where the screen has room for the usual size alone it is not there."""
        self.larger.setText("Larger text" if has_larger else "Usual text")
        self.larger.setAccessibleDescription(f"Now {percent} percent. Key: plus.")
        self.larger.setVisible(has_larger or not is_usual)

    def fit(self, width_px: int, ratio: float) -> None:
        """Below large words it may be smaller; on a narrow screen it goes without icons, at last without the hint."""
        buttons = self.findChildren(TextButton)
        least = theme.SIZE_BODY / _SIZE / max(1.0, theme.text_scale())
        for has_icons in (True, False):
            for button in buttons:
                button.do_without_icon(not has_icons)
            if self._fits(width_px, ratio):
                return
        while ratio > least:
            ratio = max(least, ratio - 0.1)
            for button in buttons:
                theme.set_font(button, round(_SIZE * ratio))
            if self._fits(width_px, ratio):
                return
        self.esc.hide()

    def _fits(self, width_px: int, ratio: float) -> bool:
        """Whether the buttons leave the hint the room it needs."""
        self.esc.hide()
        self._row.invalidate()
        room_px = width_px - self.sizeHint().width() - self._row.spacing()
        fits = self.esc.fits(room_px, ratio)
        self.esc.show()
        self._row.invalidate()
        return fits

    def show_held(self, part: float) -> None:
        """Esc is held that far, 0 to 1."""
        if bool(part) != bool(self._held):
            self.esc.show_held(is_held=bool(part))
            if part:
                announce(self, HOLD_ON)
        self._held = part
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line that fills while Esc is held; it is seen where the hint has no room as well."""
        if self._held:
            width = round(self.width() * self._held)
            line = QRectF(0, self.height() - _LINE_PX, width, _LINE_PX)
            QPainter(self).fillRect(theme.seen(self, line), QColor(theme.dark().accent))

    def leave_now(self) -> None:
        """Leave, by whatever means."""
        self._emit(Exit())

    def leave_for_help(self) -> None:
        """The page would lie below the break: whoever needs it must not be kept."""
        self._emit(Exit())
        self._emit(Open(Page.HELP))

    def _recolour(self) -> None:
        tokens = theme.dark()
        self.setStyleSheet(
            f'QPushButton[look="text"] {{ color: {tokens.second}; }}'
            f'QPushButton[look="text"]:hover {{ color: {tokens.text}; }}'
        )
