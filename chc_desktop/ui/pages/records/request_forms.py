"""The forms of service requests, survey answers and thanks (1.3 to 1.6).

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from chc_desktop.model.rules.requests import (
    ChangeRequest,
    FinishRequest,
    LogRequest,
    NoteDissatisfied,
    OfferChoice,
    RecordCompliment,
    RecordSurveyAnswer,
    TellHowToComplain,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.services import queries, requests
from chc_desktop.model.services.results import Done, Result
from chc_desktop.model.services.views_registers import ComplimentView, RequestView, SurveyView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.pages.records.entry_form import EntryForm
from chc_desktop.ui.viewmodels.record_words import COMPLIMENTS, SURVEYS, who


class LogRequestForm(EntryForm):
    """A resident asks for something to be put right."""

    heading = "Log a service request"
    verb = "Log request"
    summary = "Somebody asks you to put something right. That is no complaint yet (1.4)."
    note = (
        "If they say that they are unhappy with how they were treated, or with what was done "
        "about it, that is a complaint, whatever they call it (1.2, 1.5)."
    )
    back_words = "Service requests"

    def build(self) -> None:
        """Ask who asks for what."""
        label = "When did they ask?"
        self.add_day("received_on", label, "The day anyone was told.", day=self.today)
        homes = self.hub.ask(queries.landlord).home_labels
        self.add_person("Who is asking?", "Their home", homes, needed=True)
        self.add_text("what", "What do they ask you to put right?", "A sentence is enough.")

    def _command(self) -> LogRequest:
        return LogRequest(
            received_on=self.day("received_on"),
            resident=self.text("resident"),
            what=self.text("what"),
            home=self.text("home"),
            lives_elsewhere=self.ticked("lives_elsewhere"),
        )

    def record(self) -> Result:
        """Record the request."""
        return self.hub.run(requests.log_request, self._command())

    def after(self, done: Done) -> Place:
        """Go to the request."""
        return Place("request", str(done.added_id))


class _OnRequest(EntryForm):
    """A form about a request that is on record."""

    view: RequestView

    def __init__(self, hub: Hub, key: str) -> None:
        found = hub.ask(requests.request, int(key)) if key.isdecimal() else None
        if found is not None:
            self.view = found
            self.back = Place("request", key)
            self.back_words = found.reference
            self.summary = f"{found.reference} · {who(found.resident, found.home)}"
        self._known = found is not None
        super().__init__(hub, key)
        self.found = self._known

    def build(self) -> None:
        """Ask only about a request that is there."""
        if self._known:
            self.ask()

    def ask(self) -> None:
        """Ask the questions of this step."""
        raise NotImplementedError

    def command(self) -> ChangeRequest | NoteDissatisfied | OfferChoice | FinishRequest:
        """What the answers ask for."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now."""
        return self.hub.ask(requests.check, self.command())

    def record(self) -> Result:
        """Record the step."""
        return self.hub.run(requests.carry_out, self.command())


class ChangeRequestForm(_OnRequest):
    """What was asked for and when, put right."""

    heading = "Change the service request"
    verb = "Save change"
    take_back_words = "Take the request back"

    def ask(self) -> None:
        """Show what is on record."""
        self.add_day("received_on", "When did they ask?", day=self.view.received_on)
        self.add_text("what", "What do they ask you to put right?", value=self.view.what)

    def command(self) -> ChangeRequest:
        """The request, put right."""
        return ChangeRequest(
            request_id=self.view.id, received_on=self.day("received_on"), what=self.text("what")
        )

    def take_back(self) -> Result:
        """Take the request back."""
        self.back = Place("requests")
        return self.hub.run(requests.remove_request, self.view.id)


class UnhappyForm(_OnRequest):
    """They are not content with what was done."""

    heading = "They are not content"
    verb = "Record it"
    note = (
        "Offer them the choice to complain now, and write down their answer (1.3). Until then "
        "the request cannot be closed. Work on it goes on either way (1.5)."
    )

    def ask(self) -> None:
        """Ask when they said so."""
        self.add_day("on", "When did they say so?", "In any words, to anyone.", day=self.today)

    def command(self) -> NoteDissatisfied:
        """The day they said so."""
        return NoteDissatisfied(request_id=self.view.id, on=self.day("on"))


class OfferChoiceForm(_OnRequest):
    """They were given the choice to complain."""

    heading = "Offer the choice to complain"
    verb = "Record their answer"
    note = (
        "Say that they can make a complaint, and that the work goes on whatever they choose. "
        "Nobody needs a form or the word complaint (1.3, 1.5)."
    )

    def ask(self) -> None:
        """Ask when, and for their answer."""
        day = self.view.choice_offered_on or self.today
        self.add_day("on", "When did you offer it?", day=day)
        self.add_text(
            "words",
            "What did they answer?",
            "In their own words (1.3): “No, I only want the tap mended.”",
            value=self.view.choice_words,
        )

    def command(self) -> OfferChoice:
        """The offer and the answer."""
        return OfferChoice(request_id=self.view.id, on=self.day("on"), words=self.text("words"))


class FinishForm(_OnRequest):
    """What was asked for is done."""

    heading = "Record as done"
    verb = "Record as done"

    def ask(self) -> None:
        """Ask when."""
        self.add_day("on", "When was it done?", "The day the work was finished.", day=self.today)

    def command(self) -> FinishRequest:
        """The day."""
        return FinishRequest(request_id=self.view.id, on=self.day("on"))


class SurveyForm(EntryForm):
    """Somebody says in a survey that they are not content."""

    heading = "Record a survey answer"
    verb = "Record answer"
    back = Place("requests", "", SURVEYS)
    back_words = "Survey answers"
    note = (
        "An answer to a survey is no complaint by itself, but whoever gave it must be told how "
        "to complain, where you know who it was (1.6)."
    )
    take_back_words = "Take the answer back"

    def build(self) -> None:
        """Ask what they said; what is on record is filled in."""
        view = _answer(self.hub, self.entry_id)
        self.found = view is not None or self.entry_id is None
        if self.entry_id is not None:
            self.heading, self.verb = "Change the survey answer", "Save change"
        self.add_day("on", "When did they answer?", day=view.on if view else self.today)
        words = view.words if view else ""
        self.add_text("words", "What did they say?", "In their own words.", value=words)
        homes = self.hub.ask(queries.landlord).home_labels
        label = "Who was it?"
        self.add_person(label, "Their home", homes, needed=False)
        self.form.row("resident").set_help("Leave it empty if the survey had no names.")
        self.form.restore(_person(view, homes))
        told = "When were they told how to complain?"
        text = "Leave it empty if that is still to be done (1.6)."
        told_on = view.told_on if view else None
        self.add_day("told_on", told, text, day=told_on, optional=True)

    def _command(self) -> RecordSurveyAnswer:
        return RecordSurveyAnswer(
            on=self.day("on"),
            words=self.text("words"),
            resident=self.text("resident"),
            home=self.text("home"),
            lives_elsewhere=self.ticked("lives_elsewhere"),
            told_on=self.day("told_on"),
            entry_id=self.entry_id,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against it now, and what taking it back would leave."""
        found = self.hub.ask(requests.check, self._command())
        if self.entry_id is None:
            return found
        return (*found, *self.hub.ask(requests.problems_taking_back, self.entry_id))

    def record(self) -> Result:
        """Record the answer."""
        return self.hub.run(requests.record_answer, self._command())

    def take_back(self) -> Result:
        """Take the answer back."""
        assert self.entry_id is not None
        return self.hub.ask(requests.remove_answer, RecordSurveyAnswer, self.entry_id)


class ToldForm(EntryForm):
    """Somebody who answered a survey was told how to complain."""

    heading = "Told how to complain"
    verb = "Record it"
    back = Place("requests", "", SURVEYS)
    back_words = "Survey answers"

    def build(self) -> None:
        """Ask when."""
        view = _answer(self.hub, self.entry_id)
        self.found = view is not None
        if view is not None:
            self.summary = who(view.resident, view.home)
        text = "By letter, call, email or at the door (1.6)."
        self.add_day("on", "When were they told how to complain?", text, day=self.today)

    def record(self) -> Result:
        """Record the day."""
        assert self.entry_id is not None
        command = TellHowToComplain(entry_id=self.entry_id, on=self.day("on"))
        return self.hub.run(requests.tell_how_to_complain, command)


class ComplimentForm(EntryForm):
    """Somebody said thank you."""

    heading = "Record a thank you"
    verb = "Record thank you"
    back = Place("requests", "", COMPLIMENTS)
    back_words = "Thanks"
    take_back_words = "Take the thank you back"

    def build(self) -> None:
        """Ask for what; what is on record is filled in."""
        view = _thanks(self.hub, self.entry_id)
        self.found = view is not None or self.entry_id is None
        if self.entry_id is not None:
            self.heading, self.verb = "Change the thank you", "Save change"
        self.add_day("on", "When did they say so?", day=view.on if view else self.today)
        about = view.about if view else ""
        self.add_line("about", "What were they pleased with?", value=about)
        words = view.words if view else ""
        self.add_text("words", "In their words", value=words, optional=True)
        homes = self.hub.ask(queries.landlord).home_labels
        self.add_person("Who was it?", "Their home", homes, needed=False)
        self.form.restore(_person(view, homes))

    def _command(self) -> RecordCompliment:
        return RecordCompliment(
            on=self.day("on"),
            about=self.text("about"),
            words=self.text("words"),
            resident=self.text("resident"),
            home=self.text("home"),
            lives_elsewhere=self.ticked("lives_elsewhere"),
            entry_id=self.entry_id,
        )

    def record(self) -> Result:
        """Record the thank you."""
        return self.hub.run(requests.record_answer, self._command())

    def take_back(self) -> Result:
        """Take the thank you back."""
        assert self.entry_id is not None
        return self.hub.ask(requests.remove_answer, RecordCompliment, self.entry_id)


REQUEST_FORMS: dict[str, type[EntryForm]] = {
    "log-request": LogRequestForm,
    "change-request": ChangeRequestForm,
    "not-content": UnhappyForm,
    "offer-choice": OfferChoiceForm,
    "request-done": FinishForm,
    "survey": SurveyForm,
    "told": ToldForm,
    "thanks": ComplimentForm,
}
"""Every form by its step."""


def _answer(hub: Hub, entry_id: int | None) -> SurveyView | None:
    return next((a for a in hub.ask(requests.survey_answers) if a.id == entry_id), None)


def _thanks(hub: Hub, entry_id: int | None) -> ComplimentView | None:
    return next((c for c in hub.ask(requests.compliments) if c.id == entry_id), None)


def _person(view: SurveyView | ComplimentView | None, homes: tuple[str, ...]) -> dict[str, str]:
    if view is None:
        return {}
    elsewhere = "yes" if view.home and view.home not in homes else ""
    return {"resident": view.resident, "home": view.home, "lives_elsewhere": elsewhere}
