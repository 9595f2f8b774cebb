"""The committee's calendar: an alarm in time, a decision between meetings, noted at the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import Acknowledge, LogComplaint
from chc_desktop.model.rules.considering import AskToConsider, HoldHearing
from chc_desktop.model.rules.deciding import About, DecideBetween, MemberPart, NoteDecision
from chc_desktop.model.rules.interests import PanelPart
from chc_desktop.model.rules.registers import HoldMeeting, HoldOffice
from chc_desktop.model.rules.values import Role, Stage
from chc_desktop.model.services import committee, complaints, considering, officers, queries
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
ONE = Stage.ONE


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


@pytest.fixture
def case(session: Session) -> int:
    """Received Fri 17 April, acknowledged Mon 20 April; meetings on 14 April and 12 May."""
    for name, role in (
        ("Priya Sandhu", Role.CHAIR),
        ("Kofi Brandreth", Role.COMMITTEE_MEMBER),
        ("Alan Prewett", Role.COMPLAINTS_OFFICER),
    ):
        office = HoldOffice(person=name, role=role, from_on=D("2024-01-09"))
        done(officers.save_entry(session, office))
    meet(session, "2026-04-14")
    meet(session, "2026-05-12")
    session.today = D("2026-04-20")
    log = LogComplaint(
        received_on=D("2026-04-17"), resident="Tomasz Wilk", description="The bins are open."
    )
    key = done(complaints.log_complaint(session, log)).complaint_id
    acknowledge = Acknowledge(
        complaint_id=key, stage=ONE, on=D("2026-04-20"), understanding="Bins.", outcomes_sought="x"
    )
    done(complaints.carry_out(session, acknowledge))
    return key


def meet(session: Session, on: str) -> int:
    return done(officers.save_entry(session, HoldMeeting(on=D(on)))).added_id


def alarms(session: Session) -> list[tuple[str, date, date, int]]:
    found = queries.today(session).meetings
    return [(a.reference, a.meeting_on, a.due, a.days_after) for a in found]


def decide(session: Session, key: int) -> DecideBetween:
    session.today = D("2026-04-30")
    members = tuple(
        MemberPart(m.person_id, m.name, True, "None.")
        for m in committee.members_for(session, key, About.STAGE_1, D("2026-04-28"))
    )
    return DecideBetween(
        complaint_id=key,
        about=About.STAGE_1,
        on=D("2026-04-28"),
        how="email",
        what="Upheld. Fit a lock.",
        why="The response is due on 5 May.",
        members=members,
    )


def test_a_meeting_five_working_days_after_the_due_date_is_an_alarm(
    session: Session, case: int
) -> None:
    assert alarms(session) == [("C-001", D("2026-05-12"), D("2026-05-05"), 5)]
    page = complaint(session, case)
    assert page is not None
    assert page.obstacle.startswith("The committee meets too late to decide it (Tue")


def test_with_a_meeting_on_30_april_there_is_none(session: Session, case: int) -> None:
    meet(session, "2026-04-30")
    assert alarms(session) == []


def test_one_officer_who_decides_alone_needs_no_meeting_and_a_panel_does_unless_it_hears_in_time(
    session: Session, case: int
) -> None:
    ask = AskToConsider(
        complaint_id=case, stage=ONE, name="Alan Prewett", on=session.today, no_conflict=True
    )
    first = done(considering.ask_to_consider(session, ask)).added_id
    assert alarms(session) == []
    panel = replace(ask, name="Priya Sandhu", part=PanelPart.CHAIR)
    done(considering.ask_to_consider(session, panel))
    assert len(alarms(session)) == 1
    hearing = HoldHearing(complaint_id=case, stage=ONE, on=D("2026-05-05"))
    done(considering.hold_hearing(session, hearing))
    assert alarms(session) == []
    done(considering.hold_hearing(session, replace(hearing, on=D("2026-05-06"))))
    assert len(alarms(session)) == 1
    done(undo_last(session))
    whole = replace(ask, name="the whole committee", instead_of=first)
    done(considering.ask_to_consider(session, whole))
    assert len(alarms(session)) == 1


def test_a_decision_between_meetings_ends_the_alarm_and_is_to_be_noted_until_it_is(
    session: Session, case: int
) -> None:
    command = decide(session, case)
    assert len(alarms(session)) == 1
    key = done(committee.decide_between(session, command)).added_id
    assert alarms(session) == []
    page = complaint(session, case)
    assert page is not None
    assert page.obstacle == ""
    entry = next(e for e in page.timeline if e.kind == "decision")
    assert entry.title == "Decided between meetings by email: the stage 1 decision"
    assert entry.text == "Upheld. Fit a lock. Decided by Priya Sandhu, Kofi Brandreth."
    (item,) = queries.today(session).to_note
    assert (item.reference, item.meeting_on) == ("C-001", D("2026-05-12"))

    note = NoteDecision(decision_id=key, on=D("2026-05-12"), minute_reference="26/05, item 4")
    early = committee.note_decision(session, note)
    assert isinstance(early, Refusal)
    session.today = D("2026-05-12")
    assert isinstance(
        committee.note_decision(session, replace(note, minute_reference=" ")), Refusal
    )
    done(committee.note_decision(session, note))
    assert queries.today(session).to_note == ()
    view = committee.decision(session, key)
    assert view is not None
    assert (view.noted_on, view.minute_reference) == (D("2026-05-12"), "26/05, item 4")


def test_a_decision_is_put_right_and_taken_back(session: Session, case: int) -> None:
    command = decide(session, case)
    key = done(committee.decide_between(session, command)).added_id
    kofi = next(m for m in command.members if m.name == "Kofi Brandreth")
    away = replace(kofi, decided=False, conflicts="A neighbour; took no part")
    others = tuple(m for m in command.members if m is not kofi)
    done(
        committee.decide_between(
            session, replace(command, entry_id=key, how="telephone", members=(*others, away))
        )
    )
    (view,) = committee.decisions(session, case)
    assert (view.how, view.decided_by) == ("telephone", ("Priya Sandhu",))
    assert [m.conflicts for m in view.members] == ["None.", "A neighbour; took no part"]
    done(committee.decide_between(session, replace(command, entry_id=key, members=others)))
    assert len(committee.decisions(session, case)[0].members) == 1
    done(committee.take_back(session, key))
    assert committee.decisions(session) == ()
    assert len(alarms(session)) == 1
    assert isinstance(committee.take_back(session, key), Refusal)
    assert isinstance(committee.decide_between(session, replace(command, entry_id=key)), Refusal)
    note = NoteDecision(decision_id=key, on=session.today, minute_reference="1")
    assert isinstance(committee.note_decision(session, note), Refusal)
    assert committee.decision(session, key) is None


def test_whoever_took_the_stage_1_decision_between_meetings_is_barred_from_stage_2(
    session: Session, case: int
) -> None:
    command = decide(session, case)
    priya = tuple(m for m in command.members if m.name == "Priya Sandhu")
    done(committee.decide_between(session, replace(command, members=priya)))
    view = considering.at_stage(session, case, Stage.TWO)
    assert view is not None
    assert [one.who.name for one in view.may] == ["Alan Prewett", "Kofi Brandreth"]
    assert [bar.text for one in view.may_not for bar in one.bars] == [
        "Priya Sandhu considered stage 1, so they cannot consider stage 2 (6.13)."
    ]


def test_a_decision_about_something_else_leaves_the_alarm(session: Session, case: int) -> None:
    award = replace(decide(session, case), about=About.AWARD)
    done(committee.decide_between(session, award))
    assert len(alarms(session)) == 1


def test_nothing_is_decided_on_a_complaint_that_is_not_there(session: Session, case: int) -> None:
    command = replace(decide(session, case), complaint_id=77)
    assert isinstance(committee.decide_between(session, command), Refusal)
    assert committee.members_for(session, 77, None, None) == ()
