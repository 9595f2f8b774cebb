"""All homes: what each is let as, and who is there."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import resident_pages
from chc_desktop.model.services.views_people import HomeRow
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.list_tools import ListTools
from chc_desktop.ui.widgets.notices import EmptyState, Wrapped, announce
from chc_desktop.ui.widgets.ordering import Listed, matches, orders, usual
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

NOBODY = "Nobody is entered here."
HEADINGS = ("Home", "Let as", "Who is there")
AT_ONCE = 36
"""Homes shown at first: each row is made of parts, and all of a large landlord's take too long."""


class HomesPage(Page):
    """The landlord's homes in the order they were entered."""

    title = "Homes"
    nav = "residents"
    help_text = (
        "Every home on record and who is there. Search, show some of them, choose an order. Press a name to see everything about that person. "
        "A home where nobody is entered is listed too."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._shown: list[Listed[HomeRow]] = []
        name = "Back to Residents"
        place = words.people_place()
        self._back = PlaceButton(hub, place, "Residents", "link", icon="arrow-left", name=name)
        self._summary = Label("", Role.LEAD, "muted")
        self._search = SearchField("Search homes", "Home or name")
        self._tools = ListTools(hub)
        self._list = QWidget()
        self._all = self._built = False

    def refresh(self) -> None:
        """Show the homes; what is searched for and chosen stays."""
        if not self._built:
            self._built = True
            self._build()
        self._show()

    def first_focus(self) -> QWidget | None:
        """Return the way back: the page is for reading."""
        return self._back

    def search_field(self) -> QWidget | None:
        """Return the search."""
        return self._search if self._search.isVisibleTo(self) else None

    def _build(self) -> None:
        self.body.addLayout(row(self._back, None))
        self.body.addLayout(column(Label("Homes", Role.H1), self._summary, spacing=4))
        self._search.setMinimumWidth(theme().ems(13))
        choices = Folding(58, spacing=12)
        choices.add(self._search, 1)
        choices.add(self._tools)
        self.body.addWidget(choices)
        self._list.setLayout(column(spacing=12))
        self.body.addWidget(self._list)
        foot = Folding(26, spacing=12)
        form = words.form_place(0, "home")
        foot.add(PlaceButton(self.hub, form, "Add a home", icon="house-line", name="Add a home"))
        foot.add(self.lists)
        foot.add_stretch()
        self.body.addWidget(foot)
        self.body.addStretch(1)
        self._search.textChanged.connect(self._searched)
        self._tools.changed.connect(self._searched)

    def _show(self) -> None:
        homes = self.hub.ask(resident_pages.homes_list)
        rows = [Listed(home, _cells(home), (words.let_as(home),)) for home in homes]
        offered = orders(usual("As they were entered"), HEADINGS, [found.cells for found in rows])
        found = self._tools.offer("homes", offered, rows, "All homes")
        self._shown = [home for home in found if matches(home, self._search.text())]
        self._summary.setText(words.homes_count(len(homes)))
        layout = self._list.layout()
        assert layout is not None
        clear(layout)
        shown = self._shown if self._all else self._shown[:AT_ONCE]
        card = Card(margin=0)
        card.body.setSpacing(0)
        for at, home in enumerate(shown):
            if at:
                card.add_line()
            card.body.addWidget(self._line(home.item))
        if shown:
            layout.addWidget(card)
        elif homes:
            text = "Search for another word, empty the search, or show all homes."
            layout.addWidget(EmptyState("magnifying-glass", "Nothing matches", text))
        if len(shown) < len(self._shown):
            more = Button(f"Show all {len(self._shown)} homes")
            more.clicked.connect(self._show_all)
            layout.addWidget(Wrapped(more))
        self.lists.setVisible(bool(shown))
        self._search.setVisible(bool(homes))
        self._tools.setVisible(bool(homes))

    @Slot()
    def _searched(self) -> None:
        self._show()
        announce(self, words.homes_count(len(self._shown)))

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self._show()
        self._back.setFocus()

    def _line(self, home: HomeRow) -> Folding:
        texts = QWidget()
        layout = column(Label(home.label, Role.BOLD), spacing=2)
        if home.tenure:
            layout.addWidget(Label(words.capital(home.tenure), tone="muted"))
        texts.setLayout(layout)
        there = QWidget()
        people = column(spacing=2)
        for person in home.people:
            place, name = words.people_place(person.id), f"{person.name}, {home.label}"
            button = PlaceButton(self.hub, place, person.name, "link", name=name)
            people.addLayout(row(button, None))
        if not home.people:
            people.addWidget(Label(NOBODY, tone="muted"))
        there.setLayout(people)
        made = Folding(28, spacing=16)
        made.set_margins(theme().space(20), theme().space(10))
        made.add(texts, 1)
        made.add(there, 1)
        return made

    def _shown_list(self) -> ShownList:
        """Return the homes in the order shown; a long list is shown whole first."""
        if not self._all:
            self._all = True
            self._show()
        return ShownList("Homes", HEADINGS, tuple(home.cells for home in self._shown), "Homes")


def _cells(home: HomeRow) -> tuple[str, ...]:
    return (home.label, words.capital(home.tenure), ", ".join(p.name for p in home.people))
