"""What the forms of the officer's registers share: add an entry, put it right, take it back."""

from __future__ import annotations

from typing import TypeVar

from chc_desktop.model.rules.registers import Entry, RegisterKind
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import officers
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views_registers import (
    MeetingView,
    OfficeView,
    PolicyView,
    PublicityView,
    ThirdPartyView,
    TrainingView,
)
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.viewmodels.record_words import officers_place

View = OfficeView | MeetingView | TrainingView | PolicyView | ThirdPartyView | PublicityView
V = TypeVar("V", bound=View)


class RegisterForm(EntryForm):
    """A form of one of the officer's registers. With an entry it puts that one right."""

    kind: RegisterKind
    words = ("", "")
    """The headings for a new entry and for one that is there."""
    verb = "Add"
    back_words = "Officers and policies"
    take_back_words = "Take this entry back"

    def entry(self) -> Entry:
        """The entry as the answers have it."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(officers.check, self.entry())

    def record(self) -> Result:
        """Add the entry, or put the one on record right."""
        return self.hub.run(officers.save_entry, self.entry())

    def take_back(self) -> Result:
        """Take the entry back."""
        assert self.entry_id is not None
        return self.hub.ask(officers.remove_entry, self.kind, self.entry_id)

    def know(self, views: tuple[V, ...], section: str) -> V | None:
        """Find the entry the place names, and set the words for it."""
        self.back = officers_place(section)
        view = next((found for found in views if found.id == self.entry_id), None)
        self.found = view is not None or self.entry_id is None
        self.heading = self.words[0] if view is None else self.words[1]
        if view is not None:
            self.verb = "Save change"
        return view

    def people(self) -> tuple[str, ...]:
        """Names that hold or held an office, to be offered while one types."""
        return tuple(sorted({term.name for term in self.hub.ask(officers.terms)}))


class EndForm(RegisterForm):
    """A form that asks for the last day only."""

    take_back_words = ""

    def unreadable(self) -> tuple[Problem, ...]:
        """An end needs its day."""
        found = super().unreadable()
        if found or self.day("until_on") is not None:
            return found
        return (Problem("until_on", "", "Enter the date."),)
