"""Rigs for the probes of holds on Windows: the real probes, on a Windows made of its documented structures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.front import WindowsFullscreen, WindowsProgramsRunning
from backcare_desktop.system.windows.in_use import MicrophoneInUse
from tests.system.hold_rigs import Hand, HereRig, HoldRig
from tests.system.windows_fake import FakeWindows

CALLER = r"NonPackaged\C:#Program Files#Caller#caller.exe"


def _put(windows: FakeWindows, what: str, value: object) -> Hand:
    return lambda: setattr(windows, what, value)


@contextmanager
def microphone() -> Iterator[HoldRig]:
    windows = FakeWindows()
    windows.programs[900] = r"C:\Program Files\Caller\caller.exe"

    def die() -> None:
        windows.registry.values.clear()
        windows.tell_of_change()

    probe = MicrophoneInUse((), windows.api)
    yield HereRig(probe, lambda: windows.use("microphone", CALLER), lambda: windows.use("microphone", CALLER, 9), die)


class QuickFullscreen(WindowsFullscreen):
    """Looks more often, so that tests are quick."""

    every_s = 0.1


@contextmanager
def fullscreen() -> Iterator[HoldRig]:
    windows = FakeWindows()
    windows.front_pid = os.getpid() + 1
    show, hide = _put(windows, "state", win.QUNS_BUSY), _put(windows, "state", 5)
    yield HereRig(QuickFullscreen(windows.api), show, hide, _put(windows, "is_mute", True))


class QuickRunning(WindowsProgramsRunning):
    """Looks more often, so that tests are quick."""

    every_s = 0.1


@contextmanager
def running() -> Iterator[HoldRig]:
    windows = FakeWindows()
    begin = _put(windows, "programs", {4: "System", 1700: r"C:\Games\chess.exe"})
    end = _put(windows, "programs", {4: "System"})
    probe = QuickRunning(["Chess"], "running", windows.api)
    yield HereRig(probe, begin, end, _put(windows, "is_mute", True))
