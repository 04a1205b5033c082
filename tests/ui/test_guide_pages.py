"""The pages of the guide as people read them: nothing left out, nothing unsafe, no token unfilled."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.evidence import Grade, by_id
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import Item, Kind, catalogue, values
from backcare_desktop.core.guide.guidance import Entry, EntryKind, Guidance
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui.blocks import NO_BREAK, Book
from backcare_desktop.ui.guide import pages as guide_pages
from backcare_desktop.ui.guide import rows as guide_rows
from backcare_desktop.ui.page_view import PageView

LIBRARY = Library(assets.root())
GUIDANCE: Guidance = LIBRARY.guidance
ITEMS = catalogue(GUIDANCE)
TITLES = {item.id: item.title for item in ITEMS}
UK = by_id(GUIDANCE.countries, "UK")
EVERY_FOLD = frozenset({"sources", "technique", *(choice.id for choice in GUIDANCE.heat_cold.choices)})
BOOK = Book(GUIDANCE, UK, TITLES, unfolded=EVERY_FOLD)


def read(html: str) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)).replace(NO_BREAK, " "))


def said(item_id: str, book: Book = BOOK) -> str:
    return read(guide_pages.page(book, item_id))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", BOOK.say(text)).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_item_has_a_page_with_its_title_its_sources_and_the_footer(item: Item) -> None:
    page = said(item.id)
    if item.kind is not Kind.HEAT_COLD_PRESET:
        assert plain(item.title) in page
    assert "{" not in page
    if item.id != needs.OWN:
        assert "General information, not advice for you." in page
    value = next(each for each in values(GUIDANCE) if each.id == item.id)
    for source in getattr(value, "sources", ()):
        assert plain(by_id(GUIDANCE.sources, source).citation) in page  # type: ignore[union-attr]


@pytest.mark.parametrize("entry", GUIDANCE.entries, ids=lambda entry: entry.id)
def test_an_entry_grades_claim_and_advice_apart_and_says_who_was_studied(entry: Entry) -> None:
    page = said(entry.id)
    label = {text.grade: text.label for text in GUIDANCE.texts.grades}
    of_advice = {text.grade: text.of_advice for text in GUIDANCE.texts.grades}
    assert f"What we say here {of_advice[entry.advice_grade]} " in page
    if entry.claim_grade is not None:
        of_fact = {text.grade: text.of_fact for text in GUIDANCE.texts.grades}
        said_of_claim = (label if entry.kind is EntryKind.CARE else of_fact)[entry.claim_grade]
        assert f"“{plain(entry.seed_claim)}” {said_of_claim} " in page
    else:
        assert "What people often say" not in page
    assert "Studied in" in page
    for line in (*entry.do, *entry.avoid_if):
        assert plain(line) in page
    assert f"When to skip it or take care {plain(entry.avoid_if[0])}" in page
    for flag in entry.red_flags:
        assert plain(TITLES[flag]) in page
    assert "Grades are our own reading. Last checked: 23 November 2026." in page


@pytest.mark.parametrize(
    ("entry_id", "words"),
    [
        ("care.warmup", "Studied in sport, not back spasm What to do"),
        ("care.nutrition", "Studied in health in general, not back pain What to do"),
        ("care.homeopathy", "Studied in many health problems What to do"),
        ("care.heat", "Studied in the low back and neck, not the upper back What to do"),
    ],
)
def test_it_is_never_hidden_that_the_evidence_is_borrowed(entry_id: str, words: str) -> None:
    assert words in said(entry_id)


def test_a_move_says_who_was_studied_where_its_source_does() -> None:
    assert "Chin slide Likely helps studied in office workers with neck pain For neck" in said("neck-chin-tuck")
    assert "Ankle pumps May help a little For legs" in said("leg-ankle-pump")


def test_a_cause_is_never_said_to_help() -> None:
    assert "“Excess strain from heavy loads or rigorous exercise” Likely true" in said("cause.overload")
    assert "“Gout can contribute to back pain and spasm” Little support" in said("cause.gout")
    assert "“A hot bag raises blood flow and loosens muscle” Likely helps" in said("care.heat")


@pytest.mark.parametrize(
    ("entry_id", "words"),
    [
        ("care.homeopathy", "What people say: not proven"),
        ("care.traction", "What people say: not advised"),
        ("care.heat", "What people say: likely helps"),
        ("cause.overload", ""),
        ("info.upper-back-first", ""),
    ],
)
def test_a_list_never_praises_what_we_advise_against(entry_id: str, words: str) -> None:
    assert guide_rows.detail(BOOK, entry_id) == words


def test_a_page_never_praises_what_it_advises_against() -> None:
    claim, advice = said("care.traction").split("What we say here ")
    assert claim.endswith(
        "“Traction helps unload the spine” Not advised Guidelines say not to use it as routine, "
        "or it may do more harm than good. "
    )
    assert advice.startswith("Advice: likely right One good review")
    assert "Not proven" in said("care.homeopathy").split("What we say here Advice: well supported ")[0]
    for entry in (each for each in GUIDANCE.entries if each.claim_grade in (Grade.NO_EVIDENCE, Grade.AGAINST)):
        assert "Likely helps" not in said(entry.id)
        assert " Well supported" not in said(entry.id)


def test_how_far_a_source_was_checked_stands_beside_it() -> None:
    assert "(see “Warm or cold: which one?”)" in said("cause.muscle-pull")
    assert "Abstract or page text read." in said("cause.muscle-pull")
    assert "From memory, not verified." in said("M02")
    folded = Book(GUIDANCE, UK, TITLES)
    assert "Abstract or page text read." not in said("cause.muscle-pull", folded)
    assert "4 sources" in said("cause.muscle-pull", folded)


def test_every_upper_back_entry_warns_of_heart_and_arteries() -> None:
    banner = "Chest pressure, short breath, cold sweat, or sudden tearing pain? Call 999 (or 112). Do not stretch."
    for item in ("info.upper-back-first", "info.what-is-spasm", "cause.muscle-pull", "care.heat", "care.posture"):
        assert banner in said(item), item
    assert banner in said(needs.SORE_DAYS)
    assert banner not in said("info.lifting")


def test_the_red_flag_page_leads_calmly_and_goes_from_worst_to_mildest() -> None:
    page = said(needs.RED_FLAGS)
    assert "Most back pain is not dangerous." in page
    heads = [
        "Emergency: call 999 (or 112) now",
        "Get medical advice today",
        "Book a visit in days",
        "Self-care is fine",
    ]
    places = [page.index(head) for head in heads]
    assert places == sorted(places)
    for word in ("EMERGENCY", "TODAY", "SOON"):
        assert word in page
    for flag in GUIDANCE.red_flags:
        assert plain(flag.text) in page
        assert plain(flag.action) in page
    html = guide_pages.page(BOOK, needs.RED_FLAGS)
    assert "input" not in html
    assert "score" not in page


def test_without_a_country_the_words_are_general() -> None:
    nowhere = Book(GUIDANCE, None, TITLES)
    assert "Call your local emergency number now." in said("rf.heart", nowhere)
    assert "Call your doctor in the next day or two" in said("rf.upper-new", nowhere)


@pytest.mark.parametrize("is_narrow", [False, True])
def test_the_matrix_of_packs_has_every_condition_with_its_words(is_narrow: bool) -> None:
    page = said(needs.PACKS_WHO, Book(GUIDANCE, UK, TITLES, is_narrow=is_narrow))
    for row in GUIDANCE.heat_cold.rows:
        assert plain(row.condition) in page
    raynaud = page[page.index("Raynaud's") :]
    assert raynaud.index("✕ no") < raynaud.index("✓ usual rules")
    assert "ask a doctor, nurse or pharmacist first" in page
    assert guide_pages.anchor(BOOK, "hc.raynaud") == "hc.raynaud"


def test_the_table_which_pack_and_the_times_are_whole() -> None:
    which = said(needs.PACKS_WHICH)
    for choice in GUIDANCE.heat_cold.choices:
        assert plain(choice.when) in which
        assert plain(choice.say) in which
    assert "Neither cold nor heat heals a muscle faster." in which
    times = said(needs.PACKS_TIMES)
    assert "10 min (from 5 min to 15 min). Off at 20 min at the latest." in times
    assert "At most 3 times a day." in times
    assert "warm 3 min, cool 1 min" in times
    assert times.count("“Careful” in the timer: 10 min, look every 3 min.") == 2
    assert "There is no timer for it here." in times


@pytest.mark.parametrize("move", GUIDANCE.exercises, ids=lambda move: move.id)
def test_a_move_says_how_how_much_and_who_skips_it(move: Exercise) -> None:
    page = said(move.id)
    for line in (*move.steps, move.feel, move.caution):
        assert plain(line) in page
    for tag in move.avoid_tags:
        assert plain(by_id(GUIDANCE.tags, tag).shown) in page  # type: ignore[union-attr]
    for source in (*move.technique_sources, *move.evidence_sources):
        assert plain(by_id(GUIDANCE.sources, source).citation) in page  # type: ignore[union-attr]
    assert "Move gently. Stop if it hurts" in page


def test_warm_ups_tell_each_step_and_the_running_time() -> None:
    page = said("warmup-15")
    assert "Get warm · 5 min" in page
    assert "Near full effort, then rest 30 seconds · 60 s, to 15:00" in page
    assert "Are you ill, feverish, or in a new strong spasm?" in page
    halves = said("warmup-12")
    parts = ("Get warm · 4 min ", "Loosen up · 3 min 30 s ", "Build up · 2 min 30 s ", "Practise · 2 min ")
    assert [part for part in parts if part not in halves] == []


def test_products_are_not_recommended() -> None:
    for item in GUIDANCE.texts.product_entries:
        assert "We do not recommend products." in said(item)


def test_a_source_leads_to_all_that_stands_on_it() -> None:
    page = guide_pages.page(BOOK, "S18")
    assert 'href="item:shoulder-band-raise"' in page
    assert 'href="item:care.exercise"' in page


@pytest.mark.parametrize("item", ["pc.feet", "note.posture-evidence"])
def test_the_pages_about_the_desk_lead_to_the_check_and_to_the_answers(item: str) -> None:
    page = guide_pages.page(BOOK, item)
    assert 'href="open:check"' in page
    assert 'href="open:answers"' in page


def test_the_page_about_standing_says_who_sits_instead_and_where_the_timer_is() -> None:
    page = said("note.sit-stand")
    assert "Sit instead if your legs swell or throb, varicose veins ache, you feel faint" in page
    assert "In a wheelchair: swap standing for a pressure lift or lean" in page
    assert "A card can say when to swap: Settings, Sit or stand" in page
    once_on = said("note.sit-stand", replace(BOOK, swaps=True))
    assert "The card that says when to swap is on. Its times: Settings, Sit or stand" in once_on
    assert "A card can say when to swap" not in once_on


def test_the_marks_stand_there_in_words_with_the_way_to_choose_them() -> None:
    page = said("note.skip-if")
    assert "Osteoporosis, or a past spine fracture" in page
    assert "UK experts want people with osteoporosis to stay active." in page
    assert "neck_ra" not in page
    assert "Choose them: Settings, Advanced, Moves" in page


def test_an_unknown_item_is_said_kindly_and_escaped() -> None:
    assert guide_pages.page(BOOK, "<b>") == (
        '<h1>Not in the guide</h1><p class="">There is nothing here named &lt;b&gt;.</p>'
    )


def test_every_link_of_every_page_leads_somewhere() -> None:
    pages = [guide_pages.page(BOOK, item) for item in TITLES]
    targets = {target for page in pages for target in re.findall(r'href="item:([^"]+)"', page)}
    assert targets <= set(TITLES)


def test_cards_and_pills_are_drawn_where_the_page_has_them(qtbot: QtBot) -> None:
    view = PageView(lambda _target: None)
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show_page(guide_pages.page(BOOK, "cause.muscle-pull"))
    view.show()
    picture = view.grab().toImage()
    surface = [picture.pixelColor(picture.width() // 2, y).name() for y in range(0, picture.height(), 4)]
    assert "#ffffff" in surface
    assert "#fe0100" not in surface


def test_the_page_of_sore_days_leads_to_calm_breaks_but_not_on_paper() -> None:
    on_screen = guide_pages.page(BOOK, "page.sore-days")
    assert '<a href="open:settings">Settings, Advanced, “Gentle moves only”</a>' in on_screen
    assert "<b>Do not push through.</b>" in on_screen
    assert "Calm breaks" not in guide_pages.page(replace(BOOK, is_printed=True), "page.sore-days")
