"""Writes a backup: settings, history, own moves and tips, and the pages kept, in one file. It changes nothing else.

A backup is a zip file: ``manifest.json`` (form, version, time, counts), ``settings.toml``, ``history.jsonl`` (a row in
each line), ``own/…`` and ``memory.json``. The app may run meanwhile.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback.rowtext import record_of
from backcare_desktop.core.own.read import PICTURE_NAME
from backcare_desktop.core.tally import Row
from backcare_desktop.store.database import open_to_read
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.history_read import stream_history
from backcare_desktop.store.problems import Problem, reason

if TYPE_CHECKING:
    from zipfile import ZipFile

FORM: Final = 1
"""Of backups; a greater one was written by a later version of the app."""
KIND: Final = "BackCare backup"
MANIFEST, SETTINGS, HISTORY, MEMORY = "manifest.json", "settings.toml", "history.jsonl", "memory.json"
OWN: Final = ("own/moves.toml", "own/tips.toml")
PICTURES: Final = "own/pictures/"
KEPT_KEYS: Final = ("guide.kept", "welcomed")
"""What of the app's memory is the person's own; counters and window places are of no use elsewhere."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written; ``problems``: sentences about what could not be read."""

    rows: int
    size_bytes: int
    problems: tuple[str, ...]


def write(path: Path, folders: Folders, version: str, at: datetime, *, replaces: bool = False) -> Made:
    """Write a backup, whole or not at all; ``replaces``: also in the place of another file. Raises Problem."""
    from zipfile import ZIP_DEFLATED, ZipFile

    if os.path.lexists(path) and not replaces:
        raise Problem(f"{path} is there already. Nothing was written. Choose another name.")
    beside = path.with_name(f".{path.name}.new")
    problems = list[str]()
    try:
        with beside.open("xb") as out:
            beside.chmod(0o600)
            with ZipFile(out, "w", ZIP_DEFLATED) as file:
                names = _plain_files(file, folders)
                rows = _history(file, folders, problems)
                memory = _remembered(folders.memory)
                _text(file, MEMORY, memory)
                about = {"kind": KIND, "form": FORM, "version": version, "made_at": at.isoformat(), "rows": rows}
                _text(file, MANIFEST, about | {"files": names})
            out.flush()
            os.fsync(out.fileno())
        beside.rename(path)
    except FileExistsError:
        raise Problem(f"{beside} is in the way. Nothing was written. Remove it, or choose another name.") from None
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Problem(
            f"{path} cannot be written ({reason(error)}). No backup was made. Choose another place, or make room there."
        ) from error
    return Made(rows, path.stat().st_size, tuple(problems))


def _plain_files(file: ZipFile, folders: Folders) -> list[str]:
    """Settings, own moves and tips and their pictures, byte for byte; those that are there."""
    sources = {SETTINGS: folders.settings} | {name: folders.own.parent / name for name in OWN}
    pictures = folders.own / "pictures"
    if pictures.is_dir():
        known = (each for each in sorted(pictures.iterdir()) if PICTURE_NAME.fullmatch(each.name))
        sources |= {PICTURES + each.name: each for each in known}
    names = list[str]()
    for name, source in sources.items():
        with suppress(FileNotFoundError):
            file.writestr(name, source.read_bytes())
            names.append(name)
    return names


def _history(file: ZipFile, folders: Folders, problems: list[str]) -> int:
    rows = 0
    with file.open(HISTORY, "w") as out:
        for line in _lines(folders.history, problems):
            out.write(line)
            rows += 1
    return rows


def _lines(path: Path, problems: list[str]) -> Iterator[bytes]:
    for each in stream_history(path):
        if isinstance(each, Row):
            record = record_of(each, time(4))
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        else:
            problems.append(each)


def _remembered(path: Path) -> dict[str, Any]:
    found = dict[str, Any]()
    if path.exists():
        with suppress(sqlite3.Error, ValueError), closing(open_to_read(path)) as connection:
            for key, text in connection.execute("SELECT key, value FROM remembered"):
                if key in KEPT_KEYS:
                    found[key] = json.loads(text)
    return found


def _text(file: ZipFile, name: str, what: object) -> None:
    file.writestr(name, json.dumps(what, ensure_ascii=False, indent=1).encode())
