"""Packs on the command line: written, looked at and taken in, with and without a running app."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.app.conftest import Backcare
from tests.app.test_cli import App, said

TIPS = 'version = 1\n[[tips]]\ntext = "Sip some water."\n[[tips]]\ntext = "Look far."\n'
PLUS = "+ tip   Sip some water.  (own.sip-some-water)\n"
HAVE = "! “Sip some water.”: You have it already. It is left out.\n"


@pytest.fixture
def own(home: Path) -> Path:
    """The folder of the person's own, with two tips in it."""
    folder = home / "data" / "backcare" / "own"
    folder.mkdir(parents=True)
    (folder / "tips.toml").write_text(TIPS)
    return folder


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of a friend with one tip in it."""
    path = home / "friend.backcare-pack"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("pack.toml", 'version = 1\n[[tips]]\ntext = "Sip some water."\n')
    return path


def test_all_or_some_are_exported(backcare: Backcare, home: Path, own: Path) -> None:
    assert said(backcare("content", "export", "all.pack")) == (0, "2 tips written to all.pack.\n", "")
    assert said(backcare("content", "export", "one.pack", "own.look-far")) == (0, "1 tip written to one.pack.\n", "")
    assert "Sip" not in zipfile.ZipFile(home / "one.pack").read("pack.toml").decode()


def test_own_items_stand_in_the_list_of_the_guide(backcare: Backcare, own: Path) -> None:
    lines = backcare("guide", "--list").stdout.splitlines()
    assert [line.split(maxsplit=2) for line in lines if line.startswith("own.")] == [
        ["own.sip-some-water", "tip", "Sip some water."],
        ["own.look-far", "tip", "Look far."],
    ]


def test_a_file_that_is_there_is_never_written_over(backcare: Backcare, home: Path, own: Path) -> None:
    (home / "mine").write_text("mine")
    sentence = "mine is there already. Nothing was written. Choose another name.\n"
    assert said(backcare("content", "export", "mine")) == (1, "", sentence)
    assert (home / "mine").read_text() == "mine"


def test_what_is_not_there_cannot_be_exported(backcare: Backcare, own: Path) -> None:
    assert said(backcare("content", "export", "x", "own.no")) == (
        1,
        "",
        "You have no move or tip “own.no”. Nothing was written. You have own.sip-some-water, own.look-far.\n",
    )


def test_with_nothing_of_ones_own_there_is_nothing_to_export(backcare: Backcare, home: Path) -> None:
    sentence = "There is nothing to share yet. Nothing was written. Add a move or a tip first.\n"
    assert said(backcare("content", "export", "x")) == (1, "", sentence)
    assert said(backcare("content", "export", "x", "own.no")) == (
        1,
        "",
        "You have no move or tip “own.no”. Nothing was written. You have none yet.\n",
    )
    assert not (home / "data" / "backcare").exists()


def test_what_is_imported_comes_up_though_one_of_its_name_was_put_away(
    backcare: Backcare, home: Path, pack: Path
) -> None:
    settings = home / "config" / "backcare" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[guide]\nhidden_tips = ["own.sip-some-water", "pc.feet"]\n')
    assert backcare("content", "import", str(pack), "--yes").returncode == 0
    assert settings.read_text() == '[guide]\nhidden_tips = ["pc.feet"]\n'


def test_a_pack_is_shown_and_added_only_when_the_person_says_so(backcare: Backcare, home: Path, pack: Path) -> None:
    refused = "Nothing was changed. To add it without being asked: --yes\n"
    assert said(backcare("content", "import", pack.name)) == (1, PLUS, refused)
    assert not (home / "data" / "backcare").exists()
    assert said(backcare("content", "import", pack.name, "--yes")) == (0, f"{PLUS}1 tip added.\n", "")
    assert said(backcare("content", "import", "--yes", pack.name)) == (
        1,
        HAVE,
        "There is nothing new in it. Nothing was changed.\n",
    )


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_at_a_terminal_the_person_is_asked(home: Path, pack: Path, answer: str, code: int) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "backcare_desktop", "content", "import", str(pack)]
    asked = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=home)
    os.close(theirs)
    os.write(ours, answer.encode())
    out, _ = asked.communicate(timeout=60)
    os.close(ours)
    assert (asked.returncode, "Add all of it? [y/N] " in out) == (code, True)
    assert (home / "data" / "backcare" / "own" / "tips.toml").exists() is (code == 0)


def test_a_bad_pack_is_said_in_one_sentence(backcare: Backcare, home: Path) -> None:
    (home / "bad").write_text("x")
    assert said(backcare("content", "import", "bad", "--yes")) == (
        1,
        "",
        (
            "bad was not taken in: it is damaged, or no file of BackCare. Nothing was changed. "
            "Ask whoever made it for a new one.\n"
        ),
    )


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("content export", "content export FILE [ID…]"),
        ("content import", "content import FILE [--yes]"),
        ("content import a b", "content import FILE [--yes]"),
        ("content import --no", "content import FILE [--yes]"),
    ],
)
def test_wrong_words_are_told_what_is_right(backcare: Backcare, words: str, use: str) -> None:
    assert said(backcare(*words.split())) == (2, "", f"backcare: use it as: backcare {use}\n")


def test_with_an_app_running_it_is_told(app: App, backcare: Backcare, pack: Path) -> None:
    assert said(backcare("content", "import", pack.name, "--yes")) == (0, f"{PLUS}1 tip added.\n", "")
