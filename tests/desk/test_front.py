"""What is in front, on a real X server with a real window manager: full-screen windows and named programs."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk, Program
from tests.desk.needs import need_programs
from tests.desk.watches import APP, FULL, Other, Watch


def test_a_full_screen_window_counts_while_it_is_in_front(desk: Desk) -> None:
    watch, other = Watch(desk, FULL), Other(desk)
    watch.wait(False)
    other.tell("full")
    watch.wait(False, True)
    other.tell("normal")
    watch.wait(False, True, False)
    other.tell("full")
    watch.wait(False, True, False, True)
    other.tell("aside")
    watch.wait(False, True, False, True, False)
    other.tell("full")
    watch.wait(False, True, False, True, False, True)
    other.tell("minimised")
    assert watch.wait(False, True, False, True, False, True, False)


def test_one_that_tells_the_desktop_of_each_key_is_heeded_by_its_size(desk: Desk) -> None:
    watch, other = Watch(desk, FULL), Other(desk)
    desk.type("many more than ten keys")
    other.tell("full")
    watch.wait(False, True)
    other.tell("normal")
    assert watch.wait(False, True, False)


def test_a_window_that_closes_while_full_or_whose_program_dies_is_gone(desk: Desk) -> None:
    watch = Watch(desk, FULL)
    for _ in range(2):
        other = Other(desk)
        other.tell("full")
        watch.comes_to(True)
        other.program.signal(signal.SIGKILL)
        watch.comes_to(False)
    assert watch.told() == [False, True, False, True, False]


@pytest.fixture
def wide() -> Iterator[Desk]:
    need_programs()
    with Desk(size=(1920, 800)) as running:
        running.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
        yield running


def test_nonsense_about_windows_is_no_full_screen_and_the_truth_after_it_counts(desk: Desk) -> None:
    watch = Watch(desk, FULL)
    Other(desk)
    watch.wait(False)
    (window,) = desk.windows("other program")
    for target, name in (("-root", "_NET_ACTIVE_WINDOW"), (f"-id {window.id}", "_NET_WM_STATE")):
        desk.run(["xprop", *target.split(), "-f", name, "8s", "-set", name, "no number at all"])
        watch.answer()
    assert watch.told() == [False]
    film = desk.python("-m", "tests.desk.typing_program", "full")
    watch.wait(False, True)
    film.end()


def test_one_of_two_screens_is_enough_also_past_the_window_manager(wide: Desk) -> None:
    watch = Watch(wide, FULL)
    wide.move(1600, 300)
    other = Other(wide)
    other.tell("full")
    watch.wait(False, True)
    other.tell("normal")
    watch.wait(False, True, False)
    other.tell("over 1280 0 640 800")
    watch.wait(False, True, False, True)
    other.tell("over 1280 0 640 700")
    assert watch.wait(False, True, False, True, False)


def window_manager(desk: Desk) -> Program:
    """Start openbox, and wait until it manages windows; what a killed one left does not count."""
    mark = "_NET_SUPPORTING_WM_CHECK"
    desk.run(["xprop", "-root", "-remove", mark])
    program = desk.start(["openbox"])
    desk.wait(lambda: "window id" in desk.run(["xprop", "-root", mark]), 5, "the window manager")
    return program


def test_the_window_manager_goes_and_comes() -> None:
    need_programs()
    with Desk(wm=None) as desk:
        assert Watch(desk, FULL).cannot() == "no window manager tells which window is in front"
        manager, watch, other = window_manager(desk), Watch(desk, FULL), Other(desk)
        other.tell("full")
        watch.wait(False, True)
        manager.signal(signal.SIGKILL)
        watch.wait(False, True, None)
        assert watch.why() == "the window manager is gone"
        assert Watch(desk, FULL).cannot() == "no window manager tells which window is in front"
        window_manager(desk)
        again = Watch(desk, FULL)
        again.comes_to(True)  # the new window manager has to find the windows first
        other.tell("normal")
        again.comes_to(False)


def test_an_x_server_that_hangs_keeps_nobody_waiting(desk: Desk) -> None:
    watch, other = Watch(desk, FULL), Other(desk)
    other.tell("full")
    watch.wait(False, True)
    assert watch.waits_while_hung(desk.xserver) == 0, "who waits goes to sleep"
    assert watch.told() == [False, True]


def test_a_named_program_counts_while_it_is_in_front(desk: Desk) -> None:
    watch, named = Watch(desk, APP, ["Slides", "window program"], "in_front"), Other(desk)
    watch.wait(False, True)
    named.tell("aside")
    another = desk.python("-m", "tests.desk.typing_program")
    watch.wait(False, True, False)
    another.end()
    watch.wait(False, True, False, True)
    named.program.end()
    assert watch.wait(False, True, False, True, False)


def test_what_was_not_asked_for_is_not_looked_for(desk: Desk) -> None:
    running = "holds.app:RunningPrograms"
    for watch in (Watch(desk, APP, [" "], "in_front"), Watch(desk, running, [], "running")):
        watch.wait(False)
        assert watch.words() == "you named no program yet"
        watch.answer()
    assert Watch(desk, APP, ["impress"], "running").unavailable() == "you chose programs that are running"
    assert Watch(desk, running, ["impress"], "in_front").unavailable() == "you chose programs that are in front"
