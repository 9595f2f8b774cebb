"""Ombudsman cases on a register: entered, chased, complied with, put right, told in the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import LogComplaint, Respond
from chc_desktop.model.rules.complaint import Standing
from chc_desktop.model.rules.measures import year_to
from chc_desktop.model.rules.ombudsman import CompleteItem, EnterItem, ItemKind, ItemState, KeepCase
from chc_desktop.model.rules.promises import MakePromise
from chc_desktop.model.rules.values import Finding, Outcome, RemedyHead, Stage
from chc_desktop.model.services import ombudsman, plain, promises, queries
from chc_desktop.model.services.annual_figures import year_figures
from chc_desktop.model.services.annual_people import compensation as compensation_of_year
from chc_desktop.model.services.annual_people import ombudsman as ombudsman_of_year
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.promises import save_promise
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.views import Chore, TodayItem

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session
    from chc_desktop.model.services.views_remedies import OmbudsmanCaseView

D = date.fromisoformat
YEAR_END = D("2026-03-31")
EVIDENCE = EnterItem(
    case_id=1,
    kind=ItemKind.EVIDENCE,
    on=D("2026-03-17"),
    what="Everything since January",
    due_on=D("2026-04-02"),
)
ORDER = replace(EVIDENCE, kind=ItemKind.ORDER, what="Pay £75", due_on=D("2026-03-27"), amount=7500)
FINDING = EnterItem(
    case_id=1,
    kind=ItemKind.FINDING,
    on=D("2026-03-17"),
    issue="Complaint handling",
    finding=Finding.SERVICE_FAILURE,
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return "\n".join(p.text for p in result.problems)


@pytest.fixture
def case(session: Session) -> Session:
    """C-001 answered at stage 1, with a case at the Ombudsman since 16 March."""
    log = LogComplaint(
        received_on=D("2026-01-12"), resident="Edith Marlowe", description="A gate that bangs"
    )
    done(log_complaint(session, log))
    answer = Respond(
        complaint_id=1, stage=Stage.ONE, on=D("2026-01-20"), outcome=Outcome.NOT_UPHELD
    )
    done(carry_out(session, answer))
    opened = KeepCase(complaint_id=1, opened_on=D("2026-03-16"), reference=" HO-1 ")
    done(ombudsman.save_case(session, opened))
    return session


def only(session: Session) -> OmbudsmanCaseView:
    (found,) = ombudsman.cases_of(session, 1)
    return found


def enter(session: Session, *commands: EnterItem) -> list[int]:
    return [done(ombudsman.save_item(session, command)).added_id for command in commands]


def asked(session: Session) -> list[TodayItem]:
    view = queries.today(session)
    return [i for i in (*view.overdue, *view.due_soon) if i.chore is not None]


def titles(session: Session) -> list[str]:
    page = complaint(session, 1)
    assert page is not None
    return [entry.title for entry in page.timeline]


def test_an_open_case_stands_on_the_complaint_and_ends_with_its_closing(case: Session) -> None:
    assert (only(case).reference, only(case).closed_on) == ("HO-1", None)
    page = complaint(case, 1)
    assert page is not None
    assert page.standing is Standing.OMBUDSMAN
    closing = KeepCase(
        complaint_id=1, opened_on=D("2026-03-16"), closed_on=D("2026-03-30"), case_id=1
    )
    done(ombudsman.save_case(case, closing))
    page = complaint(case, 1)
    assert page is not None
    assert page.standing is Standing.RESPONDED
    assert titles(case)[0] == "The Ombudsman closed the case"


def test_evidence_and_orders_are_on_today_until_they_are_done(case: Session) -> None:
    evidence, order = enter(case, EVIDENCE, ORDER)
    assert [(i.title, i.subject, i.left) for i in asked(case)] == [
        ("Do what the Ombudsman ordered, C-001", "Pay £75", -2),
        ("Send evidence to the Ombudsman, C-001", "Everything since January", 2),
    ]
    assert [a["action"] for a in plain.status(case)["actions_due"]] == [
        "Do what the Ombudsman ordered, C-001",
        "Send evidence to the Ombudsman, C-001",
    ]
    (row,) = queries.complaints(case)
    assert (row.next_on, row.next_words) == (D("2026-04-02"), "Evidence to send")
    sent = CompleteItem(item_id=evidence, on=D("2026-03-30"), evidence="By post")
    done(ombudsman.complete_item(case, sent))
    paid = CompleteItem(item_id=order, on=D("2026-03-30"), evidence="Bank transfer")
    done(ombudsman.complete_item(case, paid))
    assert asked(case) == []
    states = {item.kind: (item.state, item.evidence) for item in only(case).items}
    assert states == {
        ItemKind.EVIDENCE: (ItemState.DONE, "By post"),
        ItemKind.ORDER: (ItemState.DONE_LATE, "Bank transfer"),
    }
    assert (only(case).ordered, only(case).paid) == (7500, 7500)
    assert "not in the register" in why_not(ombudsman.complete_item(case, sent))


def test_an_order_stays_on_today_after_the_case_is_closed_evidence_does_not(case: Session) -> None:
    enter(case, EVIDENCE, ORDER)
    closing = KeepCase(
        complaint_id=1, opened_on=D("2026-03-16"), closed_on=D("2026-03-30"), case_id=1
    )
    (warning,) = done(ombudsman.save_case(case, closing)).warnings
    assert "not done yet" in warning.text
    assert [i.chore for i in asked(case)] == [Chore.ORDER]


def test_one_finding_for_each_issue(case: Session) -> None:
    enter(case, FINDING, replace(FINDING, issue="The gate", finding=Finding.NO_MALADMINISTRATION))
    again = replace(FINDING, issue="complaint handling", finding=Finding.MALADMINISTRATION)
    assert "already: service failure" in why_not(ombudsman.save_item(case, again))
    done(ombudsman.save_item(case, replace(again, item_id=1)))
    assert only(case).items[0].finding is Finding.MALADMINISTRATION


def test_the_annual_report_tells_findings_orders_and_failure_orders(case: Session) -> None:
    failure = replace(
        ORDER, kind=ItemKind.FAILURE_ORDER, what="Answer complaints in time", failure_type=2
    )
    recommended = replace(ORDER, kind=ItemKind.RECOMMENDATION, what="Train", due_on=None, amount=0)
    ids = enter(case, FINDING, ORDER, failure, recommended)
    told = ombudsman_of_year(case, year_to(YEAR_END))
    assert (told.cases, len(told.findings), len(told.orders)) == (1, 1, 2)
    assert [order.binding for order in told.orders] == [True, False]
    assert told.non_compliance == (
        "Complaint Handling Failure Order, type 2: Answer complaints in time",
    )
    for item_id in ids[:2]:
        done(ombudsman.take_back_item(case, item_id))
    told = ombudsman_of_year(case, year_to(YEAR_END))
    assert (told.cases, len(told.findings), len(told.orders)) == (1, 0, 1)
    figures = year_figures(case, YEAR_END)
    assert figures.findings == 0
    assert figures.orders is not None
    assert figures.orders.of == 0
    done(ombudsman.take_back_case(case, 1))
    told = ombudsman_of_year(case, year_to(YEAR_END))
    assert (told.cases, told.orders, told.non_compliance) == (0, (), ())
    assert year_figures(case, YEAR_END).ombudsman_cases == 0


def test_an_entry_is_put_right_opened_again_and_taken_back(case: Session) -> None:
    (item_id,) = enter(case, EVIDENCE)
    sent = CompleteItem(item_id=item_id, on=D("2026-03-30"), evidence="By post")
    done(ombudsman.complete_item(case, sent))
    right = replace(EVIDENCE, what="Everything", item_id=item_id, done_on=D("2026-03-29"))
    done(ombudsman.save_item(case, replace(right, evidence="By courier")))
    (item,) = only(case).items
    assert (item.what, item.done_on, item.evidence) == ("Everything", D("2026-03-29"), "By courier")
    done(ombudsman.save_item(case, replace(right, done_on=None, evidence="x")))
    (item,) = only(case).items
    assert (item.is_open, item.evidence, item.left) == (True, "", 2)
    done(ombudsman.take_back_item(case, item_id))
    assert only(case).items == ()
    assert asked(case) == []
    assert "Removed: evidence request of the Ombudsman" in titles(case)
    for result in (
        ombudsman.take_back_item(case, item_id),
        ombudsman.save_item(case, right),
        ombudsman.complete_item(case, sent),
    ):
        assert "not in the register" in why_not(result)
    done(undo_last(case))
    assert len(only(case).items) == 1


def test_a_case_taken_back_leaves_the_complaint_as_it_was(case: Session) -> None:
    enter(case, EVIDENCE)
    done(ombudsman.take_back_case(case, 1))
    page = complaint(case, 1)
    assert page is not None
    assert page.standing is Standing.RESPONDED
    assert "Removed: Ombudsman case" in titles(case)
    assert ombudsman.open_items(case, 1) == ()
    for result in (
        ombudsman.take_back_case(case, 1),
        ombudsman.save_item(case, EVIDENCE),
        ombudsman.save_case(case, KeepCase(complaint_id=1, opened_on=D("2026-03-16"), case_id=1)),
    ):
        assert "not in this register" in why_not(result)


def test_ordered_money_stands_apart_in_the_reports_compensation(case: Session) -> None:
    promised = MakePromise(
        complaint_id=1,
        made_on=D("2026-03-10"),
        what="For the noise",
        head=RemedyHead.DISTRESS,
        due_on=D("2026-04-10"),
        amount=2500,
    )
    done(save_promise(case, promised))
    advice = replace(ORDER, kind=ItemKind.RECOMMENDATION, what="Pay £10 more", amount=1000)
    enter(case, ORDER, advice)
    lines = compensation_of_year(case, year_to(YEAR_END))
    assert [(line.kind, line.pence, line.complaints) for line in lines] == [
        ("Distress and inconvenience", 2500, 1),
        ("Ordered by the Ombudsman", 7500, 1),
    ]
    figures = year_figures(case, YEAR_END)
    assert (figures.paid_pence, figures.paid_in) == (10000, 1)
    assert year_figures(case, D("2027-03-31")).paid_pence in (0, None)


def test_a_complaint_that_is_not_there_has_no_case(case: Session) -> None:
    nowhere = KeepCase(complaint_id=9, opened_on=D("2026-03-16"))
    assert "not in this register" in why_not(ombudsman.save_case(case, nowhere))
    assert ombudsman.cases_of(case, 9) == ()


def test_an_undone_entry_is_gone_and_comes_back(case: Session) -> None:
    enter(case, ORDER)
    done(undo_last(case))
    assert only(case).items == ()
    done(undo_last(case))
    assert len(only(case).items) == 1


def test_the_time_line_tells_the_case_in_order(case: Session) -> None:
    _, order, _ = enter(
        case, FINDING, ORDER, replace(EVIDENCE, kind=ItemKind.FAILURE_ORDER, failure_type=1)
    )
    done(
        ombudsman.complete_item(
            case, CompleteItem(item_id=order, on=D("2026-03-20"), evidence="Slip")
        )
    )
    found = titles(case)
    assert found[0] == "The Ombudsman’s order is done"
    assert set(found[1:4]) == {
        "The Ombudsman found: service failure",
        "The Ombudsman ordered",
        "Complaint Handling Failure Order, type 1",
    }
    assert found[4] == "The Ombudsman opened a case"


def test_what_is_owed_to_the_ombudsman_is_next_where_its_day_comes_first(case: Session) -> None:
    def owed() -> str:
        view = complaint(case, 1)
        assert view is not None
        item = ombudsman.next_item(case, 1, view.next)
        return item.what if item else ""

    assert owed() == ""
    done(ombudsman.save_item(case, EVIDENCE))
    assert owed() == "Everything since January"
    done(ombudsman.save_item(case, ORDER))
    assert owed() == "Pay £75"
    promise = MakePromise(
        complaint_id=1, made_on=D("2026-03-20"), what="Mend the gate", due_on=D("2026-03-25")
    )
    done(promises.save_promise(case, promise))
    assert owed() == ""
