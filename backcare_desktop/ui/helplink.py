"""The way to "When to get help" that stands in every window: always the same words, the same sign, the same colour."""

from __future__ import annotations

from functools import partial

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.ui.buttons import TextButton


def help_link(emit: Emit) -> TextButton:
    """The link, with its key in the words."""
    result = TextButton("When to get &help", partial(emit, Open(Page.HELP)))
    result.show_icon("phone", "now")
    return result
