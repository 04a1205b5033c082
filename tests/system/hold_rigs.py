"""One rig for each hold probe: the probe, running, with a hand on its source and an eye on its reports.

An adapter joins the contract with one line in ``RIGS``: a function below ``tests.system`` that is a context manager and
yields a ``RealRig`` (with ``begin``, ``end`` and ``die`` for its source). It skips loudly what the machine lacks
(``tests.desk.needs``).
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost
from tests.desk.desk import Desk, Late, Program, wait
from tests.desk.passing import turn_loop
from tests.desk.stall import least_waits
from tests.fakes import FakeHoldProbe

RIGS = {
    "fake": "hold_rigs:fake",
    "PulseAudio": "in_use_rigs:pulse",
    "PipeWire": "in_use_rigs:pipewire",
    "camera": "in_use_rigs:camera",
    "calendar": "calendar_rigs:files",
    "full screen on X11": "front_rigs:x11_full",
    "full screen on Wayland": "front_rigs:wayland_full",
    "running programs": "front_rigs:running",
    "screen kept on": "awake_rigs:watching",
    "screen shared": "screen_rigs:shared",
    "do not disturb of dunst": "dnd_rigs:dunst",
    "do not disturb of Xfce": "dnd_rigs:xfce",
    "do not disturb of GNOME": "dnd_rigs:gnome",
    "do not disturb of Plasma": "dnd_rigs:plasma",
    "microphone of a Mac": "mac_rigs:microphone",
    "camera of a Mac": "mac_rigs:camera",
    "full screen on a Mac": "mac_rigs:fullscreen",
    "screen kept on by a Mac": "mac_rigs:kept_on",
    "microphone of Windows": "windows_rigs:microphone",
    "full screen of Windows": "windows_rigs:fullscreen",
    "running programs of Windows": "windows_rigs:running",
}
"""Name → ``module:function`` below tests.system."""

Hand = Callable[[], object]
Reported = bool | None
"""What was reported: whether the obstacle stands; None: the source was lost."""


class HoldRig(ABC):
    """What the contract test does to a probe."""

    within_s = 2.0
    """How soon a change must be told."""
    can_die = True
    """False where the source cannot vanish without the probe, such as a file system."""

    @abstractmethod
    def begin(self) -> None:
        """Let the obstacle begin."""

    @abstractmethod
    def end(self) -> None:
        """Let the obstacle end."""

    @abstractmethod
    def die(self) -> None:
        """Take the probe's source away."""

    @abstractmethod
    def ask(self) -> None: ...

    @abstractmethod
    def stop(self) -> None:
        """Stop the probe, twice."""

    @abstractmethod
    def reported(self) -> list[Reported]:
        """All that was told so far."""

    @abstractmethod
    def words(self) -> str:
        """``what`` of the last report."""

    @abstractmethod
    def settle(self) -> None:
        """Return once its program's loop has turned so often that what was on its way to the probe has come."""

    def waits_while_hung(self) -> int:
        """How often the GUI thread went to sleep to ask a source that hangs; 0 also where it is nothing that hangs."""
        return 0

    def until(self, predicate: Callable[[], object], timeout_s: float) -> bool:
        """Let time pass until it holds; whether it did in time."""
        try:
            return bool(wait(predicate, timeout_s, pump=True))
        except Late:
            return False


class HereRig(HoldRig):
    """A probe in this very process; the three hands move its source."""

    def __init__(self, probe: HoldProbe, begin: Hand, end: Hand, die: Hand) -> None:
        self._probe, self._begin, self._end, self._die = probe, begin, end, die
        self._reports: list[HoldReport] = []
        probe.start(self._reports.append)

    def begin(self) -> None:
        self._begin()

    def end(self) -> None:
        self._end()

    def die(self) -> None:
        self._die()

    def ask(self) -> None:
        self._probe.ask()

    def stop(self) -> None:
        self._probe.stop()
        self._probe.stop()

    def reported(self) -> list[Reported]:
        return [None if isinstance(report, ProbeLost) else report.stands for report in self._reports]

    def words(self) -> str:
        last = self._reports[-1]
        return "" if isinstance(last, ProbeLost) else last.what

    def settle(self) -> None:
        turn_loop(every_ms=100)  # none of them looks less often


class RealRig(HoldRig):
    """A real probe in a program of its own on a desk: ``place`` is MODULE:CLASS, ``values`` its arguments."""

    source: Program | None = None
    """What hangs when it is stopped; None where that is nothing of ours."""

    def __init__(self, desk: Desk, place: str, values: Sequence[object] = ()) -> None:
        self._on, self._words = desk, ("-m", "tests.desk.hold_program", place, json.dumps(list(values)))
        self.program: Program
        self.run()

    def run(self) -> None:
        """Start the program; once more, it is another one beside the first."""
        self.program = self._on.python(*self._words, talk=True)
        wait(lambda: self._said("started"), 10.0, what=f"{self._words}: {self.program.text()}")

    def ask(self) -> None:
        self._order("ask", "asked")

    def stop(self) -> None:
        self._order("stop", "at rest")

    def reported(self) -> list[Reported]:
        told = [said for said in self.program.said() if said["event"] in ("seen", "lost")]
        return [said.get("stands") for said in told]

    def words(self) -> str:
        return str(self._said("seen")[-1]["what"])

    def settle(self) -> None:
        self._order("turn", "turned")

    def waits_while_hung(self) -> int:
        source = self.source
        return 0 if source is None else least_waits(lambda: self._ask_hung(source))

    def _ask_hung(self, source: Program) -> int:
        told = len(self.reported())
        with source.hung():
            self.ask()
        self.until(lambda: len(self.reported()) > told, self.within_s)
        return int(str(self._said("asked")[-1]["waits"]))

    def stall(self) -> dict[str, float]:
        """How long the GUI thread was kept, to load the probe, to start it, and since."""
        self._order("stall", "stall")
        return {step: float(str(ms)) for step, ms in self._said("stall")[-1].items() if step.endswith("ms")}

    def _order(self, line: str, answer: str) -> None:
        before = len(self._said(answer))
        self.program.write(line)
        wait(lambda: len(self._said(answer)) > before, what=f"an answer to {line!r}")

    def _said(self, event: str) -> list[dict[str, object]]:
        return [said for said in self.program.said() if said["event"] == event]


@contextmanager
def fake() -> Iterator[HoldRig]:
    """The fake, already started."""
    probe = FakeHoldProbe()
    yield HereRig(
        probe, lambda: probe.see(True, "a fake stands"), lambda: probe.see(False), lambda: probe.lose("taken away")
    )


def hold_rig(name: str) -> AbstractContextManager[HoldRig]:
    """A running probe of this name; nothing stands yet."""
    module, function = RIGS[name].split(":")
    made: AbstractContextManager[HoldRig] = getattr(import_module(f"tests.system.{module}"), function)()
    return made
