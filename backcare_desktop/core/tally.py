"""History rows: what was taken, skipped or missed, counted as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from backcare_desktop.core.commands import Answer
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.timetable import day_of, local_time


class Entry(StrEnum):
    """What a history row tells."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    NATURAL = "natural"
    MISSED = "missed"
    SNOOZED = "snoozed"
    HELD = "held"
    PAUSED = "paused"
    RESUMED = "resumed"
    ANSWER = "answer"
    DID = "did"
    USE = "use"
    AWAY = "away"
    HOLD = "hold"
    PAUSE = "pause"


SPANS = frozenset({Entry.USE, Entry.AWAY, Entry.HOLD, Entry.PAUSE})
"""What lasts: ``at`` is the begin and ``seconds`` the length. All else is told when it is over."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing worth remembering; docs/history.md says what stands where.

    ``item``: a reminder's, a posture question's or a hold's id; ``why``: the reason or the reply. ``at`` is local time
    with its offset. ``away_s``: how much of ``seconds`` nobody used keyboard or mouse; None where that is not known.
    """

    at: datetime
    entry: Entry
    item: str = ""
    why: str = ""
    seconds: float | None = None
    covers: tuple[str, ...] = ()
    unseen: bool = False
    away_s: float | None = None


def moment(utc_s: float, zone: str) -> datetime:
    """A local time with its offset, as the file keeps it: what is added to it is time that passed, in any night."""
    at = local_time(utc_s, zone)
    return at.astimezone(timezone(at.utcoffset() or timedelta(0)))


_KEPT = {each.value for each in Entry}


def row_of(happened: Happened, idle_s: float | None = None) -> Row | None:
    """The history row for something that happened; None for what is not kept (a notice, a refusal).

    ``idle_s``: the time without input then, for prompts that do not count it themselves.
    """
    if happened.what.value not in _KEPT:
        return None
    seconds, away_s = happened.seconds, None
    if happened.what is What.TAKEN:
        off_s = happened.hands_off_s if happened.hands_off_s is not None else idle_s
        away_s = off_s if off_s is None or seconds is None else min(off_s, seconds)
    elif happened.what is What.SNOOZED and happened.until_s is not None:
        seconds = happened.until_s - happened.boot_s
    return Row(
        at=moment(happened.utc_s, happened.zone),
        entry=Entry(happened.what.value),
        item=happened.reminder or "",
        why=happened.why or ", ".join(happened.by),
        seconds=seconds,
        covers=happened.covers,
        unseen=happened.unseen and happened.what is What.TAKEN,
        away_s=away_s,
    )


def row_of_answer(answer: Answer, at: datetime) -> Row:
    """The history row for an answered posture question."""
    return Row(at=at, entry=Entry.ANSWER, item=answer.question_id, why=answer.reply)


def over_at(row: Row) -> datetime:
    """When it was over: points are told at their end."""
    return row.at + timedelta(seconds=row.seconds or 0.0) if row.entry in SPANS else row.at


def is_break(row: Row) -> bool:
    """Whether the person really had a break: half of it without keyboard and mouse, and nobody unseen (R17)."""
    if row.entry is Entry.TAKEN and not row.unseen:
        return row.away_s is None or row.away_s >= (row.seconds or 0.0) / 2
    return row.entry in (Entry.NATURAL, Entry.DID)


def days_ignored(rows: Iterable[Row], item: str, day_starts_at: time = time(4, 0)) -> int:
    """On how many days running, up to the last one that it came, a reminder was missed or not answered."""
    ignored: dict[date, bool] = {}
    for row in rows:
        if row.item == item and row.entry in (Entry.TAKEN, Entry.SKIPPED, Entry.MISSED):
            day = day_of(row.at, day_starts_at)
            was_ignored = row.entry is Entry.MISSED or (row.entry is Entry.SKIPPED and row.why == "ignored")
            ignored[day] = ignored.get(day, True) and was_ignored
    count = 0
    for day in sorted(ignored, reverse=True):
        if not ignored[day]:
            break
        count += 1
    return count
