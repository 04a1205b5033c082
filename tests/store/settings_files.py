"""Settings files as people write them, for tests."""

from __future__ import annotations

from pathlib import Path

MINE = """\
# mine
[look]
theme = "dark"  # easier at night
"""
BROKEN = '[look]\ntheme = "dark\n'


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.is_file())
