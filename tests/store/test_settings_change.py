"""A settings file that the app changes: the person's words stay, and nothing is lost on a bad disk."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop.store import settings_file
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.settings_file import change, changed_since, load, stamp_of
from tests.store.conftest import AT, Closable, Fill
from tests.store.settings_files import BROKEN, MINE, names


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state" / "settings.toml.good"


def test_a_change_keeps_the_persons_words(path: Path) -> None:
    path.write_text(MINE)
    assert change(path, {"look.theme": "light", "reminders.eyes.every": "25m"}, at=AT) == ()
    assert path.read_text() == (
        '# mine\n[look]\ntheme = "light"  # easier at night\n\n[reminders.eyes]\nevery = "25m"\n'
    )


def test_the_first_change_makes_the_file(path: Path) -> None:
    change(path, {"look.theme": "light"}, at=AT)
    assert path.read_text().startswith("# Settings of BackCare Desktop.")
    assert load(path, at=AT)[0]["look.theme"] == "light"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_default_for_a_file_that_is_not_there_makes_none(path: Path) -> None:
    change(path, {"look.theme": None}, at=AT)
    assert names(path) == []


def test_what_is_already_so_is_not_written(path: Path) -> None:
    path.write_text(MINE)
    before = stamp_of(path)
    change(path, {"look.theme": "dark", "look.motion": None}, at=AT)
    assert not changed_since(path, before)


def test_edits_from_outside_are_noticed(path: Path) -> None:
    stamp = stamp_of(path)
    assert not changed_since(path, stamp)
    path.write_text(MINE)
    assert changed_since(path, stamp)
    stamp = stamp_of(path)
    path.write_text(MINE + "\n")
    assert changed_since(path, stamp)


def test_a_link_stays_a_link(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "dotfiles" / "backcare.toml"
    real.parent.mkdir()
    real.write_text(MINE)
    real.chmod(0o640)
    path.symlink_to(real)
    change(path, {"look.theme": "light"}, at=AT)
    assert path.is_symlink()
    assert 'theme = "light"' in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert names(real) == ["backcare.toml"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reminders.eyes.every": "0m"}, "reminders.eyes.every = '0m': must be 1m to 24h. Nothing was changed."),
        ({"reminders.water.every": "99h"}, "reminders.water.every = '99h': must be 1m to 24h. Nothing was changed."),
        ({"look.theme": "dark", "look.colour": "red"}, "look.colour is not a setting. Nothing was changed."),
    ],
)
def test_a_bad_value_never_reaches_the_file(path: Path, changes: dict[str, object], sentence: str) -> None:
    path.write_text(MINE)
    with pytest.raises(Problem) as caught:
        change(path, changes, at=AT)
    assert str(caught.value).startswith(sentence)
    assert path.read_text() == MINE


def test_a_change_to_a_broken_file_goes_into_the_last_good_one(path: Path, good: Path) -> None:
    path.write_text(MINE)
    load(path, at=AT, good=good)
    path.write_text(BROKEN)
    [sentence] = change(path, {"look.motion": "none"}, at=AT, good=good)
    kept = path.with_name("settings.toml.broken-20260302-101500")
    assert f"A copy is kept as {kept}, and your last good settings are used." in sentence
    assert kept.read_text() == BROKEN
    assert path.read_text() == MINE + 'motion = "none"\n'


def test_a_read_only_file_is_respected(path: Path) -> None:
    path.write_text(MINE)
    path.chmod(0o444)
    with pytest.raises(Problem, match=r"cannot be written \(Read-only file\)\. It is as it was"):
        change(path, {"look.theme": "light"}, at=AT)
    assert path.read_text() == MINE
    assert names(path) == ["settings.toml"]


def test_a_read_only_folder_is_said(closable: Closable) -> None:
    path = closable.path / "settings.toml"
    path.write_text(MINE)
    closable.close()
    with pytest.raises(Problem, match="and your change was not kept"):
        change(path, {"look.theme": "light"}, at=AT)
    assert (path.read_text(), names(path)) == (MINE, ["settings.toml"])


def test_a_full_disk_is_said(small_disk: Path, fill: Fill) -> None:
    path = small_disk / "settings.toml"
    path.write_text(MINE)
    make_room = fill()
    with pytest.raises(Problem, match=r"cannot be written \(No space left on device\)"):
        change(path, {"look.theme": "light"}, at=AT)
    assert (path.read_text(), names(path)) == (MINE, ["ballast", "settings.toml"])
    make_room()
    change(path, {"look.theme": "light"}, at=AT)
    assert 'theme = "light"' in path.read_text()


def test_a_disk_that_fills_in_the_middle_of_the_writing(path: Path) -> None:
    path.write_text(MINE + "# long\n" * 5000)
    script = (
        "import sys; from pathlib import Path; from tests.store.conftest import AT\n"
        "from backcare_desktop.store.problems import Problem; from backcare_desktop.store.settings_file import change\n"
        "try: change(Path(sys.argv[1]), {'look.theme': 'light'}, at=AT)\n"
        "except Problem as problem: sys.exit(str(problem))"
    )

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
    )
    assert "cannot be written (File too large). It is as it was, and your change was not kept." in done.stderr
    assert path.read_text() == MINE + "# long\n" * 5000
    assert names(path) == ["settings.toml"]


def test_the_header_says_that_comments_stay() -> None:
    assert "Your comments" in settings_file.HEADER
