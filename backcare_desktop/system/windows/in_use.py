"""A microphone or a camera is in use, as Windows itself keeps account of it. From documentation, not run on Windows.

The account is the one that the privacy settings of Windows show ("Windows ConsentStore", MSXFAQ; see windows_api): for
each program when its last use began, and when it ended, which is 0 meanwhile. Microsoft does not describe it. A machine
that lost its power leaves zeros behind: what began before the start of the machine, or has no program, does not count.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.ferry import Ferry, is_hung
from backcare_desktop.system.holds.lookout import Lookout
from backcare_desktop.system.holds.named import is_named
from backcare_desktop.system.windows.api import Use, WindowsApi, the_api
from backcare_desktop.system.windows.registry import KeyWatch

SLACK = 120 * 10_000_000
"""In FILETIME's 100 ns: clocks are set a little after the start of a machine."""
NO_LIST = "this Windows keeps no list of who uses it (Windows 10 of 2019 and newer do)"


class _DeviceInUse(Lookout):
    """A HoldProbe that goes by the account of one device. Its thread sleeps until that changes."""

    device = what = ""
    late = "the registry does not answer"

    def __init__(self, ignored: Sequence[str] = (), api: WindowsApi | None = None) -> None:
        """``ignored``: programs that may use it without it being a call, in the person's words."""
        super().__init__()
        self._ignored, self._given = tuple(ignored), api
        self._watch: KeyWatch | None = None

    def _open(self) -> None:
        if is_hung(self.name):
            raise ProbeUnavailable(self.late)
        self._api = self._given or the_api()
        try:
            self._watch = self._api.watch_uses(self.device)
        except OSError:
            raise ProbeUnavailable(NO_LIST) from None
        self._ferry: Ferry[HoldReport] = Ferry(self._land)
        self._patience.start()
        arguments = (self._watch, self._ferry)
        threading.Thread(target=self._work, args=arguments, daemon=True, name=self.name).start()

    def _look(self) -> None:
        if self._watch is not None:
            self._patience.start()
            self._watch.nudge()

    def _close(self) -> None:
        if self._watch is not None:
            watch, self._watch = self._watch, None
            self._ferry.close()
            watch.end()

    def _work(self, watch: KeyWatch, ferry: Ferry[HoldReport]) -> None:
        try:
            is_wanted = True
            while is_wanted:
                watch.arm()
                stands = self._is_in_use()
                ferry.load(Seen(stands, self.what if stands else ""))
                is_wanted = watch.wait()
        except OSError:
            ferry.load(ProbeLost("the registry cannot be read any more"))
        finally:
            watch.close()

    def _is_in_use(self) -> bool:
        since = self._api.booted_at() - SLACK
        uses = [use for use in self._api.uses(self.device) if not use.ended and use.began > since]
        uses = [use for use in uses if use.program.casefold() != sys.executable.casefold()]
        uses = [use for use in uses if not is_named(self._ignored, _last_part(use))]
        if any(use.is_package for use in uses):
            return True
        names = {_last_part(use).casefold() for use in uses}
        return bool(names) and any(name.casefold() in names for _, name in self._api.running())


class MicrophoneInUse(_DeviceInUse):
    """The HoldProbe of calls on Windows."""

    name, device, what = "programs that use the microphone", "microphone", "a microphone is in use"


class CameraInUse(_DeviceInUse):
    """The HoldProbe of the camera on Windows."""

    name, device, what = "programs that use the camera", "webcam", "a camera is in use"


def _last_part(use: Use) -> str:
    """What the program is called: its file, or its package without the publisher."""
    return use.program.partition("_")[0] if use.is_package else use.program.rpartition("\\")[2]
