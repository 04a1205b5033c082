"""Idle time on Wayland (KDE, sway, labwc and others) as events of the ext-idle-notify protocol.

On a connection of its own, since the windows themselves usually go through XWayland.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QSocketNotifier, Qt, QTimer

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable
from backcare_desktop.system.clock import boot_s


class WaylandIdle:
    """Has the compositor tell when the seat went idle and when it resumed."""

    name = "Wayland idle notification"

    def __init__(self) -> None:
        self._display: Any = None
        self._socket: QSocketNotifier | None = None
        self._note: Any = None
        self._told: list[bool] = []
        self._since_s: float | None = None
        """Boot time of the last input, while idle; None while there is input or nothing is known."""

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self._report = report
        try:
            from pywayland.client.display import Display
        except ImportError as error:
            raise ProbeUnavailable(f"pywayland cannot be loaded ({error})") from None
        self._display = Display()
        try:
            self._display.connect()
            self._bind()
        except (ValueError, RuntimeError) as error:
            self.stop()
            raise ProbeUnavailable(f"no Wayland compositor answers ({error})") from None
        if self._notifier_object is None or self._seat is None:
            self.stop()
            raise ProbeUnavailable("the compositor does not offer ext-idle-notify")
        # Precise, since others may fire early, and "at least the watched time" is promised.
        self._remaining = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._remaining.timeout.connect(self._on_remaining)
        self._socket = QSocketNotifier(self._display.get_fd(), QSocketNotifier.Type.Read)
        self._socket.activated.connect(self._read)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time.

        A notification counts from its own creation. So while idle already, the old one stays (it will tell of the
        next input) and the rest of the time is a timer's; with input, the report may come up to the earlier time late.
        """
        if self._display is None:
            return
        self._after_s = after_s
        if self._since_s is None:
            self._renew()
        else:
            self._remaining.start(ceil(max(0.0, self._since_s + after_s - boot_s()) * 1000))

    def ask(self) -> float | None:
        """Seconds since the last input while idle; None otherwise, since the protocol has only events."""
        return None if self._since_s is None else boot_s() - self._since_s

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._display is None:
            return
        display, self._display = self._display, None
        if self._socket is not None:
            self._socket.setEnabled(False)
            self._socket = None
            self._remaining.stop()
        self._note = self._since_s = None
        display.disconnect()

    def _bind(self) -> None:
        from pywayland.protocol.ext_idle_notify_v1 import ExtIdleNotifierV1
        from pywayland.protocol.wayland import WlSeat

        self._notifier_object = self._seat = None
        self._registry = self._display.get_registry()

        def on_global(registry: Any, number: int, interface: str, version: int) -> None:
            if interface == "ext_idle_notifier_v1":
                self._version = min(version, ExtIdleNotifierV1.version)
                self._notifier_object = registry.bind(number, ExtIdleNotifierV1, self._version)
            elif interface == "wl_seat" and self._seat is None:
                self._seat = registry.bind(number, WlSeat, 1)

        self._registry.dispatcher["global"] = on_global
        self._display.roundtrip()

    def _renew(self) -> None:
        if self._note is not None:
            self._note.destroy()
        milliseconds = max(1, round(self._after_s * 1000))
        # Version 2 can count input alone; in version 1 a playing video may keep the seat from going idle.
        kind = "get_input_idle_notification" if self._version >= 2 else "get_idle_notification"
        self._note = getattr(self._notifier_object, kind)(milliseconds, self._seat)
        self._note_after_s = self._after_s
        self._note.dispatcher["idled"] = lambda _note: self._told.append(True)
        self._note.dispatcher["resumed"] = lambda _note: self._told.append(False)
        self._display.flush()

    def _on_idled(self) -> None:
        self._since_s = boot_s() - self._note_after_s
        self._report(InputStopped(self._note_after_s))

    def _on_resumed(self) -> None:
        self._since_s = None
        self._remaining.stop()
        if self._note_after_s != self._after_s:
            self._renew()
        self._report(InputBegan())

    def _on_remaining(self) -> None:
        if self._since_s is not None:
            self._report(InputStopped(boot_s() - self._since_s))

    def _read(self) -> None:
        try:
            self._display.read()
            self._display.dispatch(block=False)
        except RuntimeError as error:
            self.stop()
            self._report(ProbeLost(f"the Wayland compositor is gone ({error})"))
            return
        # Only now: a report may stop this probe, and libwayland must not be closed from inside its own dispatching.
        while self._told and self._display is not None:
            (self._on_idled if self._told.pop(0) else self._on_resumed)()
