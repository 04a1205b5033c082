"""Paints every window in one look into a folder, without a screen; started by ``bench.screenshots``."""

from __future__ import annotations

import argparse
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.ui import theme, tones
from backcare_desktop.ui.corner import CornerWindow
from bench import icon_sheet
from tests.ui import every_window, pseudo, scenes, states

ICONS = "icons"
Scheme = Literal["light", "dark"]


def main() -> None:
    """Paint those that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--contrast", choices=("usual", "high"), default="usual")
    parser.add_argument("--accent", default="")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--long", action="store_true", help="texts 40 %% longer")
    parser.add_argument("--right-to-left", action="store_true")
    wanted = parser.parse_args()
    app = QApplication(sys.argv[:1])
    if wanted.right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    accent = tones.ACCENTS.get(wanted.accent, "")
    theme.apply(app, wanted.scheme, wanted.text, contrast=wanted.contrast, accent=accent)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for name in wanted.names or [*every_window.WINDOWS, *every_window.PROMPTS, *scenes.NAMES, *states.NAMES, ICONS]:
        if name == ICONS:
            icon_sheet.sheet(app.devicePixelRatio()).save(str(wanted.folder / f"{name}.png"), quality=0)
            continue
        with _opened(name) as window:
            if wanted.long:
                pseudo.lengthen(window)
            if wanted.right_to_left:
                pseudo.turn(window)
            paint(window, wanted.folder / f"{name}.png")


def _opened(name: str) -> AbstractContextManager[QWidget]:
    if name in scenes.NAMES:
        return scenes.opened(name)
    return states.opened(name) if name in states.NAMES else every_window.opened(name)


def paint(window: QWidget, path: Path) -> None:
    """Keep a picture of the window, as small a file as PNG can be."""
    every_window.settle()
    picture = window.grab()
    (_cut(picture) if isinstance(window, CornerWindow) else picture).save(str(path), quality=0)


def _cut(picture: QPixmap) -> QPixmap:
    """As the screen shows it: without its corners."""
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(picture.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(QPointF(), picture.deviceIndependentSize()), theme.RADIUS_NOTICE, theme.RADIUS_NOTICE)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return result


main()
