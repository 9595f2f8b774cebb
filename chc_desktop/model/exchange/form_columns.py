"""Which column of somebody's self-assessment form is which."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.form_matching import number_in
from chc_desktop.model.rules.answers import plain, read_answer
from chc_desktop.model.rules.written_dates import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chc_desktop.model.exchange.word_text import Cell, Row


class Role(Enum):
    """What a column of the form holds."""

    NUMBER = auto()
    REQUIREMENT = auto()
    COMPLY = auto()
    YES = auto()
    NO = auto()
    PARTLY = auto()
    EVIDENCE = auto()
    COMMENTARY = auto()
    DATE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column with the grid columns it covers, `end` not included."""

    start: int
    end: int
    role: Role
    heading: str = ""
    hidden: bool = False


Layout = tuple[Column, ...]

_HEADINGS = (
    (Role.YES, re.compile(r"(?:yes|y|✓|✔|comply yes|yes comply|compliant yes)")),
    (
        Role.NO,
        re.compile(
            r"no|n|✗|comply no|no comply|compliant no|(?:non|not) ?(?:compliant|compliance|met)|"
            r"does not comply"
        ),
    ),
    (Role.PARTLY, re.compile(r"part|in part|(?:partly|partial|partially)(?: \w+)?")),
    (Role.EVIDENCE, re.compile(r".*\bevidenc.*|(?:please )?(?:explain |describe |show )?how\b.*")),
    (
        Role.COMMENTARY,
        re.compile(
            r".*\b(?:comment|commentary|comments|explanations?|explain|"
            r"notes|narrative|rationale|reasons?|remarks?|gaps?|(?:further|additional) \w+)\b.*"
        ),
    ),
    (
        Role.DATE,
        re.compile(
            r".*\b(?:date to comply|comply by|by when|deadline|target date|due date|"
            r"completion date|timescale)\b.*|date|when"
        ),
    ),
    (
        Role.COMPLY,
        re.compile(
            r".*\b(?:comply|complies|compliance|compliant|yes(?: or)? no|y n|met|achieved)\b.*|"
            r"answer|response|status|yes|in place"
        ),
    ),
    (
        Role.REQUIREMENT,
        re.compile(
            r".*\b(?:requirements?|code states|code says|code text|wording|description|standard|"
            r"what the code|statement|must do|criteria|criterion|expectations?)\b.*|details?|text"
        ),
    ),
    (Role.EVIDENCE, re.compile(r".*\bpolicy\b.*")),
    (
        Role.NUMBER,
        re.compile(
            r"(?:.*\b)?(?:provisions?|sections?|ref|reference|number|no|paragraph|para|clause)"
            r"(?:\b.*)?|code|item|#|nr"
        ),
    ),
    (
        Role.EVIDENCE,
        re.compile(
            r".*\b(?:assurance|how we|how do we|supporting|proof|where|position|documents?|"
            r"what we do|what do we do|links?)\b.*"
        ),
    ),
)
_LONGEST_HEADING = 130
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?:\W(?:(?:19|20)?\d\d)\b)?")
_BEFORE = re.compile(r"\b(?:last|previous|prior|old|earlier|before|draft)\b", re.IGNORECASE)
_EMPTY_BOXES = frozenset("☐□ -–—")
_SHORT_REST = 20
_WRITTEN = 0.2
"""Ours: a form with a column of answers has one in at least so many rows, continued ones counted."""


def role_of(heading: str) -> Role | None:
    """The role a heading stands for, or None when it says nothing we know."""
    words = plain(heading) or heading.strip()
    if not words or len(heading) > _LONGEST_HEADING:
        return None
    return next((role for role, pattern in _HEADINGS if pattern.fullmatch(words)), None)


def read_headings(row: Row, above: Layout | None) -> Layout | None:
    """The columns a row of headings names, or None when the row is none.

    `above` is the row of headings just before it: "Comply" may stand over "Yes" and "No".
    """
    texts = [cell.text for cell in row.cells]
    if any(number_in(text)[0] for text in texts) or any(len(t) > _LONGEST_HEADING for t in texts):
        return None
    columns = []
    for cell in row.cells:
        parent = _covering(cell, above) if above else None
        role = role_of(cell.text)
        if parent and (role is None or cell.merged):
            role = parent.role
        heading = cell.text or (parent.heading if parent else "")
        columns.append(Column(cell.start, cell.end, role or Role.OTHER, heading, cell.hidden))
    named = {role_of(text) for text in texts} - {None}
    if len(named) < 2 or (len(named) == 2 and named <= {Role.NUMBER, Role.REQUIREMENT}):
        return None
    return _settled(columns)


def _settled(columns: list[Column]) -> Layout:
    """One column for each role that can only be one; a lone "No" is a number."""
    columns = _paired(columns)
    roles = [column.role for column in columns]
    answer = _newest([column for column in columns if column.role is Role.COMPLY])
    settled: list[Column] = []
    for column in columns:
        role = column.role
        if role is Role.NO and Role.YES not in roles:
            role = Role.NUMBER if plain(column.heading) in {"no", "n"} else Role.COMPLY
        if role is Role.PARTLY and Role.YES not in roles:
            role = Role.OTHER
        if role is Role.YES and Role.NO not in roles:
            role = Role.COMPLY
        before = [c.role for c in settled]
        if role is Role.NUMBER and role in before and Role.REQUIREMENT not in roles:
            role = Role.REQUIREMENT
        second = role is Role.COMPLY and answer is not None and column is not answer
        if second or (role in {Role.REQUIREMENT, Role.COMPLY} and role in before):
            role = Role.OTHER
        settled.append(replace(column, role=role))
    return tuple(settled)


def _paired(columns: list[Column]) -> list[Column]:
    """ "Compliant" beside "Non-compliant" is the column for Yes; of two "No" one is the number."""
    numbers = [column for column in columns if column.role is Role.NO]
    if len(numbers) == 2 and Role.YES in {column.role for column in columns}:
        beside = next(i for i, column in enumerate(columns) if column.role is Role.YES)
        far = max(numbers, key=lambda column: abs(columns.index(column) - beside))
        return [replace(c, role=Role.NUMBER) if c is far else c for c in columns]
    lone = [column for column in columns if column.role is Role.COMPLY]
    has_no = any(c.role is Role.NO and plain(c.heading) not in {"no", "n"} for c in columns)
    if not has_no or len(lone) != 1 or Role.YES in {column.role for column in columns}:
        return columns
    return [replace(column, role=Role.YES) if column in lone else column for column in columns]


def _newest(columns: list[Column]) -> Column | None:
    """Of several columns of answers, the one shown, that of the last year, or the first."""

    def age(column: Column) -> tuple[bool, bool, str]:
        years = _YEAR.findall(column.heading)
        return not column.hidden, not _BEFORE.search(column.heading), max(years, default="")

    return max(columns, key=age, default=None)


def _covering(cell: Cell, layout: Layout) -> Column | None:
    return max(layout, key=lambda column: _overlap(cell, column), default=None)


def _overlap(cell: Cell, column: Column) -> int:
    return min(cell.end, column.end) - max(cell.start, column.start)


def place(row: Row, layout: Layout) -> list[tuple[Cell, Column]]:
    """Each cell of a row with its column, by where it stands, or by count where that fails."""
    placed = []
    for cell in row.cells:
        column = _covering(cell, layout)
        if column and _overlap(cell, column) > 0:
            placed.append((cell, column))
    numbered = any(c.role is Role.NUMBER and number_in(cell.text)[0] for cell, c in placed)
    if not numbered and len(row.cells) == len(layout):
        by_count = list(zip(row.cells, layout, strict=True))
        if any(c.role is Role.NUMBER and number_in(cell.text)[0] for cell, c in by_count):
            return by_count
    return placed


def complete(layout: Layout, rows: Sequence[Row], is_code: Callable[[str], bool]) -> Layout:
    """The layout with the columns that its headings do not tell, found by what is in them."""
    columns = _one_number(_right_way_round(layout, rows), rows)
    roles = {column.role for column in columns}
    for role, test, share in (
        (Role.NUMBER, _has_number, 0.5),
        (Role.REQUIREMENT, is_code, 0.3),
        (Role.COMPLY, _is_answer, 0.5),
    ):
        if role in roles or (role is Role.COMPLY and Role.YES in roles):
            continue
        best, found = 0.0, -1
        for index, column in enumerate(columns):
            if column.role is Role.OTHER or (
                role is Role.NUMBER and column.role is Role.REQUIREMENT
            ):
                part = _share(rows, column, test, blanks=False)
                if part > best and _share(rows, column, _is_written) >= _WRITTEN:
                    best, found = part, index
        if best >= share and columns[found].role is Role.OTHER:
            columns[found] = replace(columns[found], role=role)
    return tuple(_between(columns, rows))


def _right_way_round(layout: Layout, rows: Sequence[Row]) -> Layout:
    """ "Code provision" may head the requirement where "Code ref" heads the number."""
    roles = {column.role: column for column in layout}
    number, text = roles.get(Role.NUMBER), roles.get(Role.REQUIREMENT)
    if number is None or text is None:
        return layout
    first, second = (_share(rows, c, _is_numbered, blanks=False) for c in (number, text))
    if first >= 0.5 or second < 0.5:
        return layout
    swapped = {number: Role.REQUIREMENT, text: Role.NUMBER}
    return tuple(replace(column, role=swapped.get(column, column.role)) for column in layout)


def _between(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """What stands between number and answer is the requirement, shortened or in other words."""
    roles = [column.role for column in columns]
    answer = next((i for i, role in enumerate(roles) if role in {Role.COMPLY, Role.YES}), 0)
    if Role.REQUIREMENT in roles or Role.NUMBER not in roles[:answer]:
        return columns
    texts = {Role.EVIDENCE, Role.COMMENTARY, Role.OTHER}
    written = [i for i, c in enumerate(columns) if _share(rows, c, _is_written) > 0.5]
    after = any(roles[i] in texts for i in written if i > answer)
    for index in range(answer - 1, roles.index(Role.NUMBER), -1):
        column = columns[index]
        if after and column.role is Role.OTHER and index in written and _unlike(rows, column):
            columns[index] = replace(column, role=Role.REQUIREMENT)
            break
    return columns


def _unlike(rows: Sequence[Row], column: Column) -> bool:
    """Whether most texts of a column are its own, unlike those of a section or a status."""
    texts = [_text_in(row, column) for row in rows]
    return len(set(texts)) * 2 > len(texts)


def _one_number(layout: Layout, rows: Sequence[Row]) -> list[Column]:
    """Of several columns headed like a number, the one that has them; a bare count stays unread."""
    named = [column for column in layout if column.role is Role.NUMBER]
    best = max(named, key=lambda column: _share(rows, column, _has_number), default=None)
    columns = []
    for column in layout:
        words = column in named and column is not best and _share(rows, column, _is_count) < 0.9
        columns.append(replace(column, role=Role.OTHER) if words else column)
    return columns


def infer(rows: Sequence[Row], is_code: Callable[[str], bool]) -> Layout:
    """The columns of a table without headings, by what is in them."""
    widths: dict[tuple[int, int], int] = {}
    for row in rows:
        for cell in row.cells:
            widths[(cell.start, cell.end)] = widths.get((cell.start, cell.end), 0) + 1
    common = [span for span, count in widths.items() if count * 3 >= len(rows)]
    plain_columns = tuple(Column(start, end, Role.OTHER) for start, end in sorted(common))
    columns = list(complete(_ticked(plain_columns, rows), rows, is_code))
    texts = iter((Role.EVIDENCE, Role.COMMENTARY))
    for index, column in enumerate(columns):
        if column.role is Role.OTHER and _share(rows, column, _is_written) > 0:
            dates = _share(rows, column, lambda text: read_date(text) is not None, blanks=False)
            role = Role.DATE if dates > 0.5 else next(texts, Role.OTHER)
            columns[index] = replace(column, role=role)
    return tuple(columns)


def _ticked(columns: Layout, rows: Sequence[Row]) -> Layout:
    """Two columns side by side that hold ticks and nothing else are Yes and No."""
    for left, right in itertools.pairwise(columns):
        pairs = [(_text_in(row, left), _text_in(row, right)) for row in rows]
        signs = {text for pair in pairs for text in pair}
        only_one = sum(is_tick(yes) != is_tick(no) for yes, no in pairs)
        if all(len(sign) <= 2 and not sign.isdecimal() for sign in signs) and only_one * 2 > len(
            rows
        ):
            roles = {left: Role.YES, right: Role.NO}
            return tuple(replace(c, role=roles.get(c, c.role)) for c in columns)
    return columns


def _text_in(row: Row, column: Column) -> str:
    place = (column.start, column.end)
    return next((c.text.strip() for c in row.cells if (c.start, c.end) == place), "")


def is_tick(text: str) -> bool:
    """Whether a cell of a Yes or a No column is ticked, by whatever sign."""
    return bool(text.strip()) and not set(text) <= _EMPTY_BOXES


def _is_written(text: str) -> bool:
    return bool(text.strip())


def _has_number(text: str) -> bool:
    return bool(number_in(text)[0])


def _is_numbered(text: str) -> bool:
    number, rest = number_in(text)
    return bool(number) and len(rest) < _SHORT_REST


def _is_count(text: str) -> bool:
    return len(plain(text)) <= 3 or role_of(text) is Role.NUMBER


def _is_answer(text: str) -> bool:
    return read_answer(text) is not None


def _share(
    rows: Sequence[Row], column: Column, test: Callable[[str], bool], *, blanks: bool = True
) -> float:
    """The part of the rows whose cell in a column passes; blank cells count against it or not."""
    texts = [
        cell.text
        for row in rows
        for cell in row.cells
        if (cell.start, cell.end) == (column.start, column.end)
    ]
    if not blanks:
        texts = [text for text in texts if text.strip()]
    return sum(test(text) for text in texts) / len(texts) if texts else 0.0
