"""The leaflet "How to complain": the poster's words on one sheet, or in large print (3.4 to 3.7)."""

from __future__ import annotations

from chc_desktop.model.reports import how_to_complain as say
from chc_desktop.model.reports import large, look
from chc_desktop.model.reports.document import PORTRAIT_PAGE, Paper
from chc_desktop.model.reports.furniture import Furniture
from chc_desktop.model.reports.how_to_complain import HowToComplain
from chc_desktop.model.reports.text import bold


def render_leaflet(told: HowToComplain, *, large: bool = False) -> bytes:
    """The leaflet as PDF; the same values always give the same bytes."""
    return (_large(told) if large else _plain(told)).render()


def _plain(told: HowToComplain) -> Paper:
    furniture = Furniture(say.TITLE, told.landlord)
    title = f"{say.TITLE}, leaflet, {told.landlord}"
    paper = Paper(title, told.landlord, furniture, first_page=PORTRAIT_PAGE)
    _fill(paper, told, (look.H1.but(before=0), look.H2, look.LEAD, look.BODY, look.LANDLORD))
    return paper


def _large(told: HowToComplain) -> Paper:
    title = f"{say.TITLE}, leaflet in large print, {told.landlord}"
    paper = large.LargePaper(title, told.landlord, say.TITLE)
    _fill(paper, told, (large.H1, large.H2, large.LEAD, large.BODY, large.LANDLORD))
    return paper


def _fill(paper: Paper, told: HowToComplain, styles: tuple[look.Style, ...]) -> None:
    title, head, lead, body, landlord = styles
    ways = told.ombudsman
    paper.text(told.landlord, landlord.but(after=6))
    paper.heading(say.TITLE, 1, style=title)
    paper.text(say.LEAD, lead)
    paper.heading(say.TELL, 2, style=head)
    paper.text(say.telling(told), body)
    paper.text(say.HELP, body)
    paper.heading(say.ANSWER, 2, style=head)
    for step in say.steps(told):
        when = f" Within {step.days} {step.unit}."
        paper.text([bold(f"{step.what} "), step.text, bold(when)], body)
    paper.text(say.LONGER, body)
    paper.heading(f"The {ways.name.removeprefix('The ')}", 2, style=head)
    paper.text(list(say.FREE), body)
    others = say.whole(f", {ways.form}, or {ways.post}.")
    paper.text(["Telephone ", bold(say.whole(ways.telephone)), others], body)
    paper.text(say.limit_line(told), body)
    paper.text(say.policy_line(told), body)
    paper.text(f"{say.check_line(told)}.", body)
