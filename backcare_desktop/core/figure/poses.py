"""The types of the drawn figures: body measures, base poses and the key poses of each exercise.

Lengths are fractions of body height, angles are degrees; README.md in resources/content has the drawing convention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from backcare_desktop.core.frozen import dataclass


class View(StrEnum):
    """What a base pose shows: the body from the side or the front, or a small view of face or hand."""

    SIDE = "side"
    FRONT = "front"
    FACE = "face"
    HAND = "hand"


class Anchor(StrEnum):
    """Which point of the finished figure stays in place."""

    SEAT = "seat"
    ANKLE = "ankle"
    TOE = "toe"


class Prop(StrEnum):
    """A thing drawn beside the figure."""

    FLOOR = "floor"
    CHAIR = "chair"
    CHAIR_BACK = "chairback"
    DESK = "desk"
    DOOR = "door"
    WALL = "wall"
    BAND = "band"


class Stance(StrEnum):
    """The leg that stands, of the person's sides."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "both"


class HandShape(StrEnum):
    """What the hand of the small hand view does."""

    FLAT = "flat"
    FIST = "fist"
    FAN = "fan"
    HOOK = "hook"
    TABLETOP = "tabletop"
    STRAIGHT_FIST = "straight_fist"


def nothing() -> Mapping[str, float]:
    """No channel changed."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Segments:
    """The measures of the body, body height = 1."""

    head_r: float
    neck: float
    spine_up: float
    spine_lo: float
    upper_arm: float
    forearm: float
    hand: float
    thigh: float
    shin: float
    foot: float
    ankle_h: float
    sh_drop: float
    sh_half: float
    hip_half: float
    seat_h: float


@dataclass(frozen=True, slots=True)
class Channel:
    """One number of a pose with its least, greatest and resting value; ``sided``: also as ``_L`` and ``_R``.

    A channel ``len`` stands for the length scale of every segment.
    """

    id: str
    low: float
    high: float
    rest: float = 0
    sided: bool = False


@dataclass(frozen=True, slots=True)
class PoseBase:
    """A pose to start from: every key has its channels, then its own on top."""

    id: str
    view: View
    anchor: Anchor | None = None
    props: tuple[Prop, ...] = ()
    channels: Mapping[str, float] = field(default_factory=nothing)
    lengths: Mapping[str, float] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class PoseKey:
    """One key pose: ``move_s`` seconds to reach it, then ``hold_s`` seconds in it."""

    label: str
    move_s: float
    hold_s: float
    channels: Mapping[str, float] = field(default_factory=nothing)
    lengths: Mapping[str, float] = field(default_factory=nothing)
    props: tuple[Prop, ...] | None = None
    anchor: Anchor | None = None
    stance: Stance = Stance.BOTH
    hand: HandShape | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """How an exercise is drawn; ``mirror``: play it again for the other side."""

    exercise: str
    base: str
    mirror: bool
    keys: tuple[PoseKey, ...]


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where points of a key pose must come to lie (x, y; to 0.0005): a test of the drawing."""

    exercise: str
    key: int
    hd: tuple[float, ...]
    top: tuple[float, ...]
    shR: tuple[float, ...]  # noqa: N815 - the names of the pose model
    elR: tuple[float, ...]  # noqa: N815
    wrR: tuple[float, ...]  # noqa: N815
    wrL: tuple[float, ...]  # noqa: N815
    knR: tuple[float, ...]  # noqa: N815
    anR: tuple[float, ...]  # noqa: N815


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the drawing needs."""

    segments: Segments
    channels: tuple[Channel, ...]
    bases: tuple[PoseBase, ...]
    poses: tuple[Pose, ...]
    landmarks: tuple[Landmarks, ...]

    def pose(self, exercise_id: str) -> Pose | None:
        """The pose of an exercise; None when it has none."""
        return next((pose for pose in self.poses if pose.exercise == exercise_id), None)
