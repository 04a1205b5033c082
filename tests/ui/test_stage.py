"""The moving picture: only what changed is painted, pictures are kept and small, and both sides are alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from backcare_desktop.core.figure.motion import Frame, Motion, motion
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.canvas import MOST_BYTES
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Look, Scene
from backcare_desktop.ui.figure.stage import Stage
from tests.content.shipped import exercise, library

FIGURES = library().figures
EVERY = library().exercises


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


@pytest.mark.parametrize("move", ["neck-levator", "shoulder-cross-body", "hip-figure-four"])
def test_from_the_front_the_other_side_is_the_mirror_image(move: str) -> None:
    played = motion(FIGURES, move)
    assert played is not None
    one, other = (seen(Scene(played, exercise(move)), part * played.length_s) for part in (0.3, 0.8))
    assert difference(one, other.flipped(Qt.Orientation.Horizontal)) < 0.001


def seen(scene: Scene, time_s: float) -> QImage:
    """The body at that time, with its middle in the middle of the picture."""
    image = blank(QSize(400, 400), 1.0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = Palette.of(theme.LIGHT, theme.LIGHT.ground)
    scene.paint(painter, palette, QTransform(300, 0, 0, -300, 200, 380), scene.motion.at(time_s).frame)
    painter.end()
    return image


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


def is_body(move: Exercise) -> bool:
    played = motion(FIGURES, move.id)
    return played is not None and played.first() is not None


@pytest.mark.parametrize("move", [move for move in EVERY if is_body(move)], ids=lambda move: move.id)
def test_each_body_shows_in_one_of_its_poses_which_part_is_stretched(move: Exercise) -> None:
    played = motion(FIGURES, move.id)
    assert played is not None
    frames = [played.at(played.length_s * number / 24).frame for number in range(24)]
    image = blank(QSize(240, 200), 1.0)
    palette, scene = Palette.of(theme.LIGHT, theme.LIGHT.ground), Scene(played, move)
    painter = QPainter(image)
    scene.paint(painter, palette, scene.transform(240, 200), max(frames, key=played.mark))
    painter.end()
    shown = [image.pixelColor(x, y) == palette.mark for x in range(240) for y in range(200)]
    assert shown.count(True) > 20
