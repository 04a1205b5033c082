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


COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|#(?=[0-9a-fA-F]{2,}$)|\b(rgb|hsl)a?\(\s*\d"
    r"|(color|background):\s*(?!transparent|none|inherit)[a-z]+\s*[;}]"
)
TYPE_SIZE = re.compile(r"font(-size)?:[^;]*\b\d+(\)\})?(px|pt|em)")
SIZERS = {"set_font", "font", "setPixelSize", "setPointSize", "setPointSizeF", "QFont"}
COLOURERS = {"QColor", "QRgba64", "qRgb", "qRgba", "setNamedColor", "setRgb", "setRgbF", "setHsv", "setHsl"}
COLOURLESS = {"transparent", "color0", "color1"}
"""Of Qt's own names: nothing, and the two sides of a mask."""
LOOK = {"theme.py", "tones.py", "stylesheet.py"}
OWN_COLOURS = {
    "trayicon.py": "an icon lies on the desktop's panel, whose colours are not those of our themes",
    "page_style.py": "marks that the view takes out before anything is painted",
}


def literal_looks(path: Path) -> Iterator[str]:
    """Each colour and each size of type that is written out, with its line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if path.name not in OWN_COLOURS and (colour := literal_colour(node)):
            yield f"{path.name}:{getattr(node, 'lineno', 0)} {colour}"
        if isinstance(node, ast.Call):
            sizes = [each.value for each in node.keywords if each.arg in ("size_px", "text_px")]
            sizes += node.args if called(node) in SIZERS else []
            if any(isinstance(each, ast.Constant) and isinstance(each.value, int | float) for each in sizes):
                yield f"{path.name}:{node.lineno} {called(node)}"
        if isinstance(node, ast.Constant | ast.JoinedStr) and TYPE_SIZE.search(ast.unparse(node)):
            yield f"{path.name}:{node.lineno} {ast.unparse(node)}"


def literal_colour(node: ast.AST) -> str:
    """A colour that is written out there, in letters, in numbers or by one of Qt's names; else nothing."""
    match node:
        case ast.Constant(value=str() as text) if COLOUR.search(text):
            return text
        case ast.Call(args=args) if called(node) in COLOURERS or called(node).startswith(("fromRgb", "fromHs")):
            return called(node) if args and all(isinstance(each, ast.Constant) for each in args) else ""
        case ast.Attribute(value=ast.Attribute(attr="GlobalColor"), attr=name) if name not in COLOURLESS:
            return name
    return ""


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_colours_and_sizes_of_type_are_written_where_the_look_is() -> None:
    paths = [path for path in sources("backcare_desktop/ui") if path.name not in LOOK]
    assert [found for path in paths for found in literal_looks(path)] == []


def test_a_colour_and_a_size_that_are_written_out_are_found(tmp_path: Path) -> None:
    source = tmp_path / "window.py"
    lines = ['INK = "#12aBcF"', "theme.set_font(label, 14)", 'Text("x", size_px=13)']
    lines += ['f"h1 {{ font-size: {size(28)}px; }}"', "QColor(18, 52, 86)", 'QtGui.QColor("red")']
    lines += ["QColor.fromHsv(120, 80, 90)", "pen.setColor(Qt.GlobalColor.red)", 'f"#12ab{blue}"']
    lines += ['"QLabel { color: red; }"', '"a { background: rgba(0, 0, 0, 40); }"', "QColor.fromRgbF(0.1, 0.2, 0.3)"]
    free = ["theme.set_font(label, theme.SIZE_BODY)", "QColor(tokens.line)", "QColor(*mixed)"]
    free += ["fill(Qt.GlobalColor.transparent)", 'f"color: {tokens.now};"', '"background-color: transparent"']
    source.write_text("\n".join([*lines, *free]))
    found = [int(each.partition(":")[2].split()[0]) for each in literal_looks(source)]
    assert sorted(found) == list(range(1, len(lines) + 1))


def test_no_token_of_the_look_is_unused() -> None:
    tree = ast.parse((ROOT / "backcare_desktop/ui/theme.py").read_text())
    names = [
        each.target.id for each in tree.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ]
    tokens = {name for name in names if name.startswith(("SPACE_", "RADIUS_", "SIZE_", "TARGET_", "MOTION_"))}
    used = {use for path in sources("backcare_desktop") for _line, use in uses(path) if use.startswith("theme.")}
    assert {token for token in tokens if f"theme.{token}" not in used} == set()


def test_no_window_lets_the_desktop_shine_through() -> None:
    """Where nothing composes windows it would be black, and where that hangs the screen stays covered."""
    found = [
        f"{path.relative_to(ROOT)}:{line} {use}"
        for path in sources("backcare_desktop")
        for line, use in uses(path)
        if use.endswith((".WA_TranslucentBackground", ".QOpenGLWidget"))
    ]
    assert found == []


def test_no_player_is_told_to_play_or_to_pause() -> None:
    """What was paused before a break would begin to play after it."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value}"
        for path in sources("backcare_desktop/system")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and node.value in ("Play", "Pause", "PlayPause", "Stop")
    ]
    assert found == []


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
