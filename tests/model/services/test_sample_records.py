"""What the sample holds beside complaints: registers of the year, and the draft assessment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from chc_desktop.model.rules.assessment import ProblemKind
from chc_desktop.model.rules.values import Role
from chc_desktop.model.services import assessments
from chc_desktop.model.services.dated_blocks import LETTERHEAD, edition, logo
from chc_desktop.model.services.evidence import suggestion
from chc_desktop.model.services.sample import AS_OF, create_sample
from chc_desktop.model.services.session import open_register
from chc_desktop.model.services.year import holder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chc_desktop.model.services.session import Session


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.chc"
    create_sample(path).close()
    return path


@pytest.fixture
def session(file: Path) -> Iterator[Session]:
    opened = open_register(file, read_only=True)
    yield opened
    opened.close()


REGISTERS = (
    "homes_at_year_end",
    "policy_target",
    "office_closure",
    "home",
    "person",
    "role_holder",
    "relation",
    "third_party",
    "meeting",
    "service_request",
    "survey_answer",
    "compliment",
    "adjustment",
    "restriction",
    "restriction_incident",
    "review",
    "ombudsman_case",
    "ombudsman_item",
    "learning",
    "training",
    "policy",
    "publicity",
    "assessment",
    "assessment_answer",
    "report_text",
    "plan_item",
    "year_figure",
    "promise",
    "stage_handler",
    "hearing",
    "decision",
)


@pytest.mark.parametrize("table", REGISTERS)
def test_each_register_of_the_year_has_something_to_show(session: Session, table: str) -> None:
    assert session.register.tuples(f"SELECT 1 FROM {table}")


@pytest.mark.parametrize("role", list(Role))
def test_every_office_has_a_holder_on_the_samples_day(session: Session, role: Role) -> None:
    assert holder(session, role, AS_OF.isoformat())


def test_the_committee_meets_every_second_tuesday_of_the_month(session: Session) -> None:
    rows = session.register.tuples("SELECT on_date FROM meeting ORDER BY on_date")
    days = [date.fromisoformat(text) for (text,) in rows]
    assert len(days) == 16
    assert all(day.weekday() == 1 and 8 <= day.day <= 14 for day in days)
    assert len({(day.year, day.month) for day in days}) == 16


def test_a_service_request_became_a_complaint_and_both_are_linked(session: Session) -> None:
    rows = session.register.tuples(
        "SELECT c.reference, s.reference FROM complaint c"
        " JOIN service_request s ON s.id = c.service_request_id ORDER BY 1"
    )
    assert rows == [("C-021", "R-014"), ("C-029", "R-019")]


def test_adjustments_were_agreed_declined_and_ended_and_a_restriction_has_its_incidents(
    session: Session,
) -> None:
    rows = session.register.rows("SELECT decision, reasons, ended_on FROM adjustment")
    assert sorted(row["decision"] for row in rows) == ["agreed", "agreed", "agreed", "declined"]
    assert all(row["reasons"] for row in rows if row["decision"] == "declined")
    assert sum(row["ended_on"] is not None for row in rows) == 1
    incidents = session.register.tuples("SELECT on_date FROM restriction_incident ORDER BY 1")
    started = session.register.tuples("SELECT start_on FROM restriction")
    assert len(incidents) == 3
    assert incidents[-1] < started[0]


def test_the_draft_answers_all_but_eight_provisions_and_five_are_no(session: Session) -> None:
    view = assessments.assessment(session, AS_OF)
    assert view.status == "draft"
    assert len(view.provisions) == 72
    assert view.answered == 64
    assert [r.number for r in view.provisions if r.state == "No"] == [
        "4.3",
        "5.9",
        "6.3",
        "6.14",
        "9.8",
    ]
    assert [r.number for r in view.provisions if r.state == "To check"] == ["6.2", "8.5", "9.2"]
    assert [r.look_again for r in view.provisions if r.look_again] == [("this year",)]


def test_the_only_problems_of_the_draft_are_the_blanks_and_the_contradicted_yes(
    session: Session,
) -> None:
    judged = assessments.judge(session, AS_OF)
    assert not judged.ready
    kinds = [p.problem for p in judged.problems]
    assert kinds.count(ProblemKind.BLANK) == 8
    other = [
        (p.provision, p.problem) for p in judged.problems if p.problem is not ProblemKind.BLANK
    ]
    assert other == [("6.2", ProblemKind.CONTRADICTED_BY_REGISTER)]


def test_no_two_provisions_have_the_same_words(session: Session) -> None:
    answers = [a for a in assessments.answers(session, AS_OF) if a.answer]
    texts = [text for a in answers for text in (a.evidence, a.commentary) if text]
    assert len(texts) == len(set(texts))
    assert all(a.evidence for a in answers)


def test_each_no_says_why_by_when_and_what_will_be_done(session: Session) -> None:
    rows = session.register.rows(
        "SELECT r.* FROM assessment_answer r JOIN assessment a ON a.id = r.assessment_id"
        " WHERE r.answer = 'No' AND a.year_end = ?",
        AS_OF.isoformat(),
    )
    assert len(rows) == 5
    for row in rows:
        assert row["commentary"]
        assert row["comply_by"] > AS_OF.isoformat()
        assert row["action"]
        assert row["action_by"]


@pytest.mark.parametrize(
    ("provision", "figure"),
    [("6.3", "8 of 10"), ("6.14", "1 of 2"), ("1.4", "7 service requests")],
)
def test_the_figures_in_the_draft_are_those_of_the_register(
    session: Session, provision: str, figure: str
) -> None:
    shown = suggestion(session, provision, AS_OF)
    assert shown is not None
    assert shown.sentence.startswith(figure)
    written = {a.provision: a.evidence for a in assessments.answers(session, AS_OF)}[provision]
    words = {"7 service requests": "seven", "1 of 2": "one of two"}
    assert words.get(figure, figure) in written


def test_what_is_written_for_publication_names_nobody_and_no_case(session: Session) -> None:
    texts = [
        text
        for sql in (
            "SELECT evidence, commentary, action, action_by FROM assessment_answer",
            "SELECT you_said, we_did, what_changed, told_whom FROM learning",
            "SELECT body, role FROM report_text",
            "SELECT what, who, result FROM plan_item",
            "SELECT what, place FROM publicity",
            "SELECT about FROM compliment",
        )
        for row in session.register.tuples(sql)
        for text in row
    ]
    names = {
        part for (n,) in session.register.tuples("SELECT name FROM person") for part in n.split()
    }
    references = [r for (r,) in session.register.tuples("SELECT reference FROM complaint")]
    for text in texts:
        words = set(text.replace("’", " ").replace(",", " ").replace(".", " ").split())
        assert not words & names
        assert not [r for r in references if r in text]


def test_people_and_homes_are_in_the_register_once(session: Session) -> None:
    names = session.register.tuples("SELECT name, home_id FROM person WHERE removed_on IS NULL")
    assert len(names) == len(set(names))
    # The same name at two homes is two people.
    assert len([name for name, _ in names if name == "Barnaby Hartley"]) == 2


def test_letters_carry_the_co_ops_own_head_and_picture(session: Session) -> None:
    assert logo(session) is not None
    head = edition(session, LETTERHEAD)
    assert head is not None
    assert head["body"].startswith("Example Street Housing Co-operative\n")
    assert session.register.tuples("SELECT count(*) FROM home") == [(24,)]
