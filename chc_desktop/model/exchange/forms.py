"""A landlord's self-assessment form, read from Word, Excel, CSV or HTML in whatever layout it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.form_columns import Role
from chc_desktop.model.exchange.form_matching import Matcher
from chc_desktop.model.exchange.form_paragraphs import read_paragraphs
from chc_desktop.model.exchange.form_rows import FoundRow, FoundTable, TableReader
from chc_desktop.model.exchange.html_tables import read_html_blocks, read_html_tables
from chc_desktop.model.exchange.packages import Kind, kind_of
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.sheets import read_sheets
from chc_desktop.model.exchange.word_text import (
    Block,
    Cell,
    Row,
    Table,
    read_word_blocks,
    read_word_tables,
)
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
    also: tuple[str, ...] = ()
    """Other editions that the file holds a whole form of, which were not read."""


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
    rows, also = _rows_of(tables, path, matcher, editions)
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
        also=also,
    )


def _rows_of(
    tables: Sequence[Table], path: Path, matcher: Matcher, editions: Sequence[Edition]
) -> tuple[list[FoundRow], tuple[str, ...]]:
    """The form's rows, from its tables or from its paragraphs, and which editions are passed over."""
    titles = frozenset(plain(s.title) for edition in editions for s in edition.sections)
    reader = TableReader(matcher, titles)
    found = [reader.read(table) for table in tables]
    chosen, also = _newest_form(_parts(found), matcher, editions)
    rows = [row for part in chosen for row in part]
    fewest = min(len(edition.provisions) for edition in editions) / 2
    if _answered(rows) < fewest:
        written = read_paragraphs(_blocks(path), matcher, editions, titles)
        rows = written if _answered(written) > _answered(rows) else rows
    return rows, also


def _parts(found: Sequence[FoundTable]) -> list[tuple[FoundRow, ...]]:
    """The tables that show the Code's text, and others about provisions that stand in none of them.

    A summary of the answers before the form says again what the form says.
    """
    shown = {row.number for table in found if table.whole for row in table.rows}
    return [
        table.rows
        for table in found
        if table.whole or sum(row.number not in shown for row in table.rows) * 2 > len(table.rows)
    ]


def _newest_form(
    parts: list[tuple[FoundRow, ...]], matcher: Matcher, editions: Sequence[Edition]
) -> tuple[list[tuple[FoundRow, ...]], tuple[str, ...]]:
    """Where a file holds whole forms of two editions, such as last year's behind, the newest one."""
    of = [matcher.surely(_pairs(part)) for part in parts]
    counts = {
        edition.edition: sum(
            len(p) for p, name in zip(parts, of, strict=True) if name == edition.edition
        )
        for edition in editions
    }
    whole = [e.edition for e in editions if counts[e.edition] * 2 >= len(e.provisions)]
    if len(whole) < 2:
        return parts, ()
    kept = [part for part, name in zip(parts, of, strict=True) if name not in whole[:-1]]
    return kept, tuple(whole[:-1])


def _answered(rows: Iterable[FoundRow]) -> int:
    """How many provisions have a Yes, a No, or a cell left blank for one."""
    return len({row.number for row in rows if not row.answer or read_answer(row.answer)})


def _pairs(rows: Iterable[FoundRow]) -> list[tuple[str, str]]:
    return [(row.number, row.text(Role.REQUIREMENT)) for row in rows]


def _blocks(path: Path) -> tuple[Block, ...]:
    kind = kind_of(path, WANTED)
    if kind is Kind.WORD:
        return read_word_blocks(path)
    return read_html_blocks(path) if kind is Kind.HTML else ()


def _tables(path: Path) -> tuple[Table, ...]:
    kind = kind_of(path, WANTED)
    if kind is Kind.WORD:
        return read_word_tables(path)
    return read_html_tables(path) if kind is Kind.HTML else _sheets(path)


def _sheets(path: Path) -> tuple[Table, ...]:
    return tuple(
        tuple(
            Row(
                tuple(
                    Cell(row.text(i), i, i + 1, hidden=i in row.hidden)
                    for i in range(len(row.values))
                ),
                row.number,
            )
            for row in sheet
        )
        for sheet in read_sheets(path, WANTED)
    )


def _edition_of(
    rows: Iterable[FoundRow], matcher: Matcher, editions: Sequence[Edition]
) -> Edition | None:
    pairs = _pairs(rows)
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
