"""What the person is told about the start: that there is no tray, that use cannot be measured, that it hung."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.model import State
from backcare_desktop.display import Display
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.memory import Memory
from backcare_desktop.system.trayhost import TrayKind
from backcare_desktop.verbs import WELCOMED
from backcare_desktop.voice import Voice

SAID_NO_TRAY, SAID_NO_IDLE = "said.no_tray", "said.no_idle"
PANEL_WAIT_S = 60.0
"""At login the panel may come after the app; only then is it said that there is no place for the icon."""


class Greeting:
    """Opens the first window where one is due, and says once what does not work here."""

    def __init__(self, voice: Voice, memory: Memory, display: Display, emit: Callable[[Verb], None]) -> None:
        self._voice = voice
        self._memory = memory
        self._display = display
        self._emit = emit
        self._is_hidden = True
        self._knows_tray = False
        self._began_s = inf

    def begin(self, boot_s: float, *, hidden: bool) -> None:
        """The app has started at ``boot_s``; ``hidden``: it was not asked for by hand."""
        self._began_s, self._is_hidden = boot_s, hidden

    def tray_is(self, kind: TrayKind) -> None:
        """The place for the icon is known; after a start by hand a window opens, where there is none or never was."""
        is_first, self._knows_tray = not self._knows_tray, True
        if not is_first or self._is_hidden:
            return
        if not self._memory.get(WELCOMED):
            self._emit(Open(Page.WELCOME))  # only now, as it says whether there is a tray
        if kind is TrayKind.NONE and not self._display.windows.is_open(Page.WELCOME):
            self._display.windows.open(Page.STATUS)

    def heed(self, state: State) -> None:
        """Say once what this state shows to be missing."""
        if not state.idle_known:
            self._voice.tell_once(
                self._memory,
                SAID_NO_IDLE,
                "BackCare cannot tell when you pause. Time counts as use, and a break waits for you to begin it. "
                "See: backcare doctor",
            )
        if self._is_hidden and state.boot_s - self._began_s >= PANEL_WAIT_S and not self._display.has_tray:
            self._voice.tell_once(
                self._memory,
                SAID_NO_TRAY,
                "Your panel has no place for its icon. Reminders go on. Start BackCare again to see its window.",
            )


def tell_of_a_stall(folders: Folders, voice: Voice) -> None:
    """Say that the app hung during a break and was started again, where the watchdog left its report."""
    if folders.stalled.exists():
        from backcare_desktop.system.watchdog import left_a_report

        if left_a_report(folders.stalled):
            voice.tell(
                "BackCare hung during a break and was started again. The break goes on without covering your "
                "screen. You need do nothing."
            )
