"""The forms of an Ombudsman case: opened or closed, what it asked or decided, what was done.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from chc_desktop.model.rules.ombudsman import (
    FAILURE_TYPES,
    MAY_BE_MONEY,
    CompleteItem,
    EnterItem,
    ItemKind,
    KeepCase,
)
from chc_desktop.model.rules.values import Finding, Problem
from chc_desktop.model.services import ombudsman
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views_remedies import OmbudsmanItemView
from chc_desktop.ui.pages.complaint.remedy_form import RemedyForm
from chc_desktop.ui.viewmodels import remedy_words
from chc_desktop.ui.widgets.form_page import Effect

FINDINGS = (
    ("", "Choose the finding"),
    *((found.value, f"{found.value[:1].upper()}{found.value[1:]}") for found in Finding),
)
TYPES = (("", "Choose the type"), *((str(number), f"Type {number}") for number in FAILURE_TYPES))


class CaseForm(RemedyForm):
    """The Ombudsman opened a case, or closed it, or that is put right."""

    take_back_words = "Take this case back"

    def build(self) -> None:
        """Ask for the reference and the days."""
        cases = self.hub.ask(ombudsman.cases_of, self.view.id)
        case = next((found for found in cases if found.id == self.entry_id), None)
        self.found = self.entry_id is None or case is not None
        self.heading = "An Ombudsman case" if case is None else "Correct or close the case"
        self.verb = "Record case" if case is None else "Save change"
        reference = case.reference if case else ""
        label, text = "The Ombudsman’s reference", "As it stands in their letter."
        self.add_line("reference", label, reference, text, optional=True, ems=18)
        opened = case.opened_on if case else self.today
        self.add_day("opened_on", "When was it opened?", day=opened)
        if case is not None:
            text = "Orders that are not done stay on Today."
            label = "When was it closed?"
            self.add_day("closed_on", label, text, day=case.closed_on, optional=True)

    def _command(self) -> KeepCase:
        return KeepCase(
            complaint_id=self.view.id,
            reference=self.text("reference"),
            opened_on=self.day("opened_on"),
            closed_on=self.day("closed_on") if self.entry_id is not None else None,
            case_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(ombudsman.check_case, self._command())

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(ombudsman.save_case, self._command())

    def take_back(self) -> Result:
        """Take the case back."""
        assert self.entry_id is not None
        return self.hub.run(ombudsman.take_back_case, self.entry_id)


class _EntryForm(RemedyForm):
    """What the Ombudsman asked, found or ordered."""

    effects_heading = "Good to know"

    def ask(self, item: OmbudsmanItemView | None) -> None:
        """Ask what it is, about what, by when."""
        self.item = item
        kinds = remedy_words.ITEM_KINDS
        self.add_choice("kind", "What is it?", kinds, item.kind.value if item else "")
        self.add_day("on", "When was it made?", day=item.on if item else self.today)
        issue = item.issue if item else ""
        text = "One finding for each issue, in the words of the Ombudsman’s report."
        self.add_line("issue", "Which issue is it about?", issue, text)
        found = item.finding.value if item and item.finding else ""
        self.add_choice("finding", "What was found?", FINDINGS, found)
        number = str(item.failure_type or "") if item else ""
        text = "A Complaint Handling Failure Order; newer guidance calls it a Notice."
        self.add_choice("failure_type", "Which type is it?", TYPES, number, text)
        self.add_text("what", "What does it ask?", item.what if item else "")
        due = item.due_on if item else None
        self.add_day("due_on", "By when?", "It is on Today until it is done.", day=due)
        self.add_money("amount", "How much money, in pounds?", item.amount if item else 0)
        if item is not None and item.done_on is not None:
            text = "Emptied, it is open again."
            self.add_day("done_on", "When was it done?", text, day=item.done_on, optional=True)
            self.add_text("evidence", "What shows it?", item.evidence, optional=True, lines=2)
        self.show_needed()

    @property
    def _kind(self) -> ItemKind | None:
        key = self.text("kind")
        return ItemKind(key) if key else None

    def show_needed(self) -> None:
        """Ask only what goes with the kind."""
        kind = self._kind
        finding = kind is ItemKind.FINDING
        asks = kind is not None and not finding
        for key, shown in (
            ("issue", kind is not None),
            ("finding", finding),
            ("failure_type", kind is ItemKind.FAILURE_ORDER),
            ("what", asks),
            ("due_on", asks),
            ("amount", kind in MAY_BE_MONEY),
        ):
            self.form.show_row(key, shown=shown)

    def command(self, case_id: int) -> EnterItem:
        """Return the entry as the answers have it."""
        finding, number = self.text("finding"), self.text("failure_type")
        done = self.item is not None and self.item.done_on is not None
        return EnterItem(
            case_id=case_id,
            kind=self._kind,
            on=self.day("on"),
            issue=self.text("issue"),
            finding=Finding(finding) if finding else None,
            what=self.text("what"),
            due_on=self.day("due_on"),
            amount=self.money("amount"),
            failure_type=int(number) if number else None,
            item_id=self.item.id if self.item else None,
            done_on=self.day("done_on") if done else None,
            evidence=self.text("evidence") if done else "",
        )

    def effects(self) -> tuple[Effect, ...]:
        """What binds and what does not."""
        note = remedy_words.KIND_NOTES.get(self._kind) if self._kind else None
        return (Effect(*note),) if note else ()

    def unreadable(self) -> tuple[Problem, ...]:
        """Dates and money that cannot be read."""
        return (*super().unreadable(), *self.money_problems("amount"))


class NewEntryForm(_EntryForm):
    """A new entry; the place names the case it goes into."""

    heading = "From the Ombudsman"
    verb = "Record entry"

    def build(self) -> None:
        """Ask for all of it."""
        cases = self.hub.ask(ombudsman.cases_of, self.view.id)
        self.found = any(case.id == self.entry_id for case in cases)
        self.ask(None)

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(ombudsman.check_item, self.command(self.entry_id or 0))

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(ombudsman.save_item, self.command(self.entry_id or 0))


class CorrectEntryForm(_EntryForm):
    """An entry is put right."""

    heading = "Correct an entry"
    verb = "Save correction"
    take_back_words = "Take this entry back"

    def build(self) -> None:
        """Ask for all of it, with what is known."""
        item = _item(self)
        self.found = item is not None
        self.ask(item)

    def _command(self) -> EnterItem:
        return self.command(self.item.case_id if self.item else 0)

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(ombudsman.check_item, self._command())

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(ombudsman.save_item, self._command())

    def take_back(self) -> Result:
        """Take the entry back."""
        assert self.entry_id is not None
        return self.hub.run(ombudsman.take_back_item, self.entry_id)


class ComplyForm(RemedyForm):
    """The evidence was sent, or what was ordered is done."""

    def build(self) -> None:
        """Ask when and what shows it."""
        item = _item(self)
        self.found = item is not None and item.is_open
        if item is None:
            return
        self.verb = remedy_words.DONE_BUTTONS[item.kind]
        self.heading = remedy_words.item_title(item)
        self.summary = f"{self.view.reference} · {item.what}"
        sent = item.kind is ItemKind.EVIDENCE
        self.add_day("on", "When was it sent?" if sent else "When was it done?", day=self.today)
        label = "What was sent?" if sent else "What shows it?"
        text = "A letter, a receipt, a photograph: the Ombudsman asks for it (9.7)."
        self.add_text("evidence", label, "", text, optional=True)

    def _command(self) -> CompleteItem:
        return CompleteItem(
            item_id=self.entry_id or 0, on=self.day("on"), evidence=self.text("evidence")
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(ombudsman.check_completing, self._command())

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(ombudsman.complete_item, self._command())


def _item(form: RemedyForm) -> OmbudsmanItemView | None:
    cases = form.hub.ask(ombudsman.cases_of, form.view.id)
    items = (item for case in cases for item in case.items)
    return next((item for item in items if item.id == form.entry_id), None)


OMBUDSMAN_FORMS: dict[str, type[RemedyForm]] = {
    "case": CaseForm,
    "entry": NewEntryForm,
    "correct-entry": CorrectEntryForm,
    "comply": ComplyForm,
}
"""Every form by its step."""
