"""Reads a content file strictly into the core's types: an unknown, missing or wrong key is one clear error."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

SheetT = TypeVar("SheetT")

NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false", date: "a date"}


class ContentError(Exception):
    """A content file that can't be used; the text names file, item and key."""

    def __init__(self, file: str, item: str, key: str, why: str) -> None:
        super().__init__(f"{', '.join(part for part in (file, item, key) if part)}: {why}")
        self.file = file
        self.item = item
        self.key = key
        self.why = why


class _Place(NamedTuple):
    """Where in the content we are, for the error."""

    file: str
    item: str = ""
    key: str = ""

    def error(self, why: str) -> ContentError:
        return ContentError(self.file, self.item, self.key, why)

    def inside(self, key: str) -> _Place:
        return self._replace(key=f"{self.key}.{key}" if self.key else key)


class _Field(NamedTuple):
    """One key of a table: its type and whether it must be there."""

    hint: Any
    is_required: bool


def read_sheet(path: Path, sheet: type[SheetT]) -> SheetT:
    """The whole file as one value of the dataclass ``sheet``, whose fields are the file's top keys."""
    built: SheetT = _build(sheet, _parse(path), _Place(path.name))
    return built


def read_rows(path: Path, key: str, row: type[SheetT]) -> tuple[SheetT, ...]:
    """The file's only array of tables ``[[key]]``, each table as one value of the dataclass ``row``."""
    table = _parse(path)
    place = _Place(path.name)
    _check_keys(table, {key: _Field(row, True)}, place)
    return _list(row, table[key], place.inside(key))


def _parse(path: Path) -> dict[str, Any]:
    place = _Place(path.name)
    try:
        return tomllib.loads(path.read_bytes().decode().removeprefix("\ufeff"))  # some editors begin a file with that
    except OSError as why:
        raise place.error(f"can't be read ({why.strerror})") from why
    except (ValueError, RecursionError) as why:  # not TOML, not UTF-8, or a number of thousands of digits
        raise place.error(f"is not valid TOML: {why}") from why


@cache
def _fields(sheet: Any) -> dict[str, _Field]:
    hints = get_type_hints(sheet)
    missing = dataclasses.MISSING
    return {
        field.name: _Field(hints[field.name], field.default is missing and field.default_factory is missing)
        for field in dataclasses.fields(sheet)
    }


def _check_keys(table: Mapping[str, Any], fields: Mapping[str, _Field], place: _Place) -> None:
    for key in table:
        if key not in fields:
            raise place.inside(key).error(f"is not a key we know; known are {', '.join(fields)}")
    for key, field in fields.items():
        if field.is_required and key not in table:
            raise place.inside(key).error("is missing")


def _build(sheet: Any, raw: Any, place: _Place) -> Any:
    if not isinstance(raw, dict):
        raise place.error(f"must be a table, is {_shown(raw)}")
    fields = _fields(sheet)
    _check_keys(raw, fields, place)
    return sheet(**{key: _value(fields[key].hint, value, place.inside(key)) for key, value in raw.items()})


def _value(hint: Any, raw: Any, place: _Place) -> Any:
    """The raw TOML value as the type ``hint``; a whole number is fine where a number is wanted."""
    origin = get_origin(hint)
    if origin is tuple:
        return _list(get_args(hint)[0], raw, place)
    if origin is UnionType:
        return _value(get_args(hint)[0], raw, place)
    if origin is Mapping:
        if not isinstance(raw, dict):
            raise place.error(f"must be a table, is {_shown(raw)}")
        return MappingProxyType({key: _value(float, value, place.inside(key)) for key, value in raw.items()})
    if dataclasses.is_dataclass(hint):
        return _build(hint, raw, place)
    if issubclass(hint, StrEnum):
        return _word(hint, raw, place)
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is not hint:
        raise place.error(f"must be {NAMES[hint]}, is {_shown(raw)}")
    return raw


def _list(hint: Any, raw: Any, place: _Place) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise place.error(f"must be a list, is {_shown(raw)}")
    return tuple(_value(hint, value, _named(value, number, place)) for number, value in enumerate(raw, start=1))


def _named(value: Any, number: int, place: _Place) -> _Place:
    """The place of a list's value: a table of the file goes by its own name, all else by its number."""
    name = (value.get("id") or value.get("exercise")) if isinstance(value, dict) else None
    if isinstance(name, str) and not place.item:
        return _Place(place.file, name)
    return place._replace(key=f"{place.key}[{number}]")


def _word(hint: type[StrEnum], raw: Any, place: _Place) -> StrEnum:
    try:
        return hint(raw)
    except ValueError:
        raise place.error(f"must be one of {', '.join(hint)}, is {_shown(raw)}") from None


def _shown(raw: Any) -> str:
    return f'"{raw}"' if isinstance(raw, str) else str(raw).lower() if isinstance(raw, bool) else str(raw)
