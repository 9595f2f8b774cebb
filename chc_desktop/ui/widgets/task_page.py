"""A page that asks a few questions and records the answers: the frame of the forms on people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import Session
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary
from chc_desktop.ui.widgets.page import KEEP_AFTER, Page
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

PAUSE = 250
"""Milliseconds of rest in typing before the advice is worked out again."""
Notes = tuple[tuple[str, str], ...]


@dataclass(slots=True, kw_only=True)
class Task:
    """What a form asks, and what becomes of the answers.

    ``verb`` records what ``command`` gives; ``check`` says what stands against it. ``done`` is
    where to go then. ``tidy`` shows the questions that the answers so far ask for;
    ``leads_to`` says, in headings and sentences, what follows from a command.
    """

    heading: str
    record: str
    back: Place
    back_words: str
    form: Form
    command: Callable[[], Any]
    verb: Callable[[Session, Any], Result]
    check: Callable[[Session, Any], tuple[Problem, ...]]
    done: Callable[[Done], Place]
    summary: str = ""
    notes: Notes = ()
    above: tuple[QWidget, ...] = ()
    tidy: Callable[[], None] = field(default=lambda: None)
    leads_to: Callable[[Any], Notes] = field(default=lambda _: ())


class TaskPage(Page):
    """The page of a task. Its typing is kept until it is recorded."""

    nav = "residents"
    help_text = (
        "Fill in what you know and press the filled button. If something is missing, the page "
        "says what, and your typing stays. You can leave and come back: it is kept."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._task: Task | None = None
        self._kept_at = Place("")
        self._summary = ErrorSummary()
        self._side = column(spacing=12)
        self._advisor = _timer(self, PAUSE, self._advise)
        self._keeper = _timer(self, KEEP_AFTER, self._keep)

    def make(self) -> Task | None:
        """Return the task of the place; None when what it is about is not there."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the form with the typing that was kept."""
        self._keep()
        self.clear_body()
        self._kept_at = self.place
        self._task = task = self.make()
        if task is None:
            self._nothing_here()
            return
        back = Button(task.back_words, "link", "arrow-left", name=f"Back to {task.back_words}")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))
        self.add_heading(task.heading, task.summary)
        for part in task.above:
            self.body.addWidget(part)
        task.form.finish()
        task.form.restore(self.hub.draft(self.place))
        task.tidy()
        task.form.changed.connect(self._changed)
        self._lay_out(task)
        self._fill_foot(task)
        self._advise()

    def leave(self) -> None:
        """Keep what is typed."""
        self._keep()

    def first_focus(self) -> QWidget | None:
        """Return the first field, or the only button."""
        if self._task is None:
            return self.primary
        return next(made.field for made in self._task.form.rows if not made.isHidden())

    def next_problem(self, step: int) -> None:
        """Go to the next or previous field with a problem (F8)."""
        self._summary.next_row(step)

    def _nothing_here(self) -> None:
        self.add_heading("Not in this register", "Go back to the list and choose another.")
        self.foot.hide()
        button = self.make_primary("Go to the list")
        button.clicked.connect(self._go_to_list)
        self.body.addLayout(row(button, None))
        self.body.addStretch(1)

    def _lay_out(self, task: Task) -> None:
        left = QWidget()
        self._summary = ErrorSummary()
        left.setLayout(column(self._summary, task.form, None, spacing=20))
        right = QWidget()
        self._side = column(spacing=12)
        parts = column(spacing=12)
        if task.notes:
            parts.addWidget(_note_card(task.notes))
        parts.addLayout(self._side)
        parts.addStretch(1)
        right.setLayout(parts)
        columns = Folding(54, spacing=28)
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _fill_foot(self, task: Task) -> None:
        primary = self.make_primary(task.record)
        primary.clicked.connect(self._record)
        later = Button("Save for later", name="Save for later, and go back")
        later.clicked.connect(self._go_back)
        self.foot.fill(primary, later, right=Label("Your typing is kept.", tone="muted"))

    @Slot()
    def _go_back(self) -> None:
        assert self._task is not None
        self.hub.go(self._task.back)

    @Slot()
    def _go_to_list(self) -> None:
        self.hub.go(Place(self.nav))

    @Slot()
    def _keep(self) -> None:
        task = self._task
        if task is not None:
            self.hub.keep_form(self._kept_at, task.form.draft(), edited=task.form.edited)

    @Slot()
    def _record(self) -> None:
        task = self._task
        if task is None:
            return
        unread = task.form.unreadable_dates()
        if unread:
            self._refuse(task, tuple(Problem(key, "", sentence) for key, sentence in unread))
            return
        result = self.hub.run(task.verb, task.command())
        if not isinstance(result, Done):
            self._refuse(task, result.problems)
            return
        self._task = None
        self.hub.drop_draft(self._kept_at)
        self.hub.done(f"{result.what}.", task.done(result))

    def _refuse(self, task: Task, problems: tuple[Problem, ...]) -> None:
        self._keep()
        known = {made.key for made in task.form.rows}
        for problem in problems:
            if problem.field in known:
                task.form.show_row(problem.field, shown=True)
        self._summary.show_problems(task.form.show_problems(problems))

    @Slot()
    def _changed(self) -> None:
        if self._task is not None:
            self._task.tidy()
        self._advisor.start()
        self._keeper.start()

    @Slot()
    def _advise(self) -> None:
        task = self._task
        if task is None:
            return
        clear(self._side)
        command = task.command()
        if follows := task.leads_to(command):
            self._side.addWidget(_note_card(follows, "What this leads to"))
        found = self.hub.ask(task.check, command)
        advice = [problem.text for problem in found if problem.severity is Severity.WARN]
        if advice:
            self._side.addWidget(Banner("advice", "Good to know", "\n".join(advice)))


def date_of(form: Form, key: str) -> DateField:
    """Return a date's field of a form."""
    made = form.row(key).field
    assert isinstance(made, DateField)
    return made


def _note_card(notes: Notes, title: str = "") -> Card:
    card = Card("sunken")
    card.body.setSpacing(theme().space(8))
    if title:
        card.body.addWidget(Label(title, Role.H3))
    for heading, text in notes:
        card.body.addWidget(Label(heading, Role.BOLD))
        card.body.addWidget(Label(text, tone="muted"))
    return card


def _timer(parent: QWidget, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
