"""The command line as a person runs it, and an app for it to speak to."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Backcare = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of this test's own, for the processes that it starts and for itself."""
    for name, folder in {
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (tmp_path / folder).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


@pytest.fixture
def backcare(home: Path) -> Backcare:
    """Run ``backcare`` with these words to its end."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "backcare_desktop", *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=home)

    return run


@pytest.fixture
def start_app(home: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Start a stand-in for the app; what is still running is killed at the end."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.app.running_app"]
        app = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=env)
        started.append(app)
        return app

    yield start
    for app in started:
        app.kill()
        app.communicate()


@pytest.fixture
def app(start_app: Callable[[], subprocess.Popen[str]]) -> subprocess.Popen[str]:
    """A stand-in for the app, listening."""
    running = start_app()
    assert running.stdout is not None
    assert running.stdout.readline() == f"ready {running.pid}\n"
    return running


class Terminal:
    """Runs the words of the command line here, in this process: faster than ``backcare``."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        from backcare_desktop import cli

        code = cli.main(list(words))
        out, error = self._capsys.readouterr()
        return code, out, error


@pytest.fixture
def said(home: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)
