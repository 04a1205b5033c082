"""A backup that others made, or that is damaged: opened with care, and nothing is changed by what is no backup."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_desktop import backups
from backcare_desktop.store import backup_place
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.problems import Problem
from tests.store.backed_up import ROWS, as_is, everything, folders_in, remembered
from tests.store.conftest import read_history


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
