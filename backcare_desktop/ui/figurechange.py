"""What changes in the picture from one moment to the next: only that is painted anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from backcare_desktop.core.figure import Arm, Body, Leg, vector
from backcare_desktop.core.poses import View
from backcare_desktop.core.stretch import Mark
from backcare_desktop.ui.figurebody import on_crown
from backcare_desktop.ui.figurepaint import Box

_ARM, _LEG, _HEAD, _SPINE = 0.042, 0.075, 0.085, 0.08
"""How far arm, leg, head and trunk reach beyond their joints."""
_BELLY = 0.022
"""How far the belly rises with a breath."""
CORE: Final = frozenset({0, 1, 4, 5})
"""The numbers of trunk, head and legs: where they stand still, only arms and marks are painted anew."""
_SHADE = 0.06
"""A mark that comes or goes wholly counts like a step of that length."""


class Part(NamedTuple):
    """One part of the figure: its points, how wide it is around them, and what else it shows, told as a length."""

    points: tuple[complex, ...]
    room: float
    more: float = 0.0


class Change(NamedTuple):
    """How far the part that moved most went, and boxes around all that moved, before and after."""

    way: float
    boxes: list[Box]
    moved: frozenset[int]
    """The numbers of the parts that moved: trunk, head, arms, legs, then the rest."""


def parts(body: Body, marks: Iterable[Mark], strength: float, *, has_band: bool) -> tuple[Part, ...]:
    """The parts of a figure, always in the same order."""
    left, right = body.left_arm, body.right_arm
    trunk = Part((body.hip, body.mid, body.top, left.shoulder, right.shoulder), _SPINE, _BELLY * body.breath)
    crown = body.head + vector(body.head_deg, body.head_r)
    head = Part((body.top, body.nape, body.head, body.nose, crown), _HEAD)
    arms = [_arm(body, arm) for arm in (left, right)]
    legs = [_leg(leg) for leg in (body.left_leg, body.right_leg)]
    lit = (Part((mark.start, mark.end), mark.radius + 0.01, _SHADE * strength) for mark in marks)
    return (trunk, head, *arms, *legs, *lit, *(_bands(body) if has_band else ()))


def change(before: tuple[Part, ...], after: tuple[Part, ...]) -> Change:
    """From these parts to those."""
    way, boxes, moved = 0.0, [], set()
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            moved.add(number)
            way = max(way, abs(old.more - new.more), *(abs(a - b) for a, b in zip(old.points, new.points, strict=True)))
            boxes.append(_around(old.points + new.points, max(old.room, new.room)))
    return Change(way, _apart(boxes), frozenset(moved))


def _around(points: tuple[complex, ...], room: float) -> Box:
    xs, ys = [point.real for point in points], [point.imag for point in points]
    return min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room


def _apart(boxes: list[Box]) -> list[Box]:
    """The same room in boxes that do not touch: each shape is then painted in as few pieces as can be."""
    apart: list[Box] = []
    for box in boxes:
        merged = box
        while near := next((other for other in apart if _touch(other, merged)), None):
            apart.remove(near)
            merged = min(merged[0], near[0]), min(merged[1], near[1]), max(merged[2], near[2]), max(merged[3], near[3])
        apart.append(merged)
    return apart


def _touch(one: Box, two: Box) -> bool:
    return one[0] < two[2] and one[2] > two[0] and one[1] < two[3] and one[3] > two[1]


def _arm(body: Body, arm: Arm) -> Part:
    seen = on_crown(body, arm) if body.view is View.FRONT else arm
    return Part((seen.shoulder, seen.elbow, seen.wrist, seen.tip), _ARM)


def _leg(leg: Leg) -> Part:
    return Part((leg.hip, leg.knee, leg.ankle, leg.toe, leg.heel), _LEG)


def _bands(body: Body) -> Iterator[Part]:
    for arm, leg in ((body.left_arm, body.left_leg), (body.right_arm, body.right_leg)):
        yield Part((leg.toe, arm.wrist, arm.tip), 0.03)
