"""The leaflet "How to complain": the poster's words on one sheet, or in large print (3.4 to 3.7)."""

from __future__ import annotations

from chc_desktop.model.reports import how_to_complain as say
from chc_desktop.model.reports import look
from chc_desktop.model.reports.how_to_complain import HowToComplain
from chc_desktop.model.reports.large import begin
from chc_desktop.model.reports.text import bold


def render_leaflet(told: HowToComplain, *, large: bool = False) -> bytes:
    """The leaflet as PDF; the same values always give the same bytes."""
    paper = begin(f"{say.TITLE}, leaflet, {told.landlord}", told.landlord, say.TITLE, large=large)
    ways = told.ombudsman
    paper.text(told.landlord, look.LANDLORD.but(after=6))
    paper.heading(say.TITLE, 1, style=look.H1.but(before=0))
    paper.text(say.LEAD, look.LEAD)
    paper.heading(say.TELL, 2)
    paper.text(say.telling(told))
    paper.text(say.HELP)
    paper.heading(say.ANSWER, 2)
    for step in say.steps(told):
        when = f" Within {step.days} {step.unit}."
        paper.text([bold(f"{step.what} "), step.text, bold(when)])
    paper.text(say.LONGER)
    paper.heading(f"The {ways.name.removeprefix('The ')}", 2)
    paper.text(list(say.FREE))
    others = say.whole(f", {ways.form}, or {ways.post}.")
    paper.text(["Telephone ", bold(say.whole(ways.telephone)), others])
    paper.text(say.limit_line(told))
    paper.text(say.policy_line(told))
    paper.text(f"{say.check_line(told)}.")
    return paper.render()
