"""What Qt paints itself, in the colours of a theme: its palette and the one style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QColor, QPalette

from backcare_desktop.ui.tones import Tokens

_COLOURS: Final = ("ground", "surface", "text", "second", "accent", "line", "edge", "off")
SHEET: Final = """
QPushButton, QToolButton {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {radius}px; padding: 8px 16px;
    outline: none;
}}
QPushButton:hover, QToolButton:hover {{ border-color: {text}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {off}; border-color: {line}; }}
QPushButton:focus, QToolButton:focus {{ border: {focus}px solid {accent}; padding: {pad_8}px {pad_16}px; }}
QFileDialog QToolButton, QFileDialog QToolButton:focus {{ padding: 5px; }}
QPushButton[look="primary"] {{ background: {accent}; color: {ground}; border: 2px solid {accent}; padding: 7px 19px; }}
QPushButton[look="primary"]:hover {{ border-color: {text}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {accent}; padding: 7px 19px; }}
QPushButton[look="primary"]:disabled {{ background: {line}; color: {second}; border-color: {line}; }}
QPushButton[look="text"] {{
    background: transparent; color: {accent}; border: 2px solid transparent; padding: 7px 2px; text-align: left;
}}
QPushButton[look="text"]:hover {{ color: {text}; }}
QPushButton[look="text"]:pressed {{ background: {line}; }}
QPushButton[look="text"]:focus {{ border-color: {accent}; }}
QPushButton[look="text"]:disabled {{ color: {off}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {radius}px; padding: 6px 10px;
    selection-background-color: {accent}; selection-color: {ground};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border: {focus}px solid {accent}; padding: {pad_6}px {pad_10}px;
}}
QPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {pad_6}px {pad_8}px; }}
QComboBox {{ padding: 6px 12px; }}
QComboBox:focus {{ padding: {pad_6}px {pad_12}px; }}
QComboBox::drop-down {{ border: none; width: 34px; }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; border: 2px solid {accent}; border-radius: 4px; }}
QCheckBox, QRadioButton {{ border: 2px solid transparent; padding: 2px; spacing: 8px; }}
QListView, QTreeView {{ background: {surface}; border: 1px solid {line}; border-radius: {radius}px; outline: none; }}
QListView:focus, QTreeView:focus {{ border: {focus}px solid {accent}; }}
QListView::item, QTreeView::item {{ padding: 6px 8px; border-radius: 6px; }}
QListView::item:selected, QTreeView::item:selected {{ background: {accent}; color: {ground}; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ icon-size: {icon}px; background: {surface}; color: {text}; border: 1px solid {edge}; padding: 6px; }}
QMenu::item {{ padding: 6px 24px 6px 16px; border-radius: 6px; }}
QMenu::icon {{ padding-left: 12px; }}
QMenu::item:selected {{ background: {accent}; color: {ground}; }}
QMenu::item:disabled {{ color: {second}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: 6px; }}
QFrame[look="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {card}px; }}
QFrame[look="line"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QLabel[look="second"] {{ color: {second}; }}
QLabel[look="accent"] {{ color: {accent}; }}
"""


def sheet(tokens: Tokens, lengths: Mapping[str, int]) -> str:
    """The one style sheet; ``lengths``: the px of ``icon``, ``radius`` and ``card``.

    It holds no type sizes, so that ``theme.set_font`` works.
    """
    colours = {each: getattr(tokens, each) for each in _COLOURS}
    focus = tokens.focus_px
    return SHEET.format(
        focus=focus, **{f"pad_{each}": each + 1 - focus for each in (6, 8, 10, 12, 16)}, **colours, **lengths
    )


def palette(tokens: Tokens) -> QPalette:
    """The colours for what Qt paints itself."""
    role = QPalette.ColorRole
    result = QPalette()
    for group, text in (
        (QPalette.ColorGroup.Active, tokens.text),
        (QPalette.ColorGroup.Inactive, tokens.text),
        (QPalette.ColorGroup.Disabled, tokens.off),
    ):
        for each, colour in (
            (role.Window, tokens.ground),
            (role.WindowText, text),
            (role.Base, tokens.surface),
            (role.AlternateBase, tokens.ground),
            (role.Text, text),
            (role.PlaceholderText, tokens.second),
            (role.Button, tokens.surface),
            (role.ButtonText, text),
            (role.BrightText, tokens.text),
            (role.ToolTipBase, tokens.surface),
            (role.ToolTipText, tokens.text),
            (role.Highlight, tokens.accent),
            (role.HighlightedText, tokens.ground),
            (role.Accent, tokens.accent),
            (role.Link, tokens.accent),
            (role.LinkVisited, tokens.accent),
            (role.Light, tokens.surface),
            (role.Midlight, tokens.line),
            (role.Mid, tokens.line),
            (role.Dark, tokens.edge),
            (role.Shadow, tokens.ground),
        ):
            result.setColor(group, each, QColor(colour))
    return result
