"""Folders with all that is the person's, and what is in them, for the tests of backups."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from tests.store.conftest import AT, Told

SETTINGS = '# mine\n[look]\ntheme = "dark"\n'
TIPS = 'version = 1\n\n[[tips]]\nid = "own.sip"\ntext = "Take a sip of water."\nregion = "neck"\n'
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
