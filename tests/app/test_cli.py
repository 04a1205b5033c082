"""What the command line says and returns while no app runs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop import __version__
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store import folders
from backcare_desktop.store.history import History
from tests.app.conftest import Backcare

NOBODY = "BackCare is not running, so nothing was done. Start it with: backcare\n"
App = subprocess.Popen[str]


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


NO_DAYS = (
    'backcare: "week" cannot be read as days; '
    "say a day such as 2026-03-02, days such as 2026-03-01..2026-03-07, or all\n"
)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "status",
            "status --json",
            "status --follow",
            "begin",
            "skip",
            "snooze",
            "done",
            "exit",
            "pause",
            "pause 30m",
        ),
        *("pause until 13:00", "pause until tomorrow", "resume", "focus 30m", "break stretch", "guide", "quit"),
    ],
)
def test_without_an_app_a_command_says_so(backcare: Backcare, words: str) -> None:
    assert said(backcare(*words.split())) == (3, "", NOBODY)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("dance", 'backcare: "dance" is not understood; backcare --help lists the commands\n'),
        ("break", "backcare: say which one, such as: backcare break stretch\n"),
        ("begin now", 'backcare: "begin" stands alone; "now" is not understood\n'),
        ("status --xml", "backcare: use it as: backcare status [--json] [--follow]\n"),
        ("guide --list --xml", "backcare: use it as: backcare guide --list [--json]\n"),
        ("history week", NO_DAYS),
        (
            "history --json --csv",
            (
                "backcare: use it as: backcare history [DAYS] [--json | --csv], history delete DAYS [--yes], "
                "or history report [FILE]\n"
            ),
        ),
        ("settings", "backcare: use it as: backcare settings path, or: backcare settings check\n"),
        ("simulate", "backcare: use it as: backcare simulate FILE [--json]\n"),
        ("simulate a b", "backcare: use it as: backcare simulate FILE [--json]\n"),
        ("simulate --help", "backcare: use it as: backcare simulate FILE [--json]\n"),
        ("doctor now", "backcare: use it as: backcare doctor\n"),
        ("sound", "backcare: use it as: backcare sound start|step|end|alarm [0 to 100]\n"),
        ("sound alarm loud", "backcare: use it as: backcare sound start|step|end|alarm [0 to 100]\n"),
        ("sound alarm 101", "backcare: use it as: backcare sound start|step|end|alarm [0 to 100]\n"),
        ("--version 2", "backcare: use it as: backcare --version\n"),
    ],
)
def test_without_an_app_wrong_words_are_wrong_all_the_same(backcare: Backcare, words: str, sentence: str) -> None:
    assert said(backcare(*words.split())) == (2, "", sentence)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_said_in_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "backcare_desktop", "guide", "--list"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    told = "The output could not be written: the disk is full. Make room, then try again.\n"
    assert (done.returncode, done.stderr) == (1, told)


def test_asking_leaves_no_trace(backcare: Backcare, home: Path) -> None:
    for words in (["status"], ["pause", "30m"], ["history"], ["settings", "check"], ["guide", "--list"]):
        backcare(*words)
    assert [path.name for path in home.rglob("*") if path.parent != home] == []


def test_the_version(backcare: Backcare) -> None:
    assert said(backcare("--version")) == (0, f"BackCare Desktop {__version__}\n", "")


def test_help_names_every_command(backcare: Backcare) -> None:
    code, text, _ = said(backcare("--help"))
    assert code == 0
    assert said(backcare("-h")) == (0, text, "")
    calm = ["status", "guide", "--list", "history", "settings", "simulate", "sound", "doctor", "--version", "--help"]
    prompt = ["begin", "skip", "snooze", "done", "exit", "halt", "go-on", "break", "pause", "resume", "focus"]
    for word in [*calm, *prompt, "--background", "show", "open", "next", "help", "quit"]:
        assert f" {word}" in text, word


def test_the_guide_is_listed(backcare: Backcare) -> None:
    plain = backcare("guide", "--list").stdout.splitlines()
    listed = [json.loads(line) for line in backcare("guide", "--json", "--list").stdout.splitlines()]
    assert len(plain) == len(listed) > 100
    assert {frozenset(each) for each in listed} == {frozenset({"id", "kind", "title"})}
    assert plain[0].split()[:2] == [listed[0]["id"], listed[0]["kind"]]


def test_an_empty_history(backcare: Backcare) -> None:
    assert said(backcare("history")) == (0, "Nothing yet: your first break will be the first line.\n", "")
    assert said(backcare("history", "--json")) == (0, "", "")


def keep(path: Path, *rows: Row) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    history = History(
        path, now=lambda: datetime(2026, 3, 2, tzinfo=UTC), tell=lambda problem: pytest.fail(str(problem))
    )
    for row in rows:
        history.add(row)
    history.close()


def test_the_history_is_told(backcare: Backcare) -> None:
    at = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
    keep(
        folders.find().history,
        Row(at, Entry.TAKEN, "stretch", seconds=300.0, covers=("posture",)),
        Row(at.replace(hour=11), Entry.SKIPPED, "rest", "pressed"),
    )
    assert backcare("history").stdout.splitlines() == [
        "2026-03-02 10:00  taken     stretch              5 min  with posture",
        "2026-03-02 11:00  skipped   rest                        pressed",
    ]
    assert [json.loads(line) for line in backcare("history", "--json").stdout.splitlines()] == [
        {
            "day": "2026-03-02",
            "at": "2026-03-02T10:00:00+01:00",
            "until": "2026-03-02T10:00:00+01:00",
            "entry": "taken",
            "item": "stretch",
            "why": "",
            "seconds": 300.0,
            "away_s": None,
            "covers": ["posture"],
            "unseen": False,
            "is_break": True,
        },
        {
            "day": "2026-03-02",
            "at": "2026-03-02T11:00:00+01:00",
            "until": "2026-03-02T11:00:00+01:00",
            "entry": "skipped",
            "item": "rest",
            "why": "pressed",
            "seconds": None,
            "away_s": None,
            "covers": [],
            "unseen": False,
            "is_break": False,
        },
    ]


def test_a_history_that_is_none_is_said_and_left_alone(backcare: Backcare) -> None:
    path = folders.find().history
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database" * 100)
    code, out, error = said(backcare("history"))
    assert (code, out) == (1, "")
    assert error.startswith(f"{path} could not be read completely (file is not a database).")
    assert path.read_bytes() == b"not a database" * 100


def test_a_reader_that_has_seen_enough(home: Path, backcare: Backcare) -> None:
    command = [sys.executable, "-m", "backcare_desktop", "guide", "--list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_settings_path_and_check(backcare: Backcare, home: Path) -> None:
    path = home / "config" / "backcare" / "settings.toml"
    assert said(backcare("settings", "path")) == (0, f"{path}\n", "")
    assert said(backcare("settings", "check")) == (0, f"{path}: not there, so the defaults hold.\n", "")
    path.parent.mkdir()
    path.write_text('[look]\ntheme = "dark"\n')
    assert said(backcare("settings", "check")) == (0, f"{path}: nothing is wrong.\n", "")
    path.write_text('[reminders.eyes]\nevery = "0m"\n\n[look]\ncolour = "red"\n')
    code, out, _ = said(backcare("settings", "check"))
    assert code == 1
    first, second = out.splitlines()
    assert first == 'settings.toml, reminders.eyes.every = "0m": must be 1m to 24h; using 20m.'
    assert second.startswith('settings.toml, look.colour = "red": is not a setting')
    path.write_text("every = \n")
    code, out, _ = said(backcare("settings", "check"))
    assert code == 1
    assert out.startswith(f"{path} cannot be understood: Invalid value (at line 1, column 9).")
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]
