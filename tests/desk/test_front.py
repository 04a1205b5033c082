"""What is in front, on a real X server with a real window manager: full-screen windows and named programs."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.system.front_rigs import ACTIVE, windows_compositor
from tests.system.front_rigs import FULL as IS_FULL

FULL, APP = "holds.fullscreen:X11Fullscreen", "holds.app:X11ProgramInFront"


class Other:
    """A program with a window, and what is done to it."""

    def __init__(self, desk: Desk, **env: str) -> None:
        self.program = desk.python("-m", "tests.desk.window_program", env=env, talk=True)
        self._desk = desk
        self._done = 0
        desk.wait(lambda: desk.focused() == "other program", 15, "the other program")

    def tell(self, order: str) -> None:
        self._done += 1
        self.program.write(order)
        self._desk.wait(lambda: self.program.text().count("done") == self._done, 5, order)


class Watch:
    """A probe in a program of its own, and what it told, each run of equal reports once."""

    def __init__(self, desk: Desk, place: str, *values: object) -> None:
        self.program: Program = desk.python("-m", "tests.desk.hold_program", place, json.dumps(values), talk=True)
        self._desk = desk
        desk.wait(lambda: self.said("started") or self.said("unavailable"), 15, place)

    def told(self) -> list[bool | None]:
        told = [said.get("stands") for said in self.program.said() if said["event"] in ("seen", "lost")]
        return [each for place, each in enumerate(told) if place == 0 or each != told[place - 1]]

    def wait(self, *expected: bool | None) -> bool:
        """Whether it comes to tell this, from its start on."""
        return self._desk.wait(lambda: self.told() == list(expected), 5, lambda: f"{expected}, not {self.told()}")

    def comes_to(self, stands: bool) -> bool:
        """Whether it comes to tell this, whatever it told before."""
        return self._desk.wait(lambda: self.told()[-1:] == [stands], 5, lambda: f"{stands}, not {self.told()}")

    def reports(self) -> int:
        return len(self.said("seen"))

    def words(self) -> str:
        """What it sees, in words for the person."""
        return str(self.said("seen")[-1]["what"])

    def why(self) -> str:
        return str(self.program.said()[-1]["why"])

    def unavailable(self) -> str:
        """Why it cannot work here; the program has ended."""
        assert self.program.wait() == 1, self.program.text()
        return self.why()

    def cannot(self) -> str:
        """Why it cannot work here, which it may hear only after its start."""
        self._desk.wait(lambda: self.said("unavailable") or self.said("lost"), 5, "why it cannot work")
        return self.why()

    def order(self, line: str, answer: str) -> dict[str, object]:
        """Tell the program something, and return what it answers."""
        said = self.said(answer)
        self.program.write(line)
        self._desk.wait(lambda: len(self.said(answer)) > len(said), 5, line)
        return self.said(answer)[-1]

    def answer(self) -> None:
        """Ask it, and wait until it has answered."""
        before = self.reports()
        self.order("ask", "asked")
        self._desk.wait(lambda: self.reports() > before, 5, "an answer")

    def said(self, event: str) -> list[dict[str, object]]:
        return [said for said in self.program.said() if said["event"] == event]

    def stall_ms(self) -> float:
        """How long the probe kept the GUI thread at most."""
        return float(str(self.order("stall", "stall")["ms"]))


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
    desk.xserver.signal(signal.SIGSTOP)
    try:
        for _ in range(3):
            watch.order("ask", "asked")
        assert watch.stall_ms() <= 500.0  # 20 are usual; a busy machine adds its own
    finally:
        desk.xserver.signal(signal.SIGCONT)
    desk.wait(lambda: watch.reports() >= 3, 5, "the answer")
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


def test_under_gnome_on_wayland_the_windows_of_x_programs_count() -> None:
    need_programs("mutter", "dbus-daemon", "dbus-send", "Xwayland", "xdotool")
    with Desk(compositor="mutter", xwayland=True) as desk:
        watch = Watch(desk, FULL)
        watch.wait(False)
        other = Other(desk, QT_QPA_PLATFORM="xcb")
        other.tell("full")
        watch.wait(False, True)
        other.program.end()
        watch.wait(False, True, False)
        assert watch.words() == "nothing seen, but here only windows of X programs can be"
        place = "holds.fullscreen:WaylandFullscreen"
        assert Watch(desk, place).cannot() == "the compositor does not tell programs of other windows"


# --- Wayland, where the compositor tells of windows


@pytest.fixture
def bare() -> Iterator[Desk]:
    with Desk(x=False, dbus=False) as running:
        yield running


def tell(compositor: Program, *lines: str) -> None:
    """Have it tell of windows, and wait until it has."""
    count = compositor.text().count("obeyed")
    compositor.write("\n".join(lines))
    wait(lambda: compositor.text().count("obeyed") == count + len(lines), what=f"{lines} told")


def test_on_wayland_the_active_window_counts_and_ours_does_not(bare: Desk) -> None:
    compositor = windows_compositor(bare)
    full = Watch(bare, "holds.fullscreen:WaylandFullscreen")
    named = Watch(bare, "holds.app:WaylandProgramInFront", ["impress"], "in_front")
    full.wait(False)
    named.wait(False)
    tell(compositor, f"window 1 libreoffice-impress {ACTIVE} {IS_FULL}")
    full.wait(False, True)
    named.wait(False, True)
    tell(
        compositor,
        f"window 1 libreoffice-impress {IS_FULL}",
        f"window 2 backcare-desktop {ACTIVE} {IS_FULL}",
    )
    full.answer()
    named.answer()
    assert (full.told(), named.told()) == ([False, True], [False, True])
    tell(compositor, "window 1 libreoffice-impress")
    full.wait(False, True, False)
    tell(compositor, f"window 1 libreoffice-impress {IS_FULL}", f"window 3 terminal {ACTIVE}")
    named.wait(False, True, False)
    full.answer()
    assert full.told() == [False, True, False]
    tell(compositor, f"window 3 terminal {ACTIVE} {IS_FULL}")
    full.wait(False, True, False, True)
    tell(compositor, "window 3")
    full.wait(False, True, False, True, False)
    assert "title" not in full.program.text() + named.program.text()


def test_a_compositor_that_hangs_or_does_not_tell_of_windows(bare: Desk) -> None:
    place = "holds.fullscreen:WaylandFullscreen"
    assert Watch(bare, place).unavailable() == "no Wayland compositor answers (No such file or directory)"
    compositor = windows_compositor(bare, 1)
    assert Watch(bare, place).cannot() == "the compositor does not tell programs of other windows"
    compositor.end()
    (bare.runtime / "wayland-test").unlink()
    compositor = windows_compositor(bare)
    watch = Watch(bare, place)
    watch.wait(False)
    compositor.signal(signal.SIGSTOP)
    late = Watch(bare, place)
    try:
        for each in (watch, late):
            each.order("ask", "asked")
            assert each.stall_ms() <= 500.0
    finally:
        compositor.signal(signal.SIGCONT)
    late.wait(False)
    compositor.write(f"window 1 slides {ACTIVE} {IS_FULL}")
    watch.wait(False, True)
    late.wait(False, True)
    compositor.write("nonsense 1")
    watch.wait(False, True, None)
    assert watch.why() == "the Wayland compositor sent what cannot be read"
    again = Watch(bare, place)
    again.wait(False)
    compositor.end()
    again.wait(False, None)
    assert again.why() == "the Wayland compositor is gone"
