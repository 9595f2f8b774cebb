"""The form of a letter: its text, when and how it went, and what its date asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.addressees import Addressee, first_choice
from chc_desktop.model.rules.letter_checks import LetterCheck
from chc_desktop.model.rules.letter_values import names_words
from chc_desktop.model.rules.letters import (
    ACKNOWLEDGEMENTS,
    RESPONSES,
    LetterKind,
    Needed,
    SendLetter,
    elements,
)
from chc_desktop.model.rules.values import Problem
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services.addressees import addressees
from chc_desktop.model.services.letters import LetterDraft, check_text, letter_facts, stage_for
from chc_desktop.model.services.letters_later import waiting
from chc_desktop.model.services.results import Done, Refusal, Result
from chc_desktop.model.services.sending import check_sending, send_letter
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.complaint.letter_step import TypedStep
from chc_desktop.ui.pages.complaint.unreadable import DAYS_PROBLEM, days
from chc_desktop.ui.viewmodels import letter_words
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import Choice, TextArea, TextField
from chc_desktop.ui.widgets.form_page import PageForm
from chc_desktop.ui.widgets.groups import TickList
from chc_desktop.ui.widgets.letter_cards import PARTS

_SENT = "The day it went out starts or moves the clock, not the day it was written."
_LATER = (
    "This is recorded as of {days}, without its letter. A letter of that day is kept with that "
    "entry and moves nothing."
)
_TO = "Each of a group gets the letters (1.2). Each gets a file of their own when you save it."


class LetterForm(PageForm):
    """One letter on one complaint."""

    verb = "Mark as sent"

    def __init__(self, hub: Hub, view: ComplaintView, draft: LetterDraft) -> None:
        self.view, self.draft = view, draft
        self.heading = letter_words.HEADINGS[draft.kind]
        self.summary = f"{view.reference} · {view.subject} · {view.who}"
        found = hub.ask(stage_for, view.id, draft.kind)
        assert not isinstance(found, Refusal), "a letter that was drafted has its stage"
        self._stage = found[1]
        self._facts = hub.ask(letter_facts, self._stage, draft.kind)
        without = hub.ask(waiting, view.id)
        self.waiting = tuple(one.on for one in without if one.kind is draft.kind)
        self.everybody = hub.ask(addressees, view.id)
        self.typed = TypedStep(hub, view, draft.kind)
        super().__init__(hub, str(view.id))

    @property
    def is_extension(self) -> bool:
        """Whether the letter gives a later date."""
        return self.draft.kind is LetterKind.EXTENSION

    @property
    def to(self) -> tuple[int, ...] | None:
        """Who it goes to; None where only one person can get it."""
        if len(self.everybody) < 2:
            return None
        field = self.form.row("to").field
        assert isinstance(field, TickList)
        return tuple(map(int, field.keys))

    @property
    def needed(self) -> tuple[Needed, ...]:
        """What a letter of this kind must say."""
        return elements(self.draft.kind, self.draft.stage)

    def build(self) -> None:
        """Ask for the text and how it went out."""
        text = (
            "Change whatever you like. What it says when it is sent is checked and kept. Lines "
            "that begin with # or ## become headings; one with > stands out, as a decision does."
        )
        self.form.add("text", "The letter", TextArea(self.draft.text, lines=18, most=60), text)
        if len(self.everybody) > 1:
            people = tuple((str(who.person_id), _who(who)) for who in self.everybody)
            ticks = TickList(people)
            ticks.choose_all(tuple(map(str, first_choice(self.everybody))))
            self.form.add("to", "Who was it sent to?", ticks, _TO)
        only = self.draft.kind is not LetterKind.UPDATE
        day: date | None = self.waiting[-1] if self.waiting and only else self.today
        self.add_day("sent_on", "When was it sent?", self._about_the_day(), day=day)
        self.form.add("how", "How was it sent?", Choice(letter_words.HOW), ems=18)
        text = "The annual report lists the reason."
        self.add_text("late_reason", "Why was it late?", "", text, lines=2)
        text = "Today says so before that day (5.9)."
        day = self.typed.next_update() if self.draft.kind is LetterKind.UPDATE else None
        self.add_day("next_update", "When will you write again?", text, day=day, optional=True)
        text = "Only where the letter does not give it in a way that was understood."
        self.form.add(
            "new_date", "What new date does it give?", DateField(self.today), text, optional=True
        )
        text = "Only needed beyond the most that the Code allows (5.9)."
        self.add_text("good_reason", "For what good reason is it longer?", "", text, lines=2)
        text = "In days, as agreed with them (5.9)."
        self.form.add(
            "update_every", "How often do you keep them informed?", TextField(), text, ems=8
        )
        text = "It is kept with the letter. Only for a letter that went out as it is."
        self.add_text(
            "override_reason", "Why was it sent without what is missing?", "", text, optional=True
        )

    @property
    def kept_later(self) -> bool:
        """Whether its step stands already: the letter is only kept with that entry."""
        return self.day("sent_on") in self.waiting or (
            bool(self.waiting) and self.draft.kind is not LetterKind.UPDATE
        )

    def _about_the_day(self) -> str:
        if not self.waiting:
            return _SENT
        return _LATER.format(days=names_words([long_date(day) for day in self.waiting]))

    def check(self) -> LetterCheck:
        """What the text says and lacks now."""
        found = self.hub.ask(check_text, self.view.id, self.draft.kind, self.text("text"))
        assert not isinstance(found, Refusal), "a letter that was drafted can be checked"
        return found

    def show_needed(self) -> None:
        """Ask for reasons only where they are needed."""
        check = self.check()
        sent, due = self.day("sent_on"), self._due()
        late = sent is not None and due is not None and sent > due
        day = self.day("new_date") or check.day
        beyond = self.is_extension and day is not None and day > self._facts.until
        new = not self.kept_later
        self.form.show_row("late_reason", shown=late and new)
        self.form.show_row("next_update", shown=self.draft.kind is LetterKind.UPDATE and new)
        self.form.show_row("new_date", shown=self.is_extension and check.day is None)
        self.form.show_row("good_reason", shown=beyond)
        self.form.show_row("update_every", shown=beyond)
        self.form.show_row("override_reason", shown=bool(check.missing))

    def _due(self) -> date | None:
        """Return the day after which a reason is asked for; None where none is."""
        clock = self._stage.clock
        if self.draft.kind in RESPONSES:
            return clock.respond_by
        first = self.draft.kind in ACKNOWLEDGEMENTS and clock.acknowledged is None
        return clock.acknowledge_by if first else None

    def unreadable(self) -> tuple[Problem, ...]:
        """Dates and numbers that cannot be read."""
        found = super().unreadable()
        every = self.text("update_every").strip()
        if every and days(every) is None:
            return (*found, Problem("update_every", "5.9", DAYS_PROBLEM))
        return found

    def command(self) -> SendLetter:
        """What the answers ask for."""
        return SendLetter(
            complaint_id=self.view.id,
            kind=self.draft.kind,
            text=self.text("text"),
            sent_on=self.day("sent_on"),
            how=self.text("how"),
            override_reason=self._asked("override_reason"),
            late_reason=self._asked("late_reason"),
            new_date=self.day("new_date") if self._is_asked("new_date") else None,
            good_reason=self._asked("good_reason"),
            update_every=days(self._asked("update_every")),
            next_update=self.day("next_update") if self._is_asked("next_update") else None,
            step=None if self.kept_later else self.typed.command(),
            template=self.draft.template,
            to=self.to,
        )

    def _is_asked(self, key: str) -> bool:
        return not self.form.row(key).isHidden()

    def _asked(self, key: str) -> str:
        return self.text(key) if self._is_asked(key) else ""

    def problems(self) -> tuple[Problem, ...]:
        """Warnings about the letter as it is."""
        return self.hub.ask(check_sending, self.command())

    def record(self) -> Result:
        """Keep the letter as it was sent, and start or move the clock."""
        result = self.hub.run(send_letter, self.command())
        if isinstance(result, Done):
            return replace(result, what=f"{self.heading} of {self.view.reference} marked as sent")
        return result


def _who(who: Addressee) -> str:
    part = PARTS[who.part].rstrip(".")
    return f"{who.name}: {part[:1].lower()}{part[1:]}"
