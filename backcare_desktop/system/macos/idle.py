"""Idle time on macOS, which can only be asked for. Written from documentation, not run.

Apple's page: developer.apple.com/documentation/coregraphics/cgeventsource/secondssincelasteventtype(_:eventtype:).
"""

from __future__ import annotations

from math import isfinite

from backcare_desktop.ports import IdleAnswer, ProbeUnavailable
from backcare_desktop.system.idle.polled import PolledIdle
from backcare_desktop.system.macos.api import FAILURES, Api


class MacIdle(PolledIdle):
    """Asks the window server for the time since the last key, pointer or tablet."""

    name = "macOS input time"

    def __init__(self, api: Api | None = None) -> None:
        super().__init__()
        self._api = api or Api()
        self._is_open = False

    def open(self) -> None:
        """See whether it answers. Raises ProbeUnavailable with the reason."""
        self._is_open = True
        if self._idle_s() is None:
            self.close()
            raise ProbeUnavailable("macOS does not say when the last input was")

    def close(self) -> None:
        """Ask no more; safe to call twice."""
        self._is_open = False

    def ask(self, answer: IdleAnswer) -> None:
        """Tell the seconds since the last input at once; None when there is no answer."""
        answer(self._idle_s())

    def _idle_s(self) -> float | None:
        if not self._is_open:
            return None
        try:
            idle_s = self._api.idle_s()
        except FAILURES:
            return None
        return idle_s if isfinite(idle_s) and idle_s >= 0 else None
