"""The desktop entry and the AppStream file are valid, and say what the project says."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from backcare_desktop import __version__

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
PURPOSE = (
    "This app reminds desk workers to change position, take breaks and move. It gives general information on comfort "
    "at a desk. It is for general well-being. It is not a medical device. It does not diagnose, treat, cure, "
    "monitor or prevent any disease or injury."
)


@pytest.mark.parametrize("tool", ["desktop-file-validate", "appstreamcli"])
def test_the_freedesktop_tools_find_nothing_wrong(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed here")
    done = subprocess.run(["sh", str(LINUX / "validate.sh")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_entry_starts_the_command_and_names_the_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "backcare-desktop.desktop")
    assert entry["Desktop Entry"]["Exec"] == "backcare"
    assert entry["Desktop Entry"]["Icon"] == "backcare-desktop"


def test_the_store_text_is_the_intended_purpose() -> None:
    text = " ".join("".join(ET.parse(LINUX / "backcare-desktop.metainfo.xml").getroot().itertext()).split())
    assert PURPOSE in text


def test_the_store_knows_this_version() -> None:
    releases = ET.parse(LINUX / "backcare-desktop.metainfo.xml").getroot().iter("release")
    assert __version__ in {release.get("version") for release in releases}


def test_the_readme_says_the_intended_purpose() -> None:
    readme = (LINUX.parents[1] / "README.md").read_text()
    assert PURPOSE in " ".join(readme.replace("> ", "").split())
