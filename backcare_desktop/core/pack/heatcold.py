"""The warm and cold timer as a state machine: a kitchen timer with safety first (guidance 2.4).

safety → choose → setup → running → skin_check → running → done → after_check → rest. Instants are seconds of the boot
clock; the wall clock is for the day and the gap alone. There is no snooze and no extension. The countdown runs on
during a skin check, as the pack may still be on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.act import carry_out
from backcare_desktop.core.pack.day import front, has_read, never_ahead, still_on, wait_s
from backcare_desktop.core.pack.packs import HeatColdPreset
from backcare_desktop.core.pack.state import (
    ALARM_AFTER_S,
    EPS_S,
    LATE_S,
    LOOK_FOR_S,
    RING_EVERY_S,
    RING_FOR_S,
    RING_SELDOM_S,
    STOP_AFTER_S,
    Advice,
    AfterCheck,
    Choose,
    Done,
    Effect,
    Idle,
    Method,
    Off,
    Pack,
    Phase,
    Ready,
    Rest,
    Running,
    Safety,
    Setup,
    SkinCheck,
    State,
    Waiting,
    Why,
)

Told = tuple[State, tuple[Effect, ...]]


def step(state: State, at: Moment, action: PackAction | None = None, presets: Sequence[HeatColdPreset] = ()) -> Told:
    """Let time pass until now, and then do what the person chose; what does not fit the screen does nothing."""
    before = state
    state, effects = _pass(never_ahead(state, at), at)
    state = _refresh(still_on(state, at), at)
    if action is not None:
        state = carry_out(state, at, action, presets)
    if state != before:
        state = replace(state, boot_s=at.boot_s, utc_s=at.utc_s)
    if not isinstance(state.phase, SkinCheck | AfterCheck):
        effects.discard(Effect.ASK)  # it was passed over meanwhile
    return state, tuple(each for each in Effect if each in effects)


def wake(state: State, at: Moment) -> State:
    """The state after a restart: as much time has passed as either clock says, so that no pack stays on too long."""
    shift_s = at.boot_s - state.boot_s - max(0.0, at.boot_s - state.boot_s, at.utc_s - state.utc_s)
    return replace(state, phase=_shifted(state.phase, shift_s), boot_s=at.boot_s, utc_s=at.utc_s)


def kept(state: State) -> State:
    """What may be kept on disk: never what the person was reading or had answered before a pack was on."""
    return replace(state, phase=Idle()) if isinstance(state.phase, Ready) else state


def next_deadline(state: State) -> float:
    """When the timer next has something to do, on the boot clock; infinite: never."""
    match state.phase:
        case Running(pack=pack, looked=looked):
            return min([pack.started_s + each for each in pack.checks_s[looked : looked + 1]] + [pack.ends_s])
        case SkinCheck(pack=pack, asked_s=asked_s, ring_s=ring_s):
            return min(ring_s, asked_s + STOP_AFTER_S, pack.ends_s)
        case Done(ring_s=ring_s):
            return ring_s
        case Advice(pack=pack, since_s=since_s, is_last=False):
            return since_s + pack.after_check_s
        case Waiting(look_s=look_s):
            return look_s
        case AfterCheck(asked_s=asked_s):
            return asked_s + LOOK_FOR_S
        case _:
            return inf


def keeps_awake(state: State) -> bool:
    """Whether the screen must stay awake: a pack may be on, and somebody may be there."""
    match state.phase:
        case Running() | SkinCheck():
            return True
        case Done(ring_s=ring_s, quiet_s=quiet_s):
            return ring_s < quiet_s
        case _:
            return False


def asks(state: State) -> bool:
    """Whether the person must be reached, whatever covers the screen."""
    return isinstance(state.phase, SkinCheck | Done | AfterCheck)


# ---- time passes


def _pass(state: State, at: Moment) -> tuple[State, set[Effect]]:
    effects: set[Effect] = set()
    while (due_s := next_deadline(state)) <= at.boot_s + EPS_S:
        state = _move_on(state, due_s, at, effects)
    return state, effects


def _move_on(state: State, due_s: float, at: Moment, effects: set[Effect]) -> State:
    phase = state.phase
    match phase:
        case Running(pack=pack) if due_s >= pack.ends_s:
            return _end(state, pack, Why.TIME_UP, at, due_s=due_s)
        case Running(pack=pack, looked=looked):
            effects.add(Effect.ASK)
            return replace(state, phase=SkinCheck(pack, looked + 1, due_s, due_s + ALARM_AFTER_S))
        case SkinCheck(pack=pack) if due_s >= pack.ends_s:
            return _end(state, pack, Why.TIME_UP, at, due_s=due_s)
        case SkinCheck(pack=pack, asked_s=asked_s) if due_s >= asked_s + STOP_AFTER_S:
            return _end(state, pack, Why.UNANSWERED, at, due_s=due_s)
        case Done(pack=pack, why=why) if at.boot_s - due_s > LATE_S:  # nobody could hear it meanwhile
            return _end(state, pack, why, at, due_s=due_s)
        case SkinCheck() | Done():
            effects.add(Effect.ALARM)
            next_s = due_s + RING_EVERY_S
            is_seldom = isinstance(phase, Done) and next_s >= phase.quiet_s
            return replace(state, phase=replace(phase, ring_s=due_s + RING_SELDOM_S if is_seldom else next_s))
        case Waiting(pack=pack) | Advice(pack=pack):
            effects.add(Effect.ASK)
            return replace(state, phase=AfterCheck(pack, due_s))
        case _:
            return replace(state, phase=Rest())


def _end(state: State, pack: Pack, why: Why, at: Moment, *, due_s: float) -> State:
    """It must come off; after a gap the alarm begins when it can be heard. The gap counts once it is off."""
    is_late = at.boot_s - due_s > LATE_S
    ring_s = at.boot_s if is_late else due_s
    phase = Done(pack, Why.PASSED if is_late else why, ring_s, ring_s + RING_FOR_S)
    return replace(state, phase=phase, off=Off(at.boot_s, at.utc_s, pack.gap_s))


def _refresh(state: State, at: Moment) -> State:
    """What was true before a pack may be so no more: the gap is over, or a new day began."""
    match state.phase:
        case Rest() if wait_s(state, at) <= EPS_S:
            return replace(state, phase=front(state, at))
        case Safety(method=Method()) | Choose() | Setup() if not has_read(state, "", at):
            return replace(state, phase=Safety())
        case _:
            return state


def _shifted(phase: Phase, by_s: float) -> Phase:
    match phase:
        case Running():
            return replace(phase, pack=_begun(phase.pack, by_s))
        case SkinCheck():
            asked_s, ring_s = phase.asked_s + by_s, phase.ring_s + by_s
            return replace(phase, pack=_begun(phase.pack, by_s), asked_s=asked_s, ring_s=ring_s)
        case Done():
            return replace(phase, ring_s=phase.ring_s + by_s, quiet_s=phase.quiet_s + by_s)
        case Advice():
            return replace(phase, since_s=phase.since_s + by_s)
        case Waiting():
            return replace(phase, look_s=phase.look_s + by_s)
        case AfterCheck():
            return replace(phase, asked_s=phase.asked_s + by_s)
        case _:
            return phase


def _begun(pack: Pack, by_s: float) -> Pack:
    return replace(pack, started_s=pack.started_s + by_s)
