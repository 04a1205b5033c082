"""The history and backups on the command line, as a person types it; no app runs here."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store import folders
from backcare_desktop.store.history import History
from tests.app.conftest import Terminal

AT = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
ROWS = (
    Row(AT, Entry.TAKEN, "stretch", seconds=300.0, covers=("posture", "eyes"), away_s=290.5),
    Row(AT.replace(day=3, hour=1), Entry.USE, "", "call", 3600.0, away_s=0.0),
    Row(AT.replace(day=3, hour=11), Entry.SKIPPED, "rest", "pressed"),
)


@pytest.fixture
def kept(home: Path) -> Path:
    path = folders.find().history
    path.parent.mkdir(parents=True)
    history = History(path, now=lambda: datetime(2026, 3, 2, tzinfo=UTC), tell=lambda each: pytest.fail(str(each)))
    history.add(*ROWS)
    history.close()
    return path


def test_csv_has_the_documented_columns(kept: Path, said: Terminal) -> None:
    table = list(csv.DictReader(io.StringIO(said("history", "--csv")[1])))
    assert table[0] == {
        "day": "2026-03-02",
        "at": "2026-03-02T10:00:00+01:00",
        "until": "2026-03-02T10:00:00+01:00",
        "entry": "taken",
        "item": "stretch",
        "why": "",
        "seconds": "300",
        "away_s": "290.5",
        "covers": "posture eyes",
        "unseen": "no",
        "is_break": "yes",
    }
    assert [(each["day"], each["until"]) for each in table[1:]] == [
        ("2026-03-02", "2026-03-03T02:00:00+01:00"),
        ("2026-03-03", "2026-03-03T11:00:00+01:00"),
    ]
    columns = (Path(__file__).parents[2] / "docs" / "history.md").read_text()
    assert all(f"| `{name}` |" in columns for name in table[0])


def test_days_are_chosen_by_their_edge(kept: Path, said: Terminal) -> None:
    lines = said("history", "2026-03-02", "--json")[1].splitlines()
    assert [json.loads(line)["entry"] for line in lines] == ["taken", "use"]
    assert said("history", "2026-03-03..")[1] == ("2026-03-03 11:00  skipped   rest                        pressed\n")
    assert said("history", "2026-02-01") == (0, "Nothing was kept then.\n", "")


def test_deleting_shows_what_asks_and_deletes_for_good(kept: Path, said: Terminal) -> None:
    preview = "This deletes 2 entries, 2026-03-02 to 2026-03-03. Only a backup of yours can bring them back.\n"
    refused = "Nothing was deleted. To delete without being asked: --yes\n"
    assert said("history", "delete", "2026-03-02") == (1, preview, refused)
    assert b"stretch" in kept.read_bytes()
    assert said("history", "delete", "2026-03-02", "--yes") == (
        0,
        f"{preview}2 entries deleted, for good.\n",
        "",
    )
    assert [json.loads(line)["item"] for line in said("history", "--json")[1].splitlines()] == ["rest"]
    assert not any(b"stretch" in each.read_bytes() for each in kept.parent.iterdir())
    assert said("history", "delete", "2026-03-02") == (0, "Nothing was kept then. Nothing was deleted.\n", "")
    assert said("history", "delete") == (
        2,
        "",
        (
            "backcare: use it as: backcare history [DAYS] [--json | --csv], history delete DAYS [--yes], "
            "or history report [FILE]\n"
        ),
    )


def test_a_backup_and_back_again(kept: Path, home: Path, said: Terminal) -> None:
    settings = folders.find().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[look]\ntheme = "dark"\ncolour = "red"\n')
    code, out, error = said("backup", str(home / "all.zip"))
    assert (code, error) == (0, "")
    assert out.startswith(
        f"Backup written to {home / 'all.zip'}: settings, 3 entries of history, your own moves and tips, "
        "and kept pages.\n"
    )
    assert said("backup", str(home / "all.zip"))[0] == 1
    said("history", "delete", "all", "--yes")
    settings.write_text("# changed\n")
    code, out, error = said("restore", str(home / "all.zip"))
    assert (code, error) == (1, "Nothing was changed. To restore without being asked: --yes\n")
    assert "  settings   yours are replaced\n" in out
    assert "  history    3 entries, 2026-03-02 to 2026-03-03; yours is replaced\n" in out
    assert "  your own   none; yours stay\n" in out
    assert '! settings.toml, look.colour = "red": is not a setting' in out
    assert settings.read_text() == "# changed\n"
    code, out, error = said("restore", str(home / "all.zip"), "--yes")
    assert (code, error) == (0, "")
    assert out.endswith("The backup is restored.\n")
    assert settings.read_text() == '[look]\ntheme = "dark"\ncolour = "red"\n'
    assert len(said("history", "--json")[1].splitlines()) == 3


def test_what_is_no_backup_is_said(home: Path, said: Terminal) -> None:
    (home / "letter.txt").write_text("Dear all")
    why = "it is damaged, or no backup at all. Nothing was changed. Choose another backup."
    assert said("restore", str(home / "letter.txt")) == (
        1,
        "",
        f"letter.txt was not restored: {why}\n",
    )
    assert said("restore")[0] == said("backup")[0] == 2
