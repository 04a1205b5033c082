"""Shows a person doing a move: it plays while it can be seen, or shows the key poses side by side."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backcare_desktop.core.figure.motion import Frame, Motion, motion
from backcare_desktop.core.figure.poses import Figures
from backcare_desktop.core.moves.exercises import Exercise, Mode
from backcare_desktop.core.moves.pacing import COUNTED_S, paced
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene
from backcare_desktop.ui.figure.stage import Stage

FRAME_MS: Final = 33
UNSEEN_MS: Final = 1000
OTHER_SIDE: Final = "other side"
_ASIDE_S: Final = 0.25
"""So far its own time may be from that of the one who counts."""
_SIZE: Final = QSize(320, 240)
_LEAST_PX: Final = 72


class Figure(QWidget):
    """The drawn figure of one exercise; ``is_still``: key poses instead of movement (reduced motion).

    An exercise without a figure shows nothing. ``is_paced``: in step with the dose, for where somebody counts along.
    """

    told = Signal(str)
    """What is done now, with the seconds that are left of a hold; "" when nothing moves."""
    counted = Signal(str)
    """The same in few words, for where the steps are written out: the side, and the hold; "" when there is neither."""

    def __init__(
        self,
        figures: Figures,
        exercise: Exercise | None = None,
        *,
        is_still: bool = False,
        is_paced: bool = False,
    ) -> None:
        super().__init__()
        self._figures = figures
        self._is_paced = is_paced
        self.motion: Motion | None = None
        """How the exercise is drawn; None when it is not."""
        self.is_still = is_still
        self._scene: Scene | None = None
        self.stage: Stage | None = None
        self._frame = Frame(0, 0)
        self._coming: list[Frame] = []
        """The next of this movement, the last first."""
        self.words = ""
        self.count = ""
        self._label = ""
        self._time_s = 0.0
        self._wait_ms = 0
        """How long the timer waits; 0: it rests."""
        self._is_asked = False
        """Whether a picture was asked for and is not painted yet."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.set_font(self, theme.SIZE_SMALL)
        theme.signals.changed.connect(self._begin_anew)
        self.show_exercise(exercise)

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show this one from its beginning; None: nothing."""
        played = None if exercise is None else self._motion_of(exercise)
        self.motion = played
        self._scene = None if exercise is None or played is None else Scene(played, exercise)
        self._time_s = 0.0
        if exercise is not None and played is not None:
            self.setAccessibleName(f"{exercise.name}, shown by a figure")
            self.setAccessibleDescription(". ".join(played.labels()))
        self._begin_anew()
        self._show_moment()

    @property
    def has_figure(self) -> bool:
        """Whether there is something to see."""
        return self._scene is not None

    def drawn(self) -> list[QRect]:
        """Where it shows something: the room of its movement, or each key pose and its words."""
        if self._scene is None:
            return []
        if self.is_still:
            from backcare_desktop.ui.figure.stills import drawn

            return drawn(self._scene, self.size(), self.fontMetrics())
        place = self._scene.transform(self.width(), self.height())
        return [place.mapRect(self._scene.rect).toAlignedRect()]

    def sizeHint(self) -> QSize:
        """A size that shows it well."""
        return QSize(theme.scaled(_SIZE.width()), theme.scaled(_SIZE.height()))

    def minimumSizeHint(self) -> QSize:
        """Less cannot be made out."""
        return QSize(_LEAST_PX, _LEAST_PX)

    def _motion_of(self, exercise: Exercise) -> Motion | None:
        if self._is_paced:
            return paced(self._figures, exercise)
        return motion(self._figures, exercise.id, exercise.hold_s if exercise.mode is Mode.HOLD else None)

    # ---- time

    def follow(self, time_s: float) -> None:
        """Be that far into the exercise; a figure that is nearly there goes on without a jump."""
        if abs(time_s - self._time_s) >= _ASIDE_S:
            self._time_s = time_s
            self._show_moment()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on moving."""
        super().showEvent(event)
        self._show_moment()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: rest, and give the picture back."""
        super().hideEvent(event)
        self._rest()
        self.stage = None

    def _tick(self) -> None:
        if self._is_asked and not (self.isVisible() and self.window().windowHandle().isExposed()):
            self._coming.clear()
            self._wake_in(UNSEEN_MS)
            return
        self._time_s += self._wait_ms / 1000
        if self._coming:
            self._show_next()
        else:
            self._show_moment()

    def _show_moment(self) -> None:
        """Show what the time says, and wake when the next thing changes."""
        if self._scene is None or self.is_still:
            self._rest()
            self._label = ""
            self._tell("", "")
            return
        moment = self._scene.motion.at(self._time_s)
        held_s = moment.steady_s
        if held_s or moment.label is not self._label:
            self._label = moment.label
            is_counted = held_s > 0 and moment.hold_s >= COUNTED_S
            hold = f"{ceil(held_s)} s" if is_counted else ""
            side = OTHER_SIDE if self._scene.motion.is_mirrored(moment.frame) else ""
            self._tell(_joined(moment.label, hold), _joined(side, hold and f"hold {hold}").capitalize())
        self._coming = list(reversed(moment.frames))
        self._show_next(ceil(1000 * (held_s - ceil(held_s) + 1)) if held_s else 0)

    def _show_next(self, least_ms: int = 0) -> None:
        """Show the next frame, and wake when the one after it that looks otherwise is due."""
        coming = self._coming
        frame, wait_ms = coming.pop(), FRAME_MS
        if frame != self._frame:
            self._frame = frame
            changed = None if self.stage is None else self.stage.move_to(frame)
            if changed is not None:
                self._is_asked = True
                self.repaint(changed)  # at once: an update would take another round of the event loop
        while coming and self.stage is not None and self.stage.shows(coming[-1]):
            coming.pop()
            wait_ms += FRAME_MS
        wait_ms = max(wait_ms, least_ms)
        if wait_ms != self._wait_ms and self.isVisible():
            self._wake_in(wait_ms)

    def _wake_in(self, wait_ms: int) -> None:
        self._wait_ms = wait_ms
        self._timer.start(wait_ms)

    def _rest(self) -> None:
        self._wait_ms = 0
        self._timer.stop()

    def _tell(self, words: str, count: str) -> None:
        if words != self.words:
            self.words = words
            self.told.emit(words)
        if count != self.count:
            self.count = count
            self.counted.emit(count)

    # ---- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All is of another size."""
        super().resizeEvent(event)
        self._begin_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame that is on where it changed, or the key poses."""
        self._is_asked = False
        painter = QPainter(self)
        if self._scene is None or self.is_still:
            painter.fillRect(self.rect(), QColor(theme.of(self).ground))
            if self._scene is not None:
                from backcare_desktop.ui.figure.stills import paint_stills

                painter.setFont(self.font())
                ink = QColor(theme.of(self).second)
                paint_stills(painter, self._scene, self._palette(), self.size(), ink=ink)
        else:
            self._stage_of(self._scene).paint(painter, event.rect())

    def _stage_of(self, scene: Scene) -> Stage:
        if self.stage is None or self.stage.ratio != self.devicePixelRatio():
            self.stage = Stage(scene, self._palette(), self.size(), self.devicePixelRatio())
            self.stage.move_to(self._frame)
        return self.stage

    def _begin_anew(self) -> None:
        self.stage = None
        self.updateGeometry()
        self.update()

    def _palette(self) -> Palette:
        tokens = theme.of(self)
        return Palette.of(tokens, tokens.ground)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
