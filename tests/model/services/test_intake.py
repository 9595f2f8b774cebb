"""The form and the telephone script ask what the Code wants to be asked, with room to write."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest
from docx import Document

from chc_desktop.model.services.intake import INTAKE_KINDS, intake_docx, intake_pdf, load_intake
from chc_desktop.model.services.session import Session


@pytest.mark.parametrize("kind", INTAKE_KINDS)
def test_each_asks_for_choice_helper_definition_outcome_and_adjustments(kind: str) -> None:
    form = load_intake(kind)
    asked = {q.provision for part in form.parts for q in part.questions}
    assert {"1.3", "3.6", "5.6", "5.10"} <= asked
    assert all(q.lines for part in form.parts for q in part.questions)


@pytest.mark.parametrize("kind", INTAKE_KINDS)
def test_the_paper_holds_every_question_and_can_be_read_aloud(session: Session, kind: str) -> None:
    content = intake_pdf(session, kind)
    pages = pypdf.PdfReader(BytesIO(content)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in load_intake(kind).parts:
        for question in part.questions:
            for words in (question.ask, question.help, *question.choices):
                assert " ".join(words.split()) in said.replace("\u00a0", " ")
    assert "Example Street Housing Co-operative" in said
    assert len(pages) == 2
    assert "/StructTreeRoot" in pikepdf.open(BytesIO(content)).Root


@pytest.mark.parametrize("kind", INTAKE_KINDS)
def test_the_word_file_has_headings_and_a_line_for_each_line_of_room(
    session: Session, kind: str
) -> None:
    form = load_intake(kind)
    document = Document(BytesIO(intake_docx(session, kind)))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == [part.heading for part in form.parts]
    ruled = [p for p in document.paragraphs if p._p.xpath("./w:pPr/w:pBdr/w:bottom")]
    room = sum(q.lines for part in form.parts for q in part.questions if not q.choices)
    assert len(ruled) == room + len(form.sign)
    assert document.core_properties.author == "Example Street Housing Co-operative"


def test_a_residents_form_shows_no_provision_numbers_and_the_script_does(session: Session) -> None:
    def text(kind: str) -> str:
        pages = pypdf.PdfReader(BytesIO(intake_pdf(session, kind))).pages
        return " ".join(page.extract_text() for page in pages)

    assert "(5.6)" not in text("form")
    assert "(5.6)" in text("phone")
