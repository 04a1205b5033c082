"""The check of a content folder finds each kind of fault in a real copy, names file, id and field, and nothing else."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from backcare_desktop import assets
from backcare_desktop.content.check import check


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(assets.root() / "content", tmp_path / "my words")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_in_the_shipped_content_nothing_is_wrong() -> None:
    report = check(assets.root() / "content")
    assert report.problems == ()
    assert report.counts[:4] == ((33, "entries"), (25, "red flags"), (47, "exercises"), (47, "figures"))
    assert all(grade <= 8 for grade, _ in report.hardest)
    assert report.hardest[0][1] == "rf.infection, text"


def test_a_copy_elsewhere_under_another_name_is_checked_too(folder: Path) -> None:
    assert check(folder).problems == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "entries.toml", 'title = "Pulled muscle"', "",
            "entries.toml, cause.muscle-pull, title: is missing",
        ),
        (
            "exercises.toml", 'difficulty = "easy"', 'difficulty = "mild"',
            'exercises.toml, neck-chin-tuck, difficulty: must be one of easy, medium, hard, is "mild"',
        ),
        (
            "sets.toml", "total_s = 57", "total_s = 58",
            "sets.toml: set.micro-neck: says 58 s, its parts make 57 s",
        ),
        (
            "entries.toml", '"S42"', '"S999"',
            "entries.toml: cause.muscle-pull: there is no source S999",
        ),
        (
            "exercises.toml", 'caution = "Stop if you feel dizzy or get tingling in an arm."', 'caution = ""',
            "exercises.toml: neck-chin-tuck, caution: is empty",
        ),
        (
            "red_flags.toml", 'action = "Get medical advice today. No massage', 'action = "" # No massage',
            "red_flags.toml: rf.dvt, action: is empty",
        ),
        (
            "poses.toml", "glide = 0.028", "glide = 0.28",
            "poses.toml: neck-chin-tuck, key 0: glide = 0.28 is past its limit",
        ),
        (
            "poses.toml", 'label = "Look straight ahead"', 'label = "Sit properly"',
            'poses.toml: neck-chin-tuck, keys, label: says "Sit properly" (see the word list of README.md)',
        ),
        (
            "poses.toml", 'base = "SIT_S"', 'base = "SIT_X"',
            "poses.toml: neck-chin-tuck, key poses: there is no base pose SIT_X",
        ),
        (
            "warmups.toml", 'text = "Near full effort, then rest 30 seconds"', 'text = ""',
            "warmups.toml: task-near, text: is empty",
        ),
        (
            "posture_checks.toml", 'id = "pc.feet"', 'id = "care.ice"',
            "entries.toml and posture_checks.toml: care.ice: this id is there 2 times",
        ),
        (
            "sources.toml", 'citation = "French', 'citation = "" # ',
            "sources.toml: S01, citation: is empty",
        ),
        (
            "entries.toml", "Most get better in days to a few weeks.", "Rest cures it.",
            'entries.toml: cause.muscle-pull, summary: says "cures" (see the word list of README.md)',
        ),
        (
            "red_flags.toml", "Say 'sudden tearing pain in my back'.", "Or call {POLICE}.",
            "red_flags.toml: rf.aorta, action: there is no token {POLICE}",
        ),
        (
            "texts.toml", "This app reminds desk workers",
            "This medical application automatically reminds administrative personnel",
            "texts.toml: guide, texts, intended_purpose: reads like school grade 9.5, and 8 is the most",
        ),
    ],
    ids=lambda value: value if value.endswith(".toml") else "",
)  # fmt: skip
def test_each_kind_of_fault_is_named(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    change(folder / file, old, new)
    assert check(folder).problems == (problem,)


def test_a_file_may_begin_with_the_mark_of_some_editors(folder: Path) -> None:
    tags = folder / "tags.toml"
    tags.write_bytes(b"\xef\xbb\xbf" + tags.read_bytes())
    assert check(folder).problems == ()


def test_a_number_of_thousands_of_digits_is_told_like_any_other_fault(folder: Path) -> None:
    (folder / "sets.toml").write_text("sets = " + "9" * 5000)
    [problem] = check(folder).problems
    assert problem.startswith("sets.toml: is not valid TOML: ")


def test_every_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "tags.toml").unlink()
    (folder / "sets.toml").write_text("sets = 3")
    assert check(folder).problems == (
        "sets.toml, sets: must be a list, is 3",
        "tags.toml: can't be read (No such file or directory)",
    )
