"""Where a new file goes is asked for as a new file: with a name that says what is in it, at a place of one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.tools import Job
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.own import files
from tests.ui.kept import kept

SAVES = QFileDialog.AcceptMode.AcceptSave


def offered(dialog: QFileDialog) -> tuple[QFileDialog.AcceptMode, str, str]:
    """What it asks for, the name it offers, and the ending of one that is typed without."""
    return dialog.acceptMode(), Path(dialog.selectedFiles()[0]).name, dialog.defaultSuffix()


def test_a_page_of_the_guide_is_saved_where_the_person_says(qapp: QApplication, tmp_path: Path) -> None:
    library = Library(assets.root())
    with kept(Guide(lambda _verb: None, library, Reader(by_id(library.countries, "UK"), "GB"))) as guide:
        guide.show_item("care.heat")
        press = guide.deeds.press
        press.ask_where(guide.deeds.sheets(Job.PAGE))
        [dialog] = guide.findChildren(QFileDialog)
        title = by_id(library.entries, "care.heat")
        assert title is not None
        assert offered(dialog) == (SAVES, f"BackCare - {title.title}.pdf", "pdf")
        dialog.fileSelected.emit(str(tmp_path / "heat.pdf"))
        dialog.close()
        while press.is_busy:
            qapp.processEvents()
    assert (tmp_path / "heat.pdf").read_bytes().startswith(b"%PDF-")


def test_moves_and_tips_are_shared_where_the_person_says(qapp: QApplication) -> None:
    del qapp
    chosen: list[str] = []
    with kept(QWidget()) as window:
        dialog = files.ask_where(window, chosen.append)
        assert offered(dialog) == (SAVES, "my-moves.backcare-moves", "backcare-moves")
        dialog.fileSelected.emit("/home/sam/mine.backcare-moves")
        dialog.close()
    assert chosen == ["/home/sam/mine.backcare-moves"]
