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

from backcare_desktop.ports import HoldReport, ProbeLost
from tests.desk.desk import Desk, Late, Program, wait
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
    "microphone of Windows": "windows_rigs:microphone",
    "full screen of Windows": "windows_rigs:fullscreen",
    "running programs of Windows": "windows_rigs:running",
}
"""Name → ``module:function`` below tests.system."""

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
    def stall_ms(self) -> float:
        """How long the probe kept the GUI thread at most."""

    def until(self, predicate: Callable[[], object], timeout_s: float) -> bool:
        """Let time pass until it holds; whether it did in time."""
        try:
            return bool(wait(predicate, timeout_s, pump=True))
        except Late:
            return False


class FakeRig(HoldRig):
    """The fake."""

    def __init__(self) -> None:
        self._reports: list[HoldReport] = []
        self._fake = FakeHoldProbe()
        self._fake.start(self._reports.append)

    def begin(self) -> None:
        self._fake.see(True, "a fake stands")

    def end(self) -> None:
        self._fake.see(False)

    def die(self) -> None:
        self._fake.lose("taken away")

    def ask(self) -> None:
        self._fake.ask()

    def stop(self) -> None:
        self._fake.stop()
        self._fake.stop()

    def reported(self) -> list[Reported]:
        return [None if isinstance(report, ProbeLost) else report.stands for report in self._reports]

    def words(self) -> str:
        last = self._reports[-1]
        return "" if isinstance(last, ProbeLost) else last.what

    def stall_ms(self) -> float:
        return 0.0


class RealRig(HoldRig):
    """A real probe in a program of its own on a desk: ``place`` is MODULE:CLASS, ``values`` its arguments."""

    def __init__(self, desk: Desk, place: str, values: Sequence[object] = ()) -> None:
        words = ("-m", "tests.desk.hold_program", place, json.dumps(list(values)))
        self.program: Program = desk.python(*words, talk=True)
        wait(lambda: self._said("started"), 10.0, what=f"{place}: {self.program.text()}")

    def ask(self) -> None:
        self._order("ask", "asked")

    def stop(self) -> None:
        self._order("stop", "at rest")

    def reported(self) -> list[Reported]:
        told = [said for said in self.program.said() if said["event"] in ("seen", "lost")]
        return [said.get("stands") for said in told]

    def words(self) -> str:
        return str(self._said("seen")[-1]["what"])

    def stall_ms(self) -> float:
        self._order("stall", "stall")
        return float(str(self._said("stall")[-1]["ms"]))

    def _order(self, line: str, answer: str) -> None:
        before = len(self._said(answer))
        self.program.write(line)
        wait(lambda: len(self._said(answer)) > before, what=f"an answer to {line!r}")

    def _said(self, event: str) -> list[dict[str, object]]:
        return [said for said in self.program.said() if said["event"] == event]


@contextmanager
def fake() -> Iterator[HoldRig]:
    """The fake, already started."""
    yield FakeRig()


def hold_rig(name: str) -> AbstractContextManager[HoldRig]:
    """A running probe of this name; nothing stands yet."""
    module, function = RIGS[name].split(":")
    made: AbstractContextManager[HoldRig] = getattr(import_module(f"tests.system.{module}"), function)()
    return made
