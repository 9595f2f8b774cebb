"""What was learned in a reporting year, and from which complaints it is still to be written up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services import learning, queries
from chc_desktop.model.services.views_remedies import LearningView, LearningYear
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import assessment_words, remedy_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import EmptyState
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.tokens import Role

ABOUT = (
    "The annual report prints what is worded for publication, without names or cases (8.1, 9.3). "
    "A note of our own stays here."
)
NOTHING = "Nothing was written up in this year, and no complaint of it asks for it."


class LearningPage(Page):
    """The year's learning on the left, what still asks for it on the right."""

    title = "Learning"
    nav = "reports"
    help_text = (
        "Every complaint that was upheld, fully or in part, asks what changes for everyone. So does "
        "the third complaint about the same thing within 12 months. A row opens where it is written."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._years = Choice()

    def refresh(self) -> None:
        """Show the year of the place, or the one that today lies in."""
        self.clear_body()
        this_year = self.hub.ask(queries.landlord).year_end
        chosen = date.fromisoformat(self.place.key) if self.place.key else this_year
        view = self.hub.ask(learning.learning_year, chosen)
        back = Button("Reports", "link", "arrow-left", name="Back to Reports")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self._years = Choice(assessment_words.years(view.years, this_year))
        self._years.setAccessibleName("Reporting year")
        self._years.choose(chosen.isoformat())
        self._years.currentIndexChanged.connect(self._year_chosen)
        head = Folding(30, spacing=12)
        head.add(Label("Learning", Role.H1), 1)
        head.add(self._years)
        self.body.addWidget(head)
        self.body.addWidget(Label(ABOUT, Role.LEAD, "muted"))
        columns = Folding(54, spacing=28)
        columns.add(self._entries(view), 65)
        if view.waiting:
            columns.add(self._waiting(view), 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the choice of the year."""
        return self._years

    def _entries(self, view: LearningYear) -> QWidget:
        layout = column(heading_row("Written up"), spacing=12)
        if view.entries:
            layout.addWidget(_rows(self.hub, [self._entry(entry) for entry in view.entries]))
        elif view.waiting:
            layout.addWidget(Label("None yet.", tone="muted"))
        else:
            layout.addWidget(EmptyState("check-circle", "Nothing to write up", NOTHING))
        return _pile(layout)

    def _waiting(self, view: LearningYear) -> QWidget:
        rows = [
            (
                remedy_words.remedy_place(asked.complaint_id, "learning"),
                (f"{asked.reference}, {asked.subject}", *asked.reasons),
                f"Write up: {asked.reference}",
            )
            for asked in view.waiting
        ]
        layout = column(heading_row("Still to write up"), _rows(self.hub, rows), spacing=12)
        return _pile(layout)

    def _entry(self, entry: LearningView) -> tuple[Place, tuple[str, ...], str]:
        year = self.hub.session.today.year
        place = remedy_words.remedy_place(entry.complaint_id, "learning", entry.id)
        told = f"Told: {entry.told_whom}" if entry.told_whom else ""
        about = (entry.reference, short_date(entry.on, year), remedy_words.publication(entry))
        texts = (
            remedy_words.learning_title(entry),
            entry.what_changed,
            told,
            " · ".join(filter(None, (*about, remedy_words.missing(entry)))),
        )
        title = remedy_words.learning_title(entry)
        return place, texts, f"Open: {title}, {entry.reference}, {short_date(entry.on, year)}"

    @Slot()
    def _year_chosen(self) -> None:
        self.hub.go(Place("learning", self._years.key))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("reports"))


def _rows(hub: Hub, rows: list[tuple[Place, tuple[str, ...], str]]) -> Card:
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, (place, texts, name) in enumerate(rows):
        if index:
            card.add_line()
        card.body.addWidget(PlaceRow(hub, place, texts, name=name))
    return card


def _pile(layout: QVBoxLayout) -> QWidget:
    pile = QWidget()
    layout.addStretch(1)
    pile.setLayout(layout)
    return pile
