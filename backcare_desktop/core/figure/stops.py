"""The stops of a move: its key poses on one side, the same in the mirror, and as a loop without a jump."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from backcare_desktop.core.figure import figure, handshape
from backcare_desktop.core.figure.figure import Values
from backcare_desktop.core.figure.poses import Anchor, Figures, Pose, Stance, View
from backcare_desktop.core.frozen import dataclass

OWN_HOLD_FROM_S: Final = 10.0
"""A hold at least this long is a stretch: the person's own time for it takes its place (guidance 4.5)."""
SIDE: Final = re.compile(r"\b(left|right)\b", re.IGNORECASE)
RESTING_MARK: Final = 0.4
"""How much of the mark is left in poses that only lead to the one that is held."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One key pose on the way: ``move_s`` to reach it, ``hold_s`` in it. ``mark``: how strongly the stretch shows."""

    label: str
    move_s: float
    hold_s: float
    values: Values
    anchor: Anchor | None
    stance: Stance
    mark: float
    is_mirrored: bool


Pace = Callable[[list[Stop]], list[Stop]]
"""Gives the stops of a loop other times."""


def other_words(text: str) -> str:
    """The same words for the other side."""

    def swap(found: re.Match[str]) -> str:
        word = found[0]
        other = {"left": "right", "right": "left"}[word.lower()]
        return other.capitalize() if word[0].isupper() else other

    return SIDE.sub(swap, text)


def one_side(figures: Figures, pose: Pose, hold_s: float | None) -> list[Stop]:
    """The key poses as they are written; ``hold_s``: the person's own time to hold a stretch."""
    base = figure.base_of(figures, pose)
    longest_s = max(key.hold_s for key in pose.keys)
    return [
        Stop(
            label=key.label,
            move_s=key.move_s,
            hold_s=hold_s if hold_s is not None and key.hold_s >= OWN_HOLD_FROM_S else key.hold_s,
            values=figure.resolved(figures, base, key) | handshape.shape_values(key.hand),
            anchor=key.anchor or base.anchor,
            stance=key.stance,
            mark=1.0 if key.hold_s == longest_s else RESTING_MARK,
            is_mirrored=False,
        )
        for key in pose.keys
    ]


def in_mirror(stop: Stop, view: View) -> Stop:
    """The same on the other side."""
    return replace(
        stop,
        label=other_words(stop.label),
        values=figure.mirrored(stop.values, view),
        stance=figure.other_side(stop.stance),
        is_mirrored=True,
    )


def closed(stops: list[Stop]) -> list[Stop]:
    """The same stops as a loop without a jump: where one begins at once in another pose, time is taken to go there."""
    closed = []
    for before, stop in zip([stops[-1], *stops], stops, strict=False):
        is_there = (stop.values, stop.anchor, stop.stance) == (before.values, before.anchor, before.stance)
        is_jump = stop.move_s == 0 and not is_there
        closed.append(replace(stop, move_s=before.move_s) if is_jump else stop)
    return closed


def is_same(one: Stop, two: Stop) -> bool:
    """Whether both are the same picture."""
    return (one.values, one.anchor, one.stance, one.mark, one.is_mirrored) == (
        two.values,
        two.anchor,
        two.stance,
        two.mark,
        two.is_mirrored,
    )


def looks(stop: Stop) -> dict[str, float]:
    """What is seen of it: a full turn looks like none."""
    return {**stop.values, "rot": stop.values["rot"] % 360}
