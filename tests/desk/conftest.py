"""Fixtures for tests on a private virtual desktop."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.desk.desk import Desk
from tests.desk.needs import need_programs
from tests.desk.tray_host import TrayHost


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/desk/" in item.path.as_posix():
            item.add_marker(pytest.mark.desk)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a failure what the programs on the desk printed."""
    report = yield
    for value in getattr(item, "funcargs", {}).values():
        if isinstance(value, Desk) and report.failed and value.folder.exists():
            report.sections.append(("programs on the desk", value.texts()))
    return report


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A fresh X11 desktop with openbox and a session bus."""
    need_programs()
    with Desk() as running:
        yield running


@pytest.fixture
def mutter() -> Iterator[Desk]:
    """A fresh headless GNOME compositor on Wayland."""
    need_programs("mutter", "dbus-daemon", "dbus-send")
    with Desk(compositor="mutter") as running:
        yield running


@pytest.fixture
def tray_host(desk: Desk) -> Iterator[TrayHost]:
    """A StatusNotifier host on the desk's session bus."""
    with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"]) as host:
        yield host
