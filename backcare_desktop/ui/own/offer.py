"""What is in a shared file before anything is done with it, and what is to go into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core.own.own import Offer, OwnItem
from backcare_desktop.ui import theme
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.own import pages as ownpages
from backcare_desktop.ui.page_view import PageView
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, PrimaryButton, Text
from backcare_desktop.ui.window import keep_scroll_bar


class OfferPage(QWidget):
    """``take``: the person wants all of it; ``leave``: nothing of it."""

    def __init__(self, name: str, offer: Offer, take: Callable[[Offer], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self.page = PageView(lambda _target: None)
        self.page.setAccessibleName(f"What is in {name}")
        self.page.show_page(ownpages.offer(name, offer))
        count = len(offer.content.items)
        self.take = PrimaryButton(f"&Add {'it' if count == 1 else f'all {count}'}", lambda: take(offer))
        self.take.setVisible(count > 0)
        self.leave = PlainButton("&Cancel" if count else "&Back", leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDGES)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(self.page, 1)
        flow = Flow()
        flow.addWidget(self.take)
        flow.addWidget(self.leave)
        column.addLayout(flow)

    def begin(self) -> None:
        """Give the keyboard to what is to be read."""
        self.page.setFocus()


class SharePage(QWidget):
    """A switch for each item, all on. ``share`` gets the ids that are wanted."""

    def __init__(
        self, items: Sequence[OwnItem], share: Callable[[tuple[str, ...]], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self.switches = {each.id: Switch(each.name) for each in items}
        self.share = PrimaryButton("Choose a &file…", lambda: share(self.chosen()))
        rows = QWidget()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(*EDGES)
        for switch in self.switches.values():
            switch.setChecked(True)
            switch.toggled.connect(lambda _on: self.share.setEnabled(bool(self.chosen())))
            lines.addLayout(Flush(switch))
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        keep_scroll_bar(scroll)
        scroll.setWidget(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDGES)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(Heading("What do you want to share?"))
        column.addWidget(
            Text("It goes into one file, with its pictures. Who opens it sees what you wrote.", look="second")
        )
        column.addLayout(Flush(scroll), 1)
        flow = Flow()
        flow.addWidget(self.share)
        flow.addWidget(PlainButton("&Cancel", leave))
        column.addLayout(flow)

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is switched on."""
        return tuple(item_id for item_id, switch in self.switches.items() if switch.isChecked())

    def begin(self) -> None:
        """Give the keyboard to the first switch."""
        next(iter(self.switches.values())).setFocus()
