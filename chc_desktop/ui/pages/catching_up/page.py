"""Enter a complaint half-way: what happened before this register, in one go."""

from __future__ import annotations

from chc_desktop.model.rules.commands import CatchUp
from chc_desktop.model.services import catching_up, queries
from chc_desktop.ui.hub import Place
from chc_desktop.ui.pages.catching_up.form import HalfWayForm
from chc_desktop.ui.viewmodels.half_way_words import leads_to
from chc_desktop.ui.widgets.task_page import Notes, Task, TaskPage

NOTES = (
    ("Leave out what you do not know", "Only the day, who and what need an answer."),
    (
        "Every past date counts",
        "What was late then is late here too, and is counted in the annual report (8.1).",
    ),
)


class CatchUpPage(TaskPage):
    """The form of a complaint that is entered with its past."""

    title = "Enter a complaint half-way"
    nav = "complaints"
    help_text = (
        "For a complaint that began before you kept it here. Say who, what and when, then the "
        "days you still know. The dates it leads to stand beside the form. A date that was "
        "promised before is kept as it was told; nothing here works it out again."
    )

    def make(self) -> Task:
        """Return the form."""
        asked = HalfWayForm(
            self.hub.session.today,
            self.hub.ask(queries.landlord).home_labels,
        )
        return Task(
            heading=self.title,
            summary="It began before this register. Enter what happened, as far as you know it.",
            record="Enter this complaint",
            back=Place("complaints"),
            back_words="Complaints",
            form=asked.form,
            command=asked.command,
            verb=lambda session, command: asked.placed(catching_up.catch_up(session, command)),
            check=lambda session, command: asked.at_rows(
                catching_up.check_catching_up(session, command)
            ),
            done=lambda done: Place("complaint", str(done.complaint_id)),
            notes=NOTES,
            tidy=asked.tidy,
            leads_to=self._leads_to,
        )

    def _leads_to(self, command: CatchUp) -> Notes:
        state = self.hub.ask(catching_up.as_caught_up, command)
        return leads_to(state, command.promised_date, self.hub.session.today)
