"""Parts of the settings window that set nothing: the way to own moves and tips, where the file is, and its middle."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.ui.widgets import Card, Flow, PlainButton, Text, headed


def own_card(emit: Emit) -> Card:
    """The way to what the person adds themselves."""
    card = Card()
    card.column.addLayout(headed("edit", "Your own moves and tips"))
    card.column.addWidget(Text("Add, change, put away and share.", look="second"))
    opener = PlainButton("Open…", partial(emit, Open(Page.OWN)))
    opener.setAccessibleName("Open your own moves and tips")
    card.column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def file_card(path: str) -> Card:
    """Where the settings are kept, for whoever likes to write them by hand."""
    card = Card()
    card.column.addLayout(headed("folder", "Settings file"))
    where = Text(path, look="second")
    where.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    where.setAccessibleName(f"Settings file: {path}")
    card.column.addWidget(where)
    buttons = QWidget()
    flow = Flow()
    buttons.setLayout(flow)
    folder = QUrl.fromLocalFile(str(PurePath(path).parent))
    flow.addWidget(PlainButton("Open folder", partial(QDesktopServices.openUrl, folder), icon="folder"))
    flow.addWidget(PlainButton("Copy path", lambda: QGuiApplication.clipboard().setText(path), icon="copy"))
    card.column.addWidget(buttons)
    return card


def in_the_middle(widget: QWidget, *, beside_px: int = 0) -> QWidget:
    """Where a wide window has room on both sides; ``beside_px``: what more is at its end."""
    middle = QWidget()
    across = QHBoxLayout(middle)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(0)
    across.addStretch(1)
    across.addWidget(widget, 100)
    across.addStretch(1)
    across.addSpacing(beside_px)
    return middle
