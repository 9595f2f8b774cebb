"""The form that closes a year, or a closed one anew: it asks first, in one tick."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.closing import CloseYear
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import paper_date
from chc_desktop.model.services import closing
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels import closing_words as words
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm

NOT_TICKED = Problem("sure", "", "Tick this when you have read what is locked.")


class CloseForm(PageForm):
    """Asks whether the figures are to be locked."""

    def __init__(self, hub: Hub, key: str) -> None:
        self.year_end = date.fromisoformat(key)
        self.view = hub.ask(closing.closing_view, self.year_end)
        self.found = not self.view.blocked and (self.view.anew or not self.view.closings)
        super().__init__(hub, key)

    def build(self) -> None:
        """Ask for the tick; after a changed year end also which year it is to be."""
        day = paper_date(self.year_end)
        anew = bool(self.view.closings)
        self.verb = "Close it anew" if anew else "Close the year"
        self.heading = f"{self.verb}: year to {day}"
        self.summary = words.ANEW if anew else words.LOCKS
        if self.view.long is not None:
            text = (
                "The year end was changed, so a short year stands before this one. Each complaint "
                "is counted once, either way."
            )
            first = paper_date(self.view.long.start)
            self.add_tick(
                "long", f"Count it as one long year from {first}", ticked=False, text=text
            )
        if anew:
            self.add_text("why", "Why is it closed anew?", optional=True)
        self.add_tick("sure", f"Lock the figures of the year to {day}", ticked=False)

    def command(self) -> CloseYear:
        """What the answers ask for."""
        return CloseYear(
            year_end=self.year_end,
            long=self.view.long is not None and bool(self.text("long")),
            why=self.text("why") if self.view.closings else "",
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it, as advice."""
        if self.view.closings:
            return ()
        return self.hub.ask(closing.check_closing, self.command())

    def effects(self) -> tuple[Effect, ...]:
        """The figures that are locked, and what stays possible."""
        return (
            Effect("Figures that are locked", words.to_lock(self.view)),
            Effect("You can go on", "Complaints are answered and corrected as before."),
            Effect("You can undo it", "Ctrl+Z opens the year again until you do something else."),
        )

    def record(self) -> Result:
        """Close the year, if it is meant."""
        if not self.text("sure"):
            return Refusal((NOT_TICKED,))
        return self.hub.run(closing.close_year, self.command())


class CloseYearFormPage(FormPage):
    """The key of its place is the end of a reporting year."""

    title = "Close the year"
    nav = "reports"

    def make(self) -> PageForm | None:
        """Return the form, or None where there is nothing to close."""
        if not self.place.key:
            return None
        form = CloseForm(self.hub, self.place.key)
        return form if form.found else None

    def back(self) -> tuple[Place, str]:
        """Return to the page about the year."""
        if not self.place.key:
            return Place("reports"), "Reports"
        return words.page_place(date.fromisoformat(self.place.key)), "Close the year"
