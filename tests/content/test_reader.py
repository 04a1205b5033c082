"""A content file that is wrong is named with file, item and key; nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from backcare_desktop.content.reader import ContentError, read_rows, read_sheet
from backcare_desktop.core.evidence import Source
from backcare_desktop.core.figure.poses import Pose
from backcare_desktop.core.moves.exercises import ExerciseSet

GOOD_SET = '[[sets]]\nid = "set.one"\nname = "One"\nitems = ["a", "b"]\ntotal_s = 57\n'
GOOD_POSE = """
[[poses]]
exercise = "neck-turn"
base = "SIT_F"
mirror = false
keys = [{ label = "Face front", move_s = 0, hold_s = 1.5, channels = { head = 4 } }]
"""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A sheet with a date, to try one."""

    printed_on: date
    weight: float
    is_free: bool = False
    pages: int | None = None


def written(folder: Path, text: str, name: str = "sets.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def error_of_sets(folder: Path, text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read_rows(written(folder, text), "sets", ExerciseSet)
    return str(caught.value)


def error_of_poses(folder: Path, text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read_rows(written(folder, text, "poses.toml"), "poses", Pose)
    return str(caught.value)


def test_a_good_file_becomes_values(tmp_path: Path) -> None:
    assert read_rows(written(tmp_path, GOOD_SET), "sets", ExerciseSet) == (
        ExerciseSet(id="set.one", name="One", items=("a", "b"), total_s=57),
    )


def test_a_sheet_reads_dates_numbers_and_keys_that_may_be_missing(tmp_path: Path) -> None:
    text = "printed_on = 2026-03-01\nweight = 2\npages = 8\n"
    assert read_sheet(written(tmp_path, text), Leaflet) == Leaflet(date(2026, 3, 1), 2.0, pages=8)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET.replace("total_s = 57\n", "")) == (
        "sets.toml, set.one, total_s: is missing"
    )


def test_an_unknown_key_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET + 'titel = "One"\n') == (
        "sets.toml, set.one, titel: is not a key we know; known are id, name, items, total_s"
    )


def test_a_wrong_type_is_shown_as_it_stands(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET.replace("57", '"57"')) == (
        'sets.toml, set.one, total_s: must be a whole number, is "57"'
    )


def test_true_is_no_number(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET.replace("57", "true")) == (
        "sets.toml, set.one, total_s: must be a whole number, is true"
    )


def test_a_text_where_a_list_belongs(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET.replace('["a", "b"]', '"a"')) == (
        'sets.toml, set.one, items: must be a list, is "a"'
    )


def test_the_wrong_one_of_a_list_is_counted(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET.replace('"b"', "7")) == "sets.toml, set.one, items[2]: must be text, is 7"


def test_an_item_without_id_goes_by_its_number(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, GOOD_SET + '[[sets]]\nname = "Two"\n') == "sets.toml, sets[2].id: is missing"


def test_another_family_at_the_top_is_refused(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, "[[exercises]]\n") == ("sets.toml, exercises: is not a key we know; known are sets")
    assert error_of_sets(tmp_path, "") == "sets.toml, sets: is missing"


def test_a_table_where_rows_belong(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, "sets = [1]\n") == "sets.toml, sets[1]: must be a table, is 1"


def test_an_unknown_word_is_shown_with_those_that_may_be(tmp_path: Path) -> None:
    text = '[[sources]]\nid = "S01"\ncitation = "A"\nwhere = ""\nchecked = "seen"\n'
    with pytest.raises(ContentError) as caught:
        read_rows(written(tmp_path, text, "sources.toml"), "sources", Source)
    assert str(caught.value) == 'sources.toml, S01, checked: must be one of SEEN, 2ND, FOUND, MEM, is "seen"'


def test_a_key_pose_inside_a_pose_is_named_by_its_number(tmp_path: Path) -> None:
    [pose] = read_rows(written(tmp_path, GOOD_POSE, "poses.toml"), "poses", Pose)
    assert dict(pose.keys[0].channels) == {"head": 4.0}
    assert error_of_poses(tmp_path, GOOD_POSE.replace("1.5", '"long"')) == (
        'poses.toml, neck-turn, keys[1].hold_s: must be a number, is "long"'
    )
    assert error_of_poses(tmp_path, GOOD_POSE.replace("head = 4", 'head = "x"')) == (
        'poses.toml, neck-turn, keys[1].channels.head: must be a number, is "x"'
    )
    assert error_of_poses(tmp_path, GOOD_POSE.replace("{ head = 4 }", "4")) == (
        "poses.toml, neck-turn, keys[1].channels: must be a table, is 4"
    )


def test_channels_cannot_be_changed_afterwards(tmp_path: Path) -> None:
    [pose] = read_rows(written(tmp_path, GOOD_POSE, "poses.toml"), "poses", Pose)
    with pytest.raises(TypeError):
        pose.keys[0].channels["head"] = 9  # type: ignore[index]


def test_broken_toml_is_said_with_its_line(tmp_path: Path) -> None:
    assert error_of_sets(tmp_path, '[[sets]]\nid = "set.one\n').startswith(
        "sets.toml: is not valid TOML: Illegal character"
    )
    assert "line 2" in error_of_sets(tmp_path, '[[sets]]\nid = "set.one\n')


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sets.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match=r"^sets\.toml: is not valid TOML"):
        read_rows(path, "sets", ExerciseSet)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_rows(tmp_path / "sets.toml", "sets", ExerciseSet)
    assert str(caught.value) == "sets.toml: can't be read (No such file or directory)"
    assert (caught.value.file, caught.value.item, caught.value.key) == ("sets.toml", "", "")
