"""What stands against each step, sentence by sentence, and that what is right may pass."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    CorrectDate,
    Define,
    Extend,
    LogComplaint,
    Promise,
    RaiseIssue,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.complaint import CaseState, case_state
from chc_desktop.model.rules.events import (
    Acknowledged,
    Closed,
    Defined,
    EscalationRequested,
    Event,
    Extended,
    Noted,
    Received,
    Refused,
    Responded,
    ToldToAccept,
    Withdrawn,
)
from chc_desktop.model.rules.interests import Interests, Who
from chc_desktop.model.rules.steps import (
    NextStep,
    PossibleStep,
    Verb,
    next_step,
    possible_steps,
    problems,
    problems_logging,
)
from chc_desktop.model.rules.values import (
    Outcome,
    Problem,
    RefusalGround,
    RemedyHead,
    Severity,
    Stage,
    blocking,
)
from chc_desktop.model.rules.working_days import WorkingDays

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO
TODAY = D("2026-03-31")
TOMORROW = D("2026-04-01")

RECEIVED = Received(on=D("2026-03-02"), id=1)
ACKNOWLEDGED = Acknowledged(on=D("2026-03-04"), id=2)
RESPONDED = Responded(on=D("2026-03-18"), id=3, outcome=Outcome.UPHELD)
ASKED = EscalationRequested(on=D("2026-03-23"), stage=TWO, id=4)
REFUSED = Refused(on=D("2026-03-06"), id=5)
WITHDRAWN = Withdrawn(on=D("2026-03-06"), id=6)


def state(*events: Event) -> CaseState:
    return case_state(WorkingDays(), events)


NEW = state(RECEIVED)
OPEN = state(RECEIVED, ACKNOWLEDGED)
ANSWERED = state(RECEIVED, ACKNOWLEDGED, RESPONDED)
AT_2 = state(RECEIVED, ACKNOWLEDGED, RESPONDED, ASKED)

LOG = LogComplaint(
    received_on=D("2026-03-30"), resident="Tomasz Wilk", description="The bin store is locked"
)
ACKNOWLEDGE = Acknowledge(
    complaint_id=1,
    stage=ONE,
    on=D("2026-03-04"),
    understanding="The bin store is locked at weekends",
    outcomes_sought="A key",
)
DEFINE = Define(
    complaint_id=1,
    stage=ONE,
    on=D("2026-03-05"),
    understanding="The bin store is locked at weekends",
    outcomes_sought="A key",
    responsible_for="The lock; not the bins, which are the council's",
)
UPDATE = Update(complaint_id=1, stage=ONE, on=D("2026-03-10"), text="The locksmith comes Friday")
RAISE = RaiseIssue(
    complaint_id=1,
    on=D("2026-03-10"),
    words="The light is out too",
    related=True,
    would_delay=False,
)
EXTEND = Extend(
    complaint_id=1, stage=ONE, told_on=D("2026-03-10"), new_date=D("2026-03-27"), reason="Survey"
)
RESPOND = Respond(complaint_id=1, stage=ONE, on=D("2026-03-18"), outcome=Outcome.UPHELD)
RESPOND_2 = replace(RESPOND, stage=TWO, on=D("2026-03-30"), considered_by=("Wilhelmina Crake",))
ASK = AskForStage2(complaint_id=1, on=D("2026-03-23"))
REFUSE = Refuse(
    complaint_id=1,
    stage=ONE,
    on=D("2026-03-06"),
    ground=RefusalGround.LEGAL_PROCEEDINGS,
    reasons="The claim about the same leak was filed in January",
    evidence="Claim form of 12 January, county court, K00EX123",
    ombudsman_given=True,
)
LATE_REFUSAL = replace(
    REFUSE,
    ground=RefusalGround.OUT_OF_TIME,
    issue_on=D("2025-01-10"),
    discretion="The committee asked why it comes now; nothing stood in the way",
)
ACCEPT = AcceptAsTold(complaint_id=1, stage=ONE, on=D("2026-03-20"))
WITHDRAW = Withdraw(complaint_id=1, on=D("2026-03-06"))
CLOSE = Close(complaint_id=1, on=D("2026-03-20"))
NOTE = AddNote(complaint_id=1, on=D("2026-03-05"), what="Rang back")
CORRECT = CorrectDate(complaint_id=1, event_id=2, on=D("2026-03-05"))

PROMISE = Promise(what="Fit a new lock", due_on=D("2026-04-20"))


def at(command: CaseCommand, field: str, value: object) -> CaseCommand:
    """The command with one field changed; which one is decided at run time."""
    changed: CaseCommand = replace(cast("Any", command), **{field: value})
    return changed


def against(
    command: CaseCommand, case: CaseState, considered_1: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    return problems(command, case, TODAY, Interests(considered_1=tuple(map(Who, considered_1))))


def only(found: tuple[Problem, ...]) -> Problem:
    assert len(found) == 1, found
    return found[0]


# ---- what is right may pass


@pytest.mark.parametrize(
    ("command", "case"),
    [
        (ACKNOWLEDGE, NEW),
        (replace(ACKNOWLEDGE, on=RECEIVED.on), NEW),
        (replace(ACKNOWLEDGE, on=TODAY), NEW),
        (replace(ACKNOWLEDGE, stage=TWO, on=D("2026-03-24")), AT_2),
        (EXTEND, OPEN),
        (EXTEND, NEW),
        (replace(EXTEND, new_date=D("2026-12-31")), OPEN),
        (RESPOND, OPEN),
        (RESPOND, NEW),
        (replace(RESPOND, promises=(PROMISE,)), OPEN),
        (replace(RESPOND, on=ACKNOWLEDGED.on), OPEN),
        (RESPOND_2, AT_2),
        (ASK, ANSWERED),
        (replace(ASK, on=RESPONDED.on), ANSWERED),
        (REFUSE, NEW),
        (REFUSE, OPEN),
        (LATE_REFUSAL, NEW),
        (replace(REFUSE, stage=TWO, on=D("2026-03-24")), AT_2),
        (ACCEPT, state(RECEIVED, REFUSED)),
        (replace(ACCEPT, on=REFUSED.on), state(RECEIVED, REFUSED)),
        (WITHDRAW, OPEN),
        (CLOSE, ANSWERED),
        (replace(CLOSE, on=RESPONDED.on), ANSWERED),
        (CLOSE, state(RECEIVED, REFUSED)),
        (NOTE, NEW),
        (NOTE, ANSWERED),
        (CORRECT, OPEN),
    ],
)
def test_nothing_stands_against_a_step_that_is_right(command: CaseCommand, case: CaseState) -> None:
    assert against(command, case) == ()


def test_three_answers_are_enough_to_log() -> None:
    assert problems_logging(LOG, TODAY, (), frozenset()) == ()


# ---- dates, of every verb


DATED: list[tuple[CaseCommand, CaseState, str]] = [
    (ACKNOWLEDGE, NEW, "on"),
    (EXTEND, OPEN, "told_on"),
    (RESPOND, OPEN, "on"),
    (ASK, ANSWERED, "on"),
    (REFUSE, NEW, "on"),
    (ACCEPT, state(RECEIVED, REFUSED), "on"),
    (WITHDRAW, OPEN, "on"),
    (CLOSE, ANSWERED, "on"),
    (NOTE, NEW, "on"),
    (CORRECT, OPEN, "on"),
]


@pytest.mark.parametrize(("command", "case", "field"), DATED)
def test_a_date_that_is_missing_is_asked_for(
    command: CaseCommand, case: CaseState, field: str
) -> None:
    found = only(against(at(command, field, None), case))
    assert (found.field, found.text) == (field, "Enter the date.")


@pytest.mark.parametrize(("command", "case", "field"), DATED)
def test_a_fact_cannot_lie_in_the_future(command: CaseCommand, case: CaseState, field: str) -> None:
    found = against(at(command, field, TOMORROW), case)
    assert found[0].field == field
    assert plain(found[0]) == "The date must be today or earlier. Today is Tue 31 March 2026."


@pytest.mark.parametrize(("command", "case", "field"), DATED)
def test_a_year_that_no_calendar_reaches_is_a_slip(
    command: CaseCommand, case: CaseState, field: str
) -> None:
    found = only(against(at(command, field, D("0026-03-04")), case))
    assert found == Problem(field, "", "The year 26 cannot be right. Enter the date again.")


@pytest.mark.parametrize(
    ("command", "case", "field", "on", "text"),
    [
        (ACKNOWLEDGE, NEW, "on", "2026-03-01", "acknowledged before it was received, Mon 2 March"),
        (EXTEND, OPEN, "told_on", "2026-03-01", "told before it was received, Mon 2 March"),
        (RESPOND, NEW, "on", "2026-03-01", "sent before it was received, Mon 2 March"),
        (RESPOND, OPEN, "on", "2026-03-03", "sent before it was acknowledged, Wed 4 March"),
        (RESPOND_2, AT_2, "on", "2026-03-20", "sent before it was asked for, Mon 23 March"),
        (ASK, OPEN, "on", "2026-03-01", "asked for before it was received, Mon 2 March"),
        (ASK, ANSWERED, "on", "2026-03-17", "before it was answered at stage 1, Wed 18 March"),
        (REFUSE, NEW, "on", "2026-03-01", "refused before it was received, Mon 2 March"),
        (ACCEPT, state(RECEIVED, REFUSED), "on", "2026-03-05", "before it was refused, Fri 6"),
        (WITHDRAW, OPEN, "on", "2026-03-01", "withdrawn before it was received, Mon 2 March"),
        (WITHDRAW, AT_2, "on", "2026-03-20", "withdrawn before it was asked for, Mon 23 March"),
        (CLOSE, ANSWERED, "on", "2026-03-17", "before it was answered or ended, Wed 18 March"),
    ],
)
def test_a_fact_cannot_come_before_the_one_it_follows(
    command: CaseCommand, case: CaseState, field: str, on: str, text: str
) -> None:
    found = only(against(at(command, field, D(on)), case))
    assert found.field == field
    assert text in plain(found)


def test_after_the_ombudsmans_instruction_the_day_counted_from_is_named_as_that() -> None:
    accepted = state(RECEIVED, REFUSED, ToldToAccept(on=D("2026-03-20"), id=9))
    found = only(against(replace(ACKNOWLEDGE, on=D("2026-03-19")), accepted))
    assert plain(found) == "It cannot be acknowledged before it was accepted, Fri 20 March 2026."


def test_a_withdrawal_cannot_come_before_a_stage_2_that_runs_beside_stage_1() -> None:
    both = state(RECEIVED, ACKNOWLEDGED, ASKED)
    found = only(against(replace(WITHDRAW, on=D("2026-03-20")), both))
    assert "before it was asked for, Mon 23 March" in plain(found)


# ---- logging


def test_logging_asks_for_what_is_missing_at_its_field() -> None:
    empty = LogComplaint(received_on=None, resident=" ", description="\x00")
    found = problems_logging(empty, TODAY, (), frozenset())
    assert [(p.field, p.provision) for p in found] == [
        ("received_on", ""),
        ("resident", "3.2"),
        ("description", "1.2"),
    ]


def test_a_home_must_be_one_of_ours_unless_they_live_elsewhere() -> None:
    homes = ("1 Example Street", "2 Example Street")
    away = replace(LOG, home="99 Sample Road")
    found = only(problems_logging(away, TODAY, homes, frozenset()))
    assert (found.field, found.text) == (
        "home",
        "Choose one of your 2 homes, or say that they live elsewhere.",
    )
    for fine in (
        replace(away, lives_elsewhere=True),
        replace(LOG, home=" 2  EXAMPLE street"),
        LOG,
    ):
        assert problems_logging(fine, TODAY, homes, frozenset()) == ()
    assert problems_logging(away, TODAY, (), frozenset()) == ()


@pytest.mark.parametrize("typed", ["C-001", " C-001 ", "C-001\x00"])
def test_a_reference_that_is_taken_is_refused_however_it_is_typed(typed: str) -> None:
    taken = replace(LOG, reference=typed)
    found = only(problems_logging(taken, TODAY, (), frozenset({"C-001"})))
    assert (found.field, found.text) == (
        "reference",
        "The reference C-001 is taken. Choose another.",
    )


# ---- each verb's own refusals


@pytest.mark.parametrize(
    "command",
    [
        replace(ACKNOWLEDGE, stage=TWO),
        replace(EXTEND, stage=TWO),
        replace(RESPOND, stage=TWO),
        replace(REFUSE, stage=TWO),
    ],
)
def test_nothing_happens_at_a_stage_2_that_was_not_asked_for(command: CaseCommand) -> None:
    found = only(against(command, OPEN))
    assert found == Problem("", "6.10", "Stage 2 has not been asked for. Record that first.")


@pytest.mark.parametrize("command", [EXTEND, replace(RESPOND, on=D("2026-03-20")), REFUSE])
def test_nothing_more_happens_at_a_stage_that_has_ended(command: CaseCommand) -> None:
    assert only(against(command, ANSWERED)).text == "Stage 1 has ended."


def test_acknowledging_twice_points_to_the_correction_and_a_refused_one_is_over() -> None:
    again = only(against(ACKNOWLEDGE, OPEN))
    assert again.text == "It is acknowledged already. Correct that entry if its day was wrong."
    over = only(against(replace(ACKNOWLEDGE, on=D("2026-03-09")), state(RECEIVED, REFUSED)))
    assert over.text == "Stage 1 has ended."


def test_acknowledging_without_the_definition_warns_and_does_not_stop() -> None:
    bare = replace(ACKNOWLEDGE, understanding="", outcomes_sought=" ")
    found = against(bare, NEW)
    assert [(p.field, p.provision, p.severity) for p in found] == [
        ("understanding", "5.6", Severity.WARN),
        ("outcomes_sought", "5.6", Severity.WARN),
    ]
    assert blocking(found) == ()


@pytest.mark.parametrize(("stage", "case", "rule"), [(ONE, OPEN, "6.4"), (TWO, AT_2, "6.15")])
def test_an_extension_needs_its_new_date(stage: Stage, case: CaseState, rule: str) -> None:
    command = replace(EXTEND, stage=stage, told_on=D("2026-03-25"), new_date=None)
    found = only(against(command, case))
    assert (found.field, found.provision) == ("new_date", rule)


@pytest.mark.parametrize("new_date", ["2026-03-09", "2026-03-10"])
def test_the_new_date_lies_after_the_day_they_were_told(new_date: str) -> None:
    found = only(against(replace(EXTEND, new_date=D(new_date)), OPEN))
    assert found.field == "new_date"
    assert plain(found) == "The new date must be after the day they were told, Tue 10 March 2026."


def test_a_new_date_in_a_year_no_calendar_reaches_is_a_slip() -> None:
    found = only(against(replace(EXTEND, new_date=D("9999-12-31")), OPEN))
    assert found.text == "The year 9999 cannot be right. Enter the date again."


@pytest.mark.parametrize(("command", "rule"), [(RESPOND, "6.9"), (RESPOND_2, "6.19")])
def test_a_response_needs_a_decision(command: Respond, rule: str) -> None:
    case = OPEN if command.stage is ONE else AT_2
    found = only(against(replace(command, outcome=None), case))
    assert (found.field, found.provision) == ("outcome", rule)


@pytest.mark.parametrize("name", ["Ottoline Vane", " ottoline  VANE "])
def test_nobody_who_considered_stage_1_considers_stage_2(name: str) -> None:
    command = replace(RESPOND_2, considered_by=("Wilhelmina Crake", name))
    found = only(against(command, AT_2, ("Ottoline Vane", "Percival Stroud")))
    assert (found.field, found.provision) == ("considered_by", "6.13")
    assert found.text.startswith(f"{' '.join(name.split())} considered stage 1")


def test_if_all_decided_stage_1_all_are_barred_and_at_stage_1_nobody_is() -> None:
    everyone = ("Ottoline Vane", "Percival Stroud", "Wilhelmina Crake")
    found = against(replace(RESPOND_2, considered_by=everyone), AT_2, everyone)
    assert [p.provision for p in found] == ["6.13"] * 3
    assert against(replace(RESPOND, considered_by=everyone), OPEN, everyone) == ()


@pytest.mark.parametrize(
    ("promise", "asked", "rule"),
    [
        (replace(PROMISE, what=" "), ("promises", "promise_what_2"), "7.3"),
        (replace(PROMISE, due_on=None), ("promise_due_1", "promise_due_2"), "7.3"),
        (replace(PROMISE, due_on=D("2206-04-20")), ("promise_due_1", "promise_due_2"), ""),
        (
            replace(PROMISE, head=RemedyHead.DISTRESS, amount=-1),
            ("promises", "promise_what_2"),
            "7.1",
        ),
    ],
)
def test_a_promise_says_what_and_by_when_and_costs_nothing_below_nothing(
    promise: Promise, asked: tuple[str, str], rule: str
) -> None:
    found = only(against(replace(RESPOND, promises=(promise,)), OPEN))
    assert (found.field, found.provision) == (asked[0], rule)
    found = only(against(replace(RESPOND, promises=(PROMISE, promise)), OPEN))
    assert (found.field, found.provision) == (asked[1], rule)


def test_a_promise_without_its_day_is_named() -> None:
    undated = only(against(replace(RESPOND, promises=(replace(PROMISE, due_on=None),)), OPEN))
    assert undated.text.startswith("“Fit a new lock” needs a date (7.3).")
    bare = against(replace(RESPOND, promises=(Promise(what=""),)), OPEN)
    assert bare[-1].text.startswith("A promise needs a date (7.3).")


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (AT_2, "Stage 2 was asked for already. There is no third stage (5.3)."),
        (
            state(RECEIVED, REFUSED),
            "The complaint was refused; the resident can go to the Ombudsman (2.4).",
        ),
        (state(RECEIVED, WITHDRAWN), "The complaint was withdrawn."),
    ],
)
def test_stage_2_is_asked_for_once_and_only_of_a_complaint_that_stands(
    case: CaseState, text: str
) -> None:
    found = only(against(ASK, case))
    assert (found.provision, found.text) == ("6.10", text)


def test_stage_2_before_stage_1_is_answered_is_taken_and_says_that_both_are_owed() -> None:
    found = only(against(ASK, OPEN))
    assert (found.provision, found.severity) == ("6.10", Severity.WARN)
    assert "both responses are owed" in found.text


def test_nobody_has_to_give_reasons_to_escalate() -> None:
    assert ASK.reasons == ""
    assert against(ASK, ANSWERED) == ()


@pytest.mark.parametrize(("stage", "rule"), [(ONE, "2.4"), (TWO, "5.11")])
def test_a_refusal_needs_ground_reasons_and_the_way_to_the_ombudsman(
    stage: Stage, rule: str
) -> None:
    bare = Refuse(complaint_id=1, stage=stage, on=D("2026-03-25"), ground=None)
    found = against(bare, OPEN if stage is ONE else AT_2)
    assert [(p.field, p.provision) for p in found] == [
        ("ground", "2.2"),
        ("reasons", rule),
        ("ombudsman_given", rule),
    ]


@pytest.mark.parametrize(
    ("issue", "aware", "stands"),
    [
        ("2025-03-01", None, True),
        ("2025-03-02", None, False),  # twelve months to the day are not over twelve months
        ("2025-03-03", None, False),
        ("2024-01-10", "2025-06-01", False),  # within 12 months of becoming aware of it
        ("2024-01-10", "2025-02-01", True),
        ("2024-01-10", "2025-03-02", False),
    ],
)
def test_out_of_time_runs_from_the_issue_or_from_becoming_aware(
    issue: str, aware: str | None, stands: bool
) -> None:
    command = replace(LATE_REFUSAL, issue_on=D(issue), aware_on=D(aware) if aware else None)
    found = against(command, NEW)
    if stands:
        assert found == ()
    else:
        assert (only(found).field, only(found).provision) == ("issue_on", "2.3")


def test_out_of_time_is_counted_from_a_29_february_too() -> None:
    leap = state(Received(on=D("2028-02-29"), id=1))
    command = replace(LATE_REFUSAL, on=D("2028-03-01"))
    later = D("2028-03-31")
    assert problems(replace(command, issue_on=D("2027-02-27")), leap, later) == ()
    found = problems(replace(command, issue_on=D("2027-02-28")), leap, later)
    assert only(found).provision == "2.3"


def test_out_of_time_needs_the_day_of_the_issue_and_the_discretion() -> None:
    command = replace(LATE_REFUSAL, issue_on=None, discretion="")
    assert [(p.field, p.provision) for p in against(command, NEW)] == [
        ("issue_on", "2.3"),
        ("discretion", "2.3"),
    ]


@pytest.mark.parametrize("case", [NEW, ANSWERED])
def test_only_what_was_refused_can_be_accepted_as_told(case: CaseState) -> None:
    for stage in Stage:
        found = only(against(replace(ACCEPT, stage=stage), case))
        assert found.text == "Nothing has been refused at this stage."


def test_what_has_ended_cannot_be_withdrawn_and_what_runs_cannot_be_closed() -> None:
    over = only(against(replace(WITHDRAW, on=D("2026-03-20")), ANSWERED))
    assert over.text == "Stage 1 has ended."
    running = only(against(CLOSE, OPEN))
    assert running.text == "Stage 1 has not been answered yet."
    closed = state(RECEIVED, ACKNOWLEDGED, RESPONDED, Closed(on=D("2026-03-19"), id=9))
    assert only(against(CLOSE, closed)).text == "It is closed already."


def test_a_note_says_what_happened() -> None:
    found = only(against(replace(NOTE, what=""), OPEN))
    assert (found.field, found.provision) == ("what", "5.12")


# ---- corrections

FULL = state(
    RECEIVED,
    ACKNOWLEDGED,
    Defined(on=ACKNOWLEDGED.on, id=10, understanding="Locked"),
    Extended(on=D("2026-03-12"), id=11, new_date=D("2026-03-24"), reason="-"),
    Noted(on=D("2026-02-27"), id=12, what="Rang before it was a complaint"),
    RESPONDED,
    ASKED,
    Acknowledged(on=D("2026-03-24"), stage=TWO, id=13),
    Responded(on=D("2026-03-30"), stage=TWO, id=14),
    Closed(on=D("2026-03-31"), stage=TWO, id=15),
)
ACCEPTED = state(
    RECEIVED,
    Acknowledged(on=D("2026-03-03"), id=20),
    Refused(on=D("2026-03-06"), id=21),
    ToldToAccept(on=D("2026-03-20"), id=22),
    Acknowledged(on=D("2026-03-23"), id=23),
)


@pytest.mark.parametrize(
    ("case", "event_id", "on"),
    [
        (FULL, 1, "2026-02-20"),
        (FULL, 1, "2026-03-04"),
        (FULL, 2, "2026-03-02"),
        (FULL, 2, "2026-03-18"),
        (FULL, 3, "2026-03-23"),
        (FULL, 4, "2026-03-18"),
        (FULL, 12, "2025-12-01"),
        (FULL, 12, "2026-03-31"),
        (FULL, 15, "2026-03-30"),
        (ACCEPTED, 22, "2026-03-06"),
        (ACCEPTED, 22, "2026-03-23"),
        (ACCEPTED, 21, "2026-03-20"),
        (ACCEPTED, 20, "2026-03-02"),
        (ACCEPTED, 23, "2026-03-31"),
    ],
)
def test_a_day_can_be_corrected_as_far_as_its_neighbours(
    case: CaseState, event_id: int, on: str
) -> None:
    assert against(CorrectDate(complaint_id=1, event_id=event_id, on=D(on)), case) == ()


@pytest.mark.parametrize(
    ("case", "event_id", "on", "text"),
    [
        (FULL, 1, "2026-03-05", "received after it was acknowledged, Wed 4 March"),
        (FULL, 2, "2026-03-01", "acknowledged before it was received, Mon 2 March"),
        (FULL, 2, "2026-03-19", "acknowledged after it was answered, Wed 18 March"),
        (FULL, 3, "2026-03-03", "answered before it was acknowledged, Wed 4 March"),
        (FULL, 3, "2026-03-24", "answered after it was taken to stage 2, Mon 23 March"),
        (FULL, 4, "2026-03-17", "taken to stage 2 before it was answered, Wed 18 March"),
        (FULL, 4, "2026-03-25", "taken to stage 2 after it was acknowledged, Tue 24 March"),
        (FULL, 14, "2026-03-23", "answered before it was acknowledged, Tue 24 March"),
        (FULL, 15, "2026-03-29", "closed before it was answered, Mon 30 March"),
        (ACCEPTED, 22, "2026-03-05", "accepted before it was refused, Fri 6 March"),
        (ACCEPTED, 22, "2026-03-24", "accepted after it was acknowledged, Mon 23 March"),
        (ACCEPTED, 21, "2026-03-23", "refused after it was accepted, Fri 20 March"),
        (ACCEPTED, 23, "2026-03-19", "acknowledged before it was accepted, Fri 20 March"),
    ],
)
def test_a_correction_cannot_pass_the_facts_around_it(
    case: CaseState, event_id: int, on: str, text: str
) -> None:
    found = only(against(CorrectDate(complaint_id=1, event_id=event_id, on=D(on)), case))
    assert found.field == "on"
    assert f"It cannot be {text}" in plain(found)


def test_an_entry_that_was_corrected_before_cannot_be_corrected_again() -> None:
    once = state(RECEIVED, ACKNOWLEDGED, Acknowledged(on=D("2026-03-05"), id=7, corrects=2))
    assert only(against(CORRECT, once)).text.startswith("That entry has been corrected already.")
    assert against(replace(CORRECT, event_id=7), once) == ()


# ---- the next step, and the others


def test_the_next_step_follows_the_case() -> None:
    def step(case: CaseState, promise_due: date | None = None) -> NextStep:
        return next_step(case, promise_due)

    due = D("2026-04-20")
    assert step(NEW) == NextStep(Verb.ACKNOWLEDGE, ONE, D("2026-03-09"))
    assert step(OPEN) == NextStep(Verb.RESPOND, ONE, D("2026-03-18"))
    assert step(ANSWERED) == NextStep(Verb.CLOSE, ONE, None)
    assert step(ANSWERED, due) == NextStep(Verb.KEEP_PROMISE, ONE, due)
    assert step(AT_2).verb is Verb.ACKNOWLEDGE
    assert step(AT_2, due).verb is Verb.ACKNOWLEDGE
    for over in (state(RECEIVED, REFUSED), state(RECEIVED, WITHDRAWN)):
        assert step(over) == NextStep(None, ONE, None)
    closed = state(RECEIVED, RESPONDED, Closed(on=D("2026-03-20"), id=9))
    assert step(closed) == NextStep(None, ONE, None)


def possible(case: CaseState) -> set[Verb]:
    return {step.verb for step in possible_steps(case) if not step.why_not}


@pytest.mark.parametrize(
    ("case", "verbs"),
    [
        (
            NEW,
            (
                "acknowledge, define, extend, tell how it stands, new issue, respond, ask for stage 2,"
                " refuse, withdraw, add a note"
            ),
        ),
        (
            OPEN,
            (
                "define, extend, tell how it stands, new issue, respond, ask for stage 2, refuse,"
                " withdraw, add a note"
            ),
        ),
        (ANSWERED, "define, tell how it stands, new issue, ask for stage 2, close, add a note"),
        (
            AT_2,
            (
                "acknowledge, define, extend, tell how it stands, new issue, respond, refuse,"
                " withdraw, add a note"
            ),
        ),
        (state(RECEIVED, REFUSED), "define, new issue, accept as told, close, add a note"),
        (state(RECEIVED, WITHDRAWN), "define, new issue, close, add a note"),
    ],
)
def test_the_steps_that_are_possible_now(case: CaseState, verbs: str) -> None:
    assert possible(case) == {Verb(word) for word in verbs.split(", ")}


STEPS: dict[Verb, CaseCommand] = {
    Verb.ACKNOWLEDGE: ACKNOWLEDGE,
    Verb.DEFINE: DEFINE,
    Verb.EXTEND: EXTEND,
    Verb.UPDATE: UPDATE,
    Verb.RAISE: RAISE,
    Verb.RESPOND: RESPOND,
    Verb.ASK_STAGE_2: ASK,
    Verb.REFUSE: REFUSE,
    Verb.ACCEPT: ACCEPT,
    Verb.WITHDRAW: WITHDRAW,
    Verb.CLOSE: CLOSE,
    Verb.NOTE: NOTE,
}


@pytest.mark.parametrize(
    "case",
    [
        NEW,
        OPEN,
        ANSWERED,
        AT_2,
        FULL,
        ACCEPTED,
        state(RECEIVED, REFUSED),
        state(RECEIVED, WITHDRAWN),
        state(RECEIVED, ACKNOWLEDGED, ASKED),
    ],
)
def test_what_the_list_of_steps_allows_the_rules_allow_and_the_other_way_round(
    case: CaseState,
) -> None:
    for step in possible_steps(case):
        command = STEPS[step.verb]
        if hasattr(command, "stage"):
            command = at(command, "stage", step.stage)
        if isinstance(command, Extend):
            command = replace(command, told_on=TODAY, new_date=D("2026-04-30"))
        else:
            command = at(command, "on", TODAY)
        found = blocking(against(command, case))
        assert bool(found) == bool(step.why_not), (step, found)


def test_a_step_that_is_not_possible_says_why() -> None:
    assert PossibleStep(Verb.ACKNOWLEDGE, ONE, "It is acknowledged already.") in possible_steps(
        OPEN
    )
    assert all(s.why_not.endswith(".") for s in possible_steps(FULL) if s.why_not)


# ---- the sentences themselves


def plain(problem: Problem) -> str:
    return problem.text.replace("\u00a0", " ")


def every_problem() -> list[Problem]:
    cases = [NEW, OPEN, ANSWERED, AT_2, FULL, ACCEPTED, state(RECEIVED, REFUSED)]
    commands: list[CaseCommand] = [
        *STEPS.values(),
        *(at(c, f, d) for c, _, f in DATED for d in (None, TOMORROW, D("0026-03-04"))),
        replace(RESPOND, outcome=None, promises=(Promise(what="", amount=-5),)),
        replace(RESPOND_2, outcome=None, considered_by=("Ottoline Vane",)),
        Refuse(complaint_id=1, stage=ONE, on=TODAY, ground=RefusalGround.OUT_OF_TIME),
        Refuse(complaint_id=1, stage=TWO, on=TODAY, ground=None),
        replace(LATE_REFUSAL, issue_on=TODAY),
        replace(ACKNOWLEDGE, understanding="", outcomes_sought=""),
        replace(EXTEND, new_date=None),
        replace(NOTE, what=""),
        *(CorrectDate(complaint_id=1, event_id=e, on=D("2026-03-05")) for e in range(25)),
    ]
    found = [p for c in commands for case in cases for p in against(c, case, ("Ottoline Vane",))]
    empty = LogComplaint(received_on=None, resident="", description="", home="x", reference="r")
    return found + list(problems_logging(empty, TODAY, ("1 Example Street",), frozenset({"r"})))


def test_every_problem_is_a_plain_sentence_that_names_no_blame_and_ends_in_a_full_stop() -> None:
    found = {plain(p) for p in every_problem()}
    assert len(found) > 30
    for text in found:
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not re.search(r"please|invalid|success|error|!|\n|  |None", text, re.IGNORECASE), (
            text
        )
        assert len(text) <= 160, text


def test_a_provision_at_a_problem_is_one_of_the_codes_numbers() -> None:
    for problem in every_problem():
        assert re.fullmatch(r"([1-9]\.\d{1,2})?", problem.provision), problem


def test_only_blocking_problems_block() -> None:
    warn, block = Problem("", "", "A.", Severity.WARN), Problem("", "", "B.")
    assert blocking((warn, block)) == (block,)
