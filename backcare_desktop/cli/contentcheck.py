"""``backcare content check``: what is wrong in the guide's content, one sentence each, for whoever edits it."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.cli.terminal import WrongUsage, complain, say
from backcare_desktop.single.messages import DONE, REFUSED

USE = "use it as: backcare content check [FOLDER]"


def main(rest: list[str]) -> int:
    """Check that folder, or the content that is shipped."""
    from backcare_desktop.assets import root
    from backcare_desktop.content.check import check

    if len(rest) > 1 or (rest and rest[0].startswith("-")):
        raise WrongUsage(USE)
    folder = Path(rest[0]) if rest else root() / "content"
    if not folder.is_dir():
        raise WrongUsage(f"there is no folder {folder}; {USE}")
    if not any(folder.glob("*.toml")):
        raise WrongUsage(f"there are no texts of the guide in {folder}; {USE}")
    report = check(folder.resolve())
    for problem in report.problems:
        complain(problem)
    if report.problems:
        return complain(_count(len(report.problems), "problem"), REFUSED)
    hardest = ", ".join(f"{owner} ({grade:.1f})" for grade, owner in report.hardest)
    say(f"Hardest to read, by school grade: {hardest}.")
    say(f"{', '.join(f'{number} {noun}' for number, noun in report.counts)}: no problem found.")
    return DONE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''} found."
