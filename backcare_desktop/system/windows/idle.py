"""Idle time on Windows: GetLastInputInfo, which can only be asked. From documentation, not run on Windows.

After Microsoft's "GetLastInputInfo function (winuser.h)": the tick is that of this session's last input, has 32 bits,
and may be a little ahead or go back a little.
"""

from __future__ import annotations

from backcare_desktop.ports import IdleAnswer, ProbeUnavailable
from backcare_desktop.system.idle.polled import PolledIdle
from backcare_desktop.system.windows.api import WindowsApi, the_api

WRAP_MS = 2**32
AHEAD_MS = 60_000
"""A tick that is so little ahead of now is a gap between clocks, not an input 49 days ago."""


class WindowsIdle(PolledIdle):
    """Asks Windows for the time since the last input."""

    name = "last input of the Windows session"

    def __init__(self, api: WindowsApi | None = None) -> None:
        super().__init__()
        self._given, self._api = api, api
        self._last: tuple[int, int] | None = None
        """The tick told last, and the whole milliseconds since the start of the machine that it stands for."""

    def open(self) -> None:
        """Look whether Windows answers. Raises ProbeUnavailable with the reason."""
        self._api = self._given or the_api()
        if self._api.last_input_tick() is None:
            raise ProbeUnavailable("Windows does not tell when the last input was")

    def close(self) -> None:
        """Ask no more; safe to call twice."""
        self._api = None

    def ask(self, answer: IdleAnswer) -> None:
        """Tell the seconds since the last input at once; None when Windows does not answer."""
        answer(self._idle_s())

    def _idle_s(self) -> float | None:
        tick = self._api.last_input_tick() if self._api is not None else None
        if self._api is None or tick is None:
            return None
        now_ms = self._api.ticks_ms()
        if self._last is None or self._last[0] != tick:
            ago_ms = (now_ms - tick) % WRAP_MS
            self._last = tick, now_ms - (0 if ago_ms > WRAP_MS - AHEAD_MS else ago_ms)
        # The same tick is the same input, also when the 32 bits have gone round since.
        return max(0, now_ms - self._last[1]) / 1000
