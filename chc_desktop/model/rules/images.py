"""What a picture file is, from its own bytes: PNG or JPEG, whole or cut off, and its size.

Sources: PNG, https://www.w3.org/TR/png/#5DataRep; JPEG, ITU-T T.81, annex B.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

PNG = "image/png"
JPEG = "image/jpeg"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN = 0xDA


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; width and height in pixels."""

    media_type: str
    width: int
    height: int


def image_of(content: bytes) -> Image | None:
    """The picture in these bytes; None when they are none, or one that is cut off or damaged."""
    found = _png(content) if content.startswith(_PNG_START) else _jpeg(content)
    return found if found and found.width and found.height else None


def _png(content: bytes) -> Image | None:
    at, found, pixels = len(_PNG_START), None, False
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        kind, end = content[at + 4 : at + 8], at + 8 + length
        if crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return None
        if kind == b"IHDR":
            width, height = content[at + 8 : at + 12], content[at + 12 : at + 16]
            found = Image(PNG, int.from_bytes(width), int.from_bytes(height))
        pixels = pixels or kind == b"IDAT"
        if kind == b"IEND":
            return found if pixels else None
        at = end + 4
    return None


def _jpeg(content: bytes) -> Image | None:
    if not (content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9")):
        return None
    at, found = 2, None
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == _START_OF_SCAN:
            return found
        if marker in _BARE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES and at + 9 <= len(content):
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            found = Image(JPEG, int.from_bytes(width), int.from_bytes(height))
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
