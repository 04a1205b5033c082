"""What the person does at the warm and cold timer: reads, chooses, starts, answers, stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.day import front, has_read, lengths, note_read, preset_of, taken_today, today, wait_s
from backcare_desktop.core.pack.packs import HeatColdPreset
from backcare_desktop.core.pack.state import (
    COLD,
    EPS_S,
    KEPT_PACKS,
    WARM,
    Advice,
    AfterCheck,
    Choose,
    Done,
    Length,
    Method,
    NotForYou,
    Off,
    Pack,
    Rest,
    Running,
    Safety,
    Setup,
    SkinCheck,
    State,
    Taken,
    Waiting,
)

_LENGTHS = {
    PackAction.SHORTER: Length.SHORTER,
    PackAction.USUAL: Length.USUAL,
    PackAction.LONGER: Length.LONGER,
    PackAction.CAREFUL: Length.CAREFUL,
}


def carry_out(state: State, at: Moment, action: PackAction, presets: Sequence[HeatColdPreset]) -> State:
    """Do what the person chose, now; what does not fit the screen does nothing."""
    match state.phase:
        case Running(pack=pack) | SkinCheck(pack=pack) | Done(pack=pack) | Waiting(pack=pack):
            return _do_on(state, at, action, pack)
        case Advice(pack=pack, is_last=is_last):
            if action not in (PackAction.OFF, PackAction.STOP):
                return state
            return replace(state, phase=Rest()) if is_last else _take_off(state, at, pack)
        case AfterCheck(pack=pack):
            return _look(state, at, action, pack)
        case _ if action is PackAction.OPEN:
            return replace(state, phase=front(state, at))
        case _:
            return _prepare(state, at, action, presets)


def _do_on(state: State, at: Moment, action: PackAction, pack: Pack) -> State:
    """A pack may be on."""
    match state.phase, action:
        case SkinCheck(number=number), PackAction.YES:
            return replace(state, phase=Running(pack, number))
        case SkinCheck(), PackAction.NO:
            off = Off(at.boot_s, at.utc_s, pack.gap_s)
            return replace(state, phase=Advice(pack, at.boot_s), off=off)
        case ((Running() | SkinCheck() | Done()), PackAction.STOP):
            return _take_off(state, at, pack)
        case Done(), PackAction.OFF:
            return _take_off(state, at, pack)
        case _:
            return state


def _look(state: State, at: Moment, action: PackAction, pack: Pack) -> State:
    """The last look at the skin."""
    match action:
        case PackAction.YES:
            return replace(state, phase=Rest())
        case PackAction.NO:
            return replace(state, phase=Advice(pack, at.boot_s, is_last=True), sore_on=today(at))
        case _:
            return state


def _take_off(state: State, at: Moment, pack: Pack) -> State:
    phase = Waiting(pack, at.boot_s + pack.after_check_s)
    return replace(state, phase=phase, off=Off(at.boot_s, at.utc_s, pack.gap_s))


def _prepare(state: State, at: Moment, action: PackAction, presets: Sequence[HeatColdPreset]) -> State:
    """No pack is on yet."""
    match state.phase, action:
        case Safety(method=method), PackAction.NONE_FITS:
            state = note_read(state, method or "", at)
            return replace(state, phase=Choose() if method is None else Setup(method))
        case Safety(method=method), PackAction.ONE_FITS:
            return replace(state, phase=NotForYou(method))
        case NotForYou(method=method), PackAction.BACK:
            return replace(state, phase=Safety(method))
        case ((Safety(method=Method()) | Setup()), PackAction.BACK):
            return replace(state, phase=Choose())
        case Choose(), (PackAction.COLD | PackAction.HEAT | PackAction.ALTERNATE):
            return _choose(state, at, Method(action), presets)
        case Setup() as setup, PackAction.START:
            return _start(state, at, setup, presets)
        case Setup(method=method), _ if _LENGTHS.get(action) in lengths(preset_of(presets, method)):
            return replace(state, phase=Setup(method, _LENGTHS[action]))
        case _:
            return state


def _choose(state: State, at: Moment, method: Method, presets: Sequence[HeatColdPreset]) -> State:
    if taken_today(state, method, at) >= preset_of(presets, method).max_per_day:
        return state
    return replace(state, phase=Setup(method) if has_read(state, method, at) else Safety(method))


def _start(state: State, at: Moment, setup: Setup, presets: Sequence[HeatColdPreset]) -> State:
    """Begin, unless it is not allowed any more: the screen may have stood there for long."""
    preset = preset_of(presets, setup.method)
    is_free = wait_s(state, at) <= EPS_S and taken_today(state, setup.method, at) < preset.max_per_day
    if not is_free or not has_read(state, setup.method, at):
        return replace(state, phase=front(state, at))
    pack = _pack(preset, setup, at)
    taken = (*state.taken, Taken(setup.method, today(at)))[-KEPT_PACKS:]
    off = Off(at.boot_s, at.utc_s, pack.gap_s)  # the gap holds even if nobody hears how this one ends
    return replace(state, phase=Running(pack), taken=taken, off=off)


def _pack(preset: HeatColdPreset, setup: Setup, at: Moment) -> Pack:
    length_s = min(lengths(preset)[setup.length], float(preset.hard_stop_s))
    checks: list[float] = []
    for turn in preset.steps:
        checks.append((checks[-1] if checks else 0.0) + turn.duration_s)
    every_s = preset.careful_check_every_s if setup.length is Length.CAREFUL else preset.skin_check_every_s
    if every_s is not None:
        checks = [float(every_s * number) for number in range(1, int(length_s // every_s) + 1)]
    return Pack(
        method=setup.method,
        started_s=at.boot_s,
        length_s=length_s,
        checks_s=tuple(each for each in checks if each < length_s),
        turns=tuple(turn.method for turn in preset.steps) or (COLD if setup.method is Method.COLD else WARM,),
        after_check_s=float(preset.after_check_s),
        gap_s=float(preset.gap_s),
    )
