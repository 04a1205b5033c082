"""History rows are what happened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from backcare_desktop.core.commands import Answer, Reply
from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.tally import Entry, Row, days_ignored, is_break, row_of, row_of_answer
from backcare_desktop.core.timetable import day_of

BERLIN = timezone(timedelta(hours=1))
MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=BERLIN)


def happened(what: What, **more: object) -> Happened:
    return Happened(what, 3600.0, MONDAY_TEN.timestamp(), "Europe/Berlin", "stretch", **more)  # type: ignore[arg-type]


def test_an_outcome_becomes_a_row_in_local_time() -> None:
    row = row_of(happened(What.TAKEN, seconds=300.0, covers=("posture",)))
    assert row == Row(MONDAY_TEN, Entry.TAKEN, "stretch", "", 300.0, ("posture",))
    assert row.at.isoformat() == "2026-03-02T10:00:00+01:00"


def test_a_break_remembers_how_long_hands_were_off() -> None:
    counted = row_of(happened(What.TAKEN, seconds=300.0, hands_off_s=120.0))
    assert counted is not None
    assert counted.away_s == 120.0
    light = row_of(happened(What.TAKEN, seconds=20.0), 45.0)
    assert light is not None
    assert light.away_s == 20.0
    told = row_of(happened(What.TAKEN, hands_off_s=3.0))
    assert told is not None
    assert told.away_s == 3.0


def test_only_half_of_it_without_the_hands_is_a_break() -> None:
    def taken(away_s: float | None, *, unseen: bool = False) -> Row:
        return Row(MONDAY_TEN, Entry.TAKEN, "stretch", seconds=300.0, away_s=away_s, unseen=unseen)

    assert [is_break(taken(each)) for each in (None, 300.0, 150.0, 149.0, 0.0)] == [True, True, True, False, False]
    assert not is_break(taken(300.0, unseen=True))
    assert is_break(Row(MONDAY_TEN, Entry.NATURAL, "rest", seconds=900.0))
    assert not is_break(Row(MONDAY_TEN, Entry.SKIPPED, "rest"))


def test_what_is_put_off_remembers_for_how_long() -> None:
    row = row_of(happened(What.SNOOZED, until_s=3900.0))
    assert row is not None
    assert row.seconds == 300.0
    assert row_of(happened(What.SNOOZED)) == Row(MONDAY_TEN, Entry.SNOOZED, "stretch")


def test_a_held_prompt_remembers_by_what() -> None:
    row = row_of(happened(What.HELD, by=("call", "camera")))
    assert row is not None
    assert row.why == "call, camera"


def test_a_notice_and_a_refusal_are_not_history() -> None:
    assert row_of(happened(What.NOTICE)) is None
    assert row_of(happened(What.REFUSED, action="skip")) is None


def test_a_pause_has_no_item() -> None:
    row = row_of(Happened(What.PAUSED, 0.0, MONDAY_TEN.timestamp(), "Europe/Berlin"))
    assert row == Row(MONDAY_TEN, Entry.PAUSED)


def test_an_answer_is_kept_with_its_question() -> None:
    answer = Answer("pc.feet", Reply.NO)
    assert row_of_answer(answer, MONDAY_TEN) == Row(MONDAY_TEN, Entry.ANSWER, "pc.feet", "no")


def test_three_in_the_morning_still_belongs_to_the_day_before() -> None:
    assert day_of(datetime(2026, 3, 3, 3, 59, tzinfo=BERLIN)) == date(2026, 3, 2)
    assert day_of(datetime(2026, 3, 3, 4, 0, tzinfo=BERLIN)) == date(2026, 3, 3)


def test_a_break_nobody_was_seen_to_take_is_not_counted() -> None:
    unseen = row_of(Happened(What.TAKEN, 0.0, 0.0, "UTC", "stretch", seconds=300.0, unseen=True))
    assert unseen is not None
    assert unseen.unseen
    assert unseen.at == datetime(1970, 1, 1, tzinfo=UTC)
    assert not is_break(unseen)


def warm_up(day: int, entry: Entry, why: str = "") -> Row:
    return Row(datetime(2026, 3, day, 17, 30, tzinfo=BERLIN), entry, "warmup", why)


def test_three_days_without_an_answer_are_counted() -> None:
    rows = [
        warm_up(2, Entry.TAKEN),
        warm_up(3, Entry.SKIPPED, "ignored"),
        warm_up(4, Entry.MISSED),
        Row(MONDAY_TEN, Entry.TAKEN, "stretch"),
        warm_up(5, Entry.SKIPPED, "ignored"),
    ]
    assert days_ignored(rows, "warmup") == 3
    assert days_ignored(rows, "stretch") == 0


def test_from_the_first_day_on_it_may_be_ignored() -> None:
    rows = [warm_up(3, Entry.MISSED), warm_up(4, Entry.SKIPPED, "ignored")]
    assert days_ignored(rows, "warmup") == 2


def test_a_skip_by_hand_is_an_answer() -> None:
    rows = [warm_up(3, Entry.SKIPPED, "ignored"), warm_up(4, Entry.SKIPPED, "pressed")]
    assert days_ignored(rows, "warmup") == 0


def test_a_day_on_which_it_was_taken_once_is_not_ignored() -> None:
    rows = [warm_up(3, Entry.SKIPPED, "ignored"), warm_up(3, Entry.TAKEN)]
    assert days_ignored(rows, "warmup") == 0
