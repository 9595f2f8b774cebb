"""The forms of a restriction on contact (5.14, 5.15): decided with its grounds, reviewed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from chc_desktop.model.rules.adjustments import Decision
from chc_desktop.model.rules.restrictions import (
    STAYS_OPEN,
    Incident,
    Restrict,
    RestrictionOutcome,
    ReviewRestriction,
)
from chc_desktop.model.rules.wording import long_date
from chc_desktop.model.services import people, restrictions
from chc_desktop.model.services.views_people import PersonView, RestrictionView
from chc_desktop.ui.hub import Hub
from chc_desktop.ui.viewmodels import people_words as words
from chc_desktop.ui.widgets.basics import column
from chc_desktop.ui.widgets.completer import offer
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.fields import TextArea, TextField
from chc_desktop.ui.widgets.form import Form
from chc_desktop.ui.widgets.groups import RadioGroup
from chc_desktop.ui.widgets.task_page import Notes, Task, date_of

MOST_INCIDENTS = 12
OUTCOMES = (
    (RestrictionOutcome.LIFT.value, "Lift it: it ends now"),
    (RestrictionOutcome.EASE.value, "Ease it: less is restricted"),
    (RestrictionOutcome.KEEP.value, "Keep it as it is"),
    (RestrictionOutcome.EXTEND.value, "Extend it: it ends later"),
)
NOTES: Notes = (
    (
        "What always stays open (5.14)",
        f"{words.stays_open(STAYS_OPEN)} No restriction closes these.",
    ),
    (
        "How long (our own rule)",
        (
            "A review at least every 3 months. Without one it stops applying by itself. Over 6 "
            "months needs a good reason, over 12 is not possible."
        ),
    ),
    (
        "Who decides (5.14)",
        "Nobody whom this person complains about. A restriction never stops a complaint.",
    ),
)


def restrict(hub: Hub, view: PersonView) -> Task:
    """Ask for everything that makes a restriction fair."""
    form = _restrict_form(hub, view)
    return Task(
        heading="Restrict contact",
        summary=f"{view.name}. {words.about(view)}",
        record="Record restriction",
        back=words.people_place(view.id),
        back_words="Residents",
        form=form,
        command=lambda: _restricted(form, view.id),
        verb=restrictions.restrict,
        check=restrictions.check,
        done=lambda _: words.people_place(view.id),
        notes=NOTES,
    )


def review(hub: Hub, view: RestrictionView) -> Task:
    """Ask what came of a review."""
    form = _review_form(hub.session.today, view)
    return Task(
        heading="Review the restriction",
        summary=f"{view.subject.rstrip('.')}. {view.who}. {view.state_words}",
        record="Record review",
        back=words.people_place(view.person_id),
        back_words="Residents",
        form=form,
        command=lambda: _reviewed(form, view.id),
        verb=restrictions.review_restriction,
        check=restrictions.check,
        done=lambda _: words.people_place(view.person_id),
        notes=NOTES[:2],
        tidy=lambda: _show_change(form),
    )


def read_incidents(form: Form) -> tuple[Incident, ...]:
    """Return the incidents written; one with only a day, or only words, counts too."""
    known = {made.key for made in form.rows}
    found = []
    for number in range(1, MOST_INCIDENTS + 1):
        if _fact(number) not in known:
            break
        fact, day = form.text(_fact(number)), date_of(form, _day(number))
        if fact.strip() or day.text().strip():
            found.append(Incident(day.day, fact))
    return tuple(found)


# ---- private


def _restrict_form(hub: Hub, view: PersonView) -> Form:
    form, today = Form(), hub.session.today
    text = "Which contact, about what: “one email a week about the garden wall” (5.14)."
    form.add("subject", "What is restricted?", TextField(), text)
    form.add_widget(_Incidents(form, today))
    _add_steps(form)
    _add_regard(form, adjusted=_adjusted(view))
    decider = TextField()
    offer(decider, hub.ask(people.officers), "Officers that match")
    text = "Not somebody whom they complain about (5.14)."
    form.add("decided_by", "Who decided it?", decider, text, ems=27)
    start = DateField(today)
    start.set_day(today)
    form.add_beside(
        form.make_row("start_on", "When does it start?", start),
        form.make_row("end_on", "When does it end? (5.15)", DateField(today)),
    )
    text = "Left empty: in 3 months, or at the end."
    form.add("review_on", "When is it reviewed?", DateField(today), text, optional=True)
    text = "The letter to them names it (5.14)."
    form.add("appeal", "How can they ask to look at it again?", TextArea(lines=2), text)
    return form


def _restricted(form: Form, person_id: int) -> Restrict:
    return Restrict(
        person_id=person_id,
        subject=form.text("subject"),
        incidents=read_incidents(form),
        warnings=form.text("warnings"),
        waived_warning=form.text("waived_warning"),
        other_steps=form.text("other_steps"),
        equality_regard=form.text("equality_regard"),
        disability_regard=form.text("disability_regard"),
        proportionate=form.text("proportionate"),
        decided_by=form.text("decided_by"),
        start_on=date_of(form, "start_on").day,
        end_on=date_of(form, "end_on").day,
        review_on=date_of(form, "review_on").day,
        appeal=form.text("appeal"),
    )


def _review_form(today: date, view: RestrictionView) -> Form:
    form = Form()
    day = DateField(today)
    day.set_day(today)
    form.add("on", "When was it reviewed?", day)
    form.add("outcome", "What came of it? (5.14)", RadioGroup(OUTCOMES))
    form.add("subject", "What is restricted from now on?", TextField(view.subject))
    text = f"Now it ends on {long_date(view.end_on)} (5.15)."
    form.add("end_on", "When does it end?", DateField(today), text)
    text = "Why it is still needed, or why not (5.14)."
    form.add("note", "The reasons", TextArea(lines=2), text)
    text = "Left empty: in 3 months, or at the end."
    form.add("next_on", "When is the next review?", DateField(today), text, optional=True)
    return form


def _show_change(form: Form) -> None:
    """Ask what changes where it does, and for the next review unless it is lifted."""
    outcome = form.text("outcome")
    form.show_row("subject", shown=outcome == RestrictionOutcome.EASE.value)
    form.show_row("end_on", shown=outcome == RestrictionOutcome.EXTEND.value)
    form.show_row("next_on", shown=outcome != RestrictionOutcome.LIFT.value)


def _reviewed(form: Form, restriction_id: int) -> ReviewRestriction:
    outcome = form.text("outcome")
    return ReviewRestriction(
        restriction_id=restriction_id,
        on=date_of(form, "on").day,
        outcome=RestrictionOutcome(outcome) if outcome else None,
        note=form.text("note"),
        next_on=date_of(form, "next_on").day,
        subject=form.text("subject"),
        end_on=date_of(form, "end_on").day,
    )


class _Incidents(QWidget):
    """Asks for a dated fact, and for the next one once it is begun."""

    def __init__(self, form: Form, today: date) -> None:
        super().__init__()
        self._form, self._today, self._count = form, today, 0
        self._lines = column(spacing=12)
        self.setLayout(self._lines)
        self._add()
        form.changed.connect(self._grow)

    @Slot()
    def _grow(self) -> None:
        begun = bool(self._form.text(_fact(self._count)).strip())
        if begun and self._count < MOST_INCIDENTS:
            self._add()

    def _add(self) -> None:
        self._count += 1
        number = self._count
        which = "" if number == 1 else f" ({number})"
        text = "One incident with its day: a fact, not a judgement (5.14)." if number == 1 else ""
        optional = number > 1
        fact = self._form.make_row(
            _fact(number), f"What happened?{which}", TextArea(lines=2), text, optional=optional
        )
        day = DateField(self._today)
        on = self._form.make_row(_day(number), f"On what day?{which}", day, optional=optional)
        self._lines.addWidget(fact)
        self._lines.addWidget(on)


def _fact(number: int) -> str:
    # The first row carries the command's own field name, so that problems find it.
    return "incidents" if number == 1 else f"incident_{number}"


def _day(number: int) -> str:
    return f"incident_on_{number}"


def _add_steps(form: Form) -> None:
    form.add(
        "other_steps",
        "What else was tried before?",
        TextArea(lines=2),
        "A restriction is the last step (5.14).",
    )
    form.add(
        "warnings",
        "When and how were they warned?",
        TextArea(lines=2),
        "With the day, and what was said (5.14).",
    )
    form.add(
        "waived_warning",
        "Or why was there no warning?",
        TextArea(lines=2),
        "Only after threats or violence (5.14).",
        optional=True,
    )


def _add_regard(form: Form, *, adjusted: bool) -> None:
    form.add(
        "equality_regard",
        "What regard was had to the Equality Act 2010? (5.15)",
        TextArea(lines=2),
    )
    form.add(
        "disability_regard",
        "Could it come from a disability? (5.15)",
        TextArea(lines=2),
        "And what does that mean for the restriction? Hidden on every page."
        + (" An adjustment is on record for them." if adjusted else ""),
        optional=not adjusted,
    )
    form.add(
        "proportionate",
        "Why is it proportionate? (5.15)",
        TextArea(lines=2),
        "And why nothing less would do.",
    )


def _adjusted(view: PersonView) -> bool:
    return any(
        found.ended_on is None and (found.decision is not Decision.DECLINED or found.need_hidden)
        for found in view.adjustments
    )
