"""The tray icon with its tooltip and menu: there whenever a tray is, and back when the tray comes back.

Nothing here keeps time. The icon is painted only when its picture changes, and the menu changes in place: lines that
only tell the state are brought up to date when it opens, so that a panel is not woken every minute.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from backcare_desktop.core.commands import Emit, Open, Page, TakeNext, Verb
from backcare_desktop.core.rules import Reminder
from backcare_desktop.core.view import View
from backcare_desktop.ui import trayicon
from backcare_desktop.ui.menu import TELLING, Gap, Group, Line, Menu, menu_of
from backcare_desktop.ui.trayicon import Glyph, Picture


class Tray(QObject):
    """Paints the View into the tray, and emits what the person chooses there.

    ``show`` makes the icon; ``host_came`` is called whenever a StatusNotifier host appears. An icon that was made
    before the first such host never registers with it, so it is made anew then. To an XEmbed tray, and to a host of the
    same kind that was restarted, Qt brings it back by itself.
    """

    def __init__(self, emit: Emit, reminders: Iterable[Reminder] = (), glyph: Glyph = Glyph.OUTLINED) -> None:
        super().__init__()
        self._emit = emit
        self._reminders = tuple(reminders)
        self._glyph = glyph
        self._view: View | None = None
        self._menu: Menu = ()
        self._picture: tuple[Picture, Glyph] | None = None
        self._icon: QSystemTrayIcon | None = None
        self._root: TrayMenu | None = None
        self._knows_notifier = False

    @property
    def is_there(self) -> bool:
        """Whether the person has a tray in which the icon can be."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Make the icon, unless it is there; without a tray it appears when an XEmbed one comes."""
        if self._icon is None:
            self._make()

    def host_came(self) -> None:
        """A StatusNotifier host has appeared, at the start or later."""
        if not self._knows_notifier:
            self._knows_notifier = True
            self._make()

    def offer(self, reminders: Iterable[Reminder]) -> None:
        """Let the person choose among these reminders, after the settings changed."""
        self._reminders = tuple(reminders)
        if self._view is not None:
            self._paint(self._view)

    def wear(self, glyph: Glyph) -> None:
        """Take the form that suits the person's panel."""
        self._glyph = glyph
        if self._view is not None:
            self._paint(self._view)

    def render(self, view: View) -> None:
        """Show this view."""
        if view != self._view:
            self._view = view
            self._paint(view)

    def close(self) -> None:
        """Leave the tray."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
        if self._root is not None:
            self._root.deleteLater()
        self._icon, self._root, self._picture, self._menu = None, None, None, ()

    def _make(self) -> None:
        self.close()
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._clicked)
        self._root = TrayMenu(self._emit)
        self._root.aboutToShow.connect(self._open)
        if self._view is not None:
            self._paint(self._view)
            self._root.become(self._menu)
        self._icon.setContextMenu(self._root)
        if self._view is not None:
            self._icon.show()

    def _paint(self, view: View) -> None:
        if self._icon is None or self._root is None:
            return
        picture = (trayicon.picture_of(view), self._glyph)
        if picture != self._picture:
            self._picture = picture
            self._icon.setIcon(trayicon.icon(*picture))
        if self._icon.toolTip() != view.tooltip:
            self._icon.setToolTip(view.tooltip)
        menu = menu_of(view, self._reminders)
        if menu[TELLING:] != self._menu[TELLING:]:
            self._root.become(menu)
        self._menu = menu
        if not self._icon.isVisible():
            self._icon.show()

    def _open(self) -> None:
        """The menu opens: say what is true now, with icons."""
        if self._root is not None:
            self._root.become(self._menu)
            self._root.draw(by_panel=self._knows_notifier)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._emit(Open(Page.STATUS))
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self._emit(TakeNext())


class TrayMenu(QMenu):
    """A menu that becomes what a value says, by the least change."""

    def __init__(self, emit: Emit, parent: QMenu | None = None) -> None:
        super().__init__(parent)
        self._emit = emit
        self._shown: Menu = ()
        self._submenus: dict[str, TrayMenu] = {}

    def become(self, menu: Menu) -> None:
        """Show this; lines stay the same objects as long as their keys and order are the same."""
        if menu == self._shown:
            return
        if [each.key for each in menu] != [each.key for each in self._shown]:
            self._build(menu)
        for action, entry, before in zip(self.actions(), menu, self._shown or (None,) * len(menu), strict=True):
            if entry != before:
                self._set(action, entry)
        self._shown = menu

    def draw(self, *, by_panel: bool) -> None:
        """Give the lines their icons; ``by_panel``: in colours that suit a menu which the panel paints."""
        from backcare_desktop.ui import menuicons  # late: an app that only rests draws none

        for action, entry in zip(self.actions(), self._shown, strict=True):
            if not isinstance(entry, Gap) and entry.icon and action.icon().isNull():
                action.setIcon(menuicons.drawn(entry.icon, by_panel=by_panel))

    def _build(self, menu: Menu) -> None:
        self.clear()
        for submenu in self._submenus.values():
            submenu.deleteLater()
        self._submenus, self._shown = {}, ()
        for entry in menu:
            match entry:
                case Gap():
                    self.addSeparator()
                case Group():
                    self._submenus[entry.key] = submenu = TrayMenu(self._emit, self)
                    self.addMenu(submenu)
                case Line():
                    self.addAction(_Choice(self, self._emit))

    def _set(self, action: QAction, entry: Line | Gap | Group) -> None:
        """Qt tells the panel only of what differs."""
        action.setVisible(entry.visible)
        if isinstance(entry, Gap):
            return
        action.setText(entry.text)
        action.setEnabled(entry.enabled)
        if isinstance(entry, Group):
            self._submenus[entry.key].become(entry.lines)
        elif isinstance(action, _Choice):
            action.verb = entry.verb


class _Choice(QAction):
    """A line with the verb that it stands for now."""

    def __init__(self, menu: QMenu, emit: Emit) -> None:
        super().__init__(menu)
        self.verb: Verb | None = None
        self._emit = emit
        self.triggered.connect(self._choose)

    def _choose(self) -> None:
        if self.verb is not None:
            self._emit(self.verb)
