"""A closed year on paper: when its figures were locked, what is restated, what was carried over."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from chc_desktop.model.reports import words
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.look import CELL, CELL_BOLD
from chc_desktop.model.reports.text import bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chc_desktop.model.reports.document import Paper
    from chc_desktop.model.reports.papers import LockedYear, StageCount
    from chc_desktop.model.reports.year_paper import YearPaper


def locked_words(locked: LockedYear | None) -> str:
    """Return when the figures were locked; empty while the year is open."""
    if locked is None:
        return ""
    said = f" They were locked on {words.day(locked.on)}"
    if locked.anew is not None:
        said += f" and locked anew on {words.day(locked.anew)}"
    return f"{said}: a later correction is shown as a restatement."


def restated_words(locked: LockedYear | None, name: str) -> str:
    """Return "Restated: 13 of 14, was 12 of 14." for a figure of the year, or nothing."""
    found = locked.restated if locked else ()
    return next((f"Restated: {f.now}, was {f.was}." for f in found if f.name == name), "")


def restated_figures(paper: Paper, locked: LockedYear | None) -> None:
    """Add every figure that is no longer as approved; nothing where all of them are."""
    if locked is None or not (locked.restated or locked.more):
        return
    paper.heading("Restated figures", 2)
    paper.text(
        f"Facts of this year were corrected after its figures had been locked on "
        f"{words.day(locked.on)}. What was approved stands beside what is right.",
        holds=bool(locked.restated),
    )
    if locked.restated:
        reasons = list(dict.fromkeys(each.since for each in locked.restated if each.since))
        columns = [
            Column(70, "Figure"),
            Column(40, "As approved", CELL),
            Column(40, "Restated", CELL_BOLD),
            Column(18, "Why"),
        ]
        rows = [
            [
                each.title,
                words.sentence(each.was),
                words.sentence(each.now),
                _letter(reasons, each.since),
            ]
            for each in locked.restated
        ]
        paper.table(grid(columns, rows, row_heads=False, flows=True))
        for since in reasons:
            paper.note(f"{_letter(reasons, since)}: {since}.")
    if locked.more:
        more = words.counted(locked.more, "more figure" if locked.restated else "figure")
        paper.note(
            f"{more.capitalize()} changed as well. Not printed here: a difference of one might "
            "show whose complaint was corrected. The governing body has them all."
        )


def open_cases(paper: Paper, report: YearPaper) -> None:
    """Add what came of the cases that were open when the year began, and how many are carried over."""
    paper.heading("Brought forward and carried over", 2)
    over = report.carried_over
    brought = sum(line.stage1 + line.stage2 for line in report.brought_forward)
    if not (brought or over.stage1 or over.stage2):
        paper.none("No complaint was open when the year began or when it ended.")
        return
    paper.text(
        [
            bold("Brought forward: "),
            _brought(report.brought_forward) if brought else "none.",
            " They were counted in the year they reached us, and are not counted again."
            if brought
            else "",
        ]
    )
    still = (
        f"{_n(over.stage1)} at stage 1, {_n(over.stage2)} at stage 2. Next year\u2019s report says "
        "what came of them."
        if over.stage1 or over.stage2
        else "none."
    )
    paper.text([bold("Still open when the year ended: "), still])


def _letter(reasons: Sequence[str], since: str) -> str:
    """Return a reason as a letter, its words being below the table: "b"; past z, "27"."""
    if not since:
        return ""
    place = reasons.index(since)
    return ascii_lowercase[place] if place < len(ascii_lowercase) else str(place + 1)


def _brought(lines: Sequence[StageCount]) -> str:
    parts = []
    for stage in (1, 2):
        numbers = [(line.name, line.stage1 if stage == 1 else line.stage2) for line in lines]
        found = [f"{n} {name.lower()}" for name, n in numbers if n]
        if found:
            total = sum(n for _, n in numbers)
            parts.append(f"{total} at stage {stage} ({', '.join(found)})")
    return f"{'; '.join(parts)}."


def _n(number: int) -> str:
    return str(number) if number else "none"
