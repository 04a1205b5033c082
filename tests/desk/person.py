"""What a person at the desk does and sees: keys, pointer, pictures, windows and screens."""

from __future__ import annotations

import re
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.desk.programs import wait


@dataclass(frozen=True, slots=True)
class Window:
    """One window as the X server has it; pixels from the top left of the whole desktop."""

    id: int
    title: str
    app: str
    x: int
    y: int
    width: int
    height: int


class Person(ABC):
    """Hands and eyes on an X server, by xdotool and its like."""

    env: dict[str, str]
    folder: Path

    @abstractmethod
    def finish(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run a program on the desk to its end."""

    # --- what a person does

    def key(self, *keys: str) -> None:
        """Press and release keys, such as ``"Return"`` or ``"ctrl+a"``."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "5", text)

    def move(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y))

    def click(self, x: int, y: int, button: int = 1) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Take hold there, and let go there."""
        self._xdotool("mousemove", *map(str, begin), "mousedown", "1")
        self._xdotool("mousemove", *map(str, end), "mouseup", "1")

    def hold(self, key: str) -> None:
        self._xdotool("keydown", key)

    def release(self, key: str) -> None:
        self._xdotool("keyup", key)

    def _xdotool(self, *words: str) -> str:
        done = self.finish(["xdotool", *words])
        assert done.returncode == 0, f"xdotool {words}: {done.stdout}"
        return done.stdout.strip()

    # --- what a person sees

    def shot(self, path: Path | str) -> Path:
        """Save what is on the screen; as BMP, by the name's ending, it takes least time."""
        assert "DISPLAY" in self.env, "a picture can only be taken on X"
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        done = self.finish(["import", "-silent", "-window", "root", str(path)])
        assert done.returncode == 0, done.stdout
        return Path(path)

    def find_colour(self, colour: str) -> tuple[int, int, int, int] | None:
        """x, y, width, height of the box around all pixels of this colour (``"#ff00cc"``); None if there are none."""
        picture = self.shot(self.folder / "find-colour.bmp")
        command: list[str | Path] = [
            "convert",
            picture,
            "-fill",
            "black",
            "-fuzz",
            "2%",
            "+opaque",
            colour,
            "-fill",
            "white",
        ]
        found = self._run([*command, "-opaque", colour, "-format", "%[max] %@", "info:"])
        match = re.search(r"^(\S+) (\d+)x(\d+)\+(\d+)\+(\d+)", found, re.MULTILINE)
        if not match or float(match[1]) == 0:
            return None
        width, height, x, y = (int(number) for number in match.groups()[1:])
        return x, y, width, height

    def windows(self, title: str = "", *, hidden: bool = False) -> list[Window]:
        """The named windows whose title contains ``title``, top first; only visible ones unless ``hidden``."""
        tree = self._run(["xwininfo", "-root", "-tree", "-int"])
        place = r"(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)$"
        pattern = r'^\s+(\d+) (?:"(.*)"|\(has no name\)): \((?:"(.*?)" ".*?")?\)\s+' + place
        found = [
            Window(int(m[1]), m[2] or "", m[3] or "", int(m[6]), int(m[7]), int(m[4]), int(m[5]))
            for m in re.finditer(pattern, tree, re.MULTILINE)
            if title in (m[2] or "") and (m[2] or m[3])
        ]
        return found if hidden else [window for window in found if self._is_viewable(window.id)]

    def still(self, title: str, timeout_s: float = 5.0) -> Window:
        """The top window whose title contains ``title``, once it is there and moves no more."""
        last: list[Window] = []

        def stands() -> bool:
            before, last[:] = last[:], self.windows(title)[:1]
            return bool(last) and last == before

        wait(stands, timeout_s, f"{title} stands still")
        return last[0]

    def _is_viewable(self, window: int) -> bool:
        return "Map State: IsViewable" in self._run(["xwininfo", "-id", str(window)])

    def focused(self) -> str:
        """Title of the window that gets the keys; empty when none has them."""
        done = self.finish(["xdotool", "getwindowfocus", "getwindowname"])
        return done.stdout.strip() if done.returncode == 0 else ""

    def window_below(self) -> str:
        """Title of the window that a click would reach now."""
        found = re.search(r"WINDOW=(\d+)", self._xdotool("getmouselocation", "--shell"))
        assert found is not None
        tree = self._run(["xwininfo", "-children", "-id", found[1]])
        return next(iter(re.findall(r'"([^"]+)"', tree)), "")

    def screens(self, *screens: tuple[str, int, int, int, int]) -> None:
        """Cut the desktop into screens (name, x, y, width, height), first one primary; earlier ones not named go.

        One that is there cannot be changed: give it another name.
        """
        before = self._screens()
        for index, (name, x, y, width, height) in enumerate(screens):
            area = f"{width}/{round(width * 25.4 / 96)}x{height}/{round(height * 25.4 / 96)}+{x}+{y}"
            output = "screen" if index == 0 else "none"
            self._run(["xrandr", "--setmonitor", f"*{name}" if index == 0 else name, area, output])
        for name in before:
            if name not in [screen[0] for screen in screens]:
                self.unplug(name)

    def _screens(self) -> list[str]:
        """The name of each."""
        return re.findall(r"^ *\d+: \+?\*?(\S+)", self._run(["xrandr", "--listmonitors"]), re.MULTILINE)

    def unplug(self, name: str) -> None:
        """Take a screen away."""
        self._run(["xrandr", "--delmonitor", name])

    def switch_off(self) -> None:
        """Take all screens away, until there are some again; the desktop itself stays."""
        for name in self._screens():
            self.unplug(name)
        self._run(["xrandr", "--output", "screen", "--off"])

    def _run(self, command: Sequence[str | Path]) -> str:
        return self.finish(command).stdout.strip()
