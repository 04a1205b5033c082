"""The clocks and the local zone."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.ports import Clock
from backcare_desktop.system import clock
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.timezone import LocalZone


@pytest.fixture
def etc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TZ", raising=False)
    return tmp_path


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What the machine's own clocks say."""
    shown = {"boot": 1000.0, "utc": 5_000_000.0}
    monkeypatch.setattr(time, "clock_gettime", lambda _which: shown["boot"])
    monkeypatch.setattr(time, "time", lambda: shown["utc"])
    return shown


def link(etc: Path, name: str) -> None:
    (etc / "localtime").unlink(missing_ok=True)
    (etc / "localtime").symlink_to(f"/usr/share/zoneinfo/{name}")


def test_the_system_clock_is_a_clock() -> None:
    real: Clock = SystemClock()
    assert time.time() <= real.utc_s() <= time.time()
    assert time.clock_gettime(time.CLOCK_BOOTTIME) <= real.boot_s() <= time.clock_gettime(time.CLOCK_BOOTTIME)
    assert real.speed == 1.0


def test_on_a_mac_the_boot_clock_is_the_one_that_goes_on_in_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {time.CLOCK_MONOTONIC_RAW: 5000.0, time.CLOCK_MONOTONIC: 400.0}
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    assert clock.boot_s() == 5000.0


def test_a_fast_clock_runs_fast_in_both(now: dict[str, float]) -> None:
    fast = SystemClock(speed=60.0)
    assert (fast.boot_s(), fast.utc_s()) == (1000.0, 5_000_000.0)
    now["boot"] += 10.0
    now["utc"] += 10.0
    assert (fast.boot_s(), fast.utc_s()) == (1600.0, 5_000_600.0)
    fast.ahead_s = 3600.0
    assert (fast.boot_s(), fast.utc_s()) == (5200.0, 5_004_200.0)


def test_a_set_wall_clock_moves_only_the_wall_clock(now: dict[str, float]) -> None:
    real = SystemClock()
    now["utc"] -= 3600.0
    assert (real.boot_s(), real.utc_s()) == (1000.0, 4_996_400.0)


def test_the_boot_has_a_name_or_none(tmp_path: Path) -> None:
    assert SystemClock().boot_id() == SystemClock().boot_id()
    assert SystemClock(boot_id=tmp_path / "none").boot_id() == ""


def test_the_zone_is_where_the_link_leads(etc: Path) -> None:
    link(etc, "Europe/Berlin")
    assert LocalZone(etc).name() == "Europe/Berlin"


def test_a_relative_link_and_its_variants_are_read(etc: Path) -> None:
    (etc / "localtime").symlink_to("../usr/share/zoneinfo/posix/America/Argentina/Ushuaia")
    assert LocalZone(etc).name() == "America/Argentina/Ushuaia"


def test_travelling_is_noticed(etc: Path) -> None:
    link(etc, "Europe/Berlin")
    zone = LocalZone(etc)
    assert zone.name() == "Europe/Berlin"
    link(etc, "Asia/Kolkata")
    assert zone.name() == "Asia/Kolkata"


@pytest.mark.parametrize("value", ["Asia/Tokyo", ":Asia/Tokyo", "/usr/share/zoneinfo/Asia/Tokyo"])
def test_the_environment_goes_first(etc: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    link(etc, "Europe/Berlin")
    monkeypatch.setenv("TZ", value)
    assert LocalZone(etc).name() == "Asia/Tokyo"


@pytest.mark.parametrize("value", ["CET-1CEST", "Nowhere/Atall", "../../etc/passwd", ""])
def test_an_environment_without_a_zone_name_is_passed_over(
    etc: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    link(etc, "Europe/Berlin")
    monkeypatch.setenv("TZ", value)
    assert LocalZone(etc).name() == "Europe/Berlin"


def test_a_localtime_that_is_a_copy_leaves_the_name_to_the_timezone_file(etc: Path) -> None:
    (etc / "localtime").write_bytes(b"TZif")
    (etc / "timezone").write_text("Australia/Lord_Howe\n")
    assert LocalZone(etc).name() == "Australia/Lord_Howe"


def test_nothing_to_go_by_is_utc(etc: Path) -> None:
    assert LocalZone(etc).name() == "UTC"


def test_asking_again_reads_no_link(etc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link(etc, "Europe/Berlin")
    zone = LocalZone(etc)
    zone.name()

    def refuse(_path: Path) -> Path:
        raise AssertionError("the link was read again")

    monkeypatch.setattr(Path, "readlink", refuse)
    assert zone.name() == "Europe/Berlin"


def test_the_real_zone_has_a_name() -> None:
    assert ZoneInfo(SystemClock().zone()).key
