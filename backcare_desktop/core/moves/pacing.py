"""A motion in step with the dose of its exercise, so that what is counted is what is seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from backcare_desktop.core.figure.motion import Motion
from backcare_desktop.core.figure.poses import Figures
from backcare_desktop.core.figure.stops import SIDE, Stop
from backcare_desktop.core.moves.exercises import Exercise, Mode

COUNTED_S: Final = 3.0
"""Holds from this length on are counted down."""


def paced(figures: Figures, exercise: Exercise) -> Motion | None:
    """How this exercise is drawn when somebody counts along; None when it is not drawn.

    Each turn takes ``hold_s + rep_s`` and is held for ``hold_s``.
    """
    pose = figures.pose(exercise.id)
    return None if pose is None else Motion(figures, pose, pace=partial(_in_pace, exercise))


def _in_pace(dose: Exercise, stops: list[Stop]) -> list[Stop]:
    """The same loop in the time of its turns; what is done for a time, not in turns, goes its own pace."""
    if dose.mode is Mode.TIME:
        return stops
    turn_s = dose.hold_s + dose.rep_s
    length_s = sum(stop.move_s + stop.hold_s for stop in stops)
    turns = _turns_in(stops, length_s / turn_s, dose)
    longest_s = max(stop.hold_s for stop in stops)
    if dose.hold_s and sum(stop.hold_s == longest_s for stop in stops) == turns:  # one hold in each
        part = turns * dose.rep_s / (length_s - turns * longest_s)
    else:
        part, longest_s = turns * turn_s / length_s, -1.0
    return [
        replace(stop, move_s=part * stop.move_s, hold_s=dose.hold_s if stop.hold_s == longest_s else part * stop.hold_s)
        for stop in stops
    ]


def _turns_in(stops: list[Stop], turns_long: float, dose: Exercise) -> int:
    """How many turns one loop shows: one for each side that it names, or as many as it is long."""
    sides = {match[0].lower() for stop in stops for match in SIDE.finditer(stop.label)}
    return 2 if dose.sides == 2 or len(sides) == 2 else max(1, int(turns_long))
