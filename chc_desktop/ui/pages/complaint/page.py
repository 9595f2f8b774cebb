"""One complaint as a story: what is next, when it is due and why, what happened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.services import complaint_page, ombudsman
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.model.services.views_remedies import OmbudsmanItemView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint import sections
from chc_desktop.ui.pages.complaint.due_section import DueSection
from chc_desktop.ui.pages.complaint.files_section import add_files
from chc_desktop.ui.pages.complaint.happened_section import HappenedSection
from chc_desktop.ui.viewmodels import remedy_words, step_words
from chc_desktop.ui.widgets.badge import Badge
from chc_desktop.ui.widgets.basics import Button, Label, column, row
from chc_desktop.ui.widgets.file_drop import FileDrop
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner
from chc_desktop.ui.widgets.page import Page
from chc_desktop.ui.widgets.story import NextStepBar, badge_for
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role


class ComplaintPage(Page):
    """The story of one complaint."""

    nav = "complaints"
    help_text = (
        "The coloured bar says what is next and by when. Below it stand the dates of the stage, "
        "each with “Why this date?”, and what happened, newest first. Nothing is ever deleted: a "
        "mistake is corrected by a new entry."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._view: ComplaintView | None = None
        self._due: DueSection | None = None
        self._happened: HappenedSection | None = None
        self._others: QWidget | None = None
        self._owed: OmbudsmanItemView | None = None
        FileDrop(self, self._add_files)

    def refresh(self) -> None:
        """Show the complaint as it is now."""
        self.clear_body()
        self._due = self._others = None
        self._view = view = self.hub.ask(complaint_page.complaint, int(self.place.key))
        self.title = f"Complaint {view.reference}" if view else "Complaint"
        self.body.addLayout(row(self._back(), None))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            return
        self.body.addWidget(Label(view.subject, Role.H1))
        self.body.addWidget(self._state(view))
        for banner in view.banners:
            self.body.addWidget(Banner(banner.kind, banner.title, banner.text))
        self.body.addWidget(self._next(view))
        self.body.addSpacing(theme().space(8))
        columns = Folding(54, spacing=28)
        columns.add(self._left(view), 65)
        columns.add(self._right(view), 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget | None:
        """Return the filled button, or the other steps when nothing more is to do."""
        return self.primary or self._others

    def explain_dates(self) -> None:
        """Open why the first date is as it is, or close it (Alt+W)."""
        if self._due is not None:
            self._due.explain_first()

    def _back(self) -> Button:
        back = Button("Complaints", "link", "arrow-left", name="Back to Complaints")
        back.clicked.connect(self._go_back)
        return back

    def _state(self, view: ComplaintView) -> QWidget:
        line = Folding(30, spacing=12)
        line.add(Badge(view.standing.value, badge_for(view.standing.value)))
        line.add(Label(f"{view.reference} · {view.who}", tone="muted"), 1, centred=True)
        return line

    def _next(self, view: ComplaintView) -> NextStepBar:
        primary = None
        verb = view.next.verb
        words, obstacle = view.next_words, view.obstacle
        self._owed = self.hub.ask(ombudsman.next_item, view.id, view.next)
        if self._owed is not None:
            button = remedy_words.DONE_BUTTONS[self._owed.kind]
            primary = self.make_primary(button, name=f"{button}: {view.reference}")
            primary.clicked.connect(self._take_next)
            year = self.hub.session.today.year
            words, obstacle, verb = remedy_words.next_words(self._owed, year), "", None
        elif verb is not None:
            name = step_words.button_name(verb, view.reference)
            primary = self.make_primary(step_words.WORDS[verb].button, name=name)
            primary.clicked.connect(self._take_next)
        others = tuple(
            (step.verb.value, step_words.WORDS[step.verb].item, step.why_not)
            for step in view.steps
            if step.verb is not verb
        )
        bar = NextStepBar(words, obstacle, primary, others)
        bar.step_chosen.connect(self._take_step)
        self._others = bar.others
        return bar

    def _left(self, view: ComplaintView) -> QWidget:
        self._due = DueSection(self.hub, view)
        return self._pile(view, self._due, sections.LEFT)

    def _right(self, view: ComplaintView) -> QWidget:
        oldest_first = self._happened is not None and self._happened.oldest_first
        self._happened = HappenedSection(self.hub, view, oldest_first=oldest_first)
        return self._pile(view, self._happened, sections.RIGHT)

    def _pile(
        self, view: ComplaintView, first: QWidget, others: tuple[sections.Section, ...]
    ) -> QWidget:
        """Return a column of the page: one section on top, then those with something to say."""
        pile = QWidget()
        lines = column(first, spacing=24)
        for section in others:
            part = section(self.hub, view)
            if isinstance(part, QWidget):
                lines.addWidget(part)
            elif part is not None:
                lines.addLayout(part)
        lines.addStretch(1)
        pile.setLayout(lines)
        return pile

    def _add_files(self, files: tuple[Path, ...]) -> None:
        if self._view is not None:
            add_files(self.hub, self._view.id, files)

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("complaints"))

    @Slot()
    def _take_next(self) -> None:
        if self._view is not None and self._owed is not None:
            self.hub.go(remedy_words.remedy_place(self._view.id, "comply", self._owed.id))
        elif self._view is not None and self._view.next.verb is not None:
            self._take_step(self._view.next.verb.value)

    @Slot(str)
    def _take_step(self, step: str) -> None:
        assert self._view is not None
        open_promise = next((p.id for p in self._view.promises if p.is_open), None)
        verb = Verb(step)
        promise = open_promise if verb is Verb.KEEP_PROMISE else None
        self.hub.go(step_words.step_place(self._view.id, verb, promise))
