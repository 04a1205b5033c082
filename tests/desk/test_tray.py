"""The real tray icon on a real desktop: seen, read and clicked in both kinds of tray, and back when a tray is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.desk.tray_host import TrayHost

Start = Callable[..., Program]
PANEL = "#3a6ea5"
GLYPH = "#f6f8f7"


@pytest.fixture
def start(desk: Desk) -> Start:
    """Start the tray program on the desk in a mood, and wait until it runs."""

    def start(mood: str = "working") -> Program:
        program = desk.python("-m", "tests.desk.tray_program", mood, talk=True)
        wait(lambda: program.said() or program.code is not None, 10, "the tray program")
        assert program.code is None, program.text()
        return program

    return start


@pytest.fixture
def trayer(desk: Desk) -> Program:
    """An XEmbed tray, at the bottom of the screen."""
    need_programs("trayer")
    return start_trayer(desk)


def start_trayer(desk: Desk) -> Program:
    colour = f"0x{PANEL[1:]}"
    place = ["--edge", "bottom", "--widthtype", "pixel", "--width", "200", "--height", "32"]
    return desk.start(["trayer", *place, "--transparent", "true", "--alpha", "0", "--tint", colour])


def wait_icon(desk: Desk) -> tuple[int, int, int, int]:
    """x, y, width, height of what is light in the icon, once the tray shows it and moves it no more."""
    last: list[tuple[int, int, int, int] | None] = [None]

    def stands() -> bool:
        before, last[0] = last[0], desk.find_colour(GLYPH)
        return last[0] is not None and last[0] == before

    wait(stands, 10, "the icon in the tray")
    assert last[0] is not None
    return last[0]


def verbs(program: Program) -> list[str]:
    return [said["verb"] for said in program.said() if said["event"] == "verb"]


def become(program: Program, mood: str) -> None:
    program.write(mood)
    wait(lambda: {"event": "rendered", "mood": mood} in program.said(), 5, mood)


def test_a_panel_shows_the_icon_and_reads_the_tooltip(start: Start, tray_host: TrayHost) -> None:
    start()
    tray_host.wait_item()
    assert tray_host.tooltip() == "BackCare: at the desk for 48 min\nStretch break in 12 min"
    assert [pixmap.width for pixmap in tray_host.pixmaps()] == [64, 48, 32, 24, 22, 16]
    assert len(tray_host.items) == 1


def test_a_panel_clicks_through_the_menu(start: Start, tray_host: TrayHost) -> None:
    program = start()
    tray_host.wait_item()
    assert tray_host.menu().labels()[-8:] == [
        "Guide", "When to get help", "Warm or cold timer", "History", "Settings", "About BackCare", "-", "Quit",
    ]  # fmt: skip
    tray_host.click("Take a break now", "Stretch break")
    tray_host.click("Warm up", "12 minutes")
    tray_host.click("Not now", "Pause until tomorrow")
    tray_host.click("When to get help")
    tray_host.activate()
    tray_host.secondary_activate()
    wait(lambda: len(verbs(program)) == 6, what="six verbs")
    assert verbs(program) == [
        "TakeBreak(reminder_id='stretch', duration_s=None)",
        "TakeBreak(reminder_id='warmup', duration_s=720.0)",
        "PauseFor(for_s=None, until=None, until_tomorrow=True)",
        "Open(page=<Page.HELP: 'help'>, item=None)",
        "Open(page=<Page.STATUS: 'status'>, item=None)",
        "TakeNext()",
    ]


def test_the_menu_follows_the_state(start: Start, tray_host: TrayHost) -> None:
    program = start()
    tray_host.wait_item()
    become(program, "notice")
    assert tray_host.menu().labels()[5:8] == ["Begin: Stretch break", "Later (in 5 min)", "Skip"]
    tray_host.click("Begin: Stretch break")
    become(program, "paused")
    assert "Not now" not in tray_host.menu().labels()
    tray_host.click("Resume reminders")
    wait(lambda: len(verbs(program)) == 2, what="two verbs")
    assert verbs(program) == ["Begin()", "Resume()"]


def test_a_view_that_says_the_same_wakes_no_panel(start: Start, tray_host: TrayHost) -> None:
    program = start("held")
    tray_host.wait_item()
    tray_host.menu()
    become(program, "paused")
    wait(lambda: "NewIcon" in tray_host.signals, what="the new icon")
    tray_host.menu()
    tray_host.tooltip()  # answered after all that was told before
    tray_host.signals.clear()
    program.write("paused")
    program.write("paused")
    wait(lambda: program.said().count({"event": "rendered", "mood": "paused"}) == 3, what="three times")
    tray_host.tooltip()
    assert tray_host.signals == []


def test_the_icon_is_back_after_the_panel_was_restarted(start: Start, tray_host: TrayHost) -> None:
    program = start()
    tray_host.wait_item()
    for _ in range(3):
        tray_host.stop()
        tray_host.start()
        tray_host.wait_item()
        tray_host.click("Guide")
    wait(lambda: len(verbs(program)) == 3, what="three clicks")
    assert len(tray_host.items) == 1


def test_an_app_that_started_before_the_panel_appears_once(desk: Desk, start: Start) -> None:
    program = start("notice")
    assert program.said()[0] == {"event": "started", "has_tray": False}
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"]) as host:
        host.wait_item()
        host.click("Begin: Stretch break")
        wait(lambda: verbs(program) == ["Begin()"], what="the click")
        assert len(host.items) == 1


def test_a_watcher_without_a_panel_is_no_tray_yet(desk: Desk, start: Start) -> None:
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"], has_host=False) as host:
        start()
        host.announce_host()
        host.wait_item()
        assert host.menu().find("Quit").enabled
        assert len(host.items) == 1


def test_quitting_leaves_no_icon_behind(start: Start, tray_host: TrayHost) -> None:
    program = start()
    tray_host.wait_item()
    program.write("quit")
    assert program.wait() == 0
    wait(lambda: not tray_host.items, what="an empty tray")


def test_an_xembed_tray_shows_the_icon_and_its_menu_is_clicked(desk: Desk, trayer: Program, start: Start) -> None:
    program = start()
    x, y, width, height = wait_icon(desk)
    assert y >= 768
    assert 10 <= width <= 32
    desk.click(x + width // 2, y + height // 2)
    desk.click(x + width // 2, y + height // 2, button=2)
    wait(lambda: len(verbs(program)) == 2, what="a left and a middle click")
    desk.click(x + width // 2, y + height // 2, button=3)
    wait(lambda: [window for window in desk.windows("tray_program") if window.height > 200], 5, "the menu")
    desk.key("g")
    wait(lambda: len(verbs(program)) == 3, what="a click in the menu")
    assert verbs(program) == [
        "Open(page=<Page.STATUS: 'status'>, item=None)",
        "TakeNext()",
        "Open(page=<Page.GUIDE: 'guide'>, item=None)",
    ]


def test_an_xembed_tray_that_comes_late_or_comes_back_has_the_icon(desk: Desk, start: Start) -> None:
    need_programs("trayer")
    start()
    assert desk.find_colour(GLYPH) is None
    for _ in range(2):
        tray = start_trayer(desk)
        wait_icon(desk)
        tray.end()
        wait(lambda: desk.find_colour(GLYPH) is None, 10, "no tray")


def test_every_form_can_be_seen_in_a_real_panel(desk: Desk, trayer: Program, start: Start, tmp_path: Path) -> None:
    program = start()
    x, _y, _width, _height = wait_icon(desk)
    seen: set[str] = set()

    def new_look() -> str | None:
        picture = desk.shot(tmp_path / "panel.png")
        look = desk.run(["convert", picture, "-crop", f"32x32+{x - 8}+768", "-depth", "8", "txt:-"])
        return None if look in seen else look

    for mood in ("working", "notice", "break", "held", "paused", "off_hours"):
        become(program, mood)
        seen.add(wait(new_look, 5, f"a picture of its own for {mood}") or "")
    assert len(seen) == 6
