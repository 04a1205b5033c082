"""The engine's state, saved and read back, by this version and by others."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, time, timedelta, timezone
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_desktop.core.model import Hold, Pause, State
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.store.saved_state import Loaded, dump, load

ZONES = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False),
    int: st.integers(),
    bool: st.booleans(),
    str: st.text(max_size=8),
    datetime: st.datetimes(timezones=ZONES),
    time: st.times(),
    types.NoneType: st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that the core's model uses."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    args = get_args(hint)
    match get_origin(hint):
        case types.UnionType:
            return st.one_of(*map(values_of, args))
        case origin if origin is dict:
            return st.dictionaries(values_of(args[0]), values_of(args[1]), max_size=3)
        case origin if origin is frozenset:
            return st.frozensets(values_of(args[0]), max_size=3)
        case origin if origin is tuple and args[-1] is Ellipsis:
            return st.lists(values_of(args[0]), max_size=3).map(tuple)
        case origin if origin is tuple:
            return st.tuples(*map(values_of, args))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    assert is_dataclass(hint), hint
    assert isinstance(hint, type)
    hints = get_type_hints(hint)
    return st.builds(hint, **{each.name: values_of(hints[each.name]) for each in fields(hint)})


FRESH = State(boot_s=1.5, utc_s=1.7e9, zone="Europe/Berlin")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(values_of(State))
def test_any_state_comes_back_as_it_was(state: State) -> None:
    text = dump(state)
    assert "\n" not in text
    assert load(text) == Loaded(state)


def test_the_form_is_plain_json() -> None:
    raw = json.loads(dump(replace(FRESH, pause=Pause(since_s=2.0))))
    assert raw["v"] == 1
    assert raw["state"]["zone"] == "Europe/Berlin"
    assert raw["state"]["last_input_s"] == "-inf"
    assert raw["state"]["pause"] == {"is": "Pause", "since_s": 2.0, "until_s": "inf", "until_local": None}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no state in it"),
        ('{"v":1,"state":7}', "no state in it"),
        ('{"v":1,"state":{}}', "state.boot_s is missing"),
        ('{"v":1,"state":{"boot_s":"x","utc_s":1,"zone":"UTC"}}', "state.boot_s = x is no float"),
        ('{"v":1,"state":{"boot_s":NaN,"utc_s":1,"zone":"UTC"}}', "state.boot_s = nan is no float"),
        ('{"v":1,"state":{"boot_s":true,"utc_s":1,"zone":"UTC"}}', "state.boot_s = True is no float"),
        ('{"v":1,"state":{"boot_s":1,"utc_s":1,"zone":5}}', "state.zone = 5 is no str"),
    ],
)
def test_what_is_no_state_is_none_with_a_reason(text: str, why: str) -> None:
    loaded = load(text)
    assert loaded.state is None
    assert why in loaded.left_out[-1]


def changed(**changes: object) -> Loaded[State]:
    raw = json.loads(dump(replace(FRESH, counters={"eyes": 60.0}, holds=(Hold(Obstacle.CALL, 1.0),))))
    raw["state"].update(changes)
    return load(json.dumps(raw))


def test_a_field_of_a_newer_version_is_left_out() -> None:
    assert changed(mood="fine").state == changed().state


def test_a_missing_field_gets_its_default() -> None:
    raw = json.loads(dump(replace(FRESH, prompts=7)))
    del raw["state"]["prompts"]
    assert load(json.dumps(raw)) == Loaded(FRESH)


def test_one_unreadable_value_costs_only_itself() -> None:
    loaded = changed(
        counters={"eyes": 60.0, "rest": "many", "stretch": 5},
        holds=[
            {"is": "Hold", "on": "call", "since_s": 1.0},
            {"is": "Hold", "on": "seance", "since_s": 1.0},
            {"is": "Hold", "on": "dnd", "since_s": 2.0, "until_s": "soon"},
            5,
        ],
        prompt={"is": "Prompt", "number": 1},
        pause=[],
        in_hours="yes",
    )
    assert loaded.state is not None
    assert loaded.state.counters == {"eyes": 60.0, "stretch": 5.0}
    assert loaded.state.holds == (Hold(Obstacle.CALL, 1.0), Hold(Obstacle.DND, 2.0))
    assert (loaded.state.prompt, loaded.state.pause, loaded.state.in_hours) == (None, None, True)
    assert loaded.left_out == (
        "state.counters.rest = many is no float",
        "state.holds.1.on = seance is no Obstacle",
        "state.holds.2.until_s = soon is no float",
        "state.holds.3 is no Hold",
        "state.prompt.reminder is missing",
        "state.pause is no Pause",
        "state.in_hours = yes is no bool",
    )


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["is", "on", "reminder", "phase", "number"]), inner, max_size=3)
        ),
    )
)
def test_nothing_in_a_field_ever_raises(junk: object) -> None:
    for each in fields(State):
        assert changed(**{each.name: junk}).left_out is not None
