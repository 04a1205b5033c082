"""The real app on a clock that runs faster: ``python -m tests.desk.app_program SPEED [--background] [--later=3600]``.

``--later``: both clocks are ahead by so many seconds, as if the app was started only then.

Prints one JSON line at its start, from which the app's time can be told at any real time (``AppTime``).
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from backcare_desktop.launch import run
from backcare_desktop.system.clock import SystemClock, boot_s


@dataclass(frozen=True, slots=True)
class AppTime:
    """The app's wall clock, as told by the line that the program printed."""

    began_boot_s: float
    began_utc_s: float
    speed: float
    zone: str

    def now(self) -> datetime:
        """The app's local time now."""
        passed_s = (boot_s() - self.began_boot_s) * self.speed
        return datetime.fromtimestamp(self.began_utc_s + passed_s, ZoneInfo(self.zone))


def main() -> int:
    """Run the app to its end."""
    speed, *words = sys.argv[1:]
    later_s = sum(float(word.partition("=")[2]) for word in words if word.startswith("--later="))
    clock = SystemClock(float(speed), ahead_s=later_s)
    began = AppTime(boot_s(), time.time() + later_s, clock.speed, clock.zone())
    line = {
        "began_boot_s": began.began_boot_s,
        "began_utc_s": began.began_utc_s,
        "speed": began.speed,
        "zone": began.zone,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    return run(sys.argv[:1], start_hidden="--background" in words, clock=clock)


if __name__ == "__main__":
    raise SystemExit(main())
