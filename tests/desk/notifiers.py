"""The notification services that tests run: real ones, and one that is whichever the test needs."""

from __future__ import annotations

from pathlib import Path

from tests.desk.desk import Desk, Program, wait

SERVICE = "org.freedesktop.Notifications"
NOTIFYD = next(iter(Path("/usr/lib").glob("**/xfce4/notifyd/xfce4-notifyd")), Path("xfce4-notifyd"))
XFCONFD = next(iter(Path("/usr/lib").glob("**/xfce4/xfconf/xfconfd")), Path("xfconfd"))
GNOME_SCHEMA, GNOME_KEY = "org.gnome.desktop.notifications", "show-banners"


def notifier(desk: Desk, name: str) -> Program:
    """A service that calls itself ``name``; it obeys the lines of ``tests.desk.notifier_program``."""
    program = desk.python("-m", "tests.desk.notifier_program", name, talk=True)
    wait(lambda: "ready" in program.text(), 10, f"{name}: {program.text()}")
    return program


def dunst(desk: Desk) -> Program:
    return _started(desk, desk.start(["dunst"]))


def xfce(desk: Desk) -> Program:
    desk.start([XFCONFD])
    wait(lambda: desk.has_name("org.xfce.Xfconf"), what="xfconfd")
    return _started(desk, desk.start([NOTIFYD]))


def _started(desk: Desk, program: Program) -> Program:
    wait(lambda: program.code is not None or desk.has_name(SERVICE), what="the notification service")
    assert program.code is None, program.text()
    return program
