"""Second thoughts: what was skipped in a row, how much less often, and what can be put right today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from backcare_desktop.core.amends import amended, outcome_text, rarer, skips_in_a_row, to_amend
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.rules import Kind, Presentation, Reminder, Trigger
from backcare_desktop.core.tally import Entry, Row, is_break

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
FOUR = time(4, 0)
STRETCH = Reminder("stretch", Kind.STRETCH, "Stretch", Trigger.USE, Presentation.WINDOW, 300.0, 3600.0, 300.0)


def row(hours: float, entry: Entry, why: str = "", item: str = "stretch") -> Row:
    return Row(TEN + timedelta(hours=hours), entry, item, why)


def test_only_skips_by_hand_count_and_any_other_outcome_begins_anew() -> None:
    rows = [
        row(0, Entry.SKIPPED, "pressed"),
        row(1, Entry.TAKEN),
        row(2, Entry.SKIPPED, "pressed"),
        row(2.1, Entry.SNOOZED),
        row(2.2, Entry.SKIPPED, "ignored", item="eyes"),
        row(3, Entry.SKIPPED, "early"),
        row(4, Entry.SKIPPED, "exit"),
    ]
    assert skips_in_a_row(rows, "stretch") == 3
    assert skips_in_a_row([*rows, row(5, Entry.SKIPPED, "ignored")], "stretch") == 0
    assert skips_in_a_row(rows, "rest") == 0


@pytest.mark.parametrize(
    ("every_s", "was", "every", "now", "then"),
    [
        (1200.0, "20m", "30m", "20 min", "30 min"),
        (1800.0, "30m", "45m", "30 min", "45 min"),
        (3600.0, "1h", "1h30m", "1 h", "1 h 30 min"),
        (10800.0, "3h", "4h30m", "3 h", "4 h 30 min"),
        (120.0, "2m", "5m", "2 min", "5 min"),
        (300.0, "5m", "10m", "5 min", "10 min"),
    ],
)
def test_less_often_is_half_as_long_again(every_s: float, was: str, every: str, now: str, then: str) -> None:
    less = rarer(replace(STRETCH, every_s=every_s))
    assert less is not None
    assert (less.was, less.every, less.now, less.then) == (was, every, now, then)


@pytest.mark.parametrize(
    ("what", "why", "text"),
    [
        (What.TAKEN, "", "Stretch: counted as taken."),
        (What.SKIPPED, "pressed", "Stretch: kept as skipped."),
        (
            What.SKIPPED,
            "early",
            "Stretch: kept as skipped. Less than half of it went by. If you did it, say: backcare did",
        ),
        (What.SNOOZED, "", ""),
    ],
)
def test_who_ends_a_break_is_told_how_it_is_kept(what: What, why: str, text: str) -> None:
    assert outcome_text("Stretch", Happened(what, 0.0, 0.0, "UTC", "stretch", why=why)) == text


def test_nothing_less_often_is_offered_for_the_clock_or_for_once_a_day() -> None:
    assert rarer(replace(STRETCH, trigger=Trigger.CLOCK)) is None
    assert rarer(replace(STRETCH, every_s=86_400.0)) is None


def test_the_last_skip_of_today_can_be_put_right_once() -> None:
    yesterday = row(-8, Entry.SKIPPED, "pressed", item="rest")
    early, late = row(0, Entry.SKIPPED, "pressed"), row(2, Entry.SKIPPED, "ignored", item="eyes")
    rows = [yesterday, early, row(1, Entry.TAKEN), late]
    now = TEN + timedelta(hours=3)
    assert to_amend(rows, now, FOUR) == late
    assert to_amend(rows, now, FOUR, "stretch") == early
    assert to_amend(rows, now, FOUR, "rest") is None
    right = amended(late, 20.0)
    assert right == Row(late.at, Entry.DID, "eyes", seconds=20.0)
    assert is_break(right)
    assert to_amend([*rows, right], now, FOUR) == early
    assert to_amend([*rows, right], now, FOUR, "eyes") is None
