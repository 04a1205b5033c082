"""The types of everything that is moved: exercises, ready sets and the marks to filter by."""

from __future__ import annotations

from enum import StrEnum

from backcare_desktop.core import wording
from backcare_desktop.core.evidence import Grade
from backcare_desktop.core.frozen import dataclass

OWN = "own."
"""What the ids of the person's own moves begin with; no shipped id does."""


class Region(StrEnum):
    """The part of the body that an exercise moves."""

    NECK = "neck"
    SHOULDERS = "shoulders"
    UPPER_BACK = "upper_back"
    MID_BACK = "mid_back"
    LOWER_BACK = "lower_back"
    CHEST = "chest"
    HIPS = "hips"
    LEGS = "legs"
    WRISTS = "wrists"
    EYES = "eyes"


class Position(StrEnum):
    """How an exercise is done."""

    SEATED = "seated"
    STANDING = "standing"


class Difficulty(StrEnum):
    """How hard an exercise is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Mode(StrEnum):
    """What the countdown of an exercise counts."""

    HOLD = "hold"
    REPS = "reps"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Exercise:
    """One move. ``total_s`` = sides × reps × (hold_s + rep_s).

    ``also_called``: words that only the search uses, never shown.
    """

    id: str
    name: str
    regions: tuple[Region, ...]
    position: Position
    equipment: str
    difficulty: Difficulty
    discreet: bool
    mode: Mode
    hold_s: int
    reps: int
    sides: int
    rep_s: int
    total_s: int
    steps: tuple[str, ...]
    feel: str
    caution: str
    avoid_tags: tuple[str, ...]
    technique_sources: tuple[str, ...]
    evidence_grade: Grade
    evidence_sources: tuple[str, ...]
    also_called: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the person wrote it: then nobody graded it."""
        return self.id.startswith(OWN)

    @property
    def amount(self) -> str:
        """How much of it, in few words: "hold 5 s, 8 times", "hold 20 s, 2 times on each side"."""
        if self.mode is Mode.TIME:
            return wording.about(self.hold_s)
        times = "once" if self.reps == 1 else f"{self.reps} times"
        held = f"hold {self.hold_s} s, " if self.hold_s else ""
        return f"{held}{times}" + (" on each side" if self.sides == 2 else "")


@dataclass(frozen=True, slots=True)
class ExerciseSet:
    """A ready row of exercises, in order."""

    id: str
    name: str
    items: tuple[str, ...]
    total_s: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A "skip if" mark: a display filter that the person chooses, never a health check."""

    id: str
    shown: str
    note: str = ""
    sources: tuple[str, ...] = ()
