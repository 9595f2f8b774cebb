"""The form of each step: its questions, and the command its answers make.

Keys of rows are the command's field names, so that each problem stands at its question.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chc_desktop.model.rules.commands import (
    AcceptAsTold,
    AddNote,
    AskForStage2,
    CaseCommand,
    Close,
    Extend,
    KeepPromise,
    Refuse,
    Respond,
    Withdraw,
)
from chc_desktop.model.rules.steps import Verb
from chc_desktop.model.rules.values import CHANNELS, Outcome, RefusalGround, Stage
from chc_desktop.model.services.views import ComplaintView
from chc_desktop.ui.pages.complaint import acknowledging, keeping, progress_forms
from chc_desktop.ui.pages.complaint.acknowledging import HOW_SENT
from chc_desktop.ui.pages.complaint.pasting import add_reading
from chc_desktop.ui.pages.complaint.promises import add_promises, read_promises
from chc_desktop.ui.pages.complaint.step_fields import StepFields
from chc_desktop.ui.pages.complaint.unreadable import DAYS, days
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup, TickList

Command = CaseCommand | KeepPromise
OUTCOMES = (
    (Outcome.UPHELD.value, "Upheld"),
    (Outcome.PARTLY_UPHELD.value, "Partly upheld"),
    (Outcome.NOT_UPHELD.value, "Not upheld"),
)
GROUNDS = (
    (RefusalGround.OUT_OF_TIME.value, "It is over 12 months since the issue (2.2)"),
    (
        RefusalGround.LEGAL_PROCEEDINGS.value,
        "A claim form has been filed at court, not only threatened (2.2)",
    ),
    (RefusalGround.ALREADY_CONSIDERED.value, "It was considered under this policy before (2.2)"),
    (RefusalGround.OTHER.value, "Another fair and reasonable ground (2.1)"),
)


class StepForm(StepFields):
    """The form of one step on one complaint."""

    def __init__(self, view: ComplaintView, verb: Verb, today: date, promise_id: int = 0) -> None:
        stage = Stage.TWO if verb is Verb.ASK_STAGE_2 else view.current
        super().__init__(view, stage, today)
        self.verb, self.promise_id = verb, promise_id
        _BUILD[verb](self)
        self.form.finish()
        self.show_needed()

    def command(self) -> Command:
        """Return what the answers ask for; a date that cannot be read is None."""
        return _READ[self.verb](self)

    def show_needed(self) -> None:
        """Show the questions that the other answers make necessary."""
        if self.verb is Verb.ACKNOWLEDGE:
            acknowledging.show_late_reason(self)
        elif self.verb is Verb.REFUSE:
            show_out_of_time(self.form)
        elif self.verb is Verb.KEEP_PROMISE:
            keeping.show_needed(self)
        elif self.verb is Verb.RAISE:
            progress_forms.show_delay(self)


def _build_extend(step: StepForm) -> None:
    rules = ("6.4", "6.5") if step.stage is Stage.ONE else ("6.15", "6.16")
    most = 10 if step.stage is Stage.ONE else 20
    step.add_day("told_on", "When was the resident told?", "On or before the date it was due.")
    step.add_day(
        "new_date",
        "What is the new date?",
        f"At most {most} working days after the date it was due ({rules[0]}).",
        filled=False,
    )
    step.add_text("reason", "What reason were they given?", f"The Code asks for it ({rules[0]}).")
    step.form.add("in_writing", "", CheckBox("They were told in writing"))
    step.form.add(
        "ombudsman_given", "", CheckBox(f"They were given the Ombudsman’s details ({rules[1]})")
    )
    step.add_text(
        "good_reason",
        "Is it longer than that? Say for what good reason",
        "Only needed beyond the most that the Code allows (5.9).",
        optional=True,
        lines=2,
    )
    step.form.add(
        DAYS,
        "How often do you keep them informed?",
        TextField(),
        "In days, as agreed with them. Only needed beyond the most (5.9).",
        optional=True,
        ems=8,
    )


def _read_extend(step: StepForm) -> Extend:
    form = step.form
    return Extend(
        complaint_id=step.view.id,
        stage=step.stage,
        told_on=step.day("told_on"),
        new_date=step.day("new_date"),
        reason=form.text("reason"),
        ombudsman_given=bool(form.text("ombudsman_given")),
        in_writing=bool(form.text("in_writing")),
        good_reason=form.text("good_reason"),
        update_every=days(form.text(DAYS)),
    )


def _build_respond(step: StepForm) -> None:
    step.add_day("on", "When did the response go out?")
    step.add_choice("how", "How?", HOW_SENT)
    rule = "6.9" if step.stage is Stage.ONE else "6.19"
    step.form.add("outcome", f"What was decided? ({rule})", RadioGroup(OUTCOMES))
    step.add_text(
        "decision",
        "The decision and its reasons",
        f"As the letter puts them ({rule}).",
        lines=4,
    )
    _add_considerers(step)
    if any(view.left is not None and view.left < 0 for view in step.view.stages[-1].dates):
        step.add_text(
            "late_reason", "Why was it late?", "The annual report lists the reason.", lines=2
        )
    add_promises(step.form, step.today)
    step.add_text(
        "learning",
        "What have you learned from it?",
        "What should change for everyone (9.1 to 9.3).",
        optional=True,
        lines=2,
    )


def _add_considerers(step: StepForm) -> None:
    """Ask who considered it: those who may are offered, those who were asked are ticked (5.8)."""
    view = step.view
    names = tuple(dict.fromkeys((*view.people, *view.asked)))
    text = " ".join(("Everyone who took part in the decision (5.8).", *view.barred))
    label = f"Who considered stage {step.stage.value}?"
    if names:
        ticks = TickList(tuple((name, name) for name in names))
        ticks.choose_all(view.asked)
        step.form.add("considered_by", label, ticks, text)
    step.form.add(
        "considered_other" if names else "considered_by",
        "Someone else" if names else label,
        TextField(),
        "Several names: put a comma between them." if names else text,
        optional=bool(names),
        ems=26,
    )


def _read_respond(step: StepForm) -> Respond:
    form = step.form
    keys = {made.key for made in form.rows}
    names = form.text("considered_by").replace(",", "\n").split("\n")
    if "considered_other" in keys:
        names += form.text("considered_other").split(",")
    outcome = form.text("outcome")
    return Respond(
        complaint_id=step.view.id,
        stage=step.stage,
        on=step.day("on"),
        outcome=Outcome(outcome) if outcome else None,
        considered_by=tuple(name.strip() for name in names if name.strip()),
        how=form.text("how"),
        decision=form.text("decision"),
        late_reason=form.text("late_reason") if "late_reason" in keys else "",
        promises=read_promises(form),
        learning=form.text("learning"),
    )


def _build_stage_2(step: StepForm) -> None:
    step.add_day(
        "on", "When did they ask?", "The day anyone was told. They need no form and no reasons."
    )
    step.add_choice("channel", "How did it reach you?", CHANNELS)
    step.add_text(
        "reasons",
        "Why are they not satisfied?",
        "Only if they said so. Nobody has to give reasons (6.12).",
        optional=True,
    )


def _read_stage_2(step: StepForm) -> AskForStage2:
    form = step.form
    return AskForStage2(
        complaint_id=step.view.id,
        on=step.day("on"),
        channel=form.text("channel"),
        reasons=form.text("reasons"),
    )


def _build_refuse(step: StepForm) -> None:
    rule = "2.4" if step.stage is Stage.ONE else "5.11"
    step.add_day("on", "When was the resident told?")
    step.form.add("ground", "On what ground?", RadioGroup(GROUNDS))
    step.add_text(
        "reasons", "The reasons in this case", f"The letter must explain them ({rule}).", lines=4
    )
    shown = "You must be able to evidence it: letters, dates, a claim’s number (2.1)."
    step.add_text("evidence", "What shows it?", shown, lines=2)
    for key, label in (
        ("issue_on", "When did the issue happen?"),
        ("aware_on", "When did they become aware of it?"),
    ):
        field = DateField(step.today)
        text = "The 12 months run from the later of the two (2.2)."
        step.form.add(key, label, field, text)
    step.add_text(
        "discretion",
        "How did you consider accepting it all the same?",
        "The Code asks landlords to use discretion (2.3).",
        lines=2,
    )
    words = f"The letter says that they can go to the Ombudsman ({rule})"
    step.form.add("ombudsman_given", "", CheckBox(words))


def show_out_of_time(form: Form) -> None:
    """Show the questions about the 12 months only for that ground."""
    wanted = form.text("ground") == RefusalGround.OUT_OF_TIME.value
    for key in ("issue_on", "aware_on", "discretion"):
        form.show_row(key, shown=wanted)


def _read_refuse(step: StepForm) -> Refuse:
    form = step.form
    ground = form.text("ground")
    return Refuse(
        complaint_id=step.view.id,
        stage=step.stage,
        on=step.day("on"),
        ground=RefusalGround(ground) if ground else None,
        reasons=form.text("reasons"),
        evidence=form.text("evidence"),
        issue_on=step.day("issue_on"),
        aware_on=step.day("aware_on"),
        discretion=form.text("discretion"),
        ombudsman_given=bool(form.text("ombudsman_given")),
    )


def _build_accept(step: StepForm) -> None:
    step.add_day("on", "When did the Ombudsman tell you?", "That day is the new day 0.")


def _read_accept(step: StepForm) -> AcceptAsTold:
    return AcceptAsTold(complaint_id=step.view.id, stage=step.stage, on=step.day("on"))


def _build_withdraw(step: StepForm) -> None:
    step.add_day("on", "When did they take it back?")
    step.add_text("words", "In their words", optional=True)


def _read_withdraw(step: StepForm) -> Withdraw:
    return Withdraw(complaint_id=step.view.id, on=step.day("on"), words=step.form.text("words"))


def _build_close(step: StepForm) -> None:
    step.add_day("on", "When do you close it?", "Promises live on, and are chased (6.6, 6.17).")
    step.add_text("note", "Anything to remember?", optional=True)


def _read_close(step: StepForm) -> Close:
    return Close(complaint_id=step.view.id, on=step.day("on"), note=step.form.text("note"))


def _build_note(step: StepForm) -> None:
    step.add_day("on", "When?")
    step.form.add("what", "What happened?", TextField(), "In a few words: “Surveyor visited”.")
    directions = (("", "No"), ("in", "From the resident"), ("out", "To the resident"))
    step.form.add("direction", "Was it a message?", Choice(directions), ems=18)
    step.add_choice("channel", "How?", ("", *CHANNELS, "visit"))
    text = "An email or message can be pasted in whole. It is kept with the complaint (5.12)."
    step.add_text("text", "What was said or agreed?", text, optional=True)
    add_reading(step.form)


def _read_note(step: StepForm) -> AddNote:
    form = step.form
    return AddNote(
        complaint_id=step.view.id,
        on=step.day("on"),
        what=form.text("what"),
        direction=form.text("direction"),
        channel=form.text("channel"),
        text=form.text("text"),
    )


_BUILD: dict[Verb, Callable[[StepForm], None]] = {
    Verb.ACKNOWLEDGE: acknowledging.build,
    Verb.DEFINE: progress_forms.build_define,
    Verb.UPDATE: progress_forms.build_update,
    Verb.RAISE: progress_forms.build_raise,
    Verb.EXTEND: _build_extend,
    Verb.RESPOND: _build_respond,
    Verb.ASK_STAGE_2: _build_stage_2,
    Verb.REFUSE: _build_refuse,
    Verb.ACCEPT: _build_accept,
    Verb.WITHDRAW: _build_withdraw,
    Verb.CLOSE: _build_close,
    Verb.NOTE: _build_note,
    Verb.KEEP_PROMISE: lambda step: keeping.build(step, step.promise_id),
}
_READ: dict[Verb, Callable[[StepForm], Command]] = {
    Verb.ACKNOWLEDGE: acknowledging.read,
    Verb.DEFINE: progress_forms.read_define,
    Verb.UPDATE: progress_forms.read_update,
    Verb.RAISE: progress_forms.read_raise,
    Verb.EXTEND: _read_extend,
    Verb.RESPOND: _read_respond,
    Verb.ASK_STAGE_2: _read_stage_2,
    Verb.REFUSE: _read_refuse,
    Verb.ACCEPT: _read_accept,
    Verb.WITHDRAW: _read_withdraw,
    Verb.CLOSE: _read_close,
    Verb.NOTE: _read_note,
    Verb.KEEP_PROMISE: lambda step: keeping.read(step, step.promise_id),
}
