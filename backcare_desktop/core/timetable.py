"""Wall-clock times in a zone: local time, working hours, and when each clock reminder is next (R10, R11)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from backcare_desktop.core.rules import Ranges, Reminder, Rules

Hours = tuple[Ranges, ...]
"""Working hours for each day of the week, Monday first."""

DAY = timedelta(days=1)
_DAY_S = DAY.total_seconds()
WEEK_DAYS = 8
"""Days to look ahead: a week, and the day that an hour past midnight belongs to."""

ROUNDING_S = 0.0005
"""Half a millisecond is nothing: what a sum of floats may be off."""


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


@lru_cache(maxsize=4096)
def instant(local: datetime, zone: str) -> float:
    """Seconds since 1970 UTC of a time on the wall: of a repeated one the first, of a skipped one after the gap."""
    utc = local.replace(tzinfo=zone_of(zone), fold=0).astimezone(UTC)
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


def next_instant(at: time, utc_s: float, zone: str) -> tuple[datetime, float]:
    """The next time that the wall shows ``at``, a repeated hour also the second time: local, and seconds since 1970."""
    today = naive_local(utc_s, zone).date()
    found = (
        (local, found_s)
        for local in (datetime.combine(today, at), datetime.combine(today + DAY, at))
        for found_s in (instant(local, zone), _second_instant(local, zone))
    )
    return next((local, found_s) for local, found_s in found if found_s > utc_s + ROUNDING_S)


def _second_instant(local: datetime, zone: str) -> float:
    return local.replace(tzinfo=zone_of(zone), fold=1).astimezone(UTC).timestamp()


# ---- working hours


def day_of(at: datetime, day_starts_at: time = time(4, 0)) -> date:
    """The day that a moment belongs to: until the day's edge at 04:00 it is still the day before."""
    edge = timedelta(hours=day_starts_at.hour, minutes=day_starts_at.minute)
    return (at.replace(tzinfo=None) - edge).date()


def ranges_on(day: date, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """The working hours that begin on that day, as local times without an offset."""
    midnight = datetime.combine(day, time())
    for begin, end in hours[day.weekday()]:
        yield midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end)


@lru_cache(maxsize=64)
def _spans(around: date, hours: Hours, zone: str) -> tuple[tuple[float, float], ...]:
    """The working hours of the week that follows, as instants, in order; those that adjoin or overlap are one."""
    spans: list[tuple[float, float]] = []
    days = (around + ahead * DAY for ahead in range(-2, WEEK_DAYS + 1))
    for begin, end in sorted(each for day in days for each in ranges_on(day, hours)):
        begin_s, end_s = instant(begin, zone), instant(end, zone)
        if spans and begin_s <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end_s, spans[-1][1]))
        elif end_s > begin_s:
            spans.append((begin_s, end_s))
    return tuple(spans)


def has_hours(hours: Hours) -> bool:
    """Whether any working hours are set; without them it is always working time."""
    return any(hours)


def hours_end_s(utc_s: float, zone: str, hours: Hours) -> float | None:
    """The end of the working hours that hold now, in seconds since 1970; None outside them. Joined ranges are one."""
    now_s = utc_s + ROUNDING_S
    spans = _spans(naive_local(now_s, zone).date(), hours, zone)
    return next((end_s for begin_s, end_s in spans if begin_s <= now_s < end_s), None)


def in_hours(utc_s: float, zone: str, hours: Hours) -> bool:
    """Whether it is working time."""
    return not has_hours(hours) or hours_end_s(utc_s, zone, hours) is not None


def next_edge_s(utc_s: float, zone: str, hours: Hours) -> float | None:
    """When working hours next begin or end, in seconds since 1970; None when there are none."""
    if not has_hours(hours):
        return None
    now_s = utc_s + ROUNDING_S
    spans = _spans(naive_local(now_s, zone).date(), hours, zone)
    return next((edge_s for span in spans for edge_s in span if edge_s > now_s), None)


# ---- clock reminders


@lru_cache(maxsize=256)
def _occurrences_on(reminder: Reminder, day: date, hours: Hours) -> tuple[datetime, ...]:
    """The local times at which a clock reminder fires and that belong to that day, in order."""
    if day.weekday() not in reminder.days:
        return ()
    if reminder.times:
        return tuple(sorted(datetime.combine(day, at) for at in reminder.times))
    assert reminder.every_s is not None
    every = timedelta(seconds=reminder.every_s)
    midnight = datetime.combine(day, time())
    if not has_hours(hours):
        return tuple(midnight + every * number for number in range(-(-DAY // every)))
    return tuple(
        sorted(
            begin + every * number
            for begin, end in ranges_on(day, hours)
            for number in range(1, -(-(end - begin) // every))
        )
    )


def occurrences(reminder: Reminder, rules: Rules, after: datetime, until: datetime) -> list[datetime]:
    """The local times in (after, until] at which a clock reminder fires, in order."""
    first = after.date() - DAY
    days = ((first + ahead * DAY) for ahead in range((until.date() - first).days + 1))
    found: set[datetime] = set()
    for times in (_occurrences_on(reminder, day, rules.hours) for day in days):
        found.update(times[bisect_right(times, after) : bisect_right(times, until)])
    return sorted(found)


def clock_change(zone: str, *around_s: float) -> timedelta:
    """By how much the zone changes its clocks within a day of these instants (summer time); nearly always nothing."""
    near = [at_s + aside_s for at_s in around_s for aside_s in (-_DAY_S, _DAY_S)]
    ahead = [naive_local(at_s, zone) - timedelta(seconds=at_s) for at_s in near]
    return max(ahead) - min(ahead)


@lru_cache(maxsize=64)
def _week_from(reminder: Reminder, day: date, hours: Hours) -> tuple[datetime, ...]:
    """The local times at which it fires from the day before until a week later, in order."""
    days = (day + ahead * DAY for ahead in range(-1, WEEK_DAYS + 1))
    return tuple(sorted({each for day in days for each in _occurrences_on(reminder, day, hours)}))


def next_occurrence(reminder: Reminder, rules: Rules, after: datetime) -> datetime | None:
    """The first local time after ``after`` at which a clock reminder fires; None if never."""
    times = _week_from(reminder, after.date(), rules.hours)
    place = bisect_right(times, after)
    return times[place] if place < len(times) else None
