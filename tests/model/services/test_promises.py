"""Promises on a register: made at any time, put right, taken back, awarded, paid, chased."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.commands import (
    Close,
    Extend,
    KeepPromise,
    LogComplaint,
    Promise,
    Respond,
)
from chc_desktop.model.rules.compensation import ARREARS
from chc_desktop.model.rules.complaint import Standing
from chc_desktop.model.rules.events import Updated
from chc_desktop.model.rules.letters import LetterKind, SendLetter
from chc_desktop.model.rules.measures import year_to
from chc_desktop.model.rules.promises import AnswerAward, MakePromise, PromiseState
from chc_desktop.model.rules.registers import HoldOffice
from chc_desktop.model.rules.values import Outcome, RemedyHead, Role, Stage
from chc_desktop.model.services import compensation, letterheads, officers, plain, promises, queries
from chc_desktop.model.services.annual_people import compensation as money_of_year
from chc_desktop.model.services.annual_people import promises as promises_of_year
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, check, log_complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import send_letter
from chc_desktop.model.services.views import Chore, ComplaintView, PromiseView
from chc_desktop.model.store.events import to_row

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

D = date.fromisoformat
YEAR = year_to(D("2026-03-31"))
MAKE = MakePromise(
    complaint_id=1,
    made_on=D("2026-03-10"),
    what="Mend the gate",
    owner="repairs secretary",
    due_on=D("2026-04-10"),
)
MONEY = replace(
    MAKE,
    what="For the cold nights",
    head=RemedyHead.DISTRESS,
    amount=12500,
    awarded_by="Alan Prewett",
)
ANSWER = Respond(
    complaint_id=1,
    stage=Stage.ONE,
    on=D("2026-03-12"),
    outcome=Outcome.UPHELD,
    considered_by=("Alan Prewett",),
)


@pytest.fixture
def one(session: Session) -> Session:
    """C-001, received on 2 March 2026 and not answered yet."""
    log = LogComplaint(
        received_on=D("2026-03-02"), resident="Edith Marlowe", description="A gate that bangs"
    )
    done(log_complaint(session, log))
    return session


@pytest.fixture
def limited(one: Session) -> Session:
    """Alan Prewett may award £100 alone from September 2025 on, Kofi Brandreth £50."""
    for name, role, pence in (
        ("Alan Prewett", Role.COMPLAINTS_OFFICER, 10000),
        ("Kofi Brandreth", Role.DEPUTY, 5000),
    ):
        entry = HoldOffice(person=name, role=role, from_on=D("2025-09-09"), may_award=pence)
        done(officers.save_entry(one, entry))
    return one


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def why_not(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return "\n".join(p.text for p in result.problems).replace("\u00a0", " ")


def page(session: Session) -> ComplaintView:
    found = complaint(session, 1)
    assert found is not None
    return found


def only(session: Session) -> PromiseView:
    (found,) = page(session).promises
    return found


def titles(session: Session) -> list[str]:
    return [entry.title for entry in page(session).timeline]


# ---- at any time


def test_a_promise_can_be_made_before_the_response_and_after_closing(one: Session) -> None:
    done(promises.save_promise(one, MAKE))
    assert only(one).state is PromiseState.OPEN
    done(carry_out(one, ANSWER))
    done(carry_out(one, Close(complaint_id=1, on=D("2026-03-20"))))
    assert page(one).standing is Standing.PROMISE_OPEN
    later = replace(MAKE, what="Oil the hinge", made_on=D("2026-03-25"), due_on=D("2026-04-01"))
    done(promises.save_promise(one, later))
    (soon,) = [i for i in queries.today(one).due_soon if i.promise_id]
    assert (soon.subject, soon.due) == ("Oil the hinge", D("2026-04-01"))
    assert [a["action"] for a in plain.status(one)["actions_due"]] == ["Oil the hinge"]


def test_a_promise_is_put_right_and_the_history_keeps_what_it_was(one: Session) -> None:
    promise_id = done(promises.save_promise(one, MAKE)).added_id
    right = replace(MAKE, what="Mend both gates", due_on=D("2026-04-09"), promise_id=promise_id)
    done(promises.save_promise(one, right))
    assert (only(one).what, only(one).due_on) == ("Mend both gates", D("2026-04-09"))
    kept = one.register.tuples("SELECT payload FROM change_payload ORDER BY change_id DESC LIMIT 1")
    assert "Mend the gate" in kept[0][0]
    done(undo_last(one))
    assert only(one).what == "Mend the gate"


def test_a_promise_that_was_kept_can_be_opened_again(one: Session) -> None:
    promise_id = done(promises.save_promise(one, MAKE)).added_id
    keep = KeepPromise(promise_id=promise_id, on=D("2026-03-20"), proof="Photo")
    done(promises.keep_promise(one, keep))
    entry = promises.promise(one, promise_id)
    assert entry is not None
    assert (entry.done_on, entry.done_how) == (D("2026-03-20"), "Photo")
    done(promises.save_promise(one, replace(MAKE, promise_id=promise_id)))
    assert only(one).is_open
    entry = promises.promise(one, promise_id)
    assert entry is not None
    assert (entry.done_on, entry.done_how) == (None, "")


def test_a_promise_taken_back_counts_no_more_and_the_time_line_says_removed(one: Session) -> None:
    promise_id = done(promises.save_promise(one, MAKE)).added_id
    done(promises.take_back_promise(one, promise_id))
    assert page(one).promises == ()
    assert "Removed: promise: Mend the gate" in titles(one)
    assert queries.actions(one) == []
    assert promises.promise(one, promise_id) is None
    for result in (
        promises.take_back_promise(one, promise_id),
        promises.save_promise(one, replace(MAKE, promise_id=promise_id)),
        promises.answer_award(one, AnswerAward(promise_id=promise_id, accepted=True, on=one.today)),
    ):
        assert "not in the register" in why_not(result)
    done(undo_last(one))
    assert only(one).what == "Mend the gate"


def test_a_promise_added_and_undone_is_gone_without_a_word_in_the_time_line(one: Session) -> None:
    done(promises.save_promise(one, MAKE))
    done(undo_last(one))
    assert page(one).promises == ()
    assert not any("gate" in title for title in titles(one))


def test_a_promise_of_another_complaint_or_of_none_is_refused(one: Session) -> None:
    done(
        log_complaint(one, LogComplaint(received_on=D("2026-03-02"), resident="A", description="B"))
    )
    promise_id = done(promises.save_promise(one, MAKE)).added_id
    other = replace(MAKE, complaint_id=2, promise_id=promise_id)
    assert "not in the register" in why_not(promises.save_promise(one, other))
    assert "not in this register" in why_not(
        promises.save_promise(one, replace(MAKE, complaint_id=9))
    )


# ---- money


def test_over_a_limit_the_committees_day_is_asked_for_and_kept(limited: Session) -> None:
    refused = why_not(promises.save_promise(limited, MONEY))
    assert refused.startswith("Alan Prewett may award up to £100; this is £125.")
    agreed = replace(MONEY, committee_agreed_on=D("2026-03-10"))
    done(promises.save_promise(limited, agreed))
    facts = " ".join(only(limited).facts).replace("\u00a0", " ")
    assert "Awarded by Alan Prewett, the committee agreed on Tue 10 March." in facts
    assert "Distress and inconvenience." in facts


def test_two_awards_of_one_person_count_together_unless_the_committee_agreed(
    limited: Session,
) -> None:
    first = done(promises.save_promise(limited, replace(MONEY, amount=6000))).added_id
    second = replace(MONEY, amount=5000, what="For the noise")
    assert "with what was awarded before £110" in why_not(promises.save_promise(limited, second))
    again = replace(MONEY, amount=10000, promise_id=first)
    done(promises.save_promise(limited, again))
    done(
        promises.answer_award(
            limited, AnswerAward(promise_id=first, accepted=False, on=limited.today)
        )
    )
    done(promises.save_promise(limited, second))


def test_limits_are_those_of_the_day_it_was_awarded(limited: Session) -> None:
    assert promises.limits(limited, D("2025-09-08")).by_name == {}
    assert promises.limits(limited, D("2025-09-09")).by_name == {
        "Alan Prewett": 10000,
        "Kofi Brandreth": 5000,
    }


def test_money_in_a_response_goes_by_the_limit_of_who_considered_it(limited: Session) -> None:
    def respond(*amounts: int, by: str = "Alan Prewett", agreed: str = "") -> Respond:
        return replace(
            ANSWER,
            considered_by=(by,),
            promises=tuple(
                Promise(
                    what=f"Money {n}",
                    head=RemedyHead.DISTRESS,
                    due_on=D("2026-04-10"),
                    amount=amount,
                    committee_agreed_on=D(agreed) if agreed else None,
                )
                for n, amount in enumerate(amounts)
            ),
        )

    assert check(limited, respond(10000)) == ()
    (problem,) = check(limited, respond(6000, 5000))
    assert problem.field == "promise_agreed_2"
    assert "Kofi Brandreth may award up to £50" in why_not(
        carry_out(limited, respond(6000, by="Kofi Brandreth"))
    )
    assert promises.problems_responding(limited, replace(respond(99900), complaint_id=9)) == ()
    done(carry_out(limited, respond(20000, agreed="2026-03-10")))
    assert only(limited).amount == 20000


def test_money_that_only_the_letter_names_goes_by_the_same_limit(limited: Session) -> None:
    step = replace(ANSWER, considered_by=("Kofi Brandreth",))
    letter = SendLetter(
        complaint_id=1,
        kind=LetterKind.STAGE1_RESPONSE,
        text="Your complaint is upheld. We offer you £60 for the distress.",
        sent_on=step.on,
        how="letter",
        override_reason="It went out as it is.",
        step=step,
    )
    assert "Kofi Brandreth may award up to £50; this is £60." in why_not(
        send_letter(limited, letter)
    )
    agreed = Promise(
        what="For the distress",
        head=RemedyHead.DISTRESS,
        due_on=D("2026-04-10"),
        amount=6000,
        committee_agreed_on=D("2026-03-10"),
    )
    done(send_letter(limited, replace(letter, step=replace(step, promises=(agreed,)))))
    assert only(limited).amount == 6000


def test_an_offer_that_is_not_accepted_is_chased_no_more_and_paid_no_more(one: Session) -> None:
    promise_id = done(promises.save_promise(one, replace(MONEY, due_on=D("2026-03-20")))).added_id
    assert only(one).state is PromiseState.OVERDUE
    assert [i.promise_id for i in queries.today(one).overdue if i.promise_id] == [promise_id]
    assert sum(line.pence for line in money_of_year(one, YEAR)) == 12500
    no = AnswerAward(promise_id=promise_id, accepted=False, on=D("2026-03-12"))
    done(promises.answer_award(one, no))
    assert only(one).state is PromiseState.NOT_ACCEPTED
    assert [i for i in queries.today(one).overdue if i.promise_id] == []
    assert money_of_year(one, YEAR) == ()
    assert promises_of_year(one, YEAR).overdue == 0
    keep = KeepPromise(promise_id=promise_id, on=one.today, proof="Slip")
    assert "did not accept" in why_not(promises.keep_promise(one, keep))
    done(promises.answer_award(one, replace(no, accepted=True, on=D("2026-03-13"))))
    done(promises.keep_promise(one, keep))
    assert "They accepted it on" in " ".join(only(one).facts)
    assert promises_of_year(one, YEAR).kept_late == 1


def test_how_money_was_paid_is_kept_and_setting_off_warns(one: Session) -> None:
    promise_id = done(promises.save_promise(one, MONEY)).added_id
    keep = KeepPromise(
        promise_id=promise_id,
        on=D("2026-03-20"),
        proof="Rent account of March",
        paid_how=ARREARS,
        arrears_agreed_on=D("2026-03-19"),
    )
    (warning,) = promises.check_keeping(one, keep)
    assert "kept apart from rent arrears" in warning.text
    done(promises.keep_promise(one, keep))
    row = one.register.rows("SELECT * FROM promise WHERE id = ?", promise_id)[0]
    assert (row["set_against_arrears"], row["arrears_agreed_on"]) == (1, "2026-03-19")
    assert "Set against rent arrears." in only(one).facts
    done(undo_last(one))
    done(promises.keep_promise(one, replace(keep, paid_how="cheque")))
    row = one.register.rows("SELECT * FROM promise WHERE id = ?", promise_id)[0]
    assert (row["set_against_arrears"], row["arrears_agreed_on"]) == (0, None)
    assert "Paid: cheque." in only(one).facts


# ---- the Ombudsman's figures


def test_the_figures_hold_from_april_2026_and_none_are_held_before(session: Session) -> None:
    held = compensation.figures(session, D("2026-04-01"))
    assert [(f.title, f.pence, f.per) for f in held.figures] == [
        ("Heating and hot water", 1500, "day"),
        ("Heating or hot water", 800, "day"),
        ("Power", 1000, "day"),
        ("Lighting only", 1000, "week"),
        ("Missed appointment", 1500, "appointment"),
    ]
    assert "In force from Wed 1 April 2026." in held.words.replace("\u00a0", " ")
    assert "Housing Ombudsman" in held.source
    before = compensation.figures(session, D("2026-03-31"))
    assert before.figures == ()
    assert before.words.replace("\u00a0", " ") == (
        "No figures are held for Tue 31 March 2026. Those held begin on Wed 1 April 2026."
    )


@pytest.mark.parametrize(("today", "old"), [("2027-04-30", False), ("2027-05-01", True)])
def test_figures_that_nobody_checked_for_180_days_are_said_to_be_old(
    session: Session, today: str, old: bool
) -> None:
    session.today = D(today)
    assert compensation.figures(session, D("2026-11-01")).old is old


# ---- updates


def test_the_next_agreed_update_is_on_today_until_it_was_given(one: Session) -> None:
    extend = Extend(
        complaint_id=1,
        stage=Stage.ONE,
        told_on=D("2026-03-20"),
        new_date=D("2026-05-29"),
        reason="The surveyor is away.",
        ombudsman_given=True,
        good_reason="Nobody else may inspect the wall.",
        update_every=14,
    )
    done(carry_out(one, extend))
    (item,) = [i for i in queries.today(one).due_soon if i.chore is Chore.UPDATE]
    assert (item.title, item.due, item.why) == (
        "Tell them how it stands, C-001",
        D("2026-04-03"),
        "Agreed with them (5.9).",
    )
    assert {"complaint": "C-001", "action": item.title, "due": "2026-04-03", "days_left": 2} in (
        plain.status(one)["actions_due"]
    )
    with one.action("tell them how it stands", 1) as action:
        action.insert("event", to_row(1, Updated(on=D("2026-03-31"), next_on=D("2026-04-20"))))
    assert queries.actions(one) == []
    done(carry_out(one, replace(ANSWER, on=D("2026-03-31"))))
    assert all(i.chore is None for i in queries.today(one).due_soon)


def test_figures_marked_as_checked_are_old_no_more(session: Session) -> None:
    session.today = D("2027-06-01")
    assert compensation.figures(session, D("2026-05-01")).old
    done(letterheads.mark_checked(session, "compensation", session.today))
    held = compensation.figures(session, D("2026-05-01"))
    assert not held.old
    assert "Last checked Tue 1 June 2027." in held.words.replace("\u00a0", " ")
