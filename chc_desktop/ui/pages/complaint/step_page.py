"""The page of one step: a short form, what it starts beside it, and its verb at the foot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.commands import CaseCommand, Extend, KeepPromise, RaiseIssue
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import Problem, Severity
from chc_desktop.model.services import complaint_page, complaints, promises
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.forms import StepForm
from chc_desktop.ui.pages.complaint.unreadable import unreadable
from chc_desktop.ui.viewmodels import effects, letter_words, step_words
from chc_desktop.ui.widgets.basics import Button, Card, Label, clear, column, row
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import Banner, ErrorSummary
from chc_desktop.ui.widgets.page import KEEP_AFTER, Page
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

_STAGED = frozenset(
    {Verb.ACKNOWLEDGE, Verb.DEFINE, Verb.RESPOND, Verb.EXTEND, Verb.UPDATE, Verb.REFUSE}
)
"""Steps whose heading says at which stage they are taken."""
PAUSE = 250
"""Milliseconds of rest in typing before what a step starts is worked out again."""


class StepPage(Page):
    """A step of a case. Its typing is kept until it is recorded."""

    nav = "complaints"
    help_text = (
        "Fill in what you know and press the filled button. If something is missing, the page "
        "says what, and your typing stays. You can leave and come back: it is kept."
    )

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._step: StepForm | None = None
        self._summary = ErrorSummary()
        self._side = column(spacing=12)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._show_effects)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)

    def refresh(self) -> None:
        """Show the form of this step, with the typing that was kept."""
        self._keep()
        self.clear_body()
        self._step = None
        verb, promise_id = step_words.parse_step(self.place.step)
        view = self.hub.ask(complaint_page.complaint, int(self.place.key))
        if view is None:
            self.add_heading("Not in this register", "Go back to the list and choose another.")
            self.foot.hide()
            return
        words = step_words.WORDS[verb]
        self.title = f"{words.heading}, {view.reference}"
        self._back_link(view.reference)
        heading = words.heading
        if verb in _STAGED:
            heading = f"{words.heading}, {step_words.stage_words(view.current)}"
        self.add_heading(heading, f"{view.reference} · {view.subject} · {view.who}")
        for banner in view.banners:
            self.body.addWidget(Banner(banner.kind, banner.title, banner.text))
        self._step = step = StepForm(view, verb, self.hub.session.today, promise_id)
        step.form.restore(self.hub.draft(self.place))
        step.show_needed()
        step.form.changed.connect(self._changed)
        self._lay_out(step)
        self._fill_foot(words.record, view.reference)
        self._show_effects()

    def leave(self) -> None:
        """Keep what is typed."""
        self._keep()

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        if self._step is None:
            return None
        return self._step.form.rows[0].field

    def next_problem(self, step: int) -> None:
        """Go to the next or previous field with a problem (F8)."""
        self._summary.next_row(step)

    def _back_link(self, reference: str) -> None:
        back = Button(reference, "link", "arrow-left", name=f"Back to {reference}")
        back.clicked.connect(self._go_back)
        self.body.addLayout(row(back, None))

    def _lay_out(self, step: StepForm) -> None:
        left = QWidget()
        self._summary = ErrorSummary()
        layout = column(self._summary, spacing=20)
        if letter_words.kind_of(step.verb, step.stage) is not None:
            layout.addWidget(self._letter_offer())
        layout.addWidget(step.form)
        layout.addStretch(1)
        left.setLayout(layout)
        right = QWidget()
        self._side = column(spacing=12)
        right.setLayout(column(self._side, None))
        columns = Folding(54, spacing=28)
        columns.add(left, 65)
        columns.add(right, 35)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _fill_foot(self, verb: str, reference: str) -> None:
        primary = self.make_primary(verb, name=f"{verb}, {reference}")
        primary.clicked.connect(self._record)
        later = Button("Save for later", name="Save for later, and go back")
        later.clicked.connect(self._go_back)
        self.foot.fill(primary, later, right=Label("Your typing is kept.", tone="muted"))

    def _letter_offer(self) -> Card:
        """Return the way to the letter that goes with this step."""
        write = Button("Write the letter", icon="envelope-simple")
        write.clicked.connect(self._write_letter)
        text = "Write it here and mark it as sent: that records this step. Or record it below."
        line = Folding(30, spacing=12)
        line.add(Label(text), 1, centred=True)
        line.add(write, centred=True)
        card = Card("sunken", margin=14)
        card.body.addWidget(line)
        return card

    @Slot()
    def _write_letter(self) -> None:
        step = self._step
        kind = letter_words.kind_of(step.verb, step.stage) if step is not None else None
        if step is not None and kind is not None:
            self._keep()
            self.hub.go(letter_words.letter_place(step.view.id, kind))

    @Slot()
    def _go_back(self) -> None:
        self.hub.go(Place("complaint", self.place.key))

    @Slot()
    def _keep(self) -> None:
        # Kept now; later the letter may have recorded it and dropped what was kept.
        self._keeper.stop()
        step = self._step
        if step is not None:
            self.hub.keep_form(self._kept_at, step.form.draft(), edited=step.form.edited)

    @property
    def _kept_at(self) -> Place:
        step = self._step
        assert step is not None
        promise = step.promise_id or None
        return step_words.step_place(step.view.id, step.verb, promise)

    @Slot()
    def _record(self) -> None:
        step = self._step
        if step is None:
            return
        unread = unreadable(step.form)
        if unread:
            self._refuse(unread)
            return
        command = step.command()
        if isinstance(command, KeepPromise):
            result = self.hub.run(promises.keep_promise, command)
        else:
            result = self.hub.run(complaints.carry_out, command)
        if isinstance(result, Done):
            self._recorded(step)
        else:
            self._refuse(result.problems)

    def _recorded(self, step: StepForm) -> None:
        place = self._kept_at
        self._step = None
        self.hub.drop_draft(place)
        reference = step.view.reference
        sentence = step_words.WORDS[step.verb].done.format(reference=reference)
        self.hub.done(sentence, Place("complaint", str(step.view.id)))

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        assert self._step is not None
        self._keep()
        self._summary.show_problems(self._step.form.show_problems(problems))

    @Slot()
    def _changed(self) -> None:
        self._timer.start()
        self._keeper.start()
        if self._step is not None:
            self._step.show_needed()

    @Slot()
    def _show_effects(self) -> None:
        step = self._step
        if step is None:
            return
        clear(self._side)
        command = step.command()
        if isinstance(command, KeepPromise):
            found = self.hub.ask(promises.check_keeping, command)
        else:
            self._side.addWidget(self._starts(command, step))
            found = self.hub.ask(complaints.check, command)
        advice = [problem.text for problem in found if problem.severity is Severity.WARN]
        if advice:
            self._side.addWidget(Banner("advice", "Good to know", "\n".join(advice)))

    def _effects(self, command: CaseCommand, step: StepForm) -> tuple[effects.Effect, ...]:
        if isinstance(command, Extend) and command.new_date is None:
            tried = replace(command, new_date=command.told_on)
            state = self.hub.ask(complaints.as_it_would_be, tried) if command.told_on else None
            return effects.most_allowed(state, step.stage)
        if isinstance(command, RaiseIssue):
            return effects.of_new_issue(
                open_at_stage_1=step.view.stages[0].open,
                related=command.related,
                would_delay=command.would_delay,
            )
        state = self.hub.ask(complaints.as_it_would_be, command)
        if isinstance(command, Extend):
            return effects.of_extension(state, command)
        return effects.effects_of(state, step.verb, step.stage)

    def _starts(self, command: CaseCommand, step: StepForm) -> Card:
        card = Card("sunken")
        card.body.setSpacing(theme().space(8))
        card.body.addWidget(Label("What this starts", Role.H3))
        for effect in self._effects(command, step):
            card.body.addWidget(Label(effect.heading, Role.BOLD))
            if effect.text:
                card.body.addWidget(Label(effect.text, tone="muted"))
        return card
