"""The Windows adapters, on a Windows made of its documented structures. On a real one they were not run."""

from __future__ import annotations

import ctypes
import sys

import pytest

from backcare_desktop.ports import (
    IdleReport,
    InputBegan,
    InputStopped,
    ProbeUnavailable,
)
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.holds.chosen import hold_candidates
from backcare_desktop.system.idle.chosen import ChosenIdle, idle_candidates
from backcare_desktop.system.session.choice import session_probe
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.idle import WindowsIdle
from backcare_desktop.system.windows.session import WindowsSession
from tests.desk.programs import wait
from tests.fakes import idle_of
from tests.system.windows_fake import FakeWindows

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def windows() -> FakeWindows:
    return FakeWindows()


def test_the_structures_are_laid_out_as_64_bit_windows_has_them() -> None:
    sizes = [ctypes.sizeof(each) for each in (win.LastInputInfo, win.ProcessEntry, win.WindowClass, win.SessionInfo)]
    assert sizes == [8, 568, 72, 20]
    assert (win.ProcessEntry.pid.offset, win.ProcessEntry.file.offset) == (8, 44)
    assert (win.SessionInfo.state.offset, win.SessionInfo.flags.offset) == (12, 16)


@pytest.mark.skipif(sys.platform == "win32", reason="there it works")
def test_elsewhere_each_windows_probe_says_that_this_is_not_windows() -> None:
    found = [each for candidates in hold_candidates({}, "win32").values() for each in candidates if each.place]
    probes = [each for each in (*found, *idle_candidates({}, "win32")) if each.place.startswith("windows.")]
    assert len(probes) == 7
    for candidate in probes:
        assert "(written from documentation, not run)" in candidate.name
        probe = candidate.make({"call.ignore": [], "app.programs": ["x"], "app.when": _when(candidate)})
        with pytest.raises(ProbeUnavailable, match=r"^this is not Windows$"):
            probe.start(lambda _report: None)
        probe.stop()
    session = session_probe("win32")
    with pytest.raises(ProbeUnavailable, match=r"^this is not Windows$"):
        session.start(lambda _on: None, lambda _on: None)
    session.stop()
    session.stop()


def _when(candidate: Candidate) -> str:
    return "running" if "running" in candidate.name else "in_front"


# --- idle time


def test_idle_time_is_counted_from_the_last_input(windows: FakeWindows) -> None:
    idle = WindowsIdle(windows.api)
    idle.open()
    windows.input_tick = windows.ticks_ms - 90_000
    assert idle_of(idle) == 90.0


def test_idle_time_is_right_when_the_tick_has_gone_round_between_the_input_and_now(windows: FakeWindows) -> None:
    idle = WindowsIdle(windows.api)
    idle.open()
    windows.input_tick, windows.ticks_ms = 2**32 - 1_000, 2**32 + 4_000
    assert idle_of(idle) == 5.0


def test_idle_time_goes_on_when_the_tick_has_gone_round_since_it_was_asked(windows: FakeWindows) -> None:
    idle = WindowsIdle(windows.api)
    idle.open()
    windows.input_tick, windows.ticks_ms = 1_000, 61_000
    assert idle_of(idle) == 60.0
    windows.ticks_ms += 2**32
    assert idle_of(idle) == 60.0 + 2**32 / 1000


def test_an_input_that_seems_a_little_ahead_of_now_is_one_of_just_now(windows: FakeWindows) -> None:
    idle = WindowsIdle(windows.api)
    idle.open()
    windows.input_tick = windows.ticks_ms + 15
    assert idle_of(idle) == 0.0


def test_idle_time_is_unknown_when_windows_does_not_answer_and_after_the_end(windows: FakeWindows) -> None:
    idle = WindowsIdle(windows.api)
    idle.open()
    windows.is_mute = True
    assert idle_of(idle) is None
    windows.is_mute = False
    idle.stop()
    assert idle_of(idle) is None
    windows.is_mute = True
    with pytest.raises(ProbeUnavailable, match=r"^Windows does not tell when the last input was$"):
        idle.open()


def test_input_that_stops_and_begins_is_reported(windows: FakeWindows) -> None:
    reports: list[IdleReport] = []
    idle = WindowsIdle(windows.api)
    idle.start(reports.append)
    windows.input_tick = windows.ticks_ms - 3_000
    idle.watch(2.0)
    wait(lambda: reports, pump=True)
    windows.input_tick = windows.ticks_ms = windows.ticks_ms + 1_000
    wait(lambda: len(reports) == 2, pump=True)
    idle.stop()
    assert reports == [InputStopped(3.0), InputBegan()]


def test_windows_has_one_way_to_tell_idle_time() -> None:
    chosen = ChosenIdle(idle_candidates({}, "win32"))
    assert [each.name for each in chosen.choice.tried] == [
        "last input in Windows (written from documentation, not run)"
    ]


# --- lock and sleep


class Told:
    """A session's probe, and what it told."""

    def __init__(self, windows: FakeWindows) -> None:
        self.locked: list[bool] = []
        self.asleep: list[bool] = []
        self.probe = WindowsSession(windows.api)
        self.probe.start(self.locked.append, self.asleep.append)


def test_lock_and_unlock_are_told_and_what_holds_at_the_start(windows: FakeWindows) -> None:
    windows.session = (0, win.WTS_SESSIONSTATE_LOCK)
    told = Told(windows)
    assert told.locked == [True]
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_UNLOCK)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_LOCK)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_LOCK)
    told.probe.stop()
    told.probe.stop()
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_UNLOCK)
    assert told.locked == [True, False, True]
    assert (windows.registered, windows.open_handles) == ([], 0)


def test_a_session_that_another_one_pushed_from_the_screen_counts_as_locked(windows: FakeWindows) -> None:
    told = Told(windows)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_CONSOLE_DISCONNECT)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_REMOTE_CONNECT)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_REMOTE_DISCONNECT)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_LOCK)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_CONSOLE_CONNECT)
    windows.send(win.WM_WTSSESSION_CHANGE, win.WTS_SESSION_UNLOCK)
    told.probe.stop()
    assert told.locked == [False, True, False, True, False]


def test_each_sleep_is_told_once_though_windows_says_it_twice_and_then_it_is_asked_anew(windows: FakeWindows) -> None:
    told = Told(windows)
    for what in (win.PBT_APMSUSPEND, win.PBT_APMSUSPEND):
        assert windows.send(win.WM_POWERBROADCAST, what) == 1
    windows.session = (win.WTS_DISCONNECTED, win.WTS_SESSIONSTATE_UNLOCK)
    for what in (win.PBT_APMRESUMEAUTOMATIC, win.PBT_APMRESUMESUSPEND, 0xA):
        windows.send(win.WM_POWERBROADCAST, what)
    told.probe.stop()
    assert told.asleep == [True, False]
    assert told.locked == [False, True]


def test_a_session_that_tells_nothing_counts_as_open_and_is_tried_again(windows: FakeWindows) -> None:
    windows.session, windows.is_ready = None, False
    told = Told(windows)
    assert told.locked == [False]
    assert told.probe.notes == ("lock: Windows is not ready to tell of it; it is tried again every 30 seconds",)
    told.probe.stop()
    assert windows.registered == []


def test_a_session_that_windows_was_not_ready_to_tell_of_is_heard_once_it_is(windows: FakeWindows) -> None:
    windows.is_ready = False
    locked: list[bool] = []
    probe = WindowsSession(windows.api, again_s=0.02)
    probe.start(locked.append, lambda _on: None)
    windows.is_ready, windows.session = True, (0, win.WTS_SESSIONSTATE_LOCK)
    wait(lambda: len(locked) == 2, pump=True)
    probe.stop()
    assert locked == [False, True]
    assert windows.registered == []


def test_other_messages_go_where_windows_wants_them(windows: FakeWindows) -> None:
    told = Told(windows)
    assert windows.send(0x10, 0) == 1  # answered by DefWindowProc
    told.probe.stop()
