"""Asks which shared file to open, and where to write one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from backcare_desktop.ui.own.picker import Place, folder

ENDING: Final = "backcare-moves"
FILES: Final = f"BackCare moves and tips (*.{ENDING})"
READABLE: Final = f"BackCare moves and tips (*.{ENDING} *.backcare-pack)"
"""The second ending is that of older files."""
NAME: Final = f"my-moves.{ENDING}"


def ask_for(window: QWidget, take: Callable[[str], None]) -> QFileDialog:
    """Let the person choose a shared file."""
    dialog = QFileDialog(window, "Import moves and tips", folder(Place.DownloadLocation), READABLE)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def ask_where(window: QWidget, take: Callable[[str], None]) -> QFileDialog:
    """Let the person choose where a file to share goes."""
    dialog = QFileDialog(window, "Share your moves and tips", folder(Place.DocumentsLocation), FILES)
    dialog.selectFile(NAME)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING)
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog
