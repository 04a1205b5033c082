"""The icons of the windows, drawn with 1.75 px strokes and round caps on a grid of 24."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from backcare_desktop.ui import theme

_GRID = 24.0
_STROKE = 1.75


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into the box; every stroke keeps its proportion."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name in _POINTING and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        painter.translate(box.topRight())
        painter.scale(-1, 1)
    else:
        painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    painter.setPen(QPen(colour, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour if name in _FILLED else Qt.BrushStyle.NoBrush)
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


def _warm() -> QPainterPath:
    path = QPainterPath()
    for x in (6.5, 12.0, 17.5):
        path.moveTo(x, 19.5)
        path.cubicTo(x - 4.2, 15.2, x + 4.2, 9.2, x, 4.5)
    return path


def _cold() -> QPainterPath:
    path = QPainterPath()
    for turn in range(6):
        angle = radians(60 * turn - 90)
        tip, fork = 8.8, 5.4
        x, y = cos(angle), sin(angle)
        path.addPath(_line((12, 12), (12 + tip * x, 12 + tip * y)))
        for side in (angle - 0.42, angle + 0.42):
            end = (12 + (fork + 2.6) * cos(side), 12 + (fork + 2.6) * sin(side))
            path.addPath(_line((12 + fork * x, 12 + fork * y), end))
    return path


def _bell() -> QPainterPath:
    path = QPainterPath(QPointF(5, 16.8))
    path.cubicTo(7.6, 14.4, 5.4, 5.2, 12, 5.2)
    path.cubicTo(18.6, 5.2, 16.4, 14.4, 19, 16.8)
    path.closeSubpath()
    path.addPath(_line((12, 3.2), (12, 5.2)))
    path.moveTo(10, 19.6)
    path.cubicTo(10.8, 21.0, 13.2, 21.0, 14, 19.6)
    return path


def _star() -> QPainterPath:
    outer, inner = 9.0, 3.9
    points = []
    for number in range(10):
        radius, angle = (outer if number % 2 == 0 else inner), radians(36 * number - 90)
        points.append((12 + radius * cos(angle), 12.6 + radius * sin(angle)))
    path = _line(*points)
    path.closeSubpath()
    return path


def _print() -> QPainterPath:
    path = _line((7, 9), (7, 3.8), (17, 3.8), (17, 9))
    path.addPath(_line((7, 16.5), (4, 16.5), (4, 9), (20, 9), (20, 16.5), (17, 16.5)))
    path.addRect(QRectF(7, 13.5, 10, 6.7))
    return path


def _link() -> QPainterPath:
    path = QPainterPath(QPointF(10.5, 7.5))
    path.lineTo(12.8, 5.2)
    path.cubicTo(16.5, 1.8, 22.2, 7.5, 18.8, 11.2)
    path.lineTo(16.5, 13.5)
    path.moveTo(13.5, 16.5)
    path.lineTo(11.2, 18.8)
    path.cubicTo(7.5, 22.2, 1.8, 16.5, 5.2, 12.8)
    path.lineTo(7.5, 10.5)
    path.addPath(_line((9.3, 14.7), (14.7, 9.3)))
    return path


def _cross() -> QPainterPath:
    path = _line((6.5, 6.5), (17.5, 17.5))
    path.addPath(_line((17.5, 6.5), (6.5, 17.5)))
    return path


def _closed(*points: tuple[float, float]) -> QPainterPath:
    path = _line(*points)
    path.closeSubpath()
    return path


_POINTING = frozenset({"back", "forward"})
"""Turned round where one reads from the right."""
_FILLED = frozenset({"star-full", "play", "stop"})
_PATHS: dict[str, Callable[[], QPainterPath]] = {
    "phone": _phone,
    "clock": _clock,
    "calendar": _calendar,
    "folder": _folder,
    "warm": _warm,
    "cold": _cold,
    "bell": _bell,
    "star": _star,
    "star-full": _star,
    "print": _print,
    "link": _link,
    "play": lambda: _closed((8, 5.5), (18.5, 12), (8, 18.5)),
    "stop": lambda: _closed((7, 7), (17, 7), (17, 17), (7, 17)),
    "close": _cross,
    "reset": _reset,
    "back": lambda: _line((14.5, 5), (7.5, 12), (14.5, 19)),
    "down": lambda: _line((6.5, 9.5), (12, 15), (17.5, 9.5)),
    "forward": lambda: _line((9.5, 5), (16.5, 12), (9.5, 19)),
}
