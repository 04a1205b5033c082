"""Programs that the person named: in front, or running at all. Their names are told nobody and logged nowhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.ferry import Aside, is_hung
from backcare_desktop.system.front import Front, FrontHold, FrontWatch
from backcare_desktop.system.named import is_named

if TYPE_CHECKING:
    from backcare_desktop.system.macos_api import Api

IN_FRONT, RUNNING = "in_front", "running"
NONE_NAMED = "you named no program yet"
THREAD = "running programs"
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
    what = "a program you named is in front"

    def __init__(self, watch: FrontWatch, programs: Sequence[str], when: str) -> None:
        super().__init__(watch if is_any_named(programs) else _Nobody())
        self._programs, self._when = tuple(programs), when

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        _check(self._when, IN_FRONT)
        super().start(report)

    def _is_in_the_way(self, front: Front) -> bool:
        return is_named(self._programs, *front.names, *(_names(front.pid) if front.pid else ()))


class X11ProgramInFront(_ProgramInFront):
    """The HoldProbe where an X server runs."""

    name = "the X11 window in front"

    def __init__(self, programs: Sequence[str], when: str) -> None:
        from backcare_desktop.system.front_x11 import X11Front

        super().__init__(X11Front(), programs, when)


class WaylandProgramInFront(_ProgramInFront):
    """The HoldProbe where the Wayland compositor tells of windows."""

    name = "the Wayland window in front"

    def __init__(self, programs: Sequence[str], when: str) -> None:
        from backcare_desktop.system.front_wayland import WaylandFront

        super().__init__(WaylandFront(), programs, when)


class MacProgramInFront(_ProgramInFront):
    """The HoldProbe on macOS. Written from documentation, not run."""

    name = "the macOS window in front"

    def __init__(self, programs: Sequence[str], when: str, api: Api | None = None) -> None:
        from backcare_desktop.system.macos_front import MacFront

        super().__init__(MacFront(named=True, api=api), programs, when)

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        if self._when != IN_FRONT:
            raise ProbeUnavailable("on macOS only a program in front is seen; choose that in the settings")
        super().start(report)


class RunningPrograms:
    """The HoldProbe for programs that run. Their end is heard at once; for a beginning all are looked through."""

    name = "running programs"

    def __init__(self, programs: Sequence[str], when: str, every_s: float = SCAN_EVERY_S) -> None:
        self._programs, self._when = tuple(programs), when
        self._report: Callable[[HoldReport], None] | None = None
        self._scan: Aside[int] | None = None
        self._timer = QTimer(interval=round(every_s * 1000))
        self._timer.timeout.connect(self._look)
        self._end: QSocketNotifier | None = None
        """Rings when the program that was found ends."""

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        _check(self._when, RUNNING)
        if is_hung(THREAD):
            raise ProbeUnavailable("looking through the programs hung, and still does")
        self._report, self._is_asked, self._last = report, True, False
        if is_any_named(self._programs):
            self._scan = Aside(THREAD, lambda: find_running(self._programs), self._found, self._on_late)
            self._timer.start()
        self._look()

    def ask(self) -> None:
        """Look again and report, also when nothing changed."""
        self._is_asked = True
        self._look()

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""
        self._report = None
        self._timer.stop()
        self._let_go()
        if self._scan is not None:
            scan, self._scan = self._scan, None
            scan.close()

    def _look(self) -> None:
        if self._scan is not None:
            self._scan.run()
        elif self._report is not None:
            self._report(Seen(False, NONE_NAMED))

    def _found(self, pid: int) -> None:
        if pid:
            self._wait_for_end(pid)
        stands = pid != 0
        if self._report is not None and (self._is_asked or stands is not self._last):
            self._is_asked, self._last = False, stands
            self._report(Seen(stands, "a program you named is running" if stands else ""))

    def _wait_for_end(self, pid: int) -> None:
        """While it runs nothing else needs to be known, so nothing is looked through."""
        self._let_go()
        with suppress(OSError):  # it ended just now, or an old kernel: the timer goes on
            self._end = QSocketNotifier(os.pidfd_open(pid), QSocketNotifier.Type.Read)
            self._end.activated.connect(self._on_end)
            self._timer.stop()

    def _on_end(self) -> None:
        self._let_go()
        self._timer.start()
        self._look()

    def _let_go(self) -> None:
        if self._end is not None:
            end, self._end = self._end, None
            end.setEnabled(False)
            os.close(int(end.socket()))

    def _on_late(self) -> None:
        report = self._report
        self.stop()
        if report is not None:
            report(ProbeLost("looking through the programs takes too long"))


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


def _check(when: str, ours: str) -> None:
    if when != ours:
        raise ProbeUnavailable(f"you chose programs that are {when.replace('_', ' ')}")
