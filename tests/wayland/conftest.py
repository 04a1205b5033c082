"""What every test here stands on: a Debian 13 in build/, made once, and a compositor from it beside a fresh desk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk
from tests.desk.needs import need, need_programs
from tests.wayland.wlroots import MAKE_ROOT, ROOT, Wlroots


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/wayland/" in item.path.as_posix():
            item.add_marker(pytest.mark.wayland)
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def debian_13() -> None:
    """The root folder; making it takes a minute or two."""
    need(os.geteuid() == 0, "a Debian 13 can only be made and entered by root")
    need_programs("debootstrap", "apt-get", "unshare", "chroot", "dbus-daemon", "xwininfo", "convert")
    made = subprocess.run(["sh", MAKE_ROOT, ROOT], capture_output=True, text=True, check=False, timeout=500)
    need(made.returncode == 0, f"no Debian 13 could be made: {(made.stdout + made.stderr)[-500:]}")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with a session bus and no X server of its own."""
    with Desk(x=False) as running:
        yield running


@pytest.fixture(params=["sway", "labwc"])
def wlroots(request: pytest.FixtureRequest, debian_13: None, desk: Desk) -> Wlroots:
    """A running compositor, which ends with the desk."""
    return Wlroots(desk, request.param)
