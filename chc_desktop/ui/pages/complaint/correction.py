"""Put an entry of the time line right: correct what it says, or take it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import CorrectFact, FactValue, Retract
from chc_desktop.model.rules.correcting import correctable
from chc_desktop.model.rules.events import Event, Received
from chc_desktop.model.rules.values import Outcome, Problem, RefusalGround
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import complaints
from chc_desktop.model.services.correcting import retract
from chc_desktop.model.services.moves import what_moves
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.session import Case
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.complaint.forms import GROUNDS, OUTCOMES
from chc_desktop.ui.pages.complaint.unreadable import DAYS_PROBLEM, days
from chc_desktop.ui.viewmodels.correction_words import QUESTIONS, Kind, move_words
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm
from chc_desktop.ui.widgets.groups import RadioGroup

WRONG, GONE = "wrong", "gone"
_WHAT = ((WRONG, "Something in it is wrong"), (GONE, "It should not be here at all"))
_DIRECTIONS = (("", "No"), ("in", "From the resident"), ("out", "To the resident"))


class CorrectionForm(PageForm):
    """The form for one entry. The old entry stays in the history."""

    heading = "Correct an entry"
    verb = "Save correction"

    def __init__(self, hub: Hub, case: Case, event: Event) -> None:
        self.case, self.event = case, event
        self._values = correctable(event)
        self.summary = (
            f"{case.record.reference} · {event.kind.capitalize()}, {long_date(event.on)}. The old "
            "entry stays in the history."
        )
        super().__init__(hub, str(case.record.id))

    def build(self) -> None:
        """Ask what is wrong, and for everything the entry says."""
        if not isinstance(self.event, Received):
            what = RadioGroup(_WHAT)
            what.choose(WRONG)
            self.form.add("mistake", "What is the mistake?", what)
        self.add_day("on", "On which day was it?", day=self.event.on)
        for name, value in self._values.items():
            self._ask(name, value)
        why = "The history keeps it beside the correction."
        self.add_text("why", "Why was it wrong?", "", why, optional=True, lines=2)

    def _ask(self, name: str, value: FactValue) -> None:
        question = QUESTIONS[name]
        words = "" if value is None else str(value)
        match question.kind:
            case Kind.DAY:
                day = value if isinstance(value, date) else None
                self.add_day(name, question.label, day=day, optional=name != "new_date")
            case Kind.TICK:
                self.add_tick(name, question.label, ticked=bool(value))
            case Kind.OUTCOME | Kind.GROUND:
                group = RadioGroup(OUTCOMES if question.kind is Kind.OUTCOME else GROUNDS)
                group.choose(words)
                self.form.add(name, question.label, group)
            case Kind.DIRECTION:
                choice = Choice(_DIRECTIONS)
                choice.choose(words)
                self.form.add(name, question.label, choice, ems=18)
            case Kind.LINE | Kind.NUMBER:
                optional, ems = name != "what", 8 if question.kind is Kind.NUMBER else 0
                self.add_line(name, question.label, words, optional=optional, ems=ems)
            case _:
                self.add_text(name, question.label, words, optional=True)

    @property
    def takes_back(self) -> bool:
        """Whether the entry is to go."""
        return "mistake" in self.form.draft() and self.text("mistake") == GONE

    def show_needed(self) -> None:
        """An entry that goes needs no answers about what it says."""
        for made in self.form.rows:
            if made.key not in {"mistake", "why"}:
                self.form.show_row(made.key, shown=not self.takes_back)

    def unreadable(self) -> tuple[Problem, ...]:
        """Dates and numbers that cannot be read."""
        if self.takes_back:
            return ()
        found = [
            Problem(name, "5.9", DAYS_PROBLEM)
            for name in self._values
            if QUESTIONS[name].kind is Kind.NUMBER
            and self.text(name).strip()
            and days(self.text(name)) is None
        ]
        if self.day("on") is None and not super().unreadable():
            found.append(Problem("on", "", "Enter the date."))
        return (*super().unreadable(), *found)

    def command(self) -> CorrectFact | Retract:
        """What the answers ask for."""
        where = {"complaint_id": self.case.record.id, "event_id": self.event.id}
        if self.takes_back:
            return Retract(**where, why=self.text("why"))
        values = {name: self._value(name) for name in self._values}
        changes = tuple((n, v) for n, v in values.items() if v != self._values[n])
        on = self.day("on")
        on = on if on != self.event.on else None
        return CorrectFact(**where, changes=changes, on=on, why=self.text("why"))

    def _value(self, name: str) -> FactValue:
        text = self.text(name)
        match QUESTIONS[name].kind:
            case Kind.DAY:
                return self.day(name)
            case Kind.TICK:
                return bool(text)
            case Kind.NUMBER:
                return days(text)
            case Kind.OUTCOME:
                return Outcome(text) if text else None
            case Kind.GROUND:
                return RefusalGround(text) if text else None
            case _:
                return text

    def effects(self) -> tuple[Effect, ...]:
        """The dates that move, before and after."""
        if self.unreadable():
            return (Effect("Enter a date", "Then this says what follows from it."),)
        moved = self.hub.ask(what_moves, self.command())
        if not moved:
            return (Effect("No date moves"),)
        return tuple(Effect(*move_words(one)) for one in moved)

    def problems(self) -> tuple[Problem, ...]:
        """Warnings about the entry as it would be."""
        command = self.command()
        if isinstance(command, Retract) or self.unreadable():
            return ()
        return self.hub.ask(complaints.check, command)

    def record(self) -> Result:
        """Record the correction as an entry of its own."""
        command = self.command()
        reference = self.case.record.reference
        if isinstance(command, Retract):
            result = self.hub.run(retract, command)
            words = f"Entry of {reference} taken back"
        else:
            result = self.hub.run(complaints.carry_out, command)
            words = f"Entry of {reference} corrected"
        return replace(result, what=words) if isinstance(result, Done) else result


class CorrectionPage(FormPage):
    """The page of a correction: key is the complaint, step the entry."""

    title = "Correct an entry"
    nav = "complaints"

    def make(self) -> PageForm | None:
        """Return the form, or None where the entry was corrected already or is not there."""
        case = self._case()
        if case is None or not self.place.step.isdecimal():
            return None
        event = next((e for e in case.state.events if e.id == int(self.place.step)), None)
        return CorrectionForm(self.hub, case, event) if event is not None else None

    def back(self) -> tuple[Place, str]:
        """Return the complaint."""
        case = self._case()
        if case is None:
            return Place("complaints"), "Complaints"
        return Place("complaint", self.place.key), case.record.reference

    def _case(self) -> Case | None:
        key = self.place.key
        return self.hub.session.case(int(key)) if key.isdecimal() else None
