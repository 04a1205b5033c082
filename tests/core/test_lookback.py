"""What the history window says of a time: plain numbers, fair comparisons, gentle words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from backcare_desktop.core.lookback import lookwords
from backcare_desktop.core.lookback.deskreport import report
from backcare_desktop.core.lookback.lookback import Asked, Fact, Kept
from backcare_desktop.core.lookback.periods import Grain, Totals, period_of, sums_of
from backcare_desktop.core.tally import Entry, Row
from tests.core.lookback_rows import BERLIN, NOW, ROWS, TITLES, TODAY, at, seen, taken, use

# ---- what is compared


def test_a_time_that_is_over_is_compared_with_all_of_the_one_before() -> None:
    asked = Asked(period_of(Grain.MONTH, date(2026, 2, 10)), NOW, BERLIN, TITLES)
    assert asked.beside == (date(2026, 1, 1), date(2026, 2, 1))


def test_a_time_that_is_not_over_is_compared_with_the_same_days_only() -> None:
    assert Asked(period_of(Grain.WEEK, TODAY), NOW, BERLIN, TITLES).beside == (date(2026, 2, 23), date(2026, 2, 27))
    late = datetime(2026, 3, 31, 12, tzinfo=BERLIN)
    assert Asked(period_of(Grain.MONTH, late.date()), late, BERLIN, TITLES).beside == (
        date(2026, 2, 1),
        date(2026, 3, 1),
    )


def test_a_day_is_compared_with_the_same_weekday_a_week_before() -> None:
    assert Asked(period_of(Grain.DAY, TODAY), NOW, BERLIN, TITLES).beside == (date(2026, 2, 26), date(2026, 2, 27))


def test_at_three_in_the_morning_it_is_still_yesterday() -> None:
    assert Asked(period_of(Grain.DAY, TODAY), at(6, 3), BERLIN, TITLES).is_running


# ---- sentence and numbers


def test_a_week_in_numbers() -> None:
    found = seen(Grain.WEEK, TODAY, beside=(use(at(1, 9), 45), taken(at(1, 10))))
    assert found.sentence == "3 h 30 min at the desk and 2 breaks so far."
    assert found.facts == (
        Fact("At the desk", "3 h 30 min", "the week before, same days: 45 min"),
        Fact("Longest sitting", "2 h", "Mon 2 Mar, 09:00 to 11:00"),
        Fact("On calls", "1 h", "29 % of the time at the desk"),
        Fact("Breaks", "2", "1 taken, 1 while away\nthe week before, same days: 1"),
    )
    assert not found.is_empty


def test_a_day_that_is_not_over_is_not_told_to_lag_behind() -> None:
    found = seen(Grain.DAY, TODAY, [use(at(5, 9), 30)], beside=(use(at(1, 9), 420),))
    assert found.facts[0] == Fact("At the desk", "30 min", "a week before, the whole day: 7 h")


def test_a_sitting_longer_than_the_use_in_it_says_why() -> None:
    found = seen(Grain.DAY, TODAY, [replace(use(at(5, 9), 30), away_s=600.0)])
    assert found.facts[0].value == "20 min"
    assert Fact("Longest sitting", "30 min", "09:00 to 09:30, 10 min of it in short rests") in found.facts


def test_a_call_does_not_cut_a_sitting_in_two() -> None:
    found = seen(Grain.DAY, date(2026, 3, 3))
    assert Fact("Longest sitting", "1 h 30 min", "09:00 to 10:30, 1 h of it on a call") in found.facts


def test_a_day_without_breaks_is_said_without_blame() -> None:
    assert seen(Grain.DAY, date(2026, 3, 2)).sentence == "2 h at the desk and no break."
    assert seen(Grain.DAY, TODAY, [use(at(5, 9), 30)]).sentence == "30 min at the desk and no break yet."
    assert seen(Grain.DAY, TODAY, [taken(at(5, 9))]).sentence == "1 break so far."
    assert seen(Grain.DAY, TODAY, [Row(at(5, 9), Entry.PAUSED)]).sentence == "No breaks came up."
    skipped = Row(at(5, 9), Entry.SKIPPED, "eyes", "ignored")
    assert seen(Grain.DAY, TODAY, [skipped]).sentence == "Breaks came up and went."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "Nothing here yet."),
        (date(2026, 3, 6), "This is still to come."),
        (date(2026, 3, 1), "Nothing was kept for this time. Perhaps BackCare did not run, or you were off."),
    ],
)
def test_an_empty_time_says_why_it_may_be_so(day: date, words: str) -> None:
    found = seen(Grain.DAY, day, ())
    assert (found.sentence, found.is_empty) == (words, True)


def test_answers_are_pointed_at_and_listed_with_the_day() -> None:
    found = seen(Grain.DAY, date(2026, 3, 3), (*ROWS, Row(at(3, 14), Entry.ANSWER, "pc.feet", "no")))
    assert found.has_answers
    assert found.moments == (
        ("10:30", "Stretch break: taken, 5 min"),
        ("11:00", "Stretch break: you were away, that counts, 20 min"),
        ("12:00", "Stretch break: skipped"),
        ("12:00", "Rest your eyes: marked done, hands went on"),
        ("13:00", "own: not shown, there was no good moment"),
        ("14:00", "Feet on the floor?: no"),
    )
    assert not seen(Grain.WEEK, TODAY).moments


# ---- words


@pytest.mark.parametrize(
    ("grain", "day", "words"),
    [
        (Grain.DAY, TODAY, "Today, Thursday, 5 March"),
        (Grain.DAY, date(2026, 3, 4), "Yesterday, Wednesday, 4 March"),
        (Grain.DAY, date(2026, 3, 3), "Tuesday, 3 March"),
        (Grain.DAY, date(2025, 12, 31), "Wednesday, 31 December 2025"),
        (Grain.WEEK, TODAY, "2 to 8 March"),
        (Grain.WEEK, date(2026, 2, 28), "23 February to 1 March"),
        (Grain.WEEK, date(2025, 12, 30), "29 December to 4 January 2026"),
        (Grain.MONTH, TODAY, "March 2026"),
        (Grain.YEAR, TODAY, "2026"),
    ],
)
def test_a_period_is_called_as_people_call_it(grain: Grain, day: date, words: str) -> None:
    assert lookwords.period_words(period_of(grain, day), TODAY) == words


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (TODAY, "Thursday, 5 March"),
        (date(2026, 3, 2), "Monday, 2 March to Thursday, 5 March"),
        (date(2025, 12, 31), "Wednesday, 31 December 2025 to Thursday, 5 March 2026"),
    ],
)
def test_a_span_has_its_years_where_they_differ(first: date, words: str) -> None:
    assert lookwords.span_words(first, TODAY) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row(NOW, Entry.TAKEN, "eyes", seconds=300.0), "taken, 5 min"),
        (Row(NOW, Entry.TAKEN, "eyes"), "taken"),
        (Row(NOW, Entry.TAKEN, "eyes", unseen=True), "taken, nobody could tell"),
        (Row(NOW, Entry.TAKEN, "eyes", seconds=20.0, away_s=0.0), "marked done, hands went on"),
        (Row(NOW, Entry.DID, "eyes", seconds=300.0), "you did it, 5 min"),
        (Row(NOW, Entry.SKIPPED, "eyes", "ignored"), "came and went"),
        (Row(NOW, Entry.SKIPPED, "eyes", "something new"), "skipped"),
        (Row(NOW, Entry.MISSED, "eyes"), "not shown, there was no good moment"),
        (Row(NOW, Entry.SNOOZED, "eyes"), "put off"),
        (Row(NOW, Entry.HELD, "eyes", "call, camera"), "waited, you were on a call and the camera was on"),
        (Row(NOW, Entry.HELD, "eyes"), "waited"),
        (Row(NOW, Entry.ANSWER, "pc.feet", "no"), "no"),
    ],
)
def test_every_outcome_has_gentle_words(row: Row, words: str) -> None:
    assert lookwords.outcome_words(row) == words


def test_every_entry_has_words() -> None:
    assert {lookwords.row_words(Row(NOW, entry, "stretch"), TITLES) for entry in Entry} >= {
        "At the desk",
        "Away",
        "Quiet, stretch",
        "Reminders paused",
        "Reminders on again",
        "Reminders were paused",
    }


def test_long_times_leave_the_minutes_out() -> None:
    assert (lookwords.long_time(357_000.0), lookwords.long_time(361_000.0)) == ("99 h 10 min", "100 h")


# ---- on paper


def test_the_report_has_a_line_for_each_of_fourteen_days_and_no_times_of_day() -> None:
    asked = Asked(period_of(Grain.FORTNIGHT, TODAY), NOW, BERLIN, TITLES)
    found = report(asked, Kept(sums_of(ROWS), Totals(), ROWS))
    assert found.span == "20 February to 5 March, written on 5 March 2026"
    assert len(found.lines) == 14
    assert found.lines[0] == ("Fri 20 Feb", "–", "–", "–", "", "", "", "")
    assert found.lines[10] == ("Mon 2 Mar", "2 h", "–", "2 h", "0", "0", "0", "0")
    assert found.lines[11] == ("Tue 3 Mar", "1 h 30 min", "1 h", "1 h 30 min", "1", "1", "1", "1")
    assert [each.value for each in found.facts] == ["1 h 45 min", "2 h", "29 %", "1.0"]
    assert found.facts[0].note == "on 2 days"
    assert not found.is_empty


def test_a_report_of_nothing_says_so() -> None:
    asked = Asked(period_of(Grain.FORTNIGHT, TODAY), NOW, BERLIN, TITLES)
    found = report(asked, Kept(sums_of(()), Totals()))
    assert found.is_empty
    assert [each.value for each in found.facts] == ["–", "–", "–", "0.0"]
    assert timedelta(days=14) == asked.period.end - asked.period.first
