"""Switch and radio button, painted so that they show in both themes and grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from backcare_desktop.ui import theme

_SWITCH_PX = (38, 22)
_RADIO_PX = (22, 22)


class Switch(QCheckBox):
    """On or off: a knob that stands at one end or the other, the track filled when on."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        _prepare(self)

    def sizeHint(self) -> QSize:
        """The track and the label."""
        return _size(self, _SWITCH_PX)

    def minimumSizeHint(self) -> QSize:
        """As large as it is shown."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """A click anywhere on it counts."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, knob, label and the ring of the focus."""
        tokens = theme.of(self)
        painter = QPainter(self)
        track = _begin(self, painter, _SWITCH_PX)
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.edge), 1.5))
        painter.setBrush(QColor(tokens.accent if self.isChecked() else tokens.surface))
        half = track.height() / 2
        painter.drawRoundedRect(track, half, half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ground if self.isChecked() else tokens.edge))
        is_right = self.isChecked() is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        middle = track.right() - half if is_right else track.left() + half
        painter.drawEllipse(QPointF(middle, track.center().y()), half - 4, half - 4)


class Radio(QRadioButton):
    """One of several: a ring with a dot in it when chosen."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        _prepare(self)

    def sizeHint(self) -> QSize:
        """The ring and the label."""
        return _size(self, _RADIO_PX)

    def minimumSizeHint(self) -> QSize:
        """As large as it is shown."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """A click anywhere on it counts."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ring, dot, label and the ring of the focus."""
        tokens = theme.of(self)
        painter = QPainter(self)
        ring = _begin(self, painter, _RADIO_PX)
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.edge), 1.75))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            radius = ring.width() * 0.27
            painter.drawEllipse(ring.center(), radius, radius)


def _prepare(button: QAbstractButton) -> None:
    theme.set_font(button, theme.SIZE_BODY)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


def _size(button: QAbstractButton, mark_px: tuple[int, int]) -> QSize:
    metrics = button.fontMetrics()
    words = metrics.horizontalAdvance(_plain(button)) + theme.SPACE_12 if button.text() else 0
    height = max(metrics.height(), theme.scaled(mark_px[1])) + theme.SPACE_12
    return QSize(theme.scaled(mark_px[0]) + words + theme.SPACE_12, height)


def _begin(button: QAbstractButton, painter: QPainter, mark_px: tuple[int, int]) -> QRectF:
    """Paint label and focus; return where the mark stands."""
    tokens = theme.of(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = theme.scaled(mark_px[0]), theme.scaled(mark_px[1])
    mark = QRectF(theme.SPACE_4, (button.height() - height) / 2, width, height)
    words = QRectF(button.rect()).adjusted(round(mark.right()) + theme.SPACE_12, 0, 0, 0)
    painter.setPen(QColor(tokens.text))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
    painter.drawText(theme.seen(button, words), flags, button.text())
    if button.hasFocus():
        painter.setPen(QPen(QColor(tokens.accent), 2))
        inside = QRectF(button.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
    return theme.seen(button, mark)


def _plain(button: QAbstractButton) -> str:
    return button.text().replace("&", "")
