"""``make bench``: all measurements in one run, beside a bare PySide6 tray program, as one table.

``BENCH_MINUTE``: the seconds that stand for a minute at rest (30). It fails when a target is missed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import commands, figure, history, history_window, holds, painted, rest, windows
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
        with Place(Path(folder)) as place, Place(Path(folder), "GNOME") as gnome:
            for measure in (rest.starts, rest.minutes):
                lines += _told(measure(place, gnome))
        for alone in (
            windows.opened_once,
            painted.painted,
            figure.in_short,
            commands.status,
            commands.year,
            history.measured,
            history_window.measured,
        ):
            with Place(Path(folder)) as place:
                lines += _told(alone(place))
        lines += _told(holds.held(Path(folder)))
    print(text_of(lines))
    return 0 if all(line.is_reached is not False for line in lines) else 1


def _told(lines: list[Line]) -> list[Line]:
    """Tell what was measured, while the rest goes on."""
    for line in lines:
        print(f"{line.what}: {line.cells()[1]}", file=sys.stderr, flush=True)
    return lines


if __name__ == "__main__":
    sys.exit(main())
