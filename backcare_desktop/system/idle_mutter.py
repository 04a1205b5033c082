"""Idle time on GNOME, X11 or Wayland, as events from its compositor (org.gnome.Mutter.IdleMonitor)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable

if TYPE_CHECKING:
    from backcare_desktop.system.bus import Body, Bus, BusError

SERVICE = "org.gnome.Mutter.IdleMonitor"
PATH = "/org/gnome/Mutter/IdleMonitor/Core"


class MutterIdle:
    """Sets watches at GNOME's compositor, which tells when they come due."""

    name = "GNOME idle monitor"

    def __init__(self) -> None:
        self._bus: Bus | None = None
        self._stopped_watch = 0
        self._began_watch = 0
        self._wanted = 0

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        from jeepney import DBusAddress, MatchRule

        from backcare_desktop.system.bus import Bus, BusError

        self._report, self._bus_error = report, BusError
        self._monitor = DBusAddress(PATH, SERVICE, SERVICE)
        self._bus = Bus(self._on_lost)
        try:
            if not self._bus.has(SERVICE):
                raise ProbeUnavailable("GNOME's compositor does not run here")
            self._bus.ask(self._monitor, "GetIdletime", gives="t")
        except (BusError, ProbeUnavailable) as error:
            self.stop()
            raise ProbeUnavailable(str(error)) from None
        self._bus.on_owner(SERVICE, self._on_owner)
        rule = MatchRule(type="signal", sender=SERVICE, interface=SERVICE, path=PATH, member="WatchFired")
        self._bus.listen(rule, self._on_fired)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        if self._bus is None:
            return
        self._after_s = after_s
        self._forget(self._stopped_watch)
        self._stopped_watch = 0
        self._wanted += 1
        wanted = self._wanted
        milliseconds = max(1, round(after_s * 1000))
        # A 64-bit argument, which QtDBus cannot send: hence jeepney. The watch fires each time anew.
        answer = partial(self._on_added, wanted)
        self._bus.call(self._monitor, "AddIdleWatch", "t", (milliseconds,), answer=answer, gives="u")

    def ask(self) -> float | None:
        """Seconds since the last input; None when GNOME does not answer."""
        if self._bus is None:
            return None
        try:
            return float(self._bus.ask(self._monitor, "GetIdletime", gives="t")[0]) / 1000
        except self._bus_error:
            return None

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._bus is not None:
            self._bus.close()  # and GNOME drops the watches with it
            self._bus = None
        self._stopped_watch = self._began_watch = 0

    def _forget(self, watch: int) -> None:
        if watch and self._bus is not None:
            self._bus.call(self._monitor, "RemoveWatch", "u", (watch,))

    def _on_added(self, wanted: int, result: Body | BusError) -> None:
        if isinstance(result, self._bus_error):
            self._on_lost(f"GNOME refused a watch ({result})")
        elif wanted == self._wanted:
            self._stopped_watch = result[0]
        else:
            self._forget(result[0])

    def _on_fired(self, body: Body) -> None:
        if body == (self._stopped_watch,) and self._bus is not None:
            if not self._began_watch:
                self._began_watch = -1  # asked for, number not yet known
                self._bus.call(self._monitor, "AddUserActiveWatch", answer=self._on_began_added, gives="u")
            self._report(InputStopped(self.ask() or self._after_s))
        elif body == (self._began_watch,):
            self._began_watch = 0
            self._report(InputBegan())

    def _on_began_added(self, result: Body | BusError) -> None:
        if isinstance(result, self._bus_error):
            self._on_lost(f"GNOME refused a watch ({result})")
        else:
            self._began_watch = result[0]

    def _on_owner(self, owner: str) -> None:
        if not owner:
            self._on_lost("GNOME's compositor has left the bus")

    def _on_lost(self, why: str) -> None:
        if self._bus is not None:
            self.stop()
            self._report(ProbeLost(why))
