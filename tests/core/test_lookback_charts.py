"""The charts of the history window: each bar and square with its words, and each chart a table too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from backcare_desktop.core.lookback import lookcharts
from backcare_desktop.core.lookback.charts import Bar, Bars, Ink, Part, Squares, Strip, Unit, mark_words
from backcare_desktop.core.lookback.lookback import Look
from backcare_desktop.core.lookback.periods import Grain, Period, sums_of
from backcare_desktop.core.tally import Row
from tests.core.lookback_rows import ROWS, TODAY, at, seen, taken, use


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
