"""The outlines that a figure is made of; each is kept, as most parts stand still while others move."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, degrees, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


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


@lru_cache(2048)
def bone(length_mm: int, wide: float, narrow: float, is_cut: bool) -> QPainterPath:  # called often
    """A segment from the origin to the right as one outline, with round ends.

    ``is_cut``: its beginning is hidden by the end of the one before, so it needs no round one: the fewer edges, the
    faster it is filled.
    """
    length = length_mm / 1000
    lean = asin(max(-1.0, min(1.0, (wide - narrow) / length))) if length else 0.0
    lean_deg = degrees(lean)
    path = QPainterPath()
    if is_cut and length > wide:
        path.moveTo(wide * sin(lean), -wide * cos(lean))
        path.lineTo(wide * sin(lean), wide * cos(lean))
    else:
        path.arcMoveTo(-wide, -wide, 2 * wide, 2 * wide, 90 - lean_deg)
        path.arcTo(-wide, -wide, 2 * wide, 2 * wide, 90 - lean_deg, 180 + 2 * lean_deg)
    path.arcTo(length - narrow, -narrow, 2 * narrow, 2 * narrow, 270 + lean_deg, 180 - 2 * lean_deg)
    path.closeSubpath()
    return path


@lru_cache(16)
def oval(half_width: float) -> QPainterPath:
    """An ellipse that is 2 high."""
    path = QPainterPath()
    path.addEllipse(QRectF(-half_width, -1, 2 * half_width, 2))
    return path


def boxed(rect: QRectF) -> QPainterPath:
    """A box as a path."""
    path = QPainterPath()
    path.addRect(rect)
    return path


SHOE_FROM_FRONT: Final = smooth(
    (-0.014 + 0.046j, 0.014 + 0.046j, 0.031 + 0.018j, 0.024 + 0j, -0.024 + 0j, -0.031 + 0.018j)
)


@lru_cache(64)
def shoe_from_side(length_mm: int, heel_mm: int, toe_mm: int) -> QPainterPath:
    """A shoe that points right, the ankle at the origin; its sole lies that much below heel and toe.

    The soles of the model of lines are at different heights, so that each comes to lie on the floor.
    """
    toe, heel, drop = length_mm / 1000, heel_mm / 1000, toe_mm / 1000
    return smooth(
        (
            complex(0.028, 0.006),
            complex(0.072, 0.032 - drop),
            complex(toe - 0.004, 0.024 - drop),
            complex(toe + 0.006, 0.006 - drop),
            complex(toe - 0.012, -drop),
            complex(0.04, -0.5 * (drop + heel)),
            complex(-0.03, -heel),
            complex(-0.038, 0.014 - heel),
            complex(-0.024, 0),
        )
    )


@lru_cache(64)
def trunk_from_side(mid: complex, top: complex, breath: float) -> QPainterPath:
    """The trunk in profile; the hip is the origin, the lower back points up."""
    lower, upper = unit(mid), unit(top - mid)
    back_lo, back, back_up = 1j * lower, 1j * unit(lower + upper), 1j * upper
    belly = 0.060 + 0.022 * breath
    return smooth(
        (
            -lower * 0.004 + back_lo * 0.03,
            lower * 0.006 + back_lo * 0.058,
            lower * 0.05 + back_lo * 0.053,
            mid + back * 0.048,
            top - upper * 0.07 + back_up * 0.060,
            top - upper * 0.005 + back_up * 0.044,
            top + upper * 0.024 + back_up * 0.016,
            top + upper * 0.002 - back_up * 0.030,
            top - upper * 0.075 - back_up * 0.060,
            mid - back * 0.060,
            lower * 0.05 - back_lo * belly,
            lower * 0.008 - back_lo * 0.056,
            -lower * 0.004 - back_lo * 0.03,
        )
    )


@lru_cache(64)
def trunk_from_front(mid: complex, top: complex, left: complex, right: complex, breath: float) -> QPainterPath:
    """The trunk from the front; the hip is the origin, left and right are the person's shoulders."""
    upper = unit(top - mid)
    across_up = -1j * upper
    across = -1j * unit(top)
    waist = 0.080 + 0.010 * breath
    return smooth(
        (
            top + upper * 0.034 + across_up * 0.026,
            left + upper * 0.031 - across_up * 0.008,
            left + across_up * 0.024 + upper * 0.012,
            left - upper * 0.085 - across_up * 0.002,
            mid + across * waist,
            complex(0.090, 0.03),
            complex(0.100, 0.002),
            complex(0.06, -0.012),
            complex(-0.06, -0.012),
            complex(-0.100, 0.002),
            complex(-0.090, 0.03),
            mid - across * waist,
            right - upper * 0.085 + across_up * 0.002,
            right - across_up * 0.024 + upper * 0.012,
            right + upper * 0.031 + across_up * 0.008,
            top + upper * 0.034 - across_up * 0.026,
        )
    )
