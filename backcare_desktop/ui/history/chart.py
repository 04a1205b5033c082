"""What all charts of the history share: spots to point at or to walk with the arrow keys, each with its words."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_desktop.core.lookback.charts import Chart
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.ink import PRINTED, tone

KEYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
HINT: Final = "Use the arrow keys: each part has its words. Enter opens a day."
_Align = Qt.AlignmentFlag


class ChartView(QWidget):
    """A chart, painted. A subclass places its spots in ``place`` and paints them in ``paint``.

    All is placed from left to right; ``seen`` mirrors it where people read the other way.
    """

    chosen = Signal(date)
    """A day that the person opens by a click or Enter."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.spots: list[QRectF] = []
        self.at: int | None = None
        """The spot that the keys have reached."""
        self.pointed: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if chart.is_empty else Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_font(self, theme.SIZE_SMALL)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.empty if chart.is_empty else HINT)
        theme.signals.changed.connect(self._fit)
        self._fit()

    # ---- for the subclass

    def place(self) -> None:
        """Find the place of every spot at this size."""

    def paint(self, painter: QPainter) -> None:
        """Paint everything but words in a bubble and the mark of the focus."""

    def height_px(self) -> int:
        """How high it is to be with this text."""
        return 0

    def day_of(self, spot: int) -> date | None:  # noqa: ARG002 - a subclass may look at it
        """The day that a spot opens."""
        return None

    def step(self, key: int) -> int:
        """How far an arrow key walks."""
        return KEYS.get(Qt.Key(key), 0)

    # ---- what is seen

    @property
    def text_scale(self) -> float:
        """How much larger than usual its text is; on paper it is as usual."""
        return 1.0 if self.property(PRINTED) else theme.text_scale()

    @property
    def is_mirrored(self) -> bool:
        """Whether it is read from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def seen(self, box: QRectF) -> QRectF:
        """The box as it is seen: mirrored where people read from right to left."""
        return QRectF(self.width() - box.right(), box.y(), box.width(), box.height()) if self.is_mirrored else box

    def write(self, painter: QPainter, box: QRectF, words: str, align: Qt.AlignmentFlag = _Align.AlignCenter) -> None:
        """Write words into a box; left and right change sides where people read the other way."""
        if self.is_mirrored and align & (_Align.AlignLeft | _Align.AlignRight):
            align ^= _Align.AlignLeft | _Align.AlignRight
        painter.drawText(self.seen(box), align | _Align.AlignVCenter, words)

    @property
    def shown(self) -> int | None:
        """The spot whose words are shown: the one pointed at, else the one that the keys have reached."""
        return self.pointed if self.pointed is not None else self.at if self.hasFocus() else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, the mark of the focus and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # ``seen`` mirrors, and the words are English
        if self.chart.is_empty:
            painter.setPen(tone("second", self))
            flags = _Align.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 0, -8, 0), flags, self.chart.empty)
            return
        self.paint(painter)
        if self.hasFocus():
            self._mark_focus(painter)
        if self.shown is not None:
            self._paint_words(painter, self.shown)

    def _mark_focus(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone("accent", self), 2))
        if self.at is None:
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS_CONTROL, theme.RADIUS_CONTROL
            )
        else:
            painter.setPen(QPen(tone("text", self), 2))
            painter.drawRoundedRect(self.seen(self.spots[self.at]).adjusted(-2, -2, 2, 2), 4, 4)

    def _paint_words(self, painter: QPainter, spot: int) -> None:
        """The words in a bubble."""
        words = self.chart.spots[spot]
        room_px = max(120.0, min(self.width() - 2 * theme.SPACE_8, theme.scaled(340)))
        flags = int(_Align.AlignLeft | Qt.TextFlag.TextWordWrap)
        text = QRectF(painter.fontMetrics().boundingRect(0, 0, round(room_px) - 24, 400, flags, words))
        box = QRectF(0, 0, text.width() + 26, text.height() + 14)
        place = self.seen(self.spots[spot])
        box.moveTopLeft(self._beside(place, box))
        painter.setPen(QPen(tone("edge", self), 1))
        painter.setBrush(QColor(theme.of(self).ground))
        painter.drawRoundedRect(box, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        painter.setPen(tone("text", self))
        painter.drawText(box.adjusted(12, 6, -12, -6), flags, words)

    def _beside(self, place: QRectF, box: QRectF) -> QPointF:
        """Where the bubble covers least: above the spot, below it, else at its side."""
        x = min(max(1.0, place.center().x() - box.width() / 2), self.width() - box.width() - 1)
        if place.top() - box.height() >= 6:
            return QPointF(x, place.top() - box.height() - 6)
        if place.bottom() + box.height() + 6 <= self.height():
            return QPointF(x, place.bottom() + 6)
        right = place.right() + 8
        fits = right + box.width() < self.width()
        return QPointF(right if fits else max(1.0, place.left() - 8 - box.width()), max(1.0, place.top()))

    # ---- pointing and walking

    def spot_at(self, position: QPointF) -> int | None:
        """The spot below the pointer; of several the last, which lies on top."""
        found = [
            number for number, box in enumerate(self.spots) if self.seen(box).adjusted(-2, -2, 2, 2).contains(position)
        ]
        return found[-1] if found else None

    def walk_to(self, spot: int) -> None:
        """Have the keys reach this spot, and let a screen reader say its words."""
        self.at = min(max(0, spot), len(self.spots) - 1)
        self.pointed = None
        self.setAccessibleName(f"{self.chart.spots[self.at]}. {self.chart.title}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the spots; Enter opens the day."""
        step = self.step(event.key())
        if step and self.is_mirrored and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -step
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at is not None:
            self._open(self.at)
        elif step:
            self.walk_to(self.first(step) if self.at is None else self.at + step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walk_to(0 if event.key() == Qt.Key.Key_Home else len(self.spots) - 1)
        else:
            super().keyPressEvent(event)

    def first(self, step: int) -> int:
        """Where walking begins."""
        return 0 if step > 0 else len(self.spots) - 1

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys for walking, while this has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_plain and (self.step(event.key()) or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)):
                event.accept()
                return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the words of what is pointed at."""
        spot = self.spot_at(event.position())
        if spot != self.pointed:
            self.pointed = spot
            opens = spot is not None and self.day_of(spot) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day that is clicked."""
        spot = self.spot_at(event.position())
        if spot is not None:
            self.at = spot
            self._open(spot)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self.pointed = None
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say only what it is, until it is walked through again."""
        super().focusOutEvent(event)
        self.at = None
        self.setAccessibleName(self.chart.title)

    def _open(self, spot: int) -> None:
        day = self.day_of(spot)
        if day is not None:
            self.chosen.emit(day)

    # ---- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.place()

    def _fit(self) -> None:
        if self.hasHeightForWidth():
            self.updateGeometry()
        else:
            self.setFixedHeight(theme.scaled(64) if self.chart.is_empty else self.height_px())
        self.place()
