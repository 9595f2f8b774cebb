"""Approving, publishing and sending a year's papers: what stands against each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chc_desktop.model.rules.approving import (
    AnswerPromise,
    Approve,
    Document,
    KeepCircumstance,
    NewVersion,
    Occasion,
    Publish,
    Submit,
    WriteResponse,
    is_late_approval,
    problems_approving,
    problems_circumstance,
    problems_new_version,
    problems_promise,
    problems_publishing,
    problems_response,
    problems_submitting,
    signature,
)
from chc_desktop.model.rules.values import Problem, Severity, blocking

D = date.fromisoformat
TODAY, END = D("2026-06-01"), D("2026-03-31")
APPROVE = Approve(
    year_end=END,
    what=(Document.SELF_ASSESSMENT,),
    on=D("2026-05-12"),
    body="committee",
    minute="26/05",
    signed_by="Ada Marsh",
    role="chair",
)
PUBLISH = Publish(
    year_end=END, what=(Document.SELF_ASSESSMENT,), place="Both porches", from_on=D("2026-05-14")
)
CIRCUMSTANCE = KeepCircumstance(
    what="The office burned down.",
    began_on=D("2026-05-01"),
    ombudsman_told_on=D("2026-05-04"),
    residents_told_on=D("2026-05-05"),
    residents_told_how="A notice in both porches",
    back_by=D("2026-07-01"),
)
RESPONSE = WriteResponse(
    year_end=END,
    looked_at="The report.",
    on=D("2026-05-12"),
    minute="26/05",
    signed_by="Ada Marsh",
    role="chair",
)


def fields(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in problems]


def text(problems: tuple[Problem, ...]) -> str:
    return " ".join(problem.text for problem in problems).replace("\u00a0", " ")


def test_a_complete_approval_has_nothing_against_it() -> None:
    assert problems_approving(APPROVE, TODAY) == ()
    assert problems_approving(APPROVE, TODAY, meetings=(D("2026-05-12"),)) == ()


def test_an_approval_is_refused_while_something_blocks() -> None:
    (found,) = problems_approving(APPROVE, TODAY, blocks=8)
    assert found.severity is Severity.BLOCK
    assert "8 things must be put right" in found.text
    assert "1 thing must" in text(problems_approving(APPROVE, TODAY, blocks=1))


def test_an_approval_before_the_committees_day_is_refused() -> None:
    early = replace(APPROVE, on=D("2026-06-09"))
    assert "The committee has not met on Tue 9 June 2026 yet." in text(
        problems_approving(early, TODAY)
    )
    unnamed = problems_approving(replace(early, body=" "), TODAY)
    assert "The governing body has not met" in text(unnamed)
    assert fields(problems_approving(replace(APPROVE, on=None), TODAY)) == ["on"]


def test_an_approval_names_paper_body_minute_and_who_signed() -> None:
    empty = replace(APPROVE, what=(), body="", minute=" ", signed_by="", role="")
    assert fields(problems_approving(empty, TODAY)) == [
        *("what", "body", "minute", "signed_by", "role")
    ]
    assert signature(" Ada  Marsh ", "chair") == "Ada Marsh, chair"
    assert signature("Ada Marsh", "") == "Ada Marsh"


def test_marks_an_earlier_publication_and_an_unknown_meeting_are_said_and_stop_nothing() -> None:
    found = problems_approving(
        APPROVE, TODAY, marked=2, published_on=D("2026-05-01"), meetings=(D("2026-05-05"),)
    )
    assert blocking(found) == ()
    assert "2 provisions are still marked" in text(found)
    assert "published on Fri 1 May 2026, before it was approved" in text(found)
    assert "has none on Tue 12 May 2026" in text(found)
    assert "1 provision is still" in text(problems_approving(APPROVE, TODAY, marked=1))
    assert problems_approving(APPROVE, TODAY, published_on=D("2026-05-12")) == ()
    undated = problems_approving(
        replace(APPROVE, on=None), TODAY, published_on=END, meetings=(END,)
    )
    assert fields(undated) == ["on"]


def test_a_notice_board_is_a_place_and_publishing_before_approval_is_said() -> None:
    approved: dict[Document, date | None] = {Document.SELF_ASSESSMENT: D("2026-05-12")}
    assert problems_publishing(PUBLISH, TODAY, approved) == ()
    early = problems_publishing(replace(PUBLISH, from_on=D("2026-05-11")), TODAY, approved)
    assert blocking(early) == ()
    assert "approved only on Tue 12 May 2026" in text(early)
    assert "is not approved yet" in text(problems_publishing(PUBLISH, TODAY, {}))
    assert is_late_approval(D("2026-05-12"), None) is False


def test_a_publication_needs_paper_place_and_day_in_order() -> None:
    wrong = replace(PUBLISH, what=(), place="", until_on=D("2026-05-01"))
    assert fields(problems_publishing(wrong, TODAY, {})) == ["what", "place", "until_on"]
    assert fields(problems_publishing(replace(PUBLISH, what=(), from_on=None), TODAY, {})) == [
        *("what", "from_on")
    ]


def test_papers_are_sent_only_once_approved_and_what_is_missing_is_said() -> None:
    sent = Submit(year_end=END, on=D("2026-05-20"), how="the online form")
    assert problems_submitting(sent, TODAY, D("2026-05-12")) == ()
    assert "not approved yet" in text(problems_submitting(sent, TODAY, None))
    early = problems_submitting(replace(sent, on=D("2026-05-11"), how=""), TODAY, D("2026-05-12"))
    assert fields(early) == ["on", "how"]
    lacking = problems_submitting(sent, TODAY, D("2026-05-12"), ("Annual report: not approved",))
    assert blocking(lacking) == ()
    assert "Not there yet: Annual report: not approved." in text(lacking)


def test_a_new_version_says_why_unless_it_is_the_yearly_one() -> None:
    def found(occasion: Occasion | None, why: str) -> list[str]:
        return fields(problems_new_version(NewVersion(year_end=END, occasion=occasion, why=why)))

    assert found(None, "") == ["occasion", "why"]
    assert found(Occasion.RESTRUCTURE, " ") == ["why"]
    assert found(Occasion.OMBUDSMAN, "After an investigation.") == []
    assert found(Occasion.YEARLY, "") == []


def test_what_came_of_a_date_to_comply() -> None:
    by = D("2026-05-12")
    done = AnswerPromise(year_end=END, provision="5.9", done=True, done_on=D("2026-05-20"))
    late = AnswerPromise(
        year_end=END, provision="5.9", done=False, note="No course.", new_by=D("2026-09-30")
    )
    assert problems_promise(done, TODAY, by) == problems_promise(late, TODAY, by) == ()
    assert "No date to comply was set for 5.9" in text(problems_promise(done, TODAY, None))
    assert fields(problems_promise(replace(done, done=None), TODAY, by)) == ["done"]
    assert fields(problems_promise(replace(done, done_on=None), TODAY, by)) == ["done_on"]
    assert fields(problems_promise(replace(late, note="", new_by=None), TODAY, by)) == [
        *("note", "new_by")
    ]
    for wrong in (D("2026-05-31"), D("2206-09-30")):
        assert fields(problems_promise(replace(late, new_by=wrong), TODAY, by)) == ["new_by"]


def test_a_response_is_a_draft_until_it_is_dated_and_then_signed() -> None:
    assert problems_response(RESPONSE, TODAY) == ()
    draft = WriteResponse(year_end=END, looked_at="The report.")
    assert problems_response(draft, TODAY) == ()
    assert fields(problems_response(replace(draft, minute="26/05"), TODAY)) == ["on"]
    bare = replace(RESPONSE, looked_at="", minute="", signed_by="", role="")
    assert fields(problems_response(bare, TODAY)) == ["looked_at", "minute", "signed_by", "role"]
    assert fields(problems_response(replace(RESPONSE, on=D("2026-07-01")), TODAY)) == ["on"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"what": "", "began_on": None}, ["what", "began_on"]),
        ({"ombudsman_told_on": D("2026-04-30")}, ["ombudsman_told_on"]),
        ({"residents_told_how": ""}, ["residents_told_how"]),
        ({"back_by": None}, ["back_by"]),
        ({"back_by": D("2206-07-01")}, ["back_by"]),
        ({"back_by": D("2026-04-01")}, ["back_by"]),
        ({"back_on": D("2026-06-02")}, ["back_on"]),
    ],
)
def test_exceptional_circumstances_need_their_days_in_order(
    change: dict[str, Any], expected: list[str]
) -> None:
    assert problems_circumstance(CIRCUMSTANCE, TODAY) == ()
    found = problems_circumstance(replace(CIRCUMSTANCE, **change), TODAY)
    assert fields(blocking(found)) == expected


def test_whoever_was_not_told_of_exceptional_circumstances_is_named() -> None:
    found = problems_circumstance(
        replace(CIRCUMSTANCE, ombudsman_told_on=None, residents_told_on=None), TODAY
    )
    assert blocking(found) == ()
    assert "tell the Ombudsman (8.5)" in text(found)
    assert "tell the residents it may affect (8.5)" in text(found)
