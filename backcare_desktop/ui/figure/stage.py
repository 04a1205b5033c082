"""Where a figure moves: it shows the pictures of one move after the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from backcare_desktop.core.figure.motion import Frame
from backcare_desktop.ui.figure.canvas import Canvas
from backcare_desktop.ui.figure.film import Cell, Film
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene


class Stage:
    """A scene in a box of a size, in some colours. Given back when the widget goes or its exercise changes."""

    def __init__(self, scene: Scene, palette: Palette, size: QSize, ratio: float) -> None:
        self.ratio = ratio
        self._canvas = Canvas(scene, palette, size, ratio)
        self._films: dict[tuple[int, int], Film] = {}
        self._film: Film | None = None
        self._step = 0
        self._on: Cell | None = None
        self._is_elsewhere = True
        """Whether what was on the widget before may lie beyond the pictures that are on now."""

    @property
    def frame(self) -> Frame | None:
        """The one that is on."""
        return None if self._film is None else self._film.frame(self._step)

    @property
    def kept_bytes(self) -> int:
        """What the kept pictures take, and the sheet that they are cut from."""
        return self._canvas.kept_bytes

    def move_to(self, frame: Frame) -> QRect | None:
        """Let this frame follow; what has to be painted. It is called thirty times a second."""
        film = self._film
        if film is None:
            return self._change_film(frame)
        step = film.step_of(frame)
        if step is None:
            return self._change_film(frame)
        self._step = step
        cell, on = film.cells[step] or film.paint(step), self._on
        if cell is on:
            return None
        self._on = cell
        if on is not None and on.room is cell.room:
            return cell.room.rect
        self._is_elsewhere = True
        return cell.room.rect if on is None else on.room.rect | cell.room.rect

    def shows(self, frame: Frame) -> bool:
        """Whether this frame of the same move is known to look like what is on."""
        film = self._film
        step = None if film is None else film.step_of(frame)
        return film is not None and step is not None and self._on is film.cells[step] is not None

    def _change_film(self, frame: Frame) -> QRect | None:
        """Go on with another move. Around it, all stands still as the one before left it, but for a mark at times."""
        before, key = self._film, (frame.first, frame.second)
        film = self._films.get(key)
        if film is None:
            film = self._films[key] = Film(self._canvas, *key, frame.steps)
        self._film = film
        room = self.move_to(frame)
        if before is None or not film.goes_on_from(before):
            return self._canvas.whole
        return room

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint that part of the picture."""
        film, on = self._film, self._on
        if film is None or on is None:
            return
        whole = self._canvas.whole
        if on.pictures is None or self._is_elsewhere or rect != on.room.rect:
            if not whole.contains(rect):
                painter.fillRect(rect, self._canvas.palette.ground)
            painter.drawPixmap(whole.topLeft(), self._canvas.behind if on.pictures is None else film.base)
            self._is_elsewhere = False
        if on.pictures is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(1 / self.ratio, 1 / self.ratio)
            film.draw(on.shapes, painter)
            return
        for corner, picture in on.pictures:
            painter.drawImage(corner, picture)
