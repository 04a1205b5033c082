"""How long each probe of a hold, and of idle time, keeps the GUI thread at most: on a private desk, at real services.

``python -m bench.holds [NAMES]`` tells it for each step; ``make bench`` has the longest of them. Each probe runs in a
program that has loaded what the app has by then; what a step waits for a processor does not count.
"""

from __future__ import annotations

import compileall
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import backcare_desktop
from backcare_desktop.system.clock import boot_s
from bench.table import Line
from tests.desk.desk import wait
from tests.system.hold_rigs import RIGS, RealRig, hold_rig
from tests.system.idle_rigs import RealRig as IdleRig
from tests.system.idle_rigs import rig as idle_rig

MOST_MS = 20.0
IDLE = {
    "X11 idle alarms": "x11",
    "X11 screen saver": "xss",
    "GNOME idle monitor": "mutter",
    "Wayland idle notification": "wayland-2",
}
HUNG_S = 3.0
"""Longer than a source that hangs is waited for."""
_HAVE = ("in_use", "front", "awake", "screen", "dnd", "calendar")
"""Rigs of real sources: those of Windows and macOS stand on stand-ins."""


@dataclass(frozen=True, slots=True)
class Held:
    """The longest stretches: to load the probe, to start it, and since, while its source changed and was asked."""

    what: str
    load_ms: float
    start_ms: float
    since_ms: float
    hung_ms: float = 0.0
    """While its source stood still: to start another one, and all that came until both were given up."""

    @property
    def longest_ms(self) -> float:
        """Each is a turn of the event loop of its own (``obstacles``)."""
        return max(self.load_ms, self.start_ms, self.since_ms, self.hung_ms)


def held(folder: Path, names: Sequence[str] = ()) -> list[Line]:
    """A line for each probe with its longest stretch."""
    return [
        Line(f"GUI thread held: {each.what}", each.longest_ms, "ms", most=MOST_MS) for each in _measured(folder, names)
    ]


def _measured(folder: Path, names: Sequence[str]) -> Iterator[Held]:
    with _like_the_app(folder):
        for name, place in RIGS.items():
            if place.startswith(_HAVE) and (not names or name in names):
                yield _of_hold(name)
        for name, kind in IDLE.items():
            if not names or name in names:
                yield _of_idle(name, kind)


def _of_hold(name: str) -> Held:
    with hold_rig(name) as rig:
        assert isinstance(rig, RealRig)
        rig.until(lambda: rig.reported()[-1:] == [False], rig.within_s)
        for change, stands in ((rig.begin, True), (rig.end, False)):
            change()
            rig.until(lambda stands=stands: rig.reported()[-1:] == [stands], rig.within_s)  # type: ignore[misc]
        rig.ask()
        rig.until(lambda: len(rig.reported()) > 3, rig.within_s)
        told = rig.stall()
        hung_ms = _hung(rig)
        rig.stop()
    return Held(name, told["load_ms"], told["start_ms"], told["since_ms"], hung_ms)


def _hung(rig: RealRig) -> float:
    """Let its source stand still; 0 where that cannot be."""
    if rig.source is None:
        return 0.0
    rig.source.signal(signal.SIGSTOP)
    try:
        for _ in range(3):
            rig.ask()
        rest(HUNG_S)
        asked = rig.stall()["ms"]
        rig.run()
        rest(HUNG_S)
        return max(asked, rig.stall()["ms"])
    finally:
        rig.source.signal(signal.SIGCONT)


def _of_idle(name: str, kind: str) -> Held:
    with idle_rig(kind, 60.0) as rig:
        assert isinstance(rig, IdleRig)
        rig.touch()
        rig.watch(0.5)
        rig.until(lambda: "stopped" in dict(rig.reported()), 20)
        rig.touch()
        rig.until(lambda: "began" in dict(rig.reported()), 20)
        rig.ask()
        told = rig.stall()
        rig.source.signal(signal.SIGSTOP)
        try:
            rig.ask()
            rest(HUNG_S)
            hung_ms = rig.stall()["since_ms"]
        finally:
            rig.source.signal(signal.SIGCONT)
    return Held(name, told["load_ms"], told["start_ms"], told["since_ms"], hung_ms)


def rest(seconds: float) -> None:
    """Let real time pass."""
    until_s = boot_s() + seconds
    wait(lambda: boot_s() > until_s, seconds + 5)


@contextmanager
def _like_the_app(folder: Path) -> Iterator[None]:
    """Modules are compiled, as in an installed app, and those that the app has loaded by then are there."""
    before = dict(os.environ)
    os.environ |= {"LIKE_THE_APP": "1", "PYTHONPYCACHEPREFIX": str(folder)}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.pycache_prefix, prefix_before = str(folder), sys.pycache_prefix
    try:
        for package in (backcare_desktop.__name__, "jeepney"):
            spec = find_spec(package)
            for place in (spec.submodule_search_locations or ()) if spec is not None else ():
                compileall.compile_dir(place, quiet=2)
        yield
    finally:
        sys.pycache_prefix = prefix_before
        os.environ.clear()
        os.environ.update(before)


def main(names: Sequence[str]) -> int:
    """Tell each step of each probe, or of those that are named."""
    is_reached = True
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for each in _measured(Path(folder), names):
            steps = {"load": each.load_ms, "start": each.start_ms, "since": each.since_ms, "hung": each.hung_ms}
            words = ", ".join(f"{step} {ms:5.1f} ms" for step, ms in steps.items())
            print(f"{each.what:28} {words}", flush=True)
            is_reached = is_reached and each.longest_ms <= MOST_MS
    return 0 if is_reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
