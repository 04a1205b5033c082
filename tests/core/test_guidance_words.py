"""Whom to call, the list of the guide, and finding by id."""

from __future__ import annotations

import pytest

from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide.catalogue import Item, Kind, catalogue, lookup, words_of
from backcare_desktop.core.guide.countries import Country, country_of, fill, territory_of
from tests.content import shipped

UK = Country("UK", "United Kingdom", ("GB",), "999 (or 112)", "NHS 111")
EU = Country("EU", "European Union", ("AT", "DE"), "112", "your doctor")
US = Country("NA", "United States, Canada", ("US", "CA"), "911", "your doctor or nurse line")


@pytest.mark.parametrize(
    ("country", "words"),
    [
        (UK, "Call 999 (or 112), a doctor or NHS 111."),
        (EU, "Call 112, your doctor."),
        (US, "Call 911, your doctor or nurse line."),
        (None, "Call your local emergency number, your doctor."),
    ],
)
def test_tokens_become_the_words_of_the_country(country: Country | None, words: str) -> None:
    assert fill("Call {EMERGENCY}, a doctor or {ADVICE_LINE}.", country) == words


def test_a_text_without_tokens_stays_as_it_is() -> None:
    assert fill("Sit tall. {CHECKED_ON}", UK) == "Sit tall. {CHECKED_ON}"


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("en_GB.UTF-8", UK),
        ("en-GB", UK),
        ("de_AT@euro", EU),
        ("de-de", EU),
        ("zh_Hant_US", US),
        ("de", None),
        ("C", None),
        ("C.UTF-8", None),
        ("", None),
        ("pt_BR", None),
        ("gb", None),
    ],
)
def test_the_country_comes_from_the_territory_of_the_locale(code: str, country: Country | None) -> None:
    assert country_of(territory_of(code), (UK, EU, US)) == country


@pytest.mark.parametrize(
    ("code", "number"),
    [("en_GB", "999 (or 112)"), ("fr_FR", "112"), ("en_US", "911"), ("fr_CA", "911"), ("en_AU", "000"),
     ("en_NZ", "111"), ("hi_IN", "112 (ambulance 108 in most states)"), ("nb_NO", "112")],
)  # fmt: skip
def test_the_shipped_numbers(code: str, number: str) -> None:
    country = country_of(territory_of(code), shipped.guidance().countries)
    assert fill("{EMERGENCY}", country) == number


def test_the_list_of_the_guide_has_every_item_once() -> None:
    items = catalogue(shipped.guidance())
    kinds = [item.kind for item in items]
    assert {kind: kinds.count(kind) for kind in Kind} == {
        Kind.CAUSE: 9, Kind.CARE: 16, Kind.INFO: 8, Kind.RED_FLAG: 25, Kind.HEAT_COLD: 23, Kind.HEAT_COLD_PRESET: 3,
        Kind.EXERCISE: 47, Kind.SET: 11, Kind.POSTURE: 16, Kind.WARM_UP: 3, Kind.NOTE: 14, Kind.SOURCE: 89,
        Kind.PAGE: 7, Kind.TIP: 0,
    }  # fmt: skip
    assert len({item.id for item in items}) == 271


@pytest.mark.parametrize(
    "item",
    [
        Item("cause.gout", Kind.CAUSE, "Gout"),
        Item("care.ice", Kind.CARE, "Cold pack"),
        Item("info.sleep", Kind.INFO, "Sleep positions"),
        Item("rf.aorta", Kind.RED_FLAG, "Sudden tearing pain"),
        Item("hc.raynaud", Kind.HEAT_COLD, "Raynaud's"),
        Item("heat", Kind.HEAT_COLD_PRESET, "Warm pack"),
        Item("neck-turn", Kind.EXERCISE, "Neck turn"),
        Item("set.gentle", Kind.SET, "Gentle (sore day)"),
        Item("pc.breath", Kind.POSTURE, "Are your jaw and belly loose?"),
        Item("warmup-15", Kind.WARM_UP, "Warm-up, 15 minutes"),
        Item("page.packs-which", Kind.PAGE, "Warm or cold: which one?"),
        Item("note.ice", Kind.NOTE, "Ice and gel packs"),
        Item("S39", Kind.SOURCE, "Jeffreys I. Warm up revisited: the RAMP method. 2007"),
    ],
)
def test_an_item_of_each_kind_has_its_title(item: Item) -> None:
    assert item in catalogue(shipped.guidance())


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("care.massage-oils", "work wonders"),
        ("rf.heart", "cold sweat"),
        ("hc.patch", "This can kill."),
        ("cold", "timer"),
        ("neck-turn", "Turn your head slowly"),
        ("set.gentle", "routine"),
        ("pc.feet", "footrest or a box"),
        ("warmup-10", "Leg swings, hold a wall"),
        ("note.hot-bag", "never boiling"),
        ("S01", "doi:10.1002/14651858.CD004750.pub2"),
    ],
)
def test_an_item_is_found_by_its_text(name: str, word: str) -> None:
    value = lookup(shipped.guidance(), name)
    assert value is not None
    assert word in words_of(value)


def test_an_unknown_id_is_nothing() -> None:
    assert lookup(shipped.guidance(), "care.none") is None
    assert by_id(shipped.guidance().tags, "none") is None
