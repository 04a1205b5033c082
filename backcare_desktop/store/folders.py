"""Where the person's files are, after the customs of each system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.store.problems import Problem, reason
from backcare_desktop.store.runtime import NAME, runtime_folder

PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Folders:
    """One folder for each use; only the person may read what we make in them.

    ``config``: what the person writes · ``data``: what they would miss (history) · ``state``: what the app remembers,
    and the log · ``runtime``: lock and socket, while the app runs.
    """

    config: Path
    data: Path
    state: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def good_settings(self) -> Path:
        """A copy of the settings when they could last be read."""
        return self.state / "settings.toml.good"

    @property
    def history(self) -> Path:
        """The history's database."""
        return self.data / "history.db"

    @property
    def own(self) -> Path:
        """The folder of the person's own moves, tips and pictures; made when they write the first."""
        return self.data / "own"

    @property
    def memory(self) -> Path:
        """The database of what the app remembers for itself."""
        return self.state / "memory.db"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.state / f"{NAME}.log"

    @property
    def stalled(self) -> Path:
        """Where the app hung behind a break; there only until it was told."""
        return self.state / "stalled.txt"

    @property
    def lock(self) -> Path:
        """The lock that decides which app is first."""
        return self.runtime / f"{NAME}.lock"

    @property
    def socket(self) -> Path:
        """The socket that carries commands to the running app."""
        return self.runtime / f"{NAME}.sock"

    def make(self) -> tuple[Problem, ...]:
        """Make what is missing; one Problem for each folder that cannot be made, so that the app can do without it."""
        return tuple(self._cannot_make())

    def _cannot_make(self) -> Iterator[Problem]:
        for folder in (self.config, self.data, self.state, self.runtime):
            try:
                make_folder(folder)
            except Problem as problem:
                yield problem
        if self.runtime.is_dir() and not _is_private(self.runtime):
            yield Problem(
                f"{self.runtime} can be used by others. Commands to the running app are switched off. "
                "Remove that folder and start BackCare again."
            )


def find() -> Folders:
    """The folders for this person, after ``XDG_*`` and the system's customs; nothing is made."""
    from platformdirs import PlatformDirs  # late: 20 ms

    here = PlatformDirs(NAME, appauthor=False)
    return Folders(
        config=here.user_config_path,
        data=here.user_data_path,
        state=here.user_state_path,
        runtime=Path(runtime_folder(os.environ)),
    )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for this person only. Raises Problem."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=PRIVATE, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"The folder {folder} cannot be made ({reason(error)}). What belongs there is kept only while BackCare "
            "runs. Make room there or allow writing, then start BackCare again."
        ) from error


def _is_private(folder: Path) -> bool:
    """Whether nobody but this person can reach in; what we own and is open is closed."""
    if not hasattr(os, "geteuid"):
        return True
    about = folder.stat()
    if about.st_uid != os.geteuid():
        return False
    if about.st_mode & 0o077:
        folder.chmod(PRIVATE)
    return True
