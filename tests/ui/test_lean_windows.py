"""What windows must not load, as it stays loaded when they are closed; each in a program of its own."""

from __future__ import annotations

import subprocess
import sys

SCROLLS = """
import gc, sys
from PySide6.QtWidgets import QApplication, QHeaderView, QScrollArea, QTableWidget
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.page_view import PageView
from backcare_desktop.ui.tables import set_up
from backcare_desktop.ui.window import Window

def made():
    return sorted({each.__name__ for each in gc.get_objects() if isinstance(each, type)} & {"QDial", "QMdiArea"})

app = QApplication([])
table, window, bare = QTableWidget(), Window("BackCare", 400), QScrollArea()
set_up(table, "Answers", QHeaderView.ResizeMode.Stretch)
for area in (Choices("Topics"), PageView(print), table, window.area, bare):
    area.show()
    app.processEvents()
    assert area.viewport().width() > 0
    print(type(area).__name__, *made())
"""


OWN = """
import sys
import backcare_desktop.ui.own.window
names = ("ui.own.overview", "ui.own.edit", "ui.own.picture", "core.own.read")
print(*(name for name in names if f"backcare_desktop.{name}" in sys.modules))
"""


def said(program: str) -> list[str]:
    """The lines that it prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_scrolls_does_not_load_every_widget_of_qt() -> None:
    assert said(SCROLLS) == [
        "Choices",
        "PageView",
        "QTableWidget",
        "QScrollArea",
        "QScrollArea QDial QMdiArea",  # one that is only Qt's
    ]


def test_the_window_of_own_moves_loads_its_form_when_one_is_written() -> None:
    assert said(OWN) == ["ui.own.overview"]
