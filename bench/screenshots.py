"""Pictures of every window in every look, to be looked at (build/screenshots/), and the few of docs/design.md.

Run: python -m bench.screenshots [--docs] [NAME ...]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
BUILD, DOCS = ROOT / "build" / "screenshots", ROOT / "docs" / "screenshots"
SCREEN_PX, SMALLEST_PX = (1280, 800), (1280, 720)
LOOKS: Mapping[str, tuple[float, Sequence[str]]] = {
    "light": (1, ()),
    "dark": (1, ("--scheme=dark",)),
    "light-1.5x": (1.5, ()),
    "light-2x": (2, ()),
    "dark-2x": (2, ("--scheme=dark",)),
    "contrast-light": (1, ("--contrast=high",)),
    "contrast-dark": (1, ("--contrast=high", "--scheme=dark")),
    "accent": (1, ("--accent=violet",)),
    "text-200": (1, ("--text=2",)),
    "text-200-dark-2x": (2, ("--text=2", "--scheme=dark")),
    "long": (1, ("--long",)),
    "long-200": (1, ("--long", "--text=2")),
    "right-to-left": (1, ("--right-to-left",)),
    "right-to-left-200": (1, ("--right-to-left", "--text=2")),
}
"""By name: the scale of the screen, and what the program is told."""
IN_DOCS: Mapping[str, Sequence[str]] = {
    "light": (
        *("notice", "card-question", "status", "settings", "history", "guide", "first-run-3"),
        *("icons", "break-small", "pack-on", "tray-menu"),
    ),
    "dark": ("status", "first-run-3", "notice", "break", "player", "icons", "break-small", "pack-on", "tray-menu"),
    "contrast-dark": ("status", "notice"),
    "contrast-light": ("first-run-3",),
    "text-200": ("notice", "status"),
    "long": ("notice",),
    "right-to-left": ("status", "first-run-3"),
}
"""What docs/design.md shows; small files only."""


def paint(look: str, folder: Path, names: Sequence[str]) -> None:
    """Paint these windows in that look; none named: all."""
    scale, words = LOOKS[look]
    with TemporaryDirectory() as place:
        screens = Path(place) / "screens.json"
        screens.write_text(json.dumps({"screens": [screen(scale, SMALLEST_PX if "200" in look else SCREEN_PX)]}))
        env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "HOME": place}
        env |= {"QT_SCALE_FACTOR": str(scale)}  # what the platform's own file says is not seen in a picture
        command = [sys.executable, "-m", "bench.screenshots_program", str(folder), *names, *words]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{look}: {done.stderr}")
    print(f"{folder.relative_to(ROOT)}: {len(list(folder.glob('*.png')))} pictures", flush=True)


def screen(scale: float, size_px: tuple[int, int]) -> Mapping[str, object]:
    """A screen on which windows have that much room, in so many more dots."""
    width, height = (round(each * scale) for each in size_px)
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
    return {"name": "Screen", "x": 0, "y": 0, "width": width, "height": height} | dots


def main(words: Sequence[str]) -> None:
    """Paint all looks, or with --docs those of the documentation."""
    if "--docs" in words:
        for look, names in IN_DOCS.items():
            paint(look, DOCS / look, names)
        return
    for look in LOOKS:
        paint(look, BUILD / look, [each for each in words if not each.startswith("-")])


if __name__ == "__main__":
    main(sys.argv[1:])
