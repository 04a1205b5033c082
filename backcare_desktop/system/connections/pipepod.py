"""Values as PipeWire writes them ("POD"): size, type, body, padded to eight bytes. Only the kinds that we need."""

from __future__ import annotations

import struct
from typing import Any

_INT, _STRING, _STRUCT = 4, 8, 14
_HEAD = struct.Struct("=II")


def number(value: int) -> bytes:
    """A whole number of 32 bits."""
    return _pod(_INT, struct.pack("=i", value))


def text(value: str) -> bytes:
    """A text."""
    return _pod(_STRING, value.encode() + b"\0")


def row(*values: bytes) -> bytes:
    """Several values as one."""
    return _pod(_STRUCT, b"".join(values))


def read(data: bytes) -> list[Any]:
    """The values of the row that ``data`` begins with: int, str, list; None for all else. Raises ValueError."""
    kind, body = _split(data)[:2]
    if kind != _STRUCT:
        raise ValueError(f"no row but kind {kind}")
    values: list[Any] = []
    while body:
        kind, value, body = _split(body)
        match kind:
            case 4:
                values.append(struct.unpack_from("=i", value)[0] if len(value) >= 4 else None)
            case 8:
                values.append(value.rstrip(b"\0").decode(errors="replace"))
            case 14:
                values.append(read(_pod(_STRUCT, value)))
            case _:
                values.append(None)
    return values


def _pod(kind: int, body: bytes) -> bytes:
    return _HEAD.pack(len(body), kind) + body + bytes(-len(body) % 8)


def _split(data: bytes) -> tuple[int, bytes, bytes]:
    """Kind and body of the first value, and what follows it."""
    if len(data) < _HEAD.size:
        raise ValueError("cut off")
    size, kind = _HEAD.unpack_from(data)
    end = _HEAD.size + size
    if end > len(data):
        raise ValueError("cut off")
    return kind, data[_HEAD.size : end], data[end + -size % 8 :]
