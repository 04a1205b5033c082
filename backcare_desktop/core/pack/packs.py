"""The types of warm and cold packs: who must not, which one, how long."""

from __future__ import annotations

from enum import StrEnum

from backcare_desktop.core.evidence import Note
from backcare_desktop.core.frozen import dataclass


class Verdict(StrEnum):
    """May this person use this pack?"""

    NO = "no"
    ASK = "ask"
    OK = "ok"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class HeatColdRow:
    """One condition of the who-must-not matrix."""

    id: str
    condition: str
    cold: Verdict
    heat: Verdict
    alternate: Verdict
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackStep:
    """One turn of an alternating pack: ``warm`` or ``cool``."""

    method: str
    duration_s: int


@dataclass(frozen=True, slots=True)
class HeatColdPreset:
    """The times of one kind of pack; no ``skin_check_every_s`` means at each switch of ``steps``.

    ``careful_s``, ``careful_check_every_s``: the gentler times that the matrix asks for, where there are any.
    """

    id: str
    label: str
    default_s: int
    min_s: int
    max_s: int
    hard_stop_s: int
    after_check_s: int
    gap_s: int
    max_per_day: int
    skin_check_every_s: int | None = None
    careful_s: int | None = None
    careful_check_every_s: int | None = None
    steps: tuple[PackStep, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatColdChoice:
    """One line of the table "which one?", read from the top: the first that fits counts. ``better``: the method."""

    id: str
    when: str
    cold: str
    heat: str
    alternate: str
    say: str
    better: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatCold:
    """Everything about warm and cold packs."""

    honest_note: str
    choices: tuple[HeatColdChoice, ...]
    rows: tuple[HeatColdRow, ...]
    presets: tuple[HeatColdPreset, ...]
    notes: tuple[Note, ...]
