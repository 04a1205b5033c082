"""The files of own moves and tips: read with mercy, changed as a whole or not at all, and nothing of them ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.core.own.own import OwnContent, OwnMove, Tip
from backcare_desktop.core.own.read import read_move
from backcare_desktop.store.own_files import OwnFiles
from backcare_desktop.store.problems import Problem
from tests.store.conftest import AT, Closable, Fill

SLIDE: OwnMove = read_move(
    {"id": "own.slide", "name": "Slide", "regions": ["neck"], "reps": 5, "rep_s": 4, "steps": ["Slide.", "Rest."]}
)[0]
SIP = Tip("own.sip", "Sip.")
BOTH = OwnContent((SLIDE,), (SIP,))
MOVES = """\
# Your own moves, as written in BackCare Desktop. You can change this file by hand; it is read again at once.
# Comments are not kept when you change something in the app.

version = 1

[[moves]]
id = "own.slide"
name = "Slide"
regions = ["neck"]
position = "standing"
mode = "reps"
hold_s = 0
reps = 5
sides = 1
rep_s = 4
steps = ["Slide.", "Rest."]
caution = "Stop if it hurts."
equipment = "none"
difficulty = "easy"
discreet = false
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "data" / "own"


@pytest.fixture
def files(folder: Path, tmp_path: Path) -> OwnFiles:
    return OwnFiles(folder, tmp_path / "state")


def names(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def keep(files: OwnFiles, content: OwnContent = BOTH) -> OwnContent:
    return files.change(lambda _: content, AT)


def test_nothing_is_there_and_nothing_is_made(files: OwnFiles, folder: Path) -> None:
    assert files.load(AT) == (OwnContent(), ())
    assert files.change(lambda now: now, AT) == OwnContent()
    assert not folder.exists()


def test_each_family_has_one_file_that_a_person_can_read(files: OwnFiles, folder: Path) -> None:
    keep(files)
    assert names(folder) == ["moves.toml", "tips.toml"]
    assert (folder / "moves.toml").read_text() == MOVES
    assert files.load(AT) == (BOTH, ())


def test_only_the_family_that_changed_is_written(files: OwnFiles, folder: Path) -> None:
    keep(files)
    with (folder / "moves.toml").open("a") as file:
        file.write("# mine\n")
    files.change(lambda now: now.without(["own.sip"]), AT)
    assert (folder / "moves.toml").read_text().endswith("# mine\n")


def test_what_another_program_wrote_in_between_stays(files: OwnFiles, folder: Path, tmp_path: Path) -> None:
    keep(files)
    OwnFiles(folder, tmp_path / "state").change(lambda now: now.with_items([Tip("own.look", "Look.")]), AT)
    files.change(lambda now: now.with_items([Tip("own.sip", "Sip more.")]), AT)
    assert [each.text for each in files.load(AT)[0].tips] == ["Sip more.", "Look."]


def test_stamps_tell_a_change_from_outside(files: OwnFiles, folder: Path) -> None:
    keep(files)
    before = files.stamps()
    assert files.stamps() == before
    (folder / "tips.toml").write_text('[[tips]]\ntext = "Another."\n')
    assert files.stamps() != before


# ---- what people and disks do to files


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[[moves]\n", "Expected ']]'"),
        (b"", None),
        (b"\x00\x01", "Invalid statement"),
        (b"# gr\xfc\xdfe\n", "line 1 is not UTF-8 text"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"#" * 2_000_001, "larger than any such file"),
        (MOVES.encode()[: MOVES.index(', "Rest')], "Unclosed array"),
    ],
    ids=["open", "empty", "binary", "latin", "deep", "huge", "cut"],
)
def test_a_file_that_cannot_be_understood_is_kept_and_the_last_good_one_used(
    files: OwnFiles, folder: Path, content: bytes, why: str | None
) -> None:
    keep(files)
    files.load(AT)
    path = folder / "moves.toml"
    path.write_bytes(content)
    loaded, problems = files.load(AT)
    if why is None:
        assert (loaded.moves, problems) == ((), ())
        return
    assert loaded == BOTH
    [sentence] = problems
    kept = folder / "moves.toml.broken-20260302-101500"
    assert sentence.startswith("moves.toml cannot be understood: ")
    assert why in sentence
    assert f"A copy is kept as {kept}. Using your moves as they could last be read." in sentence
    assert kept.read_bytes() == content


def test_one_bad_item_costs_only_itself_and_is_kept_before_the_file_is_written_over(
    files: OwnFiles, folder: Path
) -> None:
    keep(files)
    bad = MOVES + '\n[[moves]]\nname = "Mine"\nregions = ["neck"]\nsteps = ["Go."]\nreps = "many"\n'
    (folder / "moves.toml").write_text(bad)
    content, problems = files.load(AT)
    assert content == BOTH
    assert problems == ("moves.toml, “Mine”, reps: It must be a whole number from 1 to 50. This move is left out.",)
    assert names(folder) == ["moves.toml", "tips.toml"]
    files.change(lambda now: now.without(["own.slide"]), AT)
    assert (folder / "moves.toml.broken-20260302-101500").read_text() == bad


def test_a_file_of_a_later_version_is_shown_and_kept(files: OwnFiles, folder: Path) -> None:
    keep(files)
    later = MOVES.replace("version = 1", "version = 2").replace("discreet", 'mood = "calm"\ndiscreet')
    (folder / "moves.toml").write_text(later)
    content, problems = files.load(AT)
    assert content == BOTH
    assert problems == (
        "moves.toml, “Slide”, mood: We do not know what this is. Only this value is left out.",
        (
            "moves.toml was written by a later version of BackCare. What this one knows is shown. "
            "Before a change here, a copy of the file is kept beside it."
        ),
    )
    files.change(lambda now: now.without(["own.slide"]), AT)
    assert (folder / "moves.toml.broken-20260302-101500").read_text() == later


def test_a_folder_in_place_of_a_file_is_named_and_never_written_over(files: OwnFiles, folder: Path) -> None:
    (folder / "moves.toml").mkdir(parents=True)
    content, [sentence] = files.load(AT)
    assert content == OwnContent()
    assert sentence.startswith(f"{folder / 'moves.toml'} cannot be read (")
    with pytest.raises(Problem, match="Your change was not kept"):
        keep(files)
    assert (folder / "moves.toml").is_dir()
    assert names(folder) == []


def test_a_full_disk_leaves_everything_as_it_was(small_disk: Path, tmp_path: Path, fill: Fill) -> None:
    (tmp_path / "state").mkdir()
    files = OwnFiles(small_disk / "own", tmp_path / "state")
    keep(files)
    before = {name: (small_disk / "own" / name).read_bytes() for name in names(small_disk / "own")}
    make_room = fill()
    with pytest.raises(Problem, match=r"No space left on device.*as they were"):
        files.change(
            lambda now: now.with_items([Tip("own.x", "Look."), Tip("own.sip", "x" * 100)]), AT, {"new.png": b"x" * 9000}
        )
    assert {name: (small_disk / "own" / name).read_bytes() for name in names(small_disk / "own")} == before
    make_room()
    files.change(lambda now: now.with_items([Tip("own.x", "Look.")]), AT, {"new.png": b"x" * 9000})
    assert names(small_disk / "own") == ["moves.toml", "pictures/new.png", "tips.toml"]


def test_a_read_only_folder_is_told_and_nothing_is_half_done(closable: Closable, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    files = OwnFiles(closable.path / "own", tmp_path / "state")
    keep(files)
    closable.close()
    with pytest.raises(Problem, match="this change was not kept"):
        files.change(lambda now: now.without(["own.slide", "own.sip"]), AT)
    assert files.load(AT) == (BOTH, ())


def test_when_the_second_file_fails_the_first_is_put_back(files: OwnFiles, folder: Path) -> None:
    keep(files)
    (folder / "tips.toml").chmod(0o400)
    with pytest.raises(Problem, match="Read-only file"):
        files.change(lambda _: OwnContent(), AT, {"new.png": b"x"})
    assert files.load(AT) == (BOTH, ())
    assert names(folder) == ["moves.toml", "tips.toml"]


# ---- pictures


def test_a_picture_is_never_written_over(files: OwnFiles, folder: Path) -> None:
    files.change(lambda _: BOTH, AT, {"slide.png": b"one"})
    with pytest.raises(Problem, match="is there already"):
        files.change(lambda _: OwnContent(), AT, {"slide.png": b"two"})
    assert (folder / "pictures" / "slide.png").read_bytes() == b"one"
    assert files.load(AT)[0] == BOTH


def test_only_our_pictures_that_nothing_uses_are_tidied_away(files: OwnFiles, folder: Path) -> None:
    files.change(lambda _: BOTH, AT, {"a.png": b"a", "b.jpg": b"b"})
    (folder / "pictures" / "My Holiday.png").write_bytes(b"mine")
    files.tidy(frozenset({"a.png"}))
    assert names(folder / "pictures") == ["My Holiday.png", "a.png"]
