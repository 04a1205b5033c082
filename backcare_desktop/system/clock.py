"""The only place that reads a clock: boot clock for durations, wall clock for the calendar, and the local zone."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from backcare_desktop.system.timezone import LocalZone

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_s() -> float:
    """Seconds since boot, sleep included, whatever the wall clock does."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # From documentation, not run: on macOS this is mach_continuous_time, which counts sleep;
        # CLOCK_UPTIME_RAW (Python's own monotonic clock there) stops while asleep.
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    if sys.platform == "win32":
        # From documentation, not run: GetTickCount64 "includes any time the system spends in sleep or hibernation",
        # which QueryUnbiasedInterruptTime leaves out. Resolution 10 to 16 ms.
        import ctypes

        tick_count = ctypes.windll.kernel32.GetTickCount64
        tick_count.restype = ctypes.c_ulonglong
        return float(tick_count()) / 1000.0
    return time.monotonic()


class SystemClock:
    """The machine's clocks; ``speed`` makes both run faster from now on, ``ahead_s`` puts both ahead (for the demo)."""

    def __init__(
        self, speed: float = 1.0, zone: LocalZone | None = None, *, ahead_s: float = 0.0, boot_id: Path = BOOT_ID
    ) -> None:
        self.speed = speed
        self.ahead_s = ahead_s
        self._boot_id = boot_id
        self._began_s = boot_s()
        self._zone = zone or LocalZone()

    def boot_s(self) -> float:
        """Seconds since boot, sleep included; never jumps back."""
        return boot_s() + self._ahead_s()

    def utc_s(self) -> float:
        """Wall clock: seconds since 1970 UTC. It may be set, so it can jump both ways."""
        return time.time() + self._ahead_s()

    def zone(self) -> str:
        """IANA name of the zone that is valid now; noticed when the person travels."""
        return self._zone.name()

    def boot_id(self) -> str:
        """Changes with each start of the machine; empty where the system has no such thing."""
        try:
            return self._boot_id.read_text().strip()
        except OSError:
            return ""

    def _ahead_s(self) -> float:
        return self.ahead_s + (boot_s() - self._began_s) * (self.speed - 1.0)
