"""A year of the sample co-op: measures, self-assessment, papers, and a thorough check."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from chc_desktop.model.rules.assessment import ProblemKind
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import papers, plain, queries, status_words
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.assessments import (
    answers,
    assessment,
    import_form,
    judge,
    save_answer,
    years,
)
from chc_desktop.model.services.checking import check_file
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.evidence import suggestion
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import RegisterFault, RegisterProblem, open_register
from chc_desktop.model.services.year import holder, measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chc_desktop.model.services.session import Session

D = date.fromisoformat
END = D("2026-03-31")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def sample(file: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample co-op, in a copy that a test may write to."""
    path = tmp_path / "sample.chc"
    shutil.copy(file, path)
    opened = open_register(path)
    yield opened
    opened.close()


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


# ---- measures


def test_the_measures_of_the_papers_the_page_and_the_command_line_agree(sample: Session) -> None:
    found = measures(sample, END)
    printed = plain.measures(found)
    report = annual_report_paper(sample, END)
    assert (printed["year_end"], printed["homes"]) == ("2026-03-31", 24)
    for name, stage, times in (
        ("stage1", found.stage1, report.stage1_times),
        ("stage2", found.stage2, report.stage2_times),
    ):
        assert printed[name]["received"] == stage.received > 0
        assert printed[name]["ch01"] == stage.received * 1000 / 24
        assert (times.answered.n, times.answered.of) == (stage.responded_in_time, stage.of)
        assert times.not_yet_due == printed[name]["not_yet_due"]
        assert sum(m.stage1 if name == "stage1" else m.stage2 for m in report.months) == (
            stage.received
        )
    figures = papers.reports(sample).figures
    assert figures[0].figure == str(found.stage1.received)
    assert figures[1].figure == f"{found.stage1.responded_in_time} of {found.stage1.of}"
    lines = "\n".join(status_words.measures_lines(found)).replace("\u00a0", " ")
    assert f"Stage 1: {found.stage1.received} received" in lines


def test_every_late_case_of_the_report_is_a_breach_of_status(sample: Session) -> None:
    report = annual_report_paper(sample, END)
    status = {
        (b["complaint"], b["stage"], b["clock"], b["days_late"])
        for b in plain.status(sample)["breaches"]
    }
    assert report.late
    for late in report.late:
        what, stage = late.what.split(" at stage ")
        clock = "acknowledge" if what == "Acknowledgement" else "respond"
        assert (late.reference, int(stage), clock, late.days_late) in status


def test_a_year_without_complaints_is_known_to_be_none_once_the_register_was_there(
    session: Session,
) -> None:
    session.today = D("2026-05-12")
    figures = annual_report_paper(session, END).figures
    assert (figures.stage1, figures.ch01_stage1) == (0, 0.0)
    before = annual_report_paper(session, D("2025-03-31")).figures
    assert before.stage1 is None


# ---- self-assessment


def test_an_assessment_that_was_not_begun_is_an_empty_draft_of_72(session: Session) -> None:
    view = assessment(session)
    assert (view.year_end, view.edition, view.status) == (END, "2024", "draft")
    assert (len(view.provisions), view.answered, view.to_check) == (72, 0, 0)
    assert "Open Government Licence" in view.notice
    assert not judge(session, END).ready


def test_an_answer_is_kept_and_judged_against_the_register(session: Session) -> None:
    log_complaint(
        session,
        LogComplaint(received_on=D("2026-03-02"), resident="Tomasz Wilk", description="Bins"),
    )
    saved = save_answer(session, END, "6.2", "Yes", evidence="The register\x00")
    assert isinstance(saved, Done)
    row = next(r for r in assessment(session, END).provisions if r.number == "6.2")
    assert (row.answer, row.evidence) == ("Yes", "The register")
    assert row.state == "To check"
    assert row.suggestion.startswith("0 of 1 complaints were acknowledged")
    assert row.behind == ("C-001",)
    found = {(p.provision, p.problem) for p in judge(session, END).problems}
    assert ("6.2", ProblemKind.CONTRADICTED_BY_REGISTER) in found
    save_answer(session, END, "6.2", "Yes", evidence="The register", commentary="One slipped")
    found = {(p.provision, p.problem) for p in judge(session, END).problems}
    assert ("6.2", ProblemKind.CONTRADICTED_BY_REGISTER) not in found
    assert len(answers(session, END)) == 72
    row = next(r for r in assessment(session, END).provisions if r.number == "6.2")
    assert row.state == "Yes"


def test_a_no_needs_its_date_and_shows_as_no(session: Session) -> None:
    save_answer(
        session, END, "4.3", "No", commentary="Nobody is trained", comply_by=D("2026-09-30")
    )
    row = next(r for r in assessment(session, END).provisions if r.number == "4.3")
    assert (row.state, row.comply_by, row.problems) == ("No", D("2026-09-30"), ())


def test_what_is_no_provision_and_what_is_approved_is_refused(session: Session) -> None:
    assert isinstance(save_answer(session, END, "1.1", "Yes"), Refusal)
    save_answer(session, END, "1.2", "Yes", evidence="Our policy")
    with session.action("approve") as action:
        action.update("assessment", 1, {"approved_on": "2026-03-31"})
    locked = save_answer(session, END, "1.2", "No")
    assert isinstance(locked, Refusal)
    assert locked.problems[0].provision == "8.2"
    assert assessment(session, END).status == "approved"
    assert papers.reports(session, END).papers[0].state == "ready"


def test_a_form_read_in_is_the_newest_version_and_older_ones_are_kept(
    sample: Session, tmp_path: Path
) -> None:
    path = tmp_path / "form.csv"
    path.write_text(
        "Code provision,Code requirement,Comply: Yes / No,Evidence,Commentary / explanation\n"
        "1.2,A complaint must be defined,Yes,Our policy,\n"
        "1.3,A resident does not have to use the word,Noted,,\n"
        "1.4,Landlords must recognise the difference,No,,\n"
        "1.5,A complaint must be raised,Yes,Our policy,\n"
        "1.6,An expression of dissatisfaction,Yes,Our policy,\n",
        encoding="utf-8",
    )
    before = len(sample.register.rows("SELECT id FROM assessment"))
    form = import_form(sample, path, END)
    assert form.edition == "2024"
    assert len(sample.register.rows("SELECT id FROM assessment")) == before + 1
    assert {a.provision: a.answer for a in answers(sample, END)}["1.3"] == "Noted"
    printed = plain.assessed(judge(sample, END))
    kinds = {(p["provision"], p["problem"]) for p in printed["problems"]}
    assert ("1.3", "not_an_answer") in kinds
    assert ("9.8", "missing") in kinds
    assert not printed["ready"]
    assert status_words.form_lines(form)[0].endswith("were read in.")
    assert "9.8" in plain.form(form)["missing"]
    assert status_words.assess_lines(judge(sample, END))[0] == "Not ready for approval."


def test_the_years_offered_are_those_with_something_in_them(sample: Session) -> None:
    found = years(sample)
    assert found[0] == END
    assert list(found) == sorted(found, reverse=True)


def test_the_register_says_n_of_n_beside_the_provisions_it_knows_about(sample: Session) -> None:
    said = {
        row.number: row.suggestion for row in assessment(sample, END).provisions if row.suggestion
    }
    assert {"1.4", "2.1", "3.1", "4.1", "4.3", "5.10", "5.14", "6.2", "6.3", "6.4"} <= set(said)
    assert {"6.10", "6.11", "6.14", "6.15", "7.1", "9.2", "9.4", "9.5"} <= set(said)
    for number, sentence in said.items():
        assert sentence.endswith("."), number
    assert suggestion(sample, "8.5", END) is None


def test_an_empty_register_says_nothing_beside_any_provision(session: Session) -> None:
    assert [r.number for r in assessment(session, END).provisions if r.suggestion] == []


def test_who_holds_an_office_is_found_on_the_day_and_else_today(sample: Session) -> None:
    assert holder(sample, Role.MRC, END.isoformat())
    assert holder(sample, Role.MRC, "1990-01-01") == holder(sample, Role.MRC, END.isoformat())


# ---- papers


@pytest.mark.parametrize("kind", [papers.SELF_ASSESSMENT, papers.ANNUAL_REPORT])
def test_a_paper_is_a_pdf_without_a_residents_name_and_always_the_same(
    sample: Session, tmp_path: Path, kind: str
) -> None:
    pdf = papers.export_paper(sample, kind, END)
    assert pdf.startswith(b"%PDF")
    assert papers.export_paper(sample, kind, END) == pdf
    words = " ".join(text_of(pdf, tmp_path).split())
    officers = {
        row[0]
        for row in sample.register.tuples(
            "SELECT p.name FROM person p JOIN role_holder r ON r.person_id = p.id"
        )
    }
    for case in sample.cases().values():
        if case.record.resident not in officers:
            assert case.record.resident not in words
    assert "Example Street Housing Co-operative" in words


def test_a_paper_never_overwrites_unless_told_to(sample: Session, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    papers.write_paper(path, b"one", overwrite=False)
    with pytest.raises(RegisterProblem):
        papers.check_place(path, overwrite=False)
    with pytest.raises(RegisterProblem):
        papers.write_paper(path, b"two", overwrite=False)
    assert path.read_bytes() == b"one"
    papers.check_place(path, overwrite=True)
    papers.write_paper(path, b"three", overwrite=True)
    assert path.read_bytes() == b"three"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["paper.pdf", "sample.chc"]


@pytest.mark.parametrize("place", ["nowhere/paper.pdf", "."])
def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(
    sample: Session, tmp_path: Path, place: str
) -> None:
    with pytest.raises(RegisterProblem) as caught:
        papers.check_place(tmp_path / place, overwrite=True)
    assert str(caught.value).endswith(".")
    with pytest.raises(RegisterProblem):
        papers.write_paper(tmp_path / place, b"x", overwrite=True)
    assert not (tmp_path / "nowhere").exists()


def test_the_reports_page_says_when_to_submit(sample: Session) -> None:
    view = papers.reports(sample)
    assert view.submit_by == D("2026-09-30")
    assert view.years[0] == END
    assert [p.state for p in view.papers] == ["draft", "ready", "ready", "ready"]
    names = {c.record.resident for c in sample.cases().values()}
    assert not any(name in paper.file_name for name in names for paper in view.papers)


# ---- a thorough check


def test_a_sound_register_has_no_fault(file: Path) -> None:
    before = file.read_bytes()
    assert check_file(file) == ()
    assert file.read_bytes() == before


def test_a_check_names_what_is_wrong_and_where(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "sample.chc"
    shutil.copy(file, path)
    db = sqlite3.connect(path)
    db.execute("UPDATE change_payload SET payload = '{}' WHERE change_id = 5")
    db.execute("UPDATE complaint SET person_id = 9999 WHERE id = 3")
    db.execute("DELETE FROM event WHERE complaint_id = 4 AND kind = 'received'")
    db.commit()
    db.close()
    found = check_file(path)
    assert {"history", "broken_reference", "no_receipt"} <= {fault.kind for fault in found}
    assert all(fault.text.endswith(".") for fault in found)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE event SET detail = '{\"outcome\": \"no such\"}' WHERE kind = 'responded'",
        "UPDATE event SET on_date = 'yesterday'",
        "UPDATE event SET kind = 'unheard of'",
        "UPDATE event SET detail = '{\"unheard_of\": 1}'",
    ],
)
def test_an_entry_that_cannot_be_read_is_found_and_not_thrown(
    file: Path, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "sample.chc"
    shutil.copy(file, path)
    db = sqlite3.connect(path)
    db.execute(damage)
    db.commit()
    db.close()
    found = check_file(path)
    assert {"unreadable_event"} & {fault.kind for fault in found}


def test_a_file_that_cannot_be_opened_is_a_fault_too(tmp_path: Path) -> None:
    path = tmp_path / "gone.chc"
    (fault,) = check_file(path)
    assert (fault.kind, fault.where) == (RegisterFault.MISSING.value, "gone.chc")


def test_today_of_the_sample_is_its_own(sample: Session) -> None:
    assert sample.today == END
    assert queries.landlord(sample).is_sample
