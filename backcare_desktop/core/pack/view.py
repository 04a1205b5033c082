"""What the warm and cold timer shows: its state in words, with what can be chosen (guidance 2.4, section 8)."""

from __future__ import annotations

from backcare_desktop.core import timetable, wording
from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack import before
from backcare_desktop.core.pack.day import is_sore, preset_of, taken_today, wait_s
from backcare_desktop.core.pack.heatcold import next_deadline
from backcare_desktop.core.pack.packs import HeatCold
from backcare_desktop.core.pack.screen import NAMES, SORE, Look, PackChoice, PackList, PackView, Screen
from backcare_desktop.core.pack.state import (
    ALARM_AFTER_S,
    STOP_AFTER_S,
    Advice,
    AfterCheck,
    Choose,
    Done,
    Method,
    NotForYou,
    Pack,
    Running,
    Safety,
    Setup,
    SkinCheck,
    State,
    Waiting,
    Why,
)

TAKE_IT_OFF = "note.take-it-off"
OF_HEAT = ("For a burn", "A net-like")
"""What these lines say is for heat: cold skin is not to be cooled."""
MOVE = "Now move a little: try a shoulder roll."
ENDS = {
    Why.TIME_UP: "Time is up. Take the pack off now.",
    Why.UNANSWERED: "No answer, so the timer stopped. Take the pack off now and check your skin.",
    Why.PASSED: "Time passed. Take the pack off and check your skin.",
}


def view(state: State, at: Moment, heat_cold: HeatCold) -> PackView:  # noqa: PLR0911 - one line for each screen
    """What the timer shows now."""
    match state.phase:
        case Safety(method=method):
            return before.safety(method, heat_cold.rows)
        case NotForYou():
            return before.not_for_you()
        case Choose():
            return before.choose(state, at, heat_cold)
        case Setup(method=method, length=length):
            return before.setup(method, length, preset_of(heat_cold.presets, method))
        case Running(pack=pack, looked=looked):
            return _running(state, pack, looked, at)
        case SkinCheck() as phase:
            return _skin_check(phase, at)
        case Done() as phase:
            return _done(phase.why)
        case Advice() as phase:
            return _advice(phase, heat_cold)
        case Waiting(pack=pack, look_s=look_s):
            return _waiting(pack, look_s - at.boot_s)
        case AfterCheck():
            answers = (PackChoice(PackAction.YES, "&Yes"), PackChoice(PackAction.NO, "&No"))
            words = ("The skin where the pack was.",)
            return PackView(
                Screen.AFTER_CHECK, "Look at your skin once more. Normal?", words, choices=answers, asks=True
            )
        case _:
            return _rest(state, at, heat_cold)


def _running(state: State, pack: Pack, looked: int, at: Moment) -> PackView:
    turn, next_in = _turn(pack, at), wording.about(next_deadline(state) - at.boot_s)
    words: tuple[str, ...] = (f"Take the pack off in {next_in}.",)
    if looked < len(pack.checks_s):
        words = (f"Look at your skin in {next_in}.", *_next_turn(pack, looked))
    return PackView(
        Screen.RUNNING,
        f"{turn.capitalize()} pack on",
        words,
        choices=(PackChoice(PackAction.STOP, "&Stop"),),
        turn=turn,
        left_s=_left_s(pack, at),
        total_s=pack.length_s,
    )


def _skin_check(phase: SkinCheck, at: Moment) -> PackView:
    pack, turn = phase.pack, _turn(phase.pack, at)
    return PackView(
        Screen.SKIN_CHECK,
        "Lift the pack. Look at your skin. Is it only a bit pink?",
        (f"If so, put the {turn} pack on." if len(pack.turns) > 1 else "The time runs on meanwhile.",),
        choices=(PackChoice(PackAction.YES, "&Yes, go on"), PackChoice(PackAction.NO, "&No, stop")),
        turn=turn,
        left_s=_left_s(pack, at),
        total_s=pack.length_s,
        answer_s=max(0.0, min(phase.asked_s + STOP_AFTER_S, pack.ends_s) - at.boot_s),
        alarms=at.boot_s - phase.asked_s >= ALARM_AFTER_S,
        asks=True,
    )


def _done(why: Why) -> PackView:
    off = (PackChoice(PackAction.OFF, "&It is off", Look.FIRST),)
    return PackView(Screen.DONE, ENDS[why], choices=off, alarms=True, asks=True)


def _left_s(pack: Pack, at: Moment) -> float:
    return max(0.0, pack.ends_s - at.boot_s)


def _turn(pack: Pack, at: Moment) -> str:
    """Warm or cool, now."""
    begun = sum(each <= at.boot_s - pack.started_s for each in pack.checks_s)
    return pack.turns[min(begun, len(pack.turns) - 1)]


def _next_turn(pack: Pack, looked: int) -> tuple[str, ...]:
    return (f"Then change to the {pack.turns[looked + 1]} pack.",) if len(pack.turns) > looked + 1 else ()


def _waiting(pack: Pack, left_s: float) -> PackView:
    words = ("Then look at your skin once more.", MOVE)
    return PackView(Screen.WAITING, "The pack is off.", words, left_s=left_s, total_s=pack.after_check_s, moves=True)


def _advice(phase: Advice, heat_cold: HeatCold) -> PackView:
    lines = next(each.lines for each in heat_cold.notes if each.id == TAKE_IT_OFF)
    signs = tuple(each for each in lines if not each.startswith(OF_HEAT))
    words = tuple(each for each in lines if each not in signs and phase.pack.method is not Method.COLD)
    if phase.is_last:
        headline, done = "No more packs on this spot today.", "I have &read it"
    else:
        headline, done = "Take the pack off now.", "&It is off"
    lists = (PackList("Get advice from a pharmacist or doctor if any of these stays:", signs),)
    return PackView(Screen.ADVICE, headline, words, lists, (PackChoice(PackAction.OFF, done, Look.FIRST),))


def _rest(state: State, at: Moment, heat_cold: HeatCold) -> PackView:
    now = timetable.local_time(at.utc_s, at.zone)
    then = timetable.local_time(at.utc_s + wait_s(state, at) + wording.MINUTE_S - 1, at.zone)
    tomorrow = " tomorrow" if then.date() != now.date() else ""
    counted: tuple[str, ...] = ()
    if state.taken:
        method = state.taken[-1].method
        most = preset_of(heat_cold.presets, method).max_per_day
        counted = (f"{NAMES[method]}: {taken_today(state, method, at)} of {most} today.",)
    sore = (SORE,) if is_sore(state, at) else ()
    return PackView(Screen.REST, f"Next one from {then:%H:%M}{tomorrow}.", (*sore, MOVE, *counted), moves=True)
