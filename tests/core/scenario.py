"""Plays a scenario from a file, as `backcare simulate` does."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from backcare_desktop.simulate import main

HEAD = 'start = 2026-03-02T09:00:00\ntz = "Europe/Berlin"\n'
ONLY_STRETCH = """
[settings.reminders]
eyes.enabled = false
posture.enabled = false
rest.enabled = false
"""


def events(text: str) -> str:
    """Events as "at do key=value …", one a line, in TOML."""
    found = ""
    for line in text.strip().splitlines():
        at, do, *given = line.split()
        found += f'[[event]]\nat = "{at}"\ndo = "{do}"\n' + "".join(f"{each}\n" for each in given)
    return found


def simulate(folder: Path, text: str, *, as_json: bool = True) -> tuple[int, str, str]:
    """Run a scenario: exit code, output, errors."""
    path = folder / "day.toml"
    path.write_text(text, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    return main(str(path), as_json, out, err), out.getvalue(), err.getvalue()


def run(folder: Path, until: str, happens: str, settings: str = ONLY_STRETCH) -> list[dict[str, Any]]:
    """The lines of a good scenario."""
    code, out, err = simulate(folder, f'{HEAD}until = "{until}"\n{settings}\n{events(happens)}')
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def short(lines: list[dict[str, Any]]) -> list[tuple[float, str, str]]:
    """Only when, what and which."""
    return [(line["t"], line["event"], line.get("reminder", "")) for line in lines]
