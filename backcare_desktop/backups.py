"""Takes up a backup that was made ready: while the app runs, at its start after a crash, and for the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.memory import Memory

if TYPE_CHECKING:
    from backcare_desktop.core.lookback.backupwords import Prepared

SAID = "The backup is restored."


def written(path: Path, folders: Folders, version: str, now: datetime) -> str:
    """Write a backup into that file; what came of it, in words."""
    from backcare_desktop.core.lookback.rowtext import counted
    from backcare_desktop.store import backup_write  # late: seldom wanted

    try:
        made = backup_write.write(path, folders, version, now)
    except Problem as problem:
        return str(problem)
    done = f"Backup written to {path}: settings, {counted(made.rows)} of history, your own moves and tips."
    return " ".join([done, *made.problems, "It is not locked: who has the file can read it."])


class FromWindow:
    """Restores a backup for the history window; ``put_in_place`` carries out the verb and says what came of it."""

    def __init__(self, folders: Folders, put_in_place: Callable[[], str]) -> None:
        self._folders = folders
        self._put_in_place = put_in_place

    def prepare(self, path: str) -> Prepared:
        """Make it ready beside what there is, and tell what it would bring. Raises Problem."""
        from backcare_desktop.store import backup_place
        from backcare_desktop.ui.own.picture import received

        return backup_place.prepare(Path(path), self._folders, received)

    def take(self) -> str:
        """Put it in place; what came of it, in words."""
        from backcare_desktop.store import backup_place

        try:
            backup_place.agree(self._folders)
        except Problem as problem:
            self.leave()
            return str(problem)
        return self._put_in_place()

    def leave(self) -> None:
        """Remove what was made ready."""
        from backcare_desktop.store import backup_place

        backup_place.discard(self._folders)


def is_ready(folders: Folders) -> bool:
    """Whether one is ready, or a crash came while it was put in place."""
    return (folders.state / "restore.json").exists()


def take_up(folders: Folders, memory: Memory) -> bool:
    """Put it in place; whether there was one. The history must be closed. Raises Problem, all being as it was then."""
    from backcare_desktop.store import backup_place  # late: once in a life

    def remember(values: Mapping[str, Any]) -> None:
        for key, value in values.items():
            memory.put(key, value)

    return backup_place.finish(folders, remember)


def take_up_alone(folders: Folders) -> tuple[Problem, ...]:
    """The same where no app runs, or not yet; what went wrong."""
    from datetime import UTC

    problems = list[Problem]()
    memory = Memory(folders.memory, now=lambda: datetime.fromtimestamp(0, UTC), tell=problems.append)
    try:
        take_up(folders, memory)
    except Problem as problem:
        problems.append(problem)
    finally:
        memory.close()
    return tuple(problems)
