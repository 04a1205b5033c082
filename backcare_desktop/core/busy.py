"""Times at which a calendar says “busy”: joined where they meet, and asked what holds at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from backcare_desktop.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From its beginning, and up to but not with its end; both in seconds since 1970 UTC."""

    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class AtNow:
    """What holds at a moment: the busy time it falls into (None: free), and when that changes next (None: never)."""

    busy: Span | None
    changes_at_s: float | None


def joined(spans: Iterable[Span], begin_s: float, end_s: float) -> tuple[Span, ...]:
    """Those that touch this window, in order; what meets or overlaps is one. What lasts no time is left out."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: each.begin_s):
        if span.end_s <= max(span.begin_s, begin_s) or span.begin_s >= end_s:
            continue
        if found and span.begin_s <= found[-1].end_s:
            found[-1] = Span(found[-1].begin_s, max(found[-1].end_s, span.end_s))
        else:
            found.append(span)
    return tuple(found)


def at(spans: Iterable[Span], now_s: float) -> AtNow:
    """What holds now; ``spans`` are joined."""
    for span in spans:
        if now_s < span.begin_s:
            return AtNow(None, span.begin_s)
        if now_s < span.end_s:
            return AtNow(span, span.end_s)
    return AtNow(None, None)


def words(busy: Span, zone: ZoneInfo) -> str:
    """For the person; never what the event is called."""
    return f"your calendar says busy until {datetime.fromtimestamp(busy.end_s, zone):%H:%M}"
