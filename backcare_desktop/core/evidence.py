"""How sure the guide is: grades, sources and how far each was checked; and the pages of plain words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from backcare_desktop.core.frozen import dataclass


class Grade(StrEnum):
    """How good the evidence is; the label for people is in ``Texts.grades``."""

    STRONG = "Strong"
    MODERATE = "Moderate"
    LIMITED = "Limited"
    NO_EVIDENCE = "No good evidence"
    AGAINST = "Advised against"


class Checked(StrEnum):
    """How far a source was checked, best first."""

    SEEN = "SEEN"
    SECOND_HAND = "2ND"
    FOUND = "FOUND"
    FROM_MEMORY = "MEM"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from; an empty ``where`` means that no address was noted.

    ``studied_in``: whose bodies were studied, as its citation says; empty where it does not, or nobody was.
    """

    id: str
    citation: str
    where: str
    checked: Checked
    studied_in: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A short page of general words, such as the rules shown with every exercise.

    ``also_called``: words that only the search uses, never shown.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The stable id."""


ItemT = TypeVar("ItemT", bound=Identified)


def by_id(items: Iterable[ItemT], wanted: str) -> ItemT | None:
    """The item with this id; None when there is none."""
    return next((item for item in items if item.id == wanted), None)
