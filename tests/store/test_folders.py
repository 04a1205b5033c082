"""Where files go, and what is said when they cannot go there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from backcare_desktop.store.folders import Folders, find, make_folder
from backcare_desktop.store.problems import Problem
from backcare_desktop.store.runtime import lock_path, socket_path


def folders_in(home: Path) -> Folders:
    return Folders(home / "a" / "config", home / "a" / "data", home / "a" / "state", home / "a" / "run")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_persons_own_places_are_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "XDG_RUNTIME_DIR").mkdir()
    found = find()
    assert found.settings == tmp_path / "XDG_CONFIG_HOME" / "backcare" / "settings.toml"
    assert found.history == tmp_path / "XDG_DATA_HOME" / "backcare" / "history.db"
    assert found.memory == tmp_path / "XDG_STATE_HOME" / "backcare" / "memory.db"
    assert found.good_settings == tmp_path / "XDG_STATE_HOME" / "backcare" / "settings.toml.good"
    assert found.log == tmp_path / "XDG_STATE_HOME" / "backcare" / "backcare.log"
    assert found.socket == tmp_path / "XDG_RUNTIME_DIR" / "backcare" / "backcare.sock"
    assert str(found.socket) == socket_path(os.environ)
    assert str(found.lock) == lock_path(os.environ)
    assert list(tmp_path.rglob("backcare*")) == []


def test_a_session_folder_that_is_not_there_is_not_used(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path / "gone"), "XDG_STATE_HOME": str(tmp_path)}
    assert socket_path(environ) == f"{tmp_path}/backcare/run/backcare.sock"
    assert socket_path(environ | {"XDG_RUNTIME_DIR": "relative"}) == f"{tmp_path}/backcare/run/backcare.sock"


def test_without_any_of_them_it_is_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert lock_path({}) == f"{tmp_path}/.local/state/backcare/run/backcare.lock"


def test_new_folders_are_for_this_person_only(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    assert folders.make() == ()
    assert [mode(each) for each in (folders.config, folders.data, folders.state, folders.runtime)] == [0o700] * 4
    assert folders.make() == ()


def test_a_folder_that_others_may_use_is_closed_only_for_the_socket(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    folders.make()
    folders.config.chmod(0o755)
    folders.runtime.chmod(0o777)
    assert folders.make() == ()
    assert (mode(folders.config), mode(folders.runtime)) == (0o755, 0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another person")
def test_a_socket_folder_of_another_person_is_not_used(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    folders.make()
    os.chown(folders.runtime, 12345, 12345)
    [problem] = folders.make()
    assert str(problem).startswith(f"{folders.runtime} can be used by others.")


def test_each_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "data").write_text("a file")
    (tmp_path / "a" / "run").write_text("a file")
    folders = folders_in(tmp_path)
    assert [str(problem).split(" (")[0] for problem in folders.make()] == [
        f"The folder {folders.data} cannot be made",
        f"The folder {folders.runtime} cannot be made",
    ]
    assert folders.config.is_dir()


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match=r"cannot be made \(File exists\)\. What belongs there is kept only while"):
        make_folder(tmp_path / "file" / "below")
