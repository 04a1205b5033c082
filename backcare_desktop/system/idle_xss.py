"""Idle time from X11's screen saver extension, for servers without idle alarms. It can only be asked."""

from __future__ import annotations

import struct

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.idle_polled import PolledIdle
from backcare_desktop.system.xcb import XConnection, XLost

_QUERY_INFO = 1


class XScreenSaverIdle(PolledIdle):
    """Asks the MIT-SCREEN-SAVER extension for the time since the last input."""

    name = "X11 screen saver"

    def __init__(self) -> None:
        super().__init__()
        self._x: XConnection | None = None

    def open(self) -> None:
        """Connect. Raises ProbeUnavailable with the reason."""
        self._x = XConnection()
        try:
            extension = self._x.extension("MIT-SCREEN-SAVER")
            if self._x.extension("XWAYLAND") is not None:
                raise ProbeUnavailable("this X server runs under Wayland and sees only the input of X programs")
            if extension is None:
                raise ProbeUnavailable("the X server has no MIT-SCREEN-SAVER extension")
            self._extension, self._root = extension, self._x.root()
            self._x.listen(lambda _event: None, self.lose)
        except (XLost, ProbeUnavailable) as error:
            self.close()
            raise ProbeUnavailable(str(error)) from None

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._x is not None:
            self._x.close()
            self._x = None

    def ask(self) -> float | None:
        """Seconds since the last input; None when the server does not answer."""
        if self._x is None:
            return None
        try:
            answer = self._x.ask(self._extension, _QUERY_INFO, struct.pack("I", self._root))
        except XLost:
            return None
        return float(struct.unpack_from("16xI", answer)[0]) / 1000 if answer else None
