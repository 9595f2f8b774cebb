"""What was typed into a step's own form goes into its letter, and is recorded with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import Refuse, Respond
from chc_desktop.model.rules.letters import LetterKind, stage_of
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.wording import paper_date, pounds
from chc_desktop.model.services.letter_details import LetterDetails
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.pages.complaint.forms import GROUNDS, OUTCOMES, StepForm
from chc_desktop.ui.viewmodels import letter_words, step_words
from chc_desktop.ui.widgets import dates
from chc_desktop.ui.widgets.basics import Card, Label, column, row
from chc_desktop.ui.widgets.place_button import PlaceButton
from chc_desktop.ui.widgets.theme import theme
from chc_desktop.ui.widgets.tokens import Role

_WITH_MORE = (Verb.RESPOND, Verb.REFUSE)
"""Steps with answers that their letter does not tell for certain."""


class TypedStep:
    """The answers in the form of the step that a letter records."""

    def __init__(self, hub: Hub, view: ComplaintView, kind: LetterKind) -> None:
        self._hub, self._view = hub, view
        self._verb = letter_words.verb_of(kind)
        self._place = step_words.step_place(view.id, self._verb)
        self._mine = stage_of(kind, view.current) is view.current
        self._read: tuple[dict[str, str], Respond | Refuse | None] = ({}, None)

    def command(self) -> Respond | Refuse | None:
        """Return what a response or refusal holds beside its letter; None for other kinds."""
        if self._verb not in _WITH_MORE or not self._mine:
            return None
        typed = dict(self._hub.draft(self._place))
        if self._read[1] is None or self._read[0] != typed:
            step = StepForm(self._view, self._verb, self._hub.session.today)
            step.form.restore(typed)
            made = step.command()
            assert isinstance(made, (Respond, Refuse))
            self._read = (typed, made)
        return self._read[1]

    def details(self) -> LetterDetails:
        """Return what goes into the draft."""
        made = self.command()
        if isinstance(made, Respond):
            return LetterDetails(
                outcome=made.outcome,
                decision_reasons=made.decision,
                considered_by=made.considered_by,
                promises=made.promises,
            )
        if isinstance(made, Refuse):
            return LetterDetails(
                ground=made.ground, refusal_reasons=made.reasons, discretion=made.discretion
            )
        typed = self._hub.draft(self._place)
        told = letter_words.details(typed, self._day(typed, "new_date"))
        if self._verb is Verb.UPDATE:
            return replace(told, update=typed.get("text", ""), next_update=self.next_update())
        return told

    def next_update(self) -> date | None:
        """Return the day that the step gives for the next update (5.9)."""
        return self._day(self._hub.draft(self._place), "next_on")

    def _day(self, typed: Mapping[str, str], key: str) -> date | None:
        try:
            return dates.read(typed.get(key, ""), self._hub.session.today)
        except dates.DateTextError:
            return None

    def card(self) -> Card | None:
        """Return what is recorded with the letter, and the way to change it."""
        made = self.command()
        if made is None:
            return None
        card = Card("sunken")
        card.body.setSpacing(theme().space(8))
        change = PlaceButton(
            self._hub, self._place, "Change", "link", name="Change what is recorded with it"
        )
        card.body.addLayout(row(Label("Recorded with it", Role.H3), None, change))
        said = _of_response(made) if isinstance(made, Respond) else _of_refusal(made)
        for heading, text in said:
            words = Label(text or "Nothing yet", tone="" if text else "muted")
            card.body.addLayout(column(Label(heading, Role.SMALL, "muted"), words, spacing=2))
        return card


def _of_response(made: Respond) -> tuple[tuple[str, str], ...]:
    outcome = dict(OUTCOMES).get(made.outcome.value, "") if made.outcome else ""
    promises = []
    for promise in made.promises:
        money = pounds(promise.amount) if promise.amount else ""
        by = f"by {paper_date(promise.due_on)}" if promise.due_on else ""
        promises.append(", ".join(filter(None, (promise.what, money, by))))
    return (
        ("Decision", outcome or "As the letter puts it"),
        ("Considered by", ", ".join(made.considered_by)),
        ("Promises", "\n".join(promises)),
        ("Learned", made.learning),
    )


def _of_refusal(made: Refuse) -> tuple[tuple[str, str], ...]:
    ground = dict(GROUNDS).get(made.ground.value, "") if made.ground else ""
    return ("Ground", ground), ("Evidence", made.evidence)
