"""The words in a file that was attached, so that the search finds it by them."""

from __future__ import annotations

import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.packages import MAX_XML, Package, local_name
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable

MOST = 200_000
"""Characters that are kept: the search needs no more, and the register stays small."""
_MOST_PAGES = 200
_BREAKS = {"tab": " ", "br": "\n"}


def words_in(name: str, content: bytes) -> str:
    """The text in a file of a kind known here; empty for others and for damaged ones."""
    read = _READERS.get(name.rpartition(".")[2].casefold())
    if read is None:
        return ""
    try:
        return clean_text(read(content))[:MOST]
    except Exception:
        # A stranger's file can fail in any way; what cannot be read has no words.
        return ""


def plain_text(content: bytes) -> str:
    """Bytes as text: UTF-8 or UTF-16 with its mark, else as Windows writes English."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _text(content: bytes) -> str:
    return plain_text(content[: 4 * MOST])


def _word(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > 10 * MAX_XML:
            return ""
        package = Package(archive, "attachment")
        try:
            root = package.xml(package.main_part)
        except FileProblem:
            return ""
    return "\n".join("".join(_runs(e)) for e in root.iter() if local_name(e) == "p")


def _runs(paragraph: ET.Element) -> list[str]:
    found = []
    for part in paragraph.iter():
        name = local_name(part)
        found.append((part.text or "") if name == "t" else _BREAKS.get(name, ""))
    return found


def _email(content: bytes) -> str:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    heads = [f"{name}: {message[name]}" for name in ("From", "To", "Date", "Subject")]
    body = message.get_body(("plain",))
    return "\n".join([*heads, "", str(body.get_content()) if body is not None else ""])


def _pdf(content: bytes) -> str:
    # It brings a library of its own, so only whoever attaches a PDF waits for it.
    from chc_desktop.model.exchange.pdf_pages import text_of  # noqa: PLC0415

    return text_of(content, _MOST_PAGES, MOST)


_READERS: dict[str, Callable[[bytes], str]] = {
    "txt": _text,
    "csv": _text,
    "docx": _word,
    "eml": _email,
    "pdf": _pdf,
}
