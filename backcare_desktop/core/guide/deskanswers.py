"""What the person answered about the desk over time: no score, only what was said, when, and what is left for later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from backcare_desktop.core.commands import Reply
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.tally import Row

ASKED: Final = frozenset({Reply.YES, Reply.NO, Reply.SKIP})
"""The replies to a question; the others tell what became of its advice."""
WORDS: Final[Mapping[str, str]] = {
    Reply.YES: "yes",
    Reply.NO: "no",
    Reply.SKIP: "skipped",
    Reply.DONE: "changed",
    Reply.LATER: "for later",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said to one question on one day: "no, changed"."""

    day: date
    words: str


def asked(rows: Iterable[Row]) -> list[tuple[str, datetime]]:
    """Id and time of each question that was asked."""
    return [(row.item, row.at) for row in rows if row.why in ASKED]


def said(rows: Iterable[Row], question_id: str) -> tuple[Said, ...]:
    """All that was said to a question, the newest day first; what was said twice on one day stands once."""
    by_day: dict[date, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.at):
        if row.item == question_id and row.why in WORDS:
            words = by_day.setdefault(row.at.date(), [])
            if WORDS[row.why] not in words[-1:]:
                words.append(WORDS[row.why])
    return tuple(Said(day, ", ".join(words)) for day, words in sorted(by_day.items(), reverse=True))


def for_later(rows: Iterable[Row]) -> tuple[str, ...]:
    """The questions whose advice was put off and neither done nor needed since, the longest waiting first."""
    waiting: dict[str, None] = {}
    for row in sorted(rows, key=lambda row: row.at):
        if row.why == Reply.LATER:
            waiting.setdefault(row.item)
        elif row.why in (Reply.DONE, Reply.YES):
            waiting.pop(row.item, None)
    return tuple(waiting)


def advice_due(today: date, rows: Sequence[Row], shown: Mapping[str, str]) -> str | None:
    """The question whose advice comes back on a card today: one a day, the one that was out of sight the longest.

    ``shown``: the day (ISO) on which each came back last. Advice put off today waits until tomorrow.
    """
    if today.isoformat() in shown.values():
        return None
    last_put_off = {row.item: row.at.date() for row in sorted(rows, key=lambda row: row.at) if row.why == Reply.LATER}
    waiting = [each for each in for_later(rows) if last_put_off[each] < today]
    return min(waiting, key=lambda each: shown.get(each, ""), default=None)


def last_words(rows: Iterable[Row], question_id: str, today: date) -> str:
    """What was said the last time, such as "Last time: no, changed, 2 March"; empty when it is the first time."""
    past = said(rows, question_id)
    return f"Last time: {past[0].words}, {day_words(past[0].day, today)}" if past else ""


def day_words(day: date, today: date) -> str:
    """A day as it is said here: "today", "yesterday", "2 March", "2 March 2025"."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
