"""Backups through the real window's own dialogs: written, written anew, not written; and days deleted meanwhile."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime

from backcare_desktop import backups
from backcare_desktop.core.tally import Entry, Row
from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.history_keys import PREVIEW, WINDOW, agree, choose_backup, kept, name
from tests.desk.listener import Listener, need_reader

SAVER = "Back up everything…"


def ask_where(desk: Desk) -> None:
    shown = len(desk.windows())
    desk.key("alt+k")
    desk.wait(lambda: len(desk.windows()) > shown, 15, "the menu")
    desk.key("b")
    desk.wait(lambda: desk.focused() == SAVER, 15, "the question where to")


def test_it_is_backed_up_and_restored_by_keys_alone() -> None:
    need_reader()
    with Desk(a11y=True) as desk:
        app, file = BackCare(desk), desk.home / "mine.zip"
        kept(app, Row(datetime.now(UTC).astimezone(), Entry.SKIPPED, "stretch", "pressed"))
        listener = Listener(desk)
        listener.open("history")

        ask_where(desk)
        desk.key("Escape")
        desk.wait(lambda: desk.focused() == WINDOW, 15, "back in the window")
        assert [each.name for each in desk.home.iterdir() if not each.name.startswith(".")] == []

        ask_where(desk)
        name(desk, desk.home / "none" / "mine.zip")
        listener.wait_for(f"{desk.home}/none/mine.zip cannot be written (No such file or directory).")

        file.write_text("a letter")
        ask_where(desk)
        name(desk, file)
        listener.wait_for("mine.zip already exists.")
        desk.key("alt+y")
        listener.wait_for(f"Backup written to {file}: ")
        with zipfile.ZipFile(file) as written:
            assert b'"pressed"' in written.read("history.jsonl")

        choose_backup(desk, file)
        other = app.run("restore", str(file), "--yes")
        assert (other.returncode, other.stdout) == (1, f"{backups.OTHER}\n")
        assert app.tell("history", "delete", "all", "--yes").endswith("1 entry deleted, for good.")
        agree(desk, PREVIEW, "alt+s")
        listener.wait_for("The backup is not ready any more: days of your history were deleted meanwhile")
        assert app.history() == []
        assert app.tell("restore", str(file), "--yes").endswith(backups.SAID)
        assert app.history() == [("stretch", "skipped")]
        app.tell("quit")
        assert listener.app.wait() == 0
