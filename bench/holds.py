"""How long each probe of a hold, and of idle time, keeps the GUI thread at most: on a private desk, at real services.

``python -m bench.holds [NAMES]`` tells it for each step; ``make bench`` has the longest of them. Each probe runs in a
program that has loaded what the app has by then; what a step waits for a processor does not count.
"""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import backcare_desktop
from bench.table import Line
from tests.desk.desk import Desk, wait
from tests.system.hold_rigs import RIGS, RealRig, hold_rig

MOST_MS = 20.0
IDLE = {"X11 idle alarms": "x11", "X11 screen saver": "xss"}
_HAVE = ("in_use", "front", "awake", "screen", "dnd", "calendar")
"""Rigs of real sources: those of Windows and macOS stand on stand-ins."""


@dataclass(frozen=True, slots=True)
class Held:
    """The longest stretches: to load the probe, to start it, and since, while its source changed and was asked."""

    what: str
    load_ms: float
    start_ms: float
    since_ms: float

    @property
    def longest_ms(self) -> float:
        """Each is a turn of the event loop of its own (``obstacles``)."""
        return max(self.load_ms, self.start_ms, self.since_ms)


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
        rig.stop()
    return Held(name, told["load_ms"], told["start_ms"], told["since_ms"])


def _of_idle(name: str, kind: str) -> Held:
    with Desk() as desk:
        program = desk.python("-m", "tests.desk.idle_program", kind, "0.5", talk=True)

        def until(event: str) -> dict[str, float]:
            return wait(lambda: [said for said in program.said() if said["event"] == event], 20, event)[-1]

        until("stopped")
        desk.key("a")
        until("began")
        for order in ("ask", "stall"):
            program.write(order)
        told = until("stall")
    return Held(name, told["load_ms"], told["start_ms"], told["since_ms"])


@contextmanager
def _like_the_app(folder: Path) -> Iterator[None]:
    """Modules are compiled, as in an installed app, and those that the app has loaded by then are there."""
    before = dict(os.environ)
    os.environ |= {"LIKE_THE_APP": "1", "PYTHONPYCACHEPREFIX": str(folder)}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.pycache_prefix, prefix_before = str(folder), sys.pycache_prefix
    try:
        for package in (backcare_desktop.__name__, "jeepney", "pywayland"):
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
            steps = (each.load_ms, each.start_ms, each.since_ms)
            print(
                f"{each.what:28} load {steps[0]:5.1f} ms, start {steps[1]:5.1f} ms, since {steps[2]:5.1f} ms",
                flush=True,
            )
            is_reached = is_reached and each.longest_ms <= MOST_MS
    return 0 if is_reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
