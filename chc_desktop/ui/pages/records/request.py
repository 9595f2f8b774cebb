"""One service request as a story: what is next, what was asked, the choice to complain."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.requests import RequestStanding
from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import requests
from chc_desktop.model.services.views_registers import RequestView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.records.parts import STANDING_LOOKS, fact, meta_line, person_banners
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import NextStepBar, heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class RequestPage(Page):
    """The story of one service request."""

    nav = "requests"
    title = "Service request"
    help_text = (
        "The coloured bar says what is next. If the resident is not content with what was done, "
        "offer the choice to complain and write down their answer: only then can the request be "
        "closed (1.3, 1.5). A complaint never ends the work on a request."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._view: RequestView | None = None
        self._others: QWidget | None = None
        self._back = Button("")

    def refresh(self) -> None:
        """Show the request as it is now."""
        self.clear_body()
        self._others = None
        key = self.place.key
        self._view = view = self.hub.ask(requests.request, int(key)) if key.isdecimal() else None
        self._back = PlaceButton(
            self.hub,
            Place("requests"),
            "Service requests",
            "link",
            icon="arrow-left",
            name="Back to Service requests",
        )
        self.body.addLayout(row(self._back, None))
        if view is None:
            self.title = "Service request"
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self.title = f"Service request {view.reference}"
        self.body.addWidget(Label(first_words(view.what), Role.H1))
        who = record_words.who(view.resident, view.home)
        look = STANDING_LOOKS[view.standing]
        self.body.addWidget(meta_line(view.standing.value, look, f"{view.reference} · {who}"))
        for banner in person_banners(self.hub, view.person_id):
            self.body.addWidget(banner)
        self.body.addWidget(self._next(view))
        self.body.addSpacing(theme().space(8))
        columns = Folding(54, spacing=28)
        columns.add(self._left(view), 65)
        columns.add(self._right(view), 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the filled button, or the other steps when nothing more is to do."""
        return self.primary or self._others or self._back

    def _next(self, view: RequestView) -> NextStepBar:
        words, text = record_words.next_words(view)
        primary = None
        if view.standing is RequestStanding.OFFER_CHOICE:
            primary = self.make_primary("Offer the choice")
            primary.clicked.connect(self._offer)
        elif view.standing is not RequestStanding.DONE:
            primary = self.make_primary("Record as done")
            primary.clicked.connect(self._finish)
        bar = NextStepBar(words, text, primary, record_words.other_steps(view))
        bar.step_chosen.connect(self._take_step)
        self._others = bar.others
        return bar

    def _left(self, view: RequestView) -> QWidget:
        left = QWidget()
        layout = column(spacing=12)
        layout.addLayout(heading_row("What was asked for"))
        year = self.hub.session.today.year
        card = Card()
        card.body.setSpacing(theme().space(10))
        card.body.addLayout(fact("What they ask", view.what))
        card.body.addLayout(fact("Asked", short_date(view.received_on, year)))
        if view.dissatisfied_on is not None:
            words = short_date(view.dissatisfied_on, year)
            card.body.addLayout(fact("Not content with it (1.5)", words))
        if view.done_on is not None:
            card.body.addLayout(fact("Done", short_date(view.done_on, year)))
        layout.addWidget(card)
        layout.addStretch(1)
        left.setLayout(layout)
        return left

    def _right(self, view: RequestView) -> QWidget:
        right = QWidget()
        layout = column(spacing=12)
        layout.addLayout(heading_row("The choice to complain"))
        card = Card()
        card.body.setSpacing(theme().space(10))
        if view.choice_offered_on is not None:
            offered = short_date(view.choice_offered_on, self.hub.session.today.year)
            card.body.addLayout(fact("Offered (1.3)", offered))
            card.body.addLayout(fact("Their answer", f"“{view.choice_words}”"))
        elif view.dissatisfied_on is not None:
            card.body.addWidget(Label("Not offered yet."))
        else:
            text = "Needed as soon as they say, in any words, that they are not content (1.5)."
            card.body.addWidget(Label(text, tone="muted"))
        if view.complaint_id is None and view.dissatisfied_on is not None:
            words = "Make it a complaint"
            button = PlaceButton(self.hub, Place("log", str(view.id)), words, name=words)
            card.body.addLayout(row(button, None))
        layout.addWidget(card)
        if view.complaint_id is not None:
            layout.addSpacing(theme().space(12))
            layout.addLayout(heading_row("The complaint that came of it"))
            layout.addWidget(self._complaint(view))
        layout.addStretch(1)
        right.setLayout(layout)
        return right

    def _complaint(self, view: RequestView) -> Card:
        card = Card(margin=0)
        text = "The work on the request goes on (1.5)." if view.done_on is None else ""
        reference = view.complaint_reference
        place = Place("complaint", str(view.complaint_id))
        card.body.addWidget(PlaceRow(self.hub, place, (reference, text), name=f"Open {reference}"))
        return card

    @Slot()
    def _offer(self) -> None:
        self._take_step("offer-choice")

    @Slot()
    def _finish(self) -> None:
        self._take_step("request-done")

    @Slot(str)
    def _take_step(self, step: str) -> None:
        assert self._view is not None
        if step == "complaint":
            self.hub.go(Place("log", str(self._view.id)))
        else:
            self.hub.go(record_words.form(step, self._view.id))


def first_words(text: str, most: int = 10) -> str:
    """Return the first words of a text, as a heading."""
    words = text.split()
    if len(words) <= most:
        return " ".join(words).rstrip(".")
    return f"{' '.join(words[:most]).rstrip('.,;:')} …"
