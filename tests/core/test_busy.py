"""Busy times: joined where they meet, and asked what holds at a moment."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.busy import AtNow, Span, at, joined, words

SPANS = st.lists(st.builds(Span, st.integers(0, 50), st.integers(0, 50)))


def test_what_meets_or_overlaps_is_one_and_what_lies_apart_stays_two() -> None:
    spans = [Span(50, 60), Span(10, 20), Span(20, 30), Span(25, 28)]
    assert joined(spans, 0, 100) == (Span(10, 30), Span(50, 60))


def test_only_what_touches_the_window_is_kept_and_what_lasts_no_time_is_not() -> None:
    spans = [Span(0, 10), Span(5, 11), Span(15, 15), Span(18, 16), Span(19, 40), Span(20, 21)]
    assert joined(spans, 10, 20) == (Span(5, 11), Span(19, 40))


def test_a_busy_time_begins_with_its_first_second_and_is_over_with_its_end() -> None:
    spans = (Span(10, 30), Span(50, 60))
    assert at(spans, 9.9) == AtNow(None, 10)
    assert at(spans, 10) == AtNow(Span(10, 30), 30)
    assert at(spans, 30) == AtNow(None, 50)
    assert at(spans, 55) == AtNow(Span(50, 60), 60)
    assert at(spans, 60) == AtNow(None, None)


@given(SPANS, st.integers(0, 50))
def test_a_moment_is_busy_exactly_when_one_of_the_events_is(spans: list[Span], now_s: int) -> None:
    is_busy = any(span.begin_s <= now_s < span.end_s for span in spans)
    assert (at(joined(spans, 0, 51), now_s).busy is not None) == is_busy


@given(SPANS, st.integers(0, 50))
def test_between_now_and_the_next_change_nothing_changes(spans: list[Span], now_s: int) -> None:
    found = joined(spans, 0, 51)
    now = at(found, now_s)
    last_s = 51 if now.changes_at_s is None else int(now.changes_at_s)
    assert all((at(found, moment_s).busy is None) == (now.busy is None) for moment_s in range(now_s, last_s))
    if now.changes_at_s is not None:
        assert (at(found, now.changes_at_s).busy is None) != (now.busy is None)


def test_the_words_say_until_when_on_the_persons_own_clock() -> None:
    eleven_utc_s = 1795431600.0
    assert words(Span(0, eleven_utc_s), ZoneInfo("Europe/Berlin")) == "your calendar says busy until 12:00"
