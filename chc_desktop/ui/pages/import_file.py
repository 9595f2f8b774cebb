"""Reading a file in: complaints from a spreadsheet, or the self-assessment as it was filled in.

Complaints are first only looked at; what would happen is shown before anything is saved.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop import paths
from chc_desktop.model.services import assessments, edition_moves, editions, importing, queries
from chc_desktop.model.services.importing import ImportedComplaints
from chc_desktop.model.services.results import Refusal
from chc_desktop.model.services.session import Reopener, Session
from chc_desktop.model.services.trouble import TROUBLE
from chc_desktop.ui.dialogs.files import FORMS, SPREADSHEETS, FileChooser
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.tasks import tasks_of
from chc_desktop.ui.viewmodels import assessment_words, edition_words, import_words
from chc_desktop.ui.viewmodels.import_words import COMPLAINTS, FORM, Reason
from chc_desktop.ui.widgets.basics import Button, Card, Label, row
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.reason_list import ReasonList
from chc_desktop.ui.widgets.tokens import Role

logger = logging.getLogger(__name__)

UNREADABLE = "This file could not be read and nothing was saved. Save it again, or choose another."
KINDS = {COMPLAINTS: SPREADSHEETS, FORM: FORMS}
PAGES = {COMPLAINTS: Place("complaints"), FORM: Place("self-assessment")}


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a file, in words; ``button`` is the verb that saves, or ""."""

    summary: str
    reasons: tuple[Reason, ...]
    button: str = ""
    saved: bool = False
    newer: str = ""
    """The Code in force, where the form read in is of an older one."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read: plain data for the thread that reads it."""

    register: Reopener
    file: Path
    kind: str
    save: bool
    year_end: date


class ImportPage(Page):
    """Choose a file, see what is in it, read it in."""

    help_text = (
        "Choose a file. What cannot be read in is listed with its reason and its line in the "
        "file. Mend the file and read it in again: what is there already is not added twice."
    )

    def __init__(self, hub: Hub, chooser: FileChooser | None = None) -> None:
        super().__init__(hub)
        self.chooser = chooser or FileChooser()
        self._tasks = tasks_of(hub)
        self._file: Path | None = None
        self._found: Found | None = None
        self._trouble = ""
        self._busy = False
        self._years = Choice()
        self._year = ""

    @property
    def kind(self) -> str:
        """What is read in."""
        return self.place.key if self.place.key in KINDS else COMPLAINTS

    def open(self, place: Place) -> None:
        """Show the page for a kind of file; another kind starts anew."""
        if place != self.place:
            self._file, self._found, self._trouble = None, None, ""
        super().open(place)

    def refresh(self) -> None:
        """Show where one is: choosing, looking, or done."""
        self.title = import_words.HEADINGS[self.kind]
        self.nav = PAGES[self.kind].page
        self.clear_body()
        found = self._found
        self.add_heading(self.title, found.summary if found else import_words.ABOUT[self.kind])
        if self._trouble:
            card = Card("error", margin=16)
            card.body.addWidget(Label(self._trouble, Role.BOLD))
            self.body.addWidget(card)
        if self._busy:
            self.body.addWidget(Label("The file is being read."))
        elif found is None:
            self._show_needed()
        elif found.reasons:
            self._show_reasons(found)
        if not (found and found.reasons):
            self.body.addStretch(1)
        self._fill_foot()

    def first_focus(self) -> QWidget | None:
        """Return the filled button."""
        return self.primary

    def _show_needed(self) -> None:
        card = Card("sunken")
        card.body.addWidget(Label(import_words.NEEDED[self.kind]))
        self.body.addWidget(card)
        if self.kind == FORM:
            landlord = self.hub.ask(queries.landlord)
            known = self.hub.ask(assessments.years)
            offered = assessment_words.offered_year(known, landlord.year_end, landlord.today)
            self._years = Choice(assessment_words.years(known, landlord.year_end))
            self._years.choose(self._year or offered.isoformat())
            self._years.currentIndexChanged.connect(self._keep_year)
            self._keep_year()
            self._years.setAccessibleName("For which year?")
            self.body.addWidget(Label("For which year?", Role.BOLD))
            self.body.addLayout(row(self._years, None))

    def _show_reasons(self, found: Found) -> None:
        card = Card(margin=0)
        card.body.setContentsMargins(2, 2, 2, 2)
        listed = ReasonList("What there is to say about the file")
        listed.show_entries([(r.icon, r.colour, r.heading, r.text) for r in found.reasons])
        card.body.addWidget(listed)
        self.body.addWidget(card, 1)

    def _fill_foot(self) -> None:
        found = self._found
        if found is not None and found.newer:
            carry = edition_words.carry_words(found.newer)
            primary, slot = self.make_primary(carry), self._carry_forward
        elif found is not None and found.saved:
            words = "See the complaints" if self.kind == COMPLAINTS else "See the answers"
            primary, slot = self.make_primary(words), self._see
        elif found is not None and found.button:
            primary, slot = self.make_primary(found.button), self._save
        else:
            primary, slot = self.make_primary("Choose a file"), self._choose
        primary.clicked.connect(slot)
        primary.setEnabled(not self._busy)
        buttons = [primary]
        if found is not None:
            again = Button("Choose another file")
            again.clicked.connect(self._choose)
            buttons.append(again)
        kept = Label("" if found is None or found.saved else "Nothing is saved yet.", tone="muted")
        self.foot.fill(*buttons, right=kept)

    # ---- what the officer does

    @Slot()
    def _keep_year(self) -> None:
        self._year = self._years.key

    @Slot()
    def _choose(self) -> None:
        register = self.hub.session.register.path
        folder = register.parent if register is not None else paths.documents_dir()
        caption = import_words.HEADINGS[self.kind]
        self.chooser.open_file(self, caption, KINDS[self.kind], folder, self._chosen)

    def _chosen(self, path: Path) -> None:
        self._file = path
        self._run(save=self.kind == FORM)

    @Slot()
    def _save(self) -> None:
        self._run(save=True)

    @Slot()
    def _carry_forward(self) -> None:
        result = self.hub.run(edition_moves.carry_forward, date.fromisoformat(self._year))
        if isinstance(result, Refusal):
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))
            return
        self._file, self._found = None, None
        self.hub.done(f"{result.what}.", Place(PAGES[FORM].page, step=self._year))

    @Slot()
    def _see(self) -> None:
        there = PAGES[self.kind]
        self.hub.go(there if self.kind == COMPLAINTS else Place(there.page, step=self._year))

    def _run(self, *, save: bool) -> None:
        session = self.hub.session
        assert self._file is not None
        order = Order(
            session.reopener(),
            self._file,
            self.kind,
            save,
            date.fromisoformat(self._year) if self._year else session.year_end_of(session.today),
        )
        self._busy, self._trouble = True, ""
        self.refresh()
        self._tasks.start(partial(read_file, order), self._read, self._not_read)

    @Slot(object)
    def _read(self, found: object) -> None:
        assert isinstance(found, Found)
        self._busy, self._found = False, found
        if found.saved:
            self.hub.done("")
        self._show_outcome(found.summary)

    @Slot(object)
    def _not_read(self, error: object) -> None:
        self._busy = False
        self._trouble = str(error) if isinstance(error, TROUBLE) else UNREADABLE
        if not isinstance(error, TROUBLE):
            logger.error("a file was not read: %s", type(error).__name__)
        self._show_outcome(self._trouble)

    def _show_outcome(self, sentence: str) -> None:
        self.refresh()
        announce(self, sentence)
        if self.primary is not None and self.isVisible():
            self.primary.setFocus()


def read_file(order: Order) -> Found:
    """Read a file with a session of its own; called on a thread.

    Raises FileProblem, RegisterProblem or MissingResourceError with one plain sentence.
    """
    readers: dict[str, Callable[[Session, Order], Found]] = {
        COMPLAINTS: _read_complaints,
        FORM: _read_form,
    }
    session = order.register.open(read_only=not order.save)
    try:
        return readers[order.kind](session, order)
    finally:
        session.close()


def _read_complaints(session: Session, order: Order) -> Found:
    result: ImportedComplaints = importing.import_complaints(
        session, order.file, dry_run=not order.save
    )
    summary = import_words.summary(result, done=order.save)
    reasons = import_words.reasons(result, done=order.save)
    button = "" if order.save else import_words.button(result)
    return Found(summary, reasons, button, saved=order.save)


def _read_form(session: Session, order: Order) -> Found:
    form = assessments.import_form(session, order.file, order.year_end)
    summary = import_words.form_summary(form.edition, len(form.answers), form.missing, form.also)
    reasons = import_words.form_reasons(form.problems)
    return Found(summary, reasons, saved=True, newer=editions.newer(session, order.year_end))
