"""Starts the process: one instance, its log and its signals; then the app runs to its end."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from backcare_desktop import backups
from backcare_desktop.app import App
from backcare_desktop.ports import Clock
from backcare_desktop.single.messages import REFUSED
from backcare_desktop.single.server import take_lock
from backcare_desktop.store import logs
from backcare_desktop.store.folders import find
from backcare_desktop.system import environment
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.endings import EndSignals
from backcare_desktop.system.lean import collect_by_hand, keep_heap_small

LOCK_WAIT_S = 2.0
"""A command that deletes or restores has the lock for a moment, and so has an app that ends."""


def run(argv: Sequence[str], *, start_hidden: bool, clock: Clock | None = None, app_class: type[App] = App) -> int:
    """Start the app and run it to its end; the exit code."""
    environment.prepare()
    keep_heap_small()
    lacking = environment.why_no_display()
    if lacking:
        sys.stderr.write(
            f"BackCare needs a desktop to show itself on, and there is none here: {lacking}. "
            "It was not started. Start it from your desktop.\n"
        )
        return REFUSED
    folders = find()
    problems = folders.make()
    try:
        lock = take_lock(str(folders.lock), LOCK_WAIT_S)
    except OSError as error:
        sys.stderr.write(
            f"BackCare cannot tell whether it runs already ({error}). It was not started. "
            "Allow writing there, then start it again.\n"
        )
        return REFUSED
    if lock is None:
        sys.stderr.write(
            "BackCare runs already but does not answer. No second one was started. Quit the first, or log out and in, "
            "then start it again.\n"
        )
        return REFUSED
    no_bus = environment.leave_out_hung_buses()
    if backups.is_ready(folders):
        problems += backups.take_up_alone(folders)
    collect_by_hand()
    qt = QApplication(list(argv))
    qt.setApplicationName("BackCare")
    qt.setDesktopFileName("backcare-desktop")
    qt.setQuitOnLastWindowClosed(False)
    no_log = logs.start(folders.log)
    app = app_class(qt, folders, clock or SystemClock())
    logs.catch_bugs(lambda: f"{app.view.mood} {app.view.why}", app.voice.tell)
    for problem in (*problems, *((no_log,) if no_log else ())):
        app.voice.tell_problem(problem)
    if no_bus:
        app.voice.tell(no_bus)
    signals = EndSignals(qt.exit)
    app.start(hidden=start_hidden)
    code = qt.exec()
    app.stop()
    signals.close()
    lock.unlock()
    logs.stop()
    return code
