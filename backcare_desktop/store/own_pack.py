"""The person's moves and tips in one file to share. What others made is read as if it meant harm.

It is a zip file with ``pack.toml`` and ``pictures/NN.png`` or ``.jpg``, and nothing else.
"""

from __future__ import annotations

import io
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.own.merge import ending
from backcare_desktop.core.own.own import ITEMS_MOST, PICTURE_MOST_BYTES, OwnContent, OwnMove
from backcare_desktop.core.own.read import VERSION, read, tables
from backcare_desktop.store import own_toml
from backcare_desktop.store.problems import Problem, reason
from backcare_desktop.store.whole_file import replace_file

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

FILE_MOST_BYTES: Final = 20_000_000
UNPACKED_MOST_BYTES: Final = 40_000_000
TEXT_MOST_BYTES: Final = 1_000_000
TEXT: Final = "pack.toml"
LOOK_AGAIN: Final = "Look whether it is the right file, and whether you may read it."
FOLDER: Final = "pictures/"
_PICTURE: Final = re.compile(r"pictures/(\d{2,3}\.(png|jpg))")
_HEADER: Final = "# Moves and tips from BackCare Desktop. They are what a person wrote, not advice of the app.\n"
_NAME_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Shared:
    """What is in such a file: pictures by the names that its moves give them; ``wrongs``: what could not be used."""

    content: OwnContent
    pictures: Mapping[str, bytes]
    wrongs: tuple[str, ...] = ()


class _Refused(Exception):
    """This is no file that can be taken in; the text says why, as the end of a sentence; a second one, what to do."""


def load(path: Path) -> Shared:
    """Read and check such a file; nothing is written anywhere. Raises Problem when no part of it can be trusted."""
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        content = _content(path)
        with ZipFile(io.BytesIO(content)) as file:
            names = _checked(file.infolist())
            texts = _text(file, names)
            pictures = {
                match[1]: _bytes(file, info, PICTURE_MOST_BYTES)
                for name, info in names.items()
                if (match := _PICTURE.fullmatch(name))
            }
    except _Refused as refused:
        raise _problem(path, *refused.args) from None
    except OSError as error:
        raise _problem(path, f"it cannot be read ({reason(error)})", LOOK_AGAIN) from error
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _problem(path, "it is damaged, or no file of BackCare") from error
    return _read(texts, pictures)


def save(path: Path, content: OwnContent, picture: Callable[[str], bytes]) -> None:
    """Write these items into one file; ``picture`` gives the bytes of a picture by its name. Raises Problem."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    whole = io.BytesIO()
    moves: list[OwnMove] = []
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        for number, move in enumerate(content.moves, start=1):
            if move.picture:
                image = picture(move.picture)
                name = f"{number:02d}.{ending(image)}"
                file.writestr(ZipInfo(FOLDER + name), image)
                move = replace(move, picture=name)  # noqa: PLW2901 - the same move under its name in the file
            moves.append(move)
        text = own_toml.text(tables(OwnContent(tuple(moves), content.tips)), _HEADER)
        file.writestr(ZipInfo(TEXT), text.encode(), ZIP_DEFLATED)
    try:
        replace_file(path, whole.getvalue(), mode=0o644)
    except OSError as error:
        raise Problem(
            f"{path} cannot be written ({reason(error)}). Nothing was shared. Choose another place, or make room there."
        ) from error


def _problem(path: Path, why: str, then: str = "Ask whoever made it for a new one.") -> Problem:
    return Problem(f"{path.name} was not taken in: {why}. Nothing was changed. {then}")


def _content(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise _Refused("it is no file", LOOK_AGAIN)
    with path.open("rb") as file:
        content = file.read(FILE_MOST_BYTES + 1)
    if len(content) > FILE_MOST_BYTES:
        raise _Refused(f"it is larger than {FILE_MOST_BYTES // 1_000_000} MB")
    return content


def _checked(infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The entries by name, each looked at before anything is unpacked."""
    names: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.orig_filename
        shown = ascii(name)[1 : _NAME_MOST + 1].rstrip("'")
        if name == FOLDER and not info.file_size:
            continue
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise _Refused(f"it has something in it that is no plain file ({shown})")
        if name != TEXT and not _PICTURE.fullmatch(name):
            raise _Refused(f"it has a file in it that does not belong there ({shown})")
        if name in names:
            raise _Refused(f"it has two files of one name in it ({shown})")
        if info.flag_bits & 1:
            raise _Refused("it is locked with a password")
        names[name] = info
    if len(names) > ITEMS_MOST + 1:
        raise _Refused(f"it has more than {ITEMS_MOST} pictures in it")
    if sum(info.file_size for info in names.values()) > UNPACKED_MOST_BYTES:
        raise _Refused(f"it would unpack to more than {UNPACKED_MOST_BYTES // 1_000_000} MB")
    if TEXT not in names:
        raise _Refused(f"it has no {TEXT} in it")
    return names


def _bytes(file: ZipFile, info: ZipInfo, most: int) -> bytes:
    """Unpack one entry; whatever size it claims, no more than ``most`` is ever unpacked."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _Refused("it is packed in a way that BackCare does not read")
    with file.open(info) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise _Refused(f"{info.filename} in it is larger than {most / 1_000_000:g} MB")
    return content


def _text(file: ZipFile, names: Mapping[str, ZipInfo]) -> dict[str, object]:
    import tomllib

    try:
        raw = tomllib.loads(_bytes(file, names[TEXT], TEXT_MOST_BYTES).decode())
    except UnicodeDecodeError:
        raise _Refused(f"its {TEXT} is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise _Refused(f"its {TEXT} cannot be understood ({error})") from None
    except RecursionError:
        raise _Refused(f"its {TEXT} is nested too deeply") from None
    version = raw.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise _Refused("a later version of BackCare made it; this one cannot read it", "Get the new version.")
    return raw


def _read(raw: dict[str, object], pictures: Mapping[str, bytes]) -> Shared:
    reading = read(raw, "The file")
    used = reading.content.pictures
    missing = [each for each in reading.content.moves if each.picture and each.picture not in pictures]
    wrongs = [f"The file, “{each.name}”: Its picture is not there. The move comes without one." for each in missing]
    wrongs += [f"The file, {name}: No move uses this picture. It is left out." for name in pictures if name not in used]
    return Shared(reading.content, pictures, (*reading.wrongs, *wrongs))
