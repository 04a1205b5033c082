"""The hand of the small hand view: joints in space from its shape, seen from the palm or from the side of the thumb.

The unit is the width of the view, about: a hand of 1 from wrist to fingertip. It is a left hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians, sin
from typing import Final

from backcare_desktop.core.figure.poses import HandShape
from backcare_desktop.core.frozen import dataclass

TILT_DEG: Final = 24.0
"""How far a circling hand leans over."""

_SHAPES: Final[Mapping[HandShape, Mapping[str, float]]] = {
    HandShape.FLAT: {},
    HandShape.FAN: {"spread": 1, "out": 1},
    HandShape.HOOK: {"middle": 100, "end": 72},
    HandShape.TABLETOP: {"knuckle": 84},
    HandShape.STRAIGHT_FIST: {"knuckle": 84, "middle": 96},
    HandShape.FIST: {"knuckle": 82, "middle": 104, "end": 62, "in": 1},
}
_NAMES: Final = ("knuckle", "middle", "end", "spread", "out", "in")
_FINGERS: Final = (
    (-0.165, 0.50, 0.40, -13.0),
    (-0.055, 0.53, 0.44, -3.0),
    (0.055, 0.51, 0.41, 9.0),
    (0.155, 0.45, 0.33, 24.0),
)
"""Index to little finger: root x and y, length, and how far it leans when spread."""
_PARTS: Final = (0.46, 0.30, 0.24)
_THUMB: Final = ((-0.12, 0.09, 0.05), (-0.215, 0.25, 0.08), (-0.245, 0.38, 0.09), (-0.245, 0.48, 0.09))
_THUMB_OUT: Final = ((-0.12, 0.09, 0.05), (-0.26, 0.22, 0.06), (-0.39, 0.31, 0.06), (-0.48, 0.38, 0.06))
_THUMB_IN: Final = ((-0.12, 0.09, 0.05), (-0.20, 0.26, 0.16), (-0.10, 0.34, 0.25), (0.01, 0.33, 0.27))
_PALM: Final = (
    (-0.12, 0.0, 0.0),
    (-0.165, 0.44, 0.0),
    (-0.055, 0.47, 0.0),
    (0.055, 0.46, 0.0),
    (0.145, 0.40, 0.0),
    (0.12, 0.0, 0.0),
)

Spot = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Where we look from: 0 aside faces the palm, 90 the side of the thumb; ``above_deg`` looks down."""

    aside_deg: float
    above_deg: float = 0.0


SPREAD: Final = Camera(12.0)
CURLING: Final = Camera(62.0)
CIRCLING: Final = Camera(24.0, 30.0)


@dataclass(frozen=True, slots=True)
class Hand:
    """The hand as it is seen; ``fingers`` from the farthest to the nearest, each from its root to its tip."""

    forearm: complex
    wrist: complex
    palm: tuple[complex, ...]
    fingers: tuple[tuple[complex, ...], ...]
    thumb: tuple[complex, ...]

    @property
    def knuckle(self) -> complex:
        """The knuckle of the middle finger."""
        return self.fingers[2][1]


def shape_values(shape: HandShape | None) -> dict[str, float]:
    """The numbers of a shape, to blend like channels."""
    given = _SHAPES[shape or HandShape.FLAT]
    return {f"hand.{name}": given.get(name, 0.0) for name in _NAMES}


def hand(values: Mapping[str, float], camera: Camera) -> Hand:
    """The hand of that shape; before the camera of a circling hand it leans over in the direction of ``rot``."""
    tilt_deg = TILT_DEG if camera is CIRCLING else 0.0
    look, height = radians(camera.aside_deg), radians(camera.above_deg)
    turn = radians(values["rot"])
    aside, ahead = radians(tilt_deg * sin(turn)), radians(tilt_deg * cos(turn))

    def seen(spot: Spot) -> complex:
        x, y, z = spot
        y, z = y * cos(ahead) - z * sin(ahead), y * sin(ahead) + z * cos(ahead)
        x, y = x * cos(aside) + y * sin(aside), y * cos(aside) - x * sin(aside)
        near = z * cos(look) - x * sin(look)
        return complex(x * cos(look) + z * sin(look), y * cos(height) - near * sin(height))

    across, up, near = seen((1, 0, 0)), seen((0, 1, 0)), seen((0, 0, 1))

    def placed(spots: Iterable[Spot]) -> tuple[complex, ...]:
        return tuple(x * across + y * up + z * near for x, y, z in spots)

    return Hand(
        forearm=complex(0, -0.5),
        wrist=0j,
        palm=placed(_PALM),
        fingers=tuple(placed(_finger(values, *each)) for each in reversed(_FINGERS)),
        thumb=placed(_thumb(values)),
    )


def _finger(values: Mapping[str, float], x: float, y: float, length: float, lean_deg: float) -> Sequence[Spot]:
    bend, z = 0.0, 0.0
    lean = sin(radians(lean_deg)) * values["hand.spread"]
    spots: list[Spot] = [(x, y - 0.06, 0.0), (x, y, 0.0)]
    for part, joint in zip(_PARTS, ("knuckle", "middle", "end"), strict=True):
        bend += radians(values[f"hand.{joint}"])
        x += length * part * lean
        y += length * part * cos(bend)
        z += length * part * sin(bend)
        spots.append((x, y, z))
    return spots


def _thumb(values: Mapping[str, float]) -> Sequence[Spot]:
    out, inward = values["hand.out"], values["hand.in"]

    def at(number: int, axis: int) -> float:
        rest = _THUMB[number][axis]
        return rest + out * (_THUMB_OUT[number][axis] - rest) + inward * (_THUMB_IN[number][axis] - rest)

    return [(at(number, 0), at(number, 1), at(number, 2)) for number in range(len(_THUMB))]
