"""The running app's history: rows are written with what lasts, and days are forgotten for good."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from backcare_desktop.core import settings
from backcare_desktop.core.diary import Step
from backcare_desktop.core.events import HoldEnded, Watching
from backcare_desktop.core.lookback.periods import Grain, Totals, period_of
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.erasing import Erased
from backcare_desktop.recorder import Recorder, forget_kept
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.store.problems import Problem
from backcare_desktop.ui.history.past import Past
from tests.story import Day, only

QUIET = only("")
UTC_DAY = "2026-03-02 09:00"


class Recorded(Day):
    """A day of a person whose history is written."""

    recorder: Recorder

    def post(self) -> None:
        events, told = tuple(self.waiting), len(self.told)
        super().post()
        self.recorder.heed(Step(events, self.state, self.rules), self.told[told:])


class Desk:
    """A recorder with a clock and settings that a test sets."""

    def __init__(self, path: Path) -> None:
        self.settings: Settings = settings.check({})[0]
        self.day = Recorded(QUIET, UTC_DAY, "UTC", extra_every_s=30.0)
        self.path = path
        self.open()

    def open(self) -> None:
        self.history = History(self.path, now=self.now, tell=_fail)
        self.recorder = self.day.recorder = Recorder(self.history, lambda: self.settings, self.now)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.day.moment().utc_s, UTC)

    def forget(self, first: date | None, last: date | None) -> Erased:
        """Delete these days, and wait for the end of it."""
        found = list[Erased]()
        self.recorder.forget(first, last, found.append)
        self.recorder.finish()
        return found[0]

    def live(self, text: str) -> None:
        for words in text.split(", "):
            self.day.tell(words)
        self.day.post()


def _fail(problem: Problem) -> None:
    pytest.fail(str(problem))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "history.db")
    with closing(made.history):
        yield made


def told(rows: object) -> list[str]:
    assert isinstance(rows, list)
    return [f"{row.at:%d %H:%M} {row.entry} {row.seconds or 0:g}" for row in rows]


def test_what_lasts_is_seen_and_not_yet_written(desk: Desk) -> None:
    desk.live("work 1h, idle 5m, work 10m, pause, work 5m")
    assert told(desk.history.rows()) == ["02 09:00 use 3600", "02 10:00 away 300", "02 10:15 paused 0"]
    assert told(desk.recorder.rows(1)) == [
        "02 09:00 use 3600",
        "02 10:00 away 300",
        "02 10:05 use 900",
        "02 10:15 paused 0",
        "02 10:15 pause 300",
    ]
    ten = datetime(2026, 3, 2, 10, 3, tzinfo=UTC)
    assert told(desk.recorder.between(ten, ten + timedelta(minutes=5), (Entry.USE, Entry.AWAY))) == [
        "02 10:00 away 300",
        "02 10:05 use 900",
    ]
    assert desk.recorder.first_day() == date(2026, 3, 2)
    assert desk.recorder.sums(date(2026, 3, 2), date(2026, 3, 3)).whole == Totals(use_s=3600.0)
    assert desk.recorder.count(None, None) == 3


def test_a_night_at_the_desk_is_whole_while_it_lasts(desk: Desk) -> None:
    desk.day = Recorded(QUIET, "2026-03-04 02:00", "UTC", extra_every_s=30.0)
    desk.day.recorder = desk.recorder
    desk.live("work 3h")
    assert desk.history.rows() == []
    past = Past(
        rows=desk.recorder.between,
        sums=desk.recorder.sums,
        count=desk.recorder.count,
        first_day=desk.recorder.first_day,
        titles=dict,
        now=desk.now,
    )
    week, month = (past.look(period_of(grain, past.today)) for grain in (Grain.WEEK, Grain.MONTH))
    assert week.sentence == month.sentence == "3 h at the desk and no break yet."
    days = [past.look(period_of(Grain.DAY, date(2026, 3, day))).sentence for day in (3, 4)]
    assert days == ["2 h at the desk and no break.", "1 h at the desk and no break yet."]


def test_what_lasts_goes_on_after_a_restart(desk: Desk) -> None:
    desk.live("work 1h")
    kept = desk.recorder.text()
    desk.open()
    desk.recorder.take_up(kept)
    desk.live("work 30m, idle 5m, work 1s")
    assert told(desk.history.rows()) == ["02 09:00 use 5400", "02 10:30 away 300"]


@pytest.mark.warns
def test_a_diary_that_cannot_be_read_is_begun_anew(desk: Desk) -> None:
    desk.recorder.take_up("no diary at all")
    desk.live("work 1h, idle 5m, work 1s")
    assert told(desk.history.rows()) == ["02 09:00 use 3600", "02 10:00 away 300"]


def test_a_prompt_that_is_answered_while_typing_is_no_break(desk: Desk) -> None:
    desk.day = Recorded(only("eyes"), UTC_DAY, "UTC", extra_every_s=30.0)
    desk.day.recorder = desk.recorder
    desk.live("work 20m3s, done, work 1s")
    [row] = [each for each in desk.history.rows() if each.entry is Entry.TAKEN]
    assert (row.seconds, row.away_s) == (3.0, 0.0)


def test_today_is_forgotten_with_what_lasts(desk: Desk) -> None:
    desk.live("work 1h, idle 5m, work 10m")
    assert desk.forget(date(2026, 3, 2), date(2026, 3, 2)) == 2
    assert desk.recorder.rows(7) == []
    desk.live("work 10m, idle 5m, work 1s")
    assert told(desk.history.rows()) == ["02 10:15 use 600", "02 10:25 away 300"]


def test_another_day_is_forgotten_alone(desk: Desk) -> None:
    desk.history.add(Row(desk.now() - timedelta(days=3), Entry.PAUSED), Row(desk.now(), Entry.RESUMED))
    desk.live("work 10m")
    assert desk.forget(None, date(2026, 3, 1)) == 1
    assert told(desk.recorder.rows(7)) == ["02 09:00 resumed 0", "02 09:00 use 600"]


def test_what_is_older_than_the_person_wants_goes_once_a_day(desk: Desk) -> None:
    desk.settings = settings.check({"history": {"keep": "1 month"}})[0]
    desk.history.add(*(Row(desk.now() - timedelta(days=days), Entry.TAKEN, str(days)) for days in (32, 31, 30)))
    desk.live("work 1h, idle 5m, work 1s")
    desk.recorder.finish()
    assert [row.item for row in desk.history.rows() if row.entry is Entry.TAKEN] == ["31", "30"]
    desk.live("work 1h, idle 23h, work 1s")
    desk.recorder.finish()
    assert [row.item for row in desk.history.rows() if row.entry is Entry.TAKEN] == ["30"]


def test_nothing_is_written_while_nobody_is_there(desk: Desk) -> None:
    desk.live("work 1h, idle 3m")
    before = {each.name: each.stat().st_size for each in desk.path.parent.iterdir()}
    assert desk.recorder.is_idle
    desk.live("idle 40h")
    assert desk.recorder.is_idle
    assert {each.name: each.stat().st_size for each in desk.path.parent.iterdir()} == before
    desk.live("work 1s")
    assert not desk.recorder.is_idle
    assert len(desk.history.rows()) == 3


def test_a_hold_that_ends_while_nobody_is_there_is_written_when_somebody_is(desk: Desk) -> None:
    desk.live("work 1h, hold dnd, work 10m, idle 5m")
    before = {each.name: each.stat().st_size for each in desk.path.parent.iterdir()}
    desk.live("release dnd, idle 1m")
    assert desk.recorder.is_no_news([HoldEnded(Obstacle.DND), Watching(False)], ())
    assert not desk.recorder.is_no_news([HoldEnded(Obstacle.FOCUS)], ())
    assert {each.name: each.stat().st_size for each in desk.path.parent.iterdir()} == before
    assert desk.history.waiting == 1
    desk.live("work 1s")
    assert not desk.recorder.is_no_news([HoldEnded(Obstacle.DND)], ())
    assert desk.history.waiting == 0
    assert [each for each in told(desk.history.rows()) if "hold" in each] == ["02 10:00 hold 900"]


def test_what_lasted_when_the_app_ended_is_forgotten_with_its_day(desk: Desk, tmp_path: Path) -> None:
    desk.live("work 1h")
    memory = Memory(tmp_path / "memory.db", now=desk.now, tell=_fail)
    for day, is_kept in ((date(2026, 3, 1), True), (date(2026, 3, 3), True), (date(2026, 3, 2), False)):
        memory.put("engine", {"state": "as it was", "diary": desk.recorder.text()})
        forget_kept(memory, day, day, time(4))
        assert bool(memory.get("engine")["diary"]) is is_kept
        assert memory.get("engine")["state"] == "as it was"
    forget_kept(memory, None, None, time(4))
    memory.put("engine", None)
    forget_kept(memory, None, None, time(4))
    memory.close()


def test_with_everything_goes_what_was_remembered_of_breaks_and_answers(desk: Desk, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.db", now=desk.now, tell=_fail)
    habits = {"moves.strength": ["2026-03-01"], "moves.shown": {"chin-tuck": 1772446500.0}, "check.done": "2026-03-01"}
    for key, value in (habits | {"welcomed": True}).items():
        memory.put(key, value)
    forget_kept(memory, date(2026, 3, 1), date(2026, 3, 1), time(4))
    assert {key: memory.get(key) for key in habits} == habits
    forget_kept(memory, None, None, time(4))
    assert [memory.get(key) for key in habits] == [None, None, None]
    assert memory.get("welcomed") is True
    assert not any(b"2026-03-01" in each.read_bytes() for each in tmp_path.glob("memory*"))
    memory.close()


def test_nothing_goes_unless_the_person_wants_it(desk: Desk) -> None:
    desk.history.add(Row(datetime(1999, 1, 1, tzinfo=UTC), Entry.TAKEN))
    desk.live("work 1h, idle 5m, work 1s")
    assert len(desk.history.rows()) == 3


def test_a_history_that_was_replaced_has_nothing_of_before(desk: Desk) -> None:
    desk.live("work 1h")
    desk.recorder.begin_anew()
    desk.live("work 10m, idle 5m, work 1s")
    assert told(desk.history.rows()) == ["02 10:00 use 600", "02 10:10 away 300"]
