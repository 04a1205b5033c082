"""Compositors of wlroots' kind from Debian 13, headless, as nobody, beside a desk: with hands and eyes of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tests.desk.desk import Desk, Program
from tests.desk.environment import REPOSITORY
from tests.wayland.pointer import Pointer

ROOT: Final = REPOSITORY / "build" / "wayland-root"
IN_ROOT: Final = Path(__file__).with_name("in_root.sh")
MAKE_ROOT: Final = Path(__file__).with_name("make_root.sh")
NOBODY: Final = 65534
SIZE: Final = (1280, 720)
"""What wlroots' headless screen has by itself."""
BEGIN: Final = """#!/bin/sh
xhost +si:localuser:root
echo "$WAYLAND_DISPLAY" "$DISPLAY" > "$XDG_RUNTIME_DIR/told.part"
mv "$XDG_RUNTIME_DIR/told.part" "$XDG_RUNTIME_DIR/told"
"""
"""What the compositor runs first: XWayland shall serve the desk, too, which is another user's."""


class Wlroots:
    """One running compositor, with XWayland. The desk's environment leads to it, and the desk ends it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self.folder = desk.folder / "compositor"
        desk.folder.chmod(0o711)
        self.folder.mkdir(mode=0o700)
        self._env: dict[str, str | None] = {
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder),
            "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman",
            "WLR_LIBINPUT_NO_DEVICES": "1",
        }
        begin, configuration = self.folder / "begin.sh", self.folder / "sway.conf"
        begin.write_text(BEGIN)
        configuration.write_text(f"exec sh {begin}\n")
        os.chown(self.folder, NOBODY, NOBODY)
        words = ["sway", "-c", str(configuration)] if name == "sway" else ["labwc", "-s", f"sh {begin}"]
        self.program = self._start(*words)
        told = self.folder / "told"
        desk.wait(lambda: told.exists() or self.program.code is not None, 15, f"{name}: {self.program.text()}")
        assert self.program.code is None, self.program.text()
        wayland, display = told.read_text().split()
        desk.env |= {"WAYLAND_DISPLAY": str(self.folder / wayland), "DISPLAY": display, "XDG_SESSION_TYPE": "wayland"}
        self._env["WAYLAND_DISPLAY"] = wayland

    def key(self, key: str) -> None:
        """Press and release a key, such as ``Shift_L``."""
        self._run("wtype", "-k", key)

    def type(self, text: str) -> None:
        self._run("wtype", "-d", "20", text)

    def pointer(self) -> Pointer:
        """A pointer on its screen."""
        return Pointer(Path(self._desk.env["WAYLAND_DISPLAY"]), SIZE)

    def shot(self) -> Path:
        """What is on the screen, as PNG."""
        picture = self.folder / "screen.png"
        self._run("grim", str(picture))
        return picture

    def colour(self, x: int, y: int) -> str:
        """The colour of one pixel of the screen, such as ``#AA0033``."""
        words: list[str | Path] = [
            "convert",
            self.shot(),
            "-depth",
            "8",
            "-crop",
            f"1x1+{x}+{y}",
            "-format",
            "%[hex:p{0,0}]",
            "info:",
        ]
        return "#" + self._desk.run(words)[:6]

    def native(self, *words: str) -> Program:
        """Start a Python module of the tests as a program of Wayland itself."""
        return self._desk.python("-m", *words, env={"QT_QPA_PLATFORM": "wayland", "DISPLAY": None}, talk=True)

    def _start(self, *words: str) -> Program:
        return self._desk.start(["sh", IN_ROOT, ROOT, *words], env=self._env)

    def _run(self, *words: str) -> None:
        done = self._desk.finish(["sh", IN_ROOT, ROOT, *words], env=self._env)
        assert done.returncode == 0, f"{words}: {done.stdout}"
