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

from chc_desktop.model.exchange.word_scripts import mark_right_to_left, same_size
from chc_desktop.model.rules.letter_remedies import (
    AMOUNT,
    NO_DAY,
    WHAT,
    WHEN,
    RemedyLine,
    remedy_lines,
)
from chc_desktop.model.rules.text import clean_text
from chc_desktop.model.rules.wording import paper_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as DocumentObject
    from docx.styles.style import ParagraphStyle

_LETTERED = re.compile(r"\s*\(?(?:[a-z]|\d{1,2})[.)]\s+\S")
_LARGE = 18
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
    section.left_margin = section.right_margin = Mm(25 if letter.size < _LARGE else 20)
    name = document.add_paragraph().add_run(clean_text(letter.landlord))
    name.bold, name.font.size = True, Pt(letter.size + 4)
    name.font.color.rgb = _PETROL
    for lines in (letter.contact, letter.to):
        _lines(document, lines)
    _lines(document, tuple(filter(None, (paper_date(letter.on), reference))))
    write_text(document, letter.text, large=letter.size >= _LARGE)
    return saved(document)


def write_text(document: DocumentObject, text: str, *, large: bool = False) -> None:
    """Plain text with ``# ``, ``## ``, ``- `` and ``> `` as headings, lists and the decision.

    A list of remedies is a table, or numbered sentences in large print.
    """
    block: list[str] = []
    items: list[str] = []
    heading = ""
    for line in [*clean_text(text).strip().split("\n"), ""]:
        is_item = line.lstrip().startswith(("- ", "• "))
        special = is_item or line.startswith(("#", "> "))
        if block and (special or _LETTERED.match(line) is not None or not line.strip()):
            _lines(document, tuple(block))
            block = []
        if is_item:
            items.append(line.lstrip()[2:])
            continue
        _list(document, heading, items, large=large)
        items = []
        if line.startswith("#"):
            heading = line
            document.add_heading(line.strip("# "), 2 if line.startswith("##") else 1)
        elif line.startswith("> "):
            _verdict(document, line[2:].strip())
        elif line.strip():
            block.append(line)


def _list(document: DocumentObject, heading: str, items: list[str], *, large: bool) -> None:
    remedies = remedy_lines(heading, items)
    if remedies and large:
        for line in remedies:
            paragraph = document.add_paragraph(style="List Number")
            paragraph.add_run(f"{line.what}: " if line.more else f"{line.what}.")
            if line.more:
                paragraph.add_run(line.more).bold = True
                paragraph.add_run(".")
    elif remedies:
        _table(document, remedies)
    else:
        for item in items:
            document.add_paragraph(item, style="List Bullet")


def _table(document: DocumentObject, remedies: Sequence[RemedyLine]) -> None:
    """Remedies: what, amount, when; its first row is repeated where it goes on."""
    money = any(line.amount for line in remedies)
    heads = [WHAT, AMOUNT, WHEN] if money else [WHAT, WHEN]
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    widths = (Mm(80), Mm(30), Mm(50)) if money else (Mm(110), Mm(50))
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has none
    for line in remedies:
        said = [line.what, line.amount or "None", line.when or NO_DAY]
        if not money:
            del said[1]
        for cell, words in zip(table.add_row().cells, said, strict=True):
            cell.text = words
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_before = Pt(3)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    document.add_paragraph()


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
        ("List Number", 0, False),
        ("Heading 1", 4, True),
        ("Heading 2", 1, True),
    ):
        style: ParagraphStyle = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size + more), bold
        style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:cs"), _FACE)
        colour = _PETROL if name == "Heading 1" else RGBColor(0, 0, 0)
        style.font.color.rgb = colour
        same_size(style)


def saved(document: DocumentObject) -> bytes:
    """The file's bytes; the same letter always gives the same, whenever it is made."""
    mark_right_to_left(document)
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
