"""The pack that is on, or its skin that is to be looked at, in one line: for tray, status window and command line."""

from __future__ import annotations

from backcare_desktop.core import timetable
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.packs import HeatCold
from backcare_desktop.core.pack.state import Advice, AfterCheck, Done, Running, SkinCheck, State, Waiting
from backcare_desktop.core.pack.view import view


def line(state: State, at: Moment, heat_cold: HeatCold) -> str:
    """What must not be forgotten, in the words of the pack's own window; empty when nothing is owed.

    Instants instead of countdowns: the line changes only when something happens.
    """
    match state.phase:
        case Running(pack=pack):
            return f"{_headline(state, at, heat_cold)} until {_clock(pack.ends_s, at)}"
        case Waiting(look_s=look_s):
            return f"{_headline(state, at, heat_cold)} Look at your skin once more at {_clock(look_s, at)}."
        case SkinCheck() | Done() | AfterCheck() | Advice(is_last=False):
            return _headline(state, at, heat_cold)
        case _:
            return ""


def _headline(state: State, at: Moment, heat_cold: HeatCold) -> str:
    return view(state, at, heat_cold).headline


def _clock(boot_s: float, at: Moment) -> str:
    return f"{timetable.local_time(at.utc_s + boot_s - at.boot_s, at.zone):%H:%M}"
