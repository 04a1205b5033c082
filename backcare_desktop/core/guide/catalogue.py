"""What can be found in the guide: every item with its id, kind, title and the words it is found by."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from backcare_desktop.core.evidence import Note, Source
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.guidance import Entry, Guidance, RedFlag
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Tag
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.core.own.own import Tip
from backcare_desktop.core.pack.packs import HeatColdPreset, HeatColdRow


class Kind(StrEnum):
    """What an item of the guide is."""

    CAUSE = "cause"
    CARE = "care"
    INFO = "info"
    RED_FLAG = "red-flag"
    HEAT_COLD = "heat-cold"
    HEAT_COLD_PRESET = "heat-cold-preset"
    EXERCISE = "exercise"
    SET = "set"
    POSTURE = "posture"
    WARM_UP = "warm-up"
    NOTE = "note"
    PAGE = "page"
    TIP = "tip"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of ``backcare guide --list``."""

    id: str
    kind: Kind
    title: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found; a greater ``score`` fits better."""

    kind: Kind
    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Overview:
    """A page that shows a whole family at once. ``text``: what is written on it alone."""

    id: str
    title: str
    text: str
    also_called: tuple[str, ...] = ()


GuideValue = (
    Entry
    | RedFlag
    | HeatColdRow
    | HeatColdPreset
    | Exercise
    | ExerciseSet
    | PostureQuestion
    | WarmUp
    | Note
    | Overview
    | Tip
    | Source
)


def values(guidance: Guidance) -> Iterator[GuideValue]:
    """Everything with a page or line of its own, in the order of the guide."""
    yield from guidance.entries
    yield from guidance.red_flags
    yield from guidance.heat_cold.rows
    yield from guidance.heat_cold.presets
    yield from guidance.exercises
    yield from guidance.sets
    yield from guidance.posture_questions
    yield from guidance.warm_ups.plans
    yield from guidance.notes
    yield from overviews(guidance)
    yield from guidance.tips
    yield from guidance.sources


_HELP_IS_CALLED = ("emergency", "ambulance", "hospital", "doctor", "danger", "red flags", "urgent")
_BACK_PAIN_IS_CALLED = (
    *("back pain", "backache", "lumbago", "lower back pain", "low back pain", "bad back", "back went out"),
    *("threw my back out", "flare up", "tailbone", "coccyx"),
)


def overviews(guidance: Guidance) -> Iterator[Overview]:
    """The pages that show a whole family at once."""
    packs, stages = guidance.heat_cold, guidance.schedules.gentle
    texts = {
        needs.RED_FLAGS: guidance.texts.red_flag_lead,
        needs.PACKS_WHICH: " ".join([packs.honest_note, *(f"{each.when} {each.say}" for each in packs.choices)]),
        needs.SORE_DAYS: " ".join(f"{each.when} {each.do} {each.avoid}" for each in stages),
    }
    numbers = [number for country in guidance.countries for number in country.emergency.split() if number.isdecimal()]
    names = {
        needs.RED_FLAGS: (*_HELP_IS_CALLED, *numbers),
        needs.PACKS_WHICH: ("ice or heat", "heat or ice", "hot or cold"),
        needs.SORE_DAYS: _BACK_PAIN_IS_CALLED,
    }
    return (
        Overview(page, title, texts.get(page, ""), names.get(page, ())) for page, title in needs.PAGE_TITLES.items()
    )


def catalogue(guidance: Guidance) -> tuple[Item, ...]:
    """Every item of the guide, in its order."""
    return tuple(item_of(value) for value in values(guidance))


def lookup(guidance: Guidance, wanted_id: str) -> GuideValue | None:
    """What an id of the catalogue stands for; None when there is none."""
    return next((value for value in values(guidance) if value.id == wanted_id), None)


def item_of(value: GuideValue) -> Item:
    """The line of the catalogue for a value."""
    kind: Kind
    title: str
    match value:
        case Entry():
            kind, title = Kind(value.kind), value.title
        case RedFlag():
            kind, title = Kind.RED_FLAG, value.title
        case HeatColdRow():
            kind, title = Kind.HEAT_COLD, value.condition
        case HeatColdPreset():
            kind, title = Kind.HEAT_COLD_PRESET, f"{value.label} pack"
        case Exercise():
            kind, title = Kind.EXERCISE, value.name
        case ExerciseSet():
            kind, title = Kind.SET, value.name
        case PostureQuestion():
            kind, title = Kind.POSTURE, value.question
        case WarmUp():
            kind, title = Kind.WARM_UP, value.name
        case Note():
            kind, title = Kind.NOTE, value.title
        case Overview():
            kind, title = Kind.PAGE, value.title
        case Tip():
            kind, title = Kind.TIP, value.text
        case _:
            kind, title = Kind.SOURCE, value.citation
    return Item(value.id, kind, title)


def words_of(value: GuideValue, tags: tuple[Tag, ...] = ()) -> str:
    """The text that a value is found by, besides its title; ``tags``: the marks that stand on a page of their own."""
    words: tuple[str, ...]
    match value:
        case Entry():
            words = (value.summary, *value.do, *value.avoid_if, value.seed_claim)
        case RedFlag():
            words = (value.text, value.action)
        case HeatColdRow():
            words = (f"{value.note} heat cold warm pack",)
        case HeatColdPreset():
            words = ("timer minutes heat cold warm",)
        case Exercise():
            regions = " ".join(region.replace("_", " ") for region in value.regions)
            words = (*value.steps, value.feel, value.caution, value.equipment, value.position, regions)
        case ExerciseSet():
            words = ("set routine exercises",)
        case PostureQuestion():
            words = (f"{value.if_no} {value.why} posture desk check ergonomics",)
        case WarmUp():
            words = tuple(step.text for step in value.steps)
        case Note():
            marks = tags if value.id == needs.SKIP_IF else ()
            words = (*value.lines, *(f"{tag.shown} {tag.note}" for tag in marks))
        case Overview():
            words = (value.text,)
        case Tip():
            words = ("your own tip",)
        case _:
            words = (f"{value.id} {value.where}",)
    return " ".join(words)


def other_names(value: GuideValue) -> str:
    """Words that count as the title's when searching, though nobody sees them."""
    match value:
        case Entry() | RedFlag() | Exercise() | Note() | Overview():
            return " ".join(value.also_called)
        case HeatColdRow() | PostureQuestion():
            return value.id.partition(".")[2]  # hc.surgery, pc.screen-height: their titles are sentences
        case _:
            return ""
