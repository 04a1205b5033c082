"""The person's own moves and tips as a whole: a file of them, and packs that are joined."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.own.merge import added, offer, picture_name
from backcare_desktop.core.own.own import NOTHING, OwnContent, Tip, cues
from backcare_desktop.core.own.read import make_id, named, read, tables
from tests.core.own_items import SLIDE, move


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
