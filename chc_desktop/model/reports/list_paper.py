"""A list as a paper: a landscape table whose columns are as wide as their words, or blocks."""

from __future__ import annotations

from dataclasses import dataclass

from chc_desktop.model.reports import words
from chc_desktop.model.reports.document import LANDSCAPE_PAGE
from chc_desktop.model.reports.furniture import line_width
from chc_desktop.model.reports.grid import Column, grid
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.look import CELL, CELL_PAD, H1, HEAD, LANDSCAPE, MM

_PADS = 2 * CELL_PAD + 1  # points of a column's width without words
_WIDEST = 70 * MM  # no column asks for more: long texts go on in more lines
_LONGEST = 40 * MM  # a longer word may be cut


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A list to print: every row has one text for each heading."""

    landlord: str
    title: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_list(shown: ListPaper, *, large: bool = False) -> bytes:
    """The list as PDF in 12 or 18 point; the same list always gives the same bytes."""
    landlord = " ".join(words.clean(shown.landlord).split())
    title = " ".join(words.clean(shown.title).split())
    paper = begin(f"{title}, {landlord}", landlord, title, first_page=LANDSCAPE_PAGE, large=large)
    paper.heading(title, 1, style=H1.but(before=0))
    paper.text(shown.about)
    if shown.rows:
        columns = [
            Column(wide / MM, head)
            for head, wide in zip(shown.headings, _widths(shown), strict=True)
        ]
        paper.table(grid(columns, shown.rows, row_heads=len(columns) > 1, flows=True))
    else:
        paper.none()
    return paper.render()


def _widths(shown: ListPaper) -> list[float]:
    """Return the columns' widths in points: room for the longest word, then as texts need it."""
    room = LANDSCAPE.text_width
    least, wish = [], []
    for n, head in enumerate(shown.headings):
        texts = [row[n] for row in shown.rows]
        longest = max(
            [_longest(head, HEAD.size, bold=True), *(_longest(text, CELL.size) for text in texts)]
        )
        least.append(min(longest, _LONGEST) + _PADS)
        lines = [line_width(words.clean(text), CELL.size) for text in texts]
        wish.append(max(least[-1], min(max(lines), _WIDEST) + _PADS))
    if sum(least) >= room:
        return [wide * room / sum(least) for wide in least]
    more = [wanted - got for wanted, got in zip(wish, least, strict=True)]
    share = (room - sum(least)) / (sum(more) or 1)
    return [got + extra * min(share, 1.0) for got, extra in zip(least, more, strict=True)]


def _longest(text: str, size: float, *, bold: bool = False) -> float:
    said = words.held(words.clean(text)).replace("\n", " ").split(" ")
    return max(line_width(word.replace(words.NBSP, " "), size, bold=bold) for word in said)
