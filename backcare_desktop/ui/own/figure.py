"""The figure of a break, which shows the person's own picture where a move of theirs has one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent

from backcare_desktop.core.figure.poses import Figures
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.figure import Figure


class PicturedFigure(Figure):
    """``picture``: where the picture of an own move is; empty for none."""

    _image: QImage | None = None
    _picture: Callable[[str], str] | None = None

    def __init__(
        self, figures: Figures, picture: Callable[[str], str], *, is_still: bool = False, is_paced: bool = False
    ) -> None:
        super().__init__(figures, is_still=is_still, is_paced=is_paced)
        self._picture = picture

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show this one; a move of the person's own by its picture."""
        self._image = None
        if exercise is not None and exercise.is_own and self._picture is not None:
            path = self._picture(exercise.id)
            image = QImage(path) if path else QImage()
            self._image = None if image.isNull() else image
            self.setAccessibleName(f"Picture of {exercise.name}")
            self.setAccessibleDescription("")
        super().show_exercise(exercise)

    @property
    def has_figure(self) -> bool:
        """Whether there is something to see."""
        return self._image is not None or super().has_figure

    def drawn(self) -> list[QRect]:
        """Where it shows something: the whole picture, or what is drawn."""
        return super().drawn() if self._image is None else [self._box(self._image).toAlignedRect()]

    def _box(self, image: QImage) -> QRectF:
        """All of the picture in the middle."""
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or the figure."""
        if self._image is None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.of(self).ground))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._box(self._image), self._image)
