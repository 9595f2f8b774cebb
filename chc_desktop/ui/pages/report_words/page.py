"""Everything that is written for the annual report of a year, each with the way to write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.rules.wording import n_of
from chc_desktop.model.services import papers, public_check, queries, report_words
from chc_desktop.model.services.report_words import PlanView, ReportWords, StoryView, TextView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import assessment_words
from chc_desktop.ui.viewmodels import report_words as words
from chc_desktop.ui.widgets.badge import CHECK, DONE, LEFT, Badge, BadgeLook
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.tokens import Role

ABOUT = (
    "The figures come from the register; these words come from you. Both editions print them, so "
    "they name no person, home or case."
)
Rows = list[tuple[tuple[str, ...], Place, Badge | None]]


class ReportWordsPage(Page):
    """The texts on the left, plans, stories and figures on the right."""

    title = "Words for the report"
    nav = "reports"
    help_text = (
        "Each row opens where it is written. Your typing is kept while you write. A name, a home "
        "or a reference in your words is pointed out before anything is published."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._years = Choice()

    def refresh(self) -> None:
        """Show what is written for the year of the place, or of today."""
        self.clear_body()
        this_year = self.hub.ask(queries.landlord).year_end
        chosen = date.fromisoformat(self.place.key) if self.place.key else this_year
        view = self.hub.ask(report_words.report_words, chosen)
        back = Button("Reports", "link", "arrow-left", name="Back to Reports")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        known = self.hub.ask(papers.reports, chosen).years
        self._years = Choice(assessment_words.years(known, this_year))
        self._years.setAccessibleName("Reporting year")
        self._years.choose(chosen.isoformat())
        self._years.currentIndexChanged.connect(self._year_chosen)
        head = Folding(30, spacing=12)
        head.add(Label("Words for the report", Role.H1), 1)
        head.add(self._years)
        self.body.addWidget(head)
        self.body.addWidget(Label(ABOUT, Role.LEAD, "muted"))
        named = self.hub.ask(public_check.names_to_check, chosen)
        if named:
            self.body.addWidget(Banner("warning", words.LOOK_AGAIN, words.names(named)))
        columns = Folding(54, spacing=28)
        columns.add(self._left(view), 1)
        columns.add(self._right(view), 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the choice of the year."""
        return self._years

    def _left(self, view: ReportWords) -> QWidget:
        texts: Rows = [
            (
                (words.TITLES[text.part], words.ABOUT[text.part]),
                words.form_place(view.year_end, words.step_of(text.part)),
                Badge(words.state(text), _look(text)),
            )
            for text in view.texts
        ]
        stories: Rows = [self._story(view, story) for story in view.stories]
        return _pile(
            heading_row("Texts"),
            self._rows(texts, ""),
            heading_row("Stories, public edition only", self._add(view, "story", "Write a story")),
            self._rows(stories, "None. A story may show what a figure cannot."),
        )

    def _right(self, view: ReportWords) -> QWidget:
        plan: Rows = [
            ((item.what, words.plan_state(item)), self._item(view, "plan", item), None)
            for item in view.plan
        ]
        last: Rows = [
            ((item.what, words.result(item)), self._item(view, "result", item), None)
            for item in view.last_plan
        ]
        satisfied = n_of(*view.satisfaction) if view.satisfaction else "Not entered"
        figures: Rows = [
            (
                ("Satisfaction with complaint handling (TP09)", satisfied),
                words.form_place(view.year_end, "satisfaction"),
                None,
            ),
            (
                ("Complaints of years before this register", "For the three-year comparison."),
                words.form_place(view.year_end, "earlier"),
                None,
            ),
        ]
        return _pile(
            heading_row("Plan for next year", self._add(view, "plan", "Add to the plan")),
            self._rows(plan, "Nothing planned yet."),
            heading_row("Last year’s plan: done or not done"),
            self._rows(last, "None."),
            heading_row("Figures that are typed"),
            self._rows(figures, ""),
        )

    def _story(
        self, view: ReportWords, story: StoryView
    ) -> tuple[tuple[str, ...], Place, Badge | None]:
        texts = (story.title, f"{len(story.body.split())} words")
        return texts, words.form_place(view.year_end, "story", story.id), None

    def _item(self, view: ReportWords, step: str, item: PlanView) -> Place:
        return words.form_place(view.year_end, step, item.id)

    def _add(self, view: ReportWords, step: str, text: str) -> PlaceButton:
        place = words.form_place(view.year_end, step)
        return PlaceButton(self.hub, place, text, "link", icon="plus", name=text)

    def _rows(self, rows: Rows, nothing: str) -> QWidget:
        if not rows:
            return Label(nothing, tone="muted")
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, (texts, place, badge) in enumerate(rows):
            if number:
                card.add_line()
            card.body.addWidget(PlaceRow(self.hub, place, texts, badge))
        return card

    @Slot()
    def _year_chosen(self) -> None:
        self.hub.go(Place("report-words", self._years.key))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("reports"))


def _look(text: TextView) -> BadgeLook:
    if text.body.strip():
        return DONE
    return LEFT if text.part in words.ONLY_IF else CHECK


def _pile(*parts: QWidget | QLayout) -> QWidget:
    pile = QWidget()
    layout = column(*parts, spacing=12)
    layout.addStretch(1)
    pile.setLayout(layout)
    return pile
