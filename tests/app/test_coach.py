"""The coach picks what a prompt offers, from the shipped guide, and remembers what was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backcare_desktop.coach import Coach
from backcare_desktop.core.breakmoves import BreakMoves
from backcare_desktop.core.commands import ChangeSettings
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guidetable import EQUIPMENT, MARKS, REGIONS
from backcare_desktop.core.moves.exercises import Mode, Position, Region
from backcare_desktop.core.rules import Kind
from backcare_desktop.core.settings import check
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.material import SILENT
from tests.ui.views import BREAK, CARD

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Notes(dict[str, Any]):
    """A memory in memory."""

    def put(self, key: str, value: Any) -> None:
        self[key] = value


class Desk:
    def __init__(self, settings: dict[str, object] | None = None) -> None:
        self.notes = Notes()
        self.now = NOW
        self.coach = Coach(self.notes, lambda: check(settings or {})[0], lambda: self.now, lambda: ())

    def break_of(self, prompt: PromptView = BREAK) -> BreakMoves:
        """The moves of a break that begins now, and in which all of them are on."""
        led = self.coach.leading.moves(prompt)
        for index in range(len(led.moves)):
            led.show(index)
        return led

    def end(self, what: What) -> None:
        """The break has this outcome."""
        self.coach.leading.heed(Happened(what, 0.0, 0.0, "UTC", "stretch"))

    def names(self, prompt: PromptView = BREAK) -> list[str]:
        return [move.id for move in self.break_of(prompt).moves]


def test_a_break_gets_moves_that_fit_its_time() -> None:
    moves = Desk().break_of().moves
    assert len(moves) >= 3
    assert sum(move.total_s for move in moves) <= 300
    (short,) = Desk().break_of(replace(BREAK, total_s=60.0, left_s=60.0)).moves
    assert short.total_s <= 60


def test_the_next_break_offers_other_moves() -> None:
    desk = Desk()
    first = desk.names()
    assert set(first).isdisjoint(desk.names())


def test_only_moves_that_were_on_count_as_shown() -> None:
    desk = Desk()
    led = desk.coach.leading.moves(BREAK)
    assert "moves.shown" not in desk.notes
    led.show(0)
    assert desk.notes["moves.shown"] == {led.moves[0].id: NOW.timestamp()}


def test_who_wants_to_sit_gets_seated_moves() -> None:
    moves = Desk({"guide": {"seated_only": True}}).break_of().moves
    assert {move.position for move in moves} == {Position.SEATED}


def test_on_a_call_only_what_is_fit_for_it_is_offered_also_for_a_swap() -> None:
    desk, on_a_call = Desk(), replace(BREAK, in_company=True)
    led = desk.break_of(on_a_call)
    assert all(move.discreet for move in led.moves)
    assert led.swap(0, on_a_call)
    assert led.moves[0].discreet


def test_hidden_moves_and_marks_and_what_is_not_at_hand_are_not_offered() -> None:
    hidden = {"hidden_tags": ["dizzy", "neck_ra"], "hidden_moves": ["shoulder-rolls"], "equipment": []}
    desk = Desk({"guide": hidden})
    moves = [move for _ in range(12) for move in desk.break_of().moves]
    assert not any({"dizzy", "neck_ra"} & set(move.avoid_tags) for move in moves)
    assert {move.equipment for move in moves} == {"none"}
    assert "shoulder-rolls" not in {move.id for move in moves}


def test_a_stretch_is_held_as_long_as_the_person_wants_and_the_break_still_fits() -> None:
    settings: dict[str, object] = {"guide": {"hold": "30s"}}
    desk = Desk(settings)
    moves = [move for _ in range(8) for move in desk.break_of().moves if move.mode is Mode.HOLD]
    assert {move.hold_s for move in moves} == {30}
    assert sum(move.total_s for move in desk.break_of().moves) <= BREAK.total_s
    neck = by_id(desk.coach.library.guidance.sets, "set.neck-5")
    assert neck is not None
    assert neck.total_s == 353
    settings.clear()
    assert {10, 15, 20} <= {move.hold_s for move in desk.coach.library.exercises if move.mode is Mode.HOLD}


def test_a_break_for_the_eyes_begins_with_them_and_one_with_favourites_with_those() -> None:
    for_eyes = Desk().break_of(replace(BREAK, kind=Kind.EYES)).moves
    assert for_eyes[0].regions == (Region.EYES,)
    for_wrists = Desk({"guide": {"regions": ["wrists"]}}).break_of().moves
    assert [Region.WRISTS in move.regions for move in for_wrists[:3]] == [True, False, True]


def test_what_needs_a_thing_is_among_the_things_that_can_be_chosen() -> None:
    needed = {move.equipment for move in Desk().coach.library.exercises}
    assert needed == {"none", *EQUIPMENT}
    assert {region.value for region in Region} == set(REGIONS)


def test_every_mark_of_the_guide_can_be_chosen() -> None:
    assert tuple(tag.id for tag in Desk().coach.library.tags) == MARKS


# ---- strength

AFTER_ONE = datetime(2026, 3, 2, 13, 5, tzinfo=UTC)
PUSH, STAND, BAND = "chest-desk-push-up", "hip-sit-to-stand", "shoulder-band-raise"


def test_the_first_stretch_break_after_one_offers_strength_until_it_is_taken() -> None:
    desk = Desk()
    assert desk.coach.leading.moves(BREAK).routine.strength == 0
    desk.now = AFTER_ONE
    assert desk.names()[:2] == [PUSH, STAND]
    desk.end(What.SKIPPED)
    assert desk.names()[:2] == [PUSH, STAND]
    desk.end(What.TAKEN)
    assert desk.notes["moves.strength"] == ["2026-03-02"]
    assert desk.coach.leading.moves(BREAK).routine.strength == 0
    desk.now = AFTER_ONE + timedelta(days=1)
    assert desk.names()[:2] == [PUSH, STAND]


def test_strength_that_was_swapped_away_or_not_reached_is_offered_again() -> None:
    desk = Desk()
    desk.now = AFTER_ONE
    assert desk.break_of().swap(0, BREAK)
    desk.end(What.TAKEN)
    desk.coach.leading.moves(BREAK).show(0)
    desk.end(What.TAKEN)
    assert "moves.strength" not in desk.notes
    assert desk.names()[:2] == [PUSH, STAND]


def test_with_a_band_at_hand_it_is_the_band() -> None:
    desk = Desk({"guide": {"equipment": ["elastic band"]}})
    desk.now = AFTER_ONE
    assert desk.names()[0] == BAND


@pytest.mark.parametrize("guide", [{"strength": False}, {"strength_after": "15:00"}, {"hidden_tags": ["spasm"]}])
def test_no_strength_where_it_is_off_or_later_or_hidden(guide: dict[str, object]) -> None:
    desk = Desk({"guide": guide})
    desk.now = AFTER_ONE
    assert desk.coach.leading.moves(BREAK).routine.strength == 0


def test_only_a_stretch_break_offers_strength_and_only_its_own_outcome_counts() -> None:
    desk = Desk()
    desk.now = AFTER_ONE
    assert desk.break_of(replace(BREAK, kind=Kind.REST)).routine.strength == 0
    desk.break_of()
    desk.coach.leading.heed(Happened(What.TAKEN, 0.0, 0.0, "UTC", "posture"))
    desk.coach.leading.heed(Happened(What.NOTICE, 0.0, 0.0, "UTC", "stretch"))
    assert "moves.strength" not in desk.notes
    desk.end(What.TAKEN)
    assert desk.notes["moves.strength"] == ["2026-03-02"]
    desk.end(What.TAKEN)
    assert desk.notes["moves.strength"] == ["2026-03-02"]


# ---- the rest


def test_the_evidence_of_a_move_says_who_was_studied_where_that_is_known() -> None:
    coach = Desk().coach
    says = coach.material(SILENT).evidence
    by_id = {each.id: each for each in coach.library.exercises}
    assert says(by_id["neck-turn"]) == "Evidence: may help a little · studied in office workers with neck pain"
    assert says(by_id["move-walk"]) == "Evidence: likely helps"
    assert says(replace(by_id["neck-turn"], id="own.1")) == "Your own"


def test_hiding_and_showing_are_changes_of_the_settings_that_hold_now() -> None:
    material = Desk({"guide": {"hidden_moves": ["neck-turn"]}}).coach.material(SILENT)
    assert material.hiding("hip-march") == ChangeSettings((("guide.hidden_moves", ["neck-turn", "hip-march"]),))
    assert material.showing("neck-turn") == ChangeSettings((("guide.hidden_moves", None),))


def test_who_wants_to_sit_is_not_asked_to_stand_up_on_a_card() -> None:
    card = Desk({"guide": {"seated_only": True}}).coach.desk.card(CARD)
    assert card.cue.startswith("Sit in a new way for one minute")


def test_a_chosen_country_fills_the_numbers() -> None:
    country = Desk({"guide": {"country": "GB"}}).coach.country()
    assert country is not None
    assert country.emergency.startswith("999")


CALM = {"breath-belly", "shoulder-rolls", "low-pelvic-tilt", "move-walk"}


def test_on_a_gentle_day_breaks_have_calm_moves_only_and_no_strength() -> None:
    desk = Desk({"guide": {"gentle": True}})
    desk.now = AFTER_ONE
    led = desk.break_of()
    assert {move.id for move in led.moves} <= CALM
    assert len(led.moves) >= 2
    assert led.routine.strength == 0
    eyes = replace(BREAK, kind=Kind.EYES, total_s=60.0, left_s=60.0)
    assert not CALM & set(desk.names(eyes))


def test_gentle_days_that_last_show_when_to_get_help_once_more_after_a_break() -> None:
    wanted: dict[str, object] = {"gentle": True}
    desk = Desk({"guide": wanted})

    def is_due(days: int, what: What = What.TAKEN) -> bool:
        desk.now = NOW + timedelta(days=days)
        return desk.coach.leading.is_help_due(Happened(what, 0.0, 0.0, "UTC", "stretch"))

    assert [is_due(0), is_due(2), is_due(3, What.SKIPPED), is_due(3), is_due(4), is_due(9)] == [
        False,
        False,
        False,
        True,
        False,
        False,
    ]
    wanted["gentle"] = False
    assert [is_due(10), is_due(11)] == [False, False]
    wanted["gentle"] = True
    assert [is_due(12), is_due(15)] == [False, True]
