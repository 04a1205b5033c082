"""The guide by ear and keys alone, in the real app: what is found and said, and a link that leads back to its page."""

from __future__ import annotations

import sys

from tests.desk.desk import Desk
from tests.desk.listener import TITLES, Listener, need_reader

GUIDE = TITLES["guide"]
CLIPBOARD = "from PySide6.QtWidgets import QApplication; app = QApplication([]); print(app.clipboard().text())"


def test_a_page_is_searched_for_kept_copied_and_opened_again_by_its_link() -> None:
    need_reader()
    with Desk(size=(1280, 1000), a11y=True) as desk:
        listener = Listener(desk)
        listener.open("guide")
        desk.key("ctrl+f")
        desk.type("who must not")
        listener.wait_for("Who must not use a pack, Overview")
        desk.key("ctrl+a")
        desk.type("gout spine")
        listener.wait_for("Gout, Cause")
        desk.key("Return")
        desk.wait(lambda: listener.focused()[-1:] == ["Gout"], 5, lambda: f"the page, not {listener.focused()}")
        desk.key("ctrl+d")
        listener.wait_aloud("Kept. It stands under the topic “Kept”.")
        listener.wait_for("Kept, 1 page")
        desk.key("ctrl+d")
        listener.wait_aloud("“Gout” is no longer kept.")
        listener.press("Undo", GUIDE)
        listener.wait_for("Kept, 1 page")
        listener.press("Copy link", GUIDE)
        listener.wait_aloud("Copied: backcare guide cause.gout")
        copied = "backcare guide cause.gout"
        desk.wait(lambda: desk.run([sys.executable, "-c", CLIPBOARD]).endswith(copied), 5, "the link to paste")
        listener.close()
        listener.backcare(*copied.split()[1:])
        desk.wait(lambda: desk.focused() == GUIDE, 10, "the guide has the keyboard")
        assert listener.shows(GUIDE, "Gout")
