"""The person's settings file: read with mercy, changed without touching what they wrote around it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_desktop.core import settings as whole
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.remindertable import OWN_REMINDER
from backcare_desktop.core.setting import BadValue, read
from backcare_desktop.core.settings import Settings
from backcare_desktop.store.problems import Problem, reason
from backcare_desktop.store.whole_file import keep_aside, replace_file

BIGGEST_BYTES = 1_000_000
"""More than this is no settings file; reading stops there."""

HEADER = """\
# Settings of BackCare Desktop. Only what differs from the defaults needs to stand here.
# Your comments and the order of things are kept when a setting is changed in the app.
"""


class Unreadable(Exception):
    """The file is there and is not TOML; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what an edit from outside is noticed, without reading the file."""

    changed_ns: int
    size_bytes: int
    inode: int


def load(path: Path, *, at: datetime, good: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings and, as sentences, all that is wrong with them.

    A file that cannot be understood is kept aside (a copy, named after ``at``) and the copy in ``good``, from when it
    could last be read, stands in for it; without one the defaults do. Never raises for what is in the file.
    """
    try:
        text = _text(path)
        raw = _raw(text)
    except FileNotFoundError:
        return whole.defaults(), ()
    except OSError as error:
        settings, used = _last_good(good)
        return settings, (f"{path} cannot be read ({reason(error)}). Using {used}. Allow reading it, or remove it.",)
    except Unreadable as error:
        return _instead(path, str(error), at=at, good=good)
    settings, problems = whole.check(raw, source=path.name)
    if good is not None:
        _remember_good(good, text)
    return settings, tuple(problem.text for problem in problems)


def read_raw(path: Path) -> dict[str, Any]:
    """The tables as they stand in the file; none when there is no file. Raises Unreadable or OSError."""
    try:
        return _raw(_text(path))
    except FileNotFoundError:
        return {}


def problems_in(path: Path) -> tuple[str, ...]:
    """All that is wrong with the file, as sentences; nothing is changed or kept aside."""
    try:
        raw = read_raw(path)
    except OSError as error:
        return (
            f"{path} cannot be read ({reason(error)}). The last good settings hold. Allow reading it, or remove it.",
        )
    except Unreadable as error:
        return (f"{path} cannot be understood: {error}. Mend it there; until then the last good settings are used.",)
    return tuple(problem.text for problem in whole.check(raw, source=path.name)[1])


def stamp_of(path: Path) -> Stamp | None:
    """What the file looks like from outside now; None when it is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return Stamp(about.st_mtime_ns, about.st_size, about.st_ino)


def changed_since(path: Path, stamp: Stamp | None) -> bool:
    """Whether the file was edited, made, removed or replaced since that stamp was taken."""
    return stamp_of(path) != stamp


def change(path: Path, changes: Mapping[str, object], *, at: datetime, good: Path | None = None) -> tuple[str, ...]:
    """Write these settings (dotted key to value as written, None for the default) into the file, all or none.

    Comments, order and everything else stay. A file that cannot be understood is kept aside first and the change goes
    into the last good copy: the sentences returned say so. Raises Problem, the file being untouched then.
    """
    from backcare_desktop.store.settings_edit import edited  # late: tomlkit takes 35 ms

    changes = {key: _as_written(value) for key, value in changes.items()}
    _refuse_bad(changes)
    notes: tuple[str, ...] = ()
    try:
        text = _text(path)
        _raw(text)
    except FileNotFoundError:
        text = ""
    except Unreadable as error:
        text = _good_text(good)
        notes = (_kept_sentence(path, str(error), at=at, used="your last good settings" if text else "the defaults"),)
    except OSError as error:
        raise Problem(f"{path} cannot be read ({reason(error)}). Nothing was changed. Allow reading it.") from error
    if not text:
        if all(value is None for value in changes.values()):
            return notes
        text = HEADER
    new_text = edited(text, changes, path.name)
    if new_text != text or notes:
        _replace(path, new_text)
    return notes


def _as_written(value: object) -> object:
    """The value as TOML has it: plain text, lists."""
    if isinstance(value, list | tuple):
        return [_as_written(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _replace(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise Problem(
            f"{path} cannot be written ({reason(error)}). It is as it was, and your change was not kept. "
            "Make room on the disk or allow writing there, then try again."
        ) from error


def _refuse_bad(changes: Mapping[str, object]) -> None:
    """The same check for every way in: a value out of its range never reaches the file."""
    known = {each.key: each for each in DEFINITIONS}
    own = {each.key.rsplit(".", 1)[1]: each for each in OWN_REMINDER}
    for key, value in changes.items():
        parts = key.split(".")
        is_own = len(parts) == 3 and parts[0] == "reminders" and parts[1]
        setting = known.get(key) or (own.get(parts[2]) if is_own else None)
        if setting is None:
            raise Problem(
                f"{key} is not a setting. Nothing was changed. “backcare settings check” names what is wrong."
            )
        if value is None:
            continue
        try:
            read(setting, value)
        except BadValue as error:
            raise Problem(f"{key} = {value!r}: {error}. Nothing was changed. Choose another value.") from error


def _text(path: Path) -> str:
    """The file's text, line ends as they are. Raises OSError or Unreadable."""
    with path.open("rb") as file:
        content = file.read(BIGGEST_BYTES + 1)
    if len(content) > BIGGEST_BYTES:
        raise Unreadable("it is larger than any settings file")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"line {line} is not UTF-8 text") from None


def _raw(text: str) -> dict[str, Any]:
    import tomllib  # late: without a settings file it is not needed

    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def _instead(path: Path, why: str, *, at: datetime, good: Path | None) -> tuple[Settings, tuple[str, ...]]:
    settings, used = _last_good(good)
    try:
        return settings, (_kept_sentence(path, why, at=at, used=used),)
    except Problem as problem:
        return settings, (str(problem),)


def _kept_sentence(path: Path, why: str, *, at: datetime, used: str) -> str:
    """Keep the broken file aside and say so. Raises Problem when that fails, as nothing may be overwritten then."""
    broken = f"{path.name} cannot be understood: {why}."
    try:
        kept = keep_aside(path, at)
    except OSError as error:
        raise Problem(
            f"{broken} No copy of it could be kept ({reason(error)}), so it stays as it is, and {used} are used. "
            f"Mend {path}, or make room for a copy."
        ) from error
    return f"{broken} A copy is kept as {kept}, and {used} are used. Mend {path.name}, and it is read again."


def _good_text(good: Path | None) -> str:
    """The text of the last good copy; empty where there is none that can be read."""
    try:
        text = _text(good) if good is not None else ""
        _raw(text)
    except (OSError, Unreadable):
        return ""
    return text


def _last_good(good: Path | None) -> tuple[Settings, str]:
    text = _good_text(good)
    if not text:
        return whole.defaults(), "the defaults"
    return whole.check(_raw(text))[0], "your last good settings"


def _remember_good(good: Path, text: str) -> None:
    """Keep a copy to fall back on, written only when it differs; to have none is no problem of the person's."""
    with suppress(OSError):
        if not good.exists() or good.read_bytes() != text.encode():
            replace_file(good, text.encode())
