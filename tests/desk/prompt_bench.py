"""Prompts on a real desktop without the rest of the app, alone or beside another program that has the keyboard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.desk.desk import Desk, Program

GROUND = "#12171A"
"""The colour of a break."""


class Shows:
    """The driver that shows prompts; ``options`` are what the person wants of them."""

    def __init__(self, desk: Desk, *, env: Mapping[str, str | None] | None = None, **options: Any) -> None:
        self.desk = desk
        self.driver: Program = desk.python(
            "-m", "tests.desk.prompts_driver", json.dumps({"scheme": "light", **options}), env=env, talk=True
        )
        self.wait("ready")

    def wait(self, fact: str, count: int = 1) -> None:
        """Wait until the driver has said that often."""
        self.desk.wait(lambda: sum(fact in said for said in self.driver.said()) >= count, 15, fact)

    def tell(self, **order: object) -> None:
        self.driver.write(json.dumps(order))

    def show(self, scene: str | None, **changes: object) -> None:
        """Have a scene shown, and wait for its first paint."""
        painted = sum("painted" in said for said in self.driver.said())
        shown = sum("shown" in said for said in self.driver.said())
        self.tell(show=scene, **changes)
        self.wait("shown", shown + 1)
        if scene is not None:
            self.wait("painted", painted + 1)

    def report(self) -> dict[str, object]:
        """What is alive and active now."""
        count = sum("windows" in said for said in self.driver.said())
        self.tell(report=True)
        self.wait("windows", count + 1)
        return next(said for said in reversed(self.driver.said()) if "windows" in said)

    def verbs(self) -> list[str]:
        """What the prompt windows have emitted."""
        return [said["verb"] for said in self.driver.said() if "verb" in said]

    def colour(self, x: int, y: int) -> str:
        """The colour of one pixel of the screen."""
        (found,) = self.colours((x, y))
        return found

    def colours(self, *places: tuple[int, int]) -> set[str]:
        """The colours that these pixels of the screen have, seen at one time."""
        picture = self.desk.shot(self.desk.folder / "pixel.png")
        pixels = "\n".join(f"%[hex:u.p{{{x},{y}}}]" for x, y in places)
        found = self.desk.run(["convert", picture, "-format", pixels, "info:"])
        return {f"#{each[:6].upper()}" for each in found.split()}


class Bench(Shows):
    """The same beside another program that has the keyboard."""

    def __init__(self, desk: Desk, *, is_full: bool = False, **options: Any) -> None:
        self.other = desk.python("-m", "tests.desk.typing_program", *(["full"] if is_full else []))
        desk.wait(lambda: desk.focused() == "other program", 15, "the other program has the keyboard")
        super().__init__(desk, **options)

    def typed(self) -> str:
        """What arrived in the other program."""
        lines = [line for line in self.other.text().splitlines() if line.startswith("typed ")]
        return lines[-1].removeprefix("typed ") if lines else ""

    def type(self, text: str) -> None:
        """Type, and see every character arrive in the other program."""
        before = self.typed()
        self.desk.type(text)
        self.desk.wait(lambda: self.typed() == before + text, 5, f"{text!r} after {before!r}")
