"""The scheduling core: when a reminder speaks.

``step`` lets time pass, takes in what happened at one instant and gives the new state with all that is to be told;
``next_deadline`` says when it must be called next. Pure: time comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import inf

from backcare_desktop.core import choosing, clocks, prompting, timetable
from backcare_desktop.core.model import (
    Break,
    Command,
    Event,
    Happened,
    Hold,
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    InputOn,
    Locked,
    Moment,
    Notice,
    Obstacle,
    Pause,
    PauseFor,
    Presentation,
    Reminder,
    Restarted,
    Resume,
    Rules,
    RulesChanged,
    Slept,
    State,
    TakeBreak,
    Watching,
    What,
    Woke,
)
from backcare_desktop.core.turn import EPS_S, Turn

SILENCE_S = 60.0
"""Longer than this without hearing anything is time without input (R13)."""

RESTART_SILENCE_S = 120.0
"""The same after a restart, since the state is saved only once a minute (R14)."""

HOLD_ANSWERS_WITHIN_S = 600.0
"""A hold whose source does not answer for so long ends by itself (R9)."""

_ORDER = {what: place for place, what in enumerate(What)}


def begin(at: Moment, rules: Rules) -> State:
    """The state of an app that is started for the first time: nobody has been seen yet."""
    turn = Turn(State(at.boot_s, at.utc_s, at.zone, changed_s=at.boot_s), rules)
    turn.in_hours = timetable.in_hours(clocks.local_now(turn), rules.hours)
    clocks.begin_watch(turn)
    return turn.freeze()


def step(state: State, at: Moment, events: Sequence[Event], rules: Rules) -> tuple[State, tuple[Happened, ...]]:
    """Let time pass until ``at``, take in the events of that instant, then do what is due then.

    The events are handled in order, before anything the engine does at that instant. ``rules`` held until now; a
    RulesChanged among the events brings its own. What is told is in the order in which it is to be read.
    """
    turn = Turn(state, rules)
    if any(isinstance(event, (Woke, Restarted)) for event in events):
        pass  # the time since it last heard is accounted for by that event
    else:
        _catch_up(turn, at)
        turn.advance(at)
    for event in events:
        _take_in(turn, event, at)
    before = _remarkable(turn)
    told = len(turn.told)
    _settle(turn)
    if events or len(turn.told) > told or _remarkable(turn) != before:
        turn.changed_s = turn.boot_s
    return turn.freeze(), _in_order(turn.told)


def _catch_up(turn: Turn, at: Moment) -> None:
    """Do what was due on the way to ``at``, each at its own time."""
    while True:
        deadline_s = _next_deadline(turn)
        if deadline_s >= at.boot_s - EPS_S:
            return
        moment_s = max(deadline_s, turn.boot_s + 0.001)
        passed_s = moment_s - turn.boot_s
        turn.advance(Moment(moment_s, turn.utc_s + passed_s, turn.zone))
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
        turn.is_away,
        turn.in_hours,
        turn.pause,
        turn.holds,
        turn.snoozes,
        turn.pending,
        turn.due_seen,
    )


def _in_order(told: list[Happened]) -> tuple[Happened, ...]:
    """The lines of one instant: what ends before what begins, one prompt's own lines in their own order."""
    reached: dict[tuple[float, str | None], int] = {}
    keys = []
    for each in told:
        whose = (each.boot_s, each.reminder)
        place = max(_ORDER[each.what], reached.get(whose, 0)) if each.reminder else _ORDER[each.what]
        reached[whose] = place
        keys.append((each.boot_s, place))
    return tuple(told[index] for index in sorted(range(len(told)), key=lambda index: keys[index]))


# ---- taking in events


def _take_in(turn: Turn, event: Event, at: Moment) -> None:
    """Apply one event; an absence that it ends is told (R2)."""
    idle_s, was_engaged = turn.idle_s, turn.is_engaged
    match event:
        case Woke():
            _wake(turn, at, SILENCE_S)
            idle_s, was_engaged = turn.idle_s, turn.is_engaged
        case Restarted():
            _wake(turn, at, RESTART_SILENCE_S)
            idle_s, was_engaged = turn.idle_s, turn.is_engaged
        case Slept():
            turn.asleep_since_s = turn.boot_s
        case InputOn():
            turn.typing = True
        case InputOff(idle_s=since_s):
            _input_stopped(turn, since_s)
        case IdleKnown(known=known):
            turn.idle_known = known
            turn.typing = turn.typing and known
        case Watching(on=on):
            turn.watching = on
        case Locked(on=on):
            _lock(turn, on)
        case HoldBegan() | HoldEnded():
            _change_hold(turn, event)
        case RulesChanged(rules=rules):
            _change_rules(turn, rules)
        case PauseFor() | Resume():
            _pause_or_resume(turn, event)
        case TakeBreak():
            prompting.take_now(turn, event)
        case _:
            prompting.press(turn, event)
    if turn.is_engaged and not was_engaged:
        _end_absence(turn, idle_s)


def _input_stopped(turn: Turn, idle_s: float) -> None:
    """No input since ``idle_s`` ago: that much was counted as input too early."""
    turn.typing = False
    turn.last_input_s = turn.boot_s - idle_s
    match turn.prompt:
        case prompt if prompt and isinstance(prompt.phase, Break) and not turn.is_engaged:
            missed_s = min(idle_s, turn.boot_s - prompt.phase.since_s) - prompt.phase.hands_off_s
            turn.put(replace(prompt.phase, hands_off_s=prompt.phase.hands_off_s + max(0.0, missed_s)))


def _lock(turn: Turn, on: bool) -> None:
    if on and not turn.locked and not turn.idle_known:
        turn.last_company_s = turn.boot_s  # until now time counted as use (R17)
    turn.locked = on
    if on and turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        prompting.withdraw(turn, "away")


def _end_absence(turn: Turn, away_s: float) -> None:
    """The person is back: the longest break that the absence stood for is recorded, once (R2)."""
    done_s = turn.taken_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break):
        done_s = max(done_s, turn.prompt.reminder.duration_s)
    found = [turn.rules.reminder(each) for each in turn.rewarded]
    longer = [each for each in found if each is not None and each.duration_s > done_s]
    if longer:
        longest = min(longer, key=lambda each: each.rank)
        turn.tell(What.NATURAL, longest.id, seconds=away_s)
        if longest.presentation is not Presentation.BADGE:
            turn.natural_gap_until_s = turn.boot_s + turn.rules.quiet_gap_s
    turn.rewarded, turn.reset, turn.taken_s = (), (), 0.0
    if turn.is_typing:
        turn.last_input_s = turn.boot_s
    if turn.in_company:
        turn.last_company_s = turn.boot_s


def _wake(turn: Turn, at: Moment, limit_s: float) -> None:
    """Hear again after a silence (R13, R14): a long one is time without input, a short one changes little."""
    since_s = turn.asleep_since_s if turn.asleep_since_s is not None else turn.boot_s
    slept = turn.asleep_since_s is not None
    gap_s = max(0.0, at.boot_s - since_s)
    turn.asleep_since_s = None
    if gap_s > limit_s:
        turn.typing = False
        turn.boot_s, turn.utc_s, turn.zone = max(at.boot_s, turn.boot_s), at.utc_s, at.zone
        _end_prompt_in_gap(turn, gap_s)
        turn.holds = tuple(replace(each, answered_s=min(each.answered_s, turn.boot_s)) for each in turn.holds)
        _ask_holds_anew(turn)
        _reset_what_the_absence_reached(turn)
    elif slept:
        _sleep_lightly(turn, at, gap_s)
    else:
        turn.advance(at)
    _start_anew_on_screen(turn)


def _ask_holds_anew(turn: Turn) -> None:
    """Give each hold that must answer its ten minutes from now on."""
    turn.holds = tuple(replace(each, answered_s=turn.boot_s) if each.answered_s < inf else each for each in turn.holds)


def _end_prompt_in_gap(turn: Turn, gap_s: float) -> None:
    prompt = turn.prompt
    if prompt is None:
        return
    if isinstance(prompt.phase, Notice):
        prompting.withdraw(turn, "gap")
        return
    left_s = prompt.reminder.duration_s - prompt.phase.counted_s
    if left_s <= gap_s + EPS_S:
        turn.put(replace(prompt.phase, hands_off_s=prompt.phase.hands_off_s + left_s))
        prompting.take(turn, prompt.reminder.duration_s)
    else:
        prompting.skip(turn, "gap")


def _sleep_lightly(turn: Turn, at: Moment, gap_s: float) -> None:
    """A sleep too short to mean anything: use stands still, nobody was away, a countdown runs on."""
    if not turn.typing:
        turn.last_input_s += gap_s
        turn.last_company_s += gap_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Break):
        turn.put(replace(turn.prompt.phase, counted_s=turn.prompt.phase.counted_s + gap_s))
    turn.boot_s, turn.utc_s, turn.zone = at.boot_s, at.utc_s, at.zone


def _start_anew_on_screen(turn: Turn) -> None:
    """``notice``, ``settle_idle`` and ``patience`` of a prompt on screen start anew."""
    turn.settle_from_s = turn.boot_s
    if turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        turn.put(replace(turn.prompt.phase, fresh_s=turn.boot_s))


def _change_hold(turn: Turn, event: HoldBegan | HoldEnded) -> None:
    before = turn.obstacles
    others = tuple(each for each in turn.holds if each.on is not event.on)
    match event:
        case HoldEnded():
            turn.holds = others
        case HoldBegan(on=on, what=what, expires=expires, for_s=for_s):
            known = next((each for each in turn.holds if each.on is on), None)
            answered_s = turn.boot_s if expires else inf
            since_s = known.since_s if known else turn.boot_s
            turn.holds = (*others, Hold(on, since_s, what, answered_s, turn.boot_s + for_s))
    _heed_obstacles(turn, before)


def _heed_obstacles(turn: Turn, before: tuple[str, ...]) -> None:
    """A hold that begins withdraws the notice; after the last one nothing starts for a while (R9)."""
    now = turn.obstacles
    if set(now) - set(before) and turn.prompt is not None and isinstance(turn.prompt.phase, Notice):
        prompting.withdraw(turn, "hold")
    if before and not now:
        turn.free_from_s = max(turn.free_from_s, turn.boot_s + turn.rules.release_delay_s)


def _change_rules(turn: Turn, rules: Rules) -> None:
    """New settings: counters stay; what was switched off is forgotten and withdrawn (R15)."""
    before = turn.obstacles
    turn.rules = rules
    enabled = {each.id: each for each in rules.reminders if each.enabled}
    switched_off = {each.id for each in rules.reminders if not each.enabled}
    turn.counters = {each.id: turn.counter(each) for each in turn.use_reminders()}
    prompt = turn.prompt
    if prompt is not None and (prompt.reminder.id not in enabled and not prompt.asked):
        prompting.withdraw(turn, "off")
    gone = [each for each in turn.snoozes if each.reminder.id not in enabled]
    turn.snoozes = tuple(each for each in turn.snoozes if each not in gone)
    turn.pending = tuple(each for each in turn.pending if each.reminder_id in enabled)
    turn.rewarded = tuple(each for each in turn.rewarded if each in enabled)
    for reminder_id in switched_off:
        turn.snoozed.pop(reminder_id, None)
    _heed_obstacles(turn, before)


def _pause_or_resume(turn: Turn, command: PauseFor | Resume) -> None:
    match command:
        case Resume():
            if turn.pause is None:
                turn.tell(What.REFUSED, action="resume", why="reminders are not paused")
            else:
                _resume(turn)
        case PauseFor():
            _pause(turn, command)


def _pause(turn: Turn, command: PauseFor) -> None:
    since_s = turn.pause.since_s if turn.pause else turn.boot_s
    local = timetable.naive_local(turn.utc_s, turn.zone)
    at = turn.rules.day_starts_at if command.until_tomorrow else command.until
    until_local = _next_time(local, at) if at is not None else None
    until_s = turn.boot_s + command.for_s if command.for_s is not None else inf
    turn.pause = Pause(since_s, until_s, until_local)
    turn.tell(What.PAUSED)
    _clear_screen_for_pause(turn)
    waiting = [each.reminder_id for each in turn.pending]
    returned = [each for each in turn.snoozes if not each.reminder.is_use and each.until_s <= turn.boot_s + EPS_S]
    turn.pending = ()
    turn.snoozes = tuple(each for each in turn.snoozes if each not in returned)
    for reminder_id in [*waiting, *(each.reminder.id for each in returned)]:
        clocks.miss(turn, reminder_id)


def _clear_screen_for_pause(turn: Turn) -> None:
    """A running break is skipped; a notice withdraws and is due again afterwards, a clock reminder is missed (R12)."""
    prompt = turn.prompt
    if prompt is None:
        return
    if isinstance(prompt.phase, Break):
        prompting.skip(turn, "pause")
        return
    prompting.withdraw(turn, "pause")
    every_s = prompt.reminder.every_s
    if prompt.reminder.is_use and every_s is not None and turn.counter(prompt.reminder) > every_s:
        turn.counters[prompt.reminder.id] = every_s


def _next_time(local: datetime, at: time) -> datetime:
    today = datetime.combine(local.date(), at)
    return today if today > local else today + timedelta(days=1)


def _resume(turn: Turn) -> None:
    pause = turn.pause
    assert pause is not None
    turn.pause = None
    turn.free_from_s = max(turn.free_from_s, turn.boot_s + turn.rules.release_delay_s)
    turn.snoozes = tuple(
        replace(each, until_s=each.until_s + turn.boot_s - max(pause.since_s, each.since_s))
        if each.until_s > pause.since_s + EPS_S
        else each
        for each in turn.snoozes
    )
    turn.tell(What.RESUMED)


# ---- doing what is due


def _settle(turn: Turn) -> None:
    """Everything that this instant brings by itself."""
    _end_pause(turn)
    _end_holds(turn)
    _keep_hours(turn)
    clocks.fire(turn)
    prompting.move_on(turn)
    _reset_what_the_absence_reached(turn)
    prompting.join_more(turn)
    _speak(turn)
    prompting.move_on(turn)


def _pause_end_s(turn: Turn) -> float:
    """When the pause ends, on the boot clock; infinite without one."""
    if turn.pause is None:
        return inf
    if turn.pause.until_local is not None:
        return turn.boot_s + timetable.instant(turn.pause.until_local, turn.zone) - turn.utc_s
    return turn.pause.until_s


def _end_pause(turn: Turn) -> None:
    if _pause_end_s(turn) <= turn.boot_s + EPS_S:
        _resume(turn)


def _hold_end_s(hold: Hold) -> float:
    return min(hold.until_s, hold.answered_s + HOLD_ANSWERS_WITHIN_S)


def _end_holds(turn: Turn) -> None:
    before = turn.obstacles
    standing = tuple(each for each in turn.holds if _hold_end_s(each) > turn.boot_s + EPS_S)
    if len(standing) < len(turn.holds):
        turn.holds = standing
        _heed_obstacles(turn, before)


def _keep_hours(turn: Turn) -> None:
    """Outside working hours nothing counts and nothing that keeps to them is shown (R11)."""
    turn.in_hours = timetable.in_hours(clocks.local_now(turn), turn.rules.hours)
    if turn.in_hours:
        return
    prompt = turn.prompt
    if prompt is not None and isinstance(prompt.phase, Notice) and prompt.reminder.obeys_hours and not prompt.asked:
        prompting.withdraw(turn, "hours")
    turn.counters = {each.id: 0.0 for each in turn.use_reminders()}
    turn.snoozes = tuple(each for each in turn.snoozes if not each.reminder.obeys_hours)


def _reset_what_the_absence_reached(turn: Turn) -> None:
    """Being away long enough is the break (R2): shorter ``reset_after`` first, as the absence reached them."""
    idle_s = turn.idle_s
    reached = [
        each for each in turn.use_reminders() if each.id not in turn.reset and idle_s >= each.reset_after_s - EPS_S
    ]
    for reminder in sorted(reached, key=lambda each: (each.reset_after_s, each.rank)):
        _reset(turn, reminder)


def _reset(turn: Turn, reminder: Reminder) -> None:
    assert reminder.every_s is not None
    turn.reset = (*turn.reset, reminder.id)
    prompt = turn.prompt
    in_break = prompt is not None and isinstance(prompt.phase, Break)
    covered = in_break and prompt is not None and reminder.duration_s <= prompt.reminder.duration_s
    if turn.counter(reminder) >= reminder.every_s / 2 - EPS_S and not covered:
        turn.rewarded = (*turn.rewarded, reminder.id)
        for shorter in turn.use_reminders():
            if shorter.duration_s <= reminder.duration_s:
                _clear(turn, shorter)
    _clear(turn, reminder)


def _clear(turn: Turn, reminder: Reminder) -> None:
    """A counter goes to 0 without an outcome of its own; its notice and its snooze go with it."""
    prompt = turn.prompt
    if prompt is not None and prompt.reminder.id == reminder.id:
        if isinstance(prompt.phase, Notice):
            prompting.withdraw(turn, "away")
        elif reminder.id in turn.counters:
            turn.counters[reminder.id] = 0.0
            return
    prompting.start_anew(turn, reminder.id)


def _speak(turn: Turn) -> None:
    """Show what is to be shown; say what is held; forget what came too late (R9, R10)."""
    due = choosing.due_now(turn)
    obstacles = turn.obstacles
    if obstacles and turn.pause is None:
        _say_held(turn, due, obstacles)
    if _may_show(turn):
        chosen = choosing.choose(turn)
        if chosen is not None:
            prompting.show(turn, chosen)
        if max(turn.gap_until_s, turn.natural_gap_until_s) <= turn.boot_s + EPS_S:
            turn.said_held = ()
            turn.said_missed = ()
    clocks.drop_late(turn)
    turn.due_seen = tuple(each.reminder.id for each in due)


def _may_show(turn: Turn) -> bool:
    """Whether anything may be put on screen now."""
    return (
        turn.prompt is None
        and turn.pause is None
        and not turn.obstacles
        and turn.boot_s >= turn.free_from_s - EPS_S
        and not turn.is_away
    )


def _say_held(turn: Turn, due: list[choosing.Due], obstacles: tuple[str, ...]) -> None:
    """Say once of each prompt that became due under a hold that it is held, unless a longer one stands for it."""
    if turn.prompt is not None:
        return
    for place, each in enumerate(due):
        reminder = each.reminder
        if reminder.id in turn.due_seen or reminder.id in turn.said_held:
            continue
        joins = reminder.is_use and (place > 0 or choosing.waits_for_longer(turn, each))
        if not joins:
            turn.said_held = (*turn.said_held, reminder.id)
            turn.tell(What.HELD, reminder.id, by=obstacles, covers=choosing.joining(turn, reminder))


# ---- when to be woken


def next_deadline(state: State, rules: Rules) -> float:
    """When ``step`` must be called next, on the boot clock; infinite if nothing will happen by itself."""
    return _next_deadline(Turn(state, rules))


def _next_deadline(turn: Turn) -> float:
    if turn.asleep_since_s is not None:
        return inf
    now_s = turn.boot_s + EPS_S
    found = [
        _pause_end_s(turn),
        turn.free_from_s,
        turn.gap_until_s,
        turn.natural_gap_until_s,
        _hours_edge_s(turn),
        *(_hold_end_s(each) for each in turn.holds),
        *prompting.deadlines(turn),
        *clocks.deadlines(turn),
        *_use_deadlines(turn),
    ]
    if turn.pause is None:
        found += [each.until_s for each in turn.snoozes]
    return min((each for each in found if each > now_s), default=inf)


def _hours_edge_s(turn: Turn) -> float:
    edge = timetable.next_hours_edge(clocks.local_now(turn), turn.rules.hours)
    return inf if edge is None else turn.boot_s + timetable.instant(edge, turn.zone) - turn.utc_s


def _use_deadlines(turn: Turn) -> list[float]:
    """When a counter is full, joins the prompt on screen, or is reset; when the person is away."""
    found = []
    stops_s = inf if turn.is_engaged else turn.sign_s + turn.rules.pause_after_s
    if stops_s < inf:
        found.append(stops_s)
        found += [turn.sign_s + each.reset_after_s for each in turn.use_reminders() if each.id not in turn.reset]
    if turn.is_counting and turn.boot_s < stops_s:
        for reminder in turn.use_reminders():
            lacking_s = turn.lacking_s(reminder)
            found += [turn.boot_s + lacking_s, turn.boot_s + lacking_s - turn.rules.merge_window_s]
    return found


def watch_s(state: State, rules: Rules) -> float:
    """The time without input that makes a difference next, for the idle probe to watch (R16). Seconds."""
    resets = [each.reset_after_s for each in rules.reminders if each.is_use and each.enabled]
    lengths = [rules.pause_after_s, *resets]
    if state.prompt is not None:
        reminder = state.prompt.reminder
        lengths.append(rules.settle_idle_s if reminder.is_full else reminder.duration_s)
    return min(lengths)
