"""Makes a backup ready beside what there is: each value looked at, what cannot be used left out and named."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from backcare_desktop.core import settings as whole
from backcare_desktop.core.lookback.backupwords import Prepared
from backcare_desktop.core.lookback.rowtext import counted
from backcare_desktop.core.own.read import read as read_own
from backcare_desktop.store.backup_read import BackupFile
from backcare_desktop.store.backup_write import HISTORY, MEMORY, OWN, SETTINGS
from backcare_desktop.store.database import open_database
from backcare_desktop.store.folders import Folders, make_folder
from backcare_desktop.store.history_rows import INSERT, MIGRATIONS, fields_of
from backcare_desktop.store.history_sums import keep_sums
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.whole_file import replace_file

READY: Final = ".restoring"
SUMS_MOST: Final = 4000
"""Of so many days the sums are kept at once: ten years and more."""
CheckPicture = Callable[[bytes], bytes]
"""A picture out of a file of somebody's, made safe. Raises Problem."""


def ready(path: Path) -> Path:
    """Where the new one stands until it gets its name."""
    return path.with_name(path.name + READY)


def made_ready(file: BackupFile, folders: Folders, check_picture: CheckPicture) -> Prepared:
    """Unpack what can be used of a backup, and tell what it is. Raises Refused, and what a damaged file raises."""
    left_out = list[str]()
    rows, days = _history(file, folders, left_out)
    has_settings = _settings(file, folders, left_out)
    counts = _own(file, folders, check_picture, left_out)
    memory = _memory(file, left_out)
    replace_file(ready(folders.memory), json.dumps(memory).encode())
    made_at, version = (str(file.manifest.get(each, ""))[:40] for each in ("made_at", "version"))
    pages = len(memory.get("guide.kept", ()))
    return Prepared(made_at, version, rows, days, has_settings, *counts, pages, tuple(left_out))


def _history(file: BackupFile, folders: Folders, left_out: list[str]) -> tuple[int, tuple[str, str]]:
    count = wrong = 0
    first = last = ""
    with closing(open_database(ready(folders.history), MIGRATIONS)) as connection:
        connection.execute("BEGIN")
        for row in file.rows():
            if row is None:
                wrong += 1
                continue
            connection.execute(INSERT, fields_of(row))
            count += 1
            day = row.at.date().isoformat()
            first, last = min(first or day, day), max(last, day)
        connection.execute("COMMIT")
        if count:
            keep_sums(connection, date.fromisoformat(last), time(4), SUMS_MOST)  # else a first look at a year is slow
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, to be renamed as one
    if wrong:
        left_out.append(f"{HISTORY}: {counted(wrong)} left out that this version cannot read.")
    return count, (first, last)


def _settings(file: BackupFile, folders: Folders, left_out: list[str]) -> bool:
    content = file.content(SETTINGS)
    raw = _toml(content, SETTINGS, left_out)
    if content is None or raw is None:
        return False
    left_out += [each.text for each in whole.check(raw)[1]]
    replace_file(ready(folders.settings), content)
    return True


def _own(file: BackupFile, folders: Folders, check_picture: CheckPicture, left_out: list[str]) -> tuple[int, int]:
    place, counts = ready(folders.own), [0, 0]
    for number, name in enumerate(OWN):
        content = file.content(name)
        raw = _toml(content, name, left_out)
        if content is None or raw is None:
            continue
        reading = read_own(raw, name)
        left_out += reading.wrongs
        counts[number] = len(reading.content.items)
        make_folder(place)
        replace_file(place / Path(name).name, content)
    for name in file.pictures if place.exists() else ():
        content = file.content(f"own/pictures/{name}")
        try:
            safe = check_picture(content or b"")
        except Problem as wrong:
            left_out.append(f"{name}: {wrong}")
            continue
        make_folder(place / "pictures")
        replace_file(place / "pictures" / name, safe)
    return counts[0], counts[1]


def _memory(file: BackupFile, left_out: list[str]) -> dict[str, Any]:
    content = file.content(MEMORY)
    if content is None:
        return {}
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict):
        left_out.append(f"{MEMORY} cannot be understood. It is left out.")
        return {}
    found = dict[str, Any]()
    pages = raw.get("guide.kept")
    if isinstance(pages, list) and pages:
        found["guide.kept"] = [each for each in pages if isinstance(each, str) and len(each) < 200][:1000]
    if raw.get("welcomed") is True:
        found["welcomed"] = True
    return found


def _toml(content: bytes | None, name: str, left_out: list[str]) -> dict[str, Any] | None:
    import tomllib

    if content is None:
        return None
    try:
        return tomllib.loads(content.decode().removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        left_out.append(f"{name} cannot be understood. It is left out.")
        return None
