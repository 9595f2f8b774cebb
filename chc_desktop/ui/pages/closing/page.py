"""A year before it is closed and after: what is locked, what stands against it, what is restated."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from chc_desktop.model.services import closing, queries
from chc_desktop.model.services.closing import ClosingView
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels import closing_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

Lines = list[tuple[str, str]]


class CloseYearPage(Page):
    """The key of its place is the end of a reporting year."""

    title = "Close the year"
    nav = "reports"
    help_text = (
        "Close a year when its report is approved. Its figures are then locked: the report prints "
        "them as they were approved, and shows beside them what was put right later. Each "
        "complaint is counted in one year."
    )

    def refresh(self) -> None:
        """Show the year of the place, or the one that today lies in."""
        self.clear_body()
        this_year = self.hub.ask(queries.landlord).year_end
        year_end = date.fromisoformat(self.place.key) if self.place.key else this_year
        view = self.hub.ask(closing.closing_view, year_end)
        back = Button("Reports", "link", "arrow-left", name="Back to Reports")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self.add_heading(words.heading(view), words.summary(view))
        if view.length:
            self.body.addWidget(Label(view.length))
        if view.blocked:
            self.body.addWidget(Banner("warning", "Not yet", view.blocked))
        elif view.problems:
            text = "\n".join(problem.text for problem in view.problems)
            self.body.addWidget(Banner("advice", words.SETTLE, text))
        if not view.blocked and (view.anew or not view.closings):
            verb = "Close it anew" if view.closings else "Close the year"
            place = words.form_place(view.year.end)
            self.primary = PlaceButton(self.hub, place, verb, "primary", name=verb)
            self.body.addLayout(row(self.primary, None))
        self.body.addSpacing(theme().space(8))
        columns = Folding(54, spacing=28)
        columns.add(_locked(view), 1)
        if view.closings:
            columns.add(_since(view), 1)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("reports"))


def _locked(view: ClosingView) -> QWidget:
    head = "Locked figures" if view.closings else "What will be locked"
    note = Label(words.carried_over(view), tone="muted")
    all_of_them = Label("And every other figure that the report prints.", tone="muted")
    return _pile(heading_row(head), _card(list(view.figures)), all_of_them, note)


def _since(view: ClosingView) -> QWidget:
    closed = [
        ("Closed" if n == 0 else "Closed anew", words.closed(c))
        for n, c in enumerate(view.closings)
    ]
    found = [words.restated(line) for line in view.restated]
    parts: list[QWidget | QLayout] = [heading_row("When it was closed"), _card(closed)]
    parts.append(heading_row("Restated since"))
    parts.append(_card(found) if found else Label("None.", tone="muted"))
    return _pile(*parts)


def _card(lines: Lines) -> Card:
    card = Card(margin=0)
    card.body.setSpacing(0)
    side, top = theme().space(20), theme().space(10)
    for number, (name, said) in enumerate(lines):
        if number:
            card.add_line()
        layout = column(Label(name, tone="muted"), Label(said, Role.BOLD), spacing=2)
        layout.setContentsMargins(side, top, side, top)
        card.body.addLayout(layout)
    return card


def _pile(*parts: QWidget | QLayout) -> QWidget:
    pile = QWidget()
    layout = column(*parts, spacing=12)
    layout.addStretch(1)
    pile.setLayout(layout)
    return pile
