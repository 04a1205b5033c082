"""The scheduling core: when a reminder speaks.

``step`` lets time pass, takes in what happened at one instant and gives the new state with all that is to be told;
``next_deadline`` says when it must be called next. Pure: time comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Sequence

from backcare_desktop.core.events import (
    Command,
    Event,
    GoOn,
    Halt,
    Happened,
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    InputOn,
    Locked,
    Moment,
    PauseFor,
    Restarted,
    Resume,
    RulesChanged,
    Slept,
    TakeBreak,
    Watching,
    Woke,
)
from backcare_desktop.core.model import State
from backcare_desktop.core.reminding import (
    absence,
    changing,
    choosing,
    clocks,
    deadlines,
    gaps,
    halting,
    holding,
    hours,
    pausing,
    pressing,
    prompting,
    telling,
)
from backcare_desktop.core.reminding.gaps import SILENCE_S
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import Rules

__all__ = ["SILENCE_S", "begin", "next_deadline", "step", "watch_s"]

JUMP_S = 1.0
"""A wall clock this far from where the boot clock says it should be has been set: that is saved at once (R14)."""


def begin(at: Moment, rules: Rules) -> State:
    """The state of an app that is started for the first time: nobody has been seen yet."""
    turn = Turn(State(at.boot_s, at.utc_s, at.zone, changed_s=at.boot_s), rules)
    hours.keep(turn)
    clocks.begin_watch(turn)
    return turn.freeze()


def step(state: State, at: Moment, events: Sequence[Event], rules: Rules) -> tuple[State, tuple[Happened, ...]]:
    """Let time pass until ``at``, take in the events of that instant, then do what is due then.

    The events are handled in order, before anything the engine does at that instant. ``rules`` held until now; a
    RulesChanged among the events brings its own. What is told is in the order in which it is to be read.
    """
    turn = Turn(state, rules)
    ahead_s = at.utc_s - state.utc_s - (at.boot_s - state.boot_s)
    if not (events and isinstance(events[0], (Woke, Restarted))):  # these account for the time themselves
        _catch_up(turn, at)
        turn.advance(at)
    before = _remarkable(turn)
    for event in events:
        hours.look(turn)
        _take_in(turn, event, at)
    told = len(turn.told)
    _settle(turn)
    jumped = abs(ahead_s) > JUMP_S or at.zone != state.zone
    if events or jumped or len(turn.told) > told or _remarkable(turn) != before:
        turn.changed_s = turn.boot_s
    return turn.freeze(), telling.in_order(turn.told)


def _catch_up(turn: Turn, at: Moment) -> None:
    """Do what was due on the way to ``at``, each at its own time."""
    while (deadline_s := deadlines.next_s(turn)) < at.boot_s - EPS_S:
        turn.advance(Moment(deadline_s, turn.utc_s + deadline_s - turn.boot_s, turn.zone))
        before = _remarkable(turn)
        _settle(turn)
        if _remarkable(turn) != before:
            turn.changed_s = turn.boot_s


def _remarkable(turn: Turn) -> tuple[object, ...]:
    """What makes a change worth saving at once, when time alone is not."""
    return (
        turn.prompt and (turn.prompt.number, turn.prompt.covers, type(turn.prompt.phase)),
        turn.reset,
        turn.rewarded,
        turn.in_hours,
        turn.pause,
        turn.holds,
        turn.snoozes,
        turn.pending,
        turn.due_seen,
    )


# ---- taking in events


def _take_in(turn: Turn, event: Event, at: Moment) -> None:
    """Apply one event; an absence that it ends is told (R2)."""
    idle_s, was_engaged = turn.idle_s, turn.is_engaged
    match event:
        case Woke():
            gaps.wake(turn, at)
            return
        case Restarted():
            gaps.restart(turn, at)
            return
        case RulesChanged(rules=rules):
            changing.change_rules(turn, rules)
        case HoldBegan() | HoldEnded():
            holding.change(turn, event)
        case Slept() | InputOn() | InputOff() | IdleKnown() | Watching() | Locked():
            _sense(turn, event)
        case _:
            _obey(turn, event)
    if turn.is_engaged and not was_engaged:
        absence.end(turn, idle_s)


def _sense(turn: Turn, event: Slept | InputOn | InputOff | IdleKnown | Watching | Locked) -> None:
    """Something changed about the person or the machine."""
    match event:
        case Slept():
            turn.asleep_since_s = turn.boot_s
        case InputOn():
            turn.typing = True
        case InputOff(idle_s=idle_s):
            absence.stop_input(turn, idle_s)
        case IdleKnown(known=known):
            turn.idle_known = known
            turn.typing = turn.typing and known
        case Watching(on=on):
            turn.watching = on
        case _:
            absence.lock(turn, event.on)


def _obey(turn: Turn, command: Command) -> None:
    """The person wants something."""
    match command:
        case PauseFor():
            pausing.begin(turn, command)
        case Resume():
            pausing.resume(turn)
        case TakeBreak():
            pressing.take_now(turn, command)
        case Halt() | GoOn():
            halting.press(turn, command)
        case _:
            pressing.press(turn, command)


# ---- doing what is due


def _settle(turn: Turn) -> None:
    """Everything that this instant brings by itself; a machine that goes to sleep does nothing more."""
    if turn.asleep_since_s is not None:
        return
    pausing.end(turn)
    holding.end(turn)
    hours.keep(turn)
    clocks.fire(turn)
    prompting.move_on(turn)
    absence.reset_what_it_reached(turn)
    prompting.join_more(turn)
    is_showable = _may_show(turn) and turn.gap_until_s <= turn.boot_s + EPS_S
    while _speak(turn):
        prompting.move_on(turn)
    clocks.drop_late(turn)
    if is_showable:
        turn.said_held, turn.said_missed = (), ()
    due = [each.reminder.id for each in choosing.due_now(turn)]
    turn.due_seen = tuple(dict.fromkeys(due if turn.prompt is None else [*due, turn.prompt.reminder.id]))


def _speak(turn: Turn) -> bool:
    """Show what is to be shown, or say what is held; whether something was shown (R9, R10)."""
    due = choosing.due_now(turn)
    if turn.obstacles and turn.pause is None:
        holding.say(turn, due)
    chosen = choosing.choose(turn, due) if _may_show(turn) else None
    if chosen is not None:
        prompting.show(turn, chosen)
    return chosen is not None


def _may_show(turn: Turn) -> bool:
    """Whether anything may be put on screen now."""
    return (
        turn.prompt is None
        and turn.pause is None
        and not turn.obstacles
        and turn.boot_s >= turn.free_from_s - EPS_S
        and not turn.is_away
    )


# ---- when to be woken


def next_deadline(state: State, rules: Rules) -> float:
    """When ``step`` must be called next, on the boot clock; infinite if nothing will happen by itself."""
    return deadlines.next_s(Turn(state, rules))


def watch_s(state: State, rules: Rules) -> float:
    """The time without input that makes a difference next, for the idle probe to watch (R16). Seconds."""
    resets = [each.reset_after_s for each in rules.reminders if each.is_use and each.enabled]
    lengths = [rules.pause_after_s, *resets]
    if state.prompt is not None:
        reminder = state.prompt.reminder
        lengths.append(state.prompt.settle_idle_s if reminder.is_full else reminder.duration_s)
    return min(lengths)
