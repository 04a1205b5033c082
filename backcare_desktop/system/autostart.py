"""Start at login on Linux: an entry in the person's autostart folder, as freedesktop.org describes it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from backcare_desktop.ports import Problem

NAME = "backcare-desktop.desktop"
_PACKAGE = Path(__file__).resolve().parents[1]


class XdgAutostart:
    """The autostart entry. It is read to know, and written only when the person says so."""

    def __init__(self, environ: Mapping[str, str] = os.environ, *, from_source: bool = False) -> None:
        """``from_source`` allows an entry that starts this source tree, which is otherwise refused."""
        home = Path(environ.get("HOME", "~")).expanduser()
        self.path = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "autostart" / NAME
        self._from_source = from_source

    def is_on(self) -> bool:
        """Whether the app starts at login; an entry that is hidden, as some desktops switch it off, does not count."""
        try:
            lines = {line.replace(" ", "").lower() for line in self.path.read_text(errors="replace").splitlines()}
        except OSError:
            return False
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn_on(self) -> None:
        """Write the entry. Raises Problem."""
        if (_PACKAGE.parent / "pyproject.toml").exists() and not self._from_source:
            raise Problem(
                "This BackCare runs from its source tree, so it was not set to start at login. "
                "Install it and turn this on there."
            )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_suffix(".part")
            part.write_text(entry(command()))
            part.replace(self.path)
        except OSError as error:
            raise Problem(
                f"{self.path} cannot be written ({error.strerror}), so BackCare will not start at login. "
                "Allow writing there, or add BackCare to your desktop's own list of programs to start."
            ) from error

    def turn_off(self) -> None:
        """Remove the entry. Raises Problem."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise Problem(
                f"{self.path} cannot be removed ({error.strerror}), so BackCare still starts at login. "
                "Remove that file."
            ) from error


def command() -> list[str]:
    """The words that start this very installation."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = Path(sys.executable).with_name("backcare")
    program = str(beside) if beside.exists() else shutil.which("backcare")
    return [program] if program else [sys.executable, "-m", "backcare_desktop"]


def entry(words: Sequence[str]) -> str:
    """The desktop entry that runs these words at login."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Name=BackCare",
            "Comment=Reminds you to change position, take breaks and move",
            f"Exec={' '.join(_quoted(word) for word in words)}",
            "Icon=backcare-desktop",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        )
    )


def _quoted(word: str) -> str:
    """Quoted for Exec: reserved characters by a backslash, per cent signs doubled, and the file's own escaping."""
    escaped = "".join("\\" + letter if letter in '"`$\\' else letter for letter in word).replace("%", "%%")
    plain = all(letter.isalnum() or letter in "/._-+:,@" for letter in word)
    return word if plain else '"' + escaped.replace("\\", "\\\\") + '"'
