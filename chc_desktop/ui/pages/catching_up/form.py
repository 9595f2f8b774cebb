"""The questions about a complaint that began before this register, and what the answers say.

Keys of rows are the step's short name and its command's field: ``acknowledged.on``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chc_desktop.model.rules.commands import (
    Acknowledge,
    AskForStage2,
    CatchUp,
    Extend,
    LogComplaint,
    PastStep,
    Respond,
)
from chc_desktop.model.rules.values import CHANNELS, Outcome, Problem, Severity, Stage
from chc_desktop.model.services.results import Refusal, Result
from chc_desktop.ui.widgets.basics import Label
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.task_page import date_of
from chc_desktop.ui.widgets.tokens import Role

UNKNOWN = ("", "Not known")
WAYS = (UNKNOWN, *((way, way[:1].upper() + way[1:]) for way in CHANNELS))
SENT = (
    UNKNOWN,
    ("letter", "Letter"),
    ("email", "Email"),
    ("in person", "In person"),
    ("telephone", "Telephone"),
)
OUTCOMES = (
    ("", "Not answered yet"),
    (Outcome.UPHELD.value, "Upheld"),
    (Outcome.PARTLY_UPHELD.value, "Partly upheld"),
    (Outcome.NOT_UPHELD.value, "Not upheld"),
)
STEPS = ("acknowledged", "extended", "answered", "asked_2", "acknowledged_2", "answered_2")
"""The short names of the past steps, in the order in which they happen."""
_PARTICIPANTS = "Everyone who took part in the decision (5.8). Put a comma between names."


class HalfWayForm:
    """Asks what is known of the complaint so far; a step exists once anything of it is said."""

    def __init__(self, today: date, homes: tuple[str, ...]) -> None:
        self.today = today
        self.form = Form()
        self._begin(homes)
        self._stage_1()
        self._stage_2()
        self._promise()

    # ---- answers

    def command(self) -> CatchUp:
        """Return what the answers say; a date that cannot be read is None."""
        form = self.form
        log = LogComplaint(
            received_on=self._day("received_on"),
            channel=form.text("channel"),
            resident=form.text("resident"),
            home=form.text("home"),
            lives_elsewhere=bool(form.text("lives_elsewhere")),
            description=form.text("description"),
        )
        return CatchUp(
            log=log,
            steps=tuple(self._step(name) for name in self._said()),
            promised_date=self._day("promised_date"),
            promised_on=self._day("promised_on"),
            promised_how=form.text("promised_how"),
        )

    def placed(self, result: Result) -> Result:
        """Return a result whose problems stand at the form's own rows."""
        return Refusal(self.at_rows(result.problems)) if isinstance(result, Refusal) else result

    def at_rows(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Move each problem of a step to its row; advice about what is not asked is left out."""
        known = {made.key for made in self.form.rows}
        moved = tuple(replace(found, field=self._row(found.field, known)) for found in problems)
        return tuple(
            now
            for now, before in zip(moved, problems, strict=True)
            if now.severity is not Severity.WARN or self._asked(before.field, known)
        )

    def _row(self, field: str, known: set[str]) -> str:
        """Return the key of a problem's row; a step's first question where it has none."""
        if not field.startswith("steps."):
            return field
        _, number, *rest = field.split(".")
        name = self._said()[int(number)]
        key = ".".join((name, *rest))
        first = f"{name}.told_on" if name == "extended" else f"{name}.on"
        return key if key in known else first

    def _asked(self, field: str, known: set[str]) -> bool:
        if not field.startswith("steps."):
            return True
        _, number, *rest = field.split(".")
        return ".".join((self._said()[int(number)], *rest)) in known

    def _said(self) -> tuple[str, ...]:
        """Return the steps of which anything was said."""
        draft = self.form.draft()
        return tuple(
            name
            for name in STEPS
            if any(text.strip() for key, text in draft.items() if key.startswith(f"{name}."))
        )

    def _step(self, name: str) -> PastStep:
        stage = Stage.TWO if name.endswith("_2") else Stage.ONE
        if name == "asked_2":
            channel = self.form.text("asked_2.channel")
            return AskForStage2(complaint_id=0, on=self._day("asked_2.on"), channel=channel)
        if name == "extended":
            return self._extension()
        if name.startswith("acknowledged"):
            return self._acknowledgement(name, stage)
        outcome = self.form.text(f"{name}.outcome")
        names = self.form.text(f"{name}.considered_by").split(",")
        return Respond(
            complaint_id=0,
            stage=stage,
            on=self._day(f"{name}.on"),
            outcome=Outcome(outcome) if outcome else None,
            considered_by=tuple(who.strip() for who in names if who.strip()),
        )

    def _acknowledgement(self, name: str, stage: Stage) -> Acknowledge:
        defined = stage is Stage.ONE
        return Acknowledge(
            complaint_id=0,
            stage=stage,
            on=self._day(f"{name}.on"),
            how=self.form.text(f"{name}.how"),
            understanding=self.form.text(f"{name}.understanding") if defined else "",
            outcomes_sought=self.form.text(f"{name}.outcomes_sought") if defined else "",
        )

    def _extension(self) -> Extend:
        text = self.form.text
        return Extend(
            complaint_id=0,
            stage=Stage.ONE,
            told_on=self._day("extended.told_on"),
            new_date=self._day("extended.new_date"),
            reason=text("extended.reason"),
            ombudsman_given=bool(text("extended.ombudsman_given")),
            in_writing=bool(text("extended.in_writing")),
        )

    def _day(self, key: str) -> date | None:
        return date_of(self.form, key).day

    # ---- questions

    def _begin(self, homes: tuple[str, ...]) -> None:
        form = self.form
        self._add_day("received_on", "When was it received?", "The day anyone was told (6.2).")
        form.add("channel", "How did it reach you?", Choice(WAYS), ems=18)
        form.add("resident", "Who is complaining?", TextField(), ems=27)
        home = TextField()
        if homes:
            offer(home, homes, "Homes that match")
        form.add("home", "Their home", home, ems=27)
        elsewhere = "They live elsewhere, or used to live here"
        form.add_below("home", "lives_elsewhere", CheckBox(elsewhere))
        text = "In their own words. A sentence is enough."
        form.add("description", "What are they unhappy about?", TextArea(lines=3), text)

    def _stage_1(self) -> None:
        form = self.form
        self._head("Stage 1 so far")
        self._add_day("acknowledged.on", "When was it acknowledged? (6.2)")
        form.add("acknowledged.how", "How was it acknowledged?", Choice(SENT), ems=18)
        self._add_text("acknowledged.understanding", "How did you understand it? (5.6)")
        self._add_text("acknowledged.outcomes_sought", "What did they want to happen? (5.6)")
        text = "Only if the response was put off (6.4)."
        self._add_day("extended.told_on", "When were they told of a later date?", text)
        self._add_day("extended.new_date", "What was the new date?")
        self._add_text("extended.reason", "What reason were they given? (6.4)")
        form.add("extended.in_writing", "", CheckBox("They were told of it in writing"))
        given = "They were given the Ombudsman’s details (6.5)"
        form.add("extended.ombudsman_given", "", CheckBox(given))
        self._add_day("answered.on", "When did the stage 1 response go out?")
        form.add("answered.outcome", "What was decided at stage 1? (6.9)", Choice(OUTCOMES), ems=18)
        self._add_names("answered.considered_by", "Who considered stage 1?", _PARTICIPANTS)

    def _stage_2(self) -> None:
        form = self.form
        self._head("Stage 2 so far")
        self._add_day("asked_2.on", "When did they ask for stage 2? (6.10)")
        form.add("asked_2.channel", "How did they ask for it?", Choice(WAYS), ems=18)
        self._add_day("acknowledged_2.on", "When was stage 2 acknowledged? (6.11)")
        form.add("acknowledged_2.how", "How was stage 2 acknowledged?", Choice(SENT), ems=18)
        self._add_day("answered_2.on", "When did the stage 2 response go out?")
        decided = "What was decided at stage 2? (6.19)"
        form.add("answered_2.outcome", decided, Choice(OUTCOMES), ems=18)
        text = f"{_PARTICIPANTS} Nobody who considered stage 1 (6.13)."
        self._add_names("answered_2.considered_by", "Who considered stage 2?", text)

    def _promise(self) -> None:
        self._head("A date they were promised before")
        text = "It is kept as it was told, and marked as not computed here."
        self._add_day("promised_date", "What date were they promised?", text)
        self._add_day("promised_on", "When were they told of that date?")
        self.form.add("promised_how", "How were they told of that date?", Choice(SENT), ems=18)

    def _head(self, words: str) -> None:
        self.form.add_widget(Label(words, Role.H3))

    def _add_day(self, key: str, label: str, text: str = "") -> None:
        past = key != "received_on"
        self.form.add(key, label, DateField(self.today), text, optional=past)

    def _add_text(self, key: str, label: str) -> None:
        self.form.add(key, label, TextArea(lines=2), optional=True)

    def _add_names(self, key: str, label: str, text: str) -> None:
        self.form.add(key, label, TextField(), text, optional=True, ems=27)
