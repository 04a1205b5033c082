"""Finds the programs that have one of some devices open, in /proc. Slow on a full desk: for a thread of its own."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection
from pathlib import Path

from backcare_desktop.core.frozen import dataclass

PROC = Path("/proc")
Key = tuple[int, int]
"""What a device is, under whatever path a program knows it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a device open."""

    pid: int
    key: Key
    names: tuple[str, ...]


def key_of(path: str | Path) -> Key | None:
    """The device (or, in a test, the file) at this path; None when there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    if stat.S_ISCHR(found.st_mode):
        return found.st_rdev, -1
    return found.st_dev, found.st_ino


def holders(devices: Collection[Key], name_like: re.Pattern[str], proc: Path = PROC) -> list[Holder]:
    """Who has one of them open, of the programs that this user may look into. ``name_like`` is what devices are called.

    Only links of such a name are followed, as any other may lead to a file system that hangs. In a sandbox a device may
    have another path, but the same key.
    """
    found = []
    for entry in os.scandir(proc):
        if entry.name.isdigit():
            keys = {key for link in _links(entry.path) if _is_like(link, name_like) and (key := key_of(link))}
            found += [Holder(int(entry.name), key, _names(entry.path)) for key in keys & set(devices)]
    return found


def _links(process: str) -> list[str]:
    try:
        with os.scandir(f"{process}/fd") as entries:
            return [entry.path for entry in entries]
    except OSError:  # another user's, or gone
        return []


def _is_like(link: str, name_like: re.Pattern[str]) -> bool:
    try:
        target = os.readlink(link)  # noqa: PTH115 - a Path for each of thousands takes twice as long
    except OSError:
        return False
    return bool(name_like.fullmatch(target.rpartition("/")[2]))


def _names(process: str) -> tuple[str, ...]:
    """What the program is called: its own short name, and its file's."""
    names = []
    try:
        names.append(Path(process, "comm").read_text(errors="replace").strip())
        names.append(Path(process, "exe").readlink().name)
    except OSError:
        pass
    return tuple(names)
