"""Parts that the pages of the registers share."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.requests import RequestStanding
from chc_desktop.model.services import banners
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.widgets import badge
from chc_desktop.ui.widgets.badge import Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.tokens import Role

STANDING_LOOKS = {
    RequestStanding.IN_HAND: badge.GOING,
    RequestStanding.OFFER_CHOICE: badge.CHECK,
    RequestStanding.COMPLAINT: badge.GOING,
    RequestStanding.DONE: badge.DONE,
}
"""How each standing of a request looks."""


def fact(heading: str, text: str) -> QVBoxLayout:
    """Return a fact: a small heading with its words below."""
    return column(Label(heading, Role.SMALL, "muted"), Label(text), spacing=2)


def meta_line(state: str, look: BadgeLook, words: str) -> QWidget:
    """Return the line under a heading: the state, and whose it is."""
    line = Folding(30, spacing=12)
    line.add(Badge(state, look))
    line.add(Label(words, tone="muted"), 1, centred=True)
    return line


def person_banners(hub: Hub, person_id: int | None) -> list[Banner]:
    """Return what shows on every page of a person: adjustments and restrictions (5.10, 5.14)."""
    if person_id is None:
        return []
    found = hub.ask(banners.banners, person_id)
    return [Banner(banner.kind, banner.title, banner.text) for banner in found]
