"""Every promise of the guide, once broken, is named in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.guide.guidance import Entry, Guidance
from backcare_desktop.core.guide.review import problems
from backcare_desktop.core.moves.exercises import Exercise
from tests.content import shipped


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def with_entry(guide: Guidance, entry: Entry) -> Guidance:
    return replace(guide, entries=(entry, *guide.entries[1:]))


def with_exercise(guide: Guidance, move: Exercise) -> Guidance:
    return replace(guide, exercises=(move, *guide.exercises[1:]))


def test_an_id_may_be_used_once(guide: Guidance) -> None:
    twice = replace(guide, entries=(*guide.entries, guide.entries[0]))
    assert problems(twice) == ("cause.muscle-pull: this id is there 2 times",)


def test_ids_are_one_for_all_families(guide: Guidance) -> None:
    clash = replace(guide.posture_questions[0], id="care.ice")
    questions = (*guide.posture_questions, clash)
    assert problems(replace(guide, posture_questions=questions)) == ("care.ice: this id is there 2 times",)


def test_links_of_an_entry_lead_somewhere(guide: Guidance) -> None:
    entry = replace(guide.entries[0], sources=("S99",), red_flags=("rf.none",))
    assert problems(with_entry(guide, entry)) == (
        "cause.muscle-pull: there is no source S99",
        "cause.muscle-pull: there is no red flag rf.none",
    )


def test_the_moves_of_an_entry_are_exercises_or_sets(guide: Guidance) -> None:
    changed = with_entry(guide, replace(guide.entries[0], moves=("neck-turn", "set.gentle", "neck-tie")))
    assert problems(changed) == ("cause.muscle-pull: there is no move or set neck-tie",)


def test_links_of_an_exercise_lead_somewhere(guide: Guidance) -> None:
    move = replace(
        guide.exercises[0],
        technique_sources=("S98",),
        evidence_sources=("S99",),
        avoid_tags=("elbow", *guide.exercises[0].avoid_tags),
    )
    assert problems(with_exercise(guide, move)) == (
        "neck-chin-tuck: there is no source S98",
        "neck-chin-tuck: there is no source S99",
        "neck-chin-tuck: there is no tag elbow",
    )


def test_sources_of_every_other_family_lead_somewhere(guide: Guidance) -> None:
    lost = ("S99",)
    packs = guide.heat_cold
    broken = replace(
        guide,
        red_flags=(replace(guide.red_flags[0], sources=lost), *guide.red_flags[1:]),
        heat_cold=replace(
            packs,
            rows=(replace(packs.rows[0], sources=lost), *packs.rows[1:]),
            choices=(replace(packs.choices[0], sources=lost), *packs.choices[1:]),
            notes=(replace(packs.notes[0], sources=lost), *packs.notes[1:]),
        ),
        posture_questions=(replace(guide.posture_questions[0], sources=lost), *guide.posture_questions[1:]),
        tags=(replace(guide.tags[0], sources=lost), *guide.tags[1:]),
    )
    assert problems(broken) == (
        "rf.heart: there is no source S99",
        "hc.numb: there is no source S99",
        "pick.red-flag: there is no source S99",
        "pc.change: there is no source S99",
        "note.pack-rules: there is no source S99",
        "osteo: there is no source S99",
    )


def test_links_of_sets_sore_days_and_texts_lead_somewhere(guide: Guidance) -> None:
    ready = replace(guide.sets[0], items=("no-move",), total_s=0)
    stage = replace(guide.schedules.gentle[0], exercises=("no-move",), sets=("set.none",), red_flags=("rf.none",))
    broken = replace(
        guide,
        sets=(ready, *guide.sets[1:]),
        schedules=replace(guide.schedules, gentle=(stage, *guide.schedules.gentle[1:])),
        texts=replace(guide.texts, product_entries=("care.none",)),
    )
    assert problems(broken) == (
        "set.micro-neck: there is no exercise no-move",
        "gentle.first: there is no exercise no-move",
        "gentle.first: there is no set set.none",
        "gentle.first: there is no red flag rf.none",
        "texts: there is no entry care.none",
    )


def test_the_time_of_an_exercise_is_the_sum_of_its_parts(guide: Guidance) -> None:
    longer = with_exercise(guide, replace(guide.exercises[0], reps=9))
    assert problems(longer) == ("neck-chin-tuck: says 64 s, its parts make 72 s",)


def test_the_time_of_a_set_is_the_sum_of_its_exercises(guide: Guidance) -> None:
    longer = replace(guide, sets=(replace(guide.sets[0], total_s=60), *guide.sets[1:]))
    assert problems(longer) == ("set.micro-neck: says 60 s, its parts make 57 s",)


def test_the_times_of_a_warm_up_and_its_phases_are_sums(guide: Guidance) -> None:
    ten, *others = guide.warm_ups.plans
    shorter = replace(ten, steps=ten.steps[1:])
    broken = replace(guide, warm_ups=replace(guide.warm_ups, plans=(shorter, *others)))
    assert problems(broken) == (
        "warmup-10: says 600 s, its parts make 540 s",
        "warmup-10, raise: says 180 s, its parts make 120 s",
    )


def test_the_phases_of_a_warm_up_and_its_steps_go_the_same_way(guide: Guidance) -> None:
    ten, *others = guide.warm_ups.plans
    turned = replace(ten, phases=(*ten.phases[1:], ten.phases[0]))
    assert problems(replace(guide, warm_ups=replace(guide.warm_ups, plans=(turned, *others)))) == (
        "warmup-10: each phase must be there once, and its steps in the same order",
    )


def test_the_move_that_shows_a_step_exists(guide: Guidance) -> None:
    plans = tuple(
        replace(
            plan, steps=tuple(replace(step, exercise="no-move") if step.id == "march" else step for step in plan.steps)
        )
        for plan in guide.warm_ups.plans
    )
    assert problems(replace(guide, warm_ups=replace(guide.warm_ups, plans=plans))) == (
        "warmup-10: there is no exercise no-move",
        "warmup-12: there is no exercise no-move",
        "warmup-15: there is no exercise no-move",
    )


def test_a_step_reads_the_same_in_every_warm_up(guide: Guidance) -> None:
    ten, twelve, fifteen = guide.warm_ups.plans
    other = replace(fifteen, steps=(replace(fifteen.steps[0], text="Walk"), *fifteen.steps[1:]))
    broken = replace(guide, warm_ups=replace(guide.warm_ups, plans=(ten, twelve, other)))
    assert problems(broken) == ("warmup-15: step march reads otherwise in another plan",)


def test_the_times_of_an_alternating_pack_are_a_sum(guide: Guidance) -> None:
    cold, heat, alternate = guide.heat_cold.presets
    presets = (cold, heat, replace(alternate, steps=alternate.steps[:-1]))
    assert problems(replace(guide, heat_cold=replace(guide.heat_cold, presets=presets))) == (
        "alternate: says 1140 s, its parts make 960 s",
    )


def test_a_claim_has_a_grade_and_an_entry_has_something_to_do(guide: Guidance) -> None:
    entry = replace(guide.entries[0], claim_grade=None, do=())
    assert problems(with_entry(guide, entry)) == (
        "cause.muscle-pull, do: is empty",
        "cause.muscle-pull: a claim and its grade go together",
    )


def test_what_the_article_speaks_of_has_its_claim(guide: Guidance) -> None:
    entry = replace(guide.entries[0], claim_grade=None, seed_claim="")
    assert problems(with_entry(guide, entry)) == (
        "cause.muscle-pull: is from the article, so it needs what the article said, as seed_claim",
    )


def test_every_exercise_has_a_caution(guide: Guidance) -> None:
    assert problems(with_exercise(guide, replace(guide.exercises[0], caution=""))) == (
        "neck-chin-tuck, caution: is empty",
    )


def test_every_red_flag_says_what_to_do(guide: Guidance) -> None:
    silent = replace(guide.red_flags[0], action="")
    assert problems(replace(guide, red_flags=(silent, *guide.red_flags[1:]))) == (
        "rf.heart, action: is empty",
        "rf.heart: is an emergency, so what to do must say {EMERGENCY} or emergency department",
    )


def test_every_grade_level_and_check_has_words_once(guide: Guidance) -> None:
    texts = guide.texts
    broken = replace(texts, grades=texts.grades[1:], tiers=texts.tiers[:1] + texts.tiers, checks=texts.checks[:-1])
    assert problems(replace(guide, texts=broken)) == (
        "texts, grades: Strong must be there once",
        "texts, tiers: now must be there once",
        "texts, checks: MEM must be there once",
    )


def test_what_no_list_leads_to_and_what_a_list_names_in_vain_is_told(guide: Guidance) -> None:
    first, *others = guide.texts.notes
    renamed = replace(guide.texts, notes=(replace(first, id="note.rules"), *others))
    assert problems(replace(guide, texts=renamed)) == (
        "note.exercise-rules: a list of the guide names it, but it is not there",
        "note.rules: no list of the guide leads to it",
    )
