"""Where the person is in a warm-up: the step that is on, in the form they chose, and what is left of it all."""

from __future__ import annotations

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.warmups import WarmUp, WarmUps, WarmUpStep
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.pace import Pace


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a warm-up is. ``index`` is the count of steps once all are over; ``place_s``: how far in the plan.

    ``left_s``: what is left of the steps, never more than the countdown has; ``comes`` says that the next one will.
    """

    index: int
    step_left_s: float
    left_s: float
    place_s: float
    comes: bool
    is_over: bool
    elapsed_s: float
    total_s: float

    @property
    def counts(self) -> bool:
        """Whether so much of the countdown is over that it is kept as done (R7)."""
        return self.elapsed_s >= self.total_s / 2


class Walk:
    """Walks through a plan at the pace of the countdown, or of the person; the countdown alone tells what was done."""

    def __init__(self, plan: WarmUp, *, is_easier: bool = False) -> None:
        self.plan = plan
        self.is_easier = is_easier
        self._pace = Pace([step.duration_s for step in plan.steps])

    def at(self, prompt: PromptView) -> Stand:
        """Where this state of the countdown leads."""
        countdown_s = prompt.left_s or 0.0
        elapsed_s = prompt.total_s - countdown_s
        spot = self._pace.at(elapsed_s)
        steps = self.plan.steps
        if countdown_s <= 0 and spot.index >= len(steps):  # the end of the last step is not yet the end
            index, into_s = len(steps) - 1, float(steps[-1].duration_s)
        else:
            index, into_s = spot.index, spot.into_s
        step_left_s = steps[index].duration_s - into_s if index < len(steps) else 0.0
        return Stand(
            index=index,
            step_left_s=step_left_s,
            left_s=min(self._pace.left_s(elapsed_s), countdown_s),
            place_s=sum(step.duration_s for step in steps[:index]) + (into_s if index < len(steps) else 0.0),
            is_over=index >= len(steps),
            comes=index + 1 < len(steps) and step_left_s < countdown_s,
            elapsed_s=elapsed_s,
            total_s=prompt.total_s,
        )

    def go(self, stand: Stand, by: int) -> None:
        """Go that many steps on, or back; beyond the last one all are over."""
        if stand.index + by >= len(self.plan.steps):
            self._pace.finish(stand.elapsed_s)
        else:
            self._pace.go(stand.index + by, stand.elapsed_s)

    def words(self, step: WarmUpStep) -> str:
        """What to do in this step, in the form that the person chose."""
        return step.easier if self.eases(step) else step.text

    def said(self, step: WarmUpStep) -> str:
        """The same for the ear: the easier form alone may not tell what is done."""
        return f"{step.text}. Easier: {step.easier}" if self.eases(step) else step.text

    def eases(self, step: WarmUpStep) -> bool:
        """Whether this step is shown in its easier form."""
        return self.is_easier and bool(step.easier)

    def exercise(self, step: WarmUpStep) -> str:
        """The move whose figure shows this step; empty where none does."""
        return step.easier_exercise if self.eases(step) else step.exercise


def plan_for(warm_ups: WarmUps, total_s: float) -> WarmUp:
    """The plan whose length comes nearest."""
    return min(warm_ups.plans, key=lambda plan: abs(plan.total_s - total_s))
