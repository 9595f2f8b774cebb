"""The form of a promise that is done; money says how it reached the resident (6.6, 6.17, 7.3)."""

from __future__ import annotations

from chc_desktop.model.rules.commands import KeepPromise
from chc_desktop.model.rules.compensation import ARREARS, WAYS_TO_PAY
from chc_desktop.model.rules.wording import pounds, short_date
from chc_desktop.ui.pages.complaint.step_fields import StepFields
from chc_desktop.ui.widgets.basics import Card, Label
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.tokens import Role


def build(step: StepFields, promise_id: int) -> None:
    """Say which promise it is, and ask when it was done and what shows it."""
    promise = next((p for p in step.view.promises if p.id == promise_id), None)
    if promise is not None:
        card = Card("sunken", margin=14)
        money = f", {pounds(promise.amount)}" if promise.amount else ""
        card.body.addWidget(Label(f"{promise.what}{money}", Role.BOLD))
        by = f"By {short_date(promise.due_on, step.today.year)}" if promise.due_on else ""
        detail = ". ".join(filter(None, (by, promise.owner)))
        if detail:
            card.body.addWidget(Label(detail, tone="muted"))
        step.form.add_widget(card)
    paid = promise is not None and promise.amount > 0
    step.add_day("on", "When was it paid?" if paid else "When was it done?")
    if paid:
        step.add_choice("paid_how", "How was it paid?", WAYS_TO_PAY)
        text = "The Ombudsman’s view is that it needs their agreement (7.4)."
        field = DateField(step.today)
        label = "When did they agree to set it against the rent?"
        step.form.add("arrears_agreed_on", label, field, text, optional=True)
    text = "An invoice, a photograph, a receipt (7.3)."
    step.add_text("proof", "What shows that it is done?", text, optional=True, lines=2)


def read(step: StepFields, promise_id: int) -> KeepPromise:
    """Return what the answers ask for."""
    paid = _asks_how(step)
    return KeepPromise(
        promise_id=promise_id,
        on=step.day("on"),
        proof=step.form.text("proof"),
        paid_how=step.form.text("paid_how") if paid else "",
        arrears_agreed_on=step.day("arrears_agreed_on") if paid else None,
    )


def show_needed(step: StepFields) -> None:
    """Ask for the resident's agreement only where the rent account is meant."""
    if _asks_how(step):
        set_off = step.form.text("paid_how") == ARREARS
        step.form.show_row("arrears_agreed_on", shown=set_off)


def _asks_how(step: StepFields) -> bool:
    return "paid_how" in {made.key for made in step.form.rows}
