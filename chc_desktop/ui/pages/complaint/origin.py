"""Where a complaint came from: the service request that goes on beside it (1.5)."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from chc_desktop.model.services import request_links
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Card, column
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.story import heading_row


def origin(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the section that names the service request and opens it; None without one."""
    request = hub.ask(request_links.request_behind, view.id)
    if request is None:
        return None
    place = Place("request", str(request.id))
    texts = (request.reference, request.what, request.standing.value)
    card = Card(margin=0)
    name = f"Open service request {request.reference}"
    card.body.addWidget(PlaceRow(hub, place, texts, name=name))
    return column(heading_row("The service request it came from"), card, spacing=12)
