"""Complaints out of a CSV or Excel file, whoever made it: values read, nothing judged.

`rules.importing` judges the rows; what cannot be read at all is noted on its row here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.model.exchange.complaint_headings import (
    REQUIRED,
    column_of,
    is_stage,
    stage2_of,
)
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.sheets import Sheet, SheetRow, Value, read_sheets, written
from chc_desktop.model.rules.answers import plain
from chc_desktop.model.rules.importing import ComplaintRow, RowKind, RowProblem, StageFacts
from chc_desktop.model.rules.text import one_line
from chc_desktop.model.rules.values import CATEGORIES, CHANNELS, Outcome, RefusalGround
from chc_desktop.model.rules.written_dates import read_date, read_serial

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WANTED = "the complaints as a CSV or Excel file"

_HEADINGS_WITHIN = 40
_FOOT = re.compile(
    r"\s*(?:(?:grand |sub-?)?totals?|sum|count|average|mean|notes?|source|prepared|printed|page|"
    r"exported|generated|end of)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
_NOTHING = frozenset({"", "n/a", "na", "none", "nil", "not applicable"})
_LARGEST_AMOUNT = 10**9
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"", "no", "n", "false", "0", "na", "n a", "none"})
_OUTCOMES = {
    **dict.fromkeys(("upheld", "fully upheld", "upheld in full", "justified"), Outcome.UPHELD),
    **dict.fromkeys(
        (
            "partly upheld",
            "partially upheld",
            "part upheld",
            "upheld in part",
            "upheld partly",
            "partial",
            "partially",
            "partly",
            "partial upheld",
            "upheld partially",
            "partially justified",
        ),
        Outcome.PARTLY_UPHELD,
    ),
    **dict.fromkeys(
        ("not upheld", "notupheld", "un upheld", "unupheld", "not justified", "dismissed"),
        Outcome.NOT_UPHELD,
    ),
    **dict.fromkeys(
        ("withdrawn", "withdrew", "withdrawn by resident", "complaint withdrawn"),
        Outcome.WITHDRAWN,
    ),
}
_CHANNELS = {
    **{plain(channel): channel for channel in CHANNELS},
    **dict.fromkeys(("phone", "phone call", "call", "tel", "telephone call"), "telephone"),
    **dict.fromkeys(("e mail", "mail by email"), "email"),
    **dict.fromkeys(("post", "by post", "by letter"), "letter"),
    **dict.fromkeys(("face to face", "visit", "office visit", "verbal"), "in person"),
    **dict.fromkeys(("web", "web form", "website", "online", "online form"), "website form"),
    **dict.fromkeys(("text", "sms"), "text message"),
}
_CATEGORIES = {
    **{plain(category): category for category in CATEGORIES},
    **dict.fromkeys(("asb", "antisocial behaviour"), "anti-social behaviour"),
    **dict.fromkeys(("damp and mould", "damp", "leak", "leaks"), "damp, mould and leaks"),
    **dict.fromkeys(("repair", "repairs and maintenance"), "repairs"),
}


@dataclass(frozen=True, slots=True)
class ComplaintsFile:
    """The rows of a file, and the headings of columns that were not understood."""

    rows: tuple[ComplaintRow, ...]
    ignored: tuple[str, ...] = ()


def read_complaints(path: Path) -> ComplaintsFile:
    """Read every complaint of a file; blank rows, titles and totals are passed over.

    Raises FileProblem, with a sentence for the person who chose the file.
    """
    sheets = read_sheets(path, WANTED)
    best: set[str] = set()
    for sheet in sheets:
        for index, row in enumerate(sheet[:_HEADINGS_WITHIN]):
            columns = _columns(row, sheet[index - 1] if index else None)
            if columns.keys() >= set(REQUIRED):
                return _read(sheet[index + 1 :], row, columns)
            best = max(best, set(columns), key=len)
    missing = " and ".join(f"“{name}”" for name in REQUIRED if name not in best)
    raise FileProblem(
        f"{path.name} has no column headed {missing}. Nothing was imported. "
        "Name the columns in the first row and try again."
    )


def _columns(row: SheetRow, above: SheetRow | None) -> dict[str, int]:
    """The columns a row of headings names; of two for the same thing the proper name, or the first.

    A row above may group them ("Stage 1", "Stage 2"); and what comes again behind a column of
    stage 2 belongs to stage 2.
    """
    found: dict[str, int] = {}
    group = ""
    for index in range(len(row.values)):
        group = (above.text(index) if above else "") or group
        heading = row.text(index)
        name = column_of(f"{group} {heading}") if is_stage(group) and heading else None
        name = name or column_of(heading)
        if name in found and any(column.startswith("stage2_") for column in found):
            name = stage2_of(name)
        if name and (name not in found or heading.strip().lower() == name):
            found[name] = index
    return found


def _read(rows: Sheet, headings: SheetRow, columns: Mapping[str, int]) -> ComplaintsFile:
    names = [headings.text(i) for i in range(len(headings.values))]
    ignored = [n for i, n in enumerate(names) if n.strip() and i not in columns.values()]
    read = [
        _complaint(row, columns)
        for row in rows
        if row.values != headings.values and not _is_foot(row, columns)
    ]
    return ComplaintsFile(tuple(read), tuple(ignored))


def _is_foot(row: SheetRow, columns: Mapping[str, int]) -> bool:
    """Whether a row is a total or a note below the complaints."""
    received = row.text(columns["received"])
    if read_date(received) or read_serial(received):
        return False
    texts = [row.text(i).strip() for i in range(len(row.values)) if row.text(i).strip()]
    # A cell of nothing but control characters is blank once they are gone.
    if not texts or _FOOT.match(texts[0]):
        return True
    unnamed = not row.text(columns["reference"]) and not received
    return unnamed and all(_MONEY.fullmatch(text) for text in texts)


def _is_blank(text: str) -> bool:
    """Whether a cell means that there is nothing; a question mark does not."""
    return text.strip(" -–—.").casefold() in _NOTHING


class _Fields:
    """Reads one row's values by column and collects what cannot be read."""

    def __init__(self, row: SheetRow, columns: Mapping[str, int]) -> None:
        self._row = row
        self._columns = columns
        self.problems: list[RowProblem] = []

    def _value(self, name: str) -> Value:
        index = self._columns.get(name)
        if index is None or index >= len(self._row.values):
            return None
        return self._row.values[index]

    def text(self, name: str) -> str:
        return written(self._value(name))

    def day(self, name: str) -> date | None:
        value = self._value(name)
        text = written(value)
        if _is_blank(text):
            return None
        found = read_date(text) or read_serial(text)
        if found is None:
            words = f"“{one_line(text)[:40]}” is not a date. Write it like 3 April 2026."
            self.problems.append(RowProblem(RowKind.NO_DATE, name, words))
        return found

    def yes(self, name: str) -> bool:
        text = plain(self.text(name)) or ("yes" if self.text(name) in {"✓", "✔"} else "")
        if text not in _YES | _NO:
            words = "This is neither yes nor no, so it was taken as no."
            self.problems.append(RowProblem(RowKind.UNCLEAR_YES_NO, name, words))
        return text in _YES

    def outcome(self, name: str) -> Outcome | None:
        text = self.text(name)
        if _is_blank(text):
            return None
        found = _OUTCOMES.get(plain(text))
        if found is None:
            words = (
                f"“{one_line(text)[:40]}” is not an outcome. Write upheld, partly upheld, "
                "not upheld or withdrawn."
            )
            self.problems.append(RowProblem(RowKind.UNKNOWN_OUTCOME, name, words))
        return found

    def pence(self, name: str) -> int | None:
        text = self.text(name)
        if _is_blank(text):
            return None
        match = _MONEY.fullmatch(text.strip())
        amount = -1
        if match:
            amount = int(match[1].replace(",", "")) * 100 + int((match[2] or "0").ljust(2, "0"))
        if not 0 <= amount <= _LARGEST_AMOUNT:
            words = f"“{one_line(text)[:40]}” is not an amount in pounds. Write it like 25.50."
            self.problems.append(RowProblem(RowKind.NO_AMOUNT, name, words))
            return None
        return amount

    def several(self, name: str) -> tuple[str, ...]:
        parts = (one_line(part) for part in self.text(name).split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def stage(self, prefix: str) -> StageFacts:
        second = prefix == "stage2_"
        own = prefix if second else ""
        ground = self.text(f"{own}refused_ground")
        return StageFacts(
            requested=self.day("stage2_requested") if second else None,
            acknowledged=self.day(f"{own}acknowledged"),
            handlers=self.several(f"{prefix}handler"),
            extension_told=self.day(f"{prefix}extension_told"),
            extended_to=self.day(f"{prefix}extended_to"),
            extension_reason=self.text(f"{prefix}extension_reason"),
            ombudsman_given=self.yes(f"{prefix}extension_ombudsman_given"),
            responded=self.day(f"{prefix}responded"),
            outcome=self.outcome(f"{prefix}outcome"),
            refused_on=self.day(f"{own}refused_on"),
            refused_ground=ground,
            ground=_ground(ground),
        )


def _complaint(row: SheetRow, columns: Mapping[str, int]) -> ComplaintRow:
    fields = _Fields(row, columns)
    channel = one_line(fields.text("channel"))
    categories = (_CATEGORIES.get(plain(name), name) for name in fields.several("category"))
    return ComplaintRow(
        row=row.number,
        reference=one_line(fields.text("reference")),
        received=fields.day("received"),
        channel=_CHANNELS.get(plain(channel), channel),
        resident=one_line(fields.text("resident")),
        home=one_line(fields.text("home")),
        categories=tuple(dict.fromkeys(categories)),
        description=fields.text("description"),
        outcome_sought=fields.text("outcome_sought"),
        outside_measures=fields.yes("outside_measures"),
        stage1=fields.stage("stage1_"),
        stage2=fields.stage("stage2_"),
        compensation=fields.pence("compensation"),
        learning=fields.text("learning"),
        unreadable=tuple(fields.problems),
    )


def _ground(words: str) -> RefusalGround | None:
    """The Code's ground for refusing that a file's words stand for (2.2); None without words."""
    text = plain(words)
    if not text:
        return None
    if re.search(r"\b(?:12|twelve) months?\b|\bout of time\b|\btoo late\b|\btoo old\b", text):
        return RefusalGround.OUT_OF_TIME
    if re.search(r"\bcourt\b|\blegal\b|\bclaim\b|\bsolicitors?\b|\btribunal\b", text):
        return RefusalGround.LEGAL_PROCEEDINGS
    if re.search(r"\balready\b|\bpreviously\b|\bbefore\b|\brepeat", text):
        return RefusalGround.ALREADY_CONSIDERED
    return RefusalGround.OTHER
