"""The search finds what people mean: accents, half words, slips of the finger, several words."""

from __future__ import annotations

import pytest

from backcare_desktop.content.search import fold, slips_between
from backcare_desktop.core.guide.catalogue import Kind
from tests.content import shipped


def found(query: str, limit: int = 30) -> list[str]:
    return [hit.id for hit in shipped.index().find(query, limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("massage", "care.massage"),
        ("MASSAGE", "care.massage"),
        ("massge", "care.massage"),
        ("masasge", "care.massage"),
        ("mässage", "care.massage"),
        ("mustard", "care.massage-oils"),
        ("shoulder blade", "shoulder-blade-squeeze"),
        ("blade shoulder", "shoulder-blade-squeeze"),
        ("sholder blde sqeeze", "shoulder-blade-squeeze"),
        ("homeopathic", "care.homeopathy"),
        ("traction", "care.traction"),
        ("hart attak", "rf.heart"),
        ("heart attack", "rf.heart"),
        ("stroke", "rf.neck-artery"),
        ("suicide", "rf.mood"),
        ("chest pain", "rf.heart"),
        ("can't breathe", "rf.lung"),
        ("short of breath", "rf.lung"),
        ("incontinence", "rf.cauda"),
        ("dizzy", "rf.neck-artery"),
        ("pregnant", "hc.preg-back"),
        ("incontinent", "rf.cauda"),
        ("fever", "rf.infection"),
        ("numb legs", "rf.cord"),
        ("blood in urine", "rf.kidney-belly"),
        ("ibuprofen", "info.medicine"),
        ("hamstring", "leg-hamstring"),
        ("scapula", "shoulder-blade-squeeze"),
        ("slipped disc", "cause.nerve"),
        ("carpal tunnel", "note.skip-if"),
        ("sit stand", "hip-sit-to-stand"),
        ("raynaud's", "hc.raynaud"),
        ("raynauds", "hc.raynaud"),
        ("S20", "S20"),
        ("rf.heart", "rf.heart"),
        ("backcare guide rf.dvt", "rf.dvt"),
        ("backcare guide heat", "heat"),
        ("when to get help", "page.red-flags"),
        ("warm or cold", "page.packs-which"),
        ("stiff neck no knock", "page.packs-which"),
        ("who must not", "page.packs-who"),
        ("how often", "page.packs-times"),
        ("sore days", "page.sore-days"),
        ("heavy or sudden lifts", "page.sore-days"),
        ("all sources", "page.sources"),
        ("neck-turn", "neck-turn"),
    ],
)
def test_the_first_hit_is_what_was_meant(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_word_with_an_accent_and_a_slip_finds_the_shoulders() -> None:
    assert found("schülder")[:3] == ["shoulder-rolls", "neck-side-tilt", "shoulder-blade-squeeze"]


def test_the_beginning_of_a_word_is_enough() -> None:
    stretches = ["neck-trap-stretch", "chest-doorway", "hip-flexor-lunge", "leg-hamstring", "wrist-prayer"]
    assert set(stretches) <= set(found("stret"))
    assert found("stret")[:2] == ["note.stretching", "care.exercise"]


def test_a_word_in_the_title_comes_before_one_in_the_text() -> None:
    hits = found("massage")
    assert hits.index("care.massage-oils") < hits.index("cause.trauma")


def test_a_whole_word_is_not_taken_for_a_similar_one() -> None:
    assert "rf.heart" not in found("heat")[:10]


def test_items_with_all_the_words_come_before_items_with_some() -> None:
    hits = shipped.index().find("clove children")
    assert hits[0].id == "care.essential-oils"
    assert all(hits[0].score > hit.score for hit in hits[1:])


def test_our_own_words_come_before_sources() -> None:
    kinds = [hit.kind for hit in shipped.index().find("neck pain", 100)]
    assert kinds[0] is not Kind.SOURCE
    assert Kind.SOURCE in kinds


def test_small_words_do_not_count_beside_others() -> None:
    assert found("the massage")[0] == "care.massage"
    assert found("the") != []


def test_hits_are_in_the_order_of_their_score() -> None:
    scores = [hit.score for hit in shipped.index().find("neck pain", 100)]
    assert scores == sorted(scores, reverse=True)


def test_a_hit_carries_kind_and_title() -> None:
    hit = shipped.index().find("pc.feet")[0]
    assert (hit.kind, hit.id, hit.title) == (
        Kind.POSTURE, "pc.feet", "Are both feet resting on the floor or a footrest?",
    )  # fmt: skip


def test_no_more_hits_than_wanted() -> None:
    assert len(found("neck", 5)) == 5
    assert len(found("neck")) == 30


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzzzzzz", "xq"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert found(query) == []


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [
        ("massge", "massage", 1),
        ("masasge", "massage", 1),
        ("schulder", "shoulder", 2),
        ("neck", "neck", 0),
        ("neck", "deck", 1),
        ("heat", "traction", 3),
    ],
)
def test_slips_are_counted_up_to_the_most_that_counts(typed: str, word: str, slips: int) -> None:
    assert slips_between(typed, word, 2) == slips


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Schülder", "schulder"), ("Straße", "strasse"), ("Smørbrød", "smorbrod"), ("İYİ", "iyi"), ("it's", "its")],
)
def test_letters_are_compared_without_their_accents(text: str, folded: str) -> None:
    assert fold(text) == folded
