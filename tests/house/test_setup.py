"""The set-up, run as people run it: real processes on a copy of its files, with a path of our making. No network."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import system_packages

ROOT = Path(__file__).resolve().parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the system libraries are looked for on Linux only")


class House:
    """A copy of the files that the set-up needs, with an empty path and no network."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "house"
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        shutil.copytree(ROOT / "packaging" / "setup", self.root / "packaging" / "setup")
        shutil.copytree(ROOT / "requirements", self.root / "requirements")
        for tool in ("sh", "dirname", "cat", "env"):
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def program(self, name: str, text: str) -> Path:
        """Put a shell script on the path."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    def python(self, name: str, *, works: bool = True, refuses: str = "no such text") -> Path:
        """Put a Python on the path that tells its name in ``asked``; ``refuses`` is the question it fails at."""
        real = f'exec "{sys.executable}" "$@"' if works else "echo 'pyenv: command not found' >&2; exit 127"
        text = (
            f'case "$*" in *"{refuses}"*) exit 1 ;; *environment.py*) echo {name} >"{self.root}/chosen" ;; esac\n{real}'
        )
        return self.program(name, text)

    def setup(self, level: str = "app", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up; every try to reach an index fails at once."""
        offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PATH": str(self.bin), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            ["sh", str(self.root / "packaging" / "setup" / "setup.sh"), level],
            env={**offline, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def inside(self, code: str, python: str) -> str:
        """Run a line with the environment script as ``e``; returns what it printed."""
        line = f"import sys; sys.path.insert(0, 'packaging/setup'); import environment as e; {code}"
        done = subprocess.run([python, "-c", line], cwd=self.root, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def chosen(self) -> str:
        path = self.root / "chosen"
        return path.read_text().strip() if path.exists() else ""

    def stop_before_pip(self) -> None:
        """Leave out all after the choice of Python."""
        (self.root / "packaging" / "setup" / "environment.py").write_text("print('chosen')\n")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


# ------------------------------------------------------------------ which Python


def test_the_newest_python_is_taken(house: House) -> None:
    house.stop_before_pip()
    for name in ("python3.14", "python3.12", "python3.11", "python3"):
        house.python(name)
    assert house.setup().returncode == 0
    assert house.chosen() == "python3.14"


def test_a_shim_that_answers_command_not_found_is_passed_over(house: House) -> None:
    house.stop_before_pip()
    house.python("python3.13", works=False)
    house.python("python3.11")
    house.setup()
    assert house.chosen() == "python3.11"


def test_an_old_python_is_passed_over(house: House) -> None:
    house.stop_before_pip()
    house.python("python3.12", refuses="version_info")
    house.python("python3")
    house.setup()
    assert house.chosen() == "python3"


def test_a_python_without_ensurepip_is_passed_over(house: House) -> None:
    house.stop_before_pip()
    house.python("python3.12", refuses="ensurepip")
    house.python("python3.11")
    house.setup()
    assert house.chosen() == "python3.11"


def test_the_named_python_comes_first(house: House) -> None:
    house.stop_before_pip()
    house.python("python3.12")
    named = house.python("my python")
    house.setup(PYTHON=str(named))
    assert house.chosen() == "my python"


def test_a_named_python_that_cannot_be_used_is_said(house: House) -> None:
    house.stop_before_pip()
    house.python("python3.11")
    told = house.setup(PYTHON="/no/such/python").stderr
    assert told.startswith("PYTHON=/no/such/python cannot be used")
    assert house.chosen() == "python3.11"


def test_no_python_at_all_is_one_sentence(house: House) -> None:
    done = house.setup()
    assert done.returncode == 1
    assert done.stderr == (
        "BackCare needs Python 3.11 or newer, and found none: "
        "install it, or name it with PYTHON=/path/to/python make setup.\n"
    )


# ------------------------------------------------------------------ a failed download


def test_a_failed_download_is_one_sentence_and_keeps_the_old_environment(house: House) -> None:
    house.python("python3")
    (house.root / ".venv" / "bin").mkdir(parents=True)
    (house.root / ".venv" / "bin" / "python").write_text("the old one")
    done = house.setup()
    assert done.returncode == 1
    assert done.stderr == (
        "Setup could not download and install the Python packages (No matching distribution found for "
        "apscheduler==3.11.3); the earlier .venv is kept: see build/setup.log, then try again.\n"
    )
    assert (house.root / ".venv" / "bin" / "python").read_text() == "the old one"
    assert [path.name for path in house.root.iterdir() if path.name.startswith(".venv.")] == []


def test_a_kill_between_the_two_renames_is_mended(house: House) -> None:
    (house.root / ".venv.old" / "bin").mkdir(parents=True)
    house.inside("e.put_back(e.ROOT / '.venv')", sys.executable)
    assert (house.root / ".venv" / "bin").is_dir()


# ------------------------------------------------------------------ the stamp


@pytest.fixture
def finished(house: House) -> House:
    """The house with a real environment and a true stamp, without the packages."""
    venv = house.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    [site_packages] = (venv / "lib").glob("python3.*/site-packages")
    [installed] = (Path(sys.prefix) / "lib").glob("python3.*/site-packages")
    (site_packages / "PySide6").symlink_to(installed / "PySide6")
    (site_packages / "shiboken6").symlink_to(installed / "shiboken6")
    house.inside(
        "(e.ROOT / '.venv' / 'backcare-stamp').write_text(e.stamp(e.ROOT / '.venv', 'app'))",
        str(venv / "bin" / "python"),
    )
    for name in ("apt-get", "pip"):
        house.program(name, f'echo "$0" >>"{house.root}/touched"; exit 1')
    return house


def is_rebuilt(house: House) -> bool:
    """Whether the stamp is found wrong."""
    venv_python = house.root / ".venv" / "bin" / "python"
    return house.inside("print(e.is_stamped(e.ROOT / '.venv', 'app'))", str(venv_python)) == "False"


@linux_only
def test_a_right_stamp_needs_no_python_no_pip_no_apt_and_no_word(finished: House) -> None:
    done = finished.setup()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (finished.root / "touched").exists()


def test_other_requirements_build_anew(finished: House) -> None:
    with (finished.root / "requirements" / "app.txt").open("a") as pins:
        pins.write("# another\n")
    assert is_rebuilt(finished)


def test_another_place_builds_anew(finished: House) -> None:
    finished.root = finished.root.rename(finished.root.with_name("moved"))
    assert is_rebuilt(finished)


# ------------------------------------------------------------------ what the system lacks

XCB_CURSOR = {"libxcb-cursor.so.0", "libEGL.so.1"}


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("pacman", "sudo pacman -S --needed libglvnd xcb-util-cursor"),
        ("zypper", "sudo zypper install libglvnd libxcb-cursor0"),
    ],
)
def test_each_package_manager_gets_its_line(manager: str, line: str) -> None:
    assert system_packages.advice(XCB_CURSOR, manager) == (
        "BackCare cannot start yet, as the system lacks: libEGL.so.1, libxcb-cursor.so.0.\n"
        f"Run this, then try again:\n  {line}"
    )


def test_without_a_known_package_manager_the_libraries_are_named() -> None:
    assert system_packages.advice(XCB_CURSOR, None) == (
        "BackCare cannot start yet, as the system lacks: libEGL.so.1, libxcb-cursor.so.0.\n"
        "Install what provides them, then try again."
    )


@linux_only
def test_all_that_is_missing_is_told_at_once_and_nothing_is_installed(finished: House, tmp_path: Path) -> None:
    finished.python("python3")
    (finished.bin / "apt-get").unlink()
    finished.program("dnf", f'touch "{finished.root}/touched"')
    finished.program("sudo", f'touch "{finished.root}/touched"')
    done = finished.setup(LD_LIBRARY_PATH=str(broken(tmp_path, "libxcb-cursor.so.0", "libEGL.so.1")))
    assert done.returncode == 1
    assert done.stderr == f"{system_packages.advice(XCB_CURSOR, 'dnf')}\n"
    assert not (finished.root / "touched").exists()


@linux_only
@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
def test_root_on_apt_updates_first_and_waits_for_the_lock(finished: House, tmp_path: Path) -> None:
    finished.python("python3")
    finished.program("apt-get", f'echo "$DEBIAN_FRONTEND $*" >>"{finished.root}/apt"; [ "$4" != install ]')
    done = finished.setup(LD_LIBRARY_PATH=str(broken(tmp_path, "libxcb-cursor.so.0")))
    assert (finished.root / "apt").read_text().splitlines() == [
        "noninteractive -q -o DPkg::Lock::Timeout=600 update",
        "noninteractive -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends libxcb-cursor0",
    ]
    assert done.returncode == 1
    assert done.stderr == (
        "apt-get could not install what BackCare needs of the system: see build/setup.log, then try again.\n"
    )


def broken(folder: Path, *libraries: str) -> Path:
    """A folder of libraries that the loader finds first, and cannot load."""
    place = folder / "broken"
    place.mkdir()
    for name in libraries:
        (place / name).touch()
    return place


@linux_only
@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not installed here")
def test_every_library_that_qt_wants_of_the_system_has_its_packages() -> None:
    [qt] = (Path(sys.prefix) / "lib").glob("python3.*/site-packages/PySide6/Qt")
    parts = ["Core", "Gui", "Widgets", "DBus", "Network", "XcbQpa"]
    files = [qt / "plugins/platforms/libqxcb.so", *(qt / f"lib/libQt6{part}.so.6" for part in parts)]
    told = subprocess.run(["objdump", "-p", *files], capture_output=True, text=True, check=True).stdout
    wanted = {line.split()[1] for line in told.splitlines() if line.strip().startswith("NEEDED")}
    of_the_wheel = {name for name in wanted if name.startswith(("libQt6", "libicu"))}
    of_the_c_library = {"libc.so.6", "libm.so.6", "libresolv.so.2", "libgcc_s.so.1", "ld-linux-x86-64.so.2"}
    assert wanted - of_the_wheel - of_the_c_library - system_packages.NEEDED.keys() == set()


@pytest.mark.parametrize(
    ("environment", "somebody_works_here"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_test_servers_are_kept_off_a_desktop_that_is_in_use(
    environment: dict[str, str], somebody_works_here: bool
) -> None:
    assert system_packages.has_graphical_session(environment) is somebody_works_here


def test_skipped_tests_are_told_loudly(capsys: pytest.CaptureFixture[str]) -> None:
    system_packages.tell_skipped(["trayer", "xvfb"])
    told = capsys.readouterr().err
    assert "SKIPPED" in told
    assert "sudo apt-get install --no-install-recommends trayer xvfb" in told
