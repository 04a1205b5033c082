"""Checks what must never be wrong in the guide: the times of packs, whom to call, who skips a move, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from backcare_desktop.core.guide.guidance import Tier
from backcare_desktop.core.guidetable import COUNTRIES, EQUIPMENT
from backcare_desktop.core.moves.exercises import OWN, Exercise, Mode
from backcare_desktop.core.pack.packs import HeatColdPreset

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance

PACK_LIMITS: Mapping[str, tuple[int, int]] = {
    "hard_stop_s": (1, 1200),
    "skin_check_every_s": (1, 300),
    "careful_s": (1, 600),
    "careful_check_every_s": (1, 180),
    "after_check_s": (1, 300),
    "gap_s": (7200, 86_400),
    "max_per_day": (1, 4),
}
"""The least and the most that may stand in a preset (guidance 2.2, 2.3): shorter looks and longer gaps are safe."""
MARKS: Mapping[str, re.Pattern[str]] = {
    "osteo": re.compile(r"spine fracture|thin bones"),
    "dizzy": re.compile(r"dizzy"),
    "preg": re.compile(r"pregnan"),
    "spasm": re.compile(r"fresh .*spasm"),
    "hip_repl": re.compile(r"hip replacement"),
    "eye_surg": re.compile(r"eye pressure"),
    "nerve_leg": re.compile(r"leg pain|down a leg"),
    "nerve_arm": re.compile(r"in an arm"),
}
"""What a caution says of somebody, and the mark that hides the move from them."""


def unsafe(guidance: Guidance) -> Iterator[str]:
    """What could harm somebody, with the id it belongs to."""
    yield from chain.from_iterable(map(_wrong_pack, guidance.heat_cold.presets))
    for choice in guidance.heat_cold.choices:
        if choice.better not in ("", "cold", "heat", "alternate"):
            yield f"{choice.id}: better must be cold, heat or alternate"
    for flag in guidance.red_flags:
        if flag.tier is Tier.NOW and "{EMERGENCY}" not in flag.action and "emergency department" not in flag.action:
            yield f"{flag.id}: is an emergency, so what to do must say {{EMERGENCY}} or emergency department"
    for country in guidance.countries:
        unknown = (code for code in country.territories if code not in COUNTRIES)
        yield from (f"{country.id}, territories: {code} is no country that the settings offer" for code in unknown)
    yield from chain.from_iterable(map(_wrong_move, guidance.exercises))
    carried = set(chain.from_iterable(move.avoid_tags for move in guidance.exercises))
    yield from (f"{tag.id}: no exercise carries this mark" for tag in guidance.tags if tag.id not in carried)


def _wrong_pack(preset: HeatColdPreset) -> Iterator[str]:
    if not 0 < preset.min_s <= preset.default_s <= preset.max_s <= preset.hard_stop_s:
        yield f"{preset.id}: least, default, most and hard stop are not in order"
    for name, (least, most) in PACK_LIMITS.items():
        given = getattr(preset, name)
        if given is not None and not least <= given <= most:
            yield f"{preset.id}: {name} = {given} must be {least} to {most}"
    if (preset.careful_s is None) != (preset.careful_check_every_s is None):
        yield f"{preset.id}: careful_s and careful_check_every_s go together"
    if not preset.steps and preset.skin_check_every_s is None:
        yield f"{preset.id}: has no skin check"
    for step in preset.steps:
        if step.method not in ("warm", "cool") or step.duration_s <= 0:
            yield f"{preset.id}: a step must be warm or cool for some seconds, is {step.method} for {step.duration_s}"


def _wrong_move(move: Exercise) -> Iterator[str]:
    if move.reps < 1 or move.sides not in (1, 2) or min(move.hold_s, move.rep_s) < 0 or move.total_s <= 0:
        yield f"{move.id}: needs 1 or more reps, 1 or 2 sides, and some seconds"
    if move.mode is Mode.HOLD and move.hold_s < 1:
        yield f"{move.id}: is a hold, so hold_s must be more than 0"
    if move.equipment not in ("none", *EQUIPMENT):
        yield f"{move.id}: equipment must be none or what the settings offer, is {move.equipment}"
    if move.id.startswith(OWN):
        yield f"{move.id}: ids with {OWN} are for what the person adds"
    for mark, words in MARKS.items():
        if words.search(move.caution) and mark not in move.avoid_tags:
            yield f"{move.id}: its caution speaks of those with the mark {mark}, but avoid_tags has it not"
