"""The same adapters above a real C library with Apple's signatures: what ctypes passes is what C functions take."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from pathlib import Path

import pytest

from backcare_desktop.system.macos.api import Api, Box
from backcare_desktop.system.macos.devices import CAMERAS, MICROPHONES, Devices, Kind
from backcare_desktop.system.macos.power import screen_keepers
from backcare_desktop.system.macos.session import MacSession

WILL_SLEEP, IS_AWAKE = 0xE0000280, 0xE0000300


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("cc") is None:
        # In CI, too: nothing else needs a compiler, and test_macos.py shows the same adapters without one.
        pytest.skip("a C compiler makes the library: cc is not installed here")
    made = tmp_path_factory.mktemp("mac") / "mac.so"
    source = Path(__file__).with_name("mac_library.c")
    subprocess.run(["cc", "-w", "-shared", "-fPIC", "-o", str(made), str(source)], check=True, timeout=60)
    return made


@pytest.fixture
def api(library: Path) -> Api:
    return Api(lambda _name: ctypes.CDLL(str(library)))


@pytest.fixture
def mac(library: Path) -> ctypes.CDLL:
    found = ctypes.CDLL(str(library))
    found.send_power.restype, found.send_power.argtypes = ctypes.c_long, [ctypes.c_uint32, ctypes.c_long]
    return found


def test_numbers_and_structures_come_over(api: Api) -> None:
    assert api.idle_s() == 3.25
    assert api.displays() == [Box(7, 2, 3, 4), Box(8, 2, 3, 4)]
    assert api.menu_bar_layer() == 24
    assert api.windows() == []
    assert api.is_locked() is False
    assert screen_keepers(api) == {123}


@pytest.mark.parametrize("kind", [MICROPHONES, CAMERAS], ids=lambda kind: kind.library)
def test_devices_are_read_and_their_changes_heard(api: Api, mac: ctypes.CDLL, kind: Kind) -> None:
    heard: list[str] = []
    devices = Devices(api, kind, lambda: heard.append("changed"))
    assert devices.is_any_used() is True
    assert mac.change_device() == 0
    assert heard == ["changed"]
    devices.close()
    assert mac.is_at_rest()


def test_lock_and_sleep_are_heard_and_allowed(api: Api, mac: ctypes.CDLL) -> None:
    told: list[tuple[str, bool]] = []
    session = MacSession(api)
    session.start(lambda on: told.append(("locked", on)), lambda on: told.append(("asleep", on)))
    assert mac.has_source()
    mac.post_lock(0)
    mac.post_lock(1)
    assert mac.send_power(WILL_SLEEP, 1 << 40) == 1 << 40, "the whole number goes back"
    mac.send_power(IS_AWAKE, 0)
    assert told == [("locked", False), ("locked", True), ("locked", False), ("asleep", True), ("asleep", False)]
    session.stop()
    assert mac.is_at_rest()
