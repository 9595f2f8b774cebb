"""The self-assessment goes out as Word, Excel and CSV, and comes back in word for word."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from chc_desktop.model.services import assessments
from chc_desktop.model.services.assessment_files import (
    assessment_csv,
    assessment_docx,
    assessment_summary,
    assessment_xlsx,
)
from chc_desktop.model.services.session import Session

YEAR_END = date(2026, 3, 31)
EVIDENCE = "=SUM(A1) stands here as text,\nwith a “second” line and <b>marks</b> & all."


def fill(session: Session) -> None:
    for provision in assessments.edition_of(session, YEAR_END).numbers:
        assessments.save_answer(session, YEAR_END, provision, "Yes", f"Shown at {provision}.", "")
    assessments.save_answer(session, YEAR_END, "4.3", "Yes", EVIDENCE, "As the minutes say.")
    assessments.save_answer(
        session, YEAR_END, "6.14", "No", "", "One response was late.", date(2026, 11, 30)
    )


Make = Callable[[Session, date], bytes]


@pytest.mark.parametrize(
    ("make", "ending"),
    [(assessment_docx, ".docx"), (assessment_xlsx, ".xlsx"), (assessment_csv, ".csv")],
)
def test_what_goes_out_comes_back_word_for_word(
    session: Session, tmp_path: Path, make: Make, ending: str
) -> None:
    fill(session)
    file = tmp_path / f"form{ending}"
    file.write_bytes(make(session, YEAR_END))
    before = {a.provision: a for a in assessments.answers(session, YEAR_END)}
    form = assessments.import_form(session, file, date(2025, 3, 31))
    assert form.edition == "2024"
    after = {a.provision: a for a in form.answers}
    assert list(after) == list(before)
    for number, answer in before.items():
        assert after[number].answer == answer.answer
        assert after[number].evidence == answer.evidence
    assert after["4.3"].commentary == "As the minutes say."
    assert after["6.14"].commentary == (
        "We will comply by 30 November 2026.\nOne response was late."
    )


def test_the_word_file_has_cover_sections_heads_that_repeat_and_the_plan(session: Session) -> None:
    fill(session)
    document = Document(BytesIO(assessment_docx(session, YEAR_END)))
    headings = [p.text for p in document.paragraphs if p.style and "Heading" in str(p.style.name)]
    assert headings[0] == "DRAFT, self-assessment against the Complaint Handling Code 2024"
    assert headings[1] == "Approval"
    assert headings[-2:] == ["Action plan", "Source"]
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts["Answered"] == "72 of 72"
    assert facts["Answered Yes"] == "71 of 72"
    assert facts["Send to the Ombudsman by"] == "30 September 2026"
    heads = [cell.text for cell in document.tables[1].rows[0].cells]
    assert heads[2] == "Comply: Yes / No"
    assert "tblHeader" in document.tables[1].rows[0]._tr.xml
    plan = document.tables[-1].rows
    assert [cell.text for cell in plan[1].cells][:2] == ["6.14", "One response was late."]
    assert plan[1].cells[4].text == "30 November 2026"


def test_without_a_no_the_plan_says_none(session: Session) -> None:
    document = Document(BytesIO(assessment_docx(session, YEAR_END)))
    assert any(p.text.startswith("None.") for p in document.paragraphs)
    assert "Open Government Licence" in document.paragraphs[-1].text


def test_a_csv_cell_is_never_a_formula(session: Session) -> None:
    fill(session)
    text = assessment_csv(session, YEAR_END).decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(StringIO(text))}
    assert rows["4.3"][3].startswith("'=SUM")
    assert rows["6.14"][2] == "No"


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_the_summary_is_one_page_with_the_answers_and_what_to_decide(session: Session) -> None:
    fill(session)
    (page,) = pages(assessment_summary(session, YEAR_END))
    assert "Yes: 71 of 72." in page
    assert "No: 1 of 72." in page
    assert "6.14 One response was late. 30 November 2026" in page
    assert "is asked to approve" in page


def test_the_summary_stays_on_one_page_however_much_falls_short(session: Session) -> None:
    long = "This falls short because of a great many reasons. " * 40
    for provision in assessments.edition_of(session, YEAR_END).numbers:
        assessments.save_answer(session, YEAR_END, provision, "No", "", long)
    (page,) = pages(assessment_summary(session, YEAR_END))
    assert "And 67 more in the action plan" in page
    assert "No date yet" in page


def test_the_summary_of_nothing_says_so_and_an_approved_one_says_when(session: Session) -> None:
    (page,) = pages(assessment_summary(session, YEAR_END))
    assert "No: none." in page
    assert "None. No provision is answered No." in page
    fill(session)
    with session.action("approve, for the test") as action:
        row = session.register.rows("SELECT id FROM assessment")[0]
        action.update("assessment", row["id"], {"approved_on": "2026-05-12"})
    (page,) = pages(assessment_summary(session, YEAR_END))
    assert "Approved. The committee decided on 12 May 2026." in page


def test_a_date_to_comply_is_not_said_once_more_on_every_way_out_and_in(
    session: Session, tmp_path: Path
) -> None:
    fill(session)
    said = set()
    for place in range(3):
        path = tmp_path / f"{place}.docx"
        path.write_bytes(assessment_docx(session, YEAR_END))
        form = assessments.import_form(session, path, YEAR_END)
        said.add(next(a.commentary for a in form.answers if a.provision == "6.14"))
    assert said == {"We will comply by 30 November 2026.\nOne response was late."}
