"""What every test stands on: a home of its own, and no warning that nobody asked for."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.lean import collect, collect_by_hand

HOME = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep the person's files, session and screen out of the tests, before Qt or the app is imported.

    The path is short, as a socket's path may have some 100 characters.
    """
    home = Path(tempfile.mkdtemp(prefix="backcare-"))
    config.stash[HOME] = home
    for name, folder in {
        "HOME": "home",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / folder).mkdir(mode=0o700)
        os.environ[name] = str(home / folder)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background, and children inherit it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR"):
        os.environ.pop(name, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def collected_by_hand(request: pytest.FixtureRequest) -> Iterator[None]:
    """With windows, garbage is collected between the tests alone, as in the app between the turns of its loop.

    A window that is collected while Qt restyles all of them ends the process.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    collect_by_hand()
    yield
    collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_unexpected_warning_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or an error of the app fails the test, unless the test is marked ``warns``."""
    yield
    if request.node.get_closest_marker("warns"):
        return
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    if unexpected:
        pytest.fail("logged without being expected (mark the test with `warns`):\n" + "\n".join(unexpected))
