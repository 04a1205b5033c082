"""The rigs of the contract for what is in front, and for programs by name."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.system.hold_rigs import HoldRig, RealRig

ACTIVE, FULL = 2, 3
"""States of a window in wlroots' protocol."""


class FullScreenRig(RealRig):
    """A program fills the screen, or is not there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "holds.fullscreen:X11Fullscreen")
        self._desk, self.source = desk, desk.xserver
        self._other: Program | None = None

    def begin(self) -> None:
        self._other = self._desk.python("-m", "tests.desk.typing_program", "full")
        self._desk.wait(lambda: self._desk.focused() == "other program", 15, "the full-screen program")

    def end(self) -> None:
        assert self._other is not None
        self._other.end()

    def die(self) -> None:
        self._desk.xserver.signal(signal.SIGKILL)


@contextmanager
def x11_full() -> Iterator[HoldRig]:
    need_programs()
    with Desk(dbus=False) as desk:
        yield FullScreenRig(desk)


class RunningRig(RealRig):
    """A named program runs, or not."""

    can_die = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "holds.app:RunningPrograms", [["Slide Show"], "running", 0.2])
        self._desk = desk
        self._named: Program | None = None
        self._file = desk.folder / "slide-show.bin"
        shutil.copy(str(shutil.which("sleep")), self._file)

    def begin(self) -> None:
        self._named = self._desk.start([self._file, "1000"])

    def end(self) -> None:
        assert self._named is not None
        self._named.end()

    def die(self) -> None:
        """Cannot."""


@contextmanager
def running() -> Iterator[HoldRig]:
    with Desk(x=False, dbus=False) as desk:
        yield RunningRig(desk)


class WaylandRig(RealRig):
    """The compositor tells of a full window, or of none."""

    def __init__(self, desk: Desk, compositor: Program) -> None:
        super().__init__(desk, "holds.fullscreen:WaylandFullscreen")
        self._compositor = self.source = compositor

    def begin(self) -> None:
        self._tell(f"window 7 slides {ACTIVE} {FULL}")

    def end(self) -> None:
        self._tell("window 7")

    def die(self) -> None:
        self._compositor.signal(signal.SIGKILL)

    def _tell(self, line: str) -> None:
        before = self._compositor.text().count("obeyed")
        self._compositor.write(line)
        wait(lambda: self._compositor.text().count("obeyed") > before, what=f"{line} told")


def windows_compositor(desk: Desk, version: int = 3) -> Program:
    """A compositor that tells of windows when it is told of them."""
    desk.env["WAYLAND_DISPLAY"] = "wayland-test"
    words = ("-m", "tests.desk.compositor", "wayland-test", "1", str(version))
    compositor = desk.python(*words, talk=True)
    desk.wait((desk.runtime / "wayland-test").exists, 10, "the compositor's socket")
    return compositor


@contextmanager
def wayland_full() -> Iterator[HoldRig]:
    with Desk(x=False, dbus=False) as desk:
        yield WaylandRig(desk, windows_compositor(desk))
