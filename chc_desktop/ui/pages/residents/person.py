"""One person: how to reach them, adjustments, restrictions, complaints, requests, letters."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.wording import short_date
from chc_desktop.model.services.person_letters import title_of
from chc_desktop.model.services.views_people import PersonView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.residents.contact_cards import (
    AdjustmentCard,
    FactCard,
    RestrictionCard,
)
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.viewmodels.letter_words import sent_place
from chc_desktop.ui.widgets.badge import Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, line, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.place_button import PlaceButton, PlaceRow, StepsButton
from chc_desktop.ui.widgets.story import badge_for, heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class PersonSheet(QWidget):
    """Everything that stands under one person."""

    list_asked = Signal()
    apart_asked = Signal(int)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._hub = hub
        self._back = Button("All residents", "link", "arrow-left", name="All residents")
        self._back.clicked.connect(self.list_asked)
        self.steps: Button | None = None
        """The menu of what can be done; None before a person is shown."""
        space = theme().space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(32), space(20), space(32), space(24))
        self._link = QWidget()
        self._link.setLayout(row(self._back, None))
        layout.addWidget(self._link)
        self._body = column(spacing=12)
        layout.addLayout(self._body)
        layout.addStretch(1)

    def show_link(self, *, shown: bool) -> None:
        """Show the way back to the list, where the list has no room."""
        self._link.setVisible(shown)

    def show_person(self, view: PersonView) -> None:
        """Show a person."""
        clear(self._body)
        self._body.addWidget(self._head(view))
        for other, why in view.likely:
            self._body.addWidget(
                self._maybe_double(
                    view, other.id, f"{other.name}, {other.home or words.NO_HOME}", why
                )
            )
        for part in (
            self._adjustments(view),
            self._restrictions(view),
            self._complaints(view),
            self._requests(view),
            self._letters(view),
            self._contact(view),
            self._household(view),
            self._doubles(view),
        ):
            if part is not None:
                self._body.addSpacing(theme().space(8))
                self._body.addWidget(part)

    # ---- private

    def _head(self, view: PersonView) -> Folding:
        text = QWidget()
        about = Label(words.about(view), Role.LEAD, "muted")
        text.setLayout(column(Label(view.name, Role.H1), about, spacing=4))
        steps = (
            ("Change their details", words.form_place(view.id, "change")),
            ("They ask for an adjustment", words.form_place(view.id, "adjustment")),
            ("Restrict their contact", words.form_place(view.id, "restrict")),
            ("Make one with another entry", words.form_place(view.id, "merge")),
        )
        self.steps = StepsButton(self._hub, steps, name="Other steps for this person")
        fold = Folding(30, spacing=16)
        fold.add(text, 1)
        fold.add(self.steps, centred=True)
        return fold

    def _maybe_double(self, view: PersonView, other: int, who: str, why: str) -> Banner:
        place = words.form_place(view.id, "merge", other)
        compare = PlaceButton(self._hub, place, "Compare the two", name=f"Compare the two: {who}")
        return Banner("advice", f"Perhaps the same person as {who}", why, (compare,))

    def _adjustments(self, view: PersonView) -> QWidget:
        place = words.form_place(view.id, "adjustment")
        add = PlaceButton(
            self._hub, place, "Add", "quiet", icon="plus", name="Add a reasonable adjustment"
        )
        cards = [AdjustmentCard(self._hub, found) for found in view.adjustments]
        if not cards:
            text = Label(
                "None on record. Ask whether they need one: the Code wants it recorded (5.10).",
                tone="muted",
            )
            return _section("Reasonable adjustments", text, side=add)
        many = "Reasonable adjustment" if len(cards) == 1 else "Reasonable adjustments"
        return _section(many, *cards, side=add)

    def _restrictions(self, view: PersonView) -> QWidget | None:
        cards = [RestrictionCard(self._hub, found) for found in view.restrictions]
        if not cards:
            return None
        return _section("Restriction" if len(cards) == 1 else "Restrictions", *cards)

    def _complaints(self, view: PersonView) -> QWidget:
        if not view.complaints:
            return _section("Complaints", Label("None", tone="muted"))
        rows = [
            PlaceRow(
                self._hub,
                Place("complaint", str(found.id)),
                (
                    f"{found.reference}  {found.subject}",
                    "" if found.part == "lead" else words.PARTS[found.part],
                ),
                Badge(found.standing.value, badge_for(found.standing.value)),
                name=f"Open {found.reference}: {found.subject}, {found.standing.value}",
            )
            for found in view.complaints
        ]
        return _section("Complaints", _rows(rows))

    def _requests(self, view: PersonView) -> QWidget | None:
        if not view.requests:
            return None
        year = self._hub.session.today.year
        rows = []
        for found in view.requests:
            what = found.what.rstrip(".")
            done = f"Done {short_date(found.done_on, year)}." if found.done_on else "Still open."
            texts = (
                f"{found.reference}  {what}",
                f"Asked {short_date(found.received_on, year)}. {done}",
            )
            place = Place("request", str(found.id))
            rows.append(PlaceRow(self._hub, place, texts, name=f"Open {found.reference}: {what}"))
        return _section("Service requests", _rows(rows))

    def _letters(self, view: PersonView) -> QWidget | None:
        if not view.letters:
            return None
        card = FactCard("")
        named: Counter[str] = Counter()
        year = self._hub.session.today.year
        for found in view.letters:
            kind = title_of(found.kind) or f"{found.kind[:1].upper()}{found.kind[1:]}"
            about = f", {found.reference}" if found.reference else ""
            sent = "Not sent yet" if found.sent_on is None else short_date(found.sent_on, year)
            how = f", {found.sent_how}" if found.sent_how else ""
            words_of_it = f"{kind}{about}{how}"
            below = None
            if found.readable:
                name = f"Read the letter: {words_of_it}, {sent}"
                named[name] += 1
                if named[name] > 1:
                    name = f"{name}, number {named[name]}"
                place = sent_place(found.complaint_id, found.id)
                read = PlaceButton(self._hub, place, "Read the letter", "link", name=name)
                below = row(read, None)
            card.add_fact(sent, words_of_it, below)
        return _section("Letters", card)

    def _contact(self, view: PersonView) -> QWidget:
        place = words.form_place(view.id, "change")
        change = PlaceButton(
            self._hub, place, "Change", "quiet", icon="pencil-simple", name="Change their details"
        )
        if not (view.phone or view.email or view.prefers):
            text = Label("No telephone, email or preference is on record.", tone="muted")
            return _section("How to reach them", text, side=change)
        card = FactCard("")
        card.add_fact("Telephone", view.phone)
        card.add_fact("Email", view.email)
        card.add_fact("Prefers", view.prefers)
        return _section("How to reach them", card, side=change)

    def _household(self, view: PersonView) -> QWidget | None:
        if not view.household:
            return None
        rows = [
            PlaceRow(self._hub, words.people_place(other.id), (other.name, other.kind.capitalize()))
            for other in view.household
        ]
        return _section("At the same home", _rows(rows))

    def _doubles(self, view: PersonView) -> QWidget | None:
        if not view.duplicates:
            return None
        card = Card()
        for other in view.duplicates:
            who = f"{other.name}, {other.home or words.NO_HOME}"
            fold = Folding(26, spacing=12)
            fold.add(Label(who), 1, centred=True)
            fold.add(_ApartButton(self, other.id, who), centred=True)
            card.body.addWidget(fold)
        return _section("Entries made one with this one", card)


class _ApartButton(Button):
    def __init__(self, sheet: PersonSheet, person_id: int, who: str) -> None:
        super().__init__("Take apart", name=f"Take apart again: {who}")
        self.setAccessibleName(f"Take apart: {who}")
        self._sheet, self._person_id = sheet, person_id
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self._sheet.apart_asked.emit(self._person_id)


def _section(heading: str, *parts: QWidget, side: QWidget | None = None) -> QWidget:
    made = QWidget()
    made.setLayout(column(heading_row(heading, side), *parts, spacing=10))
    return made


def _rows(rows: list[PlaceRow]) -> Card:
    card = Card(margin=0)
    card.body.setSpacing(0)
    for index, made in enumerate(rows):
        if index:
            card.body.addWidget(line())
        card.body.addWidget(made)
    return card
