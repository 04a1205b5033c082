"""Writes a file whole or not at all, so that no crash and no full disk leaves half of it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from backcare_desktop.store.problems import stamp


def replace_file(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Put a new file in the place of the old one in one step; a link stays and the file it leads to is replaced.

    ``mode`` is for a new file; an old one keeps its own. Raises OSError, the old file being untouched then.
    """
    target = Path(os.path.realpath(path))
    old_mode = _mode_of(target)
    if old_mode is not None and not old_mode & 0o222:
        raise PermissionError(13, "Read-only file", str(target))
    beside = target.with_name(f".{target.name}.new")
    try:
        _write(beside, content, mode if old_mode is None else old_mode)
        os.replace(beside, target)  # noqa: PTH105
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def keep_aside(path: Path, at: datetime) -> Path:
    """Copy a broken file beside itself, under a name with the time; the same content is kept only once.

    Returns the copy. Raises OSError.
    """
    content = path.read_bytes()
    for kept in sorted(path.parent.glob(f"{path.name}.broken-*")):
        if kept.is_file() and kept.stat().st_size == len(content) and kept.read_bytes() == content:
            return kept
    kept = free_name(path.with_name(f"{path.name}.broken-{stamp(at)}"))
    _write(kept, content, 0o600, is_new=True)
    return kept


def free_name(stem: Path) -> Path:
    """That name, or with the first number behind it that no file has yet."""
    name, number = stem, 1
    while os.path.lexists(name):
        number += 1
        name = stem.with_name(f"{stem.name}-{number}")
    return name


def _write(path: Path, content: bytes, mode: int, *, is_new: bool = False) -> None:
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if is_new else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # a file system without modes
        path.chmod(mode)


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
