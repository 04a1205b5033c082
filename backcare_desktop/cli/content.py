"""``backcare content``: the guide's content checked, the person's own shared and taken in."""

from __future__ import annotations

from backcare_desktop.cli.terminal import WrongUsage


def main(rest: list[str]) -> int:
    """Carry out what follows ``content``."""
    match rest:
        case ["check", *words]:
            from backcare_desktop.cli import contentcheck

            return contentcheck.main(words)
        case ["export", *words]:
            from backcare_desktop.cli import own

            return own.export(words)
        case ["import", *words]:
            from backcare_desktop.cli import own

            return own.take_in(words)
    raise WrongUsage("use it as: backcare content check [FOLDER], content export FILE, or content import FILE")
