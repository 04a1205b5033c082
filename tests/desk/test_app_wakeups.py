"""How often the app at rest in the tray wakes: with nobody there, and while somebody types in a steady rhythm."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk, Program, context_switches
from tests.desk.hands import at_work
from tests.desk.passing import let_pass
from tests.desk.tray_host import TrayHost

pytestmark = pytest.mark.slow
MEASURED_S = 30.0
SETTLED_S = 35.0
AT_MOST_A_MINUTE = 6


@pytest.fixture
def app(desk: Desk, tray_host: TrayHost) -> BackCare:
    app = BackCare(desk)
    app.start("--background")
    tray_host.wait_item()
    # With nobody there it is away, and what the start puts off is done. To ask would wake it: only time can tell.
    let_pass(SETTLED_S)
    return app


def switches_a_minute(app: BackCare) -> float:
    before = context_switches(app.program.pid)
    let_pass(MEASURED_S)  # how often in how long: only time can tell
    found = (context_switches(app.program.pid) - before) * 60 / MEASURED_S
    sys.stdout.write(f"{found:g} voluntary switches a minute\n")  # seen with pytest -rP
    return found


@contextmanager
def typing(desk: Desk) -> Iterator[Program]:
    """Five keys a second, from one program that stays, into another that tells the desktop of each, which is given."""
    other = desk.python("-m", "tests.desk.typing_program")
    desk.wait(lambda: desk.focused() == "other program", 15, "the other program has the keyboard")
    with at_work(lambda: desk.finish(["xdotool", "type", "--delay", "200", "steadily and on "])):
        yield other


def test_with_nobody_there_it_hardly_wakes(app: BackCare) -> None:
    found = switches_a_minute(app)
    assert app.status()["state"] == "away"
    assert found <= 2 * AT_MOST_A_MINUTE


def test_while_somebody_types_it_hardly_wakes(desk: Desk, app: BackCare) -> None:
    with typing(desk) as other:
        app.wait_state("working")
        typed = other.text().count("typed")
        desk.wait(lambda: other.text().count("typed") > typed + 5, 5, "keys after it was asked")
        found = switches_a_minute(app)
        assert app.status()["state"] == "working"
    assert found <= 2 * AT_MOST_A_MINUTE
