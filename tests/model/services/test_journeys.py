"""Complaints from the first telephone call to the last step, as an officer would take them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    Extend,
    KeepPromise,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.complaint import Standing
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Outcome, RefusalGround, RemedyHead, Stage
from chc_desktop.model.services.complaint_page import complaint, try_date
from chc_desktop.model.services.complaints import carry_out, check, log_complaint
from chc_desktop.model.services.promises import keep_promise
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import ComplaintView, StageView

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO
LOG = LogComplaint(
    received_on=D("2026-03-02"),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is left unlocked at weekends",
    channel="telephone",
    received_by="Ottoline Vane",
)
Step = Callable[[str, CaseCommand], Done]


@pytest.fixture
def step(session: Session) -> Step:
    """Carry a command out on a day, and insist that nothing stands against it."""

    def carry(today: str, command: CaseCommand) -> Done:
        session.today = D(today)
        return done(carry_out(session, command))

    return carry


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def log(session: Session, command: LogComplaint = LOG) -> int:
    return done(log_complaint(session, command)).complaint_id


def page(session: Session, complaint_id: int = 1) -> ComplaintView:
    found = complaint(session, complaint_id)
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def dates(stage: StageView) -> dict[str, date]:
    return {d.label: d.due for d in stage.dates}


def acknowledge(on: str, stage: Stage = ONE) -> Acknowledge:
    return Acknowledge(
        complaint_id=1,
        stage=stage,
        on=D(on),
        how="letter",
        understanding="The bin store stands open",
        outcomes_sought="A lock that works",
        responsible_for="The lock",
        not_responsible_for="The council’s collection",
    )


def respond(on: str, stage: Stage = ONE, **more: object) -> Respond:
    values: dict[str, object] = {"outcome": Outcome.UPHELD, "considered_by": ("Ottoline Vane",)}
    return Respond(complaint_id=1, stage=stage, on=D(on), **(values | more))  # type: ignore[arg-type]


# ---- from log to close


def test_from_the_first_call_to_the_closed_file(session: Session, step: Step) -> None:
    session.today = D("2026-03-03")
    result = done(log_complaint(session, LOG))
    assert (result.what, result.complaint_id) == ("C-001 logged", 1)
    view = page(session)
    assert view.standing is Standing.ACKNOWLEDGE_1
    assert view.who == "Tomasz Wilk, 3 Example Street"
    assert plain(view.next_words) == "Next: acknowledge it by Mon 9 March"
    assert dates(view.stages[0]) == {"Acknowledge by": D("2026-03-09"), "Due": D("2026-03-23")}

    step("2026-03-04", acknowledge("2026-03-04"))
    view = page(session)
    assert view.standing is Standing.RESPOND_1
    assert plain(view.next_words) == "Next: send the stage 1 response by Wed 18 March"
    (one,) = view.stages
    assert one.understanding == "The bin store stands open"
    assert one.outcomes_sought == "A lock that works"
    assert one.responsible_for == "The lock"
    assert one.not_responsible_for == "The council’s collection"

    lock = Promise(what="Fit a new lock", owner="Percival Stroud", due_on=D("2026-04-02"))
    money = Promise(
        what="For the trouble", head=RemedyHead.DISTRESS, amount=2500, due_on=D("2026-03-27")
    )
    step("2026-03-17", respond("2026-03-17", promises=(lock, money), learning="Check locks"))
    view = page(session)
    assert view.standing is Standing.RESPONDED
    assert view.breaches == ()
    assert [(p.what, p.amount, p.head) for p in view.promises] == [
        ("Fit a new lock", 0, "action"),
        ("For the trouble", 2500, "distress and inconvenience"),
    ]
    assert plain(view.next_words) == "Next: keep what was promised by Fri 27 March"
    assert view.stages[0].handlers == ("Ottoline Vane",)
    learning = session.register.rows("SELECT internal, we_did FROM learning")
    assert learning == [{"internal": "Check locks", "we_did": ""}]

    session.today = D("2026-03-30")
    kept = done(keep_promise(session, KeepPromise(promise_id=2, on=D("2026-03-30"), proof="BACS")))
    assert kept.what == "C-001: promise kept"
    step("2026-03-31", Close(complaint_id=1, on=D("2026-03-31"), note="The resident is content"))
    view = page(session)
    assert view.standing is Standing.PROMISE_OPEN
    assert view.next.verb is Verb.KEEP_PROMISE

    session.today = D("2026-04-02")
    done(keep_promise(session, KeepPromise(promise_id=1, on=D("2026-04-02"))))
    view = page(session)
    assert view.standing is Standing.CLOSED_UPHELD
    assert view.next_words == "Nothing more to do"
    assert session.register.faults() == []


def test_stage_2_is_considered_by_others_and_answered_in_20_working_days(
    session: Session, step: Step
) -> None:
    log(session)
    step("2026-03-04", acknowledge("2026-03-04"))
    step("2026-03-18", respond("2026-03-18", outcome=Outcome.NOT_UPHELD))
    step("2026-03-20", Close(complaint_id=1, on=D("2026-03-20")))
    step("2026-03-24", AskForStage2(complaint_id=1, on=D("2026-03-23"), reasons="It still stinks"))
    view = page(session)
    assert view.current is TWO
    assert view.standing is Standing.ACKNOWLEDGE_2
    assert view.considered_1 == ("Ottoline Vane",)
    assert plain(view.next_words) == "Next: acknowledge stage 2 by Mon 30 March"
    step("2026-03-25", acknowledge("2026-03-25", TWO))
    assert dates(page(session).stages[1])["The Code’s date"] == D("2026-04-24")

    session.today = D("2026-04-20")
    barred = carry_out(session, respond("2026-04-20", TWO, considered_by=("ottoline  vane",)))
    assert isinstance(barred, Refusal)
    assert [(p.field, p.provision) for p in barred.problems] == [("considered_by", "6.13")]
    assert page(session).standing is Standing.RESPOND_2

    step("2026-04-20", respond("2026-04-20", TWO, considered_by=("Wilhelmina Crake",)))
    view = page(session)
    assert view.standing is Standing.RESPONDED
    assert view.next.verb is Verb.CLOSE
    step("2026-04-21", Close(complaint_id=1, on=D("2026-04-21")))
    assert page(session).standing is Standing.CLOSED_UPHELD


def test_a_refusal_can_be_overturned_and_the_clocks_start_anew(
    session: Session, step: Step
) -> None:
    log(session)
    refuse = Refuse(
        complaint_id=1,
        stage=ONE,
        on=D("2026-03-05"),
        ground=RefusalGround.OUT_OF_TIME,
        reasons="The lock broke in 2024",
        evidence="The repair request of 2 November 2024",
        issue_on=D("2024-11-02"),
        aware_on=D("2024-12-02"),
        discretion="Nothing kept the resident from complaining",
        ombudsman_given=True,
    )
    step("2026-03-05", refuse)
    view = page(session)
    assert view.standing is Standing.REFUSED
    assert view.next.verb is None
    (refused,) = [e for e in session.cases()[1].state.events if e.kind == "refused"]
    assert getattr(refused, "issue_on", None) == D("2024-11-02")
    assert getattr(refused, "ground", None) is RefusalGround.OUT_OF_TIME

    step("2026-03-24", AcceptAsTold(complaint_id=1, stage=ONE, on=D("2026-03-23")))
    view = page(session)
    assert view.standing is Standing.ACKNOWLEDGE_1
    assert dates(view.stages[0])["Acknowledge by"] == D("2026-03-30")
    assert session.cases()[1].state.received == D("2026-03-02")


def test_an_extension_told_in_time_moves_the_date_and_one_told_late_says_why_not(
    session: Session, step: Step
) -> None:
    log(session)
    step("2026-03-04", acknowledge("2026-03-04"))
    good = Extend(
        complaint_id=1,
        stage=ONE,
        told_on=D("2026-03-17"),
        new_date=D("2026-03-25"),
        reason="The locksmith is away",
        ombudsman_given=True,
    )
    step("2026-03-17", good)
    view = page(session)
    assert view.standing is Standing.EXTENDED_1
    assert dates(view.stages[0])["Extended to"] == D("2026-03-25")
    late = Extend(
        complaint_id=1, stage=ONE, told_on=D("2026-03-26"), new_date=D("2026-04-20"), reason="So"
    )
    step("2026-03-26", late)
    view = page(session)
    assert view.standing is Standing.OVERDUE_RESPONSE
    first, second = map(plain, view.stages[0].extensions)
    assert first == "Told on Tue 17 March: extended to Wed 25 March."
    assert second.startswith("Told on Thu 26 March of Mon 20 April. It does not move the date.")
    assert "after the due date" in second
    assert "beyond the most" in second
    assert "Ombudsman" in second


def test_a_withdrawal_keeps_the_residents_words(session: Session, step: Step) -> None:
    log(session)
    step("2026-03-05", Withdraw(complaint_id=1, on=D("2026-03-05"), words="You fixed it"))
    view = page(session)
    assert view.standing is Standing.WITHDRAWN
    assert "You fixed it" in [entry.quote for entry in view.timeline]


# ---- corrections


def event_id(session: Session, kind: str) -> int:
    return next(e.id for e in session.cases()[1].state.events if e.kind == kind)


def test_a_day_corrected_twice_counts_from_the_last_and_shows_what_was(
    session: Session, step: Step
) -> None:
    log(session)
    for on, why in (("2026-02-27", "typing mistake"), ("2026-02-26", "the letter came first")):
        step(
            "2026-03-03",
            CorrectDate(complaint_id=1, event_id=event_id(session, "received"), on=D(on), why=why),
        )
    view = page(session)
    assert dates(view.stages[0])["Acknowledge by"] == D("2026-03-05")
    received = [e for e in view.timeline if e.kind == "received"]
    assert [e.on for e in received] == [D("2026-02-26")]
    assert plain(received[0].corrected) == (
        "Corrected. It was Fri 27 February: the letter came first."
    )
    assert len(session.register.rows("SELECT id FROM event WHERE kind = 'received'")) == 3
    assert len(session.register.rows("SELECT id FROM change_log WHERE table_name = 'event'")) == 3


def test_receipt_cannot_be_corrected_past_the_acknowledgement(session: Session, step: Step) -> None:
    log(session)
    step("2026-03-04", acknowledge("2026-03-04"))
    command = CorrectDate(
        complaint_id=1, event_id=event_id(session, "received"), on=D("2026-03-06")
    )
    refused = carry_out(session, command)
    assert isinstance(refused, Refusal)
    assert refused.problems[0].field == "on"
    view = page(session)
    assert view.standing is not Standing.ACKNOWLEDGE_1
    assert session.cases()[1].state.stages[0].acknowledged_on == D("2026-03-04")


# ---- refusals, trying, and what is not there


def test_a_step_that_something_stands_against_writes_nothing(session: Session) -> None:
    log(session)
    before = session.register.rows("SELECT id FROM change_log")
    command = Close(complaint_id=1, on=D("2026-03-20"))
    assert isinstance(carry_out(session, command), Refusal)
    assert check(session, command) != ()
    assert session.register.rows("SELECT id FROM change_log") == before


def test_warnings_do_not_stop_and_are_handed_back(session: Session) -> None:
    log(session)
    bare = Acknowledge(complaint_id=1, stage=ONE, on=D("2026-03-04"))
    result = done(carry_out(session, bare))
    assert [w.field for w in result.warnings] == ["understanding", "outcomes_sought"]
    assert page(session).obstacle == "The complaint definition is not recorded yet (5.6)."


def test_a_complaint_that_is_not_there_is_said_so(session: Session) -> None:
    command = Close(complaint_id=77, on=D("2026-03-20"))
    refused = carry_out(session, command)
    assert isinstance(refused, Refusal)
    assert refused.problems[0].text.startswith("That complaint is not in this register.")
    assert complaint(session, 77) is None
    assert try_date(session, command) == ()


def test_trying_a_date_shows_what_would_be_and_writes_nothing(session: Session) -> None:
    log(session)
    before = session.register.rows("SELECT id FROM change_log")
    (stage,) = try_date(session, acknowledge("2026-03-11"))
    assert dates(stage)["On-time date"] == D("2026-03-23")
    assert dates(stage)["The Code’s date"] == D("2026-03-25")
    assert try_date(session, Acknowledge(complaint_id=1, stage=ONE, on=None)) == ()
    assert session.register.rows("SELECT id FROM change_log") == before
    assert page(session).stages[0].dates[1].provisional


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (KeepPromise(promise_id=9, on=D("2026-03-30")), "not in the register"),
        (KeepPromise(promise_id=1, on=None), "Enter the date."),
        (KeepPromise(promise_id=1, on=D("2026-04-01")), "today or earlier"),
        (KeepPromise(promise_id=1, on=D("2026-03-16")), "before it was promised"),
    ],
)
def test_a_promise_is_kept_once_between_its_promise_and_today(
    session: Session, step: Step, command: KeepPromise, text: str
) -> None:
    log(session)
    promise = Promise(what="Fit a new lock", due_on=D("2026-04-02"))
    step("2026-03-31", respond("2026-03-17", promises=(promise,)))
    refused = keep_promise(session, command)
    assert isinstance(refused, Refusal)
    assert text in refused.problems[0].text
    fine = KeepPromise(promise_id=1, on=D("2026-03-17"))
    done(keep_promise(session, fine))
    assert isinstance(keep_promise(session, fine), Refusal)


def test_notes_in_and_out_are_kept_and_move_nothing(session: Session, step: Step) -> None:
    log(session)
    before = page(session).stages
    note = AddNote(
        complaint_id=1,
        on=D("2026-03-05"),
        what="Waiting for the resident",
        direction="out",
        channel="telephone",
        text="Left a message",
    )
    step("2026-03-05", note)
    view = page(session)
    assert [d.due for d in view.stages[0].dates] == [d.due for d in before[0].dates]
    entry = next(e for e in view.timeline if e.kind == "noted")
    assert (entry.title, entry.text) == (
        "Waiting for the resident",
        "Went out, by telephone. Left a message",
    )
