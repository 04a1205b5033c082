"""The watch for tray hosts sees both kinds come, go and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.desk.tray_host import TrayHost

PROGRAM = """
import json, sys
from PySide6.QtCore import QCoreApplication
from backcare_desktop.system.trayhost import TrayWatch
app = QCoreApplication([])
say = lambda **what: print(json.dumps(what), flush=True)
watch = TrayWatch()
watch.start(lambda: say(came=True), lambda kind: say(kind=kind))
say(started=True)
app.exec()
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "watching.py"
    path.write_text(PROGRAM)
    return path


def kinds(watching: Program) -> list[str]:
    return [said["kind"] for said in watching.said() if "kind" in said]


def first_kinds(watching: Program, count: int) -> list[str]:
    """The kinds that were seen, once they are as many as that."""
    wait(lambda: len(kinds(watching)) >= count, what=f"{count} kinds, seen {kinds(watching)}")
    return kinds(watching)


def hosts_came(watching: Program) -> int:
    return sum("came" in said for said in watching.said())


def test_a_host_that_is_there_is_told(desk: Desk, tray_host: TrayHost, program: Path) -> None:
    watching = desk.python(program)
    assert first_kinds(watching, 1) == ["sni"]
    wait(lambda: hosts_came(watching) == 1, what="the host")
    assert watching.said()[0] == {"started": True}


def test_hosts_come_late_and_again(desk: Desk, program: Path) -> None:
    watching = desk.python(program)
    assert first_kinds(watching, 1) == ["none"]
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"]) as host:
        assert first_kinds(watching, 2) == ["none", "sni"]
        host.stop()
        assert first_kinds(watching, 3) == ["none", "sni", "none"]
        host.start()
        assert first_kinds(watching, 4) == ["none", "sni", "none", "sni"]
    wait(lambda: hosts_came(watching) == 2, what="the host, twice")


def test_a_watcher_alone_is_no_tray(desk: Desk, program: Path) -> None:
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"], has_host=False) as host:
        watching = desk.python(program)
        assert first_kinds(watching, 1) == ["none"]
        host.announce_host()
        assert first_kinds(watching, 2) == ["none", "sni"]


def test_an_xembed_tray_comes_and_goes(desk: Desk, program: Path) -> None:
    need_programs("trayer")
    watching = desk.python(program)
    assert first_kinds(watching, 1) == ["none"]
    tray = desk.start(["trayer"])
    assert first_kinds(watching, 2) == ["none", "xembed"]
    tray.end()
    assert first_kinds(watching, 3) == ["none", "xembed", "none"]
    assert hosts_came(watching) == 0


def test_no_bus_and_no_display_is_no_tray(desk: Desk, program: Path) -> None:
    nowhere = {"DISPLAY": None, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    watching = desk.python(program, env=nowhere)
    assert first_kinds(watching, 1) == ["none"]
