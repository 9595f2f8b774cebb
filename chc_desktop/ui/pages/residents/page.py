"""Residents: everybody in a list, one person beside it; one of them where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.model.services import resident_pages, residents
from chc_desktop.model.services.results import Done
from chc_desktop.model.services.views_people import PersonRow
from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.residents.person import PersonSheet
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.basics import Label, column
from chc_desktop.ui.widgets.flow import Flow
from chc_desktop.ui.widgets.layouts import Beside, Folding
from chc_desktop.ui.widgets.list_tools import ListTools
from chc_desktop.ui.widgets.masked import hide_all
from chc_desktop.ui.widgets.notices import EmptyState, announce
from chc_desktop.ui.widgets.ordering import USUAL, Listed, OrderBy
from chc_desktop.ui.widgets.page import Page, scroll_area, scroll_inside
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role
from chc_desktop.ui.widgets.two_lines import TwoLineList

LIST_EM = 21
FOLD_EM = 56
ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX: no limit."""
HEADINGS = ("Name", "Home", "To mind")
ORDERS = (
    OrderBy(USUAL, "By name, A to Z", 0),
    OrderBy("name-last", "By name, Z to A", 0, down=True),
    OrderBy("home", "By home, first to last", 1),
    OrderBy("home-last", "By home, last to first", 1, down=True),
    OrderBy("mind", "Those to mind first", 2),
)
KEPT = "residents"
"""The hub's property that keeps who one was at, and the search, while the program runs."""


class ResidentsPage(Page):
    """The list on the left, the person on the right. A place's key is a person's id."""

    title = "Residents"
    nav = "residents"
    help_text = (
        "Type a name, a home or a telephone number to search; choose whom to show and in which "
        "order. Up and Down move in the list. "
        "Beside it stands everything about that person: adjustments, restrictions, complaints. "
        "Why somebody needs an adjustment stays hidden until you press Show."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub, scrolls=False)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._at = ""
        self._list_shown = True
        self._rows: tuple[PersonRow, ...] = ()
        self._shown: tuple[PersonRow, ...] = ()
        self._list = _PeopleList(hub, self.lists)
        self._person = PersonSheet(hub)
        self._empty = QWidget()
        self._right = QWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Show everybody, at the person asked for or the one left last."""
        self._rows = self.hub.ask(resident_pages.people_list)
        self._list.show_doubles(len(self.hub.ask(residents.duplicates)))
        asked = self.place.key
        if asked:
            self._list_shown = False
        elif not self._at:
            self._come_back()
        self._at = asked or self._at
        if not self._at and self._rows:
            self._at = str(self._rows[0].id)
        self._show_person()
        self._show_list()
        self._fold()

    def leave(self) -> None:
        """Hide what is about health, and remember who one was at."""
        hide_all(self._person)
        self.hub.setProperty(KEPT, [self._at, self._list.search.text()])

    def first_focus(self) -> QWidget | None:
        """Return the list, or, where a person was asked for, the steps of that person."""
        if self.place.key and self._person.steps is not None:
            return self._person.steps
        return self._list.people if self._rows else self._list.search

    def search_field(self) -> QWidget | None:
        """Return the search."""
        return self._list.search

    def areas(self) -> tuple[QWidget, ...]:
        """Return list and person."""
        return tuple(part for part in (self._list, self._right) if part.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold to one of list and person where there is no room for both."""
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        both = Beside(self._list, self._right)
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        self.body.addWidget(both)
        beside.addWidget(self._list, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        self.scroller = scroll_area(self._person)
        right.addWidget(self.scroller, 1)
        text = "People are added when a complaint is logged, or here."
        self._empty.setLayout(column(EmptyState("users", "Nobody here yet", text), None))
        right.addWidget(self._empty)
        beside.addWidget(self._right, 2)
        self._list.people.chosen.connect(self._go_to)
        self._list.people.opened.connect(self._open)
        self._list.search.textChanged.connect(self._search)
        self._list.tools.changed.connect(self._search)
        self._list.search.returnPressed.connect(self._open)
        self._person.list_asked.connect(self._back_to_list)
        self._person.apart_asked.connect(self._take_apart)

    def _fold(self) -> None:
        narrow = self.width() < theme().ems(FOLD_EM)
        self._person.show_link(shown=narrow)
        self._list.setVisible(not narrow or self._list_shown)
        self._right.setVisible(not narrow or not self._list_shown)
        self._list.setMaximumWidth(ANY_WIDTH if narrow else theme().ems(LIST_EM))

    def _show_list(self) -> None:
        listed = [Listed(row, _cells(row), words.groups(row)) for row in self._rows]
        chosen = self._list.tools.offer("residents", ORDERS, listed, "Everybody")
        wanted = self._list.search.text()
        self._shown = found = words.found([row.item for row in chosen], wanted)
        entries = [(str(row.id), row.name, words.second_line(row)) for row in found]
        self._list.people.show_entries(entries, self._at)
        self._list.count.setText(words.count_words(len(found)))
        self.lists.setVisible(bool(found))

    def _shown_list(self) -> ShownList:
        """Return those whom search and filter leave, in the order shown."""
        rows = tuple(_cells(row) for row in self._shown)
        return ShownList("Residents", HEADINGS, rows, "Residents")

    def _show_person(self) -> None:
        view = self.hub.ask(resident_pages.person_page, int(self._at)) if self._at else None
        assert self.scroller is not None
        self.scroller.setVisible(view is not None)
        self._empty.setVisible(view is None)
        if view is not None:
            self._at = str(view.id)
            self._person.show_person(view)

    def _come_back(self) -> None:
        """Search for what was searched for last, at whom one was at."""
        kept = self.hub.property(KEPT)
        if kept:
            blocker = QSignalBlocker(self._list.search)
            self._at, words_kept = kept
            self._list.search.setText(words_kept)
            blocker.unblock()

    @Slot(str)
    def _go_to(self, key: str) -> None:
        if key == self._at:
            return
        self._at = key
        self._show_person()
        assert self.scroller is not None
        self.scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _open(self) -> None:
        key = self._list.people.current_key or next(iter(self._list.people.keys), "")
        if not key:
            return
        self._go_to(key)
        self._list_shown = False
        self._fold()
        if self._list.isHidden() and self._person.steps is not None:
            self._person.steps.setFocus()

    @Slot()
    def _search(self) -> None:
        self._show_list()
        keys = self._list.people.keys
        if keys and self._at not in keys:
            self._list.people.choose(keys[0])
            self._go_to(keys[0])
        announce(self, self._list.count.text())

    @Slot()
    def _back_to_list(self) -> None:
        self._list_shown = True
        self._fold()
        self._list.people.setFocus()

    @Slot(int)
    def _take_apart(self, duplicate_id: int) -> None:
        result = self.hub.run(residents.undo_merge, duplicate_id)
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.")
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


class _PeopleList(QFrame):
    """The list beside the person: search, people, and what to add."""

    def __init__(self, hub: Hub, lists: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self.search = SearchField("Search residents", "Name or home")
        self.people = TwoLineList("Residents by name")
        self.search.left_down.connect(self.people.setFocus)
        self.count = Label("", Role.SMALL, "muted", wrap=False)
        self.tools = ListTools(hub)
        self._doubles = PlaceButton(
            hub, words.form_place(0, "merge"), "", "link", icon="users", name="doubles"
        )
        self._doubles.hide()
        space = theme().space
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, space(20), 1, space(12))
        layout.setSpacing(space(8))
        top = Folding(14, spacing=12)
        top.add(Label("Residents", Role.H1), 1)
        all_homes = PlaceButton(hub, Place("homes"), "All homes", "link", name="All homes")
        top.add(all_homes, centred=True)
        head = column(top, self.search, self.tools, spacing=8)
        foot = column(self._doubles, self._foot(hub, lists), spacing=6)
        for part in (head, foot):
            part.setContentsMargins(space(24), 0, space(16), 0)
        layout.addLayout(head)
        layout.addWidget(self.people, 1)
        layout.addLayout(foot)
        scroll_inside(self, inside)

    def _foot(self, hub: Hub, lists: QWidget) -> QWidget:
        """Return what stands below the list: what to add, how many there are, the list out."""
        below = Flow(spacing=12)
        for step, words_of_it, icon in (
            ("add", "Add a person", "plus"),
            ("home", "Add a home", "house-line"),
        ):
            place = Place("person-form", "", step)
            below.add(PlaceButton(hub, place, words_of_it, "link", icon=icon, name=words_of_it))
        below.add(self.count)
        below.add(lists)
        return below

    def show_doubles(self, count: int) -> None:
        """Say how many pairs of entries may be one person; nothing at 0."""
        text = "Look at a possible double" if count == 1 else f"Look at {count} possible doubles"
        self._doubles.setText(text)
        self._doubles.setAccessibleName(text)
        self._doubles.setVisible(bool(count))


def _cells(row: PersonRow) -> tuple[str, ...]:
    return (row.name, row.home, ", ".join(words.marks(row)))
