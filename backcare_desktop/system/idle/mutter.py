"""Idle time on GNOME, X11 or Wayland, as events from its compositor (org.gnome.Mutter.IdleMonitor)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from backcare_desktop.ports import IdleAnswer, IdleReport, InputBegan, InputStopped, ProbeLost

if TYPE_CHECKING:
    from backcare_desktop.system.connections.bus import Body, Bus, BusError

SERVICE = "org.gnome.Mutter.IdleMonitor"
PATH = "/org/gnome/Mutter/IdleMonitor/Core"
PATIENCE_MS = 2000
NOT_HERE, HUNG = "GNOME's compositor does not run here", "GNOME's compositor does not answer"


class MutterIdle:
    """Sets watches at GNOME's compositor, which tells when they come due."""

    name = "GNOME idle monitor"

    def __init__(self) -> None:
        self._bus: Bus | None = None
        self._stopped_watch = 0
        self._began_watch = 0
        self._wanted = 0
        self._open = 0
        """Questions that are not answered yet."""
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        from jeepney import DBusAddress, MatchRule

        from backcare_desktop.system.connections.bus import Bus, BusError

        self._report, self._bus_error = report, BusError
        self._monitor = DBusAddress(PATH, SERVICE, SERVICE)
        self._bus = Bus(self._on_lost)
        self._bus.on_owner(SERVICE, self._on_owner)
        rule = MatchRule(type="signal", sender=SERVICE, interface=SERVICE, path=PATH, member="WatchFired")
        self._bus.listen(rule, self._on_fired)
        # The bus itself: a question to a compositor that is not there would be an error like any other.
        self._bus.has(SERVICE, self._on_has)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_s = after_s
        self._forget(self._stopped_watch)
        self._stopped_watch = 0
        self._wanted += 1
        # A 64-bit argument, which QtDBus cannot send: hence jeepney. The watch fires each time anew.
        milliseconds = max(1, round(after_s * 1000))
        self._call("AddIdleWatch", partial(self._on_added, self._wanted), "u", "t", milliseconds)

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told."""
        self._call("GetIdletime", lambda body: answer(body[0] / 1000), "t")

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._patience.stop()
        if self._bus is not None:
            self._bus.close()  # and GNOME drops the watches with it
            self._bus = None
        self._stopped_watch = self._began_watch = self._open = 0

    # --- asking

    def _call(self, method: str, answered: Callable[[Body], None], gives: str, takes: str = "", *body: object) -> None:
        """Call a method of the monitor; one that fails, or has no answer within two seconds, ends all."""
        if self._bus is None:
            return
        self._open += 1
        if not self._patience.isActive():
            self._patience.start()
        take = partial(self._on_answer, method, answered)
        self._bus.call(self._monitor, method, takes, body, answer=take, gives=gives)

    def _on_answer(self, method: str, answered: Callable[[Body], None], result: Body | BusError) -> None:
        self._open -= 1
        self._patience.stop()
        if self._open:
            self._patience.start()
        if isinstance(result, self._bus_error):
            self._on_lost(f"GNOME refused {method} ({result})")
        else:
            answered(result)

    def _forget(self, watch: int) -> None:
        if watch and self._bus is not None:
            self._bus.call(self._monitor, "RemoveWatch", "u", (watch,))

    # --- what is told

    def _on_added(self, wanted: int, result: Body) -> None:
        if wanted == self._wanted:
            self._stopped_watch = result[0]
        else:
            self._forget(result[0])

    def _on_fired(self, body: Body) -> None:
        if body == (self._stopped_watch,):
            # Asked before the next watch is set, so answered before that fires.
            self.ask(lambda idle_s: self._report(InputStopped(idle_s or self._after_s)))
            if not self._began_watch:
                self._began_watch = -1  # asked for, number not yet known
                self._call("AddUserActiveWatch", self._on_began_added, "u")
        elif body == (self._began_watch,):
            self._began_watch = 0
            self._report(InputBegan())

    def _on_began_added(self, result: Body) -> None:
        self._began_watch = result[0]

    def _on_has(self, is_there: bool) -> None:
        if not is_there:
            self._on_lost(NOT_HERE)

    def _on_owner(self, owner: str) -> None:
        if not owner:
            self._on_lost("GNOME's compositor has left the bus")

    def _on_silence(self) -> None:
        if self._bus is not None and self._bus.has_news:
            self._patience.start()
        else:
            self._on_lost(HUNG)

    def _on_lost(self, why: str) -> None:
        if self._bus is not None:
            self.stop()
            self._report(ProbeLost(why))
