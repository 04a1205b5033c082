"""How the app ends, in order or not, and how it goes on when it is started again."""

from __future__ import annotations

import signal
import stat
from pathlib import Path

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.tray_host import TrayHost

PROMPTS = "BackCare "


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk)


def rest_in_s(app: BackCare) -> float:
    return app.left_s("rest")


def use_some(app: BackCare) -> float:
    """Let half a second of use be counted, and return what is left to the longer break."""
    before_s = rest_in_s(app)
    app.desk.wait(lambda: rest_in_s(app) < before_s - 0.5, 5, "use is counted")
    return rest_in_s(app)


def test_asked_to_end_by_a_signal_it_saves_and_goes_on_next_time(desk: Desk, app: BackCare) -> None:
    program = app.start("--background")
    for times, number in enumerate((signal.SIGTERM, signal.SIGINT, signal.SIGHUP), 1):
        app.tell("break", "posture")
        app.tell("skip")
        left_s = use_some(app)
        program.signal(number)
        assert program.wait() == 0, number
        assert "Traceback" not in program.text()
        assert app.history() == [("posture", "skipped")] * times
        program = app.start("--background")
        assert rest_in_s(app) <= left_s, number
        assert app.history() == [("posture", "skipped")] * times


def test_quit_from_the_tray_leaves_nothing_behind(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    program = app.start("--background")
    tray_host.wait_item()
    app.tell("open", "status")
    tray_host.click("Quit")
    assert program.wait() == 0
    desk.wait(lambda: not tray_host.items, 5, "an empty tray")
    desk.wait(lambda: not desk.windows("BackCare", hidden=True), 5, "no window without its program")
    assert app.run("status").returncode == 3
    assert [path for path in desk.runtime.rglob("backcare.sock") if stat.S_ISSOCK(path.stat().st_mode)] == []


def test_killed_in_a_break_on_two_screens_and_started_at_once_the_break_goes_on_but_covers_nothing(
    desk: Desk, app: BackCare
) -> None:
    desk.screens(("left", 0, 0, 800, 800), ("right", 800, 0, 480, 800))
    program = app.start("--background")
    use_some(app)
    app.tell("break", "stretch")
    both = {"BackCare break", "BackCare curtain"}
    desk.wait(lambda: {each.title for each in desk.windows(PROMPTS)} == both, 5, "the break on both screens")
    left_s = rest_in_s(app)
    program.signal(signal.SIGKILL)
    program.wait()
    desk.wait(lambda: not desk.windows(PROMPTS, hidden=True), 5, "no window without its program")
    app.start("--background")
    prompt = app.status()["prompt"]
    assert prompt["reminder"] == "stretch"
    assert prompt["left_s"] < 300
    assert rest_in_s(app) <= left_s
    shown = desk.wait(lambda: [each.title for each in desk.windows(PROMPTS)], 5, "the break again")
    assert shown == ["BackCare small break"]
    app.tell("moves")
    desk.wait(lambda: {each.title for each in desk.windows(PROMPTS)} == both, 5, "the moves again")
    app.tell("skip")
    assert app.run("moves").returncode == 1
    desk.wait(lambda: not desk.windows(PROMPTS, hidden=True), 5, "no window after it")
    assert app.history() == [("stretch", "skipped")]


def test_an_app_that_hangs_behind_a_break_goes_and_comes_back_without_covering(desk: Desk, app: BackCare) -> None:
    hung = app.program = desk.python("-m", "tests.desk.stuck_program", "4")
    desk.wait(app.is_answering, 15, "the app")
    app.tell("break", "stretch")
    desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
    hung.signal(signal.SIGUSR1)
    assert hung.wait(20) == 1
    desk.wait(lambda: not desk.windows("BackCare break", hidden=True), 5, "the screen is free")
    desk.wait(app.is_answering, 20, "it is started again")
    prompt = app.status()["prompt"]
    assert prompt["reminder"] == "stretch"
    assert prompt["phase"] == "break"
    desk.wait(lambda: desk.windows("BackCare small break"), 5, "the break beside the work")
    assert desk.windows("BackCare break", hidden=True) == []
    desk.wait((app.state / "stalled.last").exists, 5, "where it hung")
    assert "_hang" in (app.state / "stalled.last").read_text()
    app.tell("quit")
    desk.wait(lambda: not app.is_answering(), 10, "its end")


def test_killed_in_a_break_and_started_later_it_is_over(desk: Desk, app: BackCare) -> None:
    program = app.start("--background")
    for place, later_s, entry in ((0, 200, "skipped"), (1, 3800, "taken")):  # minutes; an hour after them
        app.tell("break", "stretch")
        desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
        program.signal(signal.SIGKILL)
        program.wait()
        program = app.start("--background", f"--later={later_s}")
        assert app.status()["prompt"] is None
        desk.wait(lambda: not desk.windows(PROMPTS, hidden=True), 5, "no window of the one killed")
        assert app.history()[place] == ("stretch", entry)
    app.tell("show")
    desk.wait(lambda: desk.windows("BackCare"), 5, "a window that came after")
    assert desk.windows(PROMPTS, hidden=True) == []


def test_a_lock_of_a_dead_app_locks_nobody_out(desk: Desk, app: BackCare) -> None:
    program = app.start("--background")
    program.signal(signal.SIGKILL)
    program.wait()
    app.start("--background")
    assert app.status()["state"] in ("working", "away")


def test_an_app_that_does_not_answer_is_said_so(desk: Desk, app: BackCare) -> None:
    program = app.start("--background")
    program.signal(signal.SIGSTOP)
    try:
        second = app.run()
    finally:
        program.signal(signal.SIGCONT)
    assert second.returncode == 1
    assert "does not answer" in second.stdout
    app.wait_state("working")


def test_two_persons_on_one_machine_each_have_their_own(desk: Desk, app: BackCare) -> None:
    app.start("--background")
    other = {name: f"{desk.env[name]}-other" for name in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    other |= {"XDG_STATE_HOME": f"{desk.env['XDG_STATE_HOME']}-other"}
    for folder in other.values():
        Path(folder).mkdir(mode=0o700)
    second = desk.python("-m", "backcare_desktop", "--background", env=dict(other))
    desk.wait(lambda: app.run("status", env=dict(other)).returncode == 0 or second.code is not None, 10, "the second")
    assert second.code is None, second.text()
    assert app.run("quit", env=dict(other)).returncode == 0
    assert second.wait() == 0
    assert app.status()["state"] == "working"
