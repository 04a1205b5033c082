"""``backcare calendar``: when the person's calendar files say that they are busy. For the app, too (``-``)."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from backcare_desktop.cli.terminal import complain, options, say
from backcare_desktop.single.messages import DONE, REFUSED

AHEAD_S = 86400.0


def main(rest: list[str]) -> int:
    """Say it in words; with ``-``: read what is wanted as JSON, and answer in JSON."""
    try:
        from backcare_desktop.system.calendar import read as calendarread
    except ImportError:
        from backcare_desktop.system.calendar.stock import NO_PACKAGES

        return complain(f"backcare: {NO_PACKAGES}")
    if rest != ["-"]:
        options(rest, usage="calendar")
        return _tell()
    wanted = json.load(sys.stdin)
    order = calendarread.Order(
        tuple(wanted["files"]),
        tuple(wanted["addresses"]),
        ZoneInfo(wanted["zone"]),
        wanted["begin_s"],
        wanted["end_s"],
    )
    found = calendarread.read(order)
    say(json.dumps({"busy": [[each.begin_s, each.end_s] for each in found.busy], "notes": len(found.notes)}))
    return DONE


def _tell() -> int:
    from backcare_desktop.core.settings import check
    from backcare_desktop.store.folders import find
    from backcare_desktop.store.settings_file import Unreadable, read_raw
    from backcare_desktop.system.calendar.read import Order, read
    from backcare_desktop.system.calendar.stock import look
    from backcare_desktop.system.clock import SystemClock

    raw = {}
    with suppress(OSError, Unreadable):  # what is wrong with the file is for: backcare settings check
        raw = read_raw(find().settings)
    settings = check(raw)[0]
    if not settings["calendar.files"]:
        return complain("No calendar file is named yet: name files or folders under “Calendar files” in the settings.")
    clock = SystemClock()
    zone = ZoneInfo(clock.zone())
    stock = look(settings["calendar.files"])
    now_s = clock.utc_s()
    found = read(Order(stock.files, tuple(settings["calendar.addresses"]), zone, now_s, now_s + AHEAD_S))
    for span in found.busy:
        begin, end = (datetime.fromtimestamp(each, zone) for each in (span.begin_s, span.end_s))
        say(f"{begin:%a %H:%M} to {end:%H:%M}: busy")
    if not found.busy:
        say(f"Not busy in the next 24 hours (calendar files read: {len(stock.files)}).")
    notes = [*stock.notes, *found.notes]
    for note in notes:
        complain(note)
    return REFUSED if notes else DONE
