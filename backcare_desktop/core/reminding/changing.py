"""New settings while the app runs (R15)."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.reminding import clocks, holding, prompting
from backcare_desktop.core.reminding.turn import Turn
from backcare_desktop.core.rules import Rules


def change_rules(turn: Turn, rules: Rules) -> None:
    """New settings: counters stay; what was switched off is forgotten and withdrawn (R15)."""
    before, old = turn.obstacles, turn.rules
    clocks.fire(turn, turn.utc_s - clocks.JUST_S)  # what the old settings still had to say
    turn.rules = rules
    enabled = {each.id: each for each in rules.reminders if each.enabled}
    turn.counters = {each.id: turn.counter(each) for each in turn.use_reminders()}
    if not turn.counters:
        turn.end_sitting()
    prompt = turn.prompt
    if prompt is not None and prompt.reminder.id not in enabled:
        was = old.reminder(prompt.reminder.id)
        if not prompt.asked or (was is not None and was.enabled):
            prompting.withdraw(turn, "off")
    for snooze in turn.snoozes:
        if snooze.reminder.id not in enabled:
            prompting.forget_snooze(turn, snooze.reminder.id)
    turn.snoozes = tuple(
        replace(each, reminder=enabled[each.reminder.id]) if each.reminder == old.reminder(each.reminder.id) else each
        for each in turn.snoozes
    )
    turn.pending = tuple(each for each in turn.pending if each.reminder_id in enabled)
    turn.rewarded = tuple(each for each in turn.rewarded if each in enabled)
    turn.snoozed = {each: times for each, times in turn.snoozed.items() if each in enabled}
    holding.heed(turn, before)
