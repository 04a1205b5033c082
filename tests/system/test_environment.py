"""What is settled before Qt starts."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from backcare_desktop.system.environment import has_display, prepare


def prepared(**environ: str) -> dict[str, str]:
    prepare(environ)
    return environ


@pytest.mark.parametrize(
    "desktop", ["GNOME", "ubuntu:GNOME", "XFCE", "MATE", "X-Cinnamon", "Unity", "Budgie:GNOME", "GNOME-Classic:GNOME"]
)
def test_qt_loads_no_gtk(desktop: str) -> None:
    assert prepared(XDG_CURRENT_DESKTOP=desktop)["QT_QPA_PLATFORMTHEME"] == "gnome"


@pytest.mark.parametrize("desktop", ["KDE", "LXQt", "sway", ""])
def test_other_desktops_keep_their_theme(desktop: str) -> None:
    assert "QT_QPA_PLATFORMTHEME" not in prepared(XDG_CURRENT_DESKTOP=desktop)


def test_under_wayland_windows_go_through_xwayland() -> None:
    assert prepared(WAYLAND_DISPLAY="wayland-0", DISPLAY=":0")["QT_QPA_PLATFORM"] == "xcb"
    assert "QT_QPA_PLATFORM" not in prepared(WAYLAND_DISPLAY="wayland-0")
    assert "QT_QPA_PLATFORM" not in prepared(DISPLAY=":0")


def test_a_pointer_that_vanishes_under_xwayland_does_not_end_the_app() -> None:
    session = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert prepared(**session)["QT_XCB_NO_XI2"] == "1"
    assert prepared(**session, QT_XCB_NO_XI2="0")["QT_XCB_NO_XI2"] == "0"
    assert "QT_XCB_NO_XI2" not in prepared(DISPLAY=":0")


def test_qt_paints_without_waking_a_pool_of_threads() -> None:
    assert prepared()["QT_NO_GUI_THREADPOOL"] == "1"
    assert prepared(QT_NO_GUI_THREADPOOL="0")["QT_NO_GUI_THREADPOOL"] == "0"
    program = """
import os, sys
from backcare_desktop.system.environment import prepare
prepare()
from PySide6.QtGui import QGuiApplication
from backcare_desktop.ui.trayicon import Glyph, Picture, Sign, icon
app = QGuiApplication(sys.argv)
icon(Picture(Sign.WORKING, 5), Glyph.OUTLINED)
print(len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1)
"""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_what_the_person_set_stays() -> None:
    chosen = {"QT_QPA_PLATFORM": "wayland", "QT_QPA_PLATFORMTHEME": "gtk3"}
    session = {"XDG_CURRENT_DESKTOP": "GNOME", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert prepared(**session, **chosen) == session | chosen | {"QT_NO_GUI_THREADPOOL": "1"}


def test_a_display_is_known_without_qt() -> None:
    assert has_display({"DISPLAY": ":0"})
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert has_display({"QT_QPA_PLATFORM": "offscreen:configfile=x"})
    assert not has_display({"QT_QPA_PLATFORM": "xcb"})
    assert not has_display({})


def test_it_does_not_load_qt() -> None:
    program = "import sys, backcare_desktop.system.environment; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
