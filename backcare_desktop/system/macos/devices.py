"""Which microphones and cameras of a Mac are in use, and when that changes. Written from documentation, not run.

Apple's pages, below developer.apple.com/documentation: ``coreaudio/audioobjectgetpropertydata``,
``coreaudio/audioobjectaddpropertylistener``, ``coreaudio/kaudiodevicepropertydeviceisrunningsomewhere``,
``coremediaio/cmioobjectgetpropertydata``, ``coremediaio/cmioobjectaddpropertylistener``,
``coremediaio/kcmiodevicepropertydeviceisrunningsomewhere``. Both libraries know the same properties. No sound and no
picture is ever taken, so no permission is needed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import byref, c_int32, c_uint32, c_void_p
from typing import Any

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.macos.api import Api, Prototype

_SYSTEM = 1
_MOST_DEVICES = 256


def code(letters: str) -> int:
    """The number for which four letters stand in Apple's headers."""
    return int.from_bytes(letters.encode("ascii"), "big")


class Address(ctypes.Structure):
    """AudioObjectPropertyAddress, and CMIOObjectPropertyAddress: which property is meant."""

    _fields_ = (("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32))


Heard = ctypes.CFUNCTYPE(c_int32, c_uint32, c_uint32, c_void_p, c_void_p)
"""AudioObjectPropertyListenerProc, called in a thread of the library's."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two libraries: its name, what its functions begin with, and what differs in them."""

    library: str
    prefix: str
    running: tuple[int, int]
    """Scope and element of "this device runs somewhere"."""
    inputs_only: bool
    """Devices without an input stream do not count."""


MICROPHONES = Kind("CoreAudio", "AudioObject", (code("glob"), 0), inputs_only=True)
CAMERAS = Kind("CoreMediaIO", "CMIOObject", (code("****"), 0xFFFFFFFF), inputs_only=False)

_kept: list[object] = []
"""What the libraries may still call, should a change be on its way while we stop to listen: kept for good."""


class Devices:
    """The devices of one kind. ``is_any_used`` is for a thread of its own: it may take long, above all at first."""

    def __init__(self, api: Api, kind: Kind, changed: Callable[[], None]) -> None:
        """``changed`` is called from any thread."""
        self._api, self._kind = api, kind
        self._library: Any = None

        def heard(*_what: object) -> int:
            changed()
            return 0

        self._heard: Any = Heard(heard)
        self._listened: dict[int, Address] = {}
        self._devices = Address(code("dev#"), code("glob"), 0)
        self._streams = Address(code("stm#"), code("inpt"), 0)
        self._running = Address(code("gone"), *kind.running)

    def is_any_used(self) -> bool:
        """Whether some program uses one; from now on changes of these devices are heard. Raises OSError and others."""
        devices = self._numbers(_SYSTEM, self._devices)
        if devices is None:
            raise OSError(f"{self._kind.library} does not tell its devices")
        self._listen(_SYSTEM, self._devices)
        ours = [each for each in devices if not self._kind.inputs_only or self._numbers(each, self._streams)]
        for gone in self._listened.keys() - {_SYSTEM, *ours}:
            del self._listened[gone]  # its listener went with it
        for each in ours:
            self._listen(each, self._running)
        return any((self._numbers(each, self._running) or [0])[0] for each in ours)

    def close(self) -> None:
        """Listen no more; safe to call twice."""
        listened, self._listened = self._listened, {}
        for device, address in listened.items():
            self._call("RemovePropertyListener", device, byref(address), self._heard, None)

    # --- the library

    def _listen(self, device: int, address: Address) -> None:
        if device not in self._listened:
            if self._heard not in _kept:
                _kept.append(self._heard)
            if self._call("AddPropertyListener", device, byref(address), self._heard, None) == 0:
                self._listened[device] = address

    def _numbers(self, device: int, address: Address) -> list[int] | None:
        """What a property holds; None when there is no answer."""
        size, room = c_uint32(), (c_uint32 * _MOST_DEVICES)()
        if self._call("GetPropertyDataSize", device, byref(address), 0, None, byref(size)) != 0:
            return None
        size.value = min(size.value, ctypes.sizeof(room))
        # Core Audio takes the size and gives it back in the same place; Core Media I/O has a place for each.
        sizes = (byref(size),) if self._kind is MICROPHONES else (size.value, byref(size))
        if self._call("GetPropertyData", device, byref(address), 0, None, *sizes, room) != 0:
            return None
        return list(room[: size.value // ctypes.sizeof(c_uint32)])

    def _call(self, function: str, *arguments: object) -> int:
        if self._library is None:
            self._library = self._api.library(self._kind.library, _prototypes(self._kind))
        return int(getattr(self._library, self._kind.prefix + function)(*arguments))


def _prototypes(kind: Kind) -> dict[str, Prototype]:
    pointer, size = c_void_p, c_uint32
    sizes = (pointer,) if kind is MICROPHONES else (size, pointer)
    listener = (c_int32, c_uint32, pointer, Heard, pointer)
    return {
        f"{kind.prefix}GetPropertyDataSize": (c_int32, c_uint32, pointer, size, pointer, pointer),
        f"{kind.prefix}GetPropertyData": (c_int32, c_uint32, pointer, size, pointer, *sizes, pointer),
        f"{kind.prefix}AddPropertyListener": listener,
        f"{kind.prefix}RemovePropertyListener": listener,
    }
