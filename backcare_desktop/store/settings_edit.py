"""Changes single values in a TOML text and leaves everything else in it as the person wrote it.

tomlkit changes a value in its place. A new one is set in as a line of text, because tomlkit puts it below the comment
that belongs to the next section. Whatever the way, the result is read again and compared with what was wanted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable

from backcare_desktop.store.problems import Problem

BYTE_ORDER_MARK = "\ufeff"
LINE = re.compile(r"[^\n]*\n|[^\n]+")
HEADER_LINE = re.compile(r"[ \t]*\[")
EMPTY_LINE = re.compile(r"[ \t]*(#.*)?\r?\n?")
GONE = "this value is taken out"
SURPRISES = (TOMLKitError, ValueError, LookupError, TypeError, AttributeError)


def edited(text: str, changes: Mapping[str, object], source: str) -> str:
    """The text with those values in it; None takes a key out. Raises Problem when that cannot be done safely."""
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    body = text.removeprefix(BYTE_ORDER_MARK)
    for key, value in changes.items():
        body = _with(body, key, value, source)
    return mark + body


def _with(body: str, key: str, value: object, source: str) -> str:
    before = tomllib.loads(body)
    wanted = tomllib.loads(body)
    _put(wanted, key.split("."), value, source)
    if _without_empty(wanted) == _without_empty(before):
        return body
    for way in _REMOVE if value is None else _SET:
        with suppress(*SURPRISES):
            result = way(body, key, value)
            if _without_empty(tomllib.loads(result)) == _without_empty(wanted):
                return result
    raise Problem(
        f"{source}, {key}: the file is written in a way that cannot be changed without losing part of it. Nothing was "
        "changed. Change it in the file by hand; it is read again at once."
    )


def _put(table: Any, path: list[str], value: object, source: str) -> None:
    *sections, name = path
    for depth, section in enumerate(sections, start=1):
        table = table.setdefault(section, {})
        if not isinstance(table, dict):
            where = ".".join(sections[:depth])
            raise Problem(
                f"{source}, {where}: there is a value where a table of settings belongs. Nothing was changed. "
                f"Remove the line “{where} = …”, then try again."
            )
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value


def _without_empty(table: Mapping[str, Any]) -> dict[str, Any]:
    """The values alone: whether an empty table is written out makes no difference."""
    pairs = ((key, _without_empty(value) if isinstance(value, Mapping) else value) for key, value in table.items())
    return {key: value for key, value in pairs if value != {}}


# ---- ways to set a value; each may fail, as the result is looked at


def _in_place(body: str, key: str, value: object) -> str:
    """A new value for a key that is there, and a new key in a table on one line."""
    document = tomlkit.parse(body)
    table, name = _table_of(document, key)
    old = table.get(name)
    if name not in table and not isinstance(table, InlineTable):
        raise KeyError(name)
    if isinstance(old, Array) and isinstance(value, list):
        _change_items(old, value)
    else:
        table[name] = value
    return tomlkit.dumps(document)


def _whole_list(body: str, key: str, value: object) -> str:
    document = tomlkit.parse(body)
    table, name = _table_of(document, key)
    if name not in table:
        raise KeyError(name)
    table[name] = value
    return tomlkit.dumps(document)


def _line_in_section(body: str, key: str, value: object) -> str:
    """A new line below the last one of a section that is there."""
    return _below_header(body, key, value, which=0)


def _line_in_last_section(body: str, key: str, value: object) -> str:
    """The same, where a text of several lines has something in it that looks like that section."""
    return _below_header(body, key, value, which=-1)


def _below_header(body: str, key: str, value: object, *, which: int) -> str:
    section, name = key.rsplit(".", 1)
    lines = LINE.findall(body)
    headers = [number for number, line in enumerate(lines) if _is_header(line, section)]
    last = headers[which]
    for number in range(last + 1, len(lines)):
        if HEADER_LINE.match(lines[number]):
            break
        if not EMPTY_LINE.fullmatch(lines[number]):
            last = number
    if not lines[last].endswith("\n"):
        lines[last] += _line_end(body)
    lines.insert(last + 1, _line(name, value, body))
    return "".join(lines)


def _new_section(body: str, key: str, value: object) -> str:
    section, name = key.rsplit(".", 1)
    end = _line_end(body)
    gap = "" if not body or body.endswith(("\n\n", "\r\n\r\n")) else end if body.endswith("\n") else end * 2
    return f"{body}{gap}[{section}]{end}{_line(name, value, body)}"


def _dotted_first(body: str, key: str, value: object) -> str:
    """One line before all sections, for files that have no sections but ``look.theme = "dark"``."""
    lines = LINE.findall(body)
    first = next((number for number, line in enumerate(lines) if HEADER_LINE.match(line)), len(lines))
    while first and EMPTY_LINE.fullmatch(lines[first - 1]):
        first -= 1
    if first and not lines[first - 1].endswith("\n"):
        lines[first - 1] += _line_end(body)
    lines.insert(first, _line(key, value, body))
    return "".join(lines)


# ---- ways to take one out


def _leaving_comment(body: str, key: str, _: object) -> str:
    """Take the line out, and leave the comment that stood behind the value."""
    marked = _in_place(body, key, GONE)
    line = re.compile(rf'^[ \t]*[^\r\n=]+=[ \t]*"{GONE}"[ \t]*(?:(#[^\r\n]*\r?\n?)|\r?\n?)', re.MULTILINE)
    return line.sub(lambda match: match.group(1) or "", marked, count=1)


def _pop(body: str, key: str, _: object) -> str:
    document = tomlkit.parse(body)
    table, name = _table_of(document, key)
    table.remove(name)
    return tomlkit.dumps(document)


Way = Callable[[str, str, object], str]
_SET: tuple[Way, ...] = (_in_place, _whole_list, _line_in_section, _line_in_last_section, _new_section, _dotted_first)
_REMOVE: tuple[Way, ...] = (_leaving_comment, _pop)


def _table_of(document: Any, key: str) -> tuple[Any, str]:
    *sections, name = key.split(".")
    table = document
    for section in sections:
        if section not in table and isinstance(table, InlineTable):
            table[section] = tomlkit.inline_table()
        table = table[section]
    return table, name


def _change_items(old: Array, new: list[Any]) -> None:
    """Change a list item by item, as comments stand beside the items that stay."""
    while len(old) > len(new):
        del old[len(old) - 1]
    for number, item in enumerate(new):
        if number >= len(old):
            old.append(item)
        elif old[number] != item:
            old[number] = item


def _is_header(line: str, section: str) -> bool:
    match = re.match(r"[ \t]*\[([^\[\]]+)\]", line)
    if not match:
        return False
    return [part.strip().strip("\"'") for part in match.group(1).split(".")] == section.split(".")


def _line(key: str, value: object, body: str) -> str:
    written: str = tomlkit.item(value).as_string()
    return f"{key} = {written}{_line_end(body)}"


def _line_end(body: str) -> str:
    return "\r\n" if "\r\n" in body else "\n"
