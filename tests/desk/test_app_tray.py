"""The whole app and its tray: clicked, lost, late, missing; reminders and windows never depend on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk, wait
from tests.desk.needs import need_programs
from tests.desk.test_tray import start_trayer, wait_icon
from tests.desk.tray_host import TrayHost

STATUS, WELCOME = "BackCare", "Welcome to BackCare"
NO_PLACE = "Your panel has no place for its icon. Reminders go on. Start BackCare again to see its window."


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk)


def opened(desk: Desk, app: BackCare) -> list[str]:
    """Titles of the app's visible windows, but for its tray icon."""
    mine = {window.title for window in desk.windows() if window.app == "__main__.py" and window.height > 60}
    assert app.program.code is None, app.program.text()
    return sorted(mine)


def test_a_break_is_begun_from_the_menu_of_a_panel(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    app.start("--background")
    tray_host.wait_item()
    tray_host.click("Take a break now", "Stretch break")
    desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
    assert app.status()["prompt"]["reminder"] == "stretch"
    desk.wait(lambda: "Done: Stretch break" in tray_host.menu().labels(), 5, "the menu follows")
    tray_host.click("Skip")
    desk.wait(lambda: not desk.windows("BackCare "), 5, "the break ends")
    assert app.history() == [("stretch", "skipped")]


def test_clicks_on_the_icon_open_the_status_window_and_take_the_next_break(
    desk: Desk, app: BackCare, tray_host: TrayHost
) -> None:
    app.start("--background")
    tray_host.wait_item()
    assert opened(desk, app) == []
    tray_host.activate()
    desk.wait(lambda: opened(desk, app) == [STATUS], 5, "the status window")
    tray_host.secondary_activate()
    app.wait_state("break")
    assert app.status()["prompt"]["reminder"] == "stretch"


def test_the_menu_of_an_xembed_tray_is_clicked(desk: Desk, app: BackCare) -> None:
    need_programs("trayer")
    start_trayer(desk)
    app.start("--background")
    x, y, width, height = wait_icon(desk)
    desk.click(x + width // 2, y + height // 2, button=3)
    wait(lambda: [window for window in desk.windows() if window.height > 200 and window.y > 300], 5, "the menu")
    desk.key("t")  # “Take a break now”, which opens on its first line
    desk.key("Down", "Return")
    desk.wait(lambda: desk.windows("BackCare card"), 5, "the card of the second line")
    assert app.status()["prompt"]["reminder"] == "posture"


def test_the_icon_is_back_when_the_panel_is(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    app.start("--background")
    tray_host.wait_item()
    tray_host.stop()
    app.tell("break", "posture")
    desk.wait(lambda: desk.windows("BackCare card"), 5, "a reminder without a tray")
    tray_host.start()
    tray_host.wait_item()
    tray_host.click("Done: Change position")
    desk.wait(lambda: not desk.windows("BackCare card"), 5, "the card is answered from the new panel")
    assert len(tray_host.items) == 1
    assert app.program.text() == ""


def test_a_panel_that_goes_opens_no_window(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    app.start()
    desk.wait(lambda: opened(desk, app) == [WELCOME], 5, "the first run")
    desk.key("Escape")
    desk.wait(lambda: opened(desk, app) == [], 5, "closed")
    tray_host.stop()
    desk.wait(lambda: not desk.has_name("org.kde.StatusNotifierWatcher"), 5, "no panel")
    app.tell("focus", "30m")
    app.tell("open", "about")
    desk.wait(lambda: opened(desk, app) == ["About BackCare"], 5, "only the window that was asked for")


def test_an_app_that_started_before_the_panel_has_one_icon(desk: Desk, app: BackCare) -> None:
    app.start("--background")
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"]) as host:
        host.wait_item()
        host.click("Not now", "Pause 1 h")
        app.wait_state("paused")
        host.click("Resume reminders")
        app.wait_state("working")
        assert len(host.items) == 1
    assert app.program.text() == ""  # a panel that comes a little late is nothing to tell


def test_the_first_run_says_whether_there_is_a_tray(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    app.start()
    desk.wait(lambda: opened(desk, app) == [WELCOME], 5, "the first run")
    app.quit()
    app.start()
    tray_host.wait_item()
    app.tell("show")
    desk.wait(lambda: opened(desk, app) == [STATUS], 5, "the status window and no other: welcomed once")


def test_without_a_tray_a_start_shows_the_status_window_and_closing_it_does_not_quit(desk: Desk, app: BackCare) -> None:
    app.start()
    desk.wait(lambda: opened(desk, app) == [WELCOME], 5, "the first run")
    app.quit()
    app.start()
    for _ in range(2):
        desk.wait(lambda: opened(desk, app) == [STATUS], 5, "the status window")
        desk.wait(lambda: desk.focused() == STATUS, 5, "in front")
        desk.key("Escape")
        desk.wait(lambda: opened(desk, app) == [], 5, "closed")
        assert app.run().returncode == 0  # BackCare is started again
    assert app.program.code is None


def test_at_login_without_a_tray_nothing_opens_and_one_sentence_is_said(desk: Desk, app: BackCare) -> None:
    program = app.start("--background", speed=60)
    desk.wait(lambda: NO_PLACE in program.text(), 5, "the sentence")
    app.status()
    assert not [window for window in desk.windows() if window.app == "app_program.py"]
    app.quit()
    again = app.start("--background", speed=60)
    app.let_pass(timedelta(seconds=100))  # more than it waits for a panel
    app.status()
    assert NO_PLACE not in again.text()


def test_a_second_start_shows_the_running_one(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    app.start("--background")
    tray_host.wait_item()
    second = desk.python("-m", "backcare_desktop")
    assert second.wait() == 0
    desk.wait(lambda: opened(desk, app) == [STATUS], 5, "the status window")
    hidden = desk.python("-m", "backcare_desktop", "--background")
    assert hidden.wait() == 0
    assert len(tray_host.items) == 1
