"""Settings files as people leave them: read with mercy, changed with care, never lost."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop.core.settings import defaults
from backcare_desktop.store import settings_file
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.settings_file import change, changed_since, load, problems_in, stamp_of
from tests.store.conftest import AT, Closable, Fill

MINE = """\
# mine
[look]
theme = "dark"  # easier at night
"""
BROKEN = '[look]\ntheme = "dark\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state" / "settings.toml.good"


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.is_file())


# ---- reading


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load(path, at=AT) == (defaults(), ())
    assert names(path) == []


def test_an_empty_file_means_the_defaults(path: Path) -> None:
    path.touch()
    assert load(path, at=AT) == (defaults(), ())


def test_what_is_written_holds(path: Path) -> None:
    path.write_text(MINE)
    settings, problems = load(path, at=AT)
    assert (settings["look.theme"], problems) == ("dark", ())


def test_a_mark_at_the_beginning_is_no_mistake(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode())
    settings, problems = load(path, at=AT)
    assert (settings["look.theme"], problems) == ("dark", ())


def test_one_bad_value_costs_only_itself(path: Path) -> None:
    path.write_text(
        'future = 1\n[reminders.eyes]\nevery = "0m"\nduration = "30s"\n[look]\ntheme = "dark"\nmood = "x"\n'
    )
    settings, problems = load(path, at=AT)
    assert (settings["look.theme"], settings["reminders.eyes.duration"]) == ("dark", 30.0)
    assert settings["reminders.eyes.every"] == 1200.0
    assert len(problems) == 3
    assert 'settings.toml, reminders.eyes.every = "0m": must be 1m to 24h; using 20m.' in problems
    assert names(path) == ["settings.toml"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (BROKEN.encode(), "Illegal character"),
        (b"theme = \n", "Invalid value"),
        (b"[look]\n# gr\xfc\xdfe\n", "line 2 is not UTF-8 text"),
        (b"\x00\x01\x02", "Invalid statement"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"a = " + b"9" * 5000, "Exceeds the limit"),
        (b"#" * 1_000_001, "larger than any settings file"),
        (b"a = 1\na = 2\n", "Cannot overwrite a value"),
    ],
    ids=["open", "empty", "latin", "binary", "deep", "long", "huge", "twice"],
)
def test_a_file_that_cannot_be_understood_is_kept_and_named(path: Path, content: bytes, why: str) -> None:
    path.write_bytes(content)
    settings, [sentence] = load(path, at=AT)
    assert settings == defaults()
    kept = path.with_name("settings.toml.broken-20260302-101500")
    assert sentence.startswith("settings.toml cannot be understood: ")
    assert why in sentence
    assert f"A copy is kept as {kept}, and the defaults are used." in sentence
    assert kept.read_bytes() == path.read_bytes() == content


def test_the_same_broken_file_is_kept_once(path: Path) -> None:
    path.write_text(BROKEN)
    first, second = (load(path, at=AT.replace(minute=minute))[1] for minute in (15, 16))
    assert first == second
    assert names(path) == ["settings.toml", "settings.toml.broken-20260302-101500"]


def test_a_copy_is_never_written_over(path: Path) -> None:
    for content in ("a =", "b =", "c ="):
        path.write_text(content)
        load(path, at=AT)
    kept = [f"settings.toml.broken-20260302-101500{ending}" for ending in ("", "-2", "-3")]
    assert names(path) == ["settings.toml", *kept]
    assert [path.with_name(name).read_text() for name in kept] == ["a =", "b =", "c ="]


def test_the_last_good_settings_stand_in_for_a_broken_file(path: Path, good: Path) -> None:
    path.write_text(MINE)
    load(path, at=AT, good=good)
    path.write_text(BROKEN)
    settings, [sentence] = load(path, at=AT, good=good)
    assert settings["look.theme"] == "dark"
    assert "and your last good settings are used." in sentence
    assert good.read_text() == MINE


def test_the_good_copy_is_written_only_when_it_differs(path: Path, good: Path) -> None:
    path.write_text(MINE)
    load(path, at=AT, good=good)
    before = stamp_of(good)
    load(path, at=AT, good=good)
    assert not changed_since(good, before)


def test_a_good_copy_that_is_broken_too(path: Path, good: Path) -> None:
    path.write_text(BROKEN)
    good.write_text(BROKEN)
    settings, [sentence] = load(path, at=AT, good=good)
    assert settings == defaults()
    assert "the defaults are used" in sentence


def test_a_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir()
    settings, [sentence] = load(path, at=AT)
    assert settings == defaults()
    assert sentence == f"{path} cannot be read (Is a directory). Using the defaults. Allow reading it, or remove it."
    assert problems_in(path) == (
        f"{path} cannot be read (Is a directory). The last good settings hold. Allow reading it, or remove it.",
    )


def test_a_broken_file_on_a_full_disk_stays_where_it_is(small_disk: Path, fill: Fill) -> None:
    path = small_disk / "settings.toml"
    path.write_text(BROKEN)
    fill()
    settings, [sentence] = load(path, at=AT)
    assert settings == defaults()
    assert "No copy of it could be kept (No space left on device), so it stays as it is" in sentence
    assert path.read_text() == BROKEN
    with pytest.raises(Problem, match="No copy of it could be kept"):
        change(path, {"look.theme": "light"}, at=AT)
    assert path.read_text() == BROKEN
    assert names(path) == ["ballast", "settings.toml"]


# ---- changing


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
