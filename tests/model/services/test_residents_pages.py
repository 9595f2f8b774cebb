"""People and homes as an officer keeps them: added, changed, merged, and taken apart again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.residents import (
    AddHome,
    AddPerson,
    ChangeLead,
    ChangePerson,
    JoinComplaint,
    LeaveComplaint,
    MergePeople,
    Part,
    PersonKind,
)
from chc_desktop.model.services import (
    complaint_people,
    people,
    queries,
    resident_pages,
    residents,
)
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views_people import PersonView

D = date.fromisoformat
LOG = LogComplaint(
    received_on=D("2026-03-30"),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is left unlocked",
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def refused(result: Result) -> list[str]:
    assert isinstance(result, Refusal), result
    return [p.field for p in result.problems]


def add(session: Session, name: str, home: str = "", **more: object) -> int:
    command = AddPerson(name=name, home=home, **more)  # type: ignore[arg-type]
    return done(residents.add_person(session, command)).added_id


def log(session: Session, command: LogComplaint = LOG) -> int:
    return done(log_complaint(session, command)).complaint_id


def page(session: Session, person_id: int) -> PersonView:
    view = resident_pages.person_page(session, person_id)
    assert view is not None
    return view


def test_somebody_added_is_on_the_list_found_by_telephone_and_has_a_page(session: Session) -> None:
    ada = add(
        session,
        " Ada\x00  Thrupp ",
        "2 Example Street",
        phone="01632 960002",
        prefers="By telephone,\r\nnot before ten",
    )
    (row,) = resident_pages.people_list(session)
    assert (row.id, row.name, row.home, row.complaints) == (
        ada,
        "Ada Thrupp",
        "2 Example Street",
        0,
    )
    assert "01632 960002" in row.search
    view = page(session, ada)
    assert view.prefers == "By telephone,\nnot before ten"
    assert (view.home, view.elsewhere, view.kind) == ("2 Example Street", "", "resident")
    assert resident_pages.person_page(session, 99) is None


def test_what_is_wrong_with_an_entry_is_said_and_nothing_is_saved(session: Session) -> None:
    assert refused(residents.add_person(session, AddPerson(name=""))) == ["name"]
    lost = ChangePerson(person_id=9, name="Ada Thrupp", kind=PersonKind.RESIDENT)
    assert refused(residents.change_person(session, lost)) == [""]
    assert refused(residents.add_home(session, AddHome(label=" "))) == ["label"]
    assert resident_pages.people_list(session) == ()


def test_a_tenant_who_moves_out_is_a_former_tenant_elsewhere(session: Session) -> None:
    log(session)
    (row,) = resident_pages.people_list(session)
    moved = ChangePerson(
        person_id=row.id,
        name="Tomasz Wilk",
        kind=PersonKind.FORMER_TENANT,
        elsewhere="7 Fable Row",
    )
    assert done(residents.change_person(session, moved)).added_id == row.id
    view = page(session, row.id)
    assert (view.kind, view.home, view.elsewhere) == ("former tenant", "", "7 Fable Row")
    assert queries.complaints(session)[0].who == "Tomasz Wilk, 7 Fable Row"


def test_homes_list_who_is_there_and_one_that_was_removed_comes_back(session: Session) -> None:
    home = done(residents.add_home(session, AddHome(label="5 Example Street"))).added_id
    with session.action("test") as action:
        action.update("home", home, {"removed_on": "2026-03-01"})
    assert resident_pages.homes_list(session) == ()
    command = AddHome(label="5 Example Street", tenure="shared ownership")
    assert done(residents.add_home(session, command)).added_id == home
    ada = add(session, "Ada Thrupp", "5 Example Street")
    bo = add(session, "Bo Thrupp", "5 Example Street")
    add(session, "Cy Elsewhere", elsewhere="7 Fable Row")
    (row,) = resident_pages.homes_list(session)
    assert (row.label, row.tenure) == ("5 Example Street", "shared ownership")
    assert [p.id for p in row.people] == [ada, bo]
    assert [p.name for p in page(session, ada).household] == ["Bo Thrupp"]


def test_the_same_name_at_two_homes_stays_two_people(session: Session) -> None:
    one, two = log(session), log(session, replace(LOG, home="9 Example Street"))
    rows = resident_pages.people_list(session)
    assert [(r.name, r.home, r.complaints) for r in rows] == [
        ("Tomasz Wilk", "3 Example Street", 1),
        ("Tomasz Wilk", "9 Example Street", 1),
    ]
    assert residents.duplicates(session) == ()
    merge = MergePeople(keep_id=rows[0].id, duplicate_id=rows[1].id)
    assert refused(residents.merge_people(session, merge)) == ["why"]
    done(residents.merge_people(session, replace(merge, why="He moved and rang to say so.")))
    assert [c.id for c in page(session, rows[1].id).complaints] == [two, one]


def test_a_duplicate_shows_under_the_kept_entry_and_can_be_taken_apart(session: Session) -> None:
    one = log(session)
    two = log(session, replace(LOG, resident="T. Wilk"))
    kept, duplicate = sorted(r.id for r in resident_pages.people_list(session))
    ((other, why),) = page(session, kept).likely
    assert (other.id, why) == (duplicate, "Nearly the same name at the same home.")
    assert [link.id for link, _ in page(session, duplicate).likely] == [kept]

    done(residents.merge_people(session, MergePeople(keep_id=kept, duplicate_id=duplicate)))
    (row,) = resident_pages.people_list(session)
    assert (row.id, row.complaints, row.open_complaints) == (kept, 2, 2)
    assert "t. wilk" in row.search
    assert [d.name for d in page(session, duplicate).duplicates] == ["T. Wilk"]
    view = complaint(session, two)
    assert view is not None
    assert view.resident == "Tomasz Wilk"
    # The duplicate's name still finds the person, not somebody new.
    three = log(session, replace(LOG, resident="T. Wilk"))
    assert [c.id for c in page(session, kept).complaints] == [three, two, one]
    assert refused(
        residents.merge_people(session, MergePeople(keep_id=kept, duplicate_id=duplicate))
    ) == [""]

    done(residents.undo_merge(session, duplicate))
    assert refused(residents.undo_merge(session, duplicate)) == [""]
    assert refused(residents.undo_merge(session, 99)) == [""]
    assert {r.name: r.complaints for r in resident_pages.people_list(session)} == {
        "Tomasz Wilk": 2,
        "T. Wilk": 1,
    }
    assert session.register.faults() == []


def test_merging_in_a_chain_leads_to_the_last_one_kept(session: Session) -> None:
    first, second, third = (add(session, name) for name in ("A. Thrupp", "Ada T", "Ada Thrupp"))
    done(residents.merge_people(session, MergePeople(keep_id=second, duplicate_id=first)))
    done(residents.merge_people(session, MergePeople(keep_id=third, duplicate_id=second)))
    assert people.entries_of(session, first) == (third, first, second)
    assert people.find_by_name(session, "a. thrupp") == third
    done(residents.undo_merge(session, second))
    assert people.kept_id(session, first) == second


def test_a_group_has_a_lead_who_can_change_and_members_who_can_leave(session: Session) -> None:
    one = log(session)
    ada = add(session, "Ada Thrupp", "2 Example Street")
    lead = page(session, 1).id
    join = JoinComplaint(complaint_id=one, part=Part.MEMBER, person_id=ada)
    done(complaint_people.join_complaint(session, join))
    assert refused(complaint_people.join_complaint(session, join)) == ["name"]
    by_name = replace(join, person_id=None, name="ada thrupp")
    assert refused(complaint_people.join_complaint(session, by_name)) == ["name"]
    the_lead = replace(join, person_id=None, name="Tomasz Wilk")
    assert refused(complaint_people.join_complaint(session, the_lead)) == ["name"]
    assert queries.complaints(session)[0].who == "Tomasz Wilk and 1 more, 3 Example Street"
    assert [(c.id, c.part) for c in page(session, ada).complaints] == [(one, "member")]

    done(complaint_people.change_lead(session, ChangeLead(complaint_id=one, person_id=ada)))
    assert queries.complaints(session)[0].who == "Ada Thrupp and 1 more, 2 Example Street"
    shown = [(p.name, p.part) for p in complaint_people.people_on(session, one)]
    assert shown == [("Ada Thrupp", None), ("Tomasz Wilk", Part.MEMBER)]
    again = ChangeLead(complaint_id=one, person_id=ada)
    assert refused(complaint_people.change_lead(session, again)) == ["person_id"]

    leave = LeaveComplaint(complaint_id=one, person_id=lead, part=Part.MEMBER)
    done(complaint_people.leave_complaint(session, leave))
    assert refused(complaint_people.leave_complaint(session, leave)) == [""]
    assert queries.complaints(session)[0].who == "Ada Thrupp, 2 Example Street"
    assert page(session, lead).complaints == ()
    # And back again: the row is there still.
    done(complaint_people.join_complaint(session, replace(join, person_id=lead)))
    assert len(complaint_people.people_on(session, one)) == 2


def test_a_representative_has_a_day_of_consent_and_warns_without(session: Session) -> None:
    one = log(session)
    join = JoinComplaint(complaint_id=one, part=Part.REPRESENTATIVE, name="Nell Ashby")
    (warning,) = done(complaint_people.join_complaint(session, join)).warnings
    assert (warning.field, warning.provision) == ("consent_on", "3.6")
    (_, nell) = complaint_people.people_on(session, one)
    assert (nell.name, nell.no_consent) == ("Nell Ashby", True)
    done(
        complaint_people.join_complaint(
            session, replace(join, person_id=nell.person_id, consent_on=D("2026-03-29"))
        )
    )
    (_, nell) = complaint_people.people_on(session, one)
    assert (nell.consent_on, nell.no_consent) == (D("2026-03-29"), False)
    assert [(c.id, c.part) for c in page(session, nell.person_id).complaints] == [
        (one, "representative")
    ]


def test_who_is_complained_about_is_an_officer_and_does_not_count_as_complaining(
    session: Session,
) -> None:
    one = log(session)
    about = JoinComplaint(complaint_id=one, part=Part.COMPLAINED_ABOUT, name="Hester Blaydon")
    done(complaint_people.join_complaint(session, about))
    assert [r.name for r in resident_pages.people_list(session)] == ["Tomasz Wilk"]
    rows = {r.name: r for r in resident_pages.people_list(session, officers=True)}
    assert rows["Hester Blaydon"].complaints == 0
    assert refused(complaint_people.join_complaint(session, about)) == ["name"]
    assert [c.part for c in page(session, rows["Hester Blaydon"].id).complaints] == [
        "complained about"
    ]


@pytest.mark.parametrize("complaint_id", [1, 99])
def test_a_complaint_or_person_that_is_not_there_is_said(
    session: Session, complaint_id: int
) -> None:
    log(session)
    join = JoinComplaint(complaint_id=complaint_id, part=Part.MEMBER, person_id=77)
    assert refused(complaint_people.join_complaint(session, join)) == [""]
    leave = LeaveComplaint(complaint_id=complaint_id, person_id=77, part=Part.MEMBER)
    assert refused(complaint_people.leave_complaint(session, leave)) == [""]
    assert complaint_people.people_on(session, 99) == ()
    nobody = replace(join, person_id=None, name=" ", complaint_id=1)
    assert refused(complaint_people.join_complaint(session, nobody)) == ["name"]


def test_a_page_shows_requests_letters_and_offices(session: Session) -> None:
    one = log(session)
    with session.action("test") as action:
        for done_on in (None, "2026-03-20"):
            action.insert(
                "service_request",
                {
                    "reference": f"S-{done_on}",
                    "person_id": 1,
                    "received_on": "2026-03-02",
                    "what": "The tap drips",
                    "done_on": done_on,
                },
            )
        letter = {"kind": "acknowledgement", "complaint_id": one}
        action.insert("letter", letter | {"sent_on": "2026-03-30", "sent_how": "email"})
        action.insert("letter", {"kind": "invitation", "person_id": 1})
        office = {"person_id": 1, "role": "chair", "from_on": "2025-01-01"}
        action.insert("role_holder", office)
        action.insert("role_holder", office | {"role": "deputy", "until_on": "2026-01-01"})
    view = page(session, 1)
    assert [(r.reference, r.done_on) for r in view.requests] == [
        ("S-2026-03-20", D("2026-03-20")),
        ("S-None", None),
    ]
    assert [(m.kind, m.reference, m.sent_on) for m in view.letters] == [
        ("invitation", "", None),
        ("acknowledgement", "C-001", D("2026-03-30")),
    ]
    assert view.offices == ("chair",)
