"""What a running process costs: memory, processor time and wake-ups, as the kernel counts them."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.desk.programs import context_switches

_OWN = tuple({os.path.realpath(folder) for folder in (sys.prefix, sys.base_prefix)})


def pss_mb(pid: int) -> float:
    """Its proportional share of memory (PSS), as if no other program ran from this Python.

    Pages of the libraries of this Python (Qt among them) count whole: the bench itself and other programs of the same
    virtual environment share them here, a program that rests in a person's tray is alone with them.
    """
    total_kb, is_own = 0, False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        word, _, rest = line.partition(" ")
        if not word.endswith(":"):
            is_own = rest[rest.find("/") :].startswith(_OWN) if "/" in rest else False
        elif word == ("Rss:" if is_own else "Pss:"):
            total_kb += int(rest.split()[0])
    return total_kb / 1024


def cpu_ms(pid: int) -> float:
    """The processor time that all its threads used so far, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


@dataclass(frozen=True, slots=True)
class Effort:
    """What a process did up to now: processor time, and how often it woke."""

    cpu_ms: float
    switches: int

    @classmethod
    def of(cls, pid: int) -> Effort:
        """Read it."""
        return cls(cpu_ms(pid), context_switches(pid))

    def since(self, before: Effort, seconds: float) -> Effort:
        """What it did since then, scaled to a minute."""
        return Effort(
            (self.cpu_ms - before.cpu_ms) * 60 / seconds, round((self.switches - before.switches) * 60 / seconds)
        )


def anonymous_mb(pid: int) -> float:
    """What it keeps to itself of memory that no file stands behind."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Anonymous:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
