"""What the history window says of a time: plain numbers, fair comparisons, gentle words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core.lookback import lookcharts, lookwords
from backcare_desktop.core.lookback.charts import Bar, Bars, Ink, Part, Squares, Strip, Unit, mark_words
from backcare_desktop.core.lookback.deskreport import report
from backcare_desktop.core.lookback.lookback import Asked, Fact, Kept, Look, look
from backcare_desktop.core.lookback.periods import Grain, Period, Totals, period_of, sums_of
from backcare_desktop.core.tally import Entry, Row

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 5, 15, 20, tzinfo=BERLIN)
TODAY = date(2026, 3, 5)
TITLES = {"stretch": "Stretch break", "eyes": "Rest your eyes", "pc.feet": "Feet on the floor?"}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=BERLIN)


def use(begin: datetime, minutes: float, why: str = "") -> Row:
    return Row(begin, Entry.USE, why=why, seconds=minutes * 60)


def taken(when: datetime, item: str = "stretch") -> Row:
    return Row(when, Entry.TAKEN, item, seconds=300.0)


ROWS = (
    use(at(2, 9), 120),
    use(at(3, 9), 60, "call"),
    use(at(3, 10), 30),
    taken(at(3, 10, 30)),
    Row(at(3, 11), Entry.NATURAL, "stretch", seconds=1200.0),
    Row(at(3, 12), Entry.SKIPPED, "stretch", "pressed"),
    Row(at(3, 12), Entry.TAKEN, "eyes", seconds=20.0, away_s=0.0),
    Row(at(3, 13), Entry.MISSED, "own"),
)


def seen(grain: Grain, day: date, rows: Sequence[Row] = ROWS, beside: Sequence[Row] = (), now: datetime = NOW) -> Look:
    asked = Asked(period_of(grain, day), now, BERLIN, TITLES)
    inside = [row for row in rows if asked.period.holds(row.at.date())]
    return look(asked, Kept(sums_of(inside), sums_of(beside).whole, inside))


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


# ---- charts


def chart(found: Look, title: str) -> Bars:
    (result,) = (each for each in found.charts if each.title == title)
    assert isinstance(result, Bars)
    return result


def test_each_time_has_its_charts() -> None:
    kinds = {grain: [each.title for each in seen(grain, TODAY).charts] for grain in (Grain.DAY, Grain.WEEK, Grain.YEAR)}
    assert kinds == {
        Grain.DAY: [],
        Grain.WEEK: ["Time at the desk", "Breaks", "Breaks by time of day", "Breaks by kind"],
        Grain.YEAR: [
            "Time at the desk, day by day",
            "Time at the desk",
            "Breaks",
            "Breaks by time of day",
            "Breaks by kind",
        ],
    }
    day = seen(Grain.DAY, date(2026, 3, 3))
    assert [type(each) for each in day.charts] == [Strip, Bars]


def test_desk_bars_tell_calls_from_the_rest_by_their_form() -> None:
    found = chart(seen(Grain.WEEK, TODAY), "Time at the desk")
    assert [bar.label for bar in found.bars] == ["Mon 2", "Tue 3", "Wed 4", "Thu 5", "Fri 6", "Sat 7", "Sun 8"]
    assert found.bars[1].parts == (Part(1800.0, Ink.FULL), Part(3600.0, Ink.HATCHED))
    assert found.spots[1] == "Tuesday, 3 March: 1 h 30 min at the desk, 1 h of it on a call"
    assert found.spots[0] == "Monday, 2 March: 2 h at the desk"
    assert found.spots[2] == "Wednesday, 4 March: nothing kept"
    assert found.lines[1] == ("Tuesday, 3 March", "1 h 30 min", "1 h")
    assert (found.top, found.is_empty, found.bars[1].day) == (7200.0, False, date(2026, 3, 3))


def test_break_bars_tell_what_came_of_each() -> None:
    found = chart(seen(Grain.MONTH, TODAY), "Breaks")
    assert found.bars[2].label == "3"
    assert found.bars[2].short == "2"
    assert [part.amount for part in found.bars[2].parts] == [1, 1, 1, 1]
    assert found.spots[2] == ("Tuesday, 3 March: 1 taken, 1 while away, 1 marked done, 1 came and went and 1 not shown")
    assert found.spots[0] == "Sunday, 1 March: no breaks came up"
    assert found.lines[2] == ("Tuesday, 3 March", "1", "1", "1", "1", "1")
    assert found.top == 4


def test_a_year_has_a_bar_for_each_month() -> None:
    found = chart(seen(Grain.YEAR, TODAY), "Time at the desk")
    assert [bar.label for bar in found.bars[:3]] == ["Jan", "Feb", "Mar"]
    assert found.lines[2] == ("March 2026", "3 h 30 min", "1 h")
    assert found.columns[0] == "Month"


def test_the_share_taken_by_time_of_day_leaves_out_what_was_not_shown() -> None:
    found = chart(seen(Grain.WEEK, TODAY), "Breaks by time of day")
    assert [bar.words for bar in found.bars] == [
        "9:00 to 11:00: 1 of 1 taken",
        "11:00 to 13:00: 0 of 2 taken, 1 marked done",
    ]
    assert [bar.short for bar in found.bars] == ["1 of 1", "0 of 2"]
    assert chart(seen(Grain.WEEK, TODAY, [use(at(3, 9), 9)]), "Breaks by time of day").is_empty


def test_parts_of_the_day_between_two_full_ones_stay() -> None:
    rows = [taken(at(3, 5)), taken(at(3, 20))]
    found = lookcharts.by_time(sums_of(rows).by_hour)
    assert [bar.label for bar in found.bars][::6] == ["before 9:00", "after 19:00"]
    assert found.bars[1].words == "9:00 to 11:00: none came up"


def test_the_share_taken_by_kind_has_the_most_offered_first() -> None:
    found = chart(seen(Grain.WEEK, TODAY), "Breaks by kind")
    assert found.lines == (("Stretch break", "2", "1", "0", "1"), ("Rest your eyes", "1", "0", "1", "0"))


def test_an_axis_ends_at_a_round_amount() -> None:
    assert Bars("", (), ()).top == 1 * 3600.0
    bar = chart(seen(Grain.WEEK, TODAY), "Breaks").bars[1]
    many = Bars("", (), (Bar("", "", (), (Part(20000, Ink.FULL),)), bar), unit=Unit.TIMES)
    assert many.top == 20000
    assert (mark_words(7200.0, Unit.TIME), mark_words(0.0, Unit.TIME), mark_words(5, Unit.TIMES)) == ("2 h", "0", "5")


# ---- a year


def squares(rows: Sequence[Row], week_begins: int = 0) -> Squares:
    return lookcharts.year_squares(Period(Grain.YEAR, date(2026, 1, 1)), sums_of(rows).by_day, week_begins)


def test_a_year_has_a_square_for_each_day_by_week_and_weekday() -> None:
    found = squares(ROWS)
    assert len(found.squares) == 365
    third = found.squares[31 + 28 + 2]
    assert (third.day, third.column, third.row, third.level) == (date(2026, 3, 3), 9, 1, 1)
    assert third.words == "Tuesday, 3 March: 1 h 30 min at the desk, 2 breaks"
    assert found.spots[0] == "Thursday, 1 January: nothing kept"
    assert found.lines == (
        ("Monday, 2 March", "2 h", "", "0", "0"),
        ("Tuesday, 3 March", "1 h 30 min", "1 h", "2", "1"),
    )
    assert found.months[:3] == ((0, "Jan"), (4, "Feb"), (8, "Mar"))
    assert found.weekdays[0] == "Mon"
    assert squares(ROWS, week_begins=6).weekdays[0] == "Sun"


@pytest.mark.parametrize(("minutes", "level"), [(0, 0), (1, 1), (121, 2), (241, 3), (361, 4)])
def test_levels_of_a_day_go_by_time_at_the_desk(minutes: float, level: int) -> None:
    assert squares([use(at(3, 9), minutes), use(at(4, 9), 1)]).squares[61].level == level


def test_without_time_at_the_desk_levels_go_by_breaks() -> None:
    found = squares([taken(at(3, hour)) for hour in (9, 10, 11)])
    assert (found.title, found.squares[61].level, found.is_empty) == ("Breaks, day by day", 2, False)
    assert squares(()).is_empty


def test_a_strip_is_a_table_too() -> None:
    strip = seen(Grain.DAY, date(2026, 3, 3)).charts[0]
    assert strip.lines[0] == ("09:00", "10:00", "At the desk, on a call", "1 h")
    assert strip.spots[0] == "09:00 to 10:00 · At the desk, on a call, 1 h"


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
