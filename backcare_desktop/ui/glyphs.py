"""Paints the icons: 1.75 px strokes and round caps on a grid of 24, in the colour of the words beside them."""

from __future__ import annotations

import weakref
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.shapes import FILLED, POINTING, path_of

_GRID: Final = 24.0
_STROKE: Final = 1.75


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon into the box; every stroke keeps its proportion."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name in POINTING and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        painter.translate(box.topRight())
        painter.scale(-1, 1)
    else:
        painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    painter.setPen(QPen(colour, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour if name in FILLED else Qt.BrushStyle.NoBrush)
    painter.drawPath(path_of(name))
    painter.restore()


def icon(name: str, token: str = "", beside: QWidget | None = None) -> QIcon:
    """An icon for a button, in the colour that the theme has for ``token`` when it is painted.

    ``beside``: the widget it stands on. Without a token it has the colour of that widget's words, whatever they look
    like now: of a link, of the filled button, in a window that is always dark, or of what cannot be chosen.
    """
    return QIcon(_Engine(name, token, None if beside is None else weakref.ref(beside)))


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str, beside: weakref.ref[QWidget] | None) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._beside = beside

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token, self._beside)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = float(min(rect.width(), rect.height()))  # what is left over is the gap to the words
        widget = None if self._beside is None else self._beside()
        is_last = widget is not None and widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = rect.right() + 1 - side if is_last else rect.left()
        paint(painter, self._name, QRectF(left, rect.top(), side, side), self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result

    def _colour(self, mode: QIcon.Mode) -> QColor:
        widget = None if self._beside is None else self._beside()
        tokens = theme.current() if widget is None else theme.of(widget)
        is_off = mode is QIcon.Mode.Disabled
        if widget is None or self._token:
            return QColor(tokens.off if is_off else getattr(tokens, self._token or "text"))
        group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
        return widget.palette().color(group, widget.foregroundRole())
