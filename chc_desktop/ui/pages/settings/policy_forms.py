"""Forms about policy and days: targets, bank holidays, closures, the Ombudsman's contacts."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.settings import (
    TARGETS,
    AddHoliday,
    CloseOffice,
    EndTarget,
    SetContacts,
    SetTarget,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import dated_blocks, letterheads, office_days, settings
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.setting_checks import check
from chc_desktop.model.services.views_registers import Moved
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import setting_words
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.form_page import Effect, PageForm

_NOTHING_MOVES = Effect("No date moves")
_NO_DATE = Effect("Enter a date", "Then this says which dates it moves.")


class TargetForm(PageForm):
    """What your own policy promises, in working days, beside the Code's limit."""

    heading = "Policy target"
    verb = "Save target"
    effects_heading = "Beside the Code"

    def build(self) -> None:
        """Ask which, how many days, from when."""
        names = tuple((name, setting_words.target(name)) for name in TARGETS)
        choice = Choice(names)
        choice.choose(self.key)
        self.form.add("name", "What does your policy promise?", choice, ems=24)
        text = "Counted as the Code counts: without weekends and bank holidays."
        self.add_line("working_days", "Within how many working days?", "", text, ems=8)
        self.add_day("from_on", "From which day?", day=self.today)

    def effects(self) -> tuple[Effect, ...]:
        """The Code's limit, which alone decides a breach."""
        limit, provision = TARGETS[self.text("name")]
        return (Effect(*setting_words.limit(limit, provision)),)

    def command(self) -> SetTarget:
        """What the answers ask for."""
        text = self.text("working_days").strip()
        days = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
        return SetTarget(name=self.text("name"), working_days=days, from_on=self.day("from_on"))

    def problems(self) -> tuple[Problem, ...]:
        """Warnings: a policy that promises less than the Code."""
        return self.hub.ask(check, self.command())

    def record(self) -> Result:
        """Save it; what was promised before ends the day before."""
        return self.hub.run(settings.set_target, self.command())


class HolidayForm(PageForm):
    """A bank holiday proclaimed once; what moves is shown before it is saved."""

    heading = "One-off bank holiday"
    verb = "Add bank holiday"

    def build(self) -> None:
        """Ask for the day, its name and who says so."""
        self.add_day("on", "On which day?", day=None)
        self.add_line("name", "Its name", "", "For example: Coronation bank holiday.", ems=27)
        self.add_line("source", "Where was it announced?", "", "For example gov.uk/bank-holidays.")

    def effects(self) -> tuple[Effect, ...]:
        """Every date of a complaint it moves."""
        day = self.day("on")
        if day is None:
            return (_NO_DATE,)
        found = self.hub.ask(office_days.preview_holiday, day, self.text("name"))
        return tuple(map(_moved, found)) or (_NOTHING_MOVES,)

    def command(self) -> AddHoliday:
        """What the answers ask for."""
        return AddHoliday(on=self.day("on"), name=self.text("name"), source=self.text("source"))

    def problems(self) -> tuple[Problem, ...]:
        """Warnings: a holiday at a weekend moves nothing."""
        return self.hub.ask(check, self.command())

    def record(self) -> Result:
        """Add it; every date follows."""
        return self.hub.run(office_days.add_holiday, self.command())


class HolidayBackForm(PageForm):
    """Take a one-off bank holiday back; ``key`` is its day."""

    heading = "Take back a bank holiday"
    verb = "Take it back"

    def build(self) -> None:
        """Nothing is asked: what moves is said."""
        self._on = date.fromisoformat(self.key)
        self.summary = f"{long_date(self._on)} counts as a working day again."

    def effects(self) -> tuple[Effect, ...]:
        """Every date that moves back."""
        found = self.hub.ask(office_days.preview_without_holiday, self._on)
        return tuple(map(_moved, found)) or (_NOTHING_MOVES,)

    def record(self) -> Result:
        """Take it back; every date follows."""
        return self.hub.run(office_days.remove_holiday, self._on)


class ClosureBackForm(PageForm):
    """Take an office closure back; ``key`` is its entry."""

    heading = "Take back an office closure"
    verb = "Take it back"

    def build(self) -> None:
        """Nothing is asked."""
        known = {str(view.id): view for view in self.hub.ask(settings.settings).closures}
        if (view := known.get(self.key)) is not None:
            why = f": {view.why}" if view.why else ""
            self.summary = f"{long_date(view.from_on)} to {long_date(view.until_on)}{why}"

    def effects(self) -> tuple[Effect, ...]:
        """Say that a closure never moved a date."""
        return (Effect("No date moves", "Dates inside are not warned about any more."),)

    def record(self) -> Result:
        """Take it back."""
        return self.hub.run(office_days.remove_closure, int(self.key))


class TargetBackForm(PageForm):
    """Take a policy target back; ``key`` is its entry."""

    heading = "Take back a policy target"
    verb = "Take it back"
    effects_heading = "For one that was entered by mistake"

    def build(self) -> None:
        """Nothing is asked."""
        self.summary = _target(self.hub, self.key)

    def effects(self) -> tuple[Effect, ...]:
        """Say that the Code's dates never moved for it."""
        return (Effect("The Code’s dates stay as they are", "End it instead if it did apply."),)

    def record(self) -> Result:
        """Take it back."""
        return self.hub.run(settings.remove_target, int(self.key))


class TargetEndForm(PageForm):
    """The policy promises it no longer after a day; ``key`` is its entry."""

    heading = "End a policy target"
    verb = "End the target"

    def build(self) -> None:
        """Ask for the last day."""
        self.summary = _target(self.hub, self.key)
        text = "What comes in later goes by the Code alone. What came in before keeps the target."
        self.add_day("until_on", "What is its last day?", text, day=self.today)

    def record(self) -> Result:
        """End it; it stays in the list with its days."""
        command = EndTarget(target_id=int(self.key), until_on=self.day("until_on"))
        return self.hub.run(settings.end_target, command)


class ClosureForm(PageForm):
    """Days on which nobody is there; ``key`` is the entry, empty for a new one."""

    heading = "Office closure"
    verb = "Save closure"

    def build(self) -> None:
        """Ask from when until when, and why."""
        known = {str(view.id): view for view in self.hub.ask(settings.settings).closures}
        view = known.get(self.key)
        text = "It warns of dates that fall inside. No date moves: the Code’s days go on."
        self.add_day("from_on", "From which day?", text, day=view.from_on if view else None)
        self.add_day("until_on", "Until which day?", day=view.until_on if view else None)
        self.add_line("why", "Why?", view.why if view else "", optional=True)

    def command(self) -> CloseOffice:
        """What the answers ask for."""
        return CloseOffice(
            from_on=self.day("from_on"),
            until_on=self.day("until_on"),
            why=self.text("why"),
            entry_id=int(self.key) if self.key else None,
        )

    def problems(self) -> tuple[Problem, ...]:
        """Warnings: dates that fall inside."""
        return self.hub.ask(check, self.command())

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(office_days.close_office, self.command())


class ContactsForm(PageForm):
    """How to reach the Housing Ombudsman, as you checked it."""

    heading = "The Ombudsman’s contact details"
    verb = "Save contact details"
    summary = "Letters and papers give these. Check them twice a year."

    def build(self) -> None:
        """Ask for each way to reach it, and when that was checked."""
        view = self.hub.ask(dated_blocks.contacts)
        self.add_line("name", "Name", view.name)
        self.add_line("telephone", "Telephone", view.telephone, ems=18)
        self.add_line("post", "Address for letters", view.post)
        self.add_line("form", "Online complaint form", view.form)
        self.add_line("time_limit", "How long a resident has", view.time_limit)
        self.add_line("source", "Where did you look?", view.source, optional=True)
        self.add_day("in_force_from", "From which day do they hold?", day=self.today)
        self.add_day("last_checked", "When did you check them?", day=self.today)

    def record(self) -> Result:
        """Save them; older editions stay."""
        texts = {
            name: self.text(name)
            for name in ("name", "telephone", "post", "form", "time_limit", "source")
        }
        command = SetContacts(
            **texts,
            in_force_from=self.day("in_force_from"),
            last_checked=self.day("last_checked"),
        )
        return self.hub.run(letterheads.set_contacts, command)


def _target(hub: Hub, key: str) -> str:
    """Return which target a form is about; empty for one there is not."""
    known = {str(view.id): view for view in hub.ask(settings.settings).targets}
    view = known.get(key)
    return ". ".join(setting_words.target_line(view)) if view is not None else ""


def _moved(moved: Moved) -> Effect:
    return Effect(*setting_words.moved(moved))
