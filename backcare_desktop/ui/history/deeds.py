"""What a person takes away from the history, or deletes: a PDF, a table, a backup; each asks where and says the end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback.deskreport import Report, report
from backcare_desktop.core.lookback.periods import Grain, period_of
from backcare_desktop.core.lookback.rowtext import COLUMNS, cells_of, record_of
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.past import Past


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take something away: what it is called, its file, and what writes it (the words of its end)."""

    words: str
    name: str
    filter: str
    write: Callable[[str], str]
    is_long: bool = True


class Deeds(QObject):
    """``say`` shows how something ended."""

    done = Signal(str)
    """How something ended that went on in another thread."""

    def __init__(self, window: QWidget, past: Past, emit: Emit, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._past = past
        self._emit = emit
        self._say = say
        self.done.connect(say)

    def menu(self, ways: Sequence[Way]) -> QMenu:
        """The ways, to choose from."""
        menu = QMenu(self._window)
        theme.set_font(menu, theme.SIZE_BODY)
        for way in ways:
            menu.addAction(way.words, partial(self._ask_where, way))
        return menu

    def ways(self) -> tuple[Way, ...]:
        """All that can be taken away."""
        from backcare_desktop.ui.history import report as history_report

        past = self._past
        ways = [
            Way("&Two weeks at my desk, as PDF…", history_report.FILE_NAME, "PDF (*.pdf)", self._save_report, False),
            Way("All of it as a table (&CSV)…", "BackCare history.csv", "CSV (*.csv)", partial(save_rows, past, "csv")),
            Way("All of it as &JSON…", "BackCare history.jsonl", "JSON (*.jsonl)", partial(save_rows, past, "jsonl")),
        ]
        if past.back_up is not None:
            name = f"BackCare backup {past.today.isoformat()}.zip"
            ways.append(Way("&Back up everything…", name, "Backup (*.zip)", past.back_up))
        return tuple(ways)

    def carry_out(self, way: Way, path: str) -> None:
        """Write the file, in another thread if that takes long, and say how it ended."""
        if not way.is_long or self._past.apart is None:
            self._say(way.write(path))
            return
        self._say("Writing…")
        Thread(target=self._write, args=(way, path), name="take away", daemon=True).start()

    def delete(self) -> None:
        """Ask which days, show how much that is, and delete them when the person agrees."""
        from backcare_desktop.ui.history.delete import DeleteDialog

        dialog = DeleteDialog(self._window, self._past, self._emit)
        dialog.open()

    def _write(self, way: Way, path: str) -> None:
        said = way.write(path)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self.done.emit(said)

    def _save_report(self, path: str) -> str:
        from backcare_desktop.ui.history import report as history_report

        return ended(path, history_report.save_pdf(path, fortnight(self._past)))

    def _ask_where(self, way: Way) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, way.words.replace("&", ""), folder, way.filter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(way.name).suffix[1:])
        dialog.selectFile(way.name)
        dialog.fileSelected.connect(partial(self.carry_out, way))
        dialog.open()


def fortnight(past: Past) -> Report:
    """The two weeks up to today."""
    asked = past.asked(period_of(Grain.FORTNIGHT, past.today))
    return report(asked, past.kept(asked, past.fresh(asked)))


def ended(path: str, trouble: str) -> str:
    """How writing a file ended."""
    if trouble:
        return f"It could not be saved ({trouble}). Nothing was changed. Choose another place."
    return f"Saved as {path}"


def save_rows(past: Past, form: str, path: str) -> str:
    """Write all rows as CSV or as lines of JSON; a file that was there stays whole until all is written."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return ended(path, file.errorString())
    if form == "csv":
        file.write(_csv_line(COLUMNS))
    for row in _all_rows(past):
        if form == "csv":
            file.write(_csv_line(cells_of(row, past.day_starts_at)))
        else:
            file.write(f"{json.dumps(record_of(row, past.day_starts_at), ensure_ascii=False)}\n".encode())
    return ended(path, "" if file.commit() else file.errorString())


def _csv_line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def _all_rows(past: Past) -> Iterator[Row]:
    rows = past.rows if past.apart is None else past.apart().rows
    first = past.first_day()
    for year in range(first.year - 1 if first else past.today.year, past.today.year + 2):
        yield from rows(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC), None)
