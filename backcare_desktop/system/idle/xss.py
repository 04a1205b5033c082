"""Idle time from X11's screen saver extension, for servers without idle alarms. It can only be asked."""

from __future__ import annotations

import struct

from backcare_desktop.ports import IdleAnswer
from backcare_desktop.system.connections.x11 import Extension, Question, Steps, XConnection
from backcare_desktop.system.idle.polled import PolledIdle
from backcare_desktop.system.idle.x11 import extension_of_real

_QUERY_INFO = 1


class XScreenSaverIdle(PolledIdle):
    """Asks the MIT-SCREEN-SAVER extension for the time since the last input."""

    name = "X11 screen saver"

    def __init__(self) -> None:
        super().__init__()
        self._x: XConnection | None = None
        self._saver: Extension | None = None

    def open(self) -> None:
        """Connect. Raises ProbeUnavailable with the reason."""
        self._x = XConnection(self.lose)
        self._x.run(extension_of_real("MIT-SCREEN-SAVER"), self._on_saver)

    def close(self) -> None:
        """Drop the connection; safe to call twice."""
        if self._x is not None:
            self._x.close()
            self._x = None

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told."""
        if self._x is not None:
            self._x.run(self._look_up(self._x), answer)

    def _on_saver(self, saver: Extension) -> None:
        self._saver = saver

    def _look_up(self, x: XConnection) -> Steps[float | None]:
        """Begun only once the extension is found: the steps to it come first."""
        if self._saver is None:
            return None
        (answer,) = yield [Question(self._saver.opcode, struct.pack("I", x.root), _QUERY_INFO)]
        return float(struct.unpack_from("16xI", answer)[0]) / 1000 if answer else None
