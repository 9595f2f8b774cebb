"""The past steps a complaint can have had: what each asks, and the command its answers make.

A step's rows have keys that begin with its name: ``acknowledged_2.on``. The same kind can have
happened more than once: ``extended``, ``extended_b``, ``extended_c``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chc_desktop.model.rules.clocks import PROVISIONS
from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    Acknowledge,
    AddNote,
    AskForStage2,
    Define,
    Extend,
    PastStep,
    Refuse,
    Respond,
    Update,
    Withdraw,
)
from chc_desktop.model.rules.values import CHANNELS, Clock, Outcome, RefusalGround, Stage
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form

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
    ("", "Choose"),
    (Outcome.UPHELD.value, "Upheld"),
    (Outcome.PARTLY_UPHELD.value, "Partly upheld"),
    (Outcome.NOT_UPHELD.value, "Not upheld"),
)
GROUNDS = (
    ("", "Choose"),
    (RefusalGround.OUT_OF_TIME.value, "Over 12 months since the issue"),
    (RefusalGround.LEGAL_PROCEEDINGS.value, "A claim was filed at court"),
    (RefusalGround.ALREADY_CONSIDERED.value, "It was considered before"),
    (RefusalGround.OTHER.value, "Another ground"),
)
DIRECTIONS = (("", "No"), ("in", "From the resident"), ("out", "To the resident"))
LETTERS = ("", "_b", "_c")
"""What tells the first, second and third of a kind apart."""
AGAIN = ("", "the second time", "the third time")


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a step's questions stand: the form, the step's name, its stage, today.

    ``again`` is put into the questions of a second or third step of one kind.
    """

    form: Form
    name: str
    stage: Stage
    today: date
    again: str = ""

    def day(self, field: str, label: str, text: str = "", *, optional: bool = False) -> None:
        """Ask for a day."""
        self.form.add(
            self._key(field), self._words(label), DateField(self.today), text, optional=optional
        )

    def text(self, field: str, label: str, text: str = "") -> None:
        """Ask for sentences; none is needed of what is past."""
        self.form.add(self._key(field), self._words(label), TextArea(lines=2), text, optional=True)

    def line(self, field: str, label: str, text: str = "", *, optional: bool = True) -> None:
        """Ask for a few words."""
        self.form.add(
            self._key(field), self._words(label), TextField(), text, optional=optional, ems=27
        )

    def choice(self, field: str, label: str, options: tuple[tuple[str, str], ...]) -> None:
        """Ask for one of several."""
        self.form.add(self._key(field), self._words(label), Choice(options), ems=22)

    def tick(self, field: str, words: str) -> None:
        """Ask for yes or no."""
        self.form.add(self._key(field), "", CheckBox(self._words(words)))

    def answer(self, field: str) -> str:
        """Return an answer as text."""
        return self.form.text(self._key(field))

    def day_of(self, field: str) -> date | None:
        """Return a day; None where none can be read."""
        found = self.form.row(self._key(field)).field
        assert isinstance(found, DateField)
        return found.day

    def _key(self, field: str) -> str:
        return f"{self.name}.{field}"

    def _words(self, label: str) -> str:
        if not self.again:
            return label
        ends = label[-1] if label.endswith("?") else ""
        return f"{label.removesuffix('?')}, {self.again}{ends}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of past step: its words beside a box to tick, its questions, and its command."""

    words: str
    ask: Callable[[Asked], None]
    read: Callable[[Asked], PastStep]
    times: int = 1


def _ask_acknowledged(at: Asked) -> None:
    rule = PROVISIONS[at.stage, Clock.ACKNOWLEDGE]
    stage = "" if at.stage is Stage.ONE else "stage 2 "
    at.day("on", f"When was {stage or 'it '}acknowledged? ({rule})")
    at.choice("how", f"How was {stage or 'it '}acknowledged?", SENT)
    of = "" if at.stage is Stage.ONE else " at stage 2"
    at.text("understanding", f"How did you understand it{of}? (5.6)")
    at.text("outcomes_sought", f"What did they want to happen{of}? (5.6)")
    at.text("responsible_for", f"What did you say you are responsible for{of}? (5.7)")
    at.text("not_responsible_for", f"And what not{of}? (5.7)")


def _read_acknowledged(at: Asked) -> PastStep:
    return Acknowledge(
        complaint_id=0,
        stage=at.stage,
        on=at.day_of("on"),
        how=at.answer("how"),
        understanding=at.answer("understanding"),
        outcomes_sought=at.answer("outcomes_sought"),
        responsible_for=at.answer("responsible_for"),
        not_responsible_for=at.answer("not_responsible_for"),
    )


def _ask_defined(at: Asked) -> None:
    of = "" if at.stage is Stage.ONE else " at stage 2"
    at.day("on", f"When was it set out to them{of}?")
    at.text("understanding", f"How was it set out{of}? (5.6)")
    at.text("outcomes_sought", f"What did they want, as it was set out{of}? (5.6)")
    at.text("responsible_for", f"What were you responsible for, and what not{of}? (5.7)")


def _read_defined(at: Asked) -> PastStep:
    return Define(
        complaint_id=0,
        stage=at.stage,
        on=at.day_of("on"),
        understanding=at.answer("understanding"),
        outcomes_sought=at.answer("outcomes_sought"),
        responsible_for=at.answer("responsible_for"),
    )


def _ask_updated(at: Asked) -> None:
    of = "" if at.stage is Stage.ONE else " at stage 2"
    at.day("on", f"When were they told how it stood{of}?")
    at.line("text", f"What were they told then{of}?", optional=False)
    text = "Only if a day was agreed (5.9)."
    at.day("next_on", f"When were they to hear again{of}?", text, optional=True)


def _read_updated(at: Asked) -> PastStep:
    return Update(
        complaint_id=0,
        stage=at.stage,
        on=at.day_of("on"),
        text=at.answer("text"),
        next_on=at.day_of("next_on"),
    )


def _ask_extended(at: Asked) -> None:
    rules = ("6.4", "6.5") if at.stage is Stage.ONE else ("6.15", "6.16")
    of = "" if at.stage is Stage.ONE else " at stage 2"
    at.day("told_on", f"When were they told of a later date{of}?")
    at.day("new_date", f"What was the new date{of}?")
    at.text("reason", f"What reason were they given{of}? ({rules[0]})")
    at.tick("in_writing", f"They were told of it in writing{of}")
    at.tick("ombudsman_given", f"They were given the Ombudsman’s details{of} ({rules[1]})")
    most = "10" if at.stage is Stage.ONE else "20"
    text = f"Only beyond the {most} working days that the Code allows (5.9)."
    at.text("good_reason", f"What was the good reason for longer{of}?", text)


def _read_extended(at: Asked) -> PastStep:
    return Extend(
        complaint_id=0,
        stage=at.stage,
        told_on=at.day_of("told_on"),
        new_date=at.day_of("new_date"),
        reason=at.answer("reason"),
        ombudsman_given=bool(at.answer("ombudsman_given")),
        in_writing=bool(at.answer("in_writing")),
        good_reason=at.answer("good_reason"),
    )


def _ask_answered(at: Asked) -> None:
    stage = f"stage {at.stage.value}"
    rule = "6.9" if at.stage is Stage.ONE else "6.19"
    at.day("on", f"When did the {stage} response go out?")
    at.choice("how", f"How did the {stage} response go out?", SENT)
    at.choice("outcome", f"What was decided at {stage}? ({rule})", OUTCOMES)
    at.text("decision", f"The decision and its reasons at {stage}", "As the letter put them.")
    text = "Everyone who took part in the decision (5.8). Put a comma between names."
    if at.stage is Stage.TWO:
        text += " Nobody who considered stage 1 (6.13)."
    at.line("considered_by", f"Who considered {stage}?", text)
    text = "Only if it was. The annual report lists the reason."
    at.text("late_reason", f"Why was the {stage} response late?", text)


def _read_answered(at: Asked) -> PastStep:
    outcome = at.answer("outcome")
    names = (name.strip() for name in at.answer("considered_by").split(","))
    return Respond(
        complaint_id=0,
        stage=at.stage,
        on=at.day_of("on"),
        outcome=Outcome(outcome) if outcome else None,
        considered_by=tuple(name for name in names if name),
        how=at.answer("how"),
        decision=at.answer("decision"),
        late_reason=at.answer("late_reason"),
    )


def _ask_refused(at: Asked) -> None:
    what = "the complaint" if at.stage is Stage.ONE else "stage 2"
    rule = "2.4" if at.stage is Stage.ONE else "5.11"
    at.day("on", f"When were they told that {what} was refused?")
    at.choice("ground", f"On what ground was {what} refused? (2.2)", GROUNDS)
    at.text("reasons", f"What reasons were they given for refusing {what}? ({rule})")
    at.text("evidence", f"What shows that refusing {what} was right? (2.1)")
    text = "Only if it was refused because of its age."
    at.day(
        "issue_on", f"When had the issue happened, when {what} was refused?", text, optional=True
    )
    at.day("aware_on", f"When did they learn of it, when {what} was refused?", text, optional=True)
    at.text("discretion", f"How was taking {what} all the same considered? (2.3)", text)
    words = f"The letter that refused {what} named the Ombudsman ({rule})"
    at.tick("ombudsman_given", words)


def _read_refused(at: Asked) -> PastStep:
    ground = at.answer("ground")
    return Refuse(
        complaint_id=0,
        stage=at.stage,
        on=at.day_of("on"),
        ground=RefusalGround(ground) if ground else None,
        reasons=at.answer("reasons"),
        evidence=at.answer("evidence"),
        issue_on=at.day_of("issue_on"),
        aware_on=at.day_of("aware_on"),
        discretion=at.answer("discretion"),
        ombudsman_given=bool(at.answer("ombudsman_given")),
    )


def _ask_accepted(at: Asked) -> None:
    what = "the complaint" if at.stage is Stage.ONE else "stage 2"
    text = "That day is the new day 0."
    at.day("on", f"When did the Ombudsman tell you to accept {what}?", text)


def _read_accepted(at: Asked) -> PastStep:
    return AcceptAsTold(complaint_id=0, stage=at.stage, on=at.day_of("on"))


def _ask_withdrawn(at: Asked) -> None:
    at.day("on", "When did they take it back?")
    at.text("words", "What did they say when they took it back?", "In their words.")


def _read_withdrawn(at: Asked) -> PastStep:
    return Withdraw(complaint_id=0, on=at.day_of("on"), words=at.answer("words"))


def _ask_asked(at: Asked) -> None:
    at.day("on", "When did they ask for stage 2? (6.10)")
    at.choice("channel", "How did they ask for it?", WAYS)
    text = "Only if they said so. Nobody has to give reasons (6.12)."
    at.text("reasons", "Why were they not satisfied?", text)


def _read_asked(at: Asked) -> PastStep:
    return AskForStage2(
        complaint_id=0,
        on=at.day_of("on"),
        channel=at.answer("channel"),
        reasons=at.answer("reasons"),
    )


def _ask_noted(at: Asked) -> None:
    at.day("on", "When was the call, visit or letter?")
    text = "In a few words: “Surveyor visited”."
    at.line("what", "What happened then?", text, optional=False)
    at.choice("direction", "Was it a message?", DIRECTIONS)
    at.text("text", "What was said or agreed then?")


def _read_noted(at: Asked) -> PastStep:
    return AddNote(
        complaint_id=0,
        on=at.day_of("on"),
        what=at.answer("what"),
        direction=at.answer("direction"),
        text=at.answer("text"),
    )


ACKNOWLEDGED = Kind("Acknowledged", _ask_acknowledged, _read_acknowledged)
DEFINED = Kind("Set out later what it is about (5.6)", _ask_defined, _read_defined)
UPDATED = Kind("Told how it stands (5.9)", _ask_updated, _read_updated, times=3)
EXTENDED = Kind("Told of a later date", _ask_extended, _read_extended, times=3)
ANSWERED = Kind("Answered", _ask_answered, _read_answered)
ASKED_2 = Kind("Stage 2 asked for (6.10)", _ask_asked, _read_asked)
ACCEPTED = Kind("Accepted, as the Ombudsman told you (2.4)", _ask_accepted, _read_accepted)
STAGE_1: dict[str, Kind] = {
    "acknowledged": ACKNOWLEDGED,
    "defined": DEFINED,
    "extended": EXTENDED,
    "updated": UPDATED,
    "answered": ANSWERED,
    "refused": Kind("Refused (2.1 to 2.5)", _ask_refused, _read_refused),
    "accepted": ACCEPTED,
}
STAGE_2: dict[str, Kind] = {
    "asked_2": ASKED_2,
    "acknowledged_2": ACKNOWLEDGED,
    "defined_2": DEFINED,
    "extended_2": EXTENDED,
    "updated_2": UPDATED,
    "answered_2": ANSWERED,
    "refused_2": Kind("Stage 2 refused (5.11)", _ask_refused, _read_refused),
    "accepted_2": ACCEPTED,
}
ANYTIME: dict[str, Kind] = {
    "noted": Kind("A call, visit or letter (5.12)", _ask_noted, _read_noted, times=3),
    "withdrawn": Kind("The resident took it back", _ask_withdrawn, _read_withdrawn),
}
"""Every kind by its short name, in the order in which they usually happen."""
