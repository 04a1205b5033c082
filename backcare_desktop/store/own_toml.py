"""Writes the person's own moves and tips as TOML that a person can read and change by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping

_WIDE = 90


def text(tables: Mapping[str, object], header: str = "") -> str:
    """The tables as a file: plain values first, then each list of tables as ``[[name]]``."""
    lines = [header] if header else []
    lines += [f"{key} = {_value(value)}" for key, value in tables.items() if not isinstance(value, list)]
    for key, rows in tables.items():
        for row in rows if isinstance(rows, list) else ():
            lines += ["", f"[[{key}]]"] + [f"{name} = {_value(value)}" for name, value in row.items()]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # JSON's way to write a text is TOML's too, but for one sign that no plain text has.
        return json.dumps(str(value), ensure_ascii=False)
    if isinstance(value, tuple):
        parts = [_value(each) for each in value]
        short = f"[{', '.join(parts)}]"
        return short if len(short) <= _WIDE else "[\n" + "".join(f"  {part},\n" for part in parts) + "]"
    raise TypeError(f"{value!r} has no place in such a file")
