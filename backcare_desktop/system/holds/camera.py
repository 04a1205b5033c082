"""The camera is in use: some program of this person's has kept a /dev/video* open for more than a moment.

The kernel tells of each opening and closing (inotify), not by whom; so the open files of all programs are looked
through after it, in a thread. Desktops open cameras for a moment to see what they can: that does not count.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.clock import boot_s
from backcare_desktop.system.holds import inotify
from backcare_desktop.system.holds.lookout import AsideLookout
from backcare_desktop.system.holds.named import is_named
from backcare_desktop.system.holds.openfiles import Holder, Key, holders, key_of

WHAT = "a camera is in use"
NAME = re.compile(r"video\d+")
SOON_S = 0.2
"""So long after an event is looked: several come together."""
MOMENT_S = 2.0
"""Who keeps a camera open so long uses it; PipeWire and others only try it for less."""
TICK_S = 0.1
"""Qt's timers may be this much early."""
AGAIN_S = 30.0
"""While one is in use it is looked so often whether that is still so, should an event be missed."""


class OpenCameras(AsideLookout[list[Holder]]):
    """The HoldProbe of the camera on Linux."""

    name = "open cameras"
    late = "the list of open files cannot be read in time"

    def __init__(
        self, ignored: Sequence[str] = (), devices: str = "/dev", rules: str = "/run/udev/data", proc: str = "/proc"
    ) -> None:
        """``ignored``: programs that may hold a camera without it being a call, in the person's words."""
        super().__init__()
        self._ignored = tuple(ignored)
        self._devices, self._rules, self._proc = Path(devices), Path(rules), Path(proc)
        self._since_s: dict[tuple[int, Key], float] = {}
        self._watching: inotify.Inotify | None = None

    def _open(self) -> None:
        if not (self._proc / "self").exists():
            raise ProbeUnavailable(f"{self._proc} cannot be read: nobody can tell who has a camera open")
        self._watching = inotify.Inotify(self._happened)
        changes = inotify.CREATED | inotify.REMOVED | inotify.RIGHTS_CHANGED | inotify.MOVED_IN
        if not self._watching.watch(self._devices, changes):
            raise ProbeUnavailable(f"{self._devices} cannot be watched")
        self._soon = self._timer(self._look)
        super()._open()

    def _close(self) -> None:
        super()._close()
        if self._watching is not None:
            self._watching.close()
            self._watching = None

    # --- looking

    def _happened(self, name: str) -> None:
        """A device was opened or closed (then the name is empty), or something came or went beside the devices."""
        if not name or NAME.fullmatch(name):
            self._plan(SOON_S)

    def _plan(self, in_s: float) -> None:
        left_s = self._soon.remainingTime() / 1000 if self._soon.isActive() else in_s
        self._soon.start(round(min(in_s, left_s) * 1000))

    def _look(self) -> None:
        self._soon.stop()
        if self._watching is not None:
            for device in self._cameras():
                self._watching.watch(device, inotify.OPENED | inotify.CLOSED)
            super()._look()

    def _cameras(self) -> list[Path]:
        try:
            return [path for path in self._devices.iterdir() if NAME.fullmatch(path.name) and self._is_camera(path)]
        except OSError:
            return []

    def _is_camera(self, device: Path) -> bool:
        """What udev knows of it: a decoder or a camera's second, wordy device captures nothing. Unknown: it does."""
        try:
            number = device.stat().st_rdev
            text = (self._rules / f"c{os.major(number)}:{os.minor(number)}").read_text(errors="replace")
        except OSError:
            return True
        told = re.search(r"^E:ID_V4L_CAPABILITIES=(.*)$", text, re.MULTILINE)
        return told is None or ":capture:" in told[1]

    def _find(self) -> list[Holder]:
        keys = [key for device in self._cameras() if (key := key_of(device))]
        return holders(keys, NAME, self._proc) if keys else []

    # --- judging

    def _judge(self, found: list[Holder]) -> None:
        now_s = boot_s()
        there = [(each.pid, each.key) for each in found if not is_named(self._ignored, *each.names)]
        self._since_s = {each: self._since_s.get(each, now_s) for each in there}
        longest_s = now_s - min(self._since_s.values(), default=now_s)
        stands = longest_s >= MOMENT_S
        if self._since_s:
            self._plan(AGAIN_S if stands else MOMENT_S - longest_s + TICK_S)
        is_too_early = bool(self._since_s) and self._last is None and not stands
        if not is_too_early:
            self._see(Seen(stands, WHAT if stands else ""))
