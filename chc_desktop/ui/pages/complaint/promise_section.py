"""What was promised, on the complaint's page: by when, who does it, and the way to record it done."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.model.services.views import ComplaintView, PromiseView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import step_words
from chc_desktop.ui.widgets.basics import Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


def promise_section(hub: Hub, view: ComplaintView) -> QLayout | None:
    """Return the promises of a complaint (6.6, 6.17); None without any."""
    if not view.promises:
        return None
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, promise in enumerate(view.promises):
        if index:
            card.add_line()
        card.body.addWidget(_line(hub, view, promise))
    return column(heading_row("Promises"), card, spacing=12)


def _line(hub: Hub, view: ComplaintView, promise: PromiseView) -> Folding:
    line = Folding(30, spacing=16)
    line.set_margins(theme().space(20), theme().space(14))
    line.add(_words(promise, hub.session.today.year), 1)
    if promise.done_on is None:
        verb = Verb.KEEP_PROMISE
        place = step_words.step_place(view.id, verb, promise.id)
        words = step_words.WORDS[verb].button
        name = f"Record as done: {promise.what}"
        line.add(PlaceButton(hub, place, words, name=name), centred=True)
    return line


def _words(promise: PromiseView, year: int) -> QWidget:
    words = QWidget()
    money = f", {pounds(promise.amount)}" if promise.amount else ""
    lines = column(Label(f"{promise.what}{money}", Role.BOLD), spacing=2)
    if promise.done_on is not None:
        lines.addWidget(Label(f"Done {short_date(promise.done_on, year)}", tone="muted"))
    elif promise.due_on is not None:
        lines.addWidget(Label(f"By {short_date(promise.due_on, year)}", tone="muted"))
        if promise.left is not None:
            lines.addLayout(row(left_badge(promise.left), None))
    if promise.owner:
        lines.addWidget(Label(promise.owner, Role.SMALL, "muted"))
    words.setLayout(lines)
    return words
