"""What the person can do with their own moves and tips, on real files; and what the guide then shows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.coach import Coach
from backcare_desktop.content.own import WholeLibrary
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide.needs import NEEDS, need_of
from backcare_desktop.core.moves.routine import Stock, pick
from backcare_desktop.core.own.own import Drop, Keep, LookAgain, OwnContent, OwnMove, Share, TakeBack, TakeIn, Tip
from backcare_desktop.core.own.read import read_move
from backcare_desktop.core.settings import check
from backcare_desktop.owned import Owned
from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders
from tests.app.test_coach import Notes
from tests.ui.pictures import picture, size_of
from tests.ui.views import CARD

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
SLIDE: OwnMove = read_move(
    {"name": "Wall slide", "regions": ["shoulders"], "reps": 5, "rep_s": 4, "steps": ["Slide up.", "Slide down."]}
)[0]
SIP = Tip("", "Sip some water.")


class Person:
    """Somebody with folders of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for name in ("config", "data", "state", "run"):
            (home / name).mkdir(parents=True)
        self.folders = Folders(home / "config", home / "data", home / "state", home / "run")
        self.told: list[str] = []
        self.owned = Owned(self.folders, lambda: AT, self.told.append)

    def names(self) -> list[str]:
        return [each.name for each in self.content().items]

    def content(self) -> OwnContent:
        return self.owned.content() or OwnContent()

    def pictures(self) -> list[str]:
        return sorted(each.name for each in (self.folders.own / "pictures").glob("*"))


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot) -> Person:
    return Person(tmp_path / "me")


@pytest.fixture
def friend(tmp_path: Path, qtbot: QtBot) -> Person:
    return Person(tmp_path / "friend")


def test_without_anything_of_their_own_nothing_is_read_or_made(person: Person) -> None:
    assert person.owned.content() is None
    assert person.owned.view().content.items == ()
    assert person.owned.picture("own.x") == ""
    assert list((person.home / "data").iterdir()) == []


def test_adding_changing_deleting_and_each_of_it_undone(person: Person) -> None:
    do = person.owned.carry_out
    assert do(Keep(SLIDE)) == "“Wall slide” is kept."
    assert do(Keep(SIP)) == "“Sip some water.” is kept."
    assert [each.id for each in person.content().items] == ["own.wall-slide", "own.sip-some-water"]
    kept = person.content().moves[0]
    assert do(Keep(replace(kept, move=replace(kept.move, name="Slow slide")))) == "“Slow slide” is changed."
    assert person.owned.view().undo == "Put “Wall slide” back as it was"
    assert do(TakeBack()) == "It is as it was before."
    assert person.names() == ["Wall slide", "Sip some water."]
    assert do(Drop("own.wall-slide")) == "“Wall slide” is deleted."
    assert person.names() == ["Sip some water."]
    do(TakeBack())
    assert person.names() == ["Wall slide", "Sip some water."]
    do(Keep(Tip("", "Look far.")))
    assert person.owned.view().undo == "Take “Look far.” away again"
    do(TakeBack())
    assert person.names() == ["Wall slide", "Sip some water."]
    assert do(TakeBack()) == "It is as it was before."
    assert person.told == []


def test_a_move_that_comes_back_stands_where_it_stood(person: Person) -> None:
    do = person.owned.carry_out
    for name in ("Wall slide", "Chin slide", "Slow slide"):
        do(Keep(replace(SLIDE, move=replace(SLIDE.move, name=name))))
    do(Drop("own.chin-slide"))
    do(TakeBack())
    assert person.names() == ["Wall slide", "Chin slide", "Slow slide"]


def test_two_moves_of_one_name_are_two_moves(person: Person) -> None:
    person.owned.carry_out(Keep(SLIDE))
    person.owned.carry_out(Keep(SLIDE))
    assert [each.id for each in person.content().items] == ["own.wall-slide", "own.wall-slide-2"]


def test_a_picture_is_kept_replaced_and_tidied_only_when_nothing_can_be_undone(person: Person) -> None:
    do = person.owned.carry_out
    do(Keep(SLIDE, picture()))
    assert person.owned.picture("own.wall-slide") == str(person.folders.own / "pictures" / "wall-slide.png")
    do(Keep(person.content().moves[0], picture(kind="jpg")))
    assert person.content().moves[0].picture == "wall-slide.jpg"
    do(Drop("own.wall-slide"))
    do(TakeBack())
    assert person.owned.picture("own.wall-slide").endswith("wall-slide.jpg")
    assert person.pictures() == ["wall-slide.jpg", "wall-slide.png"]
    person.owned.rest()
    assert person.pictures() == ["wall-slide.jpg"]
    assert person.owned.view().undo == ""


def test_the_picture_of_a_move_that_cannot_be_read_is_not_tidied_away(person: Person) -> None:
    person.owned.carry_out(Keep(SLIDE, picture()))
    person.owned.carry_out(Keep(replace(SLIDE, move=replace(SLIDE.move, name="Other"))))
    path = person.folders.own / "moves.toml"
    good = path.read_text()
    path.write_text(good.replace("reps = 5", "reps = 500", 1))
    assert person.names() == ["Other"]
    person.owned.rest()
    path.write_text(good)
    assert person.owned.picture("own.wall-slide") != ""


def test_what_is_new_is_told_of_and_what_is_changed_or_put_back_is_not(person: Person, friend: Person) -> None:
    new: list[frozenset[str]] = []
    do = Owned(person.folders, lambda: AT, person.told.append, came=new.append).carry_out
    do(Keep(SLIDE))
    do(Keep(replace(person.content().moves[0], picture="")))
    do(Drop("own.wall-slide"))
    do(TakeBack())
    assert new == [{"own.wall-slide"}]
    friend.owned.carry_out(Keep(SIP))
    pack = str(friend.home / "mine")
    friend.owned.carry_out(Share(pack, ("own.sip-some-water",)))
    do(TakeIn(person.owned.look_into(pack)))
    assert new[1:] == [{"own.sip-some-water"}]


def test_what_is_not_there_cannot_be_deleted_and_is_told(person: Person) -> None:
    with pytest.raises(Problem, match="It is not there any more"):
        person.owned.carry_out(Drop("own.x"))
    view = person.owned.view()
    assert (view.said, view.is_refused) == ("It is not there any more. Nothing was changed.", True)


def test_a_file_changed_by_hand_is_taken_over_and_what_is_wrong_is_told_once(person: Person) -> None:
    person.owned.carry_out(Keep(SIP))
    path = person.folders.own / "tips.toml"
    path.write_text('[[tips]]\ntext = "By hand."\n[[tips]]\ntext = "<b>"\n')
    assert person.names() == ["By hand."]
    assert person.owned.carry_out(LookAgain()) == "“Sip some water.” is kept."
    assert person.told == [
        "tips.toml, tip 2, text: It has a tag or a script in it; write plain words. This tip is left out."
    ]


# ---- packs


def test_what_one_shares_another_takes_in_whole(person: Person, friend: Person, tmp_path: Path) -> None:
    pack = str(tmp_path / "mine.backcare-moves")
    friend.owned.carry_out(Keep(SLIDE, picture(1500, 1000, words="my street")))
    friend.owned.carry_out(Keep(SIP))
    ids = ("own.wall-slide", "own.sip-some-water")
    assert friend.owned.carry_out(Share(pack, ids)) == f"1 move and 1 tip written to {pack}."
    person.owned.carry_out(Keep(replace(SLIDE, move=replace(SLIDE.move, feel="Mine."))))
    offer = person.owned.look_into(pack)
    assert person.names() == ["Wall slide"]
    assert person.owned.carry_out(TakeIn(offer)) == "1 move and 1 tip added."
    assert person.names() == ["Wall slide", "Wall slide (2)", "Sip some water."]
    assert person.content().moves[0].move.feel == "Mine."
    kept = Path(person.owned.picture("own.wall-slide-2")).read_bytes()
    assert size_of(kept) == (1200, 800)
    assert b"my street" not in kept
    person.owned.carry_out(TakeBack())
    assert person.names() == ["Wall slide"]
    again = person.owned.look_into(pack)
    assert [each.name for each in again.content.items] == ["Wall slide (2)", "Sip some water."]


def test_only_what_was_chosen_is_shared(person: Person, friend: Person, tmp_path: Path) -> None:
    pack = str(tmp_path / "x")
    friend.owned.carry_out(Keep(SLIDE))
    friend.owned.carry_out(Keep(SIP))
    assert friend.owned.carry_out(Share(pack, ("own.sip-some-water",))) == f"1 tip written to {pack}."
    assert [each.name for each in person.owned.look_into(pack).content.items] == ["Sip some water."]


def test_a_picture_that_is_none_is_left_out_its_move_comes_in(person: Person, friend: Person, tmp_path: Path) -> None:
    import zipfile

    friend.owned.carry_out(Keep(SLIDE, picture()))
    friend.owned.carry_out(Share(str(tmp_path / "good"), ("own.wall-slide",)))
    with zipfile.ZipFile(tmp_path / "good") as good, zipfile.ZipFile(tmp_path / "bad", "w") as bad:
        bad.writestr("pack.toml", good.read("pack.toml"))
        bad.writestr("pictures/01.png", b"<svg onload=alert(1)>")
    offer = person.owned.look_into(str(tmp_path / "bad"))
    assert offer.left_out == (
        (
            "The file, “Wall slide”: The picture is neither PNG nor JPEG. It was not taken. "
            "Save it as one of these first."
        ),
    )
    person.owned.carry_out(TakeIn(offer))
    assert person.names() == ["Wall slide"]
    assert person.owned.picture("own.wall-slide") == ""


def test_nothing_to_share_and_nothing_to_take_in_are_said(person: Person, friend: Person, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is nothing to share yet"):
        person.owned.carry_out(Share(str(tmp_path / "x"), ()))
    friend.owned.carry_out(Keep(SIP))
    friend.owned.carry_out(Share(str(tmp_path / "y"), ("own.sip-some-water",)))
    with pytest.raises(Problem, match="There is nothing new in it"):
        friend.owned.carry_out(TakeIn(friend.owned.look_into(str(tmp_path / "y"))))


def test_a_picture_that_went_missing_stops_the_sharing(person: Person, tmp_path: Path) -> None:
    person.owned.carry_out(Keep(SLIDE, picture()))
    Path(person.owned.picture("own.wall-slide")).unlink()
    with pytest.raises(Problem, match=r"cannot be read .*Nothing was shared"):
        person.owned.carry_out(Share(str(tmp_path / "x"), ("own.wall-slide",)))
    assert not (tmp_path / "x").exists()


# ---- in the guide, in breaks and on cards


def test_the_guide_finds_lists_and_offers_them_and_forgets_them_again(person: Person) -> None:
    person.owned.carry_out(Keep(SLIDE))
    person.owned.carry_out(Keep(SIP))
    library = WholeLibrary(assets.root())
    shipped = library.exercises
    library.take_over(person.owned.content())
    assert next(hit.id for hit in library.index.find("wall slide")) == "own.wall-slide"
    assert next(hit.id for hit in library.index.find("sip water")) == "own.sip-some-water"
    assert by_id(library.guidance.exercises, "own.wall-slide") is not None
    own = next(need for need in NEEDS if need.id == "own")
    assert [(group.title, group.items) for group in own.groups(library.guidance)] == [
        ("", ("page.own",)),
        ("Your moves", ("own.wall-slide",)),
        ("Your tips", ("own.sip-some-water",)),
    ]
    assert need_of("own.sip-some-water", library.guidance) == "own"
    only_mine = Stock([each for each in library.exercises if each.is_own])
    assert [each.name for each in pick(only_mine, 60).moves] == ["Wall slide"]
    library.take_over(None)
    assert library.exercises == shipped
    assert library.index.find("sip water") == () or library.index.find("sip water")[0].id != "own.sip-some-water"


def test_own_tips_stand_on_the_card_in_their_turn_and_hidden_ones_do_not(person: Person) -> None:
    person.owned.carry_out(Keep(SIP))
    raw: dict[str, object] = {}
    coach = Coach(Notes(), lambda: check(raw)[0], lambda: AT, lambda: (), person.owned)
    cues = [coach.desk.card(CARD).cue for _ in range(17)]
    assert cues[2] == "Sip some water."
    assert len(set(cues)) == 17
    raw["guide"] = {"hidden_tips": ["own.sip-some-water", "pc.change"]}
    assert len({coach.desk.card(CARD).cue for _ in range(30)}) == 15


def test_a_move_added_while_the_app_runs_is_in_the_library_at_once(person: Person) -> None:
    coach = Coach(Notes(), lambda: check({})[0], lambda: AT, lambda: (), person.owned)
    before = len(coach.library.exercises)
    person.owned.carry_out(Keep(SLIDE))
    assert len(coach.library.exercises) == before + 1
