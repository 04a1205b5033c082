"""Prompts to paint in tests: views, and the guide's own content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from backcare_desktop.coach import Coach
from backcare_desktop.content.library import Library
from backcare_desktop.core.breakmoves import BreakMoves
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.routine import Routine, Stock
from backcare_desktop.core.rules import Kind, Presentation
from backcare_desktop.core.settings import defaults
from backcare_desktop.core.view import Mood, PromptView, View
from backcare_desktop.ui.material import SILENT, CardContent, Material
from tests.ui.views import NOTICE

SINCE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROUTINE = ("shoulder-blade-squeeze", "neck-side-tilt", "mid-seated-twist", "hip-figure-four")


@cache
def guide() -> Library:
    """The shipped guide."""
    return Library(Path(__file__).resolve().parents[2] / "resources")


def exercises(*ids: str) -> tuple[Exercise, ...]:
    """These exercises of the guide, in this order."""
    return tuple(next(each for each in guide().exercises if each.id == wanted) for wanted in ids)


class Notes(dict[str, Any]):
    """A memory in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


def moves(*ids: str, strength: int = 0) -> BreakMoves:
    """A break's moves that begin as these; whatever else there is comes in the order of its file."""
    stock = Stock(guide().exercises)
    return BreakMoves(Routine(exercises(*ids), strength), lambda _prompt: stock, lambda _shown: None, lambda: 0.0)


def material(
    routine: Sequence[str] = ROUTINE,
    card: CardContent | None = None,
) -> Material:
    """What the prompts show: as the coach has it on the first day, with this routine and card."""
    cue = CardContent("Stand up, walk, or sit in a new way for one minute.")
    coach = Coach(Notes(), defaults, lambda: SINCE, lambda: ())
    return replace(coach.material(SILENT), moves=lambda _prompt: moves(*routine), card=lambda _prompt: card or cue)


STRETCH = replace(NOTICE, number=1, left_s=100.0, covers=())
BREAK = replace(STRETCH, is_break=True, left_s=300.0, total_s=300.0, can_begin=False, can_done=True)
CARD = replace(
    STRETCH,
    number=2,
    reminder="posture",
    kind=Kind.POSTURE,
    presentation=Presentation.CARD,
    title="Posture check",
    why="30 min at the desk",
    can_begin=False,
    can_done=True,
)
LIGHT = replace(CARD, reminder="eyes", kind=Kind.EYES, presentation=Presentation.NOTICE, title="Rest your eyes")
BADGE = replace(LIGHT, presentation=Presentation.BADGE)
WARMUP = replace(
    BREAK,
    number=3,
    reminder="warmup",
    kind=Kind.WARMUP,
    presentation=Presentation.PLAYER,
    title="Warm-up",
    why="At 17:30",
    left_s=600.0,
    total_s=600.0,
)
PROMPTS = {"stretch": STRETCH, "break": BREAK, "card": CARD, "light": LIGHT, "badge": BADGE, "warmup": WARMUP}


def view(prompt: PromptView | None) -> View:
    """The state with this prompt on screen."""
    mood = Mood.WORKING if prompt is None else Mood.BREAK if prompt.is_break else Mood.NOTICE
    return View(
        mood=mood,
        why="",
        since=SINCE,
        headline="",
        tooltip="",
        ring=None,
        next=(),
        prompt=prompt,
        holds=(),
        is_paused=False,
        paused_until=None,
        idle_s=0.0,
    )
