"""What could harm somebody, is empty or stands twice in the guide is named in one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.guide.review import problems
from backcare_desktop.core.pack.packs import PackStep
from tests.content import shipped

EMERGENCY = "is an emergency, so what to do must say {EMERGENCY} or emergency department"


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def with_pack(guide: Guidance, number: int, **changes: object) -> Guidance:
    presets: list[Any] = list(guide.heat_cold.presets)
    presets[number] = replace(presets[number], **changes)
    return replace(guide, heat_cold=replace(guide.heat_cold, presets=tuple(presets)))


def with_first(guide: Guidance, family: str, **changes: object) -> Guidance:
    """The guide with the first item of a family changed."""
    items: tuple[Any, ...] = getattr(guide, family)
    return replace(guide, **{family: (replace(items[0], **changes), *items[1:])})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"max_s": 1300}, "least, default, most and hard stop are not in order"),
        ({"hard_stop_s": 1260}, "hard_stop_s = 1260 must be 1 to 1200"),
        ({"skin_check_every_s": 360}, "skin_check_every_s = 360 must be 1 to 300"),
        ({"skin_check_every_s": 0}, "skin_check_every_s = 0 must be 1 to 300"),
        ({"skin_check_every_s": None}, "has no skin check"),
        ({"careful_s": 660}, "careful_s = 660 must be 1 to 600"),
        ({"careful_check_every_s": 300}, "careful_check_every_s = 300 must be 1 to 180"),
        ({"careful_check_every_s": None}, "careful_s and careful_check_every_s go together"),
        ({"after_check_s": 0}, "after_check_s = 0 must be 1 to 300"),
        ({"gap_s": 3600}, "gap_s = 3600 must be 7200 to 86400"),
        ({"max_per_day": 5}, "max_per_day = 5 must be 1 to 4"),
    ],
)
def test_a_pack_keeps_its_limits(guide: Guidance, changes: dict[str, object], problem: str) -> None:
    assert problems(with_pack(guide, 0, **changes)) == (f"cold: {problem}",)


def test_the_turns_of_a_pack_are_warm_or_cool_and_last(guide: Guidance) -> None:
    steps = (PackStep("hot", 1140), PackStep("cool", 0))
    assert problems(with_pack(guide, 2, steps=steps)) == (
        "alternate: a step must be warm or cool for some seconds, is hot for 1140",
        "alternate: a step must be warm or cool for some seconds, is cool for 0",
    )


def test_the_better_pack_is_one_of_the_packs(guide: Guidance) -> None:
    first, *others = guide.heat_cold.choices
    packs = replace(guide.heat_cold, choices=(replace(first, better="ice"), *others))
    assert problems(replace(guide, heat_cold=packs)) == ("pick.red-flag: better must be cold, heat or alternate",)


def test_an_emergency_says_whom_to_call_or_where_to_go(guide: Guidance) -> None:
    assert problems(with_first(guide, "red_flags", action="Sit down and rest.")) == (f"rf.heart: {EMERGENCY}",)
    assert problems(with_first(guide, "red_flags", action="Go to an emergency department now.")) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"reps": -8, "sides": -1}, "needs 1 or more reps, 1 or 2 sides, and some seconds"),
        ({"hold_s": -5, "rep_s": 13}, "needs 1 or more reps, 1 or 2 sides, and some seconds"),
        ({"sides": 4, "reps": 2}, "needs 1 or more reps, 1 or 2 sides, and some seconds"),
        ({"equipment": "sofa"}, "equipment must be none or what the settings offer, is sofa"),
        ({"avoid_tags": ("neck_ra", "nerve_arm")},
         "its caution speaks of those with the mark dizzy, but avoid_tags has it not"),
        ({"avoid_tags": ("neck_ra", "dizzy")},
         "its caution speaks of those with the mark nerve_arm, but avoid_tags has it not"),
    ],
)  # fmt: skip
def test_a_move_can_be_done_and_says_who_skips_it(guide: Guidance, changes: dict[str, object], problem: str) -> None:
    assert problems(with_first(guide, "exercises", **changes)) == (f"neck-chin-tuck: {problem}",)


def test_a_hold_is_held(guide: Guidance) -> None:
    moves = list(guide.exercises)
    moves[2] = replace(moves[2], hold_s=0, rep_s=19)
    assert problems(replace(guide, exercises=tuple(moves)))[0] == (
        "neck-side-tilt: is a hold, so hold_s must be more than 0"
    )


def test_shipped_moves_keep_off_the_ids_of_the_persons_own(guide: Guidance) -> None:
    assert "own.tuck: ids with own. are for what the person adds" in problems(
        with_first(guide, "exercises", id="own.tuck")
    )


def test_every_mark_is_carried_by_a_move(guide: Guidance) -> None:
    elbow = replace(guide.tags[0], id="elbow")
    assert problems(replace(guide, tags=(*guide.tags, elbow))) == ("elbow: no exercise carries this mark",)


def test_a_territory_has_one_country_which_the_settings_offer(guide: Guidance) -> None:
    assert problems(with_first(guide, "countries", territories=("GB", "uk", "US"))) == (
        "countries, territories: US is there 2 times",
        "UK, territories: uk is no country that the settings offer",
    )


@pytest.mark.parametrize(
    ("family", "changes", "problem"),
    [
        ("entries", {"title": ""}, "cause.muscle-pull, title: is empty"),
        ("entries", {"directness": "  "}, "cause.muscle-pull, directness: is empty"),
        ("entries", {"sources": ()}, "cause.muscle-pull, sources: is empty"),
        ("entries", {"avoid_if": (" ",)}, "cause.muscle-pull, avoid_if: has an empty line"),
        ("entries", {"sources": ("S42", "S42")}, "cause.muscle-pull, sources: S42 is there 2 times"),
        ("red_flags", {"sources": ()}, "rf.heart, sources: is empty"),
        ("countries", {"id": "U K"}, "U K, id: 'U K' must be letters, digits, dots and hyphens"),
        ("posture_questions", {"why": ""}, "pc.change, why: is empty"),
        ("countries", {"advice_line": ""}, "UK, advice_line: is empty"),
        ("sources", {"where": "", "citation": ""}, "S01, citation: is empty"),
    ],
)
def test_no_text_is_missing_and_no_link_stands_twice(
    guide: Guidance, family: str, changes: dict[str, object], problem: str
) -> None:
    assert problems(with_first(guide, family, **changes)) == (problem,)


def test_the_words_that_keep_people_safe_are_there(guide: Guidance) -> None:
    texts = guide.texts
    silent = replace(texts, upper_back_banner="", disclaimers=replace(texts.disclaimers, heat_cold=""))
    assert problems(replace(guide, texts=silent)) == (
        "guide, texts, upper_back_banner: is empty",
        "guide, texts, disclaimers, heat_cold: is empty",
    )


def test_a_step_stands_once_in_a_warm_up(guide: Guidance) -> None:
    ten, *others = guide.warm_ups.plans
    twice = replace(ten, steps=(*ten.steps[:-1], replace(ten.steps[-1], id="task-easy", text=ten.steps[-2].text)))
    assert problems(replace(guide, warm_ups=replace(guide.warm_ups, plans=(twice, *others)))) == (
        "warmup-10, steps: task-easy is there 2 times",
    )


def test_a_family_is_never_empty(guide: Guidance) -> None:
    found = problems(replace(guide, sets=()))
    assert found[0] == "guide, sets: is empty"
    assert "cause.muscle-pull: there is no move or set set.gentle" in found
