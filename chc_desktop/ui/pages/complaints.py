"""Complaints: the table of all of them, to search, to filter, to open."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.wording import table_date
from chc_desktop.model.services import queries
from chc_desktop.model.services.views import ComplaintRow
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import complaint_list
from chc_desktop.ui.viewmodels.complaint_list import Choices, Show
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column
from chc_desktop.ui.widgets.chips import Chips
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.list_tools import ListTools
from chc_desktop.ui.widgets.notices import EmptyState, announce
from chc_desktop.ui.widgets.ordering import USUAL, Listed, OrderBy
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.state_table import ROW_EM, Cell, Column, StateTable, TableRow
from chc_desktop.ui.widgets.story import badge_for
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

COLUMNS = (
    Column("Complaint"),
    Column("Where it stands", 13.5, sorts=3),
    Column("Next date", 11.5, sorts=4),
    Column("Received", 10.5, hidden_below=58, sorts=6),
)
LEAST_ROWS = 3
ORDERS = (
    OrderBy(USUAL, "By next date, soonest first", 4),
    OrderBy("next-last", "By next date, latest first", 4, down=True),
    OrderBy("newest", "By day received, newest first", 6, down=True),
    OrderBy("oldest", "By day received, oldest first", 6),
    OrderBy("reference", "By reference, first to last", 0),
    OrderBy("reference-last", "By reference, last to first", 0, down=True),
    OrderBy("state", "By where it stands, A to Z", 3),
    OrderBy("state-last", "By where it stands, Z to A", 3, down=True),
    OrderBy("who", "By who complains, A to Z", 2),
    OrderBy("who-last", "By who complains, Z to A", 2, down=True),
)
"""The orders to choose from; the columns are those of the list as it is exported."""
KEPT = "complaintsList"
"""The hub's property that keeps search and filters while the program runs."""


class ComplaintsPage(Page):
    """The table. Enter opens the complaint one is on."""

    title = "Complaints"
    nav = "complaints"
    help_text = (
        "Open complaints stand first, by their next date. Type a name, a home, a word or a "
        "reference to search; choose a year, or only open, overdue or closed ones. Up and Down "
        "move in the table, Enter opens the complaint."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._rows: tuple[ComplaintRow, ...] = ()
        self._choices = Choices()
        self._filters: _Filters | None = None
        self._table = StateTable("Table of complaints", COLUMNS)
        self._months = Label("", Role.LEAD, "muted")
        self._count = Label("", tone="muted")
        self._order = ListTools(hub, "table")
        self._card = Card(margin=0)
        self._nothing = _Nothing()

    def refresh(self) -> None:
        """Ask for all complaints again; search, filters and order stay."""
        self._rows = self.hub.ask(queries.complaints)
        if self._filters is None:
            self._build()
            self._show()
            self._go_back_to_row()
            return
        this_year = self.hub.ask(queries.landlord).year_end
        self._filters.show_years(complaint_list.years(self._rows, this_year))
        self._show()

    def leave(self) -> None:
        """Remember search and filters until the program ends."""
        if self._filters is not None:
            values = [self._choices.words, self._choices.year, self._choices.show.value]
            self.hub.setProperty(KEPT, [*values, self._table.current_key])

    def first_focus(self) -> QWidget | None:
        """Return the table, or the button where there is nothing to list."""
        if self._table.isVisibleTo(self):
            return self._table
        return self._nothing.button

    def search_field(self) -> QWidget | None:
        """Return the search."""
        return None if self._filters is None else self._filters.search

    def _build(self) -> None:
        this_year = self.hub.ask(queries.landlord).year_end
        kept = self.hub.property(KEPT) or []
        year = complaint_list.first_year(self._rows, this_year)
        self._choices = Choices(year=year)
        if kept:
            self._choices = Choices(kept[0], kept[1], Show(kept[2]))
        self.body.addLayout(column(Label("Complaints", Role.H1), self._months, spacing=4))
        self._filters = _Filters(complaint_list.years(self._rows, this_year), self._choices)
        self._filters.changed.connect(self._choose)
        self._filters.search.left_down.connect(self._table.setFocus)
        self._filters.search.returnPressed.connect(self._open_current)
        self.body.addWidget(self._filters)
        inset = 2
        self._card.body.setContentsMargins(inset, inset, inset, inset)
        self._card.body.addWidget(self._table)
        self._table.setMinimumHeight(theme().ems(ROW_EM * LEAST_ROWS + 2.6))
        self._table.opened.connect(self._open_row)
        self._table.heading_pressed.connect(self._order.sort_by)
        self._order.changed.connect(self._show)
        self.body.addWidget(self._card, 1)
        self._nothing.pressed.connect(self._help_out)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._foot_line())

    def _go_back_to_row(self) -> None:
        kept = self.hub.property(KEPT)
        keys = [row.key for row in self._table.shown_rows()]
        if kept and kept[3] in keys:
            self._table.selectRow(keys.index(kept[3]))

    def _foot_line(self) -> Folding:
        read_in = Button("Read in a file", "quiet", "folder-open", name="Read in a file")
        read_in.clicked.connect(self._read_in)
        right = Folding(24, spacing=12)
        right.add(self._order)
        right.add(read_in)
        right.add(self.lists)
        line = Folding(46, spacing=12)
        line.add(self._count, 1, centred=True)
        line.add(right)
        return line

    def _shown_list(self) -> ShownList:
        """Return what the table shows, in its order."""
        items = {str(item.id): item for item in self._rows}
        shown = [items[row.key] for row in self._table.shown_rows()]
        return complaint_list_out(shown, self._months.text())

    @Slot()
    def _choose(self) -> None:
        assert self._filters is not None
        self._choices = self._filters.choices
        self._show()
        announce(self, self._count.text())

    @Slot()
    def _show(self) -> None:
        found = complaint_list.found(self._rows, self._choices)
        shown = [row for row in found if complaint_list.is_shown(row, self._choices.show)]
        self._months.setText(complaint_list.months(self._choices))
        if self._filters is not None:
            self._filters.show_counts(complaint_list.chips(found))
        listed = [Listed(row, _cells(row)) for row in shown]
        ordered = self._order.offer("complaints", ORDERS, listed, "All")
        self._table.show_rows([_table_row(row.item) for row in ordered])
        self._count.setText(complaint_list.count_words(len(shown)))
        self._card.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.tell(any_at_all=bool(self._rows))

    @Slot(str)
    def _open_row(self, key: str) -> None:
        self.hub.go(Place("complaint", key))

    @Slot()
    def _open_current(self) -> None:
        if self._table.current_key:
            self._open_row(self._table.current_key)

    @Slot()
    def _read_in(self) -> None:
        self.hub.go(Place("import", "complaints"))

    @Slot()
    def _help_out(self) -> None:
        if not self._rows:
            self.hub.go(Place("log"))
        elif self._filters is not None:
            self._filters.clear()


class _Filters(Folding):
    """Search, year and chips. ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, years: tuple[tuple[str, str], ...], choices: Choices) -> None:
        super().__init__(58, spacing=16)
        self._show = choices.show
        self.search = SearchField("Search complaints", "Name, home, word or reference")
        self.search.setText(choices.words)
        self.search.setMinimumWidth(theme().ems(13))
        self._years = years
        self._year = Choice(years)
        self._year.setAccessibleName("Reporting year")
        self._year.choose(choices.year)
        self._chips = Chips("Which complaints")
        first = Folding(26, spacing=16)
        first.add(self.search, 1)
        first.add(self._year)
        self.add(first, 1)
        self.add(self._chips)
        self.search.textChanged.connect(self.changed)
        self._year.currentIndexChanged.connect(self.changed)
        self._chips.chosen.connect(self._chip)

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(self.search.text(), self._year.key, self._show)

    def show_years(self, years: tuple[tuple[str, str], ...]) -> None:
        """Offer other years, if complaints of others came in; the one chosen stays."""
        if years == self._years:
            return
        self._years = years
        chosen = self._year.key
        blocker = QSignalBlocker(self._year)
        self._year.set_options(years)
        self._year.choose(chosen)
        blocker.unblock()

    def show_counts(self, chips: tuple[tuple[str, str], ...]) -> None:
        """Show how many there are of each kind."""
        self._chips.show_options(chips, self._show.value)

    def clear(self) -> None:
        """Take back search and filters, and go to the search."""
        self._show = Show.ALL
        self.search.clear()
        self._year.choose(complaint_list.ALL_YEARS)
        self.changed.emit()
        self.search.setFocus()

    @Slot(str)
    def _chip(self, key: str) -> None:
        self._show = Show(key)
        self.changed.emit()


class _Nothing(QWidget):
    """What stands there instead of an empty table."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._any = False
        self.button = Button("")
        self._layout = column()
        self.setLayout(self._layout)
        self._fill()

    def tell(self, *, any_at_all: bool) -> None:
        """Say that nothing was found, or that there is nothing yet."""
        if any_at_all != self._any:
            self._any = any_at_all
            self._fill()

    def _fill(self) -> None:
        clear(self._layout)
        words = "Show all complaints" if self._any else "Log a complaint"
        name = words if self._any else "Log a complaint here"
        self.button = Button(words, name=name)
        self.button.clicked.connect(self.pressed)
        icon, heading, text = _FOUND_NOTHING if self._any else _NONE_YET
        self._layout.addWidget(EmptyState(icon, heading, text, self.button))
        self._layout.addStretch(1)


_FOUND_NOTHING = (
    "magnifying-glass",
    "No complaint matches",
    "Search for another word, or show all complaints of all years.",
)
_NONE_YET = (
    "chat-centered-text",
    "No complaints yet",
    "Do residents know how to complain? Complaints logged here are listed by their next date.",
)


def complaint_list_out(items: list[ComplaintRow], period: str) -> ShownList:
    """Return complaints as a list to print or export: each fact of the table in its own cell."""
    return ShownList(
        f"Complaints, {period}" if period else "Complaints",
        ("Reference", "Complaint", "Who", "Where it stands", "Next date", "Left", "Received"),
        tuple(_cells(item) for item in items),
        "Complaints",
    )


def _cells(item: ComplaintRow) -> tuple[str | date | None, ...]:
    return (
        item.reference,
        item.subject,
        item.who,
        item.standing.value,
        item.next_on,
        item.next_words,
        item.received,
    )


def _table_row(item: ComplaintRow) -> TableRow:
    return TableRow(
        str(item.id),
        (
            Cell(item.subject, item.who, item.reference, bold=True),
            Cell(item.standing.value, badge=badge_for(item.standing.value)),
            _next_date(item),
            Cell(table_date(item.received)),
        ),
    )


def _next_date(item: ComplaintRow) -> Cell:
    if item.next_on is None:
        return Cell(item.next_words)
    return Cell(table_date(item.next_on), item.next_words)
