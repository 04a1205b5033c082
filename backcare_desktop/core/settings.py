"""The settings as a whole: a table checked against the definitions, and turned into Rules.

A settings file is nested tables; a setting's key is its dotted path, ``reminders.eyes.every``. Values are written as
people say them: ``"20m"``, ``"17:30"``, ``["mon", "tue"]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backcare_desktop.core.definitions import DEFINITIONS, PLAIN
from backcare_desktop.core.remindertable import BUILT_IN, OWN_REMINDER, SIT_STAND, reminder_settings
from backcare_desktop.core.rules import DAYS, Countdown, Kind, Obstacle, Presentation, Reminder, Rules, Trigger
from backcare_desktop.core.setting import BadValue, Setting, read

Raw = Mapping[str, Any]


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
    own_ids = [each for each in tables if each not in BUILT_IN] if isinstance(tables, Mapping) else []
    known = {setting.key for setting in DEFINITIONS}
    ids = [*(each for each in BUILT_IN if each != SIT_STAND), *own_ids, SIT_STAND]
    reminders = [_reminder(reader, reminder_id, order) for order, reminder_id in enumerate(ids)]
    for own_id in own_ids:
        known |= {setting.key.replace(".ID.", f".{own_id}.") for setting in OWN_REMINDER}
    for setting in PLAIN:
        reader.take(setting, setting.default)
    _complain_unknown(reader, raw, known, prefix="")
    there = (each for each in reminders if each is not None and (each.enabled or each.id != SIT_STAND))
    rules = _rules(reader.values, tuple(there))
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
    built_in = BUILT_IN.get(reminder_id)
    title = built_in["title"] if built_in else reminder_id
    table = (
        reader.raw.get("reminders", {}).get(reminder_id, {}) if isinstance(reader.raw.get("reminders"), Mapping) else {}
    )
    if not isinstance(table, Mapping) and built_in is None:
        return None
    defaults = dict(built_in or {"title": reminder_id})
    if isinstance(table, Mapping) and table.get("times") and "trigger" not in table:
        defaults["trigger"] = "clock"
    if isinstance(table, Mapping) and "every" in table and "times" not in table:
        defaults["times"] = []
    got: dict[str, Any] = {}
    for setting in reminder_settings(reminder_id, title, defaults, up_front=frozenset()):
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
