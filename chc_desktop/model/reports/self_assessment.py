"""The self-assessment as a paper: landscape A4, all rows in the form's order and columns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from chc_desktop.model.reports import assessment_parts as parts
from chc_desktop.model.reports import method, words
from chc_desktop.model.reports.cover import landscape_cover
from chc_desktop.model.reports.document import LANDSCAPE_COVER, LANDSCAPE_PAGE, TWO_COLUMNS, Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import BODY, CELL
from chc_desktop.model.reports.papers import Comply
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chc_desktop.model.reports.papers import DraftProblem, Landlord, SelfAssessmentPaper

_TEXT = BODY.but(max_width=0)


def render_self_assessment(form: SelfAssessmentPaper) -> bytes:
    """Return the self-assessment as a PDF. The same values always give the same bytes."""
    return self_assessment(form).render()


def self_assessment(form: SelfAssessmentPaper) -> Paper:
    """Return the self-assessment as a paper, ready to be rendered."""
    year = f"year to {words.day(form.year_end)}".replace(words.NBSP, " ")
    landlord = " ".join(words.clean(form.landlord.name).split())
    paper = Paper(
        f"Self-assessment against the {form.edition_title}, {year}, {landlord}",
        landlord,
        Furniture(
            f"Self-assessment, {form.edition_title}, {year}",
            landlord,
            draft_words(is_draft=form.approval.is_draft, body=form.approval.body),
        ),
        first_page=LANDSCAPE_COVER,
    )
    landscape_cover(paper, form.landlord, form.approval, _title(form), _subtitles(form))
    paper.turn(TWO_COLUMNS)
    _contents(paper, form)
    paper.column()
    _how_to_read(paper, form)
    paper.turn(LANDSCAPE_PAGE)
    parts.answer_map(paper, form, 1)
    _problems(paper, form)
    paper.turn(LANDSCAPE_PAGE)
    parts.form(paper, form, 1)
    parts.action_plan(paper, form, 1)
    paper.turn(TWO_COLUMNS)
    method.method_and_notes(paper, [*form.notes, form.notice], _TEXT)
    return paper


def draft_words(*, is_draft: bool, body: str) -> str:
    """Return what stands beside DRAFT; "" once the paper is approved."""
    return f"not yet approved by the {body}" if is_draft else ""


def _title(form: SelfAssessmentPaper) -> str:
    """Return the title in two lines; the year of the edition stands in the line below it."""
    name, _, year = form.edition_title.rpartition(" ")
    short = name if form.in_force_from and year == str(form.in_force_from.year) else ""
    return f"Self-assessment against the\n{short or form.edition_title}"


def _subtitles(form: SelfAssessmentPaper) -> list[str]:
    code = f"Code of {words.day(form.in_force_from)} \u00b7 " if form.in_force_from else ""
    return [
        f"{code}year to {words.day(form.year_end)}",
        " \u00b7 ".join(homes_and_scheme(form.landlord)),
    ]


def homes_and_scheme(landlord: Landlord) -> list[str]:
    """Return "24 homes" and "member of the Ombudsman's scheme", as far as they are so."""
    homes = [words.counted(landlord.homes, "home")] if landlord.homes else []
    scheme = ["member of the Ombudsman\u2019s scheme"] if landlord.member_of_scheme else []
    return homes + scheme


def year_start(year_end: date) -> date:
    """Return the first day of the year that ends on `year_end`."""
    after = year_end + timedelta(days=1)
    return after.replace(year=after.year - 1, day=1)


def _contents(paper: Paper, form: SelfAssessmentPaper) -> None:
    paper.heading("Contents", 1)
    lines = [("All answers on one page", "map")]
    if form.approval.is_draft and form.problems:
        lines.append(("To put right before approval", "problems"))
    lines += [(f"Section {s.number}: {s.title}", f"section {s.number}") for s in form.sections]
    lines += [(parts.plan_title(form), "plan"), ("Method and notes", "method")]
    paper.table(parts.contents(paper, lines, (110, 16)))


def _how_to_read(paper: Paper, form: SelfAssessmentPaper) -> None:
    start = form.year_start or year_start(form.year_end)
    paper.heading("How to read this form", 1)
    paper.text(
        f"The Housing Ombudsman\u2019s form has {len(form.rows)} provisions. Each is one row: the "
        "Code\u2019s own words, our answer, what shows that it is so, and our explanation.",
        _TEXT,
    )
    paper.text(
        [
            bold("Yes"),
            (
                " means that we comply and can show it. Figures come from our complaints register for "
                f"{words.day(start)} to {words.day(form.year_end)}, always as a number out of a number."
            ),
        ],
        _TEXT,
    )
    paper.text(
        [
            bold("No"),
            (
                " means that we do not comply yet. It stands white on black, with a bar at the left "
                "edge and the date by which we will. What we will do is in the action plan."
            ),
        ],
        _TEXT,
    )
    _terms(paper, form)
    paper.text(large_print("form", form.landlord), _TEXT)


def _terms(paper: Paper, form: SelfAssessmentPaper) -> None:
    if any(row.comply in {Comply.BLANK, Comply.OTHER} for row in form.rows):
        paper.text(
            [
                bold("Not answered"),
                " means that there is no Yes or No yet. There is room to write on the paper.",
            ],
            _TEXT,
        )
    paper.text(
        [
            "A ",
            bold("working day"),
            (
                " is Monday to Friday, not a bank holiday in England. The day we receive a complaint "
                "is day 0."
            ),
        ],
        _TEXT,
    )


def large_print(what: str, landlord: Landlord) -> str:
    """Return how to get the paper in large print."""
    whom = landlord.contact.strip() or "the complaints officer"
    return f"This {what} in large print, on paper or by email: ask {whom}."


def _problems(paper: Paper, form: SelfAssessmentPaper) -> None:
    if not (form.approval.is_draft and form.problems):
        return
    paper.turn(LANDSCAPE_PAGE)
    paper.heading("To put right before approval", 1, key="problems")
    blocking = sum(problem.blocks for problem in form.problems)
    paper.text(
        [
            bold(f"{words.counted(len(form.problems), 'point')}. ".capitalize()),
            (
                f"{blocking} of {len(form.problems)} must be put right before the form is approved; "
                "the others are worth a look. This page goes when the form is approved."
            ),
        ],
        _TEXT,
        holds=True,
    )
    columns = [
        Column(19, "Code provision", CELL.but(bold=True)),
        Column(206, "What to put right"),
        Column(42, "Before approval"),
    ]
    paper.table(
        grid(
            columns,
            problem_rows(form.problems),
            row_heads=True,
        )
    )


def problem_rows(problems: Sequence[DraftProblem]) -> list[list[str]]:
    """Return a line for each problem; the same words about several provisions are one line."""
    alike: dict[tuple[str, bool], list[DraftProblem]] = {}
    for problem in problems:
        text = problem.text.replace(problem.provision, "") if problem.provision else problem.text
        alike.setdefault((text, problem.blocks), []).append(problem)
    rows = []
    for (_, blocks), (first, *rest) in alike.items():
        text = first.text
        if rest:
            text += (
                f"\nThe same with {len(rest)} more: {words.listed([p.provision for p in rest])}."
            )
        rows.append(
            [first.provision or "Form", text, "Must be put right" if blocks else "Look again"]
        )
    return rows
