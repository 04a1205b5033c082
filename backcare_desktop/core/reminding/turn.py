"""One turn of the engine: the state made changeable for an instant, and what is told meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from math import inf
from typing import Any

from backcare_desktop.core.events import Happened, Moment, What
from backcare_desktop.core.model import Break, Hold, Notice, Occurrence, Pause, Prompt, Snooze, State
from backcare_desktop.core.rules import IN_COMPANY, ON_CALL, Countdown, Reminder, Rules

EPS_S = 1e-6
"""Two instants nearer than this are one."""

_FIELDS = tuple(each.name for each in fields(State))


@dataclass(slots=True, init=False)
class Turn:
    """A working copy of the State with the rules that hold; ``freeze`` gives the new State.

    Its fields are those of State, and what they mean stands there.
    """

    boot_s: float
    utc_s: float
    zone: str
    counters: dict[str, float]
    sat_s: float
    sat_called_s: float
    typing: bool
    idle_known: bool
    locked: bool
    watching: bool
    asleep_since_s: float | None
    last_input_s: float
    last_company_s: float
    heard_again_s: float
    settle_from_s: float
    rewarded: tuple[str, ...]
    reset: tuple[str, ...]
    taken_s: float
    holds: tuple[Hold, ...]
    released_s: float
    prompt: Prompt | None
    snoozes: tuple[Snooze, ...]
    snoozed: dict[str, int]
    pending: tuple[Occurrence, ...]
    clock_seen_s: float
    clock_zone: str
    fired: tuple[tuple[str, datetime], ...]
    gap_since_s: float
    natural_gap_since_s: float
    pause: Pause | None
    in_hours: bool
    due_seen: tuple[str, ...]
    said_held: tuple[str, ...]
    said_missed: tuple[str, ...]
    prompts: int
    changed_s: float
    rules: Rules
    told: list[Happened]

    def __init__(self, state: State, rules: Rules) -> None:
        for name in _FIELDS:
            setattr(self, name, getattr(state, name))
        self.counters = dict(state.counters)
        self.snoozed = dict(state.snoozed)
        self.rules = rules
        self.told = []

    def freeze(self) -> State:
        """The State as it is now."""
        return State(*[getattr(self, name) for name in _FIELDS])

    def tell(self, what: What, reminder: str | None = None, **more: Any) -> None:
        """Say that something happened, now."""
        self.told.append(Happened(what, self.boot_s, self.utc_s, self.zone, reminder, **more))

    # ---- is the person there? (R1)

    @property
    def is_typing(self) -> bool:
        """Whether input reaches the engine now."""
        return self.typing and self.idle_known and not self.locked and self.asleep_since_s is None

    @property
    def in_company(self) -> bool:
        """Whether time without input counts as use: a video, a call, or nobody can tell idle time (R1, R17)."""
        if self.locked or self.asleep_since_s is not None:
            return False
        video = self.watching and self.rules.count_video_as_use
        return video or not self.idle_known or any(hold.on in IN_COMPANY for hold in self.holds)

    @property
    def is_engaged(self) -> bool:
        """Whether there is no time without input now."""
        return self.is_typing or self.in_company

    @property
    def sign_s(self) -> float:
        """The last sign of the person: input, a video or a call, whichever is later."""
        return max(self.last_input_s, self.last_company_s)

    @property
    def idle_s(self) -> float:
        """Time without input."""
        return 0.0 if self.is_engaged else self.boot_s - self.sign_s

    @property
    def is_away(self) -> bool:
        """No input for ``pause_after``, or locked, or asleep."""
        return (
            self.locked
            or self.asleep_since_s is not None
            or (not self.is_engaged and self.boot_s >= self.sign_s + self.rules.pause_after_s - EPS_S)
        )

    @property
    def is_counting(self) -> bool:
        """Whether use counts now, but for being away."""
        return self.pause is None and self.in_hours and not self.locked and self.asleep_since_s is None

    @property
    def obstacles(self) -> tuple[str, ...]:
        """The holds that stand and that the settings heed, by name."""
        return tuple(sorted(hold.on.value for hold in self.holds if hold.on in self.rules.holds))

    # ---- when something may be shown again

    @property
    def free_from_s(self) -> float:
        """Nothing starts before: ``release_delay`` after the last hold or the pause (R9, R12)."""
        return self.released_s + self.rules.release_delay_s

    @property
    def natural_gap_until_s(self) -> float:
        """Until when the quiet gap after a natural break lasts."""
        return self.natural_gap_since_s + self.rules.quiet_gap_s

    @property
    def gap_until_s(self) -> float:
        """Until when the quiet gap lasts, after a prompt or a natural break (R5)."""
        return max(self.gap_since_s, self.natural_gap_since_s) + self.rules.quiet_gap_s

    # ---- the prompt on screen

    @property
    def settled_at_s(self) -> float:
        """When hands have rested for ``settle_idle``; infinite while there is input."""
        assert self.prompt is not None
        if self.is_engaged:
            return inf
        return max(self.sign_s, self.settle_from_s) + self.prompt.settle_idle_s

    def countdown_from_s(self, reminder: Reminder, phase: Break) -> float:
        """From when the countdown of a break runs: at once, once the hands rest, or not while halted (R7, R17)."""
        if phase.is_halted:
            return inf
        waits = reminder.countdown is Countdown.WHILE_AWAY and self.idle_known
        return self.settled_at_s if waits else -inf

    def use_reminders(self) -> list[Reminder]:
        """The use reminders that are switched on, in the order of the file."""
        return [each for each in self.rules.reminders if each.is_use and each.enabled]

    def counter(self, reminder: Reminder) -> float:
        """Seconds of use that it has counted."""
        return self.counters.get(reminder.id, 0.0)

    def is_rest(self, reminder: Reminder) -> bool:
        """Whether this break ends a sitting: a full one does; where none is full, the longest there is."""
        mine = self.use_reminders()
        if reminder.is_full or any(each.is_full for each in mine):
            return reminder.is_full
        return reminder.duration_s >= max((each.duration_s for each in mine), default=inf)

    def end_sitting(self) -> None:
        """The person had a break that was one."""
        self.sat_s = self.sat_called_s = 0.0

    def lacking_s(self, reminder: Reminder) -> float:
        """Seconds of further use until it is due; 0 when it is."""
        assert reminder.every_s is not None
        lacking = reminder.every_s - self.counter(reminder)
        return lacking if lacking > EPS_S else 0.0

    def put(self, phase: Notice | Break) -> None:
        """Change the phase of the prompt on screen."""
        assert self.prompt is not None
        self.prompt = replace(self.prompt, phase=phase)

    def advance(self, to: Moment) -> None:
        """Let time pass without deciding anything: counters, countdown and hands-off time grow."""
        passed_s = to.boot_s - self.boot_s
        if passed_s > 0:
            self.count_use(to.boot_s)
            self._count_break(to.boot_s, passed_s)
            if self.is_typing:
                self.last_input_s = to.boot_s
            if self.in_company:
                self.last_company_s = to.boot_s
            self.boot_s = to.boot_s
        self.utc_s, self.zone = to.utc_s, to.zone

    def count_use(self, to_s: float) -> None:
        """Let the counters grow until then, or until the person is away (R1)."""
        mine = self.use_reminders()
        if not self.is_counting or not mine:
            return
        until_s = to_s if self.is_engaged else min(to_s, self.sign_s + self.rules.pause_after_s)
        if until_s > self.boot_s:
            grown_s = until_s - self.boot_s
            self.sat_s += grown_s
            self.sat_called_s += grown_s if any(hold.on in ON_CALL for hold in self.holds) else 0.0
            for reminder in mine:
                self.counters[reminder.id] = self.counter(reminder) + grown_s

    def _count_break(self, to_s: float, passed_s: float) -> None:
        match self.prompt:
            case Prompt(reminder=reminder, phase=Break() as phase):
                runs_s = to_s - max(self.boot_s, self.countdown_from_s(reminder, phase))
                rests_s = 0.0 if self.is_engaged else passed_s
                counted_s = phase.counted_s + max(0.0, runs_s)
                self.put(replace(phase, counted_s=counted_s, hands_off_s=phase.hands_off_s + rests_s))
