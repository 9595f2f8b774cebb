"""Today: overdue, due soon, reviews, meetings; the list; and the words of the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.model.rules.clocks import stage_clock
from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    Extend,
    LogComplaint,
    Promise,
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.complaint import Standing
from chc_desktop.model.rules.events import Defined, Updated
from chc_desktop.model.rules.steps import NextStep, Verb
from chc_desktop.model.rules.values import Clock, Outcome, RefusalGround, Stage
from chc_desktop.model.services import drafts, queries
from chc_desktop.model.services.complaint_page import complaint
from chc_desktop.model.services.complaints import carry_out, log_complaint
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import Session, open_register
from chc_desktop.model.services.views import ComplaintView, TodayItem
from chc_desktop.model.services.words import left_words, next_words, reached, title
from chc_desktop.model.store.events import to_row

D = date.fromisoformat
ONE, TWO = Stage.ONE, Stage.TWO
TODAY = D("2026-03-31")  # a Tuesday; the 3 working days ahead reach Tue 7 April, over Easter
LOG = LogComplaint(
    received_on=D("2026-03-27"),
    resident="Tomasz Wilk",
    home="3 Example Street",
    description="The bin store is left unlocked",
    channel="in person",
)


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def log(session: Session, received: str, **more: object) -> int:
    command = replace(LOG, received_on=D(received), **more)  # type: ignore[arg-type]
    return done(log_complaint(session, command)).complaint_id


def do(session: Session, *commands: CaseCommand) -> None:
    for command in commands:
        done(carry_out(session, command))


def acknowledged(complaint_id: int, on: str, stage: Stage = ONE) -> Acknowledge:
    return Acknowledge(complaint_id=complaint_id, stage=stage, on=D(on), understanding="The bins")


def responded(complaint_id: int, on: str, *promises: Promise, stage: Stage = ONE) -> Respond:
    return Respond(
        complaint_id=complaint_id,
        stage=stage,
        on=D(on),
        outcome=Outcome.UPHELD,
        how="letter",
        decision="A new lock",
        promises=promises,
    )


def page(session: Session, complaint_id: int) -> ComplaintView:
    found = complaint(session, complaint_id)
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(items: tuple[TodayItem, ...]) -> list[tuple[str, int]]:
    return [(item.title, item.left) for item in items]


# ---- the sections


def test_an_empty_register_has_nothing_for_today(session: Session) -> None:
    view = queries.today(session)
    assert (view.overdue, view.due_soon, view.reviews, view.meetings) == ((), (), (), ())
    assert view.later is None
    assert (view.count, view.complaints) == (0, 0)
    assert view.soon_until == D("2026-04-07")


def test_each_thing_to_do_stands_in_one_section_by_its_date(session: Session) -> None:
    log(session, "2026-02-20")  # never acknowledged: the response is overdue
    log(session, "2026-03-20")  # acknowledge by Fri 27 March: overdue by 2
    log(session, "2026-03-24")  # acknowledge by today
    log(session, "2026-03-27")  # acknowledge by Tue 7 April: the third day ahead
    log(session, "2026-03-30")  # acknowledge by Wed 8 April: later
    view = queries.today(session)
    assert told(view.overdue) == [
        ("Respond to C-001, stage 1", -12),
        ("Acknowledge C-002", -2),
    ]
    assert told(view.due_soon) == [("Acknowledge C-003", 0), ("Acknowledge C-004", 3)]
    assert view.later is not None
    assert view.later.title == "Acknowledge C-005"
    assert view.count == 4
    assert view.overdue[0].who == "Tomasz Wilk, 3 Example Street"
    assert view.overdue[0].clock is Clock.RESPOND


def test_a_missed_on_time_date_is_due_soon_and_names_the_codes_last_day(
    session: Session,
) -> None:
    one = log(session, "2026-03-06")
    do(session, acknowledged(one, "2026-03-20"))  # on time: Fri 27 March; the Code: Wed 8 April
    (item,) = queries.today(session).due_soon
    assert (item.due, item.left) == (D("2026-03-27"), -2)
    assert plain(item.note) == "The Code’s last day is Tue 7 April."
    assert queries.today(session).overdue == ()
    (row,) = queries.complaints(session)
    assert not row.is_overdue
    session.today = D("2026-04-08")
    (item,) = queries.today(session).overdue
    assert (item.due, item.left, item.note) == (D("2026-04-07"), -1, "")


def test_promises_are_due_until_they_are_kept(session: Session) -> None:
    one = log(session, "2026-03-02")
    promises = [Promise(what=f"Lock {n}", due_on=TODAY + timedelta(days=n)) for n in (-4, 0, 20)]
    do(session, responded(one, "2026-03-05", *promises))
    view = queries.today(session)
    assert [(i.subject, i.left) for i in view.overdue] == [("Lock -4", -2)]
    assert [(i.subject, i.left) for i in view.due_soon] == [("Lock 0", 0)]
    assert view.later is not None
    assert view.later.subject == "Lock 20"
    assert {i.verb for i in (*view.overdue, *view.due_soon)} == {Verb.KEEP_PROMISE}
    assert [i.subject for i in queries.actions(session)] == ["Lock -4", "Lock 0"]


def test_stage_2_shows_as_stage_2(session: Session) -> None:
    one = log(session, "2026-03-02")
    ask = AskForStage2(complaint_id=one, on=D("2026-03-26"))
    do(session, responded(one, "2026-03-05"), ask)
    (item,) = queries.today(session).due_soon
    assert (item.title, item.due) == ("Acknowledge stage 2 of C-001", D("2026-04-02"))


def test_reviews_of_adjustments_restrictions_and_policies_are_named(session: Session) -> None:
    log(session, "2026-03-30")
    with session.action("test") as action:
        adjustment = action.insert(
            "adjustment",
            {
                "person_id": 1,
                "asked_on": "2025-10-09",
                "asked": "Large print",
                "need": "Macular degeneration",
                "decision": "agreed",
                "decided_on": "2025-10-09",
            },
        )
        action.insert(
            "restriction",
            {
                "person_id": 1,
                "subject": "One email a week",
                "start_on": "2026-01-12",
                "end_on": "2026-06-30",
                "review_on": "2026-03-27",
            },
        )
        policy = action.insert("policy", {"name": "Complaints policy"})
        action.insert(
            "review",
            {
                "subject": "policy",
                "subject_id": policy,
                "on_date": "2026-03-01",
                "outcome": "keep",
                "next_on": "2026-04-10",
            },
        )
        action.insert("policy", {"name": "Far away", "review_on": "2027-12-01"})
        action.insert("policy", {"name": "Never"})
    found = [(r.kind, r.title, r.due, r.left) for r in queries.today(session).reviews]
    assert found == [
        ("restriction", "One email a week", D("2026-03-27"), -2),
        ("adjustment", "Large print", D("2026-04-09"), 5),
        ("policy", "Complaints policy", D("2026-04-10"), 6),
    ]
    banners = {b.title: plain(b.text) for b in page(session, 1).banners}
    assert banners == {
        "Large print.": "Agreed adjustment, review due Thu 9 April",
        "One email a week.": "Stopped applying: not reviewed by Fri 27 March. Nothing is "
        "restricted now (5.14).",
    }
    with session.action("test") as action:
        action.update("restriction", 1, {"review_on": "2026-04-01"})
    banners = {b.title: plain(b.text) for b in page(session, 1).banners}
    assert banners["One email a week."] == (
        "Restriction until Tue 30 June. Emergency repairs, new complaints and the Ombudsman "
        "stay open (5.14)."
    )
    with session.action("test") as action:
        action.update("adjustment", adjustment, {"ended_on": "2026-03-31"})
        action.update("restriction", 1, {"lifted_on": "2026-03-31"})
    assert page(session, 1).banners == ()
    assert [r.kind for r in queries.today(session).reviews] == ["policy"]


def test_a_meeting_after_a_response_is_due_is_an_alarm_and_the_obstacle(
    session: Session,
) -> None:
    one = log(session, "2026-03-16")
    do(session, acknowledged(one, "2026-03-18"))  # due Wed 1 April
    with session.action("test") as action:
        for day in ("2026-03-10", "2026-04-14"):
            action.insert("meeting", {"on_date": day})
        action.insert("meeting", {"on_date": "2026-04-01", "removed_on": "2026-03-01"})
    (alarm,) = queries.today(session).meetings
    assert (alarm.reference, alarm.meeting_on, alarm.due) == (
        "C-001",
        D("2026-04-14"),
        D("2026-04-01"),
    )
    assert plain(page(session, one).obstacle) == (
        "The committee meets too late to decide it (Tue 14 April)."
    )
    do(session, responded(one, "2026-03-31"))
    assert queries.today(session).meetings == ()
    assert page(session, one).obstacle == ""


def test_on_the_weekend_after_its_date_a_thing_is_one_working_day_late(session: Session) -> None:
    log(session, "2026-03-20")  # acknowledge by Fri 27 March
    session.today = D("2026-03-28")
    (item,) = queries.today(session).overdue
    assert (item.left, queries.complaints(session)[0].next_words) == (-1, "1 working day late")


# ---- a bank holiday added late


def test_a_bank_holiday_added_late_moves_the_open_dates_that_span_it(session: Session) -> None:
    for received in ("2026-03-26", "2026-04-06", "2026-03-02"):
        session.today = D("2026-04-06")
        log(session, received)
    do(session, responded(3, "2026-03-05"))
    before = {r.id: r.next_on for r in queries.complaints(session)}
    with session.action("add a bank holiday") as action:
        action.insert(
            "one_off_holiday",
            {"on_date": "2026-03-30", "name": "Invented Jubilee", "source": "this test"},
        )
    after = {r.id: r.next_on for r in queries.complaints(session)}
    moved = {key for key in before if before[key] != after[key]}
    assert moved == {1}
    assert before[1] == D("2026-04-02")
    assert after[1] == D("2026-04-07")
    whys = [d.why for d in page(session, 1).stages[0].dates[0].days]
    assert "Invented Jubilee" in whys


def test_a_date_beyond_the_known_bank_holidays_is_said_loudly(session: Session) -> None:
    log(session, "2026-03-30")
    assert not any("Bank holidays" in w for w in queries.landlord(session).warnings)
    session.today = D("2035-01-10")
    log(session, "2035-01-09")
    warnings = queries.landlord(session).warnings
    assert any("Bank holidays are known to" in w for w in warnings)
    assert any("last checked" in w for w in warnings)


# ---- the list


def test_open_complaints_come_first_by_their_next_date(session: Session) -> None:
    log(session, "2026-03-30")
    log(session, "2026-03-27")
    closed = log(session, "2026-03-02", description="An old matter of drains")
    do(session, responded(closed, "2026-03-05"), Close(complaint_id=closed, on=TODAY))
    rows = queries.complaints(session)
    assert [r.reference for r in rows] == ["C-002", "C-001", "C-003"]
    assert [r.is_open for r in rows] == [True, True, False]
    assert rows[2].standing is Standing.CLOSED_UPHELD
    assert rows[2].next_words == ""
    assert "drains" in rows[2].search
    assert rows[0].next_words == "3 working days left"
    assert rows[0].year_end == TODAY


def test_an_overdue_complaint_says_how_late(session: Session) -> None:
    one = log(session, "2026-02-27")
    do(session, acknowledged(one, "2026-03-10"))  # late; the Code's date Tue 24 March
    (row,) = queries.complaints(session)
    assert (row.is_overdue, row.next_on, row.next_words) == (
        True,
        D("2026-03-24"),
        "5 working days late",
    )


def test_the_preview_is_what_logging_then_gives(session: Session) -> None:
    shown = queries.preview(session, D("2026-03-28"))
    clock = stage_clock(session.calendar, ONE, D("2026-03-28"))
    assert (shown.acknowledge_by, shown.respond_by) == (clock.acknowledge_by, clock.respond_by)
    assert plain(shown.why) == (
        "Sat 28 March is day 0. Four weekends, Good Friday and Easter Monday are not counted."
    )
    log(session, "2026-03-28")
    dates = page(session, 1).stages[0].dates
    assert [d.due for d in dates] == [shown.acknowledge_by, shown.respond_by]
    assert dates[0].days == shown.days
    assert dates[1].days == shown.response_days


# ---- words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (-9, "9 working days late"),
        (-1, "1 working day late"),
        (0, "Today"),
        (1, "Tomorrow"),
        (2, "2 working days left"),
    ],
)
def test_how_long_is_left(left: int, words: str) -> None:
    assert left_words(left) == words


def test_every_step_has_its_words() -> None:
    due = D("2026-04-01")
    for verb, stage, words in (
        (Verb.ACKNOWLEDGE, ONE, "Next: acknowledge it by Wed 1 April"),
        (Verb.ACKNOWLEDGE, TWO, "Next: acknowledge stage 2 by Wed 1 April"),
        (Verb.RESPOND, TWO, "Next: send the stage 2 response by Wed 1 April"),
        (Verb.KEEP_PROMISE, ONE, "Next: keep what was promised by Wed 1 April"),
    ):
        assert plain(next_words(NextStep(verb, stage, due), TODAY)) == words
    late = plain(next_words(NextStep(Verb.RESPOND, ONE, D("2026-03-30")), TODAY))
    assert late == "Next: send the stage 1 response at once; the day for it was Mon 30 March"
    close = NextStep(Verb.CLOSE, ONE, None)
    assert next_words(close, TODAY) == "Next: close it, if the resident is content"
    assert next_words(NextStep(None, ONE, None), TODAY) == "Nothing more to do"
    assert title(Verb.RESPOND, "C-1", TWO) == "Respond to C-1, stage 2"
    assert [reached(c) for c in ("letter", "in person", "")] == ["by letter", "in person", ""]


def test_the_history_tells_everything_newest_first_in_plain_words(session: Session) -> None:
    one = log(session, "2026-03-02", received_by="Ottoline Vane")
    promise = Promise(what="Fit a new lock", due_on=D("2026-04-02"), amount=2500)
    do(
        session,
        AddNote(complaint_id=one, on=D("2026-03-03"), what="Rang back", text="Nobody in"),
        acknowledged(one, "2026-03-11"),
        Extend(
            complaint_id=one,
            stage=ONE,
            told_on=D("2026-03-12"),
            new_date=D("2026-03-27"),
            reason="The locksmith is away",
            ombudsman_given=True,
        ),
        Extend(complaint_id=one, stage=ONE, told_on=D("2026-03-13"), new_date=D("2026-05-27")),
        responded(one, "2026-03-30", promise),
        AskForStage2(complaint_id=one, on=D("2026-03-30"), channel="email", reasons="Still open"),
    )
    with session.action("test", one) as action:
        action.insert(
            "event", to_row(one, Updated(on=D("2026-03-20"), text="Ordered", next_on=TODAY))
        )
    entries = page(session, one).timeline
    days = [e.on for e in entries]
    assert days == sorted(days, reverse=True)
    lines = [(e.on.day, plain(e.title), plain(e.late)) for e in reversed(entries)]
    for line in (
        (2, "Received in person", ""),
        (3, "Rang back", ""),
        (9, "Acknowledgement was due", ""),
        (11, "Acknowledged", "2 working days late"),
        (11, "Complaint definition recorded (5.6)", ""),
        (12, "Told of a new date, Fri 27 March", ""),
        (13, "Told of a new date, Wed 27 May", ""),
        (20, "Told how it stands (5.9)", ""),
        (27, "Response was due", ""),
        (30, "Stage 1 response sent by letter: upheld", "1 working day late"),
        (30, "Stage 2 asked for by email", ""),
        (30, "Promised: Fit a new lock, £25", ""),
    ):
        assert line in lines, lines
    by_title = {plain(e.title): e for e in entries}
    assert by_title["Received in person"].quote == LOG.description
    assert by_title["Received in person"].text == "Taken by Ottoline Vane."
    assert by_title["Stage 2 asked for by email"].quote == "Still open"
    assert plain(by_title["Told how it stands (5.9)"].text) == "Ordered Next update Tue 31 March."
    late = plain(by_title["Told of a new date, Wed 27 May"].text)
    assert late.startswith("It does not move the date.")
    assert by_title["Acknowledgement was due"].worked_out


def test_the_history_of_a_refusal_a_withdrawal_and_a_closing(session: Session) -> None:
    one, two = log(session, "2026-03-02"), log(session, "2026-03-02")
    do(
        session,
        Refuse(
            complaint_id=one,
            stage=ONE,
            on=D("2026-03-04"),
            ground=RefusalGround.ALREADY_CONSIDERED,
            reasons="The same lock as in May",
            evidence="Our answer of 20 May",
            ombudsman_given=True,
        ),
        AcceptAsTold(complaint_id=one, stage=ONE, on=D("2026-03-20")),
        Withdraw(complaint_id=two, on=D("2026-03-04"), words="Never mind"),
        Close(complaint_id=two, on=D("2026-03-05"), note="Filed"),
    )
    titles = [plain(e.title) for e in page(session, one).timeline]
    assert "Refused: already considered" in titles
    assert "The Ombudsman told us to accept it" in titles
    told_of = {plain(e.title): e for e in page(session, two).timeline}
    assert told_of["Withdrawn by the resident"].quote == "Never mind"
    assert told_of["Closed"].text == "Filed"


def test_a_promise_kept_late_says_so_in_the_history(session: Session) -> None:
    one = log(session, "2026-03-02")
    do(session, responded(one, "2026-03-05", Promise(what="Lock", due_on=D("2026-03-20"))))
    with session.action("test", one) as action:
        action.update("promise", 1, {"done_on": "2026-03-24", "done_how": "Seen"})
    kept = next(e for e in page(session, one).timeline if e.kind == "promise kept")
    assert (kept.title, kept.text, plain(kept.late)) == (
        "Promise kept: Lock",
        "Seen",
        "2 working days late",
    )


def test_a_definition_recorded_later_than_the_acknowledgement_clears_the_obstacle(
    session: Session,
) -> None:
    one = log(session, "2026-03-24")
    do(session, Acknowledge(complaint_id=one, stage=ONE, on=D("2026-03-25")))
    assert page(session, one).obstacle != ""
    with session.action("test", one) as action:
        action.insert("event", to_row(one, Defined(on=D("2026-03-26"), understanding="Bins")))
    assert page(session, one).obstacle == ""
    assert page(session, one).stages[0].understanding == "Bins"


# ---- drafts


def test_typing_is_kept_until_it_is_dropped_and_is_no_history(session: Session) -> None:
    before = session.register.rows("SELECT id FROM change_log")
    assert drafts.kept(session, "log") == {}
    drafts.keep(session, "log", {"resident": "Tom\x00asz", "description": "B\ud800ins"})
    drafts.keep(session, "respond 1", {"decision": "x"})
    drafts.keep(session, "log", {"resident": "Tomasz", "description": "“Bins”"})
    assert drafts.kept(session, "log") == {"resident": "Tomasz", "description": "“Bins”"}
    drafts.drop(session, "log")
    drafts.drop(session, "log")
    assert drafts.kept(session, "log") == {}
    assert drafts.kept(session, "respond 1") == {"decision": "x"}
    assert session.register.rows("SELECT id FROM change_log") == before


def test_typing_outlives_the_window(register_path: Path) -> None:
    first = open_register(register_path, today=TODAY)
    drafts.keep(first, "log", {"resident": "Tomasz"})
    first.close()
    again = open_register(register_path, today=TODAY, read_only=True)
    assert drafts.kept(again, "log") == {"resident": "Tomasz"}
    drafts.drop(again, "log")
    drafts.keep(again, "log", {"resident": "Nobody"})
    assert drafts.kept(again, "log") == {"resident": "Tomasz"}
    again.close()
