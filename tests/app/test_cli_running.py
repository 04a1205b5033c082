"""What the command line says and returns while an app runs."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
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


def test_the_status_is_there_within_three_times_the_start_of_python(app: App, home: Path) -> None:
    def took_s(*words: str) -> float:
        begin_s = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, cwd=home)
        return time.perf_counter() - begin_s

    status = ["-c", "import sys; from backcare_desktop.cli import main; sys.exit(main())", "status", "--json"]
    ratios = [took_s(*status) / took_s("-c", "pass") for _ in range(15)]
    assert statistics.median(ratios) <= 3
