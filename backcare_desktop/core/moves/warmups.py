"""The types of the warm-ups: plans of timed steps in four phases."""

from __future__ import annotations

from enum import StrEnum

from backcare_desktop.core.evidence import Note
from backcare_desktop.core.frozen import dataclass


class Phase(StrEnum):
    """The part of a warm-up that a step belongs to, in their order."""

    RAISE = "raise"
    MOBILISE = "mobilise"
    ACTIVATE = "activate"
    REHEARSE = "rehearse"

    @property
    def words(self) -> str:
        """What a person reads; the names above are those of the field."""
        return _PHASE_WORDS[self]


_PHASE_WORDS = {
    Phase.RAISE: "Get warm",
    Phase.MOBILISE: "Loosen up",
    Phase.ACTIVATE: "Build up",
    Phase.REHEARSE: "Practise",
}


@dataclass(frozen=True, slots=True)
class WarmUpStep:
    """One step of a warm-up; ``easier`` is empty when there is no easier form.

    ``exercise``, ``easier_exercise``: the move of the guide whose figure shows it; empty where none does.
    """

    id: str
    phase: Phase
    text: str
    duration_s: int
    easier: str = ""
    exercise: str = ""
    easier_exercise: str = ""


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """How long a phase of a warm-up takes in all."""

    phase: Phase
    duration_s: int


@dataclass(frozen=True, slots=True)
class WarmUp:
    """A warm-up plan; ``phases`` gives the seconds of each phase."""

    id: str
    name: str
    total_s: int
    phases: tuple[PhaseTime, ...]
    steps: tuple[WarmUpStep, ...]


@dataclass(frozen=True, slots=True)
class WarmUps:
    """The warm-up plans, with the words to read before."""

    plans: tuple[WarmUp, ...]
    notes: tuple[Note, ...]
