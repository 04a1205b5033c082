"""Do not disturb: notification services that change hands, hang, talk nonsense, cannot tell or are not there."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk import notifiers
from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.desk.stall import longest_share

# A probe, and once it is lost a second one.
TWICE = """
import json
from PySide6.QtCore import QCoreApplication
from backcare_desktop.ports import ProbeLost, ProbeUnavailable
from backcare_desktop.system.holds.dnd import DoNotDisturb
app = QCoreApplication([])
probes = [DoNotDisturb()]
def tell(report):
    if isinstance(report, ProbeLost):
        print(json.dumps({"event": "lost", "why": report.why}), flush=True)
        probes.clear()  # as the app does: nobody has it any more
        try:
            DoNotDisturb().start(print)
        except ProbeUnavailable as error:
            print(json.dumps({"event": "refused", "why": str(error)}), flush=True)
probes[0].start(tell)
app.exec()
"""


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send")
    with Desk(x=False, services=True) as desk:
        yield desk


def probe(desk: Desk) -> Program:
    return desk.python("-m", "tests.desk.hold_program", "holds.dnd:DoNotDisturb", talk=True)


def wait_seen(program: Program, stands: bool) -> None:
    """Wait until this is what it said last."""

    def seen() -> list[Any]:
        return [said["stands"] for said in program.said() if said["event"] == "seen"]

    wait(lambda: seen()[-1:] == [stands], what=f"{stands}, said {program.text()}")


def why(program: Program) -> str:
    """Why nothing can be told, from now on."""

    def whys() -> list[str]:
        return [str(said["why"]) for said in program.said() if said["event"] in ("lost", "unavailable")]

    wait(whys, what=f"a reason, said {program.text()}")
    assert len(whys()) == 1
    return whys()[0]


def test_sway_notification_center_is_asked_and_followed(bare: Desk) -> None:
    service = notifiers.notifier(bare, "SwayNotificationCenter")
    running = probe(bare)
    wait_seen(running, False)
    assert running.said()[-1]["what"] == "do not disturb is off (SwayNotificationCenter)"
    service.write("on")
    wait_seen(running, True)
    assert running.said()[-1]["what"] == "do not disturb is on"
    service.write("off")
    wait_seen(running, False)


def test_a_service_that_hangs_or_talks_nonsense_is_lost_with_the_reason_and_nobody_waits_for_it(bare: Desk) -> None:
    service = notifiers.notifier(bare, "Plasma")
    running = probe(bare)
    wait_seen(running, False)
    service.write("garbage")
    assert why(running) == "the notification service's answer makes no sense"
    service.write("off")
    hung = probe(bare)
    wait_seen(hung, False)
    service.signal(signal.SIGSTOP)
    hung.write("ask")
    late = probe(bare)
    assert why(hung) == "the notification service does not answer"
    assert why(late) == "the notification service does not answer"
    assert max(longest_share(hung, "asked"), longest_share(late, "started")) < 0.5


def test_a_service_that_cannot_tell_is_asked_only_once(bare: Desk) -> None:
    notifiers.notifier(bare, "lxqt-notificationd")
    running = bare.python("-c", TWICE)
    wait(lambda: len(running.said()) == 2, what=f"both, said {running.text()}")
    words = "lxqt-notificationd does not tell other programs when do not disturb is on"
    assert [(said["event"], said["why"]) for said in running.said()] == [("lost", words), ("refused", words)]
    notifiers.notifier(bare, "Plasma").write("old")
    running = bare.python("-c", TWICE)
    wait(lambda: len(running.said()) == 2, what=f"both, said {running.text()}")
    words = "this version of the notification service does not tell when do not disturb is on"
    assert [(said["event"], said["why"]) for said in running.said()] == [("lost", words), ("refused", words)]


def test_a_service_that_takes_over_is_asked_instead(bare: Desk) -> None:
    first = notifiers.notifier(bare, "Plasma")
    first.write("on")
    running = probe(bare)
    wait_seen(running, True)
    other = notifiers.notifier(bare, "SwayNotificationCenter")
    wait_seen(running, False)
    other.write("on")
    wait_seen(running, True)
    first.write("off")
    other.end()  # the first has the name again
    wait_seen(running, False)
    first.end()
    assert why(running) == "the notification service is gone"


def test_without_a_service_or_a_bus_it_says_so_at_once(bare: Desk) -> None:
    assert why(probe(bare)) == "no notification service runs"
    bare.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
    assert why(probe(bare)) == "there is no session bus"


def test_settings_that_are_not_there_are_no_end_of_the_app_nor_is_the_end_of_the_bus(bare: Desk) -> None:
    need_programs("gsettings")
    notifiers.notifier(bare, "gnome-shell")
    cannot = "the desktop's settings cannot be read (GIO has no module for dconf)"
    assert why(probe(bare)) == cannot  # the desk's own: in memory
    bare.env["GSETTINGS_BACKEND"] = "keyfile"
    bare.finish(["gsettings", "set", notifiers.GNOME_SCHEMA, notifiers.GNOME_KEY, "false"])
    running = probe(bare)
    wait_seen(running, True)
    notifiers.notifier(bare, "cinnamon")  # takes over
    assert why(running) == "the desktop's settings have no org.cinnamon.desktop.notifications"
    notifiers.notifier(bare, "gnome-shell")
    bare.env["GSETTINGS_BACKEND"] = "dconf"
    other = probe(bare)
    wait_seen(other, False)
    bare.bus.end()
    assert why(other) == "the notification service is gone"
    other.write("ask")
    wait(lambda: other.said()[-1]["event"] == "asked", what="an answer")
    assert (running.code, other.code) == (None, None)
