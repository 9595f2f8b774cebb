"""Approving, publishing and sending a year's papers, and the pack that goes to the Ombudsman."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.rules.approving import (
    Approve,
    Document,
    KeepCircumstance,
    NewVersion,
    Occasion,
    Publish,
    Submit,
    WriteResponse,
)
from chc_desktop.model.services import approval, approval_facts, papers, submission
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.assessment_paper import self_assessment_paper
from chc_desktop.model.services.assessment_versions import new_version, versions
from chc_desktop.model.services.assessments import assessment, judge, save_answer
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.queries import today
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
END = D("2026-03-31")
SELF, REPORT, POLICY, RESPONSE = (
    Document.SELF_ASSESSMENT,
    Document.REPORT,
    Document.POLICY,
    Document.RESPONSE,
)
APPROVE = Approve(
    year_end=END,
    what=(SELF, REPORT, POLICY),
    on=D("2026-05-12"),
    body="committee",
    minute="26/05",
    signed_by="Ada Marsh",
    role="chair",
)
PUBLISH = Publish(
    year_end=END, what=(SELF, REPORT, POLICY), place="Both porches", from_on=D("2026-05-14")
)
SIGNED = WriteResponse(
    year_end=END,
    looked_at="We read the report.",
    decided="Train two members\n- Answer before the meeting",
    challenged="We do not accept that few complaints are a good sign.",
    signed_by="Ada Marsh",
    role="chair",
    on=D("2026-05-12"),
    minute="26/05",
)


@pytest.fixture
def answered(session: Session) -> Session:
    """A year whose 72 provisions are answered, on 1 June 2026."""
    session.today = D("2026-06-01")
    for row in assessment(session, END).provisions:
        save_answer(session, END, row.number, "Yes", f"Shown at {row.number}.")
    return session


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def refused(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems).replace("\u00a0", " ")


def warned(result: Result) -> str:
    return " ".join(p.text for p in done(result).warnings).replace("\u00a0", " ")


def text_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.replace("\u00a0", " ").split())


# ---- approval


def test_approval_is_refused_while_something_blocks_and_nothing_is_written(
    session: Session,
) -> None:
    session.today = D("2026-06-01")
    assert "not begun yet" in refused(approval.approve(session, APPROVE))
    save_answer(session, END, "1.2", "Yes", "Policy, section 1.")
    assert "71 things must be put right" in refused(approval.approve(session, APPROVE))
    assert versions(session, END)[0].state == "draft"
    assert approval_facts.part_of(session, END, REPORT).approved_on is None


def test_an_approved_one_is_locked_and_the_papers_say_no_draft(answered: Session) -> None:
    assert judge(answered, END).ready
    assert text_of(papers.export_paper(answered, papers.SELF_ASSESSMENT, END)).count("DRAFT")
    said = done(approval.approve(answered, APPROVE)).what
    assert said == "Approval recorded: self-assessment, annual report, complaints policy"
    assert "locked" in refused(save_answer(answered, END, "1.2", "No"))
    assert "already" not in refused(approval.approve(answered, APPROVE))
    view = assessment(answered, END)
    assert view.locked.replace("\u00a0", " ") == (
        "Approved by the committee on 12 May 2026, so it is locked. A change needs a new version."
    )
    form = self_assessment_paper(answered, END)
    assert (form.approval.minute, form.approval.signed_by) == ("26/05", "Ada Marsh, chair")
    for kind in (papers.SELF_ASSESSMENT, papers.ANNUAL_REPORT):
        text = text_of(papers.export_paper(answered, kind, END))
        assert "DRAFT" not in text
        assert "12 May 2026" in text


def test_the_report_stays_a_draft_until_it_is_approved_itself(answered: Session) -> None:
    done(approval.approve(answered, replace(APPROVE, what=(SELF,))))
    assert annual_report_paper(answered, END).approval.is_draft
    assert not self_assessment_paper(answered, END).approval.is_draft
    done(approval.approve(answered, replace(APPROVE, what=(REPORT,))))
    assert not annual_report_paper(answered, END).approval.is_draft


def test_an_approval_is_undone_and_done_again(answered: Session) -> None:
    done(approval.approve(answered, APPROVE))
    done(undo_last(answered))
    assert assessment(answered, END).locked == ""
    assert approval_facts.part_of(answered, END, REPORT).approved_on is None
    done(undo_last(answered))
    assert assessment(answered, END).status == "approved"
    assert approval_facts.part_of(answered, END, REPORT).approved_on == D("2026-05-12")


def test_publication_before_approval_is_kept_and_said_both_ways_round(answered: Session) -> None:
    said = warned(approval.publish(answered, replace(PUBLISH, from_on=D("2026-05-01"))))
    assert "Self-assessment: it is not approved yet." in said
    found = approval.check_approval(answered, APPROVE)
    assert any("before it was approved" in problem.text for problem in found)
    done(approval.approve(answered, APPROVE))
    objections = submission.pack(answered, END).objections
    assert len(objections) == 3
    assert "before it was approved" in objections[0]


def test_a_change_makes_a_version_that_has_to_go_through_everything_again(
    answered: Session,
) -> None:
    done(approval.approve(answered, APPROVE))
    done(approval.publish(answered, PUBLISH))
    done(approval.submit(answered, Submit(year_end=END, on=D("2026-05-20"), how="online form")))
    command = NewVersion(year_end=END, occasion=Occasion.CORRECTION, why="6.2 was wrong.")
    said = done(new_version(answered, command)).what
    assert said == "Version 2 started. It must be approved, published and submitted again"
    done(save_answer(answered, END, "6.2", "Yes", "Policy, section 4."))
    pack = submission.pack(answered, END)
    assert "Self-assessment: not approved, not published" in pack.missing
    assert (pack.submitted_on, pack.sent_before) == (None, D("2026-05-20"))
    assert "An earlier version was sent on 20 May 2026." in (
        submission.sent_words(pack).replace("\u00a0", " ")
    )
    assert [line.state for line in versions(answered, END)] == ["draft", "submitted"]
    assert "Version 2. To change what was approved: 6.2 was wrong." in text_of(
        papers.export_paper(answered, papers.SELF_ASSESSMENT, END)
    )


# ---- publication, submission


def test_a_publication_is_taken_back_once(answered: Session) -> None:
    assert "not begun" in refused(
        approval.publish(answered, replace(PUBLISH, year_end=D("2025-03-31")))
    )
    done(approval.publish(answered, replace(PUBLISH, what=(SELF,))))
    (place,) = approval_facts.part_of(answered, END, SELF).published
    done(approval.remove_publication(answered, place.id))
    assert approval_facts.part_of(answered, END, SELF).published == ()
    assert "not in this register" in refused(approval.remove_publication(answered, place.id))
    assert "Say where" in refused(approval.publish(answered, replace(PUBLISH, place=" ")))


def test_nothing_is_sent_before_it_is_approved(answered: Session) -> None:
    send = Submit(year_end=END, on=D("2026-05-20"), how="the online form")
    assert "not approved yet" in refused(approval.submit(answered, send))
    assert "not approved yet" in refused(
        approval.submit(answered, replace(send, year_end=D("2025-03-31")))
    )
    done(approval.approve(answered, APPROVE))
    assert "Not there yet" in warned(approval.submit(answered, send))
    sent = submission.sent_words(submission.pack(answered, END)).replace("\u00a0", " ")
    assert sent == "Sent to the Ombudsman on 20 May 2026, by the online form."


def test_the_policys_place_holds_for_the_next_year_until_it_ends(answered: Session) -> None:
    done(approval.approve(answered, replace(APPROVE, what=(POLICY,))))
    until = replace(PUBLISH, what=(POLICY,), until_on=D("2026-06-30"))
    done(approval.publish(answered, until))
    part = approval_facts.part_of(answered, D("2027-03-31"), POLICY)
    assert (part.minute, part.published[0].place) == ("26/05", "Both porches")
    answered.today = D("2026-07-01")
    assert approval_facts.part_of(answered, D("2027-03-31"), POLICY).published == ()


# ---- the response


def test_the_response_is_a_draft_until_it_is_signed_and_its_parts_are_printed(
    answered: Session,
) -> None:
    assert approval_facts.response(answered, END) == approval_facts.ResponseView()
    assert "Write what" in refused(approval.write_response(answered, replace(SIGNED, looked_at="")))
    draft = replace(SIGNED, on=None, minute="", signed_by="", role="", challenged="")
    assert done(approval.write_response(answered, draft)).what.endswith("saved as a draft")
    assert approval_facts.part_of(answered, END, RESPONSE).approved_on is None
    assert done(approval.write_response(answered, SIGNED)).what.endswith("is signed")
    part = approval_facts.part_of(answered, END, RESPONSE)
    assert (part.approved_on, part.minute) == (D("2026-05-12"), "26/05")
    said = annual_report_paper(answered, END).response
    assert [decision.text for decision in said.decisions] == [
        "Train two members",
        "Answer before the meeting",
    ]
    assert said.not_accepted == SIGNED.challenged
    assert said.signed_by == "Ada Marsh, chair"
    done(undo_last(answered))
    assert approval_facts.response(answered, END).on is None
    done(undo_last(answered))
    assert approval_facts.response(answered, END).challenged == SIGNED.challenged


# ---- exceptional circumstances


def test_exceptional_circumstances_stand_in_the_papers_of_the_year_they_touch(
    answered: Session,
) -> None:
    command = KeepCircumstance(
        what="The office burned down.",
        began_on=D("2026-02-02"),
        ombudsman_told_on=D("2026-02-04"),
        back_by=D("2026-05-01"),
    )
    result = approval.keep_circumstance(answered, command)
    assert "residents it may affect" in warned(result)
    (found,) = approval_facts.circumstances(answered, END)
    assert found.sentence.replace("\u00a0", " ") == (
        "Exceptional circumstances from 2 February 2026 (8.5): The office burned down. "
        "The Ombudsman was told on 4 February 2026. Residents have not been told yet. "
        "We will comply again by 1 May 2026."
    )
    assert approval_facts.circumstances(answered, D("2025-03-31")) == ()
    assert len(approval_facts.circumstances(answered, D("2027-03-31"))) == 1
    assert "The office burned down" in text_of(
        papers.export_paper(answered, papers.SELF_ASSESSMENT, END)
    )
    over = replace(
        command,
        ombudsman_told_on=None,
        residents_told_on=D("2026-02-05"),
        residents_told_how="a notice",
        back_on=D("2026-03-02"),
        entry_id=found.id,
    )
    done(approval.keep_circumstance(answered, over))
    (found,) = approval_facts.circumstances(answered)
    assert "The Ombudsman has not been told yet. Residents were told on 5" in (
        found.sentence.replace("\u00a0", " ")
    )
    assert found.sentence.endswith("We complied again on 2\u00a0March\u00a02026.")
    assert "not in this register" in refused(
        approval.keep_circumstance(answered, replace(over, entry_id=99))
    )
    assert "Say what happened" in refused(
        approval.keep_circumstance(answered, replace(command, what=""))
    )


# ---- the pack


def test_the_pack_says_what_is_there_what_is_missing_and_by_when(answered: Session) -> None:
    pack = submission.pack(answered, END)
    assert pack.due == D("2026-09-30")
    assert pack.missing == (
        "Complaints policy: not written",
        "Self-assessment: not approved, not published",
        "Annual report: not approved, not published",
        "Governing body’s response: not written",
    )
    done(approval.approve(answered, APPROVE))
    done(approval.write_response(answered, SIGNED))
    web = replace(
        PUBLISH, what=(SELF, REPORT, POLICY, RESPONSE), place="https://www.example.example/c"
    )
    done(approval.publish(answered, web))
    done(approval.publish(answered, replace(web, place="Both porches")))
    pack = submission.pack(answered, END)
    assert pack.missing == ()
    told = {question.question: question.answer for question in pack.questions}
    assert told["Link to the self-assessment"] == "https://www.example.example/c"
    assert told["Dates of approval"].replace("\u00a0", " ") == "All four on 12 May 2026"
    assert told["Provisions answered No, and by when"] == "None"
    assert told["Number of homes"] == "24"
    text = submission.pack_text(answered, END)
    assert "Link to the complaints policy: https://www.example.example/c\n" in text
    assert "Both porches, from 14 May 2026" in text
    assert "Still missing" not in text
    with pikepdf.open(BytesIO(submission.pack_pdf(answered, END))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
    assert "Nothing: all four are approved and published." in text_of(
        submission.pack_pdf(answered, END)
    )


def test_without_a_website_the_notice_board_stands_where_the_link_is_asked_for(
    answered: Session,
) -> None:
    done(approval.approve(answered, APPROVE))
    done(approval.publish(answered, PUBLISH))
    told = {q.question: q.answer for q in submission.pack(answered, END).questions}
    assert told["Link to the self-assessment"] == "Both porches"
    assert told["Website"] == "None: published on paper"


def test_a_landlord_of_1000_homes_is_told_of_other_rules_and_gets_no_date(
    answered: Session,
) -> None:
    with answered.action("count homes") as action:
        action.update("homes_at_year_end", END.isoformat(), {"rented": 1000}, key="year_end")
    pack = submission.pack(answered, END)
    assert pack.due is None
    assert "1,000 homes or more" in pack.large
    assert papers.reports(answered, END).submit_by is None
    assert self_assessment_paper(answered, END).approval.submit_by is None
    assert "1,000 homes or more" in text_of(submission.pack_pdf(answered, END))
    answered.today = D("2026-10-30")
    assert submission.submission_reminder(answered) is None


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-08-04", None),
        ("2026-08-05", "send the year’s papers, within 8 weeks"),
        ("2026-09-30", "send the year’s papers, today"),
        ("2026-10-20", "send the year’s papers, 2 weeks late"),
    ],
)
def test_today_reminds_in_good_time_until_the_papers_are_sent(
    answered: Session, day: str, title: str | None
) -> None:
    done(approval.approve(answered, APPROVE))
    answered.today = D(day)
    found = [r.title for r in today(answered).reviews if r.kind == "submission"]
    assert found == ([title] if title else [])
    done(approval.submit(answered, Submit(year_end=END, on=D("2026-05-20"), how="online form")))
    assert [r for r in today(answered).reviews if r.kind == "submission"] == []


def test_a_year_the_register_knows_nothing_of_reminds_of_nothing(session: Session) -> None:
    session.today = D("2026-11-26")
    assert submission.submission_reminder(session) is None
