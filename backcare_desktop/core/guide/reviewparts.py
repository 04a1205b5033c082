"""Checks that the guide has every word it needs, and says nothing twice: no empty text, no repeated id or link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from backcare_desktop.core.guide import catalogue
from backcare_desktop.core.guide.reviewwords import name_of

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance

ID = re.compile(r"[A-Za-z0-9._-]+")
"""What an id is made of: it is typed after ``backcare guide``."""
MAY_BE_EMPTY = frozenset({"note", "where", "clinician_review", "word", "colour", "icon", "avoid_tags"})
MAY_REPEAT = frozenset({"items", "steps"})


def wrong_parts(value: Any, owner: str) -> Iterator[str]:
    """What is empty though it must be there, and what stands twice in one list, with the id and field."""
    name = name_of(value, owner)
    for field in fields(value):
        held, place = getattr(value, field.name), f"{name}, {field.name}"
        if held in ("", ()):
            if _is_needed(field):
                yield f"{place}: is empty"
        elif isinstance(held, tuple) and isinstance(held[0], str):
            yield from _wrong_lines(place, held, may_repeat=field.name in MAY_REPEAT)
        elif isinstance(held, tuple) and is_dataclass(held[0]):
            yield from chain.from_iterable(wrong_parts(each, place) for each in held)
        elif is_dataclass(held):
            yield from wrong_parts(held, place)
        elif isinstance(held, str) and not held.strip():
            yield f"{place}: is empty"
        elif field.name == "id" and not ID.fullmatch(held):
            yield f"{place}: {held!r} must be letters, digits, dots and hyphens"


def _is_needed(field: Field[Any]) -> bool:
    has_default = field.default is not MISSING or field.default_factory is not MISSING
    return not has_default and field.name not in MAY_BE_EMPTY


def _wrong_lines(place: str, lines: tuple[str, ...], *, may_repeat: bool) -> Iterator[str]:
    if not all(line.strip() for line in lines):
        yield f"{place}: has an empty line"
    if not may_repeat:
        yield from _repeated(place, lines)


def _repeated(owner: str, words: Iterable[str]) -> Iterator[str]:
    return (f"{owner}: {word} is there {n} times" for word, n in Counter(words).items() if n > 1)


def repeated_ids(guidance: Guidance) -> Iterator[str]:
    """Ids that stand for two things; of poses, base poses and channels too."""
    figures, schedules = guidance.figures, guidance.schedules
    families: Mapping[str, Iterable[Any]] = {
        "": chain[Any](
            catalogue.values(guidance),
            guidance.heat_cold.choices,
            guidance.countries,
            guidance.tags,
            schedules.presets,
            schedules.gentle,
        ),
        ", key poses": figures.poses,
        ", base pose": figures.bases,
        ", channel": figures.channels,
    }
    for family, values in families.items():
        found = Counter(name_of(value, "") for value in values)
        yield from (f"{name}{family}: this id is there {n} times" for name, n in found.items() if n > 1)
    for plan in guidance.warm_ups.plans:
        yield from _repeated(f"{plan.id}, steps", (step.id for step in plan.steps))
    # One country may not name a territory twice either, but that is said of its list.
    places = chain.from_iterable(dict.fromkeys(country.territories) for country in guidance.countries)
    yield from _repeated("countries, territories", places)
