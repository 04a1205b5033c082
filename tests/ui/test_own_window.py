"""The window of own moves and tips, on real files: every way through it by mouse and by keys."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import ChangeOwn, ChangeSettings, Open, Page, Verb
from backcare_desktop.core.own.own import Keep, OwnMove, Tip
from backcare_desktop.owned import Owned
from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders
from backcare_desktop.ui import theme
from backcare_desktop.ui.own import picker
from backcare_desktop.ui.own import window as own
from backcare_desktop.ui.own.edit import Editor
from backcare_desktop.ui.own.form import TipForm
from backcare_desktop.ui.own.list import Shipped
from backcare_desktop.ui.own.moveform import MoveForm
from backcare_desktop.ui.own.offer import OfferPage, SharePage
from backcare_desktop.ui.own.window import OwnWindow
from tests.ui.kept import kept
from tests.ui.pictures import picture

SHIPPED = Library(assets.root())
AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
STEPS = "Stand up.\nSlide your arms up.\n\n"


class Desk:
    """A window on real files, and what came out of it."""

    def __init__(self, home: Path) -> None:
        for name in ("config", "data", "state", "run"):
            (home / name).mkdir(parents=True)
        self.verbs: list[Verb] = []
        self.away: dict[str, tuple[str, ...]] = {"guide.hidden_moves": (), "guide.hidden_tips": ()}
        folders = Folders(home / "config", home / "data", home / "state", home / "run")
        self.owned = Owned(folders, lambda: AT, pytest.fail)
        shipped = Shipped(SHIPPED.exercises, SHIPPED.posture_questions, lambda key: self.away[key])
        self.window = OwnWindow(self.emit, self.owned, shipped)

    def emit(self, verb: Verb) -> None:
        """Do as the app does."""
        self.verbs.append(verb)
        match verb:
            case ChangeOwn(change=change):
                with contextlib.suppress(Problem):
                    self.owned.carry_out(change)
            case ChangeSettings(changes=changes):
                self.away |= {key: tuple(value) if isinstance(value, list) else () for key, value in changes}
            case _:
                return
        self.window.render()

    def press(self, words: str) -> None:
        """Press the button of these words."""
        buttons = [each for each in self.window.findChildren(QPushButton) if each.isVisible()]
        [button] = [each for each in buttons if each.text().replace("&", "") == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def listed(self) -> list[str]:
        """The titles in the list, headings too."""
        shown = self.window.overview.list
        return [shown.item(number).text() for number in range(shown.count())]

    def editor(self) -> Editor:
        assert self.window.editor is not None
        return self.window.editor

    def form(self) -> MoveForm:
        form = self.editor().form
        assert isinstance(form, MoveForm)
        return form

    def write_a_move(self, name: str = "Wall slide") -> None:
        self.press("Add a move")
        form = self.form()
        form.name.setText(name)
        form.steps.setPlainText(STEPS)
        QTest.mouseClick(form.regions.buttons["shoulders"], Qt.MouseButton.LeftButton)
        self.press("Keep")

    def write_a_tip(self, text: str = "Sip some water.") -> None:
        self.press("Add a tip")
        form = self.editor().form
        assert isinstance(form, TipForm)
        form.text.setText(text)
        self.press("Keep")


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(tmp_path / "me")
    with kept(desk.window):
        desk.window.show()
        yield desk
        editor = desk.window.editor
        if editor is not None:
            editor.form.is_modified = False


def page(desk: Desk) -> str:
    return desk.window.overview.show_pane.page.toPlainText()


# ---- writing


def test_before_there_is_anything_the_window_says_what_it_is_for(desk: Desk) -> None:
    assert desk.listed() == []
    assert "Write down a move that does you good" in page(desk)
    assert desk.window.overview.add_move.hasFocus()
    assert not desk.window.overview.share.isEnabled()


def test_a_move_is_written_and_stands_in_the_list(desk: Desk) -> None:
    desk.write_a_move()
    assert desk.listed() == ["Your moves", "Wall slide"]
    [verb] = desk.verbs
    assert isinstance(verb, ChangeOwn)
    assert isinstance(verb.change, Keep)
    content = desk.owned.content()
    assert content is not None
    assert content.moves[0].move.steps == ("Stand up.", "Slide your arms up.")
    assert content.moves[0].move.caution == "Stop if it hurts."
    assert "Your own" in page(desk)
    assert "Nobody graded it." in page(desk)
    assert desk.window.overview.said.text() == "“Wall slide” is kept."


def test_a_tip_is_written_changed_and_put_back(desk: Desk) -> None:
    desk.write_a_tip()
    desk.press("Change")
    form = desk.editor().form
    assert isinstance(form, TipForm)
    form.text.setText("Drink tea.")
    desk.press("Keep")
    assert desk.listed() == ["Your tips", "Drink tea."]
    desk.press("Undo")
    assert desk.listed() == ["Your tips", "Sip some water."]


def test_a_tip_can_be_for_a_part_of_the_body(desk: Desk) -> None:
    desk.press("Add a tip")
    form = desk.editor().form
    assert isinstance(form, TipForm)
    form.text.setText("Look far.")
    form.region.choose("eyes")
    desk.press("Keep")
    content = desk.owned.content()
    assert content is not None
    assert content.tips == (Tip("own.look-far", "Look far.", content.tips[0].region),)
    assert "For eyes." in page(desk)


def test_what_is_missing_is_said_at_its_field_and_kept_from_the_file(desk: Desk) -> None:
    desk.press("Add a move")
    desk.press("Keep")
    rows = desk.form().rows
    assert rows["name"].error.text() == "Give it a name."
    assert rows["steps"].error.text() == "Write at least one step."
    assert rows["regions"].error.text() == "Say which part of the body it moves."
    assert desk.form().name.accessibleDescription() == "Give it a name."
    assert desk.form().name.hasFocus()
    assert desk.verbs == []
    desk.form().name.setText("Slide <b>")
    assert rows["name"].error.text() == "It has a tag or a script in it; write plain words."
    desk.form().name.setText("Slide")
    assert rows["name"].error.text() == ""


def test_the_sum_is_said_while_the_numbers_are_typed(desk: Desk) -> None:
    desk.press("Add a move")
    form = desk.form()
    assert form.sum.text() == "5 times: 20 s in all"
    form.mode.choose("hold")
    form.mode.activated.emit(1)
    form.hold.setFocus()
    QTest.keyClick(form.hold, Qt.Key.Key_Down)
    form.hold.set_value(9)
    QTest.keyClick(form.hold, Qt.Key.Key_Up)
    form.sides.setChecked(True)
    assert form.sum.text() == "Hold 10 s, 5 times on each side: 2 min in all"
    form.mode.choose("time")
    form.mode.activated.emit(2)
    form.hold.set_value(90)
    assert form.sum.text() == "2 min: 2 min in all"
    assert not form.reps.isVisible()
    form.hold.set_value(3)
    form.name.setText("x")
    desk.press("Keep")
    assert form.rows["hold_s"].error.text() == "It must be a whole number from 5 to 900."


def test_the_preview_shows_what_is_typed(desk: Desk) -> None:
    desk.press("Add a move")
    desk.form().name.setText("Wall & slide <3")
    desk.form().steps.setPlainText("Stand up.")
    text = desk.editor().preview.page.toPlainText()
    assert "Wall & slide <3" in text
    assert "Stand up." in text


def test_what_is_not_kept_is_thrown_away_only_when_that_is_said_twice(desk: Desk) -> None:
    desk.press("Add a move")
    desk.form().name.setText("Slide")
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert "not kept yet" in desk.editor().said.text()
    assert desk.editor().cancel.hasFocus()
    desk.form().name.setText("Slow slide")
    assert not desk.window.close()
    desk.press("Throw away")
    assert desk.window.editor is None
    assert desk.verbs == []


def test_an_untouched_form_is_left_at_once(desk: Desk) -> None:
    desk.press("Add a move")
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.window.editor is None


# ---- pictures


def test_a_picture_is_chosen_seen_kept_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(picture(400, 300, "jpg"))
    desk.write_a_move()
    desk.press("Change")
    desk.form().picker.take(str(tmp_path / "photo.jpg"))
    assert desk.editor().preview.picture.has_picture
    desk.press("Keep")
    assert desk.owned.picture("own.wall-slide").endswith("wall-slide.jpg")
    assert desk.window.overview.show_pane.picture.has_picture
    assert desk.window.overview.show_pane.picture.accessibleName() == "Picture of Wall slide"
    desk.press("Change")
    desk.form().name.setText("Slow slide")
    desk.press("Keep")
    assert desk.owned.picture("own.wall-slide").endswith("wall-slide.jpg")
    desk.press("Change")
    desk.press("No picture")
    desk.press("Keep")
    assert desk.owned.picture("own.wall-slide") == ""


def test_a_file_that_is_no_picture_is_refused_at_the_field(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"<svg>")
    desk.press("Add a move")
    picker = desk.form().picker
    picker.take(str(tmp_path / "x.png"))
    assert picker.said.text().startswith("The picture is neither PNG nor JPEG.")
    picker.take(str(tmp_path / "none.png"))
    assert picker.said.text().startswith("none.png cannot be read (No such file or directory). It was not taken.")
    assert picker.new is None


# ---- deleting, hiding


def test_deleting_is_undone_with_one_key(desk: Desk) -> None:
    desk.write_a_move()
    desk.press("Delete")
    assert desk.listed() == []
    assert desk.window.overview.undo.hasFocus()
    assert desk.window.overview.undo.accessibleName() == "Undo: Put “Wall slide” back"
    QTest.keyClick(desk.window.overview.undo, Qt.Key.Key_Space)
    assert desk.listed() == ["Your moves", "Wall slide"]
    assert desk.window.overview.chosen == "own.wall-slide"


def test_own_and_shipped_moves_and_tips_are_put_away_and_brought_back(desk: Desk) -> None:
    desk.write_a_move()
    desk.press("Put away")
    assert desk.away["guide.hidden_moves"] == ("own.wall-slide",)
    desk.window.overview.all.setChecked(True)
    desk.window.overview.choose("neck-turn")
    desk.press("Put away")
    desk.window.overview.choose("pc.feet")
    desk.press("Put away")
    assert desk.away == {"guide.hidden_moves": ("own.wall-slide", "neck-turn"), "guide.hidden_tips": ("pc.feet",)}
    desk.window.overview.all.setChecked(False)
    assert desk.listed()[:4] == ["Your moves", "Wall slide", "Put away", "Neck turn"]
    for item in ("own.wall-slide", "neck-turn", "pc.feet"):
        desk.window.overview.choose(item)
        desk.press("Bring back")
    assert desk.away == {"guide.hidden_moves": (), "guide.hidden_tips": ()}
    assert ChangeSettings((("guide.hidden_moves", None),)) in desk.verbs


def test_what_came_with_the_app_can_be_seen_but_not_changed(desk: Desk) -> None:
    desk.window.overview.all.setChecked(True)
    assert len(desk.listed()) == 2 + 47 + 16
    desk.window.overview.choose("neck-turn")
    assert not desk.window.overview.edit.isVisible()
    assert not desk.window.overview.drop.isVisible()
    assert "Your own" not in page(desk)
    desk.press("In the guide")
    assert desk.verbs == [Open(Page.GUIDE, "neck-turn")]


def test_when_to_get_help_is_one_press_away(desk: Desk) -> None:
    desk.press("When to get help")
    assert desk.verbs == [Open(Page.HELP)]


# ---- packs


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


# ---- all by keys, all by ear, all in large type


def test_every_control_has_a_name_and_can_be_reached_by_tab(desk: Desk) -> None:
    desk.write_a_move()
    shows: list[Callable[[], None]] = [lambda: None, lambda: desk.press("Change"), desk.window.show_list]
    for show in (*shows, desk.window.choose_to_share):
        show()
        controls = [
            each
            for each in desk.window.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(controls) >= 3
        for each in controls:
            text = each.text() if isinstance(each, QPushButton) else ""
            assert each.accessibleName() or text or getattr(each, "text", lambda: "")(), each
        reached = set()
        start = desk.window.focusWidget()
        for _ in range(len(controls) + 20):
            QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
            reached.add(desk.window.focusWidget())
        assert start is not None
        missing = [each for each in controls if each not in reached and each.focusProxy() is None]
        assert missing == [], [(each, each.accessibleName()) for each in missing]


def test_nothing_is_cut_at_twice_the_size(desk: Desk, qapp: QApplication) -> None:
    desk.write_a_move()
    desk.press("Change")
    theme.apply(qapp, "dark", 2.0)
    desk.window.resize(760, 860)
    QGuiApplication.processEvents()
    for button in desk.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    form = desk.form()
    assert form.hold.width() >= form.hold.fontMetrics().horizontalAdvance("900") + 20


def test_an_edited_file_is_an_own_move_all_the_same(desk: Desk) -> None:
    desk.write_a_move()
    content = desk.owned.content()
    assert content is not None
    item = content.find("own.wall-slide")
    assert isinstance(item, OwnMove)
    assert item.move.is_own


def test_files_are_shared_under_a_name_that_says_what_is_in_them_and_older_ones_can_be_chosen() -> None:
    assert own.NAME == "my-moves.backcare-moves"
    assert own.READABLE == "BackCare moves and tips (*.backcare-moves *.backcare-pack)"
