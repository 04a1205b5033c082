"""A screen reader on the real accessibility bus: what it hears of the app, and what it presses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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
        self.app = desk.python("-m", *(program or ("backcare_desktop",)))
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
        """What ``backcare status --json`` tells."""
        told: dict[str, Any] = json.loads(self.backcare("status", "--json"))
        return told

    def settings(self) -> str:
        """The person's settings file."""
        return Path(self.backcare("settings", "path").strip()).read_text()

    def wait_for(self, words: str) -> None:
        """Wait until something begins with these words."""
        self.desk.wait(
            lambda: any(node["name"].startswith(words) for nodes in self.hears() for node in nodes), 5, words
        )

    def open(self, page: str) -> None:
        """Open a window and wait until it has the keyboard."""
        self.backcare("open", page)
        self.desk.wait(lambda: self.desk.focused() == TITLES[page], 10, f"{TITLES[page]} has the keyboard")

    def close(self) -> None:
        """Close it as a person does."""
        title = self.desk.focused()
        self.desk.key("Escape")
        self.desk.wait(lambda: not self.desk.windows(title), 5, f"{title} is closed by Esc")

    def aloud(self) -> list[str]:
        """What was said so far without the focus being there."""
        return [line["aloud"] for line in self._said("aloud")]

    def urgent(self) -> list[str]:
        """The part of it that breaks into what is being said."""
        return [line["aloud"] for line in self._said("aloud") if line["is_urgent"]]

    def wait_aloud(self, words: str) -> None:
        """Wait until something is said that begins so."""
        self.desk.wait(
            lambda: any(each.startswith(words) for each in self.aloud()), 10, f"{words!r}, not {self.aloud()}"
        )

    def hears(self) -> list[list[dict[str, Any]]]:
        """Everything that is shown, window by window; the window itself comes first in each."""
        answer: list[list[dict[str, Any]]] = self._ask({}, "windows")
        return answer

    def window(self, name: str) -> list[dict[str, Any]]:
        """What is shown in the one window whose name begins so."""
        shown: list[list[dict[str, Any]]] = []

        def is_there() -> bool:
            shown[:] = [nodes for nodes in self.hears() if nodes[0]["name"].startswith(name)]
            return bool(shown)

        self.desk.wait(is_there, 10, f"a window named {name}, among {[nodes[0]['name'] for nodes in self.hears()]}")
        return shown[0]

    def press(self, name: str, window: str) -> None:
        """Press a control as a screen reader does."""
        assert self._ask({"press": name, "window": window}, "pressed") is True, f"{name} in {window}"

    def tab(self, times: int) -> list[dict[str, Any]]:
        """Press Tab that often; what got the focus each time, and a picture of the screen then."""
        return [self._tab_once(number) for number in range(times)]

    def _tab_once(self, number: int) -> dict[str, Any]:
        before = len(self._said("focus"))
        self.desk.key("Tab")
        self.desk.wait(lambda: len(self._said("focus")) > before, 3, f"the focus after Tab {number + 1}")
        return self._said("focus")[-1] | {"picture": self.desk.shot(self.desk.folder / f"tab{number}.png")}

    def _said(self, key: str) -> list[dict[str, Any]]:
        return [line for line in self.reader.said() if key in line]

    def _ask(self, order: dict[str, str], key: str) -> Any:
        count = len(self._said(key))
        self.reader.write(json.dumps(order))
        self.desk.wait(lambda: len(self._said(key)) > count, 10, f"an answer to {order}: {self.reader.text()[-500:]}")
        return self._said(key)[-1][key]
