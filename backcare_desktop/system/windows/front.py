"""What fills the screen or is in front on Windows, and which programs run. From documentation, not run on Windows.

After Microsoft's "QUERY_USER_NOTIFICATION_STATE enumeration (shellapi.h)", "GetForegroundWindow function (winuser.h)",
"PROCESSENTRY32W structure (tlhelp32.h)" and "CallNtPowerInformation function (powerbase.h)". None of them tells of
changes, so each is looked at now and then, in a thread. Our own windows do not count: what was seen before stays.
"""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Sequence

from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.holds.app import (
    FRONT_SEEN,
    IN_FRONT,
    NONE_NAMED,
    RUN_SEEN,
    RUNNING,
    check_when,
    is_any_named,
)
from backcare_desktop.system.holds.front import FILLS
from backcare_desktop.system.holds.lookout import AsideLookout
from backcare_desktop.system.holds.named import is_named
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.api import WindowsApi, the_api

PRESENTS = "the presentation settings are switched on"
KEPT_ON = "something fills the screen, and keeps it on"
NOTHING = Seen(stands=False)
LOOK_EVERY_S, SCAN_EVERY_S = 5.0, 30.0


class _Looked(AsideLookout[Seen]):
    late = "Windows does not answer in time"
    every_s = LOOK_EVERY_S

    def __init__(self, api: WindowsApi | None = None) -> None:
        super().__init__()
        self._given = api
        self._seen = NOTHING

    def _open(self) -> None:
        self._api = self._given or the_api()
        super()._open()

    def _find(self) -> Seen:
        try:
            self._seen = self._view()
        except OSError as error:
            raise ProbeUnavailable(str(error)) from None
        return self._seen

    def _judge(self, found: Seen) -> None:
        self._see(found)

    @abstractmethod
    def _view(self) -> Seen:
        """In the thread. Raises OSError when Windows does not answer."""

    def _is_ours_in_front(self) -> bool:
        return self._api.front_pid() == os.getpid()


class WindowsFullscreen(_Looked):
    """The HoldProbe of films, games and slides on Windows."""

    name = "full-screen state of Windows"

    def _view(self) -> Seen:
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

    def _view(self) -> Seen:
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

    def _open(self) -> None:
        check_when(self._wanted, self.when)
        super()._open()

    def _view(self) -> Seen:
        return self._look_for_them() if is_any_named(self._programs) else Seen(stands=False, what=NONE_NAMED)

    @abstractmethod
    def _look_for_them(self) -> Seen:
        """In the thread."""


class WindowsProgramInFront(_Named):
    """The HoldProbe of named programs in front. Apps of the Store all have the same one: the frame that shows them."""

    name, when = "the Windows program in front", IN_FRONT

    def _look_for_them(self) -> Seen:
        pid = self._api.front_pid()
        if pid in (0, os.getpid()):
            return self._seen
        stands = is_named(self._programs, _file_name(self._api.path_of(pid)))
        return Seen(stands, FRONT_SEEN if stands else "")


class WindowsProgramsRunning(_Named):
    """The HoldProbe of named programs that run."""

    name, when = "running Windows programs", RUNNING
    every_s = SCAN_EVERY_S

    def _look_for_them(self) -> Seen:
        stands = any(is_named(self._programs, name) for pid, name in self._api.running() if pid != os.getpid())
        return Seen(stands, RUN_SEEN if stands else "")


def _file_name(path: str) -> str:
    return path.rpartition("\\")[2]
