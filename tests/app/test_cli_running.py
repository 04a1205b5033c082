"""What the command line says and returns while an app runs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.app.conftest import Backcare

App = subprocess.Popen[str]


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


def test_a_command_is_carried_out_by_the_app(backcare: Backcare, app: App) -> None:
    code, out, error = said(backcare("pause", "30m"))
    assert (code, error) == (0, "")
    assert out == "Did PauseFor(for_s=1800.0, until=None, until_tomorrow=False).\n"


def test_what_the_app_refuses_is_said(backcare: Backcare, app: App) -> None:
    sentence = "Nothing is on screen. Take a break with: backcare break stretch\n"
    assert said(backcare("begin")) == (1, "", sentence)
    assert said(backcare("dance"))[0] == 2
    assert said(backcare("pause", "until", "yesterday"))[0] == 2


def test_the_status_in_both_forms(backcare: Backcare, app: App) -> None:
    assert said(backcare("status")) == (0, "Working · stretch in 12 min\n", "")
    code, out, error = said(backcare("status", "--json"))
    assert (code, error, out.count("\n")) == (0, "", 1)
    assert json.loads(out)["state"] == "working"


def test_starting_again_shows_the_running_one(backcare: Backcare, app: App) -> None:
    code, out, _ = said(backcare())
    assert (code, out) == (0, "Did Open(page=<Page.STATUS: 'status'>, item=None).\n")


def test_a_start_at_login_stays_quiet_when_one_runs(backcare: Backcare, app: App) -> None:
    assert said(backcare("--background")) == (0, "", "")


def test_following_prints_each_change_and_ends_with_the_app(backcare: Backcare, app: App) -> None:
    command = [sys.executable, "-m", "backcare_desktop", "status", "--follow", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as follower:
        assert follower.stdout is not None
        assert follower.stderr is not None
        assert json.loads(follower.stdout.readline())["state"] == "working"
        backcare("pause")
        assert json.loads(follower.stdout.readline())["state"] == "paused"
        backcare("resume")
        assert json.loads(follower.stdout.readline())["state"] == "working"
        backcare("quit")
        assert follower.stdout.read() == ""
        assert follower.stderr.read() == ""
    assert follower.returncode == 0
    assert app.wait(10) == 0


def test_who_follows_gets_a_line_only_when_it_says_something_new(backcare: Backcare, app: App) -> None:
    command = [sys.executable, "-m", "backcare_desktop", "status", "--follow"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sentences,
        subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True) as objects,
    ):
        assert sentences.stdout is not None
        assert objects.stdout is not None
        said, told = [sentences.stdout.readline()], [objects.stdout.readline()]
        backcare("pack")
        backcare("pack")
        backcare("pause")
        backcare("quit")
        said += sentences.stdout.readlines()
        told += objects.stdout.readlines()
    working = "Working · stretch in 12 min"
    pack = "Warm pack on until 12:40."
    assert said == [f"{working}\n", f"{working}. {pack}\n", f"Paused until you resume. {pack}\n"]
    assert [json.loads(line)["state"] for line in told] == ["working", "paused"]


def test_following_ends_quietly_with_ctrl_c(app: App) -> None:
    command = [sys.executable, "-m", "backcare_desktop", "status", "--follow"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as follower:
        assert follower.stdout is not None
        assert follower.stderr is not None
        assert follower.stdout.readline() == "Working · stretch in 12 min\n"
        follower.send_signal(signal.SIGINT)
        assert follower.stderr.read() == ""
    assert follower.returncode == 130


def test_an_app_that_stands_still_is_said_so(backcare: Backcare, app: App) -> None:
    os.kill(app.pid, signal.SIGSTOP)
    code, out, error = said(backcare("status"))
    os.kill(app.pid, signal.SIGCONT)
    assert (code, out) == (1, "")
    assert error.startswith(f"BackCare is running (process {app.pid}) but does not answer. Nothing was done.")
    assert said(backcare("status"))[0] == 0


def test_a_bug_while_answering_is_answered_too(backcare: Backcare, app: App) -> None:
    code, _, error = said(backcare("break", "bug"))
    assert code == 1
    assert error.startswith("Something went wrong inside BackCare.")
    assert said(backcare("status"))[0] == 0


def test_the_status_is_told_quickly_as_next_to_nothing_is_loaded_for_it(app: App, home: Path) -> None:
    """What loads is what takes time: Python, the socket, and seven small modules of ours."""
    program = """if True:
        import sys
        before = set(sys.modules)
        from backcare_desktop.cli import main
        main(["status", "--json"])
        print(*sorted(set(sys.modules) - before))
    """
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=home)
    told, loaded = done.stdout.splitlines()
    assert json.loads(told)["state"] == "working"
    assert [each for each in loaded.split() if each.startswith("backcare_desktop.")] == [
        "backcare_desktop.cli",
        "backcare_desktop.cli.terminal",
        "backcare_desktop.single",
        "backcare_desktop.single.client",
        "backcare_desktop.single.messages",
        "backcare_desktop.store",
        "backcare_desktop.store.runtime",
    ]
    others = {each.partition(".")[0] for each in loaded.split()}
    assert others <= {"__future__", "_socket", "backcare_desktop", "errno"}
