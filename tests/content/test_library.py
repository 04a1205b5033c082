"""Each family is read when it is first asked for, and only then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.content.reader import ContentError


def test_the_posture_card_needs_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    shutil.copy(assets.root() / "content" / "posture_checks.toml", tmp_path / "content")
    library = Library(tmp_path)
    assert library.posture_questions[0].id == "pc.change"
    with pytest.raises(ContentError, match=r"^exercises\.toml: can't be read"):
        _ = library.exercises


def test_a_family_is_read_once(tmp_path: Path) -> None:
    shutil.copytree(assets.root() / "content", tmp_path / "content")
    library = Library(tmp_path)
    first = library.sets
    shutil.rmtree(tmp_path / "content")
    assert library.sets is first


def test_the_card_and_the_break_load_neither_the_search_nor_the_types_of_the_guide() -> None:
    code = (
        "import sys\n"
        "from backcare_desktop import assets\n"
        "from backcare_desktop.content.library import Library\n"
        "library = Library(assets.root())\n"
        "library.posture_questions, library.exercises, library.sets, library.warm_ups\n"
        "print(sorted(name for name in sys.modules if name.endswith(('.guidance', '.search', '.packs', '.poses'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_the_resources_lie_inside_the_package_or_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "backcare_desktop"
    (tmp_path / "resources" / "content").mkdir(parents=True)
    assert assets.root(package) == tmp_path / "resources"
    (package / "resources" / "content").mkdir(parents=True)
    assert assets.root(package) == package / "resources"


def test_an_installation_without_resources_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"Please install BackCare again\."):
        assets.root(tmp_path / "backcare_desktop")
