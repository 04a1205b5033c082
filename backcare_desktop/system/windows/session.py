"""Tells when Windows is locked, belongs to somebody else, or sleeps. From documentation, not run on Windows.

After Microsoft's "WM_WTSSESSION_CHANGE message", "WM_POWERBROADCAST message" and "WTSINFOEX_LEVEL1_W structure
(wtsapi32.h)".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.windows import structures as win
from backcare_desktop.system.windows.api import WindowsApi, the_api
from backcare_desktop.system.windows.window import Listener

AGAIN_S = 30.0
"""So often it is tried to be told of the lock: at login, Windows may not be ready for it."""


class WindowsSession:
    """The SessionProbe on Windows. A session that another one has pushed from the screen counts as locked."""

    name = "messages of the Windows session (written from documentation, not run)"
    is_settled, is_blind = True, False

    def __init__(self, api: WindowsApi | None = None, again_s: float = AGAIN_S) -> None:
        self._given = api
        self._window: Listener | None = None
        self._is_locked = self._is_away = self._is_asleep = False
        self._told: bool | None = None
        self._again = QTimer(interval=round(again_s * 1000))
        self._again.timeout.connect(self._hear_session)
        self.notes: tuple[str, ...] = ()
        """For the doctor: what is missing, in words."""

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        """Begin to report; ``locked`` is called at once with what holds now. Raises ProbeUnavailable."""
        self._api = self._given or the_api()
        self._locked, self._asleep = locked, asleep
        self._is_asleep, self._told = False, None
        try:
            self._window = Listener(self._api.libraries, self._on_message)
        except OSError as error:
            raise ProbeUnavailable(str(error)) from None
        has_sleep, has_lock = self._window.hear_sleep(), self._window.hear_session()
        missing = [] if has_sleep else ["sleep: Windows does not tell of it here; the clock still notices"]
        if not has_lock:
            missing.append("lock: Windows is not ready to tell of it; it is tried again every 30 seconds")
            self._again.start()
        self.notes = tuple(missing)
        self._look()

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._again.stop()
        if self._window is not None:
            window, self._window = self._window, None
            window.close()

    def _hear_session(self) -> None:
        if self._window is not None and self._window.hear_session():
            self._again.stop()
            self._look()

    def _look(self) -> None:
        """Ask what holds now. Where Windows does not know, what its messages said last stays."""
        state = self._api.session_state()
        if state is not None:
            connection, flag = state
            self._is_away = connection == win.WTS_DISCONNECTED
            if flag in (win.WTS_SESSIONSTATE_LOCK, win.WTS_SESSIONSTATE_UNLOCK):
                self._is_locked = flag == win.WTS_SESSIONSTATE_LOCK
        self._tell()

    def _on_message(self, message: int, what: int) -> None:
        if message == win.WM_POWERBROADCAST:
            self._on_power(what)
            return
        match what:
            case win.WTS_SESSION_LOCK | win.WTS_SESSION_UNLOCK:
                self._is_locked = what == win.WTS_SESSION_LOCK
            case win.WTS_CONSOLE_DISCONNECT | win.WTS_REMOTE_DISCONNECT:
                self._is_away = True
            case win.WTS_CONSOLE_CONNECT | win.WTS_REMOTE_CONNECT:
                self._is_away = False
        self._tell()

    def _on_power(self, what: int) -> None:
        """Each sleep is told once, though it may come to us twice: to all windows, and to the one that asked."""
        if what == win.PBT_APMSUSPEND and not self._is_asleep:
            self._is_asleep = True
            self._asleep(True)
        elif what in (win.PBT_APMRESUMEAUTOMATIC, win.PBT_APMRESUMESUSPEND) and self._is_asleep:
            self._is_asleep = False
            self._asleep(False)
            if self._window is not None:
                self._look()

    def _tell(self) -> None:
        is_locked = self._is_locked or self._is_away
        if is_locked != self._told:
            self._told = is_locked
            self._locked(is_locked)
