"""What comes up while a complaint runs: new issues, links, a late definition, pasted refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import (
    Acknowledge,
    Define,
    LogComplaint,
    RaiseIssue,
    Refuse,
    Respond,
    Update,
)
from chc_desktop.model.rules.events import Raised
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.triage import Ask
from chc_desktop.model.rules.values import Clock, Outcome, RefusalGround, Stage
from chc_desktop.model.services import complaint_page, complaints, links, queries, triage
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import Chore, ComplaintView

D = date.fromisoformat
ONE = Stage.ONE


def log(session: Session, who: str = "Edith Marlowe", day: str = "2026-03-02") -> int:
    result = complaints.log_complaint(
        session,
        LogComplaint(
            received_on=D(day), resident=who, home="9 Example Street", description="The lift is off"
        ),
    )
    assert isinstance(result, Done)
    return result.complaint_id


def acknowledge(session: Session, one: int, understanding: str = "") -> None:
    command = Acknowledge(
        complaint_id=one, stage=ONE, on=D("2026-03-04"), understanding=understanding
    )
    assert isinstance(complaints.carry_out(session, command), Done)


def page(session: Session, one: int) -> ComplaintView:
    view = complaint_page.complaint(session, one)
    assert view is not None
    return view


def raise_issue(one: int, *, related: bool = True, would_delay: bool = False) -> RaiseIssue:
    return RaiseIssue(
        complaint_id=one,
        on=D("2026-03-10"),
        words="And the door sticks",
        channel="telephone",
        related=related,
        would_delay=would_delay,
    )


def titles(view: ComplaintView) -> list[str]:
    return [entry.title.replace("\u00a0", " ") for entry in view.timeline]


def test_a_related_issue_joins_stage_1_and_asks_to_be_defined(session: Session) -> None:
    one = log(session)
    acknowledge(session, one, "The lift is off")
    before = page(session, one).stages[0].dates
    assert isinstance(complaints.carry_out(session, raise_issue(one)), Done)
    view = page(session, one)
    assert view.stages[0].raised == ("And the door sticks",)
    assert view.stages[0].dates == before
    assert view.obstacle.startswith("A new issue joined it: define it anew")
    assert "New issue raised by telephone (6.8)" in titles(view)
    assert len(session.cases()) == 1
    define = Define(
        complaint_id=one,
        stage=ONE,
        on=D("2026-03-11"),
        understanding="The lift is off and the door sticks",
    )
    assert isinstance(complaints.carry_out(session, define), Done)
    view = page(session, one)
    assert view.obstacle == ""
    assert view.stages[0].understanding == "The lift is off and the door sticks"
    assert view.stages[0].defined_late == ""  # first defined with the acknowledgement


@pytest.mark.parametrize(("related", "would_delay"), [(False, False), (True, True)])
def test_another_matter_or_one_that_delays_is_a_complaint_of_its_own(
    session: Session, related: bool, would_delay: bool
) -> None:
    one = log(session)
    command = raise_issue(one, related=related, would_delay=would_delay)
    assert isinstance(complaints.carry_out(session, command), Done)
    [new] = [case for key, case in session.cases().items() if key != one]
    assert new.state.received == D("2026-03-10")
    assert new.record.person_id == session.cases()[one].record.person_id
    assert new.record.description == "And the door sticks"
    assert [(o.id, o.direct) for o in links.linked(session, one)] == [(new.record.id, True)]
    assert [(o.id, o.direct) for o in links.linked(session, new.record.id)] == [(one, True)]
    title = f"New issue raised: logged as {new.record.reference} (6.8)"
    assert title in titles(page(session, one))
    assert page(session, one).stages[0].raised == ()


def test_one_undo_takes_back_both_complaints_entries(session: Session) -> None:
    one = log(session)
    complaints.carry_out(session, raise_issue(one, related=False))
    assert len(session.cases()) == 2
    assert isinstance(undo_last(session), Done)
    assert len(session.cases()) == 1
    assert links.linked(session, one) == ()
    assert len(session.cases()[one].state.events) == 1


def test_after_the_response_whatever_is_new_is_a_new_complaint(session: Session) -> None:
    one = log(session)
    acknowledge(session, one)
    respond = Respond(complaint_id=one, stage=ONE, on=D("2026-03-09"), outcome=Outcome.UPHELD)
    complaints.carry_out(session, respond)
    assert isinstance(complaints.carry_out(session, raise_issue(one)), Done)
    assert len(session.cases()) == 2
    assert not any(isinstance(e, Raised) for e in session.cases()[one].state.events)


def test_a_definition_after_the_acknowledgement_is_late_and_shown_apart(session: Session) -> None:
    one = log(session)
    acknowledge(session, one)
    assert page(session, one).stages[0].defined_late.startswith("Not recorded.")
    define = Define(complaint_id=one, stage=ONE, on=D("2026-03-12"), understanding="The lift")
    assert isinstance(complaints.carry_out(session, define), Done)
    view = page(session, one)
    words = view.stages[0].defined_late.replace("\u00a0", " ")
    assert words == "Thu 12 March, 3 working days late (6.2)."
    [entry] = [e for e in view.timeline if e.kind == "defined"]
    assert entry.late.replace("\u00a0", " ") == "3 working days late"
    assert [breach.clock for breach in view.breaches] == [Clock.RESPOND]


def test_an_update_is_told_with_when_they_hear_again(session: Session) -> None:
    one = log(session)
    acknowledge(session, one, "The lift is off")
    command = Update(
        complaint_id=one,
        stage=ONE,
        on=D("2026-03-10"),
        how="telephone",
        text="The part is ordered.",
        next_on=D("2026-03-13"),
    )
    dates = page(session, one).stages[0].dates
    assert isinstance(complaints.carry_out(session, command), Done)
    view = page(session, one)
    assert view.stages[0].dates == dates
    [entry] = [e for e in view.timeline if e.kind == "updated"]
    assert entry.title == "Told how it stands by telephone (5.9)"
    assert entry.text.replace("\u00a0", " ") == "The part is ordered. Next update Fri 13 March."


def test_an_update_promised_after_the_answer_is_on_today_until_it_is_told(
    session: Session,
) -> None:
    one = log(session)
    answer = Respond(complaint_id=one, stage=ONE, on=D("2026-03-10"), outcome=Outcome.UPHELD)
    update = Update(
        complaint_id=one,
        stage=ONE,
        on=D("2026-03-12"),
        how="letter",
        text="The gate is ordered.",
        next_on=D("2026-03-20"),
    )
    assert isinstance(complaints.carry_out(session, answer), Done)
    assert isinstance(complaints.carry_out(session, update), Done)
    [due] = [item for item in queries.today(session).overdue if item.chore is Chore.UPDATE]
    assert (due.due, due.verb) == (D("2026-03-20"), Verb.UPDATE)
    told = replace(update, on=D("2026-03-20"), text="The gate hangs.", next_on=None)
    assert isinstance(complaints.carry_out(session, told), Done)
    assert not [item for item in queries.today(session).overdue if item.chore is Chore.UPDATE]


# ---- links


def test_linked_complaints_name_each_other_and_what_either_is_linked_to(session: Session) -> None:
    one, two, three, four = (log(session, name) for name in ("Ann Ash", "Bo Birch", "Cy", "Di Elm"))
    for pair in ((one, two), (three, four), (one, three)):
        assert isinstance(
            links.link(session, links.Link(complaint_id=pair[0], other_id=pair[1])), Done
        )
    everybody = {one, two, three, four}
    for each in everybody:
        assert {other.id for other in links.linked(session, each)} == everybody - {each}
    through = {other.id: other.through for other in links.linked(session, one)}
    assert through == {two: "", three: "C-002 and C-004", four: "C-003"}
    again = links.link(session, links.Link(complaint_id=two, other_id=four))
    assert isinstance(again, Refusal)
    assert again.problems[0].text == "These two are linked already."


def test_a_link_can_be_taken_away_and_brought_back(session: Session) -> None:
    one, two = log(session, "Ann Ash"), log(session, "Bo Birch")
    links.link(session, links.Link(complaint_id=one, other_id=two))
    assert isinstance(links.unlink(session, links.Unlink(complaint_id=two, other_id=one)), Done)
    assert links.linked(session, one) == ()
    assert isinstance(links.unlink(session, links.Unlink(complaint_id=two, other_id=one)), Refusal)
    assert isinstance(undo_last(session), Done)
    assert [other.id for other in links.linked(session, one)] == [two]


def test_a_link_needs_another_complaint_that_is_there(session: Session) -> None:
    one = log(session)
    for command in (
        links.Link(complaint_id=one, other_id=one),
        links.Link(complaint_id=one, other_id=None),
        links.Link(complaint_id=one, other_id=99),
        links.Link(complaint_id=99, other_id=one),
    ):
        assert isinstance(links.link(session, command), Refusal)
    assert isinstance(links.unlink(session, links.Unlink(complaint_id=99, other_id=one)), Refusal)


# ---- refusals


def test_the_same_reasons_for_the_third_time_warn_before_the_refusal_is_recorded(
    session: Session,
) -> None:
    made: list[list[tuple[str, str]]] = []
    for name in ("Ann Ash", "Bo Birch", "Cy Cedar"):
        command = Refuse(
            complaint_id=log(session, name),
            stage=ONE,
            on=D("2026-03-06"),
            ground=RefusalGround.ALREADY_CONSIDERED,
            reasons="This was considered before." if made else "THIS was considered  before",
            evidence="Our letter of 3 May",
            ombudsman_given=True,
        )
        result = complaints.carry_out(session, command)
        assert isinstance(result, Done)
        made.append([(p.field, p.provision) for p in result.warnings])
    assert made == [[], [], [("reasons", "2.5")]]
    other = replace(command, complaint_id=log(session, "Di Elm"), reasons="Reasons of its own.")
    assert complaints.check(session, other) == ()


# ---- triage


def test_the_card_is_kept_with_who_and_when_and_earlier_answers_stay_in_the_history(
    session: Session,
) -> None:
    one = log(session)
    first = triage.RecordTriage(complaint_id=one, answers={Ask.HAZARD: "yes"}, note=" Survey ")
    assert isinstance(triage.record_triage(session, first), Done)
    view = triage.triage(session, one)
    assert view is not None
    assert (view.answers, view.note) == ({Ask.HAZARD: "yes"}, "Survey")
    assert (view.who, view.on, view.left) == ("Test Officer", session.today, 7)
    second = replace(first, answers={Ask.HAZARD: "no", Ask.COMPLEX: " "})
    triage.record_triage(session, second)
    view = triage.triage(session, one)
    assert view is not None
    assert view.answers == {Ask.HAZARD: "no"}
    assert isinstance(undo_last(session), Done)
    view = triage.triage(session, one)
    assert view is not None
    assert view.answers == {Ask.HAZARD: "yes"}


def test_what_may_apply_to_a_hazard_names_its_source_and_the_day_it_was_checked(
    session: Session,
) -> None:
    *texts, source = triage.hazard_advice(session)
    assert all("may" in text for text in texts)
    assert "legislation.gov.uk" in source
    assert "last checked" in source
    assert "That is a while ago." not in source
    session.today = D("2028-03-31")
    assert "That is a while ago." in triage.hazard_advice(session)[-1]


@pytest.mark.parametrize(
    ("kept", "note"),
    [
        ("Mould: survey first", "Mould: survey first"),
        ("[1, 2]", "[1, 2]"),
        ('{"answers": 3}', '{"answers": 3}'),
        ('{"answers": {"landlord": "yes", "unheard of": "x"}, "on": "soon"}', ""),
        ("", ""),
    ],
)
def test_words_that_are_no_card_stand_as_the_note(session: Session, kept: str, note: str) -> None:
    one = log(session)
    with session.action("test", one) as action:
        action.update("complaint", one, {"triage": kept})
    view = triage.triage(session, one)
    assert view is not None
    assert (view.note, view.on) == (note, None)
    assert set(view.answers) <= {Ask.LANDLORD}


def test_a_card_needs_a_complaint_and_an_answer(session: Session) -> None:
    assert triage.triage(session, 99) is None
    nobody = triage.RecordTriage(complaint_id=99, answers={Ask.HAZARD: "yes"})
    assert isinstance(triage.record_triage(session, nobody), Refusal)
    assert triage.tried(session, nobody) == ()
    empty = triage.RecordTriage(complaint_id=log(session), answers={})
    assert isinstance(triage.record_triage(session, empty), Refusal)
    assert len(triage.tried(session, replace(nobody, complaint_id=1))) == 1


def test_papers_tell_the_card_in_sentences(session: Session) -> None:
    one = log(session)
    answers = {Ask.HAZARD: "yes", Ask.ISSUE_ON: "2026-01-05", Ask.ROUTE: "investigate"}
    card = triage.RecordTriage(complaint_id=one, answers=answers, note="Survey first.")
    assert isinstance(triage.record_triage(session, card), Done)
    kept = session.register.rows("SELECT triage FROM complaint WHERE id = ?", one)[0]["triage"]
    assert triage.in_words(kept).replace("\u00a0", " ").split("\n") == [
        "When did the issue happen? Mon 5 January 2026",
        "Could it be a hazard in the home? Yes",
        "How do you go about it? It needs investigating",
        "Survey first.",
        "Answered by Test Officer, Tue 31 March 2026.",
    ]
    assert triage.in_words("Mould: survey first") == "Mould: survey first"
    assert triage.in_words("") == ""
