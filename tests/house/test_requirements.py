"""What is pinned, how, and why it is there at all."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
USES = ["app", "calendar", "test", "dev", "package"]
# One pin for Python 3.11 and another for newer ones: see docs/dependencies.md.
TWO_PINS = {"pyside6-essentials", "shiboken6"}


def wanted(use: str) -> list[str]:
    lines = (ROOT / "requirements" / f"{use}.in").read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-c"))]


def name_of(requirement: str) -> str:
    return re.split(r"[<>=;\s\[]", requirement, maxsplit=1)[0]


def pins(use: str) -> list[str]:
    """Each pinned requirement with its hashes, as one line."""
    text = (ROOT / "requirements" / f"{use}.txt").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def canonical(name: str) -> str:
    return name.lower().replace("_", "-")


def test_the_wheel_asks_for_what_the_app_is_tested_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [line.replace("'", '"') for line in project["dependencies"]] == wanted("app")
    assert project["optional-dependencies"] == {"calendar": wanted("calendar")}


@pytest.mark.parametrize("use", USES)
def test_every_pin_is_exact_and_hashed(use: str) -> None:
    assert pins(use)
    loose = [line for line in pins(use) if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert loose == []


@pytest.mark.parametrize("use", USES)
def test_everything_wanted_is_pinned(use: str) -> None:
    pinned = {canonical(line.split("==")[0]) for line in pins(use)}
    assert {canonical(name_of(line)) for line in wanted(use)} <= pinned


def test_the_files_agree_where_they_pin_the_same() -> None:
    versions: dict[str, set[str]] = {}
    for use in USES:
        for line in pins(use):
            name, _, rest = line.partition("==")
            versions.setdefault(name, set()).add(rest.split()[0])
    assert {name for name, found in versions.items() if len(found) > 1} == TWO_PINS


def test_every_dependency_of_the_app_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text()
    assert [line for line in wanted("app") + wanted("calendar") if f"`{name_of(line)}`" not in explained] == []


def test_pyside_is_kept_below_6_12_on_python_3_11() -> None:
    [pin] = [line for line in pins("app") if line.startswith("pyside6-essentials==") and "< '3.12'" in line]
    assert re.match(r"pyside6-essentials==6\.(8|9|10|11)\.", pin)
