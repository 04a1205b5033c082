"""The tests' own tray host: a real Qt tray icon registers with it, is read, clicked, and comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.tray_host import TrayHost

PROGRAM = """
import json, sys
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon
say = lambda what: print(json.dumps({"event": what}), flush=True)
app = QApplication(sys.argv); app.setQuitOnLastWindowClosed(False)
pixmap = QPixmap(64, 64); pixmap.fill(QColor("#ff00cc"))
tray = QSystemTrayIcon(QIcon(pixmap)); tray.setToolTip("Next break in 12 min")
menu = QMenu(); menu.addAction("Take a break").triggered.connect(lambda: say("break"))
pause = menu.addMenu("&Pause"); pause.addAction("1 hour").triggered.connect(lambda: say("pause"))
menu.addSeparator(); sound = menu.addAction("Sound"); sound.setCheckable(True); sound.setChecked(True)
menu.addAction("Nothing").setEnabled(False)
tray.setContextMenu(menu); tray.activated.connect(lambda reason: say(reason.name)); tray.show()
app.exec()
"""


@pytest.fixture
def icon(desk: Desk, tray_host: TrayHost, tmp_path: Path) -> Program:
    program = tmp_path / "icon.py"
    program.write_text(PROGRAM)
    running = desk.python(program)
    tray_host.wait_item()
    return running


def events(icon: Program) -> list[str]:
    return [said["event"] for said in icon.said()]


def test_the_host_reads_a_real_icon(icon: Program, tray_host: TrayHost) -> None:
    assert tray_host.tooltip() == "Next break in 12 min"
    assert tray_host.pixmaps()[0].argb[:4] == b"\xff\xff\x00\xcc"
    assert tray_host.png().startswith(b"\x89PNG")
    menu = tray_host.menu()
    assert menu.labels() == ["Take a break", "Pause", "-", "Sound", "Nothing"]
    assert menu.find("Sound").checked is True
    assert menu.find("Pause").labels() == ["1 hour"]


def test_the_host_clicks_a_real_menu(icon: Program, tray_host: TrayHost) -> None:
    tray_host.click("Take a break")
    tray_host.click("Pause", "1 hour")
    tray_host.activate()
    tray_host.secondary_activate()
    wait(lambda: len(events(icon)) == 4, what="four clicks")
    assert events(icon) == ["break", "pause", "Trigger", "MiddleClick"]
    with pytest.raises(LookupError):
        tray_host.menu().find("Fly away")
    assert not tray_host.menu().find("Nothing").enabled


def test_an_icon_registers_again_with_a_restarted_host(icon: Program, tray_host: TrayHost) -> None:
    tray_host.stop()
    tray_host.start()
    tray_host.wait_item()
    assert tray_host.tooltip() == "Next break in 12 min"


def test_an_ended_program_leaves_the_tray(icon: Program, tray_host: TrayHost) -> None:
    icon.end()
    assert wait(lambda: not tray_host.items, what="an empty tray")


def test_the_host_also_runs_as_a_program(desk: Desk) -> None:
    program = desk.start([sys.executable, "-m", "tests.desk.tray_host"])
    wait(lambda: desk.has_name("org.kde.StatusNotifierWatcher"), what="the watcher's name")
    program.end()
    wait(lambda: not desk.has_name("org.kde.StatusNotifierWatcher"), what="nobody to have it any more")
