"""All drawn figures on one sheet, to be looked at. Run: python -m bench.contact_sheet OUT.png [--dark] [ID ...]"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.figure.motion import motion
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene

CELL = (150, 170)
LABEL = 46
TITLE = 24


def scenes(ids: list[str]) -> list[Scene]:
    """The exercises that are drawn, in the order of the guide."""
    library = Library(assets.root())
    moves = [(each, motion(library.figures, each.id)) for each in library.exercises if not ids or each.id in ids]
    return [Scene(played, each) for each, played in moves if played is not None]


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--columns", type=int, default=3)
    parser.add_argument("--scale", type=float, default=1.0)
    wanted = parser.parse_intermixed_args()
    app = QGuiApplication([])
    tokens = theme.DARK if wanted.dark else theme.LIGHT
    shown = scenes(wanted.ids)
    most = max(len(scene.motion.stills()) for scene in shown)
    rows = -(-len(shown) // wanted.columns)
    width, height = wanted.columns * (most * CELL[0] + 24), rows * (CELL[1] + LABEL + TITLE)
    sheet = QImage(round(width * wanted.scale), round(height * wanted.scale), QImage.Format.Format_RGB32)
    sheet.fill(QColor(tokens.ground))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(wanted.scale, wanted.scale)
    for number, scene in enumerate(shown):
        column, row = divmod(number, rows)
        painter.save()
        painter.translate(column * (most * CELL[0] + 24) + 12, row * (CELL[1] + LABEL + TITLE))
        paint_row(painter, scene, tokens)
        painter.restore()
    painter.end()
    sheet.save(str(wanted.out))
    del app


def paint_row(painter: QPainter, scene: Scene, tokens: theme.Tokens) -> None:
    """One exercise: its key poses, each with its words."""
    font = QFont()
    font.setPixelSize(11)
    painter.setFont(font)
    palette = Palette.of(tokens, tokens.ground)
    for number, moment in enumerate(scene.motion.stills()):
        left = number * CELL[0]
        painter.save()
        painter.translate(left, TITLE)
        place = scene.transform(*CELL)
        scene.paint_still(painter, palette, place)
        scene.paint(painter, palette, place, moment.frame)
        painter.restore()
        painter.setPen(QColor(tokens.second))
        box = QRectF(left + 4, TITLE + CELL[1] + 2, CELL[0] - 8, LABEL)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, moment.label)


if __name__ == "__main__":
    main()
