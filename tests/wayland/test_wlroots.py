"""BackCare on real compositors of wlroots' kind: what it sees there, and its windows over another program's."""

from __future__ import annotations

import pytest

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk, Program
from tests.desk.hands import at_work
from tests.wayland.wlroots import SIZE, Wlroots

SPEED = 30.0
OTHERS = "#AA0033"
"""The colour of the other program's window."""
MARGIN_PX = 16
LEAVE = 285, 674
"""Where the break's button Leave is on a screen of this size."""
BELOW = SIZE[0] // 2, SIZE[1] - 40
"""Where the break has nothing, and no notice stands."""


def events(program: Program) -> list[str]:
    return [said["event"] for said in program.said()]


@pytest.fixture
def other(desk: Desk, wlroots: Wlroots) -> Program:
    """A program of Wayland itself that fills the screen and has the keyboard."""
    program = wlroots.native("tests.desk.typing_program", "full")
    desk.wait(lambda: wlroots.colour(*LEAVE) == OTHERS, 15, f"the full-screen program: {program.text()}")
    return program


def arrived(program: Program) -> str:
    lines = [line for line in program.text().splitlines() if line.startswith("typed ")]
    return lines[-1].removeprefix("typed ") if lines else ""


def corner(desk: Desk) -> tuple[int, int]:
    """Where the notice ends, right and below."""
    (notice,) = desk.windows("BackCare notice")
    return notice.x + notice.width, notice.y + notice.height


def test_input_is_told_by_the_compositor_and_not_by_xwayland(desk: Desk, wlroots: Wlroots) -> None:
    idle = desk.python("-m", "tests.desk.idle_program", "chosen", "0.5", talk=True)
    desk.wait(lambda: "stopped" in events(idle), 10, "no input for half a second")
    wlroots.key("Shift_L")
    desk.wait(lambda: events(idle) == ["started", "stopped", "began", "stopped"], 5, f"input: {idle.text()}")
    idle.write("choice")
    desk.wait(lambda: "choice" in events(idle), 5, "the choice")
    assert idle.said()[-1]["tried"] == [
        ["Wayland idle notification", ""],
        ["GNOME idle monitor", "not needed"],
        ["X11 idle alarms", "under Wayland an X server sees only the input of X programs"],
        ["X11 screen saver", "under Wayland an X server sees only the input of X programs"],
    ]


def test_a_full_screen_program_is_seen_for_as_long_as_it_is_there(desk: Desk, wlroots: Wlroots) -> None:
    hold = desk.python("-m", "tests.desk.hold_program", "holds.fullscreen:WaylandFullscreen", talk=True)

    def seen() -> list[bool]:
        return [said["stands"] for said in hold.said() if said["event"] == "seen"]

    desk.wait(lambda: seen() == [False], 10, "nothing at first")
    other = wlroots.native("tests.desk.typing_program", "full")
    desk.wait(lambda: seen() == [False, True], 15, "the full-screen program")
    other.end()
    assert desk.wait(lambda: seen() == [False, True, False], 5, "its end")


def test_the_notice_stands_over_a_full_screen_program_and_takes_no_key(
    desk: Desk, wlroots: Wlroots, other: Program
) -> None:
    app = BackCare(desk, SOON + "[holds]\nfullscreen = false\n")
    app.start("--background", speed=SPEED)
    with at_work(lambda: wlroots.type("word by word ")):
        app.wait_state("notice", 20)
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice")
        before = len(arrived(other))
        desk.wait(lambda: len(arrived(other)) > before + 20, 5, "typing goes on in the other program")
        desk.wait(lambda: corner(desk) == (SIZE[0] - MARGIN_PX, SIZE[1] - MARGIN_PX), 5, "the notice in its corner")
        (notice,) = desk.windows("BackCare notice")
        assert wlroots.colour(notice.x + notice.width // 2, notice.y + 6) != OTHERS
        assert wlroots.colour(notice.x - 6, notice.y + 6) == OTHERS
    app.wait_state("break", 10)
    desk.wait(lambda: wlroots.colour(*BELOW) != OTHERS, 5, "the break covers it")
    app.tell("exit")
    desk.wait(lambda: wlroots.colour(*BELOW) == OTHERS, 5, "the other program again")
    app.quit()


def test_a_break_over_a_full_screen_program_is_left_by_its_button(desk: Desk, wlroots: Wlroots, other: Program) -> None:
    app = BackCare(desk)
    app.start("--background")
    app.tell("break", "stretch")
    desk.wait(lambda: wlroots.colour(*BELOW) != OTHERS, 10, "the break covers it")
    pointer = wlroots.pointer()

    def left() -> bool:
        pointer.click(*LEAVE)  # the first may come before XWayland knows of the pointer
        return bool(app.status()["state"] == "working")

    desk.wait(left, 5, "the break is left")
    desk.wait(lambda: wlroots.colour(*BELOW) == OTHERS, 5, "the other program again")
    assert app.history() == [("stretch", "skipped")]
    wlroots.type("and the keys go there")  # on sway the first letter of a new keyboard may get lost
    desk.wait(lambda: arrived(other).endswith("keys go there"), 5, "typing arrives")
    pointer.close()
    app.quit()


def test_the_doctor_names_what_is_used_there(desk: Desk, wlroots: Wlroots) -> None:
    said = BackCare(desk).tell("doctor").splitlines()
    through = "our windows go through XWayland, where they can be placed and stay on top"
    assert f"Desktop: not named, Wayland; {through}" in said
    assert "Idle time: Wayland idle notification" in said
    assert "A full-screen window: windows of the Wayland compositor" in said
    assert "Programs you name (switched off): windows of the Wayland compositor" in said
