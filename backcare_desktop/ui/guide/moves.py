"""The pages of everything that is moved: exercises, ready sets, warm-ups."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import lookup
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.ui import blocks as html
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.guide import safety
from backcare_desktop.ui.own import pages as ownpages

MOVES = "moves"
"""The place on a page where its moves stand."""
CAREFUL = "Careful"
"""What the caution of a move begins with; on paper it stays with its move."""


def exercise(book: Book, move: Exercise) -> str:
    """One move: how, how much, what it feels like, who skips it."""
    if move.is_own:
        return ownpages.move(move, with_picture=True) + html.words('<a href="open:own">Change it, or add another</a>')
    tags = [tag for name in move.avoid_tags if (tag := by_id(book.guidance.tags, name)) is not None]
    sets = [each.id for each in book.guidance.sets if move.id in each.items]
    return "".join(
        [
            html.heading(book.say(move.name)),
            html.words(html.grade_chip(book, move.evidence_grade) + _studied(book, move)),
            html.words(f'<img src="strip:{move.id}">', "strip") if book.is_printed else "",
            html.card(_facts(book, move)),
            html.part("Steps"),
            html.steps(book.say(step) for step in move.steps),
            html.words(f"<b>You feel</b> {book.say(move.feel)}"),
            html.words(f"<b>{CAREFUL}</b> {book.say(move.caution)}"),
            html.part("Skip this if") if tags else "",
            html.points(book.say(tag.shown) for tag in tags),
            html.part("Part of") if sets else "",
            html.links(book, sets),
            "" if book.is_printed else html.links(book, ["note.exercise-rules"]),
            html.part("Sources"),
            html.words("How it is done", "label"),
            html.source_list(book, move.technique_sources, fold="technique"),
            html.words("What the evidence says", "label"),
            html.source_list(book, move.evidence_sources),
            html.footer(book, has_grades=True, of_exercise=True),
        ]
    )


def _studied(book: Book, move: Exercise) -> str:
    """Who was studied, where a source says so; most evidence is borrowed, and that is never hidden."""
    found = (by_id(book.guidance.sources, each) for each in move.evidence_sources)
    studied = next((source.studied_in for source in found if source is not None and source.studied_in), "")
    return f'{html.NO_BREAK} <span class="second">studied in {book.say(studied)}</span>' if studied else ""


def _facts(book: Book, move: Exercise) -> str:
    facts = (
        ("For", ", ".join(needs.region_name(region).lower() for region in move.regions)),
        ("How", f"{move.position}, {move.difficulty}" + (", fit for a call" if move.discreet else "")),
        ("You need", "nothing" if move.equipment == "none" else move.equipment),
        ("How much", f"{move.amount}, about {wording.about(move.total_s)}"),
    )
    rows = "".join(html.fact(name, book.say(text)) for name, text in facts)
    return f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def ready_set(book: Book, ready: ExerciseSet) -> str:
    """A ready row of moves."""
    moves = [move for item in ready.items if (move := by_id(book.guidance.exercises, item)) is not None]
    line = _on_paper if book.is_printed else _line
    lines = "".join(line(book, move, number) for number, move in enumerate(moves, 1))
    return "".join(
        [
            html.heading(book.say(ready.name)),
            html.words(f"About {wording.about(ready.total_s)} in all, moving from one to the next included.", "lead"),
            lines if book.is_printed else _card_of(book, lines) + html.links(book, ["note.exercise-rules"]),
            html.footer(book, of_exercise=True),
        ]
    )


def fitting(book: Book, ids: Iterable[str]) -> str:
    """The moves and sets that fit an entry, each with its picture and the way to play it right there."""
    rows = "".join(_play_row(book, each) for each in ids)
    return f'<a name="{MOVES}"></a>{html.part("Moves that fit")}{_card_of(book, rows)}' if rows else ""


def _play_row(book: Book, item_id: str) -> str:
    match lookup(book.guidance, item_id):
        case Exercise() as move:
            said = f"{move.position.capitalize()}, {move.amount}"
        case ExerciseSet() as ready:
            said = f"{len(ready.items)} move{'s' if len(ready.items) > 1 else ''}, about {wording.about(ready.total_s)}"
        case _:
            return ""
    is_on = book.playing == item_id
    sign, verb = ("stop", "Stop") if is_on else ("play", "Play")
    play = f'{html.picture(f"{sign}-accent")}{html.NO_BREAK}<a href="{verb.lower()}:{item_id}">{verb}</a>'
    words = f'<b>{html.link(book, item_id)}</b><br><span class="second">{said}</span>'
    return _pictured(item_id, words if book.is_printed else f"{words}<br>{play}")


def _line(book: Book, move: Exercise, number: int) -> str:
    said = f'<b>{number}. {html.link(book, move.id)}</b><br><span class="second">{move.amount}</span>'
    return _pictured(move.id, said)


def _on_paper(book: Book, move: Exercise, number: int) -> str:
    """A move of a set with all that is needed away from the screen."""
    return "".join(
        [
            html.part(f"{number}. {book.say(move.name)} · {move.amount}"),
            html.words(f'<img src="strip:{move.id}">', "strip"),
            html.steps(book.say(step) for step in move.steps),
            html.words(f"<b>{CAREFUL}</b> {book.say(move.caution)}"),
        ]
    )


def _pictured(item_id: str, words: str) -> str:
    """A line with the picture of a key pose before it."""
    picture = f'<td class="pose" width="1"><img src="pose:{item_id}"></td>'
    said = f'<td class="beside" valign="middle">{words}</td>'
    return html.across(picture, said)


def _card_of(book: Book, rows: str) -> str:
    look = "" if book.is_printed else "card"
    return f'<table class="{look}" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def warm_up(book: Book, plan: WarmUp) -> str:
    """A warm-up plan, phase by phase."""
    parts = [html.heading(book.say(plan.name)), safety.warm_up_first(book)]
    at_s = 0
    for phase in plan.phases:
        parts.append(html.part(f"{phase.phase.words} · {wording.exact(phase.duration_s)}"))
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
