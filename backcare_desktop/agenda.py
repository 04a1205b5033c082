"""Clock reminders on APScheduler: it says when to look, the core says whether to speak.

Imported only when a clock reminder is switched on: APScheduler takes 1 MB, and 5 with all it imports (``system.lean``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

from backcare_desktop.core import timetable
from backcare_desktop.core.rules import Reminder, Rules
from backcare_desktop.ports import Clock


class NextTime(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Asks the timetable for a reminder's next time; its answer is on the scheduler's own clock."""

    def __init__(self, reminder: Reminder, rules: Rules, clock: Clock) -> None:
        self._reminder = reminder
        self._rules = rules
        self._clock = clock

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime | None:
        """The next time, as far ahead of the scheduler's now as it is ahead on our clock."""
        utc_s, zone = self._clock.utc_s(), self._clock.zone()
        after = timetable.naive_local(utc_s, zone)
        while True:
            local = timetable.next_occurrence(self._reminder, self._rules, after)
            if local is None:
                return None
            ahead_s = timetable.instant(local, zone) - utc_s
            if ahead_s > 0:
                return now + timedelta(seconds=ahead_s / self._clock.speed)
            after = local  # repeated by the end of summer time: it fired the first time


class _Driven(BaseScheduler):  # type: ignore[misc]  # APScheduler has no types
    """A scheduler without a thread or a timer of its own: the heartbeat runs it.

    WORKAROUND for the stock QtScheduler, which never cancels its timers and runs jobs off the GUI thread.
    """

    def wakeup(self) -> None:
        """The heartbeat asks after every change anyway."""

    def shutdown(self, wait: bool = True) -> None:
        """Nothing runs that would have to end."""

    def run_due(self) -> float | None:
        """Run the jobs that are due; seconds until the next, None when there is none."""
        wait_s: float | None = self._process_jobs()
        return wait_s


class Agenda:
    """Calls ``due`` when the time of a clock reminder has come."""

    def __init__(self, clock: Clock, due: Callable[[], None]) -> None:
        self._clock = clock
        self._due = due
        self._scheduler = _Driven(executors={"default": DebugExecutor()}, timezone="UTC")
        self._scheduler.start()

    def plan(self, rules: Rules) -> None:
        """Plan the next time of each clock reminder anew: settings, zone or wall clock changed."""
        self._scheduler.remove_all_jobs()
        for reminder in rules.reminders:
            if reminder.enabled and not reminder.is_use:
                self._scheduler.add_job(
                    self._due,
                    NextTime(reminder, rules, self._clock),
                    id=reminder.id,
                    coalesce=True,
                    misfire_grace_time=None,
                )

    def run_due(self) -> float | None:
        """Call ``due`` if a time has come; seconds until the next on the system's clock, None when there is none."""
        return self._scheduler.run_due()

    def planned(self) -> dict[str, Any]:
        """The next time of each reminder, for the doctor."""
        return {job.id: job.next_run_time for job in self._scheduler.get_jobs()}
