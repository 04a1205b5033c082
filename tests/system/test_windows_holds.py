"""What stands in the way on Windows: microphone, camera, full screens and programs. On a real one it was not run."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import (
    HoldProbe,
    HoldReport,
    ProbeLost,
    ProbeUnavailable,
    Seen,
)
from backcare_desktop.system.holds.chosen import AWAKE, ChosenHold, hold_candidates
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.front import (
    WindowsFullscreen,
    WindowsKeptOn,
    WindowsProgramInFront,
    WindowsProgramsRunning,
)
from backcare_desktop.system.windows.in_use import CameraInUse, MicrophoneInUse
from tests.desk.programs import wait
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
