"""What the probes of holds have in common: what they tell, and that they end well while a thread still looks."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.holds.lookout import AsideLookout
from tests.desk.desk import wait

pytestmark = pytest.mark.usefixtures("qapp")


class Doorkeeper(AsideLookout[bool]):
    """Looks whether a door is open; ``may_look`` keeps it looking, as a slow disk would."""

    name = "a test's door"
    late = "the door does not answer"

    def __init__(self) -> None:
        super().__init__()
        self.is_open, self.is_gone = False, False
        self.may_look = threading.Event()
        self.may_look.set()
        self.told: list[HoldReport] = []

    def _find(self) -> bool:
        self.may_look.wait(30)
        if self.is_gone:
            raise ProbeUnavailable("the door is gone")
        return self.is_open

    def _judge(self, found: bool) -> None:
        self._see(Seen(found, "the door is open" if found else ""))

    def tells(self, *expected: HoldReport) -> None:
        wait(lambda: len(self.told) >= len(expected), 5, pump=True)
        assert self.told == list(expected)


def test_each_change_and_each_answer_is_told_once_and_the_loss_too() -> None:
    door = Doorkeeper()
    door.start(door.told.append)
    door.tells(Seen(False))
    door.ask()
    door.tells(Seen(False), Seen(False))
    door.is_open = True
    door.ask()
    door.tells(Seen(False), Seen(False), Seen(True, "the door is open"))
    door.is_gone = True
    door.ask()
    door.tells(*door.told[:3], ProbeLost("the door is gone"))
    door.ask()
    door.stop()
    assert len(door.told) == 4


def test_one_that_is_dropped_while_its_thread_still_looks_leaves_nothing_behind() -> None:
    door = Doorkeeper()
    door.may_look.clear()
    door.start(door.told.append)
    may_look, told, known = door.may_look, door.told, weakref.ref(door)
    door.stop()
    del door
    gc.collect()
    assert known() is not None, "the thread has it"
    may_look.set()
    wait(lambda: gc.collect() >= 0 and known() is None, 5)
    assert told == []


def test_a_look_that_hangs_is_lost_and_no_third_one_begins() -> None:
    doors = [Doorkeeper(), Doorkeeper(), Doorkeeper()]
    for each in doors:
        each.may_look.clear()
    for each in doors[:2]:
        each.start(each.told.append)
    with pytest.raises(ProbeUnavailable, match=r"^the door does not answer$"):
        doors[2].start(doors[2].told.append)
    for each in doors[:2]:
        each.tells(ProbeLost("the door does not answer"))
    for each in doors:
        each.may_look.set()
