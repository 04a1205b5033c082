"""The types of the guide: what the shipped content is made of, one immutable value for each noun.

Texts may hold the tokens ``{EMERGENCY}`` and ``{ADVICE_LINE}``; ``core.guide.countries.fill`` turns them into words.
Ids are stable: history, bookmarks and ``backcare guide ID`` keep them.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from backcare_desktop.core.evidence import Checked, Grade, Note, Source
from backcare_desktop.core.figure.poses import Figures
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.countries import Country
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Tag
from backcare_desktop.core.moves.warmups import WarmUps
from backcare_desktop.core.own.own import Tip
from backcare_desktop.core.pack.packs import HeatCold

NOT_REVIEWED = "No clinician has reviewed this guide yet."


class EntryKind(StrEnum):
    """What an entry is about."""

    CAUSE = "cause"
    CARE = "care"
    INFO = "info"


class Tier(StrEnum):
    """How soon a sign needs help, worst first."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the guide: a cause, a kind of care, or information.

    ``seed_claim`` is what the article that the project began from said; ``claim_grade`` is None when it said nothing.
    ``moves``: exercises and sets that fit; none where moving could do harm. ``also_called``: as of a red flag.
    """

    id: str
    kind: EntryKind
    title: str
    from_seed: bool
    advice_grade: Grade
    directness: str
    summary: str
    do: tuple[str, ...]
    avoid_if: tuple[str, ...]
    red_flags: tuple[str, ...]
    sources: tuple[str, ...]
    seed_claim: str = ""
    claim_grade: Grade | None = None
    moves: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that needs help, and what to do; ``also_called``: words that only the search uses, never shown."""

    id: str
    tier: Tier
    title: str
    text: str
    action: str
    sources: tuple[str, ...]
    also_called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchedulePreset:
    """A day's rhythm to choose from; 0 minutes = off."""

    id: str
    eye_every_minutes: int
    micro_every_minutes: int
    micro_s: int
    stretch_every_minutes: int
    stretch_s: int
    strength_per_day: int
    long_breaks: int
    posture_per_day: int
    note: str = ""
    swap_every_minutes: int | None = None
    stand_max_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class GentleStage:
    """What to do and not to do at one stage of a sore back."""

    id: str
    when: str
    do: str
    avoid: str = ""
    exercises: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedules:
    """The schedule presets and the table for sore days."""

    presets: tuple[SchedulePreset, ...]
    gentle: tuple[GentleStage, ...]


@dataclass(frozen=True, slots=True)
class GradeText:
    """A grade in words for people. ``label``: of what may help; ``of_fact``: of what is said to be so, as a cause.

    ``of_advice``: of what the page says to do, which may well be to leave the thing alone.
    """

    grade: Grade
    label: str
    meaning: str
    of_fact: str
    of_advice: str


@dataclass(frozen=True, slots=True)
class TierText:
    """The head of one level of the red-flag page; empty icon and colour for self-care."""

    tier: Tier
    headline: str
    word: str
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class CheckedText:
    """How far a source was checked, in words for people."""

    checked: Checked
    meaning: str


@dataclass(frozen=True, slots=True)
class Disclaimers:
    """The words that must stand at each place, ready to show; ``evidence`` holds ``{CHECKED_ON}``."""

    first_run: str
    guide: str
    exercise: str
    heat_cold: str
    products: str
    evidence: str
    privacy: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The fixed words of the guide. ``product_entries`` are the entries that carry the products disclaimer."""

    intended_purpose: str
    checked_on: date
    clinician_review: str
    red_flag_lead: str
    upper_back_banner: str
    product_entries: tuple[str, ...]
    disclaimers: Disclaimers
    grades: tuple[GradeText, ...]
    tiers: tuple[TierText, ...]
    checks: tuple[CheckedText, ...]
    notes: tuple[Note, ...]

    @property
    def reviewed(self) -> str:
        """Who reviewed the guide, or that nobody did; stands wherever the guide speaks of itself."""
        return self.clinician_review or NOT_REVIEWED

    @property
    def checked(self) -> str:
        """When the content was last checked: "23 November 2026"."""
        return f"{self.checked_on.day} {self.checked_on:%B %Y}"

    def grade(self, grade: Grade) -> GradeText:
        """The words for a grade."""
        return next(text for text in self.grades if text.grade is grade)

    def tier(self, tier: Tier) -> TierText:
        """The words for a level of red flags."""
        return next(text for text in self.tiers if text.tier is tier)


@dataclass(frozen=True, slots=True)
class Guidance:
    """The whole guide, every family in the order of its file."""

    entries: tuple[Entry, ...]
    red_flags: tuple[RedFlag, ...]
    heat_cold: HeatCold
    exercises: tuple[Exercise, ...]
    figures: Figures
    sets: tuple[ExerciseSet, ...]
    posture_questions: tuple[PostureQuestion, ...]
    warm_ups: WarmUps
    schedules: Schedules
    sources: tuple[Source, ...]
    countries: tuple[Country, ...]
    tags: tuple[Tag, ...]
    texts: Texts
    tips: tuple[Tip, ...] = ()
    """The person's own; no shipped content has any."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """The general pages of all families."""
        return self.texts.notes + self.heat_cold.notes + self.warm_ups.notes
