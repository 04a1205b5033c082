"""Builds the virtual environment aside, and puts it in place when it is whole.

Standard library only: it runs before anything is installed. ``setup.sh`` chooses the Python that runs it.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import system_packages

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "build" / "setup.log"
REQUIREMENTS = {
    "app": ["app.txt"],
    "test": ["app.txt", "calendar.txt", "test.txt", "dev.txt"],
    "package": ["package.txt", "app.txt", "calendar.txt"],
}
# Settings of pip that would install into another place.
PIP_ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT")
LAUNCHER = """\
import sys

from backcare_desktop.cli import main

sys.exit(main())
"""


class SetupFailed(Exception):
    """Setup cannot go on; the text is one sentence for the person."""


def main(arguments: list[str]) -> int:
    """Make the environment of one level ready: ``app``, ``test`` (the app's and more) or ``package``."""
    level = arguments[0]
    venv = ROOT / (".venv-package" if level == "package" else ".venv")
    if "--is-ready" in arguments:
        return 0 if is_stamped(venv, level) and system_packages.is_ready(venv, level) else 1
    try:
        put_back(venv)
        if not is_stamped(venv, level):
            if find_spec("ensurepip") is None:
                system_packages.provide({system_packages.ENSUREPIP})
            build_aside(venv, widest(venv, level))
        system_packages.make_ready(venv, level)
    except (SetupFailed, system_packages.SystemLacks) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def stamp(venv: Path, level: str) -> str:
    """What the environment was made of: requirements, this script, Python and place."""
    made_of = hashlib.sha256()
    for path in [*(ROOT / "requirements" / name for name in REQUIREMENTS[level]), Path(__file__)]:
        made_of.update(path.read_bytes())
    for fact in (sys.version, os.path.realpath(sys.base_prefix), platform.machine(), str(venv)):
        made_of.update(fact.encode())
    return f"{level} {made_of.hexdigest()}\n"


def is_stamped(venv: Path, level: str) -> bool:
    """Whether what stands in the place was made of the same, for this level or a wider one."""
    levels = ("app", "test") if level == "app" else (level,)
    found = stamp_of(venv)
    return (venv / "bin" / "python").exists() and any(found == stamp(venv, each) for each in levels)


def stamp_of(venv: Path) -> str:
    """The stamp that was set when the environment was put in place; empty when it was not."""
    path = venv / "backcare-stamp"
    return path.read_text() if path.is_file() else ""


def widest(venv: Path, level: str) -> str:
    """The level to build: what once had the test tools keeps them."""
    return "test" if level == "app" and stamp_of(venv).startswith("test ") else level


def build_aside(venv: Path, level: str) -> None:
    """Build in ``.venv.new`` and rename; whatever fails before that leaves the old environment untouched."""
    new = venv.with_name(venv.name + ".new")
    version = ".".join(map(str, sys.version_info[:3]))
    print(f"Setting up {venv.name} with Python {version} (the first time, some 100 MB are downloaded) ...", flush=True)
    shutil.rmtree(new, ignore_errors=True)
    LOG.parent.mkdir(exist_ok=True)
    LOG.unlink(missing_ok=True)
    try:
        create = [sys.executable, "-I", "-m", "venv", "--prompt", "backcare", str(new)]
        run_logged(create, "create a virtual environment", venv)
        requirements = [word for name in REQUIREMENTS[level] for word in ("-r", str(ROOT / "requirements" / name))]
        run_logged(
            [str(new / "bin" / "python"), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:",
             "--no-input", "--disable-pip-version-check", *requirements],
            "download and install the Python packages", venv,
        )  # fmt: skip
        if level != "package":
            link_app(new)
        readdress(new, venv)
        (new / "backcare-stamp").write_text(stamp(venv, level))
        put_in_place(new, venv)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def run_logged(command: list[str], doing: str, venv: Path) -> None:
    """Run one step with its output in the log; raises SetupFailed with the reason that it gave."""
    environment = {name: value for name, value in os.environ.items() if name not in PIP_ELSEWHERE}
    with LOG.open("ab") as log:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
        )
    if done.returncode != 0:
        reasons = re.findall(r"^(?:ERROR|Error): (.+?)\.?$", LOG.read_text(errors="replace"), re.MULTILINE)
        why = f" ({reasons[-1]})" if reasons else ""
        kept = f"the earlier {venv.name} is kept" if venv.exists() else "nothing was changed"
        raise SetupFailed(f"Setup could not {doing}{why}; {kept}: see {LOG.relative_to(ROOT)}, then try again.")


def link_app(new: Path) -> None:
    """Make the working tree importable, and write ``bin/backcare``.

    A path file rather than ``pip install -e``: it needs no build tools, and leaves no stale copy of the resources.
    """
    [site_packages] = (new / "lib").glob("python3.*/site-packages")
    (site_packages / "backcare_desktop.pth").write_text(f"{ROOT}\n")
    script = new / "bin" / "backcare"
    script.write_text(f"{shebang(new / 'bin' / 'python')}{LAUNCHER}")
    script.chmod(0o755)


def shebang(python: Path) -> str:
    """The first line of a script; through ``sh`` where the path is too long for the kernel or has a space."""
    if len(str(python)) < 120 and " " not in str(python):
        return f"#!{python}\n"
    return f"#!/bin/sh\n'''exec' \"{python}\" \"$0\" \"$@\"\n' '''\n"


def readdress(new: Path, venv: Path) -> None:
    """Write the final place into the scripts, which name the place where they were made."""
    for path in [*(new / "bin").iterdir(), new / "pyvenv.cfg"]:
        if path.is_symlink() or not path.is_file():
            continue
        text = path.read_bytes()
        if bytes(new) in text:
            path.write_bytes(text.replace(bytes(new), bytes(venv)))


def put_in_place(new: Path, venv: Path) -> None:
    """Swap the old environment for the new one by two renames."""
    old = venv.with_name(venv.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if venv.exists():
        venv.rename(old)
    new.rename(venv)
    shutil.rmtree(old, ignore_errors=True)


def put_back(venv: Path) -> None:
    """Repair what a kill between the two renames left."""
    old = venv.with_name(venv.name + ".old")
    if old.exists() and not venv.exists():
        old.rename(venv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
