"""Durations and times, read and written as people say them."""

from __future__ import annotations

import re
from datetime import time

_DURATION = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")

HOUR_S = 3600.0
MINUTE_S = 60.0
JUST_BEGUN = "You have just begun"
"""Said of less than a minute at the computer."""


def duration_s(text: str) -> float:
    """Read "90s", "20m" or "1h30m" as seconds. Raises ValueError with the expected form."""
    match = _DURATION.fullmatch(text)
    if not text or match is None:
        raise ValueError(f'"{text}" is not a time such as "90s", "20m" or "1h30m"')
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * HOUR_S + minutes * MINUTE_S + seconds


def duration_text(seconds: float) -> str:
    """Write seconds in the form that ``duration_s`` reads: 5400 is "1h30m"."""
    hours, rest = divmod(seconds, HOUR_S)
    minutes, rest = divmod(rest, MINUTE_S)
    parts = [f"{hours:.0f}h" if hours else "", f"{minutes:.0f}m" if minutes else ""]
    parts.append(f"{rest:g}s" if rest or not any(parts) else "")
    return "".join(parts)


def clock_time(text: str) -> time:
    """Read "17:30" as a time of day. Raises ValueError with the expected form."""
    minutes = minute_of_day(text)
    if minutes == 24 * 60:
        raise ValueError(f'"{text}" is not a time of day such as "17:30"')
    return time(minutes // 60, minutes % 60)


def minute_of_day(text: str) -> int:
    """Read "09:00" as minutes since midnight; "24:00" (1440) is allowed. Raises ValueError."""
    match = _CLOCK.fullmatch(text)
    hour, minute = (int(part) for part in match.groups()) if match else (99, 99)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise ValueError(f'"{text}" is not a time of day such as "17:30"')
    return hour * 60 + minute


def about(seconds: float) -> str:
    """Say a length of time the way people do: "40 s", "12 min", "1 h 30 min"; never "0 min"."""
    if seconds < MINUTE_S:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / MINUTE_S)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def exact(seconds: float) -> str:
    """Say a length of time to the second: "3 min", "3 min 30 s"; for what must add up."""
    minutes, rest = divmod(round(seconds), 60)
    return " ".join(part for part in (f"{minutes} min" if minutes else "", f"{rest} s" if rest else "") if part)


def sitting(use_s: float, called_s: float) -> str:
    """Say how long the person was at the computer, and how much of it on a call, if a minute of it was."""
    if use_s < MINUTE_S:
        return JUST_BEGUN
    if called_s < MINUTE_S:
        return f"{about(use_s)} at the computer"
    minutes, called = round(use_s / MINUTE_S), round(called_s / MINUTE_S)
    return f"You sat {minutes} min, {called if called < minutes else 'all'} of them on a call"


def countdown_text(seconds: float) -> str:
    """Write what is left as minutes and seconds, "3:42", rounded up so that it ends at 0:00."""
    whole = int(-(-max(0.0, seconds) // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def listed(words: list[str]) -> str:
    """Join words as people do: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
