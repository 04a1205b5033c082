"""The pages of the person's own moves and tips, and of what a shared file would add: small HTML, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.guide import needs
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.own import own
from backcare_desktop.core.own.own import Offer, Tip
from backcare_desktop.ui import blocks as html
from backcare_desktop.ui.blocks import escape

UNGRADED = "You wrote this, or took it from a file. Nobody graded it."
EMPTY = (
    "Write down a move that does you good, or a tip for your desk. Moves come in breaks, in turn with the others. "
    "Tips stand on the posture card."
)


def move(each: Exercise, *, with_picture: bool = False) -> str:
    """One move: how much, how, when not; with its picture where the page has to show that itself."""
    regions = ", ".join(needs.region_name(region).lower() for region in each.regions)
    facts = [
        *([("For", regions)] if regions else []),
        ("How", f"{each.position}{', fit for a call' if each.discreet else ''}"),
        ("You need", "nothing" if each.equipment == "none" else each.equipment),
        ("How much", f"{each.amount}, {wording.about(each.total_s)} in all"),
    ]
    rows = "".join(html.fact(name, escape(text)) for name, text in facts)
    return "".join(
        [
            html.heading(escape(each.name or "Your move")),
            html.words(html.chip(own.LABEL)) if each.is_own else "",
            f'<div><img src="own:{escape(each.id)}"></div>' if with_picture else "",
            html.card(f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'),
            html.part("Steps") if each.steps else "",
            html.steps(escape(step) for step in each.steps) if each.steps else "",
            html.words(f"<b>You feel</b> {escape(each.feel)}") if each.feel else "",
            html.words(f"<b>Careful</b> {escape(each.caution)}"),
            f"<hr>{html.words(UNGRADED, 'small')}" if each.is_own else "",
        ]
    )


def tip(each: Tip) -> str:
    """One own tip."""
    where = "the whole body" if each.region is None else needs.region_name(each.region).lower()
    return "".join(
        [
            html.heading(escape(each.text or "Your tip")),
            html.words(html.chip(own.LABEL)),
            html.words(f"For {where}. It stands on the posture card in its turn."),
            f"<hr>{html.words(UNGRADED, 'small')}",
        ]
    )


def whole() -> str:
    """The page of the guide that leads here."""
    return "".join(
        [
            html.heading("Add, change and share"),
            html.words(EMPTY, "lead"),
            html.words('<a href="open:own">Open your own moves and tips</a>'),
            html.part("Good to know"),
            html.points(
                [
                    "Give a move a picture if you like. It stays on this computer until you share it.",
                    "“Share” writes your moves and tips into one file.",
                    "A file from somebody else is checked first. You see what is in it before anything is added.",
                    "Put away what you do not want, shipped moves too. You can bring it back at any time.",
                    f"Nobody grades what you add. It says “{own.LABEL}”.",
                ]
            ),
        ]
    )


def shipped_tip(text: str) -> str:
    """Words that came with the app."""
    return html.heading(escape(text)) + html.words("It came with BackCare and stands on the posture card in its turn.")


def offer(name: str, what: Offer) -> str:
    """What a shared file would add, before anything is done."""
    moves = [f"<b>{escape(each.name)}</b>{_detail(each.move)}" for each in what.content.moves]
    tips = [escape(each.text) for each in what.content.tips]
    count = len(moves) + len(tips)
    lead = "Nothing of yours is changed." if count else "There is nothing in it that can be added."
    return "".join(
        [
            html.heading(escape(name)),
            html.words(lead, "lead"),
            _list("Moves to add", moves),
            _list("Tips to add", tips),
            _list("Under another name", [escape(line) for line in what.renamed]),
            _list("Left out", [escape(line) for line in what.left_out]),
            html.words("Somebody wrote this. BackCare checked its form, not its advice.", "small"),
        ]
    )


def nothing() -> str:
    """What stands there before there is anything."""
    return html.words("<b>Nothing here yet</b>", "lead") + html.words(EMPTY)


def _detail(each: Exercise) -> str:
    return f'<br><span class="second">{escape(each.amount)}. {escape(" ".join((*each.steps, each.caution)))}</span>'


def _list(title: str, lines: Iterable[str]) -> str:
    points = html.points(lines)
    return html.part(title) + points if points else ""
