"""Prompts on a real desktop: nothing typed is lost, every screen is covered, the way out always works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk
from tests.desk.hands import at_work
from tests.desk.needs import need_programs
from tests.desk.prompt_bench import Other, Shows

OTHER = "#AA0033"
EDGE, EDGE_INSIDE = "#085C44", "#F6F5F1"
"""The two lines of the edge before a break."""


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """One desktop for all tests here."""
    need_programs()
    with Desk() as running:
        yield running


@pytest.fixture(scope="module")
def driver(desk: Desk) -> Shows:
    """One program for all tests that show prompts in it."""
    return Shows(desk)


@pytest.fixture
def shows(driver: Shows, desk: Desk) -> Iterator[Shows]:
    """Prompts as they are by default, over an empty desktop; none is left behind."""
    desk.move(640, 300)
    driver.begin()
    yield driver
    driver.change(None)
    desk.wait(lambda: driver.report()["windows"] == 0, 5, driver.report)


@pytest.fixture
def other(desk: Desk, shows: Shows, request: pytest.FixtureRequest) -> Iterator[Other]:
    """Another program that has the keyboard, in a window or, with the parameter True, in full screen."""
    program = Other(desk, is_full=getattr(request, "param", False))
    yield program
    program.program.end()
    desk.wait(lambda: not desk.windows("other program", hidden=True), 5, "the other program is gone")


is_full = pytest.mark.parametrize("other", [True], ids=["full-screen"], indirect=True)


def test_every_typed_character_arrives_while_prompts_appear(desk: Desk, shows: Shows, other: Other) -> None:
    shows.begin(quiet_s=0.0)
    other.type("before ")
    shows.show("stretch")
    other.type("notice yes")
    shows.show("break")
    other.type(" break ")
    desk.key("space", "Tab", "Return", "space")
    other.has("before notice yes break   ")
    shows.change("break", left_s=290)
    other.type(" still here")
    assert (shows.keys(), shows.verbs()) == (0, [])
    assert desk.focused() == "other program"


@pytest.mark.parametrize("other", [False, True], ids=["window", "full-screen"], indirect=True)
def test_the_break_covers_the_screen_above_any_window(desk: Desk, shows: Shows, other: Other) -> None:
    shows.show("break")
    assert shows.sees_ground(*((x, y) for x in (2, 640, 1277) for y in (2, 797)))
    desk.wait(lambda: desk.find_colour(OTHER) is None, 5, "nothing of the other program is seen")
    shows.change(None)
    desk.wait(lambda: desk.find_colour(OTHER) is not None, 5, "the other program is seen again")
    other.type("mine again")


@is_full
def test_the_notice_lies_above_a_full_screen_program_in_its_corner(shows: Shows, other: Other) -> None:
    shows.show("stretch")
    assert shows.sees({(910, 740): "#FFFFFF", (900, 740): OTHER})
    other.type("on")


@is_full
def test_the_edge_before_a_break_grows_and_takes_no_input(desk: Desk, shows: Shows, other: Other) -> None:
    shows.begin(has_edge=True)
    shows.show("stretch")
    shows.change("stretch", left_s=29.0)
    assert shows.sees({(0, 400): EDGE, (1, 400): EDGE_INSIDE, (640, 0): EDGE, (640, 1): EDGE_INSIDE, (4, 400): OTHER})
    shows.change("stretch", left_s=1.0)
    assert shows.sees({(4, 400): EDGE, (5, 400): EDGE_INSIDE, (1276, 400): EDGE, (640, 400): OTHER})
    desk.move(2, 400)
    assert desk.window_below() == "other program"
    other.type("under the edge")
    shows.show("break")
    desk.wait(lambda: not desk.windows("BackCare edge", hidden=True), 5, "no edge about the break")


def test_a_click_on_the_notice_leaves_the_keyboard_where_it_is(desk: Desk, shows: Shows, other: Other) -> None:
    shows.begin(is_still=True)
    shows.show("stretch")
    shows.come_to((904, 688, 360, 96))
    desk.click(904 + 250, 688 + 68)
    desk.wait(lambda: shows.verbs() == ["Begin()"], 5, shows.verbs)
    other.type("typed on")


def test_it_takes_the_keyboard_once_hands_rest_and_gives_it_back(desk: Desk, shows: Shows, other: Other) -> None:
    shows.begin(quiet_s=0.0)
    shows.show("break")
    other.type("busy")
    shows.tell(quiet_s=5.0)
    desk.wait(lambda: desk.focused() == "BackCare break", 6, desk.focused)
    shows.key("space", "Return", "a")
    assert shows.report()["focus"] == ""
    shows.change(None)
    desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    other.type(" and on")
    assert other.typed() == "busy and on"
    assert shows.verbs() == []


def test_keys_reach_the_buttons_by_tab_after_two_seconds_and_esc_held_leaves_also_the_next_time(
    desk: Desk, shows: Shows, other: Other
) -> None:
    shows.begin(quiet_s=9.0)
    before = shows.keys()
    with at_work(lambda: desk.key("Tab", "space")):  # so that less than two seconds pass between them on any machine
        shows.show("break")
        desk.wait(lambda: shows.keys() > before + 3, 6, desk.focused)
    assert (shows.report()["focus"], shows.verbs()) == ("", [])
    desk.wait(lambda: shows.report()["listens"], 8, "the buttons listen")
    shows.key("space", "Return")
    assert shows.report()["focus"] == ""
    order = []
    for _ in range(9):
        shows.key("Tab")
        order.append(shows.report()["focus"])
    assert order[:3] == ["Swap", "Not for me", "Next"]
    assert order[3:] == ["When to get help", "Leave", "Larger text", "Later", "Skip break", "Done"]
    assert shows.verbs() == []
    desk.key("space")
    desk.wait(lambda: shows.verbs() == ["Done()"], 5, shows.verbs)

    desk.key("Escape")  # a tap does nothing
    desk.hold("Escape")
    try:
        desk.wait(lambda: shows.verbs() == ["Done()", "Exit()"], 6, shows.verbs)
        shows.change(None)
        desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    finally:
        desk.release("Escape")
    shows.begin(quiet_s=9.0, level="window")
    shows.show("break")
    shows.come_to((160, 16, 960, 768))
    desk.click(180, 400)
    desk.wait(lambda: desk.focused() == "BackCare break", 5, "the break has the keyboard")
    desk.hold("Escape")
    try:
        assert desk.wait(lambda: shows.verbs() == ["Exit()"], 6, shows.verbs)
    finally:
        desk.release("Escape")
    assert other.program.code is None


def test_many_prompts_leave_no_window(desk: Desk, shows: Shows) -> None:
    for number in range(6):
        for scene in ("stretch", "break", "card", "warmup"):
            shows.show(scene, number=number)
    shows.change(None)
    desk.wait(lambda: shows.report()["windows"] == 0, 5, shows.report)
    desk.wait(lambda: not desk.windows("BackCare", hidden=True), 5, "no window of them on the X server")
