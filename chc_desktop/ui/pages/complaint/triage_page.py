"""The triage card: its questions in order, and beside them which provision says what (6.1)."""

from __future__ import annotations

from chc_desktop.model.rules.triage import CHOICES, DAYS, YES, Ask, Says
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import complaint_page
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.triage import (
    ANSWERS,
    QUESTIONS,
    RecordTriage,
    TriageView,
    check,
    record_triage,
    triage,
    tried,
)
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub, Place
from chc_desktop.ui.viewmodels.triage_words import NOW, heading
from chc_desktop.ui.widgets.form_page import Effect, FormPage, PageForm
from chc_desktop.ui.widgets.groups import RadioGroup


class TriageForm(PageForm):
    """The card of one complaint, with what was answered before."""

    heading = "Triage card"
    verb = "Keep answers"
    effects_heading = "What the Code says"

    def __init__(self, hub: Hub, view: ComplaintView, kept: TriageView) -> None:
        self._view, self._kept = view, kept
        self.summary = (
            f"{view.reference} · {view.subject}. The card says which provision decides; "
            "you decide. What you do not know can wait."
        )
        super().__init__(hub, str(view.id))

    def build(self) -> None:
        """Ask the questions in order."""
        kept = self._kept.answers
        for ask, (label, text) in QUESTIONS.items():
            if ask in DAYS:
                self.add_day(ask.value, label, text, day=None, optional=True)
                continue
            offered = tuple((word, ANSWERS[word]) for word in CHOICES[ask])
            group = RadioGroup(offered, boxed=True)
            self.form.add(ask.value, label, group, text)
        self.form.restore({ask.value: answer for ask, answer in kept.items()})
        note = "In a few words, what you made of it."
        self.add_text("note", "Your note", self._kept.note, note, optional=True, lines=2)

    def command(self) -> RecordTriage:
        """Return the answers."""
        answers = {}
        for ask in QUESTIONS:
            day = self.day(ask.value) if ask in DAYS else None
            answer = (day.isoformat() if day else "") if ask in DAYS else self.text(ask.value)
            if answer:
                answers[ask] = answer
        note = self.text("note")
        return RecordTriage(complaint_id=self._view.id, answers=answers, note=note)

    def effects(self) -> tuple[Effect, ...]:
        """What the Code says to the answers so far."""
        command = self.command()
        said: tuple[Says, ...] = self.hub.ask(tried, command)
        found = []
        for ask in QUESTIONS:
            found += [Effect(heading(one), one.text) for one in said if one.ask is ask]
            if ask is Ask.HAZARD and command.answers.get(ask) == YES:
                now, *may = self._kept.hazard
                found += [Effect(NOW, now), Effect("What may apply", "\n".join(may))]
        return tuple(found) or (
            Effect("Nothing yet", "Each answer shows which provision decides."),
        )

    def problems(self) -> tuple[Problem, ...]:
        """What is still to be answered."""
        command = self.command()
        return self.hub.ask(check, command) if command.answers else ()

    def record(self) -> Result:
        """Keep the answers with the complaint."""
        return self.hub.run(record_triage, self.command())


class TriagePage(FormPage):
    """The page of the triage card; the place's key is the complaint."""

    title = "Triage card"
    nav = "complaints"
    help_text = (
        "The card asks what has to be considered of every new complaint (6.1). It says which "
        "provision of the Code decides, and never decides itself. Answers can be changed later; "
        "what they were stays in the history."
    )

    def make(self) -> PageForm | None:
        """Return the card, or None without such a complaint."""
        view, kept = self._view(), self._kept()
        return TriageForm(self.hub, view, kept) if view is not None and kept is not None else None

    def back(self) -> tuple[Place, str]:
        """Return the complaint."""
        view = self._view()
        if view is None:
            return Place("complaints"), "Complaints"
        return Place("complaint", self.place.key), view.reference

    def _view(self) -> ComplaintView | None:
        key = self.place.key
        return self.hub.ask(complaint_page.complaint, int(key)) if key.isdecimal() else None

    def _kept(self) -> TriageView | None:
        key = self.place.key
        return self.hub.ask(triage, int(key)) if key.isdecimal() else None


def answered_words(view: TriageView) -> str:
    """Return who answered the card and when."""
    return f"Answered by {view.who}, {long_date(view.on)}." if view.on else ""
