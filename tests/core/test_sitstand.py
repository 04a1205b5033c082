"""Which way one works now, and when the card asks for the other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backcare_desktop.core.events import Done, Event, Happened, What
from backcare_desktop.core.rules import Rules
from backcare_desktop.core.settings import check
from backcare_desktop.core.sitstand import Heard, Spell, follow, from_kept, longest_s, shaped, to_keep, words

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
NINE_FORTY = Spell(datetime(2026, 3, 2, 9, 40, tzinfo=UTC))
ON = {"sit-stand": {"enabled": True}}
RULES = check({"reminders": ON})[0].rules
TAKEN = Happened(What.TAKEN, 0.0, 0.0, "UTC", "sit-stand", seconds=60.0)
SKIPPED = Happened(What.SKIPPED, 0.0, 0.0, "UTC", "sit-stand", why="pressed")
STRETCH = Happened(What.TAKEN, 0.0, 0.0, "UTC", "stretch", seconds=300.0)


def natural(seconds: float | None) -> Happened:
    return Happened(What.NATURAL, 0.0, 0.0, "UTC", "stretch", seconds=seconds)


def after(
    spell: Spell | None, *told: Happened, events: tuple[Event, ...] = (), counted: tuple[float, float] = (1200.0, 0.0)
) -> Spell | None:
    """The spell after a step in which the reminder's counter went from 20 min to nothing."""
    return follow(spell, Heard(TEN, events, told, *counted), RULES, 900.0)


def told_of(rules: Rules) -> tuple[str, float | None, float]:
    each = rules.reminder("sit-stand")
    assert each is not None
    return each.title, each.every_s, each.reset_after_s


def test_sitting_and_standing_have_their_own_times() -> None:
    assert told_of(shaped(RULES, None, 900.0)) == ("Stand for a while", 1800.0, 120.0)
    assert told_of(shaped(RULES, NINE_FORTY, 900.0)) == ("Sit again", 900.0, 1800.0)
    others = [each for each in RULES.reminders if each.id != "sit-stand"]
    assert [each for each in shaped(RULES, NINE_FORTY, 900.0).reminders if each.id != "sit-stand"] == others


@pytest.mark.parametrize(
    ("spell", "every_s"),
    [
        (Spell(TEN, stood_s=300.0), 600.0),
        (Spell(TEN, stood_s=890.0), 60.0),
        (Spell(TEN, stood_s=1500.0), 60.0),
        (Spell(TEN, stood_s=900.0, until_s=1800.0), 900.0),
    ],
)
def test_what_was_stood_already_is_not_forgotten(spell: Spell, every_s: float) -> None:
    assert told_of(shaped(RULES, spell, 900.0))[1] == every_s


def test_a_spell_leaves_room_for_a_break_that_is_waited_for() -> None:
    assert longest_s(RULES) == 2100.0
    assert longest_s(Rules(merge_window_s=3600.0)) == 300.0
    assert told_of(shaped(RULES, NINE_FORTY, 2400.0))[1] == 2100.0


def test_done_swaps() -> None:
    assert after(None, TAKEN, events=(Done(),)) == Spell(TEN)
    assert after(NINE_FORTY, TAKEN, events=(Done(),)) is None


def test_done_with_another_break_swaps_nothing() -> None:
    assert after(None, STRETCH, events=(Done(),)) is None
    assert after(NINE_FORTY, STRETCH, events=(Done(),)) == Spell(NINE_FORTY.since, 1200.0)


def test_a_card_that_went_because_the_hands_were_off_swaps_nothing() -> None:
    assert after(None, TAKEN) is None
    assert after(NINE_FORTY, TAKEN) == Spell(NINE_FORTY.since, 1200.0)


def test_time_that_passes_changes_nothing() -> None:
    assert after(NINE_FORTY, counted=(100.0, 130.0)) == NINE_FORTY


def test_a_skip_puts_the_next_card_off_but_not_past_the_longest_spell() -> None:
    assert after(NINE_FORTY, SKIPPED) == Spell(NINE_FORTY.since, 1200.0, 2100.0)
    assert after(NINE_FORTY, SKIPPED, counted=(600.0, 0.0)) == Spell(NINE_FORTY.since, 600.0, 1500.0)
    assert after(Spell(TEN, 1200.0), SKIPPED) == Spell(TEN, 2400.0, 3300.0)


def test_a_counter_that_began_anew_by_itself_means_that_nobody_stands() -> None:
    assert after(NINE_FORTY) is None
    assert after(NINE_FORTY, natural(1800.0)) is None
    assert after(NINE_FORTY, natural(400.0)) == Spell(NINE_FORTY.since, 1200.0)
    assert after(NINE_FORTY, natural(None)) == Spell(NINE_FORTY.since, 1200.0)
    late = Heard(TEN, (), (STRETCH,), 600.0, 0.0, passed_s=30.0)
    assert follow(NINE_FORTY, late, RULES, 900.0) == Spell(NINE_FORTY.since, 630.0)


def test_the_card_has_words_for_either_way() -> None:
    assert words(None).startswith("Elbows at desk height")
    assert words(NINE_FORTY).startswith("Lower the desk")


def test_a_new_day_begins_sitting() -> None:
    assert after(Spell(datetime(2026, 3, 1, 23, 0, tzinfo=UTC)), counted=(0.0, 10.0)) is None


@pytest.mark.parametrize("spell", [None, NINE_FORTY, Spell(TEN, 300.0, 2100.0)])
def test_what_is_kept_is_read_again(spell: Spell | None) -> None:
    assert from_kept(to_keep(spell)) == spell


@pytest.mark.parametrize(
    "kept",
    [
        "standing",
        {},
        {"since": "soon", "stood_s": 0, "until_s": None},
        {"since": "2026-03-02T10:00:00", "stood_s": 0, "until_s": None},
        {"since": "2026-03-02T10:00:00+00:00", "stood_s": None, "until_s": None},
    ],
)
def test_what_cannot_be_read_is_no_spell(kept: object) -> None:
    assert from_kept(kept) is None
