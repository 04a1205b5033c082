"""Paints the figure in units of body height, y up: limbs with width, a face, props as calm lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, degrees, radians, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from backcare_desktop.core.figure import Arm, Body, Leg, vector
from backcare_desktop.core.poses import View
from backcare_desktop.core.stretch import Mark
from backcare_desktop.ui.theme import Tokens

GAP: Final = 0.006
"""The line of ground colour that sets a limb off from what is behind it."""
MARK_PART: Final = 0.35
_ARM: Final = (0.029, 0.0225, 0.0165)
_HAND: Final = (0.0165, 0.0205, 0.012)
_LEG: Final = (0.046, 0.036, 0.0235)
LAP: Final = 0.12
"""A thigh seen shorter than this points at the viewer: it lies before the trunk."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the figure in one theme."""

    ground: QColor
    skin: QColor
    shirt: QColor
    trousers: QColor
    far: QColor
    hair: QColor
    prop: QColor
    panel: QColor
    accent: QColor

    @classmethod
    def of(cls, tokens: Tokens, ground: str) -> Palette:
        """The colours on that ground."""
        return cls(
            ground=QColor(ground),
            skin=mixed(tokens.body, tokens.far_limb, 0.0 if tokens.is_dark else 0.85),
            shirt=mixed(tokens.body, tokens.far_limb, 0.30 if tokens.is_dark else 0.5),
            trousers=mixed(tokens.body, tokens.far_limb, 0.55 if tokens.is_dark else 0.2),
            far=mixed(tokens.far_limb, ground, 0.15 if tokens.is_dark else 0.35),
            hair=mixed(tokens.body, tokens.far_limb, 0.9 if tokens.is_dark else 0.0),
            prop=mixed(tokens.far_limb, ground, 0.5),
            panel=mixed(tokens.far_limb, ground, 0.88),
            accent=QColor(tokens.accent),
        )


def mixed(first: str, second: str, part: float) -> QColor:
    """So much of the second colour in the first."""
    one, two = QColor(first), QColor(second)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * part,
        one.greenF() + (two.greenF() - one.greenF()) * part,
        one.blueF() + (two.blueF() - one.blueF()) * part,
    )


@dataclass(frozen=True, slots=True)
class _Clothes:
    """The colours of an arm; ``shoulder``: the way back from it, None where no sleeve shows."""

    skin: QColor
    sleeve: QColor
    shoulder: complex | None


# ---- shapes


def dot(point: complex) -> QPointF:
    """A point for Qt."""
    return QPointF(point.real, point.imag)


def limb(points: Sequence[complex], radii: Sequence[float]) -> QPainterPath:
    """A chain of tapering segments with round joints."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for place, radius in zip(points, radii, strict=True):
        path.addEllipse(QPointF(place.real, place.imag), radius, radius)
    for (start, one), (end, two) in zip(
        zip(points, radii, strict=True), zip(points[1:], radii[1:], strict=True), strict=False
    ):
        step = end - start
        length = abs(step)
        if length < 1e-6:
            continue
        side = 1j * step / length
        a, b, c, d = start - side * one, end - side * two, end + side * two, start + side * one
        path.addPolygon(
            QPolygonF([QPointF(a.real, a.imag), QPointF(b.real, b.imag), QPointF(c.real, c.imag), QPointF(d.real, d.imag)])
        )
        path.closeSubpath()
    return path


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
    """Fills and strokes in the colours of a palette."""

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self.painter = painter
        self.palette = palette
        self._gap = QPen(palette.ground, 2 * GAP)
        self._gap.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fill it."""
        self.painter.fillPath(path, colour)

    def set_off(self, path: QPainterPath, colour: QColor) -> None:
        """Fill it, with a gap around."""
        self.painter.strokePath(path, self._gap)
        self.painter.fillPath(path, colour)

    def line(self, points: Iterable[complex], width: float, colour: QColor) -> None:
        """A line with round ends."""
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.drawPolyline(QPolygonF([dot(point) for point in points]))
        self.painter.setPen(Qt.PenStyle.NoPen)

    def disc(self, centre: complex, radius: float, colour: QColor) -> None:
        """A filled circle."""
        self.painter.setBrush(colour)
        self.painter.drawEllipse(dot(centre), radius, radius)


# ---- the body


def paint_body(brush: Brush, body: Body, marks: Iterable[Mark], strength: float) -> None:
    """The whole figure, what is far away first; each mark lies on its part, below what is in front of it."""
    on_trunk = [mark for mark in marks if mark.is_on_trunk]
    on_limbs = [mark for mark in marks if not mark.is_on_trunk]
    paint = _paint_from_side if body.view is View.SIDE else _paint_from_front
    paint(brush, body, lambda: paint_marks(brush, on_trunk, strength))
    paint_marks(brush, on_limbs, strength)


def _paint_from_side(brush: Brush, body: Body, mark_trunk: Callable[[], None]) -> None:
    colours = brush.palette
    _arm(brush, body.left_arm, _Clothes(colours.far, colours.far, None))
    _leg_from_side(brush, body.left_leg, colours.far, colours.far)
    _leg_from_side(brush, body.right_leg, colours.trousers, colours.hair)
    _neck(brush, body)
    brush.disc(body.hip - 0.004j, 0.055, colours.trousers)
    brush.fill(_trunk_from_side(body), colours.shirt)
    mark_trunk()
    _head_from_side(brush, body)
    _arm(brush, body.right_arm, _Clothes(colours.skin, colours.shirt, 1j * _unit(body.top - body.mid)))


def _paint_from_front(brush: Brush, body: Body, mark_trunk: Callable[[], None]) -> None:
    colours = brush.palette
    arms = (body.right_arm, body.left_arm)
    behind = [arm for arm in arms if _is_behind_head(body, arm)]
    clothes = _Clothes(colours.skin, colours.shirt, 0j)
    for arm in behind:
        _arm(brush, arm, clothes)
    legs = (body.left_leg, body.right_leg)
    pelvis = limb((body.left_leg.hip, body.right_leg.hip), (0.044, 0.044))
    is_lap = abs(body.left_leg.knee - body.left_leg.hip) < LAP
    if not is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)
    _neck(brush, body)
    brush.fill(pelvis, colours.trousers)
    brush.fill(_trunk_from_front(body), colours.shirt)
    if is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)
    mark_trunk()
    _head_from_front(brush, body)
    for arm in arms:
        if arm not in behind:
            _arm(brush, arm, clothes)


def _is_behind_head(body: Body, arm: Arm) -> bool:
    return abs(arm.tip - body.head) < 0.9 * body.head_r and arm.wrist.imag > arm.shoulder.imag


def _arm(brush: Brush, arm: Arm, clothes: _Clothes) -> None:
    palm = arm.wrist + 0.45 * (arm.tip - arm.wrist)
    end = arm.wrist + 0.86 * (arm.tip - arm.wrist)
    points = (arm.shoulder, arm.elbow, arm.wrist, palm, end)
    brush.set_off(limb(points, (*_ARM, *_HAND[1:])), clothes.skin)
    if clothes.shoulder is not None:
        hem = arm.shoulder + 0.62 * (arm.elbow - arm.shoulder)
        brush.fill(limb((arm.shoulder, hem), (_ARM[0] + 0.001, 0.0265)), clothes.sleeve)
        brush.disc(arm.shoulder - clothes.shoulder * 0.004, _ARM[0] + 0.6 * GAP, clothes.sleeve)


def _leg_from_side(brush: Brush, leg: Leg, colour: QColor, shoe: QColor) -> None:
    brush.set_off(_foot_from_side(leg), shoe)
    brush.set_off(limb((leg.hip, leg.knee, leg.ankle), _LEG), colour)


def _foot_from_side(leg: Leg) -> QPainterPath:
    """A shoe along the line from heel to toe; its sole is on the floor where the foot is."""
    ahead = (leg.toe - leg.ankle) / (abs(leg.toe - leg.ankle) or 1.0)
    down = -1j * ahead
    heel_drop = min(0.046, max(0.02, leg.heel.imag))
    toe_drop = min(0.046, max(0.018, leg.toe.imag))
    return smooth(
        (
            leg.ankle + ahead * 0.028 - down * 0.006,
            leg.ankle + ahead * 0.072 + down * (toe_drop - 0.032),
            leg.toe + ahead * -0.004 + down * (toe_drop - 0.024),
            leg.toe + ahead * 0.006 + down * (toe_drop - 0.006),
            leg.toe - ahead * 0.012 + down * toe_drop,
            leg.ankle + ahead * 0.04 + down * (0.5 * toe_drop + 0.5 * heel_drop),
            leg.heel + down * heel_drop,
            leg.heel - ahead * 0.008 + down * (heel_drop - 0.014),
            leg.ankle - ahead * 0.024,
        )
    )


def _leg_from_front(brush: Brush, leg: Leg) -> None:
    middle, sole = 0.5 * (leg.ankle + leg.toe).real, leg.toe.imag
    middle += 0.008 if leg.toe.real > leg.ankle.real else -0.008
    shoe = smooth(
        (
            leg.ankle + complex(-0.02, 0.004),
            leg.ankle + complex(0.02, 0.004),
            complex(middle + 0.028, sole + 0.016),
            complex(middle + 0.022, sole),
            complex(middle - 0.022, sole),
            complex(middle - 0.028, sole + 0.016),
        )
    )
    brush.set_off(shoe, brush.palette.hair)
    brush.set_off(limb((leg.hip, leg.knee, leg.ankle), (0.049, 0.041, 0.024)), brush.palette.trousers)


def _trunk_from_side(body: Body) -> QPainterPath:
    lower, upper = _unit(body.mid - body.hip), _unit(body.top - body.mid)
    back_lo, back, back_up = 1j * lower, 1j * _unit(lower + upper), 1j * upper
    belly = 0.060 + 0.022 * body.breath
    return smooth(
        (
            body.hip - lower * 0.004 + back_lo * 0.03,
            body.hip + lower * 0.006 + back_lo * 0.058,
            body.hip + lower * 0.05 + back_lo * 0.053,
            body.mid + back * 0.048,
            body.top - upper * 0.07 + back_up * 0.060,
            body.top - upper * 0.005 + back_up * 0.044,
            body.top + upper * 0.024 + back_up * 0.016,
            body.top + upper * 0.002 - back_up * 0.030,
            body.top - upper * 0.075 - back_up * 0.060,
            body.mid - back * 0.060,
            body.hip + lower * 0.05 - back_lo * belly,
            body.hip + lower * 0.008 - back_lo * 0.056,
            body.hip - lower * 0.004 - back_lo * 0.03,
        )
    )


def _trunk_from_front(body: Body) -> QPainterPath:
    upper = _unit(body.top - body.mid)
    across_up = -1j * upper
    across = -1j * _unit(body.top - body.hip)
    left, right = body.left_arm.shoulder, body.right_arm.shoulder
    waist = 0.080 + 0.010 * body.breath
    hip = body.hip
    return smooth(
        (
            body.top + upper * 0.030 + across_up * 0.024,
            left + upper * 0.026 - across_up * 0.018,
            left + across_up * 0.020 + upper * 0.014,
            left - upper * 0.085 - across_up * 0.002,
            body.mid + across * waist,
            hip + complex(0.090, 0.03),
            hip + complex(0.100, 0.002),
            hip + complex(0.06, -0.012),
            hip + complex(-0.06, -0.012),
            hip + complex(-0.100, 0.002),
            hip + complex(-0.090, 0.03),
            body.mid - across * waist,
            right - upper * 0.085 + across_up * 0.002,
            right - across_up * 0.020 + upper * 0.014,
            right + upper * 0.026 + across_up * 0.018,
            body.top + upper * 0.030 - across_up * 0.024,
        )
    )


def _neck(brush: Brush, body: Body) -> None:
    brush.fill(limb((body.top - 0.02j, body.nape + 0.5 * (body.head - body.nape)), (0.030, 0.026)), brush.palette.skin)


# ---- the head


def _on_head(body: Body, points: Iterable[tuple[float, float]]) -> list[complex]:
    """Points given in radii of the head: forward (or to the person's left), and up."""
    up = vector(body.head_deg, body.head_r)
    across = -1j * up
    return [body.head + x * across + y * up for x, y in points]


_PROFILE: Final = (
    (-0.50, -0.95), (-0.86, -0.50), (-0.98, 0.05), (-0.74, 0.70), (-0.10, 1.02), (0.56, 0.86), (0.86, 0.40),
    (0.88, 0.14), (1.16, -0.20), (0.92, -0.32), (0.90, -0.58), (0.74, -0.92), (0.30, -0.98), (-0.10, -0.80),
)  # fmt: skip
_HAIR: Final = (
    (-0.62, -0.62), (-0.97, -0.30), (-1.06, 0.12), (-0.82, 0.76), (-0.12, 1.10), (0.62, 0.94), (0.84, 0.56),
    (0.40, 0.52), (0.10, 0.34), (0.06, -0.02), (-0.22, -0.10), (-0.42, -0.46),
)  # fmt: skip
_HAIRLINE: Final = (
    (0, 40), (28, 38), (48, 27), (60, 6), (72, -14), (90, -8), (112, -34), (150, -46), (180, -46),
)  # fmt: skip
"""Longitude from the middle of the face and latitude, in degrees, of the lower edge of the hair."""
_HEAD: Final = (0.86, 1.02)


def _head_from_side(brush: Brush, body: Body) -> None:
    colours = brush.palette
    brush.set_off(smooth(_on_head(body, _PROFILE)), colours.skin)
    brush.fill(smooth(_on_head(body, _HAIR)), colours.hair)
    [eye] = _on_head(body, [(0.56, 0.06)])
    brush.disc(eye, 0.085 * body.head_r, colours.ground)


def _head_from_front(brush: Brush, body: Body) -> None:
    colours = brush.palette
    nose = (body.nose - body.head) / vector(body.head_deg, body.head_r) * 1j
    turn = asin(max(-1.0, min(1.0, nose.real / 0.85)))
    nod = asin(max(-1.0, min(1.0, -(nose.imag + 0.08) / 0.8)))
    brush.set_off(smooth(_on_head(body, _arc(0, 315, 8, 1.0))), colours.skin)
    brush.fill(smooth(_on_head(body, _hair_from_front(turn, nod))), colours.hair)
    for side in (-1, 1):
        if abs(radians(24 * side) + turn) < radians(72):
            [eye] = _on_head(body, [_on_sphere(24 * side, 6, turn, nod)])
            brush.disc(eye, 0.085 * body.head_r, colours.ground)
    x, y = _on_sphere(0, -8, turn, nod)
    tip = (x * 1.12, y - 0.17)
    brush.line(_on_head(body, [(x, y), tip]), 0.11 * body.head_r, colours.hair)


def _arc(first_deg: float, last_deg: float, count: int, size: float) -> list[tuple[float, float]]:
    step = (last_deg - first_deg) / (count - 1)
    angles = [radians(first_deg + step * number) for number in range(count)]
    return [(_HEAD[0] * size * cos(angle), _HEAD[1] * size * sin(angle)) for angle in angles]


def _on_sphere(longitude_deg: float, latitude_deg: float, turn: float, nod: float) -> tuple[float, float]:
    """Where a point of the head is seen from the front after it turned and nodded."""
    longitude, latitude = radians(longitude_deg) + turn, radians(latitude_deg)
    y, z = sin(latitude), cos(latitude) * cos(longitude)
    return _HEAD[0] * cos(latitude) * sin(longitude), _HEAD[1] * (y * cos(nod) - z * sin(nod))


def _hair_from_front(turn: float, nod: float) -> list[tuple[float, float]]:
    line = []
    for number in range(9):
        seen_deg = 90 - 22.5 * number
        line.append(_on_sphere(seen_deg - degrees(turn), _hairline(seen_deg - degrees(turn)), turn, nod))
    right = degrees(asin(max(-1.0, min(1.0, line[0][1] / _HEAD[1]))))
    left = degrees(asin(max(-1.0, min(1.0, line[-1][1] / _HEAD[1]))))
    return [*line, *_arc(180 - left, right, 9, 1.05)]


def _hairline(longitude_deg: float) -> float:
    place = abs(longitude_deg)
    for (before, low), (after, high) in pairwise(_HAIRLINE):
        if place <= after:
            return low + (high - low) * (place - before) / (after - before)
    return _HAIRLINE[-1][1]


# ---- marks and props


def paint_marks(brush: Brush, marks: Iterable[Mark], strength: float) -> None:
    """Soft marks over the stretched part: the accent at 35 %."""
    colour = QColor(brush.palette.accent)
    colour.setAlphaF(MARK_PART * strength)
    for mark in marks:
        brush.fill(limb((mark.start, mark.end), (mark.radius, mark.radius)), colour)


def _unit(step: complex) -> complex:
    return step / (abs(step) or 1.0)


def rect(left: float, bottom: float, right: float, top: float) -> QRectF:
    """A rectangle by its sides."""
    return QRectF(left, bottom, right - left, top - bottom)
