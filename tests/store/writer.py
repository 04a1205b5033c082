"""Writes history, memory and settings as fast as it can, until it is killed; says after each round that it is done."""

from __future__ import annotations

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.settings_file import change
from tests.store.conftest import AT


def fail(problem: Problem) -> None:
    sys.exit(str(problem))


def main(folder: Path) -> None:
    history = History(folder / "history.db", now=lambda: AT, tell=fail)
    memory = Memory(folder / "memory.db", now=lambda: AT, tell=fail)
    for number in count(len(history.rows())):
        history.add(Row(AT + timedelta(seconds=number), Entry.TAKEN, "eyes", seconds=float(number)))
        memory.put("round", number)
        change(folder / "settings.toml", {"look.theme": ("dark", "light")[number % 2]}, at=AT)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
