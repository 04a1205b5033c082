"""What fills the screen or is in front on Windows, and which programs run. From documentation, not run on Windows.

After Microsoft's "QUERY_USER_NOTIFICATION_STATE enumeration (shellapi.h)", "GetForegroundWindow function (winuser.h)",
"PROCESSENTRY32W structure (tlhelp32.h)" and "CallNtPowerInformation function (powerbase.h)". None of them tells of
changes, so each is looked at now and then, in a thread. Our own windows do not count: what was seen before stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system import windows_structures as win
from backcare_desktop.system.ferry import Aside, is_hung
from backcare_desktop.system.hold_app import IN_FRONT, NONE_NAMED, RUNNING, is_any_named
from backcare_desktop.system.named import is_named
from backcare_desktop.system.windows_api import WindowsApi, the_api

FILLS = "a window fills the screen"
PRESENTS = "the presentation settings are switched on"
KEPT_ON = "something fills the screen, and keeps it on"
NOTHING = Seen(stands=False)
LOOK_EVERY_S, SCAN_EVERY_S = 5.0, 30.0


class _Looked:
    """A HoldProbe made of ``_look``, which runs in a thread every ``every_s`` seconds."""

    name = ""
    every_s = LOOK_EVERY_S

    def __init__(self, api: WindowsApi | None = None) -> None:
        self._given = api
        self._report: Callable[[HoldReport], None] | None = None
        self._seen = NOTHING

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        if is_hung(self.name):
            raise ProbeUnavailable("Windows did not answer, and still does not")
        self._api = self._given or the_api()
        self._report, self._is_asked, self._last = report, True, False
        self._timer = QTimer(interval=round(self.every_s * 1000))
        self._aside: Aside[HoldReport] = Aside(self.name, self._safely, self._found, self._late)
        self._timer.timeout.connect(self._aside.run)
        self._timer.start()
        self._aside.run()

    def ask(self) -> None:
        """Look again and report, also when nothing changed."""
        if self._report is not None:
            self._is_asked = True
            self._aside.run()

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""
        if self._report is not None:
            self._report = None
            self._timer.stop()
            self._aside.close()

    def _look(self) -> Seen:
        """In the thread. Raises OSError when Windows does not answer."""
        raise NotImplementedError

    def _safely(self) -> HoldReport:
        try:
            self._seen = self._look()
        except OSError as error:
            return ProbeLost(str(error))
        return self._seen

    def _is_ours_in_front(self) -> bool:
        return self._api.front_pid() == os.getpid()

    def _found(self, found: HoldReport) -> None:
        if isinstance(found, ProbeLost):
            self._lose(found)
        elif self._report is not None and (self._is_asked or found.stands is not self._last):
            self._is_asked, self._last = False, found.stands
            self._report(found)

    def _late(self) -> None:
        self._lose(ProbeLost("Windows does not answer in time"))

    def _lose(self, lost: ProbeLost) -> None:
        report = self._report
        self.stop()
        if report is not None:
            report(lost)


class WindowsFullscreen(_Looked):
    """The HoldProbe of films, games and slides on Windows."""

    name = "full-screen state of Windows"

    def _look(self) -> Seen:
        match self._api.notification_state():
            case None:
                raise OSError("Windows does not tell what fills the screen")
            case win.QUNS_PRESENTATION_MODE:
                return Seen(stands=True, what=PRESENTS)
            case win.QUNS_BUSY | win.QUNS_RUNNING_D3D_FULL_SCREEN:
                return self._seen if self._is_ours_in_front() else Seen(stands=True, what=FILLS)
        return NOTHING


class WindowsKeptOn(_Looked):
    """The probe of what keeps the screen awake (R1): a program that asks for it, while a window fills the screen."""

    name = "whether the screen is kept on"

    def _look(self) -> Seen:
        is_kept, state = self._api.is_display_required(), self._api.notification_state()
        if is_kept is None or state is None:
            raise OSError("Windows does not tell whether the screen is kept on")
        if not is_kept or state not in (win.QUNS_BUSY, win.QUNS_RUNNING_D3D_FULL_SCREEN):
            return NOTHING
        return self._seen if self._is_ours_in_front() else Seen(stands=True, what=KEPT_ON)


class _Named(_Looked):
    """A probe that looks for programs by the names that the person wrote."""

    when = ""

    def __init__(self, programs: Sequence[str], when: str, api: WindowsApi | None = None) -> None:
        super().__init__(api)
        self._programs, self._wanted = tuple(programs), when

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        if self._wanted != self.when:
            raise ProbeUnavailable(f"you chose programs that are {self._wanted.replace('_', ' ')}")
        super().start(report)

    def _look(self) -> Seen:
        return self._look_for_them() if is_any_named(self._programs) else Seen(stands=False, what=NONE_NAMED)

    def _look_for_them(self) -> Seen:
        raise NotImplementedError


class WindowsProgramInFront(_Named):
    """The HoldProbe of named programs in front. Apps of the Store all have the same one: the frame that shows them."""

    name, when = "the Windows program in front", IN_FRONT

    def _look_for_them(self) -> Seen:
        pid = self._api.front_pid()
        if pid in (0, os.getpid()):
            return self._seen
        stands = is_named(self._programs, _file_name(self._api.path_of(pid)))
        return Seen(stands, "a program you named is in front" if stands else "")


class WindowsProgramsRunning(_Named):
    """The HoldProbe of named programs that run."""

    name, when = "running Windows programs", RUNNING
    every_s = SCAN_EVERY_S

    def _look_for_them(self) -> Seen:
        stands = any(is_named(self._programs, name) for pid, name in self._api.running() if pid != os.getpid())
        return Seen(stands, "a program you named is running" if stands else "")


def _file_name(path: str) -> str:
    return path.rpartition("\\")[2]
