"""What ruff's banned-api cannot tell apart by file: clocks inside system/, and single shots in the tests too."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today",
    "time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns", "time.clock_gettime", "time.clock_gettime_ns",
}  # fmt: skip
CLOCK_NAMES = {"time", "time_ns", "monotonic", "monotonic_ns", "clock_gettime", "clock_gettime_ns"}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def uses(path: Path) -> Iterator[tuple[int, str]]:
    """Each attribute as ``owner.name``, and each name imported from time, with its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from ((node.lineno, f"time.{alias.name}") for alias in node.names)


def test_only_the_clock_reads_the_clock() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {use}"
        for path in sources("backcare_desktop")
        if path != ROOT / "backcare_desktop/system/clock.py"
        for line, use in uses(path)
        if use in CLOCKS
    ]
    assert found == []


def test_the_platform_is_asked_only_in_system() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources("backcare_desktop")
        if "system" not in path.relative_to(ROOT).parts
        for line, use in uses(path)
        if use == "sys.platform"
    ]
    assert found == []


def test_no_timer_is_a_single_shot_that_cannot_be_stopped() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources("backcare_desktop", "tests", "bench")
        for line, use in uses(path)
        if use == "QTimer.singleShot"
    ]
    assert found == []


COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
TYPE_SIZE = re.compile(r"font(-size)?:[^;]*\b\d+(\)\})?(px|pt|em)")
SIZERS = {"set_font", "font", "setPixelSize", "setPointSize", "setPointSizeF", "QFont"}
LOOK = {"theme.py", "tones.py", "stylesheet.py"}
OWN_COLOURS = {"trayicon.py": "an icon lies on the desktop's panel, whose colours are not those of our themes"}


def literal_looks(path: Path) -> Iterator[str]:
    """Each colour and each size of type that is written out, with its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.name not in OWN_COLOURS:
            if COLOUR.search(node.value):
                yield f"{path.name}:{node.lineno} {node.value}"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            sizes = [each.value for each in node.keywords if each.arg in ("size_px", "text_px")]
            sizes += node.args if called in SIZERS else []
            if any(isinstance(each, ast.Constant) and isinstance(each.value, int | float) for each in sizes):
                yield f"{path.name}:{node.lineno} {called}"
        if isinstance(node, ast.Constant | ast.JoinedStr) and TYPE_SIZE.search(ast.unparse(node)):
            yield f"{path.name}:{node.lineno} {ast.unparse(node)}"


def test_colours_and_sizes_of_type_are_written_where_the_look_is() -> None:
    paths = [path for path in sources("backcare_desktop/ui") if path.name not in LOOK]
    assert [found for path in paths for found in literal_looks(path)] == []


def test_a_colour_and_a_size_that_are_written_out_are_found(tmp_path: Path) -> None:
    source = tmp_path / "window.py"
    lines = ['INK = "#12aBcF"', "theme.set_font(label, 14)", 'Text("x", size_px=13)']
    lines += ['f"h1 {{ font-size: {size(28)}px; }}"', "theme.set_font(label, theme.SIZE_BODY)"]
    source.write_text("\n".join(lines))
    assert [found.partition(":")[2].split()[0] for found in literal_looks(source)] == ["1", "2", "3", "4"]


def test_no_token_of_the_look_is_unused() -> None:
    tree = ast.parse((ROOT / "backcare_desktop/ui/theme.py").read_text())
    names = [
        each.target.id for each in tree.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ]
    tokens = {name for name in names if name.startswith(("SPACE_", "RADIUS_", "SIZE_", "TARGET_", "MOTION_"))}
    used = {use for path in sources("backcare_desktop") for _line, use in uses(path) if use.startswith("theme.")}
    assert {token for token in tokens if f"theme.{token}" not in used} == set()


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [path for path in sources("backcare_desktop", "tests", "bench") if path.stem in drawers] == []


def committed_texts() -> Iterator[tuple[str, str]]:
    """Name and text of each file that is, or is about to be, in the repository."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git work tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield name, path.read_text(errors="replace")


def test_no_registry_address_and_no_path_of_a_machine_is_in_the_repository() -> None:
    # Written in halves, so that this file does not find itself.
    banned = [
        "pypi" + ".org",
        "pythonhosted" + ".org",
        "file://" + "/opt",
        "/opt/" + "wheels",
        "/root/" + ".",
        "/work/" + "main",
        "/work/" + "shared",
        "npmjs" + ".org",
        "deb.debian" + ".org",
    ]
    found = [f"{name}: {word}" for name, text in committed_texts() for word in banned if word in text]
    assert found == []
