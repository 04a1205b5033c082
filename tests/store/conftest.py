"""Disks that refuse: full ones and ones that cannot be written, the real thing where the machine lets us."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.core.tally import Row
from backcare_desktop.store import backup_write
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.history import History
from backcare_desktop.store.history_read import ALL, Days, stream_history
from backcare_desktop.store.problems import Problem

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


@dataclass
class Told:
    """What the person was told."""

    problems: list[str] = field(default_factory=list)

    def __call__(self, problem: Problem) -> None:
        self.problems.append(str(problem))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history stands; tests of another file have their own."""
    return tmp_path / "history.db"


@pytest.fixture
def history(path: Path, told: Told) -> Iterator[History]:
    with closing(History(path, now=lambda: AT, tell=told)) as made:
        yield made


@pytest.fixture
def full(tmp_path: Path) -> Folders:
    """Folders with all that can be backed up."""
    from tests.store.backed_up import ROWS, fill_in, folders_in

    folders = folders_in(tmp_path / "full")
    fill_in(folders, ROWS)
    return folders


@pytest.fixture
def backup(full: Folders, tmp_path: Path) -> Path:
    """A backup of them."""
    backup_write.write(tmp_path / "all.zip", full, "0.1.0", AT)
    return tmp_path / "all.zip"


def integrity(path: Path) -> list[str]:
    """What SQLite finds wrong with a file: ["ok"] when all is well, or there is none yet."""
    if not path.exists():
        return ["ok"]
    with closing(sqlite3.connect(path)) as connection:
        return [str(each[0]) for each in connection.execute("PRAGMA integrity_check(10)")]


def read_history(path: Path, days: Days = ALL) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of these days as a reader beside the app sees them, and the sentences about what could not be read."""
    found = list(stream_history(path, days))
    return [each for each in found if isinstance(each, Row)], tuple(each for each in found if isinstance(each, str))


def _mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a file system cannot be mounted here: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 192 KB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small file system to fill")
    disk = tmp_path / "disk"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", "size=192k,mode=700", "tmpfs", str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


Fill = Callable[[], Callable[[], None]]


@pytest.fixture
def fill(small_disk: Path) -> Fill:
    """Fill the small disk to the last byte; what is returned makes room again."""

    def to_the_last_byte() -> Callable[[], None]:
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (4096, 1):
                try:
                    while file.write(b"x" * size):
                        pass
                except OSError:
                    continue
        return ballast.unlink

    return to_the_last_byte


@dataclass
class Closable:
    """A folder to put files into, which can be made read-only: by its mode, for root by its file system."""

    path: Path
    is_root: bool

    def close(self) -> None:
        if self.is_root:
            _mount("-o", "remount,ro", str(self.path))
        else:
            self.path.chmod(0o500)


@pytest.fixture
def closable(tmp_path: Path) -> Iterator[Closable]:
    folder = Closable(tmp_path / "closable", is_root=os.geteuid() == 0)
    folder.path.mkdir()
    if folder.is_root:
        _mount("-t", "tmpfs", "-o", "mode=700", "tmpfs", str(folder.path))
    yield folder
    if folder.is_root:
        subprocess.run(["umount", "-l", str(folder.path)], check=True)
    else:
        folder.path.chmod(0o700)
