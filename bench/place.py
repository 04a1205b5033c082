"""Where the measurements happen: a private desktop with a tray, and programs with homes of their own."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.desk.desk import Desk, Program
from tests.desk.tray_host import TrayHost

USE_ONLY = "[reminders.warmup]\nenabled = false\n"
_HOME = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program to measure: words for Python, and the person's settings."""

    name: str
    words: tuple[str, ...] = ("-m", "backcare_desktop", "--background")
    settings: str = ""


FLOOR = Candidate("floor", ("-m", "bench.floor"))
USE = Candidate("use", settings=USE_ONLY)
DEFAULT = Candidate("default")
ALL = (FLOOR, USE, DEFAULT)


class Place:
    """A desk with a StatusNotifier host. ``compiled``: where Python keeps compiled modules, shared by all starts."""

    def __init__(self, compiled: Path, desktop: str = "") -> None:
        self.desk = Desk(desktop=desktop)
        self._compiled = compiled

    def __enter__(self) -> Self:
        self.desk.__enter__()
        self._host = TrayHost(self.desk.env["DBUS_SESSION_BUS_ADDRESS"]).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._host.close()
        self.desk.close()

    @property
    def signals(self) -> int:
        """How many D-Bus signals all icons and menus have sent to the panel so far."""
        return len(self._host.signals)

    def env(self, candidate: Candidate) -> dict[str, str | None]:
        """The environment of a candidate: a home of its own, made at the first call."""
        env: dict[str, str | None] = {"PYTHONDONTWRITEBYTECODE": None, "PYTHONPYCACHEPREFIX": str(self._compiled)}
        for name in _HOME:
            folder = self.desk.folder / candidate.name / name
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            env[name] = str(folder)
        if candidate.settings:
            file = Path(str(env["XDG_CONFIG_HOME"])) / "backcare" / "settings.toml"
            if not file.exists():
                file.parent.mkdir(exist_ok=True)
                file.write_text(candidate.settings)
        return env

    def start(self, candidate: Candidate) -> tuple[Program, float]:
        """Start it; the program, and the milliseconds until its icon was registered."""
        env, known = self.env(candidate), len(self._host.items)
        began_s = time.perf_counter()
        program = self.desk.python(*candidate.words, env=env)
        while len(self._host.items) == known:
            time.sleep(0.0005)
            if program.code is not None or time.perf_counter() - began_s > 30:
                raise SystemExit(f"{candidate.name} did not come into the tray:\n{program.text()}")
        return program, (time.perf_counter() - began_s) * 1000

    def tell(self, candidate: Candidate, *words: str) -> str:
        """``backcare`` with these words, to the running candidate."""
        return self.desk.run([sys.executable, "-m", "backcare_desktop", *words], env=self.env(candidate))
