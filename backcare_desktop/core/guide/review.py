"""Checks that the guide keeps its promises: every link leads somewhere, every sum is exact, no word is banned.

Pure, so that tests, ``backcare content check`` and a person's own packs use the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any

from backcare_desktop.core.evidence import Checked, Grade, Note
from backcare_desktop.core.guide import catalogue, needs
from backcare_desktop.core.guide.guidance import Guidance, RedFlag, Tier
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.guide.reviewfigures import wrong_figures
from backcare_desktop.core.guide.reviewparts import repeated_ids, wrong_parts
from backcare_desktop.core.guide.reviewsafety import unsafe
from backcare_desktop.core.guide.reviewwords import wrong_words
from backcare_desktop.core.moves.exercises import Tag
from backcare_desktop.core.moves.warmups import Phase
from backcare_desktop.core.pack.packs import HeatColdChoice, HeatColdRow


def problems(guidance: Guidance) -> tuple[str, ...]:
    """Everything wrong with the guide, one sentence each; empty = all is well."""
    return tuple(
        chain(
            repeated_ids(guidance),
            wrong_parts(guidance, "guide"),
            _broken_links(guidance),
            _lost(guidance),
            _wrong_sums(guidance),
            _missing_words(guidance),
            unsafe(guidance),
            wrong_figures(guidance),
            wrong_words(guidance),
        )
    )


def _broken_links(guidance: Guidance) -> Iterator[str]:
    sources = {source.id for source in guidance.sources}
    flags = {flag.id for flag in guidance.red_flags}
    exercises = {exercise.id for exercise in guidance.exercises}
    sets = {ready.id for ready in guidance.sets}
    tags = {tag.id for tag in guidance.tags}
    entries = {entry.id for entry in guidance.entries}
    for entry in guidance.entries:
        yield from _unknown(entry.id, "source", entry.sources, sources)
        yield from _unknown(entry.id, "red flag", entry.red_flags, flags)
        yield from _unknown(entry.id, "move or set", entry.moves, exercises | sets)
    for item in _with_sources(guidance):
        yield from _unknown(item.id, "source", item.sources, sources)
    for move in guidance.exercises:
        yield from _unknown(move.id, "source", move.technique_sources + move.evidence_sources, sources)
        yield from _unknown(move.id, "tag", move.avoid_tags, tags)
    for ready in guidance.sets:
        yield from _unknown(ready.id, "exercise", ready.items, exercises)
    for plan in guidance.warm_ups.plans:
        shown = [name for step in plan.steps for name in (step.exercise, step.easier_exercise) if name]
        yield from _unknown(plan.id, "exercise", shown, exercises)
    for stage in guidance.schedules.gentle:
        yield from _unknown(stage.id, "exercise", stage.exercises, exercises)
        yield from _unknown(stage.id, "set", stage.sets, sets)
        yield from _unknown(stage.id, "red flag", stage.red_flags, flags)
    yield from _unknown("texts", "entry", guidance.texts.product_entries, entries)


def _with_sources(
    guidance: Guidance,
) -> Iterator[RedFlag | HeatColdRow | HeatColdChoice | PostureQuestion | Note | Tag]:
    yield from guidance.red_flags
    yield from guidance.heat_cold.rows
    yield from guidance.heat_cold.choices
    yield from guidance.posture_questions
    yield from guidance.notes
    yield from guidance.tags


def _unknown(owner: str, noun: str, wanted: Iterable[str], known: set[str]) -> Iterator[str]:
    return (f"{owner}: there is no {noun} {name}" for name in wanted if name not in known)


def _wrong_sums(guidance: Guidance) -> Iterator[str]:
    seconds = {move.id: move.total_s for move in guidance.exercises}
    for move in guidance.exercises:
        yield from _unequal(move.id, move.total_s, move.sides * move.reps * (move.hold_s + move.rep_s))
    for ready in guidance.sets:
        yield from _unequal(ready.id, ready.total_s, sum(seconds.get(name, 0) for name in ready.items))
    texts: dict[str, tuple[str, ...]] = {}
    for plan in guidance.warm_ups.plans:
        yield from _unequal(plan.id, plan.total_s, sum(step.duration_s for step in plan.steps))
        for phase in Phase:
            stated = sum(time.duration_s for time in plan.phases if time.phase is phase)
            steps = sum(step.duration_s for step in plan.steps if step.phase is phase)
            yield from _unequal(f"{plan.id}, {phase}", stated, steps)
        if [time.phase for time in plan.phases] != [phase for phase, _ in groupby(step.phase for step in plan.steps)]:
            yield f"{plan.id}: each phase must be there once, and its steps in the same order"
        for step in plan.steps:
            words = (step.text, step.easier, step.exercise, step.easier_exercise)
            if texts.setdefault(step.id, words) != words:
                yield f"{plan.id}: step {step.id} reads otherwise in another plan"

    for preset in guidance.heat_cold.presets:
        if preset.steps:
            yield from _unequal(preset.id, preset.default_s, sum(step.duration_s for step in preset.steps))


def _unequal(owner: str, stated_s: int, counted_s: int) -> Iterator[str]:
    if stated_s != counted_s:
        yield f"{owner}: says {stated_s} s, its parts make {counted_s} s"


def _missing_words(guidance: Guidance) -> Iterator[str]:
    for entry in guidance.entries:
        if bool(entry.seed_claim) != (entry.claim_grade is not None):
            yield f"{entry.id}: a claim and its grade go together"
        if entry.from_seed and not entry.seed_claim:
            yield f"{entry.id}: is from the article, so it needs what the article said, as seed_claim"
    texts = guidance.texts
    yield from _not_one_each("grades", Grade, [text.grade for text in texts.grades])
    yield from _not_one_each("tiers", Tier, [text.tier for text in texts.tiers])
    yield from _not_one_each("checks", Checked, [text.checked for text in texts.checks])


def _not_one_each(family: str, wanted: Iterable[str], found: list[Any]) -> Iterator[str]:
    yield from (f"texts, {family}: {word} must be there once" for word in wanted if found.count(word) != 1)


def _lost(guidance: Guidance) -> Iterator[str]:
    """What no list of the guide leads to, and what a list names in vain."""
    known = [value.id for value in catalogue.values(guidance)]
    listed = dict.fromkeys(item for need in needs.NEEDS for item in need.items(guidance))
    yield from (f"{name}: a list of the guide names it, but it is not there" for name in listed if name not in known)
    pages = ((name, needs.page_of(name, guidance)) for name in dict.fromkeys(known))
    yield from (f"{name}: no list of the guide leads to it" for name, page in pages if page not in listed)
