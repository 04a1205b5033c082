"""Answers about the desk over time: what was said and when, and the advice that waits."""

from __future__ import annotations

from datetime import UTC, date, datetime

from backcare_desktop.core.guide.deskanswers import Said, advice_due, asked, day_words, for_later, last_words, said
from backcare_desktop.core.tally import Entry, Row

TODAY = date(2026, 3, 9)


def row(day: int, item: str, why: str, hour: int = 10) -> Row:
    return Row(datetime(2026, 3, day, hour, tzinfo=UTC), Entry.ANSWER, item, why)


def test_only_what_was_asked_counts_as_asked() -> None:
    rows = [row(2, "pc.feet", "no"), row(2, "pc.feet", "later"), row(3, "pc.feet", "done"), row(3, "pc.back", "skip")]
    assert asked(rows) == [
        ("pc.feet", datetime(2026, 3, 2, 10, tzinfo=UTC)),
        ("pc.back", datetime(2026, 3, 3, 10, tzinfo=UTC)),
    ]


def test_a_question_tells_its_days_newest_first_in_gentle_words() -> None:
    rows = [
        row(5, "pc.feet", "done", 15),
        row(2, "pc.feet", "no"),
        row(2, "pc.feet", "later", 11),
        row(2, "pc.feet", "later", 12),
        row(5, "pc.feet", "no"),
        row(7, "pc.feet", "yes"),
        row(8, "pc.feet", "skip"),
        row(8, "pc.feet", "a word of a newer version", 11),
        row(8, "pc.back", "yes"),
    ]
    assert said(rows, "pc.feet") == (
        Said(date(2026, 3, 8), "skipped"),
        Said(date(2026, 3, 7), "yes"),
        Said(date(2026, 3, 5), "no, changed"),
        Said(date(2026, 3, 2), "no, for later"),
    )
    assert said(rows, "pc.mouse") == ()


def test_advice_waits_until_it_is_done_or_the_answer_is_yes() -> None:
    rows = [row(2, "pc.feet", "later"), row(2, "pc.back", "later", 9), row(2, "pc.mouse", "later", 11)]
    assert for_later(rows) == ("pc.back", "pc.feet", "pc.mouse")
    assert for_later([*rows, row(3, "pc.back", "done"), row(3, "pc.feet", "no")]) == ("pc.feet", "pc.mouse")
    assert for_later([*rows, row(3, "pc.mouse", "yes"), row(4, "pc.glare", "yes")]) == ("pc.back", "pc.feet")


def test_one_piece_of_advice_comes_back_a_day_from_the_day_after() -> None:
    rows = [row(8, "pc.feet", "later"), row(9, "pc.back", "later")]
    assert advice_due(date(2026, 3, 8), rows, {}) is None
    assert advice_due(TODAY, rows, {}) == "pc.feet"
    assert advice_due(TODAY, rows, {"pc.feet": "2026-03-09"}) is None
    assert advice_due(date(2026, 3, 10), rows, {"pc.feet": "2026-03-09"}) == "pc.back"
    assert advice_due(date(2026, 3, 11), rows, {"pc.feet": "2026-03-09", "pc.back": "2026-03-10"}) == "pc.feet"


def test_what_was_put_off_once_more_today_waits_until_tomorrow() -> None:
    rows = [row(2, "pc.feet", "later"), row(9, "pc.feet", "later")]
    assert advice_due(TODAY, rows, {}) is None
    assert advice_due(date(2026, 3, 10), rows, {}) == "pc.feet"


def test_the_last_answer_is_told_with_its_day() -> None:
    rows = [row(2, "pc.feet", "yes"), row(8, "pc.back", "no"), row(8, "pc.back", "done")]
    assert last_words(rows, "pc.feet", TODAY) == "Last time: yes, 2 March"
    assert last_words(rows, "pc.back", TODAY) == "Last time: no, changed, yesterday"
    assert last_words(rows, "pc.mouse", TODAY) == ""


def test_a_day_is_said_as_people_say_it() -> None:
    assert day_words(TODAY, TODAY) == "today"
    assert day_words(date(2026, 3, 8), TODAY) == "yesterday"
    assert day_words(date(2026, 2, 24), TODAY) == "24 February"
    assert day_words(date(2025, 12, 31), TODAY) == "31 December 2025"
