"""Restoring a backup: which file, what it would bring and replace, and only after a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from backcare_desktop.core.lookback import backupwords
from backcare_desktop.core.lookback.backupwords import Prepared
from backcare_desktop.ports import Problem
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.past import Restores
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, Text

CHOOSE: Final = "Choose a backup"
READING: Final = "Reading the backup…"
KEPT: Final = "Nothing was changed."
NO_WAY_BACK: Final = "What it replaces cannot come back. Back up everything first, if you may want it again."
FIRST_LINES: Final = 5
"""So many things that are left out have room; the command line names more."""


class Restoring(QObject):
    """``say`` shows how it stands; ``restores`` does it."""

    ready = Signal(object)
    """What the backup would bring, or the Problem with it."""

    def __init__(self, window: QWidget, restores: Restores, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._restores = restores
        self._say = say
        self._is_busy = False
        self.ready.connect(self._ask)

    def choose(self) -> None:
        """Ask which file."""
        if self._is_busy:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, CHOOSE, folder, "Backup (*.zip)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    def look_into(self, path: str) -> None:
        """Read that file in another thread, as a long history takes a while; then ask."""
        self._is_busy = True
        self._say(READING)
        Thread(target=self._read, args=(path,), name="restore", daemon=True).start()

    def _read(self, path: str) -> None:
        found: Prepared | Problem
        try:
            found = self._restores.prepare(path)
        except Problem as problem:
            found = problem
        try:
            self.ready.emit(found)
        except RuntimeError:  # the window was closed meanwhile
            self._restores.leave()

    def _ask(self, found: Prepared | Problem) -> None:
        if isinstance(found, Problem):
            self._is_busy = False
            self._say(str(found))
            return
        self._say("")
        dialog = RestoreDialog(self._window, found)
        dialog.accepted.connect(self._take)
        dialog.rejected.connect(self._leave)
        dialog.open()

    def _take(self) -> None:
        self._is_busy = False
        self._say(self._restores.take())

    def _leave(self) -> None:
        self._is_busy = False
        self._restores.leave()
        self._say(KEPT)


class RestoreDialog(QDialog):
    """Accepted: the person wants it."""

    def __init__(self, window: QWidget, found: Prepared) -> None:
        super().__init__(window)
        keep_until_destroyed(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore from a backup")
        self.agree = Switch("&Yes, replace what I have")
        self.restore = PlainButton("Re&store", self.accept)
        self.cancel = PlainButton("&Keep what I have", self.reject)
        self.restore.setEnabled(False)
        self.agree.toggled.connect(self.restore.setEnabled)
        self._lay_out(found)
        wide = theme.scaled(460)
        self.resize(wide, self.column.totalHeightForWidth(wide))
        self.setMinimumHeight(self.height())
        self.cancel.setFocus()

    def _lay_out(self, found: Prepared) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_24, theme.SPACE_24, theme.SPACE_24, theme.SPACE_16)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(Heading("Restore this backup?", theme.SIZE_LARGE))
        column.addWidget(Text(backupwords.title(found)))
        column.addLayout(_table(found))
        for line in backupwords.left_out(found, FIRST_LINES):
            column.addWidget(Text(line, look="second"))
        column.addWidget(Text(NO_WAY_BACK, look="second"))
        column.addLayout(Flush(self.agree))
        buttons = Flow(theme.SPACE_12)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.restore)
        column.addLayout(buttons)


def _table(found: Prepared) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE_16)
    grid.setVerticalSpacing(theme.SPACE_4)
    grid.setColumnStretch(1, 1)
    for number, (name, words) in enumerate(backupwords.lines(found)):
        label = Text(name.capitalize(), look="second")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setWordWrap(False)
        grid.addWidget(label, number, 0)
        grid.addWidget(Text(words[:1].upper() + words[1:]), number, 1)
    return grid
