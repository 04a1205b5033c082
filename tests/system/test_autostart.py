"""Start at login: an entry that is written, read and removed only when asked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop.ports import Autostart, Problem
from backcare_desktop.system import autostart
from backcare_desktop.system.autostart import XdgAutostart, entry


@pytest.fixture
def real(tmp_path: Path) -> XdgAutostart:
    return XdgAutostart({"XDG_CONFIG_HOME": str(tmp_path)}, from_source=True)


def test_it_is_turned_on_and_off(real: XdgAutostart, tmp_path: Path) -> None:
    port: Autostart = real
    assert not port.is_on()
    port.turn_on()
    assert port.is_on()
    assert [path.name for path in (tmp_path / "autostart").iterdir()] == ["backcare-desktop.desktop"]
    port.turn_off()
    port.turn_off()
    assert not port.is_on()


def test_the_home_folder_is_the_default(tmp_path: Path) -> None:
    assert XdgAutostart({"HOME": str(tmp_path)}).path == tmp_path / ".config/autostart/backcare-desktop.desktop"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_desktop_switched_off_is_off(real: XdgAutostart, line: str) -> None:
    real.path.parent.mkdir(parents=True)
    real.path.write_text(f"[Desktop Entry]\nExec=backcare\n{line}\n")
    assert not real.is_on()


def test_a_source_tree_is_refused(tmp_path: Path) -> None:
    checkout = XdgAutostart({"XDG_CONFIG_HOME": str(tmp_path)})
    with pytest.raises(Problem, match="runs from its source tree"):
        checkout.turn_on()
    assert not checkout.path.exists()


def test_a_folder_that_cannot_be_written_is_a_problem_in_words(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="BackCare will not start at login"):
        XdgAutostart({"XDG_CONFIG_HOME": str(tmp_path)}, from_source=True).turn_on()


def test_an_entry_that_cannot_be_removed_is_a_problem_in_words(real: XdgAutostart) -> None:
    real.path.mkdir(parents=True)
    with pytest.raises(Problem, match="still starts at login"):
        real.turn_off()


def test_the_command_is_this_installation() -> None:
    words = autostart.command()
    assert Path(words[0]).is_absolute()
    assert words[0] == str(Path(sys.executable).with_name("backcare")) or words[1:] == ["-m", "backcare_desktop"]


def test_a_frozen_app_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert autostart.command() == [sys.executable]


def test_odd_words_are_quoted() -> None:
    assert "Exec=/usr/bin/backcare\n" in entry(["/usr/bin/backcare"])
    assert 'Exec="/home/my programs/100%% $1/backcare" -m x\n'.replace("$", "\\\\$") in entry(
        ["/home/my programs/100% $1/backcare", "-m", "x"]
    )


def test_the_entry_is_valid(tmp_path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed here")
    path = tmp_path / "backcare-desktop.desktop"
    path.write_text(entry(["/home/my programs/100% $1/backcare", "-m", "x"]))
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
