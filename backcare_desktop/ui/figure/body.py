"""Paints the body of the figure: arms, legs and trunk of an adult in plain clothes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import QColor

from backcare_desktop.core.figure.figure import Arm, Body, Leg, vector
from backcare_desktop.core.figure.poses import View
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.stretch import Mark
from backcare_desktop.ui.figure.head import head_from_front, head_from_side
from backcare_desktop.ui.figure.outlines import SHOE_FROM_FRONT, shoe_from_side, trunk_from_front, trunk_from_side, unit
from backcare_desktop.ui.figure.paint import GAP, RIM, Brush, between

_ARM: Final = (0.029, 0.0225, 0.0175, 0.0125)
_LEG: Final = (0.051, 0.0375, 0.024)
LAP: Final = 0.12
"""A thigh seen shorter than this points at the viewer: it lies before the trunk."""
_RING: Final = 0.018
"""How thick the mark is of what lies behind the trunk."""
OFF_FLOOR: Final = 0.12
"""An ankle higher than this belongs to a foot that does not stand."""


@dataclass(frozen=True, slots=True)
class _Clothes:
    """The colours of an arm; ``shoulder``: the way back from it, None where no sleeve shows."""

    skin: QColor | None
    sleeve: QColor | None
    shoulder: complex | None


def paint_body(brush: Brush, body: Body, marks: Iterable[Mark], strength: float) -> None:
    """The whole figure, what is far away first; a mark on trunk or leg lies below the arms."""
    on_arms = [mark for mark in marks if mark.is_on_arm]
    below = [mark for mark in marks if not mark.is_on_arm]
    if body.view is View.SIDE:
        _paint_from_side(brush, body, lambda: _paint_marks(brush, below, strength))
    else:
        behind = _behind_head(body)
        _paint_arms(brush, body, behind)
        _paint_core(brush, body)
        _paint_marks(brush, below, strength)
        head_from_front(brush, body)
        before = [arm for arm in (body.right_arm, body.left_arm) if arm not in behind]
        _paint_arms(brush, body, sorted(before, key=lambda arm: -round(arm.elbow.imag, 3)))  # one that draws the other
    _paint_marks(brush, on_arms, strength)


def _paint_marks(brush: Brush, marks: Iterable[Mark], strength: float) -> None:
    """The stretched part as a soft patch with a thin rim, so that it is seen on clothes and on skin.

    Of one that lies behind the trunk there is only a ring.
    """
    colours = brush.palette
    rim, patch = (between(colours.shirt, colour, strength) for colour in (colours.ink, colours.mark))
    for mark in marks:
        points, edge = (mark.start, mark.end), RIM * strength
        brush.line(points, 2 * (mark.radius + edge), rim)
        brush.line(points, 2 * mark.radius, patch)
        if mark.is_behind:
            brush.line(points, 2 * (mark.radius - _RING), rim)
            brush.line(points, 2 * (mark.radius - _RING - edge), colours.shirt)


def _paint_from_side(brush: Brush, body: Body, mark: Callable[[], None]) -> None:
    colours = brush.palette
    far_arm = None if body.left_arm == body.right_arm else colours.far  # it is hidden
    _arm(brush, body.left_arm, _Clothes(far_arm, far_arm, None))
    far_leg = None if body.left_leg == body.right_leg else colours.far
    _leg_from_side(brush, body.left_leg, far_leg, far_leg)
    _leg_from_side(brush, body.right_leg, colours.trousers, colours.hair)
    _neck(brush, body)
    brush.disc(body.hip - 0.004j, 0.056, colours.trousers)
    lower = unit(body.mid - body.hip)  # the trunk leans as one: it seldom bends
    trunk = trunk_from_side(*_seen_from(body.hip, lower, body.mid, body.top), body.breath)
    brush.stamp(trunk, body.hip, lower, colours.shirt)
    mark()
    clothes = _Clothes(colours.skin, colours.shirt, 1j * unit(body.top - body.mid))
    is_behind = _is_at_back_of_head(body, body.right_arm)
    if is_behind:
        _arm(brush, body.right_arm, clothes)
    head_from_side(brush, body)
    if not is_behind:
        _arm(brush, body.right_arm, clothes)


def _paint_core(brush: Brush, body: Body) -> None:
    """Legs, neck and trunk from the front; the leg that lies across the other has the higher ankle."""
    colours = brush.palette
    legs = sorted((body.left_leg, body.right_leg), key=lambda leg: round(leg.ankle.imag, 3))
    is_lap = any(abs(leg.knee - leg.hip) < LAP for leg in legs)
    if not is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)
    _neck(brush, body)
    brush.limb((body.left_leg.hip, body.right_leg.hip), (0.044, 0.044), colours.trousers)
    points = _seen_from(body.hip, 1j, body.mid, body.top, body.left_arm.shoulder, body.right_arm.shoulder)
    brush.fill(trunk_from_front(*points, body.breath), colours.shirt, body.hip)
    if is_lap:
        for leg in legs:
            _leg_from_front(brush, leg)


def _seen_from(hip: complex, up: complex, *points: complex) -> list[complex]:
    """These points from the hip, with that way as up, so exact as can be seen: the same trunk is the same outline."""
    steps = [1j * (point - hip) / up for point in points]
    return [complex(round(step.real, 5), round(step.imag, 5)) for step in steps]


def _paint_arms(brush: Brush, body: Body, arms: Iterable[Arm]) -> None:
    clothes = _Clothes(brush.palette.skin, brush.palette.shirt, 0j)
    behind = _behind_head(body)
    for arm in arms:
        _arm(brush, arm if arm in behind else _on_crown(body, arm), clothes)


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


def _leg_from_side(brush: Brush, leg: Leg, colour: QColor | None, shoe: QColor | None) -> None:
    brush.limb((leg.hip, leg.knee, leg.ankle), _LEG, colour, is_cut=True)  # the hip lies over it
    length = abs(leg.toe - leg.ankle)
    heel_mm = round(1000 * min(0.046, max(0.02, leg.heel.imag)))
    toe_mm = round(1000 * min(0.046, max(0.018, leg.toe.imag)))
    path = shoe_from_side(round(1000 * length), heel_mm, toe_mm)
    brush.stamp(path, leg.ankle, 1j * unit(leg.toe - leg.ankle), shoe)


def _leg_from_front(brush: Brush, leg: Leg) -> None:
    brush.set_off_limb((leg.hip, leg.knee, leg.ankle), (0.050, 0.042, 0.025), brush.palette.trousers)
    if leg.ankle.imag > OFF_FLOOR:
        end = leg.ankle + 0.05 * unit(leg.ankle - leg.knee) + 0.012j
        brush.set_off_limb((leg.ankle, end), (0.022, 0.024), brush.palette.hair)
    else:
        out = 0.008 if leg.toe.real > leg.ankle.real else -0.008
        at = complex(0.5 * (leg.ankle + leg.toe).real + out, leg.toe.imag)
        brush.stamp(SHOE_FROM_FRONT, at, 1.18j, brush.palette.ground)
        brush.stamp(SHOE_FROM_FRONT, at, 1j, brush.palette.hair)


def _neck(brush: Brush, body: Body) -> None:
    brush.limb((body.top - 0.02j, body.nape + 0.5 * (body.head - body.nape)), (0.030, 0.026), brush.palette.skin)
