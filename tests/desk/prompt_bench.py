"""Prompts on a real desktop without the rest of the app, alone or beside another program that has the keyboard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.desk.desk import Desk, Program

GROUND = "#12171A"
"""The colour of a break."""
Place = tuple[int, int, int, int]
"""x, y, width, height of a window."""


class Shows:
    """The driver that shows prompts; ``options`` are what the person wants of them."""

    def __init__(self, desk: Desk, *, env: Mapping[str, str | None] | None = None, **options: Any) -> None:
        self.desk = desk
        self.driver: Program = desk.python(
            "-m", "tests.desk.prompts_driver", json.dumps({"scheme": "light", **options}), env=env, talk=True
        )
        self._verbs_before = 0
        self.wait("ready")

    def begin(self, *, quiet_s: float | None = None, **wants: object) -> None:
        """From now on the person wants this, and has emitted nothing yet."""
        self.tell(quiet_s=quiet_s, wants=wants)
        self.report()
        self._verbs_before += len(self.verbs())

    def wait(self, fact: str, count: int = 1) -> None:
        """Wait until the driver has said that often."""
        self.desk.wait(lambda: self._count(fact) >= count, 15, fact)

    def _count(self, fact: str) -> int:
        return sum(fact in said for said in self.driver.said())

    def tell(self, **order: object) -> None:
        self.driver.write(json.dumps(order))

    def show(self, scene: str | None, **changes: object) -> None:
        """Have a scene shown in a new window, and wait for its first paint."""
        painted = self._count("painted")
        self.change(scene, **changes)
        if scene is not None:
            self.wait("painted", painted + 1)

    def change(self, scene: str | None, **changes: object) -> None:
        """Have it shown in the windows that are there."""
        shown = self._count("shown")
        self.tell(show=scene, **changes)
        self.wait("shown", shown + 1)

    def key(self, *keys: str) -> None:
        """Press keys, and wait until each has come to the prompts."""
        before = self.keys()
        self.desk.key(*keys)
        self.desk.wait(lambda: self.keys() >= before + len(keys), 5, lambda: f"{keys}: {self.report()}")

    def keys(self) -> int:
        """How many have come so far."""
        return int(str(self.report()["keys"]))

    def report(self) -> dict[str, object]:
        """What is alive and active now, and how many keys have come."""
        count = self._count("windows")
        self.tell(report=True)
        self.wait("windows", count + 1)
        return next(said for said in reversed(self.driver.said()) if "windows" in said)

    def verbs(self) -> list[str]:
        """What the prompt windows have emitted."""
        return [said["verb"] for said in self.driver.said() if "verb" in said][self._verbs_before :]

    # --- what is seen

    def places(self, title: str = "BackCare") -> list[Place]:
        """Where the windows are that can be seen, from the left."""
        return sorted((each.x, each.y, each.width, each.height) for each in self.desk.windows(title))

    def come_to(self, *wanted: Place, title: str = "BackCare") -> bool:
        """Whether the windows come to stand there."""
        return self.desk.wait(
            lambda: self.places(title) == list(wanted), 10, lambda: f"windows at {wanted}, not {self.places(title)}"
        )

    def sees(self, wanted: Mapping[tuple[int, int], str]) -> bool:
        """Whether these pixels of the screen come to have these colours, all in one picture.

        A window in its place, whose program has painted it, may be black for a moment: X and the window manager follow.
        """
        places, colours = tuple(wanted), list(wanted.values())
        return self.desk.wait(
            lambda: self.colours(*places) == colours, 10, lambda: f"{wanted}, not {self.colours(*places)}"
        )

    def sees_ground(self, *places: tuple[int, int]) -> bool:
        """Whether a break comes to cover all these pixels."""
        return self.sees(dict.fromkeys(places, GROUND))

    def colours(self, *places: tuple[int, int]) -> list[str]:
        """The colour of each of these pixels of the screen, seen at one time; ``sees`` waits for it."""
        picture = self.desk.shot(self.desk.folder / "pixel.bmp")
        pixels = "\n".join(f"%[hex:u.p{{{x},{y}}}]" for x, y in places)
        found = self.desk.run(["convert", picture, "-format", pixels, "info:"])
        return [f"#{each[:6].upper()}" for each in found.split()]


class Other:
    """Another program, which has the keyboard."""

    def __init__(self, desk: Desk, *, is_full: bool = False) -> None:
        self._desk = desk
        self.program = desk.python("-m", "tests.desk.typing_program", *(["full"] if is_full else []))
        desk.wait(lambda: desk.focused() == "other program", 15, "the other program has the keyboard")

    def typed(self) -> str:
        """What arrived in it."""
        lines = [line for line in self.program.text().splitlines() if line.startswith("typed ")]
        return lines[-1].removeprefix("typed ") if lines else ""

    def type(self, text: str) -> None:
        """Type, and see every character arrive."""
        before = self.typed()
        self._desk.type(text)
        self.has(before + text)

    def has(self, text: str) -> None:
        """Wait until all this has arrived, and nothing else."""
        self._desk.wait(lambda: self.typed() == text, 5, lambda: f"{text!r}, not {self.typed()!r}")
