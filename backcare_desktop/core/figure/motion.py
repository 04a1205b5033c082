"""From time to pose: how a figure moves through its key poses, holds them, and begins again on the other side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from backcare_desktop.core.figure import figure, handshape
from backcare_desktop.core.figure.figure import Body, Values
from backcare_desktop.core.figure.handshape import Hand
from backcare_desktop.core.figure.poses import Figures, HandShape, Pose, PoseKey, Prop, Segments, Stance, View
from backcare_desktop.core.figure.stops import SIDE, Pace, Stop, closed, in_mirror, is_same, looks, one_side
from backcare_desktop.core.frozen import dataclass

FRAMES_PER_S: Final = 30


@dataclass(frozen=True, slots=True)
class Face:
    """The small view of the face: where the eyes look (-1 to 1), how far they are shut, near (0) or far (1)."""

    gaze: complex
    lid: float
    focus: float


Drawing = Body | Face | Hand


class Frame(NamedTuple):
    """One picture of a motion: the poses of these numbers, and how many of the steps between them are done.

    The way there and back has the same frames.
    """

    first: int
    second: int
    step: int = 0
    steps: int = 1


class Moment(NamedTuple):
    """What is to be seen and said at one time.

    ``frames``: one for each thirtieth of a second from now on until the movement ends; in a hold there is one.
    ``hold_s``: how long this pose is held in all; ``steady_s``: for how long nothing moves from now on.
    """

    frames: Sequence[Frame]
    label: str
    hold_s: float
    steady_s: float

    @property
    def frame(self) -> Frame:
        """What is seen now."""
        return self.frames[0]


def eased(part: float) -> float:
    """The part of a movement that is done after that part of its time: gently off, gently there."""
    return part * part * (3 - 2 * part)


def motion(figures: Figures, exercise_id: str, hold_s: float | None = None) -> Motion | None:
    """How this exercise is drawn; None when it is not. ``hold_s``: the person's own time to hold a stretch."""
    pose = figures.pose(exercise_id)
    return None if pose is None else Motion(figures, pose, hold_s)


class Motion:
    """The loop of one exercise: ``at`` gives what is seen at a time, ``stills`` the key poses."""

    def __init__(
        self,
        figures: Figures,
        pose: Pose,
        hold_s: float | None = None,
        *,
        pace: Pace = list,
    ) -> None:
        base = figure.base_of(figures, pose)
        self._segments: Segments = figures.segments
        self.view = base.view
        self.props: tuple[Prop, ...] = base.props if pose.keys[0].props is None else pose.keys[0].props
        self.has_other_side = pose.mirror
        self._camera = _camera(pose)
        self.near_is_thumb = any("thumb" in key.label.lower() for key in pose.keys)
        """Whether near is the thumb, in the view of the face; else it is the screen."""
        self._base = figure.resolved(figures, base, PoseKey("", 0, 0))
        self._keys = one_side(figures, pose, hold_s)
        self._is_walking = {stop.stance for stop in self._keys} >= {Stance.LEFT, Stance.RIGHT}
        there = [in_mirror(stop, self.view) for stop in self._keys] if pose.mirror else []
        self._stops = pace(closed([*self._keys, *there]))
        self._poses: list[Stop] = []
        for stop in self._stops:
            if not any(is_same(pose, stop) for pose in self._poses):
                self._poses.append(stop)
        self._numbers = [self._number(stop) for stop in self._stops]
        self._ends_s: list[float] = []
        end_s = 0.0
        for stop in self._stops:
            end_s += stop.move_s + stop.hold_s
            self._ends_s.append(end_s)
        self.length_s = end_s

    def at(self, time_s: float) -> Moment:
        """The moment at that time; the loop begins in its first pose, and again and again."""
        time_s = (time_s + self._stops[0].move_s) % self.length_s
        index = min(bisect_right(self._ends_s, time_s), len(self._stops) - 1)
        stop = self._stops[index]
        left_s = self._ends_s[index] - time_s
        move_left_s = left_s - stop.hold_s
        if move_left_s <= 0:
            return Moment([self._frame(index, 0, 1)], stop.label, stop.hold_s, left_s)
        steps = max(1, round(stop.move_s * FRAMES_PER_S))
        left = range(round(steps * move_left_s / stop.move_s), 0, -1) or (0,)
        return Moment([self._frame(index, number, steps) for number in left], stop.label, stop.hold_s, 0.0)

    def drawing(self, frame: Frame) -> Drawing:
        """What is seen in this frame."""
        return self._between(self._poses[frame.first], self._poses[frame.second], eased(frame.step / frame.steps))

    def mark(self, frame: Frame) -> float:
        """How strongly the stretched part is marked in this frame."""
        before, after = self._poses[frame.first].mark, self._poses[frame.second].mark
        return before + (after - before) * eased(frame.step / frame.steps)

    def is_mirrored(self, frame: Frame) -> bool:
        """Whether the other side works in this frame."""
        return self._poses[frame.second].is_mirrored

    def stills(self) -> tuple[Moment, ...]:
        """The key poses that differ, in their order, on one side."""
        seen: list[Stop] = []
        for stop in self._keys:
            if all(looks(stop) != looks(other) for other in seen):
                seen.append(stop)
        return tuple(
            Moment([Frame(number, number)], stop.label, stop.hold_s, stop.hold_s)
            for stop in seen
            for number in [self._number(stop)]
        )

    def reached(self) -> Iterator[Drawing]:
        """Every key pose and those half-way: all that the figure reaches, to find how much room it needs."""
        for index in range(len(self._stops)):
            yield self.drawing(self._frame(index, 1, 2))
            yield self.drawing(self._frame(index, 0, 1))

    def first_side(self) -> str:
        """The side that works first, by the words of its pose: "right" or "left"; empty when they name none."""
        longest_s = max(stop.hold_s for stop in self._keys)
        held = next(index for index, stop in enumerate(self._keys) if stop.hold_s == longest_s)
        found = (SIDE.search(stop.label) for stop in reversed(self._keys[: held + 1]))
        return next((match[0].lower() for match in found if match), "")

    def labels(self) -> tuple[str, ...]:
        """What is said on the way, one after the other."""
        return tuple(dict.fromkeys(stop.label for stop in self._keys))

    def first(self) -> Body | None:
        """The first pose of a body: props stand by it."""
        drawing = self.drawing(Frame(0, 0))
        return drawing if isinstance(drawing, Body) else None

    @cached_property
    def effort(self) -> Mapping[str, float]:
        """How far each channel goes from the base pose: tells the side that works."""
        base = self._base
        return {name: max(abs(stop.values[name] - base[name]) for stop in self._keys) for name in base}

    def circle(self) -> tuple[complex, ...]:
        """The way of the knuckles when the hand circles; empty when it does not."""
        if self._camera is not handshape.CIRCLING:
            return ()
        values = dict(self._keys[0].values)
        rounds = (handshape.hand(values | {"rot": 30.0 * step}, self._camera) for step in range(12))
        return tuple(hand.knuckle for hand in rounds)

    def _frame(self, index: int, steps_left: int, steps: int) -> Frame:
        """The frame that many steps before a stop; always from the lower number."""
        here, before = self._numbers[index], self._numbers[index - 1]
        if not steps_left or here == before:
            return Frame(here, here)
        if steps_left == steps:
            return Frame(before, before)
        if before < here:
            return Frame(before, here, steps - steps_left, steps)
        return Frame(here, before, steps_left, steps)

    def _number(self, stop: Stop) -> int:
        """The number of the pose that looks like this one."""
        return next(number for number, pose in enumerate(self._poses) if is_same(pose, stop))

    def _between(self, before: Stop, stop: Stop, part: float) -> Drawing:
        values = before.values if part == 0 else _blend(before.values, stop.values, part)
        match self.view:
            case View.FACE:
                return Face(complex(values["gaze_x"], values["gaze_y"]), values["lid"], values["focus"])
            case View.HAND:
                return handshape.hand(values, self._camera)
            case _:
                return self._stand(before, stop, part, values)

    def _stand(self, before: Stop, stop: Stop, part: float, values: Values) -> Body:
        legs = figure.legs(self._segments, self.view, values)
        hip = figure.hip(legs, self._segments, stop.anchor, stop.stance)
        if (before.anchor, before.stance) != (stop.anchor, stop.stance):
            earlier = figure.hip(legs, self._segments, before.anchor, before.stance)
            hip = earlier + (hip - earlier) * part
        if self._is_walking:  # on the spot: the floor goes by
            hip = complex(0, hip.imag)
        return figure.body(self._segments, self.view, values, legs, hip=hip)


def _camera(pose: Pose) -> handshape.Camera:
    if any(key.channels.get("rot") for key in pose.keys):
        return handshape.CIRCLING
    return handshape.SPREAD if any(key.hand is HandShape.FAN for key in pose.keys) else handshape.CURLING


def _blend(before: Values, after: Values, part: float) -> Values:
    values = dict(before)
    for name, value in before.items():
        if value != after[name]:
            values[name] = value + (after[name] - value) * part
    return values
