"""Independence on a real register: merged entries, households, panels, files, half-way entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.model.rules.commands import (
    Acknowledge,
    AskForStage2,
    CatchUp,
    LogComplaint,
    Respond,
)
from chc_desktop.model.rules.conflicts import DeclareConflict
from chc_desktop.model.rules.considering import AskToConsider, HoldHearing, StandDown
from chc_desktop.model.rules.interests import PanelPart
from chc_desktop.model.rules.registers import HoldOffice, UseThirdParty
from chc_desktop.model.rules.residents import JoinComplaint, MergePeople, Part
from chc_desktop.model.rules.values import Outcome, Role, Severity, Stage
from chc_desktop.model.services import (
    catching_up,
    complaint_page,
    complaint_people,
    complaints,
    conflicts,
    considering,
    officers,
    residents,
)
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.importing import import_complaints
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def office(session: Session, name: str, role: Role, since: str = "2023-01-10") -> None:
    done(officers.save_entry(session, HoldOffice(person=name, role=role, from_on=D(since))))


@pytest.fixture
def case(session: Session) -> int:
    """A complaint that Alan Prewett answered at stage 1 and that is at stage 2."""
    office(session, "Alan Prewett", Role.COMPLAINTS_OFFICER)
    office(session, "Priya Sandhu", Role.CHAIR)
    office(session, "Kofi Brandreth", Role.COMMITTEE_MEMBER)
    log = LogComplaint(
        received_on=D("2026-02-02"),
        resident="Joan Hartley",
        home="2 Example Street",
        description="The hall is dark.",
    )
    key = done(complaints.log_complaint(session, log)).complaint_id
    ack = Acknowledge(complaint_id=key, stage=ONE, on=D("2026-02-04"), understanding="The hall.")
    done(complaints.carry_out(session, ack))
    done(complaints.carry_out(session, respond(key, ONE, "2026-02-16", "Alan Prewett")))
    done(complaints.carry_out(session, AskForStage2(complaint_id=key, on=D("2026-03-02"))))
    return key


def respond(key: int, stage: Stage, on: str, *names: str) -> Respond:
    return Respond(
        complaint_id=key, stage=stage, on=D(on), outcome=Outcome.UPHELD, considered_by=names
    )


def refused(session: Session, command: Respond) -> list[tuple[str, str]]:
    result = complaints.carry_out(session, command)
    assert isinstance(result, Refusal), result
    return [(p.provision, p.text) for p in result.problems]


def ask(
    session: Session,
    key: int,
    name: str,
    part: PanelPart = PanelPart.CONSIDERS,
    *,
    stage: Stage = TWO,
    conflicts: str = "",
    instead_of: int | None = None,
) -> Result:
    command = AskToConsider(
        complaint_id=key,
        stage=stage,
        name=name,
        part=part,
        on=session.today,
        no_conflict=not conflicts,
        conflicts=conflicts,
        instead_of=instead_of,
    )
    return considering.ask_to_consider(session, command)


def seats(session: Session, key: int, stage: Stage = TWO) -> list[tuple[str, str, str]]:
    view = considering.at_stage(session, key, stage)
    assert view is not None
    return [(seat.name, seat.part.value, seat.declared) for seat in view.seats]


def person_id(session: Session, name: str) -> int:
    return int(session.register.tuples("SELECT id FROM person WHERE name = ?", name)[0][0])


def test_a_merged_entry_that_considered_stage_1_is_barred_under_either_name(
    session: Session, case: int
) -> None:
    office(session, "A. J. Prewitt", Role.COMMITTEE_MEMBER)
    assert "A. J. Prewitt" in may(session, case)
    keep, old = person_id(session, "A. J. Prewitt"), person_id(session, "Alan Prewett")
    done(residents.merge_people(session, MergePeople(keep_id=keep, duplicate_id=old)))
    for name in ("A. J. Prewitt", "Alan Prewett", "mr alan  prewett"):
        ((provision, text),) = refused(session, respond(case, TWO, "2026-03-30", name))
        assert provision == "6.13"
        assert text.startswith("A. J. Prewitt considered stage 1")
    assert "A. J. Prewitt" not in may(session, case)


def may(session: Session, key: int, stage: Stage = TWO) -> list[str]:
    view = considering.at_stage(session, key, stage)
    assert view is not None
    return [one.who.name for one in view.may]


def test_a_panel_is_asked_each_declares_and_one_is_replaced(session: Session, case: int) -> None:
    office(session, "Imelda Quist", Role.COMMITTEE_MEMBER)
    done(ask(session, case, "priya sandhu", part=PanelPart.CHAIR))
    near = "Lives two doors away."
    result = done(ask(session, case, "Kofi Brandreth", PanelPart.MEMBER, conflicts=near))
    assert [p.severity for p in result.warnings] == [Severity.WARN]
    assert seats(session, case) == [
        ("Priya Sandhu", "chair", "None."),
        ("Kofi Brandreth", "member", "Lives two doors away."),
    ]
    second = ask(session, case, "Imelda Quist", part=PanelPart.CHAIR)
    assert isinstance(second, Refusal)
    assert second.problems[0].text == "Priya Sandhu is in the chair. Make them a member first."
    done(ask(session, case, "Imelda Quist", part=PanelPart.MEMBER, instead_of=result.added_id))
    assert [name for name, *_ in seats(session, case)] == ["Priya Sandhu", "Imelda Quist"]
    done(undo_last(session))
    assert [name for name, *_ in seats(session, case)] == ["Priya Sandhu", "Kofi Brandreth"]


def test_a_barred_person_cannot_be_asked_but_may_write_for_the_panel(
    session: Session, case: int
) -> None:
    result = ask(session, case, "Alan Prewett")
    assert isinstance(result, Refusal)
    assert [(p.field, p.provision) for p in result.problems] == [("name", "6.13")]
    clerk = ask(session, case, "Alan Prewett", part=PanelPart.CLERK)
    assert isinstance(clerk, Done)
    assert clerk.what == "C-001: Alan Prewett writes for the panel at stage 2"
    done(ask(session, case, "Priya Sandhu"))
    done(complaints.carry_out(session, respond(case, TWO, "2026-03-30", "Priya Sandhu")))
    assert seats(session, case) == [
        ("Alan Prewett", "clerk", "None."),
        ("Priya Sandhu", "considers", "None."),
    ]
    page = complaint_page.complaint(session, case)
    assert page is not None
    assert page.stages[1].handlers == ("Priya Sandhu",)


def test_a_response_without_names_leaves_the_panel_and_one_with_names_puts_it_right(
    session: Session, case: int
) -> None:
    done(ask(session, case, "Priya Sandhu", part=PanelPart.CHAIR))
    done(ask(session, case, "Kofi Brandreth", part=PanelPart.MEMBER))
    done(complaints.carry_out(session, respond(case, TWO, "2026-03-30")))
    assert len(seats(session, case)) == 2
    done(undo_last(session))
    done(complaints.carry_out(session, respond(case, TWO, "2026-03-30", "KOFI  brandreth")))
    assert seats(session, case) == [("Kofi Brandreth", "member", "None.")]


def test_stage_1_can_be_put_right_later_and_says_what_follows_for_stage_2(
    session: Session, case: int
) -> None:
    done(ask(session, case, "Priya Sandhu"))
    result = done(ask(session, case, "Priya Sandhu", stage=ONE))
    assert [p.text for p in result.warnings] == [
        "Priya Sandhu considers stage 2 as well. Find somebody else for stage 2 (6.13)."
    ]
    view = considering.at_stage(session, case, TWO)
    assert view is not None
    assert view.seats[0].barred == (
        "Priya Sandhu considered stage 1, so they cannot consider stage 2 (6.13).",
    )
    seat = next(s.id for s in considering.considering(session, case)[0].seats if "Priya" in s.name)
    stand = StandDown(complaint_id=case, stage=ONE, handler_id=seat)
    done(considering.stand_down(session, stand))
    assert isinstance(considering.stand_down(session, stand), Refusal)
    view = considering.at_stage(session, case, TWO)
    assert view is not None
    assert view.seats[0].barred == ()


def test_when_nobody_is_left_the_ways_out_are_offered_and_a_third_party_takes_it(
    session: Session, case: int
) -> None:
    for name in ("Priya Sandhu", "Kofi Brandreth"):
        done(ask(session, case, name, stage=ONE))
    view = considering.at_stage(session, case, TWO)
    assert view is not None
    assert (view.nobody_left, view.may) == (True, ())
    assert [kind for kind, _ in view.ways_out] == [
        "another co-op",
        "managing agent",
        "independent person",
    ]
    third = UseThirdParty(name="Sample Lane Co-op", from_on=D("2026-03-01"), kind="another co-op")
    done(officers.save_entry(session, third))
    assert may(session, case) == ["Sample Lane Co-op"]
    done(ask(session, case, "sample lane co-op"))
    done(complaints.carry_out(session, respond(case, TWO, "2026-03-30", "Sample Lane Co-op")))
    rows = session.register.tuples(
        "SELECT third_party_id FROM stage_handler WHERE stage = 2 AND removed_on IS NULL"
    )
    assert rows == [(1,)]


def test_a_member_who_joined_after_the_whole_committee_decided_is_free(
    session: Session, case: int
) -> None:
    alan = considering.considering(session, case)[0].seats[0].id
    done(ask(session, case, "the whole committee", stage=ONE, instead_of=alan))
    done(ask(session, case, "Full committee", stage=ONE))
    assert seats(session, case, ONE) == [("The whole committee", "considers", "None.")]
    office(session, "Imelda Quist", Role.COMMITTEE_MEMBER, "2026-03-10")
    assert may(session, case) == ["Alan Prewett", "Imelda Quist"]
    ((provision, text),) = refused(session, respond(case, TWO, "2026-03-30", "Kofi Brandreth"))
    assert provision == "6.13"
    assert text.startswith("The whole committee decided stage 1 on")
    done(complaints.carry_out(session, respond(case, TWO, "2026-03-30", "Imelda Quist")))


def test_whoever_is_complained_about_is_heard_and_decides_nothing(
    session: Session, case: int
) -> None:
    join = JoinComplaint(complaint_id=case, part=Part.COMPLAINED_ABOUT, name="Kofi Brandreth")
    done(complaint_people.join_complaint(session, join))
    ((provision, text),) = refused(session, respond(case, TWO, "2026-03-30", "Kofi Brandreth"))
    assert provision == "5.8"
    assert text.startswith("The complaint is about Kofi Brandreth")


def test_a_hearing_is_set_changed_and_cancelled(session: Session, case: int) -> None:
    hearing = HoldHearing(complaint_id=case, stage=TWO, on=D("2026-04-09"), place="Laundry room")
    assert [p.provision for p in done(considering.hold_hearing(session, hearing)).warnings] == [
        "3.6"
    ]
    told = replace(hearing, invited_on=D("2026-03-30"), companion="Her niece")
    done(considering.hold_hearing(session, told))
    view = considering.at_stage(session, case, TWO)
    assert view is not None
    assert view.hearing is not None
    assert (view.hearing.on, view.hearing.companion) == (D("2026-04-09"), "Her niece")
    assert "A hearing has a day and nobody to hear it." in view.advice
    assert isinstance(
        considering.hold_hearing(session, replace(hearing, on=D("2026-02-28"))), Refusal
    )
    done(considering.cancel_hearing(session, told))
    assert isinstance(considering.cancel_hearing(session, told), Refusal)


def test_nothing_is_asked_about_a_complaint_or_a_stage_that_is_not_there(
    session: Session, case: int
) -> None:
    assert isinstance(ask(session, 77, "Priya Sandhu"), Refusal)
    stand = StandDown(complaint_id=77, stage=TWO, handler_id=1)
    assert isinstance(considering.stand_down(session, stand), Refusal)
    hearing = HoldHearing(complaint_id=77, stage=TWO, on=None)
    assert isinstance(considering.hold_hearing(session, hearing), Refusal)
    assert isinstance(considering.cancel_hearing(session, hearing), Refusal)
    assert considering.considering(session, 77) == ()
    assert considering.at_stage(session, 77, ONE) is None
    log = LogComplaint(received_on=D("2026-03-30"), resident="Tom Wilk", description="Bins.")
    key = done(complaints.log_complaint(session, log)).complaint_id
    result = ask(session, key, "Priya Sandhu")
    assert isinstance(result, Refusal)
    assert result.problems[0].provision == "6.10"


def test_a_file_is_judged_with_merged_entries_and_what_was_declared(
    session: Session, case: int, tmp_path: Path
) -> None:
    office(session, "A. J. Prewitt", Role.COMMITTEE_MEMBER)
    keep, old = person_id(session, "A. J. Prewitt"), person_id(session, "Alan Prewett")
    done(residents.merge_people(session, MergePeople(keep_id=keep, duplicate_id=old)))
    file = tmp_path / "complaints.csv"
    file.write_text(
        "reference,received,resident,home,stage1_handler,stage1_responded,stage1_outcome,"
        "stage2_requested,stage2_handler,stage2_responded,stage2_outcome\n"
        "X-1,2025-06-02,Ann Vane,3 Example Street,Alan Prewett,2025-06-16,not upheld,"
        "2025-06-20,A. J. Prewitt,2025-07-14,upheld\n"
        "X-2,2025-06-02,Joan Hartley,2 Example Street,Joan Hartley,2025-06-16,upheld,,,,\n",
        encoding="utf-8",
    )
    rows = import_complaints(session, file).rows
    assert [(row.verdict.value, [p.kind.value for p in row.problems]) for row in rows] == [
        ("rejected", ["same_handler"]),
        ("imported", ["conflict_of_interest"]),
    ]


def test_a_complaint_entered_half_way_is_judged_alike(session: Session, case: int) -> None:
    log = LogComplaint(
        received_on=D("2026-02-02"), resident="Priya Sandhu", description="Noise.", group=()
    )
    steps = (
        respond(0, ONE, "2026-02-16", "Kofi Brandreth"),
        AskForStage2(complaint_id=0, on=D("2026-02-20")),
        respond(0, TWO, "2026-03-16", "kofi brandreth", "Priya Sandhu"),
    )
    found = catching_up.check_catching_up(session, CatchUp(log=log, steps=steps))
    assert [(p.field, p.provision) for p in found if p.severity is Severity.BLOCK] == [
        ("steps.2.considered_by", "6.13"),
        ("steps.2.considered_by", "5.8"),
    ]


def test_whoever_lives_with_the_resident_cannot_consider_it(session: Session, case: int) -> None:
    row = session.register.one("SELECT id FROM home WHERE label = '2 Example Street'")
    assert row is not None
    with session.action("move") as action:
        person = session.register.tuples("SELECT id FROM person WHERE name = 'Kofi Brandreth'")
        action.update("person", person[0][0], {"home_id": row["id"]})
    (found,) = refused(session, respond(case, TWO, "2026-03-30", "Kofi Brandreth"))
    assert found[0] == "5.8"
    assert "Kofi Brandreth lives in the same home as Joan Hartley, who complains" in found[1]


def test_a_declared_conflict_bars_until_it_ends_and_can_be_put_right_and_taken_back(
    session: Session, case: int
) -> None:
    declare = DeclareConflict(
        person="Kofi Brandreth",
        to_person="joan hartley, 2 example street",
        kind="relative",
        declared_on=D("2026-03-09"),
    )
    entry = done(conflicts.declare(session, declare)).added_id
    (view,) = conflicts.conflicts(session)
    assert (view.person, view.to_person) == ("Kofi Brandreth", "Joan Hartley, 2 Example Street")
    ((provision, text),) = refused(session, respond(case, TWO, "2026-03-30", "Kofi Brandreth"))
    assert provision == "5.8"
    assert "has declared a conflict with Joan Hartley, who complains (relative)" in text
    done(conflicts.declare(session, replace(declare, entry_id=entry, ended_on=D("2026-03-20"))))
    assert "Kofi Brandreth" in may(session, case)
    done(conflicts.declare(session, replace(declare, entry_id=entry)))
    assert "Kofi Brandreth" not in may(session, case)
    done(conflicts.take_back(session, entry))
    assert conflicts.conflicts(session) == ()
    assert "Kofi Brandreth" in may(session, case)
    assert isinstance(conflicts.take_back(session, entry), Refusal)
    assert isinstance(conflicts.declare(session, replace(declare, entry_id=entry)), Refusal)


def test_a_name_that_two_residents_share_needs_the_home(session: Session, case: int) -> None:
    log = LogComplaint(
        received_on=D("2026-03-30"),
        resident="Joan Hartley",
        home="7 Example Street",
        description="x",
    )
    done(complaints.log_complaint(session, log))
    declare = DeclareConflict(
        person="New Person", to_person="Joan Hartley", kind="friend", declared_on=D("2026-03-09")
    )
    result = conflicts.declare(session, declare)
    assert isinstance(result, Refusal)
    assert [p.field for p in result.problems] == ["to_person"]
    assert "Joan Hartley, 7 Example Street" in conflicts.names_known(session)
    at_7 = replace(declare, to_person="Joan Hartley, 7 Example Street")
    done(conflicts.declare(session, at_7))
    assert [v.to_person for v in conflicts.conflicts(session)] == [at_7.to_person]
