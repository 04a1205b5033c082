"""The history window of the real app: by keys alone, and true again after the command line deleted and a restore."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import day_of
from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.history_keys import DELETION, PREVIEW, WINDOW, agree, choose_backup, kept
from tests.desk.listener import Listener, need_reader


def test_a_day_is_found_and_deleted_by_keys(desk: Desk) -> None:
    app = BackCare(desk)
    now = datetime.now(UTC).astimezone()
    noon = datetime.combine(day_of(now), time(12), tzinfo=now.tzinfo)  # until 04:00 it is still the day before
    kept(
        app,
        Row(noon - timedelta(days=2), Entry.NATURAL, "rest", seconds=900.0),
        Row(noon - timedelta(days=1), Entry.SKIPPED, "stretch", "pressed"),
    )
    app.start("--background")
    app.tell("open", "history")
    desk.wait(lambda: desk.focused() == WINDOW, 15, "the window has the keyboard")
    desk.key("alt+w", "alt+m", "alt+y", "alt+d", "Home", "Left", "alt+l")
    desk.wait(lambda: desk.focused() == DELETION, 15, "the question which days")
    agree(desk, DELETION, "alt+t")
    assert desk.wait(lambda: app.history() == [("rest", "natural")], 15, "only the day before is left")
    desk.key("Escape")
    desk.wait(lambda: not desk.windows(WINDOW), 15, "the window is closed")
    app.quit()


def test_the_window_follows_the_command_line_and_restores_a_backup() -> None:
    need_reader()
    with Desk(a11y=True) as desk:
        app = BackCare(desk)
        now, backup = datetime.now(UTC).astimezone(), desk.home / "mine.zip"
        file = kept(app, Row(now - timedelta(minutes=5), Entry.SKIPPED, "stretch", "pressed"))
        listener = Listener(desk)
        listener.open("history")
        listener.wait_for("Breaks came up and went.")
        app.tell("backup", str(backup))

        app.tell("history", "delete", "all", "--yes")
        listener.wait_for("1 entry deleted, for good.")
        listener.wait_for("Nothing here yet. Your first break will be the first line.")
        assert not any(b"pressed" in each.read_bytes() for each in file.parent.glob("history*"))

        choose_backup(desk, backup)
        shown = [node["name"] for node in listener.window(PREVIEW)]
        assert f"1 entry, {now:%Y-%m-%d} to {now:%Y-%m-%d}; yours is replaced" in shown
        assert app.history() == []
        agree(desk, PREVIEW, "alt+s")
        listener.wait_for("The backup is restored.")
        listener.wait_for("Breaks came up and went.")
        assert app.history() == [("stretch", "skipped")]

        app.tell("history", "delete", "all", "--yes")
        listener.wait_for("Nothing here yet. Your first break will be the first line.")
        app.tell("restore", str(backup), "--yes")
        listener.wait_for("Breaks came up and went.")
        desk.key("Escape")
        desk.wait(lambda: not desk.windows(WINDOW), 15, "the window is closed")
        app.tell("quit")
        assert listener.app.wait() == 0
