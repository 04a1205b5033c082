"""``backcare history report``: two weeks at the desk as a PDF, with or without a running app."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.cli.terminal import WrongUsage, complain, say
from backcare_desktop.single.messages import DONE, REFUSED
from backcare_desktop.store.folders import find

if TYPE_CHECKING:
    from backcare_desktop.core.settings import Settings
    from backcare_desktop.ui.history.past import Past


_keep: list[object] = []
"""Fonts need the application until the process ends."""


def main(rest: list[str]) -> int:
    """Write the report into the file that was named, or into this folder."""
    if len(rest) > 1 or any(each.startswith("-") for each in rest):
        raise WrongUsage("use it as: backcare history report [FILE.pdf]")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown, and there may be no screen
    from PySide6.QtWidgets import QApplication

    _keep.append(QApplication.instance() or QApplication([]))
    from backcare_desktop.ui.history import report as history_report
    from backcare_desktop.ui.history.deeds import fortnight

    found = fortnight(_past())
    path = Path(rest[0] if rest else history_report.FILE_NAME).absolute()
    if found.is_empty:
        return complain("Nothing was kept in the last two weeks. Nothing was written.", REFUSED)
    trouble = history_report.save_pdf(str(path), found)
    if trouble:
        return complain(f"{path} could not be written ({trouble}). Nothing was changed. Name another place.", REFUSED)
    say(f"Written to {path}: habits of two weeks, and no word about health.")
    return DONE


def _past() -> Past:
    from backcare_desktop.core.timetable import local_time
    from backcare_desktop.store.history_apart import Apart
    from backcare_desktop.store.history_aside import open_whole
    from backcare_desktop.system.clock import SystemClock
    from backcare_desktop.ui.history.past import Past

    clock, settings, store = SystemClock(), _settings(), Apart([find().history], open_whole)
    edge = settings.rules.day_starts_at
    return Past(
        rows=store.rows,
        sums=lambda first, end: store.sums(first, end, edge),
        count=lambda _first, _end: 0,
        first_day=lambda: None,
        titles=lambda: {each.id: each.title for each in settings.rules.reminders},
        now=lambda: local_time(clock.utc_s(), clock.zone()),
        day_starts_at=edge,
    )


def _settings() -> Settings:
    from contextlib import suppress

    from backcare_desktop.core.settings import check
    from backcare_desktop.store.settings_file import Unreadable, read_raw

    raw = {}
    with suppress(OSError, Unreadable):
        raw = read_raw(find().settings)
    return check(raw)[0]
