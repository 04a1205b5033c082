"""The pages of everything that is moved: exercises, ready sets, warm-ups."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import needs, wording
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.exercises import Exercise, ExerciseSet, Mode
from backcare_desktop.core.warmups import WarmUp
from backcare_desktop.ui import guide_blocks as html
from backcare_desktop.ui import guide_safety as safety
from backcare_desktop.ui.guide_blocks import Book

_PHASES = {"raise": "Raise", "mobilise": "Mobilise", "activate": "Activate", "rehearse": "Rehearse"}


def exercise(book: Book, move: Exercise) -> str:
    """One move: how, how much, what it feels like, who skips it."""
    regions = ", ".join(needs.region_name(region).lower() for region in move.regions)
    facts = [
        ("For", regions),
        ("How", f"{move.position}, {move.difficulty}" + (", fit for a call" if move.discreet else "")),
        ("You need", "nothing" if move.equipment == "none" else move.equipment),
        ("How much", f"{dose(move)}, about {wording.about(move.total_s)}"),
    ]
    tags = [tag for name in move.avoid_tags if (tag := by_id(book.guidance.tags, name)) is not None]
    sets = [each.id for each in book.guidance.sets if move.id in each.items]
    return "".join(
        [
            html.heading(book.say(move.name)),
            html.words(html.grade_chip(book, move.evidence_grade)),
            html.card(_facts(book, facts)),
            html.part("Steps"),
            html.steps(book.say(step) for step in move.steps),
            html.words(f"<b>You feel</b> {book.say(move.feel)}"),
            html.words(f"<b>Careful</b> {book.say(move.caution)}"),
            html.part("Skip this if") if tags else "",
            html.points(book.say(tag.shown) for tag in tags),
            html.part("Part of") if sets else "",
            html.links(book, sets),
            html.links(book, ["note.exercise-rules"]),
            html.part("Sources"),
            html.words("How it is done", "label"),
            html.source_list(book, move.technique_sources, fold="technique"),
            html.words("What the evidence says", "label"),
            html.source_list(book, move.evidence_sources),
            html.footer(book, has_grades=True, of_exercise=True),
        ]
    )


def dose(move: Exercise) -> str:
    """How much of a move: "5 s, 8 times", "20 s, twice on each side"."""
    if move.mode is Mode.TIME:
        return wording.about(move.total_s)
    times = "once" if move.reps == 1 else f"{move.reps} times"
    held = f"hold {move.hold_s} s, " if move.hold_s else ""
    return f"{held}{times}" + (" on each side" if move.sides == 2 else "")


def _facts(book: Book, facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr><td class="fact second">{name}</td><td class="fact">{book.say(text)}</td></tr>' for name, text in facts
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def ready_set(book: Book, ready: ExerciseSet) -> str:
    """A ready row of moves."""
    moves = [move for item in ready.items if (move := by_id(book.guidance.exercises, item)) is not None]
    lines = [f'{html.link(book, move.id)}  <span class="second">{dose(move)}</span>' for move in moves]
    return "".join(
        [
            html.heading(book.say(ready.name)),
            html.words(f"About {wording.about(ready.total_s)} in all, moving from one to the next included.", "lead"),
            html.steps(lines),
            html.links(book, ["note.exercise-rules"]),
            html.footer(book, of_exercise=True),
        ]
    )


def warm_up(book: Book, plan: WarmUp) -> str:
    """A warm-up plan, phase by phase."""
    parts = [html.heading(book.say(plan.name)), safety.warm_up_first(book)]
    at_s = 0
    for phase in plan.phases:
        parts.append(html.part(f"{_PHASES[phase.phase]} · {wording.about(phase.duration_s)}"))
        lines = []
        for step in plan.steps:
            if step.phase is phase.phase:
                at_s += step.duration_s
                easier = f' <span class="second">Easier: {book.say(step.easier)}</span>' if step.easier else ""
                until = f"{step.duration_s} s, to {wording.countdown_text(at_s)}"
                lines.append(f'{book.say(step.text)} <span class="second">· {until}</span>{easier}')
        parts.append(html.points(lines))
    notes = [note.id for note in book.guidance.warm_ups.notes]
    parts += [html.part("Read more"), html.links(book, [*notes, "care.warmup"]), html.footer(book, of_exercise=True)]
    return "".join(parts)
