"""Own moves in the real app, by keys alone: written, kept, in the guide at once, and a pack taken in while it runs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk

WINDOW = "BackCare – Your own moves and tips"
PACK = """\
version = 1
[[moves]]
name = "Door stretch"
regions = ["chest"]
mode = "hold"
hold_s = 20
reps = 2
steps = ["Stand in a door.", "Lean forward."]
[[tips]]
text = "Open a window."
"""


def test_a_move_is_written_by_keys_and_a_pack_is_taken_in_while_the_app_runs(desk: Desk, tmp_path: Path) -> None:
    app = BackCare(desk, '[guide]\nhidden_moves = ["own.wall-slide"]\n')  # one of this name was put away and deleted
    program = app.start("--background")
    app.tell("open", "own")
    desk.wait(lambda: desk.focused() == WINDOW, 10, "the window has the keyboard")
    desk.key("space")
    desk.type("Wall slide")
    desk.key("Tab")
    desk.type("Slide your arms up.")
    desk.key("Tab", "space", "alt+k")
    moves = app.data / "own" / "moves.toml"
    desk.wait(moves.exists, 10, "the file of own moves")
    desk.wait(lambda: 'name = "Wall slide"' in moves.read_text(), 5, "the move")
    desk.wait(lambda: "hidden_moves" not in app.settings.read_text(), 5, "the new move comes up")
    app.tell("guide", "own.wall-slide")
    desk.wait(lambda: desk.focused() == "BackCare – Guide", 10, "the guide")

    pack = tmp_path / "friend.backcare-pack"
    with zipfile.ZipFile(pack, "w") as file:
        file.writestr("pack.toml", PACK)
    assert "1 move and 1 tip added." in app.tell("content", "import", str(pack), "--yes")
    app.tell("guide", "own.door-stretch")
    app.tell("guide", "own.open-a-window")

    moves.write_text("[[moves\n")
    app.tell("guide", "own.wall-slide")
    desk.wait(lambda: "moves.toml cannot be understood" in program.text(), 5, "the sentence")
    desk.wait(lambda: list(moves.parent.glob("moves.toml.broken-*")), 5, "what was there, kept aside")
    app.quit()
