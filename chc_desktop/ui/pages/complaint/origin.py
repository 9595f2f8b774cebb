"""Where a complaint came from: a service request, or a survey answer (1.5, 1.6)."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from chc_desktop.model.rules.wording import long_date, short_date
from chc_desktop.model.services import request_links
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Card, column
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.story import heading_row


def origin(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the section that names what it came from and opens it; None without one."""
    request = hub.ask(request_links.request_behind, view.id)
    if request is None:
        return _survey(hub, view)
    place = Place("request", str(request.id))
    texts = (request.reference, request.what, request.standing.value)
    card = Card(margin=0)
    name = f"Open service request {request.reference}"
    card.body.addWidget(PlaceRow(hub, place, texts, name=name))
    return column(heading_row("The service request it came from"), card, spacing=12)


def _survey(hub: Hub, view: ComplaintView) -> QLayout | None:
    answer = hub.ask(request_links.answer_behind, view.id)
    if answer is None:
        return None
    on = short_date(answer.on, hub.session.today.year)
    texts = (f"Answered {on}", f"“{answer.words}”")
    card = Card(margin=0)
    name = f"Open the survey answer of {long_date(answer.on)}"
    card.body.addWidget(PlaceRow(hub, Place("answer", str(answer.id)), texts, name=name))
    return column(heading_row("The survey answer it came from"), card, spacing=12)
