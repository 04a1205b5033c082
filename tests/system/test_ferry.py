"""What threads find reaches the GUI thread, in order, and a thread that hangs holds nobody up."""

from __future__ import annotations

import threading

import pytest

from backcare_desktop.system.ferry import Aside, Ferry, is_hung
from tests.desk.programs import wait

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_a_thread_loads_lands_on_the_gui_thread_in_order() -> None:
    landed: list[tuple[int, bool]] = []
    ferry: Ferry[int] = Ferry(
        lambda found: landed.append((found, threading.current_thread() is threading.main_thread()))
    )

    def load() -> None:
        for number in range(3):
            ferry.load(number)

    threading.Thread(target=load).start()
    wait(lambda: len(landed) == 3, pump=True)
    ferry.close()
    assert landed == [(0, True), (1, True), (2, True)]


def test_nothing_lands_once_it_is_closed_not_even_by_what_landed_first() -> None:
    landed: list[int] = []

    def land(found: int) -> None:
        landed.append(found)
        ferry.close()
        ferry.close()

    ferry: Ferry[int] = Ferry(land)
    ferry.load(1)
    ferry.load(2)
    wait(lambda: landed, pump=True)
    ferry.load(3)
    assert landed == [1]


def test_whoever_asks_during_a_run_gets_one_more() -> None:
    may_go = threading.Event()
    runs: list[int] = []
    done: list[int] = []

    def work() -> int:
        may_go.wait(5)
        runs.append(1)
        return len(runs)

    aside: Aside[int] = Aside("a test's work", work, done.append, pytest.fail)
    for _ in range(4):
        aside.run()
    may_go.set()
    wait(lambda: len(done) == 2, pump=True)
    aside.close()
    assert done == [1, 2]


def test_what_hangs_is_told_after_two_seconds_and_not_tried_for_ever() -> None:
    may_go = threading.Event()
    late: list[str] = []
    done: list[int] = []

    def hang() -> int:
        may_go.wait(30)
        return 1

    first, second = (Aside("a test's hanging", hang, done.append, lambda: late.append("late")) for _ in range(2))
    first.run()
    assert not is_hung("a test's hanging")
    second.run()
    assert is_hung("a test's hanging")
    wait(lambda: len(late) == 2, 3, pump=True)
    first.close()
    second.close()
    may_go.set()
    wait(lambda: not is_hung("a test's hanging"))
    assert done == []
