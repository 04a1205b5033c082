"""What a break comes to: taken or skipped, told to who ended it, and put right where it was done all the same."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.amends import Amends
from backcare_desktop.core.amends import EARLY, outcome_text
from backcare_desktop.core.events import Event, Happened, What
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.view import View
from backcare_desktop.display import Display
from backcare_desktop.preferences import Preferences
from backcare_desktop.single.messages import DONE, REFUSED, Reply

TOLD_FOR_S = 20.0
"""So long it is told how a break is kept that was called done early; BackCare's window offers the same all day."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Says how each break is kept. ``post`` and ``view`` are the app's."""

    post: Callable[..., tuple[Happened, ...]]
    view: Callable[[], View]
    display: Display
    amends: Amends
    preferences: Preferences

    def command(self, command: Event) -> Reply:
        """Do what the person wants of a break; the reply says how each one that ended by it is kept."""
        told = self.post(command)
        refused = [each.why for each in told if each.what is What.REFUSED]
        if refused:
            return Reply(REFUSED, f"Not done: {refused[0]}.")
        ends = [outcome_text(self._title(each.reminder), each) for each in told if each.reminder]
        return Reply(DONE, "\n".join(filter(None, (*ends, f"{self.view().headline}. {self.view().why}."))))

    def ask_about(self, item: str) -> None:
        """Ask whether a break was done that was called so too early, and is kept as skipped."""
        self.display.ask(
            f"{self._title(item)}: kept as skipped",
            f"{EARLY} Did you do it?",
            (("I did it", lambda: self.put_right(item)), ("Leave it so", lambda: None)),
            for_s=TOLD_FOR_S,
        )

    def put_right(self, item: str | None) -> Reply:
        """“I did it”: count the break (the last one, if none is named) that was skipped as taken."""
        row = self.amends.put_right(item)
        if row is None:
            return Reply(REFUSED, "Not done: no break was skipped today that could be put right.")
        self.post()
        return Reply(DONE, f"{self._title(row.item)} of {row.at:%H:%M}: counted as taken.")

    def _title(self, reminder_id: str) -> str:
        reminder = self.preferences.settings.rules.reminder(reminder_id)
        return reminder.title if reminder else reminder_id
