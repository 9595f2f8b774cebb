"""What was promised on a complaint, each with what became of it, and the way to each form."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.promises import PromiseState
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services.views import ComplaintView, PromiseView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import remedy_words, step_words
from chc_desktop.ui.widgets.basics import Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

NOTHING = (
    "Nothing was promised. A promise can be added at any time, also before the response (7.1)."
)


def promise_section(hub: Hub, view: ComplaintView) -> QVBoxLayout:
    """Return the heading, the way to add a promise, and a row for each."""
    place = remedy_words.remedy_place(view.id, "promise")
    add = PlaceButton(hub, place, "Add", "quiet", icon="plus", name="Add a promise")
    layout = column(heading_row("Promises", add), spacing=12)
    if not view.promises:
        layout.addWidget(Label(NOTHING, tone="muted"))
        return layout
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, promise in enumerate(view.promises):
        if index:
            card.add_line()
        card.body.addWidget(_promise(hub, promise, view))
    layout.addWidget(card)
    return layout


def _promise(hub: Hub, promise: PromiseView, view: ComplaintView) -> Folding:
    year = hub.session.today.year
    words = QWidget()
    money = f", {pounds(promise.amount)}" if promise.amount else ""
    layout = column(Label(f"{promise.what}{money}", Role.BOLD), spacing=2)
    for text in _standing(promise, year):
        layout.addWidget(Label(text, tone="muted"))
    if promise.left is not None:
        layout.addLayout(row(left_badge(promise.left), None))
    for text in filter(None, (promise.owner, " ".join(promise.facts))):
        layout.addWidget(Label(text, Role.SMALL, "muted"))
    layout.addLayout(row(*_links(hub, promise, view), None, spacing=20))
    words.setLayout(layout)
    line = Folding(30, spacing=16)
    line.set_margins(theme().space(20), theme().space(14))
    line.add(words, 1)
    if promise.is_open:
        verb = Verb.KEEP_PROMISE
        text = step_words.WORDS[verb].button
        place = step_words.step_place(view.id, verb, promise.id)
        line.add(PlaceButton(hub, place, text, name=f"{text}: {promise.what}"), centred=True)
    return line


def _standing(promise: PromiseView, year: int) -> list[str]:
    by = f"By {short_date(promise.due_on, year)}" if promise.due_on else ""
    if promise.done_on is not None:
        late = f", after its day, {by.removeprefix('By ')}" if _late(promise) else ""
        return [f"Done {short_date(promise.done_on, year)}{late}"]
    return [by] if by else []


def _late(promise: PromiseView) -> bool:
    return promise.state is PromiseState.KEPT_LATE


def _links(hub: Hub, promise: PromiseView, view: ComplaintView) -> list[PlaceButton]:
    place = remedy_words.remedy_place(view.id, "promise", promise.id)
    found = [PlaceButton(hub, place, "Correct", "link", name=f"Correct: {promise.what}")]
    if promise.amount and promise.done_on is None:
        place = remedy_words.remedy_place(view.id, "answer", promise.id)
        name = f"Their answer: {promise.what}"
        found.append(PlaceButton(hub, place, "Their answer", "link", name=name))
    return found
