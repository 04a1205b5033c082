"""What is allowed now: the gap, the packs of the day, what was read today, and the lengths that are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backcare_desktop.core import timetable
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.packs import HeatColdPreset
from backcare_desktop.core.pack.state import (
    EPS_S,
    Choose,
    Done,
    Length,
    Method,
    Phase,
    Rest,
    Running,
    Safety,
    SkinCheck,
    State,
)


def wait_s(state: State, at: Moment) -> float:
    """How long until the next pack may begin: until both clocks say so."""
    off = state.off
    if off is None:
        return 0.0
    return max(0.0, off.gap_s - max(0.0, min(at.boot_s - off.boot_s, at.utc_s - off.utc_s)))


def today(at: Moment) -> date:
    """The local day."""
    return timetable.local_time(at.utc_s, at.zone).date()


def taken_today(state: State, method: Method, at: Moment) -> int:
    """How many packs of this kind were on today; one on a later day, as a clock set back makes it, counts too."""
    return sum(each.method is method and each.day >= today(at) for each in state.taken)


def still_on(state: State, at: Moment) -> State:
    """A pack that is on past midnight counts for the new day, which is the safe side: that day has one less."""
    if not isinstance(state.phase, Running | SkinCheck | Done) or not state.taken:
        return state
    *before, last = state.taken
    return replace(state, taken=(*before, replace(last, day=today(at))))


def is_sore(state: State, at: Moment) -> bool:
    """Whether a spot gets no more packs today."""
    return state.sore_on == today(at)


def preset_of(presets: Sequence[HeatColdPreset], method: Method) -> HeatColdPreset:
    """The times of this kind of pack."""
    return next(each for each in presets if each.id == method)


def lengths(preset: HeatColdPreset) -> dict[Length, float]:
    """How long it may be, as the person can choose."""
    offered = {Length.USUAL: float(preset.default_s)}
    if preset.min_s < preset.max_s:
        offered |= {Length.SHORTER: float(preset.min_s), Length.LONGER: float(preset.max_s)}
    if preset.careful_s is not None:
        offered |= {Length.CAREFUL: float(preset.careful_s)}
    return {each: offered[each] for each in Length if each in offered}


def never_ahead(state: State, at: Moment) -> State:
    """A clock set back behind the end of the last pack: as if it had ended just now, which is the safe side."""
    off, day = state.off, today(at)
    if off is not None:
        off = replace(off, boot_s=min(off.boot_s, at.boot_s), utc_s=min(off.utc_s, at.utc_s))
    taken = tuple(replace(each, day=min(each.day, day)) for each in state.taken)
    return replace(state, off=off, taken=taken, sore_on=min(state.sore_on, day) if state.sore_on else None)


def front(state: State, at: Moment) -> Phase:
    """The first screen that is owed."""
    if wait_s(state, at) > EPS_S:
        return Rest()
    return Choose() if has_read(state, "", at) else Safety()


def has_read(state: State, what: str, at: Moment) -> bool:
    """Whether the safety text was read today: "" for every pack, else of that method."""
    return state.read_on == today(at) and what in state.read


def note_read(state: State, what: str, at: Moment) -> State:
    """It was read today."""
    read = state.read if state.read_on == today(at) else ()
    return replace(state, read_on=today(at), read=tuple(dict.fromkeys((*read, what))))
