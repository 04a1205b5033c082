"""Where the joints of the drawn figure are: the pose model as plain geometry.

A point is a complex number: x to the right, y up from the floor, body height = 1. Directions are in degrees from
straight up, clockwise. The formulas are those of resources/content/README.md.
"""

from __future__ import annotations

from cmath import rect
from collections.abc import Iterable, Mapping
from math import cos, pi, radians, sin
from typing import Final

from backcare_desktop.core.figure.poses import Anchor, Channel, Figures, Pose, PoseBase, PoseKey, Segments, Stance, View
from backcare_desktop.core.frozen import dataclass

_RADIAN: Final = radians(1)
_UP: Final = pi / 2
Values = Mapping[str, float]
"""Every channel at one moment. Sided channels as ``sh_L`` and ``sh_R``, length scales as ``len.thigh_L``."""

TOE_FRONT: Final = 0.045
HEEL: Final = 0.03
TOE_H: Final = 0.02
TOE_X: Final = 0.13
_SIDED_LENGTHS: Final = frozenset({"upper_arm", "forearm", "hand", "thigh", "shin", "foot"})
_LENGTHS: Final = ("spine_lo", "spine_up", "neck", "upper_arm", "forearm", "hand", "thigh", "shin", "foot")
_TURNED_ROUND: Final = ("pelvis", "spine_lo", "spine_up", "neck", "head", "head_turn", "trunk_turn")
"""What changes its sign in the mirror; only the front view has a left and a right."""


def vector(direction_deg: float, length: float) -> complex:
    """A step of that length in that direction: 0 is up, 90 is right."""
    return rect(length, _UP - _RADIAN * direction_deg)


@dataclass(frozen=True, slots=True)
class Arm:
    """The joints of one arm."""

    shoulder: complex
    elbow: complex
    wrist: complex
    tip: complex


@dataclass(frozen=True, slots=True)
class Leg:
    """The joints of one leg; ``heel`` is the ankle in the front view."""

    hip: complex
    knee: complex
    ankle: complex
    toe: complex
    heel: complex


@dataclass(frozen=True, slots=True)
class Body:
    """The whole figure at one moment; left and right are the person's."""

    view: View
    hip: complex
    mid: complex
    top: complex
    nape: complex
    head: complex
    head_deg: float
    head_r: float
    nose: complex
    left_arm: Arm
    right_arm: Arm
    left_leg: Leg
    right_leg: Leg
    breath: float

    def points(self) -> Iterable[complex]:
        """Every joint, and the crown of the head."""
        yield from (self.hip, self.mid, self.top, self.nape, self.head, self.nose)
        yield self.head + vector(self.head_deg, self.head_r)
        for arm in (self.left_arm, self.right_arm):
            yield from (arm.shoulder, arm.elbow, arm.wrist, arm.tip)
        for leg in (self.left_leg, self.right_leg):
            yield from (leg.hip, leg.knee, leg.ankle, leg.toe, leg.heel)


# ---- channels


def base_of(figures: Figures, pose: Pose) -> PoseBase:
    """The base that a pose starts from."""
    return next(base for base in figures.bases if base.id == pose.base)


def resting(channels: Iterable[Channel]) -> dict[str, float]:
    """Every channel where nothing is said."""
    values: dict[str, float] = {}
    for channel in channels:
        if channel.id == "len":
            values |= dict.fromkeys(_length_names(), channel.rest)
        else:
            values |= dict.fromkeys(_names(channel.id, is_sided=channel.sided), channel.rest)
    return values


def resolved(figures: Figures, base: PoseBase, key: PoseKey) -> dict[str, float]:
    """Every channel of a key pose: its base first, then its own on top, a side before both sides; within the limits."""
    sided = {channel.id for channel in figures.channels if channel.sided}
    values = resting(figures.channels)
    for channels, lengths in ((base.channels, base.lengths), (key.channels, key.lengths)):
        _put(values, channels, sided, "")
        _put(values, lengths, _SIDED_LENGTHS, "len.")
    limits = {channel.id: channel for channel in figures.channels}
    for name, value in values.items():
        limit = limits["len" if name.startswith("len.") else name.removesuffix("_L").removesuffix("_R")]
        values[name] = min(limit.high, max(limit.low, value))
    return values


def mirrored(values: Values, view: View) -> dict[str, float]:
    """The same pose for the other side."""
    swapped = {}
    for name, value in values.items():
        stem, side = name[:-2], name[-2:]
        swapped[{"_L": f"{stem}_R", "_R": f"{stem}_L"}.get(side, name)] = value
    if view is View.FRONT:
        swapped |= {name: -swapped[name] for name in _TURNED_ROUND}
    return swapped


def other_side(stance: Stance) -> Stance:
    """The leg that stands in the mirror."""
    return {Stance.LEFT: Stance.RIGHT, Stance.RIGHT: Stance.LEFT}.get(stance, Stance.BOTH)


def _names(name: str, *, is_sided: bool) -> tuple[str, ...]:
    return (f"{name}_L", f"{name}_R") if is_sided else (name,)


def _length_names() -> Iterable[str]:
    for segment in _LENGTHS:
        yield from _names(f"len.{segment}", is_sided=segment in _SIDED_LENGTHS)


def _put(values: dict[str, float], given: Values, sided: Iterable[str], prefix: str) -> None:
    for name, value in given.items():
        values |= dict.fromkeys(_names(prefix + name, is_sided=name in sided), value)
    values |= {prefix + name: value for name, value in given.items() if name.endswith(("_L", "_R"))}


# ---- joints


def legs(segments: Segments, view: View, values: Values) -> tuple[Leg, Leg]:
    """The left and the right leg with the hip centre at the origin: they tell where it belongs."""
    is_front = view is View.FRONT
    return _leg(segments, values, "_L", is_front=is_front), _leg(segments, values, "_R", is_front=is_front)


def hip(both: tuple[Leg, Leg], segments: Segments, anchor: Anchor | None, stance: Stance) -> complex:
    """Where the hip centre must be so that the anchor of the figure is in place."""
    standing = {Stance.LEFT: both[:1], Stance.RIGHT: both[1:], Stance.BOTH: both}[stance]
    match anchor:
        case Anchor.ANKLE:
            points, x, y = [leg.ankle for leg in standing], 0.0, segments.ankle_h
        case Anchor.TOE:
            points, x, y = [leg.toe for leg in standing], TOE_X, TOE_H
        case _:
            return complex(0, segments.seat_h)
    mean_x = sum(point.real for point in points) / len(points)
    return complex(x - mean_x, y - min(point.imag for point in points))


def body(segments: Segments, view: View, values: Values, both: tuple[Leg, Leg], *, hip: complex) -> Body:
    """The whole figure on these legs with its hip centre there, scaled about the origin on the floor."""
    is_front, zoom = view is View.FRONT, values["zoom"]
    lower = values["pelvis"] + values["spine_lo"]
    upper = lower + values["spine_up"]
    neck = upper + values["neck"]
    head_deg = neck + values["head"]
    hip *= zoom
    mid = hip + vector(lower, zoom * segments.spine_lo * values["len.spine_lo"])
    top = mid + vector(upper, zoom * segments.spine_up * values["len.spine_up"])
    nape = top + vector(neck, zoom * segments.neck * values["len.neck"]) + (0 if is_front else zoom * values["glide"])
    head = nape + vector(head_deg, zoom * segments.head_r)
    return Body(
        view=view,
        hip=hip,
        mid=mid,
        top=top,
        nape=nape,
        head=head,
        head_deg=head_deg,
        head_r=zoom * segments.head_r,
        nose=head + zoom * _nose(segments, values, head_deg, is_front=is_front),
        left_arm=_arm(segments, values, "_L", top, upper, is_front=is_front),
        right_arm=_arm(segments, values, "_R", top, upper, is_front=is_front),
        left_leg=_standing(both[0], hip, zoom),
        right_leg=_standing(both[1], hip, zoom),
        breath=values["breath"],
    )


def _nose(segments: Segments, values: Values, head_deg: float, *, is_front: bool) -> complex:
    if not is_front:
        return vector(head_deg + 90, 1.3 * segments.head_r)
    aside = 0.85 * segments.head_r * sin(radians(values["head_turn"]))
    down = -0.8 * segments.head_r * sin(radians(values["head_nod"])) - 0.005
    return vector(head_deg + 90, aside) + vector(head_deg, down)


def _arm(segments: Segments, values: Values, side: str, top: complex, upper: float, *, is_front: bool) -> Arm:
    zoom = values["zoom"]
    sign, out = 1, values["prot"]
    if is_front:
        across = segments.sh_half * cos(radians(values["trunk_turn"]))
        sign, out = (1, across) if side == "_L" else (-1, -across)
    shoulder = top + zoom * (vector(upper, values["shrug"] - segments.sh_drop) + vector(upper + 90, out))
    arm = upper + sign * (180 - values["sh" + side])
    fore = arm - sign * values["el" + side]
    hand = fore - sign * values["wr" + side]
    elbow = shoulder + vector(arm, zoom * segments.upper_arm * values["len.upper_arm" + side])
    wrist = elbow + vector(fore, zoom * segments.forearm * values["len.forearm" + side])
    return Arm(shoulder, elbow, wrist, wrist + vector(hand, zoom * segments.hand * values["len.hand" + side]))


def _leg(segments: Segments, values: Values, side: str, *, is_front: bool) -> Leg:
    sign = -1 if is_front and side == "_R" else 1
    hip = complex(sign * segments.hip_half, 0) if is_front else 0j
    thigh = sign * (180 - values["hip" + side])
    shin = thigh + sign * values["kn" + side]
    knee = hip + vector(thigh, segments.thigh * values["len.thigh" + side])
    ankle = knee + vector(shin, segments.shin * values["len.shin" + side])
    if is_front:
        return Leg(hip, knee, ankle, ankle + vector(sign * 150, TOE_FRONT), ankle)
    foot = shin - 90 - values["an" + side]
    toe = ankle + vector(foot, segments.foot * values["len.foot" + side])
    return Leg(hip, knee, ankle, toe, ankle + vector(foot + 180, HEEL))


def _standing(leg: Leg, hip: complex, zoom: float) -> Leg:
    """The leg below that hip; its foot rests on the floor, never in it."""
    return Leg(
        hip + zoom * leg.hip,
        hip + zoom * leg.knee,
        hip + zoom * leg.ankle,
        _on_floor(hip + zoom * leg.toe),
        _on_floor(hip + zoom * leg.heel),
    )


def _on_floor(point: complex) -> complex:
    return point if point.imag >= 0 else complex(point.real, 0)
