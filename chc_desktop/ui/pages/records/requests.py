"""Service requests, survey answers and thanks: three tables behind three chips."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import NBSP, table_date
from chc_desktop.model.services import requests
from chc_desktop.model.services.views_registers import ComplimentView, RequestView, SurveyView
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.records import lists_out
from chc_desktop.ui.pages.records.lists_out import AnyView
from chc_desktop.ui.pages.records.parts import STANDING_LOOKS
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.viewmodels.record_words import COMPLIMENTS, REQUESTS, SURVEYS
from chc_desktop.ui.widgets import badge
from chc_desktop.ui.widgets.badge import BadgeLook
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column
from chc_desktop.ui.widgets.chips import Chips
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.list_tools import ListTools
from chc_desktop.ui.widgets.notices import EmptyState, announce
from chc_desktop.ui.widgets.ordering import Listed
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.state_table import ROW_EM, Cell, Column, StateTable, TableRow
from chc_desktop.ui.widgets.story import left_words
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

LEAST_ROWS = 3
KEPT = "requestsSearch"
"""The hub's property that keeps the search while the program runs."""
SOON = 3
COLUMNS = {
    REQUESTS: (
        Column("Service request"),
        Column("Where it stands", 18.5, sorts=4),
        Column("Asked", 10.5, hidden_below=58, sorts=5),
    ),
    SURVEYS: (
        Column("What they said"),
        Column("Told how to complain", 15, sorts=4),
        Column("Answered", 10.5, hidden_below=58, sorts=5),
    ),
    COMPLIMENTS: (Column("Pleased with"), Column("Day", 10.5, hidden_below=58, sorts=4)),
}
WORDS = {
    REQUESTS: ("Requests", "Log a request", "log-request"),
    SURVEYS: ("Survey answers", "Record an answer", "survey"),
    COMPLIMENTS: ("Thanks", "Record a thank you", "thanks"),
}
SUMMARIES = {
    REQUESTS: "What residents ask you to put right. Not a complaint until they say so (1.4, 1.5).",
    SURVEYS: "Who is not content and says so in a survey is told how to complain (1.6).",
    COMPLIMENTS: "What residents were pleased with. They count for learning too.",
}
NONE_YET = {
    REQUESTS: ("No service requests yet", "Log what a resident asks you to put right (1.4)."),
    SURVEYS: ("No survey answers yet", "Record answers of people who are not content (1.6)."),
    COMPLIMENTS: ("No thanks yet", "Record what residents were pleased with."),
}
COUNTED = {
    REQUESTS: ("1 request", "requests"),
    SURVEYS: ("1 answer", "answers"),
    COMPLIMENTS: ("1 thank you", "thanks"),
}


class RequestsPage(Page):
    """The tables. Enter opens the row one is on."""

    title = "Service requests"
    nav = "requests"
    help_text = (
        "Requests stand first whose work goes on. Choose survey answers or thanks above the "
        "table. Type a name, a home or a word to search; below the table, choose which to show and in "
        "which order. Up and Down move in the table, Enter "
        "opens the row."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._views: dict[str, list[tuple[str, AnyView]]] = {}
        self._kind = REQUESTS
        self._shown: list[Listed[AnyView]] = []
        self._built = False
        self._by_chip = False
        self._summary = Label("", Role.LEAD, "muted")
        self._chips = Chips("What to show")
        self._search = SearchField("Search service requests", "Name, home or word")
        self._tools = ListTools(hub)
        self._count = Label("", tone="muted")
        self._card = Card(margin=0)
        self._tables = {kind: self._table(kind) for kind in COLUMNS}
        self._nothing = QWidget()
        self._add = Button(WORDS[REQUESTS][1], "primary", "plus")

    def refresh(self) -> None:
        """Ask for everything again; what is chosen and searched for stays."""
        if self.place.step in COLUMNS:
            self._kind = self.place.step
        if not self._built:
            self._build()
        asked = sorted(self.hub.ask(requests.requests), key=lambda found: not found.is_open)
        answers = self.hub.ask(requests.survey_answers)
        thanks = self.hub.ask(requests.compliments)
        self._views = {
            REQUESTS: [(view.search, view) for view in asked],
            SURVEYS: [(_search(view), view) for view in answers],
            COMPLIMENTS: [(_search(view), view) for view in thanks],
        }
        self._show()

    def first_focus(self) -> QWidget | None:
        """Return the chip just pressed, else the table, or the button if nothing is listed."""
        # Opening a page puts the focus on its first chip too: that one was not pressed.
        chip = self._chips.focused() if self._by_chip else None
        self._by_chip = False
        if chip is not None:
            return chip
        table = self._tables[self._kind]
        return table if table.isVisibleTo(self) else self._add

    def leave(self) -> None:
        """Remember the search until the program ends."""
        self.hub.setProperty(KEPT, self._search.text())

    def search_field(self) -> QWidget | None:
        """Return the search."""
        return self._search

    def _table(self, kind: str) -> StateTable:
        table = StateTable(f"Table of {WORDS[kind][0].lower()}", COLUMNS[kind])
        table.setMinimumHeight(theme().ems(ROW_EM * LEAST_ROWS + 2.6))
        table.opened.connect(self._open_row)
        table.heading_pressed.connect(self._tools.sort_by)
        return table

    def _build(self) -> None:
        self._built = True
        self.body.addLayout(column(Label("Service requests", Role.H1), self._summary, spacing=4))
        self._search.setMinimumWidth(theme().ems(13))
        line = Folding(58, spacing=16)
        line.add(self._chips)
        right = Folding(30, spacing=16)
        right.add(self._search, 1)
        right.add(self._add)
        line.add(right, 1)
        self.body.addWidget(line)
        self._card.body.setContentsMargins(2, 2, 2, 2)
        for table in self._tables.values():
            self._card.body.addWidget(table)
        self.body.addWidget(self._card, 1)
        self._nothing.setLayout(column())
        self.body.addWidget(self._nothing)
        foot = Folding(58, spacing=12)
        foot.add(self._count, 1, centred=True)
        foot.add(self._tools)
        foot.add(self.lists)
        self.body.addWidget(foot)
        self._search.setText(self.hub.property(KEPT) or "")
        self._chips.chosen.connect(self._choose)
        self._search.textChanged.connect(self._searched)
        self._tools.changed.connect(self._searched)
        self._search.left_down.connect(self._enter_table)
        self._search.returnPressed.connect(self._open_current)
        self._add.clicked.connect(self._add_one)
        self.primary = self._add

    def _show(self) -> None:
        self._summary.setText(SUMMARIES[self._kind])
        chips = tuple((kind, f"{WORDS[kind][0]} ({len(self._views[kind])})") for kind in COLUMNS)
        self._chips.show_options(chips, self._kind)
        words = WORDS[self._kind][1]
        self._add.setText(words)
        self._add.setAccessibleName(words)
        wanted = self._search.text().replace(NBSP, " ").casefold().split()
        rows = [(search, lists_out.listed(view)) for search, view in self._views[self._kind]]
        found = [row for search, row in rows if all(word in search for word in wanted)]
        orders = lists_out.orders_of(self._kind, [row for _, row in rows])
        shown = self._tools.offer(self._kind, orders, found, lists_out.ALL[self._kind])
        self._shown = shown
        for kind, table in self._tables.items():
            table.setVisible(kind == self._kind)
        self._tables[self._kind].show_rows([_row(row.item) for row in shown])
        self._card.setVisible(bool(shown))
        self._show_nothing(none_shown=not shown)
        one, many = COUNTED[self._kind]
        count = one if len(shown) == 1 else f"{len(shown):,} {many}"
        self._count.setText(f"{count}. Press Enter to open one." if shown else "")
        self._count.setVisible(bool(shown))
        self.lists.setVisible(bool(shown))
        self._tools.setVisible(bool(rows))

    def _shown_list(self) -> ShownList:
        """Return what the table shows, in its order."""
        return lists_out.shown_list(self._kind, self._shown)

    def _show_nothing(self, *, none_shown: bool) -> None:
        layout = self._nothing.layout()
        assert layout is not None
        clear(layout)
        self._nothing.setVisible(none_shown)
        if not none_shown:
            return
        heading, text = NONE_YET[self._kind]
        icon = "wrench"
        if self._views[self._kind]:
            icon, heading = "magnifying-glass", "Nothing matches"
            text = "Search for another word, empty the search, or show all of them."
        layout.addWidget(EmptyState(icon, heading, text))

    @Slot(str)
    def _choose(self, kind: str) -> None:
        self._by_chip = True
        self.hub.go(Place("requests", "", kind))
        announce(self, self._count.text())

    @Slot()
    def _searched(self) -> None:
        self._show()
        announce(self, self._count.text())

    @Slot()
    def _enter_table(self) -> None:
        self._tables[self._kind].setFocus()

    @Slot(str)
    def _open_row(self, key: str) -> None:
        if self._kind == REQUESTS:
            self.hub.go(Place("request", key))
        elif self._kind == SURVEYS:
            self.hub.go(Place("answer", key))
        else:
            self.hub.go(record_words.form("thanks", int(key)))

    @Slot()
    def _open_current(self) -> None:
        key = self._tables[self._kind].current_key
        if key:
            self._open_row(key)

    @Slot()
    def _add_one(self) -> None:
        self.hub.go(record_words.form(WORDS[self._kind][2]))


def _row(view: AnyView) -> TableRow:
    match view:
        case RequestView():
            return _request_row(view)
        case SurveyView():
            return _survey_row(view)
        case ComplimentView():
            return _thanks_row(view)


def _request_row(view: RequestView) -> TableRow:
    who = record_words.who(view.resident, view.home)
    return TableRow(
        str(view.id),
        (
            Cell(view.what, who, view.reference, bold=True),
            Cell(
                view.standing.value,
                badge=STANDING_LOOKS[view.standing],
            ),
            Cell(table_date(view.received_on)),
        ),
    )


def _survey_row(view: SurveyView) -> TableRow:
    words, look = _told(view)
    who = record_words.who(view.resident, view.home)
    return TableRow(
        str(view.id),
        (
            Cell(view.words, who, bold=True),
            Cell(words, badge=look),
            Cell(table_date(view.on)),
        ),
    )


def _told(view: SurveyView) -> tuple[str, BadgeLook | None]:
    if view.told_on is not None:
        return f"Told {table_date(view.told_on)}", badge.DONE
    if view.complaint_id is not None:
        return f"{view.complaint_reference} came of it", badge.GOING
    if view.left is None:
        return "Nobody to tell", badge.CLOSED
    look = badge.LATE if view.left < 0 else badge.SOON if view.left <= SOON else badge.LEFT
    return left_words(view.left), look


def _thanks_row(view: ComplimentView) -> TableRow:
    who = record_words.who(view.resident, view.home)
    return TableRow(
        str(view.id),
        (
            Cell(view.about, who, bold=True),
            Cell(table_date(view.on)),
        ),
    )


def _search(view: SurveyView | ComplimentView) -> str:
    about = view.about if isinstance(view, ComplimentView) else ""
    return "\n".join((view.resident, view.home, about, view.words)).casefold()
