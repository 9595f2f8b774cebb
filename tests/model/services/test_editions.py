"""A further edition of the Code is a file in the user's folder, and everything goes by it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from chc_desktop.model.exchange.resource_files import read_json
from chc_desktop.model.rules.editions_compared import ChangeKind
from chc_desktop.model.services import (
    assessment_files,
    assessment_versions,
    assessments,
    edition_moves,
    editions,
    evidence,
    papers,
)
from chc_desktop.model.services.results import Done, Refusal
from chc_desktop.model.services.session import CreateRegister, Session, begin
from chc_desktop.model.store import Register
from chc_desktop.paths import code_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chc_desktop.model.services.views import ProvisionRow

END = date(2030, 3, 31)
TODAY = date(2030, 5, 2)
REWORDED = "1.4"
MOVED_TO, MOVED_FROM = "9.12", "6.2"
OLD_FORM = Path(__file__).parents[2] / "samples" / "self-assessment-homes-plus-2022.docx"


def invented() -> dict[str, Any]:
    """The 2024 Code with one provision reworded, one moved, one added and one removed."""
    code: dict[str, Any] = read_json("code", "chc-2024.json")
    code |= {"edition": "2030", "in_force_from": "2030-04-01"}
    kept = [entry for entry in code["provisions"] if entry["number"] != "9.8"]
    for entry in kept:
        if entry["number"] == REWORDED:
            entry["requirement"] += " They must also say so on a notice board in each block."
        if entry["number"] == MOVED_FROM:
            entry |= {"number": MOVED_TO, "section": 9}
    kept.append(
        {"number": "9.9", "section": 9, "requirement": "Every committee member is trained."}
    )
    code["provisions"] = sorted(kept, key=lambda e: [int(n) for n in e["number"].split(".")])
    return code


def put(data: object, name: str = "chc-2030.json") -> None:
    code_dir().mkdir(parents=True, exist_ok=True)
    (code_dir() / name).write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(Register.in_memory(), TODAY, "Test Officer", now=lambda: "2030-05-02T12:00:00Z")
    begin(made, CreateRegister("Example Street Housing Co-operative", 24))
    yield made
    made.close()


def row(session: Session, number: str) -> ProvisionRow:
    found = assessments.assessment(session, END).provisions
    return next(item for item in found if item.number == number)


def test_an_edition_in_the_users_folder_is_known_at_once_and_in_force_from_its_day(
    session: Session,
) -> None:
    assert editions.in_force(session).edition == "2024"
    put(invented())
    view = editions.editions_view(session)
    assert [(line.name, line.own, line.in_force) for line in view.lines] == [
        ("2030", True, True),
        ("2024", False, False),
        ("2022", False, False),
    ]
    assert (view.folder, view.problems) == (str(code_dir()), ())
    assert assessments.assessment(session, END).edition == "2030"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("nothing", "Compare it with chc-2024.json."),
        ({"edition": "2030"}, "Compare it with chc-2024.json."),
        (invented() | {"provisions": []}, "it has no provisions, no sections or no name."),
        (invented() | {"sections": []}, "it has no provisions, no sections or no name."),
        (invented() | {"sections": [{"number": 1, "title": "One"}]}, "a section that is not there"),
        (
            invented() | {"provisions": [{"number": "x", "section": 1, "requirement": "y"}]},
            "“x” is no provision’s number",
        ),
        (
            invented() | {"provisions": [{"number": "1.2", "section": 1, "requirement": " "}]},
            "1.2 has no text",
        ),
        (
            invented() | {"provisions": [{"number": "1.2", "section": 1, "requirement": "y"}] * 2},
            "1.2 stands there twice",
        ),
        (invented() | {"edition": "2024"}, "holds the 2024 Code, which is there already."),
    ],
)
def test_a_file_that_is_no_edition_is_said_in_a_sentence_and_passed_over(
    session: Session, data: object, said: str
) -> None:
    put(data, "wrong.json")
    put(invented())
    view = editions.editions_view(session)
    assert [line.name for line in view.lines] == ["2030", "2024", "2022"]
    (problem,) = view.problems
    assert problem.startswith("wrong.json ")
    assert said in problem
    assert problem.endswith("It was passed over. Correct it, or take it out of the folder.")


def test_a_file_far_too_large_is_not_read(session: Session) -> None:
    code_dir().mkdir(parents=True)
    (code_dir() / "huge.json").write_bytes(b" " * (3 * 2**20))
    assert "too large" in editions.editions_view(session).problems[0]


def test_two_editions_are_compared_with_what_differs_in_words(session: Session) -> None:
    put(invented())
    found = editions.comparison("2024", "2030")
    assert found is not None
    by_number = {change.number: change for change in found.changes}
    reworded = by_number[REWORDED]
    assert reworded.kind is ChangeKind.REWORDED
    assert "[put in: They must also say so on a notice board in each block.]" in reworded.new
    assert "[" not in reworded.old
    assert (by_number[MOVED_TO].kind, by_number[MOVED_TO].before) == (ChangeKind.MOVED, MOVED_FROM)
    assert by_number["9.9"].kind is ChangeKind.ADDED
    assert by_number["9.8"].kind is ChangeKind.REMOVED
    assert found.counts[ChangeKind.SAME] == 69
    same = editions.comparison("2024", "2024")
    assert same is not None
    assert set(same.counts) == {ChangeKind.SAME}
    assert editions.comparison("2024", "1999") is None


def test_an_assessment_in_progress_moves_to_the_new_edition_with_what_changed_marked(
    session: Session,
) -> None:
    assert isinstance(edition_moves.carry_forward(session, END), Refusal)
    for number in ("1.2", REWORDED, MOVED_FROM, "9.8"):
        assessments.save_answer(session, END, number, "Yes", f"Minutes of {number}", "Said")
    assert isinstance(edition_moves.carry_forward(session, END), Refusal)
    put(invented())
    assert assessments.assessment(session, END).newer == "2030"
    done = edition_moves.carry_forward(session, END)
    assert isinstance(done, Done)
    assert "9.8 of the 2024 Code went: version 1 keeps their words" in done.what
    view = assessments.assessment(session, END)
    assert (view.edition, view.version, view.newer) == ("2030", 2, "")
    same, changed, moved, new = (row(session, n) for n in ("1.2", REWORDED, MOVED_TO, "9.9"))
    assert (same.answer, same.evidence, same.look_again) == ("Yes", "Minutes of 1.2", ())
    assert changed.answer == ""
    assert changed.evidence == f"From 2024, check ({REWORDED}): Minutes of {REWORDED}"
    assert changed.look_again == ("From 2024, check", "Reworded in the 2030 Code")
    assert (moved.answer, moved.evidence) == ("Yes", f"Minutes of {MOVED_FROM}")
    assert moved.look_again == ("From 2024, check", "The same words as 6.2 before")
    assert new.look_again == ("New in the 2030 Code",)
    before = assessment_versions.versions(session, END)[1]
    kept = assessment_versions.version_view(session, before.id)
    assert kept is not None
    assert kept.edition == "2024"
    assert [r.evidence for r in kept.provisions if r.number == "9.8"] == ["Minutes of 9.8"]
    assert isinstance(edition_moves.carry_forward(session, END), Refusal)


def test_evidence_follows_a_provision_to_its_new_number(session: Session) -> None:
    put(invented())
    assert evidence.number_of(session, MOVED_TO, END) == MOVED_FROM
    assert evidence.number_of(session, "9.9", END) == ""
    shown = {item.number: item for item in assessments.assessment(session, END).provisions}
    assert shown[MOVED_TO].register.would_be == evidence.would_be()[MOVED_FROM]
    assert shown["9.9"].register.would_be == ""


def test_papers_and_files_of_a_new_edition_come_out_and_in_again(
    session: Session, tmp_path: Path
) -> None:
    put(invented())
    numbers = editions.in_force(session).numbers
    for number in numbers:
        assessments.save_answer(session, END, number, "Yes", f"Minutes of {number}", f"In {number}")
    assert papers.export_paper(session, "self-assessment", END).startswith(b"%PDF")
    for ending in (".docx", ".xlsx", ".csv"):
        path = tmp_path / f"out{ending}"
        path.write_bytes(assessment_files.assessment_file(session, END, ending))
        form = assessments.import_form(session, path, END)
        assert (form.edition, form.missing, form.unknown) == ("2030", (), ())
        assert [a.evidence for a in form.answers] == [f"Minutes of {n}" for n in numbers]
        assert [a.commentary for a in form.answers] == [f"In {n}" for n in numbers]


def test_a_2022_form_is_read_as_such_and_carried_forward_to_2024(session: Session) -> None:
    assessments.import_form(session, OLD_FORM, END)
    old = {item.number: item for item in assessments.assessment(session, END).provisions}
    assert assessments.assessment(session, END).edition == "2022"
    done = edition_moves.carry_forward(session, END)
    assert isinstance(done, Done)
    view = assessments.assessment(session, END)
    assert view.edition == "2024"
    new = {item.number: item for item in view.provisions}
    assert new["6.19"].evidence.startswith("From 2022, check (5.16): ")
    assert new["6.19"].evidence.endswith(old["5.16"].evidence[-40:])
    assert new["6.19"].look_again
    first = assessment_versions.versions(session, END)[-1]
    kept = assessment_versions.version_view(session, first.id)
    assert kept is not None
    assert [r.evidence for r in kept.provisions] == [r.evidence for r in old.values()]
