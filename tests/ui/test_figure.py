"""The drawn figure as a widget: it plays while it is seen, rests in holds, and keeps still when that is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.figure.motion import Frame, Motion, motion
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.figure.canvas import MOST_BYTES
from backcare_desktop.ui.figure.figure import FRAME_MS, Figure
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Look, Scene
from backcare_desktop.ui.figure.stage import Stage
from backcare_desktop.ui.guide.window import Guide
from tests.content.shipped import exercise, library
from tests.ui.kept import kept

FIGURES = library().figures
EVERY = library().exercises


@pytest.fixture
def figure() -> Iterator[Figure]:
    """The side tilt of the neck, shown."""
    with kept(Figure(FIGURES, exercise("neck-side-tilt"))) as widget:
        widget.resize(320, 240)
        yield widget


def timer(figure: Figure) -> QTimer:
    [found] = figure.findChildren(QTimer)
    return found


def pass_s(figure: Figure, seconds: float) -> None:
    """Let so much time pass, as its timer counts it."""
    gone_ms = 0
    while gone_ms < 1000 * seconds:
        gone_ms += timer(figure).interval()
        timer(figure).timeout.emit()


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_it_moves_and_says_what_is_done(figure: Figure) -> None:
    assert timer(figure).isActive()
    before = picture(figure)
    pass_s(figure, 1.0)
    assert figure.words == "Right ear to right shoulder"
    assert picture(figure) != before


def test_it_wakes_thirty_times_a_second_but_for_no_step_that_looks_like_the_one_before() -> None:
    with kept(Figure(FIGURES, exercise("shoulder-w-to-y"))) as widget:
        widget.resize(880, 367)
        widget.grab()
        pass_s(widget, 10.0)  # two rounds: all pictures are ready
        paints, waits_ms = Paints(widget), []
        for _ in range(40):
            waits_ms.append(timer(widget).interval())
            timer(widget).timeout.emit()
        assert waits_ms[0] == 4 * FRAME_MS  # it begins gently
        assert waits_ms[20:] == [33] * 20
        assert paints.count == len(waits_ms)


def test_a_hold_is_counted_down_and_nothing_else_is_done(figure: Figure) -> None:
    counted: list[str] = []
    figure.counted.connect(counted.append)
    pass_s(figure, 2.0)
    assert figure.words == "Right ear to right shoulder · 15 s"
    held = picture(figure)
    assert timer(figure).interval() > 500
    pass_s(figure, 1.0)
    timer(figure).timeout.emit()
    assert timer(figure).interval() == 1000
    assert counted[:2] == ["Hold 15 s", "Hold 14 s"]
    assert picture(figure) == held


def test_on_the_other_side_it_says_so() -> None:
    with kept(Figure(FIGURES, exercise("neck-trap-stretch"))) as widget:
        pass_s(widget, 24.5)
        assert widget.count == ""
        pass_s(widget, 7.0)
        assert widget.count.startswith("Other side · hold 1")
        assert widget.words.startswith("Left hand rests on the head, tilt left")


def test_the_persons_own_hold_is_counted() -> None:
    with kept(Figure(FIGURES, exercise("neck-side-tilt"), hold_s=30)) as widget:
        pass_s(widget, 2.0)
        assert widget.words == "Right ear to right shoulder · 30 s"


def test_nobody_looks_and_it_rests(figure: Figure) -> None:
    figure.hide()
    assert not timer(figure).isActive()
    figure.show()
    assert timer(figure).isActive()


def test_its_timer_goes_with_it() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"))) as widget:
        gone: list[bool] = []
        timer(widget).destroyed.connect(lambda: gone.append(True))
    assert gone == [True]


def test_reduced_motion_shows_the_key_poses_with_their_words() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"), is_still=True)) as widget:
        assert not timer(widget).isActive()
        widget.resize(600, 240)
        wide = picture(widget)
        lower = wide.copy(QRect(0, 205, 600, 35))
        assert len(colours(lower)) > 2
        for column in range(3):
            third = wide.copy(QRect(200 * column, 0, 200, 200))
            assert len(colours(third)) > 5
        assert widget.words == ""


def test_key_poses_keep_only_their_numbers_where_there_is_no_room_for_words() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"), is_still=True)) as widget:
        widget.resize(600, 120)
        low = picture(widget)
        below = [low.copy(QRect(200 * column, 105, 200, 15)) for column in range(3)]
        assert all(len(colours(image)) > 1 for image in below)
        beside = [image.copy(QRect(0, 0, 80, 15)) for image in below]
        assert all(len(colours(image)) == 1 for image in beside)


@pytest.mark.parametrize("is_still", [False, True], ids=["playing", "still"])
@pytest.mark.parametrize("move", EVERY, ids=lambda move: move.id)
def test_every_exercise_is_painted_inside_its_box(move: Exercise, is_still: bool) -> None:
    with kept(Figure(FIGURES, move, is_still=is_still)) as widget:
        widget.resize(420, 260)
        pass_s(widget, 0.0 if is_still else 1.0)
        image = picture(widget)
        assert widget.has_figure
        assert len(colours(image)) > 5
        edge = {image.pixelColor(x, 0).name() for x in range(image.width())}
        assert edge == {theme.LIGHT.ground.lower()}
        assert widget.accessibleName() == f"{move.name}, shown by a figure"
        assert widget.accessibleDescription()


def test_no_exercise_is_an_empty_ground() -> None:
    with kept(Figure(FIGURES)) as widget:
        assert not widget.has_figure
        assert not timer(widget).isActive()
        assert colours(picture(widget)) == {theme.LIGHT.ground.lower()}
        widget.show_exercise(exercise("hip-march"))
        assert widget.has_figure
        assert timer(widget).isActive()
        assert len(colours(picture(widget))) > 5


def test_it_takes_over_the_theme(figure: Figure, qapp: QApplication) -> None:
    picture(figure)
    theme.apply(qapp, "dark", 1.0)
    assert theme.DARK.ground.lower() in colours(picture(figure))
    assert theme.LIGHT.ground.lower() not in colours(picture(figure))


def test_in_a_window_that_is_always_dark_it_is_dark() -> None:
    with kept(QWidget()) as window:
        theme.always_dark(window)
        inside = Figure(FIGURES, exercise("neck-turn"))
        inside.setParent(window)
        inside.resize(200, 200)
        inside.show()
        assert theme.DARK.ground.lower() in colours(picture(inside))


@pytest.mark.parametrize("move", EVERY, ids=lambda move: move.id)
def test_painting_only_what_changed_shows_the_same_as_painting_all(move: Exercise) -> None:
    ratio = 1.5
    played = motion(FIGURES, move.id)
    assert played is not None
    scene, size, palette = Scene(played, move), QSize(240, 200), Palette.of(theme.LIGHT, theme.LIGHT.ground)
    stage, screen = Stage(scene, palette, size, ratio), blank(size, ratio)
    for number in range(60):
        region = stage.move_to(played.at(played.length_s * number / 40).frame) or QRect()
        painter = QPainter(screen)
        painter.setClipRect(region)
        stage.paint(painter, region)
        painter.end()
    all_at_once, place = blank(size, ratio), scene.transform(240, 200)
    painter = QPainter(all_at_once)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.paint_still(painter, palette, place)
    assert stage.frame is not None
    scene.paint(painter, palette, place, stage.frame)
    painter.end()
    assert difference(screen, all_at_once) < 0.06


def blank(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(theme.LIGHT.ground))
    return image


def difference(one: QImage, two: QImage) -> float:
    """The part of the figure whose shade differs much: a step too short to be seen may still touch the edges."""
    shown, right = (bytes(image.constBits())[1::4] for image in (one, two))  # the green of each pixel
    apart = sum(abs(a - b) > 60 for a, b in zip(shown, right, strict=True))
    return apart / sum(green < 200 for green in right)


class Counted(Scene):
    """Notes the frames that are painted."""

    def __init__(self, played: Motion, move: Exercise) -> None:
        super().__init__(played, move)
        self.looks: list[Frame] = []

    def look(self, palette: Palette, place: QTransform, frame: Frame) -> Look:
        self.looks.append(frame)
        return super().look(palette, place, frame)


def test_the_way_back_and_the_second_time_round_are_not_painted_anew() -> None:
    scene, stage, _ = played("hip-march", QSize(200, 160))
    first_loop = len(scene.looks)
    assert 20 < first_loop < 60
    go_round(scene, stage)
    assert len(scene.looks) == first_loop


def test_a_step_too_short_to_be_seen_asks_for_no_painting() -> None:
    played = motion(FIGURES, "neck-chin-tuck")
    assert played is not None
    scene = Scene(played, exercise("neck-chin-tuck"))
    stage = Stage(scene, Palette.of(theme.LIGHT, theme.LIGHT.ground), QSize(240, 200), 1.0)
    asked = [stage.move_to(Frame(0, 1, step, 45)) for step in range(46)]
    assert 5 < sum(region is not None for region in asked[1:]) < 20


def test_the_pictures_of_a_move_take_little_memory_and_are_given_back() -> None:
    with kept(Figure(FIGURES, exercise("shoulder-band-raise"))) as widget:
        widget.resize(880, 367)
        widget.grab()
        pass_s(widget, 3.8)
        assert widget.stage is not None
        assert 4_000_000 < widget.stage.kept_bytes <= MOST_BYTES == 26_000_000
        widget.hide()
        assert widget.stage is None


def played(move: str, size: QSize) -> tuple[Counted, Stage, list[QRect]]:
    """One round of it at thirty frames a second, and the regions that were to be painted."""
    moved = motion(FIGURES, move)
    assert moved is not None
    scene = Counted(moved, exercise(move))
    stage = Stage(scene, Palette.of(theme.LIGHT, theme.LIGHT.ground), size, 1.0)
    return scene, stage, go_round(scene, stage)


def go_round(scene: Scene, stage: Stage) -> list[QRect]:
    moved = scene.motion
    regions = [stage.move_to(moved.at(number / 30).frame) for number in range(int(30 * moved.length_s))]
    return [region for region in regions if region is not None]


def test_pictures_are_cut_to_what_they_show() -> None:
    scene, stage, _ = played("hip-march", QSize(880, 367))
    empty = Stage(scene, Palette.of(theme.LIGHT, theme.LIGHT.ground), QSize(880, 367), 1.0)
    boxes_bytes = 8_400_000
    assert stage.kept_bytes - empty.kept_bytes < 0.75 * boxes_bytes


def test_eyes_that_blink_paint_the_eyes_alone() -> None:
    _, _, regions = played("eye-blink", QSize(880, 367))
    assert len(regions) > 20
    assert all(region.width() * region.height() < 15_000 for region in regions[2:])


def test_what_has_no_room_to_be_kept_is_painted_each_time_and_looks_the_same() -> None:
    size = QSize(880, 367)
    scene, stage, regions = played("neck-levator", size)
    assert len(regions) > 150
    assert MOST_BYTES - 200_000 < stage.kept_bytes <= MOST_BYTES
    times = (number / 30 for number in range(int(30 * scene.motion.length_s)))
    late = [frame for frame in (scene.motion.at(time_s).frame for time_s in times) if frame[:2] == (4, 5)]
    stage.move_to(late[len(late) // 2])
    scene.looks.clear()
    screen, at_once = blank(size, 1.0), blank(size, 1.0)
    painter = QPainter(screen)
    stage.paint(painter, QRect(QPoint(), size))
    painter.end()
    assert scene.looks == []
    painter = QPainter(at_once)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette, place = Palette.of(theme.LIGHT, theme.LIGHT.ground), scene.transform(880, 367)
    scene.paint_still(painter, palette, place)
    assert stage.frame is not None
    scene.paint(painter, palette, place, stage.frame)
    painter.end()
    assert difference(screen, at_once) < 0.06


def test_what_stands_still_is_the_same_shape_in_each_frame() -> None:
    played = motion(FIGURES, "hip-march")
    assert played is not None
    scene, palette = Scene(played, exercise("hip-march")), Palette.of(theme.LIGHT, theme.LIGHT.ground)
    place = scene.transform(240, 200)
    rest, lifted = (scene.look(palette, place, Frame(0, 1, step, 24)).shapes for step in (0, 24))
    still = [
        one.path is two.path and abs(one.turn - two.turn) < 0.1 and abs(one.at - two.at) < 0.1
        for one, two in zip(rest, lifted, strict=True)
    ]
    assert still.count(True) >= 13
    assert still.count(False) >= 4


def test_the_pictures_of_a_move_are_no_larger_than_what_moves() -> None:
    played = motion(FIGURES, "leg-ankle-pump")
    assert played is not None
    scene = Scene(played, exercise("leg-ankle-pump"))
    stage = Stage(scene, Palette.of(theme.LIGHT, theme.LIGHT.ground), QSize(880, 367), 1.0)
    stage.move_to(Frame(0, 1, 3, 24))
    room = stage.move_to(Frame(0, 1, 12, 24))
    assert room is not None
    assert 40 < room.width() < 160
    assert 30 < room.height() < 200


def luminance(colour: QColor) -> float:
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    low, high = sorted([luminance(one), luminance(two)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_stretched_part_stands_out_from_clothes_and_by_its_rim_from_skin(tokens: theme.Tokens) -> None:
    colours = Palette.of(tokens, tokens.ground)
    assert contrast(colours.mark, colours.shirt) >= 3
    assert contrast(colours.mark, colours.trousers) >= 3
    assert max(contrast(colours.mark, colours.skin), contrast(colours.ink, colours.skin)) >= 3
    assert max(contrast(colours.mark, colours.ground), contrast(colours.ink, colours.ground)) >= 3


# ---- in the guide


@pytest.fixture
def guide(verbs: list[Verb]) -> Iterator[Guide]:
    with kept(Guide(verbs.append, library(), Reader(by_id(library().countries, "UK"), "GB"))) as window:
        yield window


def test_the_page_of_a_move_has_its_figure_and_others_have_none(guide: Guide) -> None:
    panel = guide.columns.move_panel
    assert not panel.isVisible()
    assert panel.figure is None
    guide.show_item("neck-turn")
    assert panel.isVisible()
    assert panel.figure is not None
    assert panel.words.text() == "Turn to the right"
    guide.show_item("cause.posture")
    assert not panel.isVisible()
    guide.show_item("hip-march")
    assert panel.isVisible()


def test_a_low_window_keeps_its_room_for_the_words(guide: Guide) -> None:
    guide.show_item("neck-turn")
    guide.resize(900, 320)
    assert not guide.columns.move_panel.isVisible()
    guide.resize(900, 700)
    assert guide.columns.move_panel.isVisible()


def test_with_reduced_motion_the_guide_shows_key_poses(verbs: list[Verb]) -> None:
    with kept(Guide(verbs.append, library(), Reader(is_still=True))) as window:
        window.show_item("neck-turn")
        panel = window.columns.move_panel
        assert panel.isVisible()
        assert not panel.words.isVisible()
        assert panel.figure is not None
        assert panel.figure.is_still
