"""What a screen reader is told while the keyboard stays with another program."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

from backcare_desktop.core.view import PromptView

AT_ONCE_S: Final = 2.0
"""So near to its beginning or end a break starts or ends now; the state is shown once a second."""
_known: set[str] = set()
"""The classes whose windows are notifications."""


def announce(source: QObject, text: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say this, if one listens; what is urgent breaks into what it says."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        if is_urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def announce_end(prompt: PromptView) -> None:
    """Have it say that a break came to its end. The app says so: of a window that is gone nothing is read."""
    app = QApplication.instance()
    if app is not None and is_at_end(prompt):
        announce(app, f"{prompt.title} is over.")


def is_at_end(prompt: PromptView) -> bool:
    """Whether it ends now by itself."""
    return (prompt.left_s or 0.0) <= AT_ONCE_S


def are_notifications(kind: type[QWidget]) -> None:
    """Have the windows of this class known as notifications: then they are read when they appear.

    Older screen readers know of no announcements (Orca before 45), and read a window without focus for its role alone.
    """
    if kind.__name__ in _known or not QAccessible.isActive():
        return
    if not _known:
        QAccessible.installFactory(_interface)
    _known.add(kind.__name__)


def reads_what_appears() -> bool:
    """Whether a notification is read as it appears: then nothing is to be announced beside."""
    return QGuiApplication.platformName() == "xcb"


def _interface(name: str, source: QObject) -> QAccessibleInterface | None:
    if name in _known and isinstance(source, QWidget):
        return QAccessibleWidget(source, QAccessible.Role.Notification)
    return None
