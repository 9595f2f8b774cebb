"""An editable Word copy of a letter, in the same plain text and in the size that was agreed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.wording import paper_date

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as DocumentObject
    from docx.styles.style import ParagraphStyle

_LETTERED = re.compile(r"\s*\(?(?:[a-z]|\d{1,2})[.)]\s+\S")
_FACE = "Arial"
_PETROL = RGBColor(0x08, 0x47, 0x57)


@dataclass(frozen=True, slots=True)
class WordLetter:
    """What stands in the copy. ``size`` is its type in points."""

    landlord: str
    contact: tuple[str, ...]
    to: tuple[str, ...]
    on: date
    reference: str
    text: str
    size: int = 12


def word_letter(letter: WordLetter) -> bytes:
    """The letter as a Word file: headings and lists are real ones."""
    document = Document()
    reference = f"Our reference {letter.reference}" if letter.reference else ""
    title = f"Letter, our reference {letter.reference}" if reference else "Letter"
    begin(document, letter.landlord, title, letter.on)
    type_of(document, letter.size)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25 if letter.size < 18 else 20)
    name = document.add_paragraph().add_run(clean_text(letter.landlord))
    name.bold, name.font.size = True, Pt(letter.size + 4)
    name.font.color.rgb = _PETROL
    for lines in (letter.contact, letter.to):
        _lines(document, lines)
    _lines(document, tuple(filter(None, (paper_date(letter.on), reference))))
    write_text(document, letter.text)
    return saved(document)


def write_text(document: DocumentObject, text: str) -> None:
    """Plain text with ``# ``, ``## ``, ``- `` and ``> `` as headings, lists and the decision."""
    block: list[str] = []
    for line in [*clean_text(text).strip().split("\n"), ""]:
        special = line.startswith(("#", "> ")) or line.lstrip().startswith(("- ", "• "))
        lettered = _LETTERED.match(line) is not None
        if block and (special or lettered or not line.strip()):
            _lines(document, tuple(block))
            block = []
        if line.startswith("#"):
            document.add_heading(line.strip("# "), 2 if line.startswith("##") else 1)
        elif line.startswith("> "):
            _verdict(document, line[2:].strip())
        elif special:
            document.add_paragraph(line.lstrip()[2:], style="List Bullet")
        elif line.strip():
            block.append(line)


def _verdict(document: DocumentObject, text: str) -> None:
    """The decision, bold beside a bar."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = True
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "32"), ("space", "8"), ("color", "000000")):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    paragraph._p.get_or_add_pPr().append(border)  # noqa: SLF001 - python-docx has no borders


def begin(document: DocumentObject, author: str, title: str, on: date) -> None:
    """Name the file's author and title, on the letter's own day: never the computer's user."""
    facts = document.core_properties
    facts.author = facts.last_modified_by = clean_text(author)
    facts.title, facts.comments, facts.language = clean_text(title), "", "en-GB"
    facts.created = facts.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - no zone


def type_of(document: DocumentObject, size: int) -> None:
    """Set the face and sizes: body, two headings and lists."""
    for name, more, bold in (
        ("Normal", 0, False),
        ("List Bullet", 0, False),
        ("Heading 1", 4, True),
        ("Heading 2", 1, True),
    ):
        style: ParagraphStyle = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size + more), bold
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        colour = _PETROL if name == "Heading 1" else RGBColor(0, 0, 0)
        style.font.color.rgb = colour


def saved(document: DocumentObject) -> bytes:
    """The file's bytes; the same letter always gives the same, whenever it is made."""
    made, out = BytesIO(), BytesIO()
    document.save(made)
    # A Word file is a zip, and python-docx stamps its parts with the time of the computer.
    with ZipFile(made) as parts, ZipFile(out, "w", ZIP_DEFLATED) as stamped:
        for part in parts.infolist():
            fixed = ZipInfo(part.filename)  # the format's own first day
            fixed.compress_type, fixed.external_attr = ZIP_DEFLATED, part.external_attr
            stamped.writestr(fixed, parts.read(part))
    return out.getvalue()


def _lines(document: DocumentObject, lines: tuple[str, ...]) -> None:
    """One paragraph, its lines ended as the writer ended them."""
    if not lines:
        return
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        run = paragraph.add_run(clean_text(line))
        if number < len(lines) - 1:
            run.add_break()
