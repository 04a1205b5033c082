"""Paints the body of the figure: arms, legs and trunk of an adult in plain clothes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QPainterPath

from backcare_desktop.core.figure import Arm, Body, Leg, vector
from backcare_desktop.core.poses import View
from backcare_desktop.core.stretch import Mark
from backcare_desktop.ui.figurehead import head_from_front, head_from_side
from backcare_desktop.ui.figurepaint import GAP, Brush, smooth, unit

_ARM: Final = (0.029, 0.0225, 0.0175, 0.0125)
_LEG: Final = (0.051, 0.0375, 0.024)
LAP: Final = 0.12
"""A thigh seen shorter than this points at the viewer: it lies before the trunk."""
OFF_FLOOR: Final = 0.12
"""An ankle higher than this belongs to a foot that does not stand."""


_SHOE_FROM_FRONT: Final = smooth(
    (-0.014 + 0.046j, 0.014 + 0.046j, 0.031 + 0.018j, 0.024 + 0j, -0.024 + 0j, -0.031 + 0.018j)
)


@dataclass(frozen=True, slots=True)
class _Clothes:
    """The colours of an arm; ``shoulder``: the way back from it, None where no sleeve shows."""

    skin: QColor
    sleeve: QColor
    shoulder: complex | None


def paint_body(brush: Brush, body: Body, marks: Iterable[Mark], strength: float) -> None:
    """The whole figure, what is far away first; a mark on trunk or leg lies below the arms."""
    on_arms = [mark for mark in marks if mark.is_on_arm]
    below = [mark for mark in marks if not mark.is_on_arm]
    paint = _paint_from_side if body.view is View.SIDE else _paint_from_front
    paint(brush, body, lambda: brush.mark(below, strength))
    brush.mark(on_arms, strength)


def _paint_from_side(brush: Brush, body: Body, mark: Callable[[], None]) -> None:
    colours = brush.palette
    _arm(brush, body.left_arm, _Clothes(colours.far, colours.far, None))
    _leg_from_side(brush, body.left_leg, colours.far, colours.far)
    _leg_from_side(brush, body.right_leg, colours.trousers, colours.hair)
    _neck(brush, body)
    brush.disc(body.hip - 0.004j, 0.056, colours.trousers)
    brush.fill(_trunk_from_side(body), colours.shirt)
    mark()
    clothes = _Clothes(colours.skin, colours.shirt, 1j * unit(body.top - body.mid))
    is_behind = _is_at_back_of_head(body, body.right_arm)
    if is_behind:
        _arm(brush, body.right_arm, clothes)
    head_from_side(brush, body)
    if not is_behind:
        _arm(brush, body.right_arm, clothes)


def _paint_from_front(brush: Brush, body: Body, mark: Callable[[], None]) -> None:
    colours = brush.palette
    arms = (body.right_arm, body.left_arm)
    behind = _behind_head(body)
    clothes = _Clothes(colours.skin, colours.shirt, 0j)
    for arm in behind:
        _arm(brush, arm, clothes)
    legs = (body.left_leg, body.right_leg)
    is_lap = abs(body.left_leg.knee - body.left_leg.hip) < LAP
    if not is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)
    _neck(brush, body)
    brush.limb((body.left_leg.hip, body.right_leg.hip), (0.044, 0.044), colours.trousers)
    brush.fill(_trunk_from_front(body), colours.shirt)
    if is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)
    mark()
    head_from_front(brush, body)
    for arm in arms:
        if arm not in behind:
            _arm(brush, _on_crown(body, arm), clothes)


def _behind_head(body: Body) -> list[Arm]:
    """The arms whose hand is at the back of the head: one that is hidden by it, or both that meet there."""
    raised = [arm for arm in (body.right_arm, body.left_arm) if arm.wrist.imag > arm.shoulder.imag]
    away = 1.7 if len(raised) == 2 else 0.9
    return [arm for arm in raised if abs(arm.tip - body.head) < away * body.head_r]


def _is_at_back_of_head(body: Body, arm: Arm) -> bool:
    """Whether a hand seen from the side lies behind the head, so that the face is kept free."""
    place = (arm.tip - body.head) / vector(body.head_deg, body.head_r) * 1j
    return abs(place) < 2.4 and place.real < -0.3 and place.imag > -1


def _on_crown(body: Body, arm: Arm) -> Arm:
    """The arm with its hand on top of the head rather than before the face, when it is about there."""
    up = vector(body.head_deg, body.head_r)
    place = (0.5 * (arm.wrist + arm.tip) - body.head) / up * 1j
    near = min(1.0, max(0.0, (1.7 - abs(place.real)) / 0.7)) * min(1.0, max(0.0, place.imag / 0.3))
    lift = near * max(0.0, 1.12 - place.imag) * up
    return Arm(arm.shoulder, arm.elbow + 0.4 * lift, arm.wrist + lift, arm.tip + lift) if lift else arm


def _arm(brush: Brush, arm: Arm, clothes: _Clothes) -> None:
    points = (arm.shoulder, arm.elbow, arm.wrist, arm.wrist + 0.86 * (arm.tip - arm.wrist))
    if clothes.shoulder is None:
        brush.limb(points, _ARM, clothes.skin)
    else:
        brush.set_off_limb(points, _ARM, clothes.skin)
        hem = arm.shoulder + 0.62 * (arm.elbow - arm.shoulder)
        brush.limb((arm.shoulder, hem), (_ARM[0] + 0.001, 0.0265), clothes.sleeve)
        brush.disc(arm.shoulder - clothes.shoulder * 0.004, _ARM[0] + 0.6 * GAP, clothes.sleeve)


def _leg_from_side(brush: Brush, leg: Leg, colour: QColor, shoe: QColor) -> None:
    brush.limb((leg.hip, leg.knee, leg.ankle), _LEG, colour)
    length = abs(leg.toe - leg.ankle)
    heel_mm = round(1000 * min(0.046, max(0.02, leg.heel.imag)))
    toe_mm = round(1000 * min(0.046, max(0.018, leg.toe.imag)))
    path = _shoe_from_side(round(1000 * length), heel_mm, toe_mm)
    brush.stamp(path, leg.ankle, 1j * unit(leg.toe - leg.ankle), shoe)


@lru_cache(64)
def _shoe_from_side(length_mm: int, heel_mm: int, toe_mm: int) -> QPainterPath:
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


def _leg_from_front(brush: Brush, leg: Leg) -> None:
    brush.set_off_limb((leg.hip, leg.knee, leg.ankle), (0.050, 0.042, 0.025), brush.palette.trousers)
    if leg.ankle.imag > OFF_FLOOR:
        end = leg.ankle + 0.05 * unit(leg.ankle - leg.knee) + 0.012j
        brush.set_off_limb((leg.ankle, end), (0.022, 0.024), brush.palette.hair)
    else:
        out = 0.008 if leg.toe.real > leg.ankle.real else -0.008
        at = complex(0.5 * (leg.ankle + leg.toe).real + out, leg.toe.imag)
        brush.stamp(_SHOE_FROM_FRONT, at, 1.18j, brush.palette.ground)
        brush.stamp(_SHOE_FROM_FRONT, at, 1j, brush.palette.hair)


def _trunk_from_side(body: Body) -> QPainterPath:
    lower, upper = unit(body.mid - body.hip), unit(body.top - body.mid)
    back_lo, back, back_up = 1j * lower, 1j * unit(lower + upper), 1j * upper
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
    upper = unit(body.top - body.mid)
    across_up = -1j * upper
    across = -1j * unit(body.top - body.hip)
    left, right = body.left_arm.shoulder, body.right_arm.shoulder
    waist = 0.080 + 0.010 * body.breath
    hip = body.hip
    return smooth(
        (
            body.top + upper * 0.034 + across_up * 0.026,
            left + upper * 0.031 - across_up * 0.008,
            left + across_up * 0.024 + upper * 0.012,
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
            right - across_up * 0.024 + upper * 0.012,
            right + upper * 0.031 + across_up * 0.008,
            body.top + upper * 0.034 - across_up * 0.026,
        )
    )


def _neck(brush: Brush, body: Body) -> None:
    brush.limb((body.top - 0.02j, body.nape + 0.5 * (body.head - body.nape)), (0.030, 0.026), brush.palette.skin)
