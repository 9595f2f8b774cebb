"""Pictures: PNG and JPEG, whole, by their own bytes."""

from __future__ import annotations

import struct
from zlib import compress, crc32

import pytest

from chc_desktop.model.rules.images import JPEG, PNG, Image, image_of


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))


def png(width: int = 3, height: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = compress((b"\0" + b"\x80" * width) * height)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


FRAME = segment(0xC0, struct.pack(">BHHB", 8, 2, 3, 1) + b"\x01\x11\x00")
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34"
START, END = b"\xff\xd8", b"\xff\xd9"
APP = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
WHOLE = START + APP + FRAME + SCAN + END


def test_a_png_and_a_jpeg_say_how_large_they_are() -> None:
    assert image_of(png()) == Image(PNG, 3, 2)
    assert image_of(WHOLE) == Image(JPEG, 3, 2)


def test_padding_between_and_after_the_segments_of_a_jpeg_does_not_matter() -> None:
    assert image_of(START + APP + b"\xff" + FRAME + SCAN + END + b"\0\0") == Image(JPEG, 3, 2)
    assert image_of(START + b"\xff\x01" + FRAME + SCAN + END) == Image(JPEG, 3, 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        png()[:-12],
        png()[:-1],
        png().replace(b"\x02\x08", b"\x03\x08", 1),
        png(0, 2),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        START + END,
        WHOLE[:-2],
        START + APP + SCAN + END,
        START + APP + END,
        START + APP + b"\0\0\0\0" + END,
        START + segment(0xC4, b"\0" * 9) + SCAN + END,
        START + b"\xff\xc0\x00\x04\x08" + END,
    ],
)
def test_what_is_no_whole_picture_is_none(content: bytes) -> None:
    assert image_of(content) is None
