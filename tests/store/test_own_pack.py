"""Packs of strangers: each trick is refused with its sentence, and nothing outside the pack is ever touched."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backcare_desktop.core.own.own import NOTHING, OwnContent, Tip
from backcare_desktop.store import own_pack
from backcare_desktop.store.problems import Problem
from tests.store.conftest import Closable
from tests.store.test_own_files import BOTH, SIP, SLIDE

TEXT = b'version = 1\n[[tips]]\ntext = "Sip."\n'
PNG = b"\x89PNG\r\n\x1a\n..."

Entries = list[tuple[str | zipfile.ZipInfo, bytes]]


def packed(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, content in entries:
            file.writestr(name, content)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "friend.backcare-pack"


def refused(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        own_pack.load(path)
    sentence = str(caught.value)
    assert sentence.startswith("friend.backcare-pack was not taken in: ")
    then = "Get the new version." if "later version" in sentence else "Ask whoever made it for a new one."
    if "it cannot be read" in sentence or "it is no file" in sentence:
        then = "Look whether it is the right file, and whether you may read it."
    assert sentence.endswith(f". Nothing was changed. {then}")
    return sentence.removeprefix("friend.backcare-pack was not taken in: ").split(". Nothing was changed.")[0]


# ---- there and back


def test_what_is_shared_comes_out_as_it_was(path: Path) -> None:
    content = OwnContent((replace(SLIDE, picture="mine.png"),), (SIP,))
    own_pack.save(path, content, lambda name: PNG + name.encode())
    assert sorted(zipfile.ZipFile(path).namelist()) == ["pack.toml", "pictures/01.png"]
    pack = own_pack.load(path)
    assert pack.content == OwnContent((replace(SLIDE, picture="01.png"),), (SIP,))
    assert (dict(pack.pictures), pack.wrongs) == ({"01.png": PNG + b"mine.png"}, ())


def test_the_same_content_makes_the_same_file(path: Path, tmp_path: Path) -> None:
    own_pack.save(path, BOTH, lambda _: b"")
    own_pack.save(tmp_path / "other", BOTH, lambda _: b"")
    assert path.read_bytes() == (tmp_path / "other").read_bytes()


def test_a_place_that_cannot_be_written_is_told(closable: Closable) -> None:
    closable.close()
    with pytest.raises(Problem, match=r"cannot be written .*Nothing was shared"):
        own_pack.save(closable.path / "x", BOTH, lambda _: b"")


def test_a_folder_entry_as_other_programs_make_it_is_no_harm(path: Path) -> None:
    folder = zipfile.ZipInfo("pictures/")
    folder.external_attr = (stat.S_IFDIR | 0o755) << 16
    assert own_pack.load(packed(path, (folder, b""), ("pack.toml", TEXT))).content.tips == (Tip("own.sip", "Sip."),)


# ---- no pack at all


def test_a_file_that_is_not_there(path: Path) -> None:
    assert refused(path) == "it cannot be read (No such file or directory)"


def test_a_folder_and_a_pipe_are_no_files(path: Path) -> None:
    path.mkdir()
    assert refused(path) == "it is no file"
    path.rmdir()
    os.mkfifo(path)
    assert refused(path) == "it is no file"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_something_else(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path) in ("it is damaged, or no file of BackCare", "it has no pack.toml in it")


def test_a_damaged_one(path: Path) -> None:
    whole = bytearray(packed(path, ("pack.toml", TEXT * 50), method=zipfile.ZIP_STORED).read_bytes())
    whole[60] ^= 0xFF
    path.write_bytes(whole)
    assert refused(path) == "it is damaged, or no file of BackCare"


# ---- tricks


@pytest.mark.parametrize(
    "name",
    [
        "../evil.png", "/etc/passwd", "pictures/../../evil.png", "pictures\\01.png", "C:/evil.png", "pictures/1.png",
        "pictures/01.svg", "pictures/01.png.exe", "pictures/01.PNG", "readme.txt", "Pack.toml", "pictures/sub/01.png",
        "pictures/01.png\n", "\u202egnp.10",
    ],
)  # fmt: skip
def test_only_the_files_of_a_pack_may_be_in_it(path: Path, tmp_path: Path, name: str) -> None:
    packed(path, ("pack.toml", TEXT), (name, PNG))
    assert refused(path).startswith("it has a file in it that does not belong there (")
    assert [each.name for each in tmp_path.iterdir()] == ["friend.backcare-pack"]


def test_a_name_with_a_zero_in_it_is_seen_as_it_is(path: Path) -> None:
    packed(path, ("pack.toml", TEXT), ("pictures/01.pngX/../evil", PNG))
    path.write_bytes(path.read_bytes().replace(b"pictures/01.pngX", b"pictures/01.png\x00"))
    assert refused(path).startswith("it has a file in it that does not belong there (")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_a_link_or_a_device_is_refused(path: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("pictures/01.png")
    entry.external_attr = (kind | 0o777) << 16
    packed(path, ("pack.toml", TEXT), (entry, b"/etc/passwd"))
    assert refused(path) == "it has something in it that is no plain file (pictures/01.png)"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name(path: Path) -> None:
    packed(path, ("pack.toml", TEXT), ("pack.toml", b"version = 1\n"))
    assert refused(path) == "it has two files of one name in it (pack.toml)"


def test_no_text(path: Path) -> None:
    assert refused(packed(path, ("pictures/01.png", PNG))) == "it has no pack.toml in it"


def test_a_password(path: Path) -> None:
    whole = bytearray(packed(path, ("pack.toml", TEXT)).read_bytes())
    start = whole.index(b"PK\x01\x02")
    whole[start + 8] |= 1
    path.write_bytes(whole)
    assert refused(path) == "it is locked with a password"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_way_of_packing(path: Path, method: int) -> None:
    assert (
        refused(packed(path, ("pack.toml", TEXT), method=method)) == "it is packed in a way that BackCare does not read"
    )


def test_a_file_too_large_to_begin_with(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_001)
    assert refused(path) == "it is larger than 20 MB"


def test_a_bomb_that_says_so(path: Path) -> None:
    pictures: Entries = [(f"pictures/{number:02d}.png", bytes(1_999_999)) for number in range(1, 22)]
    packed(path, ("pack.toml", TEXT), *pictures)
    assert path.stat().st_size < 100_000
    assert refused(path) == "it would unpack to more than 40 MB"


def test_a_bomb_in_one_picture_or_in_the_text(path: Path) -> None:
    packed(path, ("pack.toml", TEXT), ("pictures/01.png", bytes(30_000_000)))
    assert refused(path) == "pictures/01.png in it is larger than 2 MB"
    packed(path, ("pack.toml", b"#" * 1_000_001))
    assert refused(path) == "pack.toml in it is larger than 1 MB"


def test_a_bomb_that_lies_about_its_size(path: Path) -> None:
    whole = packed(path, ("pack.toml", TEXT), ("pictures/01.png", bytes(30_000_000))).read_bytes()
    path.write_bytes(whole.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 100)))
    assert refused(path) == "it is damaged, or no file of BackCare"


def test_too_many_pictures(path: Path) -> None:
    pictures: Entries = [(f"pictures/{number:03d}.png", b"") for number in range(1, 202)]
    assert refused(packed(path, ("pack.toml", TEXT), *pictures)) == "it has more than 200 pictures in it"


# ---- what stands in it


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"version = 2\n", "a later version of BackCare made it; this one cannot read it"),
        (b"\xff\xfe", "its pack.toml is not UTF-8 text"),
        (b"a = " + b"[" * 5000, "its pack.toml is nested too deeply"),
    ],
)
def test_a_text_that_cannot_be_read(path: Path, text: bytes, why: str) -> None:
    assert refused(packed(path, ("pack.toml", text))) == why


def test_a_text_that_is_no_toml(path: Path) -> None:
    assert refused(packed(path, ("pack.toml", b"<html>"))).startswith("its pack.toml cannot be understood (")


def test_html_wrong_types_and_strange_keys_cost_only_their_item(path: Path) -> None:
    text = b"""
    mood = 1
    [[moves]]
    name = "Good"
    regions = ["neck"]
    steps = ["Turn.", "Rest."]
    reps = 5
    [[moves]]
    name = "Click <a href=x>here</a>"
    regions = ["neck"]
    steps = ["Go."]
    reps = 5
    [[tips]]
    text = 5
    """
    pack = own_pack.load(packed(path, ("pack.toml", text)))
    assert [each.name for each in pack.content.items] == ["Good"]
    assert pack.wrongs == (
        "The file, mood: We do not know what this is. It is left out.",
        "The file, move 2, name: It has a tag or a script in it; write plain words. This move is left out.",
        "The file, tip 1, text: It must be text. This tip is left out.",
    )


def test_pictures_without_a_move_and_moves_without_their_picture_are_told(path: Path) -> None:
    own_pack.save(path, OwnContent((replace(SLIDE, picture="a.png"),)), lambda _: PNG)
    with zipfile.ZipFile(path) as file:
        text = file.read("pack.toml")
    pack = own_pack.load(packed(path, ("pack.toml", text), ("pictures/07.png", PNG)))
    assert pack.wrongs == (
        "The file, “Slide”: Its picture is not there. The move comes without one.",
        "The file, 07.png: No move uses this picture. It is left out.",
    )


def test_an_empty_pack_is_empty(path: Path) -> None:
    assert own_pack.load(packed(path, ("pack.toml", b""))).content == NOTHING


def test_every_single_wrong_byte_ends_in_a_sentence_or_in_a_pack(path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("pack.toml", TEXT)
        file.writestr("pictures/01.png", PNG)
    whole = buffer.getvalue()
    load: Callable[[Path], own_pack.Shared] = own_pack.load
    outcomes = set()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            load(path)
            outcomes.add("pack")
        except Problem:
            outcomes.add("sentence")
    assert outcomes == {"pack", "sentence"}
