"""The moves of a running break: what counts as shown, what a swap leaves, and the way back from "not for me"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.breakmoves import BreakMoves
from backcare_desktop.core.commands import ChangeSettings
from backcare_desktop.core.hidden import hidden, hide, show_again, shown_anew
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.routine import Routine, Stock
from backcare_desktop.core.settings import check
from tests.content import shipped
from tests.ui.views import BREAK

THREE = ("neck-turn", "hip-march", "shoulder-rolls")
BEGUN = replace(BREAK, left_s=300.0)


def of(*names: str) -> tuple[Exercise, ...]:
    return tuple(shipped.exercise(name) for name in names)


class Led:
    """A break that is led, and what it has kept as shown."""

    def __init__(self, *names: str, strength: int = 0, offers: tuple[str, ...] = ("neck-chin-tuck",)) -> None:
        self.kept: dict[str, float] = {}
        self.now_s = 100.0
        stock = Stock(of(*offers))
        self.moves = BreakMoves(Routine(of(*names), strength), lambda _: stock, self.keep, lambda: self.now_s)

    def keep(self, shown: object) -> None:
        assert isinstance(shown, dict)
        self.kept = dict(shown)

    def ids(self) -> list[str]:
        return [each.id for each in self.moves.moves]


def test_only_what_was_on_counts_as_shown() -> None:
    led = Led(*THREE)
    assert led.kept == {}
    led.moves.show(0)
    led.now_s = 148.0
    led.moves.show(1)
    assert led.kept == {"neck-turn": 100.0, "hip-march": 148.0}


def test_what_is_swapped_away_does_not_count_and_does_not_come_back_in_this_break() -> None:
    led = Led(*THREE, offers=("neck-chin-tuck", "neck-turn"))
    led.moves.show(0)
    assert led.moves.swap(0, BEGUN)
    assert (led.ids(), led.kept) == (["neck-chin-tuck", "hip-march", "shoulder-rolls"], {})
    assert not led.moves.swap(0, BEGUN)
    assert led.ids() == ["neck-chin-tuck", "hip-march", "shoulder-rolls"]


def test_an_undone_not_for_me_is_back_in_its_place() -> None:
    led = Led(*THREE)
    led.moves.put_away(0, BEGUN)
    assert led.ids() == ["neck-chin-tuck", "hip-march", "shoulder-rolls"]
    led.moves.take_back(0, replace(BEGUN, left_s=100.0))
    assert led.ids() == ["neck-turn", "hip-march"]
    led.moves.show(0)
    assert led.kept == {"neck-turn": 100.0}
    led.moves.put_away(0, BEGUN)
    assert led.ids() == ["neck-chin-tuck", "hip-march"]


def test_strength_was_on_when_all_of_its_set_was() -> None:
    led = Led("chest-desk-push-up", "hip-sit-to-stand", "neck-turn", strength=2)
    led.moves.show(0)
    assert not led.moves.has_shown_strength
    led.moves.show(1)
    assert led.moves.has_shown_strength
    assert not Led(*THREE).moves.has_shown_strength


def test_a_prompt_without_an_end_has_no_time_for_a_swap() -> None:
    led = Led(*THREE)
    assert not led.moves.swap(0, replace(BEGUN, left_s=None))
    led.moves.put_away(0, replace(BEGUN, left_s=None))
    assert led.ids() == []
    led.moves.take_back(0, replace(BEGUN, left_s=None))
    assert led.ids() == []


@pytest.mark.parametrize(("before", "after"), [([], ["b"]), (["a"], ["a", "b"]), (["b", "a"], ["a", "b"])])
def test_not_for_me_is_one_change_of_the_settings(before: list[str], after: list[str]) -> None:
    settings = check({"guide": {"hidden_moves": before}})[0]
    assert hidden(settings) == tuple(before)
    assert hide(settings, "b") == ChangeSettings((("guide.hidden_moves", after),))


def test_shown_again_it_is_named_no_more() -> None:
    settings = check({"guide": {"hidden_moves": ["a", "b"]}})[0]
    assert show_again(settings, "b") == ChangeSettings((("guide.hidden_moves", ["a"]),))
    one = check({"guide": {"hidden_moves": ["b"]}})[0]
    assert show_again(one, "b") == ChangeSettings((("guide.hidden_moves", None),))


def test_what_is_new_comes_up_though_another_of_its_id_was_put_away() -> None:
    away = check({"guide": {"hidden_moves": ["own.slide", "neck-turn"], "hidden_tips": ["own.sip"]}})[0]
    assert shown_anew(away, {"own.slide"}) == {"guide.hidden_moves": ["neck-turn"]}
    assert shown_anew(away, {"own.sip"}) == {"guide.hidden_tips": None}
    assert shown_anew(away, {"own.other"}) == {}
