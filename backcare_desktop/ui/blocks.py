"""The pieces a guide page is made of: small HTML with class names, coloured and drawn by the page view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from backcare_desktop.core.evidence import Checked, Grade, by_id
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide import countries
from backcare_desktop.core.guide.countries import Country
from backcare_desktop.core.guide.guidance import Entry, EntryKind, Guidance, Tier
from backcare_desktop.ui.theme import begin_side

NO_BREAK = "\u00a0"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})

_GRADE_COLOURS = {
    Grade.STRONG: "accent",
    Grade.MODERATE: "accent",
    Grade.LIMITED: "second",
    Grade.NO_EVIDENCE: "second",
    Grade.AGAINST: "today",
}
_TIER_ICONS = {Tier.NOW: "phone", Tier.TODAY: "clock", Tier.SOON: "calendar"}


def escape(text: str) -> str:
    """Plain text as HTML has it; the standard library's ``html`` brings 0.4 MB of names along."""
    return text.translate(_ESCAPED)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the guide. ``territory``: ISO code of their country, empty when not known; ``is_still``: no motion.

    ``country``: the numbers to call there, None when the guide has none; ``kept``: the pages they kept, asked anew
    after each change; ``swaps``: whether a card asks them to sit or stand.
    """

    country: Country | None = None
    territory: str = ""
    kept: Callable[[], tuple[str, ...]] = tuple
    is_still: bool = False
    swaps: bool = False
    picture: Callable[[str], str] = lambda _id: ""
    """Where the picture of an own move is; empty for none."""


@dataclass(frozen=True, slots=True)
class Book:
    """What pages are written from: the guide, whom to call, the titles of all items, how much room there is.

    ``place``: the person's country in words. ``unfolded`` names the folded parts that the person opened; ``playing``:
    the move or set that plays on this page. ``is_printed``: all is unfolded, and nothing can be pressed. ``swaps``: a
    card asks the person to sit or stand.
    """

    guidance: Guidance
    country: Country | None
    titles: dict[str, str]
    is_narrow: bool = False
    unfolded: frozenset[str] = field(default_factory=frozenset)
    place: str = ""
    playing: str = ""
    is_printed: bool = False
    swaps: bool = False

    def say(self, text: str) -> str:
        """Plain text for a page: tokens filled, everything escaped."""
        return escape(countries.fill(text, self.country))

    def title(self, item_id: str) -> str:
        """The title of an item, plain."""
        return countries.fill(self.titles.get(item_id, item_id), self.country)


def heading(text: str) -> str:
    """The title of the page."""
    return f"<h1>{text}</h1>"


def part(text: str) -> str:
    """The heading of a part of the page."""
    return f"<h2>{text}</h2>"


def words(text: str, look: str = "") -> str:
    """One paragraph; ``look``: lead, second or small."""
    return f'<p class="{look}">{text}</p>' if text else ""


def points(lines: Iterable[str]) -> str:
    """A list with dots."""
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def steps(lines: Iterable[str]) -> str:
    """A list with numbers."""
    return "<ol>" + "".join(f"<li>{line}</li>" for line in lines) + "</ol>"


def chip(text: str, colour: str = "second") -> str:
    """A short word in a pill; its spaces never break."""
    kept = text.replace(" ", NO_BREAK)
    return f'<span class="chip-{colour}">{NO_BREAK}{NO_BREAK}{kept}{NO_BREAK}{NO_BREAK}</span>'


def across(*cells: str) -> str:
    """A line of a table in the order of reading; Qt does not turn tables round."""
    turned = cells if begin_side() == "left" else tuple(reversed(cells))
    return f"<tr>{''.join(turned)}</tr>"


def fact(name: str, said: str) -> str:
    """A line of a table: what it is called, and what it is."""
    return across(f'<td class="fact second">{name}</td>', f'<td class="fact said">{said}</td>')


def card(inner: str, look: str = "card") -> str:
    """A surface with round corners; ``look``: card, now, today or soon."""
    cell = f'<tr><td class="inside">{inner}</td></tr>'
    return f'<table class="{look}" width="100%" cellspacing="0" cellpadding="0">{cell}</table>'


def link(book: Book, item_id: str, text: str = "") -> str:
    """A link to another item of the guide; on paper its words alone."""
    if book.is_printed:
        return text or book.say(book.title(item_id))
    return f'<a href="item:{escape(item_id)}">{text or book.say(book.title(item_id))}</a>'


def links(book: Book, item_ids: Iterable[str]) -> str:
    """A list of links."""
    return points(link(book, item_id) for item_id in item_ids)


def picture(name: str) -> str:
    """One of the page view's drawn icons; the word that says the same follows it."""
    return f'<img src="icon:{name}" style="vertical-align: middle;">'


def tier_head(book: Book, tier: Tier) -> str:
    """The head line of a level of red flags: icon, word, colour and what to do."""
    text = book.guidance.texts.tier(tier)
    if tier is Tier.SELF:
        return part(book.say(text.headline))
    icon = picture(f"{_TIER_ICONS[tier]}-{tier.value}")
    return (
        f'<p class="tier">{icon}{NO_BREAK}{NO_BREAK}<span class="ink-{tier.value}"><b>{text.word}</b></span></p>'
        f'<h2 class="after-tier">{book.say(text.headline)}</h2>'
    )


def grade_chip(book: Book, grade: Grade) -> str:
    """A grade in words."""
    return chip(book.say(book.guidance.texts.grade(grade).label), _GRADE_COLOURS[grade])


def advice_chip(book: Book, entry: Entry) -> str:
    """The grade of what the page says to do; never words that praise what it may advise against."""
    return chip(book.say(book.guidance.texts.grade(entry.advice_grade).of_advice), _GRADE_COLOURS[entry.advice_grade])


def claim_chip(book: Book, entry: Entry) -> str:
    """The grade of what people say: of a cause whether it is so, of care whether it helps."""
    assert entry.claim_grade is not None
    text = book.guidance.texts.grade(entry.claim_grade)
    label = text.label if entry.kind is EntryKind.CARE else text.of_fact
    return chip(book.say(label), _GRADE_COLOURS[entry.claim_grade])


def banner(book: Book) -> str:
    """The short warning that stands on every page about the upper back."""
    text = book.say(book.guidance.texts.upper_back_banner)
    inner = (
        f'<p class="tier">{picture("phone-now")}{NO_BREAK}{NO_BREAK}<span class="ink-now"><b>EMERGENCY</b></span></p>'
    )
    more = "" if book.is_printed else f"<p>{link(book, 'page.red-flags', 'When to get help')}</p>"
    return card(f"{inner}<p>{text}</p>{more}", "now")


def source_list(book: Book, ids: Iterable[str], *, fold: str = "sources") -> str:
    """The sources of a page with how far each was checked; folded until the person opens it."""
    found = [source for each in ids if (source := by_id(book.guidance.sources, each)) is not None]
    if not found:
        return ""
    count = f"{len(found)} source{'s' if len(found) > 1 else ''}"
    if fold not in book.unfolded and not book.is_printed:
        return _fold_line("forward", f"unfold:{fold}", count)
    lines = [
        f'{link(book, each.id, escape(each.id))} {escape(each.citation)} <span class="second">'
        f"{book.say(checked_words(book.guidance, each.checked))}</span>"
        for each in found
    ]
    if book.is_printed:
        return f'<p class="label">{count}</p><div class="small">{points(lines)}</div>'
    return f'{_fold_line("down", f"fold:{fold}", count)}<div class="small">{points(lines)}</div>'


def _fold_line(icon: str, target: str, words: str) -> str:
    return f'<p class="fold">{picture(f"{icon}-accent")}{NO_BREAK}<a href="{target}">{words}</a></p>'


def checked_words(guidance: Guidance, checked: Checked) -> str:
    """How far a source was checked, in words."""
    return next(text.meaning for text in guidance.texts.checks if text.checked is checked)


def footer(
    book: Book,
    *,
    has_grades: bool = False,
    of_exercise: bool = False,
    of_packs: bool = False,
    of_products: bool = False,
) -> str:
    """The words that must stand at the end of a page."""
    texts = book.guidance.texts
    said = texts.disclaimers
    lines = [] if book.is_printed else [said.guide]  # on paper it stands at the foot of every sheet
    lines += [said.exercise] if of_exercise else []
    lines += [said.heat_cold] if of_packs else []
    lines += [said.products] if of_products else []
    if has_grades:
        lines.append(said.evidence.replace("{CHECKED_ON}", texts.checked))
    elif not book.is_printed:
        lines.append(f"Last checked: {texts.checked}.")
    lines += [] if book.is_printed else [texts.reviewed]
    return f"<hr>{''.join(words(book.say(line), 'small') for line in lines)}" if lines else ""
