"""PySide6 6.12 loses references on Python 3.11: a bare program dies after some 500 signal emits."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Bell(QObject):
    rung = Signal(bool)

app = QCoreApplication([])
bell = Bell()
bell.rung.connect(lambda loud: None)
before = sys.getrefcount(True)
for _ in range(100):
    bell.rung.emit(True)
print(sys.getrefcount(True) - before)
"""


def test_a_hundred_signals_cost_no_reference() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    # A few more are harmless; some 200 fewer are what kills.
    assert -5 < int(done.stdout) < 50
