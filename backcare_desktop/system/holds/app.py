"""Programs that the person named: in front, or running at all. Their names are told nobody and logged nowhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.holds.front import Front, FrontHold, FrontWatch
from backcare_desktop.system.holds.lookout import AsideLookout
from backcare_desktop.system.holds.named import is_named

IN_FRONT, RUNNING = "in_front", "running"
NONE_NAMED = "you named no program yet"
FRONT_SEEN, RUN_SEEN = "a program you named is in front", "a program you named is running"
SCAN_EVERY_S = 30.0


class _Nobody:
    """The FrontWatch where no program is named: there is nothing to look for."""

    limit = NONE_NAMED

    def start(self, found: Callable[[Front], None], lost: Callable[[str], None]) -> None:  # noqa: ARG002
        self._found = found
        self.look()

    def look(self) -> None:
        self._found(Front())

    def stop(self) -> None:
        """Nothing runs."""


class _ProgramInFront(FrontHold):
    what = FRONT_SEEN

    def __init__(self, watch: FrontWatch, programs: Sequence[str], when: str) -> None:
        super().__init__(watch if is_any_named(programs) else _Nobody())
        self._programs, self._when = tuple(programs), when

    def _open(self) -> None:
        check_when(self._when, IN_FRONT)
        super()._open()

    def _is_in_the_way(self, front: Front) -> bool:
        return is_named(self._programs, *front.names, *(_names(front.pid) if front.pid else ()))


class X11ProgramInFront(_ProgramInFront):
    """The HoldProbe where an X server runs."""

    name = "the X11 window in front"

    def __init__(self, programs: Sequence[str], when: str) -> None:
        from backcare_desktop.system.holds.front_x11 import X11Front

        super().__init__(X11Front(), programs, when)


class WaylandProgramInFront(_ProgramInFront):
    """The HoldProbe where the Wayland compositor tells of windows."""

    name = "the Wayland window in front"

    def __init__(self, programs: Sequence[str], when: str) -> None:
        from backcare_desktop.system.holds.front_wayland import WaylandFront

        super().__init__(WaylandFront(), programs, when)


class RunningPrograms(AsideLookout[int]):
    """The HoldProbe for programs that run. Their end is heard at once; for a beginning all are looked through."""

    name = "running programs"
    late = "looking through the programs takes too long"

    def __init__(self, programs: Sequence[str], when: str, every_s: float = SCAN_EVERY_S) -> None:
        super().__init__()
        self._programs, self._when, self.every_s = tuple(programs), when, every_s
        self._end: QSocketNotifier | None = None
        """Rings when the program that was found ends."""

    def _open(self) -> None:
        check_when(self._when, RUNNING)
        if is_any_named(self._programs):
            super()._open()
        else:
            self._look()

    def _look(self) -> None:
        if is_any_named(self._programs):
            super()._look()
        else:
            self._see(Seen(False, NONE_NAMED))

    def _close(self) -> None:
        super()._close()
        self._let_go()

    def _find(self) -> int:
        return find_running(self._programs)

    def _judge(self, found: int) -> None:
        if found:
            self._wait_for_end(found)
        stands = found != 0
        self._see(Seen(stands, RUN_SEEN if stands else ""))

    def _wait_for_end(self, pid: int) -> None:
        """While it runs nothing else needs to be known, so nothing is looked through."""
        self._let_go()
        with suppress(OSError):  # it ended just now, or an old kernel: the timer goes on
            self._end = QSocketNotifier(os.pidfd_open(pid), QSocketNotifier.Type.Read)
            self._end.activated.connect(self._on_end)
            self._again.stop()

    def _on_end(self) -> None:
        self._let_go()
        self._look()

    def _let_go(self) -> None:
        if self._end is not None:
            end, self._end = self._end, None
            end.setEnabled(False)
            os.close(int(end.socket()))


def find_running(programs: Sequence[str]) -> int:
    """The number of a program of this person that has one of these names; 0: none runs. Not for the GUI thread."""
    mine, us = os.getuid(), os.getpid()
    with os.scandir("/proc") as entries:
        for entry in entries:
            with suppress(OSError):  # it ended while we looked
                is_theirs = entry.name.isdigit() and int(entry.name) != us and entry.stat().st_uid == mine
                if is_theirs and is_named(programs, *_names(int(entry.name))):
                    return int(entry.name)
    return 0


def _names(pid: int) -> tuple[str, ...]:
    """What a program is called: by itself, and by its file. One that has ended, and waits to be buried, is nobody."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    name, _, state = told.partition(" (")[2].rpartition(") ")
    if state.startswith(("Z", "X")):
        return ()
    try:
        return name, Path(f"/proc/{pid}/exe").readlink().name.removesuffix(" (deleted)")
    except OSError:  # it does not show its file, as a password program may
        return (name,)


def is_any_named(programs: Sequence[str]) -> bool:
    """Whether there is anything to look for."""
    return any(name.strip() for name in programs)


def check_when(when: str, ours: str) -> None:
    """Raise ProbeUnavailable unless the person chose this way to look for programs."""
    if when != ours:
        raise ProbeUnavailable(f"you chose programs that are {when.replace('_', ' ')}")
