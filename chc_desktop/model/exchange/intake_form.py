"""The form for taking a complaint and the telephone script: our own text, and a Word copy of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.exchange.word_letters import begin, saved, type_of
from chc_desktop.model.rules.text import clean_text

if TYPE_CHECKING:
    from datetime import date

    from docx.text.paragraph import Paragraph

INTAKE_KINDS = ("form", "phone")
"""The form a resident fills in, and the script for whoever answers the telephone."""
_LINE = 22  # points between two lines to write on
_BOX = "\u2610"


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its room to write. ``provision`` is why it is asked, where one is."""

    ask: str
    help: str
    lines: int
    choices: tuple[str, ...]
    provision: str


@dataclass(frozen=True, slots=True)
class Part:
    """Questions under one heading."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """A form in plain words."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    sign: tuple[str, ...]


def load_intake(kind: str) -> IntakeForm:
    """The form (``form``) or the telephone script (``phone``) from our own resources."""
    found: dict[str, Any] = read_json("forms", "intake.json")[kind]
    return IntakeForm(
        title=clean_text(found["title"]),
        opening=tuple(map(clean_text, found["opening"])),
        parts=tuple(
            Part(clean_text(part["heading"]), tuple(map(_question, part["questions"])))
            for part in found["parts"]
        ),
        closing=tuple(map(clean_text, found["closing"])),
        sign=tuple(map(clean_text, found["sign"])),
    )


def word_intake(form: IntakeForm, landlord: str, contact: tuple[str, ...], on: date) -> bytes:
    """The form as a Word file with lines to write on; it can be filled in on the screen too."""
    document = Document()
    begin(document, landlord, form.title, on)
    type_of(document, 12)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.add_paragraph().add_run(clean_text(landlord)).bold = True
    document.add_heading(form.title, 1)
    for text in form.opening:
        document.add_paragraph(text)
    for part in form.parts:
        document.add_heading(part.heading, 2)
        for question in part.questions:
            ask = document.add_paragraph()
            ask.paragraph_format.keep_with_next = True
            ask.add_run(question.ask).bold = True
            if question.help:
                ask.add_run(f"\n{question.help}")
            if question.choices:
                boxes = "      ".join(f"{_BOX} {choice}" for choice in question.choices)
                document.add_paragraph(boxes)
                continue
            for _ in range(question.lines):
                _line(document.add_paragraph())
    for text in form.closing:
        document.add_paragraph(text)
    for label in form.sign:
        document.add_paragraph().add_run(label).bold = True
        _line(document.add_paragraph())
    if contact:
        document.add_paragraph(clean_text(" · ".join(contact)))
    return saved(document)


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        ask=clean_text(entry["ask"]),
        help=clean_text(entry.get("help", "")),
        lines=int(entry["lines"]),
        choices=tuple(map(clean_text, entry.get("choices", ()))),
        provision=str(entry.get("provision", "")),
    )


def _line(paragraph: Paragraph) -> None:
    """An empty paragraph with a rule under it."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(_LINE)
    borders = OxmlElement("w:pBdr")
    # The second border keeps Word from joining the lines of a block into one.
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders
