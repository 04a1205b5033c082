"""Chooses the picture of an own move: from a file, which is read, made small and written anew before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from backcare_desktop.ports import Problem
from backcare_desktop.ui import theme
from backcare_desktop.ui.own import picture as ownpicture
from backcare_desktop.ui.widgets import Flow, PlainButton, Text

Place = QStandardPaths.StandardLocation
READ_MOST_BYTES: Final = ownpicture.CHOSEN_MOST_BYTES + 1
NONE: Final = "No picture. A photograph or a drawing of the move helps more than words."
HAS: Final = "It has a picture."


def folder(place: Place) -> str:
    """Where the person looks for such a file first; never where the app happened to be started from."""
    found = QStandardPaths.writableLocation(place)
    return found if Path(found).is_dir() else str(Path.home())


class PicturePicker(QWidget):
    """``path``: the picture there is, empty for none. ``new``: the one chosen instead, ready to keep."""

    def __init__(self, path: str, changed: Callable[[], None]) -> None:
        super().__init__()
        self._path = path
        self._changed = changed
        self.new: bytes | None = None
        self.is_as_before = True
        self._dialog: QFileDialog | None = None
        self.said = Text("", size_px=theme.SIZE_SMALL, look="second")
        self.choose = PlainButton("Choose a picture…", self.ask)
        self.remove = PlainButton("No picture", self.take_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_4)
        column.addWidget(Text("Picture (if you like)"))
        flow = Flow()
        flow.addWidget(self.choose)
        flow.addWidget(self.remove)
        column.addLayout(flow)
        column.addWidget(self.said)
        self._say("")

    @property
    def path(self) -> str:
        """Where the picture that was there before is, as long as it stays."""
        return self._path if self.is_as_before else ""

    def ask(self) -> None:
        """Let the person choose a file."""
        begin = folder(Place.PicturesLocation)
        self._dialog = QFileDialog(self.window(), "Choose a picture", begin, "Pictures (*.png *.jpg *.jpeg)")
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.fileSelected.connect(self.take)
        self._dialog.open()

    def take(self, path: str) -> None:
        """Take the picture in this file, or say why not."""
        try:
            self.new = ownpicture.chosen(_read(path))
        except Problem as problem:
            self._say(str(problem))
            return
        self.is_as_before = False
        self._say("")
        self._changed()

    def take_away(self) -> None:
        """Have no picture."""
        self.new = None
        self.is_as_before = False
        self._say("")
        self._changed()
        self.choose.setFocus()

    def _say(self, problem: str) -> None:
        has_one = self.new is not None or bool(self.path)
        if self.isVisible():
            self.said.setMinimumHeight(self.said.height())  # a longer sentence would end out of sight
        self.remove.setVisible(has_one)
        self.said.setProperty("look", "error" if problem else "second")
        self.said.style().polish(self.said)
        self.said.setText(problem or (HAS if has_one else NONE))


def _read(path: str) -> bytes:
    """The file, but no more of it than a picture may have."""
    try:
        with Path(path).open("rb") as file:
            return file.read(READ_MOST_BYTES)
    except OSError as error:
        raise Problem(
            f"{Path(path).name} cannot be read ({error.strerror}). It was not taken. Choose another one."
        ) from error
