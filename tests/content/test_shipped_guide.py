"""The shipped guide is whole: nothing lost, every link and sum right, the safety words in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backcare_desktop.assets import root
from backcare_desktop.content.check import check
from backcare_desktop.core.evidence import Checked, Grade, by_id
from backcare_desktop.core.figure.poses import Anchor, HandShape, Prop, Stance, View
from backcare_desktop.core.guide.guidance import EntryKind, Guidance, Tier
from backcare_desktop.core.guidetable import COUNTRIES, OTHER_COUNTRY
from backcare_desktop.core.moves.exercises import Difficulty, Mode, Position, Region
from backcare_desktop.core.moves.warmups import Phase
from backcare_desktop.core.pack.packs import PackStep, Verdict
from tests.content import shipped


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def test_nothing_is_wrong_with_it() -> None:
    assert check(root() / "content").problems == ()


def test_every_family_is_whole(guide: Guidance) -> None:
    counts = {
        "entries": len(guide.entries),
        "red flags": len(guide.red_flags),
        "who must not": len(guide.heat_cold.rows),
        "which one": len(guide.heat_cold.choices),
        "pack presets": len(guide.heat_cold.presets),
        "exercises": len(guide.exercises),
        "sets": len(guide.sets),
        "questions": len(guide.posture_questions),
        "warm-ups": len(guide.warm_ups.plans),
        "poses": len(guide.figures.poses),
        "schedules": len(guide.schedules.presets),
        "sore days": len(guide.schedules.gentle),
        "sources": len(guide.sources),
        "tags": len(guide.tags),
        "countries": len(guide.countries),
    }
    assert counts == {
        "entries": 33,
        "red flags": 25,
        "who must not": 23,
        "which one": 8,
        "pack presets": 3,
        "exercises": 47,
        "sets": 11,
        "questions": 16,
        "warm-ups": 3,
        "poses": 47,
        "schedules": 6,
        "sore days": 6,
        "sources": 89,
        "tags": 15,
        "countries": 6,
    }


def test_the_article_is_answered_in_full_9_causes_and_16_kinds_of_care(guide: Guidance) -> None:
    kinds = [entry.kind for entry in guide.entries if entry.from_seed]
    assert kinds.count(EntryKind.CAUSE) == 9
    assert kinds.count(EntryKind.CARE) == 16
    assert len(kinds) == 25
    assert all(entry.seed_claim for entry in guide.entries if entry.from_seed)


def test_an_entry_grades_claim_and_advice_apart(guide: Guidance) -> None:
    traction = by_id(guide.entries, "care.traction")
    assert traction is not None
    assert (traction.claim_grade, traction.advice_grade) == (Grade.AGAINST, Grade.MODERATE)
    assert traction.seed_claim == "Traction helps unload the spine"
    assert traction.directness == "direct for low back; unclear for neck"
    assert traction.do == ("Move and exercise instead.", "If a clinician offers it, ask what it adds.")
    assert traction.red_flags == ("rf.cord", "rf.neuro")
    assert traction.sources == ("S03", "S04", "S05", "S06")


def test_an_entry_of_our_own_has_no_claim_to_grade(guide: Guidance) -> None:
    upper_back = by_id(guide.entries, "info.upper-back-first")
    assert upper_back is not None
    assert (upper_back.seed_claim, upper_back.claim_grade) == ("", None)
    assert upper_back.advice_grade is Grade.MODERATE


def test_the_worst_signs_come_first(guide: Guidance) -> None:
    tiers = [flag.tier for flag in guide.red_flags]
    assert tiers == [Tier.NOW] * 10 + [Tier.TODAY] * 9 + [Tier.SOON] * 6
    assert guide.red_flags[0].id == "rf.heart"
    assert guide.red_flags[0].action == (
        "Call {EMERGENCY} now. Sit down and rest. Do not drive yourself. Do not stretch or use a heat pack first."
    )


def test_a_medicated_patch_forbids_heat(guide: Guidance) -> None:
    patch = by_id(guide.heat_cold.rows, "hc.patch")
    assert patch is not None
    assert (patch.cold, patch.heat, patch.alternate) == (Verdict.ASK, Verdict.NO, Verdict.NO)
    assert "This can kill." in patch.note


def test_packs_stop_after_20_minutes_and_the_skin_is_looked_at_every_5(guide: Guidance) -> None:
    cold, heat, alternate = guide.heat_cold.presets
    assert (cold.id, cold.default_s, cold.hard_stop_s, cold.skin_check_every_s, cold.gap_s) == (
        "cold", 600, 1200, 300, 7200,
    )  # fmt: skip
    assert (heat.id, heat.default_s, heat.hard_stop_s, heat.skin_check_every_s, heat.max_per_day) == (
        "heat", 900, 1200, 300, 3,
    )  # fmt: skip
    assert (alternate.default_s, alternate.hard_stop_s, alternate.skin_check_every_s) == (1140, 1140, None)
    assert alternate.steps == (PackStep("warm", 180), PackStep("cool", 60)) * 4 + (PackStep("warm", 180),)


def test_any_red_flag_comes_before_the_choice_of_a_pack(guide: Guidance) -> None:
    assert guide.heat_cold.choices[0].when == "Any sign in “When to get help”"
    assert guide.heat_cold.choices[0].say == "Stop. Read what to do there. Call {EMERGENCY} if it says so."
    assert [choice.better for choice in guide.heat_cold.choices] == ["", "", "cold", "heat", "", "heat", "", ""]


def test_an_exercise_has_all_that_the_player_needs() -> None:
    tuck = shipped.exercise("neck-chin-tuck")
    assert (tuck.name, tuck.regions, tuck.position) == ("Chin slide", (Region.NECK,), Position.SEATED)
    assert (tuck.mode, tuck.hold_s, tuck.reps, tuck.sides, tuck.rep_s, tuck.total_s) == (Mode.REPS, 5, 8, 1, 3, 64)
    assert tuck.steps[2] == "Slide your chin straight back."
    assert tuck.caution == "Stop if you feel dizzy or get tingling in an arm."
    assert tuck.avoid_tags == ("neck_ra", "dizzy", "nerve_arm")
    assert (tuck.difficulty, tuck.discreet, tuck.evidence_grade) == (Difficulty.EASY, True, Grade.MODERATE)


def test_36_exercises_are_done_seated_and_18_fit_a_call(guide: Guidance) -> None:
    assert sum(move.position is Position.SEATED for move in guide.exercises) == 36
    assert sum(move.discreet for move in guide.exercises) == 18


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("set.micro-neck", 57), ("set.micro-call", 57), ("set.micro-up", 48), ("set.upper-5", 291), ("set.neck-5", 293),
        ("set.lower-5", 264), ("set.hands-3", 197), ("set.eyes-2", 110), ("set.strength-2", 100),
        ("set.strength-noband", 100), ("set.gentle", 260),
    ],
)  # fmt: skip
def test_a_set_lasts_as_long_as_it_says(guide: Guidance, name: str, seconds: int) -> None:
    ready = by_id(guide.sets, name)
    assert ready is not None
    assert sum(shipped.exercise(item).total_s for item in ready.items) == seconds
    assert ready.total_s == seconds


def test_what_a_fresh_spasm_forbids_is_not_in_the_gentle_set(guide: Guidance) -> None:
    gentle = by_id(guide.sets, "set.gentle")
    assert gentle is not None
    assert all("spasm" not in shipped.exercise(item).avoid_tags for item in gentle.items)


def test_warm_ups_last_10_12_and_15_minutes(guide: Guidance) -> None:
    ten, twelve, fifteen = guide.warm_ups.plans
    assert [plan.name for plan in guide.warm_ups.plans] == [
        "Warm-up, 10 minutes", "Warm-up, 12 minutes", "Warm-up, 15 minutes",
    ]  # fmt: skip
    assert [sum(step.duration_s for step in plan.steps) for plan in (ten, twelve, fifteen)] == [600, 720, 900]
    assert [(time.phase, time.duration_s) for time in twelve.phases] == [
        (Phase.RAISE, 240), (Phase.MOBILISE, 210), (Phase.ACTIVATE, 150), (Phase.REHEARSE, 120),
    ]  # fmt: skip
    assert ten.steps[0].text == "March on the spot"
    assert ten.steps[0].easier == "March seated"
    assert fifteen.steps[-1].text == "Near full effort, then rest 30 seconds"


def test_poses_keep_their_numbers(guide: Guidance) -> None:
    levator = guide.figures.pose("neck-levator")
    assert levator is not None
    assert (levator.base, levator.mirror, len(levator.keys)) == ("SIT_F", True, 4)
    look_down = levator.keys[2]
    assert (look_down.move_s, look_down.hold_s) == (2.0, 20.0)
    assert dict(look_down.channels) == {
        "neck": -12, "head": -6, "head_turn": -42, "head_nod": 40, "sh_L": 4, "el_L": 0, "sh_R": 143, "el_R": 120,
        "wr_R": 15,
    }  # fmt: skip
    assert dict(look_down.lengths) == {"forearm_L": 1, "forearm_R": 1}


def test_a_pose_names_its_props_anchor_stance_and_hand(guide: Guidance) -> None:
    lunge = guide.figures.pose("hip-flexor-lunge")
    raise_ = guide.figures.pose("leg-calf-raise")
    fan = guide.figures.pose("hand-fist-fan")
    assert lunge is not None
    assert raise_ is not None
    assert fan is not None
    assert lunge.keys[0].props == (Prop.FLOOR, Prop.CHAIR_BACK)
    assert lunge.keys[1].props is None
    assert lunge.keys[0].stance is Stance.RIGHT
    assert raise_.keys[1].anchor is Anchor.TOE
    assert [key.hand for key in fan.keys] == [HandShape.FIST, HandShape.FAN, HandShape.FIST]


def test_41_poses_show_the_body_and_6_a_face_or_a_hand(guide: Guidance) -> None:
    views = {base.id: base.view for base in guide.figures.bases}
    shown = [views[pose.base] for pose in guide.figures.poses]
    assert shown.count(View.SIDE) + shown.count(View.FRONT) == 41
    assert shown.count(View.FACE) == 3
    assert shown.count(View.HAND) == 3
    assert guide.figures.pose("no-such-exercise") is None


def test_the_drawing_has_its_measures_and_test_points(guide: Guidance) -> None:
    assert guide.figures.segments.head_r == 0.062
    assert guide.figures.segments.seat_h == 0.285
    assert [(mark.exercise, mark.key) for mark in guide.figures.landmarks] == [
        ("neck-side-tilt", 1), ("hip-sit-to-stand", 2), ("upper-forward-reach", 1), ("shoulder-band-raise", 1),
    ]  # fmt: skip
    assert guide.figures.landmarks[0].hd == (-0.053, 0.688)


def test_sources_say_how_far_they_were_checked(guide: Guidance) -> None:
    checks = [source.checked for source in guide.sources]
    assert {check: checks.count(check) for check in Checked} == {
        Checked.SEEN: 59, Checked.SECOND_HAND: 9, Checked.FOUND: 7, Checked.FROM_MEMORY: 14,
    }  # fmt: skip


def test_grades_and_levels_have_words_for_people(guide: Guidance) -> None:
    assert [guide.texts.grade(grade).label for grade in Grade] == [
        "Well supported", "Likely helps", "May help a little", "Not proven", "Not advised",
    ]  # fmt: skip
    assert guide.texts.tier(Tier.NOW).headline == "Emergency: call {EMERGENCY} now"
    assert guide.texts.tier(Tier.TODAY).word == "TODAY"


def test_the_app_says_that_it_is_no_medical_device(guide: Guidance) -> None:
    assert guide.texts.intended_purpose.endswith(
        "It is not a medical device. It does not diagnose, treat, cure, monitor or prevent any disease or injury."
    )
    assert guide.texts.disclaimers.privacy == "What you hide or log stays on this computer."
    assert guide.texts.checked_on >= date(2026, 1, 1)


def test_the_mark_for_thin_bones_says_to_stay_active(guide: Guidance) -> None:
    osteo = by_id(guide.tags, "osteo")
    assert osteo is not None
    assert "UK experts want people with osteoporosis to stay active." in osteo.note
    assert osteo.sources == ("S45",)


def test_general_pages_of_all_families_are_found_together(guide: Guidance) -> None:
    assert [note.id for note in guide.notes] == [
        "note.exercise-rules", "note.stretching", "note.skip-if", "note.posture-evidence", "note.sit-stand",
        "note.pack-rules", "note.take-it-off", "note.hot-bag", "note.wheat-bag", "note.heat-wrap", "note.ice",
        "note.warm-up-start", "note.warm-up-level", "note.warm-up-easier",
    ]  # fmt: skip


def test_moves_play_only_where_moving_does_no_harm(guide: Guidance) -> None:
    assert {entry.id: entry.moves for entry in guide.entries if entry.moves} == {
        "cause.muscle-pull": ("set.gentle",),
        "cause.posture": ("reset-grow-tall", "set.micro-neck", "set.micro-up"),
        "cause.arthritis": ("move-walk", "shoulder-rolls", "low-pelvic-tilt"),
        "care.exercise": ("set.strength-2", "set.strength-noband", "set.neck-5", "set.upper-5", "set.lower-5"),
        "care.posture": ("reset-grow-tall", "set.micro-up", "set.micro-neck"),
        "info.what-is-spasm": ("breath-belly", "set.gentle"),
        "info.stay-active": ("move-walk", "set.gentle"),
        "info.stress": ("breath-belly", "move-walk"),
        "info.recovery": ("set.gentle", "move-walk"),
    }


def test_the_moves_for_sore_days_carry_no_mark_for_spasm_nerve_or_thin_bones(guide: Guidance) -> None:
    moves = {each.id: (each.id,) for each in guide.exercises} | {each.id: each.items for each in guide.sets}
    tags = {each.id: set(each.avoid_tags) for each in guide.exercises}
    for entry_id in ("cause.muscle-pull", "cause.arthritis", "info.what-is-spasm", "info.stay-active", "info.recovery"):
        [entry] = [each for each in guide.entries if each.id == entry_id]
        shown = {move for name in entry.moves for move in moves[name]}
        assert not {"spasm", "nerve_leg", "nerve_arm", "osteo", "neck_ra"} & {
            tag for move in shown for tag in tags[move]
        }


def test_the_settings_offer_exactly_the_countries_whose_numbers_are_known(guide: Guidance) -> None:
    known = {territory for country in guide.countries for territory in country.territories}
    assert set(COUNTRIES) == known | {"", OTHER_COUNTRY}


def test_the_guide_says_who_reviewed_it_and_when_it_was_checked(guide: Guidance) -> None:
    assert guide.texts.reviewed == "No clinician has reviewed this guide yet."
    assert replace(guide.texts, clinician_review="Read by Dr. Roe.").reviewed == "Read by Dr. Roe."
    assert guide.texts.checked == "23 November 2026"
