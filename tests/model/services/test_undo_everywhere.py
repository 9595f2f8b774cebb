"""Undo reaches the registers beside the complaints: what was entered is gone from every list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.rules.adjustments import AskAdjustment, Decision
from chc_desktop.model.rules.commands import LogComplaint
from chc_desktop.model.rules.restrictions import Incident, Restrict
from chc_desktop.model.rules.settings import CountHomes
from chc_desktop.model.services import adjustments, people, restrictions, settings
from chc_desktop.model.services.banners import banners
from chc_desktop.model.services.complaints import log_complaint
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.year import register_facts

if TYPE_CHECKING:
    from chc_desktop.model.services.session import Session

YEAR_END = date(2026, 3, 31)


def person(session: Session) -> int:
    done = log_complaint(
        session,
        LogComplaint(received_on=date(2026, 3, 2), resident="Ann Ash", description="A leak."),
    )
    assert isinstance(done, Done)
    return session.cases()[done.complaint_id].record.person_id


def test_an_adjustment_undone_is_shown_nowhere_and_comes_back_when_done_again(
    session: Session,
) -> None:
    who = person(session)
    command = AskAdjustment(
        person_id=who,
        asked_on=date(2026, 3, 2),
        asked="Large print letters",
        decision=Decision.AGREED,
        decided_on=date(2026, 3, 3),
    )
    assert isinstance(adjustments.ask_adjustment(session, command), Done)
    assert len(banners(session, who)) == 1
    assert isinstance(undo_last(session), Done)
    assert banners(session, who) == []
    assert adjustments.adjustments(session) == ()
    assert register_facts(session, YEAR_END).adjustments == 0
    assert isinstance(undo_last(session), Done)
    assert len(banners(session, who)) == 1


def test_a_restriction_undone_takes_its_incidents_with_it(session: Session) -> None:
    who = person(session)
    command = Restrict(
        person_id=who,
        subject="One email a week",
        incidents=(Incident(on=date(2026, 3, 4), fact="Forty emails in a day"),),
        other_steps="A call every Monday was offered.",
        equality_regard="No disability is known.",
        proportionate="Only the way of writing is limited.",
        decided_by="Bo Birch",
        start_on=date(2026, 3, 5),
        end_on=date(2026, 6, 5),
        warnings="Warned on 4 March.",
        appeal="To the chair.",
    )
    done = restrictions.restrict(session, command)
    assert isinstance(done, Done), done
    assert isinstance(undo_last(session), Done)
    assert restrictions.restrictions(session) == ()
    assert restrictions.restriction(session, done.added_id) is None
    assert register_facts(session, YEAR_END).restrictions == 0


def test_homes_counted_and_undone_leave_the_count_before(session: Session) -> None:
    before = people.homes_owned(session)
    counted = settings.count_homes(session, CountHomes(year_end=date(2027, 3, 31), rented=99))
    assert isinstance(counted, Done)
    assert people.homes_owned(session) == 99
    assert isinstance(undo_last(session), Done)
    assert people.homes_owned(session) == before
    again = settings.count_homes(session, CountHomes(year_end=date(2027, 3, 31), rented=98))
    assert isinstance(again, Done)
    assert people.homes_owned(session) == 98
