"""Hears the app as a screen reader does: ``/usr/bin/python3 -m tests.desk.reader_program``; that Python has pyatspi.

Prints a JSON line whenever something gets the focus or is said without it, and one for each order that comes in as a
JSON line: ``{}`` asks for all that is shown, window by window; ``{"press": NAME, "window": TITLE}`` presses a control;
``{"keys": NAME, "window": TITLE}`` asks whether keys can reach it by now.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pyatspi
from gi.repository import GLib

APP = "BackCare"
LOOKS = 5
URGENT = 2
"""What AT-SPI calls assertive."""


def walk(node: Any) -> Iterator[Any]:
    """The node and all below it that is shown."""
    if node is None or not node.getState().contains(pyatspi.STATE_SHOWING):
        return
    yield node
    for number in range(node.childCount):
        yield from walk(node.getChildAtIndex(number))


def windows() -> Iterator[Any]:
    """The windows of the app; none while it is not on the accessibility bus."""
    desktop = pyatspi.Registry.getDesktop(0)
    for number in range(desktop.childCount):
        app = desktop.getChildAtIndex(number)
        if app is not None and app.name == APP:
            yield from filter(None, (app.getChildAtIndex(each) for each in range(app.childCount)))


def told(node: Any) -> dict[str, Any]:
    """What is known of one thing. ``label``: the text beside it that names it."""
    labels = [
        each.getTarget(0).name
        for each in node.getRelationSet()
        if each.getRelationType() == pyatspi.RELATION_LABELLED_BY
    ]
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "label": "".join(labels),
        "is_focusable": node.getState().contains(pyatspi.STATE_FOCUSABLE),
        "actions": actions(node),
    }


def actions(node: Any) -> list[str]:
    """What can be done to it; none for a thing that only stands there."""
    try:
        action = node.queryAction()
    except NotImplementedError:
        return []
    return [action.getName(number) for number in range(action.nActions)]


def controls(name: str, title: str) -> Iterator[Any]:
    """What is called so in that window, as long as it does not go away while it is looked for."""
    with suppress(GLib.Error):
        for window in windows():
            for node in walk(window) if window.name.startswith(title) else ():
                if node.name == name and "Press" in actions(node):
                    yield node


def press(name: str, title: str) -> bool:
    """Press that control; whether it was there."""
    found = next(controls(name, title), None)
    return found is not None and bool(found.queryAction().doAction(actions(found).index("Press")))


def has_keys(name: str, title: str) -> bool:
    """Whether the keyboard can reach that control now; no event tells of it."""
    for node in controls(name, title):
        node.clear_cache()
        return bool(node.getState().contains(pyatspi.STATE_FOCUSABLE))
    return False


def heard() -> list[list[dict[str, Any]]]:
    """All that is shown; what goes away while it is looked at is looked for again."""
    for _ in range(LOOKS):
        try:
            return [nodes for window in windows() if (nodes := [told(node) for node in walk(window)])]
        except GLib.Error:
            continue
    return []


def say(line: dict[str, Any]) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def obey(_source: object, _condition: object) -> bool:
    """Answer one order."""
    line = sys.stdin.readline()
    if not line:
        pyatspi.Registry.stop()
        return False
    order = json.loads(line)
    if "press" in order:
        say({"pressed": press(order["press"], order["window"])})
    elif "keys" in order:
        say({"keys": has_keys(order["keys"], order["window"])})
    else:
        say({"windows": heard()})
    return True


def focused(event: Any) -> None:
    """Something got the focus, or lost it; a window that has it has chosen nothing yet."""
    is_window = event.source.getRoleName() in ("frame", "filler")
    if event.detail1 and not is_window and event.source.getApplication().name == APP:
        box = event.source.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        say({"focus": event.source.name, "at": [box.x, box.y, box.width, box.height]})


def announced(event: Any) -> None:
    """Something is to be said, wherever the focus is; ``is_urgent``: at once."""
    say({"aloud": event.any_data, "is_urgent": event.detail1 == URGENT})


def appeared(event: Any) -> None:
    """A notification is read when it appears."""
    if event.detail1 and event.source.getRoleName() == "notification":
        say({"aloud": event.source.name, "is_urgent": False})


pyatspi.Registry.registerEventListener(announced, "object:announcement")
pyatspi.Registry.registerEventListener(appeared, "object:state-changed:showing")
pyatspi.Registry.registerEventListener(focused, "object:state-changed:focused")
pyatspi.Registry.registerEventListener(lambda _event: None, "object:property-change:accessible-name")  # else kept
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, obey)
say({"is_listening": True})
pyatspi.Registry.start()
