"""What the resting app must not have loaded: each of these costs memory in a program that rests all day."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

import backcare_desktop

PACKAGE = Path(backcare_desktop.__file__).parent

# Not among them: the other idle probes and jeepney. Tests have no X server, so those are tried here.
HEAVY = {
    "PySide6.QtQuick", "PySide6.QtQml", "PySide6.QtNetwork", "PySide6.QtSvg", "PySide6.QtOpenGL",
    "asyncio", "concurrent.futures", "difflib", "email", "http", "importlib.metadata", "logging.handlers",
    "multiprocessing", "ssl", "subprocess", "tzlocal", "unittest", "xml",
    "apscheduler", "miniaudio", "pulsectl", "tomlkit",
}  # fmt: skip
OF_OURS = {
    "agenda", "content", "obstacles", "simulate",
    "core.breakmoves", "core.figure", "core.guide", "core.lookback", "core.moves", "core.own", "core.pack",
    "core.sitstand",
    "store.history_apart", "store.history_aside", "store.settings_edit",
    "system.doctor", "system.doctorwords", "system.holds.chosen",
    "ui.about", "ui.answers", "ui.breaks", "ui.card", "ui.check", "ui.corner", "ui.cover", "ui.curtains", "ui.figure",
    "ui.guide", "ui.history", "ui.notice", "ui.nowlines", "ui.overlay", "ui.own", "ui.pack", "ui.player", "ui.screens",
    "ui.settings", "ui.status", "ui.stylesheet", "ui.theme", "ui.waysout", "ui.welcome", "ui.widgets", "ui.window",
    "ui.windowmaker",
}  # fmt: skip

PROGRAM = """
import json, sys
from backcare_desktop.system.lean import unwatch_imports
unwatch_imports()
from backcare_desktop.app import App
from backcare_desktop.launch import run
from PySide6.QtCore import QTimer
import PySide6.QtCore

class Resting(App):
    def start(self, *, hidden):
        super().start(hidden=hidden)
        self._look = QTimer(singleShot=True, interval=int(sys.argv[1]))
        self._look.timeout.connect(self._tell)
        self._look.start()

    def _tell(self):
        self.display._tray.show()
        names = list(sys.modules) + [f"PySide6.QtCore.{name}" for name in vars(PySide6.QtCore)]
        print(json.dumps(names), flush=True)
        self._qt.quit()

run(sys.argv[:1], start_hidden=True, app_class=Resting)
"""


def loaded(folder: Path, settings: str, after_ms: int) -> set[str]:
    """The modules of the app that has rested for so long, and the names that QtCore has made."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    env = os.environ | {name: str(folder / name) for name in names}
    file = Path(env["XDG_CONFIG_HOME"]) / "backcare" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(settings)
    Path(env["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
    command = [sys.executable, "-c", PROGRAM, str(after_ms)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def found(names: set[str], modules: set[str]) -> list[str]:
    """Those of the names that are loaded, or something below them is."""
    return sorted(name for name in names if any(each == name or each.startswith(f"{name}.") for each in modules))


def test_what_must_not_be_loaded_is_there_to_be_loaded() -> None:
    """A module that was moved would else go unwatched."""
    paths = {name: PACKAGE / name.replace(".", "/") for name in OF_OURS}
    assert [name for name, path in paths.items() if not (path.is_dir() or path.with_suffix(".py").exists())] == []


@pytest.mark.skipif(sys.platform != "linux", reason="what is loaded differs between systems; watched on Linux")
def test_the_resting_app_has_loaded_nothing_heavy(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "[reminders.warmup]\nenabled = false\n", 200)
    assert found(HEAVY, modules) == []
    assert found({f"backcare_desktop.{name}" for name in OF_OURS}, modules) == []
    # Whoever touches the namespace Qt makes all its enums: 0.9 MB and 20 ms.
    assert "PySide6.QtCore.Qt" not in modules


@pytest.mark.skipif(sys.platform != "linux", reason="what is loaded differs between systems; watched on Linux")
def test_a_clock_reminder_loads_apscheduler_after_the_start(tmp_path: Path) -> None:
    assert found({"apscheduler"}, loaded(tmp_path / "soon", "", 200)) == []
    later = loaded(tmp_path / "later", "", 2500)
    assert found({"apscheduler"}, later) == ["apscheduler"]
    unused = {"asyncio", "multiprocessing", "ssl", "PySide6.QtNetwork", "sqlalchemy", "PySide6.QtCore.Qt"}
    assert found(unused, later) == []


def test_imports_after_pyside_keep_no_sources() -> None:
    program = (
        "from backcare_desktop.system.lean import unwatch_imports; unwatch_imports()\n"
        "import linecache, backcare_desktop.app; print(len(linecache.cache))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc lets a program choose")
@pytest.mark.parametrize(("before", "are_apart"), [("", False), ("lean.keep_heap_small()", True)])
def test_large_blocks_are_kept_out_of_the_heap(before: str, are_apart: bool) -> None:
    """Asks the C library whether it mapped blocks apart (``hblks`` of mallinfo2) for fifty of 100 kB."""
    program = f"""
import ctypes
from backcare_desktop.system import lean
{before}
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd a b c d e".split()]
libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Info
libc.malloc.restype = ctypes.c_void_p
first = libc.mallinfo2().hblks
for _ in range(50):
    libc.malloc(100_000)
print(libc.mallinfo2().hblks > first)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == f"{are_apart}\n"
