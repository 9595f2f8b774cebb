"""A landlord's self-assessment form, read from Word, Excel, CSV or HTML in whatever layout it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.form_columns import Role
from chc_desktop.model.exchange.form_matching import Matcher
from chc_desktop.model.exchange.form_rows import FoundRow, TableReader
from chc_desktop.model.exchange.html_tables import read_html_tables
from chc_desktop.model.exchange.packages import Kind, kind_of
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.sheets import read_sheets
from chc_desktop.model.exchange.word_text import Cell, Row, Table, read_word_tables
from chc_desktop.model.rules.answers import Comply, plain, promised_date, read_answer
from chc_desktop.model.rules.assessment import Answer, FormProblem, form_problems
from chc_desktop.model.rules.written_dates import dates_in, read_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from chc_desktop.model.rules.code import Edition

# Ours: ten times what the longest form seen has, headings and continued rows included.
MAX_ROWS = 3000
WANTED = "the self-assessment as a Word, Excel, CSV or web page file"


@dataclass(frozen=True, slots=True)
class SelfAssessmentForm:
    """A form as it was found.

    `answers` are in the edition's order, blank ones included; `missing` are the provisions of that
    edition the form lacks; `unknown` are rows with a number the edition does not have.
    """

    edition: str
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    problems: tuple[FormProblem, ...]
    unknown: tuple[Answer, ...] = ()


def read_form(path: Path, editions: Sequence[Edition], today: date) -> SelfAssessmentForm:
    """Read a form; `today` says which edition is in force and so whether the form's is old.

    Raises FileProblem, with a sentence for the person who chose the file.
    """
    tables = _tables(path)
    if sum(len(table) for table in tables) > MAX_ROWS:
        raise FileProblem(
            f"{path.name} has far more rows than a self-assessment. Choose the completed form."
        )
    matcher = Matcher(editions)
    titles = frozenset(plain(s.title) for edition in editions for s in edition.sections)
    reader = TableReader(matcher, titles)
    found = [reader.read(table) for table in tables]
    rows = [row for table in found if table.whole for row in table.rows]
    if not rows:
        rows = [row for table in found for row in table.rows]
    edition = _edition_of(rows, matcher, editions)
    if edition is None:
        raise FileProblem(
            f"{path.name} has no self-assessment in it: no table with the Code's provisions and "
            "answers was found. Nothing was read. Choose the landlord's completed form."
        )
    given = _answers(rows, matcher, edition)
    answers = tuple(given[number] for number in edition.numbers if number in given)
    return SelfAssessmentForm(
        edition=edition.edition,
        answers=answers,
        missing=tuple(number for number in edition.numbers if number not in given),
        problems=form_problems(edition, answers, editions, today),
        unknown=tuple(given[number] for number in given if number not in edition.numbers),
    )


def _tables(path: Path) -> tuple[Table, ...]:
    kind = kind_of(path, WANTED)
    if kind is Kind.WORD:
        return read_word_tables(path)
    return read_html_tables(path) if kind is Kind.HTML else _sheets(path)


def _sheets(path: Path) -> tuple[Table, ...]:
    return tuple(
        tuple(
            Row(
                tuple(Cell(row.text(i), i, i + 1) for i in range(len(row.values))),
                row.number,
            )
            for row in sheet
        )
        for sheet in read_sheets(path, WANTED)
    )


def _edition_of(
    rows: Iterable[FoundRow], matcher: Matcher, editions: Sequence[Edition]
) -> Edition | None:
    pairs = [(row.number, row.text(Role.REQUIREMENT)) for row in rows]
    name = matcher.edition_of(pairs)
    edition = next(edition for edition in editions if edition.edition == name)
    known = any(number in edition.numbers or matcher.same_text(t, name) for number, t in pairs)
    return edition if known else None


def _answers(rows: Sequence[FoundRow], matcher: Matcher, edition: Edition) -> dict[str, Answer]:
    merged: dict[str, FoundRow] = {}
    last = ""
    for row in rows:
        text = row.text(Role.REQUIREMENT)
        number = matcher.resolve(edition.edition, row.number, text, last, merged.keys())
        if number in merged:
            _merge(merged[number], row)
        elif number:
            merged[number] = row
        last = number or last
    return {number: _answer(number, row) for number, row in merged.items()}


def _merge(first: FoundRow, again: FoundRow) -> None:
    for role, pieces in again.texts.items():
        for piece in pieces:
            first.add(role, piece)


def _answer(number: str, row: FoundRow) -> Answer:
    evidence, commentary = row.text(Role.EVIDENCE), row.text(Role.COMMENTARY)
    refused = read_answer(row.answer) is Comply.NO
    if refused and row.one_column and not commentary:
        # In a column shared by both, what stands beside a No is the explanation.
        evidence, commentary = "", evidence
    written = row.text(Role.DATE)
    comply_by = read_date(written) or max((day for _, day in dates_in(written)), default=None)
    if written and read_date(written) is None:
        commentary = f"{commentary}\n{written}".strip()
    if comply_by is None and refused:
        comply_by = promised_date(f"{commentary}\n{evidence}")
    return Answer(
        provision=number,
        answer=row.answer,
        evidence=evidence,
        commentary=commentary,
        comply_by=comply_by,
        requirement_found=row.text(Role.REQUIREMENT),
    )
