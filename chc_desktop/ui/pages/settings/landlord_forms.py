"""Forms about the landlord: who it is, its homes, its year end, its letterhead."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.settings import ChangeYearEnd, CountHomes, DescribeLandlord
from chc_desktop.model.services import letterheads, settings
from chc_desktop.model.services.results import Result
from chc_desktop.ui.viewmodels import first_run_words
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form_page import Effect, PageForm


class LandlordForm(PageForm):
    """Who the landlord is, and whether it is registered and a member of the scheme."""

    heading = "Your landlord"
    verb = "Save landlord"

    def build(self) -> None:
        """Ask for all of it, as papers and letters say it."""
        view = self.hub.ask(settings.settings)
        self.add_line("name", "Name", view.name)
        self.add_text("address", "Address", view.address, optional=True, lines=2)
        self.add_text(
            "contact",
            "How residents reach you",
            view.contact,
            "Telephone, email, office: letters give it (1.3).",
            optional=True,
            lines=2,
        )
        self.add_line("website", "Website", view.website, optional=True)
        self.add_line(
            "governing_body",
            "What is your governing body called?",
            view.governing_body,
            "For example committee or board.",
            ems=18,
        )
        text = "A registered provider publishes CH01 and CH02, whatever its size."
        self.add_tick(
            "registered", "Registered with the regulator", ticked=view.registered, text=text
        )
        self.add_tick(
            "scheme_member",
            "A member of the Housing Ombudsman’s scheme",
            ticked=view.scheme_member,
            text="Members must follow the Code.",
        )

    def record(self) -> Result:
        """Save it."""
        command = DescribeLandlord(
            name=self.text("name"),
            address=self.text("address"),
            contact=self.text("contact"),
            website=self.text("website"),
            governing_body=self.text("governing_body"),
            registered=bool(self.text("registered")),
            scheme_member=bool(self.text("scheme_member")),
        )
        return self.hub.run(settings.describe_landlord, command)


class HomesForm(PageForm):
    """Homes at a year end; ``key`` is the day, empty for this reporting year."""

    heading = "Homes at a year end"
    verb = "Save homes"

    def build(self) -> None:
        """Ask for the day and the homes by tenure."""
        year_end = self.hub.session.year_end_of(self.today)
        if self.key:
            year_end = date.fromisoformat(self.key)
        known = {view.year_end: view for view in self.hub.ask(settings.settings).homes}
        view = known.get(year_end)
        self.add_day("year_end", "At which year end?", day=year_end)
        rented = str(view.rented) if view else ""
        text = "Rates are worked out for each 1,000 homes (8.1 b)."
        self.add_line("rented", "Rented homes", rented, text, ems=8)
        shared = str(view.shared_ownership) if view else "0"
        self.add_line("shared_ownership", "Shared ownership homes", shared, ems=8)

    def record(self) -> Result:
        """Save them."""
        command = CountHomes(
            year_end=self.day("year_end"),
            rented=first_run_words.homes(self.text("rented")),
            shared_ownership=first_run_words.homes(self.text("shared_ownership")),
        )
        return self.hub.run(settings.count_homes, command)


class YearEndForm(PageForm):
    """The day the financial year ends on."""

    heading = "Year end"
    verb = "Save year end"

    def build(self) -> None:
        """Ask for the day: one of those offered, or another."""
        view = self.hub.ask(settings.settings)
        key, typed = first_run_words.year_end_key(view.year_end_month, view.year_end_day)
        choice = Choice(first_run_words.year_ends())
        choice.choose(key)
        self.form.add("day", "Your financial year ends on", choice, ems=18)
        text = "Day and month, such as 24 June."
        self.form.add("other", "Which day?", TextField(typed), text, ems=12)

    def show_needed(self) -> None:
        """Ask which day only for another one."""
        self.form.show_row("other", shown=self.text("day") == first_run_words.ANOTHER)

    def command(self) -> ChangeYearEnd:
        """What the answers ask for."""
        typed = dates.read_day_of_year(self.text("other"))
        month, day = first_run_words.month_and_day(self.text("day"), typed)
        return ChangeYearEnd(month=month, day=day)

    def effects(self) -> tuple[Effect, ...]:
        """What another year end changes, before it is saved."""
        change = self.hub.ask(settings.preview_year_end, self.command())
        if change is None:
            return (Effect("Enter a day", "Then this says what follows from it."),)
        return tuple(Effect(sentence) for sentence in change.sentences)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(settings.change_year_end, self.command())


class LetterheadForm(PageForm):
    """The text at the head of letters."""

    heading = "Letterhead"
    verb = "Save letterhead"

    def build(self) -> None:
        """Ask for the text."""
        text = "Left empty, letters begin with your name and address."
        words = self.hub.ask(settings.settings).letterhead
        self.add_text("text", "At the head of your letters", words, text, optional=True, lines=5)

    def record(self) -> Result:
        """Save it."""
        return self.hub.run(letterheads.set_letterhead, self.text("text"))
