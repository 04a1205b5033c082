"""``backcare content check``: no app, no window, one sentence for each problem."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from backcare_desktop import assets
from tests.app.conftest import Backcare


def test_the_shipped_content_is_without_a_problem(backcare: Backcare) -> None:
    done = backcare("content", "check")
    assert (done.returncode, done.stderr) == (0, "")
    hardest, summary = done.stdout.splitlines()
    assert hardest.startswith("Hardest to read, by school grade: rf.infection, text (8.0), ")
    assert summary == (
        "33 entries, 25 red flags, 47 exercises, 47 figures, 11 sets, 16 questions, 3 warm-ups, 23 pack safety rows, "
        "89 sources, 6 countries: no problem found."
    )


def test_what_is_wrong_in_a_folder_is_said_and_refused(backcare: Backcare, tmp_path: Path) -> None:
    folder = copytree(assets.root() / "content", tmp_path / "content")
    sets = folder / "sets.toml"
    sets.write_text(sets.read_text().replace("total_s = 57", "total_s = 58", 1))
    done = backcare("content", "check", str(folder))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "sets.toml: set.micro-neck: says 58 s, its parts make 57 s\n1 problem found.\n"


def test_other_words_are_not_understood(backcare: Backcare, tmp_path: Path) -> None:
    none, empty = str(tmp_path / "none"), str(tmp_path)
    for words in (("check", "a", "b"), ("check", "--all"), ("check", none), ("check", empty), ("chek",)):
        done = backcare("content", *words)
        assert done.returncode == 2
        assert "content check [FOLDER]" in done.stderr
        assert len(done.stderr.splitlines()) == 1
