"""The hearing of a stage: when, where, who is invited and who is heard (6.20, 3.6)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.considering import HoldHearing
from chc_desktop.model.rules.values import Stage
from chc_desktop.model.services import complaint_page, considering
from chc_desktop.model.services.considering import ConsideringView
from chc_desktop.model.services.results import Done
from chc_desktop.ui.hub import Place
from chc_desktop.ui.widgets.basics import Button, row
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.task_page import Task, TaskPage, date_of

NOTES = (
    ("The resident", "They are invited, and may bring somebody or let somebody speak (3.6)."),
    ("Whoever it is about", "They may be heard. They never decide (5.8)."),
)


class HearingPage(TaskPage):
    """The form of a hearing."""

    nav = "complaints"
    title = "The hearing"
    help_text = (
        "A panel may hear a stage. Write down the day, whom you invited and when, and who comes "
        "with the resident. Change it here if it moves."
    )

    def make(self) -> Task | None:
        """Return the form, with what is known of the hearing filled in."""
        key, number = self.place.key, self.place.step or "1"
        view = self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None
        stage = self.hub.ask(considering.at_stage, int(key), Stage(int(number))) if view else None
        if view is None or stage is None:
            return None
        self.title = f"The hearing, {view.reference}"
        form = self._form(stage)
        above: tuple[QWidget, ...] = ()
        if stage.hearing is not None:
            cancel = Button("There is no hearing after all", "quiet", "arrow-counter-clockwise")
            cancel.clicked.connect(self._cancel)
            line = QWidget()
            line.setLayout(row(cancel, None))
            above = (line,)
        return Task(
            heading=f"The hearing of stage {number}",
            summary=f"{view.reference} · {view.subject}",
            record="Record the hearing",
            back=Place("complaint", key),
            back_words=view.reference,
            form=form,
            command=lambda: _hearing(form, view.id, stage.stage),
            verb=considering.hold_hearing,
            check=considering.check,
            done=lambda _: Place("complaint", key),
            notes=NOTES,
            above=above,
        )

    def _form(self, stage: ConsideringView) -> Form:
        form, known = Form(), stage.hearing
        day = DateField(self.hub.session.today)
        day.set_day(known.on if known else None)
        form.add("on", "When is it, or was it?", day)
        place = TextField(known.place if known else "")
        form.add("place", "Where?", place, optional=True, ems=27)
        invited = DateField(self.hub.session.today)
        invited.set_day(known.invited_on if known else None)
        form.add("invited_on", "When was the resident invited?", invited, optional=True)
        companion = TextField(known.companion if known else "")
        text = "A companion or whoever speaks for them is invited too (3.6)."
        form.add("companion", "Who comes with them?", companion, text, optional=True, ems=27)
        heard = TextField(known.complained_about if known else "")
        text = "Such as “in person, after the resident” or “in writing”."
        label = "How is the person complained about heard?"
        form.add("complained_about", label, heard, text, optional=True, ems=27)
        note = TextArea(known.note if known else "", lines=2)
        form.add("note", "Note", note, optional=True)
        return form

    @Slot()
    def _cancel(self) -> None:
        command = HoldHearing(
            complaint_id=int(self.place.key), stage=Stage(int(self.place.step)), on=None
        )
        result = self.hub.run(considering.cancel_hearing, command)
        if isinstance(result, Done):
            self.hub.done(f"{result.what}.", Place("complaint", self.place.key))
        else:
            self.hub.failed.emit(" ".join(problem.text for problem in result.problems))


def _hearing(form: Form, complaint_id: int, stage: Stage) -> HoldHearing:
    return HoldHearing(
        complaint_id=complaint_id,
        stage=stage,
        on=date_of(form, "on").day,
        place=form.text("place"),
        invited_on=date_of(form, "invited_on").day,
        companion=form.text("companion"),
        complained_about=form.text("complained_about"),
        note=form.text("note"),
    )
