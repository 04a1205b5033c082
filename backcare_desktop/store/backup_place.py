"""Puts a backup in the place of what there is: made ready beside it, then renamed; all of it, or nothing.

A crash while names change is made good by whoever comes next: ``finish`` goes on from where it stopped.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from backcare_desktop.core.lookback.backupwords import Prepared
from backcare_desktop.store.backup_read import BackupFile, Refused, problem
from backcare_desktop.store.backup_ready import CheckPicture, made_ready, ready
from backcare_desktop.store.backup_write import KEPT_KEYS
from backcare_desktop.store.database import JOURNALS
from backcare_desktop.store.folders import Folders, make_folder
from backcare_desktop.store.history_mend import aside
from backcare_desktop.store.problems import Problem, reason
from backcare_desktop.store.whole_file import replace_file

ASIDE: Final = ".before-restore"


def plan_path(folders: Folders) -> Path:
    """The note that a backup is ready; its renaming has begun, or may."""
    return folders.state / "restore.json"


def prepare(path: Path, folders: Folders, check_picture: CheckPicture) -> Prepared:
    """Make everything ready beside what there is, and tell what it is. Raises Problem, nothing being changed then."""
    from zipfile import BadZipFile

    if plan_path(folders).exists():
        raise Problem("Another backup is just being restored. Nothing was changed. Start BackCare, then try again.")
    discard(folders)
    try:
        for folder in (folders.config, folders.data, folders.state):
            make_folder(folder)
        with closing(BackupFile(path)) as file:
            return made_ready(file, folders, check_picture)
    except Refused as refused:
        discard(folders)
        raise problem(path, str(refused)) from None
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError):
        discard(folders)
        raise problem(path, "it is damaged") from None
    except (OSError, sqlite3.Error) as error:
        discard(folders)
        raise Problem(
            f"{path.name} could not be unpacked ({reason(error)}). Nothing was changed. Make room on the disk first."
        ) from error
    except BaseException:
        discard(folders)
        raise


def agree(folders: Folders) -> None:
    """The person wants it: from now on ``finish`` puts it in place, also after a crash. Raises Problem.

    Only for who is alone: the running app, or who has its lock.
    """
    _remove_asides(folders)
    memory = ready(folders.memory)
    if not memory.exists() or not ready(folders.history).exists():  # they go with all copies when days are deleted
        raise Problem(
            "The backup is not ready any more: days of your history were deleted meanwhile, or it was put aside. "
            "Nothing was restored. Choose it again if you want it."
        )
    try:
        values = json.loads(memory.read_bytes())
        replace_file(plan_path(folders), json.dumps({"memory": values}).encode())
    except OSError as error:
        raise Problem(f"The backup could not be restored ({reason(error)}). Nothing was changed.") from error


def discard(folders: Folders) -> None:
    """Remove what was made ready and nobody wanted."""
    with suppress(OSError):
        plan_path(folders).unlink(missing_ok=True)
    for target in (*_targets(folders), folders.memory):
        _remove(ready(target))


def finish(folders: Folders, remember: Callable[[Mapping[str, Any]], None]) -> bool:
    """Put what is ready in place; whether there was any. The history must be closed. Raises Problem.

    What was there is kept aside until all is done, and comes back when something fails. What the backup does not
    have stays.
    """
    plan = plan_path(folders)
    if not plan.exists():
        return False
    try:
        memory = json.loads(plan.read_bytes())["memory"]
    except (OSError, ValueError, KeyError, TypeError):
        memory = {}
    begun = list[Path]()
    try:
        for target in _targets(folders):
            if ready(target).exists():
                begun.append(target)
                _exchange(target)
    except OSError as error:
        for target in begun:
            _put_back(target)
        discard(folders)
        raise Problem(
            f"The backup could not be restored ({reason(error)}). All is as it was. Allow writing there, then retry."
        ) from error
    for target in _targets(folders):
        if not target.exists():
            _put_back(target)  # nothing came in its place
    remember({key: value for key, value in memory.items() if key in KEPT_KEYS})
    discard(folders)
    _remove_asides(folders)
    return True


# ---- changing names


def _targets(folders: Folders) -> tuple[Path, ...]:
    return folders.history, folders.own, folders.settings


def _parts(target: Path) -> list[tuple[Path, Path]]:
    """What belongs to it, and the name under which each is kept aside; itself last."""
    pairs = [(aside(target), _beside(target, f"{ASIDE}.aside"))]
    return pairs + [(_beside(target, ending), _beside(target, ASIDE + ending)) for ending in (*JOURNALS, "")]


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _exchange(target: Path) -> None:
    """Keep aside what is there, then give the new its name. Where the new has its name already, nothing is done."""
    if target.exists():
        for part, kept in _parts(target):
            with suppress(FileNotFoundError):
                part.rename(kept)
    ready(target).rename(target)


def _put_back(target: Path) -> None:
    """Give what was kept aside its name again."""
    if not ready(target).exists():
        _remove(target)
    for part, kept in reversed(_parts(target)):
        with suppress(OSError):
            kept.rename(part)


def _remove_asides(folders: Folders) -> None:
    for target in _targets(folders):
        for _, kept in _parts(target):
            _remove(kept)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
