"""The remedies of a letter on paper: a table, or numbered sentences in large print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, Grid, grid
from chc_desktop.model.reports.text import Run, bold
from chc_desktop.model.rules.letter_remedies import AMOUNT, NO_DAY, WHAT, WHEN, RemedyLine

if TYPE_CHECKING:
    from collections.abc import Sequence


def numbered(remedies: Sequence[RemedyLine]) -> list[tuple[str, Sequence[str | Run] | str]]:
    """Remedies as numbered sentences, for large print."""
    return [
        (str(n), [f"{line.what}: ", bold(line.more), "."] if line.more else f"{line.what}.")
        for n, line in enumerate(remedies, 1)
    ]


def remedy_table(remedies: Sequence[RemedyLine]) -> Grid:
    """Remedies as a table: what, amount, when; without a column for money where there is none."""
    if not any(line.amount for line in remedies):
        columns = [Column(93, WHAT), Column(50, WHEN)]
        return grid(columns, [[line.what, line.when or NO_DAY] for line in remedies])
    columns = [Column(65, WHAT), Column(28, AMOUNT), Column(50, WHEN)]
    return grid(
        columns,
        [[line.what, line.amount or words.NONE, line.when or NO_DAY] for line in remedies],
    )
