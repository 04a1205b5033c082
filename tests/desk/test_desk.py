"""The private desktop itself: seen and touched, and gone without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Late, wait
from tests.desk.needs import need_programs

WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit(); line.setWindowTitle("A line to type in"); line.setStyleSheet("background: #ff00cc")
line.resize(300, 60); line.move(100, 120); line.returnPressed.connect(lambda: print(line.text(), flush=True))
line.show(); app.exec()
"""


@pytest.fixture
def window(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "window.py"
    path.write_text(WINDOW)
    program = desk.python(path)
    wait(lambda: desk.windows("A line to type in"), what="the window")
    wait(lambda: desk.focused() == "A line to type in", what="the keys")
    yield desk
    assert program.code is None


def names(desk: Desk) -> list[str]:
    """What runs on the desk."""
    found = []
    for pid in desk._left_over():
        with suppress(OSError):
            found.append(Path(f"/proc/{pid}/comm").read_text().strip())
    return found


def test_it_leaves_nothing() -> None:
    need_programs()
    with Desk() as desk:
        desk.run(["sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 &"])
        wait(lambda: "sleep" in names(desk), what=lambda: f"a process that went away, among {names(desk)}")
        inside = [Path(f"/proc/{pid}") for pid in desk._left_over()]
    assert [process for process in inside if process.exists()] == []
    assert not desk.folder.exists()


def test_two_desks_do_not_end_each_other() -> None:
    need_programs()
    with Desk(wm=None, dbus=False) as first:
        with Desk(wm=None, dbus=False) as second:
            assert first.env["DISPLAY"] != second.env["DISPLAY"]
        assert first.xserver.code is None


def test_windows_are_seen_and_typed_into(window: Desk) -> None:
    seen = window.still("A line to type in")
    assert (seen.width, seen.height) == (300, 60)

    def is_painted() -> bool:
        box = window.find_colour("#ff00cc")
        return box is not None and abs(box[0] - seen.x) < 5 and abs(box[1] - seen.y) < 5

    wait(is_painted, what=lambda: f"its colour at {seen}, not at {window.find_colour('#ff00cc')}")
    window.type("hello")
    window.key("Return")
    wait(lambda: "hello" in window.texts(), what="what was typed")
    assert window.find_colour("#00ff77") is None


def test_screens_come_and_go(desk: Desk) -> None:
    desk.screens(("LEFT", 0, 0, 800, 800), ("RIGHT", 800, 0, 480, 800))
    assert "RIGHT 480/127x800/212+800+0" in desk.run(["xrandr", "--listmonitors"])
    desk.unplug("RIGHT")
    assert "Monitors: 1" in desk.run(["xrandr", "--listmonitors"])


def test_what_does_not_come_is_named() -> None:
    with pytest.raises(Late, match=r"^not within 0\.2 s: the moon$"):
        wait(lambda: False, 0.05, "the moon")
    with pytest.raises(Late, match=r"^not within 0\.2 s: only \[1, 2\]$"):
        wait(lambda: False, 0.05, lambda: f"only {[1, 2]}")


def test_an_accessibility_bus_is_there_when_wanted() -> None:
    need_programs()
    with Desk(a11y=True) as desk:
        assert desk.has_name("org.a11y.Bus")
