"""A setting's value as a person reads and types it in one line, and back into the form of the settings file."""

from __future__ import annotations

import re
from typing import Any

from backcare_desktop.core import wording
from backcare_desktop.core.setting import BadValue, Form, Setting, read

_UNITS = (
    (re.compile(r"(hours|hour|hrs|hr)\b"), "h"),
    (re.compile(r"(minutes|minute|mins|min)\b"), "m"),
    (re.compile(r"(seconds|second|secs|sec)\b"), "s"),
)
_PART = re.compile(r"(\d+(?:\.\d+)?)([hms])")
_SAID = {"h": "h", "m": "min", "s": "s"}
_LISTS = (Form.TIMES, Form.RANGES, Form.WORDS, Form.SEVERAL, Form.MARKS, Form.MOVES)


def shown(setting: Setting, value: Any) -> str:
    """The value in one line: "20 min", "17:30, 18:00"; empty for none."""
    if value is None:
        return ""
    if setting.form in _LISTS:
        return ", ".join(value)
    return _said(value) if setting.form is Form.DURATION else str(value)


def typed(setting: Setting, text: str) -> Any:
    """What was typed, as it stands in the settings file. Raises BadValue with a sentence that says what is wanted."""
    value = _value(setting, text.strip())
    try:
        read(setting, value)
    except BadValue:
        raise BadValue(wanted(setting)) from None
    return value


def wanted(setting: Setting) -> str:
    """What may be typed, as a sentence with an example and the range."""
    match setting.form:
        case Form.DURATION:
            return f"Type a time such as {_example(setting)}, from {span(setting)}."
        case Form.NUMBER:
            return f"Type a whole number from {setting.low:g} to {setting.high:g}."
        case Form.TIME:
            return "Type a time of day such as 17:30."
        case Form.TIMES:
            return "Type times of day such as 17:30, or 07:00, 17:30."
        case Form.RANGES:
            return "Type hours such as 09:00-17:30, or 09:00-12:30, 13:15-17:30."
        case Form.WORDS | Form.MOVES:
            return "Type words with commas between."
        case _:
            return "Choose one."


def span(setting: Setting) -> str:
    """From the shortest to the longest that a length may be: "5 s to 1 h, or “never”"."""
    low, high = (_said(wording.duration_text(each)) for each in (setting.low, setting.high))
    return f"{low} to {high}" + (", or “never”" if setting.may_be_never else "")


def _value(setting: Setting, text: str) -> Any:
    if setting.form in _LISTS:
        words = [word for part in text.split(",") if (word := part.strip())]
        return [re.sub(r"\s*[-–]\s*", "-", word) for word in words] if setting.form is Form.RANGES else words
    if setting.form is Form.NUMBER:
        digits = text.removesuffix("%").strip()
        return int(digits) if re.fullmatch(r"\d{1,9}", digits) else text
    if setting.form is Form.DURATION:
        return _length(text)
    return text


def _length(text: str) -> str:
    """ "20 min" and "1 Hour 30" are "20m" and "1h30": forgiven spelling, nothing guessed."""
    short = text.lower()
    for long, letter in _UNITS:
        short = long.sub(letter, short)
    return re.sub(r"\s+", "", short)


def _said(length: str) -> str:
    """ "1h30m" as people read it, "1 h 30 min"; "never" stays."""
    return " ".join(f"{number} {_SAID[unit]}" for number, unit in _PART.findall(length)) or length


def _example(setting: Setting) -> str:
    return _said(setting.default if isinstance(setting.default, str) else "20m")
