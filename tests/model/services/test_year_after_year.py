"""Next year's self-assessment from this year's, its versions, and last year's dates to comply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.approving import AnswerPromise, Approve, Document, NewVersion, Occasion
from chc_desktop.model.rules.residents import AddPerson, PersonKind
from chc_desktop.model.services import approval, residents
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.assessment_paper import self_assessment_paper
from chc_desktop.model.services.assessment_versions import (
    can_start_from,
    confirm,
    new_version,
    start_next,
    version_view,
    versions,
)
from chc_desktop.model.services.assessments import (
    answers,
    assessment,
    import_form,
    save_answer,
)
from chc_desktop.model.services.history import undo_last
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.session import Session
from chc_desktop.model.services.year_promises import answer_promise, year_promises

if TYPE_CHECKING:
    from pathlib import Path

D = date.fromisoformat
LAST, END = D("2026-03-31"), D("2027-03-31")
APPROVE = Approve(
    year_end=LAST,
    what=(Document.SELF_ASSESSMENT,),
    on=D("2026-05-12"),
    body="committee",
    minute="26/05",
    signed_by="Ada Marsh",
    role="chair",
)
FORM = """<table><tr><th>Code provision</th><th>Code requirement</th><th>Comply: Yes / No</th>
<th>Evidence</th><th>Commentary</th></tr>
<tr><td>1.2</td><td>A complaint must be defined.</td><td>Yes</td><td>From the form.</td><td></td></tr>
<tr><td>1.3</td><td>The word is not needed.</td><td>Yes</td><td>Known.</td><td></td></tr>
<tr><td>1.4</td><td>A service request.</td><td>Yes</td><td>Known too.</td><td></td></tr></table>"""


def done(result: Result) -> Done:
    assert isinstance(result, Done), result
    return result


def refused(result: Result) -> str:
    assert isinstance(result, Refusal), result
    return " ".join(problem.text for problem in result.problems).replace("\u00a0", " ")


@pytest.fixture
def last(session: Session) -> Session:
    """Last year's: one row tied to it by a date, one by a name, one by nothing, one No."""
    session.today = D("2026-05-20")
    residents.add_person(session, AddPerson(name="Ottilie Sample", kind=PersonKind.RESIDENT))
    save_answer(session, LAST, "1.2", "Yes", "Policy, section 1, approved on 10 June 2025.")
    save_answer(session, LAST, "1.3", "Yes", "Every member knows it.")
    save_answer(session, LAST, "4.1", "Yes", "Ottilie Sample is the officer.")
    by = D("2026-09-30")
    save_answer(session, LAST, "4.3", "No", "Training log.", "Not trained.\nOne course.", by)
    return session


def test_next_years_starts_from_this_years_with_what_belongs_to_it_marked(last: Session) -> None:
    assert can_start_from(last, END) == LAST
    said = done(start_next(last, END)).what.replace("\u00a0", " ")
    assert said == "Started from the year to 31 March 2026: 2 of 72 rows to look at again"
    rows = {row.number: row for row in assessment(last, END).provisions}
    assert len(rows) == 72
    assert rows["1.2"].look_again == ("10 June 2025",)
    assert rows["4.1"].look_again == ("Ottilie Sample",)
    assert rows["1.3"].look_again == ()
    assert rows["1.3"].evidence == "Every member knows it."
    assert (rows["4.3"].answer, rows["4.3"].comply_by) == ("No", D("2026-09-30"))
    assert (rows["1.2"].state, rows["1.3"].state) == ("To check", "Yes")
    assert can_start_from(last, END) is None
    assert "already" in refused(start_next(last, END))


def test_there_must_be_a_year_before(session: Session) -> None:
    assert can_start_from(session, END) is None
    assert "no self-assessment to copy" in refused(start_next(session, END))
    assert version_view(session, 1) is None


def test_a_mark_goes_when_the_row_is_edited_or_confirmed(last: Session) -> None:
    done(start_next(last, END))
    done(save_answer(last, END, "1.2", "Yes", "Policy of 12 May 2026."))
    assert done(confirm(last, (END, "4.1"))).what == "4.1 is still so"
    assert all(not row.look_again for row in assessment(last, END).provisions)
    assert "has no mark" in refused(confirm(last, (END, "4.1")))
    assert "has no mark" in refused(confirm(last, (D("2028-03-31"), "4.1")))
    done(undo_last(last))
    assert next(r for r in assessment(last, END).provisions if r.number == "4.1").look_again


def test_starting_is_undone_and_done_again(last: Session) -> None:
    done(start_next(last, END))
    done(undo_last(last))
    assert assessment(last, END).version == 0
    assert can_start_from(last, END) == LAST
    done(undo_last(last))
    assert assessment(last, END).answered == 4


def test_a_year_starts_from_what_was_approved_not_from_a_later_draft(last: Session) -> None:
    for row in assessment(last, LAST).provisions:
        if not row.answer:
            save_answer(last, LAST, row.number, "Yes", f"Shown at {row.number}.")
    done(approval.approve(last, APPROVE))
    command = NewVersion(year_end=LAST, occasion=Occasion.CORRECTION, why="A slip.")
    done(new_version(last, command))
    save_answer(last, LAST, "1.3", "Yes", "Changed afterwards.")
    done(start_next(last, END))
    evidence = {a.provision: a.evidence for a in answers(last, END)}
    assert evidence["1.3"] == "Every member knows it."
    assert versions(last, END)[0].state == "draft"


def test_last_years_form_of_an_older_code_is_carried_to_todays(session: Session) -> None:
    session.today = D("2026-05-20")
    with session.action("an old form") as action:
        old = action.insert("assessment", {"year_end": LAST.isoformat(), "edition": "2022"})
        action.insert(
            "assessment_answer",
            {
                "assessment_id": old,
                "provision": "1.2",
                "answer": "Yes",
                "evidence": "On page one.",
                "requirement_found": "Old words.",
            },
        )
    done(start_next(session, END))
    view = assessment(session, END)
    assert (view.edition, len(view.provisions)) == ("2024", 72)
    marked = [row for row in view.provisions if row.evidence]
    assert marked
    assert "On page one." in marked[0].evidence
    assert "From 2022, check" in marked[0].look_again


# ---- what was promised


def test_a_date_to_comply_comes_back_and_done_makes_it_yes(last: Session) -> None:
    assert [line.standing for line in year_promises(last, END)] == ["to come"]
    command = AnswerPromise(
        year_end=END, provision="4.3", done=True, done_on=D("2026-10-02"), note="All six."
    )
    assert "no self-assessment yet" in refused(answer_promise(last, command))
    done(start_next(last, END))
    last.today = D("2026-10-05")
    (line,) = year_promises(last, END)
    assert (line.standing, line.what) == ("open", "Not trained.")
    assert done(answer_promise(last, command)).what == "4.3 is done, so its answer is Yes now"
    (line,) = year_promises(last, END)
    assert (line.standing, line.note) == ("done", "All six.")
    row = next(r for r in assessment(last, END).provisions if r.number == "4.3")
    assert (row.answer, row.comply_by) == ("Yes", None)
    assert row.look_again == ("what fell short last year",)
    (item,) = self_assessment_paper(last, END).actions
    assert (item.provision, item.done_on) == ("4.3", D("2026-10-02"))
    (result,) = annual_report_paper(last, END).last_plan
    assert result.done
    assert "All six." in result.result
    done(undo_last(last))
    assert year_promises(last, END)[0].standing == "open"


def test_not_done_asks_for_a_new_date_and_stands_in_both_plans(last: Session) -> None:
    done(start_next(last, END))
    last.today = D("2026-10-05")
    late = AnswerPromise(year_end=END, provision="4.3", done=False, note="No course was held.")
    assert "new date" in refused(answer_promise(last, late))
    assert not annual_report_paper(last, END).last_plan[0].done
    moved = AnswerPromise(
        year_end=END,
        provision="4.3",
        done=False,
        note="No course was held.",
        new_by=D("2027-01-31"),
    )
    assert "4.3 will comply by" in done(answer_promise(last, moved)).what
    (action,) = self_assessment_paper(last, END).actions
    assert action.by == D("2027-01-31")
    report = annual_report_paper(last, END)
    assert [(line.what, line.by) for line in report.plan] == [
        ("4.3: Not trained.", D("2027-01-31"))
    ]
    (result,) = report.last_plan
    assert not result.done
    assert "Now by 31 January 2027. No course was held." in result.result.replace("\u00a0", " ")


def test_a_promise_is_asked_for_also_where_the_new_form_was_read_in(
    last: Session, tmp_path: Path
) -> None:
    file = tmp_path / "form.html"
    file.write_text(FORM, encoding="utf-8")
    import_form(last, file, END)
    assert [line.promise.provision for line in year_promises(last, END)] == ["4.3"]
    done(
        answer_promise(
            last,
            AnswerPromise(year_end=END, provision="4.3", done=True, done_on=D("2026-05-18")),
        )
    )
    assert {a.provision: a.answer for a in answers(last, END)}["4.3"] == "Yes"
    assert "No date to comply was set for 1.2" in refused(
        answer_promise(last, AnswerPromise(year_end=END, provision="1.2", done=True))
    )


# ---- versions


def test_a_draft_that_a_form_replaced_is_still_there_to_read_and_to_go_back_to(
    last: Session, tmp_path: Path
) -> None:
    file = tmp_path / "form.html"
    file.write_text(FORM, encoding="utf-8")
    import_form(last, file, LAST)
    newest, first = versions(last, LAST)
    assert (newest.version, first.version) == (2, 1)
    assert (newest.newest, first.newest, first.begun_on) == (True, False, D("2026-03-31"))
    view = version_view(last, first.id)
    assert view is not None
    rows = {row.number: row for row in view.provisions}
    assert rows["1.3"].evidence == "Every member knows it."
    assert view.locked == "This is version 1, as it was. Version 2 has taken its place."
    command = NewVersion(
        year_end=LAST,
        occasion=Occasion.CORRECTION,
        why="The form was an old one.",
        from_id=first.id,
    )
    done(new_version(last, command))
    assert {a.provision: a.evidence for a in answers(last, LAST)}["1.3"] == "Every member knows it."
    assert [line.version for line in versions(last, LAST)] == [3, 2, 1]
    wrong = NewVersion(year_end=LAST, occasion=Occasion.YEARLY, why="", from_id=99)
    assert "no self-assessment to copy" in refused(new_version(last, wrong))
    current = version_view(last, versions(last, LAST)[0].id)
    assert current is not None
    assert current.locked == "This is version 3."


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        (Occasion.RESTRUCTURE, "After a restructure, merger or change in procedures (8.3)"),
        (Occasion.OMBUDSMAN, "On the Ombudsman’s request, after an investigation (8.4)"),
        (Occasion.CIRCUMSTANCES, "Exceptional circumstances: we could not comply (8.5)"),
    ],
)
def test_an_interim_one_keeps_its_occasion_and_why(
    last: Session, occasion: Occasion, words: str
) -> None:
    assert "Say in a sentence" in refused(
        new_version(last, NewVersion(year_end=LAST, occasion=occasion, why=""))
    )
    done(new_version(last, NewVersion(year_end=LAST, occasion=occasion, why="We merged.")))
    line = versions(last, LAST)[0]
    assert (line.version, line.occasion, line.why) == (2, words, "We merged.")
    assert self_assessment_paper(last, LAST).approval.version == f"Version 2. {words}: We merged."
    done(undo_last(last))
    assert [v.version for v in versions(last, LAST)] == [1]


def test_a_locked_row_is_not_confirmed_and_no_promise_answered(last: Session) -> None:
    done(start_next(last, END))
    for row in assessment(last, END).provisions:
        if not row.answer:
            save_answer(last, END, row.number, "Yes", f"Shown at {row.number}.")
    last.today = D("2027-05-12")
    save_answer(last, END, "4.3", "No", "Log.", "Not trained.", D("2027-09-30"))
    command = Approve(
        year_end=END,
        what=(Document.SELF_ASSESSMENT,),
        on=D("2027-05-12"),
        body="",
        minute="27/05",
        signed_by="Ada Marsh",
        role="chair",
    )
    assert "Say who approved it" in refused(approval.approve(last, command))
    result = approval.approve(
        last,
        Approve(
            year_end=END,
            what=command.what,
            on=command.on,
            body="board",
            minute="27/05",
            signed_by="Ada Marsh",
            role="chair",
        ),
    )
    assert "2 provisions are still marked" in " ".join(p.text for p in done(result).warnings)
    assert "Approved by the board" in refused(confirm(last, (END, "4.1")))
    assert "locked" in refused(
        answer_promise(last, AnswerPromise(year_end=END, provision="4.3", done=True))
    )
