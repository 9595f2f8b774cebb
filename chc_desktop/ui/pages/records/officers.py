"""Officers and policies: who holds which office, meetings, training, policies, publicity."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.dialogs.files import FileChooser
from chc_desktop.ui.dialogs.list_out import ListButtons, ShownList
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.records.officer_sections import SECTIONS, Part, Row, Section
from chc_desktop.ui.viewmodels.record_words import OFFICES, count_words, officers_place
from chc_desktop.ui.widgets.badge import Badge
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.chips import Chips
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.list_tools import ListTools
from chc_desktop.ui.widgets.notices import Banner, EmptyState, announce
from chc_desktop.ui.widgets.ordering import matches, orders, usual
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.search_field import SearchField
from chc_desktop.ui.widgets.story import heading_row
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

PAST_SHOWN = 3
"""Past rows of a list that show at once; the rest unfold."""
LEAST_TO_SEARCH = 2
"""Rows from which a list can be searched, filtered and sorted: one row needs none of it."""
UNSORTED = ("Left",)
"""Columns nobody sorts by: working days left follow the day beside them."""
SUMMARY = "Who does what about complaints, what you agreed, and where residents can read it."


class OfficersPage(Page):
    """The lists, one behind each chip."""

    title = "Officers and policies"
    nav = "officers"
    help_text = (
        "Choose a list above; search it, show a part of it, put it in another order. Add what is missing, change what is wrong, end what is over. Terms "
        "that end and policies that are to be reviewed are on Today in good time. Nothing is "
        "ever deleted: what is taken back stays in the history."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.lists = ListButtons(hub, chooser or FileChooser(), self._shown_list)
        self._list = ShownList("", (), (), "")
        self._parts: tuple[Part, ...] = ()
        self._section = OFFICES
        self._unfolded: set[str] = set()
        self._chips = Chips("Which list")
        self._search = SearchField("Search this list", "Name, day or word")
        self._tools = ListTools(hub)
        self._sheet_of_list = QWidget()
        self._sheet_of_list.setLayout(column(spacing=12))
        self._built = False
        self._by_chip = False

    def refresh(self) -> None:
        """Ask for the list again; which one is shown stays."""
        if self.place.step in SECTIONS:
            self._section = self.place.step
        if not self._built:
            self._built = True
            self.add_heading("Officers and policies", SUMMARY)
            self._chips.chosen.connect(self._choose)
            self.body.addLayout(row(self._chips, None))
            self.body.addSpacing(theme().space(8))
            self.body.addWidget(self._choices())
            self.body.addWidget(self._sheet_of_list)
            foot = Folding(20, spacing=12)
            foot.add(self.lists)
            foot.add_stretch()
            self.body.addWidget(foot)
            self.body.addStretch(1)
        self._show()

    def search_field(self) -> QWidget | None:
        """Return the search."""
        return self._search if self._search.isVisibleTo(self) else None

    def _choices(self) -> QWidget:
        self._search.setMinimumWidth(theme().ems(13))
        self._search.textChanged.connect(self._searched)
        self._tools.changed.connect(self._searched)
        line = Folding(58, spacing=12)
        line.add(self._search, 1)
        line.add(self._tools)
        return line

    @Slot()
    def _searched(self) -> None:
        self._show()
        announce(self, count_words(len(self._list.rows)))

    def _show(self) -> None:
        chips = tuple((key, words) for key, (words, _) in SECTIONS.items())
        self._chips.show_options(chips, self._section)
        title, make = SECTIONS[self._section]
        section = make(self.hub)
        self._parts = parts = self._found(section)
        rows = tuple(found.cells for part in parts for found in part.rows)
        self._list = ShownList(title, section.headings, rows, title)
        self.lists.setVisible(bool(rows))
        layout = self._sheet_of_list.layout()
        assert layout is not None
        clear(layout)
        if section.warnings:
            heading = "Something is missing" if len(section.warnings) == 1 else "Look at these"
            layout.addWidget(Banner("warning", heading, "\n".join(section.warnings)))
        layout.addWidget(self._buttons(section))
        for part in parts:
            layout.addWidget(self._part(part))
        if not parts:
            text = "Search for another word, empty the search, or show everything."
            layout.addWidget(EmptyState("magnifying-glass", "Nothing matches", text))

    def _found(self, section: Section) -> tuple[Part, ...]:
        """Return the parts with the rows that search and filter leave, in the order chosen."""
        rows = [found.listed for part in section.parts for found in part.rows]
        first = usual(section.usually)
        offered = orders(first, section.headings, [found.cells for found in rows], UNSORTED)
        shown = self._tools.offer(self._section, offered, rows, "All")
        few = len(rows) < LEAST_TO_SEARCH
        self._tools.setVisible(not few)
        self._search.setVisible(not few)
        shown = [found for found in shown if few or matches(found, self._search.text())]
        if len(shown) == len(rows):
            left = section.parts
        else:
            left = tuple(part for part in section.parts if any(r.item in part.rows for r in shown))
        return tuple(
            replace(part, rows=tuple(found.item for found in shown if found.item in part.rows))
            for part in left
        )

    def _shown_list(self) -> ShownList:
        """Return the list in the order shown; what was folded away is unfolded first."""
        folded = {part.heading for part in self._parts} - self._unfolded
        if folded:
            self._unfolded |= folded
            self._show()
        return self._list

    def _buttons(self, section: Section) -> QWidget:
        line = Folding(30, spacing=12)
        for place, step in enumerate(section.add):
            kind = "" if place else "primary"
            button = PlaceButton(
                self.hub, step.place, step.words, kind, icon="plus", name=step.words
            )
            if not place:
                self.primary = button
            line.add(button)
        line.add_stretch()
        return line

    def _part(self, part: Part) -> QWidget:
        whole = QWidget()
        layout = column(spacing=12)
        layout.addSpacing(theme().space(8))
        layout.addLayout(heading_row(part.heading))
        past = [found for found in part.rows if found.past]
        shown = list(part.rows)
        folded = len(past) > PAST_SHOWN and part.heading not in self._unfolded
        if folded:
            shown = [found for found in part.rows if found not in past[PAST_SHOWN:]]
        card = Card(margin=0)
        card.body.setSpacing(0)
        for place, found in enumerate(shown):
            if place:
                card.add_line()
            card.body.addWidget(self._row(found))
        if not shown:
            words = Label(part.nothing, tone="muted")
            side, top = theme().space(20), theme().space(14)
            words.setContentsMargins(side, top, side, top)
            card.body.addWidget(words)
        layout.addWidget(card)
        if folded:
            words_of_all = f"Show all {len(part.rows)}"
            more = Button(
                words_of_all, "link", "caret-down", name=f"{words_of_all}: {part.heading}"
            )
            more.setProperty("part", part.heading)
            more.clicked.connect(self._unfold)
            layout.addLayout(row(more, None))
        whole.setLayout(layout)
        return whole

    def _row(self, found: Row) -> Folding:
        words = QWidget()
        texts = column(Label(found.title, Role.BOLD), spacing=2)
        for text in found.lines:
            if text:
                texts.addWidget(Label(text, tone="muted"))
        if found.state is not None:
            texts.addSpacing(theme().space(2))
            texts.addLayout(row(Badge(*found.state), None))
        words.setLayout(texts)
        buttons = QWidget()
        line = row(spacing=8)
        for step in found.steps:
            kind = "" if step.words != "Change" else "quiet"
            line.addWidget(PlaceButton(self.hub, step.place, step.words, kind, name=step.name))
        line.addStretch(0)
        buttons.setLayout(line)
        folding = Folding(36, spacing=16)
        folding.set_margins(theme().space(20), theme().space(14))
        folding.add(words, 1)
        folding.add(buttons, centred=True)
        return folding

    def first_focus(self) -> QWidget | None:
        """Return the chip just pressed, else the filled button."""
        # Opening a page puts the focus on its first chip too: that one was not pressed.
        chip = self._chips.focused() if self._by_chip else None
        self._by_chip = False
        return chip or self.primary

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._by_chip = True
        self._search.clear()
        self.hub.go(officers_place(key))
        announce(self, SECTIONS[key][0])

    @Slot()
    def _unfold(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self._unfolded.add(str(button.property("part")))
        self._show()
        if self.primary is not None:
            self.primary.setFocus()
