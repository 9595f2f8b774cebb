"""Decisions between meetings on a complaint's page: taken, printed for the minutes, noted."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.services import committee
from chc_desktop.model.services.committee import DecisionView
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.dialogs.decision_paper import DecisionPaper
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import committee_words as words
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


def decisions_section(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the decisions between meetings; None without any, and where none is needed."""
    found = hub.ask(committee.decisions, view.id)
    is_open = any(date.left is not None for stage in view.stages for date in stage.dates)
    if not found and not is_open:
        return None
    words_of_button = "Decide between meetings"
    place = words.between_place(view.id)
    add = PlaceButton(
        hub,
        place,
        words_of_button,
        "quiet",
        icon="plus",
        name=f"{words_of_button}: {view.reference}",
    )
    if not found:
        line = Folding(0)
        line.add(add)
        line.add_stretch()
        return column(line)
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, decision in enumerate(found):
        if index:
            card.add_line()
        card.body.addWidget(_line(hub, decision))
    return column(heading_row("Decisions between meetings", add), card, spacing=12)


def _line(hub: Hub, view: DecisionView) -> QWidget:
    year = hub.session.today.year
    made = QWidget()
    lines = column(Label(words.about(view), Role.BOLD), Label(view.what), spacing=4)
    lines.addWidget(Label(words.decided(view, year), tone="muted"))
    lines.addWidget(Label(words.noted(view, year), tone="muted" if view.noted_on else "soon"))
    buttons = Folding(30, spacing=12)
    which = f"{words.about(view)}, {view.reference}"
    if view.noted_on is None:
        place = words.note_place(view.id)
        buttons.add(PlaceButton(hub, place, "Note it", name=f"Note it: {which}"))
    buttons.add(DecisionPaper(hub, view))
    change = words.between_place(view.complaint_id, view.id)
    buttons.add(PlaceButton(hub, change, "Change", "quiet", name=f"Change: {which}"))
    buttons.add_stretch()
    lines.addWidget(buttons)
    side, top = theme().space(20), theme().space(14)
    lines.setContentsMargins(side, top, side, top)
    made.setLayout(lines)
    return made
