"""The forms of offices, meetings and training.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from chc_desktop.model.rules.registers import (
    HoldMeeting,
    HoldOffice,
    PlanMeetings,
    RecordTraining,
    RegisterKind,
)
from chc_desktop.model.rules.values import Problem, Role
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import officer_lists, officers
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views_registers import OfficeView
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.pages.records.register_form import EndForm, RegisterForm
from chc_desktop.ui.viewmodels import record_words
from chc_desktop.ui.viewmodels.money_words import MONEY_PROBLEM, amount, pence
from chc_desktop.ui.viewmodels.record_words import capital, officers_place

ROLES = (("", "Choose the office"), *((role.value, capital(role.value)) for role in Role))


class OfficeForm(RegisterForm):
    """Somebody holds an office."""

    kind = RegisterKind.OFFICES
    words = ("Add to an office", "Change the office")
    note = (
        "The Code asks for a complaints officer (4.1), somebody who takes a complaint about the "
        "officer (5.8), a senior lead (9.4) and a Member Responsible for Complaints (9.5)."
    )

    def build(self) -> None:
        """Ask who, which office, from when until when."""
        self.view = view = self.know(self.hub.ask(officer_lists.offices), record_words.OFFICES)
        name = view.name if view else ""
        self.add_line("person", "Who is it?", value=name, offered=self.people())
        role = view.role.value if view else ""
        self.add_choice("role", "Which office?", ROLES, value=role)
        self.add_day("from_on", "From when?", day=view.from_on if view else self.today)
        text = "The last day of the term. Leave it empty if none is set."
        until = view.until_on if view else None
        self.add_day("until_on", "Until when?", text, day=until, optional=True)
        text = (
            "In pounds, on one complaint. For more, your committee’s agreement is asked for (7.1). "
            "Leave it empty if nothing is laid down."
        )
        limit = amount(view.may_award if view else None)
        label = "How much may they award alone?"
        self.add_line("may_award", label, text, value=limit, optional=True, ems=10)

    def unreadable(self) -> tuple[Problem, ...]:
        """What cannot be read: dates, and an amount that is none."""
        text = self.text("may_award").strip()
        wrong = bool(text) and pence(text) is None
        found = (Problem("may_award", "", MONEY_PROBLEM),) if wrong else ()
        return (*super().unreadable(), *found)

    def entry(self) -> HoldOffice:
        """The term of office, and what its holder may award."""
        role, name, view = self.text("role"), self.text("person"), self.view
        same = view is not None and name.strip() == view.name
        return HoldOffice(
            person=name,
            role=Role(role) if role else None,
            from_on=self.day("from_on"),
            until_on=self.day("until_on"),
            may_award=pence(self.text("may_award")),
            person_id=view.person_id if view and same else None,
            entry_id=self.entry_id,
        )


class EndOfficeForm(EndForm):
    """A term of office ends."""

    kind = RegisterKind.OFFICES
    words = ("End the term", "End the term")
    view: OfficeView | None

    def build(self) -> None:
        """Ask for the last day."""
        self.view = view = self.know(self.hub.ask(officer_lists.offices), record_words.OFFICES)
        self.found = view is not None
        self.verb = "End the term"
        if view is not None:
            self.summary = f"{view.name}, {view.role.value}"
        day = view.until_on if view and view.until_on else self.today
        self.add_day("until_on", "What is the last day of the term?", day=day)

    def entry(self) -> HoldOffice:
        """The term with its end."""
        view = self.view
        assert view is not None
        return HoldOffice(
            person=view.name,
            role=view.role,
            from_on=view.from_on,
            until_on=self.day("until_on"),
            may_award=view.may_award,
            person_id=view.person_id,
            entry_id=view.id,
        )


class MeetingForm(RegisterForm):
    """A meeting of the governing body."""

    kind = RegisterKind.MEETINGS
    words = ("Add a meeting", "Change the meeting")
    verb = "Add meeting"

    def build(self) -> None:
        """Ask when, and for the minutes."""
        view = self.know(self.hub.ask(officer_lists.meetings), record_words.MEETINGS)
        text = "In the past or to come."
        self.add_day("on", "When is it, or was it?", text, day=view.on if view else None)
        text = "Leave it empty for your governing body."
        body = view.body if view else ""
        self.add_line("body", "Who meets?", text, value=body, optional=True)
        minutes = view.minute_reference if view else ""
        text = "Such as “2026-04, item 7”. The self-assessment can name it (8.1, 8.3)."
        self.add_line("minute_reference", "Minute reference", text, value=minutes, optional=True)
        self.add_text("note", "Note", value=view.note if view else "", optional=True, lines=2)

    def entry(self) -> HoldMeeting:
        """The meeting."""
        return HoldMeeting(
            on=self.day("on"),
            body=self.text("body"),
            minute_reference=self.text("minute_reference"),
            note=self.text("note"),
            entry_id=self.entry_id,
        )


class PlanForm(EntryForm):
    """A row of monthly meetings."""

    heading = "Add a year of meetings"
    verb = "Add meetings"
    summary = "One a month, on the same weekday of the month as the first."
    back = officers_place(record_words.MEETINGS)
    back_words = "Officers and policies"

    def build(self) -> None:
        """Ask for the first, and how many."""
        self.add_day("first_on", "When is the first?")
        self.add_line("count", "How many?", "12 are a year.", value="12", ems=8)
        text = "Leave it empty for your governing body."
        self.add_line("body", "Who meets?", text, optional=True)

    def _command(self) -> PlanMeetings:
        count = self.text("count").strip()
        number = int(count) if count.isdecimal() and len(count) < 4 else 0
        return PlanMeetings(first_on=self.day("first_on"), count=number, body=self.text("body"))

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(officers.check_meetings, self._command())

    def effects(self) -> tuple[str, tuple[str, ...]]:
        """The days it would add."""
        days = self.hub.ask(officers.planned, self._command())
        return ("This adds", tuple(long_date(on) for on in days)) if days else ("", ())

    def record(self) -> Result:
        """Add the meetings."""
        return self.hub.run(officers.plan_meetings, self._command())


class TrainingForm(RegisterForm):
    """Somebody was trained."""

    kind = RegisterKind.TRAINING
    words = ("Add training", "Change the training")
    verb = "Add training"

    def build(self) -> None:
        """Ask who, when and in what."""
        self.view = view = self.know(self.hub.ask(officer_lists.training), record_words.TRAINING)
        name = view.name if view else ""
        self.add_line("person", "Who was trained?", value=name, offered=self.people())
        self.add_day("on", "When?", day=view.on if view else self.today)
        text = "Everyone who handles complaints is trained for it (4.3)."
        about = view.about if view else ""
        self.add_text("about", "What was it about?", text, value=about, lines=2)

    def entry(self) -> RecordTraining:
        """The training."""
        name, view = self.text("person"), self.view
        same = view is not None and name.strip() == view.name
        return RecordTraining(
            person=name,
            on=self.day("on"),
            about=self.text("about"),
            person_id=view.person_id if view and same else None,
            entry_id=self.entry_id,
        )


OFFICER_FORMS: dict[str, type[EntryForm]] = {
    "office": OfficeForm,
    "end-office": EndOfficeForm,
    "meeting": MeetingForm,
    "meetings": PlanForm,
    "training": TrainingForm,
}
"""Every form by its step."""
