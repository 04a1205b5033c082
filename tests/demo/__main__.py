"""``python -m tests.demo``: the real app on a virtual screen, taken through a day; pictures in build/demo/.

Exit code 0; 1 with a sentence when something that is to be seen did not happen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

from tests.demo.stage import Look, Missed
from tests.demo.story import play
from tests.desk.desk import NEEDED, Late, missing_programs

FOLDER = Path(__file__).resolve().parents[2] / "build/demo"


def main() -> int:
    """Play the demo in the looks that are asked for."""
    parser = argparse.ArgumentParser(prog="make demo ARGS=…", description=__doc__)
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1, help="pixels per unit (default: 1)")
    parser.add_argument("--dark", action="store_true", help="the dark theme (default: light)")
    parser.add_argument("--all", action="store_true", help="light and dark, at 1x and 2x, each in a folder of its own")
    chosen = parser.parse_args()
    missing = missing_programs((*NEEDED, "xsetroot"))
    if missing:
        sys.stderr.write(
            f"The demo needs {', '.join(missing)}: not installed here. “make demo” installs what it may.\n"
        )
        return 1
    looks = [Look(chosen.scale, chosen.dark)]
    if chosen.all:
        looks = [Look(scale, is_dark) for scale in (1, 2) for is_dark in (False, True)]
    return max(show(look, FOLDER / look.name if chosen.all else FOLDER) for look in looks)


def show(look: Look, folder: Path) -> int:
    """Play it in one look; the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    print(f"BackCare, {look.name}", flush=True)
    began_s = time.monotonic()
    try:
        play(look, folder)
    except (Missed, Late) as error:
        sys.stderr.write(f"The demo stopped: {error}\n")
        return 1
    finally:
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
    count, passed_s = len(list(folder.glob("*.png"))), time.monotonic() - began_s
    print(f"{count} pictures in {os.path.relpath(folder)} after {passed_s:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
