"""The Windows adapters, on a Windows made of its documented structures. On a real one they were not run."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Callable

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import (
    HoldProbe,
    HoldReport,
    IdleReport,
    InputBegan,
    InputStopped,
    ProbeLost,
    ProbeUnavailable,
    Seen,
)
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.holds.chosen import AWAKE, ChosenHold, hold_candidates
from backcare_desktop.system.idle.chosen import ChosenIdle, idle_candidates
from backcare_desktop.system.session.choice import session_probe
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.front import (
    WindowsFullscreen,
    WindowsKeptOn,
    WindowsProgramInFront,
    WindowsProgramsRunning,
)
from backcare_desktop.system.windows.idle import WindowsIdle
from backcare_desktop.system.windows.in_use import CameraInUse, MicrophoneInUse
from backcare_desktop.system.windows.session import WindowsSession
from tests.desk.programs import wait
from tests.fakes import idle_of
from tests.system.windows_fake import FILETIME_AT_BOOT, HOUR_MS, FakeWindows

pytestmark = pytest.mark.usefixtures("qapp")

CALLER, CALLER_FILE = r"NonPackaged\C:#Program Files#Caller#caller.exe", r"C:\Program Files\Caller\caller.exe"
RECORDER = "Microsoft.WindowsSoundRecorder_8wekyb3d8bbwe"
OTHER = os.getpid() + 1
NO = Seen(stands=False)


@pytest.fixture
def windows() -> FakeWindows:
    return FakeWindows()


@pytest.fixture
def first() -> Callable[[HoldProbe], HoldReport]:
    """Starts a probe, gives what it says first, and stops it, threads and all."""

    def start(probe: HoldProbe) -> HoldReport:
        reports: list[HoldReport] = []
        probe.start(reports.append)
        wait(lambda: reports, pump=True)
        probe.stop()
        wait(lambda: all(thread.name != probe.name for thread in threading.enumerate()))
        return reports[0]

    return start


First = Callable[[HoldProbe], HoldReport]


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


# --- microphone and camera


def test_a_program_that_uses_the_microphone_stands_and_one_that_used_it_does_not(
    windows: FakeWindows, first: First
) -> None:
    windows.programs[900] = CALLER_FILE
    windows.use("microphone", CALLER, ended=7)
    assert first(MicrophoneInUse((), windows.api)) == NO
    windows.use("microphone", CALLER)
    assert first(MicrophoneInUse((), windows.api)) == Seen(stands=True, what="a microphone is in use")
    assert first(CameraInUse((), windows.api)) == NO


def test_an_app_from_the_store_that_uses_the_camera_stands(windows: FakeWindows, first: First) -> None:
    windows.use("webcam", "Microsoft.WindowsCamera_8wekyb3d8bbwe")
    assert first(CameraInUse((), windows.api)) == Seen(stands=True, what="a camera is in use")


@pytest.mark.parametrize(("program", "named"), [(CALLER, "caller"), (RECORDER, "WindowsSoundRecorder")])
def test_a_program_that_the_person_excluded_does_not_stand(
    windows: FakeWindows, first: First, program: str, named: str
) -> None:
    windows.programs[900] = CALLER_FILE
    windows.use("microphone", program)
    assert first(MicrophoneInUse([named], windows.api)) == NO
    assert first(MicrophoneInUse(["another"], windows.api)) == Seen(stands=True, what="a microphone is in use")


def test_what_a_crash_or_a_power_cut_left_behind_does_not_stand(windows: FakeWindows, first: First) -> None:
    windows.use("microphone", CALLER)  # of a program that does not run
    windows.use("microphone", RECORDER, began=FILETIME_AT_BOOT - HOUR_MS * 10_000)
    assert first(MicrophoneInUse((), windows.api)) == NO


def test_we_ourselves_do_not_stand(windows: FakeWindows, first: First, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", CALLER_FILE.upper())
    windows.programs[900] = CALLER_FILE
    windows.use("microphone", CALLER)
    assert first(MicrophoneInUse((), windows.api)) == NO


def test_garbage_in_the_registry_is_passed_over(windows: FakeWindows, first: First) -> None:
    windows.use("microphone", RECORDER)
    values = windows.registry.values
    for place in [each for each in values if each.endswith(RECORDER)]:
        values[place] = {"LastUsedTimeStart": b"garbage", "LastUsedTimeStop": "0"}
    assert first(MicrophoneInUse((), windows.api)) == NO


def test_where_windows_keeps_no_account_that_is_said(windows: FakeWindows) -> None:
    windows.registry.values.clear()
    with pytest.raises(ProbeUnavailable, match=r"^this Windows keeps no list of who uses it \(Windows 10 of 2019 and"):
        MicrophoneInUse((), windows.api).start(lambda _report: None)


def test_a_list_that_vanishes_is_reported_as_lost_once(windows: FakeWindows) -> None:
    probe, reports = MicrophoneInUse((), windows.api), list[HoldReport]()
    probe.start(reports.append)
    wait(lambda: reports, pump=True)
    windows.registry.values.clear()
    windows.tell_of_change()
    wait(lambda: len(reports) == 2, pump=True)
    probe.ask()
    probe.stop()
    assert reports == [NO, ProbeLost("the registry cannot be read any more")]


def test_the_thread_that_waits_for_changes_ends_and_leaves_nothing_open(windows: FakeWindows) -> None:
    probe, reports = MicrophoneInUse((), windows.api), list[HoldReport]()
    probe.start(reports.append)
    wait(lambda: reports, pump=True)
    probe.stop()
    assert wait(lambda: windows.open_handles == 0)


# --- what fills the screen, and programs


@pytest.mark.parametrize(
    ("state", "seen"),
    [
        (win.QUNS_BUSY, Seen(stands=True, what="a window fills the screen")),
        (win.QUNS_RUNNING_D3D_FULL_SCREEN, Seen(stands=True, what="a window fills the screen")),
        (win.QUNS_PRESENTATION_MODE, Seen(stands=True, what="the presentation settings are switched on")),
        (1, NO),
        (5, NO),
        (6, NO),
    ],
)
def test_what_windows_says_of_the_screen(windows: FakeWindows, first: First, state: int, seen: Seen) -> None:
    windows.front_pid, windows.state = OTHER, state
    assert first(WindowsFullscreen(windows.api)) == seen


def test_our_own_window_that_fills_the_screen_does_not_stand(windows: FakeWindows, first: First) -> None:
    windows.front_pid, windows.state = os.getpid(), win.QUNS_BUSY
    assert first(WindowsFullscreen(windows.api)) == NO


def test_what_our_own_window_covers_goes_on_standing(windows: FakeWindows) -> None:
    windows.front_pid, windows.state = OTHER, win.QUNS_BUSY
    probe, reports = WindowsFullscreen(windows.api), list[HoldReport]()
    probe.start(reports.append)
    wait(lambda: len(reports) == 1, pump=True)
    windows.front_pid = os.getpid()
    probe.ask()
    wait(lambda: len(reports) == 2, pump=True)
    probe.stop()
    assert reports == [Seen(stands=True, what="a window fills the screen")] * 2


@pytest.mark.parametrize(
    ("execution", "state", "stands"),
    [
        (win.ES_DISPLAY_REQUIRED, win.QUNS_BUSY, True),
        (win.ES_DISPLAY_REQUIRED, 5, False),  # a lone "caffeine"
        (1, win.QUNS_BUSY, False),  # kept from sleep, but not the screen
    ],
)
def test_a_film_counts_when_it_fills_the_screen_and_keeps_it_on(
    windows: FakeWindows, first: First, execution: int, state: int, stands: bool
) -> None:
    windows.front_pid, windows.execution, windows.state = OTHER, execution, state
    what = "something fills the screen, and keeps it on" if stands else ""
    assert first(WindowsKeptOn(windows.api)) == Seen(stands, what)


def test_a_named_program_in_front_stands_by_the_name_of_its_file_alone(windows: FakeWindows, first: First) -> None:
    windows.programs[OTHER], windows.front_pid = r"C:\Chess\Böse Überraschung.exe", OTHER
    in_front = Seen(stands=True, what="a program you named is in front")
    assert first(WindowsProgramInFront(["böse überraschung"], "in_front", windows.api)) == in_front
    assert first(WindowsProgramInFront(["chess"], "in_front", windows.api)) == NO
    windows.front_pid = 4  # one that Windows tells nothing of
    assert first(WindowsProgramInFront(["system"], "in_front", windows.api)) == NO
    assert windows.open_handles == 0


def test_a_named_program_that_runs_stands(windows: FakeWindows, first: First) -> None:
    windows.programs[OTHER] = r"C:\Games\chess.exe"
    running = Seen(stands=True, what="a program you named is running")
    assert first(WindowsProgramsRunning(["Chess"], "running", windows.api)) == running
    assert first(WindowsProgramsRunning(["Draughts"], "running", windows.api)) == NO
    assert first(WindowsProgramsRunning([" "], "running", windows.api)) == Seen(False, "you named no program yet")
    assert windows.open_handles == 0


def test_of_the_two_ways_to_look_for_programs_only_the_one_that_was_chosen_works(windows: FakeWindows) -> None:
    with pytest.raises(ProbeUnavailable, match=r"^you chose programs that are running$"):
        WindowsProgramInFront(["x"], "running", windows.api).start(lambda _report: None)
    with pytest.raises(ProbeUnavailable, match=r"^you chose programs that are in front$"):
        WindowsProgramsRunning(["x"], "in_front", windows.api).start(lambda _report: None)


def test_a_windows_that_does_not_answer_is_reported_as_lost(windows: FakeWindows, first: First) -> None:
    windows.is_mute = True
    assert first(WindowsFullscreen(windows.api)) == ProbeLost("Windows does not tell what fills the screen")
    lost = first(WindowsProgramsRunning(["x"], "running", windows.api))
    assert lost == ProbeLost("the programs that run cannot be listed")


def test_on_windows_a_hold_that_no_probe_can_tell_costs_nothing_and_says_why() -> None:
    for hold in (Obstacle.DND, Obstacle.SCREENSHARE):
        [candidate] = hold_candidates({}, "win32")[hold]
        assert (candidate.place, candidate.unfit != "") == ("", True)
    kept = ChosenHold(AWAKE, hold_candidates({}, "win32")[AWAKE])
    assert kept.choice.tried[0].name == "whether the screen is kept on (written from documentation, not run)"
