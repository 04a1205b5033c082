"""The person's own moves and tips: what may be written, what a wrong value costs, and how packs are joined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from backcare_desktop.core.evidence import Grade
from backcare_desktop.core.moves.exercises import Exercise, Mode, Position, Region
from backcare_desktop.core.own.merge import added, offer, picture_name
from backcare_desktop.core.own.own import NOTHING, OwnContent, OwnMove, Tip, cues
from backcare_desktop.core.own.plaintext import tidy, why_not_plain
from backcare_desktop.core.own.read import make_id, named, read, read_move, read_tip, tables

SLIDE: dict[str, Any] = {
    "id": "own.wall-slide",
    "name": "Wall slide",
    "regions": ["shoulders", "upper_back"],
    "position": "standing",
    "mode": "reps",
    "reps": 8,
    "rep_s": 4,
    "steps": ["Stand with your back to a wall.", "Slide your arms up."],
}


def move(**changes: Any) -> OwnMove:
    return read_move(SLIDE | changes)[0]


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


# ---- a whole file


def test_a_file_is_read_and_written_without_loss() -> None:
    raw = {
        "version": 1,
        "moves": [SLIDE | {"picture": "wall.png"}, SLIDE | {"id": "", "name": "Sway", "mode": "time", "hold_s": 30}],
        "tips": [{"id": "own.look", "text": "Look far.", "region": "eyes"}, {"id": "own.sip", "text": "Sip."}],
    }
    reading = read(raw, "moves.toml")
    assert reading.wrongs == ()
    assert [each.id for each in reading.content.items] == ["own.wall-slide", "own.sway", "own.look", "own.sip"]
    assert read(tables(reading.content), "again") == reading
    assert tables(NOTHING) == {"version": 1}


def test_a_wrong_item_goes_and_the_others_stay() -> None:
    reading = read(
        {"moves": [SLIDE, SLIDE | {"id": "own.b", "name": "Bad", "reps": "x", "mood": 1}, "no table"]}, "moves.toml"
    )
    assert [each.name for each in reading.content.moves] == ["Wall slide"]
    assert reading.wrongs == (
        "moves.toml, “Bad”, reps: It must be a whole number from 1 to 50. This move is left out.",
        "moves.toml, move 3: It must be a table. It is left out.",
    )


def test_a_wrong_value_goes_and_its_item_stays() -> None:
    reading = read({"tips": [{"text": "Sip.", "region": "tail"}, {"region": "neck"}], "mood": 1}, "tips.toml")
    assert reading.content.tips == (Tip("own.sip", "Sip."),)
    assert reading.wrongs == (
        "tips.toml, mood: We do not know what this is. It is left out.",
        (
            "tips.toml, “Sip.”, region: It must be one of neck, shoulders, upper_back, mid_back, lower_back, chest, "
            "hips, legs, wrists, eyes. Only this value is left out."
        ),
        "tips.toml, tip 2, text: Write the tip. This tip is left out.",
    )


def test_an_id_that_is_there_twice_is_made_another() -> None:
    reading = read({"moves": [SLIDE, SLIDE | {"name": "Other"}], "tips": [{"id": "own.wall-slide", "text": "x"}]}, "f")
    assert [each.id for each in reading.content.items] == ["own.wall-slide", "own.wall-slide-2", "own.wall-slide-3"]


def test_a_family_that_is_no_list_and_one_that_is_too_long() -> None:
    assert read({"moves": "x"}, "f").wrongs == ("f, moves: They must be tables. They are left out.",)
    many = read({"tips": [{"text": f"Tip {number}"} for number in range(201)]}, "f")
    assert len(many.content.tips) == 200
    assert many.wrongs == ("f, tips: There are 201; the first 200 are read. The others are left out.",)


@pytest.mark.parametrize("version", ["1", 0, True])
def test_a_strange_version_is_told_and_read_all_the_same(version: object) -> None:
    reading = read({"version": version, "tips": [{"text": "Sip."}]}, "f")
    assert len(reading.content.tips) == 1
    assert reading.wrongs == ("f, version: It must be 1. It is read as that.",)
    assert not reading.is_newer


def test_a_later_version_is_known_as_such() -> None:
    assert read({"version": 2}, "f").is_newer


@pytest.mark.parametrize(
    ("name", "made"),
    [("Wall slide!", "own.wall-slide"), ("坐", "own.item"), ("a b c d e f g h", "own.a-b-c-d-e-f"),
     ("x" * 100, "own." + "x" * 60)],
)  # fmt: skip
def test_an_id_is_made_of_the_name(name: str, made: str) -> None:
    assert make_id(name) == made


def test_an_item_keeps_its_id_when_that_is_free() -> None:
    own = move()
    assert named(own, ()) is own
    assert named(Tip("", "Sip."), {"own.sip"}) == Tip("own.sip-2", "Sip.")


# ---- the whole of it


def test_items_are_put_in_their_places_found_and_taken_away() -> None:
    one, other = move(), move(id="own.b", name="Other")
    content = OwnContent((one, other), (Tip("own.t", "Sip."),))
    changed = content.with_items([move(name="New name"), Tip("own.u", "Look.")])
    assert [each.name for each in changed.items] == ["New name", "Other", "Sip.", "Look."]
    assert content.find("own.b") is other
    assert content.find("own.no") is None
    assert content.without(["own.b", "own.t"]) == OwnContent((one,))
    assert content.only(["own.t"]) == OwnContent((), (Tip("own.t", "Sip."),))
    assert OwnContent((replace(one, picture="a.png"), other)).pictures == {"a.png"}


def test_own_tips_take_turns_with_the_shipped_cues() -> None:
    shipped = [(f"pc.{letter}", letter) for letter in "abcde"]
    tips = [Tip("own.1", "one"), Tip("own.2", "two"), Tip("own.3", "three")]
    assert cues(shipped, tips, ()) == ("a", "b", "one", "c", "d", "two", "e", "three")
    assert cues(shipped, tips, ("pc.b", "own.1", "own.2")) == ("a", "c", "three", "d", "e")
    assert cues(shipped, (), ()) == ("a", "b", "c", "d", "e")
    assert cues(shipped, (), [name for name, _ in shipped]) == ("a", "b", "c", "d", "e")


# ---- packs

PNG, JPG = b"\x89PNG...", b"\xff\xd8\xff..."


def test_a_pack_comes_in_under_new_ids_and_names_and_replaces_nothing() -> None:
    present = OwnContent((move(reps=5),), (Tip("own.t", "Sip."),))
    pack = OwnContent((move(), move(id="own.x")), (Tip("own.t", "Look."),))
    offered = offer(pack, present, {})
    assert [(each.id, each.name) for each in offered.content.items] == [
        ("own.wall-slide-2", "Wall slide (2)"),
        ("own.x", "Wall slide (3)"),
        ("own.t-2", "Look."),
    ]
    assert offered.renamed == (
        "“Wall slide”: You have a move of that name. This one comes in as “Wall slide (2)”.",
        "“Wall slide”: You have a move of that name. This one comes in as “Wall slide (3)”.",
    )


def test_what_is_there_already_is_left_out() -> None:
    present = OwnContent((move(picture="mine.png"),), (Tip("own.t", "Sip."),))
    offered = offer(OwnContent((move(id="own.y"),), (Tip("own.z", "Sip."),)), present, {}, left_out=("Before.",))
    assert offered.content == NOTHING
    assert offered.left_out == (
        "Before.",
        "“Wall slide”: You have it already. It is left out.",
        "“Sip.”: You have it already. It is left out.",
    )


def test_a_file_taken_in_twice_adds_nothing_the_second_time() -> None:
    once = offer(OwnContent((move(),)), OwnContent((move(reps=5),)), {})
    assert [each.name for each in once.content.moves] == ["Wall slide (2)"]
    both = added(OwnContent((move(reps=5),)), once.content)
    again = offer(OwnContent((move(),), (Tip("own.t", "Sip."),)), both, {})
    assert [each.name for each in again.content.items] == ["Sip."]
    assert again.left_out == ("“Wall slide”: You have it already. It is left out.",)


def test_pictures_come_in_under_names_that_are_free() -> None:
    pack = OwnContent((move(picture="01.png"), move(id="own.b", name="B", picture="02.jpg"), move(id="own.c", name="C",
                       picture="03.png")))  # fmt: skip
    offered = offer(pack, NOTHING, {"01.png": PNG, "02.jpg": JPG}, files=frozenset({"wall-slide.png"}))
    assert [each.picture for each in offered.content.moves] == ["wall-slide-2.png", "b.jpg", ""]
    assert offered.pictures == (("wall-slide-2.png", PNG), ("b.jpg", JPG))
    assert picture_name("own.b", PNG, ()) == "b.png"


def test_a_long_name_stays_short_enough_with_its_number() -> None:
    long = "x" * 60
    offered = offer(OwnContent((move(name=long),)), OwnContent((move(id="own.q", name=long, reps=3),)), {})
    assert offered.content.moves[0].name == "x" * 54 + " (2)"
    assert read(tables(offered.content), "f").wrongs == ()


def test_what_came_under_the_same_id_in_the_meantime_stays() -> None:
    mine, theirs = move(name="Mine"), move(name="Theirs")
    both = added(OwnContent((mine,)), OwnContent((theirs,), (Tip("own.t", "Sip."),)))
    assert [(each.id, each.name) for each in both.items] == [
        ("own.wall-slide", "Mine"),
        ("own.wall-slide-2", "Theirs"),
        ("own.t", "Sip."),
    ]


def test_shipped_moves_are_not_the_persons_own() -> None:
    shipped: Exercise = replace(move().move, id="neck-turn")
    assert not shipped.is_own
