"""``make bench``: all measurements in one run, beside a bare PySide6 tray program, as one table.

``BENCH_MINUTE``: the seconds that stand for a minute at rest (30). It fails when a target is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import commands, painted, rest, windows
from bench.place import Place
from bench.table import Line, text_of
from tests.desk.desk import missing_programs


def main() -> int:
    """Measure everything; the exit code tells whether all targets were reached."""
    missing = missing_programs()
    if missing:
        sys.stderr.write(f"The bench needs a virtual desktop, and these are not installed: {', '.join(missing)}\n")
        return 1
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        compiled = Path(folder)
        lines += _on(compiled, "", rest.starts, windows.opened_once, painted.painted, commands.status, commands.year)
        lines += _on(compiled, "", rest.minutes)
        lines += _on(compiled, "GNOME", lambda place: rest.starts(place, " (GNOME)"))
    print(text_of(lines))
    return 0 if all(line.is_reached is not False for line in lines) else 1


def _on(compiled: Path, desktop: str, *measures: Callable[[Place], list[Line]]) -> list[Line]:
    """Measure on a fresh desktop, telling what is going on."""
    lines: list[Line] = []
    with Place(compiled, desktop) as place:
        for measure in measures:
            for line in measure(place):
                print(f"{line.what}: {line.cells()[1]}", file=sys.stderr, flush=True)
                lines.append(line)
    return lines


if __name__ == "__main__":
    sys.exit(main())
