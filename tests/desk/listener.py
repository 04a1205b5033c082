"""A screen reader on the real accessibility bus: what it hears of the app, and what it presses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from backcare_desktop.single.client import ask_status
from backcare_desktop.store.runtime import socket_path
from tests.desk.desk import Desk
from tests.desk.needs import need, need_programs

PYTHON = Path("/usr/bin/python3")
"""The system's Python: only it has pyatspi."""

TITLES = {
    "welcome": "Welcome to BackCare",
    "status": "BackCare",
    "settings": "BackCare – Settings",
    "guide": "BackCare – Guide",
    "help": "BackCare – Guide",
    "history": "BackCare – History",
    "about": "About BackCare",
    "check": "Desk check",
    "pack": "Warm or cold timer",
    "answers": "Your desk answers",
    "own": "BackCare – Your own moves and tips",
}


def need_reader() -> None:
    """What hearing the app needs of the machine."""
    need_programs()
    need(Path("/usr/lib/python3/dist-packages/pyatspi").exists(), "hearing the app needs python3-pyatspi")
    need(Path("/usr/libexec/at-spi-bus-launcher").exists(), "hearing the app needs at-spi2-core")


class Listener:
    """The real app, and a screen reader that listens to it. ``program``: another one than the app as it is.

    ``is_first``: the first run is left open.
    """

    def __init__(self, desk: Desk, *program: str, is_first: bool = False) -> None:
        self.desk = desk
        self.reader = desk.start([PYTHON, "-m", "tests.desk.reader_program"], talk=True)
        desk.wait(lambda: self._said("is_listening"), 10, "the reader listens")
        self.app = desk.python("-m", *(program or ("backcare_desktop",)), talk=True)
        desk.wait(lambda: desk.focused() == "Welcome to BackCare", 15, "the start page")
        if not is_first:
            desk.key("Escape")
            desk.wait(lambda: not desk.windows("Welcome"), 5, "the start page is closed")

    def says(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The person says this on the command line."""
        return self.desk.finish([sys.executable, "-m", "backcare_desktop", *words])

    def backcare(self, *words: str) -> str:
        """The same, which must be done; what it answers."""
        done = self.says(*words)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def status(self) -> dict[str, Any]:
        """What ``backcare status --json`` tells, without the time a process takes."""
        answer = ask_status(socket_path(self.desk.env))
        assert isinstance(answer, str), answer
        told: dict[str, Any] = json.loads(answer)
        return told

    def settings(self) -> str:
        """The person's settings file."""
        return Path(self.backcare("settings", "path").strip()).read_text()

    def wait_for(self, words: str) -> None:
        """Wait until something begins with these words."""
        self.shows("", words)

    def shows(self, title: str, *words: str) -> list[dict[str, Any]]:
        """What is shown in the window whose name begins so, once for each of these words something begins with it."""
        found: list[dict[str, Any]] = []

        def is_shown() -> bool:
            for found[:] in (nodes for nodes in self.hears() if nodes[0]["name"].startswith(title)):
                if all(any(node["name"].startswith(each) for node in found) for each in words):
                    return True
            return False

        self.desk.wait(is_shown, 10, lambda: f"{words} in {title!r}, not {self._names()}")
        return found

    def _names(self) -> list[list[str]]:
        return [[node["name"] for node in nodes if node["name"]] for nodes in self.hears()]

    def open(self, page: str) -> None:
        """Open a window and wait until it has the keyboard."""
        self.backcare("open", page)
        self.desk.wait(lambda: self.desk.focused() == TITLES[page], 10, f"{TITLES[page]} has the keyboard")

    def close(self) -> None:
        """Close the one that has the keyboard, as a person does."""
        title = self.desk.wait(self._in_front, 5, "a window has the keyboard")
        self.desk.key("Escape")
        self.desk.wait(lambda: not self.desk.windows(title), 5, f"{title} is closed by Esc")

    def _in_front(self) -> str:
        title = self.desk.focused()
        return title if title in TITLES.values() and self.desk.windows(title) else ""

    def aloud(self) -> list[str]:
        """What was said so far without the focus being there."""
        return [line["aloud"] for line in self._said("aloud")]

    def urgent(self) -> list[str]:
        """The part of it that breaks into what is being said."""
        return [line["aloud"] for line in self._said("aloud") if line["is_urgent"]]

    def wait_aloud(self, words: str) -> None:
        """Wait until something is said that begins so."""
        self.desk.wait(
            lambda: any(each.startswith(words) for each in self.aloud()), 10, lambda: f"{words!r}, not {self.aloud()}"
        )

    def hears(self) -> list[list[dict[str, Any]]]:
        """Everything that is shown, window by window; the window itself comes first in each."""
        answer: list[list[dict[str, Any]]] = self._ask({}, "windows")
        return answer

    def window(self, name: str) -> list[dict[str, Any]]:
        """What is shown in the one window whose name begins so."""
        return self.shows(name)

    def press(self, name: str, window: str) -> None:
        """Press a control as a screen reader does, once it is there."""
        self.desk.wait(
            lambda: self._ask({"press": name, "window": window}, "pressed"), 5, lambda: f"{name}, not {self._names()}"
        )

    def wait_keys(self, name: str, window: str) -> None:
        """Wait until the keyboard can reach this control."""
        self.desk.wait(lambda: self._ask({"keys": name, "window": window}, "keys"), 10, f"{name} listens to keys")

    def go(self, key: str, *names: str) -> None:
        """Press this key again and again: each time the next of these must get the focus."""
        for name in names:
            before = len(self.focused())
            self.desk.key(key)
            self._comes_to(before, name)

    def go_and_see(self, key: str, *names: str) -> None:
        """The same, and each time the place that got the focus must look otherwise than before."""
        seen = [self._shot()]
        for name in names:
            self.go(key, name)
            area = QRect(*self._said("focus")[-1]["at"])
            before = seen[-1].copy(area)

            def is_seen(area: QRect = area, before: QImage = before) -> bool:
                seen[:] = [self._shot()]
                return seen[0].copy(area) != before

            self.desk.wait(is_seen, 5, f"{name} is seen to have the focus")

    def _comes_to(self, before: int, name: str) -> None:
        self.desk.wait(
            lambda: self.focused()[before:][-1:] == [name], 5, lambda: f"{name}, not {self.focused()[before:]}"
        )

    def _shot(self) -> QImage:
        return QImage(str(self.desk.shot(self.desk.folder / "seen.bmp")))

    def focused(self) -> list[str]:
        """What had the focus so far."""
        return [line["focus"] for line in self._said("focus")]

    def _said(self, key: str) -> list[dict[str, Any]]:
        return [line for line in self.reader.said() if key in line]

    def _ask(self, order: dict[str, str], key: str) -> Any:
        count = len(self._said(key))
        self.reader.write(json.dumps(order))
        self.desk.wait(lambda: len(self._said(key)) > count, 10, lambda: f"{order}: {self.reader.text()[-500:]}")
        return self._said(key)[-1][key]
