"""The probes for each hold and for what keeps the screen awake: which there are, and the one in use. Loaded late."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import HoldProbe
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.choose import SILENT, Chosen

AWAKE = "awake"
"""What keeps the screen awake (R1): asked like the holds, and no hold."""

START_RETRY_S, NEVER_FOUND_S = 30.0, 3600.0
"""What does not work at the start is looked for again after the first, then ever less often up to the last: a service
that starts late is found, and one that is missing for good wakes nobody."""


def hold_candidates(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> dict[str, tuple[Candidate, ...]]:
    """For each hold that a probe can tell, and for AWAKE, the probes for this desktop, the best first.

    Focus has none: the person asks for it.
    """
    if platform == "win32":
        return _windows()
    if platform == "darwin":
        return _macos()
    return _linux(environ)


def _linux(environ: Mapping[str, str]) -> dict[str, tuple[Candidate, ...]]:
    no_x = "" if environ.get("DISPLAY") else "there is no X server (DISPLAY is not set)"
    is_wayland = bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"
    no_wayland = "" if is_wayland else "this is not a Wayland session"
    x_windows = "windows of X programs (Wayland’s own are not seen)" if is_wayland else "windows of the X server"
    named = ("app.programs", "app.when")
    return {
        Obstacle.CALL: (
            Candidate("PulseAudio recording streams", "holds.microphone:RecordingStreams", "", ("call.ignore",)),
        ),
        Obstacle.CAMERA: (Candidate("open cameras", "holds.camera:OpenCameras", "", ("call.ignore",)),),
        Obstacle.SCREENSHARE: (Candidate("PipeWire screen casts", "holds.screenshare:PipeWireScreencast"),),
        Obstacle.DND: (Candidate("notification service", "holds.dnd:DoNotDisturb"),),
        Obstacle.FULLSCREEN: (
            Candidate("windows of the Wayland compositor", "holds.fullscreen:WaylandFullscreen", no_wayland),
            Candidate(x_windows, "holds.fullscreen:X11Fullscreen", no_x),
        ),
        Obstacle.APP: (
            Candidate("windows of the Wayland compositor", "holds.app:WaylandProgramInFront", no_wayland, named),
            Candidate(x_windows, "holds.app:X11ProgramInFront", no_x, named),
            Candidate("running programs", "holds.app:RunningPrograms", "", named),
        ),
        Obstacle.CALENDAR: (_calendar(),),
        AWAKE: (Candidate("list of who keeps the screen on", "awake.seen:DesktopInhibitors"),),
    }


def _windows() -> dict[str, tuple[Candidate, ...]]:
    """Each hold has its words here, as Windows tells of some only."""
    unrun = "(written from documentation, not run)"
    dnd = "Windows lets no program know whether do not disturb (Focus Assist) is on"
    share = "Windows tells no program when another takes the screen; a call is seen by its microphone"
    named = ("app.programs", "app.when")
    return {
        Obstacle.CALL: (
            Candidate(
                f"programs that use the microphone {unrun}", "windows.in_use:MicrophoneInUse", "", ("call.ignore",)
            ),
        ),
        Obstacle.CAMERA: (
            Candidate(f"programs that use the camera {unrun}", "windows.in_use:CameraInUse", "", ("call.ignore",)),
        ),
        Obstacle.SCREENSHARE: (Candidate("any way", "", share),),
        Obstacle.DND: (Candidate("do not disturb", "", dnd),),
        Obstacle.FULLSCREEN: (Candidate(f"full-screen state of Windows {unrun}", "windows.front:WindowsFullscreen"),),
        Obstacle.APP: (
            Candidate(f"program in front {unrun}", "windows.front:WindowsProgramInFront", "", named),
            Candidate(f"running programs {unrun}", "windows.front:WindowsProgramsRunning", "", named),
        ),
        Obstacle.CALENDAR: (_calendar(),),
        AWAKE: (Candidate(f"whether the screen is kept on {unrun}", "windows.front:WindowsKeptOn"),),
    }


def _macos() -> dict[str, tuple[Candidate, ...]]:
    unrun = "(written from documentation, not run)"
    focus = "macOS tells of Focus only to programs with Apple’s permission for messages, which BackCare has not"
    share = "macOS tells no program when another takes the screen; a call is seen by its microphone"
    return {
        Obstacle.CALL: (Candidate(f"microphones in use {unrun}", "macos.in_use:MacMicrophone"),),
        Obstacle.CAMERA: (Candidate(f"cameras in use {unrun}", "macos.in_use:MacCamera"),),
        Obstacle.SCREENSHARE: (Candidate("any way", "", share),),
        Obstacle.DND: (Candidate("Focus", "", focus),),
        Obstacle.FULLSCREEN: (Candidate(f"list of windows {unrun}", "macos.front:MacFullscreen"),),
        Obstacle.APP: (
            Candidate(f"list of windows {unrun}", "macos.front:MacProgramInFront", "", ("app.programs", "app.when")),
        ),
        Obstacle.CALENDAR: (_calendar(),),
        AWAKE: (Candidate(f"whether the screen is kept on {unrun}", "macos.front:MacKeptOn"),),
    }


def _calendar() -> Candidate:
    return Candidate("calendar files", "calendar.hold:CalendarFiles", "", ("calendar.files", "calendar.addresses"))


class ChosenHold(Chosen[HoldProbe]):
    """The probe in use for one hold. ProbeLost: its source is gone, and no other can tell.

    A probe that was asked twice without an answer in between is lost.
    """

    def __init__(
        self,
        capability: str,
        candidates: Sequence[Candidate],
        values: Mapping[str, Any] | None = None,
        *,
        first_retry_s: float = START_RETRY_S,
    ) -> None:
        super().__init__(capability, candidates, values)
        self._retry_s = first_retry_s

    def ask(self, *, after_gap: bool = False) -> None:
        """Let it look again and report. After a gap, an answer that was owed before it may still come."""
        if self._probe is None:
            return
        if self._owes_fact and not after_gap:
            self._on_lost(SILENT)
            return
        self._owes_fact = True
        self._probe.ask()

    def _test(self, _probe: HoldProbe) -> None:
        """Its first word comes by itself: what holds now."""

    def _begin(self, _probe: HoldProbe) -> None:
        self._owes_fact = False

    def _in_short(self) -> str:
        """Why none works, for the person: what is not for this desktop at all is left to the doctor."""
        unfit = {each.name for each in self._candidates if each.unfit}
        tried = [each for each in self.choice.tried if each.name not in unfit] or self.choice.tried
        return tried[0].why if len(tried) == 1 else "; ".join(f"{each.name}: {each.why}" for each in tried)

    def _next_wait_s(self, wait_s: float) -> float:
        has_never_worked = self._best_rank == len(self._candidates)
        return min(10 * wait_s, NEVER_FOUND_S) if has_never_worked else super()._next_wait_s(wait_s)
