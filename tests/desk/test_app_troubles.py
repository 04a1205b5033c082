"""What the app does where something is missing or spoiled: it says so in a sentence, and goes on where it can."""

from __future__ import annotations

import sys

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk

NO_BUS = "unix:path=/nowhere"


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk)


def goes_on(desk: Desk, app: BackCare) -> bool:
    """Whether a break can be taken and left, and the app ends in order."""
    app.tell("break", "posture")
    desk.wait(lambda: desk.windows("BackCare card"), 10, "the card")
    app.tell("skip")
    desk.wait(lambda: not desk.windows("BackCare "), 5, "it goes")
    app.quit()
    return "Traceback" not in app.program.text()


def test_without_a_session_bus_it_works(desk: Desk, app: BackCare) -> None:
    app.start("--background", env={"DBUS_SESSION_BUS_ADDRESS": NO_BUS})
    assert goes_on(desk, app)
    assert app.history() == [("posture", "skipped")]


def test_a_session_bus_that_goes_takes_nothing_along(desk: Desk, app: BackCare) -> None:
    app.start("--background")
    desk.bus.end()
    assert goes_on(desk, app)


@pytest.mark.parametrize("words", [[], ["--background"]], ids=["by hand", "at login"])
def test_without_a_display_it_says_so_and_ends(desk: Desk, words: list[str]) -> None:
    nothing: dict[str, str | None] = {"DISPLAY": None, "QT_QPA_PLATFORM": None}
    done = desk.finish([sys.executable, "-m", "backcare_desktop", *words], env=nothing)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "BackCare needs a desktop to show itself on, and there is none here: DISPLAY is not set."
    )
    assert len(done.stdout.splitlines()) == 1


def test_a_display_that_is_not_there_is_said_in_a_sentence(desk: Desk) -> None:
    done = desk.finish([sys.executable, "-m", "backcare_desktop"], env={"DISPLAY": ":987"})
    assert done.returncode == 1
    assert "there is none here: no X server answers at DISPLAY." in done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_a_display_that_goes_ends_it_with_the_state_saved(desk: Desk, app: BackCare) -> None:
    program = app.start("--background")
    app.tell("pause", "1h")
    desk.xserver.end()
    program.wait()
    assert "Traceback" not in program.text()
    desk.start_x()
    app.start("--background")
    assert app.status()["state"] == "paused"


@pytest.mark.parametrize("spoiled", ["config", "data", "state"])
def test_a_folder_that_cannot_be_made_is_named_and_the_app_goes_on(desk: Desk, app: BackCare, spoiled: str) -> None:
    folder = {"config": app.config, "data": app.data, "state": app.state}[spoiled]
    folder.write_text("a file in its place")
    program = app.start("--background")
    desk.wait(lambda: f"The folder {folder} cannot be made" in program.text(), 5, "the sentence")
    assert goes_on(desk, app)
    assert folder.read_text() == "a file in its place"


def test_a_setting_that_cannot_be_written_is_said_and_kept_out(desk: Desk, app: BackCare) -> None:
    app.config.write_text("a file in its place")
    program = app.start("--background")
    app.tell("open", "settings")
    desk.wait(lambda: desk.focused() == "BackCare – Settings", 5, "the settings window")
    desk.key("space")
    desk.wait(lambda: "Nothing was changed" in program.text(), 5, "the sentence")
    assert "eyes" in [each["reminder"] for each in app.status()["next"]]


def test_a_spoiled_history_and_a_spoiled_memory_are_kept_aside_and_named(desk: Desk, app: BackCare) -> None:
    files = (app.data / "history.db", app.state / "memory.db")
    for file in files:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"this is no database" * 300)
    program = app.start("--background")
    assert goes_on(desk, app)
    for file in files:
        (kept,) = file.parent.glob(f"{file.name}.broken-*")
        assert kept.read_bytes().startswith(b"this is no database")
        assert kept.name in program.text()
    assert app.history() == [("posture", "skipped")]
