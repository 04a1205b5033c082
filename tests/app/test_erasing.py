"""Days are deleted in another thread: this one goes on, what happens meanwhile waits, and nothing is begun twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.erasing import BUSY, FAILED, Erased, Erasing
from backcare_desktop.ports import Problem
from backcare_desktop.store.history import History
from backcare_desktop.store.history_erase import Eraser
from tests.store.deadline import until

TEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
EDGE = time(4, 0)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = History(tmp_path / "history.db", now=lambda: TEN, tell=lambda each: pytest.fail(str(each)))
    with closing(made):
        made.add(Row(TEN, Entry.SKIPPED, "eyes", "pressed"), Row(TEN + timedelta(days=1), Entry.TAKEN, "rest"))
        yield made


def said(found: list[Erased]) -> list[object]:
    return [str(each) if isinstance(each, Problem) else each for each in found]


def pump(found: list[Erased], count: int) -> None:
    def is_there() -> bool:
        QCoreApplication.processEvents()
        return len(found) >= count

    until(is_there, 20)


def test_this_thread_goes_on_and_what_happens_meanwhile_is_kept(history: History) -> None:
    erasing, found, ticked = Erasing(history), list[Erased](), Event()
    timer = QTimer(interval=1)
    timer.timeout.connect(ticked.set)

    def erase(eraser: Eraser) -> int:
        assert ticked.wait(20)  # only the event loop of the other thread lets it go on
        return eraser.delete(date(2026, 3, 2), date(2026, 3, 3), EDGE)

    erasing.begin(erase, found.append)
    erasing.begin(lambda _: 99, found.append)
    assert said(found) == [BUSY]
    history.add(Row(TEN, Entry.TAKEN, "posture"))
    assert history.waiting == 1
    timer.start()
    pump(found, 2)
    timer.stop()
    assert said(found) == [BUSY, 1]
    assert history.waiting == 0
    assert [row.item for row in history.rows()] == ["posture", "rest"]
    assert not erasing.is_busy


def test_the_end_of_the_app_waits_for_it(history: History) -> None:
    erasing, found = Erasing(history), list[Erased]()
    erasing.begin(lambda eraser: eraser.delete(None, None, EDGE), found.append)
    erasing.close()
    erasing.close()
    assert said(found) == [2]
    QCoreApplication.processEvents()
    assert len(found) == 1


def test_what_cannot_be_is_told_and_the_history_goes_on(history: History, tmp_path: Path) -> None:
    erasing, found = Erasing(history), list[Erased]()

    def refuse(_: Eraser) -> int:
        raise Problem("The disk is gone. Nothing was deleted.")

    erasing.begin(refuse, found.append)
    erasing.close()
    history.add(Row(TEN, Entry.TAKEN, "posture"))
    assert history.waiting == 0
    nothing = History(tmp_path / "none.db", now=lambda: TEN, tell=print)
    Erasing(nothing).begin(refuse, found.append)
    (tmp_path / "folder.db").mkdir()
    broken = History(tmp_path / "folder.db", now=lambda: TEN, tell=print)
    Erasing(broken).begin(refuse, found.append)
    assert said(found[:2]) == ["The disk is gone. Nothing was deleted.", 0]
    assert str(found[2]).startswith("The history cannot be used just now (")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_ours_is_told_and_rows_are_written_again(history: History) -> None:
    erasing, found = Erasing(history), list[Erased]()

    def stumble(_: Eraser) -> int:
        raise RuntimeError("a bug")

    erasing.begin(stumble, found.append)
    erasing.close()
    assert said(found) == [FAILED]
    history.add(Row(TEN, Entry.TAKEN, "posture"))
    assert history.waiting == 0
