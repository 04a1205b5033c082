"""Our frozen dataclasses do what the standard ones do: every test runs on both."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from backcare_desktop.core import frozen


@pytest.fixture(params=[dataclasses.dataclass, frozen.dataclass], ids=["standard", "ours"])
def make(request: pytest.FixtureRequest) -> Any:
    return request.param(frozen=True, slots=True)


@pytest.fixture
def walk(make: Any) -> Any:
    class Walk:
        minutes: int
        way: str = "outside"
        stops: list[str] = field(default_factory=list)

    Walk.__qualname__ = "Walk"
    return make(Walk)


@pytest.fixture
def bare(make: Any) -> Any:
    class Bare:
        pass

    return make(Bare)


def test_it_is_made_by_place_and_by_name_with_its_defaults(walk: Any) -> None:
    made = walk(5, stops=["tree"])
    assert (made.minutes, made.way, made.stops) == (5, "outside", ["tree"])
    assert walk(5).stops == []
    assert walk(5).stops is not walk(5).stops


@pytest.mark.parametrize(("words", "names"), [((), {}), ((1, "a", [], 2), {}), ((1,), {"speed": 3})])
def test_wrong_words_are_refused(walk: Any, words: tuple[Any, ...], names: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        walk(*words, **names)


def test_any_name_may_be_a_value(make: Any) -> None:
    class Deed:
        put: str
        fields: list[str] = field(default_factory=list)
        MISSING: int = 0

    deed = make(Deed)
    assert (deed("away").put, deed("away").fields, deed("away").MISSING) == ("away", [], 0)


def test_equal_values_are_equal_and_others_are_not(walk: Any, bare: Any) -> None:
    assert walk(5) == walk(5)
    assert walk(5) != walk(6)
    assert walk(5) != (5, "outside", [])
    assert bare() == bare()


def test_subclasses_without_values_of_their_own_are_told_apart(bare: Any) -> None:
    begin, skip = type("Begin", (bare,), {"__slots__": ()}), type("Skip", (bare,), {"__slots__": ()})
    assert begin() == begin()
    assert begin() != skip()
    assert len({begin(), begin(), skip()}) == 2


def test_a_subclass_that_is_made_first_leaves_its_base_whole(make: Any) -> None:
    class Base:
        minutes: int

    base = make(Base)
    longer = make(type("Longer", (base,), {"__annotations__": {"way": str}, "way": "outside"}))
    assert (longer(5).minutes, longer(5).way) == (5, "outside")
    assert base(6).minutes == 6


def test_what_is_hashable_has_a_place_in_a_set(make: Any) -> None:
    class Step:
        name: str
        seconds: float = 1.0

    step = make(Step)
    assert len({step("a"), step("a", 1.0), step("b")}) == 2


def test_nothing_can_be_changed_or_deleted(walk: Any) -> None:
    made = walk(5)
    with pytest.raises(FrozenInstanceError):
        made.minutes = 6
    with pytest.raises(FrozenInstanceError):
        del made.minutes
    assert made == walk(5)
    assert not hasattr(made, "__dict__")


def test_it_says_what_it_holds(walk: Any) -> None:
    assert repr(walk(5)) == "Walk(minutes=5, way='outside', stops=[])"


def test_the_tools_for_dataclasses_work(walk: Any) -> None:
    assert dataclasses.replace(walk(5), way="inside") == walk(5, "inside")
    assert [each.name for each in dataclasses.fields(walk)] == ["minutes", "way", "stops"]
    match walk(5):
        case object(minutes=minutes):
            assert minutes == 5
    assert walk.__match_args__ == ("minutes", "way", "stops")
