"""What the figure is painted with: its colours, limbs with width and round joints, soft outlines.

All shapes are in units of body height with y up; the brush brings them to pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from backcare_desktop.core.stretch import Mark
from backcare_desktop.ui.theme import Tokens

GAP: Final = 0.006
"""The line of ground colour that sets a limb off from what is behind it."""
MARK_PART: Final = 0.35
"""How much of the accent lies over the stretched part."""
LINE: Final = 0.011
"""The width of the lines of props."""


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

    @classmethod
    def of(cls, tokens: Tokens, ground: str) -> Palette:
        """The colours on that ground."""
        skin, shirt, trousers, hair = (0.0, 0.30, 0.58, 0.92) if tokens.is_dark else (0.85, 0.5, 0.2, 0.0)
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


class Brush:
    """Fills and strokes shapes given in units of body height, y up, on a painter in pixels.

    Shapes are brought to pixels first: Qt's rasteriser takes four times as long for curves under a large scale.
    ``place``: from units to pixels, without turning.
    """

    def __init__(self, painter: QPainter, palette: Palette, place: QTransform) -> None:
        self.painter = painter
        self.palette = palette
        self._place = place
        self._scale = place.m11()
        self._x, self._y = place.dx(), place.dy()
        painter.setPen(Qt.PenStyle.NoPen)

    # ---- limbs: what is drawn in every frame

    def limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor) -> None:
        """A chain of tapering segments with round joints."""
        self._limb(points, radii, colour, 0.0)

    def set_off_limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor) -> None:
        """The same with a gap around."""
        self._limb(points, radii, self.palette.ground, GAP)
        self._limb(points, radii, colour, 0.0)

    def _limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor, wider: float) -> None:
        draw = self.painter
        scale, x, y = self._scale, self._x, self._y
        draw.setBrush(colour)
        before, wide = 0j, 0.0
        for number, (point, radius) in enumerate(zip(points, radii, strict=True)):
            place = complex(x + scale * point.real, y - scale * point.imag)
            size = scale * (radius + wider)
            draw.drawEllipse(QPointF(place.real, place.imag), size, size)
            if number and place != before:
                side = 1j * (place - before) / abs(place - before)
                a, b, c, d = before - side * wide, place - side * size, place + side * size, before + side * wide
                draw.drawConvexPolygon(
                    (QPointF(a.real, a.imag), QPointF(b.real, b.imag), QPointF(c.real, c.imag), QPointF(d.real, d.imag))
                )
            before, wide = place, size

    # ---- other shapes

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fill it."""
        self.painter.fillPath(self._place.map(path), colour)

    def stamp(self, path: QPainterPath, at: complex, up: complex, colour: QColor) -> None:
        """Fill a ready shape there; ``up``: where its upward unit points, and how long it is."""
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
        self.painter.setBrush(colour)
        place = QPointF(self._x + self._scale * centre.real, self._y - self._scale * centre.imag)
        self.painter.drawEllipse(place, half_width * self._scale, half_height * self._scale)

    def clip(self, rect: QRectF) -> None:
        """Paint only there from now on."""
        self.painter.setClipRect(self._place.mapRect(rect))

    def clip_to(self, path: QPainterPath) -> None:
        """Paint only inside of it from now on."""
        self.painter.setClipPath(self._place.map(path))

    def _capsule(self, start: complex, step: complex, radius: float, colour: QColor) -> None:
        """A line with round ends as one shape: Qt takes ten times as long for a translucent wide line."""
        path = QPainterPath()
        length, round_px = abs(step) * self._scale, radius * self._scale
        path.addRoundedRect(-round_px, -round_px, length + 2 * round_px, 2 * round_px, round_px, round_px)
        way = unit(step) if step else 1 + 0j
        at = self._place.map(dot(start))
        turned = QTransform(way.real, -way.imag, way.imag, way.real, at.x(), at.y())
        self.painter.fillPath(turned.map(path), colour)

    def mark(self, marks: Iterable[Mark], strength: float) -> None:
        """Lay the accent softly over these places, thinner towards their edge."""
        colour = QColor(self.palette.accent)
        colour.setAlpha(round(255 * 0.55 * MARK_PART * strength))
        for each in marks:
            for radius in (each.radius, 0.78 * each.radius):
                self._capsule(each.start, each.end - each.start, radius, colour)


def _round_pen(colour: QColor, width: float) -> QPen:
    style = Qt.PenStyle.SolidLine
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
