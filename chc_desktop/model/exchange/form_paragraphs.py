"""A self-assessment written as text: a provision's number, then its answer line by line.

Some landlords print each provision as a heading with paragraphs, or a small table of answers, below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.form_columns import Role, place, read_headings, role_of
from chc_desktop.model.exchange.form_matching import number_at_start
from chc_desktop.model.exchange.form_rows import FoundRow, section_words
from chc_desktop.model.rules.answers import is_blank_answer, read_answer
from chc_desktop.model.rules.code import provision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from chc_desktop.model.exchange.form_matching import Matcher
    from chc_desktop.model.exchange.word_text import Block, Table
    from chc_desktop.model.rules.code import Edition

_LABELS = {
    Role.REQUIREMENT: "(?:the |code )?requirement(?: of the code)?|(?:what )?the code says",
    Role.COMPLY: (
        "(?:do|does|are|is) (?:we|you|the landlord|our co-op)(?: \\w+)? (?:comply|compliant)"
        "(?: with this)?|comply(?:[: (]*yes ?/ ?no\\)?)?|complies|compliant|compliance|answer"
    ),
    Role.EVIDENCE: (
        "(?:our |supporting )?evidence(?:,? (?:and|/|&|or) (?:commentary|comments|explanations?)|"
        " \\([^)]{1,40}\\)| of (?:how we comply|compliance))?|how (?:do )?we (?:comply|do this)"
    ),
    Role.COMMENTARY: (
        "commentary(?: ?(?:/|and|or) ?(?:any )?explanations?)?|explanations?(?: if no)?|"
        "(?:further )?comments?|notes"
    ),
    Role.DATE: "date to comply|target date|by when(?: will we comply)?|comply by|date",
}
_LABEL = re.compile(
    "|".join(f"(?P<{role.name}>{words})" for role, words in _LABELS.items()), re.IGNORECASE
)
_COLON = r"\s*(?:[:?]+\s*|\s[-–—]\s|$)"
_AT_START = re.compile(f"(?:{_LABEL.pattern}){_COLON}", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<=\s)(?=(?:{re.sub(r'[?]P<[A-Z]+>', '?:', _LABEL.pattern)})\s*:)", re.I)
_STAGE = re.compile(r"\W*stage (?:1|2|one|two)\W*", re.IGNORECASE)
_ANSWERED = re.compile(r"(yes|no)\b\s*[.:;]\s+(.+)", re.IGNORECASE | re.DOTALL)
_SHORT_ANSWER = 40
_LIKE_IT = 0.25
_LEAST = 5
"""Ours: a text with fewer provisions only mentions the Code."""


def read_paragraphs(
    blocks: Iterable[Block], matcher: Matcher, editions: Sequence[Edition], titles: frozenset[str]
) -> list[FoundRow]:
    """The provisions of a text in their order; none where it is no form."""
    reader = _Reader(matcher, editions, titles)
    for block in blocks:
        if isinstance(block, str):
            for line in block.split("\n"):
                reader.line(" ".join(line.split()))
        else:
            reader.table(block)
    rows = reader.rows
    answered = [row for row in rows if read_answer(row.answer) or not is_blank_answer(row.answer)]
    return rows if len(answered) >= _LEAST and len(answered) * 2 >= len(rows) else []


class _Reader:
    def __init__(
        self, matcher: Matcher, editions: Sequence[Edition], titles: frozenset[str]
    ) -> None:
        self._matcher = matcher
        self._editions = {edition.edition: edition.numbers for edition in editions}
        self._titles = titles
        self._role = Role.REQUIREMENT
        self._current: FoundRow | None = None
        self.rows: list[FoundRow] = []

    def line(self, text: str) -> None:
        """Read a line: a provision begins, a section begins, or words of the provision above."""
        number, rest = number_at_start(text)
        if number and self._begins(number, rest):
            self._current = FoundRow(number)
            self._role = Role.REQUIREMENT
            self.rows.append(self._current)
            text = rest
        elif section_words(text) in self._titles or _STAGE.fullmatch(text):
            self._current = None
        if self._current is None or not text:
            return
        for part in _INSIDE.split(text):
            self._keep(self._current, part.strip())

    def table(self, table: Table) -> None:
        """Read the answers below a provision's heading: headings on top, or down the left side."""
        current = self._current
        if current is None or not table:
            return
        headings = read_headings(table[0], None)
        roles = [column.role for column in headings or ()]
        if headings and {Role.EVIDENCE, Role.COMMENTARY} & set(roles[1:]):
            for row in table[1:]:
                for cell, column in place(row, headings):
                    current.add(column.role, cell.text)
            return
        for row in table:
            role = role_of(row.cells[0].text) if len(row.cells) > 1 else None
            if role is None:
                for cell in row.cells:
                    self.line(" ".join(cell.text.split()))
            else:
                current.add(role, "\n".join(cell.text for cell in row.cells[1:]))

    def _begins(self, number: str, rest: str) -> bool:
        """Whether a line that starts with a number begins that provision, not a mention of it."""
        known = [name for name, numbers in self._editions.items() if number in numbers]
        if not known:
            return False
        last = self._current or next(reversed(self.rows), None)
        if rest and max(self._matcher.similarity(rest, name, number) for name in known) > _LIKE_IT:
            return last is None or last.number != number
        if last is None or not rest:
            return last is None or provision_key(number) > provision_key(last.number)
        return rest[0].isupper() and any(
            number == after for name in known for after in self._after(name, last.number)
        )

    def _after(self, name: str, number: str) -> Iterator[str]:
        """The provision that follows in an edition."""
        numbers = self._editions[name]
        if number in numbers[:-1]:
            yield numbers[numbers.index(number) + 1]

    def _keep(self, row: FoundRow, text: str) -> None:
        label = _AT_START.match(text)
        if label:
            assert label.lastgroup is not None
            self._role = Role[label.lastgroup]
            text = text[label.end() :]
        elif self._role is Role.COMPLY and row.text(Role.COMPLY):
            self._role = Role.EVIDENCE
        elif self._role is Role.REQUIREMENT and row.text(Role.REQUIREMENT):
            text = self._unlabelled(row, text)
        if text:
            row.add(self._role, text)

    def _unlabelled(self, row: FoundRow, text: str) -> str:
        """Read an answer without "Comply:" before it; return what is evidence already."""
        both = _ANSWERED.fullmatch(text)
        if both:
            row.add(Role.COMPLY, both[1])
            self._role = Role.EVIDENCE
            return both[2]
        begins = re.match(r"(?:yes|no)\b", text, re.IGNORECASE)
        if len(text) <= _SHORT_ANSWER and (begins or read_answer(text)):
            self._role = Role.COMPLY
        return text
