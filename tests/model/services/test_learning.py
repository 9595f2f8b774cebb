"""Learning on a register: asked for, written up, kept apart from publication, told by year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import LogComplaint, Respond
from chc_desktop.model.rules.learning import Learn
from chc_desktop.model.rules.measures import year_to
from chc_desktop.model.rules.ombudsman import EnterItem, ItemKind, KeepCase
from chc_desktop.model.rules.values import Finding, Outcome, Stage
from chc_desktop.model.services import learning, ombudsman
from chc_desktop.model.services.annual_people import learning as learning_of_report
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal, Result

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

D = date.fromisoformat
YEAR_END = D("2026-03-31")
NOTE = Learn(complaint_id=1, on=D("2026-03-20"), internal="Nobody owned the list.")
PUBLIC = replace(
    NOTE,
    you_said="A small repair took six weeks.",
    we_did="Went through every open order.",
    what_changed="We call after five working days.",
    told_whom="Every household",
    told_on=D("2026-03-25"),
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return "\n".join(p.text for p in result.problems)


def log(session: Session, received: str, outcome: Outcome | None, *categories: str) -> int:
    command = LogComplaint(
        received_on=D(received),
        resident="Edith Marlowe",
        home="9 Example Street",
        description="A gate that bangs",
        categories=categories,
    )
    complaint_id = done(log_complaint(session, command)).complaint_id
    if outcome is not None:
        answer = Respond(
            complaint_id=complaint_id, stage=Stage.ONE, on=D("2026-03-16"), outcome=outcome
        )
        done(carry_out(session, answer))
    return complaint_id


@pytest.fixture
def upheld(session: Session) -> Session:
    """C-001 was upheld on 16 March."""
    log(session, "2026-03-02", Outcome.UPHELD, "repairs")
    return session


def test_an_upheld_complaint_asks_until_something_is_written_up(upheld: Session) -> None:
    assert learning.asked_of(upheld, 1) == ("It was upheld: what changes for everyone? (9.1)",)
    year = learning.learning_year(upheld, YEAR_END)
    assert [(w.reference, len(w.reasons)) for w in year.waiting] == [("C-001", 1)]
    done(learning.save_learning(upheld, NOTE))
    assert learning.asked_of(upheld, 1) == ()
    assert learning.learning_year(upheld, YEAR_END).waiting == ()
    (entry,) = learning.learning_of(upheld, 1)
    assert (entry.missing, entry.is_published) == (("what changed", "who was told"), False)


def test_one_that_was_not_upheld_asks_for_nothing(session: Session) -> None:
    log(session, "2026-03-02", Outcome.NOT_UPHELD)
    assert learning.asked_of(session, 1) == ()
    assert learning.asked_of(session, 9) == ()


def test_only_words_for_publication_are_in_the_report(upheld: Session) -> None:
    done(learning.save_learning(upheld, NOTE))
    assert learning_of_report(upheld, year_to(YEAR_END)) == ()
    (entry,) = learning.learning_of(upheld, 1)
    done(learning.save_learning(upheld, replace(PUBLIC, learning_id=entry.id)))
    (printed,) = learning_of_report(upheld, year_to(YEAR_END))
    assert printed.you_said == "A small repair took six weeks."
    assert "Nobody owned the list." not in repr(printed)
    (entry,) = learning.learning_of(upheld, 1)
    assert (entry.missing, entry.is_published) == ((), True)


@pytest.mark.parametrize("words", ["Edith Marlowe said it.", "At 9 Example Street.", "See C-001."])
def test_words_for_publication_hold_no_name_home_or_reference(upheld: Session, words: str) -> None:
    refused = why_not(learning.save_learning(upheld, replace(PUBLIC, you_said=words)))
    assert "These words are for publication, and name" in refused
    assert learning.learning_of(upheld, 1) == ()


def test_the_third_complaint_of_a_kind_within_12_months_asks_too(session: Session) -> None:
    for day in ("2025-05-01", "2025-10-01", "2026-03-02"):
        log(session, day, None, "repairs")
    assert learning.asked_of(session, 2) == ()
    (reason,) = learning.asked_of(session, 3)
    assert reason.startswith("It is the third complaint about repairs within 12 months.")
    assert "our own rule" in reason
    log(session, "2026-03-09", None, "repairs")
    assert learning.asked_of(session, 4)[0].startswith("It is the fourth complaint")
    entry = Learn(complaint_id=4, on=D("2026-03-20"), internal="One firm does all of them.")
    done(learning.save_learning(session, entry))
    assert (learning.asked_of(session, 3), learning.asked_of(session, 4)) == ((), ())


def test_a_fault_that_the_ombudsman_found_asks_in_the_year_it_was_found(session: Session) -> None:
    log(session, "2025-03-03", None)
    answer = Respond(
        complaint_id=1, stage=Stage.ONE, on=D("2025-03-10"), outcome=Outcome.NOT_UPHELD
    )
    done(carry_out(session, answer))
    done(ombudsman.save_case(session, KeepCase(complaint_id=1, opened_on=D("2025-06-02"))))
    finding = EnterItem(
        case_id=1,
        kind=ItemKind.FINDING,
        on=D("2025-09-18"),
        issue="Complaint handling",
        finding=Finding.MALADMINISTRATION,
    )
    assert learning.learning_year(session, D("2025-03-31")).waiting == ()
    done(ombudsman.save_item(session, finding))
    (waiting,) = learning.learning_year(session, YEAR_END).waiting
    assert waiting.reasons == ("The Ombudsman found maladministration: what changes? (9.1)",)
    assert learning.learning_year(session, D("2025-03-31")).waiting == ()


def test_the_years_that_can_be_chosen_are_those_with_something_in_them(upheld: Session) -> None:
    log(upheld, "2024-06-03", None)
    assert learning.learning_year(upheld, YEAR_END).years == (YEAR_END, D("2025-03-31"))
    done(learning.save_learning(upheld, PUBLIC))
    assert [e.id for e in learning.learning_year(upheld, YEAR_END).entries] == [1]
    assert learning.learning_year(upheld, D("2025-03-31")).entries == ()


def test_an_entry_is_taken_back_and_the_complaint_asks_again(upheld: Session) -> None:
    learning_id = done(learning.save_learning(upheld, PUBLIC)).added_id
    done(learning.take_back_learning(upheld, learning_id))
    assert learning.asked_of(upheld, 1)
    assert learning_of_report(upheld, year_to(YEAR_END)) == ()
    page = complaint(upheld, 1)
    assert page is not None
    assert page.timeline[0].title == "Removed: what was learned"
    for result in (
        learning.take_back_learning(upheld, learning_id),
        learning.save_learning(upheld, replace(PUBLIC, learning_id=learning_id)),
    ):
        assert "not in the register any more" in why_not(result)
    done(undo_last(upheld))
    assert learning.asked_of(upheld, 1) == ()


def test_a_complaint_that_is_not_there_teaches_nothing(upheld: Session) -> None:
    refused = learning.save_learning(upheld, replace(NOTE, complaint_id=9))
    assert "not in this register" in why_not(refused)
