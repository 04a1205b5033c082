"""The pages of the guide as HTML: one function for each kind of item, pure, so that tests read what people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from backcare_desktop.core.evidence import Note, Source
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import GuideValue, Overview, lookup, values
from backcare_desktop.core.guide.guidance import Entry, RedFlag
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.core.own.own import Tip
from backcare_desktop.core.pack.packs import HeatColdPreset, HeatColdRow
from backcare_desktop.ui import blocks as html
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.guide import moves, safety
from backcare_desktop.ui.own import pages as ownpages

_STUDIED = {
    "direct": "people who have this",
    "indirect (low back / neck)": "the low back and neck, not the upper back",
    "clinical consensus": "what clinicians agree on",
    "case reports": "single case reports",
    "not tested": "nobody: not tested",
    "sports soreness only": "soreness after sport only",
    "sport": "sport, not back spasm",
    "general health": "health in general, not back pain",
    "all conditions": "many health problems",
    "direct for low back; unclear for neck": "the low back; for the neck it is unclear",
    "direct for office neck/shoulder pain; indirect for upper back": (
        "office workers with neck or shoulder pain, not the upper back"
    ),
    "low back pain is the leading cause of disability worldwide; the share due to 'spasm' is not known": (
        "low back pain worldwide; the share due to spasm is not known"
    ),
}
_ABOUT_UPPER_BACK = ("info.upper-back-first", "info.what-is-spasm", "rf.upper-new")
_HEART_FLAGS = frozenset({"rf.heart", "rf.aorta", "rf.upper-new"})


def page(book: Book, item_id: str) -> str:
    """The page of this item, or a kind sentence when the guide has no such item."""
    value = lookup(book.guidance, item_id)
    if value is None:
        return html.heading("Not in the guide") + html.words(f"There is nothing here named {book.say(item_id)}.")
    return _write(book, value)


def _write(book: Book, value: GuideValue) -> str:  # noqa: PLR0911 - one line for each kind
    match value:
        case Entry():
            return _entry(book, value)
        case RedFlag():
            return safety.red_flag(book, value)
        case Exercise():
            return moves.exercise(book, value)
        case ExerciseSet():
            return moves.ready_set(book, value)
        case PostureQuestion():
            return _question(book, value)
        case WarmUp():
            return moves.warm_up(book, value)
        case Note():
            return _note(book, value)
        case Overview() | HeatColdRow() | HeatColdPreset():
            return _WHOLE[needs.page_of(value.id, book.guidance)](book)
        case Tip():
            return ownpages.tip(value) + html.words('<a href="open:own">Change it, or add another</a>')
        case Source():
            return _source(book, value)


def anchor(book: Book, item_id: str) -> str:
    """The place to scroll to on the page of this item; empty for its top."""
    stands_in_a_table = isinstance(lookup(book.guidance, item_id), HeatColdRow | HeatColdPreset)
    return item_id if stands_in_a_table else ""


def is_about_upper_back(entry: Entry) -> bool:
    """Whether the short warning about heart and arteries stands on this page."""
    return entry.id in _ABOUT_UPPER_BACK or bool(_HEART_FLAGS & set(entry.red_flags))


def _entry(book: Book, entry: Entry) -> str:
    texts = book.guidance.texts
    is_product = entry.id in texts.product_entries
    return "".join(
        [
            html.heading(book.say(entry.title)),
            html.banner(book) if is_about_upper_back(entry) else "",
            html.words(book.say(entry.summary), "lead"),
            _grades(book, entry),
            html.part("What to do"),
            html.points(book.say(line) for line in entry.do),
            html.part("When to skip it or take care"),
            html.points(book.say(line) for line in entry.avoid_if),
            moves.fitting(book, entry.moves),
            html.part("Signs that need help"),
            safety.flag_links(book, entry.red_flags),
            html.source_list(book, entry.sources),
            html.footer(
                book,
                has_grades=True,
                of_products=is_product,
                of_packs=entry.id in safety.PACK_ENTRIES,
                of_exercise=bool(entry.moves),
            ),
        ]
    )


def _grades(book: Book, entry: Entry) -> str:
    """What people say comes first: a page must not seem to praise what it advises against."""
    texts = book.guidance.texts
    advice = texts.grade(entry.advice_grade)
    lines = []
    if entry.claim_grade is not None and entry.seed_claim:
        claim = texts.grade(entry.claim_grade)
        lines += [
            html.words("What people often say", "label"),
            html.words(f"“{book.say(entry.seed_claim)}”"),
            html.words(f"{html.claim_chip(book, entry)}  {book.say(claim.meaning)}"),
        ]
    lines += [
        html.words("What we say here", "label"),
        html.words(f"{html.advice_chip(book, entry)}  {book.say(advice.meaning)}"),
        html.words("Studied in", "label"),
        html.words(book.say(_STUDIED.get(entry.directness, entry.directness))),
    ]
    return html.card("".join(lines))


_DESK_LINKS: Final = html.words(
    '<a href="open:check">Go through the desk check</a> · <a href="open:answers">Your answers so far</a>'
)
_NOTE_LINKS: Final[Mapping[str, str]] = {
    "note.posture-evidence": _DESK_LINKS,
    needs.SKIP_IF: html.words('<a href="open:settings">Choose them: Settings, Advanced, Moves</a>'),
}
_SIT_STAND: Final = "note.sit-stand"
_SWAP: Final = (
    'Does your desk go up and down? A card can say when to swap: <a href="open:settings">Settings, Sit or stand</a>'
)
_SWAPS: Final = 'The card that says when to swap is on. Its times: <a href="open:settings">Settings, Sit or stand</a>'


def _question(book: Book, question: PostureQuestion) -> str:
    return "".join(
        [
            html.heading(book.say(question.question)),
            html.part("If not"),
            html.words(book.say(question.if_no), "lead"),
            html.part("Why"),
            html.words(book.say(question.why)),
            _DESK_LINKS,
            html.links(book, ["note.posture-evidence", "cause.posture"]),
            html.source_list(book, question.sources),
            html.footer(book),
        ]
    )


def _note(book: Book, note: Note) -> str:
    tags = book.guidance.tags if note.id == needs.SKIP_IF else ()
    is_pack = note in book.guidance.heat_cold.notes
    return "".join(
        [
            html.heading(book.say(note.title)),
            html.points(book.say(line) for line in note.lines),
            html.words(_SWAPS if book.swaps else _SWAP) if note.id == _SIT_STAND else _NOTE_LINKS.get(note.id, ""),
            html.part("The marks") if tags else "",
            html.points(
                book.say(tag.shown) + (f'<br><span class="second">{book.say(tag.note)}</span>' if tag.note else "")
                for tag in tags
            ),
            html.source_list(book, note.sources),
            html.footer(book, of_packs=is_pack, of_exercise=note.id.startswith("note.exercise")),
        ]
    )


def _source(book: Book, source: Source) -> str:
    users = [item_id for item_id, sources in _cited(book).items() if source.id in sources]
    return "".join(
        [
            html.heading(f"Source {book.say(source.id)}"),
            html.words(book.say(source.citation), "lead"),
            html.words("Where", "label"),
            html.words(book.say(source.where) if source.where else "No address noted."),
            html.words("How far we checked it", "label"),
            html.words(book.say(html.checked_words(book.guidance, source.checked))),
            html.part("Used for") if users else "",
            html.links(book, users),
            html.footer(book),
        ]
    )


def _all_sources(book: Book) -> str:
    checks = [f"<b>{book.say(each.meaning)}</b>" for each in book.guidance.texts.checks]
    lines = [
        f"{html.link(book, each.id, book.say(each.id))} {book.say(each.citation)} "
        f'<span class="second">{book.say(html.checked_words(book.guidance, each.checked))}</span>'
        for each in book.guidance.sources
    ]
    return "".join(
        [
            html.heading("All sources"),
            html.words(f"{len(lines)} sources. Each says how far it was checked:"),
            html.points(checks),
            html.points(lines),
            html.footer(book, has_grades=True),
        ]
    )


def _cited(book: Book) -> dict[str, tuple[str, ...]]:
    """The sources that each item names."""
    cited: dict[str, tuple[str, ...]] = {}
    for value in values(book.guidance):
        match value:
            case Exercise():
                cited[value.id] = (*value.technique_sources, *value.evidence_sources)
            case Entry() | RedFlag() | HeatColdRow() | PostureQuestion() | Note():
                cited[value.id] = value.sources
            case _:
                pass
    return cited


_WHOLE: Mapping[str, Callable[[Book], str]] = {
    needs.RED_FLAGS: safety.red_flags,
    needs.PACKS_WHICH: safety.which_pack,
    needs.PACKS_WHO: safety.who_must_not,
    needs.PACKS_TIMES: safety.pack_times,
    needs.SORE_DAYS: safety.sore_days,
    needs.SOURCES: _all_sources,
    needs.OWN: lambda _book: ownpages.whole(),
}
