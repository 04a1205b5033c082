"""Rigs for the probes of holds on Windows: the real probes, on a Windows made of its documented structures."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost
from backcare_desktop.system import windows_structures as win
from backcare_desktop.system.windows_front import WindowsFullscreen, WindowsProgramsRunning
from backcare_desktop.system.windows_in_use import MicrophoneInUse
from tests.system.hold_rigs import HoldRig
from tests.system.windows_fake import FakeWindows

CALLER = r"NonPackaged\C:#Program Files#Caller#caller.exe"
Hand = Callable[[FakeWindows], None]


class WindowsRig(HoldRig):
    """A probe on ``windows``; the hands move its source."""

    def __init__(self, windows: FakeWindows, probe: HoldProbe, hands: tuple[Hand, Hand, Hand]) -> None:
        self._windows, self._probe = windows, probe
        self._begin, self._end, self._die = hands
        self._reports: list[HoldReport] = []
        self._longest_s = 0.0
        self._timed(lambda: probe.start(self._reports.append))

    def begin(self) -> None:
        self._begin(self._windows)

    def end(self) -> None:
        self._end(self._windows)

    def die(self) -> None:
        self._die(self._windows)

    def ask(self) -> None:
        self._timed(self._probe.ask)

    def stop(self) -> None:
        self._probe.stop()
        self._probe.stop()

    def reported(self) -> list[bool | None]:
        return [None if isinstance(report, ProbeLost) else report.stands for report in self._reports]

    def words(self) -> str:
        last = self._reports[-1]
        return "" if isinstance(last, ProbeLost) else last.what

    def stall_ms(self) -> float:
        return self._longest_s * 1000

    def _timed(self, do: Callable[[], None]) -> None:
        before_s = time.thread_time()
        do()
        self._longest_s = max(self._longest_s, time.thread_time() - before_s)


def _go_mute(windows: FakeWindows) -> None:
    windows.is_mute = True


@contextmanager
def microphone() -> Iterator[HoldRig]:
    windows = FakeWindows()
    windows.programs[900] = r"C:\Program Files\Caller\caller.exe"

    def die(windows: FakeWindows) -> None:
        windows.registry.values.clear()
        windows.tell_of_change()

    begin, end = (
        (lambda windows: windows.use("microphone", CALLER)),
        (lambda windows: windows.use("microphone", CALLER, 9)),
    )
    yield WindowsRig(windows, MicrophoneInUse((), windows.api), (begin, end, die))


class QuickFullscreen(WindowsFullscreen):
    """Looks more often, so that tests are quick."""

    every_s = 0.1


@contextmanager
def fullscreen() -> Iterator[HoldRig]:
    windows = FakeWindows()
    windows.front_pid = os.getpid() + 1

    def show(state: int) -> Hand:
        return lambda windows: setattr(windows, "state", state)

    yield WindowsRig(windows, QuickFullscreen(windows.api), (show(win.QUNS_BUSY), show(5), _go_mute))


class QuickRunning(WindowsProgramsRunning):
    """Looks more often, so that tests are quick."""

    every_s = 0.1


@contextmanager
def running() -> Iterator[HoldRig]:
    windows = FakeWindows()

    def begin(windows: FakeWindows) -> None:
        windows.programs = {4: "System", 1700: r"C:\Games\chess.exe"}

    def end(windows: FakeWindows) -> None:
        windows.programs = {4: "System"}

    yield WindowsRig(windows, QuickRunning(["Chess"], "running", windows.api), (begin, end, _go_mute))
