"""The person's settings while the app runs: read, written, and taken over at once wherever they matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from backcare_desktop.core.settings import Settings
from backcare_desktop.ports import Autostart, Problem
from backcare_desktop.store import settings_file
from backcare_desktop.store.folders import Folders
from backcare_desktop.voice import Voice

AT_LOGIN = "start.at_login"


class Preferences:
    """Holds the settings; ``changed`` is called after every change, from a window, the file or the command line."""

    def __init__(
        self,
        folders: Folders,
        voice: Voice,
        now: Callable[[], datetime],
        autostart: Autostart,
    ) -> None:
        self.changed: Callable[[Settings], None] = lambda _settings: None
        self._path = folders.settings
        self._good = folders.good_settings
        self._voice = voice
        self._now = now
        self._autostart = autostart
        self.settings = self._load()

    def follow_file(self) -> None:
        """Take the file over if somebody edited it."""
        if settings_file.changed_since(self._path, self._stamp):
            self._reload()

    def change(self, changes: Mapping[str, object]) -> Problem | None:
        """Write these settings and take them over; the Problem if they could not be written."""
        at_login = self.settings[AT_LOGIN]
        try:
            sentences = settings_file.change(self._path, changes, at=self._now(), good=self._good)
        except Problem as problem:
            self._voice.tell_problem(problem)
            return problem
        for sentence in sentences:
            self._voice.tell(sentence)
        self._reload()
        if self.settings[AT_LOGIN] != at_login:
            self._start_at_login()
        return None

    def bring_up(self, ids: frozenset[str]) -> None:
        """What the person just wrote or took in comes up, though another of its id was put away before."""
        from backcare_desktop.core.hidden import shown_anew  # late: seldom wanted

        changes = shown_anew(self.settings, ids)
        if changes:
            self.change(changes)

    def _load(self) -> Settings:
        self._stamp = settings_file.stamp_of(self._path)
        settings, problems = settings_file.load(self._path, at=self._now(), good=self._good)
        for problem in problems:
            self._voice.tell(problem)
        return settings

    def _reload(self) -> None:
        self.settings = self._load()
        self.changed(self.settings)

    def _start_at_login(self) -> None:
        try:
            if self.settings[AT_LOGIN]:
                self._autostart.turn_on()
            else:
                self._autostart.turn_off()
        except Problem as problem:
            self._voice.tell_problem(problem)
