"""One file with all that is the person's: written whole, and put back all or not at all."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_desktop import backups
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store import backup_place, backup_write
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.problems import Problem
from tests.store.backed_up import ROWS, SETTINGS, TIPS, as_is, everything, fill_in, folders_in, remembered
from tests.store.conftest import AT, Closable, Fill, read_history

LEFT_ASIDE = '\n{"at": "2026-03-03T10:15:00+00:00", "entry": "skipped", "item": "stretch"}'

# ---- writing


def test_a_backup_has_everything_and_only_the_person_can_read_it(full: Folders, tmp_path: Path) -> None:
    before = everything(full)
    made = backup_write.write(tmp_path / "all.zip", full, "0.1.0", AT)
    assert (made.rows, made.problems) == (3, ())
    assert made.size_bytes == (tmp_path / "all.zip").stat().st_size
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "all.zip") as file:
        assert sorted(file.namelist()) == [
            *("history.jsonl", "manifest.json", "memory.json", "own/pictures/arm-1.png", "own/tips.toml"),
            "settings.toml",
        ]
        manifest = json.loads(file.read("manifest.json"))
        assert (manifest["kind"], manifest["form"], manifest["rows"]) == ("BackCare backup", 1, 3)
        assert json.loads(file.read("memory.json")) == {"guide.kept": ["heat"], "welcomed": True}
        assert file.read("settings.toml").decode() == SETTINGS
    assert everything(full) == before


def test_nothing_yet_can_be_backed_up_too(tmp_path: Path) -> None:
    empty = folders_in(tmp_path / "empty")
    assert backup_write.write(tmp_path / "all.zip", empty, "0.1.0", AT).rows == 0
    assert backup_place.prepare(tmp_path / "all.zip", empty, as_is).rows == 0


def test_a_file_that_is_there_is_not_written_over(full: Folders, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_text("a letter")
    with pytest.raises(Problem, match=r"is there already\. Nothing was written"):
        backup_write.write(tmp_path / "all.zip", full, "0.1.0", AT)
    with pytest.raises(Problem, match="cannot be written"):
        backup_write.write(tmp_path / "nowhere" / "all.zip", full, "0.1.0", AT)
    assert (tmp_path / "all.zip").read_text() == "a letter"
    assert backup_write.write(tmp_path / "all.zip", full, "0.1.0", AT, replaces=True).rows == 3
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.zip", "full"]


def test_a_full_disk_leaves_no_half_backup(full: Folders, small_disk: Path, fill: Fill) -> None:
    fill()
    with pytest.raises(Problem, match="No backup was made"):
        backup_write.write(small_disk / "all.zip", full, "0.1.0", AT)
    assert [each.name for each in small_disk.iterdir()] == ["ballast"]


# ---- taking up


def test_a_year_that_comes_back_is_added_up_already(tmp_path: Path) -> None:
    old, new = folders_in(tmp_path / "old"), folders_in(tmp_path / "new")
    rows = [Row(AT + timedelta(days=each), Entry.TAKEN, "rest", seconds=900.0) for each in (0, 9)]
    fill_in(old, rows)
    backup_write.write(tmp_path / "years.zip", old, "0.1.0", AT)
    backup_place.prepare(tmp_path / "years.zip", new, as_is)
    with closing(sqlite3.connect(new.history.with_name("history.db.restoring"))) as ready:
        found = ready.execute("SELECT cut, name, sum(taken) FROM kept_sums GROUP BY cut, name").fetchall()
    assert found == [("day", "", 1), ("hour", "10", 1), ("item", "rest", 1)]
    backup_place.discard(new)


def test_a_backup_comes_back_on_a_new_computer(backup: Path, tmp_path: Path) -> None:
    new = folders_in(tmp_path / "new")
    found = backup_place.prepare(backup, new, as_is)
    assert (found.rows, found.days, found.has_settings) == (3, ("2026-03-02", "2026-03-05"), True)
    assert (found.moves, found.tips, found.pages, found.left_out) == (0, 1, 1, ())
    assert read_history(new.history) == ([], ())
    backup_place.agree(new)
    assert backups.is_ready(new)
    assert backups.take_up_alone(new) == ()
    assert read_history(new.history) == (ROWS, ())
    assert new.settings.read_text() == SETTINGS
    assert (new.own / "tips.toml").read_text() == TIPS
    assert (new.own / "pictures" / "arm-1.png").read_bytes() == b"a picture"
    assert remembered(new, "guide.kept") == ["heat"]
    assert sorted(everything(new)) == ["arm-1.png", "history.db", "settings.toml", "tips.toml"]
    assert stat.S_IMODE(new.history.stat().st_mode) == 0o600
    assert backups.take_up_alone(new) == ()


def test_a_backup_takes_the_place_of_what_there_is(backup: Path, tmp_path: Path) -> None:
    used = folders_in(tmp_path / "used")
    fill_in(used, [Row(AT, Entry.SKIPPED, "rest", "pressed")], '[look]\ntheme = "light"\n', ("cold", "eyes"))
    backup_place.prepare(backup, used, as_is)
    backup_place.agree(used)
    assert backups.take_up_alone(used) == ()
    assert read_history(used.history) == (ROWS, ())
    assert used.settings.read_text() == SETTINGS
    assert remembered(used, "guide.kept") == ["heat"]
    assert remembered(used, "engine") == {"state": "of this computer alone"}


def test_who_says_no_has_all_as_it_was(backup: Path, full: Folders) -> None:
    before = everything(full)
    backup_place.prepare(backup, full, as_is)
    assert everything(full) != before
    backup_place.discard(full)
    assert everything(full) == before


def test_what_a_backup_does_not_have_stays(tmp_path: Path, full: Folders) -> None:
    empty = folders_in(tmp_path / "empty")
    backup_write.write(tmp_path / "little.zip", empty, "0.1.0", AT)
    found = backup_place.prepare(tmp_path / "little.zip", full, as_is)
    assert (found.has_settings, found.moves, found.tips) == (False, 0, 0)
    backup_place.agree(full)
    assert backups.take_up_alone(full) == ()
    assert read_history(full.history) == ([], ())
    assert full.settings.read_text() == SETTINGS
    assert (full.own / "tips.toml").read_text() == TIPS


def test_a_history_that_was_killed_while_writing_goes_as_a_whole(backup: Path, tmp_path: Path) -> None:
    used = folders_in(tmp_path / "used")
    fill_in(used, [Row(AT, Entry.SKIPPED, "rest")])
    used.history.with_name("history.db-wal").write_bytes(b"what a kill left")
    used.history.with_name("history.aside").write_text(LEFT_ASIDE)
    assert [row.item for row in read_history(used.history)[0]] == ["rest", "stretch"]
    backup_place.prepare(backup, used, as_is)
    backup_place.agree(used)
    assert backups.take_up_alone(used) == ()
    assert read_history(used.history) == (ROWS, ())
    assert sorted(everything(used)) == ["arm-1.png", "history.db", "settings.toml", "tips.toml"]


@pytest.mark.parametrize("steps", range(6))
def test_a_crash_while_names_change_is_made_good(backup: Path, tmp_path: Path, steps: int) -> None:
    used = folders_in(tmp_path / "used")
    fill_in(used, [Row(AT, Entry.SKIPPED, "rest")], '[look]\ntheme = "light"\n')
    backup_place.prepare(backup, used, as_is)
    backup_place.agree(used)
    renamed = [
        each
        for path in (used.history, used.own, used.settings)
        for each in ((path, f"{path.name}.before-restore"), (path.with_name(f"{path.name}.restoring"), path.name))
    ]
    for old, new in renamed[:steps]:
        old.rename(old.with_name(new))
    assert backups.take_up_alone(used) == ()
    assert read_history(used.history) == (ROWS, ())
    assert used.settings.read_text() == SETTINGS
    assert (used.own / "tips.toml").read_text() == TIPS
    assert sorted(everything(used)) == ["arm-1.png", "history.db", "settings.toml", "tips.toml"]


def test_a_folder_that_refuses_puts_all_back(backup: Path, tmp_path: Path, closable: Closable) -> None:
    place = tmp_path / "used"
    used = Folders(closable.path, place / "data", place / "state", place / "run")
    used.make()
    fill_in(used, [Row(AT, Entry.SKIPPED, "rest")], '[look]\ntheme = "light"\n')
    used.history.with_name("history.aside").write_text(LEFT_ASIDE)
    before = {name: content for name, content in everything(used).items() if name != "settings.toml.restoring"}
    backup_place.prepare(backup, used, as_is)
    backup_place.agree(used)
    closable.close()
    [problem] = backups.take_up_alone(used)
    assert "could not be restored" in str(problem)
    assert "All is as it was." in str(problem)
    after = {name: content for name, content in everything(used).items() if name != "settings.toml.restoring"}
    assert after == before
    assert remembered(used, "guide.kept") == ["heat"]


def test_a_full_disk_is_noticed_before_anything_is_changed(
    backup: Path, small_disk: Path, tmp_path: Path, fill: Fill
) -> None:
    used = Folders(tmp_path / "config", small_disk, tmp_path / "state", tmp_path / "run")
    used.make()
    used.settings.write_text("# mine\n")
    fill()
    with pytest.raises(Problem, match="Nothing was changed"):
        backup_place.prepare(backup, used, as_is)
    assert everything(used).keys() == {"ballast", "settings.toml"}


def test_a_second_one_waits_for_the_first(backup: Path, full: Folders) -> None:
    backup_place.prepare(backup, full, as_is)
    backup_place.agree(full)
    with pytest.raises(Problem, match="Another backup is just being restored"):
        backup_place.prepare(backup, full, as_is)
    assert backups.take_up_alone(full) == ()
