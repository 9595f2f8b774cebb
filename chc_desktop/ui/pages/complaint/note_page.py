"""The next meeting notes a decision that was taken between meetings."""

from __future__ import annotations

from chc_desktop.model.rules.deciding import NoteDecision
from chc_desktop.model.services import committee
from chc_desktop.ui.hub import Place
from chc_desktop.ui.viewmodels import committee_words as words
from chc_desktop.ui.widgets.basics import Card, Label, column
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.task_page import Task, TaskPage, date_of
from chc_desktop.ui.widgets.tokens import Role


class NoteDecisionPage(TaskPage):
    """The form: which meeting, and its minute."""

    nav = "today"
    title = "Note a decision"
    help_text = (
        "A decision between meetings is noted at the next one. Give the meeting and the minute "
        "reference, and it goes from Today."
    )

    def make(self) -> Task | None:
        """Return the form of one decision."""
        key = self.place.key
        view = self.hub.ask(committee.decision, int(key)) if key.isdecimal() else None
        if view is None:
            return None
        year = self.hub.session.today.year
        self.title = f"Note a decision, {view.reference}"
        form = Form()
        day = DateField(self.hub.session.today)
        day.set_day(view.noted_on)
        form.add("on", "Which meeting noted it?", day, "The day of the meeting.")
        minute = TextField(view.minute_reference)
        text = "Such as “26/04, item 7”."
        form.add("minute_reference", "Minute reference", minute, text, ems=18)
        card = Card("sunken")
        lines = column(Label(words.about(view), Role.BOLD), Label(view.what), spacing=4)
        lines.addWidget(Label(words.decided(view, year), tone="muted"))
        card.body.addLayout(lines)
        place = Place("complaint", str(view.complaint_id))
        decision_id = view.id
        return Task(
            heading="Note a decision",
            summary=f"Taken between meetings, on {view.reference}",
            record="Record the minute",
            back=place,
            back_words=view.reference,
            form=form,
            command=lambda: NoteDecision(
                decision_id=decision_id,
                on=date_of(form, "on").day,
                minute_reference=form.text("minute_reference"),
            ),
            verb=committee.note_decision,
            check=committee.check_noting,
            done=lambda _: place,
            above=(card,),
        )
