"""What was learned from a complaint, or why it is asked for: advice, never overdue (9.1 to 9.3)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import learning
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.model.services.views_remedies import LearningView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import remedy_words
from chc_desktop.ui.widgets.basics import Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

ASK = "What can be learned from it?"


def learning_section(hub: Hub, view: ComplaintView) -> QVBoxLayout | None:
    """Return what was learned, or the question; None while there is no reason to ask."""
    entries = hub.ask(learning.learning_of, view.id)
    asked = hub.ask(learning.asked_of, view.id)
    answered = view.next.verb not in (Verb.ACKNOWLEDGE, Verb.RESPOND)
    if not (entries or asked or answered):
        return None
    place = remedy_words.remedy_place(view.id, "learning")
    add = PlaceButton(hub, place, "Add", "quiet", icon="plus", name="Add what was learned")
    layout = column(heading_row("Learning", add), spacing=12)
    if asked:
        layout.addWidget(Banner("advice", ASK, "\n".join(asked)))
    elif not entries:
        layout.addWidget(Label("Nothing was written up. Nothing asks for it.", tone="muted"))
    if entries:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for index, entry in enumerate(entries):
            if index:
                card.add_line()
            card.body.addWidget(_entry(hub, entry))
        layout.addWidget(card)
    return layout


def _entry(hub: Hub, entry: LearningView) -> Folding:
    year = hub.session.today.year
    said = QWidget()
    lines = column(spacing=2)
    day = short_date(entry.on, year)
    title = remedy_words.learning_title(entry)
    lines.addWidget(Label(title, Role.BOLD))
    told = f"Told: {entry.told_whom}" if entry.told_whom else ""
    on = f", {short_date(entry.told_on, year)}" if entry.told_on else ""
    for text in (entry.what_changed, entry.internal and f"Our own note: {entry.internal}"):
        if text:
            lines.addWidget(Label(text, tone="muted"))
    small = [day, remedy_words.publication(entry), f"{told}{on}", remedy_words.missing(entry)]
    lines.addWidget(Label(" · ".join(filter(None, small)), Role.SMALL, "muted"))
    place = remedy_words.remedy_place(entry.complaint_id, "learning", entry.id)
    words = "Go on" if entry.missing else "Correct"
    button = PlaceButton(hub, place, words, "link", name=f"{words}: learning of {day}")
    lines.addLayout(row(button, None))
    said.setLayout(lines)
    line = Folding(30, spacing=16)
    line.set_margins(theme().space(20), theme().space(14))
    line.add(said, 1)
    return line
