"""The form of a conflict of interest that somebody declares (5.8)."""

from __future__ import annotations

from chc_desktop.model.rules.conflicts import DeclareConflict
from chc_desktop.model.rules.interests import Kinship
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import conflicts
from chc_desktop.model.services.results import Result
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.viewmodels.record_words import capital, officers_place

OWN_WORDS = "own"
KINDS = (
    *((kind.value, capital(kind.value)) for kind in Kinship),
    (OWN_WORDS, "Something else"),
)


class ConflictForm(EntryForm):
    """Somebody declares what is between them and another person."""

    verb = "Keep it"
    note = (
        "Whoever shares a home with the resident is found by itself. What is declared here keeps "
        "them from deciding that person’s complaints, until it ends (5.8)."
    )
    back = officers_place(record_words.CONFLICTS)
    back_words = "Officers and policies"
    take_back_words = "Take this entry back"

    def build(self) -> None:
        """Ask who, with whom, what and since when."""
        known = self.hub.ask(conflicts.conflicts)
        view = next((found for found in known if found.id == self.entry_id), None)
        self.found = view is not None or self.entry_id is None
        self.heading = "Change the conflict" if view else "Declare a conflict of interest"
        names = self.hub.ask(conflicts.names_known)
        self.add_line(
            "person", "Who declares it?", value=view.person if view else "", offered=names
        )
        text = "A resident or an officer. With two of a name, add the home."
        other = view.to_person if view else ""
        self.add_line("to_person", "With whom?", text, value=other, offered=names)
        kind = view.kind if view else KINDS[0][0]
        ours = kind in {key for key, _ in KINDS}
        self.add_choice("kind", "What is it?", KINDS, value=kind if ours else OWN_WORDS)
        label, text = "In their own words", "Only for something else: “business partner”."
        words = "" if ours else kind
        self.add_line("words", label, text, value=words, optional=True)
        self.add_day(
            "declared_on", "When was it declared?", day=view.declared_on if view else self.today
        )
        ended = view.ended_on if view else None
        text = "The last day it was so. Leave it empty while it is."
        self.add_day("ended_on", "When did it end?", text, day=ended, optional=True)
        self.add_text("note", "Note", value=view.note if view else "", optional=True, lines=2)

    def _command(self) -> DeclareConflict:
        kind = self.text("kind")
        return DeclareConflict(
            person=self.text("person"),
            to_person=self.text("to_person"),
            kind=self.text("words") if kind == OWN_WORDS else kind,
            declared_on=self.day("declared_on"),
            ended_on=self.day("ended_on"),
            note=self.text("note"),
            entry_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(conflicts.check, self._command())

    def record(self) -> Result:
        """Keep it."""
        return self.hub.run(conflicts.declare, self._command())

    def take_back(self) -> Result:
        """Take it back."""
        assert self.entry_id is not None
        return self.hub.run(conflicts.take_back, self.entry_id)


CONFLICT_FORMS: dict[str, type[EntryForm]] = {"conflict": ConflictForm}
"""Every form by its step."""
