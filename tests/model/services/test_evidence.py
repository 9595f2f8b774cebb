"""What the register shows beside each provision, the answer that follows, and what moved since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from chc_desktop.model.rules.answers import Comply
from chc_desktop.model.rules.commands import (
    Acknowledge,
    AskForStage2,
    CaseCommand,
    Extend,
    LogComplaint,
    Respond,
)
from chc_desktop.model.rules.events import Refused
from chc_desktop.model.rules.evidence import Shown, propose, with_sentence
from chc_desktop.model.rules.registers import HoldOffice, KeepPolicy, RecordTraining, UseThirdParty
from chc_desktop.model.rules.values import Outcome, RefusalGround, Role, Stage
from chc_desktop.model.services import assessments, complaints, officers, policy_check
from chc_desktop.model.services.assessment_evidence import keep_words
from chc_desktop.model.services.evidence import SOURCES, suggestion
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.views import ProvisionRow
from chc_desktop.model.store.events import to_row

END = date(2026, 3, 31)
PERIOD = "1 April 2025 to 31 March 2026"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample co-op, which nobody here writes to."""
    made = create_sample(tmp_path_factory.mktemp("sample") / "sample.chc")
    yield made
    made.close()


def says(session: Session, provision: str) -> Shown:
    found = suggestion(session, provision, END)
    assert found is not None, provision
    return Shown(
        found.sentence.replace("\u00a0", " "),
        found.behind,
        found.part,
        found.of,
        found.against,
        found.doubt,
        found.settles,
    )


def row(session: Session, provision: str) -> ProvisionRow:
    view = assessments.assessment(session, END)
    return next(found for found in view.provisions if found.number == provision)


def do(session: Session, command: CaseCommand) -> None:
    result = complaints.carry_out(session, command)
    assert isinstance(result, Done), result


def log(session: Session, received: date, who: str = "Joan Hartley") -> int:
    command = LogComplaint(
        received_on=received, resident=who, description="The stairs are never swept."
    )
    result = complaints.log_complaint(session, command)
    assert isinstance(result, Done), result
    return result.complaint_id


def answered(session: Session, received: date, who: str = "Joan Hartley") -> int:
    """A complaint acknowledged and answered on the day it came."""
    number = log(session, received, who)
    do(
        session,
        Acknowledge(
            complaint_id=number,
            stage=Stage.ONE,
            on=received,
            how="letter",
            understanding="The stairs.",
            outcomes_sought="Sweeping.",
        ),
    )
    do(
        session,
        Respond(
            complaint_id=number,
            stage=Stage.ONE,
            on=received,
            outcome=Outcome.UPHELD,
            considered_by=("Alan Prewett",),
            decision="They were not swept.",
        ),
    )
    return number


def escalated(session: Session, asked: date, answered_on: date, reason: str = "") -> int:
    number = answered(session, date(2025, 5, 6))
    do(session, AskForStage2(complaint_id=number, on=asked))
    do(
        session,
        Acknowledge(
            complaint_id=number,
            stage=Stage.TWO,
            on=asked,
            how="letter",
            understanding="The stairs.",
            outcomes_sought="Sweeping.",
        ),
    )
    do(
        session,
        Respond(
            complaint_id=number,
            stage=Stage.TWO,
            on=answered_on,
            outcome=Outcome.UPHELD,
            considered_by=("Priya Sandhu",),
            late_reason=reason,
        ),
    )
    return number


# ---- the sample co-op


def test_the_sample_shows_something_of_its_own_beside_nearly_every_provision(
    sample: Session,
) -> None:
    silent = {number for number in SOURCES if suggestion(sample, number, END) is None}
    assert silent <= {"8.3", "8.5", "9.8"}


def test_no_sentence_names_a_case_or_anybody_who_holds_no_office(sample: Session) -> None:
    officers_ = {
        o[0]
        for o in sample.register.tuples(
            "SELECT p.name FROM role_holder r JOIN person p ON p.id = r.person_id"
        )
    }
    people = {p[0] for p in sample.register.tuples("SELECT name FROM person")} - officers_
    homes = {h[0] for h in sample.register.tuples("SELECT label FROM home")}
    references = {case.record.reference for case in sample.cases().values()}
    for number in SOURCES:
        found = suggestion(sample, number, END)
        if found is None:
            continue
        text = f"{found.sentence} {found.against}"
        assert not [word for word in people | homes | references if word in text], number
        assert set(found.behind) <= references
        assert found.sentence.endswith(".")


def test_few_adjustments_and_restrictions_are_not_counted_out(sample: Session) -> None:
    for number in ("5.10", "5.14", "5.15"):
        assert says(sample, number).sentence.startswith("Fewer than 5")


def test_each_figure_can_be_recounted(sample: Session) -> None:
    figures = {
        "1.5": "2 of 3 service requests",
        "3.3": "15 complaints received",
        "4.3": "3 of 6 people who hold an office",
        "6.2": "12 of 13 complaints",
        "6.13": "3 of 3 complaints at stage 2",
        "7.3": "20 of 20 remedies",
        "9.6": "The committee met 12 times",
    }
    for number, words in figures.items():
        found = says(sample, number)
        assert found.sentence.startswith(words)
        assert PERIOD in found.sentence
    assert len(says(sample, "3.3").behind) == 15


def test_the_answers_proposed_for_the_sample_are_those_of_its_facts(sample: Session) -> None:
    no = {
        n for n in SOURCES if (p := propose(suggestion(sample, n, END))) and p.answer is Comply.NO
    }
    assert {"4.3", "5.9", "6.2", "6.3", "6.14", "7.3"} == no


def test_an_empty_register_says_nothing(session: Session) -> None:
    assert [n for n in SOURCES if suggestion(session, n, END)] == []
    assert row(session, "6.14").register.would_be.startswith("How many stage 2 responses")


# ---- the answer follows the facts


def test_one_late_stage_2_response_proposes_no_with_the_explanation_begun(
    session: Session,
) -> None:
    escalated(session, date(2025, 6, 2), date(2025, 7, 4), "The panel met in July only")
    found = row(session, "6.14").register
    assert found.proposed == "No"
    assert found.against == (
        "1 of 1 stage 2 response was late, by 4 working days: The panel met in July only."
    )
    assert row(session, "6.13").register.proposed == "Yes"


def test_a_reason_that_names_somebody_is_left_out_of_what_will_be_published(
    session: Session,
) -> None:
    escalated(session, date(2025, 6, 2), date(2025, 7, 4), "We waited for Mrs Hartley to write")
    assert row(session, "6.14").register.against.endswith("late, by 4 working days.")


def test_a_reason_that_touches_somebodys_health_is_left_out_too(session: Session) -> None:
    reason = "The chair was in hospital. The panel met in July only"
    escalated(session, date(2025, 6, 2), date(2025, 7, 4), reason)
    assert row(session, "6.14").register.against.endswith(
        "by 4 working days: The panel met in July only."
    )


def test_in_time_proposes_yes(session: Session) -> None:
    escalated(session, date(2025, 6, 2), date(2025, 6, 20))
    assert row(session, "6.14").register.proposed == "Yes"
    assert row(session, "6.14").register.against == ""


def test_a_stage_2_considered_by_the_same_person_speaks_against_a_yes(session: Session) -> None:
    number = escalated(session, date(2025, 6, 2), date(2025, 6, 20))
    with session.action("as read from an old file", number) as action:
        action.insert(
            "stage_handler",
            {
                "complaint_id": number,
                "stage": 2,
                "person_id": session.register.tuples(
                    "SELECT id FROM person WHERE name = 'Alan Prewett'"
                )[0][0],
            },
        )
    found = row(session, "6.13").register
    assert found.proposed == "No"
    assert "somebody who had considered stage 1" in found.against


def test_an_extension_told_without_the_ombudsman_speaks_against_6_5(session: Session) -> None:
    number = log(session, date(2026, 3, 2))
    do(
        session,
        Acknowledge(complaint_id=number, stage=Stage.ONE, on=date(2026, 3, 3), how="letter"),
    )
    do(
        session,
        Extend(
            complaint_id=number,
            stage=Stage.ONE,
            told_on=date(2026, 3, 10),
            new_date=date(2026, 3, 24),
            reason="A survey",
            ombudsman_given=False,
        ),
    )
    assert says(session, "6.5").sentence.startswith("0 of 1 extension at stage 1 told")
    assert row(session, "6.5").register.proposed == "No"
    assert says(session, "6.4").sentence.startswith("1 extension told to residents at stage 1")
    assert row(session, "6.4").register.proposed == ""


def test_refusals_without_what_shows_them_speak_against_2_1(session: Session) -> None:
    number = log(session, date(2026, 3, 2))
    # As a file or an older register brings it: the form itself asks for what shows it.
    refused = Refused(
        on=date(2026, 3, 4),
        ground=RefusalGround.ALREADY_CONSIDERED,
        reasons="Answered in 2025.",
        ombudsman_given=True,
    )
    with session.action("read a refusal in", number) as action:
        action.insert("event", to_row(number, refused))
    assert says(session, "2.1").sentence.endswith(
        "0 of 1 with reasons and what shows them on record."
    )
    assert row(session, "2.1").register.proposed == "No"
    assert row(session, "2.4").register.proposed == "Yes"


def test_nobody_refused_is_said_with_the_complaints_it_is_of(session: Session) -> None:
    log(session, date(2026, 3, 2))
    assert says(session, "2.1").sentence == f"None of 1 complaints was refused, {PERIOD}."
    assert says(session, "2.1").behind == ("C-001",)


def test_untrained_office_holders_speak_against_4_3(session: Session) -> None:
    for name, role in (("Priya Sandhu", Role.COMPLAINTS_OFFICER), ("Alan Prewett", Role.CHAIR)):
        officers.save_entry(session, HoldOffice(person=name, role=role, from_on=date(2024, 4, 1)))
    assert suggestion(session, "4.3", END) is None
    officers.save_entry(
        session, RecordTraining(person="Priya Sandhu", on=date(2025, 5, 2), about="The Code")
    )
    assert says(session, "4.3").sentence.startswith(
        "1 of 2 people who hold an office here are trained"
    )
    assert row(session, "4.3").register.proposed == "No"
    assert (
        says(session, "4.1").sentence
        == "Priya Sandhu is the complaints officer since 1 April 2024."
    )


def test_terms_with_third_parties_are_evidence_of_5_5(session: Session) -> None:
    officers.save_entry(
        session, UseThirdParty(name="Bridge Lane Lettings", from_on=date(2025, 1, 1))
    )
    assert says(session, "5.5").sentence.startswith("0 of 1 third party with agreed terms")
    assert row(session, "5.5").register.proposed == ""


# ---- the policy


def keep_policy(session: Session, body: str) -> None:
    saved = officers.save_entry(
        session,
        KeepPolicy(
            name="Complaints policy",
            approved_on=date(2025, 6, 10),
            review_on=date(2026, 6, 9),
            body=body,
        ),
    )
    assert isinstance(saved, Done), saved


def test_a_clause_of_the_policy_is_quoted_with_its_name_and_heading(session: Session) -> None:
    keep_policy(session, policy_check.model_policy(session, "complaints"))
    shown = [n for n in SOURCES if suggestion(session, n, END)]
    assert len(shown) > 50
    assert says(session, "6.12").sentence == (
        "Complaints policy, under “Stage 2”: “You do not have to give a reason”."
    )
    assert row(session, "1.2").register.proposed == "Yes"
    assert row(session, "6.12").register.proposed == ""


def test_figures_and_clause_stand_together_and_the_figures_decide(session: Session) -> None:
    keep_policy(session, policy_check.model_policy(session, "complaints"))
    escalated(session, date(2025, 6, 2), date(2025, 7, 4))
    found = says(session, "6.14")
    assert found.sentence.startswith("0 of 1 stage 2 responses were sent in time")
    assert (
        "Complaints policy, under “Stage 2”: “We send our final response within" in found.sentence
    )
    assert row(session, "6.14").register.proposed == "No"


def test_a_policy_that_may_say_it_wrongly_is_not_quoted_but_doubted(session: Session) -> None:
    keep_policy(session, "Stage 2\nYou must explain your reasons for asking for stage 2.")
    answered(session, date(2025, 5, 6))
    number = answered(session, date(2025, 5, 6))
    do(session, AskForStage2(complaint_id=number, on=date(2025, 6, 2)))
    found = row(session, "6.12")
    assert "policy" not in found.suggestion
    assert found.register.doubt.startswith("Look at Complaints policy before you answer Yes")
    assert found.register.proposed == ""


def test_a_policy_past_its_review_speaks_against_5_1(session: Session) -> None:
    officers.save_entry(
        session,
        KeepPolicy(
            name="Complaints policy", approved_on=date(2024, 3, 1), review_on=date(2026, 3, 1)
        ),
    )
    assert row(session, "5.1").register.proposed == "No"
    assert "1 March 2026" in row(session, "5.1").register.against.replace("\u00a0", " ")


# ---- a sentence that was taken over is followed


def test_a_sentence_taken_over_is_flagged_when_a_case_changes_it(session: Session) -> None:
    answered(session, date(2025, 5, 6))
    sentence = row(session, "6.2").suggestion
    text = f"Our letters. {sentence} See the minutes."
    assessments.save_answer(session, END, "6.2", "Yes", text)
    assert row(session, "6.2").register.moved == ""
    log(session, date(2026, 3, 2), "Edith Marlowe")
    found = row(session, "6.2")
    assert found.register.moved == "now 1 of 2"
    assert found.state == "To check"
    renewed = with_sentence(found.evidence, found.register.accepted, found.suggestion)
    assert renewed == f"Our letters. {found.suggestion} See the minutes."
    assessments.save_answer(session, END, "6.2", "Yes", renewed, "One slipped.")
    again = row(session, "6.2")
    assert again.register.moved == ""
    assert again.state == "Yes"


def test_editing_the_sentence_keeps_following_it_and_dropping_it_ends_that(
    session: Session,
) -> None:
    answered(session, date(2025, 5, 6))
    sentence = row(session, "6.2").suggestion
    assessments.save_answer(session, END, "6.2", "Yes", sentence)
    edited = sentence.replace("complaints were acknowledged", "people got an acknowledgement")
    assessments.save_answer(session, END, "6.2", "Yes", edited)
    log(session, date(2026, 3, 2), "Edith Marlowe")
    assert row(session, "6.2").register.moved == "now 1 of 2"
    assessments.save_answer(session, END, "6.2", "Yes", "Our letter book.", "One slipped.")
    assert row(session, "6.2").register.moved == ""


def test_ones_own_words_can_stay_though_the_register_changed(session: Session) -> None:
    answered(session, date(2025, 5, 6))
    assessments.save_answer(
        session, END, "6.2", "Yes", row(session, "6.2").suggestion, "Explained."
    )
    log(session, date(2026, 3, 2), "Edith Marlowe")
    evidence = row(session, "6.2").evidence
    assert isinstance(keep_words(session, END, "6.2"), Done)
    assert row(session, "6.2").register.moved == ""
    assert row(session, "6.2").evidence == evidence


def test_words_of_an_approved_or_unanswered_one_are_not_kept(session: Session) -> None:
    refused = keep_words(session, END, "6.2")
    assert isinstance(refused, Refusal)
    assert "not answered" in refused.problems[0].text
    assessments.save_answer(session, END, "6.2", "Yes", "Our letters.")
    with session.action("approve") as action:
        action.update("assessment", 1, {"approved_on": "2026-03-31"})
    refused = keep_words(session, END, "6.2")
    assert isinstance(refused, Refusal)
    assert refused.problems[0].provision == "8.2"


def test_what_the_register_no_longer_shows_is_flagged_too(session: Session) -> None:
    officers.save_entry(
        session, HoldOffice(person="Priya Sandhu", role=Role.MRC, from_on=date(2024, 4, 1))
    )
    assessments.save_answer(session, END, "9.5", "Yes", row(session, "9.5").suggestion)
    with session.action("take the office back") as action:
        action.update("role_holder", 1, {"removed_on": "2026-03-31"})
    assert row(session, "9.5").register.moved == "now it shows nothing"
    assert isinstance(keep_words(session, END, "9.5"), Done)


def test_the_sample_shows_a_sentence_whose_facts_moved(sample: Session) -> None:
    found = row(sample, "9.2")
    assert found.register.moved == "now 4 of 5"
    assert found.state == "To check"
    assert found.register.accepted in found.evidence
