"""What every probe of a hold promises, held by the real ones on real sources and by the fake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.system.hold_rigs import RIGS, HoldRig, hold_rig

pytestmark = pytest.mark.usefixtures("qapp")

KINDS = [pytest.param(name, marks=() if name == "fake" else pytest.mark.desk) for name in RIGS]


@pytest.fixture(params=KINDS)
def hold(request: pytest.FixtureRequest) -> Iterator[HoldRig]:
    with hold_rig(request.param) as running:
        yield running
        running.stop()


def changes(hold: HoldRig) -> list[bool | None]:
    """What was told, each run of equal reports once."""
    told = hold.reported()
    return [each for place, each in enumerate(told) if place == 0 or each != told[place - 1]]


def wait_changes(hold: HoldRig, *expected: bool | None) -> None:
    hold.until(lambda: changes(hold) == list(expected), hold.within_s)
    assert changes(hold) == list(expected)


def test_it_tells_what_holds_each_change_and_answers_never_keeps_the_gui_thread_and_stops(hold: HoldRig) -> None:
    wait_changes(hold, False)
    hold.begin()
    wait_changes(hold, False, True)
    assert hold.words(), "words for the person"
    hold.end()
    wait_changes(hold, False, True, False)
    hold.begin()
    wait_changes(hold, False, True, False, True)
    told = len(hold.reported())
    hold.ask()
    hold.until(lambda: len(hold.reported()) > told, hold.within_s)
    assert hold.reported()[told:] == [True], "asked, it answers although nothing changed"
    assert hold.waits_while_hung() == 0, "who waits for a source that hangs goes to sleep"
    hold.stop()
    told = len(hold.reported())
    hold.end()
    hold.settle()
    assert len(hold.reported()) == told, "stopped, it keeps silent"


def test_a_source_that_dies_is_reported_once(hold: HoldRig) -> None:
    if not hold.can_die:
        pytest.skip("this source cannot vanish")
    wait_changes(hold, False)
    hold.begin()
    wait_changes(hold, False, True)
    hold.die()
    hold.until(lambda: None in hold.reported(), hold.within_s)
    hold.ask()
    hold.settle()
    assert hold.reported().count(None) == 1
    assert hold.reported()[-1] is None
