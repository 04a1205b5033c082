"""The real guide on the desk, saying what it shows and what has the keyboard; started by test_guide_keys."""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import DropPage, KeepPage, Verb
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.window import Guide


def name_of(focus: QWidget | None) -> str:
    text = focus.text() if isinstance(focus, QAbstractButton) else ""
    return "" if focus is None else focus.accessibleName() or text


def main() -> None:
    app = QApplication(sys.argv)
    theme.apply(app, "light", 1.0)
    library = Library(assets.root())
    pages: list[str] = []

    def emit(verb: Verb) -> None:
        match verb:
            case KeepPage(item=item):
                pages.append(item)
            case DropPage(item=item):
                pages.remove(item)
            case _:
                pass

    reader = Reader(by_id(library.countries, "UK"), "GB", lambda: tuple(pages))
    guide = Guide(emit, library, reader)
    last: dict[str, object] = {}

    def say() -> None:
        focus = app.focusWidget()
        now: dict[str, object] = {
            "shown": guide.shown(),
            "focus": name_of(focus),
            "found": guide.columns.title.text(),
            "plays": guide.columns.player.title.text() if guide.columns.player.isVisible() else "",
            "kept": ",".join(pages),
            "told": guide.columns.tools.told.text(),
        }
        if now != last:
            last.update(now)
            sys.stdout.write(json.dumps(now) + "\n")
            sys.stdout.flush()

    app.focusChanged.connect(lambda _old, _new: say())
    guide.columns.items.currentRowChanged.connect(lambda _row: say())
    guide.columns.page.textChanged.connect(say)
    guide.columns.player.changed.connect(say)
    guide.columns.tools.keep.toggled.connect(say)
    guide.columns.tools.said.connect(say)
    guide.bar.search.textChanged.connect(lambda _text: say())
    guide.show()
    app.exec()


main()
