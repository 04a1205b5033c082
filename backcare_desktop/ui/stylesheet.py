"""The style sheet for what Qt paints itself, with the names of the tokens in braces; holds no type sizes."""

from __future__ import annotations

from typing import Final

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
