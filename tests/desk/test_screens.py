"""Prompts while screens come, go, turn and change their scale: all are covered that should be, and none stays so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk
from tests.desk.needs import need_programs
from tests.desk.test_prompts import GROUND, Bench


@pytest.fixture
def wide() -> Iterator[Desk]:
    """A desktop wide enough for two screens, and high enough for one that is turned."""
    need_programs()
    with Desk(size=(1920, 1280)) as running:
        running.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
        running.move(600, 400)
        yield running


def places(desk: Desk, title: str = "BackCare") -> list[tuple[int, int, int, int]]:
    """Where the windows are that can be seen, from the left."""
    return sorted((each.x, each.y, each.width, each.height) for each in desk.windows(title))


def wait_places(desk: Desk, *wanted: tuple[int, int, int, int], title: str = "BackCare") -> None:
    desk.wait(lambda: places(desk, title) == list(wanted), 10, f"{title} at {wanted}")


def test_both_screens_are_covered_and_the_time_stands_on_both(wide: Desk) -> None:
    bench = Bench(wide)
    bench.show("break")
    wide.wait(lambda: len(wide.windows("BackCare")) == 2, 5, "two windows")
    assert bench.colours(*((x, y) for x in (2, 1277, 1283, 1917) for y in (2, 797))) == {GROUND}
    stage, curtain = wide.windows("BackCare break")[0], wide.windows("BackCare curtain")[0]
    assert (stage.x, stage.width, curtain.x, curtain.width) == (0, 1280, 1280, 640)


@pytest.mark.parametrize(
    ("screens", "stage_x", "covered"),
    [
        ("all", 1280, [(0, 0, 1280, 800), (1280, 0, 640, 800)]),
        ("primary", 0, [(0, 0, 1280, 800)]),
        ("pointer", 1280, [(1280, 0, 640, 800)]),
    ],
)
def test_a_break_is_on_the_screens_that_the_person_chose(
    wide: Desk, screens: str, stage_x: int, covered: list[tuple[int, int, int, int]]
) -> None:
    wide.move(1600, 300)
    bench = Bench(wide, screens=screens, is_still=True)
    bench.show("stretch")
    assert (places(wide)[0][0] < 1280) is (screens == "primary")
    bench.show("break")
    wait_places(wide, *covered)
    assert wide.windows("BackCare break")[0].x == stage_x


def test_the_break_follows_screens_that_turn_change_go_and_come_back(wide: Desk) -> None:
    bench = Bench(wide)
    bench.show("break")
    wait_places(wide, (0, 0, 1280, 800), (1280, 0, 640, 800))
    wide.screens(("turned", 0, 0, 800, 1280), ("beside", 800, 0, 640, 800))
    wait_places(wide, (0, 0, 800, 1280), (800, 0, 640, 800))
    assert bench.colours((2, 1277), (797, 2), (803, 797), (1437, 797)) == {GROUND}
    wide.switch_off()
    wide.wait(lambda: len(wide.windows("BackCare", hidden=True)) == 1, 10, "no curtain without a screen")
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
    wait_places(wide, (0, 0, 1280, 800), (1280, 0, 640, 800))
    wide.screens(("left", 0, 0, 1280, 800), ("above", 0, 800, 1280, 480), ("right", 1280, 0, 640, 800))
    wait_places(wide, (0, 0, 1280, 800), (0, 800, 1280, 480), (1280, 0, 640, 800))
    bench.show(None)
    wide.wait(lambda: bench.report()["windows"] == 0, 5, "nothing alive")


def test_the_notice_follows_screens_that_turn_go_and_come_back(wide: Desk) -> None:
    bench = Bench(wide, is_still=True)
    bench.show("stretch")
    wait_places(wide, (904, 688, 360, 96))
    wide.screens(("turned", 0, 0, 800, 1280))
    wait_places(wide, (424, 1168, 360, 96))
    wide.switch_off()
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
    wait_places(wide, (904, 688, 360, 96))
    bench.show(None)
    wide.wait(lambda: bench.report()["windows"] == 0, 5, "nothing alive")


def test_screens_of_different_scale_are_covered_to_the_last_pixel(wide: Desk) -> None:
    wide.env["QT_SCREEN_SCALE_FACTORS"] = "left=1;right=1.5;third=2"
    wide.screens(("left", 0, 0, 1280, 800))
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 630, 801))
    bench = Bench(wide)
    bench.show("break")
    wait_places(wide, (0, 0, 1280, 800), (1280, 0, 630, 801))
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 630, 801), ("third", 0, 801, 1280, 478))
    wait_places(wide, (0, 0, 1280, 800), (0, 801, 1280, 478), (1280, 0, 630, 801))
    corners = [(2, 2), (1277, 797), (1283, 2), (1907, 798), (2, 803), (1277, 1276)]
    assert bench.colours(*corners) == {GROUND}


def test_a_break_in_a_window_leaves_room_and_is_dragged_aside(wide: Desk) -> None:
    bench = Bench(wide, level="window")
    bench.show("break")
    wait_places(wide, (160, 16, 960, 768))
    wide.drag((180, 400), (80, 410))
    wait_places(wide, (60, 26, 960, 768))
    wide.unplug("right")
    bench.tell(show="break", left_s=290)
    assert places(wide) == [(60, 26, 960, 768)]


@pytest.mark.parametrize("pointer_x", [600, 1600], ids=["curtain goes", "stage goes"])
def test_a_screen_unplugged_in_the_break_leaves_no_phantom(wide: Desk, pointer_x: int) -> None:
    wide.move(pointer_x, 300)
    bench = Bench(wide)
    bench.show("break")
    wide.wait(lambda: len(wide.windows("BackCare")) == 2, 5, "two windows")
    wide.unplug("right")
    wide.wait(lambda: [w.title for w in wide.windows("BackCare", hidden=True)] == ["BackCare break"], 5, "one window")
    wide.wait(lambda: bench.report()["windows"] == 1, 5, "one window alive")
    stage = wide.windows("BackCare break")[0]
    assert (stage.x, stage.y, stage.width, stage.height) == (0, 0, 1280, 800)
    wide.screens(("left", 0, 0, 1280, 800), ("again", 1280, 0, 640, 800))
    wide.wait(lambda: len(wide.windows("BackCare")) == 2, 5, "the screen that came is covered")
    bench.show(None)
    wide.wait(lambda: bench.report()["windows"] == 0, 5, "nothing alive")


def test_the_notice_moves_when_its_screen_goes(wide: Desk) -> None:
    wide.move(1600, 300)
    bench = Bench(wide, is_still=True)
    bench.show("stretch")
    assert wide.windows("BackCare notice")[0].x == 1920 - 360 - 16
    wide.unplug("right")
    wide.wait(lambda: wide.windows("BackCare notice")[0].x == 1280 - 360 - 16, 5, "the notice on the screen left")
