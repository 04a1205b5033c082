"""A day in a line: ``told("work 1h, idle 40s, begin, idle 5m")`` is what a person would notice.

Words with a time let it pass: work · idle · video (something keeps the screen awake, no input) · lock · sleep · crash
(the process is dead) · stuck (the process stands still). The others happen at once: hold X · release X · begin · skip ·
done · exit · halt · go-on · snooze [time] · pause [time | until 13:00 | tomorrow] · resume · break X · clock +1h ·
zone NAME · blind (no probe can tell idle time) · seeing · set TOML (what changes in the settings). Each line of the
transcript begins with the time since the start.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from math import inf
from typing import Any

from backcare_desktop.core import engine, settings, timetable, wording
from backcare_desktop.core.events import (
    Begin,
    Done,
    Event,
    Exit,
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
    Skip,
    Slept,
    SnoozeFor,
    TakeBreak,
    Watching,
    What,
    Woke,
)
from backcare_desktop.core.model import State
from backcare_desktop.core.rules import Obstacle, Rules

MONDAY = "2026-03-02 09:00"
BERLIN = "Europe/Berlin"
BUILT_IN = ("eyes", "posture", "stretch", "rest", "warmup")


Raw = Mapping[str, Any]


def given(text: str) -> Raw:
    """Settings as TOML."""
    return tomllib.loads(text)


def only(names: str, text: str = "") -> Raw:
    """Settings in which of the built-in reminders only these are switched on."""
    off = {each: {"enabled": False} for each in BUILT_IN if each not in names.split()}
    return settings.merged({"reminders": off}, tomllib.loads(text))


def rules_of(raw: Raw) -> Rules:
    """The rules that these settings make."""
    checked, problems = settings.check(raw)
    assert not problems, problems
    return checked.rules


@dataclass
class Day:
    """The engine with a person and clocks around it."""

    raw: Raw
    start: str = MONDAY
    zone: str = BERLIN
    extra_every_s: float = inf
    """Steps that nobody asked for, as a heartbeat makes them."""
    boot_s: float = 0.0
    ahead_s: float = 0.0
    is_working: bool = False
    told: list[Happened] = field(default_factory=list)
    waiting: list[Event] = field(default_factory=list)
    each_step: Callable[[State, State, tuple[Happened, ...], Rules], None] | None = None
    """Looks at the state before and after each step."""

    def __post_init__(self) -> None:
        self.ahead_s = timetable.instant(datetime.fromisoformat(self.start), self.zone)
        self.rules = rules_of(self.raw)
        self.state = engine.begin(self.moment(), self.rules)

    def moment(self) -> Moment:
        """Both clocks now."""
        return Moment(self.boot_s, self.boot_s + self.ahead_s, self.zone)

    def hear(self, *events: Event) -> None:
        """Something happens now; it is taken in together with all else of this instant."""
        self.waiting += events

    def post(self) -> None:
        """Let the engine take in this instant."""
        events, self.waiting = self.waiting, []
        before = self.state
        self.state, told = engine.step(before, self.moment(), events, self.rules)
        for event in events:
            if isinstance(event, RulesChanged):
                self.rules = event.rules
        self.told += told
        if self.each_step is not None:
            self.each_step(before, self.state, told, self.rules)

    def let_pass(self, seconds: float) -> None:
        """Let time pass while the engine runs; the last instant waits for what happens then."""
        end_s = self.boot_s + seconds
        self.post()
        while True:
            next_s = min(engine.next_deadline(self.state, self.rules), self.boot_s + self.extra_every_s)
            if next_s >= end_s - 1e-6:
                break
            self.boot_s = next_s
            self.post()
        self.boot_s = end_s

    def tell(self, words: str) -> None:
        """Live through one phrase of a story."""
        word, _, rest = words.strip().partition(" ")
        if word in _LASTING:
            _LASTING[word](self, wording.duration_s(rest))
        elif word == "clock":
            self.ahead_s += wording.duration_s(rest[1:]) * (-1 if rest[0] == "-" else 1)
        elif word == "zone":
            self.zone = rest
        elif word == "set":
            self.raw = settings.merged(self.raw, given(rest))
            self.hear(RulesChanged(rules_of(self.raw)))
        else:
            self.hear(*_AT_ONCE[word](rest))


def _work(day: Day, seconds: float) -> None:
    day.hear(InputOn())
    day.is_working = True
    day.let_pass(seconds)


def _idle(day: Day, seconds: float) -> None:
    if day.is_working:
        day.hear(InputOff())
    day.is_working = False
    day.let_pass(seconds)


def _video(day: Day, seconds: float) -> None:
    day.hear(Watching(True))
    _idle(day, seconds)
    day.hear(Watching(False))


def _lock(day: Day, seconds: float) -> None:
    day.hear(Locked(True))
    _idle(day, seconds)
    day.hear(Locked(False))


def _deaf(before: tuple[Event, ...], after: Event) -> Callable[[Day, float], None]:
    def live(day: Day, seconds: float) -> None:
        day.hear(*before)
        day.post()
        day.boot_s += seconds
        day.hear(after)

    return live


_LASTING: Mapping[str, Callable[[Day, float], None]] = {
    "work": _work,
    "idle": _idle,
    "video": _video,
    "lock": _lock,
    "sleep": _deaf((Slept(),), Woke()),
    "stuck": _deaf((), Woke()),
    "crash": _deaf((), Restarted()),
}


def _pause(rest: str) -> PauseFor:
    if rest == "tomorrow":
        return PauseFor(until_tomorrow=True)
    if rest.startswith("until "):
        return PauseFor(until=time.fromisoformat(rest[6:]))
    return PauseFor(wording.duration_s(rest) if rest else None)


_AT_ONCE: Mapping[str, Callable[[str], tuple[Event, ...]]] = {
    "hold": lambda rest: (HoldBegan(Obstacle(rest)),),
    "release": lambda rest: (HoldEnded(Obstacle(rest)),),
    "begin": lambda _: (Begin(),),
    "skip": lambda _: (Skip(),),
    "done": lambda _: (Done(),),
    "exit": lambda _: (Exit(),),
    "halt": lambda _: (Halt(),),
    "go-on": lambda _: (GoOn(),),
    "snooze": lambda rest: (SnoozeFor(wording.duration_s(rest) if rest else None),),
    "pause": lambda rest: (_pause(rest),),
    "resume": lambda _: (Resume(),),
    "break": lambda rest: (TakeBreak(rest),),
    "blind": lambda _: (IdleKnown(False),),
    "seeing": lambda _: (IdleKnown(True),),
}


def since_start(seconds: float) -> str:
    """Seconds as "1:02:30", with what is left of a second where there is any."""
    whole, rest = divmod(round(seconds, 3), 1)
    text = f"{whole // 3600:.0f}:{whole // 60 % 60:02.0f}:{whole % 60:02.0f}"
    return text + (f"{rest:.3f}"[1:].rstrip("0") if rest else "")


def line(happened: Happened) -> str:
    """One line of the transcript."""
    words = [since_start(happened.boot_s), happened.what.value, happened.reminder or happened.action or ""]
    if happened.reminder and happened.action:
        words.append(happened.action)
    if happened.seconds is not None:
        words.append(f"{happened.seconds:g} s")
    if happened.until_s is not None:
        words.append(f"until {since_start(happened.until_s)}")
    if happened.what is What.HELD:
        words.append("by " + ", ".join(happened.by))
    if happened.why:
        words.append(f"({happened.why})")
    if happened.covers:
        words.append("+ " + ", ".join(happened.covers))
    return " ".join(each for each in words if each)


def day_of(text: str, raw: Raw, *, start: str = MONDAY, zone: str = BERLIN, extra_every_s: float = inf) -> Day:
    """Live through a story, its last instant included."""
    day = Day(raw, start, zone, extra_every_s)
    for words in re.split(r",\s*", " ".join(text.split())):
        day.tell(words)
    day.post()
    return day


def told(text: str, raw: Raw | None = None, *, start: str = MONDAY, zone: str = BERLIN) -> list[str]:
    """The transcript of a story; the settings are the defaults unless given."""
    raw = {} if raw is None else raw
    day = day_of(text, raw, start=start, zone=zone)
    transcript = [line(each) for each in day.told]
    often_s = max(7.0, day.boot_s / 500)
    again = [line(each) for each in day_of(text, raw, start=start, zone=zone, extra_every_s=often_s).told]
    assert again == transcript, "more steps than were asked for change nothing"
    return transcript


def lines(text: str) -> list[str]:
    """A transcript as it is written down in a test."""
    return [each.strip() for each in text.strip().splitlines()]
