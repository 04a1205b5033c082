"""The needs of the guide: every item has a home, and each need leads to what exists."""

from __future__ import annotations

import pytest

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import catalogue
from backcare_desktop.core.guide.guidance import Guidance


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return Library(assets.root()).guidance


def test_every_item_of_the_guide_stands_under_some_need(guidance: Guidance) -> None:
    reachable = {item for need in needs.NEEDS for item in need.items(guidance)}
    missing = [each.id for each in catalogue(guidance) if needs.page_of(each.id, guidance) not in reachable]
    assert missing == []


def test_every_need_leads_only_to_what_exists(guidance: Guidance) -> None:
    known = {item.id for item in catalogue(guidance)}
    for need in needs.NEEDS:
        items = need.items(guidance)
        assert items, need.id
        assert set(items) <= known, need.id
        assert len(items) == len(set(items)), need.id


def test_sore_people_read_about_the_upper_back_and_the_signs_first(guidance: Guidance) -> None:
    assert needs.NEEDS[0].items(guidance)[:2] == ("info.upper-back-first", needs.RED_FLAGS)


def test_all_moves_and_all_entries_stand_together(guidance: Guidance) -> None:
    by_id = {need.id: need for need in needs.NEEDS}
    assert {each.id for each in guidance.exercises} <= set(by_id["moves"].items(guidance))
    assert {each.id for each in guidance.entries} == set(by_id["evidence"].items(guidance))


@pytest.mark.parametrize(
    ("item", "near", "home"),
    [
        ("neck-turn", "", "moves"),
        ("neck-turn", "neck", "neck"),
        ("rf.heart", "", "help"),
        ("care.heat", "desk", "packs"),
        ("hc.numb", "", "packs"),
        ("heat", "", "packs"),
        ("no-such-item", "", "sore"),
        (needs.SORE_DAYS, "", "sore"),
    ],
)
def test_an_item_is_shown_where_the_person_is_or_at_its_home(
    guidance: Guidance, item: str, near: str, home: str
) -> None:
    assert needs.need_of(item, guidance, near=near) == home


def test_red_flags_are_listed_worst_first(guidance: Guidance) -> None:
    help_need = next(need for need in needs.NEEDS if need.id == needs.HELP)
    assert [group.title for group in help_need.groups(guidance)] == ["", "Emergency", "Today", "Soon"]
