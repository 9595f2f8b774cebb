"""Try another date: what would be due if it were acknowledged, extended, asked for that day."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.views import ComplaintView, DateView, StageView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import tries
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Card, Label, clear, column
from chc_desktop.ui.widgets.calendar_panel import WhyPanel
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.layouts import Folding
from chc_desktop.ui.widgets.notices import announce
from chc_desktop.ui.widgets.story import DateBlock, left_badge
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

HEADING = "Only trying. Nothing is saved."


class TryPanel(Card):
    """A choice, a date, and the dates that would follow. Writes nothing."""

    def __init__(self, hub: Hub, view: ComplaintView) -> None:
        super().__init__("sunken")
        self._hub, self._view = hub, view
        self._today = hub.session.today
        self.body.setSpacing(theme().space(12))
        self.body.addWidget(Label(HEADING, Role.H3))
        self._day = DateField(self._today)
        self._day.set_day(self._today)
        self._form = Form()
        what = self._form.make_row("what", "What if?", Choice(tries.options(view)))
        day = self._form.make_row("day", "On which day?", self._day)
        self._form.add_beside(what, day)
        self._form.finish()
        self._form.changed.connect(self._try)
        self.body.addWidget(self._form)
        self._found = column(spacing=12)
        self.body.addLayout(self._found)
        self._try()

    def first_field(self) -> QWidget:
        """Return the field for the date."""
        return self._day

    @Slot()
    def _try(self) -> None:
        clear(self._found)
        day = self._day.day
        verb = Verb(self._form.text("what"))
        if day is None:
            self._found.addWidget(Label("Enter a date. Then this says what would be due."))
            return
        command = tries.command(self._view, verb, day, self._today)
        stage = tries.stage_of(self._view, verb, self._hub.ask(complaint_page.try_date, command))
        if stage is None:
            return
        self._show(stage, verb)

    def _show(self, stage: StageView, verb: Verb) -> None:
        if verb is Verb.EXTEND and stage.extensions:
            self._found.addWidget(Label(stage.extensions[-1]))
        shown = [view for view in stage.dates if view.left is not None]
        if verb is Verb.RESPOND:
            self._answered(stage)
            return
        line = Folding(26, spacing=20)
        for view in shown:
            line.add(_block(view), 1)
        self._found.addWidget(line)
        if shown:
            last = shown[-1]
            question = f"Why {dates.near(last.due, self._today)}, as tried?"
            self._found.addWidget(WhyPanel(question, last.why, last.days, self._today))
        said = ". ".join(f"{view.label}: {long_date(view.due)}" for view in shown)
        announce(self, f"{said}. {HEADING}")

    def _answered(self, stage: StageView) -> None:
        """Say for each date whether a response on that day would be in time."""
        for view in stage.dates:
            if view.label != "Acknowledge by" and view.done_on is not None:
                late = view.done_on > view.due
                state = "after" if late else "on or before"
                words = f"{long_date(view.done_on)} is {state} {long_date(view.due)}."
                self._found.addWidget(Label(view.label, tone="muted"))
                self._found.addWidget(Label("Late" if late else "In time", Role.FIGURE))
                self._found.addWidget(Label(f"{words} {view.note}"))
        announce(self, HEADING)


def _block(view: DateView) -> DateBlock:
    state = left_badge(view.left) if view.left is not None else None
    return DateBlock(view.label, long_date(view.due), state, view.note, None)
