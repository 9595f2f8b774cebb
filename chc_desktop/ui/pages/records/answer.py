"""One survey answer: what was said, and that its author is told how to complain (1.6)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import requests
from chc_desktop.model.services.views_registers import SurveyView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.records.parts import fact, person_banners
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.viewmodels.record_words import ANSWER, SURVEYS
from chc_desktop.ui.widgets.basics import Button, Card, Label, row
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import NextStepBar, heading_row, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class AnswerPage(Page):
    """One survey answer."""

    nav = "requests"
    title = "Survey answer"
    help_text = (
        "Whoever says in a survey that they are not content is told how to complain (1.6). "
        "Record the day they were told; until then Today reminds you."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._id = 0
        self._others: QWidget | None = None
        self._back = Button("")

    def refresh(self) -> None:
        """Show the answer as it is now."""
        self.clear_body()
        self._others = None
        self._back = PlaceButton(
            self.hub,
            Place("requests", "", SURVEYS),
            "Survey answers",
            "link",
            icon="arrow-left",
            name="Back to Survey answers",
        )
        self.body.addLayout(row(self._back, None))
        answers = self.hub.ask(requests.survey_answers)
        view = next((a for a in answers if str(a.id) == self.place.key), None)
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self._id = view.id
        self.body.addWidget(Label("Survey answer", Role.H1))
        year = self.hub.session.today.year
        who = record_words.who(view.resident, view.home)
        self.body.addWidget(Label(f"{who} · {short_date(view.on, year)}", Role.LEAD, "muted"))
        for banner in person_banners(self.hub, view.person_id):
            self.body.addWidget(banner)
        self.body.addWidget(self._next(view))
        self.body.addSpacing(theme().space(8))
        self.body.addLayout(heading_row("What they said"))
        card = Card()
        card.body.setSpacing(theme().space(10))
        card.body.addWidget(Label(f"“{view.words}”", Role.QUOTE))
        if view.told_on is not None:
            told = short_date(view.told_on, year)
            card.body.addLayout(fact("Told how to complain (1.6)", told))
        if view.left is not None:
            card.body.addLayout(row(left_badge(view.left), None))
        self.body.addWidget(card)
        if view.complaint_id is not None:
            self.body.addWidget(self._complaint(view))
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the filled button, or the other steps when nothing more is to do."""
        return self.primary or self._others or self._back

    def _next(self, view: SurveyView) -> NextStepBar:
        words, text = "Nothing more to do", ""
        primary = None
        if view.tell_by is not None:
            day = short_date(view.tell_by, self.hub.session.today.year)
            words = f"Next: tell them how to complain by {day}"
            text = "They need not say that they want to complain (1.6)."
            primary = self.make_primary("Record that they were told")
            primary.clicked.connect(self._tell)
        elif view.complaint_id is not None:
            text = f"{view.complaint_reference} came of it."
        elif view.told_on is None:
            text = "Nobody can be told: the survey had no names (1.6)."
        made = f"{view.complaint_reference} came of it already." if view.complaint_id else ""
        others = (("survey", "Change the answer", ""), ("log", "Log a complaint", made))
        bar = NextStepBar(words, text, primary, others)
        bar.step_chosen.connect(self._take_step)
        self._others = bar.others
        return bar

    def _complaint(self, view: SurveyView) -> QWidget:
        reference = view.complaint_reference
        place = Place("complaint", str(view.complaint_id))
        card = Card(margin=0)
        texts = (reference, "The complaint that came of it (1.6)")
        card.body.addWidget(PlaceRow(self.hub, place, texts, name=f"Open {reference}"))
        return card

    @Slot()
    def _tell(self) -> None:
        self._take_step("told")

    @Slot(str)
    def _take_step(self, step: str) -> None:
        if step == "log":
            self.hub.go(Place("log", str(self._id), ANSWER))
        else:
            self.hub.go(record_words.form(step, self._id))
