"""Builds the folder that runs without Python into dist/, and starts it with no Python on the path."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
FOLDER = DIST / "backcare-desktop"
MUST_HAVE = [
    "resources/content/*.toml", "resources/sounds/*.wav", "platforms/libqxcb.so", "_cffi_backend*",
    "_miniaudio*",
]  # fmt: skip
MUST_NOT_HAVE = ["libgtk-3*", "libqgtk3*", "*.qm"]
TRIES = [["--version"], ["guide", "--list"], ["doctor"]]


def main() -> None:
    """Build, try, pack."""
    log = ROOT / "build" / "pyinstaller.log"
    log.parent.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN",
        f"--distpath={DIST}", f"--workpath={ROOT / 'build' / 'pyinstaller'}",
        str(Path(__file__).with_name("backcare.spec")),
    ]  # fmt: skip
    with log.open("w") as output:
        if subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode != 0:
            sys.exit(f"PyInstaller failed: see {log.relative_to(ROOT)}")
    if lacking := [each for each in MUST_HAVE if not any(FOLDER.rglob(each))]:
        sys.exit(f"The folder lacks {', '.join(lacking)}")
    if unwanted := [each for each in MUST_NOT_HAVE if any(FOLDER.rglob(each))]:
        sys.exit(f"The folder should not have {', '.join(unwanted)}")
    for words in TRIES:
        try_without_python(words)
    archive = shutil.make_archive(str(FOLDER), "xztar", root_dir=DIST, base_dir=FOLDER.name)
    size_mb = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    print(f"dist/{FOLDER.name}: {size_mb:.0f} MB; {Path(archive).name}: {Path(archive).stat().st_size / 1e6:.0f} MB")


def try_without_python(words: list[str]) -> None:
    """Run the program in an empty home, with a path on which nothing is."""
    with tempfile.TemporaryDirectory(prefix="backcare-") as home:
        environment = {"HOME": home, "PATH": home, "XDG_RUNTIME_DIR": home, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [str(FOLDER / "backcare"), *words], cwd=home, env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode != 0 or "cannot be loaded" in done.stdout:
        sys.exit(f"backcare {' '.join(words)} failed in the folder:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
