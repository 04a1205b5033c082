"""Pictures are decoded, made small and written anew before they are kept: nothing but colours travels."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backcare_desktop.ports import Problem
from backcare_desktop.ui.own import picture as ownpicture
from tests.ui.pictures import picture, size_of


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def head(width: int, height: int) -> bytes:
    """A PNG that says it is that large, with next to nothing in it."""
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return start + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


def refused(content: bytes, *, is_chosen: bool = False) -> str:
    with pytest.raises(Problem) as caught:
        ownpicture.chosen(content) if is_chosen else ownpicture.received(content)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_what_was_written_into_a_picture_does_not_travel(qtbot: QtBot, kind: str) -> None:
    content = picture(kind=kind, words="my street 5")
    assert b"my street 5" in content
    kept = ownpicture.received(content)
    assert b"my street 5" not in kept
    assert kept[:2] == content[:2]
    assert size_of(kept) == (80, 60)


def test_what_hangs_behind_a_picture_does_not_travel(qtbot: QtBot) -> None:
    assert b"<script>" not in ownpicture.received(picture() + b"<script>alert(1)</script>")


def test_a_photograph_is_made_smaller(qtbot: QtBot) -> None:
    assert size_of(ownpicture.chosen(picture(4000, 3000, "jpg"))) == (1200, 900)


def test_what_one_can_see_through_stays_so(qtbot: QtBot) -> None:
    kept = QImage()
    kept.loadFromData(ownpicture.received(picture(alpha=True)))
    assert kept.pixelColor(5, 5).alpha() == 120


def test_a_large_picture_in_a_pack_is_refused_from_its_head(qtbot: QtBot) -> None:
    assert refused(head(60_000, 60_000)) == (
        "The picture is 60000 × 60000 dots; 2000 is the most. It was not taken. Choose a smaller one."
    )
    assert refused(head(60_000, 60_000), is_chosen=True).startswith("The picture is 60000 × 60000 dots; 12000 is")
    assert refused(picture(2001, 5)).startswith("The picture is 2001 × 5 dots")


def test_a_heavy_picture_is_refused_unread(qtbot: QtBot) -> None:
    heavy = picture() + bytes(2_000_000)
    assert refused(heavy) == "The picture is larger than 2 MB. It was not taken. Choose a smaller one."


@pytest.mark.parametrize("content", [b"", b"<svg onload='x'/>", b"GIF89a" + bytes(50), b"BM" + bytes(60)])
def test_only_png_and_jpeg_are_pictures(qtbot: QtBot, content: bytes) -> None:
    assert refused(content).startswith("The picture is neither PNG nor JPEG.")


CUT = picture()[:60]
NO_PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
NO_JPEG = b"\xff\xd8\xff" + bytes(9)


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("content", [CUT, NO_PNG, NO_JPEG, head(0, 0)], ids=["cut", "png", "jpeg", "empty"])
def test_a_damaged_picture_is_refused(qtbot: QtBot, content: bytes) -> None:
    assert refused(content) == "The picture cannot be read; it may be damaged. It was not taken. Choose another one."


def resized(content: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it is that large, with less in it."""
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", height, width) + content[at + 4 :]


@pytest.mark.qt_log_ignore("JPEG")
def test_the_largest_photograph_is_taken_without_being_decoded_whole(qtbot: QtBot) -> None:
    assert size_of(ownpicture.chosen(resized(picture(kind="jpg"), 12_000, 9_000))) == (1200, 900)


def test_a_png_that_is_too_large_to_decode_is_not_called_damaged(qtbot: QtBot) -> None:
    assert refused(head(10_000, 10_000), is_chosen=True) == (
        "The picture is 10000 × 10000 dots, too many for a PNG. It was not taken. "
        "Save it as JPEG, or choose a smaller one."
    )


@pytest.mark.qt_log_ignore("JPEG")
def test_a_photograph_that_ends_half_way_is_refused_though_a_small_one_inside_is_whole(qtbot: QtBot) -> None:
    whole, small = picture(kind="jpg"), picture(8, 6, kind="jpg")
    inside = b"\xff\xe1" + struct.pack(">H", len(small) + 2) + small
    with_small = whole[:2] + inside + whole[2:]
    assert size_of(ownpicture.chosen(with_small)) == (80, 60)
    assert size_of(ownpicture.chosen(with_small + b"and what a telephone hangs behind it \xff\xda")) == (80, 60)
    assert refused(with_small[:-20], is_chosen=True).startswith("The picture cannot be read; it may be damaged.")
