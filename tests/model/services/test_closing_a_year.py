"""A closed year keeps its figures; a correction is shown as a restatement, a later step is none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chc_desktop.model.rules.closing import CloseYear
from chc_desktop.model.rules.events import (
    Acknowledged,
    EscalationRequested,
    Event,
    Received,
    Responded,
    Retracted,
)
from chc_desktop.model.rules.report_words import PlanItem, PlanOutcome
from chc_desktop.model.rules.restating import Figures
from chc_desktop.model.rules.settings import ChangeYearEnd
from chc_desktop.model.rules.values import Outcome, Stage
from chc_desktop.model.services import closing, history, keeping, papers, report_words
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.closed_years import approved_counts, closings
from chc_desktop.model.services.committee_papers import committee_paper
from chc_desktop.model.services.locked_figures import (
    locked,
    locked_tables,
    unlocked,
    unlocked_tables,
)
from chc_desktop.model.services.public import public_report_paper
from chc_desktop.model.services.restatements import restated_years, restatements
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import (
    CreateRegister,
    RegisterProblem,
    Session,
    begin,
    create_register,
)
from chc_desktop.model.services.settings import change_year_end
from chc_desktop.model.services.year import measures
from chc_desktop.model.services.year_counts import tables_of, year_counts
from chc_desktop.model.store import Register
from chc_desktop.model.store.events import to_row

D = date.fromisoformat
DAY = timedelta(days=1)
END = D("2026-03-31")
CLOSED_ON = D("2026-04-20")
STARTED = CreateRegister("Example Street Housing Co-operative", 24)


@dataclass(frozen=True)
class Facts:
    """What is true of one complaint, whenever it is entered."""

    received: date
    acknowledged: date | None = None
    answered: date | None = None
    outcome: Outcome = Outcome.UPHELD
    category: str = "repairs"
    asked: date | None = None

    def dated(self) -> dict[str, Event]:
        found: dict[str, Event] = {"received": Received(on=self.received, channel="email")}
        if self.acknowledged:
            found["acknowledged"] = Acknowledged(on=self.acknowledged)
        if self.answered:
            found["answered"] = Responded(on=self.answered, outcome=self.outcome)
        if self.asked:
            found["asked"] = EscalationRequested(on=self.asked, stage=Stage.TWO)
        return found


def at(today: date, now: str = "2026-06-03T09:00:00+00:00") -> Session:
    made = Session(Register.in_memory(), D("2024-04-01"), "Test Officer", now=lambda: now)
    begin(made, STARTED)
    made.today = today
    return made


def enter(session: Session, number: int, facts: Facts, until: date) -> dict[str, Event]:
    """Enter what had happened by a day; return the entries by name."""
    known = {name: e for name, e in facts.dated().items() if e.on <= until}
    if "received" not in known:
        return {}
    with session.action("enter") as action:
        if not session.register.tuples("SELECT 1 FROM person WHERE id = 1"):
            action.insert("person", {"id": 1, "name": "Ottoline Testwell"})
        row = {"id": number, "reference": f"T-{number}", "person_id": 1}
        action.insert("complaint", row)
        action.insert("complaint_category", {"complaint_id": number, "category": facts.category})
        return {
            name: replace(e, id=action.insert("event", to_row(number, e)))
            for name, e in known.items()
        }


def correct(session: Session, number: int, old: dict[str, Event], now: Facts) -> None:
    """Enter what is different, and what happened since, as corrections of what stands."""
    if not old:
        enter(session, number, now, date.max)
        return
    new = now.dated()
    with session.action("correct") as action:
        for name in dict.fromkeys((*old, *new)):
            before, after = old.get(name), new.get(name)
            if before and after and replace(after, id=before.id) != before:
                action.insert("event", to_row(number, replace(after, corrects=before.id)))
            elif before and not after:
                taken = Retracted(on=before.on, stage=before.stage, corrects=before.id)
                action.insert("event", to_row(number, taken))
            elif after and not before:
                action.insert("event", to_row(number, after))


def flat(figures: Figures) -> dict[tuple[str, str], object]:
    return {
        (group, name): value
        for group, names in figures.items()
        if group not in ("on the day", "public")
        for name, value in names.items()
        if value not in (None, 0, [0, 0], [[], 0])
    }


def close(session: Session, year_end: date = END, *, long: bool = False) -> Done:
    done = closing.close_year(session, CloseYear(year_end=year_end, long=long))
    assert isinstance(done, Done), done
    return done


days = st.one_of(st.integers(0, 15), st.integers(20, 60))
starts = st.one_of(st.integers(0, 420), st.integers(350, 395))  # many near the closing


@st.composite
def complaints(draw: st.DrawFn) -> Facts:
    received = D("2025-03-01") + DAY * draw(starts)
    acknowledged = answered = asked = None
    if draw(st.booleans()):
        acknowledged = received + DAY * draw(days)
        if draw(st.booleans()):
            answered = acknowledged + DAY * draw(days)
            if draw(st.booleans()):
                asked = answered + DAY * draw(days)
    return Facts(
        received,
        acknowledged,
        answered,
        draw(st.sampled_from([Outcome.UPHELD, Outcome.NOT_UPHELD])),
        "repairs",
        asked,
    )


ANSWERED_LATER = Facts(D("2026-03-20"), D("2026-03-24"), D("2026-05-05"))


@settings(max_examples=25)
@example([(ANSWERED_LATER, ANSWERED_LATER, False)])
@example([(ANSWERED_LATER, replace(ANSWERED_LATER, answered=D("2026-04-01")), True)])
@given(st.lists(st.tuples(complaints(), complaints(), st.booleans()), min_size=1, max_size=5))
def test_a_restatement_appears_if_and_only_if_a_locked_figure_differs(
    drawn: list[tuple[Facts, Facts, bool]],
) -> None:
    """Closed, then corrected: beside it a register that never knew anything but the final facts."""
    corrected, fresh = at(CLOSED_ON), at(CLOSED_ON)
    entered = {n: enter(corrected, n, f[0], CLOSED_ON) for n, f in enumerate(drawn, 1)}
    close(corrected)
    approved = closings(corrected, END)[0].figures
    corrected.today = D("2026-12-01")
    for number, (before, after, is_put_right) in enumerate(drawn, 1):
        truth = after if is_put_right else before
        correct(corrected, number, entered[number], truth)
        enter(fresh, number, truth, CLOSED_ON)
    truth_now = flat(json.loads(json.dumps(locked(year_counts(fresh, END)))))
    was = flat(approved)
    expected = {key for key in was.keys() | truth_now.keys() if was.get(key) != truth_now.get(key)}
    found = {(line.found.group, line.found.name) for line in restatements(corrected, END)}
    assert found == expected
    assert restated_years(corrected) == ((END,) if expected else ())
    for opened in (corrected, fresh):
        opened.close()


LATE = Facts(D("2025-06-02"), D("2025-06-04"))
OTHER = Facts(D("2025-07-01"), D("2025-07-02"), D("2025-07-10"), Outcome.NOT_UPHELD)


@pytest.fixture
def closed() -> Iterator[Session]:
    """A year of two complaints, closed while one response was not entered."""
    made = at(CLOSED_ON)
    enter(made, 1, LATE, CLOSED_ON)
    enter(made, 2, OTHER, CLOSED_ON)
    close(made)
    made.today = D("2026-06-03")
    yield made
    made.close()


def response_entered_late(session: Session) -> None:
    with session.action("respond") as action:
        sent = Responded(on=D("2025-06-16"), outcome=Outcome.UPHELD)
        action.insert("event", to_row(1, sent))


def said(session: Session) -> dict[str, str]:
    return {
        line.found.name: f"{line.found.words}, {line.since}".replace("\u00a0", " ")
        for line in restatements(session, END)
        if line.found.group == "year"
    }


def test_a_correction_is_restated_with_what_was_approved_and_since_when(closed: Session) -> None:
    assert restatements(closed, END) == ()
    response_entered_late(closed)
    assert said(closed) == {
        "answered_stage1": (
            "Restated: 2 of 2, was 1 of 2, a response was entered late on 3 June 2026"
        ),
        "upheld": "Restated: 1 of 2, was 0 of 1, a response was entered late on 3 June 2026",
    }
    assert measures(closed, END).stage1.responded_in_time == 2  # what follows from the facts
    report = annual_report_paper(closed, END)
    assert report.figures.answered_stage1 is not None
    assert (report.figures.answered_stage1.n, report.as_of) == (1, CLOSED_ON)
    assert report.locked is not None
    assert report.locked.restated[0].was == "1 of 2"


def test_what_happens_after_the_closing_is_no_correction(closed: Session) -> None:
    with closed.action("respond") as action:
        action.insert("event", to_row(1, Responded(on=D("2026-05-05"), outcome=Outcome.UPHELD)))
        promised = {"complaint_id": 2, "stage": 1, "made_on": "2026-05-05", "head": "apology"}
        action.insert("promise", promised | {"what": "Say sorry"})
    assert restatements(closed, END) == ()
    after = annual_report_paper(closed, D("2027-03-31"))
    assert [(c.name, c.stage1) for c in after.brought_forward] == [("Upheld", 1)]
    assert (after.figures.stage1, after.carried_over.stage1) == (0, 0)
    assert annual_report_paper(closed, END).carried_over.stage1 == 1


def test_a_closed_year_is_closed_anew_and_the_older_figures_are_kept(closed: Session) -> None:
    same = close(closed)
    assert "have not changed" in same.what
    response_entered_late(closed)
    assert "closed anew" in close(closed).what
    older, newer = closings(closed, END)
    assert older.figures["year"]["answered_stage1"] == [1, 2]
    assert newer.figures["year"]["answered_stage1"] == [2, 2]
    assert (newer.as_of, newer.closed_on) == (CLOSED_ON, D("2026-06-03"))
    assert newer.figures["public"] == older.figures["public"]
    assert "answered_stage1" in said(closed)  # still visible
    assert restated_years(closed) == ()
    board, public = annual_report_paper(closed, END), public_report_paper(closed, END)
    assert board.figures.answered_stage1 is not None
    assert public.figures.answered_stage1 is not None
    assert (board.figures.answered_stage1.n, public.figures.answered_stage1.n) == (2, 1)
    assert board.locked is not None
    assert board.locked.anew == D("2026-06-03")


def test_undo_opens_the_year_again_and_redo_closes_it(closed: Session) -> None:
    assert isinstance(history.undo_last(closed), Done)
    assert closings(closed, END) == ()
    assert closed.years.closed == ()
    assert isinstance(history.undo_last(closed), Done)
    assert len(closings(closed, END)) == 1


def test_the_next_year_compares_with_the_figures_as_approved(closed: Session) -> None:
    response_entered_late(closed)
    report = annual_report_paper(closed, D("2027-03-31"))
    assert report.earlier[-1].upheld is not None
    assert report.earlier[-1].upheld.of == 1
    assert report.earlier_locked[-1] is not None
    assert report.earlier_locked[0] is None


@pytest.mark.parametrize(
    ("entry", "touched", "words"),
    [
        (Acknowledged(on=D("2025-07-03"), corrects=6), 2, "an acknowledgement was put right"),
        (Retracted(on=D("2025-07-02"), corrects=6), 2, "an acknowledgement was taken back"),
    ],
)
def test_since_says_what_was_put_right(
    closed: Session, entry: Event, touched: int, words: str
) -> None:
    ids = closed.register.tuples(
        "SELECT id FROM event WHERE kind = 'acknowledged' AND complaint_id = 2"
    )
    with closed.action("correct") as action:
        action.insert("event", to_row(touched, replace(entry, corrects=ids[0][0])))
    assert {line.since.replace("\u00a0", " ") for line in restatements(closed, END)} == {
        f"{words} on 3 June 2026"
    }


def test_since_leaves_out_what_belongs_to_another_year(closed: Session) -> None:
    """A letter kept with an event, a complaint of the next year put right, a holiday of it."""
    entered = enter(closed, 3, Facts(D("2026-04-02"), D("2026-04-07")), D("2026-06-01"))
    with closed.action("what is not of the year") as action:
        letter = action.insert("letter", {"complaint_id": 3, "kind": "acknowledgement"})
        action.update("event", entered["acknowledged"].id, {"letter_id": letter})
        put_right = Acknowledged(on=D("2026-04-08"), corrects=entered["acknowledged"].id)
        action.insert("event", to_row(3, put_right))
        action.insert("one_off_holiday", {"on_date": "2026-07-01", "name": "A day off"})
    response_entered_late(closed)
    assert {line.since.replace("\u00a0", " ") for line in restatements(closed, END)} == {
        "a response was entered late on 3 June 2026"
    }


def test_a_day_of_receipt_moved_into_another_year_is_named(closed: Session) -> None:
    (key,) = closed.register.tuples(
        "SELECT id FROM event WHERE kind = 'received' AND complaint_id = 2"
    )[0]
    with closed.action("correct") as action:
        action.insert("event", to_row(2, Received(on=D("2025-03-03"), corrects=key)))
    assert said(closed)["stage1"] == (
        "Restated: 1, was 2, a day of receipt was put right on 3 June 2026"
    )


def test_since_says_what_was_changed_beside_events(closed: Session) -> None:
    with closed.action("change") as action:
        action.update("complaint", 2, {"outside_measures": 1})
        action.update("homes_at_year_end", "2025-03-31", {"rented": 30}, key="year_end")
        # The days before the register's time, and those after the figures' day, move nothing.
        later = {"complaint_id": 2, "stage": 1, "made_on": "2026-05-05", "head": "apology"}
        action.insert("promise", later | {"what": "Say sorry"})
    found = {line.found.name: line.since for line in restatements(closed, END)}
    assert found["homes"].startswith("the homes were counted again")
    assert found["stage1"].startswith("a complaint’s details were changed")
    assert "homes" in found["ch01_stage1"]


def test_a_complaint_found_later_and_one_taken_back_are_restated(closed: Session) -> None:
    enter(closed, 3, replace(OTHER, received=D("2025-07-01")), date.max)
    assert said(closed)["stage1"].startswith("Restated: 3, was 2, a complaint was entered late")
    with closed.action("take back") as action:
        action.update("complaint", 3, {"removed_on": "2026-06-03"})
        action.update("complaint", 2, {"removed_on": "2026-06-03"})
    assert said(closed)["stage1"].startswith("Restated: 1, was 2")


def test_erased_words_of_the_history_leave_the_restatement_standing(closed: Session) -> None:
    response_entered_late(closed)
    closed.register._db.execute("DELETE FROM change_payload")
    closed._worked_out.clear()
    assert said(closed)["upheld"] == "Restated: 1 of 2, was 0 of 1, "


def test_a_year_that_is_not_over_is_not_closed() -> None:
    made = at(END)
    refused = closing.close_year(made, CloseYear(year_end=END))
    assert isinstance(refused, Refusal)
    assert "is not over" in refused.problems[0].text
    assert closing.closing_view(made, END).blocked == refused.problems[0].text
    made.close()


def test_after_a_changed_year_end_each_complaint_is_counted_once() -> None:
    made = at(D("2025-04-20"))
    for number, day in enumerate(("2025-02-03", "2025-06-02", "2025-11-03"), 1):
        enter(made, number, Facts(D(day)), date.max)
    close(made, D("2025-03-31"))
    assert isinstance(change_year_end(made, ChangeYearEnd(month=9, day=30)), Done)
    made.today = D("2026-10-05")
    view = closing.closing_view(made, D("2025-09-30"))
    assert "shorter than twelve months" in view.length
    ends = (D("2025-03-31"), D("2025-09-30"), D("2026-09-30"))
    assert [measures(made, end).stage1.received for end in ends] == [1, 1, 1]
    view = closing.closing_view(made, D("2026-09-30"))
    assert view.long is not None
    close(made, D("2026-09-30"), long=True)
    report = annual_report_paper(made, D("2026-09-30"))
    assert report.figures.stage1 == 2
    assert "longer than twelve months" in report.notes[0]
    overlapping = closing.close_year(made, CloseYear(year_end=D("2026-03-31")))
    assert isinstance(overlapping, Refusal)
    assert "shares days" in overlapping.problems[0].text
    made.close()


def test_the_figures_of_the_sample_come_back_as_they_were_locked(tmp_path: Path) -> None:
    sample = create_sample(tmp_path / "s.chc")
    sample.today = D("2026-04-02")
    counts = year_counts(sample, END)
    numbers = json.loads(json.dumps(locked(counts)))
    back = unlocked(numbers, END)
    assert locked(back) == numbers
    assert back.figures == counts.figures
    assert back.stage1_times == counts.stage1_times
    assert back.stage2_times == counts.stage2_times
    tables = tables_of(sample, END, counts)
    assert unlocked_tables(json.loads(json.dumps(locked_tables(tables)))) == tables
    done = close(sample)
    assert sum("not approved" in problem.text for problem in done.warnings) == 2
    assert approved_counts(sample, END).figures == counts.figures
    assert public_report_paper(sample, END).tables == tables
    (kept,) = keeping.kept_in(keeping.folder_for(sample.register))[:1]
    assert "before closing the year" in kept.path.name
    sample.close()


def test_nothing_in_a_closed_year_is_a_sentence_or_a_reference(tmp_path: Path) -> None:
    sample = create_sample(tmp_path / "s.chc")
    sample.today = D("2026-04-02")
    close(sample)
    figures = closings(sample, END)[0].figures

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, Mapping):
            for each in value.values():
                yield from texts(each)
        elif isinstance(value, list):
            for each in value:
                yield from texts(each)
        elif isinstance(value, str):
            yield value

    assert list(texts(figures)) == []
    for (reference,) in sample.register.tuples("SELECT reference FROM complaint"):
        assert reference not in json.dumps(figures)
    sample.close()


def test_nothing_is_closed_when_no_backup_can_be_made(tmp_path: Path) -> None:
    opened = create_register(tmp_path / "co-op.chc", STARTED, today=CLOSED_ON)
    folder = keeping.folder_for(opened.register)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file in the way of the folder")
    with pytest.raises(RegisterProblem, match="backup"):
        close(opened)
    assert opened.register.tuples("SELECT count(*) FROM closed_year") == [(0,)]
    opened.close()


# ---- on paper


def text_of(pdf: bytes) -> str:
    found = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(found.replace("\u00a0", " ").split())


def test_both_editions_print_what_was_approved_and_what_is_right(closed: Session) -> None:
    response_entered_late(closed)
    board = text_of(papers.export_paper(closed, papers.ANNUAL_REPORT, END))
    public = text_of(papers.export_paper(closed, papers.PUBLIC_REPORT, END))
    for said in (board, public):
        assert "They were locked on 20 April 2026: a later correction is shown" in said
        assert (
            "1 of 2 answered at stage 1 within the Code’s time Restated: 2 of 2, was 1 of 2."
            in said
        )
        assert "Restated figures Facts of this year were corrected" in said
        assert "a: a response was entered late on 3 June 2026." in said
        assert "Still open when the year ended: 1 at stage 1, none at stage 2." in said
    assert "Upheld at stage 1, in full or in part 0 of 1 1 of 2" in board
    assert "Outcome: Upheld" in board
    assert "Outcome: Upheld" not in public
    assert "more figures changed as well. Not printed here" in public


def test_the_next_report_says_what_came_of_what_was_carried_over(closed: Session) -> None:
    with closed.action("respond") as action:
        action.insert("event", to_row(1, Responded(on=D("2026-05-05"), outcome=Outcome.UPHELD)))
    enter(closed, 3, replace(OTHER, received=D("2026-05-01")), D("2026-06-01"))
    said = text_of(papers.export_paper(closed, papers.PUBLIC_REPORT, D("2027-03-31")))
    assert "Brought forward: 1 at stage 1 (1 upheld). They were counted in the year" in said


def test_the_committees_paper_says_that_a_year_is_locked_and_how_much_is_restated(
    closed: Session,
) -> None:
    def yearly() -> tuple[tuple[str, str], ...]:
        return committee_paper(closed, D("2026-04-01"), D("2026-06-30")).yearly

    assert yearly()[0] == ("Figures of the year", "Locked on 20\u00a0April\u00a02026")
    response_entered_late(closed)
    assert "restated since" in yearly()[0][1]


# ---- what a neighbour could work out


def test_no_two_public_papers_of_a_closed_year_give_a_difference_about_people(
    tmp_path: Path,
) -> None:
    """An attacker lays every public paper of the year side by side and subtracts.

    All tables about people, and the sums their cells stand in (categories, outcomes, channels,
    months, money), must be the same in every one; only the measures are restated.
    """
    sample = create_sample(tmp_path / "s.chc")
    sample.today = D("2026-04-20")
    close(sample)
    first = public_report_paper(sample, END)
    people = ("tables", "categories", "outcomes", "channels", "months", "remedies", "promises")
    money = ("paid_pence", "paid_in", "upheld", "promises_kept")
    for number, (complaint, _) in enumerate(list(sample.cases().items())[-12:]):
        sample.today = D("2026-05-01") + DAY * number
        with sample.action("correct") as action:
            facts = {"category": "charges", "complaint_id": complaint}
            if number % 3 == 0:
                action.update("complaint", complaint, {"outside_measures": 1})
            elif number % 3 == 1:
                made = {"stage": 1, "made_on": "2026-03-01", "what": "Pay", "amount": 4000}
                head = {"head": "distress and inconvenience", "complaint_id": complaint}
                action.insert("promise", made | head)
            elif "charges" not in sample.cases()[complaint].record.categories:
                action.insert("complaint_category", facts)
        if number == 6:
            close(sample)
        later = public_report_paper(sample, END)
        for name in people:
            assert getattr(later, name) == getattr(first, name)
        for name in money:
            assert getattr(later.figures, name) == getattr(first.figures, name)
        assert later.locked is not None
        shown = {each.name for each in later.locked.restated}
        assert not shown & {*money, ""}
    assert later.locked is not None
    assert {"stage1", "ch01_stage1"} <= shown
    assert later.locked.more > 0
    after = public_report_paper(sample, D("2027-03-31"))
    assert replace(after.earlier[-1], year_end=END) == first.figures
    sample.close()


def test_what_came_of_the_plan_is_said_or_carried_on(session: Session) -> None:
    def save(**more: object) -> None:
        values: dict[str, object] = {"year_end": D("2025-03-31"), "what": "Train everybody"}
        values |= {"who": "Secretary", "by": D("2025-09-30")} | more
        done = report_words.save_plan(session, PlanItem(**values))  # type: ignore[arg-type]
        assert isinstance(done, Done), done

    save()
    key = report_words.report_words(session, END).last_plan[0].id
    assert closing.closing_view(session, END).blocked  # the year is not over yet
    session.today = CLOSED_ON

    def to_note() -> str:
        problems = closing.check_closing(session, CloseYear(year_end=END))
        return " ".join(problem.text for problem in problems)

    assert "1 of 1" in to_note().replace("\u00a0", " ")
    save(entry_id=key, outcome=PlanOutcome.CARRIED_ON, result="2 of 6.")
    view = report_words.report_words(session, END)
    assert view.last_plan[0].outcome is PlanOutcome.CARRIED_ON
    assert [(item.what, item.carried, item.by) for item in view.plan] == [
        ("Train everybody", True, None)
    ]
    assert "1 of 1" not in to_note().replace("\u00a0", " ")
    said = text_of(papers.export_paper(session, papers.ANNUAL_REPORT, END))
    assert "Not done, carried on: 2 of 6." in said
    save(entry_id=key, outcome=PlanOutcome.CARRIED_ON, result="3 of 6.")  # not twice
    assert len(report_words.report_words(session, END).plan) == 1
    save(entry_id=key, outcome=PlanOutcome.DONE, done_on=D("2026-04-02"))
    assert report_words.report_words(session, END).plan == ()
    wrong = PlanItem(
        year_end=D("2025-03-31"),
        what="Train everybody",
        who="Secretary",
        outcome=PlanOutcome.NOT_DONE,
        done_on=D("2026-04-02"),
        entry_id=key,
    )
    assert [p.field for p in report_words.check_plan(session, wrong)] == ["outcome"]
    undone = replace(wrong, outcome=PlanOutcome.DONE, done_on=None)
    assert [p.field for p in report_words.check_plan(session, undone)] == ["done_on"]
