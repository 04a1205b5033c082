"""The probe of the calendar on real files: to the second, while files change, with none to read, with one too slow."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import check
from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.calendar.hold import BLIND, CalendarFiles
from backcare_desktop.system.calendar.reader import CalendarReader, Said
from backcare_desktop.system.holds.chosen import ChosenHold, hold_candidates
from tests.desk.desk import wait
from tests.desk.programs import descendants
from tests.system.calendar_rigs import event, write

pytestmark = pytest.mark.usefixtures("qapp")

HOUR = timedelta(hours=1)
SLOW_S = 20.0


class Watch:
    """A running probe and what it told."""

    def __init__(self, *files: Path, patience_ms: int = 20000) -> None:
        self.told: list[HoldReport] = []
        self.missed_at = self._looked_at = now()
        """When the loop last began to turn without that the report came: however busy the machine is, not late."""
        self.probe = CalendarFiles([str(file) for file in files], patience_ms=patience_ms)
        self.probe.start(self.told.append)

    def wait(self, count: int) -> HoldReport:
        def has_told() -> bool:
            if is_there := len(self.told) >= count:
                return is_there
            self.missed_at, self._looked_at = self._looked_at, now()
            return False

        wait(has_told, SLOW_S, f"{count} reports, told: {self.told}", pump=True)
        assert len(self.told) == count
        return self.told[-1]


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """Stopped at the end."""
    kept: list[Watch] = []
    yield kept
    for each in kept:
        each.probe.stop()


def begin(watches: list[Watch], *files: Path, patience_ms: int = 20000) -> Watch:
    watches.append(Watch(*files, patience_ms=patience_ms))
    return watches[-1]


def now() -> datetime:
    return datetime.now(UTC)


def shown(moment: datetime) -> str:
    return f"your calendar says busy until {moment.astimezone():%H:%M}"


def test_it_begins_and_ends_within_a_moment_of_the_second_and_no_process_runs_for_it(
    tmp_path: Path, watches: list[Watch]
) -> None:
    def ahead(seconds: int) -> tuple[Watch, datetime]:
        """A watch whose next event begins in so many seconds, and when that is."""
        start, file = now().replace(microsecond=0) + timedelta(seconds=seconds), tmp_path / f"{seconds}.ics"
        past = event(now() - HOUR, now() - HOUR / 2, "past")
        write(file, event(start, start + timedelta(seconds=1)), past)
        return begin(watches, file), start

    watch, start = ahead(3)
    if watch.wait(1) != Seen(False):  # a busy machine reads longer
        watch, start = ahead(40)
        assert watch.wait(1) == Seen(False)
    for told, change in ((2, start), (3, start + timedelta(seconds=1))):
        watch.wait(told)
        assert now() >= change
        assert watch.missed_at < change + timedelta(seconds=0.5)
    assert [report.stands for report in watch.told if isinstance(report, Seen)] == [False, True, False]
    assert "Secret" not in str(watch.told)


def test_two_meetings_without_a_break_are_one_hold_with_the_end_of_the_last(
    tmp_path: Path, watches: list[Watch]
) -> None:
    at = now()
    write(tmp_path / "a.ics", event(at - HOUR, at + HOUR))
    write(tmp_path / "b.ics", event(at + HOUR / 2, at + 2 * HOUR))
    assert begin(watches, tmp_path).wait(1) == Seen(True, shown(at + 2 * HOUR))


@pytest.mark.warns
def test_a_file_that_comes_is_rewritten_in_place_turns_to_garbage_and_goes(
    tmp_path: Path, watches: list[Watch]
) -> None:
    at = now()
    there, late = tmp_path / "there", tmp_path / "late.ics"
    there.mkdir()
    watch = begin(watches, there, late)
    note = "not busy, but one calendar file is left out: “backcare calendar” tells why"
    assert watch.wait(1) == Seen(False, note)
    write(late, event(at - HOUR, at + HOUR))
    assert watch.wait(2) == Seen(True, shown(at + HOUR))
    late.write_text(late.read_text().replace("STATUS", "X").replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY"))
    assert watch.wait(3) == Seen(False)
    late.write_bytes(os.urandom(1000))
    assert watch.wait(4) == Seen(False, note)
    for told in (5, 7):
        write(late, event(at - HOUR, at + HOUR))
        assert watch.wait(told) == Seen(True, shown(at + HOUR))
        write(late)
        assert watch.wait(told + 1) == Seen(False)


def test_with_no_file_with_none_that_is_there_it_says_what_to_do(tmp_path: Path, watches: list[Watch]) -> None:
    with pytest.raises(ProbeUnavailable, match=r"^no calendar file is named yet: name files or folders under “Cal"):
        CalendarFiles([]).start(print)
    watch = begin(watches, tmp_path / "none.ics")
    assert watch.wait(1) == ProbeLost(BLIND)


def test_without_the_two_packages_it_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ProbeUnavailable, match=r"packages are needed: pip install icalendar recurring-ical-events$"):
        CalendarFiles([str(tmp_path)]).start(print)


def test_the_settings_name_its_files_and_addresses(tmp_path: Path) -> None:
    meeting = event(now() - HOUR, now() + HOUR).replace("END:", "ATTENDEE;PARTSTAT=DECLINED:mailto:me@b.org\nEND:")
    meeting = meeting.replace("END:", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:you@b.org\nEND:")
    write(tmp_path / "a.ics", meeting)
    settings, problems = check({"calendar": {"files": [str(tmp_path)], "addresses": ["Me@b.org"]}})
    assert problems == ()
    told: list[HoldReport] = []
    probe = ChosenHold("calendar", hold_candidates({}, "linux")[Obstacle.CALENDAR], settings.values)
    probe.start(told.append)
    wait(lambda: told, SLOW_S, pump=True)
    probe.stop()
    assert told == [Seen(False)]


def test_asked_while_the_files_are_as_they_were_it_reads_nothing_again(tmp_path: Path, watches: list[Watch]) -> None:
    write(tmp_path / "a.ics", event(now() - HOUR, now() + HOUR))
    watch = begin(watches, tmp_path)
    first = watch.wait(1)
    before, seen = set(descendants(os.getpid())), set[int]()

    def is_told() -> bool:
        seen.update(descendants(os.getpid()))
        return len(watch.told) == 2

    watch.probe.ask()
    wait(is_told, SLOW_S, pump=True)
    assert watch.told == [first, first]
    assert seen - before == set(), "no process reads"


def test_stopped_while_it_reads_it_is_silent(tmp_path: Path, watches: list[Watch]) -> None:
    at = now()
    write(tmp_path / "a.ics", event(at - HOUR, at + HOUR))
    before = set(descendants(os.getpid()))
    watch = begin(watches, tmp_path)
    wait(lambda: set(descendants(os.getpid())) - before, SLOW_S, "the process that reads", pump=True)
    watch.probe.stop()
    watch.probe.stop()
    assert begin(watches, tmp_path).wait(1) == Seen(True, shown(at + HOUR)), "another one has read it meanwhile"
    assert watch.told == []


def test_files_that_took_too_long_are_not_read_again_until_they_change(tmp_path: Path, watches: list[Watch]) -> None:
    at = now()
    write(tmp_path / "a.ics", event(at - HOUR, at + HOUR))
    too_long = ProbeLost("the calendar files take too long to read: export a shorter time from your calendar")
    assert begin(watches, tmp_path, patience_ms=1).wait(1) == too_long
    assert begin(watches, tmp_path).wait(1) == too_long
    write(tmp_path / "a.ics", event(at - HOUR, at + 2 * HOUR))
    assert begin(watches, tmp_path).wait(1) == Seen(True, shown(at + 2 * HOUR))


# ---- the process that reads


class Reading:
    def __init__(self, words: list[str], patience_ms: int = 20000) -> None:
        self.told: list[object] = []
        self.reader = CalendarReader(
            self.told.append, self.told.append, lambda: self.told.append("late"), words=words, patience_ms=patience_ms
        )

    def run(self) -> object:
        self.reader.read({"files": []})
        assert self.reader.is_busy
        wait(lambda: self.told, SLOW_S, pump=True)
        assert not self.reader.is_busy
        [told] = self.told
        return told


def python(line: str) -> list[str]:
    return [sys.executable, "-c", line]


def test_a_reader_that_says_nonsense_dies_or_is_not_there_is_a_failure() -> None:
    for words in (python("print('[]')"), python("import os; os.abort()"), python("print('{}')")):
        assert Reading(words).run() == "the program that reads your calendar files failed"
    assert Reading(["/no/such/program"]).run() == "/no/such/program could not be started"


def test_a_reader_that_answers_is_heard_with_all_it_says() -> None:
    line = "print('{\"busy\": ' + str([[float(i), i + 0.5] for i in range(20000)]) + ', \"notes\": 2}')"
    said = Reading(python(line)).run()
    assert isinstance(said, Said)
    assert (len(said.busy), said.left_out) == (20000, 2)


def test_a_reader_that_takes_too_long_is_ended() -> None:
    assert Reading(python("import time; time.sleep(60)"), patience_ms=300).run() == "late"
