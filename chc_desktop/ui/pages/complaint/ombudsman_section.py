"""The Ombudsman's cases on a complaint: what was asked, found and ordered, and what was done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.ombudsman import ItemKind, ItemState
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services import ombudsman
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.model.services.views_remedies import OmbudsmanCaseView, OmbudsmanItemView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import remedy_words
from chc_desktop.ui.widgets.basics import Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

NOTHING = "The Ombudsman has opened no case on this complaint."


def ombudsman_section(hub: Hub, view: ComplaintView) -> QVBoxLayout:
    """Return the cases with what stands in them, and the ways to add to them."""
    place = remedy_words.remedy_place(view.id, "case")
    add = PlaceButton(hub, place, "Add", "quiet", icon="plus", name="Add an Ombudsman case")
    layout = column(heading_row("The Ombudsman", add), spacing=12)
    cases = hub.ask(ombudsman.cases_of, view.id)
    if not cases:
        layout.addWidget(Label(NOTHING, tone="muted"))
    for case in cases:
        layout.addWidget(_case(hub, case))
    return layout


def _case(hub: Hub, case: OmbudsmanCaseView) -> Card:
    year = hub.session.today.year
    card = Card(margin=0)
    card.body.setSpacing(0)
    name = case.reference or "Case without a reference"
    head = QWidget()
    words = column(Label(name, Role.BOLD), spacing=2)
    opened = f"Opened {short_date(case.opened_on, year)}."
    closed = f" Closed {short_date(case.closed_on, year)}." if case.closed_on else ""
    words.addWidget(Label(opened + closed, tone="muted"))
    if case.ordered:
        paid = pounds(case.paid) if case.paid else "none"
        money = f"Ordered: {pounds(case.ordered)}, of which paid: {paid}."
        words.addWidget(Label(money, tone="muted"))
    place = remedy_words.remedy_place(case.complaint_id, "case", case.id)
    correct = PlaceButton(hub, place, "Correct or close", "link", name=f"Correct or close: {name}")
    words.addLayout(row(correct, None))
    head.setLayout(words)
    line = _line(head)
    place = remedy_words.remedy_place(case.complaint_id, "entry", case.id)
    enter = PlaceButton(hub, place, "Add an entry", name=f"Add an entry: {name}")
    line.add(enter, centred=True)
    card.body.addWidget(line)
    for item in case.items:
        card.add_line()
        card.body.addWidget(_item(hub, case, item))
    return card


def _item(hub: Hub, case: OmbudsmanCaseView, item: OmbudsmanItemView) -> Folding:
    title = remedy_words.item_title(item)
    said = QWidget()
    words = column(Label(title, Role.BOLD), spacing=2)
    detail = item.issue if item.kind is ItemKind.FINDING else item.what
    for text in (detail, _days(item, hub.session.today.year)):
        if text:
            words.addWidget(Label(text, tone="muted"))
    if item.left is not None:
        words.addLayout(row(left_badge(item.left), None))
    if item.evidence:
        words.addWidget(Label(item.evidence, Role.SMALL, "muted"))
    about = f"{title}, {detail}"
    place = remedy_words.remedy_place(case.complaint_id, "correct-entry", item.id)
    correct = PlaceButton(hub, place, "Correct", "link", name=f"Correct: {about}")
    words.addLayout(row(correct, None))
    said.setLayout(words)
    line = _line(said)
    if item.is_open:
        button = remedy_words.DONE_BUTTONS[item.kind]
        place = remedy_words.remedy_place(case.complaint_id, "comply", item.id)
        line.add(PlaceButton(hub, place, button, name=f"{button}: {about}"), centred=True)
    return line


def _days(item: OmbudsmanItemView, year: int) -> str:
    parts = [short_date(item.on, year)]
    if item.due_on is not None:
        parts.append(f"due by {short_date(item.due_on, year)}")
    if item.done_on is not None:
        word = "sent" if item.kind is ItemKind.EVIDENCE else "done"
        late = ", late" if item.state is ItemState.DONE_LATE else ""
        parts.append(f"{word} {short_date(item.done_on, year)}{late}")
    return " · ".join(parts)


def _line(words: QWidget) -> Folding:
    line = Folding(30, spacing=16)
    line.set_margins(theme().space(20), theme().space(14))
    line.add(words, 1)
    return line
