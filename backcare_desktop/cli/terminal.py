"""What is said on the terminal, and words that do not fit."""

from __future__ import annotations

import sys

from backcare_desktop.single.messages import REFUSED


class WrongUsage(Exception):
    """Words that do not fit; the text says what was expected."""


def say(line: str) -> None:
    """Tell the person what they asked for."""
    sys.stdout.write(f"{line}\n")


def complain(text: str, code: int = REFUSED) -> int:
    """Tell the person what went wrong; the exit code for it."""
    sys.stderr.write(f"{text}\n")
    return code


def options(rest: list[str], *allowed: str, usage: str) -> set[str]:
    """The options among the words; raises WrongUsage for any other word."""
    if not set(rest) <= set(allowed):
        raise WrongUsage(f"use it as: backcare {usage}")
    return set(rest)


def agrees(question: str) -> bool:
    """Whether the person at the terminal says yes; nobody is there where the words come from a file."""
    if not sys.stdin.isatty():
        return False
    sys.stdout.write(f"{question} [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
