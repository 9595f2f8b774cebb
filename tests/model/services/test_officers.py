"""The officer's registers: entered, put right, taken back; what ends is on Today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.offices import OfficeFault
from chc_desktop.model.rules.registers import (
    Entry,
    HoldMeeting,
    HoldOffice,
    KeepPolicy,
    PlanMeetings,
    PolicyOutcome,
    Publicise,
    RecordTraining,
    RegisterKind,
    ReviewPolicy,
    UseThirdParty,
)
from chc_desktop.model.rules.residents import AddPerson
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import officer_lists, officers, people, queries, residents
from chc_desktop.model.services.committee import meeting_days
from chc_desktop.model.services.resident_pages import person_page
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year import holder

D = date.fromisoformat
OFFICE = HoldOffice(
    person="Alan Prewett", role=Role.COMPLAINTS_OFFICER, from_on=D("2025-09-09"), may_award=10_000
)
POLICY = KeepPolicy(
    name="Complaints policy",
    approved_on=D("2025-06-10"),
    review_on=D("2026-04-09"),
    equality_assessed_on=D("2025-06-03"),
)
ENTRIES: dict[RegisterKind, Entry] = {
    RegisterKind.OFFICES: OFFICE,
    RegisterKind.MEETINGS: HoldMeeting(on=D("2026-05-12"), minute_reference="26/05", note="AGM"),
    RegisterKind.TRAINING: RecordTraining(
        person="Kofi Brandreth", on=D("2025-11-08"), about="The Code, one day"
    ),
    RegisterKind.POLICIES: POLICY,
    RegisterKind.THIRD_PARTIES: UseThirdParty(
        name="Sample Lane", kind="another co-op", terms="Two stages.", from_on=D("2025-09-09")
    ),
    RegisterKind.PUBLICITY: Publicise(
        what="Poster", place="both porches", from_on=D("2025-06-13"), until_on=D("2026-01-31")
    ),
}


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems)


def save(session: Session, entry: Entry) -> int:
    return done(officers.save_entry(session, entry)).added_id


def lists(session: Session, kind: RegisterKind) -> tuple[object, ...]:
    shown: dict[RegisterKind, Callable[[Session], tuple[object, ...]]] = {
        RegisterKind.OFFICES: officer_lists.offices,
        RegisterKind.MEETINGS: officer_lists.meetings,
        RegisterKind.TRAINING: officer_lists.training,
        RegisterKind.POLICIES: officer_lists.policies,
        RegisterKind.THIRD_PARTIES: officer_lists.third_parties,
        RegisterKind.PUBLICITY: officer_lists.publicity,
    }
    return shown[kind](session)


def today(session: Session) -> list[tuple[str, str, int]]:
    return [(r.kind, r.title, r.left) for r in queries.today(session).reviews]


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_is_added_taken_back_and_brought_back(
    session: Session, kind: RegisterKind
) -> None:
    entry_id = save(session, ENTRIES[kind])
    before = lists(session, kind)
    assert len(before) == 1
    done(officers.remove_entry(session, kind, entry_id))
    assert lists(session, kind) == ()
    assert "not in this register" in why_not(officers.remove_entry(session, kind, entry_id))
    again = replace(ENTRIES[kind], entry_id=entry_id)
    assert "not in this register" in why_not(officers.save_entry(session, again))
    done(officers.restore_entry(session, kind, entry_id))
    assert lists(session, kind) == before
    assert "not in this register" in why_not(officers.restore_entry(session, kind, entry_id))


@pytest.mark.parametrize("kind", ENTRIES)
def test_saving_an_entry_again_unchanged_changes_nothing(
    session: Session, kind: RegisterKind
) -> None:
    entry_id = save(session, ENTRIES[kind])
    before = lists(session, kind)
    result = done(officers.save_entry(session, replace(ENTRIES[kind], entry_id=entry_id)))
    assert result.what.endswith("changed")
    assert lists(session, kind) == before


def test_an_entry_is_put_right_and_the_history_keeps_what_it_was(session: Session) -> None:
    entry_id = save(session, POLICY)
    save(session, replace(POLICY, name="Complaints policy 2025", entry_id=entry_id))
    (policy,) = officer_lists.policies(session)
    assert policy.name == "Complaints policy 2025"
    written = session.register.rows("SELECT payload FROM change_payload ORDER BY change_id DESC")
    assert '"before": {"name": "Complaints policy"}' in written[0]["payload"]


def test_who_holds_an_office_is_offered_and_named_until_it_is_taken_back(session: Session) -> None:
    entry_id = save(session, OFFICE)
    assert people.officers(session) == ("Alan Prewett",)
    assert holder(session, Role.COMPLAINTS_OFFICER, "2026-03-31") == "Alan Prewett"
    (office,) = officer_lists.offices(session)
    page = person_page(session, office.person_id)
    assert page is not None
    assert page.offices == ("complaints officer",)
    done(officers.remove_entry(session, RegisterKind.OFFICES, entry_id))
    assert people.officers(session) == ()
    assert holder(session, Role.COMPLAINTS_OFFICER, "2026-03-31") is None


def test_an_officer_who_lives_here_is_the_same_person(session: Session) -> None:
    someone = AddPerson(name="Alan Prewett", home="4 Example Street")
    person_id = done(residents.add_person(session, someone)).added_id
    save(session, OFFICE)
    save(session, replace(OFFICE, role=Role.COMMITTEE_MEMBER))
    assert {office.person_id for office in officer_lists.offices(session)} == {person_id}


def test_of_two_namesakes_the_one_that_is_meant_is_taken_by_id(session: Session) -> None:
    ids = [
        done(residents.add_person(session, AddPerson(name="Alan Prewett", home=home))).added_id
        for home in ("4 Example Street", "5 Example Street")
    ]
    save(session, replace(OFFICE, person="", person_id=ids[1]))
    assert [office.person_id for office in officer_lists.offices(session)] == [ids[1]]
    nobody = replace(OFFICE, person_id=99)
    assert "person is not in this register" in why_not(officers.save_entry(session, nobody))


def test_gaps_and_overlaps_are_said_on_saving_and_reported(session: Session) -> None:
    save(session, OFFICE)
    second = replace(OFFICE, person="Kofi Brandreth", from_on=D("2026-01-01"))
    result = done(officers.save_entry(session, second))
    assert [p.provision for p in result.warnings] == ["4.1"]
    assert "both complaints officer" in result.warnings[0].text
    faults = {(f.role, f.fault) for f in officers.findings(session)}
    assert (Role.COMPLAINTS_OFFICER, OfficeFault.OVERLAP) in faults
    assert (Role.MRC, OfficeFault.VACANT) in faults


def test_a_term_that_ends_shows_on_today_until_somebody_follows(session: Session) -> None:
    for role in Role:
        ends = D("2026-04-28") if role is Role.MRC else None
        name = f"Person {role.value}"
        office = HoldOffice(person=name, role=role, from_on=D("2025-01-01"), until_on=ends)
        save(session, office)
    assert today(session) == [("term", "Member Responsible for Complaints, last day", 18)]
    session.today = D("2026-04-29")
    (item,) = queries.today(session).reviews
    assert (item.left, item.note) == (
        -1,
        "The term has ended, and nobody is entered who follows.",
    )
    follows = HoldOffice(person="Hester Blaydon", role=Role.MRC, from_on=D("2026-04-29"))
    save(session, follows)
    assert today(session) == []


def test_a_term_that_ends_far_ahead_is_not_shown_yet(session: Session) -> None:
    save(session, replace(OFFICE, until_on=D("2026-09-08")))
    assert today(session) == []


def test_a_year_of_meetings_is_entered_in_one_step_and_none_twice(session: Session) -> None:
    save(session, HoldMeeting(on=D("2026-05-12"), minute_reference="26/05"))
    plan = PlanMeetings(first_on=D("2026-04-14"))
    result = done(officers.plan_meetings(session, plan))
    assert result.what == "11 meetings added"
    assert len(meeting_days(session)) == 12
    actions = session.register.tuples(
        "SELECT count(DISTINCT action) FROM change_log WHERE table_name = 'meeting'"
    )
    assert actions == [(2,)]
    assert done(officers.plan_meetings(session, plan)).what == "0 meetings added"
    (first, *_) = officer_lists.meetings(session)
    assert (first.on, first.body, first.past) == (D("2027-03-09"), "committee", False)
    assert [p.field for p in officers.check_meetings(session, replace(plan, count=0))] == ["count"]
    assert "Enter the date." in why_not(officers.plan_meetings(session, replace(plan, first_on=None)))  # fmt: skip
    assert officers.planned(session, replace(plan, first_on=None)) == ()


def test_meetings_on_a_bank_holiday_are_pointed_out(session: Session) -> None:
    plan = PlanMeetings(first_on=D("2026-04-06"), count=2)  # Easter Monday, then 4 May
    warnings = done(officers.plan_meetings(session, plan)).warnings
    assert ["Easter Monday" in w.text for w in warnings] == [True, False]
    assert len(warnings) == 2


def test_a_second_meeting_of_one_day_is_pointed_out(session: Session) -> None:
    meeting = HoldMeeting(on=D("2026-05-12"))
    save(session, meeting)
    result = done(officers.save_entry(session, meeting))
    assert [p.field for p in result.warnings] == ["on"]
    other_body = replace(meeting, body="repairs panel")
    assert done(officers.save_entry(session, other_body)).warnings == ()


def test_a_review_of_a_policy_moves_its_next_day(session: Session) -> None:
    policy_id = save(session, POLICY)
    assert today(session) == [("policy", "Complaints policy", 5)]
    review = ReviewPolicy(
        policy_id=policy_id,
        on=D("2026-03-10"),
        outcome=PolicyOutcome.KEEP,
        next_on=D("2027-03-09"),
        note="Still right.",
    )
    done(officers.review_policy(session, review))
    assert today(session) == []
    (policy,) = officer_lists.policies(session)
    assert (policy.review_on, policy.reviews[0].note) == (D("2027-03-09"), "Still right.")
    save(session, replace(POLICY, entry_id=policy_id, review_on=D("2026-04-01")))
    assert today(session) == [("policy", "Complaints policy", 1)]
    assert "next" in why_not(officers.review_policy(session, replace(review, next_on=None)))
    lost = replace(review, policy_id=99)
    assert "not in this register" in why_not(officers.review_policy(session, lost))


def test_a_policy_without_a_review_day_is_never_due(session: Session) -> None:
    save(session, replace(POLICY, review_on=None))
    (policy,) = officer_lists.policies(session)
    assert (policy.review_on, policy.left) == (None, None)
    assert today(session) == []
    save(session, replace(POLICY, review_on=D("2026-03-30")))
    assert [p.left for p in officer_lists.policies(session)] == [None, -1]


def test_award_limits_stand_with_the_office(session: Session) -> None:
    entry_id = save(session, OFFICE)
    done(officers.set_award_limit(session, entry_id, 25_000))
    assert [o.may_award for o in officer_lists.offices(session)] == [25_000]
    assert "from £0 to £100,000" in why_not(officers.set_award_limit(session, entry_id, -1))
    assert "not in this register" in why_not(officers.set_award_limit(session, 99, 1))
    save(session, replace(OFFICE, role=Role.CHAIR, until_on=D("2025-12-31")))
    held = officer_lists.offices(session, held_today=True)
    assert [o.role for o in held] == [Role.COMPLAINTS_OFFICER]


def test_publicity_says_whether_it_is_still_there(session: Session) -> None:
    save(session, ENTRIES[RegisterKind.PUBLICITY])
    (entry,) = officer_lists.publicity(session)
    assert not entry.current
    session.today = D("2026-01-31")
    (entry,) = officer_lists.publicity(session)
    assert entry.current
