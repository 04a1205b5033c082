"""A state of the core as text and back, so that a restart goes on where the last one stopped.

It goes by the fields and types that the core declares, so a new field there needs nothing here. What another
version wrote is read with mercy: an unknown field is left out, a missing or unreadable one gets its default.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from backcare_desktop.core.model import State

FORMAT = 1
TYPE = "is"
"""The key that names the class of a record."""


RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[RecordT]):
    """A state that was read, or None; ``left_out`` says what could not be read and why, for the log."""

    state: RecordT | None
    left_out: tuple[str, ...] = ()


def dump(state: object) -> str:
    """The state as one line of JSON."""
    return json.dumps({"v": FORMAT, "state": _plain(state)}, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def load(text: str) -> Loaded[State]:
    """Read the engine's state."""
    return load_as(State, text)


def load_as(record: type[RecordT], text: str) -> Loaded[RecordT]:
    """Read what ``dump`` wrote, also in another version. Never raises for what is in the text."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Loaded(None, (f"not JSON: {error}",))
    if not isinstance(raw, dict) or not isinstance(raw.get("state"), dict):
        return Loaded(None, ("no state in it",))
    reader = _Reader([])
    try:
        state = reader.record(record, raw["state"], "state")
    except _Unreadable as error:
        return Loaded(None, (*reader.left_out, str(error)))
    return Loaded(state, tuple(reader.left_out))


class _Unreadable(ValueError):
    """This value cannot be what its type says."""


def _plain(value: Any) -> Any:
    """The value in what JSON has; infinite numbers and times as text."""
    match value:
        case Enum():
            return value.value
        case float() if not math.isfinite(value):
            return str(value)
        case date() | time():
            return value.isoformat()
        case tuple() | list():
            return [_plain(each) for each in value]
        case frozenset() | set():
            return sorted((_plain(each) for each in value), key=str)
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case _ if is_dataclass(value):
            named = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
            return {TYPE: type(value).__name__, **named}
    return value


@cache
def _hints(record: type) -> Mapping[str, Any]:
    return get_type_hints(record)


@dataclass(slots=True)
class _Reader:
    """Builds values by their declared types, noting what had to be left out."""

    left_out: list[str]

    def record(self, record: type, raw: Any, where: str) -> Any:
        if not isinstance(raw, dict):
            raise _Unreadable(f"{where} is no {record.__name__}")
        hints, got = _hints(record), dict[str, Any]()
        for each in fields(record):
            has_default = each.default is not MISSING or each.default_factory is not MISSING
            place = f"{where}.{each.name}"
            if each.name not in raw:
                if not has_default:
                    raise _Unreadable(f"{place} is missing")
                continue
            try:
                got[each.name] = self.value(hints[each.name], raw[each.name], place)
            except _Unreadable as error:
                if not has_default:
                    raise
                self.left_out.append(str(error))
        return record(**got)

    def value(self, hint: Any, raw: Any, where: str) -> Any:
        origin = get_origin(hint)
        if origin in (types.UnionType, Union):
            return self._one_of(get_args(hint), raw, where)
        if origin is not None:
            return self._many(origin, get_args(hint), raw, where)
        if is_dataclass(hint) and isinstance(hint, type):
            return self.record(hint, raw, where)
        return _single(hint, raw, where)

    def _one_of(self, hints: tuple[Any, ...], raw: Any, where: str) -> Any:
        if raw is None and types.NoneType in hints:
            return None
        kinds = [hint for hint in hints if hint is not types.NoneType]
        if isinstance(raw, dict) and len(kinds) > 1:
            kinds = [hint for hint in kinds if getattr(hint, "__name__", "") == raw.get(TYPE)]
        for hint in kinds:
            try:
                return self.value(hint, raw, where)
            except _Unreadable:
                if hint is kinds[-1]:
                    raise
        raise _Unreadable(f"{where} is of an unknown kind")

    def _many(self, origin: Any, hints: tuple[Any, ...], raw: Any, where: str) -> Any:
        if origin is dict:
            if not isinstance(raw, dict):
                raise _Unreadable(f"{where} is no table")
            return dict(self._each(((key, hints[1], value) for key, value in raw.items()), where))
        if not isinstance(raw, list):
            raise _Unreadable(f"{where} is no list")
        if origin is tuple and hints[-1] is not Ellipsis:
            if len(raw) != len(hints):
                raise _Unreadable(f"{where} is of another length")
            return tuple(self.value(hint, value, where) for hint, value in zip(hints, raw, strict=True))
        return origin(
            value for _, value in self._each(((number, hints[0], each) for number, each in enumerate(raw)), where)
        )

    def _each(self, items: Any, where: str) -> Any:
        """The items that can be read; one that cannot is left out alone."""
        for key, hint, raw in items:
            try:
                yield key, self.value(hint, raw, f"{where}.{key}")
            except _Unreadable as error:
                self.left_out.append(str(error))


def _single(hint: Any, raw: Any, where: str) -> Any:
    try:
        if hint is float:
            return _number(raw)
        if hint in (bool, int, str):
            if type(raw) is not hint:
                raise ValueError
            return raw
        if hint in (date, datetime, time):
            return hint.fromisoformat(raw)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(raw)
    except (ValueError, TypeError, OverflowError):
        raise _Unreadable(f"{where} = {str(raw)[:40]} is no {hint.__name__}") from None
    raise TypeError(f"{where}: saved_state cannot keep a {hint}")


def _number(raw: Any) -> float:
    if isinstance(raw, bool) or not (isinstance(raw, int | float) or raw in ("inf", "-inf")):
        raise ValueError
    number = float(raw)
    if math.isnan(number):
        raise ValueError
    return number
