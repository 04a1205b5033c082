"""Reads calendar files for the times at which they say “busy”, in a process of its own (``backcare calendar``).

A process, as the two libraries cost 8 MB once imported, a large file far more, and what takes too long can be ended.
Titles, places and notes of events are cut out before anything is understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from recurring_ical_events import of

from backcare_desktop.core.busy import Span, joined
from backcare_desktop.core.frozen import dataclass

WHOLE_DAY_S = 86400.0
"""An event that lasts so long is not a meeting: it never counts."""
MARGIN = timedelta(days=2)
"""Dates are compared before zones are known; and an event that began two days ago is over or lasts too long."""

_NEEDED = re.compile(
    r"^(?:UID|DTSTAMP|DTSTART|DTEND|DURATION|RRULE|RDATE|EXRULE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|TRANSP|ATTENDEE|"
    r"ORGANIZER|FREEBUSY|X-MICROSOFT-CDO-\w+)[;:].*$",
    re.MULTILINE | re.IGNORECASE,
)
_START = re.compile(r"^DTSTART(?:;.*)?:(\d{8})", re.MULTILINE | re.IGNORECASE)
_SERIES = re.compile(r"^(?:RRULE|RDATE|RECURRENCE-ID)[;:]", re.MULTILINE | re.IGNORECASE)
_LAST = re.compile(r"^RRULE.*UNTIL=(\d{8})", re.MULTILINE | re.IGNORECASE)
_MORE = re.compile(r"^RDATE", re.MULTILINE | re.IGNORECASE)
_ZONE_NAME = re.compile(r"^X-WR-TIMEZONE[;:].*$", re.MULTILINE | re.IGNORECASE)
_TOO_OFTEN = re.compile(r"^RRULE.*FREQ=(?:SECONDLY|MINUTELY)", re.MULTILINE | re.IGNORECASE)
"""No meeting repeats like this, and to count it out takes for ever."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: the busy times of these files in a window, for a person with these addresses."""

    files: tuple[str, ...]
    addresses: tuple[str, ...]
    zone: ZoneInfo
    """For times that name none."""
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files say; ``notes`` name a file, and are only for the terminal of the person."""

    busy: tuple[Span, ...]
    notes: tuple[str, ...]


def read(order: Order) -> Reading:
    """Read all; what cannot be read is left out and noted."""
    spans: list[Span] = []
    notes: list[str] = []
    for name in order.files:
        try:
            text = _plain(Path(name).read_bytes())
        except OSError as error:
            notes.append(f"{name}: it cannot be read ({error.strerror}).")
            continue
        if "BEGIN:VCALENDAR\n" not in text:
            notes.append(f"{name}: this is no calendar file, or it is damaged. Export it anew from your calendar.")
            continue
        found, broken = _spans(text, order)
        spans += found
        if broken:
            notes.append(f"{name}: {broken} of its events cannot be understood and are left out.")
    return Reading(joined(spans, order.begin_s, order.end_s), tuple(notes))


# ---- text


def _plain(data: bytes) -> str:
    """One line for each property, whatever the line ends were."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n ", "").replace("\n\t", "") + "\n"


def _blocks(text: str, kind: str) -> Iterator[str]:
    """What stands between each BEGIN and END of this kind."""
    for piece in f"\n{text}".split(f"\nBEGIN:{kind}\n")[1:]:
        inside, end, _ = f"\n{piece}\n".partition(f"\nEND:{kind}\n")
        if end:
            yield inside[1:]


def _without_alarms(text: str) -> str:
    first, *others = text.split("\nBEGIN:VALARM\n")
    return first + "".join(other.partition("\nEND:VALARM")[2] for other in others)


def _events(text: str, order: Order) -> list[str]:
    """The events that can matter in the window, without their words."""
    first = f"{datetime.fromtimestamp(order.begin_s, UTC) - MARGIN:%Y%m%d}"
    last = f"{datetime.fromtimestamp(order.end_s, UTC) + MARGIN:%Y%m%d}"
    found = []
    for event in _blocks(text, "VEVENT"):
        start = _START.search(event)
        if start is None or _TOO_OFTEN.search(event):
            continue
        if first <= start[1] <= last or (_SERIES.search(event) and not _is_over(event, first)):
            found.append(_bare(event, "VEVENT"))
    return found


def _is_over(series: str, first: str) -> bool:
    """Whether the last of them was before this day: so are most series of an old calendar, and each costs time."""
    until = _LAST.search(series)
    return until is not None and until[1] < first and not _MORE.search(series)


def _bare(inside: str, kind: str) -> str:
    lines = "\n".join(_NEEDED.findall(_without_alarms(inside)))
    return f"BEGIN:{kind}\n{lines}\nEND:{kind}\n"


# ---- events


def _spans(text: str, order: Order) -> tuple[list[Span], int]:
    """The busy times, and how many events were left out because they cannot be understood."""
    events = _events(text, order)
    free_busy = [_bare(each, "VFREEBUSY") for each in _blocks(text, "VFREEBUSY")]
    if not events and not free_busy:
        return [], 0
    zones = [f"BEGIN:VTIMEZONE\n{each}\nEND:VTIMEZONE\n" for each in _blocks(text, "VTIMEZONE")]
    head = ["BEGIN:VCALENDAR\nVERSION:2.0\n", *(f"{each}\n" for each in _ZONE_NAME.findall(text)[:1]), *zones]
    try:
        return list(_understood([*head, *events, *free_busy], order)), 0
    except Exception:  # noqa: BLE001  # whatever the libraries stumble over: then one by one
        return _one_by_one(head, [*events, *free_busy], order)


def _one_by_one(head: list[str], parts: list[str], order: Order) -> tuple[list[Span], int]:
    """Each series by itself, so that one that is damaged takes no other with it."""
    series: dict[str, list[str]] = {}
    for part in parts:
        uid = re.search(r"^UID[;:].*$", part, re.MULTILINE | re.IGNORECASE)
        series.setdefault(uid[0] if uid else part, []).append(part)
    spans: list[Span] = []
    broken = 0
    for group in series.values():
        try:
            spans += list(_understood([*head, *group], order))
        except Exception:  # noqa: BLE001  # as above
            broken += 1
    return spans, broken


def _understood(parts: Iterable[str], order: Order) -> Iterator[Span]:
    calendar = Calendar.from_ical("".join([*parts, "END:VCALENDAR\n"]))
    begin, end = (datetime.fromtimestamp(each, UTC) for each in (order.begin_s, order.end_s))
    for event in of(calendar, skip_bad_series=True).between(begin - MARGIN, end + MARGIN):
        start, stop = event["DTSTART"].dt, event["DTEND"].dt
        if isinstance(start, datetime) and isinstance(stop, datetime) and is_busy(event, order.addresses):
            yield from _short(start, stop, order.zone)
    for each in calendar.walk("VFREEBUSY"):
        for period in _several(each.get("FREEBUSY")):
            if period.params.get("FBTYPE", "BUSY").upper() in ("BUSY", "BUSY-UNAVAILABLE"):
                yield from _short(period.start, period.end, order.zone)


def _short(start: date, stop: date, zone: ZoneInfo) -> Iterator[Span]:
    """As a span, if it is shorter than a day. A time without a zone is the person's own."""
    begin_s, end_s = (_utc_s(each, zone) for each in (start, stop))
    if 0 < end_s - begin_s < WHOLE_DAY_S:
        yield Span(begin_s, end_s)


def _utc_s(moment: date, zone: ZoneInfo) -> float:
    assert isinstance(moment, datetime)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()


# ---- busy or not


def is_busy(event: Any, addresses: Sequence[str]) -> bool:
    """Whether the person is taken by this event, which is no all-day one; “tentative” is not."""

    def value(name: str) -> str:
        return str(event.get(name, "")).strip().upper()

    if value("TRANSP") == "TRANSPARENT" or value("STATUS") in ("CANCELLED", "TENTATIVE"):
        return False
    if value("X-MICROSOFT-CDO-BUSYSTATUS") in ("FREE", "TENTATIVE", "WORKINGELSEWHERE"):
        return False
    return value("X-MICROSOFT-CDO-ALLDAYEVENT") != "TRUE" and not _is_declined(event, addresses)


def _is_declined(event: Any, addresses: Sequence[str]) -> bool:
    """Whether the person said no, or maybe. Without their address: whether the only one who is asked did."""
    asked = _several(event.get("ATTENDEE"))
    people = [each for each in asked if _parameter(each, "CUTYPE") not in ("ROOM", "RESOURCE")]
    if addresses:
        own = {_address(each) for each in addresses}
        people = [each for each in people if _address(each) in own]
    else:
        people = [each for each in people if _address(each) != _address(event.get("ORGANIZER", ""))]
        people = people if len(people) == 1 else []
    return bool(people) and all(_parameter(each, "PARTSTAT") in ("DECLINED", "TENTATIVE") for each in people)


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parameter(value: Any, name: str) -> str:
    return str(value.params.get(name, "")).upper()


def _address(value: object) -> str:
    return str(value).strip().lower().removeprefix("mailto:")
