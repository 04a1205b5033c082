"""Switch and radio button, painted so that they show in both themes and grow with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from backcare_desktop.ui import theme
from backcare_desktop.ui.theme import Tokens

if TYPE_CHECKING:

    class _Base(QAbstractButton):
        """What Switch and Radio have from Qt."""

        def __init__(self, label: str) -> None: ...

else:
    _Base = object  # beside a button of Qt's own, which it does not come from


class _Painted(_Base):
    """A label behind a mark, and the frame of the focus around both; ``paint_mark`` says how the mark looks."""

    mark_px = (22, 22)

    def __init__(self, label: str) -> None:
        super().__init__(label)
        theme.set_font(self, theme.SIZE_BODY)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_mark(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """Paint the mark; the pen has the colour of its outline."""

    def sizeHint(self) -> QSize:
        """The mark and the label."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text().replace("&", "")) + theme.SPACE_12 if self.text() else 0
        width, height = (theme.scaled(each) for each in self.mark_px)
        return QSize(width + words + theme.SPACE_12, max(metrics.height(), height) + theme.SPACE_12)

    def minimumSizeHint(self) -> QSize:
        """As large as it is shown."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """A click anywhere on it counts."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint label, focus and mark."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = (theme.scaled(each) for each in self.mark_px)
        mark = QRectF(theme.SPACE_4, (self.height() - height) / 2, width, height)
        words = QRectF(self.rect()).adjusted(round(mark.right()) + theme.SPACE_12, 0, 0, 0)
        painter.setPen(QColor(tokens.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(theme.seen(self, words), flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), tokens.focus_px))
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.edge), 1.75))
        self.paint_mark(painter, theme.seen(self, mark), tokens)


class Switch(_Painted, QCheckBox):
    """On or off: a knob that stands at one end or the other, the track filled when on."""

    mark_px = (38, 22)

    def paint_mark(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """Paint track and knob."""
        painter.setBrush(QColor(tokens.accent if self.isChecked() else tokens.surface))
        half = box.height() / 2
        painter.drawRoundedRect(box, half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ground if self.isChecked() else tokens.edge))
        is_right = self.isChecked() is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        middle = box.right() - half if is_right else box.left() + half
        painter.drawEllipse(QPointF(middle, box.center().y()), half - 4, half - 4)


class Radio(_Painted, QRadioButton):
    """One of several: a ring with a dot in it when chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up go through all answers in order, in whatever rows they stand; Qt goes by the place alone."""
        by = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key())
        if by is None:
            super().keyPressEvent(event)
            return
        group = self.parentWidget()
        assert group is not None
        answers = group.findChildren(Radio, options=Qt.FindChildOption.FindDirectChildrenOnly)
        other = answers[(answers.index(self) + by) % len(answers)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()

    def paint_mark(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """Paint ring and dot."""
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            radius = box.width() * 0.27
            painter.drawEllipse(box.center(), radius, radius)
