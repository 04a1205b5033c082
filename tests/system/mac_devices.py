"""Stand-ins for the two libraries of a Mac that tell of microphones and cameras: Core Audio and CoreMediaIO."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any, Protocol


@dataclass
class Device:
    """A microphone or a camera; a loudspeaker has no input."""

    is_running: bool = False
    has_input: bool = True


class DevicesOf(Protocol):
    """The Mac that they belong to."""

    microphones: dict[int, Device]
    cameras: dict[int, Device]
    threads: set[str]
    listeners: list[tuple[str, int, str, Any]]
    is_dead: bool


class DeviceLibrary:
    """The functions of the library that begins its names so: ``AudioObject`` or ``CMIOObject``."""

    def __init__(self, mac: DevicesOf, prefix: str) -> None:
        self._mac, self._prefix = mac, prefix

    def functions(self) -> SimpleNamespace:
        """As they are loaded: each can be told its types, which a method cannot."""
        functions: dict[str, Callable[..., int]] = {
            "GetPropertyDataSize": self._size,
            "GetPropertyData": self._read,
            "AddPropertyListener": self._listen,
            "RemovePropertyListener": self._forget,
        }
        return SimpleNamespace(**{self._prefix + name: partial(function) for name, function in functions.items()})

    def _value(self, device: int, address: Any) -> list[int] | None:
        self._mac.threads.add(threading.current_thread().name)
        there = self._mac.microphones if self._prefix == "AudioObject" else self._mac.cameras
        match _letters(address):
            case ("dev#", "glob", 0) if device == 1:
                return None if self._mac.is_dead else list(there)
            case ("stm#", "inpt", 0):
                return [9] if there[device].has_input else []
            case ("gone", "glob", 0) | ("gone", "****", 0xFFFFFFFF):
                return [int(there[device].is_running)]
        raise AssertionError(_letters(address))

    def _size(self, device: int, address: Any, _size: int, _qualifier: None, into: Any) -> int:
        found = self._value(device, address)
        into._obj.value = 4 * len(found or ())
        return -1 if found is None else 0

    def _read(self, device: int, address: Any, _size: int, _qualifier: None, *rest: Any) -> int:
        found = self._value(device, address)
        room_size, used, room = _room(rest)
        if found is None or room_size < 4 * len(found):
            return -1
        room[: len(found)] = found
        used._obj.value = 4 * len(found)
        return 0

    def _listen(self, device: int, address: Any, heard: Any, _ours: None) -> int:
        self._mac.listeners.append((self._prefix, device, _letters(address)[0], heard))
        return 0

    def _forget(self, device: int, address: Any, heard: Any, _ours: None) -> int:
        self._mac.listeners.remove((self._prefix, device, _letters(address)[0], heard))
        return 0


def _room(rest: tuple[Any, ...]) -> tuple[int, Any, Any]:
    """How large the room for a value is, where to tell how much of it was used, and the room itself."""
    if len(rest) == 2:  # Core Audio takes one number for both
        size, room = rest
        return size._obj.value, size, room
    size, used, room = rest
    return size, used, room


def _letters(address: Any) -> tuple[str, str, int]:
    meant = address._obj
    selector, scope = (each.to_bytes(4, "big").decode("latin-1") for each in (meant.selector, meant.scope))
    return selector, scope, meant.element
