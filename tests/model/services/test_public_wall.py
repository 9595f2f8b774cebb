"""The privacy wall: no name, address, reference or word of a case reaches a public paper.

Canaries are planted in every text of every table of the register, as the schema lists them; what
was written to be published stands in a list here, and nothing else is let through.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from chc_desktop.model.reports import figures, papers
from chc_desktop.model.reports.public_paper import PublicReport
from chc_desktop.model.rules.closing import CloseYear
from chc_desktop.model.services.closing import close_year
from chc_desktop.model.services.papers import (
    LARGE_PRINT,
    PUBLIC_REPORT,
    SELF_ASSESSMENT,
    SUMMARY,
    export_paper,
)
from chc_desktop.model.services.public import public_report_paper
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.sample import create_sample
from chc_desktop.model.services.session import Session

END = date(2026, 3, 31)

PUBLISHED = {
    "landlord": {"name", "address", "contact", "governing_body"},
    "report_text": {"body", "signed_by", "role", "minute_reference"},
    "plan_item": {"what", "who", "result"},
    "learning": {"you_said", "we_did", "what_changed", "told_whom"},
    "case_study": {"title", "body"},
    "assessment": {"signed_by", "minute_reference", "published_where"},
    "assessment_answer": {
        *("answer", "evidence", "commentary", "action", "action_by", "complied_note"),
    },
}
"""Texts that are written to be published, and the landlord's own name."""
OUR_WORDS = {
    "event": {"kind"},
    "role_holder": {"role"},
    "review": {"subject", "outcome"},
    "adjustment": {"decision", "acts"},
    "letter": {"kind"},
    "ombudsman_item": {"kind"},
    "assessment": {"edition", "occasion"},
    "assessment_answer": {"provision"},
    "report_text": {"part"},
    "year_figure": {"name"},
    "policy_target": {"name"},
    "dated_block": {"name", "body"},
    "stage_handler": {"part"},
    "complaint_person": {"part"},
    "decision": {"about"},
    "letter_recipient": {"part"},
}
"""Columns that hold one of the program's own words, by which it finds its way."""
NOT_READ = {"change_log", "change_payload", "draft", "sqlite_sequence"}
DAY = re.compile(r"^\d{4}-\d\d-\d\d")
CANARIES = (
    "Zebediah Quillfeather",
    "Flat 77b Wrenhollow Court",
    "07700 900 123",
    "zeb@quillfeather.example",
    "leak-in-Quillfeathers-bedroom.jpg",
    "Xylophone-case-text",
    "C-031-Quokka",
)
PLANT = " | ".join(CANARIES)
TRACES = ("zebediah", "quillfeather", "wrenhollow", "07700900123", "xylophone", "quokka", "flat77b")


def text_columns(session: Session) -> Iterator[tuple[str, str]]:
    tables = session.register.tuples("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (table,) in tables:
        if table in NOT_READ or table.startswith("search"):
            continue
        for _, column, kind, *_ in session.register.tuples(f"PRAGMA table_info({table})"):
            named = column in PUBLISHED.get(table, ()) or column in OUR_WORDS.get(table, ())
            if kind == "TEXT" and not named:
                yield table, column


def planted(old: str) -> str:
    if old.startswith("{"):
        return json.dumps(in_json(json.loads(old)))
    return old if DAY.match(old) else f"{old} {PLANT}"


def in_json(value: object) -> object:
    """Plant in the sentences of an event's details; ids, days and our own words stay."""
    if isinstance(value, dict):
        return {k: in_json(v) if k not in EVENT_WORDS else v for k, v in value.items()}
    if isinstance(value, list):
        return [in_json(v) for v in value]
    return f"{value} {PLANT}" if isinstance(value, str) and not DAY.match(value) else value


EVENT_WORDS = {"outcome", "ground", "head", "stage", "kind"}


def plant(session: Session, without: frozenset[str] = frozenset()) -> list[str]:
    """Plant in every row of every text column but those; return the columns that took it."""
    db = session.register._db
    db.execute("PRAGMA foreign_keys=OFF")
    done = []
    for number, (table, column) in enumerate(text_columns(session)):
        if f"{table}.{column}" in without:
            continue
        keys = [r for r in session.register.rows(f"PRAGMA table_info({table})") if r["pk"]]
        where = " AND ".join(f"{key['name']} = ?" for key in keys)
        names = ", ".join(key["name"] for key in keys)
        rows = session.register.tuples(f"SELECT {column}, {names} FROM {table}")
        for row, (old, *key) in enumerate(rows):
            new = planted(old or "") if not DAY.match(old or "") else old
            if old is None or new == old:
                continue
            unique = f"{new} {number}-{row}" if not new.startswith("{") else new
            db.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (unique, *key))
            done.append(f"{table}.{column}")
    session._forget()
    return sorted(set(done))


def everything_in(pdf: bytes) -> Iterator[str]:
    """Every text a reader or a curious neighbour could find in a file."""
    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        yield page.extract_text()
    yield str(reader.metadata)
    yield str(reader.outline)
    yield str(list(reader.attachments))
    yield pdf.decode("latin-1")
    with pikepdf.open(BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                raw = each.read_bytes(pikepdf.StreamDecodeLevel.all)
                yield raw.decode("latin-1")
                yield raw.decode("utf-16-be", "ignore")
            yield str(each.unparse().decode("latin-1")) if hasattr(each, "unparse") else str(each)


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    session = create_sample(tmp_path / "sample.chc")
    yield session
    session.close()


def test_canaries_in_every_text_of_the_register_are_in_no_byte_of_the_public_report(
    sample: Session,
) -> None:
    before = export_paper(sample, PUBLIC_REPORT, END)
    took = plant(sample)
    for expected in (
        "person.name",
        "home.label",
        "person.phone",
        "person.email",
        "complaint.reference",
        "complaint.subject",
        "complaint.description",
        "complaint_category.category",
        "event.detail",
        "promise.what",
        "learning.internal",
        "adjustment.need",
        "restriction.subject",
        "ombudsman_item.what",
        "attachment.name",
        "compliment.words",
        "letter.body",
        "publicity.place",
    ):
        assert expected in took
    pdf = export_paper(sample, PUBLIC_REPORT, END)
    assert pdf != before  # the categories were no longer ours: the register was read anew
    for text in everything_in(pdf):
        found = squeezed(text)
        assert [trace for trace in TRACES if trace in found] == []


def test_nor_in_that_of_a_closed_year_with_its_restatements(sample: Session) -> None:
    """Canaries among the locked figures, in the corrections, and in why it was closed anew."""
    sample.today = date(2026, 4, 20)
    assert isinstance(close_year(sample, CloseYear(year_end=END)), Done)
    sample.today = date(2026, 6, 3)
    with sample.action("correct what was wrong") as action:
        for (complaint,) in sample.register.tuples("SELECT id FROM complaint ORDER BY id DESC")[:9]:
            action.update("complaint", complaint, {"outside_measures": 1})
    assert public_report_paper(sample, END).locked is not None
    why = f"Because of {PLANT}"
    assert isinstance(close_year(sample, CloseYear(year_end=END, why=why)), Done)
    took = plant(sample)
    assert "closed_year.why" in took
    assert "closed_year.closed_by" in took
    report = public_report_paper(sample, END)
    assert report.locked is not None
    assert [each.name for each in report.locked.restated][:1] == ["stage1"]
    for text in everything_in(export_paper(sample, PUBLIC_REPORT, END)):
        found = squeezed(text)
        assert [trace for trace in TRACES if trace in found] == []


WHO_COMPLETED_IT = frozenset({"assessment.prepared_by", "assessment.approved_by"})


@pytest.mark.parametrize("kind", [SELF_ASSESSMENT, LARGE_PRINT, SUMMARY])
def test_nor_in_the_self_assessment_but_for_who_completed_and_approved_it(
    sample: Session, kind: str
) -> None:
    plant(sample, WHO_COMPLETED_IT)
    for text in everything_in(export_paper(sample, kind, END)):
        found = squeezed(text)
        assert [trace for trace in TRACES if trace in found] == []


def test_the_canaries_would_be_found_where_a_text_is_published(sample: Session) -> None:
    """The search itself works: what is written for publication is seen, also split over lines."""
    with sample.action("write") as action:
        row = sample.register.rows("SELECT id FROM report_text WHERE part = 'foreword'")[0]
        action.update("report_text", row["id"], {"body": "Mr ZEBEDIAH\n\nQuill-\nfeather came."})
    found = " ".join(map(squeezed, everything_in(export_paper(sample, PUBLIC_REPORT, END))))
    assert "zebediah" in found
    assert "quillfeather" in found


# ---- the types


WORDS_OF_OURS = {
    "Landlord": {"name", "address", "tenure", "contact"},
    "Approval": {
        *("body", "prepared_by", "checked_by", "for_approval_at", "minute", "signed_by"),
        *("publish_where", "submitted_how", "version"),
    },
    "Count": {"name"},
    "StageCount": {"name"},
    "RefusalGround": {"ground", "provision"},
    "Cell": {"name", "shown"},
    "CellRow": {"name", "shown"},
    "PublicTables": {"paid_in"},
    "SelfAssessmentPaper": {"edition_title", "notice", "compared_with_last_year", "notes"},
    "AssessmentSection": {"title"},
    "AssessmentRow": {"provision", "requirement", "answer_words", "evidence", "commentary"},
    "CodeItem": {"label", "text"},
    "ActionItem": {"provision", "falls_short", "detail", "actions", "who"},
    "DraftProblem": {"provision", "text"},
    "Narrative": {"text", "name", "role"},
    "Response": {"text", "not_accepted", "residents_questions", "signed_by", "minute"},
    "Decision": {"text", "provision"},
    "Learning": {"you_said", "we_did", "what_changed", "told"},
    "PlanLine": {"what", "who"},
    "PlanResult": {"what", "result"},
    "PublicOmbudsman": {"non_compliance", "performance_report", "other_reports"},
    "CaseStudy": {"title", "text"},
    "RestatedFigure": {"title", "was", "now", "since", "name"},
    "PublicReport": {"categories_unused", "why_late", "residents_know", "notes"},
}
"""Every text a public report can hold, by type: words of ours, or written for publication."""
NAMES = vars(figures) | vars(papers) | {"date": date}


def parts_of(hint: object) -> Iterator[object]:
    if typing.get_origin(hint) in (tuple, types.UnionType, typing.Union):
        for part in typing.get_args(hint):
            yield from parts_of(part)
    elif hint is not Ellipsis and hint is not types.NoneType:
        yield hint


def texts_in(kind: type, seen: dict[str, set[str]]) -> dict[str, set[str]]:
    if kind.__name__ in seen:
        return seen
    seen[kind.__name__] = set()
    assert is_dataclass(kind)
    hints = typing.get_type_hints(kind, localns=NAMES)
    for each in fields(kind):
        for part in parts_of(hints[each.name]):
            assert isinstance(part, type), f"{kind.__name__}.{each.name} may hold anything"
            if is_dataclass(part):
                texts_in(part, seen)
            elif part is str:
                seen[kind.__name__].add(each.name)
            else:
                assert issubclass(part, (int, float, date, Enum)), each.name
    return seen


def test_a_public_report_can_hold_no_text_but_those_listed() -> None:
    found = {name: texts for name, texts in texts_in(PublicReport, {}).items() if texts}
    assert found == WORDS_OF_OURS


def test_the_drafts_problems_and_the_officers_names_stay_inside(sample: Session) -> None:
    report = public_report_paper(sample, END)
    assert report.assessment is not None
    assert report.assessment.problems == ()
    assert report.approval.prepared_by == "The complaints officer"
