"""The icons of the windows, drawn with 1.75 px strokes and round caps on a grid of 24."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from backcare_desktop.ui import theme

_GRID = 24.0
_STROKE = 1.75


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into the box; every stroke keeps its proportion."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    painter.setPen(QPen(colour, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_PATHS[name]())
    painter.restore()


def icon(name: str, token: str = "text") -> QIcon:
    """An icon for a button, in the colour that the theme has for ``token`` when it is painted."""
    return QIcon(_Engine(name, token))


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        tokens = theme.current()
        colour = tokens.edge if mode is QIcon.Mode.Disabled else getattr(tokens, self._token)
        paint(painter, self._name, QRectF(rect), QColor(colour))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRectF(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _phone() -> QPainterPath:
    path = QPainterPath(QPointF(8.2, 3.8))
    path.lineTo(10.2, 8.4)
    path.lineTo(7.9, 10.3)
    path.cubicTo(9.0, 12.9, 11.1, 15.0, 13.7, 16.1)
    path.lineTo(15.6, 13.8)
    path.lineTo(20.2, 15.8)
    path.lineTo(19.8, 18.8)
    path.cubicTo(19.6, 19.9, 18.7, 20.5, 17.7, 20.4)
    path.cubicTo(10.0, 19.7, 4.3, 14.0, 3.6, 6.3)
    path.cubicTo(3.5, 5.3, 4.1, 4.4, 5.2, 4.2)
    path.closeSubpath()
    return path


def _clock() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 8.5, 8.5)
    path.addPath(_line((12, 7.2), (12, 12), (15.2, 14)))
    return path


def _calendar() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3.8, 5.2, 16.4, 15), 3, 3)
    path.addPath(_line((3.8, 10), (20.2, 10)))
    path.addPath(_line((8.2, 3.2), (8.2, 7)))
    path.addPath(_line((15.8, 3.2), (15.8, 7)))
    return path


def _folder() -> QPainterPath:
    path = _line((3.5, 8), (3.5, 18.5), (20.5, 18.5), (20.5, 7.5), (11.5, 7.5), (9.5, 5.5), (3.5, 5.5), (3.5, 8))
    path.closeSubpath()
    return path


def _reset() -> QPainterPath:
    path = QPainterPath()
    box = QRectF(4.5, 4.5, 15, 15)
    path.arcMoveTo(box, 150)
    path.arcTo(box, 150, -300)
    path.addPath(_line((4.6, 4.4), (5.3, 8.7), (9.6, 8.2)))
    return path


_PATHS: dict[str, Callable[[], QPainterPath]] = {
    "phone": _phone,
    "clock": _clock,
    "calendar": _calendar,
    "folder": _folder,
    "reset": _reset,
    "back": lambda: _line((14.5, 5), (7.5, 12), (14.5, 19)),
    "down": lambda: _line((6.5, 9.5), (12, 15), (17.5, 9.5)),
    "forward": lambda: _line((9.5, 5), (16.5, 12), (9.5, 19)),
}
