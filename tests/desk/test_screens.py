"""Prompts while screens come, go, turn and change their scale: all are covered that should be, and none stays so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk, Program
from tests.desk.needs import need_programs
from tests.desk.prompt_bench import Place, Shows

TWO = (("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))


@pytest.fixture(scope="module")
def wide_desk() -> Iterator[Desk]:
    """A desktop wide enough for two screens, and high enough for one that is turned; one for all tests here."""
    need_programs()
    with Desk(size=(1920, 1280)) as running:
        running.screens(*TWO)
        yield running


@pytest.fixture
def rescale(wide: Desk) -> Iterator[Program]:
    """Tells all programs that are started from now on how the desktop is scaled: by 1 at first."""
    program = wide.python("-m", "tests.desk.xsettings_program", talk=True)
    program.write("96")
    wide.wait(lambda: "told 96" in program.text(), 5, "a scale")
    yield program
    program.end()


@pytest.fixture(scope="module")
def driver(wide_desk: Desk) -> Shows:
    """One program for all tests that show prompts in it."""
    return Shows(wide_desk)


@pytest.fixture
def wide(wide_desk: Desk) -> Desk:
    """With its two screens."""
    wide_desk.screens(*TWO)
    wide_desk.move(600, 400)
    return wide_desk


@pytest.fixture
def shows(driver: Shows, wide: Desk) -> Iterator[Shows]:
    """Prompts as they are by default; none is left behind."""
    driver.begin()
    yield driver
    driver.change(None)
    wide.wait(lambda: driver.report()["windows"] == 0, 5, driver.report)


def test_both_screens_are_covered_and_the_time_stands_on_both(wide: Desk, shows: Shows) -> None:
    shows.show("break")
    assert shows.come_to((0, 0, 1280, 800), title="BackCare break")
    assert shows.come_to((1280, 0, 640, 800), title="BackCare curtain")
    assert shows.sees_ground(*((x, y) for x in (2, 1277, 1283, 1917) for y in (2, 797)))


@pytest.mark.parametrize(
    ("screens", "notice", "covers"),
    [
        ("all", (1544, 688, 360, 96), [(1280, 0, 640, 800), (0, 0, 1280, 800)]),
        ("primary", (904, 688, 360, 96), [(0, 0, 1280, 800)]),
        ("pointer", (1544, 688, 360, 96), [(1280, 0, 640, 800)]),
    ],
)
def test_a_break_is_on_the_screens_that_the_person_chose(
    wide: Desk, shows: Shows, screens: str, notice: Place, covers: list[Place]
) -> None:
    wide.move(1600, 300)
    shows.begin(screens=screens, is_still=True)
    shows.show("stretch")
    assert shows.come_to(notice)
    shows.show("break")
    stage, *curtains = covers
    assert shows.come_to(stage, title="BackCare break")
    assert shows.come_to(*curtains, title="BackCare curtain")


def test_the_break_follows_screens_that_turn_change_go_and_come_back(wide: Desk, shows: Shows) -> None:
    shows.show("break")
    assert shows.come_to((0, 0, 1280, 800), (1280, 0, 640, 800))
    wide.screens(("turned", 0, 0, 800, 1280), ("beside", 800, 0, 640, 800))
    assert shows.come_to((0, 0, 800, 1280), (800, 0, 640, 800))
    assert shows.sees_ground((2, 1277), (797, 2), (803, 797), (1437, 797))
    wide.switch_off()
    wide.wait(lambda: len(wide.windows("BackCare", hidden=True)) == 1, 10, "no curtain without a screen")
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
    assert shows.come_to((0, 0, 1280, 800), (1280, 0, 640, 800))
    wide.screens(("left", 0, 0, 1280, 800), ("above", 0, 800, 1280, 480), ("right", 1280, 0, 640, 800))
    assert shows.come_to((0, 0, 1280, 800), (0, 800, 1280, 480), (1280, 0, 640, 800))


def test_the_notice_follows_screens_that_turn_go_and_come_back(wide: Desk, shows: Shows) -> None:
    shows.begin(is_still=True)
    shows.show("stretch")
    assert shows.come_to((904, 688, 360, 96))
    wide.screens(("turned", 0, 0, 800, 1280))
    assert shows.come_to((424, 1168, 360, 96))
    wide.switch_off()
    wide.screens(("left", 0, 0, 1280, 800), ("right", 1280, 0, 640, 800))
    assert shows.come_to((904, 688, 360, 96))


def test_screens_of_different_scale_are_covered_to_the_last_pixel(wide: Desk) -> None:
    shows = Shows(wide, env={"QT_SCREEN_SCALE_FACTORS": "left=1;finer=1.5;finest=2"})
    wide.screens(TWO[0], ("finer", 1280, 0, 630, 801))
    shows.show("break")
    assert shows.come_to((0, 0, 1280, 800), (1280, 0, 630, 801))
    wide.screens(TWO[0], ("finer", 1280, 0, 630, 801), ("finest", 0, 801, 1280, 478))
    assert shows.come_to((0, 0, 1280, 800), (0, 801, 1280, 478), (1280, 0, 630, 801))
    corners = [(2, 2), (1277, 797), (1283, 2), (1907, 798), (2, 803), (1277, 1276)]
    assert shows.sees_ground(*corners)
    shows.driver.end()


@pytest.mark.parametrize(
    ("scene", "level", "wanted"),
    [
        ("stretch", "usual", {1: (904, 688, 360, 96), 2: (528, 576, 720, 192), 1.5: (716, 632, 540, 144)}),
        ("break", "window", {1: (160, 16, 960, 768), 2: (26, 16, 1228, 768), 1.5: (26, 16, 1228, 768)}),
        ("break", "screen", dict.fromkeys((1, 2, 1.5), (0, 0, 1280, 800))),
    ],
    ids=["notice", "window", "screen"],
)
def test_a_desktop_that_is_rescaled_takes_every_prompt_along(
    wide: Desk, rescale: Program, scene: str, level: str, wanted: dict[float, Place]
) -> None:
    wide.unplug("right")
    shows = Shows(wide, is_still=True, level=level)
    shows.show(scene)
    for scale, place in (*wanted.items(), (1, wanted[1])):
        rescale.write(str(96 * scale))
        wide.wait(lambda: shows.report()["scale"] == scale, 10, f"scale {scale}")  # noqa: B023
        assert shows.come_to(place)
    shows.driver.end()


def test_a_break_in_a_window_leaves_room_and_is_dragged_aside(wide: Desk, shows: Shows) -> None:
    shows.begin(level="window")
    shows.show("break")
    assert shows.come_to((160, 16, 960, 768))
    wide.drag((180, 400), (80, 410))
    assert shows.come_to((60, 26, 960, 768))
    wide.unplug("right")
    wide.wait(lambda: shows.report()["screens"] == 1, 5, "the screen is gone for the program")
    shows.change("break", left_s=290)
    assert shows.report()["places"] == [[60, 26, 960, 768]]
    assert shows.places() == [(60, 26, 960, 768)]


@pytest.mark.parametrize("pointer_x", [600, 1600], ids=["curtain goes", "stage goes"])
def test_a_screen_unplugged_in_the_break_leaves_no_phantom(wide: Desk, shows: Shows, pointer_x: int) -> None:
    wide.move(pointer_x, 300)
    shows.show("break")
    shows.come_to((0, 0, 1280, 800), (1280, 0, 640, 800))
    wide.unplug("right")
    wide.wait(lambda: [w.title for w in wide.windows("BackCare", hidden=True)] == ["BackCare break"], 5, "one window")
    wide.wait(lambda: shows.report()["windows"] == 1, 5, "one window alive")
    assert shows.come_to((0, 0, 1280, 800), title="BackCare break")
    wide.screens(("left", 0, 0, 1280, 800), ("again", 1280, 0, 640, 800))
    assert shows.come_to((0, 0, 1280, 800), (1280, 0, 640, 800))


def test_the_notice_moves_when_its_screen_goes(wide: Desk, shows: Shows) -> None:
    wide.move(1600, 300)
    shows.begin(is_still=True)
    shows.show("stretch")
    assert shows.come_to((1544, 688, 360, 96), title="BackCare notice")
    wide.unplug("right")
    assert shows.come_to((904, 688, 360, 96), title="BackCare notice")
