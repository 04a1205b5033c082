"""The wheel carries the resources, and nothing that is not the app. Built without network."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    [path] = place.glob("*.whl")
    return zipfile.ZipFile(path)


def files_in(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_every_resource_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert files_in("resources")
    assert {f"backcare_desktop/{name}" for name in files_in("resources")} <= set(wheel.namelist())


def test_every_module_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert {name for name in files_in("backcare_desktop") if name.endswith(".py")} <= set(wheel.namelist())


def test_nothing_else_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"backcare_desktop", "backcare_desktop-0.1.0.dist-info"}


def test_the_wheel_brings_the_command(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read("backcare_desktop-0.1.0.dist-info/entry_points.txt").decode()
    assert "backcare = backcare_desktop.cli:main" in entry_points
