"""The list of what people must review names only what exists, and misses nothing whose source was not read."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from backcare_desktop.core.evidence import Checked
from backcare_desktop.core.guide import catalogue
from backcare_desktop.core.moves.exercises import Exercise
from tests.content import shipped

PAGE = Path(__file__).resolve().parents[2] / "docs" / "content-review.md"
TEXT = PAGE.read_text()
SECTIONS = dict(re.findall(r"^## ([A-H])\. (.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
GUIDE = shipped.guidance()
NOT_READ = {source.id for source in GUIDE.sources if source.checked in (Checked.FROM_MEMORY, Checked.FOUND)}


def named(text: str) -> set[str]:
    """The ids of items in the text; names of files, fields and commands are none."""
    return set(re.findall(r"`((?:cause|care|info|rf|hc|pick|pc|note|set|gentle|warmup)[.-][\w.-]+)`", text))


def known() -> set[Any]:
    packs = GUIDE.heat_cold
    others: tuple[Any, ...] = (
        *GUIDE.tags,
        *GUIDE.countries,
        *GUIDE.schedules.presets,
        *GUIDE.schedules.gentle,
        *packs.presets,
    )
    return {value.id for value in chain(catalogue.values(GUIDE), others, packs.rows, packs.choices, GUIDE.notes)}


def listed_as_not_read(section: str) -> dict[str, set[str]]:
    rows = re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([SM0-9 ]+) \|", SECTIONS[section], re.MULTILINE)
    return {name: set(sources.split()) for name, sources in rows}


def test_every_id_on_the_page_exists() -> None:
    assert named(TEXT) - known() == set()
    assert len(named(TEXT)) > 100


@pytest.mark.parametrize(
    ("section", "items"),
    [
        ("A", GUIDE.red_flags),
        ("B", GUIDE.entries),
        ("C", (*GUIDE.heat_cold.rows, *GUIDE.heat_cold.choices)),
        ("D", GUIDE.exercises),
        ("E", (*GUIDE.posture_questions, *GUIDE.notes)),
    ],
    ids=["red flags", "entries", "packs", "exercises", "desk and pages"],
)
def test_all_that_rests_on_a_source_not_read_is_listed_with_it(section: str, items: tuple[Any, ...]) -> None:
    expected = {}
    for item in items:
        sources = item.technique_sources + item.evidence_sources if isinstance(item, Exercise) else item.sources
        if lost := NOT_READ & set(sources):
            expected[item.id] = lost
    assert listed_as_not_read(section) == expected


@pytest.mark.parametrize(
    ("section", "items"),
    [
        ("A", GUIDE.red_flags),
        ("B", GUIDE.entries),
        ("C", (*GUIDE.heat_cold.rows, *GUIDE.heat_cold.choices, *GUIDE.heat_cold.presets)),
        ("D", (*GUIDE.exercises, *GUIDE.tags, *GUIDE.sets, *GUIDE.warm_ups.plans, *GUIDE.schedules.gentle)),
        ("E", (*GUIDE.posture_questions, *GUIDE.notes, *GUIDE.schedules.presets)),
        ("G", GUIDE.countries),
    ],
    ids=["red flags", "entries", "packs", "exercises", "desk and pages", "countries"],
)
def test_nothing_of_the_guide_is_left_out(section: str, items: tuple[Any, ...]) -> None:
    assert {item.id for item in items if f"`{item.id}`" not in SECTIONS[section]} == set()


def test_every_source_not_read_is_named() -> None:
    listed = set(re.findall(r"^\| ([SM]\d*) \|", SECTIONS["E"], re.MULTILINE))
    assert listed == NOT_READ


def test_the_numbers_to_call_are_those_of_the_app() -> None:
    for country in GUIDE.countries:
        assert f"| `{country.id}` | {country.name} | {country.emergency} | {country.advice_line} |" in SECTIONS["G"]
