"""The stage of a break: a centred column of large words on one screen, and a bar with every way out."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core.commands import ChangeSettings, Emit
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.coverparts import ROOM_PX, TEXT_STEPS, TOLD_APART, larger_steps, room_for, text_ratio
from backcare_desktop.ui.keys import KeyGate, combination
from backcare_desktop.ui.lines import Lines, TimeRing
from backcare_desktop.ui.material import QuietKeys
from backcare_desktop.ui.waysout import WaysOut
from backcare_desktop.ui.widgets import TextButton

COLUMN_PX: Final = 880
BREAK_TEXT: Final = "look.break_text"
TIGHTEST: Final = 8


class Stage(overlay.Overlay):
    """The screen with the pointer: a centred column for the break or the warm-up, and a bar with every way out.

    A subclass fills ``column`` in ``build``, shows each state in ``fill`` and makes room in ``tighten``.
    """

    called = "break"
    """What is skipped here: the whole of it, not one move or step."""
    least_px = ROOM_PX
    """The least screen for "Larger text" at its usual size; a subclass that makes more room has less."""
    tightest = TIGHTEST
    """The last step of ``tighten``."""

    def __init__(self, emit: Emit, quiet_keys: QuietKeys) -> None:
        super().__init__(takes_keys=True)
        theme.always_dark(self)
        self._emit = emit
        self._is_over = False
        self._is_window = False
        self._fitted = QSize()
        self._grip: QPoint | None = None
        self.ratio = 1.0
        self._text_percent = TEXT_STEPS[0]
        self.ring = TimeRing()
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE_8)
        self.bar = WaysOut(emit, self.called, self._enlarge)
        self.build()
        self._lay_out()
        for button in self.findChildren(TextButton):
            button.least_px = theme.TARGET_BREAK_PX
        self._recolour()
        self.keys = KeyGate(self, lambda: self.findChildren(QPushButton), quiet_keys)
        self.keys.held.connect(self.bar.show_held)
        self.keys.leave.connect(self.bar.leave_now)
        self.keys.shortcuts[combination(Qt.Key.Key_Plus)] = self._enlarge
        self.keys.shortcuts[combination(Qt.Key.Key_F1)] = self.bar.leave_for_help
        theme.signals.changed.connect(self._recolour)
        theme.signals.changed.connect(self.fit)

    @abstractmethod
    def build(self) -> None:
        """Fill ``column``."""

    @abstractmethod
    def fill(self, prompt: PromptView) -> None:
        """Show this state in ``column``."""

    @abstractmethod
    def tighten(self, step: int) -> None:
        """Take that much away (0: nothing, up to ``tightest``) so that all fits on a small screen."""

    def loosen(self, room_px: int) -> None:
        """Use what is left of the room once all fits."""

    def show_state(self, view: View) -> None:
        """Show this state."""
        prompt = view.prompt
        if prompt is None:
            return
        self.ring.show_time(prompt)
        self.bar.show_prompt(prompt)
        self.fill(prompt)

    def fit(self) -> None:
        """Give every line its room on this screen."""
        self._fitted = self.size()
        self.fit_from(0)

    def fit_from(self, first: int) -> None:
        """Make room, beginning with that step of tightness: what has gone before does not come back and forth."""
        margins = self._page.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        height = self.height() - margins.top() - margins.bottom() - theme.SPACE_40
        asked = min(self._text_percent / 100, self._most()) / theme.text_scale()
        self.ratio = max(text_ratio(self.width(), self.height()), asked if self._text_percent > 100 else 0.0)
        self.body.setFixedWidth(min(COLUMN_PX, width))
        for lines in self.findChildren(Lines):
            lines.fit(self.body.width(), self.ratio)
        for button in self.findChildren(TextButton):
            theme.set_font(button, round(theme.SIZE_HEADING * self.ratio))
        self._offer_text()
        self.bar.fit(width, self.ratio)
        height -= self.bar.sizeHint().height()
        for step in range(first, self.tightest + 1):
            self.tighten(step)
            room_px = height - self._needed_px()
            if room_px >= 0:
                self.loosen(room_px)
                self._needed_px()
                break

    def _needed_px(self) -> int:
        """The height of all that is shown, measured now."""
        for part in self.body.children():
            if isinstance(part, QWidget) and (layout := part.layout()) is not None:
                _measure(layout)
                part.updateGeometry()
        _measure(self.column)
        return self.column.minimumSize().height()

    def show_text(self, percent: int) -> None:
        """Write in this size, as far as the screen has room."""
        self._text_percent = percent
        self.fit()

    def _enlarge(self) -> None:
        """The next larger size that is seen on this screen; after the largest the usual one."""
        percent = next(iter(self._larger()), TEXT_STEPS[0])
        self.show_text(percent)
        self._emit(ChangeSettings(((BREAK_TEXT, percent),)))

    def _larger(self) -> list[int]:
        return larger_steps(self.ratio * theme.text_scale(), self._most())

    def _most(self) -> float:
        return room_for(self.width(), self.height(), self.least_px)

    def _offer_text(self) -> None:
        usual = text_ratio(self.width(), self.height())
        self.bar.show_text(
            round(100 * self.ratio * theme.text_scale()),
            has_larger=bool(self._larger()),
            is_usual=self.ratio <= TOLD_APART * usual,
        )

    def end(self) -> None:
        """The prompt is over: give keyboard and memory back."""
        self._is_over = True
        self.close()

    def be_window(self) -> None:
        """Leave room around: have round corners and an edge, and follow the pointer that drags it."""
        self._is_window = True
        self.keys.waits_for_click = True
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        for part in (self.body, self.bar):
            part.setCursor(Qt.CursorShape.ArrowCursor)

    def shape(self) -> None:
        """Round corners for a window; whole screens have none."""
        if self._is_window and overlay.can_shape():
            self.setMask(overlay.rounded(self.size()))
        else:
            super().shape()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A window has an edge, so that it is seen on a dark desktop too."""
        if self._is_window:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.dark().edge))
            box = self.rect().adjusted(0, 0, -1, -1)
            painter.drawRoundedRect(box, theme.RADIUS_NOTICE, theme.RADIUS_NOTICE)
            painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window."""
        self._grip = event.position().toPoint() if self._is_window else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it aside."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew on another screen."""
        super().resizeEvent(event)
        if self._is_window:
            self.shape()
        if self.size() != self._fitted:  # that of the first show was known before
            self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing by the system's own means is leaving, by the same path as the others."""
        if not self._is_over:
            event.ignore()
            self.bar.leave_now()

    def _recolour(self) -> None:
        """Needed beside ``always_dark``: a label of a styled window takes the colour of the app, not of the window."""
        tokens = theme.dark()
        self.body.setStyleSheet(f'QLabel[look=""] {{ color: {tokens.text}; }}')

    def _lay_out(self) -> None:
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(theme.SPACE_24, theme.SPACE_24, theme.SPACE_24, theme.SPACE_24)
        page.setSpacing(0)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # never larger than the screen
        page.addStretch(1)
        page.addWidget(self.body, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)
        page.addWidget(self.bar)


def _measure(layout: QLayout) -> None:
    """Measure it now; what changed in it before it is seen is else measured only later."""
    layout.invalidate()
    layout.activate()
