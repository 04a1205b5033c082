"""Takes up a backup that was made ready: while the app runs, at its start after a crash, and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders, make_folder
from backcare_desktop.store.memory import Memory

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

    from backcare_desktop.core.lookback.backupwords import Prepared

SAID = "The backup is restored."
OTHER = "Another backup is just being restored. Nothing was changed. Finish that first, then try again."


def written(path: Path, folders: Folders, version: str, now: datetime) -> str:
    """Write a backup into that file, also where another one is, as the dialog asked; what came of it, in words."""
    from backcare_desktop.core.lookback.backupwords import written
    from backcare_desktop.store import backup_write  # late: seldom wanted

    try:
        made = backup_write.write(path, folders, version, now, replaces=True)
    except Problem as problem:
        return str(problem)
    done = written(path, made.rows)
    return " ".join([done, *made.problems, "It is not locked: anyone who has the file can read it."])


class Restoring:
    """One restore at a time, whoever begins it: made ready and shown, then taken or left."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._lock: QLockFile | None = None

    def prepare(self, path: Path) -> Prepared:
        """Make it ready beside what there is, and tell what it would bring. Raises Problem."""
        from backcare_desktop.single.server import take_lock
        from backcare_desktop.store import backup_place
        from backcare_desktop.ui.own.picture import received

        make_folder(self._folders.state)
        try:
            self._lock = take_lock(str(self._folders.state / "restore.lock"))
        except OSError as error:
            raise Problem(f"No backup can be restored ({error}). Nothing was changed. Allow writing there.") from None
        if self._lock is None:
            raise Problem(OTHER)
        try:
            return backup_place.prepare(path, self._folders, received)
        except BaseException:
            self.let_go()
            raise

    def leave(self) -> None:
        """Remove what was made ready."""
        from backcare_desktop.store import backup_place

        backup_place.discard(self._folders)
        self.let_go()

    def let_go(self) -> None:
        """It is over: another one may begin."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


class FromWindow:
    """Restores a backup for the history window; ``put_in_place`` carries out the verb and says what came of it."""

    def __init__(self, folders: Folders, put_in_place: Callable[[], str]) -> None:
        self._restoring = Restoring(folders)
        self._put_in_place = put_in_place

    def prepare(self, path: str) -> Prepared:
        """Make it ready beside what there is, and tell what it would bring. Raises Problem."""
        return self._restoring.prepare(Path(path))

    def take(self) -> str:
        """Put it in place; what came of it, in words."""
        said = self._put_in_place()
        self._restoring.leave()
        return said

    def leave(self) -> None:
        """Remove what was made ready."""
        self._restoring.leave()


def is_ready(folders: Folders) -> bool:
    """Whether one is ready, or a crash came while it was put in place."""
    return (folders.state / "restore.json").is_file()


def take_up(folders: Folders, memory: Memory) -> bool:
    """Put it in place; whether there was one. The history must be closed. Raises Problem, all being as it was then."""
    from backcare_desktop.store import backup_place  # late: once in a life

    def remember(values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            memory.put(key, value)

    return backup_place.finish(folders, remember)


def taken_up(folders: Folders, memory: Memory) -> bool:
    """Put in place what was made ready, as the person wants it; whether there was one. Raises Problem."""
    from backcare_desktop.store import backup_place

    if not is_ready(folders):  # else a crash left it half done
        backup_place.agree(folders)
    return take_up(folders, memory)


def take_up_alone(folders: Folders, *, is_wanted: bool = False) -> tuple[Problem, ...]:
    """The same where no app runs, or not yet; what went wrong. ``is_wanted``: also what no crash left half done."""
    from datetime import UTC

    problems = list[Problem]()
    memory = Memory(folders.memory, now=lambda: datetime.fromtimestamp(0, UTC), tell=problems.append)
    try:
        (taken_up if is_wanted else take_up)(folders, memory)
    except Problem as problem:
        problems.append(problem)
    finally:
        memory.close()
    return tuple(problems)
