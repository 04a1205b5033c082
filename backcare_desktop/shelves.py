"""Where windows get what they show: each part of the app is asked when a window opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from backcare_desktop import __version__
from backcare_desktop.coach import Coach
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.remindertable import BUILT_IN
from backcare_desktop.owned import Owned
from backcare_desktop.packtimer import PackTimer
from backcare_desktop.ports import Sight
from backcare_desktop.preferences import Preferences
from backcare_desktop.recorder import Recorder
from backcare_desktop.store.folders import Folders
from backcare_desktop.ui.shelf import Shelf

if TYPE_CHECKING:
    from backcare_desktop.ui.history.past import Past


@dataclass(frozen=True, slots=True)
class Shelves:
    """Fills the shelf. ``kept``: pages of the guide that the person keeps; ``sees``: what the probes of holds see;
    ``restored`` puts a backup that is ready in place, and says what came of it."""

    coach: Coach
    owned: Owned
    packs: PackTimer
    preferences: Preferences
    recorder: Recorder
    folders: Folders
    now: Callable[[], datetime]
    kept: Callable[[], tuple[str, ...]]
    has_tray: Callable[[], bool]
    is_still: Callable[[], bool]
    sees: Callable[[], Mapping[str, Sight]]
    restored: Callable[[], str]

    def filled(self) -> Shelf:
        """The shelf for all windows."""
        return Shelf(
            library=lambda: self.coach.library,
            texts=lambda: self.coach.library.texts,
            country=self.coach.country,
            territory=self.coach.territory,
            kept=self.kept,
            own=self.owned,
            questions=self.coach.desk.questions,
            answered=self.coach.desk.answered,
            answers=self.coach.desk.answers,
            settings=lambda: self.preferences.settings,
            settings_path=str(self.folders.settings),
            past=self._past,
            now=self.now,
            has_tray=self.has_tray,
            is_still=self.is_still,
            pack=self.packs.view,
            sees=self.sees,
            version=__version__,
        )

    def _past(self) -> Past:
        from pathlib import Path

        from backcare_desktop import backups
        from backcare_desktop.ui.history.past import Past

        return Past(
            rows=self.recorder.between,
            sums=self.recorder.sums,
            count=self.recorder.count,
            first_day=self.recorder.first_day,
            titles=self._titles,
            now=self.now,
            day_starts_at=self.preferences.settings.rules.day_starts_at,
            apart=self.recorder.history.apart,
            back_up=lambda path: backups.written(Path(path), self.folders, __version__, self.now()),
            restores=backups.FromWindow(self.folders, self.restored),
        )

    def _titles(self) -> Mapping[str, str]:
        titles = {each.id: each.question for each in self.coach.desk.questions()}
        titles |= {reminder_id: each["title"] for reminder_id, each in BUILT_IN.items()}
        return titles | {each.id: each.title for each in self.preferences.settings.rules.reminders}
