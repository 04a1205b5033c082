"""What is counted while an exercise runs: the repetition, the side, and the hold that is left of it."""

from __future__ import annotations

from math import ceil
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.figure.motion import Motion
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.exercises import Exercise, Mode
from backcare_desktop.core.moves.pacing import COUNTED_S

_OTHER: Final = {"right": "left", "left": "right", "first": "other"}
_MOMENT_S: Final = 0.05
"""A second that is over but for so little is over: what the clock's beats may be late."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One moment of an exercise. ``number`` of ``count`` repetitions, from 1; ``side``: right, left or "".

    ``hold_left_s``: whole seconds that are left of a hold, 0 when nothing is held; ``left_s``: of the exercise.
    """

    number: int
    count: int
    side: str
    hold_left_s: int
    left_s: float

    def words(self) -> str:
        """What the person is told: "Right side · 1 of 2 times · hold 8 s"."""
        if not self.count:
            return f"{wording.countdown_text(self.left_s - _MOMENT_S)} left"
        said = [
            f"{self.side} side" if self.side else "",
            f"{self.number} of {self.count} times" if self.count > 1 else "",
            f"hold {self.hold_left_s} s" if self.hold_left_s else "",
        ]
        words = " · ".join(each for each in said if each)
        return words[:1].upper() + words[1:]


class Turns:
    """The sides and repetitions of one exercise on its time: sides take turns, as the figure shows them.

    ``motion``: how it is drawn, in step with its dose; None when it is not: then each turn is held in its middle.
    """

    def __init__(self, exercise: Exercise, motion: Motion | None) -> None:
        self._exercise = exercise
        self._motion = motion
        side = (motion.first_side() if motion is not None else "") or "first"
        self._sides = (side, _OTHER[side])[: exercise.sides] if exercise.sides > 1 else ("",)

    def at(self, into_s: float) -> Turn:
        """What is counted so far into the exercise."""
        move = self._exercise
        left_s = max(0.0, move.total_s - into_s)
        if move.mode is Mode.TIME:
            return Turn(0, 0, "", 0, left_s)
        turn_s = move.hold_s + move.rep_s
        turn = min(int((into_s + _MOMENT_S) / turn_s), move.sides * move.reps - 1)
        side = self._sides[turn % len(self._sides)]
        return Turn(turn // len(self._sides) + 1, move.reps, side, self._hold_left_s(into_s), left_s)

    def _hold_left_s(self, into_s: float) -> int:
        """Whole seconds that are left of a hold that is worth counting."""
        move = self._exercise
        if into_s >= move.total_s:
            return 0
        if self._motion is not None:
            moment = self._motion.at(into_s)
            hold_s, held_s = moment.hold_s, moment.steady_s
        else:
            rests_s = move.hold_s + move.rep_s / 2 - into_s % (move.hold_s + move.rep_s)
            hold_s, held_s = move.hold_s, rests_s if rests_s <= move.hold_s else 0.0
        return max(0, ceil(held_s - _MOMENT_S)) if hold_s >= COUNTED_S else 0


def dose(exercise: Exercise) -> str:
    """How often and how long, in words."""
    each_side = " each side" if exercise.sides > 1 else ""
    times = "once" if exercise.reps == 1 else f"{exercise.reps} times"
    match exercise.mode:
        case Mode.TIME:
            return f"For {wording.about(exercise.hold_s)}"
        case Mode.HOLD:
            return f"Hold {exercise.hold_s} s, {times}{each_side}"
        case _:
            held = f", {exercise.hold_s} s each time" if exercise.hold_s > 1 else ""
            return f"{times.capitalize()}{each_side}{held}"
