"""The page of one form of a register: add an entry, put it right, end it, review it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.records.conflict_forms import CONFLICT_FORMS
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.pages.records.officer_forms import OFFICER_FORMS
from chc_desktop.ui.pages.records.policy_forms import POLICY_FORMS
from chc_desktop.ui.pages.records.request_forms import REQUEST_FORMS
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.form import focus_target
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary
from chc_desktop.ui.widgets.page import KEEP_AFTER, Page
from chc_desktop.ui.widgets.tokens import Role

LIST_WORDS = "Service requests"
PAUSE = 250
"""Milliseconds of rest in typing before the warnings are looked up again."""
FORMS: dict[str, type[EntryForm]] = {
    **REQUEST_FORMS,
    **OFFICER_FORMS,
    **POLICY_FORMS,
    **CONFLICT_FORMS,
}
"""Every form by its step."""


class EntryPage(Page):
    """A form. Its typing is kept until it is recorded."""

    title = "An entry"
    nav = "requests"
    help_text = (
        "Fill in what you know and press the filled button. If something is missing, the page "
        "says what, and your typing stays. You can leave and come back: it is kept."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._entry: EntryForm | None = None
        self._kept_at = Place("")
        self._summary = ErrorSummary()
        self._side = column(spacing=12)
        self._back = Button("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._show_warnings)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)

    def refresh(self) -> None:
        """Show the form of this place, with the typing that was kept."""
        self._keep()
        self.clear_body()
        self._entry = None
        kind = FORMS.get(self.place.step)
        entry = kind(self.hub, self.place.key) if kind is not None else None
        self._back_link(entry)
        if entry is not None:
            officers = entry.back.page == "officers"
            self.nav = "officers" if officers else "requests"
        if entry is None or not entry.found:
            self.title = "Not in this register"
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.body.addStretch(1)
            self.foot.hide()
            return
        self.title = entry.heading
        self.add_heading(entry.heading, entry.summary)
        entry.form.restore(self.hub.draft(self.place))
        self._entry, self._kept_at = entry, self.place
        entry.form.changed.connect(self._changed)
        self._lay_out(entry)
        self._fill_foot(entry)
        self._show_warnings()

    def leave(self) -> None:
        """Keep what is typed."""
        self._keep()

    def first_focus(self) -> QWidget | None:
        """Return the first field, or the way back."""
        if self._entry is None:
            return self._back
        return focus_target(self._entry.form.rows[0].field)

    def next_problem(self, step: int) -> None:
        """Go to the next or previous field with a problem (F8)."""
        self._summary.next_row(step)

    def _back_link(self, entry: EntryForm | None) -> None:
        words = (entry.back_words if entry is not None else "") or LIST_WORDS
        self._back = Button(words, "link", "arrow-left", name=f"Back to {words}")
        self._back.clicked.connect(self._go_back)
        self.body.addLayout(row(self._back, None))

    def _lay_out(self, entry: EntryForm) -> None:
        left = QWidget()
        self._summary = ErrorSummary()
        parts = column(self._summary, entry.form, spacing=20)
        if entry.take_back_words and entry.entry_id is not None:
            take_back = Button(entry.take_back_words, "quiet", "arrow-counter-clockwise")
            take_back.clicked.connect(self._take_back)
            parts.addLayout(row(take_back, None))
        parts.addStretch(1)
        left.setLayout(parts)
        right = QWidget()
        self._side = column(spacing=12)
        right.setLayout(column(self._side, None))
        columns = Folding(54, spacing=28)
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _fill_foot(self, entry: EntryForm) -> None:
        primary = self.make_primary(entry.verb)
        primary.clicked.connect(self._record)
        later = Button("Save for later", name="Save for later, and go back")
        later.clicked.connect(self._go_back)
        self.foot.fill(primary, later, right=Label("Your typing is kept.", tone="muted"))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(self._entry.back if self._entry is not None else Place(self.nav))

    @Slot()
    def _keep(self) -> None:
        if self._entry is not None:
            form = self._entry.form
            self.hub.keep_form(self._kept_at, form.draft(), edited=form.edited)

    @Slot()
    def _record(self) -> None:
        entry = self._entry
        if entry is None:
            return
        unread = entry.unreadable()
        if unread:
            self._refuse(unread)
            return
        result = entry.record()
        if isinstance(result, Done):
            self._done(result, entry.after(result))
        else:
            self._refuse(result.problems)

    @Slot()
    def _take_back(self) -> None:
        assert self._entry is not None
        result = self._entry.take_back()
        if isinstance(result, Done):
            self._done(result, self._entry.back)
        else:
            self._refuse(result.problems)

    def _done(self, done: Done, place: Place) -> None:
        self._entry = None
        self.hub.drop_draft(self._kept_at)
        self.hub.done(f"{done.what}.", place)

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        assert self._entry is not None
        self._keep()
        self._summary.show_problems(self._entry.form.show_problems(problems))

    @Slot()
    def _changed(self) -> None:
        self._timer.start()
        self._keeper.start()

    @Slot()
    def _show_warnings(self) -> None:
        entry = self._entry
        if entry is None:
            return
        clear(self._side)
        if entry.note:
            self._add_card("Good to know", (entry.note,))
        heading, lines = entry.effects()
        if heading:
            self._add_card(heading, lines)
        advice = [p.text for p in entry.problems() if p.severity is Severity.WARN]
        if advice:
            self._side.addWidget(Banner("warning", "Look at this", "\n".join(advice)))

    def _add_card(self, heading: str, lines: tuple[str, ...]) -> None:
        card = Card("sunken")
        card.body.addWidget(Label(heading, Role.H3))
        for line in lines:
            card.body.addWidget(Label(line, tone="muted"))
        self._side.addWidget(card)
