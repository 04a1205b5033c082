"""The wish for less movement: read from a mocked settings portal, followed, and obeyed by the app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need, need_programs

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
REDUCED = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")

# The whole app, which tells whether the desktop wants stillness and whether its windows and prompts keep still, at the
# start and whenever that changes.
APP = """
import json
from backcare_desktop.app import App
from backcare_desktop.launch import run
from PySide6.QtCore import QTimer

class Telling(App):
    told = None
    def start(self, *, hidden):
        super().start(hidden=hidden)
        self._look = QTimer(interval=20)
        self._look.timeout.connect(self._tell)
        self._look.start()

    def _tell(self):
        still = (self.display.is_still, self.display.prompts._manner().is_still, self._shelf().is_still())
        now = {"wish": self.display._motion.is_still, "still": still}
        if now != self.told:
            self.told = now
            print(json.dumps(now), flush=True)

run(["backcare"], start_hidden=True, app_class=Telling)
"""


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send")
    with Desk(x=False) as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        desk.env["QT_QPA_PLATFORM"] = "offscreen"
        yield desk


@pytest.fixture
def portal(bare: Desk) -> Iterator[Mock]:
    """A portal that knows no more than that GNOME's animations are off."""
    with Mock(bare, bare.env["DBUS_SESSION_BUS_ADDRESS"], PORTAL, [PORTAL, PORTAL_PATH, SETTINGS]) as mock:
        answer = f"ret = {{('{GNOME[0]}', '{GNOME[1]}'): dbus.Boolean(False, variant_level=1)}}[(args[0], args[1])]"
        mock.call(PORTAL_PATH, "AddMethod", "sssss", SETTINGS, "Read", "ss", "v", answer)
        yield mock


def app(desk: Desk, motion: str = "") -> Program:
    folder = Path(desk.env["XDG_CONFIG_HOME"]) / "backcare"
    folder.mkdir(exist_ok=True)
    (folder / "settings.toml").write_text(f'[look]\nmotion = "{motion}"\n' if motion else "")
    return desk.python("-c", APP)


def wait_told(program: Program, *expected: bool, wish: bool | None = None) -> None:
    """Wait until it has told this in the end; windows and prompts must agree. ``wish``: and what the desktop wants."""

    def told() -> list[dict[str, object]]:
        return [said for said in program.said() if "still" in said]

    def is_told() -> bool:
        tail = told()[-len(expected) :]
        is_wanted = [said["still"] for said in tail] == [[each] * 3 for each in expected]
        return is_wanted and (wish is None or tail[-1]["wish"] is wish)

    wait(is_told, 10, lambda: f"{expected}, not {told()}")


def test_the_wish_for_stillness_is_obeyed_and_followed_whichever_way_the_desktop_says_it(
    bare: Desk, portal: Mock
) -> None:
    running = app(bare)
    wait_told(running, True)
    for key, signature, value, is_still in (
        (GNOME, "b", True, False),
        (REDUCED, "u", 1, True),
        (REDUCED, "u", 0, False),
        (KDE, "s", "0", True),
        (KDE, "s", "0.5", False),
        (GNOME, "b", False, True),
    ):
        portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", *key, (signature, value))
        wait_told(running, is_still)
    assert running.code is None


def test_the_persons_own_choice_comes_first(bare: Desk, portal: Mock) -> None:
    running = app(bare, "calm")
    wait_told(running, False, wish=True)
    running.end()
    running = app(bare, "none")
    wait_told(running, True, wish=True)
    portal.emit(PORTAL_PATH, SETTINGS, "SettingChanged", "ssv", *GNOME, ("b", True))
    wait_told(running, True, True, wish=False)


def test_without_a_portal_things_move(bare: Desk) -> None:
    wait_told(app(bare), False, wish=False)
