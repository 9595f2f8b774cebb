"""Type of papers in large print: nothing under 18 point, one column over the whole width."""

from __future__ import annotations

from chc_desktop.model.reports.look import LEAD as PLAIN_LEAD
from chc_desktop.model.reports.look import MM, PETROL, Page, Style

PAGE = Page(210 * MM, 297 * MM, 28 * MM, 20 * MM, 26 * MM, 20 * MM)
SIZE = 18.0
TITLE = Style(34, 41, bold=True, colour=PETROL, after=10)
LANDLORD = Style(22, 29, bold=True, after=4)
FIGURE = Style(30, 36, bold=True, colour=PETROL)
H1 = Style(26, 33, bold=True, colour=PETROL, before=30, after=8)
H2 = Style(22, 29, bold=True, before=20, after=5)
H3 = Style(20, 27, bold=True, before=14, after=3)
BODY = Style(SIZE, 25, after=12)
LEAD = Style(SIZE, 25, bold=True, after=12)
BULLET = Style(SIZE, 25, after=8, indent=26)
HEADINGS = {1: H1, 2: H2, 3: H3}
TITLE_FROM = 27.0
"""Headings of this size and more are a paper's title, not a part of it."""
_MORE = 1.5  # by how much spaces and indents grow, as the type does


def enlarged(style: Style) -> Style:
    """Return how a text is set in large print: its weight stays, its size and spaces grow."""
    if style.size >= SIZE:
        return style.but(max_width=0, right=False)
    like = BODY if style.size < LANDLORD.size * 0.7 else LANDLORD
    return Style(
        like.size,
        like.leading,
        bold=style.bold or style.size == PLAIN_LEAD.size,
        colour=style.colour,
        before=style.before * _MORE,
        after=style.after * _MORE,
        indent=BULLET.indent if style.indent == 14 else style.indent * _MORE,
    )
