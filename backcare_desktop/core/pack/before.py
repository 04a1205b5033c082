"""The screens of the warm and cold timer before a pack is on: who must not, which one, how long."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack.day import is_sore, lengths, preset_of, taken_today
from backcare_desktop.core.pack.packs import HeatCold, HeatColdPreset, HeatColdRow, Verdict
from backcare_desktop.core.pack.screen import NAMES, SORE, Look, PackChoice, PackList, PackView, Screen
from backcare_desktop.core.pack.state import (
    COLD,
    WARM,
    Length,
    Method,
    State,
)

WRAP = {
    Method.COLD: ("A thin damp cloth around it. Never on bare skin.", "A gel pack from the freezer: one more layer."),
    Method.HEAT: ("A dry towel around it. Never on bare skin.", "Never hot: you could hold it in your palm."),
    Method.ALTERNATE: ("You need two packs: one warm, one cold.", "Cover both. Never on bare skin."),
}
AWAKE = "Stay awake. Do not lie on it."


def safety(method: Method | None, rows: Iterable[HeatColdRow]) -> PackView:
    """Who must not: for every pack (None), or for this method."""
    if method is None:
        never = tuple(_row(each) for each in rows if _is_never(each))
        lists: tuple[PackList, ...] = (PackList("No pack at all with any of these:", never),)
        words: tuple[str, ...] = ("A pack can harm your skin. Look for what you have.",)
        headline = "Read this first."
    else:
        of = {verdict: tuple(_row(each) for each in rows if _stands(each, method, verdict)) for verdict in Verdict}
        parts = (
            PackList(f"No {_pack_of(method)} with any of these:", of[Verdict.NO]),
            PackList("Ask a doctor, nurse or pharmacist first with any of these:", of[Verdict.ASK]),
        )
        lists = tuple(each for each in parts if each.lines)
        headline = f"{NAMES[method]}: read this too."
        asked = "Did you ask, and they said yes? Then leave that line out, and choose “Careful” on the next page."
        words = (asked,) if of[Verdict.ASK] else ()
    choices = (
        PackChoice(PackAction.NONE_FITS, "&None of these fit me", Look.FIRST),
        PackChoice(PackAction.ONE_FITS, "&One does"),
        *((PackChoice(PackAction.BACK, "‹ &Back", Look.QUIET),) if method is not None else ()),
    )
    return PackView(Screen.SAFETY, headline, words, lists, choices)


def _is_never(row: HeatColdRow) -> bool:
    return {row.cold, row.heat, row.alternate} == {Verdict.NO}


def _stands(row: HeatColdRow, method: Method, verdict: Verdict) -> bool:
    verdicts = {Method.COLD: row.cold, Method.HEAT: row.heat, Method.ALTERNATE: row.alternate}
    return verdicts[method] is verdict and not _is_never(row)


def _row(row: HeatColdRow) -> str:
    return f"{row.condition}. {row.note}".strip() if row.note else f"{row.condition}."


def _pack_of(method: Method) -> str:
    return "alternating" if method is Method.ALTERNATE else f"{NAMES[method].lower()} pack"


def not_for_you() -> PackView:
    """Something in the list fits."""
    words = ("Ask a pharmacist.", "Moving a little may help instead.", "We did not ask which one. Nothing is kept.")
    back = (PackChoice(PackAction.BACK, "‹ &Read it again", Look.QUIET),)
    return PackView(Screen.NOT_FOR_YOU, "Not for you today.", words, choices=back, moves=True)


def choose(state: State, at: Moment, heat_cold: HeatCold) -> PackView:
    """Cold, warm, or below "More" alternating."""
    methods = {
        Method.COLD: (PackAction.COLD, "&Cold", Look.PLAIN),
        Method.HEAT: (PackAction.HEAT, "&Warm", Look.PLAIN),
        Method.ALTERNATE: (PackAction.ALTERNATE, "&Alternate (not tested for back spasm)", Look.MORE),
    }
    choices = []
    for method, (action, text, look) in methods.items():
        preset = preset_of(heat_cold.presets, method)
        count = taken_today(state, method, at)
        is_free = count < preset.max_per_day
        note = f"{count} of {preset.max_per_day} today" if is_free else f"{count} of {preset.max_per_day}: enough today"
        choices.append(PackChoice(action, text, look, note, is_enabled=is_free))
    words = (heat_cold.honest_note, *((SORE,) if is_sore(state, at) else ()))
    return PackView(Screen.CHOOSE, "Cold or warm?", words, choices=tuple(choices))


def setup(method: Method, chosen: Length, preset: HeatColdPreset) -> PackView:
    """How to put it on, and how long."""
    offered = lengths(preset)
    radios = tuple(
        PackChoice(PackAction(each), _length(each, seconds, preset), Look.RADIO, is_on=each is chosen)
        for each, seconds in offered.items()
        if len(offered) > 1
    )
    told = "“Careful” is for anyone who was told to take more care."
    words = (*WRAP[method], AWAKE, *((told,) if Length.CAREFUL in offered else ()))
    ends = (
        PackChoice(PackAction.START, f"&Start {wording.about(offered[chosen])}", Look.FIRST),
        PackChoice(PackAction.BACK, "‹ &Back", Look.QUIET),
    )
    headline = "Wrap the pack. Put it on the sore spot. Sit up. Set it where you can reach it."
    return PackView(Screen.SETUP, headline, words, choices=(*radios, *ends), turn=_turn_of(method))


def _length(length: Length, seconds: float, preset: HeatColdPreset) -> str:
    minutes = f"{seconds / wording.MINUTE_S:.0f} minutes"
    if length is Length.CAREFUL and preset.careful_check_every_s is not None:
        return f"Careful: {minutes}, look every {preset.careful_check_every_s // 60}"
    return f"{minutes} (usual)" if length is Length.USUAL else minutes


def _turn_of(method: Method) -> str:
    return {Method.COLD: COLD, Method.HEAT: WARM, Method.ALTERNATE: ""}[method]
