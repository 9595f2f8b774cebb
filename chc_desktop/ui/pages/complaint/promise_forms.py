"""The forms of a promise: made at any time, put right, and the resident's answer to money.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

import re

from chc_desktop.model.rules.compensation import MONEY_HEADS, Figure, price, reckon
from chc_desktop.model.rules.promises import AnswerAward, MakePromise
from chc_desktop.model.rules.values import Problem, RemedyHead
from chc_desktop.model.rules.wording import pounds
from chc_desktop.model.services import compensation, promises
from chc_desktop.model.services.results import Result
from chc_desktop.model.services.views_remedies import FiguresView
from chc_desktop.ui.pages.complaint.remedy_form import RemedyForm
from chc_desktop.ui.viewmodels.remedy_words import HEADS
from chc_desktop.ui.widgets.fields import Choice, TextField
from chc_desktop.ui.widgets.form_page import Effect
from chc_desktop.ui.widgets.groups import RadioGroup

MONEY = ("amount", "awarded_by", "committee_agreed_on")
RECKONER = ("figure", "count")
OLD = "They were last checked over 180 days ago. Look at the Ombudsman’s page before you use them."
AN_AID = (
    "An aid only: nothing is filled in by itself, and each case is looked at afresh (7.2, 7.4)."
)


class PromiseForm(RemedyForm):
    """Something is promised, or a promise is put right."""

    effects_heading = "The Ombudsman’s figures"
    take_back_words = "Take this promise back"

    def build(self) -> None:
        """Ask what, by when and by whom; for money how much and who awarded it."""
        entry = None if self.entry_id is None else self.hub.ask(promises.promise, self.entry_id)
        self.entry = entry
        self.found = self.entry_id is None or (
            entry is not None and entry.complaint_id == self.view.id
        )
        self.heading = "Add a promise" if entry is None else "Correct a promise"
        self.verb = "Record promise" if entry is None else "Save correction"
        text = "A repair, an apology, money. It is chased until it is done (6.6, 6.17, 7.1)."
        self.add_line("what", "What was promised?", entry.what if entry else "", text)
        known = entry.head if entry else RemedyHead.ACTION
        heads = HEADS
        if known.value not in dict(HEADS):
            heads += ((known.value, f"{known.value[:1].upper()}{known.value[1:]}"),)
        self.add_choice("head", "What kind is it?", heads, known.value)
        made = entry.made_on if entry else self.today
        self.add_day("made_on", "When was it promised?", day=made)
        due = entry.due_on if entry else None
        self.add_day("due_on", "By when?", "A promise needs a date (7.3).", day=due)
        owner = entry.owner if entry else ""
        self.add_name("owner", "Who does it?", owner, "A name, or an office: “treasurer”.")
        self._ask_money()
        if entry is not None and entry.done_on is not None:
            text = "Emptied, the promise is open again."
            label = "When was it done?"
            self.add_day("done_on", label, text, day=entry.done_on, optional=True)
            self.add_text("done_how", "What shows it?", entry.done_how, optional=True, lines=2)

    def _ask_money(self) -> None:
        entry = self.entry
        self.add_money("amount", "How much, in pounds?", entry.amount if entry else 0)
        self.form.add("figure", "Reckon with a figure of the Ombudsman", Choice(), AN_AID)
        self.form.add("count", "How many?", TextField(), "Days, weeks or appointments.", ems=8)
        self._figures: FiguresView | None = None
        by = entry.awarded_by if entry else ""
        self.add_name("awarded_by", "Who awarded it?", by)
        text = "Only needed where it is over what that person may award alone."
        agreed = entry.committee_agreed_on if entry else None
        label = "When did the committee agree to it?"
        self.add_day("committee_agreed_on", label, text, day=agreed, optional=True)
        self.show_needed()

    def show_needed(self) -> None:
        """Ask about money only for money, and reckon only with figures that are held."""
        head = self.text("head")
        money = bool(head) and RemedyHead(head) in MONEY_HEADS
        for key in MONEY:
            self.form.show_row(key, shown=money)
        self._offer_figures()
        held = self._figures is not None and bool(self._figures.figures)
        for key in RECKONER:
            self.form.show_row(key, shown=money and held)

    def _offer_figures(self) -> None:
        found = self.hub.ask(compensation.figures, self.day("made_on") or self.today)
        if self._figures is not None and found.figures == self._figures.figures:
            self._figures = found
            return
        self._figures = found
        field = self.form.row("figure").field
        assert isinstance(field, Choice)
        chosen = field.key
        offered = tuple((f.key, f"{f.title}: {price(f)}") for f in found.figures)
        field.set_options((("", "None"), *offered))
        field.choose(chosen)

    def _command(self) -> MakePromise:
        entry, head = self.entry, self.text("head")
        done = entry is not None and entry.done_on is not None
        money = not self.form.row("amount").isHidden()
        return MakePromise(
            complaint_id=self.view.id,
            made_on=self.day("made_on"),
            what=self.text("what"),
            head=RemedyHead(head) if head else None,
            owner=self.text("owner"),
            due_on=self.day("due_on"),
            amount=self.money("amount"),
            awarded_by=self.text("awarded_by") if money else "",
            committee_agreed_on=self.day("committee_agreed_on") if money else None,
            promise_id=self.entry_id,
            done_on=self.day("done_on") if done else None,
            done_how=self.text("done_how") if done else "",
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands against the answers now."""
        return self.hub.ask(promises.check_promise, self._command())

    def effects(self) -> tuple[Effect, ...]:
        """The figures beside the amount, worked out and never filled in."""
        view = self._figures
        if view is None or self.form.row("amount").isHidden():
            return ()
        count = re.fullmatch(r"\d{1,3}", self.text("count").strip())
        chosen = self._chosen(view)
        found = []
        if chosen is not None and count:
            found.append(Effect(reckon(chosen, int(count[0])), "Compare it with your amount."))
        notes = [view.words, OLD if view.old else "", f"Source: {view.source}"]
        heading = "An aid beside your amount" if view.figures else "None for that day"
        return (*found, Effect(heading, "\n".join(filter(None, notes))))

    def _chosen(self, view: FiguresView) -> Figure | None:
        key = self.text("figure")
        return next((figure for figure in view.figures if figure.key == key), None)

    def unreadable(self) -> tuple[Problem, ...]:
        """Dates and money that cannot be read."""
        return (*super().unreadable(), *self.money_problems("amount"))

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(promises.save_promise, self._command())

    def take_back(self) -> Result:
        """Take the promise back."""
        assert self.entry_id is not None
        return self.hub.run(promises.take_back_promise, self.entry_id)


class AnswerForm(RemedyForm):
    """The resident accepts money that was offered, or does not."""

    heading = "Their answer"
    verb = "Record answer"

    def build(self) -> None:
        """Ask what they said and when."""
        found = self.hub.ask(promises.promise, self.entry_id or 0)
        self.found = found is not None and found.complaint_id == self.view.id
        if found is not None:
            self.summary = f"{found.reference} · {found.what}, {pounds(found.amount)}"
        answers = (("yes", "They accept it"), ("no", "They do not accept it"))
        self.form.add("accepted", "What did they say?", RadioGroup(answers))
        text = "An offer they do not accept is chased no more. You can record another answer later."
        self.add_day("on", "When?", text, day=self.today)

    def _command(self) -> AnswerAward:
        said = self.text("accepted")
        return AnswerAward(
            promise_id=self.entry_id or 0,
            accepted=said == "yes" if said else None,
            on=self.day("on"),
        )

    def record(self) -> Result:
        """Record it."""
        return self.hub.run(promises.answer_award, self._command())


PROMISE_FORMS: dict[str, type[RemedyForm]] = {"promise": PromiseForm, "answer": AnswerForm}
"""Every form by its step."""
