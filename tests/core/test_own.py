"""The person's own moves and tips: what may be written, and what a wrong value costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from backcare_desktop.core.evidence import Grade
from backcare_desktop.core.moves.exercises import Exercise, Mode, Position, Region
from backcare_desktop.core.own.own import Tip
from backcare_desktop.core.own.plaintext import tidy, why_not_plain
from backcare_desktop.core.own.read import read_move, read_tip
from tests.core.own_items import SLIDE, move


def wrong(**changes: Any) -> list[tuple[str, str, bool]]:
    return [(each.key, each.why, each.is_needed) for each in read_move(SLIDE | changes)[1]]


# ---- one move


def test_a_move_that_is_written_well_has_its_sum_and_claims_no_evidence() -> None:
    own, wrongs = read_move(SLIDE)
    assert wrongs == ()
    assert own.move.total_s == 32
    assert own.move.evidence_grade is Grade.NO_EVIDENCE
    assert (own.move.evidence_sources, own.move.technique_sources) == ((), ())
    assert own.move.is_own
    assert (own.id, own.name) == ("own.wall-slide", "Wall slide")


def test_there_are_always_words_of_caution() -> None:
    assert move().move.caution == "Stop if it hurts."
    assert move(caution="  ").move.caution == "Stop if it hurts."
    assert move(caution="Keep  your neck long.").move.caution == "Keep your neck long."


@pytest.mark.parametrize(
    ("changes", "key", "why"),
    [
        ({"name": ""}, "name", "Give it a name."),
        ({"name": 3}, "name", "It must be text."),
        ({"name": "<b>Slide</b>"}, "name", "It has a tag or a script in it; write plain words."),
        ({"name": "x" * 61}, "name", "It has 61 letters; 60 is the most."),
        ({"steps": []}, "steps", "Write at least one step."),
        ({"steps": "Stand."}, "steps", "They must be lines of text."),
        ({"steps": ["Stand.", 4]}, "steps", "They must be lines of text."),
        ({"steps": ["a"] * 7}, "steps", "There are 7; 6 is the most."),
        ({"steps": ["Stand.", "<script>"]}, "steps", "Line 2 has a tag or a script in it; write plain words."),
        ({"regions": []}, "regions", "Say which part of the body it moves."),
        ({"regions": "neck"}, "regions", "Say which part of the body it moves."),
        ({"regions": ["tail"]}, "regions", "Say which part of the body it moves."),
        ({"mode": "dance"}, "mode", "It must be one of hold, reps, time."),
        ({"reps": 0}, "reps", "It must be a whole number from 1 to 50."),
        ({"reps": "many"}, "reps", "It must be a whole number from 1 to 50."),
        ({"reps": True}, "reps", "It must be a whole number from 1 to 50."),
        ({"reps": 1, "rep_s": 2}, "total_s", "It takes 2 s in all; it must be from 5 s to 15 min."),
        ({"reps": 50, "rep_s": 60}, "total_s", "It takes 3000 s in all; it must be from 5 s to 15 min."),
        ({"mode": "hold", "hold_s": 0}, "hold_s", "It must be a whole number from 1 to 300."),
        ({"mode": "time", "hold_s": 901}, "hold_s", "It must be a whole number from 5 to 900."),
    ],
)
def test_without_these_a_move_cannot_be_used(changes: dict[str, Any], key: str, why: str) -> None:
    assert (key, why, True) in wrong(**changes)


@pytest.mark.parametrize(
    ("changes", "key", "why"),
    [
        ({"mood": "x"}, "mood", "We do not know what this is."),
        ({"regions": ["neck", "tail"]}, "regions", ("Each must be one of neck, shoulders, upper_back, mid_back, "
         "lower_back, chest, hips, legs, wrists, eyes.")),
        ({"position": "lying"}, "position", "It must be one of seated, standing."),
        ({"feel": "<i>"}, "feel", "It has a tag or a script in it; write plain words."),
        ({"feel": 3}, "feel", "It must be text."),
        ({"discreet": "yes"}, "discreet", "It must be true or false."),
        ({"id": "neck-turn"}, "id", "It must look like own.wall-slide."),
        ({"id": 3}, "id", "It must look like own.wall-slide."),
        ({"picture": "../x.png"}, "picture", "It must look like my-move.png, a picture beside the file."),
        ({"avoid_tags": "knee"}, "avoid_tags", "They must look like knee or balance."),
        ({"avoid_tags": ["knee", "<b>"]}, "avoid_tags", "They must look like knee or balance."),
    ],
)  # fmt: skip
def test_these_cost_only_themselves(changes: dict[str, Any], key: str, why: str) -> None:
    assert wrong(**changes) == [(key, why, False)]


def test_what_could_be_understood_of_a_list_is_kept() -> None:
    assert move(regions=["neck", "tail", "neck"]).move.regions == (Region.NECK,)
    assert move(avoid_tags=["knee", "<b>"]).move.avoid_tags == ("knee",)
    assert move(position="lying").move.position is Position.STANDING


def test_a_move_for_a_time_has_no_repetitions() -> None:
    timed = move(mode="time", hold_s=90).move
    assert (timed.mode, timed.total_s, timed.reps, timed.sides, timed.rep_s) == (Mode.TIME, 90, 1, 1, 0)


def test_a_hold_counts_its_sides() -> None:
    assert move(mode="hold", hold_s=10, reps=2, sides=2, rep_s=2).move.total_s == 48


# ---- one tip


def test_a_tip_may_be_for_a_part_of_the_body() -> None:
    assert read_tip({"id": "own.look", "text": "Look far.", "region": "eyes"})[0] == Tip(
        "own.look", "Look far.", Region.EYES
    )
    assert read_tip({"text": "Look far."})[0] == Tip("", "Look far.", None)


def test_a_tip_without_words_is_none_and_a_strange_region_is_left_out() -> None:
    assert [each.why for each in read_tip({})[1]] == ["Write the tip."]
    tip, wrongs = read_tip({"text": "Look far.", "region": "tail"})
    assert tip.region is None
    assert [each.is_needed for each in wrongs] == [False]
    assert [each.is_needed for each in read_tip({"text": "Look far.", "region": 4})[1]] == [False]


# ---- plain words


@pytest.mark.parametrize(
    "text",
    ["<b>", "< img src=x>", "</p>", "<!-- x", "<?php", "javascript:alert(1)", "one\ntwo", "bell\x07", "a\u202eb",
     "zero\u200bwidth", "\ufeffmark"],
)  # fmt: skip
def test_no_tags_and_nothing_invisible(text: str) -> None:
    assert why_not_plain(text, 100)


@pytest.mark.parametrize("text", ["Hold < 5 s", "3 > 2", "Été 5 % – “so”", "👩\u200d⚕️ says hi", "नमस्ते"])
def test_words_of_any_language_are_plain(text: str) -> None:
    assert why_not_plain(text, 100) == ""


def test_blanks_are_tidied() -> None:
    assert tidy("  Stand   up. ") == "Stand up."


def test_shipped_moves_are_not_the_persons_own() -> None:
    shipped: Exercise = replace(move().move, id="neck-turn")
    assert not shipped.is_own
