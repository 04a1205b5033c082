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


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("can't feel my legs", "rf.cord"),
        ("can't walk", "rf.cord"),
        ("paralysed", "rf.cord"),
        ("paralyzed", "rf.cord"),
        ("numb leg", "rf.cord"),
        ("dropping things", "rf.cord"),
        ("tingling fingers", "rf.neuro"),
        ("pins and needles", "rf.neuro"),
        ("sciatica", "rf.neuro"),
        ("swollen leg", "rf.dvt"),
        ("left arm pain", "rf.heart"),
        ("jaw pain", "rf.heart"),
        ("fainted", "rf.heart"),
        ("passed out", "rf.heart"),
        ("chest tightness", "rf.heart"),
        ("hurts to breathe", "rf.lung"),
        ("coughing up blood", "rf.lung"),
        ("choking", "rf.lung"),
        ("slurred speech", "rf.neck-artery"),
        ("face drooping", "rf.neck-artery"),
        ("migraine", "rf.neck-artery"),
        ("vertigo", "rf.neck-artery"),
        ("lost control of bladder", "rf.cauda"),
        ("wet the bed", "rf.cauda"),
        ("whiplash", "rf.trauma"),
        ("fell down stairs", "rf.trauma"),
        ("fall", "rf.trauma"),
        ("car accident", "rf.trauma"),
        ("allergic", "rf.allergy"),
        ("tumour", "rf.cancer"),
        ("tumor", "rf.cancer"),
        ("pee blood", "rf.kidney-belly"),
        ("night pain", "rf.weight-loss"),
        ("scoliosis", "rf.weight-loss"),
        ("want to die", "rf.mood"),
        ("depressed", "rf.mood"),
        ("shingels", "rf.shingles"),
        ("stiff neck", "rf.meningitis"),
        ("neck hurts", "rf.neck-artery"),
        ("leg cramps", "rf.cramps-wide"),
        ("broken back", "rf.fracture"),
        ("911", "page.red-flags"),
        ("ambulance", "page.red-flags"),
        ("emergency", "page.red-flags"),
        ("doctor", "page.red-flags"),
        ("backache", "page.sore-days"),
        ("lumbago", "page.sore-days"),
        ("should I use ice or heat", "page.packs-which"),
        ("joints cracking", "shoulder-rolls"),
        ("palpitations", "rf.lung"),
        ("seizure", "rf.cramps-wide"),
        ("can't turn my head", "info.what-is-spasm"),
        ("typing", "pc.wrists"),
        ("push-ups", "chest-desk-push-up"),
        ("my back hurts", "page.sore-days"),
        ("lower back pain", "page.sore-days"),
        ("upper back pain", "info.upper-back-first"),
        ("can't sleep", "info.sleep"),
        ("sleeping", "info.sleep"),
        ("anxious", "info.stress"),
        ("period pain", "info.medicine"),
        ("tylenol", "info.medicine"),
        ("nurofen", "info.medicine"),
        ("muscle relaxant", "info.medicine"),
        ("injection", "info.medicine"),
        ("hot water bottle", "care.heat"),
        ("acupuncture", "care.acupressure"),
        ("physical therapist", "care.physio"),
        ("frozen shoulder", "care.physio"),
        ("tennis elbow", "care.physio"),
        ("arnica", "care.homeopathy"),
        ("turmeric", "care.supplements"),
        ("gym", "care.warmup"),
        ("matress", "care.mattress"),
        ("foam roller", "care.massage"),
        ("degenerative disc", "cause.nerve"),
        ("wear and tear", "cause.nerve"),
        ("X-ray", "cause.nerve"),
        ("muscle strain", "cause.muscle-pull"),
        ("sore after workout", "cause.overload"),
        ("osteoperosis", "cause.osteoporosis"),
        ("back to work", "info.recovery"),
        ("when can I go back to work", "info.recovery"),
        ("how long does it take", "info.recovery"),
        ("burn", "note.take-it-off"),
        ("sunburn", "note.take-it-off"),
        ("standing desk", "note.sit-stand"),
        ("wheelchair", "note.sit-stand"),
        ("wheat bag", "note.wheat-bag"),
        ("screen height", "pc.screen-height"),
        ("monitor height", "pc.screen-height"),
        ("laptop", "pc.laptop"),
        ("wrist pain", "wrist-circles"),
        ("RSI", "wrist-circles"),
        ("eye strain", "eye-far-look"),
        ("dry eyes", "eye-blink"),
        ("surgery", "hc.surgery"),
        ("pacemaker", "hc.implant"),
        ("diabetes", "hc.diabetes"),
    ],
)
def test_what_people_in_pain_type_leads_somewhere_sensible_and_to_danger_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_a_word_for_pain_says_little_beside_the_place_that_hurts() -> None:
    assert found("wrist pain")[0] == found("sore wrist")[0] == found("my wrist aches")[0] == "wrist-circles"


def test_a_word_that_nobody_sees_is_found_only_by_the_search() -> None:
    assert "tylenol" not in " ".join(each.summary for each in shipped.guidance().entries).casefold()
    assert found("tylenol") == ["info.medicine"]


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
