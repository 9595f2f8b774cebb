"""The form of the acknowledgement: when and how, the definition, and, if late, why."""

from __future__ import annotations

from chc_desktop.model.rules.commands import Acknowledge
from chc_desktop.model.rules.values import Stage
from chc_desktop.ui.pages.complaint.step_fields import StepFields

HOW_SENT = ("letter", "email", "in person", "telephone")


def build(step: StepFields) -> None:
    """Add the questions of the acknowledgement."""
    step.add_day("on", "When did you acknowledge it?", "The day the resident was told, in any way.")
    rule = "6.2" if step.stage is Stage.ONE else "6.11"
    text = f"It was due within 5 working days ({rule}). The annual report lists the reason."
    step.add_text("late_reason", "Why was it late?", text, lines=2)
    step.add_choice("how", "How?", HOW_SENT)
    step.add_text(
        "understanding",
        "How do you understand the complaint?",
        "The definition: what it is about, in plain words. The letter sets it out (5.6).",
    )
    step.add_text(
        "outcomes_sought",
        "What does the resident want to happen?",
        "Or write that they did not say (5.6).",
        lines=2,
    )
    step.add_text(
        "responsible_for",
        "What are you responsible for?",
        "And what not, if something in it is for somebody else (5.7).",
        optional=True,
        lines=2,
    )
    step.add_text(
        "not_responsible_for", "What are you not responsible for?", optional=True, lines=2
    )
    if step.view.stages:
        step.form.restore({"outcomes_sought": step.view.outcome_sought})


def read(step: StepFields) -> Acknowledge:
    """Return what the answers ask for."""
    form = step.form
    return Acknowledge(
        complaint_id=step.view.id,
        stage=step.stage,
        on=step.day("on"),
        how=form.text("how"),
        understanding=form.text("understanding"),
        outcomes_sought=form.text("outcomes_sought"),
        responsible_for=form.text("responsible_for"),
        not_responsible_for=form.text("not_responsible_for"),
        late_reason=form.text("late_reason") if is_late(step) else "",
    )


def is_late(step: StepFields) -> bool:
    """Whether the day entered is after the one by which it had to be acknowledged (6.2, 6.11)."""
    on = step.day("on")
    stage = next((part for part in step.view.stages if part.stage is step.stage), None)
    if on is None or stage is None:
        return False
    return any(view.label == "Acknowledge by" and on > view.due for view in stage.dates)


def show_late_reason(step: StepFields) -> None:
    """Ask why only where it is late."""
    step.form.show_row("late_reason", shown=is_late(step))
