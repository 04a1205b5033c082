"""The rig of the contract for shared screens: a real compositor's picture, taken by a real program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.desk.desk import Desk, Program
from tests.desk.needs import need_programs
from tests.desk.screencast import NEEDED, Pictures
from tests.system.hold_rigs import HoldRig, RealRig


class ScreenRig(RealRig):
    """Somebody takes the screen's picture, or nobody does."""

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        self._pictures, self.source = pictures, pictures.server
        self._screen = pictures.offer_screen()
        self._viewer: Program | None = None
        super().__init__(desk, "holds.screenshare:PipeWireScreencast")

    def begin(self) -> None:
        self._viewer = self._pictures.take(self._screen)

    def end(self) -> None:
        assert self._viewer is not None
        self._viewer.end()

    def die(self) -> None:
        self._pictures.kill()


@contextmanager
def shared() -> Iterator[HoldRig]:
    need_programs(*NEEDED)
    with Desk(compositor="mutter") as desk, closing(Pictures(desk)) as pictures:
        yield ScreenRig(desk, pictures)
