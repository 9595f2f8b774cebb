"""Rows of tables made into rows of the self-assessment form, every word kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.form_columns import (
    Role,
    complete,
    infer,
    is_tick,
    place,
    read_headings,
    role_of,
)
from chc_desktop.model.exchange.form_matching import number_at_start, number_in
from chc_desktop.model.rules.answers import plain, read_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.exchange.form_columns import Column, Layout
    from chc_desktop.model.exchange.form_matching import Matcher
    from chc_desktop.model.exchange.word_text import Cell, Row, Table

_TITLE = re.compile(
    r"\W*(?:section|part|stage|chapter|mandatory|best practice|annex|appendix)\b", re.IGNORECASE
)
_LONGEST_TITLE = 120
_FOOT = re.compile(
    r"\W*(?:(?:sub|grand)?\W?totals?|sum|signed|signature|approved by|completed by|prepared by|"
    r"version|date)\b",
    re.IGNORECASE,
)
_COUNT = 6


@dataclass(slots=True)
class FoundRow:
    """One provision as a form shows it; texts are kept piece by piece, in order.

    `number` is as written, so 6.10 may stand as "6.1", or be empty. `one_column` says that
    evidence and commentary share a column.
    """

    number: str
    texts: dict[Role, list[str]] = field(default_factory=dict)
    one_column: bool = False

    def text(self, role: Role) -> str:
        """All pieces of a column, a newline between them."""
        return "\n".join(self.texts.get(role, ()))

    def add(self, role: Role, text: str) -> None:
        """Keep another piece, unless it only says again what is there."""
        pieces = self.texts.setdefault(role, [])
        if text.strip() and text not in pieces:
            pieces.append(text)

    @property
    def answer(self) -> str:
        """The words under Comply; of two columns, the one that is ticked."""
        if Role.YES not in self.texts and Role.NO not in self.texts:
            return " ".join(self.text(Role.COMPLY).split())
        ticked = [
            text if len(text) > 3 else name
            for name, role in (("Yes", Role.YES), ("No", Role.NO), ("Partly", Role.PARTLY))
            if is_tick(text := " ".join(self.text(role).split()))
        ]
        return " ".join(ticked)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The form's rows out of one table; `whole` when it shows the Code's own text."""

    rows: tuple[FoundRow, ...]
    whole: bool


class TableReader:
    """Reads the tables of one file in order; a table without headings has those before it."""

    def __init__(self, matcher: Matcher, titles: frozenset[str]) -> None:
        self._about = matcher.about
        self._is_code = matcher.is_code
        self._titles = titles
        self._layout: Layout | None = None
        self._last: FoundRow | None = None

    def read(self, table: Table) -> FoundTable:
        """The form's rows in a table; none when the table is about something else."""
        transposed = _transposed(table)
        if transposed:
            return FoundTable(tuple(transposed), whole=True)
        layout, own, body = self._layout_of(table)
        if layout is None:
            return FoundTable((), whole=False)
        rows: list[FoundRow] = []
        for row in table[body:]:
            headings = self._headings_again(row, layout)
            if headings:
                layout = complete(headings, table, self._is_code)
            else:
                self._read_row(row, layout, rows)
        if not rows or not _answers(layout):
            return FoundTable((), whole=False)
        self._last = rows[-1]
        if own:
            self._layout = layout
        matched = sum(self._is_code(row.text(Role.REQUIREMENT)) for row in rows)
        return FoundTable(tuple(rows), whole=matched * 3 >= len(rows))

    def _layout_of(self, table: Table) -> tuple[Layout | None, bool, int]:
        """The table's columns, whether it says so itself, and where its rows begin."""
        previous: Layout | None = None
        body = 0
        for row in table:
            headings = None if self._is_data(row) else read_headings(row, previous)
            if headings is None and (previous or self._is_data(row)):
                break
            if not (previous and headings) or _tells_more(headings, previous):
                previous = headings
            body += 1
        if previous:
            found = complete(previous, table, self._is_code)
            if len(table) <= 2 and _answers(found):
                self._layout = found
            return found, True, body
        numbered = [row for row in table if any(number_in(c.text)[0] for c in row.cells[:2])]
        coded = [row for row in table if any(self._is_code(c.text) for c in row.cells)]
        if self._layout and _width(table) == self._layout[-1].end:
            fits = bool(coded) or _answered(table, self._layout)
            if fits or _goes_on(table, self._layout):
                return self._layout, False, 0
        inferred = infer(coded or numbered, self._is_code)
        return (inferred, True, 0) if inferred else (None, False, 0)

    def _is_data(self, row: Row) -> bool:
        starts = any(number_at_start(cell.text)[0] for cell in row.cells[:2])
        return starts or any(self._is_code(cell.text) for cell in row.cells)

    def _headings_again(self, row: Row, layout: Layout) -> Layout | None:
        """The columns when a row repeats the headings, as it does on every page, or changes them."""
        if self._is_data(row):
            return None
        known = {plain(column.heading) for column in layout} - {""}
        if len(known & {plain(cell.text) for cell in row.cells}) > 1:
            return layout
        headings = read_headings(row, None)
        roles = {column.role for column in headings or ()}
        named = roles - {Role.OTHER}
        return headings if len(named) > 2 and named & {Role.COMPLY, Role.YES} else None

    def _read_row(self, row: Row, layout: Layout, rows: list[FoundRow]) -> None:
        placed = place(row, layout)
        number, requirement, in_number = _number(placed)
        code = next((c.text for c, col in placed if col.role is Role.REQUIREMENT), "")
        # A page may end inside a row: what comes first in the next table then belongs to it.
        current = rows[-1] if rows else self._last if _answers(layout) else None
        starts = self._starts(number, code, current, own_number=in_number)
        if not starts and not number:
            if current is None or self._is_title(placed) or self._is_foot(placed):
                return
            placed = _labelled(placed)
        if starts:
            current = FoundRow(number, one_column=_one_column(layout))
            rows.append(current)
        assert current is not None
        for cell, column in placed:
            if cell.merged and not starts:
                continue
            text = cell.text
            if column.role is Role.NUMBER or (requirement and cell.text.endswith(requirement)):
                text = requirement if number else cell.text
                requirement = ""
                _keep(current, Role.REQUIREMENT, column, "" if text in _ONLY else text)
            elif column.role is not Role.OTHER or section_words(text) not in self._titles:
                _keep(current, column.role, column, text)

    def _starts(
        self, number: str, code: str, current: FoundRow | None, *, own_number: bool
    ) -> bool:
        """Whether a row begins another provision; else it goes on with the one above."""
        if current is None:
            return bool(number) or self._is_code(code)
        known = code in current.texts.get(Role.REQUIREMENT, ())
        if number:
            # A number typed twice is a mistake when another requirement stands beside it.
            other = not known and self._is_code(code)
            return current.number != number or (other and not self._same_provision(code, current))
        return (
            not own_number
            and not known
            and self._is_code(code)
            and not self._same_provision(code, current)
        )

    def _same_provision(self, code: str, current: FoundRow) -> bool:
        """Whether a wording, such as an item of a list, belongs to the provision above."""
        these = self._about(code)
        before = self._about(current.text(Role.REQUIREMENT))
        if before:
            return bool(these & before)
        return any(number == current.number for _, number in these)

    def _is_title(self, placed: list[tuple[Cell, Column]]) -> bool:
        """Whether a row without a number is the name of a section or a stage, or empty."""
        cells = [(cell, column) for cell, column in placed if cell.text.strip()]
        text = " ".join(dict.fromkeys(cell.text for cell, _ in cells))
        words = section_words(text)
        if words in self._titles:
            return True
        inside = any(
            column.role not in _SHORT_ONES and cell.end - cell.start <= column.end - column.start
            for cell, column in cells
        )
        if inside or len(text) > _LONGEST_TITLE:
            return False
        return not words or words.isdecimal() or bool(_TITLE.match(text))

    def _is_foot(self, placed: list[tuple[Cell, Column]]) -> bool:
        """Whether a row is a sum, a signature or a count by section, and no part of a provision."""
        names = [c.text for c, column in placed if column.role is Role.NUMBER and c.text.strip()]
        if not names:
            return False
        if _FOOT.match(names[0]):
            return True
        others = [c.text for c, column in placed if column.role is not Role.NUMBER]
        title = section_words(names[0]) in self._titles or _TITLE.match(names[0])
        return bool(title) and all(len(text) <= _COUNT for text in others)


def section_words(text: str) -> str:
    """A text for comparing with the sections' names, without "Section 6:"."""
    return re.sub(r"^(?:section )?\d+ ", "", plain(text))


_SHORT_ONES = frozenset({Role.NUMBER, Role.REQUIREMENT, Role.COMPLY, Role.YES, Role.NO})
_ONLY = frozenset({"continued", "(continued)", "cont", "cont.", "(cont)", "(cont.)", "cont’d"})


def _labelled(placed: list[tuple[Cell, Column]]) -> list[tuple[Cell, Column]]:
    """A row below the answers that begins with a heading ("Commentary:") is what it says."""
    said = [(cell, column) for cell, column in placed if cell.text.strip() and not cell.merged]
    if not said:
        return placed
    first, column = said[0]
    label, colon, rest = first.text.partition(":")
    role = role_of(label)
    spanning = first.end - first.start > column.end - column.start
    if column.role is not Role.NUMBER and not (spanning and colon):
        return placed
    if role not in _TEXTS or len(label) > _LABEL:
        return placed
    if rest.strip():
        rest_of = replace(first, text=rest.strip())
        return [(rest_of, replace(column, role=role)), *said[1:]]
    return [(cell, replace(col, role=role)) for cell, col in said[1:]] if colon or said[1:] else []


_TEXTS = frozenset({Role.EVIDENCE, Role.COMMENTARY, Role.DATE})
_LABEL = 40


def _keep(row: FoundRow, role: Role, column: Column, text: str) -> None:
    if role is Role.OTHER and text.strip():
        heading = " ".join(column.heading.split())
        row.add(Role.COMMENTARY, f"{heading}: {text}" if heading else text)
    elif role is Role.DATE and text.strip():
        row.add(Role.DATE, text)
    else:
        row.add(role, text)


def _number(placed: list[tuple[Cell, Column]]) -> tuple[str, str, bool]:
    """A row's number, the text that shares its cell, and whether it has a column of its own."""
    cells = [(cell.text, column) for cell, column in placed]
    own = [text for text, column in cells if column.role is Role.NUMBER]
    if own:
        number, rest = next((found for found in map(number_in, own) if found[0]), ("", ""))
        return number, rest, bool(number)
    for cell, column in placed:
        if cell.text.strip():
            # A row of its own above the answers spans several columns.
            spanning = cell.end - cell.start > column.end - column.start
            if spanning or column.role in {Role.REQUIREMENT, Role.OTHER}:
                number, rest = number_in(cell.text)
                return number, rest if number else "", False
            break
    return "", "", False


def _tells_more(headings: Layout, above: Layout) -> bool:
    """Whether a second row of headings divides the first; else it is guidance below it."""
    roles = {column.role for column in headings} - {Role.OTHER}
    lost = {column.role for column in above} - {Role.OTHER} - roles
    divided = {Role.COMPLY} if Role.YES in roles else set()
    return len(headings) > len(above) or not lost - divided


def _answers(layout: Layout) -> bool:
    return any(column.role in {Role.COMPLY, Role.YES} for column in layout)


def _one_column(layout: Layout) -> bool:
    roles = {column.role for column in layout}
    return Role.EVIDENCE not in roles or Role.COMMENTARY not in roles


def _answered(table: Table, layout: Layout) -> bool:
    """Whether numbered rows have answers where the tables before had them."""
    answers = [
        cell.text
        for row in table
        if _number(place(row, layout))[0]
        for cell, column in place(row, layout)
        if column.role in {Role.COMPLY, Role.YES, Role.NO} and cell.text.strip()
    ]
    read = sum(read_answer(text) is not None or len(text) == 1 for text in answers)
    return read * 2 > len(answers)


def _goes_on(table: Table, layout: Layout) -> bool:
    """Whether a table holds nothing but the rest of a row: no number and no answer anywhere."""
    heads = {Role.NUMBER, Role.COMPLY, Role.YES, Role.NO}
    numbered = any(column.role is Role.NUMBER for column in layout)
    return numbered and not any(
        cell.text.strip()
        for row in table
        for cell, column in place(row, layout)
        if column.role in heads
    )


def _width(table: Table) -> int:
    return max((row.cells[-1].end for row in table if row.cells), default=0)


def _transposed(table: Sequence[Row]) -> list[FoundRow]:
    """The rows of a table that has the form's headings down its first column."""
    named = [role_of(row.cells[0].text) for row in table if len(row.cells) > 1]
    heads = len(named) - named.count(None)
    if len(set(named) - {None}) < 3 or Role.NUMBER not in named or heads * 2 < len(named):
        return []
    rows: list[FoundRow] = []
    for row in table:
        role = role_of(row.cells[0].text) if row.cells else None
        text = "\n".join(cell.text for cell in row.cells[1:])
        if role is Role.NUMBER:
            number, rest = number_in(text)
            if not number:
                return []
            rows.append(FoundRow(number))
            rows[-1].add(Role.REQUIREMENT, rest)
        elif rows:
            rows[-1].add(role or Role.COMMENTARY, text)
    return rows
