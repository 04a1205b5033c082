"""What is told, in the order in which it is to be read."""

from __future__ import annotations

from backcare_desktop.core.events import Happened, What

_ORDER = {what: place for place, what in enumerate(What)}
_ENDS = frozenset({What.WITHDRAWN, What.SKIPPED, What.TAKEN, What.SNOOZED})
_BEGINS = frozenset({What.NOTICE, What.BREAK})


def in_order(told: list[Happened]) -> tuple[Happened, ...]:
    """The lines of one instant: what ends before what begins, one prompt's own lines in their own order."""
    reached: dict[tuple[float, str], int] = {}
    ended: dict[float, int] = {}
    keys = []
    for each in told:
        at_s, place = each.boot_s, _ORDER[each.what]
        if each.reminder is not None:
            whose = (at_s, each.reminder)
            place = max(place, reached.get(whose, 0), ended.get(at_s, 0) if each.what in _BEGINS else 0)
            reached[whose] = place
        if each.what in _ENDS:
            ended[at_s] = max(ended.get(at_s, 0), place)
        keys.append((at_s, place))
    return tuple(told[index] for index in sorted(range(len(told)), key=lambda index: keys[index]))
