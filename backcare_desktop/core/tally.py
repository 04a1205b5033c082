"""History rows and their sums by day: what was taken, skipped or missed, counted as it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from backcare_desktop.core.commands import Answer
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.timetable import local_time


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


@dataclass(frozen=True, slots=True)
class Row:
    """One thing worth remembering. ``item``: a reminder's or a posture question's id; ``why``: the reason or the reply.

    ``at`` is local time with its offset; ``seconds`` of countdown taken or of time away.
    """

    at: datetime
    entry: Entry
    item: str = ""
    why: str = ""
    seconds: float | None = None
    covers: tuple[str, ...] = ()
    unseen: bool = False


_KEPT = {each.value for each in Entry}


def row_of(happened: Happened) -> Row | None:
    """The history row for something that happened; None for what is not kept (a notice, a refusal)."""
    if happened.what.value not in _KEPT:
        return None
    return Row(
        at=local_time(happened.utc_s, happened.zone),
        entry=Entry(happened.what.value),
        item=happened.reminder or "",
        why=happened.why or ", ".join(happened.by),
        seconds=happened.seconds,
        covers=happened.covers,
        unseen=happened.unseen and happened.what is What.TAKEN,
    )


def row_of_answer(answer: Answer, at: datetime) -> Row:
    """The history row for an answered posture question."""
    return Row(at=at, entry=Entry.ANSWER, item=answer.question_id, why=answer.reply)


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


def day_of(at: datetime, day_starts_at: time = time(4, 0)) -> date:
    """The day that a moment belongs to: until the day's edge at 04:00 it is still the day before."""
    edge = timedelta(hours=day_starts_at.hour, minutes=day_starts_at.minute)
    return (at.replace(tzinfo=None) - edge).date()


@dataclass(frozen=True, slots=True)
class DaySum:
    """One day in numbers. A break nobody was seen to take (R17) is not counted as taken."""

    day: date
    taken: int = 0
    natural: int = 0
    skipped: int = 0
    missed: int = 0
    break_s: float = 0.0


def days(rows: Iterable[Row], day_starts_at: time = time(4, 0)) -> tuple[DaySum, ...]:
    """The sums of each day that has rows, newest first."""
    counts: dict[date, dict[str, float]] = {}
    for row in rows:
        name = "" if row.entry is Entry.TAKEN and row.unseen else row.entry.value
        if name not in ("taken", "natural", "skipped", "missed"):
            continue
        day = counts.setdefault(day_of(row.at, day_starts_at), {})
        day[name] = day.get(name, 0) + 1
        if name in ("taken", "natural"):
            day["break_s"] = day.get("break_s", 0.0) + (row.seconds or 0.0)
    return tuple(
        DaySum(
            day,
            int(sums.get("taken", 0)),
            int(sums.get("natural", 0)),
            int(sums.get("skipped", 0)),
            int(sums.get("missed", 0)),
            sums.get("break_s", 0.0),
        )
        for day, sums in sorted(counts.items(), reverse=True)
    )
