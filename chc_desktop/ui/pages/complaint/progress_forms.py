"""The forms between acknowledging and answering: define, tell how it stands, something new."""

from __future__ import annotations

from chc_desktop.model.rules.commands import Define, RaiseIssue, Update
from chc_desktop.model.rules.values import CHANNELS, Stage
from chc_desktop.ui.pages.complaint.acknowledging import HOW_SENT
from chc_desktop.ui.pages.complaint.step_fields import StepFields
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.groups import RadioGroup

_BELONGS = (
    ("yes", "Yes, it is about the same matter"),
    ("no", "No, it is another matter"),
)
_DELAYS = (("no", "No"), ("yes", "Yes, it would have to wait for it"))


def build_define(step: StepFields) -> None:
    """Add the questions of the complaint definition (5.6, 5.7)."""
    rule = "6.2" if step.stage is Stage.ONE else "6.11"
    text = f"The day it was set out to the resident. It was due with the acknowledgement ({rule})."
    step.add_day("on", "When was it defined?", text)
    step.add_text(
        "understanding",
        "How do you understand the complaint?",
        "What it is about, in plain words, with what was raised since (5.6, 6.8).",
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
        lines=2,
    )
    step.add_text(
        "not_responsible_for", "What are you not responsible for?", optional=True, lines=2
    )
    stage = next((part for part in step.view.stages if part.stage is step.stage), None)
    if stage is not None:
        step.form.restore(
            {
                "understanding": stage.understanding,
                "outcomes_sought": stage.outcomes_sought or step.view.outcome_sought,
                "responsible_for": stage.responsible_for,
                "not_responsible_for": stage.not_responsible_for,
            }
        )


def read_define(step: StepFields) -> Define:
    """Return what the answers ask for."""
    form = step.form
    return Define(
        complaint_id=step.view.id,
        stage=step.stage,
        on=step.day("on"),
        understanding=form.text("understanding"),
        outcomes_sought=form.text("outcomes_sought"),
        responsible_for=form.text("responsible_for"),
        not_responsible_for=form.text("not_responsible_for"),
    )


def build_update(step: StepFields) -> None:
    """Add the questions of an update (5.9)."""
    step.add_day("on", "When were they told?")
    step.add_choice("how", "How?", HOW_SENT)
    step.add_text("text", "What were they told?", "What was done since, and what comes next.")
    step.form.add(
        "next_on",
        "When will they hear again?",
        DateField(step.today),
        "As agreed with them. Today reminds you (5.9).",
        optional=True,
    )


def read_update(step: StepFields) -> Update:
    """Return what the answers ask for."""
    form = step.form
    return Update(
        complaint_id=step.view.id,
        stage=step.stage,
        on=step.day("on"),
        how=form.text("how"),
        text=form.text("text"),
        next_on=step.day("next_on"),
    )


def build_raise(step: StepFields) -> None:
    """Add the questions about a new issue (6.8)."""
    step.add_day("on", "When did they raise it?", "The day anyone at the landlord was told.")
    step.add_choice("channel", "How did it reach you?", CHANNELS)
    step.add_text("words", "What is new?", "In their own words.")
    if step.view.stages[0].open:
        step.form.add(
            "related", "Does it belong to what you are looking into? (6.8)", RadioGroup(_BELONGS)
        )
        step.form.add(
            "would_delay",
            "Would answering it too delay the response unreasonably? (6.8)",
            RadioGroup(_DELAYS),
        )


def show_delay(step: StepFields) -> None:
    """Ask about the delay only for what belongs to it."""
    if _asked(step):
        step.form.show_row("would_delay", shown=step.form.text("related") == "yes")


def read_raise(step: StepFields) -> RaiseIssue:
    """Return what the answers ask for."""
    form = step.form
    asked = _asked(step)
    return RaiseIssue(
        complaint_id=step.view.id,
        on=step.day("on"),
        words=form.text("words"),
        channel=form.text("channel"),
        related=_yes(form.text("related")) if asked else None,
        would_delay=_yes(form.text("would_delay")) if asked else None,
    )


def _asked(step: StepFields) -> bool:
    return any(made.key == "related" for made in step.form.rows)


def _yes(answer: str) -> bool | None:
    return answer == "yes" if answer else None
