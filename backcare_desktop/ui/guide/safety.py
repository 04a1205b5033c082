"""The pages that keep people safe: when to get help, warm and cold packs, sore days. The same for everyone."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide import countries, needs
from backcare_desktop.core.guide.guidance import RedFlag, Tier
from backcare_desktop.core.pack.packs import HeatColdChoice, HeatColdPreset, HeatColdRow, Verdict
from backcare_desktop.ui import blocks as html
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.theme import begin_side

PACK_ENTRIES = frozenset({"care.heat", "care.ice", "care.contrast"})
PACK_PAGES = PACK_ENTRIES | {needs.PACKS_WHICH, needs.PACKS_WHO, needs.PACKS_TIMES}
"""Where a timer can be started."""
HEAT_WRAP = "note.heat-wrap"
_HELP_TIERS = (Tier.NOW, Tier.TODAY, Tier.SOON)
_METHODS = (("cold", "Cold"), ("heat", "Warm"), ("alternate", "Alternate"))
_VERDICTS = {
    Verdict.NO: ("✕ no", "now"),
    Verdict.ASK: ("? ask first", "today"),
    Verdict.OK: ("✓ usual rules", "second"),
    Verdict.YES: ("✓ yes", "accent"),
}


def red_flags(book: Book) -> str:
    """All signs on one page, worst first; no boxes to tick, no result."""
    parts = [html.heading("When to get help"), html.words(book.say(book.guidance.texts.red_flag_lead), "lead")]
    parts.append(numbers(book))
    for tier in _HELP_TIERS:
        signs = [flag for flag in book.guidance.red_flags if flag.tier is tier]
        inner = html.tier_head(book, tier) + "".join(_sign(book, flag) for flag in signs)
        parts.append(html.card(inner, tier.value))
    own = html.link(book, "info.stay-active")
    parts.append(html.card(html.tier_head(book, Tier.SELF) + html.words(f"When none of these fit: {own}.")))
    parts.append(html.footer(book))
    return "".join(parts)


def numbers(book: Book) -> str:
    """Whose numbers these are, and the way to change it."""
    if book.country is not None and book.place:
        said, way = f"Numbers for: <b>{book.say(book.place)}</b>", "change"
    elif book.place:
        said = f"The guide has no numbers for {book.say(book.place)}, so it says “{countries.EMERGENCY_UNKNOWN}”"
        way = "change"
    else:
        said, way = f"Your country is not set, so the guide says “{countries.EMERGENCY_UNKNOWN}”", "set it"
    return html.words(said if book.is_printed else f'{said} · <a href="country:">{way}</a>', "second")


def _sign(book: Book, flag: RedFlag) -> str:
    return (
        f'<p class="sign"><a name="{flag.id}"></a><b>{html.link(book, flag.id)}</b><br>{book.say(flag.text)}</p>'
        f'<p class="action ink-{flag.tier.value}"><b>{book.say(flag.action)}</b></p>'
    )


def red_flag(book: Book, flag: RedFlag) -> str:
    """One sign: what it is, what to do now."""
    inner = (
        html.tier_head(book, flag.tier)
        + html.words(book.say(flag.text), "lead")
        + f'<p class="lead ink-{flag.tier.value}"><b>{book.say(flag.action)}</b></p>'
    )
    others = [each.id for each in book.guidance.red_flags if each.tier is flag.tier and each is not flag]
    return "".join(
        [
            html.heading(book.say(flag.title)),
            html.words(book.say(book.guidance.texts.red_flag_lead), "second"),
            html.card(inner, flag.tier.value),
            "" if book.is_printed else html.words(html.link(book, needs.RED_FLAGS, "All signs, worst first")),
            numbers(book),
            html.part("Other signs at this level"),
            html.links(book, others),
            html.source_list(book, flag.sources),
            html.footer(book),
        ]
    )


def flag_links(book: Book, ids: Iterable[str]) -> str:
    """Links to signs, each with its level as a word."""
    flags = [flag for each in ids if (flag := by_id(book.guidance.red_flags, each)) is not None]
    lines = [
        html.chip(book.guidance.texts.tier(flag.tier).word, flag.tier.value) + "  " + html.link(book, flag.id)
        for flag in sorted(flags, key=lambda flag: list(Tier).index(flag.tier))
    ]
    more = [] if book.is_printed else [html.link(book, needs.RED_FLAGS, "All signs")]
    return "".join(html.words(line, "row") for line in [*lines, *more])


def which_pack(book: Book) -> str:
    """The table "which one?": from the top, the first line that fits counts."""
    heat_cold = book.guidance.heat_cold
    parts = [
        html.heading("Warm or cold: which one?"),
        html.words(book.say(heat_cold.honest_note), "lead"),
        html.words("Read from the top. The first line that fits you counts.", "second"),
    ]
    parts += [_choice(book, number, choice) for number, choice in enumerate(heat_cold.choices, 1)]
    parts += [html.links(book, [needs.PACKS_WHO, needs.PACKS_TIMES, needs.RED_FLAGS]), html.footer(book, of_packs=True)]
    return "".join(parts)


def _choice(book: Book, number: int, choice: HeatColdChoice) -> str:
    cells = [
        (name, book.say(getattr(choice, method)), "accent" if choice.better == method else "second")
        for method, name in _METHODS
        if getattr(choice, method) != "-"
    ]
    chips = "  ".join(html.chip(f"{name}: {text}", colour) for name, text, colour in cells)
    return html.card(
        html.words(f"<b>{number}. {book.say(choice.when)}</b>")
        + html.words(chips, "row")
        + html.words(book.say(choice.say))
        + html.source_list(book, choice.sources, fold=choice.id)
    )


def who_must_not(book: Book) -> str:
    """The matrix of conditions and packs; read as a list where there is no room for a table."""
    rows = book.guidance.heat_cold.rows
    table = _list_of(book, rows) if book.is_narrow else _table_of(book, rows)
    used = sorted({source for row in rows for source in row.sources})
    return "".join(
        [
            html.heading("Who must not use a pack"),
            html.words("Look for what you have. It is the same list for everyone, and nothing is stored.", "lead"),
            html.points(
                [
                    f"{_chip(Verdict.NO)}  do not",
                    f"{_chip(Verdict.ASK)}  ask a doctor, nurse or pharmacist first",
                    f"{_chip(Verdict.OK)}  fine with the usual rules",
                    f"{_chip(Verdict.YES)}  suggested",
                ]
            ),
            table,
            html.links(book, ["note.pack-rules", "note.take-it-off", needs.RED_FLAGS]),
            html.source_list(book, used),
            html.footer(book, of_packs=True),
        ]
    )


def _chip(verdict: Verdict) -> str:
    return html.chip(*_VERDICTS[verdict])


def _condition(book: Book, row: HeatColdRow) -> str:
    note = f'<br><span class="second">{book.say(row.note)}</span>' if row.note else ""
    return f'<a name="{row.id}"></a>{book.say(row.condition)}{note}'


def _table_of(book: Book, rows: Iterable[HeatColdRow]) -> str:
    names = ("If you have", *(name for _, name in _METHODS))
    lines = [html.across(*(f'<th align="{begin_side()}">{name}</th>' for name in names))]
    for row in rows:
        cells = (_condition(book, row), *(_chip(getattr(row, method)) for method, _ in _METHODS))
        lines.append(html.across(*(f'<td class="cell">{cell}</td>' for cell in cells)))
    return f'<table class="grid" width="100%" cellspacing="0">{"".join(lines)}</table>'


def _list_of(book: Book, rows: Iterable[HeatColdRow]) -> str:
    return "".join(
        html.card(
            html.words(_condition(book, row))
            + "".join(html.words(f"{name}  {_chip(getattr(row, method))}", "row") for method, name in _METHODS)
        )
        for row in rows
    )


def pack_times(book: Book) -> str:
    """How long, how often: the times of each kind of pack."""
    presets = book.guidance.heat_cold.presets
    notes = [note.id for note in book.guidance.heat_cold.notes]
    return "".join(
        [
            html.heading("How long, how often"),
            html.words(book.say(book.guidance.heat_cold.honest_note), "lead"),
            *(_preset(book, preset) for preset in presets),
            _heat_wrap(book),
            html.part("Rules"),
            html.links(book, [*notes, needs.PACKS_WHO]),
            html.footer(book, of_packs=True),
        ]
    )


def _preset(book: Book, preset: HeatColdPreset) -> str:
    colour = {"cold": "cool", "heat": "warm"}.get(preset.id, "second")
    times = wording.about(preset.default_s)
    if preset.min_s != preset.max_s:
        times += f" (from {wording.about(preset.min_s)} to {wording.about(preset.max_s)})"
    lines = [f"{times}. Off at {wording.about(preset.hard_stop_s)} at the latest."]
    if preset.steps:
        lines.append(", ".join(f"{step.method} {wording.about(step.duration_s)}" for step in preset.steps) + ".")
    check = f"every {wording.about(preset.skin_check_every_s)}" if preset.skin_check_every_s else "at each switch"
    lines += [
        f"Look at your skin {check}, and once more {wording.about(preset.after_check_s)} after.",
        f"Then wait {wording.about(preset.gap_s)}. At most {preset.max_per_day} times a day.",
    ]
    if preset.careful_s is not None and preset.careful_check_every_s is not None:
        most, every = wording.about(preset.careful_s), wording.about(preset.careful_check_every_s)
        lines.append(f"Told to take care? “Careful” in the timer: {most}, look every {every}.")
    return html.card(
        html.words(f'<a name="{preset.id}"></a>' + html.chip(preset.label, colour))
        + html.points(book.say(line) for line in lines)
    )


def _heat_wrap(book: Book) -> str:
    """The one kind of pack that goes by its packet."""
    note = by_id(book.guidance.heat_cold.notes, HEAT_WRAP)
    assert note is not None
    return html.card(html.words(html.chip(note.title, "warm")) + html.points(book.say(line) for line in note.lines))


def sore_days(book: Book) -> str:
    """What to do and not to do from the first day on: comfort, chosen by the person."""
    parts = [html.heading("Sore days, step by step"), html.banner(book)]
    for stage in book.guidance.schedules.gentle:
        related = (*stage.sets, *stage.exercises, *stage.red_flags)
        parts.append(
            html.card(
                html.words(f"<b>{book.say(stage.when)}</b>")
                + html.words(book.say(stage.do))
                + (html.words(f"<b>{book.say(stage.avoid)}</b>") if stage.avoid else "")
                + (html.links(book, related) if related else "")
            )
        )
    more = html.links(book, ["info.recovery", "info.stay-active", "cause.nerve", needs.PACKS_WHICH])
    if not book.is_printed:
        parts.append(html.words('Calm breaks: <a href="open:settings">Settings, Advanced, “Gentle moves only”</a>'))
    return "".join([*parts, html.part("Read more"), more, html.footer(book, of_packs=True, of_exercise=True)])


def warm_up_first(book: Book) -> str:
    """What to read before a warm-up."""
    note = by_id(book.guidance.warm_ups.notes, "note.warm-up-start")
    if note is None:
        return ""
    return html.card(html.words(f"<b>{book.say(note.title)}</b>") + html.points(book.say(line) for line in note.lines))
