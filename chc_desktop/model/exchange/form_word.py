"""The self-assessment as a Word file in the form's own order and columns, to edit or to send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from chc_desktop.model.exchange.word_letters import begin, saved, type_of
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as DocumentObject
    from docx.table import _Cell, _Row

HEADS = (
    "Code provision",
    "Code requirement",
    "Comply: Yes / No",
    "Evidence",
    "Commentary / explanation",
)
"""The form's columns."""
PLAN_HEADS = ("Code provision", "What falls short", "Action", "Who", "By", "Done")
_WIDTHS = (19, 90, 19, 70, 69)
_PLAN_WIDTHS = (19, 80, 80, 28, 44, 16)
_FACTS_WIDTHS = (70, 197)
_SIZE = 11


@dataclass(frozen=True, slots=True)
class FormTable:
    """A section of the form: its heading and its rows, each with the five columns' texts."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class WordForm:
    """What stands in the file. ``facts`` are the lines of the cover and of the approval."""

    landlord: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[FormTable, ...]
    plan: tuple[tuple[str, ...], ...]
    notice: str
    on: date


def word_form(form: WordForm) -> bytes:
    """The form as a Word file: real headings, one table a section, heads that repeat."""
    document = Document()
    begin(document, form.landlord, form.title, form.on)
    type_of(document, _SIZE)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    document.add_heading(clean_text(form.title), 1)
    document.add_paragraph(clean_text(form.landlord))
    _facts(document, form.facts)
    for part in form.tables:
        document.add_heading(clean_text(part.heading), 2)
        _table(document, HEADS, part.rows, _WIDTHS)
    document.add_heading("Action plan", 2)
    if form.plan:
        _table(document, PLAN_HEADS, form.plan, _PLAN_WIDTHS)
    else:
        document.add_paragraph("None. No provision is answered No.")
    document.add_heading("Source", 2)
    document.add_paragraph(clean_text(form.notice))
    return saved(document)


def _facts(document: DocumentObject, facts: Sequence[tuple[str, str]]) -> None:
    document.add_heading("Approval", 2)
    table: Any = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in facts:
        _fill(table.add_row(), (label, value), _FACTS_WIDTHS)
    for row in table.rows:
        _bold(row.cells[0])


def _table(
    document: DocumentObject,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> None:
    table: Any = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], heads, widths)
    for cell in table.rows[0].cells:
        _bold(cell)
    _mark(table.rows[0], "w:tblHeader")
    for values in rows:
        row = table.add_row()
        _fill(row, values, widths)
        _mark(row, "w:cantSplit")
        _bold(row.cells[0])


def _fill(row: _Row, values: Sequence[str], widths: Sequence[int]) -> None:
    for cell, value, width in zip(row.cells, values, widths, strict=True):
        cell.width = Mm(width)
        first, *more = clean_text(value).split("\n")
        cell.paragraphs[0].text = first
        for line in more:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(3)


def _bold(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            run.bold = True


def _mark(row: _Row, name: str) -> None:
    """Heads that repeat on every page, and rows that stay whole."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no other way
    properties.append(OxmlElement(name))
