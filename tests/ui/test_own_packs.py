"""Own moves and tips in files: shared, looked into, and taken in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from backcare_desktop.ui.own import picker
from backcare_desktop.ui.own.offer import OfferPage, SharePage
from tests.ui.own_desk import Desk, own_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with own_desk(tmp_path / "me") as made:
        yield made


def test_files_are_looked_for_at_home_wherever_the_app_was_started(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert picker.folder(picker.Place.DownloadLocation) == str(tmp_path)
    (tmp_path / "Pictures").mkdir()
    assert picker.folder(picker.Place.PicturesLocation) == str(tmp_path / "Pictures")
    desk.write_a_tip()
    desk.window.ask_where(("own.sip-some-water",))
    dialog = desk.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert [Path(file) for file in dialog.selectedFiles()] == [tmp_path / "my-moves.backcare-moves"]
    dialog.close()


def test_a_pack_is_shared_and_taken_in_after_a_look(desk: Desk, tmp_path: Path) -> None:
    desk.write_a_move()
    desk.write_a_tip()
    desk.press("Share…")
    share = desk.window.page
    assert isinstance(share, SharePage)
    assert share.chosen() == ("own.wall-slide", "own.sip-some-water")
    share.switches["own.sip-some-water"].setChecked(False)
    desk.window.share(str(tmp_path / "mine.backcare-moves"), share.chosen())
    assert desk.window.overview.said.text() == f"1 move written to {tmp_path}/mine.backcare-moves."
    desk.window.overview.choose("own.wall-slide")
    desk.press("Delete")
    desk.window.look_into(str(tmp_path / "mine.backcare-moves"))
    offer = desk.window.page
    assert isinstance(offer, OfferPage)
    assert "Nothing of yours is changed." in offer.page.toPlainText()
    assert "Stand up. Slide your arms up. Stop if it hurts." in offer.page.toPlainText()
    assert desk.listed() == ["Your tips", "Sip some water."]
    desk.press("Add it")
    assert desk.listed() == ["Your moves", "Wall slide", "Your tips", "Sip some water."]
    assert desk.window.overview.said.text() == "1 move added."
    assert desk.window.overview.chosen == "own.wall-slide"
    desk.press("Undo")
    assert desk.listed() == ["Your tips", "Sip some water."]


def test_with_nothing_chosen_there_is_nothing_to_share(desk: Desk) -> None:
    desk.write_a_tip()
    desk.press("Share…")
    share = desk.window.page
    assert isinstance(share, SharePage)
    share.switches["own.sip-some-water"].setChecked(False)
    assert not share.share.isEnabled()
    desk.press("Cancel")
    assert desk.window.page is None


def test_a_bad_pack_is_said_in_one_sentence_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.backcare-pack").write_bytes(b"no pack")
    desk.window.look_into(str(tmp_path / "bad.backcare-pack"))
    assert desk.window.page is None
    assert desk.window.overview.said.text() == (
        "bad.backcare-pack was not taken in: it is damaged, or no file of BackCare. Nothing was changed. "
        "Ask whoever made it for a new one."
    )


def test_a_pack_with_nothing_new_says_why(desk: Desk, tmp_path: Path) -> None:
    desk.write_a_tip()
    desk.window.share(str(tmp_path / "x"), ("own.sip-some-water",))
    desk.window.look_into(str(tmp_path / "x"))
    assert isinstance(desk.window.page, OfferPage)
    assert "“Sip some water.”: You have it already. It is left out." in desk.window.page.page.toPlainText()
    desk.press("Back")
    assert desk.window.page is None
