"""The lines of the guide's lists: what stands in them, in words."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.evidence import Grade, Source
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import Hit, Kind, lookup
from backcare_desktop.core.guide.guidance import Entry, EntryKind, RedFlag
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.ui import blocks as guide_blocks
from backcare_desktop.ui import signs
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.choicerows import Row

GONE = "No longer in the guide"
_KINDS = {
    Kind.CAUSE: "Cause",
    Kind.CARE: "Care",
    Kind.INFO: "Good to know",
    Kind.RED_FLAG: "Get help",
    Kind.HEAT_COLD: "Warm and cold",
    Kind.HEAT_COLD_PRESET: "Warm and cold",
    Kind.EXERCISE: "Move",
    Kind.SET: "Set",
    Kind.POSTURE: "Desk",
    Kind.WARM_UP: "Warm-up",
    Kind.NOTE: "Rules",
    Kind.PAGE: "Overview",
    Kind.TIP: "Your tip",
    Kind.SOURCE: "Source",
}


def of_needs(kept: int) -> list[Row]:
    """The first column; ``kept``: how many pages the person kept."""
    line = f"{kept} page{'s' if kept > 1 else ''}" if kept else "Pages to find again"
    return [
        *(Row(need.title, need.id, need.line, icon=signs.NEEDS[need.id]) for need in needs.NEEDS),
        Row("Kept", needs.KEPT, line, icon=signs.NEEDS[needs.KEPT]),
    ]


def of_kept(book: Book, kept: Iterable[str]) -> list[Row]:
    """The pages the person kept; one that the guide no longer has is said so, and can be opened to let it go."""
    return [
        Row(book.title(each), each, detail(book, each)) if each in book.titles else Row(GONE, each, each)
        for each in kept
    ]


def of_need(book: Book, need_id: str) -> list[Row]:
    """The items of one need, under their headings."""
    need = next((each for each in needs.NEEDS if each.id == need_id), needs.NEEDS[0])
    rows: list[Row] = []
    for group in need.groups(book.guidance):
        if group.title:
            rows.append(Row(group.title))
        says_level = need.id == needs.HELP
        rows += [Row(book.title(each), each, "" if says_level else detail(book, each)) for each in group.items]
    return rows


def of_hits(book: Book, hits: Iterable[Hit]) -> list[Row]:
    """What a search found, each with its kind."""
    return [
        Row(
            book.title(hit.id),
            hit.id,
            detail(book, hit.id),
            _KINDS[hit.kind],
            "now" if hit.kind is Kind.RED_FLAG else "second",
        )
        for hit in hits
    ]


def detail(book: Book, item_id: str) -> str:
    """A few words more about an item."""
    texts = book.guidance.texts
    match lookup(book.guidance, item_id):
        case Entry(kind=EntryKind.CARE, claim_grade=Grade() as grade):
            # Never the grade of our advice: beside "Homeopathy" it would say how well supported it is to leave it.
            return f"What people say: {texts.grade(grade).label.lower()}"
        case RedFlag() as flag:
            return texts.tier(flag.tier).word.capitalize()
        case Exercise() as move:
            return f"{move.position.capitalize()} · {move.amount}"
        case ExerciseSet() | WarmUp() as timed:
            return f"About {wording.about(timed.total_s)}"
        case Source() as source:
            return guide_blocks.checked_words(book.guidance, source.checked)
        case _:
            return ""
