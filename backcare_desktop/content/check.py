"""Checks a folder of content: read strictly, then every promise of the guide (core.guide.review), one sentence each."""

from __future__ import annotations

from collections import defaultdict
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
from backcare_desktop.core.pack.packs import HeatCold

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
    files = _files_of(guidance)
    found = tuple(f"{_file_of(problem, files)}: {problem}" for problem in problems(guidance))
    return Report(found, _counts(guidance), tuple(hardest_texts(guidance, HARDEST_SHOWN)))


def _unread(library: Library) -> Iterator[str]:
    for family in FAMILIES:
        try:
            getattr(library, family)
        except ContentError as error:
            yield str(error)


def _files_of(guidance: Guidance) -> dict[str, str]:
    """The file that each id stands in, and each family; an id that stands in two has both."""
    packs, schedules, figures = guidance.heat_cold, guidance.schedules, guidance.figures
    ids: dict[str, Iterable[str]] = {
        "poses.toml": ("figures", "segments", *(each.id for each in figures.bases)),
        "entries.toml": ("entries", *(each.id for each in guidance.entries)),
        "red_flags.toml": ("red_flags", *(each.id for each in guidance.red_flags)),
        "exercises.toml": ("exercises", *(each.id for each in guidance.exercises)),
        "sets.toml": ("sets", *(each.id for each in guidance.sets)),
        "posture_checks.toml": ("posture_questions", *(each.id for each in guidance.posture_questions)),
        "warmups.toml": ("warm_ups", *_ids_of_warm_ups(guidance)),
        "schedules.toml": ("schedules", *(each.id for each in chain[Any](schedules.presets, schedules.gentle))),
        "sources.toml": ("sources", *(each.id for each in guidance.sources)),
        "countries.toml": ("countries", *(each.id for each in guidance.countries)),
        "tags.toml": ("tags", *(each.id for each in guidance.tags)),
        "heat_cold.toml": ("heat_cold", *_ids_of_packs(packs)),
        "texts.toml": ("texts", *(note.id for note in guidance.texts.notes)),
    }
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file, names in ids.items():
        for name in dict.fromkeys(names):
            found[name].append(file)
    return {name: " and ".join(files) for name, files in found.items()}


def _ids_of_warm_ups(guidance: Guidance) -> Iterator[str]:
    for plan in guidance.warm_ups.plans:
        yield from (plan.id, *(step.id for step in plan.steps))
    yield from (note.id for note in guidance.warm_ups.notes)


def _ids_of_packs(packs: HeatCold) -> Iterator[str]:
    return (each.id for each in chain[Any](packs.rows, packs.choices, packs.presets, packs.notes))


def _file_of(problem: str, files: dict[str, str]) -> str:
    """The first name of a problem that stands in a file; what is said of key poses is in theirs."""
    owner = problem.split(": ", maxsplit=1)[0]
    if ", key" in owner or ", channel" in owner:
        return "poses.toml"
    return next((files[name] for name in owner.split(", ") if name in files), "content")


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
