"""Checks that the guide keeps its promises: every link leads somewhere, every sum is exact, no word is banned.

Pure, so that tests, ``backcare content check`` and a person's own packs use the same rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from typing import Any

from backcare_desktop.core.evidence import Checked, Grade, Note
from backcare_desktop.core.figure.poses import PoseKey, Segments
from backcare_desktop.core.guide import catalogue
from backcare_desktop.core.guide.guidance import Guidance, RedFlag, Tier
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.guide.reviewwords import wrong_words
from backcare_desktop.core.moves.exercises import Tag
from backcare_desktop.core.moves.warmups import Phase
from backcare_desktop.core.pack.packs import HeatColdChoice, HeatColdPreset, HeatColdRow


def problems(guidance: Guidance) -> tuple[str, ...]:
    """Everything wrong with the guide, one sentence each; empty = all is well."""
    return tuple(
        chain(
            _repeated_ids(guidance),
            _broken_links(guidance),
            _wrong_sums(guidance),
            _wrong_packs(guidance),
            _missing_words(guidance),
            _wrong_figures(guidance),
            wrong_words(guidance),
        )
    )


def _repeated_ids(guidance: Guidance) -> Iterator[str]:
    families: Mapping[str, Iterable[str]] = {
        "the guide": (value.id for value in catalogue.values(guidance)),
        "countries": (country.id for country in guidance.countries),
        "tags": (tag.id for tag in guidance.tags),
        "schedule presets": (preset.id for preset in guidance.schedules.presets),
        "poses": (pose.exercise for pose in guidance.figures.poses),
    }
    for family, ids in families.items():
        yield from (f"{family}: {name} is there {n} times" for name, n in Counter(ids).items() if n > 1)


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
        for step in plan.steps:
            words = (step.text, step.easier, step.exercise, step.easier_exercise)
            if texts.setdefault(step.id, words) != words:
                yield f"{plan.id}: step {step.id} reads otherwise in another plan"


def _unequal(owner: str, stated_s: int, counted_s: int) -> Iterator[str]:
    if stated_s != counted_s:
        yield f"{owner}: says {stated_s} s, its parts make {counted_s} s"


def _wrong_packs(guidance: Guidance) -> Iterator[str]:
    for preset in guidance.heat_cold.presets:
        if not 0 < preset.min_s <= preset.default_s <= preset.max_s <= preset.hard_stop_s:
            yield f"{preset.id}: least, default, most and hard stop are not in order"
        yield from _wrong_skin_checks(preset)


def _wrong_skin_checks(preset: HeatColdPreset) -> Iterator[str]:
    if preset.steps:
        yield from _unequal(preset.id, preset.default_s, sum(step.duration_s for step in preset.steps))
    elif preset.skin_check_every_s is None:
        yield f"{preset.id}: has no skin check"


def _missing_words(guidance: Guidance) -> Iterator[str]:
    for entry in guidance.entries:
        if bool(entry.seed_claim) != (entry.claim_grade is not None):
            yield f"{entry.id}: a claim and its grade go together"
        if not (entry.do and entry.avoid_if and entry.red_flags):
            yield f"{entry.id}: needs something to do, when not to, and a red flag"
    for move in guidance.exercises:
        if not (move.caution and move.steps and move.regions):
            yield f"{move.id}: needs a caution, steps and a region"
    for flag in guidance.red_flags:
        if not (flag.text and flag.action):
            yield f"{flag.id}: needs plain words and something to do"
    texts = guidance.texts
    yield from _not_one_each("grades", Grade, [text.grade for text in texts.grades])
    yield from _not_one_each("tiers", Tier, [text.tier for text in texts.tiers])
    yield from _not_one_each("checks", Checked, [text.checked for text in texts.checks])


def _not_one_each(family: str, wanted: Iterable[str], found: list[Any]) -> Iterator[str]:
    yield from (f"texts, {family}: {word} must be there once" for word in wanted if found.count(word) != 1)


def _wrong_figures(guidance: Guidance) -> Iterator[str]:
    figures = guidance.figures
    exercises = [move.id for move in guidance.exercises]
    poses = [pose.exercise for pose in figures.poses]
    yield from (f"{name}: has no pose" for name in exercises if name not in poses)
    yield from (f"{name}: has a pose but is no exercise" for name in poses if name not in exercises)
    bases = {base.id: base for base in figures.bases}
    yield from (f"{pose.exercise}: there is no base {pose.base}" for pose in figures.poses if pose.base not in bases)
    limits = _limits(guidance)
    for base in figures.bases:
        yield from _past_limits(base.id, base.channels, base.lengths, limits)
    for pose in figures.poses:
        for number, key in enumerate(pose.keys):
            yield from _past_limits(f"{pose.exercise}, key {number}", key.channels, key.lengths, limits)
            yield from _wrong_times(f"{pose.exercise}, key {number}", key)


def _limits(guidance: Guidance) -> dict[str, tuple[float, float]]:
    """The least and greatest value of each channel by its full name; a segment's length as ``len.forearm_L``."""
    limits: dict[str, tuple[float, float]] = {}
    for channel in guidance.figures.channels:
        names = [f"len.{part.name}" for part in fields(Segments)] if channel.id == "len" else [channel.id]
        for name in names:
            for side in ("", "_L", "_R") if channel.sided else ("",):
                limits[name + side] = (channel.low, channel.high)
    return limits


def _past_limits(
    owner: str, channels: Mapping[str, float], lengths: Mapping[str, float], limits: Mapping[str, tuple[float, float]]
) -> Iterator[str]:
    for name, value in chain(channels.items(), ((f"len.{part}", scale) for part, scale in lengths.items())):
        if name not in limits:
            yield f"{owner}: there is no channel {name}"
        elif not limits[name][0] <= value <= limits[name][1]:
            yield f"{owner}: {name} = {value:g} is past its limit"


def _wrong_times(owner: str, key: PoseKey) -> Iterator[str]:
    if key.move_s < 0 or key.hold_s < 0:
        yield f"{owner}: times can't be negative"
