"""The person's own moves and tips on disk: one readable file for each family, pictures beside, nothing ever lost.

Read with mercy: what cannot be used is named and left out, and a copy of the file as it was is kept before it is
written over. Every change reads the files anew, so what another program wrote in between stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.own.own import OwnContent
from backcare_desktop.core.own.read import PICTURE_NAME, Reading, read, tables
from backcare_desktop.store import own_toml
from backcare_desktop.store.folders import make_folder
from backcare_desktop.store.problems import Problem, reason
from backcare_desktop.store.settings_file import Stamp, Unreadable, stamp_of
from backcare_desktop.store.whole_file import keep_aside, replace_file

BIGGEST_BYTES: Final = 2_000_000
FAMILIES: Final = ("moves", "tips")
PICTURES: Final = "pictures"
HEADER: Final = """\
# Your own {family}, as written in BackCare Desktop. You can change this file by hand; it is read again at once.
# Comments are not kept when you change something in the app.
"""

Stamps = tuple[Stamp | None, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """One family's file as it was found. ``is_whole``: all of it was understood, so that nothing is lost by writing."""

    reading: Reading
    is_whole: bool = True
    problems: tuple[str, ...] = ()
    is_readable: bool = True


class OwnFiles:
    """The files in ``folder``; ``good``: where copies are kept of how they could last be read."""

    def __init__(self, folder: Path, good: Path) -> None:
        self._folder = folder
        self._good = good

    def stamps(self) -> Stamps:
        """What the files look like from outside now; all None when there are none."""
        return tuple(stamp_of(self._path(family)) for family in FAMILIES)

    def load(self, at: datetime) -> tuple[OwnContent, tuple[str, ...]]:
        """All that is there and, as sentences, what is wrong with it. Never raises for what is in the files."""
        files = [self._load(family, at) for family in FAMILIES]
        return _joined(files), tuple(sentence for file in files for sentence in file.problems)

    def change(
        self, edit: Callable[[OwnContent], OwnContent], at: datetime, pictures: Mapping[str, bytes] | None = None
    ) -> OwnContent:
        """Write what ``edit`` makes of what is there, and those new pictures: all of it, or nothing. Raises Problem."""
        files = {family: self._load(family, at) for family in FAMILIES}
        before = _joined(list(files.values()))
        after = edit(before)
        changed = [family for family in FAMILIES if _only(before, family) != _only(after, family)]
        if not changed and not pictures:
            return after
        undo: list[Callable[[], object]] = []
        try:
            for folder in (self._folder.parent, self._folder, self._folder / PICTURES):
                make_folder(folder)
            for name, content in (pictures or {}).items():
                path = self._folder / PICTURES / name
                if path.exists():
                    raise Problem(f"{path} is there already. Nothing was changed. Try again.")
                undo.append(partial(path.unlink, missing_ok=True))
                replace_file(path, content)
            for family in changed:
                undo.append(self._way_back(self._path(family), files[family], at))
                replace_file(self._path(family), _written(_only(after, family), family))
        except OSError as error:
            _go_back(undo)
            raise Problem(
                f"{self._folder} cannot be written ({reason(error)}). Your moves and tips are as they were, and this "
                "change was not kept. Make room on the disk or allow writing there, then try again."
            ) from error
        except Problem:
            _go_back(undo)
            raise
        return after

    def picture(self, name: str) -> Path:
        """Where the picture of that name is, or would be."""
        return self._folder / PICTURES / name

    def tidy(self, used: frozenset[str]) -> None:
        """Remove the pictures that nothing uses any more; what is not ours stays."""
        with suppress(OSError):
            for path in (self._folder / PICTURES).iterdir():
                if path.is_file() and PICTURE_NAME.fullmatch(path.name) and path.name not in used:
                    path.unlink()

    def _path(self, family: str) -> Path:
        return self._folder / f"{family}.toml"

    def _good_path(self, family: str) -> Path:
        return self._good / f"own-{family}.toml.good"

    def _load(self, family: str, at: datetime) -> _File:
        path = self._path(family)
        try:
            content = _content(path)
            raw = _raw(content)
        except FileNotFoundError:
            return _File(Reading())
        except OSError as error:
            reading, used = self._last_good(family)
            sentence = f"{path} cannot be read ({reason(error)}). Using {used}. Allow reading it, or remove it."
            return _File(reading, False, (sentence,), is_readable=False)
        except Unreadable as error:
            reading, used = self._last_good(family)
            return _File(reading, False, (_kept_sentence(path, str(error), at, used),))
        reading = read({key: raw[key] for key in raw if key not in FAMILIES or key == family}, path.name)
        problems = reading.wrongs
        if reading.is_newer:
            problems = (*problems, _newer_sentence(path.name))
        if not problems:
            self._remember(family, content)
        lost = [key for key in raw if key in FAMILIES and key != family]
        return _File(reading, not problems and not lost, problems)

    def _way_back(self, path: Path, file: _File, at: datetime) -> Callable[[], object]:
        """Keep what would be lost by writing over this file; how to put the file back. Raises OSError or Problem."""
        if not file.is_readable:
            raise Problem(f"{file.problems[0]} Your change was not kept.")
        if not path.exists():
            return partial(path.unlink, missing_ok=True)
        if not file.is_whole:
            keep_aside(path, at)
        content = path.read_bytes()
        return partial(replace_file, path, content)

    def _last_good(self, family: str) -> tuple[Reading, str]:
        try:
            return read(_raw(_content(self._good_path(family))), family), f"your {family} as they could last be read"
        except (OSError, Unreadable):
            return Reading(), "none"

    def _remember(self, family: str, content: bytes) -> None:
        """Keep a copy to fall back on, written only when it differs; to have none is no problem of the person's."""
        good = self._good_path(family)
        with suppress(OSError):
            if not good.exists() or good.read_bytes() != content:
                replace_file(good, content)


def _joined(files: list[_File]) -> OwnContent:
    moves, tips = (file.reading.content for file in files)
    return OwnContent(moves.moves, tips.tips)


def _only(content: OwnContent, family: str) -> OwnContent:
    return OwnContent(content.moves) if family == "moves" else OwnContent((), content.tips)


def _written(content: OwnContent, family: str) -> bytes:
    return own_toml.text(tables(content), HEADER.format(family=family)).encode()


def _go_back(undo: list[Callable[[], object]]) -> None:
    for step in reversed(undo):
        with suppress(OSError):
            step()


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(BIGGEST_BYTES + 1)
    if len(content) > BIGGEST_BYTES:
        raise Unreadable("it is larger than any such file")
    return content


def _raw(content: bytes) -> dict[str, object]:
    import tomllib  # late: most people have no such file

    try:
        return tomllib.loads(content.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"line {line} is not UTF-8 text") from None
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def _kept_sentence(path: Path, why: str, at: datetime, used: str) -> str:
    broken = f"{path.name} cannot be understood: {why}."
    try:
        kept = keep_aside(path, at)
    except OSError as error:
        return f"{broken} No copy of it could be kept ({reason(error)}). Using {used}. Mend {path}."
    return f"{broken} A copy is kept as {kept}. Using {used}. Mend {path.name}, and it is read again."


def _newer_sentence(name: str) -> str:
    return (
        f"{name} was written by a later version of BackCare. What this one knows is shown. "
        "Before a change here, a copy of the file is kept beside it."
    )
