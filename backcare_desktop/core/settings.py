"""The settings: each with its default, unit, range and help; checked here and turned into Rules.

A settings file is nested tables; a setting's key is its dotted path, ``reminders.eyes.every``. Values are written as
people say them: ``"20m"``, ``"17:30"``, ``["mon", "tue"]``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf
from typing import Any

from backcare_desktop.core import wording
from backcare_desktop.core.model import DAYS, Countdown, Kind, Obstacle, Presentation, Reminder, Rules, Trigger

Raw = Mapping[str, Any]

HOURS_A_DAY = 24


class Form(StrEnum):
    """How a setting's value is written."""

    DURATION = "duration"
    SWITCH = "switch"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"
    TIME = "time"
    TIMES = "times"
    DAYS = "days"
    RANGES = "ranges"
    WORDS = "words"


_WRITTEN_AS = {
    Form.SWITCH: "true or false",
    Form.TEXT: "text",
    Form.TIME: 'a time such as "17:30"',
    Form.TIMES: 'times such as ["17:30"]',
    Form.DAYS: 'days such as ["mon", "tue"]',
    Form.RANGES: 'hours such as ["09:00-12:30", "13:15-17:30"]',
    Form.WORDS: 'words such as ["one", "two"]',
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


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadValue
    return tuple(value)


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
    Form.TEXT: _read_text,
    Form.TIME: lambda _, value: wording.clock_time(value),
    Form.TIMES: lambda _, value: tuple(sorted({wording.clock_time(word) for word in _words(value)})),
    Form.DAYS: lambda _, value: frozenset(DAYS.index(word) for word in _words(value)),
    Form.RANGES: _read_ranges,
    Form.WORDS: lambda _, value: _words(value),
}


# ---- what there is to set

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def _reminder_settings(reminder_id: str, title: str, defaults: Raw, *, up_front: frozenset[str]) -> tuple[Setting, ...]:
    """The settings of one reminder; ``defaults`` holds what differs from those of the person's own."""

    def setting(name: str, label: str, help_text: str, form: Form, **limits: Any) -> Setting:
        return Setting(
            f"reminders.{reminder_id}.{name}",
            label,
            help_text,
            form,
            defaults.get(name, _OWN[name]),
            advanced=name not in up_front,
            group=title,
            **limits,
        )

    return (
        setting("enabled", title, f"Whether “{title}” reminds you at all.", Form.SWITCH),
        setting("title", "Name", "What this reminder is called on screen.", Form.TEXT),
        setting("kind", "Kind", "What it is about.", Form.CHOICE, choices=tuple(Kind)),
        setting(
            "trigger",
            "Counts",
            "“use” counts time at the computer; “clock” goes by the time of day.",
            Form.CHOICE,
            choices=tuple(Trigger),
        ),
        setting(
            "every",
            "How often",
            "Time at the computer between two of them.",
            Form.DURATION,
            low=60,
            high=86400,
            unit="time",
        ),
        setting("times", "At", "Times of day at which it reminds you.", Form.TIMES),
        setting("days", "On", "The days on which the times hold.", Form.DAYS),
        setting("duration", "How long", "How long it takes.", Form.DURATION, low=5, high=7200, unit="time"),
        setting("presentation", "Shown as", "How much room it takes.", Form.CHOICE, choices=tuple(Presentation)),
        setting(
            "notice",
            "Notice, at least",
            "How long the small notice stands before a pause in your typing may start the break.",
            Form.DURATION,
            low=0,
            high=300,
            unit="time",
        ),
        setting(
            "patience",
            "Patience",
            "How long the notice waits for you at most; “never” waits until you answer.",
            Form.DURATION,
            low=5,
            high=3600,
            unit="time",
            may_be_never=True,
        ),
        setting(
            "reset_after",
            "Away counts after",
            "Being away this long counts as this break.",
            Form.DURATION,
            low=5,
            high=7200,
            unit="time",
        ),
        setting(
            "snooze", "“Later” means", "How long “later” puts it off.", Form.DURATION, low=60, high=7200, unit="time"
        ),
        setting("snoozes", "“Later” at most", "How often you can put one break off.", Form.NUMBER, low=0, high=10),
        setting("strict", "Strict", "Leave out “skip”. The emergency exit always works.", Form.SWITCH),
        setting(
            "countdown",
            "Countdown runs",
            "“always”, or only “while_away” from keyboard and mouse.",
            Form.CHOICE,
            choices=tuple(Countdown),
        ),
    )


_OWN: dict[str, Any] = {
    "enabled": True,
    "title": "",
    "kind": "custom",
    "trigger": "use",
    "every": None,
    "times": [],
    "days": list(DAYS),
    "duration": "1m",
    "presentation": "card",
    "notice": "10s",
    "patience": "2m30s",
    "reset_after": None,
    "snooze": "5m",
    "snoozes": 2,
    "strict": False,
    "countdown": "always",
}

_UP_FRONT = frozenset({"enabled", "every", "duration"})

# Defaults and their evidence: guidance section 7; where its numbers differ, the table in the engine's contract holds.
_BUILT_IN: dict[str, dict[str, Any]] = {
    "eyes": {
        "title": "Rest your eyes",
        "kind": "eyes",
        "every": "20m",
        "duration": "20s",
        "presentation": "badge",
        "patience": "1m",
        "reset_after": "30s",
    },
    "posture": {
        "title": "Change position",
        "kind": "posture",
        "every": "30m",
        "duration": "1m",
        "presentation": "card",
        "reset_after": "2m",
    },
    "stretch": {
        "title": "Stretch break",
        "kind": "stretch",
        "every": "1h",
        "duration": "5m",
        "presentation": "window",
        "reset_after": "5m",
    },
    "rest": {
        "title": "Longer break",
        "kind": "rest",
        "every": "3h",
        "duration": "10m",
        "presentation": "window",
        "reset_after": "10m",
    },
    "warmup": {
        "title": "Warm-up",
        "kind": "warmup",
        "trigger": "clock",
        "times": ["17:30"],
        "days": WEEKDAYS,
        "duration": "10m",
        "presentation": "player",
        "reset_after": "10m",
    },
}


def _length(key: str, label: str, help_text: str, default: str, limits: tuple[float, float] = (0, 3600)) -> Setting:
    return Setting(
        key,
        label,
        help_text,
        Form.DURATION,
        default,
        low=limits[0],
        high=limits[1],
        unit="time",
        group=_GROUP[key.split(".", maxsplit=1)[0]],
    )


_GROUP = {
    "timing": "Timing",
    "away": "Away",
    "hours": "Working hours",
    "holds": "When not to speak",
    "look": "Look",
    "start": "Start",
    "guide": "Guide",
    "welcome": "Start",
}
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOLD_LABELS = {
    Obstacle.DND: "Do not disturb",
    Obstacle.FULLSCREEN: "A full-screen window",
    Obstacle.CALL: "A call",
    Obstacle.CAMERA: "The camera in use",
    Obstacle.SCREENSHARE: "A shared screen",
    Obstacle.APP: "Programs you name",
    Obstacle.CALENDAR: "Your calendar",
    Obstacle.FOCUS: "Focus you asked for",
}

_PLAIN: tuple[Setting, ...] = (
    _length("timing.quiet_gap", "Quiet gap", "Quiet time after one prompt before the next.", "5m"),
    _length("timing.merge_window", "Wait for a longer one", "A break this near takes a shorter one with it.", "5m"),
    _length("timing.settle_idle", "Hands at rest", "A pause in your typing this long starts the break.", "5s", (1, 60)),
    _length("timing.release_delay", "After a call", "Quiet time after a call or presentation ended.", "30s"),
    _length("timing.grace", "Lateness", "How late a reminder at a time of day may still come.", "30m", (0, 43200)),
    Setting("timing.day_starts_at", "A day starts at", "When a new day begins.", Form.TIME, "04:00", group="Timing"),
    _length("away.pause_after", "Away after", "This long without input means that you are away.", "30s", (5, 600)),
    Setting(
        "away.count_video_as_use",
        "Watching counts",
        "A playing video counts as time at the computer.",
        Form.SWITCH,
        True,
        group="Away",
    ),
    *(
        Setting(
            f"hours.{day}",
            name,
            "Your working hours; leave all days empty to be reminded at any time.",
            Form.RANGES,
            [],
            advanced=False,
            group="Working hours",
        )
        for day, name in zip(DAYS, _DAY_NAMES, strict=True)
    ),
    *(
        Setting(
            f"holds.{on}",
            _HOLD_LABELS[on],
            "Hold prompts back meanwhile; they come afterwards.",
            Form.SWITCH,
            on not in (Obstacle.APP, Obstacle.CALENDAR),
            group="When not to speak",
        )
        for on in Obstacle
    ),
    Setting(
        "look.theme",
        "Colours",
        "Light or dark windows, or as your desktop has them.",
        Form.CHOICE,
        "system",
        choices=("system", "light", "dark"),
        advanced=False,
        group="Look",
    ),
    Setting(
        "look.text_size",
        "Text size",
        "Size of all text, in percent.",
        Form.NUMBER,
        100,
        low=80,
        high=200,
        unit="%",
        advanced=False,
        group="Look",
    ),
    Setting(
        "look.notice_corner",
        "Notice appears",
        "The corner of the screen for notice and card.",
        Form.CHOICE,
        "bottom-right",
        choices=("bottom-right", "bottom-left", "top-right", "top-left"),
        group="Look",
    ),
    Setting(
        "look.motion",
        "Motion",
        "“calm” fades and slides; “none” keeps everything still.",
        Form.CHOICE,
        "calm",
        choices=("calm", "none"),
        group="Look",
    ),
    Setting(
        "look.tray_icon",
        "Tray icon",
        "Its form for your panel.",
        Form.CHOICE,
        "outlined",
        choices=("outlined", "light", "dark"),
        group="Look",
    ),
    Setting(
        "start.at_login",
        "Start at login",
        "Start BackCare when you log in.",
        Form.SWITCH,
        False,
        advanced=False,
        group="Start",
    ),
    Setting(
        "guide.country",
        "Country",
        "For emergency and advice numbers, such as “GB”; empty goes by your language settings.",
        Form.TEXT,
        "",
        group="Guide",
    ),
    Setting(
        "guide.seated_only",
        "Seated moves only",
        "Offer only moves that can be done sitting.",
        Form.SWITCH,
        False,
        group="Guide",
    ),
    Setting(
        "guide.hidden_tags",
        "Hide moves marked",
        "Moves with these marks are not offered.",
        Form.WORDS,
        [],
        group="Guide",
    ),
)

DEFINITIONS: tuple[Setting, ...] = (
    *(
        setting
        for reminder_id, defaults in _BUILT_IN.items()
        for setting in _reminder_settings(
            reminder_id,
            defaults["title"],
            defaults,
            up_front=_UP_FRONT if reminder_id != "warmup" else frozenset({"enabled", "times", "days", "duration"}),
        )
    ),
    *_PLAIN,
)
"""Every setting there is from the start; the person's own reminders add the same ones under their own id."""

OWN_REMINDER = _reminder_settings("ID", "Your own reminder", {}, up_front=_UP_FRONT)


# ---- checking


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the settings that the person can mend; the text has what happened and what we did."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked settings: the engine's rules, and the values of all keys as the app uses them."""

    rules: Rules
    values: Mapping[str, Any]
    written: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


@dataclass(slots=True)
class _Reader:
    """Reads a nested table key by key, collecting what is wrong."""

    raw: Raw
    source: str
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, Any] = field(default_factory=dict)

    def complain(self, key: str, value: Any, why: str, using: Any) -> None:
        shown = "" if value is _ABSENT else f" = {_toml(value)}"
        self.problems.append(Problem(key, f"{self.source}, {key}{shown}: {why}; {using}."))

    def take(self, setting: Setting, default: Any) -> Any:
        """Read one setting, or its default where it is absent or bad."""
        *path, name = setting.key.split(".")
        table: Any = self.raw
        for part in path:
            table = table.get(part, {}) if isinstance(table, Mapping) else {}
        value = table.get(name, _ABSENT) if isinstance(table, Mapping) else _ABSENT
        result = read(setting, default) if default is not None else None
        if value is not _ABSENT:
            try:
                result = read(setting, value)
                self.written[setting.key] = value
            except BadValue as error:
                using = f"using {_plain(default)}" if default is not None else "leaving it out"
                self.complain(setting.key, value, str(error), using)
        self.values[setting.key] = result
        return result


_ABSENT = object()


def _toml(value: Any) -> str:
    """A value as it stands in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return str(value)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) and value else _toml(value)


def check(raw: Raw, *, source: str = "settings.toml") -> tuple[Settings, tuple[Problem, ...]]:
    """Read a whole settings table; what is bad is named, and its default used."""
    reader = _Reader(raw, source)
    tables = raw.get("reminders", {})
    own_ids = [each for each in tables if each not in _BUILT_IN] if isinstance(tables, Mapping) else []
    known = {setting.key for setting in DEFINITIONS}
    reminders = [_reminder(reader, reminder_id, order) for order, reminder_id in enumerate([*_BUILT_IN, *own_ids])]
    for own_id in own_ids:
        known |= {setting.key.replace(".ID.", f".{own_id}.") for setting in OWN_REMINDER}
    for setting in _PLAIN:
        reader.take(setting, setting.default)
    _complain_unknown(reader, raw, known, prefix="")
    rules = _rules(reader.values, tuple(each for each in reminders if each is not None))
    return Settings(rules, reader.values, reader.written), tuple(reader.problems)


def _complain_unknown(reader: _Reader, table: Any, known: set[str], prefix: str) -> None:
    sections = {key.rsplit(".", 1)[0] for key in known}
    sections |= {section.split(".")[0] for section in sections}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if key in sections:
            if isinstance(value, Mapping):
                _complain_unknown(reader, value, known, f"{key}.")
            else:
                reader.complain(key, value, "must be a table of settings", "leaving it out")
        elif key not in known:
            from difflib import get_close_matches  # late: whoever makes no mistakes does without

            near = get_close_matches(key, known, n=1, cutoff=0.8)
            hint = f"is not a setting (did you mean {near[0]}?)" if near else "is not a setting"
            reader.complain(key, _ABSENT if isinstance(value, Mapping) else value, hint, "leaving it out")


def _reminder(reader: _Reader, reminder_id: str, order: int) -> Reminder | None:
    """One reminder out of its table; None (and a problem) where the person's own lacks what makes it due."""
    built_in = _BUILT_IN.get(reminder_id)
    title = built_in["title"] if built_in else reminder_id
    table = (
        reader.raw.get("reminders", {}).get(reminder_id, {}) if isinstance(reader.raw.get("reminders"), Mapping) else {}
    )
    if not isinstance(table, Mapping) and built_in is None:
        reader.complain(f"reminders.{reminder_id}", table, "must be a table of settings", "leaving it out")
        return None
    defaults = dict(built_in or {"title": reminder_id})
    if isinstance(table, Mapping) and table.get("times") and "trigger" not in table:
        defaults["trigger"] = "clock"
    if isinstance(table, Mapping) and "every" in table and "times" not in table:
        defaults["times"] = []
    got: dict[str, Any] = {}
    for setting in _reminder_settings(reminder_id, title, defaults, up_front=frozenset()):
        got[setting.key.rsplit(".", 1)[1]] = reader.take(setting, setting.default)
    trigger = Trigger(got["trigger"])
    if got["every"] is None and not (trigger is Trigger.CLOCK and got["times"]):
        need = "every must be given" if trigger is Trigger.USE else "every or times must be given"
        reader.complain(f"reminders.{reminder_id}", _ABSENT, need, "leaving it out")
        return None
    reset_key = f"reminders.{reminder_id}.reset_after"
    if got["reset_after"] is None:
        got["reset_after"] = reader.values[reset_key] = max(got["duration"], 120.0)
    return Reminder(
        id=reminder_id,
        kind=Kind(got["kind"]),
        title=got["title"] or reminder_id,
        trigger=trigger,
        presentation=Presentation(got["presentation"]),
        duration_s=got["duration"],
        every_s=got["every"],
        reset_after_s=got["reset_after"],
        times=got["times"],
        days=got["days"],
        notice_s=got["notice"],
        patience_s=got["patience"],
        snooze_s=got["snooze"],
        snoozes=got["snoozes"],
        strict=got["strict"],
        countdown=Countdown(got["countdown"]),
        enabled=got["enabled"],
        order=order,
    )


def _rules(values: Mapping[str, Any], reminders: tuple[Reminder, ...]) -> Rules:
    quiet_gap_s = values["timing.quiet_gap"]
    return Rules(
        reminders=reminders,
        quiet_gap_s=quiet_gap_s,
        merge_window_s=max(values["timing.merge_window"], quiet_gap_s),
        settle_idle_s=values["timing.settle_idle"],
        release_delay_s=values["timing.release_delay"],
        grace_s=values["timing.grace"],
        day_starts_at=values["timing.day_starts_at"],
        pause_after_s=values["away.pause_after"],
        count_video_as_use=values["away.count_video_as_use"],
        hours=tuple(values[f"hours.{day}"] for day in DAYS),
        holds=frozenset(on for on in Obstacle if values[f"holds.{on}"]),
    )


def merged(base: Raw, change: Raw) -> dict[str, Any]:
    """A settings table with another laid over it, key by key; neither is altered."""
    result = dict(base)
    for key, value in change.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return result


def defaults() -> Settings:
    """The settings of a person who set nothing."""
    return check({})[0]


def with_duration(reminder: Reminder, duration_s: float) -> Reminder:
    """The same reminder taking longer or shorter, for a warm-up of 12 or 15 minutes."""
    return replace(reminder, duration_s=duration_s)
