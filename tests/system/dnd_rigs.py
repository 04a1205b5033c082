"""The rigs of the contract for do not disturb: dunst, Xfce and GNOME's settings for real, and one that is Plasma."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desk import notifiers
from tests.desk.desk import Desk, Program
from tests.desk.needs import need, need_programs
from tests.system.hold_rigs import HoldRig, RealRig

PROBE = "holds.dnd:DoNotDisturb"


class DndRig(RealRig):
    """Do not disturb is turned on and off by a command, or by a line for the service that acts as one."""

    def __init__(self, desk: Desk, service: Program, on: str = "", off: str = "") -> None:
        self._desk, self._service = desk, service
        self.source = service
        self._commands = {"on": on, "off": off}
        super().__init__(desk, PROBE)

    def begin(self) -> None:
        self._turn("on")

    def end(self) -> None:
        self._turn("off")

    def die(self) -> None:
        self._service.end()

    def _turn(self, way: str) -> None:
        command = self._commands[way]
        if not command:
            self._service.write(way)
            return
        done = self._desk.finish(command.split())
        assert done.returncode == 0, done.stdout


@contextmanager
def dunst() -> Iterator[HoldRig]:
    need_programs("dunst", "dunstctl", "Xvfb", "dbus-daemon")
    with Desk(wm=None) as desk:
        yield DndRig(desk, notifiers.dunst(desk), "dunstctl set-paused true", "dunstctl set-paused false")


@contextmanager
def xfce() -> Iterator[HoldRig]:
    """There never turned on, the setting does not exist."""
    need(notifiers.NOTIFYD.exists() and notifiers.XFCONFD.exists(), "xfce4-notifyd is not installed")
    need_programs("xfconf-query", "Xvfb", "dbus-daemon")
    switch = "xfconf-query -c xfce4-notifyd -p /do-not-disturb"
    with Desk(wm=None) as desk:
        yield DndRig(desk, notifiers.xfce(desk), f"{switch} -n -t bool -s true", f"{switch} -r")


@contextmanager
def gnome() -> Iterator[HoldRig]:
    """The settings are real, GNOME Shell is not."""
    need_programs("gsettings", "dbus-daemon")
    need(Path("/usr/share/dbus-1/services/ca.desrt.dconf.service").exists(), "dconf's service is not installed")
    switch = f"gsettings set {notifiers.GNOME_SCHEMA} {notifiers.GNOME_KEY}"
    with Desk(x=False, services=True) as desk:
        desk.env["GSETTINGS_BACKEND"] = "dconf"
        yield DndRig(desk, notifiers.notifier(desk, "gnome-shell"), f"{switch} false", f"{switch} true")


@contextmanager
def plasma() -> Iterator[HoldRig]:
    with Desk(x=False) as desk:
        yield DndRig(desk, notifiers.notifier(desk, "Plasma"))
