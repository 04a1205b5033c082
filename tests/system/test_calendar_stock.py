"""Which files are calendar files, what is left out and said, and what is watched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backcare_desktop.system.calendar.stock import MOST_BYTES, look


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("BEGIN:VCALENDAR\n")


def test_a_folder_gives_its_calendar_files_those_of_folders_in_it_and_no_hidden_ones(tmp_path: Path) -> None:
    fill(
        tmp_path, "b.ics", "work/a.ICS", "notes.txt", ".cache/c.ics", ".d.ics", "1/2/3/4/near.ics", "1/2/3/4/5/far.ics"
    )
    (tmp_path / "work" / "again").symlink_to(tmp_path)
    found = look([str(tmp_path)])
    assert [path.removeprefix(f"{tmp_path}/") for path in found.files] == ["1/2/3/4/near.ics", "b.ics", "work/a.ICS"]
    assert found.notes == ()
    assert set(found.watch) == {str(tmp_path / each) for each in (".", "1", "1/2", "1/2/3", "1/2/3/4", "work")} | set(
        found.files
    )


def test_a_file_may_be_named_by_any_name_below_the_home_and_twice(tmp_path: Path) -> None:
    fill(Path.home(), "Calendars/mine.ics", "Calendars/export")
    found = look(["~/Calendars/mine.ics", "Calendars/export", str(Path.home() / "Calendars")])
    assert found.files == (str(Path.home() / "Calendars/mine.ics"), str(Path.home() / "Calendars/export"))


def test_what_is_not_there_is_said_and_waited_for(tmp_path: Path) -> None:
    fill(tmp_path, "b.ics")
    found = look([str(tmp_path / "b.ics"), str(tmp_path / "gone.ics")])
    assert found.files == (str(tmp_path / "b.ics"),)
    assert found.notes == (f"{tmp_path}/gone.ics: it cannot be read (No such file or directory). Is the name right?",)
    assert found.watch == (str(tmp_path), str(tmp_path / "b.ics"))
    assert not found.is_blind


@pytest.mark.parametrize("name", ["https://example.org/me.ics", "webcal://example.org/me.ics", "/no/where.ics", "a\0b"])
def test_with_nothing_to_look_at_nothing_is_known(name: str) -> None:
    found = look([name])
    assert found.is_blind
    assert len(found.notes) == 1


def test_an_empty_folder_is_known_to_be_empty(tmp_path: Path) -> None:
    found = look([str(tmp_path)])
    assert (found.files, found.notes, found.is_blind) == ((), (), False)


def test_what_is_huge_or_no_file_is_left_out_and_said(tmp_path: Path) -> None:
    with (tmp_path / "huge.ics").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    os.mkfifo(tmp_path / "pipe.ics")
    (tmp_path / "stale.ics").symlink_to(tmp_path / "nowhere")
    found = look([str(tmp_path)])
    assert found.files == ()
    assert found.notes == (
        f"{tmp_path}/huge.ics: it is left out, as it is larger than 20 MB. Export a shorter time from your calendar.",
        f"{tmp_path}/pipe.ics: it is left out, as it is no file.",
        f"{tmp_path}/stale.ics: it cannot be read (No such file or directory).",
    )


def test_the_mark_changes_with_each_change_and_only_then(tmp_path: Path) -> None:
    fill(tmp_path, "a.ics")
    before = look([str(tmp_path)]).mark
    assert look([str(tmp_path)]).mark == before
    fill(tmp_path, "b.ics")
    both = look([str(tmp_path)]).mark
    (tmp_path / "b.ics").write_text("longer than it was\n")
    assert len({before, both, look([str(tmp_path)]).mark}) == 3
