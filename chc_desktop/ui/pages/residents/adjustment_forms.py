"""The forms of a reasonable adjustment (5.10): asked for, decided, reviewed."""

from __future__ import annotations

from datetime import date

from chc_desktop.model.rules.adjustments import (
    LARGE_PRINT,
    AdjustmentOutcome,
    AskAdjustment,
    DecideAdjustment,
    Decision,
    ReviewAdjustment,
)
from chc_desktop.model.services import adjustments
from chc_desktop.model.services.views_people import AdjustmentView, PersonView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import CheckBox, Choice, TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.task_page import Notes, Task, date_of

ANSWERS = (
    ("", "Not decided yet"),
    (Decision.AGREED.value, "Agreed"),
    (Decision.DECLINED.value, "Declined"),
)
OUTCOMES = (
    (AdjustmentOutcome.KEEP.value, "Keep it as it is"),
    (AdjustmentOutcome.CHANGE.value, "Change it"),
    (AdjustmentOutcome.END.value, "End it"),
)
NEXT_REVIEW = "Left empty: in 6 months. Adjustments are kept under active review (5.10)."
LARGE = "Print their letters large"
PRIVACY: Notes = (
    (
        "What others see",
        (
            "The adjustment shows wherever the person appears: on their page, their complaints and "
            "letters. The reason does not. It stays hidden until somebody presses Show."
        ),
    ),
    (
        "Write down no more than they said",
        "Words about health are special: nobody has to give a reason for what they need.",
    ),
)


def ask(hub: Hub, view: PersonView) -> Task:
    """Ask what somebody needs, and what was answered if it was."""
    form = _ask_form(hub.session.today, view)
    return Task(
        heading="A reasonable adjustment",
        summary=f"{view.name}. {words.about(view)}",
        record="Record adjustment",
        back=words.people_place(view.id),
        back_words="Residents",
        form=form,
        command=lambda: _asked(form, view.id),
        verb=adjustments.ask_adjustment,
        check=adjustments.check,
        done=lambda _: words.people_place(view.id),
        notes=PRIVACY,
        tidy=lambda: _show_answer(form),
    )


def decide(hub: Hub, view: AdjustmentView) -> Task:
    """Ask for the answer to a request."""
    form, today = Form(), hub.session.today
    form.add("decision", "What was decided? (5.10)", RadioGroup(ANSWERS[1:]))
    _add_day(form, today, "on", "When?", "The day on which they were told.")
    _add_answer(form, today)

    def command() -> DecideAdjustment:
        decision = form.text("decision")
        return DecideAdjustment(
            adjustment_id=view.id,
            decision=Decision(decision) if decision else None,
            on=date_of(form, "on").day,
            reasons=form.text("reasons"),
            review_on=date_of(form, "review_on").day,
        )

    return Task(
        heading="Decide the adjustment",
        summary=f"{view.asked.rstrip('.')}. {view.who}.",
        record="Record decision",
        back=words.people_place(view.person_id),
        back_words="Residents",
        form=form,
        command=command,
        verb=adjustments.decide_adjustment,
        check=adjustments.check,
        done=lambda _: words.people_place(view.person_id),
        notes=PRIVACY,
        tidy=lambda: _show_answer(form),
    )


def review(hub: Hub, view: AdjustmentView) -> Task:
    """Ask what came of a review."""
    form = _review_form(hub.session.today, view)
    stage = ("Stage 2 began", "Whoever considers it now looks at the adjustment again (5.10).")
    return Task(
        heading="Review the adjustment",
        summary=f"{view.asked.rstrip('.')}. {view.who}.",
        record="Record review",
        back=words.people_place(view.person_id),
        back_words="Residents",
        form=form,
        command=lambda: _reviewed(form, view.id),
        verb=adjustments.review_adjustment,
        check=adjustments.check,
        done=lambda _: words.people_place(view.person_id),
        notes=((stage,) if view.stage_changed else ()) + PRIVACY[:1],
        tidy=lambda: _show_change(form),
    )


# ---- private


def _ask_form(today: date, view: PersonView) -> Form:
    form = Form()
    _add_day(form, today, "asked_on", "When did they ask?", "Or when they told you of a need.")
    form.add(
        "asked", "What do they ask for?", TextField(), "In their own words: “large print” (5.10)."
    )
    form.add("acts", "", CheckBox(LARGE))
    options = (("", "All contact"), *((str(c.id), c.reference) for c in view.complaints))
    form.add("complaint_id", "What is it for?", Choice(options), ems=18)
    form.add(
        "need",
        "Why do they need it?",
        TextArea(lines=2),
        "Only what they said, in their own words. Hidden on every page.",
        optional=True,
    )
    form.add(
        "disclosed_how",
        "How did they tell you?",
        TextField(),
        "“On the phone, to the secretary.” Hidden too.",
        optional=True,
        ems=27,
    )
    answer = RadioGroup(ANSWERS)
    answer.choose("")
    form.add("decision", "What was answered? (5.10)", answer)
    _add_day(form, today, "decided_on", "When was it answered?", "")
    _add_answer(form, today)
    return form


def _asked(form: Form, person_id: int) -> AskAdjustment:
    asked_on, complaint = date_of(form, "asked_on").day, form.text("complaint_id")
    decision, told = form.text("decision"), form.text("need") or form.text("disclosed_how")
    return AskAdjustment(
        person_id=person_id,
        asked_on=asked_on,
        asked=form.text("asked"),
        need=form.text("need"),
        disclosed_on=asked_on if told.strip() else None,
        disclosed_how=form.text("disclosed_how"),
        complaint_id=int(complaint) if complaint else None,
        acts=(LARGE_PRINT,) if form.text("acts") else (),
        decision=Decision(decision) if decision else None,
        decided_on=date_of(form, "decided_on").day if decision else None,
        reasons=form.text("reasons"),
        review_on=date_of(form, "review_on").day,
    )


def _review_form(today: date, view: AdjustmentView) -> Form:
    form = Form()
    _add_day(form, today, "on", "When was it reviewed?", "Ask them whether it still helps (5.10).")
    form.add("outcome", "What came of it? (5.10)", RadioGroup(OUTCOMES))
    form.add("asked", "What is done from now on?", TextField(view.asked))
    box = CheckBox(LARGE)
    box.setChecked(LARGE_PRINT in view.acts)
    form.add("acts", "", box)
    text = "Needed where it ends. Hidden on every page."
    form.add("note", "What did they say?", TextArea(lines=2), text, optional=True)
    form.add("next_on", "When is the next review?", DateField(today), NEXT_REVIEW, optional=True)
    return form


def _show_change(form: Form) -> None:
    """Ask what changes where it does, and for the next review unless it ends."""
    outcome = form.text("outcome")
    for key in ("asked", "acts"):
        form.show_row(key, shown=outcome == AdjustmentOutcome.CHANGE.value)
    form.show_row("next_on", shown=outcome != AdjustmentOutcome.END.value)


def _reviewed(form: Form, adjustment_id: int) -> ReviewAdjustment:
    outcome = form.text("outcome")
    return ReviewAdjustment(
        adjustment_id=adjustment_id,
        on=date_of(form, "on").day,
        outcome=AdjustmentOutcome(outcome) if outcome else None,
        note=form.text("note"),
        next_on=date_of(form, "next_on").day,
        asked=form.text("asked"),
        acts=(LARGE_PRINT,) if form.text("acts") else (),
    )


def _add_day(form: Form, today: date, key: str, label: str, text: str) -> None:
    field = DateField(today)
    field.set_day(today)
    form.add(key, label, field, text)


def _add_answer(form: Form, today: date) -> None:
    text = "Needed where it is declined: they may ask for them (5.10). Hidden on every page."
    form.add("reasons", "The reasons", TextArea(lines=2), text, optional=True)
    form.add("review_on", "When is it reviewed?", DateField(today), NEXT_REVIEW, optional=True)


def _show_answer(form: Form) -> None:
    """Ask for reasons once there is an answer, and for a review where it is agreed."""
    decision = form.text("decision")
    form.show_row("reasons", shown=bool(decision))
    form.show_row("review_on", shown=decision == Decision.AGREED.value)
    if any(made.key == "decided_on" for made in form.rows):
        form.show_row("decided_on", shown=bool(decision))
