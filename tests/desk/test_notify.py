"""Notifications: to a mocked server, to a stuck one, and where there is none. And the wish for light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need, need_programs

SERVICE = "org.freedesktop.Notifications"
PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"

NOTIFYING = """
import json, sys
from PySide6.QtCore import QCoreApplication, QTimer
from backcare_desktop.system.notify import DesktopNotifier
app = QCoreApplication([])
notifier = DesktopNotifier()
def show():
    shown = notifier.show("BackCare is running", "There is no tray. Start BackCare again to open it.")
    print(json.dumps({"shown": shown}), flush=True)
show()
again = QTimer(interval=500)
again.timeout.connect(show)
if "again" in sys.argv:
    again.start()
sys.exit(app.exec())
"""

SCHEME = """
import json
from PySide6.QtCore import QCoreApplication
from backcare_desktop.system.colorscheme import ColorScheme
app = QCoreApplication([])
scheme = ColorScheme()
def tell(wish):
    print(json.dumps({"scheme": wish, "high": scheme.is_high_contrast, "accent": scheme.accent}), flush=True)
scheme.start(tell)
print(json.dumps({"started": True}), flush=True)
app.exec()
"""


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send")
    with Desk(x=False) as desk:
        yield desk


def start(desk: Desk, program: str, tmp_path: Path, *words: str) -> Program:
    path = tmp_path / "program.py"
    path.write_text(program)
    running = desk.python(path, *words)
    wait(running.said, what="its first words")
    return running


def test_a_notification_arrives_and_its_sender_stays(bare: Desk, tmp_path: Path) -> None:
    need(has_dbusmock(bare), "python3-dbusmock is not installed")
    with Mock(bare, bare.env["DBUS_SESSION_BUS_ADDRESS"], SERVICE, ["--template", "notification_daemon"]) as server:
        running = start(bare, NOTIFYING, tmp_path)
        assert running.said()[0]["shown"] is True
        wait(lambda: " Notify " in server.text(), what="the notification")
        assert '"BackCare is running" "There is no tray. Start BackCare again to open it."' in server.text()
        assert running.code is None


def test_without_a_server_it_says_no(bare: Desk, tmp_path: Path) -> None:
    running = start(bare, NOTIFYING, tmp_path, "again")  # a bus that is slow to say so is taken to have one
    wait(lambda: running.said()[-1] == {"shown": False}, 5, running.text)


def test_without_a_bus_it_says_no(bare: Desk, tmp_path: Path) -> None:
    bare.env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
    assert start(bare, NOTIFYING, tmp_path).said()[0]["shown"] is False


def test_a_stuck_server_is_not_waited_for(bare: Desk, tmp_path: Path) -> None:
    need(has_dbusmock(bare), "python3-dbusmock is not installed")
    with Mock(bare, bare.env["DBUS_SESSION_BUS_ADDRESS"], SERVICE, ["--template", "notification_daemon"]) as server:
        server.freeze()
        running = start(bare, NOTIFYING, tmp_path)  # it says so while the server is still stuck
        assert running.said() == [{"shown": True}]
        assert " Notify " not in server.text()
        server.thaw()
        wait(lambda: " Notify " in server.text(), what="the notification")


def test_the_wishes_for_dark_for_contrast_and_for_an_accent_are_read_and_followed(bare: Desk, tmp_path: Path) -> None:
    need(has_dbusmock(bare), "python3-dbusmock is not installed")
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, PORTAL, [PORTAL, PORTAL_PATH, SETTINGS]) as portal:
        answer = "ret = {'color-scheme': dbus.UInt32(1, variant_level=1)}[args[1]]"
        portal.call(PORTAL_PATH, "AddMethod", "sssss", SETTINGS, "Read", "ss", "v", answer)
        running = start(bare, SCHEME, tmp_path)

        def wishes() -> list[str]:
            return [said["scheme"] for said in running.said() if "scheme" in said]

        wait(lambda: wishes() == ["dark"], what=lambda: f"dark, not {running.said()}")
        for number in (2, 7):
            values = ("org.freedesktop.appearance", "color-scheme", ("u", number))
            portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", *values)
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", "org.other", "color-scheme", ("u", 1))
        wait(lambda: wishes() == ["dark", "light", "any"], what=lambda: f"all three, not {running.said()}")
        appearance, colour = "org.freedesktop.appearance", ("(ddd)", (0.2, 0.4, 1.0))
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", appearance, "contrast", ("u", 0))
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", appearance, "accent-color", colour)
        gnome = ("org.gnome.desktop.a11y.interface", "high-contrast", ("b", True))
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", *gnome)

        def last() -> tuple[object, object]:
            return running.said()[-1]["high"], running.said()[-1]["accent"]

        wait(lambda: last() == (True, "#3366FF"), what=lambda: f"contrast and accent, not {running.said()}")
        none = ("(ddd)", (-1.0, -1.0, -1.0))
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", appearance, "accent-color", none)
        wait(lambda: last() == (True, ""), what=lambda: f"no accent, not {running.said()}")
    assert running.code is None
