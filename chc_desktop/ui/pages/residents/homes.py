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
from chc_desktop.ui.widgets.basics import Button, Card, Label, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

NOBODY = "Nobody is entered here."
AT_ONCE = 36
"""Homes shown at first: each row is made of parts, and all of a large landlord's take too long."""


class HomesPage(Page):
    """The landlord's homes in the order they were entered."""

    title = "Homes"
    nav = "residents"
    help_text = (
        "Every home on record and who is there. Press a name to see everything about that person. "
        "A home where nobody is entered is listed too."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self._chooser = chooser or FileChooser()
        self._homes: tuple[HomeRow, ...] = ()
        self._back = Button("")
        self._all = False

    def refresh(self) -> None:
        """Show all homes."""
        self.clear_body()
        self._homes = self.hub.ask(resident_pages.homes_list)
        place = words.people_place()
        name = "Back to Residents"
        self._back = PlaceButton(self.hub, place, "Residents", "link", icon="arrow-left", name=name)
        self.body.addLayout(row(self._back, None))
        self.add_heading("Homes", words.homes_count(len(self._homes)))
        card = Card(margin=0)
        card.body.setSpacing(0)
        shown = self._homes if self._all else self._homes[:AT_ONCE]
        for at, home in enumerate(shown):
            if at:
                card.add_line()
            card.body.addWidget(self._line(home))
        self.body.addWidget(card)
        if len(shown) < len(self._homes):
            more = Button(f"Show all {len(self._homes)} homes")
            more.clicked.connect(self._show_all)
            self.body.addLayout(row(more, None))
        foot = Folding(26, spacing=12)
        form = words.form_place(0, "home")
        foot.add(PlaceButton(self.hub, form, "Add a home", icon="house-line", name="Add a home"))
        self.lists = ListButtons(self.hub, self._chooser, self._shown_list)
        foot.add(self.lists)
        foot.add_stretch()
        self.body.addWidget(foot)
        # Not before they are in the page: a part on its own comes up as a window.
        for part in (card, self.lists):
            part.setVisible(bool(self._homes))
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the way back: the page is for reading."""
        return self._back

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.refresh()
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
        rows = tuple(
            (home.label, words.capital(home.tenure), ", ".join(p.name for p in home.people))
            for home in self._homes
        )
        return ShownList("Homes", ("Home", "Let as", "Who is there"), rows, "Homes")
