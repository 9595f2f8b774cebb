"""Opening Office files from strangers: what is inside is judged before anything is unpacked."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.problems import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

# Ours: the largest real form seen has 3 MB of pictures and 1 MB of text.
MAX_FILE = 60 * 2**20
MAX_PART = 80 * 2**20
MAX_TOTAL = 300 * 2**20
MAX_XML = 30 * 2**20
MAX_PARTS = 5000
_MAX_RATIO = 1000
_RATIO_FROM = 5 * 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"^[^<]{0,9}<(?:!doctype|html|table|head|body|meta|div|h1)\b", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Kind(StrEnum):
    """What a file is, by its content; its name is not asked."""

    WORD = "word"
    EXCEL = "excel"
    HTML = "html"
    TEXT = "text"


class Package:
    """The parts of an Office file, each read only when asked for and only up to a size."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._names = set(archive.namelist())

    @property
    def main_part(self) -> str:
        """The name of the part with the document itself."""
        if "_rels/.rels" in self._names:
            for relation in self.xml("_rels/.rels"):
                if relation.get("Type", "").endswith("/officeDocument"):
                    return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        return "word/document.xml"

    def beside_main(self, name: str) -> ET.Element | None:
        """A part in the same folder as the main one, such as "styles.xml", or None."""
        part = posixpath.join(posixpath.dirname(self.main_part), name)
        return self.xml(part) if part in self._names else None

    def xml(self, part: str) -> ET.Element:
        """One part as a tree; raises FileProblem for damage and for document types."""
        try:
            if self._archive.getinfo(part).file_size > MAX_XML:
                raise too_big(self._name)
            data = self._archive.read(part)
            parser = ET.XMLParser(target=_NoDocumentType())
            parser.feed(data)
            root = parser.close()
        except (KeyError, zipfile.BadZipFile, zlib.error, ET.ParseError, OSError) as error:
            raise damaged(self._name) from error
        except (RuntimeError, NotImplementedError, ValueError, LookupError) as error:
            raise damaged(self._name) from error
        assert isinstance(root, ET.Element)
        return root


class _NoDocumentType(ET.TreeBuilder):
    """Refuses a document type: Office never writes one, and entities hide in them."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError(f"document type {name} {pubid} {system}")


def damaged(name: str) -> FileProblem:
    """The sentence for a file that is what it says, but broken."""
    return FileProblem(
        f"{name} is damaged. Open it in the program it was made with, save it again "
        "and choose that file."
    )


def local_name(element: ET.Element) -> str:
    """An element's name without its namespace: Word writes two, strict and transitional."""
    return str(element.tag).rpartition("}")[2]


def read_head(path: Path) -> bytes:
    """The first bytes of a file; raises FileProblem when it cannot be opened or is empty."""
    try:
        if path.is_dir():
            raise FileProblem(f"{path.name} is a folder. Choose a file in it.")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8192)
    except FileNotFoundError as error:
        raise FileProblem(
            f"There is no file {path.name}. Look for it and choose it again."
        ) from error
    except OSError as error:
        raise FileProblem(
            f"{path.name} cannot be opened. Close it in other programs and try again."
        ) from error
    if not head:
        raise FileProblem(f"{path.name} is empty. Choose another copy of it.")
    if size > MAX_FILE:
        raise FileProblem(
            f"{path.name} is larger than {MAX_FILE // 2**20} MB. Take out its pictures, "
            "save it and try again."
        )
    return head


def kind_of(path: Path, wanted: str) -> Kind:
    """What a file is; `wanted` names in a sentence what would have been read.

    Raises FileProblem for a file of any other kind, an encrypted or a hostile one.
    """
    head = read_head(path)
    if head.startswith(b"PK"):
        with open_archive(path) as archive:
            names = set(archive.namelist())
        if any(name.startswith("word/") for name in names):
            return Kind.WORD
        if any(name.startswith("xl/") for name in names):
            return Kind.EXCEL
        raise FileProblem(f"{path.name} is not {wanted}. Choose one.")
    if head.startswith(_OLE):
        raise _old_or_locked(path)
    if head.startswith(b"%PDF"):
        raise FileProblem(
            f"{path.name} is a PDF, which cannot be read back. Choose {wanted} it was made from."
        )
    if head.startswith(b"{\\rtf"):
        raise FileProblem(f"{path.name} is a Rich Text file. Save it as {wanted} and choose that.")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileProblem(f"{path.name} is not {wanted}. Choose one.")
    return Kind.HTML if _HTML.search(head.replace(b"\0", b"")) else Kind.TEXT


def open_archive(path: Path) -> zipfile.ZipFile:
    """The zip archive of an Office file, its sizes checked before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path.name) from error
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        archive.close()
        raise _locked(path.name)
    hostile = (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_TOTAL
        or any(_is_bomb(part) for part in parts)
    )
    if hostile:
        archive.close()
        raise too_big(path.name)
    return archive


def refuse_document_types(archive: zipfile.ZipFile, name: str) -> None:
    """Raise FileProblem when a part declares a document type, for readers that would follow it."""
    signs = ["<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be")]
    try:
        for part in archive.infolist():
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                data = archive.read(part)
                if any(sign in data for sign in signs):
                    raise damaged(name)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise damaged(name) from error


def too_big(name: str) -> FileProblem:
    """The sentence for a file that unpacks to more than any real one."""
    return FileProblem(
        f"{name} unpacks to far more than a document holds, so it was not opened. "
        "Copy the table into a new document and choose that."
    )


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > MAX_PART or (part.file_size > _RATIO_FROM and ratio > _MAX_RATIO)


def _old_or_locked(path: Path) -> FileProblem:
    if _ENCRYPTED in path.read_bytes():
        return _locked(path.name)
    return FileProblem(
        f"{path.name} is in the format of Office before 2007. Open it, save it as .docx or .xlsx "
        "and choose that file."
    )


def _locked(name: str) -> FileProblem:
    return FileProblem(
        f"{name} is locked with a password. Open it, save a copy without the password "
        "and choose the copy."
    )
