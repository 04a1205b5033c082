"""One setting: where it stands, how its value is written, and how that is read."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import inf
from typing import Any

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import DAYS

HOURS_A_DAY = 24


class Form(StrEnum):
    """How a setting's value is written."""

    DURATION = "duration"
    SWITCH = "switch"
    NUMBER = "number"
    CHOICE = "choice"
    COUNTRY = "country"
    TEXT = "text"
    TIME = "time"
    TIMES = "times"
    DAYS = "days"
    RANGES = "ranges"
    WORDS = "words"
    SEVERAL = "several"
    MARKS = "marks"
    MOVES = "moves"


_WRITTEN_AS = {
    Form.SWITCH: "true or false",
    Form.TEXT: "text",
    Form.COUNTRY: 'a country code such as "GB", or "" for none',
    Form.TIME: 'a time such as "17:30"',
    Form.TIMES: 'times such as ["17:30"]',
    Form.DAYS: 'days such as ["mon", "tue"]',
    Form.RANGES: 'hours such as ["09:00-12:30", "13:15-17:30"]',
    Form.WORDS: 'words such as ["one", "two"]',
    Form.MOVES: 'ids of moves such as ["neck-turn"]',
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: where it stands, what it means, what it may be. ``low`` and ``high`` in seconds or plain numbers."""

    key: str
    label: str
    help: str
    form: Form
    default: Any
    low: float = 0.0
    high: float = inf
    unit: str = ""
    choices: tuple[str, ...] = ()
    may_be_never: bool = False
    advanced: bool = True
    group: str = ""

    @property
    def range_text(self) -> str:
        """The allowed values, in words: "1m to 24h"."""
        match self.form:
            case Form.DURATION:
                text = f"{wording.duration_text(self.low)} to {wording.duration_text(self.high)}"
                return text + (' or "never"' if self.may_be_never else "")
            case Form.NUMBER:
                return f"{self.low:g} to {self.high:g}"
            case Form.CHOICE:
                return " or ".join(f'"{choice}"' for choice in self.choices)
            case Form.SEVERAL | Form.MARKS:
                return "any of [" + ", ".join(f'"{choice}"' for choice in self.choices) + "]"
        return _WRITTEN_AS[self.form]


class BadValue(ValueError):
    """A value that the setting does not allow."""


def read(setting: Setting, value: Any) -> Any:
    """The value as the app uses it: seconds, times, days. Raises BadValue."""
    reader = _READERS[setting.form]
    try:
        return reader(setting, value)
    except (ValueError, TypeError, KeyError):
        raise BadValue(f"must be {setting.range_text}") from None


def _read_duration(setting: Setting, value: Any) -> float:
    if setting.may_be_never and value == "never":
        return inf
    seconds = wording.duration_s(value)
    if not setting.low <= seconds <= setting.high:
        raise BadValue
    return seconds


def _read_number(setting: Setting, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not setting.low <= value <= setting.high:
        raise BadValue
    return value


def _read_choice(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or value not in setting.choices:
        raise BadValue
    return value


def _read_switch(_: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValue
    return value


def _read_text(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue
    return value


def _read_country(_: Setting, value: Any) -> str:
    if not isinstance(value, str) or (value and not (len(value) == 2 and value.isascii() and value.isalpha())):
        raise BadValue
    return value.upper()


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadValue
    return tuple(value)


def _read_several(setting: Setting, value: Any) -> frozenset[str]:
    chosen = frozenset(_words(value))
    if not chosen <= set(setting.choices):
        raise BadValue
    return chosen


def _read_ranges(_: Setting, value: Any) -> tuple[tuple[int, int], ...]:
    ranges = []
    for text in _words(value):
        begin_text, _dash, end_text = text.partition("-")
        begin, end = wording.minute_of_day(begin_text), wording.minute_of_day(end_text)
        if begin == HOURS_A_DAY * 60 or begin == end:
            raise BadValue
        ranges.append((begin, end if end > begin else end + HOURS_A_DAY * 60))
    return tuple(sorted(ranges))


_READERS: dict[Form, Callable[[Setting, Any], Any]] = {
    Form.DURATION: _read_duration,
    Form.SWITCH: _read_switch,
    Form.NUMBER: _read_number,
    Form.CHOICE: _read_choice,
    Form.COUNTRY: _read_country,
    Form.TEXT: _read_text,
    Form.TIME: lambda _, value: wording.clock_time(value),
    Form.TIMES: lambda _, value: tuple(sorted({wording.clock_time(word) for word in _words(value)})),
    Form.DAYS: lambda _, value: frozenset(DAYS.index(word) for word in _words(value)),
    Form.RANGES: _read_ranges,
    Form.WORDS: lambda _, value: _words(value),
    Form.SEVERAL: _read_several,
    Form.MARKS: _read_several,
    Form.MOVES: lambda _, value: _words(value),
}
