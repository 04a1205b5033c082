"""Prints without standing in the way: a sheet at each turn, with how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import paper
from backcare_desktop.ui.paper import Job

Work = Generator[str, None, str]
"""Says at each step how far it is; returns the sentence that tells what came of it."""
STOPPED = "Stopped. Nothing was saved or printed."


class Told(Protocol):
    """Where the person reads how far it is and what came of it."""

    def show_progress(self, words: str) -> None:
        """How far it is; "": it is over."""

    def say(self, words: str) -> None:
        """What came of it."""


class Press(QObject):
    """Carries out one job at a time, while its window can be used as ever."""

    def __init__(self, window: QWidget, told: Told) -> None:
        super().__init__(window)
        self._window = window
        self._told = told
        self._work: Work | None = None
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._work is not None

    def ask_where(self, job: Job) -> None:
        """Let the person choose the file, and write it."""
        from PySide6.QtCore import QStandardPaths, Qt
        from PySide6.QtWidgets import QFileDialog

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, "Save as PDF", folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(paper.file_name(job.title))
        dialog.fileSelected.connect(partial(self.save, job))
        dialog.open()

    def ask_printer(self, job: Job) -> None:
        """Let the person choose the printer, and print."""
        from PySide6.QtCore import Qt
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        from PySide6.QtWidgets import QDialog

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"BackCare - {job.title}")
        printer.setOutputFileName("")
        paper.set_up(printer, job.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Print")
        dialog.accepted.connect(lambda: self._begin(_printing(printer, job, printer.abort)))
        QDialog.open(dialog)  # its own asks for a slot in the old way

    def save(self, job: Job, path: str) -> None:
        """Write the file."""
        self._begin(_saving(path, job))

    def stop(self) -> None:
        """Stop, and leave nothing half done."""
        work, self._work = self._work, None
        self._turns.stop()
        if work is not None:
            work.close()
            self._told.show_progress("")
            self._told.say(STOPPED)

    def _begin(self, work: Work) -> None:
        self.stop()
        self._work = work
        self._turns.start()
        self._go_on()

    def _go_on(self) -> None:
        if self._work is None:
            return
        try:
            self._told.show_progress(next(self._work))
        except StopIteration as end:
            self._work = None
            self._turns.stop()
            self._told.show_progress("")
            self._told.say(end.value)


def _saving(path: str, job: Job) -> Work:
    trouble = yield from paper.save_pdf(path, job)
    if trouble:
        return f"The PDF could not be saved ({trouble}). Nothing was changed. Choose another place."
    return f"Saved as {path}"


def _printing(printer: QPagedPaintDevice, job: Job, give_up: Callable[[], object]) -> Work:
    count = yield from paper.print_on(printer, job, give_up)
    if count:
        return f"Printed: {count} sheet{'s' if count > 1 else ''}."
    return "The printer took nothing. Look whether it is on, or save as PDF."
