"""A probe in a program of its own on a desk, and another program's window for it to see."""

from __future__ import annotations

import json

from tests.desk.desk import Desk, Program
from tests.desk.stall import least_waits

FULL, APP = "holds.fullscreen:X11Fullscreen", "holds.app:X11ProgramInFront"


class Other:
    """A program with a window, and what is done to it."""

    def __init__(self, desk: Desk, **env: str) -> None:
        self.program = desk.python("-m", "tests.desk.window_program", env=env, talk=True)
        self._desk = desk
        self._done = 0
        desk.wait(lambda: desk.focused() == "other program", 15, "the other program")

    def tell(self, order: str) -> None:
        self._done += 1
        self.program.write(order)
        self._desk.wait(lambda: self.program.text().count("done") == self._done, 5, order)


class Watch:
    """A probe in a program of its own, and what it told, each run of equal reports once."""

    def __init__(self, desk: Desk, place: str, *values: object) -> None:
        self.program: Program = desk.python("-m", "tests.desk.hold_program", place, json.dumps(values), talk=True)
        self._desk = desk
        desk.wait(lambda: self.said("started") or self.said("unavailable"), 15, place)

    def told(self) -> list[bool | None]:
        told = [said.get("stands") for said in self.program.said() if said["event"] in ("seen", "lost")]
        return [each for place, each in enumerate(told) if place == 0 or each != told[place - 1]]

    def wait(self, *expected: bool | None) -> bool:
        """Whether it comes to tell this, from its start on."""
        return self._desk.wait(lambda: self.told() == list(expected), 5, lambda: f"{expected}, not {self.told()}")

    def comes_to(self, stands: bool) -> bool:
        """Whether it comes to tell this, whatever it told before."""
        return self._desk.wait(lambda: self.told()[-1:] == [stands], 5, lambda: f"{stands}, not {self.told()}")

    def reports(self) -> int:
        return len(self.said("seen"))

    def words(self) -> str:
        """What it sees, in words for the person."""
        return str(self.said("seen")[-1]["what"])

    def why(self) -> str:
        return str(self.program.said()[-1]["why"])

    def unavailable(self) -> str:
        """Why it cannot work here; the program has ended."""
        assert self.program.wait() == 1, self.program.text()
        return self.why()

    def cannot(self) -> str:
        """Why it cannot work here, which it may hear only after its start."""
        self._desk.wait(lambda: self.said("unavailable") or self.said("lost"), 5, "why it cannot work")
        return self.why()

    def order(self, line: str, answer: str) -> dict[str, object]:
        """Tell the program something, and return what it answers."""
        said = self.said(answer)
        self.program.write(line)
        self._desk.wait(lambda: len(self.said(answer)) > len(said), 5, line)
        return self.said(answer)[-1]

    def answer(self) -> None:
        """Ask it, and wait until it has answered."""
        before = self.reports()
        self.order("ask", "asked")
        self._desk.wait(lambda: self.reports() > before, 5, "an answer")

    def said(self, event: str) -> list[dict[str, object]]:
        return [said for said in self.program.said() if said["event"] == event]

    def waits_while_hung(self, source: Program) -> int:
        """How often the GUI thread went to sleep to ask what hangs; each question is answered once it goes on."""

        def ask() -> int:
            before = self.reports()
            with source.hung():
                waits = int(str(self.order("ask", "asked")["waits"]))
            self._desk.wait(lambda: self.reports() > before, 5, "the answer")
            return waits

        return least_waits(ask)
