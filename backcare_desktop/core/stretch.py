"""Which part of the figure a move is for: the places to mark softly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from backcare_desktop.core.exercises import Region
from backcare_desktop.core.figure import Arm, Body, Leg
from backcare_desktop.core.poses import View

_WORKING: Final[Mapping[Region, tuple[str, ...]]] = {
    Region.SHOULDERS: ("sh", "el"),
    Region.HIPS: ("hip", "kn"),
    Region.LEGS: ("hip", "kn", "an"),
    Region.WRISTS: ("wr",),
}
"""The channels that tell which side works."""
_SAME: Final = 8.0
"""Sides that differ by less, in degrees, work alike."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A soft mark along a line; ``radius`` of it all around."""

    start: complex
    end: complex
    radius: float
    is_on_arm: bool = False


def side_at_work(region: Region, effort: Mapping[str, float]) -> str:
    """Whether the left (L), the right (R) or both ("") move for this region."""
    names = _WORKING.get(region, ())
    left, right = (sum(effort[f"{name}_{side}"] for name in names) for side in "LR")
    return "" if abs(left - right) < _SAME else "L" if left > right else "R"


def marks(body: Body, region: Region, side: str = "") -> tuple[Mark, ...]:
    """Where this region is on the body, of that side of the person."""
    is_front = body.view is View.FRONT
    sides = side or ("LR" if is_front else "R")  # from the side, the near limbs stand for both
    arms = [body.left_arm if each == "L" else body.right_arm for each in sides]
    legs = [body.left_leg if each == "L" else body.right_leg for each in sides]
    return tuple(_marks(body, region, arms, legs, is_front=is_front))


def _marks(  # noqa: C901 - one case for each region
    body: Body, region: Region, arms: Iterable[Arm], legs: Iterable[Leg], *, is_front: bool
) -> Iterable[Mark]:
    across = 1.6 if is_front else 1.0
    match region:
        case Region.NECK:
            yield Mark(body.top, body.nape, 0.037)
        case Region.SHOULDERS:
            for arm in arms:
                yield Mark(arm.shoulder, arm.shoulder + 0.2 * (arm.elbow - arm.shoulder), 0.042, is_on_arm=True)
        case Region.UPPER_BACK | Region.CHEST:
            forward = 0 if is_front else 0.026 * (1 if region is Region.CHEST else -1)
            normal = -1j * _unit(body.top - body.mid) * forward
            for part in (0.5,):
                centre = body.mid + part * (body.top - body.mid) + normal
                yield Mark(centre, centre + 0.26 * (body.top - body.mid), 0.046 * across)
        case Region.MID_BACK:
            yield Mark(_part(body.mid, body.hip, 0.25), _part(body.mid, body.top, 0.35), 0.046 * across)
        case Region.LOWER_BACK:
            yield Mark(_part(body.hip, body.mid, 0.2), _part(body.hip, body.mid, 0.85), 0.046 * across)
        case Region.HIPS:
            for leg in legs:
                yield Mark(leg.hip, leg.hip + 0.3 * (leg.knee - leg.hip), 0.054)
        case Region.LEGS:
            for leg in legs:
                yield Mark(_part(leg.hip, leg.knee, 0.35), _part(leg.hip, leg.knee, 0.9), 0.05)
        case Region.CALVES:
            for leg in legs:
                yield Mark(_part(leg.knee, leg.ankle, 0.15), _part(leg.knee, leg.ankle, 0.65), 0.042)
        case Region.WRISTS:
            for arm in arms:
                yield Mark(_part(arm.wrist, arm.elbow, 0.35), arm.wrist, 0.032, is_on_arm=True)
        case Region.EYES:
            pass


def _part(start: complex, end: complex, part: float) -> complex:
    return start + part * (end - start)


def _unit(step: complex) -> complex:
    return step / (abs(step) or 1.0)
