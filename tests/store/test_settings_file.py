"""Settings files as people leave them: read with mercy, and a broken one kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.core.settings import defaults
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.settings_file import change, changed_since, load, problems_in, stamp_of
from tests.store.conftest import AT, Fill
from tests.store.settings_files import BROKEN, MINE, names


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state" / "settings.toml.good"


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
