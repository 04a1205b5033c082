"""What the figure is painted with: its colours, limbs with width and round joints, soft outlines.

All shapes are in units of body height with y up; the brush brings them to pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import asin, degrees
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui.theme import DARK, Tokens

GAP: Final = 0.006
"""The line of ground colour that sets a limb off from what is behind it."""
RIM: Final = 0.004
"""The dark line around the stretched part, for where it lies on skin."""
_SHOE_REACH: Final = 0.15
_STAMP_REACH: Final = 1.4
LINE: Final = 0.011
"""The width of the lines of props."""
MARK_ON_LIGHT: Final = "#157352"
"""Three times as dark as the light clothes and three times as light as the dark ground: seen against both."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the figure in one theme: shades between body and far limb, lightest or darkest where it counts."""

    ground: QColor
    skin: QColor
    shirt: QColor
    trousers: QColor
    hair: QColor
    far: QColor
    ink: QColor
    white: QColor
    prop: QColor
    panel: QColor
    accent: QColor
    mark: QColor
    """The stretched part: light on the dark figure; on the light one a green between its clothes and a dark ground."""

    @classmethod
    def of(cls, tokens: Tokens, ground: str) -> Palette:
        """The colours on that ground."""
        skin, shirt, trousers, hair = (0.0, 0.22, 0.42, 0.92) if tokens.is_dark else (0.85, 0.5, 0.2, 0.0)
        return cls(
            ground=QColor(ground),
            skin=mixed(tokens.body, tokens.far_limb, skin),
            shirt=mixed(tokens.body, tokens.far_limb, shirt),
            trousers=mixed(tokens.body, tokens.far_limb, trousers),
            hair=mixed(tokens.body, tokens.far_limb, hair),
            far=mixed(tokens.far_limb, ground, 0.3 if tokens.is_dark else 0.35),
            ink=QColor(tokens.ground if tokens.is_dark else tokens.body),
            white=QColor(tokens.text if tokens.is_dark else tokens.surface),
            prop=mixed(tokens.far_limb, ground, 0.45),
            panel=mixed(tokens.far_limb, ground, 0.88),
            accent=QColor(tokens.accent),
            mark=QColor(MARK_ON_LIGHT if tokens.is_dark else DARK.accent),
        )


def mixed(first: str, second: str, part: float) -> QColor:
    """So much of the second colour in the first."""
    return between(QColor(first), QColor(second), part)


def between(one: QColor, two: QColor, part: float) -> QColor:
    """A shade between two colours, in eight bits: Qt blends finer ones far more slowly."""
    return QColor(
        round(one.red() + (two.red() - one.red()) * part),
        round(one.green() + (two.green() - one.green()) * part),
        round(one.blue() + (two.blue() - one.blue()) * part),
    )


def dot(point: complex) -> QPointF:
    """A point for Qt."""
    return QPointF(point.real, point.imag)


def unit(step: complex) -> complex:
    """The direction of a step."""
    return step / (abs(step) or 1.0)


def smooth(points: Sequence[complex]) -> QPainterPath:
    """A closed soft outline through these points."""
    path = QPainterPath(dot(points[0]))
    count = len(points)
    for index in range(count):
        before, start, end, after = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        one, two = start + (end - before) / 6, end - (after - start) / 6
        path.cubicTo(one.real, one.imag, two.real, two.imag, end.real, end.imag)
    path.closeSubpath()
    return path


@lru_cache(512)
def _bone(length_mm: int, wide: float, narrow: float) -> QPainterPath:
    """A segment from the origin to the right with round ends, as one outline: that is the fastest to fill."""
    length = length_mm / 1000
    lean = degrees(asin(max(-1.0, min(1.0, (wide - narrow) / length)))) if length else 0.0
    path = QPainterPath()
    path.arcMoveTo(-wide, -wide, 2 * wide, 2 * wide, 90 - lean)
    path.arcTo(-wide, -wide, 2 * wide, 2 * wide, 90 - lean, 180 + 2 * lean)
    path.arcTo(length - narrow, -narrow, 2 * narrow, 2 * narrow, 270 + lean, 180 - 2 * lean)
    path.closeSubpath()
    return path


Box = tuple[float, float, float, float]
"""A part of the picture in units of body height: left, low, right, high."""


class Brush:
    """Fills and strokes shapes given in units of body height, y up, on a painter in pixels.

    Shapes are brought to pixels first: Qt's rasteriser takes four times as long for curves under a large scale.
    ``place``: from units to pixels, without turning. ``boxes``: shapes outside of all of them are left out; None: all
    are painted. Colours are opaque: Qt blends any other five times as slowly.
    """

    def __init__(
        self, painter: QPainter, palette: Palette, place: QTransform, *, boxes: Sequence[Box] | None = None
    ) -> None:
        self.painter = painter
        self.palette = palette
        self._place = place
        self._boxes = boxes
        self._scale = place.m11()
        self._x, self._y = place.dx(), place.dy()
        painter.setPen(Qt.PenStyle.NoPen)

    def is_wanted(self, left: float, low: float, right: float, high: float) -> bool:
        """Whether something in that box has to be painted."""
        if self._boxes is None:
            return True
        return any(left < box[2] and right > box[0] and low < box[3] and high > box[1] for box in self._boxes)

    # ---- limbs: what is drawn in every frame

    def limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor) -> None:
        """A chain of tapering segments with round joints."""
        self._fill_bones(self._bones(points, radii), 0.0, colour)

    def set_off_limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor) -> None:
        """The same with a gap around."""
        bones = self._bones(points, radii)
        self._fill_bones(bones, GAP, self.palette.ground)
        self._fill_bones(bones, 0.0, colour)

    def _bones(self, points: Sequence[complex], radii: Sequence[float]) -> list[tuple[QTransform, int, float, float]]:
        """The segments that have to be painted: where each lies, how long it is in thousandths, and its radii."""
        scale, x, y = self._scale, self._x, self._y
        bones = []
        start, wide = points[0], radii[0]
        for end, narrow in zip(points[1:], radii[1:], strict=True):
            room = GAP + max(wide, narrow)
            left, right = (start.real, end.real) if start.real < end.real else (end.real, start.real)
            low, high = (start.imag, end.imag) if start.imag < end.imag else (end.imag, start.imag)
            if self.is_wanted(left - room, low - room, right + room, high + room):
                step = end - start
                length = abs(step)
                way = scale * (step / length if length else 1 + 0j)
                at = x + scale * start.real, y - scale * start.imag
                bones.append(
                    (QTransform(way.real, -way.imag, way.imag, way.real, *at), round(1000 * length), wide, narrow)
                )
            start, wide = end, narrow
        return bones

    def _fill_bones(self, bones: Iterable[tuple[QTransform, int, float, float]], wider: float, colour: QColor) -> None:
        fill = self.painter.fillPath
        for place, length_mm, wide, narrow in bones:
            fill(place.map(_bone(length_mm, wide + wider, narrow + wider)), colour)

    # ---- other shapes

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fill it."""
        rect = path.controlPointRect()
        if self.is_wanted(rect.left(), rect.top(), rect.right(), rect.bottom()):
            self.painter.fillPath(self._place.map(path), colour)

    def stamp(self, path: QPainterPath, at: complex, up: complex, colour: QColor) -> None:
        """Fill a ready shape there; ``up``: where its upward unit points, and how long it is."""
        reach = abs(up) * (_STAMP_REACH if abs(up) < 0.5 else _SHOE_REACH)
        if self.is_wanted(at.real - reach, at.imag - reach, at.real + reach, at.imag + reach):
            x, y = self._scale * up.imag, self._scale * up.real
            place = QTransform(x, y, y, -x, self._x + self._scale * at.real, self._y - self._scale * at.imag)
            self.painter.fillPath(place.map(path), colour)

    def outline(self, path: QPainterPath, width: float, colour: QColor) -> None:
        """Its edge as a line."""
        self.painter.strokePath(self._place.map(path), _round_pen(colour, width * self._scale))

    def line(self, points: Iterable[complex], width: float, colour: QColor) -> None:
        """A line with round ends."""
        self.painter.setPen(_round_pen(colour, width * self._scale))
        self.painter.drawPolyline(self._place.map(QPolygonF([dot(point) for point in points])))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def disc(self, centre: complex, radius: float, colour: QColor) -> None:
        """A filled circle."""
        self.oval(centre, radius, radius, colour)

    def oval(self, centre: complex, half_width: float, half_height: float, colour: QColor) -> None:
        """A filled ellipse."""
        x, y = centre.real, centre.imag
        if self.is_wanted(x - half_width, y - half_height, x + half_width, y + half_height):
            self.painter.setBrush(colour)
            place = QPointF(self._x + self._scale * x, self._y - self._scale * y)
            self.painter.drawEllipse(place, half_width * self._scale, half_height * self._scale)

    def clip(self, rect: QRectF) -> None:
        """Paint only there from now on."""
        self.painter.setClipRect(self._place.mapRect(rect), Qt.ClipOperation.IntersectClip)

    def clip_to(self, path: QPainterPath) -> None:
        """Paint only inside of it from now on."""
        self.painter.setClipPath(self._place.map(path), Qt.ClipOperation.IntersectClip)


def _round_pen(colour: QColor, width: float) -> QPen:
    style = Qt.PenStyle.SolidLine
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
