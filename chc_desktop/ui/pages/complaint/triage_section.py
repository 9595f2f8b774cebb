"""The triage card on the complaint's page: what was answered, and what to do now (6.1)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.rules.triage import DAYS, YES, Ask, Weight
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.triage import TriageView, triage
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.triage_page import answered_words
from chc_desktop.ui.viewmodels import triage_words
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


def triage_section(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the card as answered, or the way to answer it; None for an old, closed complaint."""
    kept = hub.ask(triage, view.id)
    if kept is None or not (kept.answers or kept.note or view.stages[-1].open):
        return None
    words = "Change answers" if kept.answers else "Answer the card"
    place = Place("triage", str(view.id))
    button = PlaceButton(hub, place, words, "quiet", name=f"{words}: triage")
    return column(heading_row("Triage (6.1)", button), _card(kept), spacing=12)


def harm_section(hub: Hub, view: ComplaintView) -> QWidget | None:
    """Return what to do now where somebody could come to harm; None when nothing is open."""
    kept = hub.ask(triage, view.id)
    if kept is None or not view.stages[-1].open:
        return None
    texts = [said.text for said in kept.says if said.weight is Weight.NOW]
    if kept.answers.get(Ask.HAZARD) == YES:
        texts += kept.hazard[:1]
    return Banner("warning", triage_words.NOW, "\n".join(texts)) if texts else None


def _card(kept: TriageView) -> Card:
    card = Card()
    card.body.setSpacing(theme().space(10))
    if not kept.answers and not kept.note:
        text = "Not answered yet. It asks what has to be considered of every new complaint."
        card.body.addWidget(Label(text, tone="muted"))
        return card
    for ask in Ask:
        answer = kept.answers.get(ask, "")
        if not answer:
            continue
        if ask in DAYS:
            answer = long_date(date.fromisoformat(answer))
        lines = column(Label(triage_words.short(ask, answer), Role.BOLD), spacing=2)
        for said in kept.says:
            if said.ask is ask and said.weight is Weight.SAYS:
                lines.addWidget(Label(triage_words.sentence(said), tone="muted"))
        if ask is Ask.HAZARD and answer == YES:
            for text in kept.hazard[1:]:
                lines.addWidget(Label(text, tone="muted"))
        card.body.addLayout(lines)
    left = f" {kept.left} still open." if kept.left else ""
    for text in (kept.note, f"{answered_words(kept)}{left}".strip()):
        if text:
            card.body.addWidget(Label(text, Role.SMALL, "muted"))
    return card
