"""Find anything (Ctrl+K): one field over the whole register; type, arrow down, Enter."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.services import search
from chc_desktop.model.services.search import Found, FoundGroup
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import find_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.navigation import ENTRIES
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceRow
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme

PAUSE = 150
"""Milliseconds of rest in typing before the register is searched."""
KEPT = "findAnything"
"""The hub's property that keeps what was typed while the program runs; no file holds it."""
FIELD = "What are you looking for?"


class FindPage(Page):
    """Results by kind, each a row that opens it. The title never says what is searched for."""

    title = "Find anything"
    nav = "find"
    help_text = (
        "Type any words: a name, a reference such as C-027, a provision such as 6.2, words of a "
        "letter or of an attached file, or what you want to do. Capitals and accents do not "
        "matter. Down goes to the results, Enter opens one, Alt+Left comes back here."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._everything = ""
        self._rows: list[PlaceRow] = []
        self.add_heading("Find anything", find_words.HINT)
        self._field = SearchField(FIELD, "A name, C-027, 6.2, words of a letter …")
        self._field.setText(str(hub.property(KEPT) or ""))
        self._field.textChanged.connect(self._typed)
        self._field.left_down.connect(self._to_first)
        self._field.returnPressed.connect(self._open_first)
        self._summary = Label(tone="muted")
        self._results = column(spacing=12)
        self.body.addWidget(self._field)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._results)
        self.body.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._search)

    def refresh(self) -> None:
        """Search again: the register may have changed."""
        self._show()

    def first_focus(self) -> QWidget | None:
        """Return the field; what was typed before is selected, so that typing replaces it."""
        self._field.selectAll()
        return self._field

    def search_field(self) -> QWidget | None:
        """Return the field."""
        return self._field

    @Slot()
    def _typed(self) -> None:
        self.hub.setProperty(KEPT, self._field.text())
        self._everything = ""
        self._timer.start()

    @Slot()
    def _search(self) -> None:
        self._show()
        if self._summary.text():
            announce(self, self._summary.text())

    def _show(self) -> None:
        self._timer.stop()
        clear(self._results)
        self._rows.clear()
        query = self._field.text()
        groups = self._ask(query)
        self._summary.setText(find_words.summary(groups, query))
        self._summary.setHidden(not self._summary.text())
        names = Counter(self._name(found) for group in groups for found in group.results)
        seen: Counter[str] = Counter()
        for group in groups:
            self._results.addSpacing(theme().space(8))
            self._results.addLayout(heading_row(group.name, beside=f"{group.total:,}"))
            self._results.addWidget(self._card(group, names, seen))
            if len(group.results) < group.total and group.name != self._everything:
                more = _MoreButton(group)
                more.clicked.connect(self._show_more)
                self._results.addLayout(row(more, None))

    def _ask(self, query: str) -> tuple[FoundGroup, ...]:
        pages = tuple((entry.words, Place(entry.page)) for entry in ENTRIES if entry.page != "find")
        deeds = find_words.deeds(query, pages)
        found = self.hub.ask(search.find, query, everything=self._everything)
        return (deeds, *found) if deeds else found

    def _card(self, group: FoundGroup, names: Counter[str], seen: Counter[str]) -> Card:
        card = Card(margin=0)
        card.body.setSpacing(0)
        for number, found in enumerate(group.results):
            if number:
                card.add_line()
            name = self._name(found)
            seen[name] += 1
            which = f", {seen[name]} of {names[name]}" if names[name] > 1 else ""
            made = PlaceRow(
                self.hub, Place(*found.place), find_words.texts(found), name=name + which
            )
            self._rows.append(made)
            card.body.addWidget(made)
        return card

    @staticmethod
    def _name(found: Found) -> str:
        return f"Open {'. '.join(find_words.texts(found)[:2])}"

    @Slot()
    def _to_first(self) -> None:
        self._catch_up()
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _open_first(self) -> None:
        self._catch_up()
        if self._rows:
            self._rows[0].click()

    def _catch_up(self) -> None:
        """Search at once for what was typed a moment ago."""
        if self._timer.isActive():
            self._search()

    @Slot()
    def _show_more(self) -> None:
        button = self.sender()
        assert isinstance(button, _MoreButton)
        self._everything = button.of
        at = len(self._rows)
        self._show()
        self._rows[min(at, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


class _MoreButton(Button):
    """Shows the other results of a group."""

    def __init__(self, group: FoundGroup) -> None:
        words = find_words.all_of(group)
        super().__init__(words, "link", name=f"{words}: {group.name}")
        self.of = group.name
