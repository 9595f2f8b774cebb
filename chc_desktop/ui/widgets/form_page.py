"""A page with one form: what it asks, what recording it would change, its verb at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.model.rules.values import Problem, Severity, blocking
from chc_desktop.model.services.results import Done, Result
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, TextArea, TextField
from chc_desktop.ui.widgets.form import Form, focus_target
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary
from chc_desktop.ui.widgets.page import KEEP_AFTER, Page
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

PAUSE = 250
"""Milliseconds of rest in typing before what would change is worked out again."""
KEPT = "Your typing is kept."


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that recording would change: bold words, and a sentence about them."""

    heading: str
    text: str = ""


class PageForm:
    """What a form asks and does. Subclasses set the words and fill ``form`` in ``build``."""

    heading = ""
    summary = ""
    verb = ""
    effects_heading = "What this changes"

    def __init__(self, hub: Hub, key: str) -> None:
        self.hub, self.key = hub, key
        self.today = hub.session.today
        self.form = Form()
        self.build()
        self.form.finish()

    def build(self) -> None:
        """Ask the questions, with what is known filled in."""
        raise NotImplementedError

    def record(self) -> Result:
        """Record the answers."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the answers as they are; writes nothing."""
        return ()

    def effects(self) -> tuple[Effect, ...]:
        """What recording the answers would change; writes nothing."""
        return ()

    def show_needed(self) -> None:
        """Show the questions that other answers make necessary, and hide the others."""

    def unreadable(self) -> tuple[Problem, ...]:
        """A problem for each answer that cannot be read; the typing stays as it is."""
        return tuple(Problem(key, "", words) for key, words in self.form.unreadable_dates())

    # ---- questions and answers

    def add_day(
        self, key: str, label: str, text: str = "", *, day: date | None, optional: bool = False
    ) -> None:
        """Ask for a date; ``day`` stands in it."""
        field = DateField(self.today)
        field.set_day(day)
        self.form.add(key, label, field, text, optional=optional)

    def add_line(
        self,
        key: str,
        label: str,
        value: str = "",
        text: str = "",
        *,
        optional: bool = False,
        ems: float = 0,
    ) -> None:
        """Ask for a few words; ``value`` stands in the field, ``text`` is its help."""
        self.form.add(key, label, TextField(value), text, optional=optional, ems=ems)

    def add_text(
        self,
        key: str,
        label: str,
        value: str = "",
        text: str = "",
        *,
        optional: bool = False,
        lines: int = 3,
    ) -> None:
        """Ask for sentences; ``value`` stands in the field, ``text`` is its help."""
        self.form.add(key, label, TextArea(value, lines=lines), text, optional=optional)

    def add_tick(self, key: str, words: str, *, ticked: bool, text: str = "") -> None:
        """Ask for yes or no."""
        box = CheckBox(words)
        box.setChecked(ticked)
        self.form.add(key, "", box, text)

    def day(self, key: str) -> date | None:
        """Return a date of the form; None without one that can be read."""
        field = self.form.row(key).field
        assert isinstance(field, DateField)
        return field.day

    def text(self, key: str) -> str:
        """Return an answer as text."""
        return self.form.text(key)


class FormPage(Page):
    """Shows a form. Its typing is kept until it is recorded; subclasses say which form it is."""

    help_text = (
        "Fill in what you know and press the filled button. If something is missing, the page "
        "says what, and your typing stays. You can leave and come back: it is kept."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._shown: PageForm | None = None
        self._kept_at = Place("")
        self._summary = ErrorSummary()
        self._side = column(spacing=12)
        self._back = Button("")
        self._timer = _timer(self, PAUSE)
        self._timer.timeout.connect(self._show_effects)
        self._keeper = _timer(self, KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)

    # ---- what subclasses say

    def make(self) -> PageForm | None:
        """Return the form of this place; None when what it is about is not there."""
        raise NotImplementedError

    def back(self) -> tuple[Place, str]:
        """Return where the form was opened from, and its words."""
        raise NotImplementedError

    def recorded(self) -> None:
        """The form was recorded; called before another page shows."""

    # ---- the page

    def refresh(self) -> None:
        """Show the form of this place, with the typing that was kept."""
        self._keep()
        self.clear_body()
        self._shown = shown = self.make()
        words = self.back()[1]
        self._back = Button(words, "link", "arrow-left", name=f"Back to {words}")
        self._back.clicked.connect(self._go_back)
        self.body.addLayout(row(self._back, None))
        if shown is None:
            self.title = "Not in this register"
            self.add_heading("Not in this register", "Go back and choose another.")
            self.body.addStretch(1)
            self.foot.hide()
            return
        self.title = shown.heading
        self.add_heading(shown.heading, shown.summary)
        self._kept_at = self.place
        shown.form.restore(self.hub.draft(self.place))
        shown.show_needed()
        shown.form.changed.connect(self._changed)
        self._lay_out(shown)
        self._fill_foot(shown)
        self._show_effects()

    def leave(self) -> None:
        """Keep what is typed."""
        self._keep()

    def first_focus(self) -> QWidget | None:
        """Return the first field, or the way back."""
        if self._shown is None or not self._shown.form.rows:
            return self.primary or self._back
        return focus_target(self._shown.form.rows[0].field)

    def next_problem(self, step: int) -> None:
        """Go to the next or previous field with a problem (F8)."""
        self._summary.next_row(step)

    def _lay_out(self, shown: PageForm) -> None:
        left = QWidget()
        self._summary = ErrorSummary()
        left.setLayout(column(self._summary, shown.form, None, spacing=20))
        right = QWidget()
        self._side = column(spacing=12)
        right.setLayout(column(self._side, None))
        columns = Folding(54, spacing=28)
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _fill_foot(self, shown: PageForm) -> None:
        primary = self.make_primary(shown.verb)
        primary.clicked.connect(self._record)
        later = Button("Save for later", name="Save for later, and go back")
        later.clicked.connect(self._go_back)
        self.foot.fill(primary, later, right=Label(KEPT, tone="muted"))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(self.back()[0])

    @Slot()
    def _keep(self) -> None:
        if self._shown is not None:
            form = self._shown.form
            self.hub.keep_form(self._kept_at, form.draft(), edited=form.edited)

    @Slot()
    def _record(self) -> None:
        shown = self._shown
        if shown is None:
            return
        unread = shown.unreadable()
        result = None if unread else shown.record()
        if isinstance(result, Done):
            back = self.back()[0]
            self._shown = None
            self.hub.drop_draft(self._kept_at)
            self.recorded()
            self.hub.done(f"{result.what}.", back)
            return
        found = unread if result is None else blocking(result.problems)
        self._keep()
        self._summary.show_problems(shown.form.show_problems(found))

    @Slot()
    def _changed(self) -> None:
        self._timer.start()
        self._keeper.start()
        if self._shown is not None:
            self._shown.show_needed()

    @Slot()
    def _show_effects(self) -> None:
        if self._shown is not None:
            clear(self._side)
            self.fill_side(self._shown, self._side)

    def fill_side(self, shown: PageForm, side: QVBoxLayout) -> None:
        """Show beside the form what recording it would change, and what is good to know."""
        found = shown.effects()
        if found:
            card = Card("sunken")
            card.body.setSpacing(theme().space(8))
            card.body.addWidget(Label(shown.effects_heading, Role.H3))
            for effect in found:
                card.body.addWidget(Label(effect.heading, Role.BOLD))
                if effect.text:
                    card.body.addWidget(Label(effect.text, tone="muted"))
            side.addWidget(card)
        advice = [p.text for p in shown.problems() if p.severity is Severity.WARN]
        if advice:
            side.addWidget(Banner("advice", "Good to know", "\n".join(advice)))


def _timer(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
