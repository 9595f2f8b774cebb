"""Extensions through the services: what moves the date, and what the page says of the others.

The second opinion below shares no code with the rules: it counts days by walking through gov.uk's
calendar, and judges each extension by the sentences of 5.9, 6.4, 6.5, 6.15 and 6.16.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.model.rules.commands import (
    Acknowledge,
    AskForStage2,
    CaseCommand,
    Extend,
    LogComplaint,
    Respond,
)
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services import complaint_page, complaints
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import CreateRegister, Session, begin
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.model.store import Register

DAY = timedelta(days=1)
OFF = frozenset(
    h["date"]
    for h in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
)
TODAY = date(2026, 12, 31)
LIMITS = {Stage.ONE: (10, 10), Stage.TWO: (20, 20)}
"""Working days to respond from the acknowledgement, and the most an extension may add."""


@dataclass(frozen=True)
class Told:
    """What the resident was told, ``after`` days from day 0 of the stage."""

    after: int
    until: int
    written: bool
    reason: bool
    ombudsman: bool
    good: bool
    updates: int | None


def walk(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= day.weekday() < 5 and day not in OFF
    return day


def second_opinion(
    stage: Stage, start: date, acknowledged: date | None, told: list[Told]
) -> tuple[date, list[set[str]]]:
    """The date in force, and for each extension in order what is wrong with it."""
    respond, most = LIMITS[stage]
    unextended = walk(acknowledged or walk(start, 5), respond)
    due, wrong = unextended, []
    for one in told:
        on, until = start + one.after * DAY, start + one.until * DAY
        faults = set()
        if on > due:
            faults.add("told after the due date")
        if until > walk(unextended, most) and not (one.good and one.updates):
            faults.add("beyond the most that the Code allows")
        if until <= due:
            faults.add("not later than the due date")
        if not one.written:
            faults.add("not told in writing")
        if not one.reason:
            faults.add("reasons were not given")
        if not one.ombudsman:
            faults.add("contact details were not given")
        wrong.append(faults)
        if not faults:
            due = until
    return due, wrong


def do(session: Session, command: LogComplaint | CaseCommand) -> int:
    run = (
        complaints.log_complaint(session, command)
        if isinstance(command, LogComplaint)
        else complaints.carry_out(session, command)
    )
    assert isinstance(run, Done), run
    return run.complaint_id


def page(stage: Stage, start: date, acknowledged: date | None, told: list[Told]) -> ComplaintView:
    """The page of a case after everything was recorded, in the order of the days."""
    session = Session(Register.in_memory(), TODAY, "Test", now=lambda: "2026-12-31T12:00:00Z")
    begin(session, CreateRegister("Elm Row", 20))
    first = start if stage is Stage.ONE else start - 7 * DAY
    one = do(session, LogComplaint(received_on=first, resident="Cy Cedar", description="A leak"))
    if stage is Stage.TWO:
        respond = Respond(complaint_id=one, stage=Stage.ONE, on=first, outcome=Outcome.UPHELD)
        do(session, respond)
        do(session, AskForStage2(complaint_id=one, on=start))
    if acknowledged:
        do(session, Acknowledge(complaint_id=one, stage=stage, on=acknowledged))
    for each in told:
        command = Extend(
            complaint_id=one,
            stage=stage,
            told_on=start + each.after * DAY,
            new_date=start + each.until * DAY,
            reason="The surveyor is ill" if each.reason else " ",
            ombudsman_given=each.ombudsman,
            in_writing=each.written,
            good_reason="An inquest" if each.good else "",
            update_every=each.updates,
        )
        do(session, command)
    view = complaint_page.complaint(session, one)
    session.close()
    assert view is not None
    return view


# Mostly in order, so that one condition fails alone as often as several do.
mostly = st.sampled_from([True, True, True, True, False])
extensions = st.lists(
    st.builds(
        Told,
        after=st.integers(0, 45),
        until=st.integers(1, 70),
        written=mostly,
        reason=mostly,
        ombudsman=mostly,
        good=st.booleans(),
        updates=st.sampled_from([None, 5]),
    ).filter(lambda told: told.until > told.after),
    max_size=3,
    unique_by=lambda told: told.after,
).map(lambda found: sorted(found, key=lambda told: told.after))


@settings(max_examples=60)
@given(
    st.sampled_from(list(Stage)),
    st.integers(0, 250),
    st.sampled_from([None, 0, 1, 5, 7, 8, 14]),
    extensions,
)
def test_the_page_shows_the_date_in_force_and_what_is_wrong_with_each_extension(
    stage: Stage, offset: int, acknowledged_after: int | None, told: list[Told]
) -> None:
    start = date(2026, 1, 12) + offset * DAY
    acknowledged = None if acknowledged_after is None else start + acknowledged_after * DAY
    due, wrong = second_opinion(stage, start, acknowledged, told)
    view = page(stage, start, acknowledged, told)
    shown = next(part for part in view.stages if part.stage is stage)
    by_label = {dates.label: dates.due for dates in shown.dates}
    in_force = by_label.get("Extended to") or by_label.get("The Code’s date") or by_label["Due"]
    assert in_force == due
    assert len(shown.extensions) == len(told)
    for sentence, faults in zip(shown.extensions, wrong, strict=True):
        assert ("It does not move the date." in sentence) == bool(faults)
        assert {words for words in EVERY_FAULT if words in sentence} == faults


EVERY_FAULT = (
    "told after the due date",
    "beyond the most that the Code allows",
    "not later than the due date",
    "not told in writing",
    "reasons were not given",
    "contact details were not given",
)


def test_a_second_extension_is_measured_from_the_unextended_date() -> None:
    """Received Fri 27 March, acknowledged Mon 30: due Wed 15 April, at most Wed 29 April."""
    start, day = date(2026, 3, 27), date(2026, 3, 30)
    fine = Told(18, 26, written=True, reason=True, ombudsman=True, good=False, updates=None)
    far = Told(20, 40, written=True, reason=True, ombudsman=True, good=False, updates=None)
    shown = page(Stage.ONE, start, day, [fine, far]).stages[0]
    assert [dates.due for dates in shown.dates if dates.label == "Extended to"] == [
        date(2026, 4, 22)
    ]
    assert "beyond the most that the Code allows" in shown.extensions[1]


def test_told_before_it_was_acknowledged_counts_from_the_day_it_had_to_be() -> None:
    """Received Fri 27 March: to be acknowledged by Tue 7 April, so due by Tue 21 April."""
    start = date(2026, 3, 27)
    last = Told(25, 32, written=True, reason=True, ombudsman=True, good=False, updates=None)
    late = Told(26, 33, written=True, reason=True, ombudsman=True, good=False, updates=None)
    assert "It does not move" not in page(Stage.ONE, start, None, [last]).stages[0].extensions[0]
    sentence = page(Stage.ONE, start, None, [late]).stages[0].extensions[0]
    assert "told after the due date" in sentence
