"""Builds the wheel into dist/ and tries it in a clean environment: the command answers, the resources are found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TRIAL = ROOT / "build" / "wheel-trial"
TRY = """
from backcare_desktop import assets
root = assets.root()
assert "site-packages" in str(root), root
assert any((root / "content").iterdir()), root
"""


def main() -> None:
    """Build, install beside the pinned requirements, run."""
    for old in DIST.glob("backcare_desktop-*.whl"):
        old.unlink()
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(DIST), str(ROOT))
    [wheel] = DIST.glob("backcare_desktop-*.whl")
    shutil.rmtree(TRIAL, ignore_errors=True)
    venv.create(TRIAL, with_pip=True)
    python = str(TRIAL / "bin" / "python")
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--only-binary=:all:", "-r", str(ROOT / "requirements" / "app.txt"))
    run(*pip, "--no-deps", "--no-index", str(wheel))
    run(python, "-I", "-c", TRY)
    run(str(TRIAL / "bin" / "backcare"), "--version")
    run(str(TRIAL / "bin" / "backcare"), "guide", "--list")
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size / 1024:.0f} KB, tried in {TRIAL.relative_to(ROOT)}")


def run(*command: str) -> None:
    """Run one step outside the working tree, so that nothing is found by accident; stop when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONPATH")}
    done = subprocess.run(
        command, cwd=DIST.parent / "build", env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}failed with {done.returncode}")


if __name__ == "__main__":
    main()
