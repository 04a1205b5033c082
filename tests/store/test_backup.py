"""One file with all that is the person's: written whole, opened with care, put back all or not at all."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from backcare_desktop import backups
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store import backup_place, backup_write
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.store.problems import Problem
from tests.store.conftest import AT, Closable, Fill, Told, read_history

SETTINGS = '# mine\n[look]\ntheme = "dark"\n'
TIPS = 'version = 1\n\n[[tips]]\nid = "own.sip"\ntext = "Take a sip of water."\nregion = "neck"\n'
LEFT_ASIDE = '\n{"at": "2026-03-03T10:15:00+00:00", "entry": "skipped", "item": "stretch"}'
ROWS = [
    Row(AT, Entry.TAKEN, "stretch", seconds=300.0, covers=("eyes",), away_s=280.0),
    Row(AT + timedelta(hours=1), Entry.USE, "", "call", 1800.0, away_s=0.0),
    Row(AT + timedelta(days=3), Entry.ANSWER, "pc.feet", "no"),
]


def folders_in(place: Path) -> Folders:
    found = Folders(place / "config", place / "data", place / "state", place / "run")
    found.make()
    return found


def fill_in(folders: Folders, rows: list[Row], settings: str = SETTINGS, pages: tuple[str, ...] = ("heat",)) -> None:
    told = Told()
    if settings:
        folders.settings.write_text(settings)
    history = History(folders.history, now=lambda: AT, tell=told)
    history.add(*rows)
    history.close()
    (folders.own / "pictures").mkdir(parents=True)
    (folders.own / "tips.toml").write_text(TIPS)
    (folders.own / "pictures" / "arm-1.png").write_bytes(b"a picture")
    memory = Memory(folders.memory, now=lambda: AT, tell=told)
    memory.put("guide.kept", list(pages))
    memory.put("welcomed", True)
    memory.put("engine", {"state": "of this computer alone"})
    memory.close()
    assert told.problems == []


@pytest.fixture
def full(tmp_path: Path) -> Folders:
    folders = folders_in(tmp_path / "full")
    fill_in(folders, ROWS)
    return folders


@pytest.fixture
def backup(full: Folders, tmp_path: Path) -> Path:
    backup_write.write(tmp_path / "all.zip", full, "0.1.0", AT)
    return tmp_path / "all.zip"


def as_is(content: bytes) -> bytes:
    return content


def everything(folders: Folders) -> dict[str, bytes]:
    """All files, but those that SQLite or the app make by the way."""
    found = (each for place in (folders.config, folders.data, folders.state) for each in place.rglob("*"))
    return {each.name: each.read_bytes() for each in found if each.is_file() and "memory.db" not in each.name}


def remembered(folders: Folders, key: str) -> object:
    memory = Memory(folders.memory, now=lambda: AT, tell=Told())
    try:
        return memory.get(key)
    finally:
        memory.close()


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


# ---- what others made


def changed(backup: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(backup) as file:
        content = {name: file.read(name) for name in file.namelist()}
    change(content)
    path = backup.with_name("changed.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, each in content.items():
            file.writestr(zipfile.ZipInfo(name) if name.startswith("/") else name, each)
    return path


def manifest(**more: object) -> bytes:
    return json.dumps({"kind": "BackCare backup", "form": 1} | more).encode()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda all_: all_.update({"../settings.toml": b""}), "does not belong there (../settings.toml)"),
        (lambda all_: all_.update({"/etc/passwd": b""}), "does not belong there (/etc/passwd)"),
        (lambda all_: all_.update({"own/pictures/../../x.png": b""}), "does not belong there"),
        (lambda all_: all_.update({"history.db": b""}), "does not belong there (history.db)"),
        (lambda all_: all_.pop("manifest.json"), "it is damaged, or no backup at all"),
        (lambda all_: all_.update({"manifest.json": b"[]"}), "it is damaged, or no backup at all"),
        (lambda all_: all_.update({"manifest.json": manifest(form="one")}), "it is damaged, or no backup at all"),
        (lambda all_: all_.update({"settings.toml": b"#" * 1_000_001}), "settings.toml in it is too large"),
        (lambda all_: all_.update({"history.jsonl": b"x" * 20_001}), "a line that is far too long"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    backup: Path, full: Folders, change: Callable[[dict[str, bytes]], object], why: str
) -> None:
    before = everything(full)
    with pytest.raises(Problem) as caught:
        backup_place.prepare(changed(backup, change), full, as_is)
    assert why in str(caught.value)
    assert "changed.zip was not restored: " in str(caught.value)
    assert "Nothing was changed." in str(caught.value)
    assert everything(full) == before


def test_a_backup_of_a_newer_app_is_refused(backup: Path, full: Folders) -> None:
    newer = changed(backup, lambda all_: all_.update({"manifest.json": manifest(form=2)}))
    with pytest.raises(Problem) as caught:
        backup_place.prepare(newer, full, as_is)
    assert str(caught.value) == (
        "changed.zip was made by a newer BackCare. Nothing was changed. Update BackCare, then retry."
    )


def test_other_files_and_damage_are_refused(backup: Path, full: Folders, tmp_path: Path) -> None:
    before = everything(full)
    (tmp_path / "letter.zip").write_text("Dear all")
    content = bytearray(backup.read_bytes())
    at = content.index(b"history.jsonl") + 20
    content[at : at + 20] = b"\xa5" * 20
    (tmp_path / "damaged.zip").write_bytes(content)
    for name in ("letter.zip", "damaged.zip", "nowhere.zip", "full"):
        with pytest.raises(Problem, match="was not restored"):
            backup_place.prepare(tmp_path / name, full, as_is)
    assert everything(full) == before


def test_a_link_in_a_backup_is_refused(backup: Path, full: Folders, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("own/tips.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as file:
        file.writestr("manifest.json", manifest())
        file.writestr(link, "/etc/passwd")
    with pytest.raises(Problem, match="no plain file"):
        backup_place.prepare(tmp_path / "link.zip", full, as_is)


def test_unknown_values_are_left_out_one_by_one(backup: Path, tmp_path: Path) -> None:
    def change(content: dict[str, bytes]) -> None:
        content["history.jsonl"] += b'{"at":"2026-03-09T10:00:00+01:00","entry":"levitated"}\nno json\n'
        content["settings.toml"] += b'colour = "red"\n'
        content["own/tips.toml"] += b'\n[[tips]]\nid = "own.bad"\ntext = 5\n'
        content["own/moves.toml"] = b"moves = [\n"
        content["memory.json"] = json.dumps({"guide.kept": ["eyes", 5], "welcomed": "yes", "engine": {}}).encode()

    def check(content: bytes) -> bytes:
        raise Problem("The picture cannot be read. It was not taken.")

    new = folders_in(tmp_path / "new")
    found = backup_place.prepare(changed(backup, change), new, check)
    assert found.rows == 3
    assert found.left_out[0] == "history.jsonl: 2 entries left out that this version cannot read."
    assert found.left_out[1].startswith('settings.toml, look.colour = "red": is not a setting')
    assert "own/moves.toml cannot be understood. It is left out." in found.left_out
    assert "arm-1.png: The picture cannot be read. It was not taken." in found.left_out
    backup_place.agree(new)
    assert backups.take_up_alone(new) == ()
    assert read_history(new.history) == (ROWS, ())
    assert remembered(new, "guide.kept") == ["eyes"]
    assert remembered(new, "welcomed") is None
    assert remembered(new, "engine") is None
    assert not (new.own / "pictures").exists()


def test_a_second_one_waits_for_the_first(backup: Path, full: Folders) -> None:
    backup_place.prepare(backup, full, as_is)
    backup_place.agree(full)
    with pytest.raises(Problem, match="Another backup is just being restored"):
        backup_place.prepare(backup, full, as_is)
    assert backups.take_up_alone(full) == ()
