"""Opens a backup as if it meant harm: only known names, no size that was not counted, each value looked at singly."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from backcare_desktop.core.lookback.rowtext import row_of_record
from backcare_desktop.core.own.own import ITEMS_MOST, PICTURE_MOST_BYTES
from backcare_desktop.core.own.read import PICTURE_NAME
from backcare_desktop.core.tally import Row
from backcare_desktop.store.backup_write import FORM, HISTORY, KIND, MANIFEST, MEMORY, OWN, PICTURES, SETTINGS
from backcare_desktop.store.problems import Problem, reason

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

FILE_MOST_BYTES: Final = 300_000_000
MOST_BYTES: Final = {
    MANIFEST: 200_000,
    SETTINGS: 1_000_000,
    MEMORY: 1_000_000,
    HISTORY: 1_000_000_000,
} | dict.fromkeys(OWN, 2_000_000)
LINE_MOST: Final = 20_000
ROWS_MOST: Final = 4_000_000
_NAME_MOST: Final = 60


class Refused(Exception):
    """This is no backup that can be taken up; the text says why, as the end of a sentence."""


class BackupFile:
    """A backup that is open to be read; its names and sizes are checked, its contents are not yet."""

    def __init__(self, path: Path) -> None:
        from zipfile import BadZipFile, ZipFile

        self._path = path
        try:
            about = path.stat()
            if not stat.S_ISREG(about.st_mode):
                raise Refused("it is no file")
            if about.st_size > FILE_MOST_BYTES:
                raise Refused(f"it is larger than {FILE_MOST_BYTES // 1_000_000} MB")
            self._zip: ZipFile = ZipFile(path)
        except OSError as error:
            raise problem(path, f"it cannot be read ({reason(error)})") from None
        except (BadZipFile, ValueError, NotImplementedError):
            raise problem(path, "it is damaged, or no backup at all") from None
        except Refused as refused:
            raise problem(path, str(refused)) from None
        try:
            self._infos = _checked(self._zip.infolist())
            self.manifest = self._manifest()
        except Refused as refused:
            self.close()
            raise problem(path, str(refused)) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    @property
    def pictures(self) -> list[str]:
        """The pictures in it, by their plain names."""
        return [name.removeprefix(PICTURES) for name in self._infos if name.startswith(PICTURES)]

    def content(self, name: str) -> bytes | None:
        """The bytes of one file in it; None when it is not there. Raises Refused, or what ``DAMAGE`` lists."""
        if name not in self._infos:
            return None
        most = MOST_BYTES.get(name, PICTURE_MOST_BYTES)
        with self._zip.open(self._infos[name]) as entry:
            content = entry.read(most + 1)
        if len(content) > most:
            raise Refused(f"{name} in it is larger than {most / 1_000_000:g} MB")
        return content

    def rows(self) -> Iterator[Row | None]:
        """The rows of its history, in order; None for each that this version cannot read. Raises as ``content``."""
        if HISTORY not in self._infos:
            return
        read_bytes = 0
        with self._zip.open(self._infos[HISTORY]) as entry:
            for number, line in enumerate(_lines(entry)):
                read_bytes += len(line)
                if number >= ROWS_MOST or read_bytes > MOST_BYTES[HISTORY]:
                    raise Refused("its history is too long to be one of BackCare")
                yield row_of_record(_object(line))

    def _manifest(self) -> Mapping[str, Any]:
        content = self.content(MANIFEST)
        manifest = _object(content or b"")
        if not isinstance(manifest, dict) or manifest.get("kind") != KIND or not isinstance(manifest.get("form"), int):
            raise Refused("it is damaged, or no backup at all")
        if manifest["form"] > FORM:
            raise Problem(
                f"{self._path.name} was made by a newer BackCare. Nothing was changed. Update BackCare, then retry."
            )
        return manifest


def problem(path: Path, why: str) -> Problem:
    """Why this backup is not taken up, in a whole sentence."""
    return Problem(f"{path.name} was not restored: {why}. Nothing was changed. Choose another backup.")


def _object(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _lines(entry: IO[bytes]) -> Iterator[bytes]:
    while line := entry.readline(LINE_MOST + 1):
        if len(line) > LINE_MOST:
            raise Refused("its history has a line that is far too long")
        yield line


def _checked(infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    """The entries by name, each looked at before anything is unpacked."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    found: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.orig_filename
        shown = ascii(name)[1 : _NAME_MOST + 1].rstrip("'")
        is_picture = name.startswith(PICTURES) and PICTURE_NAME.fullmatch(name.removeprefix(PICTURES))
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise Refused(f"it has something in it that is no plain file ({shown})")
        if name not in MOST_BYTES and not is_picture:
            raise Refused(f"it has a file in it that does not belong there ({shown})")
        if name in found:
            raise Refused(f"it has two files of one name in it ({shown})")
        if info.flag_bits & 1:
            raise Refused("it is locked with a password")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused("it is packed in a way that BackCare does not read")
        if info.file_size > MOST_BYTES.get(name, PICTURE_MOST_BYTES):
            raise Refused(f"{shown} in it is too large")
        found[name] = info
    if len(found) > ITEMS_MOST + len(MOST_BYTES):
        raise Refused(f"it has more than {ITEMS_MOST} pictures in it")
    return found
