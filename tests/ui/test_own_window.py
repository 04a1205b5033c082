"""The window of own moves and tips, on real files: every way through it by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from backcare_desktop.core.commands import ChangeOwn, Open, Page
from backcare_desktop.core.own.own import Keep, OwnMove, Tip
from backcare_desktop.ui import theme
from backcare_desktop.ui.own import files
from backcare_desktop.ui.own.form import TipForm
from tests.ui.own_desk import Desk, own_desk
from tests.ui.pictures import picture


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with own_desk(tmp_path / "me") as made:
        yield made


# ---- writing


def test_before_there_is_anything_the_window_says_what_it_is_for(desk: Desk) -> None:
    assert desk.listed() == []
    assert "Write down a move that does you good" in desk.page()
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
    assert "Your own" in desk.page()
    assert "Nobody graded it." in desk.page()
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
    assert "For eyes." in desk.page()


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


def test_the_keyboard_goes_to_the_first_field_that_is_wrong(desk: Desk) -> None:
    desk.press("Add a move")
    desk.form().name.setText("Slide")
    desk.press("Keep")
    assert desk.form().steps.hasFocus()


def test_when_to_get_help_is_one_press_away(desk: Desk) -> None:
    desk.press("When to get help")
    assert desk.verbs == [Open(Page.HELP)]


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
    assert files.NAME == "my-moves.backcare-moves"
    assert files.READABLE == "BackCare moves and tips (*.backcare-moves *.backcare-pack)"


def test_why_a_picture_was_not_taken_stays_in_sight(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "good.png").write_bytes(picture())
    (tmp_path / "cut.png").write_bytes(picture()[:60])
    desk.press("Add a move")
    desk.window.resize(900, 560)
    form, scroll = desk.form(), desk.editor()._scroll
    QApplication.processEvents()
    scroll.ensureWidgetVisible(form.picker.said, 0, 0)
    for name in ("good.png", "cut.png"):
        form.picker.take(str(tmp_path / name))
        QApplication.processEvents()
    said = form.picker.said
    assert said.text().startswith("The picture cannot be read")
    below = said.mapTo(scroll.viewport(), said.rect().bottomLeft()).y()
    assert said.heightForWidth(said.width()) <= said.height()
    assert below < scroll.viewport().height()
