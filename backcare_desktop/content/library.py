"""The guide on disk: reads each family of content when it is first asked for, and keeps it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.content.reader import read_rows, read_sheet

if TYPE_CHECKING:
    from backcare_desktop.content.search import Index
    from backcare_desktop.core.evidence import Source
    from backcare_desktop.core.figure.poses import Figures
    from backcare_desktop.core.guide.countries import Country
    from backcare_desktop.core.guide.guidance import Entry, Guidance, RedFlag, Schedules, Texts
    from backcare_desktop.core.guide.posturecheck import PostureQuestion
    from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Tag
    from backcare_desktop.core.moves.warmups import WarmUps
    from backcare_desktop.core.pack.packs import HeatCold


class Library:
    """The families of the guide, each read on first use together with its types; every one may raise ContentError.

    The posture card needs only ``posture_questions``, the break window ``exercises``, ``sets`` and ``figures``, the
    warm-up player ``warm_ups``; the guide window takes ``guidance``. For the thread that made it only.
    """

    def __init__(self, resources: Path, folder: str = "content") -> None:
        self._folder = resources / folder

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Causes, kinds of care, information."""
        from backcare_desktop.core.guide.guidance import Entry

        return read_rows(self._folder / "entries.toml", "entries", Entry)

    @cached_property
    def red_flags(self) -> tuple[RedFlag, ...]:
        """Signs that need help, worst first."""
        from backcare_desktop.core.guide.guidance import RedFlag

        return read_rows(self._folder / "red_flags.toml", "red_flags", RedFlag)

    @cached_property
    def heat_cold(self) -> HeatCold:
        """Warm and cold packs."""
        from backcare_desktop.core.pack.packs import HeatCold

        return read_sheet(self._folder / "heat_cold.toml", HeatCold)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All moves."""
        from backcare_desktop.core.moves.exercises import Exercise

        return read_rows(self._folder / "exercises.toml", "exercises", Exercise)

    @cached_property
    def figures(self) -> Figures:
        """How the moves are drawn."""
        from backcare_desktop.core.figure.poses import Figures

        return read_sheet(self._folder / "poses.toml", Figures)

    @cached_property
    def sets(self) -> tuple[ExerciseSet, ...]:
        """Ready sets of moves."""
        from backcare_desktop.core.moves.exercises import ExerciseSet

        return read_rows(self._folder / "sets.toml", "sets", ExerciseSet)

    @cached_property
    def posture_questions(self) -> tuple[PostureQuestion, ...]:
        """The questions about the desk."""
        from backcare_desktop.core.guide.posturecheck import PostureQuestion

        return read_rows(self._folder / "posture_checks.toml", "posture_questions", PostureQuestion)

    @cached_property
    def warm_ups(self) -> WarmUps:
        """The warm-up plans."""
        from backcare_desktop.core.moves.warmups import WarmUps

        return read_sheet(self._folder / "warmups.toml", WarmUps)

    @cached_property
    def schedules(self) -> Schedules:
        """Rhythms of a day, and the table for sore days."""
        from backcare_desktop.core.guide.guidance import Schedules

        return read_sheet(self._folder / "schedules.toml", Schedules)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where the statements come from."""
        from backcare_desktop.core.evidence import Source

        return read_rows(self._folder / "sources.toml", "sources", Source)

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """Whom to call, by country."""
        from backcare_desktop.core.guide.countries import Country

        return read_rows(self._folder / "countries.toml", "countries", Country)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The "skip if" marks of the moves."""
        from backcare_desktop.core.moves.exercises import Tag

        return read_rows(self._folder / "tags.toml", "tags", Tag)

    @cached_property
    def texts(self) -> Texts:
        """The fixed words: disclaimers, labels, general pages."""
        from backcare_desktop.core.guide.guidance import Texts

        return read_sheet(self._folder / "texts.toml", Texts)

    @cached_property
    def guidance(self) -> Guidance:
        """The whole guide, from all families."""
        from backcare_desktop.core.guide.guidance import Guidance

        return Guidance(
            entries=self.entries,
            red_flags=self.red_flags,
            heat_cold=self.heat_cold,
            exercises=self.exercises,
            figures=self.figures,
            sets=self.sets,
            posture_questions=self.posture_questions,
            warm_ups=self.warm_ups,
            schedules=self.schedules,
            sources=self.sources,
            countries=self.countries,
            tags=self.tags,
            texts=self.texts,
        )

    @cached_property
    def index(self) -> Index:
        """The search over the whole guide."""
        from backcare_desktop.content.search import Index

        return Index(self.guidance)


def load(resources: Path) -> Guidance:
    """The whole guide out of the folder of resources. Raises ContentError."""
    return Library(resources).guidance
