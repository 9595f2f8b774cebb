"""Attachments: how large, under which name, and which of them the computer may open (5.12).

Reserved names: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from chc_desktop.model.rules.values import Problem

MOST_BYTES = 25 * 2**20
"""The largest file that is taken in, 25 MB (**ours**): the register stays one file to copy."""
TOO_LARGE = (
    "This file is larger than 25 MB, the most that is taken in (our own rule), so it was not "
    "added. Save it smaller, or in parts."
)
HEAD = 512
"""How many bytes of a file ``may_open`` needs."""
_LONGEST = 120
_LONGEST_BYTES = 200
_LONGEST_ENDING = 16
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_MEDIA = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "heic": "image/heic",
    "txt": "text/plain",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "avi": "video/x-msvideo",
}
"""Kinds the computer's own programs may be asked to open; everything else is only saved."""
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",
    b"[Desktop Entry]",
)
"""How programs, scripts and shortcuts begin, whatever their name says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachFile:
    """A file to keep with a complaint, or with one entry of it (5.12)."""

    complaint_id: int
    name: str
    content: bytes
    event_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveAttachment:
    """Take an attachment off the lists; the file and its SHA-256 stay in the register."""

    attachment_id: int


def clean_name(name: str) -> str:
    """A file's name that is safe on every system and shows what it is.

    Folders before it, control, formatting and direction characters are dropped, what Windows
    forbids becomes ``_``, its reserved names get one in front. Never empty.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFC", "".join(c for c in last if _prints(c)))
    plain = " ".join(_FORBIDDEN.sub("_", plain).split()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    stem = stem[: _LONGEST - len(ending)].rstrip(" .") or "file"
    while len(stem.encode()) > _LONGEST_BYTES:
        stem = stem[:-1].rstrip(" .")
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}{dot}{ending}"


def problems_attaching(
    command: AttachFile, already: Collection[str], events: Collection[int]
) -> tuple[Problem, ...]:
    """What stands against taking a file in.

    ``already`` are the names under which the same bytes are kept with the same complaint,
    ``events`` the entries that it has.
    """
    size = len(command.content)
    found = []
    if not size:
        found.append(Problem("file", "", "This file is empty. Nothing was added; choose another."))
    if size > MOST_BYTES:
        found.append(Problem("file", "", TOO_LARGE))
    if already:
        text = f"This file is kept here already, as {min(already)}. Nothing was added."
        found.append(Problem("file", "", text))
    if command.event_id is not None and command.event_id not in events:
        text = "That entry is not part of this complaint. Nothing was added; choose another entry."
        found.append(Problem("event_id", "", text))
    return tuple(found)


def media_type(name: str) -> str:
    """What a file is by its name; empty where it is none of the kinds known here."""
    return _MEDIA.get(name.rpartition(".")[2].casefold(), "") if "." in name else ""


def may_open(name: str, head: bytes) -> bool:
    """Whether the computer's program for it may be asked to open a copy.

    Programs, scripts, shortcuts, archives and kinds not known here are only ever saved.
    ``head`` are the first ``HEAD`` bytes.
    """
    return bool(media_type(name)) and not head.lstrip(b"\xef\xbb\xbf \r\n").startswith(_PROGRAMS)


def size_words(size: int) -> str:
    """``812 bytes``, ``14 KB``, ``1.2 MB``."""
    if size < 1024:
        return f"{size} byte{'' if size == 1 else 's'}"
    if size < 1023.5 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 2**20:.1f} MB"


def _prints(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
