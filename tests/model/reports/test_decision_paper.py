"""The page for the minutes: one page, tagged, with the reference and no resident's name."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pypdf
import pytest

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.deciding import About, DecideBetween, MemberPart
from chc_desktop.model.rules.registers import HoldMeeting, HoldOffice
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import committee, complaints, officers
from chc_desktop.model.services.decision_paper import decision_pdf
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import RegisterProblem, Session


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


@pytest.fixture
def decided(session: Session) -> int:
    """Two of three members decided on a complaint, one stood back."""
    names = ("Priya Sandhu", "Kofi Brandreth", "Imelda Quist")
    for name in names:
        office = HoldOffice(person=name, role=Role.COMMITTEE_MEMBER, from_on=date(2024, 1, 9))
        done(officers.save_entry(session, office))
    done(officers.save_entry(session, HoldMeeting(on=date(2026, 4, 14))))
    log = LogComplaint(
        received_on=date(2026, 3, 16), resident="Tomasz Wilk", description="The bins are open."
    )
    key = done(complaints.log_complaint(session, log)).complaint_id
    on = date(2026, 3, 30)
    priya, kofi, imelda = committee.members_for(session, key, About.STAGE_1, on)
    command = DecideBetween(
        complaint_id=key,
        about=About.STAGE_1,
        on=on,
        how="email",
        what="Upheld. Mr Wilk is right: fit a lock.",
        why="The response is due before the meeting.",
        members=(
            MemberPart(priya.person_id, priya.name, True, "None."),
            MemberPart(kofi.person_id, kofi.name, True, "None."),
            MemberPart(imelda.person_id, imelda.name, False, "A friend of Tomasz"),
        ),
    )
    return done(committee.decide_between(session, command)).added_id


def test_the_page_says_who_decided_what_when_and_what_each_declared(
    session: Session, decided: int
) -> None:
    reader = pypdf.PdfReader(BytesIO(decision_pdf(session, decided)))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert "2 members of the committee decided on the stage 1 decision, complaint C-001." in text
    assert "Upheld. The resident is right: fit a lock." in text
    for words in ("30 March 2026", "By email", "Imelda Quist No part A friend of the resident"):
        assert words in text
    assert "Meeting of 14 April 2026" in text
    assert "Wilk" not in text
    assert "Tomasz" not in text


def test_the_page_is_tagged_and_always_the_same(session: Session, decided: int) -> None:
    content = decision_pdf(session, decided)
    assert content == decision_pdf(session, decided)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"


def test_a_decision_that_is_not_there_is_said_in_a_sentence(session: Session) -> None:
    with pytest.raises(RegisterProblem, match="not in this register"):
        decision_pdf(session, 77)
