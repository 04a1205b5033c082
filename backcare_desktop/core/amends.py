"""Second thoughts after a skip: "I did it" on the same day, and the offer to be reminded less often."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from math import ceil

from backcare_desktop.core import wording
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Reminder
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of

SKIPS = 3
"""So many skipped by hand one after the other, and it is asked whether to remind less often."""
EARLY = "Less than half of it went by."
"""Why a break that the person called done is kept as skipped (R7)."""
_BY_HAND = frozenset({"pressed", "early", "exit"})
_OUTCOMES = frozenset({Entry.TAKEN, Entry.NATURAL, Entry.SKIPPED, Entry.MISSED, Entry.DID})
_STEP_S = 300.0
_LONGEST_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Rarer:
    """How much less often: ``every`` and what it ``was``, as the settings have them, and both lengths in words."""

    was: str
    every: str
    now: str
    then: str


def skipped_by_hand(row: Row) -> bool:
    """Whether the person themselves skipped it, left it or ended it early."""
    return row.entry is Entry.SKIPPED and row.why in _BY_HAND


def skips_in_a_row(rows: Iterable[Row], item: str) -> int:
    """How often this reminder was skipped by hand, with nothing else between, up to its last outcome."""
    count = 0
    for row in rows:
        if row.item == item and row.entry in _OUTCOMES:
            count = count + 1 if skipped_by_hand(row) else 0
    return count


def rarer(reminder: Reminder) -> Rarer | None:
    """Half as long again between two, in steps of five minutes; None for one that goes by the clock or is rare."""
    if not reminder.is_use or reminder.every_s is None:
        return None
    then_s = ceil(1.5 * reminder.every_s / _STEP_S) * _STEP_S
    if then_s > _LONGEST_S:
        return None
    was = wording.duration_text(reminder.every_s)
    return Rarer(was, wording.duration_text(then_s), wording.about(reminder.every_s), wording.about(then_s))


def outcome_text(title: str, happened: Happened) -> str:
    """How a break that ends now is kept, for who ended it by a command; empty for what is no outcome."""
    match happened.what, happened.why:
        case What.TAKEN, _:
            return f"{title}: counted as taken."
        case What.SKIPPED, "early":
            return f"{title}: kept as skipped. {EARLY} If you did it, say: backcare did"
        case What.SKIPPED, _:
            return f"{title}: kept as skipped."
    return ""


def to_amend(rows: Iterable[Row], now: datetime, day_starts_at: time, item: str | None = None) -> Row | None:
    """The break of today (of this reminder, if one is named) that was skipped last and was not put right since."""
    open_rows: list[Row] = []
    for row in rows:
        if day_of(row.at, day_starts_at) != day_of(now, day_starts_at) or (item is not None and row.item != item):
            continue
        if row.entry is Entry.SKIPPED:
            open_rows.append(row)
        elif row.entry is Entry.DID:
            open_rows = [each for each in open_rows if (each.item, each.at) != (row.item, row.at)]
    return open_rows[-1] if open_rows else None


def amended(skipped: Row, seconds: float | None) -> Row:
    """The row that puts a skipped one right; ``seconds``: how long that break is."""
    return Row(at=skipped.at, entry=Entry.DID, item=skipped.item, seconds=seconds)
