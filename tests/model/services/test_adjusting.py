"""Adjustments and restrictions as an officer meets them, from the request to the last review."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from chc_desktop.model.rules.adjustments import (
    AdjustmentOutcome,
    AskAdjustment,
    DecideAdjustment,
    Decision,
    ReviewAdjustment,
)
from chc_desktop.model.rules.commands import AskForStage2, LogComplaint, Respond
from chc_desktop.model.rules.measures import Year
from chc_desktop.model.rules.residents import AddPerson, JoinComplaint, MergePeople, Part
from chc_desktop.model.rules.restrictions import (
    Incident,
    Restrict,
    RestrictionOutcome,
    RestrictionState,
    ReviewRestriction,
)
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services import (
    adjustments,
    annual_people,
    queries,
    resident_pages,
    restrictions,
)
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaint_people import join_complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.residents import add_person, merge_people
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session

D = date.fromisoformat
NEED = "I have macular degeneration"
LOG = LogComplaint(
    received_on=D("2026-03-02"),
    resident="Leonard Pask",
    home="4 Example Street",
    description="The garden wall leans",
)
ASK = AskAdjustment(
    person_id=1,
    asked_on=D("2026-02-02"),
    asked="Large print letters.",
    need=NEED,
    disclosed_on=D("2026-02-01"),
    disclosed_how="told us of her eyes",
    acts=("large print", " ", "large print"),
    decision=Decision.AGREED,
    decided_on=D("2026-02-03"),
)
FAIR = Restrict(
    person_id=1,
    subject="One email a week about the wall.",
    incidents=(
        Incident(D("2026-03-04"), "23 emails in one day."),
        Incident(D("2026-03-03"), "19 emails before noon."),
    ),
    warnings="Letter of 6 March.",
    other_steps="A meeting was offered.",
    equality_regard="Asked whether other contact is easier.",
    proportionate="Only emails, only about the wall.",
    decided_by="Priya Sandhu",
    start_on=D("2026-03-10"),
    end_on=D("2026-08-31"),
    appeal="To the committee.",
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def refused(result: Result) -> list[str]:
    assert isinstance(result, Refusal), result
    return [p.field for p in result.problems]


def log(session: Session, command: LogComplaint = LOG) -> int:
    return done(log_complaint(session, command)).complaint_id


def banners(session: Session, complaint_id: int) -> dict[str, str]:
    view = complaint(session, complaint_id)
    assert view is not None
    return {b.title: b.text.replace("\u00a0", " ") for b in view.banners}


def ask(session: Session, command: AskAdjustment = ASK) -> int:
    return done(adjustments.ask_adjustment(session, command)).added_id


def to_stage_2(session: Session, complaint_id: int, on: str) -> None:
    respond = Respond(
        complaint_id=complaint_id,
        stage=Stage.ONE,
        on=D("2026-03-10"),
        outcome=Outcome.NOT_UPHELD,
        considered_by=("Alan Prewett",),
    )
    done(carry_out(session, respond))
    done(carry_out(session, AskForStage2(complaint_id=complaint_id, on=D(on))))


# ---- adjustments


def test_an_agreed_adjustment_shows_on_every_complaint_without_the_need(session: Session) -> None:
    one, two = log(session), log(session)
    adjustment_id = ask(session)
    for complaint_id in (one, two):
        assert banners(session, complaint_id) == {
            "Large print letters.": "Agreed adjustment, review due Mon 3 August"
        }
    view = adjustments.adjustment(session, adjustment_id)
    assert view is not None
    assert (view.acts, view.applies_to, view.state_words) == (
        ("large print",),
        "All contact",
        "Agreed",
    )
    assert (view.need_hidden, view.reasons_hidden) == (True, True)
    assert adjustments.show_need(session, adjustment_id) == NEED
    assert adjustments.show_reasons(session, adjustment_id).disclosed_how == "told us of her eyes"


def test_no_list_or_page_carries_the_words_of_a_need(session: Session) -> None:
    one = log(session)
    adjustment_id = ask(session, replace(ASK, reasons=f"Because: {NEED}"))
    review = ReviewAdjustment(
        adjustment_id=adjustment_id,
        on=D("2026-03-30"),
        outcome=AdjustmentOutcome.KEEP,
        note=f"Still: {NEED}",
    )
    done(adjustments.review_adjustment(session, review))
    person, case = resident_pages.person_page(session, 1), complaint(session, one)
    assert person is not None
    assert case is not None
    shown = (
        asdict(person),
        asdict(case),
        [asdict(a) for a in adjustments.adjustments(session)],
        [asdict(row) for row in resident_pages.people_list(session)],
        asdict(queries.today(session)),
    )
    assert "macular" not in repr(shown)
    assert adjustments.show_reasons(session, adjustment_id).notes == (
        (D("2026-03-30"), f"Still: {NEED}"),
    )


def test_an_adjustment_for_one_complaint_shows_on_that_one_only(session: Session) -> None:
    one, two = log(session), log(session)
    ask(session, replace(ASK, complaint_id=two))
    assert banners(session, one) == {}
    assert list(banners(session, two)) == ["Large print letters."]
    (view,) = adjustments.adjustments(session, 1, two)
    assert view.applies_to == "C-002"
    assert adjustments.adjustments(session, 1, one) == ()
    assert refused(adjustments.ask_adjustment(session, replace(ASK, complaint_id=9))) == [
        "complaint_id"
    ]
    assert refused(adjustments.ask_adjustment(session, replace(ASK, person_id=9))) == [""]


def test_what_the_letters_of_a_complaint_must_do_is_known(session: Session) -> None:
    one, two = log(session), log(session)
    assert adjustments.acts_for(session, one) == frozenset()
    ask(session, replace(ASK, complaint_id=two))
    ask(session, replace(ASK, acts=("written summary",), decision=None, decided_on=None))
    assert adjustments.acts_for(session, one) == frozenset()
    assert adjustments.acts_for(session, two) == {"large print"}
    assert adjustments.acts_for(session, 9) == frozenset()


def test_a_request_is_decided_later_and_declining_needs_reasons(session: Session) -> None:
    one = log(session)
    adjustment_id = ask(session, replace(ASK, decision=None, decided_on=None))
    (view,) = adjustments.adjustments(session, 1)
    assert (view.state_words, view.review_due) == ("Not decided yet", None)
    assert banners(session, one) == {}
    decide = DecideAdjustment(
        adjustment_id=adjustment_id, decision=Decision.DECLINED, on=D("2026-02-10")
    )
    assert refused(adjustments.decide_adjustment(session, decide)) == ["reasons"]
    done(adjustments.decide_adjustment(session, replace(decide, reasons="Six work by day.")))
    (view,) = adjustments.adjustments(session, 1)
    assert (view.state_words, view.decided_on) == ("Declined", D("2026-02-10"))
    assert banners(session, one) == {}
    assert refused(adjustments.decide_adjustment(session, decide)) == ["", "reasons"]
    assert refused(adjustments.decide_adjustment(session, replace(decide, adjustment_id=9))) == [""]


def test_stage_2_makes_the_review_due_at_once_and_on_today(session: Session) -> None:
    one = log(session)
    adjustment_id = ask(session)
    assert queries.today(session).reviews == ()
    to_stage_2(session, one, "2026-03-20")
    (review,) = queries.today(session).reviews
    assert (review.kind, review.title, review.due) == (
        "adjustment",
        "Large print letters.",
        D("2026-03-20"),
    )
    assert banners(session, one) == {
        "Large print letters.": "Agreed adjustment, review due Fri 20 March, as stage 2 began"
    }
    (view,) = adjustments.adjustments(session, 1)
    assert (view.stage_changed, view.state_words) == (True, "Agreed: review due")
    keep = ReviewAdjustment(
        adjustment_id=adjustment_id, on=D("2026-03-31"), outcome=AdjustmentOutcome.KEEP
    )
    done(adjustments.review_adjustment(session, keep))
    assert queries.today(session).reviews == ()
    (view,) = adjustments.adjustments(session, 1)
    assert (view.review_due, view.stage_changed) == (D("2026-09-30"), False)


def test_stage_2_of_another_complaint_leaves_an_adjustment_for_one_alone(
    session: Session,
) -> None:
    one, two = log(session), log(session)
    ask(session, replace(ASK, complaint_id=two))
    to_stage_2(session, one, "2026-03-20")
    assert queries.today(session).reviews == ()


def test_a_member_of_a_group_brings_their_adjustment_and_its_review(session: Session) -> None:
    one = log(session)
    ada = done(add_person(session, AddPerson(name="Ada Thrupp"))).added_id
    done(join_complaint(session, JoinComplaint(complaint_id=one, part=Part.MEMBER, person_id=ada)))
    ask(session, replace(ASK, person_id=ada))
    assert list(banners(session, one)) == ["Ada Thrupp: Large print letters."]
    to_stage_2(session, one, "2026-03-20")
    (review,) = queries.today(session).reviews
    assert review.due == D("2026-03-20")


def test_a_review_changes_what_is_done_and_keeps_what_it_was_and_then_ends_it(
    session: Session,
) -> None:
    one = log(session)
    adjustment_id = ask(session)
    change = ReviewAdjustment(
        adjustment_id=adjustment_id,
        on=D("2026-03-10"),
        outcome=AdjustmentOutcome.CHANGE,
        asked="Letters read out on the telephone",
        acts=(),
        next_on=D("2026-04-20"),
    )
    done(adjustments.review_adjustment(session, change))
    (view,) = adjustments.adjustments(session, 1)
    assert (view.asked, view.acts) == ("Letters read out on the telephone", ())
    assert [(r.outcome, r.was) for r in view.reviews] == [("change", "Large print letters.")]
    again = replace(change, on=D("2026-03-11"), asked="Read out, by Priya", acts=None)
    done(adjustments.review_adjustment(session, again))
    end = replace(change, on=D("2026-03-31"), outcome=AdjustmentOutcome.END)
    assert refused(adjustments.review_adjustment(session, end)) == ["note"]
    done(adjustments.review_adjustment(session, replace(end, note="She asked us to stop.")))
    (view,) = adjustments.adjustments(session, 1)
    assert (view.state_words, view.ended_on, view.review_due) == ("Ended", D("2026-03-31"), None)
    assert [r.outcome for r in view.reviews] == ["end", "change", "change"]
    assert banners(session, one) == {}
    assert refused(adjustments.review_adjustment(session, end)) == [""]
    assert adjustments.adjustment(session, 9) is None
    assert adjustments.show_need(session, 9) == ""
    assert adjustments.show_reasons(session, 9).reasons == ""


def test_what_a_duplicate_was_promised_shows_under_the_kept_entry(session: Session) -> None:
    one = log(session)
    two = log(session, replace(LOG, resident="L. Pask"))
    ask(session, replace(ASK, person_id=2))
    assert banners(session, one) == {}
    done(merge_people(session, MergePeople(keep_id=1, duplicate_id=2)))
    assert list(banners(session, one)) == list(banners(session, two)) == ["Large print letters."]
    person = resident_pages.person_page(session, 1)
    assert person is not None
    assert [a.asked for a in person.adjustments] == ["Large print letters."]
    to_stage_2(session, one, "2026-03-20")
    assert [r.due for r in queries.today(session).reviews] == [D("2026-03-20")]


# ---- restrictions


def test_a_fair_restriction_shows_with_what_stays_open_and_never_stops_a_complaint(
    session: Session,
) -> None:
    one = log(session)
    restriction_id = done(restrictions.restrict(session, FAIR)).added_id
    view = restrictions.restriction(session, restriction_id)
    assert view is not None
    assert (view.state, view.decided_by) == (RestrictionState.IN_FORCE, "Priya Sandhu")
    assert view.stays_open == ("Emergency repairs", "New complaints", "The Housing Ombudsman")
    assert [i.on for i in view.incidents] == [D("2026-03-03"), D("2026-03-04")]
    assert view.review_due == D("2026-06-10")
    assert banners(session, one) == {
        "One email a week about the wall.": "Restriction until Mon 31 August. Emergency repairs, "
        "new complaints and the Ombudsman stay open (5.14)."
    }
    (row,) = resident_pages.people_list(session)
    assert row.has_restriction
    log(session, replace(LOG, received_on=D("2026-03-31")))


def test_nobody_who_is_complained_about_decides_a_restriction(session: Session) -> None:
    one = log(session)
    about = JoinComplaint(complaint_id=one, part=Part.COMPLAINED_ABOUT, name="Priya Sandhu")
    done(join_complaint(session, about))
    assert refused(restrictions.restrict(session, FAIR)) == ["decided_by"]
    done(restrictions.restrict(session, replace(FAIR, decided_by="Gwilym Aspinall-Roe")))
    assert refused(restrictions.restrict(session, replace(FAIR, person_id=9))) == [""]


def test_a_representative_is_not_restricted_by_whom_the_complaint_is_about(
    session: Session,
) -> None:
    one = log(session)
    for part, name in ((Part.COMPLAINED_ABOUT, "Priya Sandhu"), (Part.REPRESENTATIVE, "Nell Ash")):
        join = JoinComplaint(complaint_id=one, part=part, name=name, consent_on=D("2026-03-01"))
        done(join_complaint(session, join))
    nell = next(r.id for r in resident_pages.people_list(session) if r.name == "Nell Ash")
    assert refused(restrictions.restrict(session, replace(FAIR, person_id=nell))) == ["decided_by"]


def test_a_disability_on_record_is_considered_and_stays_hidden(session: Session) -> None:
    log(session)
    ask(session)
    assert refused(restrictions.restrict(session, FAIR)) == ["disability_regard"]
    thought = replace(FAIR, disability_regard="It concerns his eyes, not calls.")
    restriction_id = done(restrictions.restrict(session, thought)).added_id
    view = restrictions.restriction(session, restriction_id)
    assert view is not None
    assert view.disability_regard_hidden
    assert "eyes" not in repr(view)
    shown = restrictions.show_disability_regard(session, restriction_id)
    assert shown == "It concerns his eyes, not calls."
    assert restrictions.show_disability_regard(session, 9) == ""


def test_a_disability_stays_on_record_when_what_was_asked_is_declined_or_has_ended(
    session: Session,
) -> None:
    log(session)
    declined = replace(ASK, decision=Decision.DECLINED, reasons="No printer does that.")
    ask(session, declined)
    assert refused(restrictions.restrict(session, FAIR)) == ["disability_regard"]


def test_one_that_waits_for_an_answer_counts_and_one_without_a_need_that_ended_does_not(
    session: Session,
) -> None:
    log(session)
    agreed = ask(session, replace(ASK, need=""))
    assert refused(restrictions.restrict(session, FAIR)) == ["disability_regard"]
    end = ReviewAdjustment(
        adjustment_id=agreed, on=D("2026-03-01"), outcome=AdjustmentOutcome.END, note="She reads."
    )
    done(adjustments.review_adjustment(session, end))
    waiting = replace(ASK, need="", decision=None, decided_on=None, acts=())
    ask(session, waiting)
    assert refused(restrictions.restrict(session, FAIR)) == ["disability_regard"]


def test_what_has_ended_without_a_need_asks_for_no_regard(session: Session) -> None:
    log(session)
    agreed = ask(session, replace(ASK, need=""))
    end = ReviewAdjustment(
        adjustment_id=agreed, on=D("2026-03-01"), outcome=AdjustmentOutcome.END, note="She reads."
    )
    done(adjustments.review_adjustment(session, end))
    done(restrictions.restrict(session, FAIR))


def test_unreviewed_it_stops_says_so_and_can_only_be_lifted(session: Session) -> None:
    one = log(session)
    restriction_id = done(
        restrictions.restrict(session, replace(FAIR, review_on=D("2026-04-10")))
    ).added_id
    session.today = D("2026-04-10")
    assert banners(session, one)["One email a week about the wall."].startswith("Restriction until")
    session.today = D("2026-04-13")
    (view,) = restrictions.restrictions(session, 1)
    assert view.state is RestrictionState.STOPPED
    assert view.state_words.replace("\u00a0", " ") == (
        "It stopped applying: it was not reviewed by Fri 10 April 2026 (5.14)."
    )
    assert banners(session, one)["One email a week about the wall."].startswith("Stopped applying")
    (review,) = [r for r in queries.today(session).reviews if r.kind == "restriction"]
    assert (review.left, review.note) == (
        -1,
        "It stopped applying, because it was not reviewed in time (5.14).",
    )
    (row,) = resident_pages.people_list(session)
    assert not row.has_restriction
    keep = ReviewRestriction(
        restriction_id=restriction_id,
        on=D("2026-04-13"),
        outcome=RestrictionOutcome.KEEP,
        note="Still.",
    )
    assert refused(restrictions.review_restriction(session, keep)) == [""]
    lift = replace(keep, outcome=RestrictionOutcome.LIFT)
    done(restrictions.review_restriction(session, lift))
    assert banners(session, one) == {}
    (view,) = restrictions.restrictions(session)
    assert (view.state, view.review_due) == (RestrictionState.LIFTED, None)
    assert view.state_words.startswith("It was lifted on")


def test_the_annual_figures_do_not_count_one_that_stopped_as_in_force(session: Session) -> None:
    log(session)
    year = Year(D("2025-04-01"), D("2026-03-31"))
    unreviewed = replace(FAIR, review_on=D("2026-03-20"))
    restriction_id = done(restrictions.restrict(session, unreviewed)).added_id
    session.today = D("2026-04-02")
    counted = annual_people.restrictions(session, year)
    assert (counted.imposed, counted.in_force, counted.ended) == (1, 0, 1)
    keep = ReviewRestriction(
        restriction_id=restriction_id,
        on=D("2026-03-20"),
        outcome=RestrictionOutcome.KEEP,
        note="Seven on Monday.",
    )
    done(restrictions.review_restriction(session, keep))
    counted = annual_people.restrictions(session, year)
    assert (counted.imposed, counted.in_force, counted.ended) == (1, 1, 0)
    assert (counted.reviewed, counted.reviews_overdue) == (1, 0)


def test_reviews_ease_keep_and_extend_and_keep_what_was_before(session: Session) -> None:
    log(session)
    restriction_id = done(restrictions.restrict(session, FAIR)).added_id
    ease = ReviewRestriction(
        restriction_id=restriction_id,
        on=D("2026-03-20"),
        outcome=RestrictionOutcome.EASE,
        subject="One email a day about the wall",
        next_on=D("2026-04-20"),
    )
    done(restrictions.review_restriction(session, ease))
    keep = replace(ease, on=D("2026-03-25"), outcome=RestrictionOutcome.KEEP, next_on=None)
    assert refused(restrictions.review_restriction(session, keep)) == ["note"]
    done(restrictions.review_restriction(session, replace(keep, note="Twelve on Monday.")))
    extend = replace(
        keep,
        on=D("2026-03-31"),
        outcome=RestrictionOutcome.EXTEND,
        note="Nine more.",
        end_on=D("2027-04-01"),
    )
    assert refused(restrictions.review_restriction(session, extend)) == ["end_on"]
    done(restrictions.review_restriction(session, replace(extend, end_on=D("2026-09-30"))))
    (view,) = restrictions.restrictions(session)
    assert (view.subject, view.end_on) == ("One email a day about the wall", D("2026-09-30"))
    assert view.review_due == D("2026-06-30")
    assert [(r.outcome, r.next_on, r.was, r.was_until) for r in view.reviews] == [
        ("extend", D("2026-06-30"), "", D("2026-08-31")),
        ("keep", D("2026-06-25"), "", None),
        ("ease", D("2026-04-20"), "One email a week about the wall.", None),
    ]
    missing = replace(ease, restriction_id=9)
    assert refused(restrictions.review_restriction(session, missing)) == [""]


def test_one_that_starts_later_or_has_ended_is_said_in_words(session: Session) -> None:
    one = log(session)
    later = replace(FAIR, start_on=D("2026-04-20"))
    restriction_id = done(restrictions.restrict(session, later)).added_id
    view = restrictions.restriction(session, restriction_id)
    assert view is not None
    assert view.state_words.replace("\u00a0", " ") == "It starts on Mon 20 April 2026."
    assert banners(session, one) == {}
    session.today = D("2026-09-01")
    view = restrictions.restriction(session, restriction_id)
    assert view is not None
    assert (view.state, view.review_left) == (RestrictionState.ENDED, None)
    assert view.state_words.startswith("It ended on")
    assert restrictions.restriction(session, 9) is None
