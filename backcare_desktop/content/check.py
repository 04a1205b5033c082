"""Checks a folder of content: read strictly, then every promise of the guide (core.review), one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from backcare_desktop.content.library import Library
from backcare_desktop.content.reader import ContentError
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.guide.review import problems
from backcare_desktop.core.guide.reviewwords import hardest_texts

HARDEST_SHOWN = 5
FAMILIES = (
    "entries",
    "red_flags",
    "heat_cold",
    "exercises",
    "figures",
    "sets",
    "posture_questions",
    "warm_ups",
    "schedules",
    "sources",
    "countries",
    "tags",
    "texts",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. ``counts``: how much there is; ``hardest``: the texts hardest to read, with their grade."""

    problems: tuple[str, ...]
    counts: tuple[tuple[int, str], ...]
    hardest: tuple[tuple[float, str], ...]


def check(folder: Path) -> Report:
    """Check the files of a content folder. Where one can't be read, that is all that is said of it and of links."""
    library = Library(folder.parent, folder.name)
    unread = tuple(_unread(library))
    if unread:
        return Report(unread, (), ())
    guidance = library.guidance
    files = dict(_files_of(guidance))
    found = tuple(f"{_file_of(problem, files)}: {problem}" for problem in problems(guidance))
    return Report(found, _counts(guidance), tuple(hardest_texts(guidance, HARDEST_SHOWN)))


def _unread(library: Library) -> Iterator[str]:
    for family in FAMILIES:
        try:
            getattr(library, family)
        except ContentError as error:
            yield str(error)


def _files_of(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """The file that each id stands in."""
    packs = guidance.heat_cold
    families: dict[str, Iterable[str]] = {
        "poses.toml": (pose.exercise for pose in guidance.figures.poses),
        "entries.toml": (each.id for each in guidance.entries),
        "red_flags.toml": (each.id for each in guidance.red_flags),
        "exercises.toml": (each.id for each in guidance.exercises),
        "sets.toml": (each.id for each in guidance.sets),
        "posture_checks.toml": (each.id for each in guidance.posture_questions),
        "warmups.toml": (each.id for each in guidance.warm_ups.plans),
        "schedules.toml": (each.id for each in chain[Any](guidance.schedules.presets, guidance.schedules.gentle)),
        "sources.toml": (each.id for each in guidance.sources),
        "countries.toml": (each.id for each in guidance.countries),
        "tags.toml": (each.id for each in guidance.tags),
        "heat_cold.toml": (each.id for each in chain[Any](packs.rows, packs.choices, packs.presets)),
        "the pages": (note.id for note in guidance.notes),
    }
    for file, ids in families.items():
        yield from ((name, file) for name in ids)


def _file_of(problem: str, files: dict[str, str]) -> str:
    name, has_key = problem.split(":", maxsplit=1)[0].split(", ", maxsplit=1)[0], ", key " in problem
    return "poses.toml" if has_key else files.get(name, "texts.toml" if name in ("texts", "guide") else "content")


def _counts(guidance: Guidance) -> tuple[tuple[int, str], ...]:
    return (
        (len(guidance.entries), "entries"),
        (len(guidance.red_flags), "red flags"),
        (len(guidance.exercises), "exercises"),
        (len(guidance.figures.poses), "figures"),
        (len(guidance.sets), "sets"),
        (len(guidance.posture_questions), "questions"),
        (len(guidance.warm_ups.plans), "warm-ups"),
        (len(guidance.heat_cold.rows), "pack safety rows"),
        (len(guidance.sources), "sources"),
        (len(guidance.countries), "countries"),
    )
