"""The form of what was learned: a note of our own, and apart from it the words for publication.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from chc_desktop.model.rules.learning import Learn
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import learning
from chc_desktop.model.services.results import Result
from chc_desktop.ui.pages.complaint.remedy_form import RemedyForm
from chc_desktop.ui.widgets.basics import Label
from chc_desktop.ui.widgets.form_page import Effect
from chc_desktop.ui.widgets.tokens import Role


class LearningForm(RemedyForm):
    """What was learned from a complaint, new or put right."""

    effects_heading = "Good to know"
    take_back_words = "Take this entry back"

    def build(self) -> None:
        """Ask for the note of our own, then for the words that are printed."""
        entries = self.hub.ask(learning.learning_of, self.view.id)
        entry = next((found for found in entries if found.id == self.entry_id), None)
        self.found = self.entry_id is None or entry is not None
        self.heading = "What was learned" if entry is None else "Correct what was learned"
        self.verb = "Record learning" if entry is None else "Save change"
        note = entry.internal if entry else ""
        text = "No report prints it. The bundle for the Ombudsman does, as the whole record (5.12)."
        self.add_text("internal", "A note of our own", note, text, optional=True)
        self.add_day("on", "When was it written up?", day=entry.on if entry else self.today)
        self.form.add_widget(Label("For publication", Role.H2))
        for key, label, text in (
            ("you_said", "You said", "What residents said, without names or homes."),
            ("we_did", "We did", "What was done about it."),
            ("what_changed", "What changed for everyone", "A rule, a contract, a habit (9.1)."),
        ):
            known = str(getattr(entry, key)) if entry else ""
            self.add_text(key, label, known, text, optional=True, lines=2)
        whom = entry.told_whom if entry else ""
        text = "Residents, committee, staff: “every household, by newsletter” (9.3)."
        self.add_line("told_whom", "Who was told?", whom, text, optional=True)
        told = entry.told_on if entry else None
        self.add_day("told_on", "When were they told?", day=told, optional=True)

    def _command(self) -> Learn:
        return Learn(
            complaint_id=self.view.id,
            on=self.day("on"),
            internal=self.text("internal"),
            you_said=self.text("you_said"),
            we_did=self.text("we_did"),
            what_changed=self.text("what_changed"),
            told_whom=self.text("told_whom"),
            told_on=self.day("told_on"),
            learning_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(learning.check_learning, self._command())

    def effects(self) -> tuple[Effect, ...]:
        """Why it is asked for, and what becomes of it."""
        asked = self.hub.ask(learning.asked_of, self.view.id)
        report = Effect(
            "In the annual report",
            "“You said, we did, what changed” is printed, without the case (8.1).",
        )
        return (*(Effect("Asked for", reason) for reason in asked), report)

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(learning.save_learning, self._command())

    def take_back(self) -> Result:
        """Take the entry back."""
        assert self.entry_id is not None
        return self.hub.run(learning.take_back_learning, self.entry_id)


LEARNING_FORMS: dict[str, type[RemedyForm]] = {"learning": LearningForm}
"""Every form by its step."""
