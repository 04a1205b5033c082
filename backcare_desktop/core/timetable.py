"""Wall-clock times in a zone: local time, working hours, and when each clock reminder is next (R10, R11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from backcare_desktop.core.model import Ranges, Reminder, Rules

DAY = timedelta(days=1)
WEEK_DAYS = 8
"""Days to look ahead: a week, and the day that an hour past midnight belongs to."""


@lru_cache(maxsize=8)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises ZoneInfoNotFoundError or ValueError."""
    return ZoneInfo(name)


def local_time(utc_s: float, zone: str) -> datetime:
    """The local time, with its offset, of seconds since 1970 UTC."""
    return datetime.fromtimestamp(utc_s, UTC).astimezone(zone_of(zone))


def naive_local(utc_s: float, zone: str) -> datetime:
    """What a clock on the wall shows, without an offset."""
    return local_time(utc_s, zone).replace(tzinfo=None)


def instant(local: datetime, zone: str) -> float:
    """Seconds since 1970 UTC of a time on the wall: a repeated one the first time, a skipped one right after the gap."""
    aware = local.replace(tzinfo=zone_of(zone), fold=0)
    utc = aware.astimezone(UTC)
    back = utc.astimezone(zone_of(zone)).replace(tzinfo=None)
    if back == local:
        return utc.timestamp()
    return _after_gap(local, zone, utc.timestamp())


def _after_gap(local: datetime, zone: str, guess_s: float) -> float:
    """The first instant after the gap that skips ``local``: where the offset changes, found by halving."""
    low, high = guess_s - 86400.0, guess_s + 86400.0
    while high - low > 0.5:
        middle = (low + high) / 2
        if naive_local(middle, zone) < local:
            low = middle
        else:
            high = middle
    return float(round(high))


def ranges_on(day: date, hours: tuple[Ranges, ...]) -> Iterator[tuple[datetime, datetime]]:
    """The working hours that begin on that day, as local times without an offset."""
    midnight = datetime.combine(day, time())
    for begin, end in hours[day.weekday()]:
        yield midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end)


def hours_end(local: datetime, hours: tuple[Ranges, ...]) -> datetime | None:
    """The end of the working hours that hold at that local time; None outside them. Joined ranges are one."""
    end: datetime | None = None
    ranges = sorted(each for back in (-1, 0, 1) for each in ranges_on((local + back * DAY).date(), hours))
    for range_begin, range_end in ranges:
        if range_begin <= (end or local) < range_end:
            end = range_end
    return end


def has_hours(hours: tuple[Ranges, ...]) -> bool:
    """Whether any working hours are set; without them it is always working time."""
    return any(hours)


def in_hours(local: datetime, hours: tuple[Ranges, ...]) -> bool:
    """Whether it is working time."""
    return not has_hours(hours) or hours_end(local, hours) is not None


def next_hours_edge(local: datetime, hours: tuple[Ranges, ...]) -> datetime | None:
    """The next local time at which working hours may begin or end; None when there are none."""
    if not has_hours(hours):
        return None
    edges = (
        edge
        for ahead in range(-1, WEEK_DAYS + 1)
        for both in ranges_on((local + ahead * DAY).date(), hours)
        for edge in both
        if edge > local
    )
    return min(edges, default=None)


def _occurrences_on(reminder: Reminder, day: date, rules: Rules) -> Iterator[datetime]:
    """The local times at which a clock reminder fires and that belong to that day."""
    if day.weekday() not in reminder.days:
        return
    if reminder.times:
        for at in reminder.times:
            yield datetime.combine(day, at)
        return
    assert reminder.every_s is not None
    every = timedelta(seconds=reminder.every_s)
    midnight = datetime.combine(day, time())
    if not has_hours(rules.hours):
        at_time = midnight
        while at_time < midnight + DAY:
            yield at_time
            at_time += every
        return
    for begin, end in ranges_on(day, rules.hours):
        at_time = begin + every
        while at_time < end:
            yield at_time
            at_time += every


def occurrences(reminder: Reminder, rules: Rules, after: datetime, until: datetime) -> list[datetime]:
    """The local times in (after, until] at which a clock reminder fires, in order."""
    days = range((until.date() - after.date()).days + 2)
    first = after.date() - DAY
    found = {each for day in days for each in _occurrences_on(reminder, first + day * DAY, rules)}
    return sorted(each for each in found if after < each <= until)


def next_occurrence(reminder: Reminder, rules: Rules, after: datetime) -> datetime | None:
    """The first local time after ``after`` at which a clock reminder fires; None if never."""
    for day in range(-1, WEEK_DAYS + 1):
        found = [each for each in _occurrences_on(reminder, (after + day * DAY).date(), rules) if each > after]
        following = list(_occurrences_on(reminder, (after + (day + 1) * DAY).date(), rules)) if found else []
        if found:
            return min([*found, *(each for each in following if each > after)])
    return None
