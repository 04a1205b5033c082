"""What a running process costs: memory, processor time and wake-ups, as the kernel counts them."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Effort:
    """What a process did: processor time, and how often it woke (its threads' voluntary switches)."""

    cpu_ms: float
    switches: float


class Meter:
    """Counts what a process does from now on, thread by thread, as the kernel forgets a thread that ended."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._before = self._threads()

    def a_minute(self, seconds: float) -> Effort:
        """What it did since the beginning, which was so long ago, for each minute."""
        now = self._threads()
        nothing = Effort(0.0, 0)
        cpu = sum(now[each].cpu_ms - self._before.get(each, nothing).cpu_ms for each in now)
        switches = sum(now[each].switches - self._before.get(each, nothing).switches for each in now)
        return Effort(cpu * 60 / seconds, switches * 60 / seconds)

    def _threads(self) -> dict[str, Effort]:
        found = {}
        for task in Path(f"/proc/{self._pid}/task").iterdir():
            switches = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.MULTILINE)
            cpu_ns = int((task / "schedstat").read_text().split()[0])
            found[task.name] = Effort(cpu_ns / 1e6, int(switches[1]) if switches else 0)
        return found
