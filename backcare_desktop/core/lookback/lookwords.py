"""The words of looking back: gentle, without a score; nobody is blamed for a skip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.guide.deskanswers import WORDS as ANSWER_WORDS
from backcare_desktop.core.lookback.periods import Grain, Period
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.tally import Entry, Row, is_break

SKIPPED: Final[Mapping[str, str]] = {
    "pressed": "skipped",
    "ignored": "came and went",
    "early": "ended early",
    "exit": "left",
    "pause": "ended by the pause",
    "gap": "ended, the computer slept",
}
HELD: Final[Mapping[str, str]] = {
    Obstacle.DND: "do not disturb was on",
    Obstacle.FULLSCREEN: "a window filled the screen",
    Obstacle.CALL: "you were on a call",
    Obstacle.CAMERA: "the camera was on",
    Obstacle.SCREENSHARE: "the screen was shared",
    Obstacle.APP: "a program you named was in use",
    Obstacle.CALENDAR: "your calendar was busy",
    Obstacle.FOCUS: "you asked for quiet",
}
AWAY: Final[Mapping[str, str]] = {
    "asleep": "away, the computer slept",
    "locked": "away, the screen was locked",
}
_PLAIN: Final[Mapping[Entry, str]] = {
    Entry.TAKEN: "taken",
    Entry.DID: "you did it",
    Entry.NATURAL: "you were away, that counts",
    Entry.MISSED: "not shown, there was no good moment",
    Entry.SNOOZED: "put off",
    Entry.PAUSED: "reminders paused",
    Entry.RESUMED: "reminders on again",
    Entry.PAUSE: "reminders were paused",
}


def item_words(item: str, titles: Mapping[str, str]) -> str:
    """What a reminder or a question is called; one that is gone keeps its id."""
    return titles.get(item, item)


def row_words(row: Row, titles: Mapping[str, str]) -> str:
    """A row in words: "Stretch break: taken, 5 min"."""
    match row.entry:
        case Entry.USE:
            words = "at the desk, on a call" if row.why == "call" else "at the desk"
        case Entry.AWAY:
            words = AWAY.get(row.why, "away")
        case Entry.HOLD:
            words = f"quiet, {HELD.get(row.item, row.item)}"
        case Entry.PAUSE | Entry.PAUSED | Entry.RESUMED:
            words = _PLAIN[row.entry]
        case _:
            return f"{item_words(row.item, titles)}: {outcome_words(row)}"
    return words[0].upper() + words[1:]


def outcome_words(row: Row) -> str:
    """What came of a prompt or a question, kindly."""
    match row.entry:
        case Entry.SKIPPED:
            return SKIPPED.get(row.why, "skipped")
        case Entry.HELD:
            reasons = [HELD.get(each, each) for each in row.why.split(", ") if each]
            return f"waited, {wording.listed(reasons)}" if reasons else "waited"
        case Entry.ANSWER:
            return ANSWER_WORDS.get(row.why, row.why)
        case Entry.TAKEN | Entry.NATURAL | Entry.DID:
            if not row.unseen and not is_break(row):
                return "marked done, hands went on"
            long = f", {wording.about(row.seconds)}" if row.seconds else ""
            return f"{_PLAIN[row.entry]}{long}{', nobody could tell' if row.unseen else ''}"
        case _:
            return _PLAIN.get(row.entry, row.entry.value)


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, or the day's name and date."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return full_day(day) + (f" {day.year}" if day.year != today.year else "")


def full_day(day: date) -> str:
    """A day's name and date: "Monday, 2 March"."""
    return f"{_weekday(day.weekday())}, {day.day} {_month(day.month)}"


@cache
def _weekday(number: int) -> str:
    """Kept, as a year has 365 of them and each ``strftime`` costs as much as all else that is said of a day."""
    return f"{date(2024, 1, 1 + number):%A}"


@cache
def _month(number: int) -> str:
    return f"{date(2024, number, 1):%B}"


def span_words(first: date, last: date) -> str:
    """Days by their names: "Monday, 2 March", "Monday, 2 March to Friday, 6 March"; with years where they differ."""
    if first == last:
        return full_day(first)
    year = f" {first.year}" if first.year != last.year else ""
    return f"{full_day(first)}{year} to {full_day(last)}{year and f' {last.year}'}"


def period_words(period: Period, today: date) -> str:
    """What a period is called: "Today, Tuesday, 3 March", "2 to 8 March", "March 2026", "2026"."""
    first, last = period.first, period.end - timedelta(days=1)
    match period.grain:
        case Grain.DAY:
            said = day_words(first, today)
            return f"{said}, {full_day(first)}" if "," not in said else said
        case Grain.WEEK | Grain.FORTNIGHT:
            year = f" {last.year}" if last.year != today.year or first.year != last.year else ""
            begin = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
            return f"{begin} to {last.day} {last:%B}{year}"
        case Grain.MONTH:
            return f"{first:%B %Y}"
        case _:
            return f"{first.year}"


def times_words(count: int, what: str) -> str:
    """A count with its noun: "1 break", "3 breaks"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def long_time(seconds: float) -> str:
    """A length of time as long as a year's: minutes only where they still say something."""
    hours = round(seconds / wording.HOUR_S)
    return f"{hours} h" if hours >= 100 else wording.about(seconds)
