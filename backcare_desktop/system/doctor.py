"""What this desktop can tell us: for each capability what was tried, what was chosen and why, in words."""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from backcare_desktop.ports import IdleReport, ProbeUnavailable
from backcare_desktop.system import environment
from backcare_desktop.system.choose import Choice, ChosenIdle
from backcare_desktop.system.session import LinuxSession
from backcare_desktop.system.trayhost import TrayKind, TrayWatch

PATIENCE_MS = 1500
_TRAYS = {
    TrayKind.NONE: "none: the icon appears when a panel with a tray comes; until then start BackCare again to see it",
    TrayKind.SNI: "StatusNotifierItem",
    TrayKind.XEMBED: "the older XEmbed kind",
}


def examine() -> list[str]:
    """Try each capability for a moment and say what was found. Needs no running app, no display, no bus."""
    application = QCoreApplication.instance() or QCoreApplication([])
    lines = [f"Desktop: {os.environ.get('XDG_CURRENT_DESKTOP') or 'not named'}, {_windows()}"]
    lines += _idle()
    lines += _session()
    lines += _tray()
    del application
    return lines


def _windows() -> str:
    if not environment.has_display():
        return "no display: BackCare cannot show windows here"
    if os.environ.get("WAYLAND_DISPLAY") and os.environ.get("DISPLAY"):
        return "Wayland; our windows go through XWayland, where they can be placed and stay on top"
    if os.environ.get("WAYLAND_DISPLAY"):
        return "Wayland without XWayland: notices cannot be placed or kept on top; use notifications and the tray"
    return "X11"


def _idle() -> list[str]:
    def ignore(_report: IdleReport) -> None:
        """Only the choice matters here."""

    probe = ChosenIdle()
    with suppress(ProbeUnavailable):
        probe.start(ignore)
    choice = probe.choice
    probe.stop()
    lines = _told(choice, "Idle time")
    if not choice.chosen:
        lines.append("  Time counts as use, and a break waits for you to begin it.")
    return lines


def _told(choice: Choice, title: str) -> list[str]:
    lines = [f"{title}: {choice.chosen or 'cannot be told here'}"]
    lines += [f"  not {each.name}: {each.why}" for each in choice.tried if each.name != choice.chosen and each.why]
    return lines


def _session() -> list[str]:
    session = LinuxSession()
    try:
        session.start(lambda _on: None, lambda _on: None)
    except ProbeUnavailable as error:
        return ["Lock and sleep: cannot be told here", f"  {error}", "  A sleep is still noticed by the clock."]
    notes = [f"  {note}" for note in session.notes]
    session.stop()
    return [f"Lock and sleep: {session.name}", *notes]


def _tray() -> list[str]:
    watch = TrayWatch()
    told: list[TrayKind] = []
    watch.start(lambda: None, told.append)
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not told and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    watch.stop()
    return [f"Tray: {_TRAYS[told[-1] if told else TrayKind.NONE]}"]
