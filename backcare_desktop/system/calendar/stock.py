"""Which calendar files there are under the paths that the person named, and what is to be watched for changes."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from backcare_desktop.core.frozen import dataclass

NO_PACKAGES = "to read calendars, two more packages are needed: pip install icalendar recurring-ical-events"
MOST_BYTES = 20_000_000
MOST_FILES = 10_000
MOST_DEEP = 4
"""Folders in folders that are looked through: calendar programs keep one folder for each account and calendar."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What was found at one look."""

    files: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    """Folders and files whose change means to look again, the most telling first."""
    notes: tuple[str, ...] = ()
    """What was left out and why, by its name: only for the terminal of the person, never for a log."""
    mark: int = 0
    """Changes when a file does."""
    is_blind: bool = False
    """Whether nothing that was named could be looked at."""


def look(names: Sequence[str]) -> Stock:
    """Look through files and folders without opening one. It may take long on a slow disk."""
    search = _Search()
    is_blind = True
    for name in names:
        if search.take_named(name):
            is_blind = False
    watch = tuple(dict.fromkeys([*search.folders, *search.files]))
    return Stock(tuple(search.files), watch, tuple(search.notes), hash(tuple(search.marks)), is_blind)


class _Search:
    def __init__(self) -> None:
        self.files: dict[str, None] = {}
        self.folders: dict[str, None] = {}
        self.notes: list[str] = []
        self.marks: list[tuple[str, int, int, int]] = []

    def take_named(self, name: str) -> bool:
        """Take a file, or a folder and what is in it; False when it cannot be looked at."""
        if "://" in name:
            self.notes.append(f"{name}: this is an address. Only files and folders on this computer are read.")
            return False
        path = Path.home() / Path(name).expanduser()
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            self.notes.append(f"{path}: it cannot be read ({getattr(error, 'strerror', error)}). Is the name right?")
            self._watch_for(path)
            return False
        if stat.S_ISDIR(status.st_mode):
            return self._take_folder(str(path), 0)
        return self._take_file(str(path), status)

    def _watch_for(self, path: Path) -> None:
        """It may come again: then the folder it belongs into changes."""
        if path.parent.is_dir():
            self.folders[str(path.parent)] = None

    def _take_file(self, path: str, status: os.stat_result) -> bool:
        if path in self.files:
            return True
        self.marks.append((path, status.st_mtime_ns, status.st_size, status.st_ino))
        why = ""
        if not stat.S_ISREG(status.st_mode):
            why = "it is no file"
        elif status.st_size > MOST_BYTES:
            why = f"it is larger than {MOST_BYTES // 1_000_000} MB. Export a shorter time from your calendar"
        elif len(self.files) >= MOST_FILES:
            why = f"there are more than {MOST_FILES} files"
        if why:
            self.notes.append(f"{path}: it is left out, as {why}.")
            return False
        self.files[path] = None
        return True

    def _take_folder(self, folder: str, depth: int) -> bool:
        """Hidden ones and links to folders are left out."""
        try:
            with os.scandir(folder) as inside:
                entries = sorted(inside, key=lambda entry: entry.name)
        except OSError as error:
            self.notes.append(f"{folder}: it cannot be read ({error.strerror}).")
            return False
        self.folders[folder] = None
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < MOST_DEEP:
                    self._take_folder(entry.path, depth + 1)
            elif entry.name.lower().endswith(".ics"):
                self._take_entry(entry)
        return True

    def _take_entry(self, entry: os.DirEntry[str]) -> None:
        try:
            self._take_file(entry.path, entry.stat())
        except OSError as error:
            self.notes.append(f"{entry.path}: it cannot be read ({error.strerror}).")
