"""Where a complaint stands: stages, breaches, badges, and what is owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chc_desktop.model.rules.complaint import (
    Breach,
    CaseState,
    NotReceived,
    Standing,
    breaches,
    case_state,
    due_clocks,
    standing,
)
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
    Updated,
    Withdrawn,
)
from chc_desktop.model.rules.values import Clock, Outcome, Stage
from chc_desktop.model.rules.working_days import OneOffHoliday, WorkingDays

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO
# Received Mon 2 March 2026: acknowledge by Mon 9 March; acknowledged Wed 4: due Wed 18 March.
RECEIVED = Received(on=D("2026-03-02"))
ACKNOWLEDGED = Acknowledged(on=D("2026-03-04"))
RESPONDED = Responded(on=D("2026-03-18"), outcome=Outcome.UPHELD)
ASKED = EscalationRequested(on=D("2026-03-23"), stage=TWO)
EXTENDED = Extended(
    on=D("2026-03-17"), new_date=D("2026-03-27"), reason="Survey", ombudsman_given=True
)


def state(*events: Event) -> CaseState:
    return case_state(WorkingDays(), events)


def missed(today: str, *events: Event) -> tuple[Breach, ...]:
    return breaches(WorkingDays(), state(*events), D(today))


def badge(today: str, *events: Event) -> Standing:
    return standing(state(*events), D(today))


# ---- breaches


def test_the_day_it_is_due_is_in_time_and_the_next_is_late() -> None:
    assert missed("2026-03-09", RECEIVED) == ()
    assert missed("2026-03-10", RECEIVED) == (
        Breach(ONE, Clock.ACKNOWLEDGE, D("2026-03-09"), 1, still_open=True),
    )


def test_a_weekend_after_the_date_is_one_working_day_late() -> None:
    friday_due = Received(on=D("2026-03-06"))  # acknowledge by Fri 13 March
    (breach,) = missed("2026-03-14", friday_due)
    assert (breach.due, breach.days_late) == (D("2026-03-13"), 1)


def test_a_late_acknowledgement_and_a_late_response_are_two_breaches() -> None:
    late = Acknowledged(on=D("2026-03-11"))
    answered = Responded(on=D("2026-03-27"))
    assert missed("2026-06-01", RECEIVED, late, answered) == (
        Breach(ONE, Clock.ACKNOWLEDGE, D("2026-03-09"), 2, still_open=False),
        Breach(ONE, Clock.RESPOND, D("2026-03-25"), 2, still_open=False),
    )


def test_the_on_time_date_is_no_breach() -> None:
    late = Acknowledged(on=D("2026-03-11"))  # on-time date Mon 23 March, the Code's Wed 25 March
    found = missed("2026-03-24", RECEIVED, late)
    assert [b.clock for b in found] == [Clock.ACKNOWLEDGE]


def test_a_response_without_acknowledgement_counts_as_a_late_one() -> None:
    answered = Responded(on=D("2026-03-12"))
    found = state(RECEIVED, answered).stages[0]
    assert found.acknowledged_on == D("2026-03-12")
    assert not found.acknowledged_in_time
    assert found.responded_in_time
    assert missed("2026-06-01", RECEIVED, answered) == (
        Breach(ONE, Clock.ACKNOWLEDGE, D("2026-03-09"), 3, still_open=False),
    )


def test_without_either_the_provisional_date_decides() -> None:
    assert [b.due for b in missed("2026-03-24", RECEIVED)] == [D("2026-03-09"), D("2026-03-23")]


@pytest.mark.parametrize(
    "end", [Refused(on=D("2026-03-06")), Withdrawn(on=D("2026-03-06"), words="It is done now")]
)
def test_a_refusal_or_withdrawal_ends_the_clocks(end: Event) -> None:
    assert missed("2026-12-01", RECEIVED, end) == ()
    assert not state(RECEIVED, end).running


def test_a_refusal_that_came_too_late_leaves_the_breach_it_ended() -> None:
    late = Refused(on=D("2026-03-11"))
    assert missed("2026-12-01", RECEIVED, late) == (
        Breach(ONE, Clock.ACKNOWLEDGE, D("2026-03-09"), 2, still_open=False),
    )


def test_what_follows_a_withdrawal_is_late_for_nothing() -> None:
    """A file can hold an acknowledgement or an answer that crossed in the post."""
    gone = Withdrawn(on=D("2026-03-06"))
    crossed = (Acknowledged(on=D("2026-03-20")), Responded(on=D("2026-05-20")))
    assert missed("2026-12-01", RECEIVED, gone, *crossed) == ()


def test_a_withdrawal_after_the_answer_changes_nothing() -> None:
    found = state(RECEIVED, ACKNOWLEDGED, RESPONDED, Withdrawn(on=D("2026-03-20")))
    assert not found.stages[0].withdrawn
    assert found.stages[0].ended_on == RESPONDED.on


def test_notes_and_updates_move_no_date() -> None:
    plain = state(RECEIVED, ACKNOWLEDGED).stages[0].clock
    noted = state(
        RECEIVED,
        ACKNOWLEDGED,
        Noted(on=D("2026-03-05"), what="Waiting for the resident"),
        Updated(on=D("2026-03-06"), text="Still waiting"),
    )
    assert noted.stages[0].clock == plain


def test_the_instruction_of_the_ombudsman_is_the_new_day_0() -> None:
    told = ToldToAccept(on=D("2026-04-20"))
    found = state(RECEIVED, ACKNOWLEDGED, Refused(on=D("2026-03-06")), told)
    stage = found.stages[0]
    assert stage.clock.start == told.on
    assert stage.clock.acknowledge_by == D("2026-04-27")
    assert stage.clock.provisional
    assert stage.running
    assert found.received == RECEIVED.on


def test_refused_and_told_to_accept_on_one_day_is_running() -> None:
    day = D("2026-03-06")
    found = state(RECEIVED, Refused(on=day), ToldToAccept(on=day))
    assert found.running
    again = state(RECEIVED, Refused(on=day), ToldToAccept(on=day), Refused(on=D("2026-03-20")))
    assert again.stages[0].refusal is not None
    assert again.stages[0].refusal.on == D("2026-03-20")


def test_a_late_bank_holiday_moves_the_open_date_that_spans_it() -> None:
    jubilee = WorkingDays([OneOffHoliday(D("2026-03-16"), "Invented day")])
    before, after = state(RECEIVED, ACKNOWLEDGED), case_state(jubilee, (RECEIVED, ACKNOWLEDGED))
    assert after.stages[0].clock.respond_by - before.stages[0].clock.respond_by == timedelta(1)
    assert after.stages[0].clock.acknowledge_by == before.stages[0].clock.acknowledge_by


# ---- stages


def test_a_case_without_receipt_is_no_case() -> None:
    with pytest.raises(NotReceived):
        state(ACKNOWLEDGED)


def test_stage_1_unanswered_stays_the_current_one_when_stage_2_is_asked_for() -> None:
    found = state(RECEIVED, ACKNOWLEDGED, ASKED)
    assert found.current.stage is ONE
    assert found.running
    assert state(RECEIVED, ACKNOWLEDGED, RESPONDED, ASKED).current.stage is TWO
    assert state(RECEIVED, ACKNOWLEDGED, RESPONDED).current.stage is ONE
    assert state(RECEIVED).stage(TWO) is None


def test_a_withdrawal_ends_both_stages_that_run() -> None:
    found = state(RECEIVED, ACKNOWLEDGED, ASKED, Withdrawn(on=D("2026-03-25")))
    assert not found.running
    assert [s.withdrawn for s in found.stages] == [True, True]


def test_the_newest_definition_of_a_stage_is_the_one_that_is_shown() -> None:
    first = Defined(on=D("2026-03-04"), understanding="The bins")
    second = Defined(on=D("2026-03-06"), understanding="The bins and the gate")
    assert state(RECEIVED, second, first).stages[0].defined == second
    assert state(RECEIVED).stages[0].defined is None


def test_the_last_outcome_given_is_the_outcome() -> None:
    two = Responded(on=D("2026-04-02"), stage=TWO, outcome=Outcome.NOT_UPHELD)
    assert state(RECEIVED).outcome is None
    assert state(RECEIVED, Responded(on=D("2026-03-05"))).outcome is None
    assert state(RECEIVED, RESPONDED, ASKED).outcome is Outcome.UPHELD
    assert state(RECEIVED, RESPONDED, ASKED, two).outcome is Outcome.NOT_UPHELD


def test_needed_an_extension_only_when_answered_between_the_two_dates() -> None:
    def needed(on: str) -> bool:
        answered = Responded(on=D(on))
        return state(RECEIVED, ACKNOWLEDGED, EXTENDED, answered).stages[0].needed_extension

    assert not needed("2026-03-18")
    assert needed("2026-03-19")
    assert needed("2026-03-27")
    assert not needed("2026-03-30")
    assert not state(RECEIVED, ACKNOWLEDGED, EXTENDED).stages[0].needed_extension


# ---- what is owed


def owed(*events: Event) -> list[tuple[Stage, Clock, date]]:
    return [(s.stage, clock, due) for s, clock, due in due_clocks(state(*events))]


def test_what_is_owed_follows_the_case() -> None:
    assert owed(RECEIVED) == [
        (ONE, Clock.ACKNOWLEDGE, D("2026-03-09")),
        (ONE, Clock.RESPOND, D("2026-03-23")),
    ]
    assert owed(RECEIVED, ACKNOWLEDGED) == [(ONE, Clock.RESPOND, D("2026-03-18"))]
    assert owed(RECEIVED, ACKNOWLEDGED, EXTENDED) == [(ONE, Clock.RESPOND, D("2026-03-27"))]
    assert owed(RECEIVED, ACKNOWLEDGED, RESPONDED) == []
    assert [s for s, _, _ in owed(RECEIVED, RESPONDED, ASKED)] == [TWO, TWO]


def test_warnings_go_by_the_on_time_date_when_the_acknowledgement_was_late() -> None:
    assert owed(RECEIVED, Acknowledged(on=D("2026-03-11"))) == [
        (ONE, Clock.RESPOND, D("2026-03-23"))
    ]


# ---- badges

TWO_ACKNOWLEDGED = Acknowledged(on=D("2026-03-24"), stage=TWO)
TWO_EXTENDED = Extended(
    on=D("2026-03-30"),
    stage=TWO,
    new_date=D("2026-05-05"),
    reason="Survey",
    ombudsman_given=True,
)


@pytest.mark.parametrize(
    ("today", "events", "expected"),
    [
        ("2026-03-03", (), Standing.ACKNOWLEDGE_1),
        ("2026-03-09", (), Standing.ACKNOWLEDGE_1),
        ("2026-03-10", (), Standing.OVERDUE_ACKNOWLEDGE),
        ("2026-03-24", (), Standing.OVERDUE_RESPONSE),
        ("2026-03-05", (ACKNOWLEDGED,), Standing.RESPOND_1),
        ("2026-03-18", (ACKNOWLEDGED,), Standing.RESPOND_1),
        ("2026-03-19", (ACKNOWLEDGED,), Standing.OVERDUE_RESPONSE),
        ("2026-03-19", (ACKNOWLEDGED, EXTENDED), Standing.EXTENDED_1),
        ("2026-03-30", (ACKNOWLEDGED, EXTENDED), Standing.OVERDUE_RESPONSE),
        ("2026-03-19", (RESPONDED,), Standing.RESPONDED),
        ("2026-03-24", (RESPONDED, ASKED), Standing.ACKNOWLEDGE_2),
        ("2026-03-24", (RESPONDED, ASKED, TWO_ACKNOWLEDGED), Standing.RESPOND_2),
        ("2026-04-24", (RESPONDED, ASKED, TWO_ACKNOWLEDGED, TWO_EXTENDED), Standing.EXTENDED_2),
        ("2026-03-24", (Refused(on=D("2026-03-04")),), Standing.REFUSED),
        ("2026-03-24", (Withdrawn(on=D("2026-03-04")),), Standing.WITHDRAWN),
        (
            "2026-03-24",
            (Responded(on=D("2026-03-04"), outcome=Outcome.WITHDRAWN),),
            Standing.WITHDRAWN,
        ),
        ("2026-03-24", (RESPONDED, Closed(on=D("2026-03-20"))), Standing.CLOSED_UPHELD),
        (
            "2026-03-24",
            (Responded(on=D("2026-03-04")), Closed(on=D("2026-03-20"))),
            Standing.CLOSED,
        ),
    ],
)
def test_the_badge(today: str, events: tuple[Event, ...], expected: Standing) -> None:
    assert badge(today, RECEIVED, *events) is expected


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.PARTLY_UPHELD, Standing.CLOSED_PARTLY),
        (Outcome.NOT_UPHELD, Standing.CLOSED_NOT_UPHELD),
    ],
)
def test_the_badge_of_a_closed_case_says_how_it_ended(outcome: Outcome, expected: Standing) -> None:
    answered = Responded(on=D("2026-03-04"), outcome=outcome)
    assert badge("2026-03-24", RECEIVED, answered, Closed(on=D("2026-03-20"))) is expected


def test_an_open_promise_and_the_ombudsman_show_on_the_badge() -> None:
    closed = state(RECEIVED, RESPONDED, Closed(on=D("2026-03-20")))
    today = D("2026-03-24")
    assert standing(closed, today, promise_open=True) is Standing.PROMISE_OPEN
    assert standing(closed, today, with_ombudsman=True) is Standing.OMBUDSMAN
    answered = state(RECEIVED, RESPONDED)
    assert standing(answered, today, promise_open=True) is Standing.RESPONDED


def test_a_case_closed_before_stage_2_was_asked_for_is_open_again() -> None:
    closed = Closed(on=D("2026-03-20"))
    two = Responded(on=D("2026-04-02"), stage=TWO, outcome=Outcome.UPHELD)
    assert state(RECEIVED, RESPONDED, closed).closed_on == closed.on
    again = (RECEIVED, RESPONDED, closed, ASKED, two)
    assert state(*again).closed_on is None
    assert badge("2026-04-02", *again) is Standing.RESPONDED
    same_day = (RECEIVED, RESPONDED, Closed(on=ASKED.on), ASKED, two)
    assert state(*same_day).closed_on is None
    put_away = Closed(on=D("2026-04-03"), stage=TWO)
    assert state(*again, put_away).closed_on == put_away.on


def test_a_refused_case_put_away_is_open_again_once_the_ombudsman_had_it_accepted() -> None:
    refused = (RECEIVED, Refused(on=D("2026-03-04")), Closed(on=D("2026-03-05")))
    assert state(*refused).closed_on == D("2026-03-05")
    answered = (*refused, ToldToAccept(on=D("2026-03-10")), Responded(on=D("2026-03-12")))
    assert state(*answered).closed_on is None
    assert badge("2026-03-13", *answered) is Standing.RESPONDED
