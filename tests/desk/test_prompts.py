"""Prompts on a real desktop: nothing typed is lost, every screen is covered, the way out always works."""

from __future__ import annotations

import pytest

from tests.desk.desk import Desk
from tests.desk.prompt_bench import GROUND, Bench

OTHER = "#AA0033"


def test_every_typed_character_arrives_while_prompts_appear(desk: Desk) -> None:
    bench = Bench(desk, quiet_s=0.0)
    bench.type("before ")
    bench.show("stretch")
    bench.type("notice yes")
    bench.show("break")
    bench.type(" break ")
    desk.key("space", "Tab", "Return", "space")
    bench.tell(show="break", left_s=290)
    bench.type(" still here")
    assert bench.verbs() == []
    assert desk.focused() == "other program"


@pytest.mark.parametrize("is_full", [False, True], ids=["window", "full-screen"])
def test_the_break_covers_the_screen_above_any_window(desk: Desk, is_full: bool) -> None:
    bench = Bench(desk, is_full=is_full)
    bench.show("break")
    assert bench.colours(*((x, y) for x in (2, 640, 1277) for y in (2, 797))) == {GROUND}
    assert desk.find_colour(OTHER) is None
    bench.show(None)
    desk.wait(lambda: desk.find_colour(OTHER) is not None, 5, "the other program is seen again")
    bench.type("mine again")


def test_the_notice_lies_above_a_full_screen_program_in_its_corner(desk: Desk) -> None:
    bench = Bench(desk, is_full=True)
    bench.show("stretch")
    desk.wait(lambda: bench.colour(910, 740) == "#FFFFFF", 5, "the notice in its place")
    assert bench.colour(900, 740) == OTHER
    bench.type("on")


def test_the_edge_before_a_break_grows_and_takes_no_input(desk: Desk) -> None:
    bench = Bench(desk, is_full=True, has_edge=True, scheme="dark")
    bench.show("stretch")
    bench.tell(show="stretch", left_s=29.0)
    desk.wait(lambda: bench.colours((1, 400), (640, 1)) != {OTHER}, 5, "the edge")
    assert bench.colour(4, 400) == OTHER
    bench.tell(show="stretch", left_s=1.0)
    desk.wait(lambda: bench.colours((4, 400), (1276, 400)) != {OTHER}, 5, "the edge has grown")
    assert bench.colour(640, 400) == OTHER
    desk.move(2, 400)
    assert desk.window_below() == "other program"
    bench.type("under the edge")
    bench.show("break")
    assert desk.windows("BackCare edge", hidden=True) == []


def test_a_click_on_the_notice_leaves_the_keyboard_where_it_is(desk: Desk) -> None:
    bench = Bench(desk, is_still=True)
    bench.show("stretch")
    notice = desk.windows("BackCare notice")[0]
    assert (notice.x, notice.y, notice.width, notice.height) == (904, 688, 360, 96)
    desk.click(notice.x + 250, notice.y + 68)
    desk.wait(lambda: bench.verbs() == ["Begin()"], 5, "begin")
    bench.type("typed on")


def test_it_takes_the_keyboard_once_hands_rest_and_gives_it_back(desk: Desk) -> None:
    bench = Bench(desk, quiet_s=0.0)
    bench.show("break")
    bench.type("busy")
    bench.tell(quiet_s=5.0)
    desk.wait(lambda: desk.focused() == "BackCare break", 6, "the break has the keyboard")
    desk.key("space", "Return", "a")
    assert bench.report()["focus"] == ""
    bench.show(None)
    desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    bench.type(" and on")
    assert bench.typed() == "busy and on"
    assert bench.verbs() == []


def test_esc_held_leaves_and_a_tap_does_not_also_the_next_time(desk: Desk) -> None:
    bench = Bench(desk, quiet_s=9.0)
    bench.show("break")
    desk.wait(lambda: desk.focused() == "BackCare break", 6, "the break has the keyboard")
    desk.key("Escape")
    desk.hold("Escape")
    try:
        desk.wait(lambda: bench.verbs() == ["Exit()"], 6, "leaving")
        bench.show(None)
        desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    finally:
        desk.release("Escape")
    bench.tell(wants={"level": "window"})
    bench.show("break")
    desk.click(180, 400)
    desk.wait(lambda: desk.focused() == "BackCare break", 5, "the break has the keyboard")
    desk.hold("Escape")
    try:
        assert desk.wait(lambda: bench.verbs() == ["Exit()", "Exit()"], 6, "leaving once more")
    finally:
        desk.release("Escape")


def test_keys_reach_the_buttons_by_tab_after_two_seconds(desk: Desk) -> None:
    bench = Bench(desk, quiet_s=9.0)
    bench.show("break")
    desk.wait(lambda: desk.focused() == "BackCare break", 6, "the break has the keyboard")

    desk.key("Tab", "space")
    desk.wait(lambda: bench.report()["listens"], 8, "the buttons listen")
    desk.key("space", "Return")
    assert bench.report()["focus"] == ""
    order = []
    for _ in range(9):
        desk.key("Tab")
        order.append(bench.report()["focus"])
    assert order[:3] == ["Swap", "Not for me", "Next"]
    assert order[3:] == ["When to get help", "Leave", "Larger text", "Later", "Skip break", "Done"]
    assert bench.verbs() == []
    desk.key("space")
    desk.wait(lambda: bench.verbs() == ["Done()"], 5, "the button pressed")


def test_many_prompts_leave_no_window(desk: Desk) -> None:
    bench = Bench(desk)
    for number in range(10):
        for scene in ("stretch", "break", "card", "warmup"):
            bench.show(scene, number=number)
    bench.show(None)
    desk.wait(lambda: bench.report()["windows"] == 0, 5, "nothing alive")
    assert desk.windows("BackCare", hidden=True) == []
