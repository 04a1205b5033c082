"""Every promise of the guide, once broken, is named in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from backcare_desktop.core.figure.poses import PoseKey
from backcare_desktop.core.guide.guidance import Entry, Guidance
from backcare_desktop.core.guide.review import problems
from backcare_desktop.core.guide.reviewwords import hardest_texts
from backcare_desktop.core.moves.exercises import Exercise
from tests.content import shipped


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def with_entry(guide: Guidance, entry: Entry) -> Guidance:
    return replace(guide, entries=(entry, *guide.entries[1:]))


def with_exercise(guide: Guidance, move: Exercise) -> Guidance:
    return replace(guide, exercises=(move, *guide.exercises[1:]))


def with_key(guide: Guidance, **changes: object) -> Guidance:
    figures = guide.figures
    pose = figures.poses[0]
    key: PoseKey = replace(pose.keys[0], **changes)  # type: ignore[arg-type]
    changed = replace(pose, keys=(key, *pose.keys[1:]))
    return replace(guide, figures=replace(figures, poses=(changed, *figures.poses[1:])))


def test_an_id_may_be_used_once(guide: Guidance) -> None:
    twice = replace(guide, entries=(*guide.entries, guide.entries[0]))
    assert problems(twice) == ("the guide: cause.muscle-pull is there 2 times",)


def test_ids_are_one_for_all_families(guide: Guidance) -> None:
    clash = replace(guide.posture_questions[0], id="care.ice")
    assert problems(replace(guide, posture_questions=(clash,))) == ("the guide: care.ice is there 2 times",)


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
    move = replace(guide.exercises[0], technique_sources=("S98",), evidence_sources=("S99",), avoid_tags=("elbow",))
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


def test_a_pack_stays_within_its_hard_stop_and_has_a_skin_check(guide: Guidance) -> None:
    cold, heat, alternate = guide.heat_cold.presets
    presets = (
        replace(cold, max_s=1300),
        replace(heat, skin_check_every_s=None),
        replace(alternate, steps=alternate.steps[:-1]),
    )
    assert problems(replace(guide, heat_cold=replace(guide.heat_cold, presets=presets))) == (
        "cold: least, default, most and hard stop are not in order",
        "heat: has no skin check",
        "alternate: says 1140 s, its parts make 960 s",
    )


def test_a_claim_has_a_grade_and_an_entry_has_something_to_do(guide: Guidance) -> None:
    entry = replace(guide.entries[0], claim_grade=None, do=())
    assert problems(with_entry(guide, entry)) == (
        "cause.muscle-pull: a claim and its grade go together",
        "cause.muscle-pull: needs something to do, when not to, and a red flag",
    )


def test_every_exercise_has_a_caution(guide: Guidance) -> None:
    assert problems(with_exercise(guide, replace(guide.exercises[0], caution=""))) == (
        "neck-chin-tuck: needs a caution, steps and a region",
    )


def test_every_red_flag_says_what_to_do(guide: Guidance) -> None:
    silent = replace(guide.red_flags[0], action="")
    assert problems(replace(guide, red_flags=(silent, *guide.red_flags[1:]))) == (
        "rf.heart: needs plain words and something to do",
    )


def test_no_text_is_hard_to_read(guide: Guidance) -> None:
    text = (
        "Musculoskeletal discomfort predominantly originates from insufficiently interrupted sedentary behaviour " * 3
    )
    entry = replace(guide.entries[0], do=tuple(text.split(" from ")))
    [problem] = problems(with_entry(guide, entry))
    assert problem.startswith("cause.muscle-pull, do: reads like school grade ")


def test_a_line_that_denies_does_not_excuse_the_next(guide: Guidance) -> None:
    entry = replace(guide.entries[0], do=("No heat", "It heals"))
    assert problems(with_entry(guide, entry)) == (
        'cause.muscle-pull, do: says "heals" (see the word list of README.md)',
    )


def test_the_hardest_texts_are_named_with_their_grade(guide: Guidance) -> None:
    first, second = hardest_texts(guide, 2)
    assert first[1] == "rf.infection, text"
    assert first[0] == pytest.approx(8.0, abs=0.05)
    assert second[0] <= first[0]


def test_every_grade_level_and_check_has_words_once(guide: Guidance) -> None:
    texts = guide.texts
    broken = replace(texts, grades=texts.grades[1:], tiers=texts.tiers[:1] + texts.tiers, checks=texts.checks[:-1])
    assert problems(replace(guide, texts=broken)) == (
        "texts, grades: Strong must be there once",
        "texts, tiers: now must be there once",
        "texts, checks: MEM must be there once",
    )


def test_every_exercise_is_drawn_and_nothing_else(guide: Guidance) -> None:
    first, *others = guide.figures.poses
    stray = replace(first, exercise="handstand", base="UPSIDE_DOWN")
    assert problems(replace(guide, figures=replace(guide.figures, poses=(stray, *others)))) == (
        "neck-chin-tuck: has no pose",
        "handstand: has a pose but is no exercise",
        "handstand: there is no base UPSIDE_DOWN",
    )


@pytest.mark.parametrize(
    ("channels", "problem"),
    [
        ({"tail": 1.0}, "there is no channel tail"),
        ({"neck_L": 1.0}, "there is no channel neck_L"),
        ({"neck": 51.0}, "neck = 51 is past its limit"),
        ({"sh_R": -96.0}, "sh_R = -96 is past its limit"),
    ],
)
def test_no_joint_goes_past_its_limit(guide: Guidance, channels: Mapping[str, float], problem: str) -> None:
    assert problems(with_key(guide, channels=channels)) == (f"neck-chin-tuck, key 0: {problem}",)


def test_a_length_belongs_to_a_segment(guide: Guidance) -> None:
    assert problems(with_key(guide, lengths={"forearm_L": 0.5, "tail": 0.5, "shin": 1.5})) == (
        "neck-chin-tuck, key 0: there is no channel len.tail",
        "neck-chin-tuck, key 0: len.shin = 1.5 is past its limit",
    )


@pytest.mark.parametrize("times", [{"move_s": -1.0}, {"hold_s": -0.5}])
def test_no_time_is_negative(guide: Guidance, times: dict[str, float]) -> None:
    assert problems(with_key(guide, **times)) == ("neck-chin-tuck, key 0: times can't be negative",)


def test_a_base_keeps_the_limits_too(guide: Guidance) -> None:
    first, *others = guide.figures.bases
    bent = replace(first, channels={"kn": 171.0})
    assert problems(replace(guide, figures=replace(guide.figures, bases=(bent, *others)))) == (
        "SIT_S: kn = 171 is past its limit",
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("This heals a pull.", "heals"),
        ("A Therapy for you.", "Therapy"),
        ("Clinically proven to work.", "Clinically proven"),
        ("Don't worry.", "Don't worry"),
        ("It is not so. But it works wonders.", "wonders"),
        ("It heals and does not hurt.", "heals"),
        ("Stretch the hamstring.", "hamstring"),
        ("Don\u2019t worry.", "Don\u2019t worry"),
    ],
)
def test_banned_words_are_named_with_their_place(guide: Guidance, text: str, word: str) -> None:
    entry = replace(guide.entries[0], summary=text)
    assert problems(with_entry(guide, entry)) == (
        f'cause.muscle-pull, summary: says "{word}" (see the word list of README.md)',
    )


@pytest.mark.parametrize(
    "text",
    ["Not proven.", "No pack heals a muscle.", "Neither cold nor heat heals.", "Healing takes time.", "Cured ham."],
)
def test_a_sentence_that_denies_and_a_longer_word_are_no_problem(guide: Guidance, text: str) -> None:
    assert problems(with_entry(guide, replace(guide.entries[0], summary=text))) == ()


def test_what_the_article_claimed_may_use_any_word(guide: Guidance) -> None:
    assert problems(with_entry(guide, replace(guide.entries[0], seed_claim="Oil works wonders and cures"))) == ()


def test_an_unknown_token_is_named(guide: Guidance) -> None:
    entry = replace(guide.entries[0], do=("Call {POLICE} or {EMERGENCY}.",))
    assert problems(with_entry(guide, entry)) == ("cause.muscle-pull, do: there is no token {POLICE}",)
