"""Computes the View from the state: what tray, windows and status line say."""

from __future__ import annotations

from datetime import datetime
from math import inf, isfinite
from typing import Any

from backcare_desktop.core import timetable
from backcare_desktop.core.coming import at_text, local_at, upcoming
from backcare_desktop.core.model import Break, Hold, Prompt, State
from backcare_desktop.core.reminding import choosing, halting, pressing
from backcare_desktop.core.reminding.turn import EPS_S, Turn
from backcare_desktop.core.rules import IN_COMPANY, Obstacle, Reminder, Rules
from backcare_desktop.core.view import HoldView, Mood, PromptView, Upcoming, View
from backcare_desktop.core.wording import MINUTE_S, about, sitting


def mood_of(state: State, rules: Rules) -> Mood:
    """The one word for this state."""
    return _mood(Turn(state, rules))


def view(state: State, rules: Rules, since_utc_s: float) -> View:
    """All that is said of this state; ``since_utc_s``: when its mood began, in seconds since 1970 UTC."""
    turn = Turn(state, rules)
    mood = _mood(turn)
    coming = upcoming(turn, mood)
    holds = tuple(_hold_view(turn, hold) for hold in turn.holds if hold.on in rules.holds)
    prompt = _prompt_view(turn, turn.prompt) if turn.prompt is not None else None
    why = _why(turn, mood, holds, prompt)
    headline = _headline(turn, mood, coming, prompt)
    soonest = [f"{each.title} {each.text}" for each in coming[:1] if f"{each.title} {each.text}" != headline]
    return View(
        mood=mood,
        why=why,
        since=timetable.local_time(since_utc_s, turn.zone),
        headline=headline,
        tooltip="\n".join(dict.fromkeys(["BackCare: " + why[:1].lower() + why[1:], headline, *soonest])),
        ring=_ring(turn, mood),
        next=coming,
        prompt=prompt,
        holds=holds,
        is_paused=turn.pause is not None,
        paused_until=_paused_until(turn),
        idle_s=_idle_s(turn),
    )


def status(seen: View, version: str) -> dict[str, Any]:
    """The view as ``backcare status --json`` tells it."""
    prompt = seen.prompt
    return {
        "version": version,
        "state": seen.mood.value,
        "why": seen.why,
        "since": seen.since.isoformat(timespec="seconds"),
        "prompt": prompt
        and {
            "reminder": prompt.reminder,
            "phase": "break" if prompt.is_break else "notice",
            "left_s": _rounded(prompt.left_s),
        },
        "next": [_next_line(each) for each in seen.next],
        "holds": [
            {"on": each.on.value, "since": each.since.isoformat(timespec="seconds"), "what": each.what}
            for each in seen.holds
        ],
        "paused_until": seen.paused_until and seen.paused_until.isoformat(timespec="seconds"),
        "idle_s": _rounded(seen.idle_s),
    }


def _next_line(each: Upcoming) -> dict[str, Any]:
    line: dict[str, Any] = {"reminder": each.reminder, "in_s": _rounded(each.in_s)}
    return line | {"at": each.at.isoformat(timespec="seconds")} if each.at else line


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None or not isfinite(seconds) else round(seconds, 1)


# ---- parts


def _mood(turn: Turn) -> Mood:
    if turn.prompt is not None:
        return Mood.BREAK if isinstance(turn.prompt.phase, Break) else Mood.NOTICE
    if turn.pause is not None:
        return Mood.PAUSED
    if not turn.in_hours:
        return Mood.OFF_HOURS
    if turn.is_away:
        return Mood.AWAY
    waits = bool(turn.obstacles) or turn.boot_s < turn.free_from_s - EPS_S
    return Mood.HELD if waits and choosing.due_now(turn) else Mood.WORKING


def _idle_s(turn: Turn) -> float | None:
    if not turn.idle_known:
        return None
    return 0.0 if turn.typing and not turn.locked else min(turn.boot_s - turn.last_input_s, turn.boot_s)


def _paused_until(turn: Turn) -> datetime | None:
    pause = turn.pause
    if pause is None:
        return None
    if pause.until_local is not None:
        return timetable.local_time(timetable.instant(pause.until_local, turn.zone), turn.zone)
    return local_at(turn, pause.until_s) if isfinite(pause.until_s) else None


_HELD_BY = {
    Obstacle.DND: "do not disturb is on",
    Obstacle.FULLSCREEN: "a window fills the screen",
    Obstacle.CALL: "on a call",
    Obstacle.CAMERA: "the camera is in use",
    Obstacle.SCREENSHARE: "the screen is being shared",
    Obstacle.APP: "a program you named is in use",
    Obstacle.CALENDAR: "your calendar is busy",
    Obstacle.FOCUS: "you asked for quiet",
}


def _hold_view(turn: Turn, hold: Hold) -> HoldView:
    since = local_at(turn, hold.since_s)
    if hold.on is Obstacle.FOCUS and isfinite(hold.until_s):
        text = f"you asked for quiet until {local_at(turn, hold.until_s):%H:%M}"
    else:
        text = f"{_HELD_BY[hold.on]} since {since:%H:%M}"
    return HoldView(hold.on, since, hold.what, text)


def _sat_text(turn: Turn) -> str:
    """How long the person has been sitting, everywhere in the same words."""
    return sitting(turn.sat_s, turn.sat_called_s)


def _why(turn: Turn, mood: Mood, holds: tuple[HoldView, ...], prompt: PromptView | None) -> str:
    match mood:
        case Mood.NOTICE | Mood.BREAK:
            return prompt.why if prompt else ""
        case Mood.PAUSED:
            until = _paused_until(turn)
            return (
                f"Paused until {_until_text(until, local_at(turn, turn.boot_s))}"
                if until
                else "Paused until you resume"
            )
        case Mood.OFF_HOURS:
            return "Outside your working hours"
        case Mood.AWAY:
            return _away_text(turn)
        case Mood.HELD:
            return "Held: " + (", ".join(each.text for each in holds) or "a quiet moment after what just ended")
        case _:
            return _sat_text(turn)


def _until_text(until: datetime, now: datetime) -> str:
    return f"{until:%H:%M}" if until.date() == now.date() else at_text(until, now).removeprefix("on ")


def _away_text(turn: Turn) -> str:
    if not isfinite(turn.idle_s):
        return "Waiting for you to begin"
    length = f"Away {about(turn.idle_s)}"
    return f"{length}, counts as your break" if turn.rewarded else length


def _headline(turn: Turn, mood: Mood, coming: tuple[Upcoming, ...], prompt: PromptView | None) -> str:
    if prompt is not None:
        left = f", {about(prompt.left_s)} left" if prompt.is_break and prompt.left_s is not None else ""
        return f"{prompt.title}{left}" if prompt.is_break else f"Time for: {prompt.title}"
    match mood:
        case Mood.PAUSED:
            return "Reminders are paused"
        case Mood.OFF_HOURS:
            return "Outside working hours"
        case Mood.AWAY:
            return "You are away"
        case Mood.HELD:
            return f"{choosing.due_now(turn)[0].reminder.title} waits"
    return f"{coming[0].title} {coming[0].text}" if coming else "Nothing is switched on"


def _ring(turn: Turn, mood: Mood) -> float | None:
    if mood in (Mood.PAUSED, Mood.OFF_HOURS, Mood.BREAK):
        return None
    full = [each for each in turn.use_reminders() if each.is_full] or turn.use_reminders()
    if not full:
        return None
    soonest = min(full, key=turn.lacking_s)
    return min(1.0, turn.counter(soonest) / (soonest.every_s or inf))


def _prompt_view(turn: Turn, prompt: Prompt) -> PromptView:
    reminder, phase = prompt.reminder, prompt.phase
    allows = {action: pressing.refusal(turn, action) is None for action in ("begin", "skip", "snooze", "done")}
    left_s: float | None
    if isinstance(phase, Break):
        left_s = max(0.0, reminder.duration_s - phase.counted_s)
        total_s, runs = reminder.duration_s, turn.countdown_from_s(reminder, phase) <= turn.boot_s + EPS_S
    else:
        left_s = max(0.0, phase.fresh_s + reminder.patience_s - turn.boot_s) if isfinite(reminder.patience_s) else None
        total_s, runs = reminder.patience_s, left_s is not None
    return PromptView(
        number=prompt.number,
        reminder=reminder.id,
        kind=reminder.kind,
        presentation=reminder.presentation,
        is_break=isinstance(phase, Break),
        title=reminder.title,
        why=_prompt_why(turn, prompt),
        left_s=left_s,
        total_s=total_s,
        is_running=runs,
        can_begin=allows["begin"],
        can_skip=allows["skip"],
        can_snooze=allows["snooze"],
        can_done=allows["done"],
        snooze_s=reminder.snooze_s,
        covers=prompt.covers,
        can_halt=halting.halt_refusal(turn) is None,
        is_halted=isinstance(phase, Break) and phase.is_halted,
        lasts_s=reminder.duration_s,
        in_company=any(hold.on in IN_COMPANY for hold in turn.holds),
    )


def _prompt_why(turn: Turn, prompt: Prompt) -> str:
    if isinstance(prompt.phase, Break) and prompt.phase.is_halted:
        return "Halted until you go on"
    if prompt.asked:
        return "You asked for it"
    if prompt.reminder.is_use:
        return _due_text(turn, prompt.reminder)
    return "The time you chose has come"


def _due_text(turn: Turn, reminder: Reminder) -> str:
    """The sitting; for one that is due after more than this, also how long it was not taken."""
    own_s = turn.counter(reminder)
    if not reminder.is_full or about(own_s) == about(turn.sat_s) or own_s < turn.sat_s:
        return _sat_text(turn)
    since = f"{about(own_s)} of use since the last one"
    return f"{_sat_text(turn)}, {since}" if turn.sat_s >= MINUTE_S else since
