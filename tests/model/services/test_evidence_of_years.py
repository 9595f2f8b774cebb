"""Evidence of what belongs to the year's papers, letters, meetings and outsiders."""

from __future__ import annotations

from datetime import date

import pytest

from chc_desktop.model.rules.commands import Acknowledge, LogComplaint, Refuse
from chc_desktop.model.rules.evidence import Shown
from chc_desktop.model.rules.measures import year_to
from chc_desktop.model.rules.registers import (
    HoldMeeting,
    HoldOffice,
    Publicise,
    RecordTraining,
    UseThirdParty,
)
from chc_desktop.model.rules.values import RefusalGround, Role, Stage
from chc_desktop.model.services import complaints, officers
from chc_desktop.model.services.evidence import suggestion
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.session import Session

END = date(2026, 3, 31)
Row = dict[str, object]


def says(session: Session, provision: str) -> str:
    found = suggestion(session, provision, END)
    return "" if found is None else found.sentence.replace("\u00a0", " ")


def shown(session: Session, provision: str) -> Shown:
    found = suggestion(session, provision, END)
    assert found is not None
    return found


def enter(session: Session, table: str, **values: object) -> int:
    """A row as other parts of the program write it."""
    with session.action("enter for the test") as action:
        return action.insert(table, values)


def log(session: Session, received: date = date(2026, 3, 2)) -> int:
    command = LogComplaint(received_on=received, resident="Joan Hartley", description="The stairs.")
    result = complaints.log_complaint(session, command)
    assert isinstance(result, Done)
    return result.complaint_id


def letter(session: Session, complaint: int, kind: str, missing: str = "", stage: int = 1) -> None:
    enter(
        session,
        "letter",
        complaint_id=complaint,
        kind=kind,
        stage=stage,
        body="As it was sent.",
        sent_on="2026-03-10",
        missing=missing,
    )


# ---- letters


def test_letters_that_lacked_something_speak_against_the_provision(session: Session) -> None:
    number = log(session)
    letter(session, number, "stage1-response")
    letter(session, number, "stage1-response", "It does not give the reasons (6.9).")
    assert says(session, "6.9").startswith("1 of 2 response letters at stage 1 had everything")
    assert shown(session, "6.9").against.startswith("1 of 2 response letters at stage 1 lacked")
    assert says(session, "6.7").startswith("1 of 2 response letters at stage 1 gave the definition")


def test_a_letter_that_lacked_something_else_had_what_is_asked_here(session: Session) -> None:
    number = log(session)
    letter(session, number, "stage1-response", "It does not say what you offer (6.9).")
    assert says(session, "6.7").startswith("1 of 1 response letters")
    assert says(session, "6.9").startswith("0 of 1 response letters")


def test_letters_without_the_ombudsman_speak_against_3_7(session: Session) -> None:
    number = log(session)
    missing = "It does not say how to reach the Housing Ombudsman, as of today (3.7)."
    letter(session, number, "acknowledgement", missing)
    letter(session, number, "stage1-response")
    assert says(session, "3.7").startswith("0 of 1 letter that must say")
    assert shown(session, "3.7").against == "1 letter of 1 did not."


def test_letters_about_an_extension_are_counted_at_their_own_stage(session: Session) -> None:
    letter(session, log(session), "extension", stage=2)
    assert says(session, "6.4") == ""
    assert says(session, "6.15").startswith("1 of 1 letters about an extension at stage 2")


# ---- refusals


def test_the_same_reasons_three_times_speak_against_2_5(session: Session) -> None:
    for _ in range(3):
        number = log(session)
        refusal = Refuse(
            complaint_id=number,
            stage=Stage.ONE,
            on=date(2026, 3, 4),
            ground=RefusalGround.ALREADY_CONSIDERED,
            reasons="This was answered before.",
            evidence="C-100",
            ombudsman_given=True,
        )
        assert isinstance(complaints.carry_out(session, refusal), Done)
    assert shown(session, "2.5").against.startswith("The same reasons stand in 3 or more of 3")
    assert says(session, "2.2").startswith("Grounds of 3 refusals")


# ---- offices, meetings, training


def test_somebody_appointed_after_the_year_is_named_with_the_day(session: Session) -> None:
    later = HoldOffice(person="Priya Sandhu", role=Role.MRC, from_on=date(2026, 3, 30))
    officers.save_entry(session, later)
    words = suggestion(session, "9.5", date(2025, 3, 31))
    assert words is not None
    assert words.sentence.replace("\u00a0", " ") == (
        "Priya Sandhu is the Member Responsible for Complaints since 30 March 2026."
    )


def test_training_of_people_without_an_office_is_told_without_n_of_n(session: Session) -> None:
    officers.save_entry(
        session, RecordTraining(person="Alan Prewett", on=date(2025, 5, 2), about="The Code")
    )
    assert says(session, "4.3").startswith("1 person trained in complaint handling")


def test_the_objective_is_found_in_minutes_and_training(session: Session) -> None:
    assert says(session, "9.8") == ""
    officers.save_entry(
        session,
        HoldMeeting(
            on=date(2025, 6, 10),
            minute_reference="25/06",
            note="Adopted the standard objective on complaints.",
        ),
    )
    officers.save_entry(
        session,
        RecordTraining(
            person="Alan Prewett", on=date(2025, 7, 1), about="Signed the standard objective"
        ),
    )
    assert says(session, "9.8") == (
        "The standard objective is in minute 25/06. 1 person took it on, by the training log."
    )


def test_a_meeting_without_a_minute_counts_as_one_without(session: Session) -> None:
    for on, minute in ((date(2025, 6, 10), "25/06"), (date(2025, 7, 8), "")):
        officers.save_entry(session, HoldMeeting(on=on, minute_reference=minute))
    assert says(session, "9.6") == (
        "The committee met 2 times, 1 April 2025 to 31 March 2026; 1 of 2 meetings have a minute "
        "on record (25/06)."
    )


# ---- the year's papers


def test_an_approved_self_assessment_and_what_was_published_are_evidence_of_8_1_and_8_2(
    session: Session,
) -> None:
    enter(
        session,
        "assessment",
        year_end="2025-03-31",
        edition="2024",
        approved_on="2025-06-10",
        minute_reference="25/06",
        published_on="2025-07-01",
    )
    officers.save_entry(
        session,
        HoldMeeting(
            on=date(2025, 6, 10),
            minute_reference="25/06",
            note="Annual complaints report received.",
        ),
    )
    enter(
        session,
        "publication",
        year_end="2025-03-31",
        what="annual report",
        place="the notice board",
        from_on="2025-07-01",
    )
    assert says(session, "8.1") == (
        "Self-assessment for the year to 31 March 2025 approved on 10 June 2025, minute 25/06, "
        "published on 1 July 2025."
    )
    assert says(session, "8.2") == (
        "Reported to the committee: 10 June 2025 (minute 25/06). "
        "Published: annual report, the notice board, from 1 July 2025."
    )


@pytest.mark.parametrize(
    ("occasion", "provision", "words"),
    [
        ("restructure", "8.3", "1 self-assessment was carried out after a restructure"),
        ("ombudsman", "8.4", "0 cases with the Ombudsman"),
        ("circumstances", "8.5", "1 self-assessment says when we could not comply"),
    ],
)
def test_a_self_assessment_between_the_yearly_ones_is_evidence_of_its_provision(
    session: Session, occasion: str, provision: str, words: str
) -> None:
    assert says(session, provision) == ""
    enter(session, "assessment", year_end="2026-03-31", edition="2024", occasion=occasion)
    assert says(session, provision).startswith(words)


# ---- outsiders, hearings, restrictions, publicity


def test_a_stage_handled_by_a_third_party_is_counted(session: Session) -> None:
    officers.save_entry(
        session, UseThirdParty(name="Bridge Lane Lettings", from_on=date(2025, 1, 1), terms="Ours.")
    )
    number = log(session)
    enter(session, "stage_handler", complaint_id=number, stage=1, third_party_id=1)
    assert says(session, "5.4").startswith("1 stage was handled by a third party")
    assert says(session, "5.5").startswith("1 of 1 third party with agreed terms")


def test_hearings_and_who_came_with_the_resident_are_told(session: Session) -> None:
    number = log(session)
    for companion in ("A friend", ""):
        enter(
            session,
            "hearing",
            complaint_id=number,
            stage=2,
            on_date="2026-03-20",
            companion=companion,
        )
    assert "At 1 of 2 hearings the resident was accompanied" in says(session, "3.6")
    assert says(session, "6.20").startswith("2 hearings held")


def test_decisions_between_meetings_are_told(session: Session) -> None:
    enter(
        session,
        "decision",
        complaint_id=log(session),
        about="award",
        on_date="2026-03-12",
        how="email",
        what="£50",
    )
    assert says(session, "4.2").startswith("1 decision was taken between two meetings")


def test_a_restriction_without_incidents_or_past_its_review_speaks_against_5_14(
    session: Session,
) -> None:
    log(session)
    enter(
        session,
        "restriction",
        person_id=1,
        subject="One email a week",
        start_on="2025-12-01",
        end_on="2026-06-01",
        review_on="2026-03-01",
    )
    found = shown(session, "5.14")
    assert found.against == (
        "A restriction has no dated incident on record. A restriction is past its review date."
    )
    assert shown(session, "5.15").against.startswith("A restriction lacks why")


def test_a_complaint_that_nobody_passed_on_is_told_by_who_received_it(session: Session) -> None:
    command = LogComplaint(
        received_on=date(2026, 3, 2),
        resident="Joan Hartley",
        description="The stairs.",
        received_by="The caretaker",
    )
    assert isinstance(complaints.log_complaint(session, command), Done)
    assert says(session, "3.2") == (
        "1 complaint received by 1 person, 1 April 2025 to 31 March 2026."
    )


def test_no_complaints_ask_whether_residents_know_how(session: Session) -> None:
    log(session, date(2025, 2, 3))
    assert says(session, "3.3").startswith("0 complaints received")
    assert shown(session, "3.3").doubt.startswith("Nobody complained")


def test_publicity_that_ran_in_the_year_is_named_with_its_places(session: Session) -> None:
    for what, place in (("Complaints policy", "website"), ("How to reach the Ombudsman", "hall")):
        officers.save_entry(session, Publicise(what=what, place=place, from_on=date(2025, 5, 1)))
    assert says(session, "3.4").startswith("The policy was published: website")
    assert says(session, "3.5").startswith(
        "How to complain was published in 2 places: website and hall"
    )
    assert says(session, "3.7").startswith("How to reach the Ombudsman was published: hall")


def test_acknowledged_without_its_definition_is_a_doubt_about_6_2(session: Session) -> None:
    number = log(session)
    command = Acknowledge(complaint_id=number, stage=Stage.ONE, on=date(2026, 3, 3), how="letter")
    assert isinstance(complaints.carry_out(session, command), Done)
    assert "1 of them without the complaint definition" in says(session, "6.2")
    assert shown(session, "6.2").doubt.endswith("(5.6).")


def test_before_the_day_nothing_was_due(session: Session) -> None:
    log(session, date(2026, 3, 30))
    assert says(session, "6.2").startswith("None was due yet")
    assert year_to(END).start == date(2025, 4, 1)
