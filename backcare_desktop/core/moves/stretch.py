"""Which part of the figure a move is for: the places to mark softly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from backcare_desktop.core.figure.figure import Body, Leg
from backcare_desktop.core.figure.poses import View
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.exercises import Region

_WORKING: Final[Mapping[Region, tuple[str, ...]]] = {
    Region.SHOULDERS: ("sh", "el"),
    Region.HIPS: ("hip", "kn"),
    Region.LEGS: ("hip", "kn", "an"),
    Region.WRISTS: ("wr",),
}
"""The channels that tell which side works."""
_SAME_DEG: Final = 8.0
"""Sides that differ by less work alike."""
_LIFTED: Final = 0.04
"""A far knee that is by so much of the body's height above the near one is the one that works; no step lifts it so."""


class Side(StrEnum):
    """The side of the person that works."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "LR"

    @property
    def other(self) -> Side:
        """The side in the mirror."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.BOTH)


_NAMED: Final = {"left": Side.LEFT, "right": Side.RIGHT}


@dataclass(frozen=True, slots=True)
class Mark:
    """A soft mark along a line; ``radius`` of it all around. ``is_behind``: it lies on the side that is not seen."""

    start: complex
    end: complex
    radius: float
    is_on_arm: bool = False
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a move is for: a region, or what the move itself shows better."""

    region: Region
    side: Side
    is_calf: bool
    is_belly: bool

    def marks(self, body: Body, *, is_mirrored: bool = False) -> tuple[Mark, ...]:
        """Where it is on this body. From the side, the near limbs stand for both, but for a far leg that is lifted."""
        if self.is_belly:
            belly = _part(body.hip, body.mid, 0.75)
            return (Mark(belly, belly, 0.044 + 0.024 * body.breath),)
        side = self.side.other if is_mirrored else self.side
        shown = _nearer(body) if side is Side.BOTH and body.view is View.SIDE else side
        arms = [arm for name, arm in (("L", body.left_arm), ("R", body.right_arm)) if name in shown]
        legs = [leg for name, leg in (("L", body.left_leg), ("R", body.right_leg)) if name in shown]
        match self.region:
            case Region.SHOULDERS:
                return tuple(
                    Mark(arm.shoulder, _part(arm.shoulder, arm.elbow, 0.35), 0.0255, is_on_arm=True) for arm in arms
                )
            case Region.WRISTS:
                return tuple(Mark(_part(arm.wrist, arm.elbow, 0.45), arm.wrist, 0.0185, is_on_arm=True) for arm in arms)
            case Region.HIPS:
                return tuple(Mark(leg.hip, _part(leg.hip, leg.knee, 0.35), 0.037) for leg in legs)
            case Region.LEGS:
                return tuple(self._on_leg(leg) for leg in legs)
            case _:
                return tuple(_on_trunk(body, self.region))

    def _on_leg(self, leg: Leg) -> Mark:
        if self.is_calf:
            return Mark(_part(leg.knee, leg.ankle, 0.15), _part(leg.knee, leg.ankle, 0.6), 0.0235)
        return Mark(_part(leg.hip, leg.knee, 0.35), _part(leg.hip, leg.knee, 0.85), 0.031)


def stretch(region: Region, effort: Mapping[str, float], first_side: str = "") -> Stretch:
    """What a move for this region works on; ``effort``: how far each channel goes.

    ``first_side``: the side that the move's own words name first, where it is done for one side after the other.
    """
    return Stretch(
        region=region,
        side=_NAMED[first_side] if first_side else _busier_side(region, effort),
        is_calf=max(effort["an_L"], effort["an_R"]) > max(effort["hip_L"], effort["hip_R"]),
        is_belly=effort["breath"] > 0,
    )


def _busier_side(region: Region, effort: Mapping[str, float]) -> Side:
    left, right = (sum(effort[f"{name}_{side}"] for name in _WORKING.get(region, ())) for side in "LR")
    return Side.BOTH if abs(left - right) < _SAME_DEG else Side.LEFT if left > right else Side.RIGHT


def _nearer(body: Body) -> Side:
    """The side that is marked for both: the near one, while the far leg is not lifted above it."""
    return Side.LEFT if body.left_leg.knee.imag - body.right_leg.knee.imag > _LIFTED else Side.RIGHT


def _on_trunk(body: Body, region: Region) -> Iterator[Mark]:
    is_front = body.view is View.FRONT
    radius = 0.058 if is_front else 0.034
    match region:
        case Region.NECK:
            yield Mark(body.top, body.nape, 0.0235)
        case Region.UPPER_BACK | Region.CHEST:
            forward = 0.0 if is_front else 0.021 if region is Region.CHEST else -0.021
            middle = _part(body.mid, body.top, 0.5) - 1j * forward * (body.top - body.mid) / abs(body.top - body.mid)
            is_behind = is_front and region is Region.UPPER_BACK
            yield Mark(middle, middle + 0.26 * (body.top - body.mid), radius, is_behind=is_behind)
        case Region.MID_BACK:
            start, end = _part(body.mid, body.hip, 0.25), _part(body.mid, body.top, 0.35)
            yield Mark(start, end, radius, is_behind=is_front)
        case Region.LOWER_BACK:
            start, end = _part(body.hip, body.mid, 0.2), _part(body.hip, body.mid, 0.85)
            yield Mark(start, end, radius, is_behind=is_front)
        case _:
            pass


def _part(start: complex, end: complex, part: float) -> complex:
    return start + part * (end - start)
