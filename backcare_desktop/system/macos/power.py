"""Which programs keep a Mac's screen on. Written from documentation, not run.

Apple's pages, below developer.apple.com/documentation/iokit: ``1557090-iopmcopyassertionsbyprocess`` (for each process
a list of its assertions), ``kiopmassertiontypekey``, ``kiopmassertionlevelkey``,
``kiopmassertpreventuseridledisplaysleep``; the values of the constants stand in the header IOPMLib.h.
"""

from __future__ import annotations

from ctypes import byref, c_int32, c_long, c_void_p

from backcare_desktop.system.macos.api import Api, Prototype

_TYPE, _LEVEL, _ON = "AssertType", "AssertLevel", 255
_SCREEN_ON = ("PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion")
"""Today's word for it, and the one before OS X 10.7 that programs may still use."""

_POWER: dict[str, Prototype] = {"IOPMCopyAssertionsByProcess": (c_int32, c_void_p)}
_DICTIONARIES: dict[str, Prototype] = {
    "CFDictionaryGetCount": (c_long, c_void_p),
    "CFDictionaryGetKeysAndValues": (None, c_void_p, c_void_p, c_void_p),
}


def screen_keepers(api: Api) -> set[int]:
    """The numbers of the programs that keep the screen on now. Raises what FAILURES names; not for the GUI thread."""
    found = c_void_p()
    if api.library("IOKit", _POWER).IOPMCopyAssertionsByProcess(byref(found)) != 0:
        raise OSError("no answer")
    if not found.value:
        return set()
    try:
        return {api.number(pid) for pid, listed in _pairs(api, found.value) if _keeps_screen_on(api, listed)}
    finally:
        api.release(found.value)


def _pairs(api: Api, dictionary: int) -> list[tuple[int, int]]:
    values = api.library("CoreFoundation", _DICTIONARIES)
    count = values.CFDictionaryGetCount(dictionary)
    keys, things = (c_void_p * count)(), (c_void_p * count)()
    values.CFDictionaryGetKeysAndValues(dictionary, keys, things)
    return [(key or 0, thing or 0) for key, thing in zip(keys, things, strict=True)]


def _keeps_screen_on(api: Api, listed: int) -> bool:
    return any(
        api.words(api.entry(each, _TYPE)) in _SCREEN_ON and api.number(api.entry(each, _LEVEL)) == _ON
        for each in api.each(listed)
    )
