"""Where a complaint came from: the service request that goes on beside it (1.5)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from chc_desktop.model.services import request_links
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Card, column
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme


def origin(hub: Hub, complaint_id: int) -> QVBoxLayout | None:
    """Return the section that names the service request and opens it; None without one."""
    request = hub.ask(request_links.request_behind, complaint_id)
    if request is None:
        return None
    place = Place("request", str(request.id))
    texts = (request.reference, request.what, request.standing.value)
    card = Card(margin=0)
    name = f"Open service request {request.reference}"
    card.body.addWidget(PlaceRow(hub, place, texts, name=name))
    part = column(spacing=12)
    part.addSpacing(theme().space(12))
    part.addLayout(heading_row("The service request it came from"))
    part.addWidget(card)
    return part
