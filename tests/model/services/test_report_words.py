"""What is written for a year's report: saved, printed in the right edition, taken back."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.report_words import (
    Figure,
    Part,
    PlanItem,
    TypeFigure,
    WriteStory,
    WriteText,
)
from chc_desktop.model.services import report_words
from chc_desktop.model.services.annual import annual_report_paper
from chc_desktop.model.services.public import public_report_paper
from chc_desktop.model.services.public_check import names_to_check
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import Session

END = date(2026, 3, 31)
BEFORE = date(2025, 3, 31)


def test_every_text_is_printed_in_both_editions_and_counted_as_written(session: Session) -> None:
    for part in Part:
        body = f"Words about {part.value}."
        command = WriteText(year_end=END, part=part, body=body)
        assert isinstance(report_words.save_text(session, command), Done)
    board, public = annual_report_paper(session, END), public_report_paper(session, END)
    for report in (board, public):
        assert report.foreword.text == "Words about foreword."
        assert report.residents_know == "Words about residents know."
        assert report.why_late == "Words about why late."
        assert report.ombudsman.non_compliance == ("Words about non-compliance.",)
        assert report.ombudsman.performance_report == "Words about performance report."
        assert report.ombudsman.other_reports == ("Words about other reports.",)
    view = report_words.report_words(session, END)
    assert view.written == len(view.texts) == len(Part)
    assert report_words.report_words(session, BEFORE).written == 0


def test_a_text_written_again_takes_the_place_of_the_first_and_empty_takes_it_out(
    session: Session,
) -> None:
    for body in ("First.", "Second.", ""):
        command = WriteText(year_end=END, part=Part.WHY_LATE, body=body)
        assert isinstance(report_words.save_text(session, command), Done)
        assert annual_report_paper(session, END).why_late == body
    wrong = WriteText(year_end=END, part=Part.FOREWORD, body="", signed_by="Somebody")
    assert isinstance(report_words.save_text(session, wrong), Refusal)


def test_a_plan_comes_back_in_the_next_report_as_not_done_and_then_as_done(
    session: Session,
) -> None:
    planned = PlanItem(year_end=BEFORE, what="Train everybody", who="Chair", by=date(2025, 9, 30))
    done = report_words.save_plan(session, planned)
    assert isinstance(done, Done)
    entry = done.added_id
    assert annual_report_paper(session, BEFORE).plan[0].what == "Train everybody"
    (result,) = annual_report_paper(session, END).last_plan
    assert not result.done
    came = PlanItem(
        year_end=BEFORE,
        what="Train everybody",
        who="Chair",
        by=date(2025, 9, 30),
        done_on=date(2025, 12, 1),
        result="All six.",
        entry_id=entry,
    )
    assert isinstance(report_words.save_plan(session, came), Done)
    (result,) = annual_report_paper(session, END).last_plan
    assert (result.done, result.result) == (True, "1\xa0December\xa02025. All six.")
    assert report_words.report_words(session, END).last_plan[0].result == "All six."
    assert isinstance(report_words.remove_plan(session, entry), Done)
    assert annual_report_paper(session, END).last_plan == ()
    for verb in (report_words.save_plan(session, came), report_words.remove_plan(session, entry)):
        assert isinstance(verb, Refusal)


def test_figures_that_are_typed_are_printed_and_can_be_taken_out(session: Session) -> None:
    def satisfaction(part: int | None, of: int | None) -> TypeFigure:
        return TypeFigure(year_end=END, figure=Figure.SATISFACTION, part=part, of=of)

    assert isinstance(report_words.save_figures(session, (satisfaction(7, 12),)), Done)
    share = annual_report_paper(session, END).figures.satisfaction
    assert share is not None
    assert (share.n, share.of) == (7, 12)
    assert isinstance(report_words.save_figures(session, (satisfaction(13, 12),)), Refusal)
    assert isinstance(report_words.save_figures(session, (satisfaction(None, None),)), Done)
    assert annual_report_paper(session, END).figures.satisfaction is None
    assert isinstance(report_words.save_figures(session, (satisfaction(8, 12),)), Done)
    assert report_words.report_words(session, END).satisfaction == (8, 12)
    nothing = TypeFigure(year_end=BEFORE, figure=Figure.STAGE_1, part=None, of=None)
    assert isinstance(report_words.save_figures(session, (nothing,)), Done)
    five = TypeFigure(year_end=BEFORE, figure=Figure.STAGE_1, part=5, of=5)
    assert isinstance(report_words.save_figures(session, (five,)), Done)
    assert [y.stage1 for y in annual_report_paper(session, END).earlier] == [None, 5]


def test_a_story_stands_in_the_public_edition_once_somebody_confirmed_it(
    session: Session,
) -> None:
    story = WriteStory(year_end=END, title="Water", body="It came back.")
    assert isinstance(report_words.save_story(session, story), Refusal)
    confirmed = WriteStory(year_end=END, title="Water", body="It came back.", unrecognisable=True)
    done = report_words.save_story(session, confirmed)
    assert isinstance(done, Done)
    (printed,) = public_report_paper(session, END).case_studies
    assert (printed.title, printed.text) == ("Water", "It came back.")
    again = WriteStory(
        year_end=END,
        title="Rain",
        body="It came back.",
        unrecognisable=True,
        entry_id=done.added_id,
    )
    assert isinstance(report_words.save_story(session, again), Done)
    assert public_report_paper(session, END).case_studies[0].title == "Rain"
    assert isinstance(report_words.remove_story(session, done.added_id), Done)
    assert public_report_paper(session, END).case_studies == ()
    assert isinstance(report_words.save_story(session, again), Refusal)
    assert isinstance(report_words.remove_story(session, done.added_id), Refusal)


def test_a_name_the_register_knows_is_pointed_out_while_one_writes(session: Session) -> None:
    with session.action("a person") as action:
        home = action.insert("home", {"label": "9 Sample Yard"})
        action.insert("person", {"name": "Nadia Farrow", "home_id": home, "phone": "01632 960 777"})
    for words in ("Nadia FARROW", "Mrs Farrow", "9 Sample Yard", "01632 960 777"):
        command = WriteText(year_end=END, part=Part.FOREWORD, body=f"We thank {words}.")
        (problem,) = report_words.check_text(session, command)
        assert "for publication" in problem.text
        assert isinstance(report_words.save_text(session, command), Done)


def test_every_text_that_is_to_be_published_is_looked_through_for_names(session: Session) -> None:
    with session.action("a person and what names her") as action:
        action.insert("person", {"name": "Nadia Farrow"})
        year = END.isoformat()
        action.insert(
            "learning",
            {"on_date": year, "you_said": "Nadia Farrow said so.", "internal": "Nadia Farrow"},
        )
        for part in ("response", "foreword"):
            body = "We thank Mrs Farrow."
            action.insert("report_text", {"year_end": year, "part": part, "body": body})
        action.insert("plan_item", {"year_end": year, "what": "Visit Nadia Farrow"})
        assessed = action.insert("assessment", {"year_end": year, "edition": "2024"})
        for provision, words in (("1.2", "Nadia Farrow, by telephone"), ("1.3", "By telephone")):
            answer = {"assessment_id": assessed, "provision": provision, "evidence": words}
            action.insert("assessment_answer", answer)
    assert names_to_check(session, END) == (
        ("The text “foreword”", "Farrow"),
        ("The governing body’s response", "Farrow"),
        ("Learning", "Nadia Farrow"),
        ("The plan", "Nadia Farrow"),
        ("Self-assessment, 1.2", "Nadia Farrow"),
    )
    assert names_to_check(session, BEFORE) == ()
