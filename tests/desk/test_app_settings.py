"""Settings in the running app: broken, wrong, edited outside, changed in the window; the work clock goes on."""

from __future__ import annotations

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk

BROKEN = "[reminders.stretch\nevery = 2h\n"
WRONG = """\
# mine
[reminders.eyes]
every = "0m"
colour = "green"
[reminders.stretch]
every = "2h"
"""


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk)


def test_a_broken_file_is_kept_aside_and_named_and_the_defaults_hold(desk: Desk, app: BackCare) -> None:
    app.write(BROKEN)
    program = app.start("--background")
    (kept,) = app.config.glob("settings.toml.broken-*")
    assert kept.read_text() == app.settings.read_text() == BROKEN
    words = f"A copy is kept as {kept}, and the defaults are used"
    desk.wait(lambda: words in program.text(), 5, "the sentence")
    assert app.left_s("stretch") > 3500
    checked = app.run("settings", "check")
    assert (checked.returncode, "line 1" in checked.stdout) == (1, True)


def test_a_file_that_breaks_while_it_runs_changes_nothing_and_mending_it_does(desk: Desk, app: BackCare) -> None:
    app.write('[reminders.stretch]\nevery = "2h"\n')
    program = app.start("--background", speed=30)
    assert app.left_s("stretch") > 7000
    app.write(BROKEN)
    desk.wait(lambda: "your last good settings are used" in program.text(), 5, "the sentence")
    assert app.left_s("stretch") > 7000
    app.write('[reminders.stretch]\nevery = "3h"\n')
    desk.wait(lambda: app.left_s("stretch") > 10000, 5, "the mended file")


def test_wrong_values_are_named_and_the_others_hold(desk: Desk, app: BackCare) -> None:
    app.write(WRONG)
    program = app.start("--background")
    words = 'reminders.eyes.every = "0m": must be 1m to 24h; using 20m'
    desk.wait(lambda: words in program.text() and "reminders.eyes.colour" in program.text(), 5, "both sentences")
    assert 1100 < app.left_s("eyes") <= 1200
    assert app.left_s("stretch") > 7000
    assert app.settings.read_text() == WRONG


def test_an_edit_from_outside_holds_within_half_a_minute_and_keeps_the_work_clock(desk: Desk, app: BackCare) -> None:
    app.write('[reminders.stretch]\nevery = "1h"\n')
    app.start("--background", speed=20)
    desk.wait(lambda: app.left_s("stretch") < 3590, 5, "use is counted")
    left_s = app.left_s("stretch")
    app.write('[reminders.stretch]\nevery = "2h"\n')
    desk.wait(lambda: app.left_s("stretch") > 3600, 3, "30 s on its clock and a reserve")
    assert app.left_s("stretch") <= left_s + 3600


def test_a_change_in_the_window_holds_at_once_and_keeps_comments_and_the_work_clock(desk: Desk, app: BackCare) -> None:
    app.write('# mine\n[reminders.stretch]\nevery = "1h"  # not more\n')
    app.start("--background")
    desk.wait(lambda: app.left_s("stretch") < 3599, 5, "use is counted")
    left_s = app.left_s("stretch")
    app.tell("open", "settings")
    desk.wait(lambda: desk.focused() == "BackCare – Settings", 5, "the settings window")
    desk.key("space")  # the first switch: rest your eyes
    desk.wait(lambda: "eyes" not in [each["reminder"] for each in app.status()["next"]], 3, "the eyes are off")
    assert app.left_s("stretch") <= left_s
    desk.wait(lambda: "enabled = false" in app.settings.read_text(), 5, "the change in the file")
    assert app.settings.read_text().startswith('# mine\n[reminders.stretch]\nevery = "1h"  # not more\n')


def at_times(app: BackCare) -> list[str]:
    """The times of day of what comes next."""
    return [each["at"][11:16] for each in app.status()["next"] if "at" in each]


def test_the_first_run_asks_for_the_warm_up_and_its_answer_holds(desk: Desk, app: BackCare) -> None:
    app.start()
    desk.wait(lambda: desk.focused() == "Welcome to BackCare", 5, "the first run")
    for page in (2, 3):
        desk.key("alt+n")
        desk.wait(lambda page=page: desk.focused() == f"Welcome to BackCare, {page} of 3", 5, f"page {page}")  # type: ignore[misc]
    desk.key("alt+s")
    desk.wait(lambda: app.settings.exists() and not desk.windows("Welcome"), 5, "the answer")
    desk.wait(lambda: 'times = ["17:30"]' in app.settings.read_text(), 5, "the time in the file")
    desk.wait(lambda: at_times(app) == ["17:30"], 5, "the time among what is next")
