"""The real guide on the desk, saying what it shows and what has the keyboard; started by test_guide_keys."""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui import theme
from backcare_desktop.ui.guide import Guide


def main() -> None:
    app = QApplication(sys.argv)
    theme.apply(app, "light", 1.0)
    library = Library(assets.root())
    guide = Guide(lambda _verb: None, library, by_id(library.countries, "UK"))
    last: dict[str, object] = {}

    def say() -> None:
        focus = app.focusWidget()
        now: dict[str, object] = {
            "shown": guide.shown(),
            "focus": focus.accessibleName() if focus is not None else "",
            "found": guide.columns.title.text(),
        }
        if now != last:
            last.update(now)
            sys.stdout.write(json.dumps(now) + "\n")
            sys.stdout.flush()

    app.focusChanged.connect(lambda _old, _new: say())
    guide.columns.items.currentRowChanged.connect(lambda _row: say())
    guide.columns.page.textChanged.connect(say)
    guide.bar.search.textChanged.connect(lambda _text: say())
    guide.show()
    app.exec()


main()
