"""Settings as an officer meets them: saved, shown, and what they move said beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import Acknowledge, CaseCommand, LogComplaint, Respond
from chc_desktop.model.rules.settings import (
    AddHoliday,
    ChangeYearEnd,
    CloseOffice,
    CountHomes,
    DescribeLandlord,
    EndTarget,
    SetTarget,
)
from chc_desktop.model.rules.values import Clock, Outcome, Stage
from chc_desktop.model.services import (
    office_days,
    people,
    queries,
    settings,
)
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import DateView

D = date.fromisoformat
ONE = Stage.ONE
LOG = LogComplaint(
    received_on=D("2026-03-27"),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is left unlocked",
)
LANDLORD = DescribeLandlord(
    name="Example Street Housing Co-operative",
    address="The Laundry Room, Example Street",
    contact="the complaints officer",
    website="www.example-street.example",
    governing_body="board",
    registered=False,
    scheme_member=True,
)
HOLIDAY = AddHoliday(on=D("2026-04-07"), name="A day of thanks", source="gov.uk")


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems)


def log(session: Session, received: str = "2026-03-27") -> int:
    return done(log_complaint(session, replace(LOG, received_on=D(received)))).complaint_id


def do(session: Session, *commands: CaseCommand) -> None:
    for command in commands:
        done(carry_out(session, command))


def dates(session: Session, complaint_id: int) -> tuple[DateView, ...]:
    page = complaint(session, complaint_id)
    assert page is not None
    return page.stages[0].dates


def responded(complaint_id: int, on: str) -> Respond:
    return Respond(
        complaint_id=complaint_id,
        stage=ONE,
        on=D(on),
        outcome=Outcome.UPHELD,
        how="letter",
        decision="A new lock",
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# ---- the landlord, homes, year end


def test_the_landlord_is_described_and_shown(session: Session) -> None:
    done(settings.describe_landlord(session, LANDLORD))
    shown = settings.settings(session)
    assert (shown.name, shown.governing_body, shown.website) == (
        LANDLORD.name,
        "board",
        "www.example-street.example",
    )
    assert (shown.registered, shown.scheme_member) == (False, True)
    assert "Give the name" in why_not(
        settings.describe_landlord(session, replace(LANDLORD, name=""))
    )


def test_homes_are_counted_by_year_end_and_tenure(session: Session) -> None:
    count = CountHomes(year_end=D("2026-03-31"), rented=20, shared_ownership=5)
    done(settings.count_homes(session, count))  # takes the place of the first answer, 24
    done(settings.count_homes(session, replace(count, year_end=D("2025-03-31"), rented=19)))
    rows = settings.homes_by_year(session)
    assert [(h.year_end, h.rented, h.shared_ownership) for h in rows] == [
        (D("2026-03-31"), 20, 5),
        (D("2025-03-31"), 19, 5),
    ]
    assert people.homes_owned(session, "2026-03-31") == 25
    assert "whole number" in why_not(settings.count_homes(session, replace(count, rented=None)))


def test_what_another_year_end_changes_is_said_before_it_is_saved(session: Session) -> None:
    log(session)
    change = ChangeYearEnd(month=12, day=31)
    said = settings.preview_year_end(session, change)
    assert said is not None
    assert (said.before, said.after) == (D("2026-03-31"), D("2026-12-31"))
    assert "1 of 1 complaints fall into a year with another last day." in said.sentences
    assert session.year_end_of(session.today) == D("2026-03-31")
    done(settings.change_year_end(session, change))
    assert session.year_end_of(session.today) == D("2026-12-31")
    again = settings.preview_year_end(session, change)
    assert again is not None
    assert again.sentences == ("It stays as it is.",)


def test_a_year_end_that_is_no_day_is_refused(session: Session) -> None:
    change = ChangeYearEnd(month=4, day=31)
    assert settings.preview_year_end(session, change) is None
    assert "Give the day" in why_not(settings.change_year_end(session, change))


def test_a_register_without_complaints_says_so(session: Session) -> None:
    said = settings.preview_year_end(session, ChangeYearEnd(month=12, day=31))
    assert said is not None
    assert "No complaint is on record yet." in said.sentences


# ---- policy targets


def test_a_policy_of_2_days_stands_beside_the_codes_date_and_decides_no_breach(
    session: Session,
) -> None:
    target = SetTarget(name="acknowledge", working_days=2, from_on=D("2026-01-01"))
    done(settings.set_target(session, target))
    one = log(session, "2026-03-24")
    acknowledge, respond = dates(session, one)
    assert (acknowledge.due, acknowledge.left) == (D("2026-03-31"), 0)
    assert acknowledge.policy is not None
    assert (acknowledge.policy.due, acknowledge.policy.left) == (D("2026-03-26"), -3)
    assert plain(acknowledge.policy.note) == (
        "Our policy: 2 working days. Only the Code’s date decides a breach."
    )
    assert respond.policy is None
    assert queries.today(session).overdue == ()
    do(session, Acknowledge(complaint_id=one, stage=ONE, on=session.today, understanding="Bins"))
    acknowledge, *_ = dates(session, one)
    assert acknowledge.policy is not None
    assert acknowledge.policy.left is None
    page = complaint(session, one)
    assert page is not None
    assert page.breaches == ()


def test_the_policys_day_shows_while_a_complaint_is_being_logged(session: Session) -> None:
    assert queries.preview(session, D("2026-03-27")).policy is None
    target = SetTarget(name="acknowledge", working_days=2, from_on=D("2026-01-01"))
    done(settings.set_target(session, target))
    started = queries.preview(session, D("2026-03-27"))
    assert started.acknowledge_by == D("2026-04-07")
    assert started.policy is not None
    assert (started.policy.due, started.policy.left) == (D("2026-03-31"), 0)


def test_of_two_clocks_only_the_codes_has_the_policys_day(session: Session) -> None:
    target = SetTarget(name="stage 1 response", working_days=8, from_on=D("2026-01-01"))
    done(settings.set_target(session, target))
    one = log(session, "2026-03-06")
    do(session, Acknowledge(complaint_id=one, stage=ONE, on=D("2026-03-20"), understanding="Bins"))
    _, on_time, code = dates(session, one)
    assert (on_time.label, on_time.policy) == ("On-time date", None)
    assert code.policy is not None
    assert code.policy.due == D("2026-04-01")


def test_a_new_target_ends_the_one_before_and_the_same_day_takes_its_place(
    session: Session,
) -> None:
    first = SetTarget(name="acknowledge", working_days=3, from_on=D("2025-06-10"))
    done(settings.set_target(session, first))
    second = replace(first, working_days=2, from_on=D("2026-01-01"))
    done(settings.set_target(session, second))
    done(settings.set_target(session, replace(second, working_days=1)))
    done(settings.set_target(session, replace(second, name="stage 2 response", working_days=15)))
    shown = [
        (t.name, t.working_days, t.until_on, t.limit, t.in_force)
        for t in settings.target_list(session)
    ]
    assert shown == [
        ("acknowledge", 1, None, 5, True),
        ("stage 2 response", 15, None, 20, True),
        ("acknowledge", 3, D("2025-12-31"), 5, False),
    ]


def test_a_target_ends_or_is_taken_back(session: Session) -> None:
    target = SetTarget(name="acknowledge", working_days=3, from_on=D("2025-06-10"))
    target_id = done(settings.set_target(session, target)).added_id
    early = EndTarget(target_id=target_id, until_on=D("2025-06-09"))
    assert "cannot end before" in why_not(settings.end_target(session, early))
    done(settings.end_target(session, replace(early, until_on=D("2026-01-31"))))
    assert [t.in_force for t in settings.target_list(session)] == [False]
    done(settings.remove_target(session, target_id))
    assert settings.target_list(session) == ()
    assert "not in this register" in why_not(settings.remove_target(session, target_id))
    assert "not in this register" in why_not(settings.end_target(session, early))
    assert "working days" in why_not(
        settings.set_target(session, replace(target, working_days=None))
    )


# ---- bank holidays and closures


def test_what_a_bank_holiday_moves_is_shown_before_it_is_saved(session: Session) -> None:
    one = log(session)  # acknowledge by Tue 7 April, provisionally respond by Tue 21 April
    before = dates(session, one)
    moved = office_days.preview_holiday(session, D("2026-04-07"), "A day of thanks")
    assert [(m.label, m.clock, m.before, m.after) for m in moved] == [
        ("Acknowledge by", Clock.ACKNOWLEDGE, D("2026-04-07"), D("2026-04-08")),
        ("Respond by", Clock.RESPOND, D("2026-04-21"), D("2026-04-22")),
    ]
    assert {(m.reference, m.stage, m.still_open) for m in moved} == {("C-001", ONE, True)}
    assert dates(session, one) == before
    result = done(office_days.add_holiday(session, HOLIDAY))
    assert result.what == "Bank holiday added, 2 dates moved"
    assert [d.due for d in dates(session, one)] == [D("2026-04-08"), D("2026-04-22")]
    assert "A day of thanks" in {day.why for day in dates(session, one)[0].days}


def test_a_bank_holiday_is_taken_back_and_added_again(session: Session) -> None:
    one = log(session)
    before = dates(session, one)
    done(office_days.add_holiday(session, HOLIDAY))
    back = office_days.preview_without_holiday(session, D("2026-04-07"))
    assert (back[0].before, back[0].after) == (D("2026-04-08"), D("2026-04-07"))
    done(office_days.remove_holiday(session, D("2026-04-07")))
    assert dates(session, one) == before
    assert office_days.holidays(session) == ()
    assert "not in this register" in why_not(office_days.remove_holiday(session, D("2026-04-07")))
    again = replace(HOLIDAY, name="Another name")
    done(office_days.add_holiday(session, again))
    assert [h.name for h in office_days.holidays(session)] == ["Another name"]


def test_of_two_clocks_both_move_and_each_is_named(session: Session) -> None:
    one = log(session, "2026-03-16")
    do(session, Acknowledge(complaint_id=one, stage=ONE, on=D("2026-03-25"), understanding="Bins"))
    moved = office_days.preview_holiday(session, D("2026-04-01"), "A day of thanks")
    assert [(m.label, m.before, m.after) for m in moved] == [
        ("On-time date", D("2026-04-08"), D("2026-04-09")),
        ("Respond by", D("2026-04-10"), D("2026-04-13")),
    ]


def test_of_dates_that_are_over_only_those_are_shown_that_were_late_and_no_longer_are(
    session: Session,
) -> None:
    kept, late = log(session, "2026-03-02"), log(session, "2026-03-02")
    for one, on in ((kept, "2026-03-05"), (late, "2026-03-10")):
        understood = Acknowledge(complaint_id=one, stage=ONE, on=D(on), understanding="Bins")
        do(session, understood, responded(one, on))
    moved = office_days.preview_holiday(session, D("2026-03-04"), "Looking back")
    assert [(m.reference, m.label, m.before, m.after, m.still_open) for m in moved] == [
        ("C-002", "Acknowledge by", D("2026-03-09"), D("2026-03-10"), False)
    ]


def test_a_day_that_does_not_count_anyway_moves_nothing(session: Session) -> None:
    log(session)
    for day in (D("2026-04-06"), D("2026-04-11"), None):  # Easter Monday, a Saturday
        assert office_days.preview_holiday(session, day, "A day") == ()
    known = replace(HOLIDAY, on=D("2026-04-06"))
    assert "Easter Monday" in why_not(office_days.add_holiday(session, known))


def test_an_office_closure_warns_of_dates_inside_and_moves_none(session: Session) -> None:
    one = log(session)
    before = [d.due for d in dates(session, one)]
    closed = CloseOffice(from_on=D("2026-04-03"), until_on=D("2026-04-10"), why="Easter")
    result = done(office_days.close_office(session, closed))
    (warning,) = result.warnings
    assert plain(warning.text) == (
        "C-001 is due on Tue 7 April, while nobody is there. The date stays."
    )
    acknowledge, respond = dates(session, one)
    assert [acknowledge.due, respond.due] == before
    assert plain(acknowledge.closure) == (
        "The office is closed from Fri 3 April to Fri 10 April. The date stays."
    )
    assert respond.closure == ""
    shorter = replace(closed, until_on=D("2026-04-06"), entry_id=result.added_id)
    assert done(office_days.close_office(session, shorter)).warnings == ()
    assert dates(session, one)[0].closure == ""
    done(office_days.remove_closure(session, result.added_id))
    assert settings.settings(session).closures == ()
    assert "not in this register" in why_not(office_days.remove_closure(session, result.added_id))
    assert "not in this register" in why_not(office_days.close_office(session, shorter))
    assert "Enter the first day on which the office is closed." in why_not(
        office_days.close_office(session, replace(closed, from_on=None))
    )
