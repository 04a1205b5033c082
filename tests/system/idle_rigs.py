"""One rig for each idle probe: the probe, running, with a hand that presses keys and an eye on its reports."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost
from backcare_desktop.system.clock import boot_s
from tests.desk.desk import Desk, Late, Program, wait
from tests.desk.mutter_input import MutterInput
from tests.desk.needs import need_programs
from tests.desk.passing import let_pass
from tests.fakes import FakeIdle, idle_of

Hand = Callable[[], None]
Reported = tuple[str, float]
"""What was reported (``stopped``, ``began``, ``lost``) and the idle seconds told with it."""


class Rig(ABC):
    """What the contract test does to a probe. Waiting passes real time, or the fake's own."""

    began_within_s = 0.5
    can_ask = True
    touched_s = 0.0
    """When a key was pressed last."""

    @abstractmethod
    def watch(self, after_s: float) -> None: ...

    @abstractmethod
    def touch(self) -> None:
        """Press a key."""

    @abstractmethod
    def ask(self) -> float | None: ...

    @abstractmethod
    def keeps_silent(self) -> bool:
        """Whether it leaves a question without an answer."""

    @abstractmethod
    def lose(self) -> None:
        """Take the probe's source away."""

    @abstractmethod
    def stop(self) -> None: ...

    @abstractmethod
    def reported(self) -> list[Reported]: ...

    @abstractmethod
    def until(self, predicate: Callable[[], bool], timeout_s: float) -> bool:
        """Let time pass until the predicate holds; whether it did in time, of which a busy machine gets more."""

    @abstractmethod
    def let_pass(self, seconds: float) -> None:
        """Let just so much time pass."""

    @abstractmethod
    def settle(self, seconds: float) -> None:
        """Return once any timer of less than that, which its program may have left running, has fired."""

    @abstractmethod
    def let_input_stop_and_begin(self, after_s: float) -> None:
        """Let both happen, until another probe that watches the same as this one did has told of both."""

    @abstractmethod
    def now_s(self) -> float:
        """What the clock says."""


class FakeRig(Rig):
    """The fake, with time that costs none."""

    def __init__(self, after_s: float) -> None:
        self._reports: list[IdleReport] = []
        self._now_s = 0.0
        self._fake = FakeIdle()
        self._fake.start(self._reports.append)
        self._fake.watch(after_s)

    def watch(self, after_s: float) -> None:
        self._fake.watch(after_s)

    def touch(self) -> None:
        self.touched_s = self._now_s
        self._fake.touch()

    def ask(self) -> float | None:
        return idle_of(self._fake)

    def keeps_silent(self) -> bool:
        return self.ask() is None

    def lose(self) -> None:
        self._fake.lose("taken away")

    def stop(self) -> None:
        self._fake.stop()
        self._fake.stop()

    def reported(self) -> list[Reported]:
        return [_as_reported(report) for report in self._reports]

    def until(self, predicate: Callable[[], bool], timeout_s: float) -> bool:
        for _ in range(round(timeout_s / 0.05)):
            if predicate():
                return True
            self._fake.advance(0.05)
            self._now_s += 0.05
        return predicate()

    def let_pass(self, seconds: float) -> None:
        self.until(lambda: False, seconds)

    def settle(self, seconds: float) -> None:
        self.let_pass(seconds)

    def let_input_stop_and_begin(self, after_s: float) -> None:
        self.let_pass(after_s + 0.1)
        self.touch()

    def now_s(self) -> float:
        return self._now_s


def _as_reported(report: IdleReport) -> Reported:
    match report:
        case InputStopped(idle_s):
            return "stopped", idle_s
        case InputBegan():
            return "began", 0.0
        case ProbeLost():
            return "lost", 0.0


class RealRig(Rig):
    """A real probe in a program of its own on a desk."""

    def __init__(self, start: Callable[[float], Program], after_s: float, *, touch: Hand, source: Program) -> None:
        """``start``: runs such a probe; ``source``: what it asks."""
        self._start, self._touch, self.source = start, touch, source
        self._program = start(after_s)
        self._beside: Program | None = None

    def watch(self, after_s: float) -> None:
        self._order(f"watch {after_s}", "watching")

    def touch(self) -> None:
        self.touched_s = boot_s()
        self._touch()

    def ask(self) -> float | None:
        before = len(self._said("answer"))
        self._order("ask", "asked")
        self.until(lambda: len(self._said("answer")) > before, 1.0)
        answer: float | None = self._said("answer")[-1]["idle_s"] if len(self._said("answer")) > before else None
        return answer

    def keeps_silent(self) -> bool:
        before = len(self._said("answer"))
        self._order("ask", "asked")
        if self._beside is not None:
            self._beside.write("ask")
            wait(lambda: self._has_told("answer"), what="the answer of one that does not rest")
        self.settle(0.1)
        return len(self._said("answer")) == before

    def lose(self) -> None:
        self.source.popen.kill()

    def stop(self) -> None:
        self._order("stop", "at rest")

    def stall(self) -> dict[str, float]:
        """How long the GUI thread was kept, to load the probe, to start it, and since; with LIKE_THE_APP set."""
        self._order("stall", "stall")
        return {step: ms or 0.0 for step, ms in self._said("stall")[-1].items() if step.endswith("ms")}

    def reported(self) -> list[Reported]:
        kinds = ("stopped", "began", "lost")
        return [(said["event"], said.get("idle_s", 0.0)) for said in self._program.said() if said["event"] in kinds]

    def until(self, predicate: Callable[[], bool], timeout_s: float) -> bool:
        try:
            return wait(predicate, timeout_s)
        except Late:
            return False

    def let_pass(self, seconds: float) -> None:
        let_pass(seconds)

    def settle(self, seconds: float) -> None:
        self._order(f"turn {seconds}", "turned")

    def let_input_stop_and_begin(self, after_s: float) -> None:
        self._beside = self._start(after_s)
        wait(lambda: self._has_told("stopped"), after_s + 1.0, "no input")
        self.touch()
        wait(lambda: self._has_told("began"), 2.0, "input")

    def _has_told(self, event: str) -> bool:
        """Whether the probe beside this one has."""
        return self._beside is not None and any(said["event"] == event for said in self._beside.said())

    def now_s(self) -> float:
        return boot_s()

    def _order(self, line: str, answer: str) -> None:
        before = len(self._said(answer))
        self._program.write(line)
        wait(lambda: len(self._said(answer)) > before, what=f"an answer to {line!r}")

    def _said(self, event: str) -> list[dict[str, float | None]]:
        return [said for said in self._program.said() if said["event"] == event]


class PolledRig(RealRig):
    """Asked once a second: it cannot tell of new input any sooner."""

    began_within_s = 1.3


class EventRig(RealRig):
    """Knows the idle time only while input has stopped."""

    can_ask = False


def _start(desk: Desk, probe: str, after_s: float) -> Program:
    program = desk.python("-m", "tests.desk.idle_program", probe, str(after_s), talk=True)
    wait(lambda: any(said["event"] == "started" for said in program.said()), what=f"{probe}: {program.text()}")
    return program


@contextmanager
def rig(kind: str, after_s: float) -> Iterator[Rig]:
    """A running probe of this kind, already watching."""
    match kind:
        case "fake":
            yield FakeRig(after_s)
        case "x11" | "xss":
            need_programs()
            with Desk() as desk:
                make = RealRig if kind == "x11" else PolledRig
                yield make(partial(_start, desk, kind), after_s, touch=lambda: desk.key("a"), source=desk.xserver)
        case "mutter":
            need_programs("mutter", "dbus-daemon", "dbus-send")
            with Desk(compositor="mutter") as desk, MutterInput(desk) as hand:
                yield RealRig(partial(_start, desk, kind), after_s, touch=hand.move, source=desk.compositor)
        case _:
            need_programs("dbus-daemon")
            with Desk(x=False) as desk:
                desk.env["WAYLAND_DISPLAY"] = "wayland-test"
                words = ("-m", "tests.desk.compositor", "wayland-test", kind.removeprefix("wayland-"))
                compositor = desk.python(*words, talk=True)
                wait((desk.runtime / "wayland-test").exists, what="the compositor's socket")
                start = partial(_start, desk, "wayland")
                yield EventRig(start, after_s, touch=lambda: compositor.write("key"), source=compositor)
