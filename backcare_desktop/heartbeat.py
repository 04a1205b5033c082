"""The one timer that decides about reminders: it sleeps until the core next has something to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from backcare_desktop.core import engine
from backcare_desktop.core.events import Moment
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Rules
from backcare_desktop.ports import Clock
from backcare_desktop.system.lean import collect, light_apscheduler

if TYPE_CHECKING:
    from backcare_desktop.agenda import Agenda
    from backcare_desktop.system.watchdog import Watchdog

LONGEST_S = 30.0
"""The engine hears something at least this often (R13)."""

SECOND_S = 1.0
AGENDA_AFTER_S = 1.0
"""APScheduler is loaded after the tray icon is there: it takes as long as all the rest of the start."""
PRECISE = 0
"""Qt.TimerType.PreciseTimer by its number: whoever touches the namespace Qt pays 0.9 MB and 20 ms."""

STALL_S = 30.0
"""So long a break may cover the screen without a beat. A busy machine needs seconds, not this."""

LEAST_S = 0.005
JUMP_S = 2.0
"""A wall clock this far from where the boot clock says it should be has been set (R16)."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What the heartbeat finds: both clocks, and whether it heard nothing for longer than a silence may be."""

    at: Moment
    was_silent: bool


class Heartbeat(QObject):
    """Calls ``beat`` when the core must be woken, and keeps the agenda of clock reminders."""

    def __init__(self, clock: Clock, beat: Callable[[], None], stalled: Path | None = None) -> None:
        """``stalled``: the file for where the app hung behind a break; None: nothing watches over it."""
        super().__init__()
        self._clock = clock
        self._beat = beat
        self._stalled = stalled
        self.stall_s = STALL_S
        self._watchdog: Watchdog | None = None
        self._last: Moment | None = None
        self.ahead_s = 0.0
        """What the boot clock is ahead of the machine's, since it goes on from before a reboot."""
        self._rules: Rules | None = None
        self._agenda: Agenda | None = None
        self._needs_agenda = False
        self._beaten_s: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.setProperty("timerType", PRECISE)
        self._timer.timeout.connect(self._fire)

    def read(self) -> Beat:
        """Read the clocks. After a jump of wall clock or zone the agenda is planned anew."""
        at = Moment(self._clock.boot_s() + self.ahead_s, self._clock.utc_s(), self._clock.zone())
        last, self._last = self._last, at
        if last is None:
            return Beat(at, was_silent=False)
        passed_s = at.boot_s - last.boot_s
        if last.zone != at.zone or abs(at.utc_s - last.utc_s - passed_s) > JUMP_S:
            self._plan()
        return Beat(at, was_silent=passed_s > engine.SILENCE_S)

    def keep(self, rules: Rules) -> None:
        """Keep the clock reminders of these settings; APScheduler is loaded only when there is one."""
        self._rules = rules
        self._needs_agenda = any(each.enabled and not each.is_use for each in rules.reminders)
        if self._needs_agenda:
            self._plan()
        else:
            self._agenda = None

    def _load_agenda(self) -> None:
        with light_apscheduler():
            from backcare_desktop.agenda import Agenda

        self._agenda = Agenda(self._clock, self._beat)
        self._plan()

    def _plan(self) -> None:
        if self._agenda is not None and self._rules is not None:
            self._agenda.plan(self._rules)

    def sleep_until(self, deadline_s: float, *, shows_countdown: bool) -> None:
        """Wake again at that instant of the boot clock, sooner where the agenda or a countdown on screen needs it.

        However often something else happens meanwhile, it beats every ``LONGEST_S``: by it the settings file is seen.
        """
        assert self._last is not None
        speed, now_s = self._clock.speed, self._last.boot_s
        if self._beaten_s is None:
            self._beaten_s = now_s
        wait_s = min(deadline_s - now_s, self._beaten_s + LONGEST_S - now_s) / speed
        wait_s = min(wait_s, SECOND_S) if shows_countdown else wait_s
        if self._agenda is not None:
            agenda_s = self._agenda.run_due()
            wait_s = min(wait_s, agenda_s) if agenda_s is not None else wait_s
        elif self._needs_agenda:
            wait_s = min(wait_s, AGENDA_AFTER_S)
        self._timer.start(round(max(LEAST_S, wait_s) * 1000))

    def watch_over(self, *, covers: bool) -> None:
        """While a break covers the screen each beat says that all is well; a process that hangs then ends."""
        if covers and self._stalled is not None:
            if self._watchdog is None:
                from backcare_desktop.system.watchdog import Watchdog

                self._watchdog = Watchdog(self._stalled, self.stall_s)
            self._watchdog.renew()
        elif self._watchdog is not None:
            self._watchdog.rest()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self.watch_over(covers=False)

    def _fire(self) -> None:
        if self._agenda is not None:
            self._agenda.run_due()
        elif self._needs_agenda:
            self._load_agenda()
        self._beaten_s = None
        self._beat()
        collect()
